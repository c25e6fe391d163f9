"""Search by words: what is understood, what is found, and what is said where it is not."""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from fashionrec.filters import between
from fashionrec.queries import QueryParser
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.words import UnknownWords, WordIndex, search_words, searched_products

pytestmark = pytest.mark.fast

ROWS = [
    ('Roadster Men Navy Blue Checked Shirt', 'Shirts', 'Navy Blue', 'Men', 'Roadster', 1200, 2012),
    ('Puma Women Red Running Shoes', 'Sports Shoes', 'Red', 'Women', 'Puma', 2999, 2013),
    ('Puma Women Black Running Shoes', 'Sports Shoes', 'Black', 'Women', 'Puma', 1899, 2014),
    ('Nike Men White T-shirt', 'Tshirts', 'White', 'Men', 'Nike', 799, 2011),
    ('Nike Unisex Printed T-shirt', 'Tshirts', 'Black', 'Unisex', 'Nike', 899, 2012),
    ('Red Tape Men Formal Shoes', 'Formal Shoes', 'Brown', 'Men', 'Red Tape', 2499, 2012),
    ('Baggit Women Handbag', 'Handbags', 'Maroon', 'Women', 'Baggit', 1450, 2015),
    ('Fabindia Women Silk Saree', 'Sarees', 'Maroon', 'Women', 'Fabindia', 4000, 2014),
    ('U.S. Polo Assn. Men Belt', 'Belts', 'Brown', 'Men', 'U.S. Polo Assn.', 999, 2013),
    ('Lee Men Wallet', 'Wallets', 'Black', 'Men', 'Lee', 699, 2012),
]
COLUMNS = [
    'productDisplayName',
    'articleType',
    'baseColour',
    'gender',
    'brandName',
    'price',
    'year',
]
OTHERS = dict(zip(COLUMNS, ['title', 'kind', 'colour', 'for', 'label', 'cost', 'launch year']))


def shop(names=None):
    "A small table of products, its columns under other names where given"
    table = pd.DataFrame(ROWS, columns=COLUMNS, index=pd.RangeIndex(100, 110, name='id'))
    return table.rename(columns=names or {})


def index(table=None):
    "An index without pictures"
    table = shop() if table is None else table
    vectors = np.random.default_rng(0).normal(size=(len(table), 8)).astype(np.float32)
    return SimilarityIndex(vectors, table)


PARSED = {
    'red running shoes for women under 2000': 'Red · Sports Shoes · Women · price at most 2000',
    'navy blue shirt, not checked': 'Navy Blue · Shirts · not checked',
    'navy shirts for my dad': 'Navy Blue · Shirts · Men',
    'tee': 'Tshirts',
    't shirts': 'Tshirts',
    'T-SHIRT!': 'Tshirts',
    'sari': 'Sarees',
    'purse': 'Handbags or Wallets',
    'red tape shoes': 'Red Tape · Sports Shoes or Formal Shoes',
    'us polo belt': 'U.S. Polo Assn. · Belts',
    'wallet between 500 and 1,000': 'Wallets · price 500 to 1000',
    'wallet 500-900 rs': 'Wallets · price 500 to 900',
    'belt < 1.5k': 'Belts · price at most 1500',
    'belt above ₹800': 'Belts · price at least 800',
    'belt around 1000': 'Belts · price 800 to 1200',
    'belt from 2013': 'Belts · year at least 2013',
    'belts of 2013': 'Belts · year 2013',
    'under 2013': 'price at most 2013',
    'cheap wallet': 'low price · Wallets',
    'shoes other than brown': 'Sports Shoes or Formal Shoes · not Brown',
    'shirts not under 1000': 'Shirts · price at least 1000',
    'belts not over 300rs': 'Belts · price at most 300',
    'belt under 59,90': 'Belts · price at most 59.9',
    'belt under 2.000': 'Belts · price at most 2000',
    'belts 5-6 thousand': 'Belts · price 5000 to 6000',
    'belts newer than 2013': 'Belts · year at least 2014',
    'not cheap wallets': 'high price · Wallets',
    'brown belts not black, white or red': 'Brown · Belts · not Black · not White · not Red',
    'navy shirts not red': 'Navy Blue · Shirts · not Red',
    'tshirt -black': 'Tshirts · not Black',
    'schuhe ohne schwarz': 'not schwarz (not understood: schuhe)',
    'tee without checks or prints': 'Tshirts · not check · not print',
    'runing shooes': 'Sports Shoes (runing read as running; shooes read as shoe)',
    'wimen': 'Women (wimen read as women)',
}


@pytest.mark.parametrize('text', PARSED)
def test_what_is_understood(text):
    assert str(QueryParser.of(shop()).parse(text)) == PARSED[text]


@pytest.mark.parametrize('text', ['red running shoes', 'us polo belt', 'cheap wallet'])
def test_own_names_of_columns(text):
    ours = QueryParser.of(shop()).parse(text)
    theirs = QueryParser.of(shop(OTHERS)).parse(text)
    assert str(theirs).replace('cost', 'price') == str(ours)
    assert len(theirs.filters) == len(ours.filters) > 1 or text == 'cheap wallet'


def test_what_is_not_understood_is_said():
    parser = QueryParser.of(shop())
    assert parser.parse('red flimflammery shoes').unknown == ['flimflammery']
    assert parser.parse('shoes under cheap rupees').unknown == ['under']
    assert parser.parse('shoe ' * 150).unknown == ['50 more words']
    assert parser.parse('लाल जूते 红色 shoes').unknown == ['लाल', 'जूते', '红色']
    bare = QueryParser.of(shop().drop(columns=['price', 'year']))
    assert bare.parse('shoes under 2000').unknown == ['under 2000 (no column of prices)']
    with pytest.raises(TypeError, match='a query is text, not a int'):
        parser.parse(7)


def test_a_range_is_a_range():
    [_, asked] = QueryParser.of(shop()).parse('wallet between 1000 and 500').filters
    assert asked.limits == between(500, 1000)


def test_the_best_come_first_and_say_why():
    found = index().search('red running shoes for women under 2000')
    assert found.index[0] == 102 and (found.price <= 2000).all()
    assert found.why.iloc[0] == 'not Red · Sports Shoes · Women · price 1899'
    assert "1 without 'Red'" in found.said[1]
    found = index().search('red running shoes for women')
    assert found.index[0] == 101 and found.score.iloc[0] > found.score.iloc[1]
    assert len(found.said) == 1


def test_what_is_barred_is_never_shown():
    found = index().search('shoes, not black', k=10)
    assert len(found) and 'Black' not in set(found.baseColour)
    found = index().search('t-shirt without print', k=10)
    assert found.index[0] == 103 and 104 not in found.index
    assert 100 not in index().search('shirts not checks', k=10).index


def test_alternatives():
    found = index().search('wallet or belt', k=2)
    assert set(found.articleType) == {'Wallets', 'Belts'}
    assert len(index().search('wallet or belt', k=10, strict=True)) == 2


def test_bars_and_ranges_alone():
    assert set(index().search('not black', k=20).index) == {100, 101, 103, 105, 106, 107, 108}
    assert set(index().search('under 900', k=20).index) == {103, 104, 109}
    assert len(index().search(101, words='not black', mix=1, k=20)) == 6
    assert set(index().search('belts of 2013 or 2014', k=20).index) == {108}


def test_of_long_texts_the_beginning_is_read():
    for text in ('shirt ' + '99999-' * 10_000, 'shirt ' * 100_000):
        query = index().search(text).understood
        assert query.unknown[-1] == 'what follows after 1,000 letters'
    with pytest.raises(UnknownWords):
        index().search('a' * 1_000_000)


def test_a_chip_is_taken_away():
    query = index().search('red running shoes').understood
    assert str(index().search(query.without('Red'), k=1).understood) == 'Sports Shoes'


def test_own_words_are_taught():
    products = index()
    with pytest.raises(UnknownWords):
        products.search('graduation')
    products.teach_words(dict(means={'formal shoes': ['graduation']}))
    assert products.search('graduation').index[0] == 105
    with pytest.raises(ValueError, match="no part 'mean'"):
        products.teach_words(dict(mean={}))


def test_an_emptied_index():
    products = index()
    products.remove(list(range(100, 110)))
    with pytest.raises(UnknownWords):
        products.search('shirts')
    assert products.suggest('bl') == []


def test_replaced_products_leave_no_words():
    products = index()
    new = pd.DataFrame(dict(productDisplayName=['Green Hat'], articleType=['Hat']), index=[100])
    products.add(np.ones((1, 8), np.float32), new, replace=True)
    assert products.search('roadster hat').understood.unknown == ['roadster']


def test_words_count_as_asked_for():
    found = index().search('shoes xylophone')
    assert found.score.iloc[0] < 0.9
    assert not len(index().search('shoes xylophone', strict=True))
    assert not len(index().search('running shoes silk', strict=True))
    assert "without 'silk'" in index().search('running shoes silk').said[1]


def test_contradictions_are_said():
    found = index().search("men's sarees")
    assert found.said[1].startswith("no product is all of that; there would be 1 without 'Men'")
    assert not len(index().search("men's sarees", strict=True))


def test_filters_of_ones_own_hold_beside_words():
    found = index().search('shoes', where=dict(gender='Women'), exclude=101, k=10)
    assert found.index.tolist() == [102]


def test_full_names_go_by_names():
    table = shop()
    for id, name in table.productDisplayName.items():
        assert index().search(name).index[0] == id


def test_many_queries():
    found = index().search(['red shoes', 'black wallet'], k=2)
    assert found.index.names == ['query', 'id'] and len(found) == 4
    assert str(found.understood['black wallet']) == 'Black · Wallets'
    assert 'query' in found._repr_html_() or found._repr_html_()
    found = index().search(['red shoes', 'zzzzzz'], k=2)
    assert len(found) == 2 and found.said[1].startswith("zzzzzz: 'zzzzzz' says nothing")
    assert len(index().search(index().search('red shoes', k=2), k=1)) == 2  # Results are products
    with pytest.raises(ValueError, match='only as words='):
        index().search(['red shoes', 101])


def test_words_beside_a_product():
    found = index().search(101, words='but in black', k=3)
    assert found.index[0] == 102 or found.baseColour.iloc[0] == 'Black'
    assert 101 not in found.index
    only = index().search(101, words='black', mix=1, k=3)
    assert set(only.baseColour) == {'Black'}
    for bad in (dict(words='black', mix=2), dict(words='black', diversity=0.3), dict(words='')):
        with pytest.raises(ValueError):
            index().search(101, **bad)
    with pytest.raises(ValueError, match='one product'):
        index().search([101, 102], words='black')


def test_ids_and_files_stay_what_they_are():
    table = shop().set_axis(['red shoes', *[f'SKU {n}' for n in range(9)]])
    products = index(table)
    assert 'red shoes' not in products.search('red shoes').index  # A product's own id
    assert 'shared' in products.search('SKU 3')
    for lost in ('photos/lost.jpg', 'lost shirt.jpg', 'folder/lost'):
        with pytest.raises(KeyError, match='there is no such file'):
            products.search(lost)
    for text in ('', '  ', '99', '?!'):
        with pytest.raises(KeyError, match='is not in the index'):
            products.search(text)
    with pytest.raises(UnknownWords, match=r'x{60}\.\.\.. says nothing of a product'):
        index().search('x' * 10_000)
    with pytest.raises(ValueError, match='says nothing of a product'):
        index().search('the for')


def test_added_and_removed_products(tmp_path):
    products = index()
    assert products.search('saree').index[0] == 107
    products.remove(107)
    assert not (products.search('saree women maroon').index == 107).any()
    new = pd.DataFrame(
        dict(productDisplayName=['Green Kurta'], articleType=['Kurtas'], price=[5.0]), index=[7]
    )
    products.add(np.ones((1, 8), np.float32), new)
    assert products.search('kurta').index[0] == 7
    products.save(tmp_path / 'index')
    loaded = SimilarityIndex.load(tmp_path / 'index')
    assert isinstance(loaded._words[1], Path)
    for text in ('kurta', 'red shoes under 2000', 'wimen handbags'):
        one, other = products.search(text), loaded.search(text)
        pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
        assert one.said == other.said


def test_tables_as_they_come():
    table = shop()
    odd = table.assign(
        baseColour=table.baseColour.astype('category'),
        price=[f'₹{price:,}' for price in table.price],
        productDisplayName=[
            None,
            '<script>alert(1)</script> Red Shoes',
            *table.productDisplayName[2:],
        ],
        gender=[None, *table.gender[1:]],
    )
    products = index(odd)
    assert products.search('navy shirt').index[0] == 100  # By its values
    assert set(products.search('black under 1000', strict=True).index) == {104, 109}
    assert '<script>' not in products.search('alert')._repr_html_().replace('&lt;script&gt;', '')
    numbers = index(pd.DataFrame(dict(size=[1.0, 2.0]), index=[1, 2]))
    with pytest.raises(ValueError, match='says nothing of a product'):
        numbers.search('red shoes')


def test_prices_in_another_currency_are_refused():
    table = shop().assign(price=[f'₹{price}' for _, *_, price, _ in ROWS])
    with pytest.raises(ValueError, match='price is in'):
        index(table).search('shoes under $40')


def test_voices_alone():
    for voice in ('filters', 'names'):
        assert search_words(index(), 'red running shoes', voices=[voice]).index[0] == 101
    with pytest.raises(ValueError, match="no voice 'smell'"):
        search_words(index(), 'red shoes', voices=['smell'])


def test_suggestions():
    products = index()
    assert products.suggest('red spo') == ['red sports shoes']
    assert 'nike tshirts' in products.suggest('nike ')
    assert products.suggest('zzzz') == []
    assert products.suggest('') and all(products.suggest('', 3))


def test_searches_of_a_log():
    log = pd.DataFrame(
        dict(
            customer=list('aab'),
            event=['view', 'search', 'search'],
            product=[101, None, None],
            query=[None, 'black wallet', 'zzzzzz'],
            time=pd.Timestamp('2026-11-01'),
        )
    )
    before = log.copy()
    with pytest.warns(UserWarning, match="1 of 2 searches find nothing, such as 'zzzzzz'"):
        events = searched_products(log, index(), k=2)
    pd.testing.assert_frame_equal(log, before)
    assert events['product'].tolist()[:2] == [101, 109] and len(events) == 4


def test_nothing_of_the_table_changes():
    table = shop()
    before = table.copy()
    words = WordIndex.of(table)
    with warnings.catch_warnings(action='error'):
        words.scores(words.parser.parse('red shoes not black under 2000 cheap'))
    pd.testing.assert_frame_equal(table, before)
