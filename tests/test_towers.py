"""Words and pictures in one space: towers by themselves, and the voice of pictures in an index."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch
from fashionrec.data import Catalogue
from fashionrec.resnet_similarity import Embedder, SimilarityIndex
from fashionrec.tagging import Tagger
from fashionrec.towers import SEEN, PictureHead, TextTower, Towers, body_fingerprint
from fashionrec.words import search_words

pytestmark = pytest.mark.fast


@pytest.fixture(scope='module')
def tagger():
    return Tagger.pretrained()


@pytest.fixture(scope='module')
def shop():
    cat = Catalogue.sample(60)
    return cat.subset(cat.pictured)


@pytest.fixture
def index(shop, tagger):
    "An index of pictures without a table, that nobody has looked at for words"
    built = SimilarityIndex.build(shop, Embedder(tagger))
    bare = SimilarityIndex(built.vectors, built.products[[]], built.embedder, shop)
    bare._now.prints[:] = built._now.prints
    return bare


def made_up(tagger, seed=0):
    "Towers of random weights for a tagger's body"
    torch.manual_seed(seed)
    text = TextTower(['red', 'watch'], buckets=64, width=8, hidden=16, dim=4)
    return Towers(
        text, PictureHead(SEEN, hidden=8, dim=4), body_fingerprint(tagger), {'seed': seed}
    )


class Counting(Towers):
    "Towers that count the pictures they look at"

    count = 0

    def pictures(self, tagger, photos, bs=256):
        self.count += len(photos)
        return super().pictures(tagger, photos, bs)


def counting():
    shipped = Towers.pretrained()
    return Counting(shipped.text, shipped.head, shipped.body)


def test_saved_and_loaded(tagger, shop, tmp_path):
    towers = made_up(tagger)
    towers.save(tmp_path / 'towers')
    first = Towers.load(tmp_path / 'towers')
    first.save(tmp_path / 'towers')  # What is stored stays as it is
    second = Towers.load(tmp_path / 'towers')
    assert first.fingerprint == second.fingerprint != made_up(tagger, 1).fingerprint
    assert second.card == {'seed': 0} and second.body == towers.body
    np.testing.assert_allclose(first.words('red watch'), towers.words('red watch'), atol=0.05)
    images = shop.images()
    np.testing.assert_array_equal(first.pictures(tagger, images), second.pictures(tagger, images))
    with pytest.raises(FileNotFoundError, match='no saved Towers'):
        Towers.load(tmp_path / 'nowhere')


def test_another_body_is_refused(tagger, shop, index):
    towers = made_up(tagger)
    towers.body = '0' * 32
    with pytest.raises(ValueError, match="another network's body.*Tagger.pretrained"):
        towers.pictures(tagger, shop.images())
    with pytest.raises(ValueError, match="another network's body"):
        index.look_for_words(towers)
    assert index._looked is None


def test_words_that_are_none(tagger):
    towers = made_up(tagger)
    for text in ('', '   ', '?!', 'लाल जूते', '红色'):
        with pytest.raises(ValueError, match='no word of Latin letters or digits'):
            towers.words(text)
    assert np.isfinite(towers.words('for the')).all()
    assert np.isfinite(towers.words('red ' * 5000)).all()
    assert towers.text.embed([]).shape == (0, 5)


def test_batches_do_not_matter(tagger, shop):
    towers = Towers.pretrained()
    images = shop.images()[:7]
    order = np.array([3, 0, 6, 1, 5, 2, 4])
    together = towers.pictures(tagger, images)
    np.testing.assert_allclose(
        towers.pictures(tagger, images[order], bs=2), together[order], atol=1e-3
    )
    assert towers.pictures(tagger, images[:0]).shape == (0, 257)
    texts = ['red shoes', 'puma', 'a watch for him']
    one = np.concatenate([towers.text.embed(text) for text in texts])
    np.testing.assert_allclose(towers.text.embed(texts, bs=2), one, atol=1e-5)


def test_photos_come_to_the_taggers_size(tagger, shop):
    towers = Towers.pretrained()
    photo = shop.photo(shop.pictured[0])
    large = photo.resize((photo.width * 4, photo.height * 4))
    small, big = towers.pictures(tagger, [photo, large])
    assert small[:256] @ big[:256] > 0.9
    np.testing.assert_array_equal(
        towers.pictures(tagger, np.asarray(large)[None]), towers.pictures(tagger, [large])
    )


def test_words_find_what_pictures_show(index):
    with pytest.raises(ValueError, match='says nothing of a product'):
        index.search('puma striped')
    found = index.look_for_words().search('puma striped', k=3)
    assert len(found) == 3 and found.why.str.startswith('picture').all()
    assert found.score.iloc[0] > 0.8 and found.score.is_monotonic_decreasing
    for text in ('लाल जूते', 'qqqq zzzz'):
        with pytest.raises(ValueError, match='says nothing of a product'):
            index.search(text)
    assert 'picture' not in search_words(index, 'watch', voices=['filters']).why.iloc[0]


def test_only_new_pictures_are_looked_at(index, shop, tmp_path):
    towers = counting()
    index.look_for_words(towers)
    assert towers.count == len(index)
    gone, changed, *_ = shop.pictured
    index.remove(gone)
    index.look_for_words(towers)
    assert towers.count == len(shop.pictured) and len(index._looked) == len(index)
    photo = shop.photo(shop.pictured[5]).rotate(9, fillcolor='white')
    both = pd.DataFrame(index=[changed, gone])
    index.add([photo, shop.photo(gone)], both, replace=True)
    said = index.search('red watch').said
    assert f'2 of {len(index)} pictures were not looked at: look_for_words does' in said
    index.look_for_words(towers)
    assert towers.count == len(shop.pictured) + 2
    assert len(index.search('red watch').said) < len(said) + 1
    index.save(tmp_path / 'index')
    loaded = SimilarityIndex.load(tmp_path / 'index', index.embedder)
    one, other = index.search('puma striped'), loaded.search('puma striped')
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
    assert one.said == other.said
    loaded.look_for_words(towers)
    assert towers.count == len(shop.pictured) + 2


def test_a_product_that_was_not_looked_at_scores_nothing(index, shop):
    index.look_for_words()
    index.remove(shop.pictured[0])
    index.add([shop.photo(shop.pictured[0])], pd.DataFrame(index=[7]))
    found = search_words(index, 'striped shirt', voices=['picture'], k=100)
    assert 7 not in found.index and len(found) > 5


def test_pictures_looked_at_by_other_towers(index, tagger, tmp_path):
    own = made_up(tagger)
    index.look_for_words(own)
    index.search('red watch')
    index.save(tmp_path / 'index')
    loaded = SimilarityIndex.load(tmp_path / 'index', index.embedder)
    assert any('other towers' in line for line in loaded.search('red watch').said)
    assert (
        loaded.look_for_words(own).search('red watch').index.equals(index.search('red watch').index)
    )


def test_no_pictures_no_look(shop):
    table = SimilarityIndex.from_table(shop)
    with pytest.raises(ValueError, match='no picture to look at: give the catalogue'):
        table.look_for_words()
    table.look_for_words(cat=shop)
    found = table.search('watches', k=3)
    assert set(found.articleType) == {'Watches'} and 'picture' in found.why.iloc[0]


def test_training_imports():
    sys.path.insert(0, str(Path(__file__).parent / 'benchmarks'))
    from train_words import kept_names, tag_texts

    names = pd.Series(['a', 'a', 'b', 'c'])
    assert kept_names(names, pd.Series([True, False, True, True])).tolist() in (
        ['b', 'c'],
        ['c', 'b'],
    )
    tags = pd.DataFrame(
        dict.fromkeys(['articleType', 'baseColour', 'gender', 'usage', 'season'], [''])
    )
    assert tag_texts(tags, [0], np.random.default_rng(0))[0] == [['product']]
