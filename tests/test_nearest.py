"Nearest rows, picks that differ, lists; the index built on them, and what former versions saved."

import importlib
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest

from fashionrec import nearest
from fashionrec.data import Catalogue
from fashionrec.embedder import Embedded, Embedder, occlusion
from fashionrec.nearest import cover_classes, mmr, top_k, unit
from fashionrec.resnet_similarity import SimilarityIndex

FORMER = Path(__file__).parent / 'former'


@pytest.fixture(scope='module')
def items():
    return unit(np.random.default_rng(0).standard_normal((3000, 32)))


@pytest.fixture(scope='module')
def index():
    return SimilarityIndex.build(Catalogue.sample(80), Embedder('fashion'))


@pytest.mark.parametrize('amd', [True, False])
def test_by_numpy_and_by_torch(items, monkeypatch, amd):
    "Whoever multiplies, the nearest are the same"
    monkeypatch.setattr(nearest, '_AMD', amd)
    everything = items[:200] @ items.T
    scores, rows = top_k(items[:200], items, 6)
    np.testing.assert_array_equal(rows, np.argsort(-everything, axis=1)[:, :6])
    np.testing.assert_allclose(scores, -np.sort(-everything, axis=1)[:, :6], atol=1e-5)


def test_filter_that_keeps_nothing(items):
    assert top_k(items[:2], items, 10, np.zeros(3000, bool))[1].shape == (2, 0)


def test_searches_that_overlap_share_one_thread():
    "NumPy gets its threads back when the last of two overlapping searches is done"
    one = nearest._OneBlasThread()

    def threads():
        return {library['num_threads'] for library in one.blas.info()}

    before = threads()
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(one)
        second.enter_context(one)
        first.close()
        assert threads() <= {1}
    assert threads() == before


def test_mmr_as_by_hand():
    "One query and many pick what the formula says"
    rng = np.random.default_rng(1)
    vectors = unit(rng.standard_normal((40, 8)))
    scores = np.sort(rng.random(40).astype(np.float32))[::-1].copy()
    picked = []
    near = np.full(40, -1, np.float32)
    for _ in range(6):
        value = 0.6 * scores - 0.4 * near
        value[picked] = -np.inf
        picked.append(int(value.argmax()))
        near = np.maximum(near, vectors @ vectors[picked[-1]])
    assert mmr(scores, vectors, 6, 0.4).tolist() == picked
    many = mmr(np.stack([scores, scores[::-1]]), np.stack([vectors, vectors[::-1]]), 6, 0.4)
    assert many[0].tolist() == picked and (39 - many[1]).tolist() == picked
    assert len(mmr(scores, vectors, 10**6, 1)) == 40 and not len(
        mmr(scores[:0], vectors[:0], 6, 0.4)
    )
    assert scores[0] == scores.max()  # What was given is as it was


def test_cover_needs_no_order_of_columns():
    "Two columns that make products alike together are covered together"
    chances = {'type': np.eye(2)[[0, 0, 1, 1]], 'colour': np.eye(2)[[0, 1, 0, 1]]}
    query = {'type': np.array([[0.9, 0.1]]), 'colour': np.array([[0.6, 0.4]])}
    for alike in (['type', 'colour'], ['colour', 'type']):
        assert cover_classes(np.ones(4), query, chances, alike, 2, 1) == [0, 1]


def test_cover_finds_all_that_there_is(index):
    "Cover changes the order and loses nothing, also where the index knows no tags"
    query = index.products.index[0]
    assert {*index.search(query, 10**6, cover=0.5).index} == {*index.search(query, 10**6).index}
    untold = SimilarityIndex(index.vectors, index.products[[]], index.embedder)
    assert len(untold.search(query, 6, cover=0.5)) == 6
    for bad in (dict(cover=2), dict(cover=0.5, diversity=0.5)):
        with pytest.raises(ValueError):
            index.search(query, **bad)
    with pytest.raises(ValueError, match='embedder tags'):
        SimilarityIndex(index.vectors, index.products).search(query, cover=0.5)


def test_tags_that_the_table_knows_are_sure(index):
    tagger = index.embedder.tagger
    rows = np.arange(50)
    likely = tagger.from_vectors(index.vectors[:50])
    assert likely['gender'].max(1).min() < 0.99
    sure = index._now.with_known(
        tagger.from_vectors(index.vectors[:50]), rows, ['gender'], tagger.vocab
    )
    known = index.products.gender[:50].isin(tagger.vocab['gender']).to_numpy()
    found = np.array(tagger.vocab['gender'])[sure['gender'].argmax(1)]
    assert (found[known] == index.products.gender[:50][known]).all() and (
        sure['gender'].max(1)[known] == 1
    ).all()
    np.testing.assert_allclose(sure['baseColour'], likely['baseColour'])


def test_photos_that_were_looked_at(index):
    "A look gives the vector and the tags of a photo; the index searches with it and embeds nothing"
    ids = index.products.index[:3]
    photos = [index.picture(id) for id in ids]
    seen = index.embedder.look(photos)
    assert len(seen) == 3 and seen[0].tags == index.embedder.tagger.tag(photos[0]).tag.to_dict()
    np.testing.assert_allclose(
        np.stack([one.vector for one in seen]), index.embedder.embed(photos), atol=1e-6
    )
    by_photo = index.explain(photos[0], index.search(photos[0], 4))
    with patch.object(Embedder, 'embed', side_effect=AssertionError('embedded again')):
        found = index.search(seen[0], 4, cover=0.5)
        nearest_four = index.search(seen[0], 4)
        many = index.search([seen[1], ids[0], seen[2]], 2)
    pd.testing.assert_frame_equal(pd.DataFrame(nearest_four), pd.DataFrame(by_photo), atol=1e-5)
    assert len(found) == 4 and nearest_four.gallery().count('<img') == 5
    assert (
        many.index.nlevels == 2
        and [*many.asked] == [0, ids[0], 2]
        and many.gallery().count('<img') == 9
    )
    plain = index.search(Embedded(seen[0].vector), 4)
    assert 'shared' not in plain and plain.gallery().count('<img') == 4
    assert len(index.embedder.look(np.stack([np.asarray(photo) for photo in photos]))) == 3
    with pytest.raises(ValueError, match='a vector of 3 numbers'):
        index.search(Embedded(np.ones(3)))


def test_occlusion_by_hand():
    "captum blanks the squares that we would, and takes the mean over those that cover a pixel"
    image = np.random.default_rng(0).integers(0, 255, (20, 16, 3)).astype(np.uint8)

    def embed(images):
        return images.reshape(len(images), -1, 3).mean(1).astype(np.float32)

    vector = np.array([1, 0, 0], np.float32)
    lost = np.zeros((20, 16))
    times = np.zeros((20, 16))
    for top in range(0, 13, 4):
        for left in range(0, 9, 4):
            blank = image.copy()
            blank[top : top + 8, left : left + 8] = 255
            lost[top : top + 8, left : left + 8] += (embed(image[None]) - embed(blank[None]))[
                0
            ] @ vector
            times[top : top + 8, left : left + 8] += 1
    np.testing.assert_allclose(
        occlusion(embed, image, vector, hole=8, step=4), lost / times, atol=1e-3
    )


def test_lists_follow_changes(tmp_path):
    """Rows that come and go are found, or not, by lists too; a saved index with lists says that
    it needs faiss"""
    pytest.importorskip('faiss')
    rng = np.random.default_rng(0)
    table = pd.DataFrame(dict(colour=rng.choice(['red', 'blue'], 3000)))
    big = SimilarityIndex(rng.standard_normal((3000, 32)), table).approximate(probes=40)
    gone = big.search(0).index[:3]
    big.remove(gone)
    assert not big.search(0).index.isin(gone).any()
    big.add(big.query(0)[None] + 0.01, pd.DataFrame(dict(colour='red'), index=[-7]))
    assert big.search(0).index[0] == -7
    assert len(big.vectors) == 3000 - 3 + 1  # Rows are given back, and the lists follow
    assert big.search(0).index[0] == -7
    with pytest.raises(ValueError, match='at least 1'):
        big.approximate(probes=0)
    big.save(tmp_path / 'big')
    assert SimilarityIndex.load(tmp_path / 'big').search(0).index.equals(big.search(0).index)
    with patch.dict(sys.modules, faiss=None), pytest.raises(ImportError, match='needs faiss'):
        SimilarityIndex.load(tmp_path / 'big')


def test_an_edit_that_fails_saves_nothing(tmp_path):
    SimilarityIndex(np.eye(4), pd.DataFrame(index=range(4))).save(tmp_path / 'index')
    with pytest.raises(RuntimeError, match='broke off'):
        with SimilarityIndex.editing(tmp_path / 'index') as index:
            index.remove([0, 1])
            raise RuntimeError('the feed broke off')
    assert len(SimilarityIndex.load(tmp_path / 'index')) == 4


@pytest.mark.parametrize('build', ['d5d9ffb', 'e8090a0'])
def test_folders_of_former_builds(build, tmp_path):
    "Indexes that former builds saved are read, and saved again as this one does"
    index = SimilarityIndex.load(FORMER / f'index_{build}')
    for twin in (index, SimilarityIndex.load(_saved(index, tmp_path / 'again'))):
        found = twin.search(100)
        assert found.index.tolist() == [101, 109, 104, 108, 102, 106]
        np.testing.assert_allclose(found.score.iloc[:2], [0.699995, 0.485583], atol=1e-5)
        assert (
            len(twin) == 9
            and 103 not in twin.products.index
            and str(twin.products.year.dtype) == 'Int64'
        )
        if build == 'e8090a0':
            assert twin.products['size'].tolist()[:2] == [36, 'M'] and list(
                twin.products[7][100]
            ) == [1, 2]


def _saved(index, folder):
    index.save(folder)
    return folder


def test_read_only_vectors_make_no_warning(tmp_path, recwarn):
    "The vectors of a saved index can't be written to; torch, which only reads them, says nothing"
    SimilarityIndex(np.eye(4), pd.DataFrame(index=range(4))).save(tmp_path / 'index')
    index = SimilarityIndex.load(tmp_path / 'index')
    assert isinstance(index._now.store, np.memmap)
    index.search(0, where=dict(id=[1, 2]))
    assert not [warning for warning in recwarn if 'not writable' in str(warning.message)]


def test_pages_of_maps(index):
    "Bokeh's own script has a <body> in it; what we add stands after it"
    pytest.importorskip('bokeh')
    from fashionrec.maps import interactive_map

    page = interactive_map(index, index.products.index[:20])
    with tempfile.TemporaryDirectory() as folder:
        page.save(f'{folder}/map.html')
        whole = Path(f'{folder}/map.html').read_text()
    assert whole.index('END bokeh') < whole.index('id="near"')
    assert repr(page) == 'MapPage of 20 products' and page._repr_html_().startswith('<iframe')


def test_former_names_are_found():
    "What moved to other rooms is imported from its former module as before"
    module = importlib.import_module('fashionrec.resnet_similarity')
    for name in (
        'unit',
        'top_k',
        'nearest',
        'Results',
        'EXPLAINED',
        'BESIDE',
        'Embedder',
        'ProductMap',
        'product_map',
        'plot_map',
        'MapPage',
        'interactive_map',
        'query_metrics',
        'ranking_metrics',
        'retrieval_set',
        'bootstrap_interval',
        'evaluate_retrieval',
        'agreement',
        'colour_histogram',
        'compare_embedders',
    ):
        assert callable(getattr(module, name)) or name in ('EXPLAINED', 'BESIDE')


def test_the_door_opens_at_once():
    "The index is imported without what trains, plots, maps or explains"
    import subprocess

    heavy = (
        'umap openTSNE seaborn matplotlib captum timm torchvision sklearn faiss fastai bokeh kagglehub'  # noqa: E501
    ).split()
    code = f'import sys, fashionrec.resnet_similarity; print([name for name in {heavy} if name in sys.modules])'  # noqa: E501
    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == '[]'
