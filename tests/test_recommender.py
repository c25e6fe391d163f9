"""The recommender on tables of one's own, growing catalogues, uploads and several photos; what
`open` remembers; pages as JSON and HTML.
"""

import base64
import io
import json
import re
import warnings
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image

from fashionrec.classification import Tagger
from fashionrec.data import Catalogue
from fashionrec.product_page import fact, is_missing, name_column, said
from fashionrec.recommender import ProductPage, Recommender, _name_column, doubts
from fashionrec.resnet_similarity import Nearness

torch.set_num_threads(1)  # Tiny networks wait for each other's threads on a busy machine


@pytest.fixture(scope='module')
def sample(tmp_path_factory):
    "The drawn sample, small"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('FASHIONREC_CACHE', str(tmp_path_factory.mktemp('cache')))
        yield Catalogue.sample(160)


def shop(sample, n=80, **columns):
    "A shop with columns of its own: title, category, colour, cost, sale; more columns as asked for"
    table = sample.products[['productDisplayName', 'articleType', 'baseColour', 'price']].iloc[:n]
    names = dict(
        productDisplayName='title', articleType='category', baseColour='colour', price='cost'
    )
    table = table.rename(columns=names).assign(sale=np.arange(n) % 3 == 0, **columns)
    return Catalogue(table, sample.images(table.index), 'shop')


@pytest.fixture(scope='module')
def own(sample):
    return shop(sample)


@pytest.fixture(scope='module')
def rec(own):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return Recommender.fit(own, properties=['sale', 'cost'], progress=False)


def quiet(cat, **kwargs):
    "A recommender without properties, whose training takes no time"
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return Recommender.fit(
            cat, **{'properties': [], 'progress': False, 'tagger': Tagger.pretrained(), **kwargs}
        )


def test_own_columns(own, rec):
    "A table of one's own has tags, title and properties from the columns that are there"
    first = own.products.iloc[0]
    page = rec.product_page(own.products.index[0])
    assert page.title == first.title and list(page.tags.index[:2]) == ['category', 'colour']
    assert page.tags.tag['category'] == first.category and page.tags.source['category'] == 'known'
    assert page.properties.value['cost'] == first.cost and page.properties.source['cost'] == 'known'
    assert '(' in page.properties.predicted['cost'], 'the prediction stands beside it'
    assert page.filters and all((page.similar[c] == v).all() for c, v in page.filters.items())
    photo = rec.product_page(own.photo(own.products.index[0]))
    assert set(photo.tags.source) == {'predicted'} and photo.properties.probability['sale'] > 0
    assert (
        photo.properties.low['cost']
        <= photo.properties.value['cost']
        <= photo.properties.high['cost']
    )


def test_gaps_are_predicted(own):
    "Where the record has a gap, the page predicts; where it knows, it says so"
    table = own.products.astype(dict(sale='boolean'))
    table.loc[table.index[0], ['colour', 'sale']] = None, None
    page = quiet(Catalogue(table, own.store, 'gaps'), properties=['sale']).product_page(
        table.index[0]
    )
    assert page.tags.source['category'] == 'known' and page.properties.source['sale'] == 'predicted'
    assert 'colour' not in page.tags.index or page.tags.source['colour'] == 'predicted'


def test_what_cannot_be_learnt_is_left_out(sample):
    "Each column that can't be learnt is named with a reason, and the rest is fitted"
    odd = shop(
        sample,
        brand='one',
        notes=[['a']] * 80,
        stock=np.r_[np.inf, np.arange(79)],
        launched=pd.date_range('2020', periods=80),
    )
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        rec = Recommender.fit(
            odd,
            ['category', 'brand', 'nothing', 'notes'],
            ['sale', 'launched', 'nowhere'],
            tagger=Tagger.pretrained(),
            progress=False,
        )
    said = ' '.join(str(w.message) for w in told)
    assert list(rec.predictors) == ['sale'] and set(rec.left_out) == {
        'brand',
        'nothing',
        'notes',
        'launched',
        'nowhere',
    }
    assert all(f"'{name}' is not learnt: " in said for name in rec.left_out)
    assert any('launched' in note for note in rec.product_page(odd.products.index[0]).notes)


@pytest.mark.parametrize('n', [1, 2, 12])
def test_small_catalogues(sample, n):
    """A few products stop nothing: tags from the shipped tagger, properties that are known, and
    why no others"""
    few = shop(sample, n)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', UserWarning)
        warnings.simplefilter('error', RuntimeWarning)
        rec = Recommender.fit(few, progress=False)
    page = rec.product_page(few.products.index[0])
    assert page.tags.tag['category'] == few.products.category.iloc[0] and len(page.similar) == min(
        6, n - 1
    )
    assert page.properties.value['cost'] == few.products.cost.iloc[0]
    assert set(page.properties.source) == {'known'} and not rec.predictors and page.notes
    assert len(rec.product_page(few.photo(few.products.index[0])).similar) == min(6, n)


def test_bare_table(sample):
    "A table without a single column still has pages, and says that nothing names the products"
    bare = Catalogue(
        sample.products.iloc[:20, :0], sample.images(sample.products.index[:20]), 'bare'
    )
    page = quiet(bare).product_page(bare.products.index[0], k=3)
    assert page.title == f'Product {bare.products.index[0]}' and any(
        'No column names' in note for note in page.notes
    )


@pytest.mark.parametrize(
    'columns,name',
    [
        (dict(Title='title', code='code'), 'Title'),
        (dict(product_name='title', notes='long'), 'product_name'),
        (dict(Bezeichnung='title', kind='kind'), 'Bezeichnung'),
        (dict(kind='kind'), None),
    ],
)
def test_name_column(columns, name):
    "The best name column, by its name or because it holds words"
    values = dict(
        title=[f'a nice thing {i}' for i in range(30)],
        code=[f'c{i}' for i in range(30)],
        kind=['x', 'y'] * 15,
        long=[f'some words about {i}' for i in range(30)],
    )
    assert _name_column(pd.DataFrame({c: values[v] for c, v in columns.items()})) == name


def forms(im, folder):
    "A photo in every form"
    im.save(folder / 'a.png')
    data = (folder / 'a.png').read_bytes()
    return dict(
        path=folder / 'a.png',
        text=str(folder / 'a.png'),
        bytes=data,
        file=io.BytesIO(data),
        image=im,
        array=np.asarray(im),
    )


@pytest.mark.parametrize('form', ['path', 'text', 'bytes', 'file', 'image', 'array'])
def test_photos_of_any_form(own, rec, tmp_path, form):
    "A page is the same whatever holds the photo"
    im = own.photo(own.products.index[7])
    page = rec.product_page(forms(im, tmp_path)[form])
    assert (
        page.similar.index.tolist() == rec.product_page(im).similar.index.tolist()
        and page.similar.index[0] == own.products.index[7]
    )


def test_several_photos_are_one_product(own, rec):
    "Several photos of one thing: one page, its vector between theirs"
    ids = own.products.index[[7, 8]]
    page = rec.product_page([own.photo(i) for i in ids], cover=None, under=())
    assert set(ids) <= set(page.similar.index) and page.filters == {}
    twice = rec.product_page([own.photo(ids[0])] * 2)
    assert (
        twice.similar.index.tolist() == rec.product_page(own.photo(ids[0])).similar.index.tolist()
    )
    with pytest.raises(ValueError, match='no photo'):
        rec.product_page([])


def test_ids_as_text(own, rec):
    "An id is found as text too, and a wrong one is told what is near"
    first = own.products.index[0]
    assert (
        rec.product_page(str(first)).title
        == rec.product_page(first).title
        == rec.product_page(np.int64(first)).title
    )
    with pytest.raises(KeyError, match='product -5 is not in the catalogue'):
        rec.product_page(-5)


def test_under(own, rec):
    "Only the tags that are there narrow, one name is one, and a rare thing is not left alone"
    id = own.products.category.value_counts().index[0]
    item = own.products.index[own.products.category == id][0]
    assert rec.product_page(item, k=2, under='category').filters == {'category': id}
    assert rec.product_page(item, k=2, under=('articleType', 'category')).filters == {
        'category': id
    }
    assert rec.product_page(item, k=60).filters == {}


@pytest.mark.parametrize('under', ['articleType', 'color', 'cost', ['color', 'kind']])
def test_a_wrong_under_is_refused(own, rec, under):
    """Names that are no tags of the products are refused with those that are; one of several is
    noted"""
    for item in (own.products.index[0], own.photo(own.products.index[0])):
        with pytest.raises(
            KeyError, match='is no tag of these products; tags are category, colour'
        ):
            rec.product_page(item, under=under)
    page = rec.product_page(own.products.index[0], k=2, under=('colour', 'kind'))
    assert any("'kind' is no tag" in note for note in page.notes) and set(page.filters) <= {
        'colour'
    }


def test_what_is_known_is_shown(sample):
    "What can't be learnt is on the page where the table knows it, and its note says so"
    few = shop(sample, 12, gender='Women', launched=pd.date_range('2020', periods=12))
    few.products.loc[few.products.index[1], 'cost'] = np.nan
    rec = quiet(few, properties=['cost', 'launched'])
    page = rec.product_page(few.products.index[0])
    assert page.properties.value.to_dict() == few.products.iloc[0][['cost', 'launched']].to_dict()
    assert page.tags.tag['gender'] == 'Women'
    assert any("'cost' is not learnt" in note for note in page.notes)
    gap = rec.product_page(few.products.index[1])
    assert 'cost' not in gap.properties.index
    assert any("'cost' is not learnt" in note for note in gap.notes)
    assert not len(rec.product_page(few.photo(few.products.index[0])).properties)
    assert json.loads(page.to_json())['properties']['cost'][
        'source'
    ] == 'known' and 'launched' in str(page)


@pytest.mark.parametrize('cat', ['products.csv', pd.DataFrame(dict(kind=['a'])), None])
def test_no_catalogue(tmp_path, cat):
    "What is no catalogue is refused with what makes one, wherever one is wanted"
    for make in (Recommender.fit, Recommender.open, lambda cat: Recommender.load(tmp_path, cat)):
        with pytest.raises(TypeError, match='a Catalogue is wanted.*from_folder'):
            make(cat)


def test_photos_of_different_things(sample, own, rec):
    "Photos of a shoe and of a bag are no one thing, and the page says so"
    kind = own.products.category
    ids = [own.products.index[kind == name][0] for name in kind.value_counts().index]
    seen = {id: rec.tagger.probabilities([own.photo(id)])['category'].iloc[0] for id in ids}
    least = min(
        ((a, b) for a in ids for b in ids), key=lambda p: (seen[p[0]] * seen[p[1]]).pow(0.5).sum()
    )
    said = rec.product_page([own.photo(id) for id in least]).notes
    assert any('different things' in note for note in said)
    for one in (own.photo(ids[0]), [own.photo(ids[0])] * 2):
        assert not any('different things' in note for note in rec.product_page(one).notes)


def test_open_says_when_it_makes_one(own, tmp_path, monkeypatch, capsys):
    "The recommender is said to be made when it is, not when it is loaded"
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path))
    for made in (1, 0):
        Recommender.open(own, columns=['category'], properties=[], tagger=Tagger.pretrained())
        assert capsys.readouterr().err.count('Making the recommender') == made


def test_the_columns_of_a_log(own):
    "`learn` and `segments` take what `histories` takes, so that its hints can be followed"
    rec = quiet(own)
    ids = np.random.default_rng(0).choice(own.products.index, 600)
    log = pd.DataFrame(
        dict(user=np.arange(600) % 60, sku=ids, what='gaze', when=np.arange(600) // 8)
    )
    named = dict(
        columns=dict(user='customer', sku='product', what='event', when='time'),
        names=dict(gaze='view'),
        unit='days',
    )
    assert rec.learn(log, **named, tune=False).customers.trained
    assert rec.segments(log, k=2, **named).table.customers.sum() == 60
    histories = rec.histories(log, **named)
    assert rec.segments(histories, k=2).table.customers.sum() == 60
    with pytest.raises(ValueError, match='columns: only for a log'):
        rec.learn(histories, columns={})


@pytest.mark.parametrize(
    'name', ['score', 'tag', 'probability', 'value', 'source', 'shared', 'id', 'predicted']
)
def test_reserved_names(sample, name):
    "Columns of the shop may bear the names of results"
    cat = shop(sample, 40)
    cat = Catalogue(cat.products.rename(columns={'category': name}), cat.store)
    rec = quiet(cat, properties=[name] if name == 'score' else [])
    page = rec.product_page(cat.products.index[0], k=3)
    json.loads(page.to_json())
    assert (
        page.similar.columns.is_unique
        and page.similar.iloc[:, 0].astype(float).max() <= 1.01
        and str(page)
    )


def test_growing(own, sample, tmp_path):
    """Added products have pages, removed ones have none, those of the others go on; saved and
    loaded with all pictures"""
    rec, old = quiet(own), own.products.index[0]
    before = rec.product_page(old, k=2).title
    new = sample.products.iloc[100:105][['productDisplayName', 'articleType']]
    new = new.rename(columns=dict(productDisplayName='title', articleType='category'))
    photos = [Image.fromarray(im) for im in sample.images(new.index)]
    rec.add(new, photos).add(shop(sample.subset(sample.products.index[110:113]), 3))
    assert len(rec.index) == 88 and rec.product_page(old, k=2).title == before
    assert rec.product_page(new.index[0], k=2).title == new.title.iloc[0]
    assert rec.product_page(photos[0], k=1, under=()).similar.index[0] == new.index[0]
    rec.save(tmp_path / 'rec')
    with pytest.raises(
        ValueError, match=r'8 of its 88 products .*cat \+ added.*missing='
    ) as refused:
        Recommender.load(tmp_path / 'rec', own)
    assert str(new.index[0]) in str(refused.value)
    again = Recommender.load(tmp_path / 'rec', rec.cat)
    assert (
        again.product_page(new.index[0], k=3).to_dict()
        == rec.product_page(new.index[0], k=3).to_dict()
    )
    assert len(Recommender.load(tmp_path / 'rec', own, missing='remove').index) == 80
    rec.remove(old).remove([str(new.index[0])])
    for gone in (old, new.index[0]):
        with pytest.raises(KeyError, match='not in the catalogue'):
            rec.product_page(gone)
    with pytest.raises(KeyError, match='nothing was removed'):
        rec.remove([new.index[1], -1])
    assert len(rec.index) == 86
    rec.add(new[:1], photos[1:2])
    assert np.array_equal(
        np.asarray(rec.product_page(new.index[0], k=1).photo), np.asarray(photos[1])
    ), 'the new picture, not the removed one'


def test_a_bad_new_photo_is_named(own, sample):
    "One unreadable photo among new products is named; the others are added"
    new = shop(sample, 100).products.iloc[90:93]
    photos = [Image.fromarray(im) for im in sample.images(new.index[:2])] + [b'no picture']
    rec = quiet(own)
    with pytest.warns(UserWarning, match=f'product {new.index[2]} is not added'):
        rec.add(new, photos)
    assert len(rec.index) == 82


def test_index_add_keeps_old_pages(own, sample):
    "Products added to the index itself stop no page"
    rec = quiet(own)
    rec.index.add(shop(sample.subset(sample.products.index[110:113]), 3))
    assert len(rec.product_page(own.products.index[0], k=82).similar) == 82


def changes(own):
    "Catalogues that differ from `own` in one thing"
    table, pictures = own.products, own.images()
    other = pictures.copy()
    other[3, 0, 0, 0] ^= 255
    return dict(
        header=Catalogue(table.rename(columns=dict(colour='color')), pictures),
        order=Catalogue(table[::-1], pictures[::-1]),
        columns=Catalogue(table[table.columns[::-1]], pictures),
        dtype=Catalogue(table.astype(dict(cost='float32')), pictures),
        value=Catalogue(table.assign(cost=table.cost + (table.index == table.index[5])), pictures),
        picture=Catalogue(table, other),
        fewer=Catalogue(table[1:], pictures[1:]),
    )


def test_open_sees_everything(own, monkeypatch, tmp_path):
    """`open` fits anew when header, order, dtype, value, picture or argument is another, and
    only then"""
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path))
    fitted, real = [], Recommender.fit

    def fit(cls, cat, **kwargs):
        fitted.append(kwargs)
        return real(cat, properties=[], progress=False, tagger=Tagger.pretrained())

    monkeypatch.setattr(Recommender, 'fit', classmethod(fit))
    same = Catalogue(own.products.copy(), own.images().copy(), 'shop')
    for cat in (own, same, own):
        Recommender.open(cat)
    Recommender.open(own, progress=False)
    assert len(fitted) == 1
    for n, (what, cat) in enumerate(changes(own).items(), 2):
        found = Recommender.open(cat)
        assert len(fitted) == n, what
        assert found.index.products.columns.tolist() == cat.products.columns.tolist()
        assert found.index.products.index.tolist() == cat.products.index.tolist(), what
    Recommender.open(own, seed=1)
    Recommender.open(own, tagger=Tagger.pretrained())
    assert len(fitted) == n + 2
    monkeypatch.setattr('fashionrec.recommender._code', lambda: [b'other code'])
    Recommender.open(own)
    assert len(fitted) == n + 3


def test_a_failed_save_keeps_the_old(own, monkeypatch, tmp_path):
    "An interrupted save leaves the former recommender whole"
    rec = quiet(own)
    rec.save(tmp_path / 'rec')
    monkeypatch.setattr(
        type(rec.customers), 'save', lambda *_: (_ for _ in ()).throw(OSError('disk full'))
    )
    with pytest.raises(OSError):
        rec.remove(own.products.index[0]).save(tmp_path / 'rec')
    monkeypatch.undo()
    assert len(Recommender.load(tmp_path / 'rec', own).index) == 80


def test_as_json(own, rec):
    "A page is plain values: it survives JSON, with and without pictures"
    page = rec.product_page(own.products.index[0], k=3)
    plain = page.to_dict()
    assert (
        json.loads(page.to_json()) == plain
        and [row['id'] for row in plain['similar']] == page.similar.index.tolist()
    )
    assert (
        plain['properties']['cost']['source'] == 'known'
        and plain['properties']['cost']['low'] is None
    )
    assert all(row['picture'] for row in json.loads(page.to_json(pictures=True))['similar'])


def test_strange_cells_in_a_page(own):
    "Lists, dates, infinities and missing values in the table of similar products become JSON"
    similar = pd.DataFrame(
        dict(
            score=[1.0, np.inf],
            when=[pd.Timestamp('2020'), pd.NaT],
            many=[['a'], {'b': np.int64(1)}],
            flag=pd.array([True, None], 'boolean'),
        ),
        [1, 2],
    )
    page = ProductPage(
        'x',
        Image.new('RGB', (6, 8)),
        pd.DataFrame(columns=['tag', 'probability']),
        similar,
        [None, None],
        pd.DataFrame(columns=['value', 'probability']),
        {},
    )
    rows = json.loads(page.to_json(pictures=True))['similar']
    assert rows[1] == dict(
        id=2, score=None, when=None, many=dict(b=1), flag=None, picture=None
    ) and rows[0]['many'] == ['a']
    assert 'no picture' in page.to_html() and len(page.plot().axes)


def test_page_tells_how_near(own, rec):
    "The page says in text, HTML, JSON and figure how near the nearest is, or that nothing is so"
    photo = own.photo(own.products.index[0])
    page = rec.product_page(photo)
    assert page.nearness == rec.index.nearness(rec._look([photo])[1]) and not page.nearness.unlike
    assert rec.product_page(own.products.index[0]).nearness.known
    page.nearness = Nearness(0.31, 0.3, 0, 0, 999)
    said = 'Nothing in the catalogue is like it: the nearest scores 0.31, and no product is'
    text = str(page)
    assert text.index('Similar products') < text.index(said) < text.index('Properties')
    assert f'<strong>{said}' in page.to_html() and f'<strong>{said[:5]}' in page.to_html()
    told = json.loads(page.to_json())['nearness']
    assert told['unlike'] is True and told['score'] == 0.31 and told['said'].startswith(said)
    assert any(said in text.get_text() for ax in page.plot().axes for text in ax.texts)
    page.nearness = None  # As in records that were made without
    assert 'nearness' not in page.to_dict() and 'nearest' not in str(page) + page.to_html()


def test_page_allows_for_a_photo_by_a_phone(own, rec, monkeypatch):
    "By the gap that the tagger tells; by the mean of several photos'; a product's own has none"
    ids = own.products.index[:2]
    monkeypatch.setattr(type(rec.tagger), 'gaps', lambda _, seen: np.linspace(0.2, 0.3, len(seen)))
    photos = [own.photo(id) for id in ids]
    assert rec.product_page(photos[0]).nearness.gap == pytest.approx(0.2)
    assert rec.product_page(photos).nearness.gap == pytest.approx(0.25)
    assert rec.product_page(ids[0]).nearness.gap == 0


def test_html(own, rec):
    """The page holds its pictures, asks nobody for anything, escapes what the shop wrote, and
    knows dark"""
    page = rec.product_page(own.products.index[0])
    page.title = '<script>alert(1)</script>'
    doc = page.to_html()
    assert doc.count('data:image/jpeg;base64,') == 7 and not re.search(
        r'(src|href)="(?!data:)|@import|url\(|<script', doc
    )
    assert 'prefers-color-scheme:dark' in doc and 'width=device-width' in doc


def test_customers(own, rec, tmp_path):
    "A history from a file, as a table, and none at all"
    ids = own.products.index[:2]
    log = pd.DataFrame(
        dict(product=ids, event=['view', 'purchase'], time=['2024-05-01', '2024-05-02'])
    )
    log.to_csv(tmp_path / 'log.csv', index=False)
    by_file, by_table = (rec.for_customer(h, k=4) for h in (tmp_path / 'log.csv', log))
    assert by_file.index.tolist() == by_table.index.tolist() and ids[1] not in by_file.index
    assert len(rec.for_customer(None, k=3)) == 3


def test_progress(sample, capsys):
    "Every step says what it does; quiet when asked"
    Recommender.fit(shop(sample, 45), ['category'], [])
    said = capsys.readouterr().err
    assert 'Training the heads' in said and 'looking at 45 pictures' in said
    quiet(shop(sample, 30))
    assert capsys.readouterr().err == ''


def test_heads_keep_what_is_known(sample):
    "A table with other names for the same things starts from what the shipped tagger knows"
    cat = shop(sample, 12)
    cat = Catalogue(
        cat.products.assign(category=cat.products.category.str.replace('Tshirts', 'T-shirt')),
        cat.store,
    )
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        tagger = Recommender.fit(cat, progress=False).tagger
    assert (
        {'category', 'colour'} <= set(tagger.vocab)
        and 'T-shirt' in tagger.vocab['category']
        and 'articleType' not in tagger.vocab
    )


def test_device(own):
    "A device that is not there is refused by name"
    with pytest.raises(ValueError, match='nonsense'):
        Recommender.fit(own, properties=[], device='nonsense', progress=False)


def test_index_and_catalogue_stay_together(sample):
    "Ids in any way of writing: what is added or removed is in both, or in none"
    rec = quiet(shop(sample, 30))
    first = rec.cat.products.index[0]
    photo = rec.cat.photo(first)

    def same():
        return rec.index.products.index.equals(rec.cat.products.index)

    def row(*ids, **values):
        return pd.DataFrame(dict(title='new', category='Shirts', **values), index=pd.Index(ids))

    rec.add(row('6'), [photo]).remove(6)
    assert same() and len(rec.cat) == 30 and 6 not in rec.cat.products.index
    rec.remove(str(first)).add(row(str(first)), {str(first): photo})
    assert same() and rec.product_page(first, k=2).title == 'new'
    before = rec.index.products.index
    refused = [
        (row('7', cost='dear'), [photo]),
        (row(float(first)), [photo]),
        (Catalogue(row(8), [photo], size=(6, 8)), None),
    ]
    for products, photos in refused:
        with pytest.raises(ValueError):
            rec.add(products, photos)
        assert same() and rec.index.products.index.equals(before)
    rec.add(row('S1'), [photo])
    assert (
        same()
        and rec.product_page(first, k=2).title == 'new'
        and rec.product_page('S1', k=2).title == 'new'
    )
    rec.remove(torch.tensor([first]))
    assert same() and len(rec.cat) == 30
    with pytest.raises(TypeError, match='mask'):
        rec.remove(rec.cat.products.title == 'new')


def test_a_product_gets_its_picture_later(sample):
    "A product that was known without a picture is there once, under the id it had"
    cat = shop(sample, 30)
    ids = cat.products.index
    rec = quiet(Catalogue(cat.products, dict(zip(ids[1:], cat.images(ids[1:])))))
    assert len(rec.index) == 29 and len(rec.cat) == 30
    rec.add(cat.products[:1].set_axis([str(ids[0])]), [cat.photo(ids[0])])
    assert (
        len(rec.index) == len(rec.cat) == 30
        and rec.cat.products.index.is_unique
        and ids[0] in rec.cat.pictured
    )


def test_photos_of_rows(sample):
    "Photos in the order of a table's rows stay with them, also where an id stands there twice"
    cat = shop(sample, 30)
    photos = [Image.new('RGB', (60, 80), colour) for colour in ('red', 'blue', 'green')]
    table = pd.DataFrame(dict(id=[3, 3, 5], title=['a', 'b', 'c'], category='Shirts'))
    rec = quiet(cat)
    for wrong in (photos[:2], [*photos, photos[0]], photos[0]):
        with pytest.raises(ValueError, match='photos for 3 products'):
            rec.add(table, wrong)
    with pytest.warns(UserWarning, match='product 3: repeats the id of row 1'):
        rec.add(table, photos)
    assert [rec.cat.photo(id).getpixel((0, 0)) for id in (3, 5)] == [(255, 0, 0), (0, 128, 0)]
    rec.add(
        pd.DataFrame(dict(title=['d', 'e']), index=[7, 8]), pd.Series(photos[:2], index=['8', '7'])
    )
    assert rec.cat.photo(7).getpixel((0, 0)) == (0, 0, 255), 'a Series goes by its ids'
    with pytest.raises(ValueError, match='unique'):
        rec.add(table.set_index('id').rename_axis(None), photos)


def test_saved_with_other_ids(sample, tmp_path):
    "A recommender is loaded with the catalogue whose ids are written as text"
    cat = shop(sample, 20)
    quiet(cat).save(tmp_path / 'rec')
    text = Catalogue(cat.products.set_axis(cat.products.index.astype(str)), cat.images())
    assert len(Recommender.load(tmp_path / 'rec', text).index) == 20


def test_few_held_out_products_do_not_raise_confidence(sample, monkeypatch):
    "From few products a temperature of 1 or more; a tag that the table lacks keeps its own"
    made = Tagger.pretrained()
    given = dict.fromkeys(made.vocab, 3.0) | dict(season=2.5)
    tagger = Tagger(made.model, made.vocab, made.size, made.joint, given, made.alike, made.axes)
    table = sample.products.drop(columns='season').iloc[:80]
    cat = Catalogue(table, sample.images(table.index))
    monkeypatch.setattr('fashionrec.tagging.temperature', lambda z, y: 0.6)
    tagger.calibrate(cat, table.index[:11])
    assert tagger.temperature == dict.fromkeys(made.vocab, 1.0) | dict(season=2.5)
    tagger.calibrate(cat, table.index)
    assert tagger.temperature['articleType'] == 0.6 and tagger.temperature['season'] == 2.5


def test_tags_that_the_table_lacks_stay(own, rec):
    "Heads for the table's columns are trained, and those of the shipped tagger stay beside them"
    page = rec.product_page(own.photo(own.products.index[0]))
    assert {'category', 'colour', 'season', 'usage', 'gender'} <= set(page.tags.index)
    assert list(page.tags.index[:2]) == ['category', 'colour']
    kept = Tagger.pretrained().temperature
    assert {c: rec.tagger.temperature[c] for c in ('season', 'usage')} == {
        c: kept[c] for c in ('season', 'usage')
    }


def test_add_other_columns(sample):
    "Columns of new products that may be those of the others under another name are told"
    rec = quiet(shop(sample, 40))
    part = sample.subset(sample.products.index[100:102])
    new = Catalogue(shop(part, 2).products.rename(columns={'category': 'kind'}), part.images())
    with pytest.warns(UserWarning, match='no category, but kind.*kind.: .category'):
        rec.add(new)
    assert len(rec.cat) == 42
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        rec.add(shop(sample.subset(sample.products.index[110:112]), 2))


def test_exclude(own, rec):
    "One id, several, as text, or what was recommended before: none of them comes again"
    first = own.products.index[0]
    before = rec.for_customer([first], k=3)
    ids = before.index.tolist()
    for exclude in (ids[0], str(ids[0]), np.array(ids[:1])):
        assert rec.for_customer([first], k=3, exclude=exclude).index.tolist()[:2] == ids[1:]
    after = rec.for_customer([first], k=len(own), exclude=before)
    assert not set(after.index) & set(ids) and len(after) == len(own) - 3
    kind = own.products.category[first]
    both = rec.for_customer(None, k=99, where=dict(category=kind), exclude=first)
    same = own.products.index[own.products.category == kind]
    assert set(both.index) == set(same) - {first}
    assert len(rec.for_customer(None, exclude=own.products.index)) == 0
    with pytest.warns(UserWarning, match='exclude: product nothing is not in the index'):
        rec.for_customer(None, exclude='nothing')
    with pytest.raises(TypeError, match='masks go to where='):
        rec.for_customer(None, exclude=own.products.sale)


@pytest.mark.parametrize(
    'call',
    [
        lambda rec: rec.for_customer(None, number=3),
        lambda rec: rec.for_customer([rec.index.products.index[0]], forbidden=[1]),
        lambda rec: rec.histories(pd.DataFrame(), colums={}),
        lambda rec: rec.product_page(rec.index.products.index[0], n=3),
        lambda rec: rec.for_customer(Image.new('RGB', (3, 4))),
        lambda rec: rec.for_customer(True),
        lambda rec: rec.for_customer(None, diversity='high'),
        lambda rec: rec.product_page(rec.index.products.index[0], k='3'),
    ],
)
def test_messages_name_public_things(rec, call):
    "No message of a wrong call names a private function"
    with pytest.raises((TypeError, ValueError)) as told:
        call(rec)
    said = str(told.value)
    assert not re.search(r'(?<!\w)_[a-z]', said) and 'not iterable' not in said


def test_a_misspelt_option_of_fit(own, tmp_path, monkeypatch):
    "An option that nothing takes is refused, also where no network is trained that could take it"
    with pytest.raises(TypeError, match='takes no epoch=; near to it: epochs'):
        Recommender.fit(own, epoch=3, progress=False)
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path))
    with pytest.raises(TypeError, match='takes no sed=; near to it: seed'):
        Recommender.open(own, sed=1, progress=False)
    assert len(quiet(own, lr=1e-3, bs=32).index) == len(own)


def test_new_products_without_ids(sample):
    "A table whose index only counts its rows is refused, else products 0 and 1 would be added"
    rec = quiet(shop(sample, 30))
    new = pd.DataFrame(dict(SKU=['J-1', 'J-2'], title=['a', 'b'], category='Shirts'))
    photos = [Image.new('RGB', (60, 80), colour) for colour in ('red', 'blue')]
    with pytest.raises(ValueError, match='have no ids.*set_index'):
        rec.add(new, photos)
    assert len(rec.index) == len(rec.cat) == 30
    rec.add(new.set_index('SKU'), photos)
    assert rec.product_page('J-2', k=2).title == 'b'


def test_emptied_and_filled_again(sample):
    "A recommender whose products were all removed recommends what is added then"
    cat = shop(sample, 12)
    rec = quiet(cat).remove(cat.products.index[:12])
    with pytest.raises(ValueError, match='there are no products'):
        rec.for_customer(None)
    rec.add(cat.subset(cat.products.index[3:6]))
    assert set(rec.for_customer(None).index) == set(cat.products.index[3:6])
    one = cat.products.index[4]
    assert rec.for_customer([one], k=1).because.tolist() == [one]


@pytest.mark.parametrize('column', ['Bezeichnung', 'nombre', 'anything'])
def test_names_of_few_products(column):
    "A small table has its names too: in a column of several words that differ"
    names = [f'Ring Gold {i}' for i in range(12)]
    table = pd.DataFrame({'kind': ['Ring', 'Kette'] * 6, 'day': '2024-01-05 10:00', column: names})
    assert name_column(table) == column and name_column(table.drop(columns=column)) is None


def test_small_numbers_are_said():
    "A number that two digits would round away is said with its first digit"
    told = [said(0.004), said(-0.0003), said(0.0), said(0.05), said(12.5)]
    assert told == ['0.004', '-0.0003', '0', '0.05', '12.5']


def test_figure_of_long_words(own, rec):
    "Long names of columns and values stay inside their columns; nothing lies over a picture"
    import matplotlib.pyplot as plt

    long = 'sustainabilitycertificateofthemanufacturer'
    page = rec.product_page(own.products.index[0], k=2)
    page.title = page.title + ' ' + 'word ' * 40
    page.photo = page.photo.resize((120, 40))
    page.tags = pd.DataFrame(dict(tag=[long], probability=[0.5]), index=[long])
    figure = page.plot()
    figure.canvas.draw()
    texts = [text for ax in figure.axes for text in ax.texts] + [figure._suptitle]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    pictures = [ax.get_window_extent() for ax in figure.axes if ax.images]
    plt.close(figure)
    assert len(pictures) == 3 and all(text.get_text() != '…' for text in texts)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert not any(text.overlaps(picture) for text in boxes for picture in pictures)


def test_heads_see_each_picture_once(own, monkeypatch):
    "Features are made once; temperature and axes are those of a second pass"
    from fashionrec.own_tagger import train_heads

    passed = []
    one_pass = Tagger._look

    def counted(self, images, *args):
        passed.append(len(images))
        return one_pass(self, images, *args)

    monkeypatch.setattr(Tagger, '_look', counted)
    made = train_heads(Tagger.pretrained(), own, ['category', 'colour'])
    assert sum(passed) == len(own.pictured)
    temperature, vectors = dict(made.temperature), made.embed(own.images())
    held = np.random.default_rng(0).permutation(len(own)) < len(own) // 10
    made.calibrate(own, own.pictured[held]).orient(own, own.pictured)
    assert made.temperature == pytest.approx(temperature)
    again = made.embed(own.images())
    torch.testing.assert_close(again @ again.T, vectors @ vectors.T, atol=1e-4, rtol=0)


def test_a_wall_is_no_product(own):
    """The page of a photo without a product says so and nothing else: what is similar to it or
    follows from its tags would be made up"""
    rec = quiet(own)
    wall = np.full((320, 240, 3), (214, 205, 190), np.uint8)
    tags, _, notes = rec.look([wall])
    assert set(tags.tag) == {'unsure'} and 'does not look like a product' in notes[0]
    assert tags.probability.isna().all()  # No share stands beside what is no answer
    page = rec.product_page(wall)
    assert set(page.tags.tag) == {'unsure'} and '%' not in str(page)
    assert not len(page.similar) and not len(page.properties) and page.nearness is None
    assert 'does not look like a product' in str(page) and 'Similar' not in str(page)
    html = page.to_html()
    assert '<strong>This does not look like a product' in html and 'Properties' not in html
    assert html.count('data:image/jpeg;base64,') == 1
    assert len(page.plot().axes) == 2
    told = json.loads(page.to_json())
    assert told['similar'] == [] and told['properties'] == {} and told['notes'] == notes[:1]
    assert 'unsure' not in set(rec.look([own.photo(own.pictured[0])])[0].tag)


def test_rows_of_a_log_that_are_lost_are_told(own):
    "Also of a raw log given to `learn` or `segments`: how many rows, the first and its reason"
    rec = quiet(own)
    log = pd.DataFrame(
        dict(
            customer=['ann', 'ann', 'bob', 'bob'],
            product=own.products.index[[0, 1, 2, 3]],
            event=['view', 'gaze', 'gaze', 'view'],
            time='2024-03-01',
        )
    )
    few = {rec.learn: 'too few to learn from', rec.segments: 'too few for 2 segments'}
    for call, refusal in few.items():
        with pytest.warns(UserWarning, match="2 rows of the history are left out.*'gaze' is none"):
            with pytest.raises(ValueError, match=refusal):
                call(log)
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        with pytest.raises(ValueError, match='too few to learn from'):
            rec.learn(log, names=dict(gaze='view'))


def test_reasons_name_numbers_and_flags(sample):
    "A shared number or flag is told with its column: 'sale True' and not 'True'"
    cat = shop(sample, 30, stock=np.arange(30) % 3)
    rec = quiet(cat, columns=['colour'])
    rec.customers = type(rec.customers)(rec.index, attributes=['sale', 'stock', 'category'])
    said = ' '.join(rec.for_customer([cat.products.index[0]], k=29).why)
    assert 'shares: sale True' in said and 'stock 0' in said
    assert f'{cat.products.category.iloc[0]}' in said and 'category ' not in said


@pytest.mark.parametrize('sure', [0.6, 0.96, 0.99])
def test_likeliest_classes_that_exclude_each_other(sure):
    "A bag and a watch are two things, however many classes there are; one thing seen twice is not"
    rest = (1 - sure) / 4
    table = pd.DataFrame(np.full((2, 5), rest), columns=['Bag', 'Watch', 'Shirt', 'Belt', 'Hat'])
    table.loc[0, 'Bag'] = table.loc[1, 'Watch'] = sure
    assert 'different things (Bag, Watch)' in doubts(dict(kind=table), 'kind')[0]
    assert not doubts(dict(kind=table.iloc[[0, 0]]), 'kind')
    near = pd.DataFrame([[0.55, 0.4, 0.05], [0.42, 0.53, 0.05]], columns=['Loafer', 'Shoe', 'Hat'])
    assert not doubts(dict(kind=near), 'kind')


def test_several_ids_are_several_pages(own, rec):
    "Ids make a page each; one id in a list is that product"
    ids = own.products.index[:2].tolist()
    for given in (ids, [own.photo(ids[0]), ids[1]], [str(id) for id in ids]):
        with pytest.raises(ValueError, match=r'\[rec.product_page\(id\) for id in ids\]'):
            rec.product_page(given)
    assert rec.product_page(ids[:1]).title == rec.product_page(ids[0]).title


def test_products_without_a_picture_are_told_apart(sample, tmp_path):
    "Of a product without a picture the reason is told; an unknown id is unknown"
    cat = shop(sample, 30)
    table = cat.products.set_axis([f'{number:05}' for number in range(30)])
    photos = dict(zip(table.index[2:], cat.images(cat.products.index[2:])))
    photos['00001'] = b'no picture at all'
    with pytest.warns(UserWarning, match='00001'):
        rec = quiet(Catalogue(table, photos))
    assert rec.without_picture.index.tolist() == ['00000', '00001']
    reason = rec.without_picture['00001']
    assert reason and rec.without_picture['00000'] == 'no photo was given'
    for call in (rec.product_page, rec.for_customer, lambda id: rec.for_customer([id])):
        with pytest.raises((KeyError, ValueError), match='has no picture') as error:
            call('00001')
        assert reason in str(error.value) and 'row 0 of 00001' not in str(error.value)
    with pytest.raises(KeyError, match="00001 has no picture, so it is not in the recommender"):
        rec.remove('00001')
    with pytest.raises(ValueError, match='is not a product of this catalogue'):
        rec.for_customer(['00077'])
    log = pd.DataFrame(
        dict(customer='ann', product=['00000', '77', '00004'], event='view', time='2024-03-01')
    )
    told = rec.histories(log).left_out.reason.tolist()
    assert told[0] == 'has no picture (no photo was given)' and 'is not a product' in told[1]
    with pytest.warns(UserWarning, match='00000. has no picture'):
        assert len(rec.for_customer(log[::2])) == 6
    rec.save(tmp_path / 'rec')
    again = Recommender.load(tmp_path / 'rec', rec.cat)
    assert again.without_picture.equals(rec.without_picture)


def test_what_is_no_photo_says_what_it_is(rec, tmp_path):
    "A folder, an address; a picture as text is one"
    with pytest.raises(ValueError, match='is a folder, not a picture'):
        rec.product_page(str(tmp_path))
    with pytest.raises(ValueError, match='an address, not a file'):
        rec.product_page('https://example.com/new.jpg')
    buffer = io.BytesIO()
    Image.new('RGB', (60, 80), 'red').save(buffer, 'PNG')
    text = 'data:image/png;base64,' + base64.b64encode(buffer.getvalue()).decode()
    assert len(rec.product_page(text).similar) == 6


def test_the_name_of_a_catalogue_stays(own, sample):
    "What is added and removed changes nothing in the name"
    rec = quiet(own)
    new = shop(sample.subset(sample.products.index[110:113]), 3)
    rec.add(new).remove(new.products.index.tolist())
    assert rec.add(new).cat.name == own.name == 'shop' and len(rec.cat) == 83


def test_segments_of_a_small_shop(own):
    "Too few purchases to learn from: groups by what customers met, and a warning in plain words"
    rec = quiet(own)
    groups = [own.products.index[:10], own.products.index[40:50]]
    rng = np.random.default_rng(0)
    customer = np.arange(40).repeat(6)
    log = pd.DataFrame(
        dict(
            customer=customer,
            product=[rng.choice(groups[number % 2]) for number in customer],
            event='view',
            time=pd.Timestamp('2024-01-01') + pd.to_timedelta(np.arange(240) % 6, unit='D'),
        )
    )
    with pytest.warns(UserWarning, match='too few to learn from.*Until then.*segments go by'):
        found = rec.segments(log, k=2)
    assert not rec.customers.trained and 'nothing learnt' in repr(found)
    assert found.of.iloc[::2].nunique() == found.of.iloc[1::2].nunique() == 1
    assert found.of.iloc[0] != found.of.iloc[1]
    assert len(rec.for_customer([groups[0][0]])) == 6
    with pytest.raises(ValueError, match='too few to learn from') as error:
        rec.learn(log)
    assert not re.search('validation|last products', str(error.value))


def test_guesses_that_the_known_type_rules_out(sample):
    "Beside known heels no category Apparel; a weak guess is called unsure"
    cat = sample.subset(sample.products.index[:40])
    table = cat.products[['productDisplayName', 'articleType']].assign(articleType='Heels')
    rec = quiet(Catalogue(table, cat.images()), columns=['articleType'])
    page = rec.product_page(table.index[0])
    tags = pd.DataFrame(
        dict(tag=['Apparel', 'Socks', 'Men'], probability=[0.33, 0.18, 0.4], source='predicted'),
        index=['masterCategory', 'subCategory', 'gender'],
    )
    told = rec.tags_of(table.iloc[0], tags)
    assert told.index.tolist() == ['articleType', 'gender'] and told.tag.iloc[0] == 'Heels'
    assert 'masterCategory' in rec.tags_of(table.iloc[0], tags.assign(tag='Footwear')).index
    page.tags = told
    assert 'unsure, 40%' in str(page) and 'unsure, 40%' in page.to_html()


def test_text_names_similar_products(own, rec):
    "The printed page has the names, whatever their column is called"
    page = rec.product_page(own.products.index[0], k=2)
    for name in page.similar.title:
        assert name[:40] in str(page)
    assert 'title' in str(page) and 'category' in str(page)


def test_notes_use_one_word(sample):
    "What is not learnt is called so, once for each reason; what the tagger knew is shown with it"
    rec = quiet(shop(sample, 1), columns=['category', 'colour'], tagger=None)
    notes = rec.product_page(sample.photo(sample.products.index[0])).notes
    told = [note for note in notes if 'not learnt' in note]
    assert len(told) == 1 and told[0].startswith("'category' and 'colour' are not learnt: ")
    assert told[0].endswith('; shown is what the tagger knew before')
    assert not any('left out' in note for note in notes)


def test_counts_are_named_as_not_predicted(sample, tmp_path):
    "`left_out` says of a column such as stock why it is not predicted; pages do not mention it"
    cat = shop(sample, 30, stock=np.arange(30) % 7)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        rec = Recommender.fit(cat, columns=['colour'], progress=False)
    assert 'counts what the shop holds' in rec.left_out['stock'] and 'stock' not in rec.predictors
    assert not any('stock' in str(warning.message) for warning in told)
    page = rec.product_page(cat.products.index[0])
    assert 'stock' not in page.properties.index and not any('stock' in n for n in page.notes)
    rec.save(tmp_path / 'rec')
    assert Recommender.load(tmp_path / 'rec', cat).left_out == rec.left_out
    asked = quiet(cat, properties=['stock'], columns=['colour'])
    assert 'counts what' not in asked.left_out.get('stock', '')


class _Rule:
    "A predictor that knows of the gender alone"

    answer = 'ageGroup'
    encoder = SimpleNamespace(pictures=False)

    def __init__(self, number=False):
        self.number = number

    def predict(self, products, pictures=None, evidence=None):
        women = products.gender == 'Women'
        if self.number:
            value = np.where(women, 10.0, 99.0)
            return pd.DataFrame({self.answer: value, 'low': value - 1, 'high': value + 1})
        value = np.where(women, 'Adults-Women', 'Adults-Men')
        return pd.DataFrame({self.answer: value, 'probability': 0.97})


@pytest.mark.parametrize('number', [False, True])
def test_properties_are_no_surer_than_tags(own, number):
    """What follows from a tag has at most its probability; a number says for which tag it holds;
    what does not change with a tag stays as sure as it is"""
    rec = quiet(own)
    rec.predictors = {'ageGroup': _Rule(number)}
    tags = pd.DataFrame(
        dict(tag=['Women', 'Red'], probability=[0.55, 0.3], other=['Men', 'Blue']),
        ['gender', 'colour'],
    )
    known = rec.properties_of(tags.tag.to_frame().T)
    row = rec.doubted(known, tags).loc['ageGroup']
    if number:
        assert row.given == 'Women' and row.value == 10 and known.given.isna().all()
        assert fact(row) == ('10 (9 to 11)', 'if Women')
    else:
        assert row.probability == pytest.approx(0.97 * 0.55) and row.value == 'Adults-Women'
        assert known.probability['ageGroup'] == 0.97
    sure = rec.doubted(known, tags.assign(probability=[0.9, 0.1])).loc['ageGroup']
    assert is_missing(sure.given)
    if not number:
        assert sure.probability == pytest.approx(0.97 * 0.9)
    alone = rec.doubted(known, tags.assign(other=[None, 'Blue']))
    pd.testing.assert_frame_equal(alone, known)


def test_an_unsure_type_narrows_nothing(own, rec):
    "Where the first of the usual tags is unsure, the second is no filter, unless it is asked for"
    tags, _, _ = rec.look([own.photo(own.pictured[0])])
    first, second = [*rec.filters_of(tags.assign(probability=0.9))]
    tags['probability'] = 0.9
    tags.loc[first, 'probability'] = 0.4
    assert rec.filters_of(tags) == {} and [*rec.filters_of(tags, [first, second])] == [second]
    tags.loc[first, 'source'] = 'known'
    tags.loc[first, 'probability'] = np.nan
    assert [*rec.filters_of(tags)] == [first, second]
