"""Catalogues of one's own: tables and pictures as shops have them, each fault with a named
outcome and the rest intact.
"""

import io
import json
import os
import unicodedata
import warnings
import zipfile
from pathlib import Path

import matplotlib.pyplot
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PIL import Image

import fashionrec.data as data
import fashionrec.sources as sources
from fashionrec.columns import column_kind, is_bookkeeping
from fashionrec.data import Catalogue, CatalogueError, guess_columns
from fashionrec.dtypes import is_written_flag
from fashionrec.naming import class_columns
from fashionrec.tables import PROBLEMS, between, keep
from fashionrec.tags import tag_columns

matplotlib.use('agg')
quick = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path / 'cache'))


@pytest.fixture(autouse=True)
def closed():
    yield
    matplotlib.pyplot.close('all')


def picture(shade=90):
    "A JPEG of one shade, which tells pictures apart"
    out = io.BytesIO()
    Image.new('RGB', (6, 8), (shade, shade, shade)).save(out, 'JPEG')
    return out.getvalue()


def folder(root, *names, **shades):
    "A folder with a picture of each name; the shade of the n-th is 10 n"
    for n, name in enumerate(names, 1):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(picture(10 * n))
    return root


def zipped(path, **files):
    with zipfile.ZipFile(path, 'w') as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def table(*ids, **columns):
    return pd.DataFrame(dict(id=list(ids), **columns))


def shades(cat):
    "id → the shade of its picture, in tens"
    return {i: round(int(cat.images([i]).mean()) / 10) for i in cat.pictured}


def loaded(products, pictures, **kwargs):
    "The catalogue without its warnings"
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return Catalogue.from_folder(products, pictures, size=(6, 8), **kwargs)


def reasons(cat):
    return dict(zip(cat.problems.id, cat.problems.reason))


TABLE = '''id,title,kind,price,weight,stock,added,isReturnable,sizes
S1,"Check shirt, slim",Shirts,"₹1,299",.5,12,2024-03-01,true,"['S', 'M']"
S2,Running shoes,Sports Shoes,"₹2,499",.8,,2024-03-05,false,"['7']"
S3,Everyday bag,Handbags,"₹1,899",.7,3,,,
'''


# 1: any table with any column


def test_readme_example(tmp_path, monkeypatch):
    "The README's line on text, numbers, money, dates, missing values and a list column"
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'products.csv').write_text(TABLE, encoding='utf-8')
    folder(tmp_path / 'pictures', 'S1.jpg', 'S2.jpg', 'S3.jpg')
    cat = Catalogue.from_folder('products.csv', 'pictures/')
    products = cat.products
    assert cat.pictured.tolist() == ['S1', 'S2', 'S3'] and products.price.tolist() == [
        1299,
        2499,
        1899,
    ]
    assert (
        products.stock.isna().tolist() == [False, True, False]
        and products.isReturnable.dtype == 'boolean'
    )
    assert products.title['S1'] == 'Check shirt, slim' and products.sizes['S1'] == ['S', 'M']
    assert cat.problems.columns.tolist() == PROBLEMS and cat.products.attrs == {}


@pytest.mark.parametrize(
    'make',
    [
        lambda p, pics: Catalogue.from_folder(p.reset_index(), pics),
        lambda p, pics: Catalogue(p, np.zeros((3, 8, 6, 3), np.uint8)),
    ],
)
def test_attrs(tmp_path, make):
    "A table with a DataFrame in attrs loads, can be joined, and is not changed"
    products = table('S1', 'S2', 'S3', price=[1, 2, 3]).set_index('id')
    products.attrs = dict(note=pd.DataFrame(dict(a=[1, 2])))
    before = products.copy(deep=True)
    cat = make(products, folder(tmp_path / 'p', 'S1.jpg', 'S2.jpg', 'S3.jpg'))
    assert (
        len(pd.concat([cat.products, cat.products])) == 6
        and len(cat.products.join(cat.products, rsuffix=' 2')) == 3
    )
    cat.products.to_parquet(tmp_path / 'out.parquet')
    cat.products['price'] = 0
    assert products.equals(before) and products.attrs['note'].equals(before.attrs['note'])


def test_told_once(tmp_path):
    "What was left out is one warning, what is whole none"
    pics = folder(tmp_path / 'p', '1.jpg', '2.jpg')
    (tmp_path / 'p' / '2.jpg').write_bytes(b'')
    with pytest.warns(UserWarning) as told:
        Catalogue.from_folder(table(1, 2, 3, articleType='x'), pics)
    assert (
        len(told) == 1 and '.problems' in str(told[0].message) and len(str(told[0].message)) < 300
    )
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        Catalogue.from_folder(table(1, articleType='x'), pics)


# 2: caches see all their input


def test_table_is_never_stale(tmp_path):
    "Names, order, types, values and columns are those of the table given now"
    pics = folder(tmp_path / 'p', '1.jpg', '2.jpg', '3.jpg')
    first = table(1, 2, 3, kind=['a', 'b', 'c'], n=[1, 2, 3])
    for given in [
        first,
        first.rename(columns={'kind': 'articleType'}),
        first[::-1],
        first.astype({'n': str}),
        first.astype({'n': float}),
        first[['n', 'id', 'kind']],
        first.assign(n=[3, 2, 1]),
        first[:2],
        first.assign(more='x'),
    ]:
        cat = loaded(given, pics)
        assert cat.products.equals(data.read_table(given).set_axis(cat.products.index)) and list(
            cat.products
        ) == [c for c in given if c != 'id']
        assert shades(cat) == {i: i for i in given.id}


def test_pictures_are_never_stale(tmp_path):
    "Changed, swapped, added and removed pictures, another size and another fit are seen"
    pics, products = folder(tmp_path / 'p', '1.jpg', '2.jpg'), table(1, 2, 3, articleType='x')
    assert shades(loaded(products, pics)) == {1: 1, 2: 2}
    (pics / '1.jpg').write_bytes(picture(70))
    (pics / '3.jpg').write_bytes(picture(30))
    assert shades(loaded(products, pics)) == {1: 7, 2: 2, 3: 3}
    one, two = (pics / '1.jpg').read_bytes(), (pics / '2.jpg').read_bytes()
    (pics / '1.jpg').write_bytes(two)
    (pics / '2.jpg').write_bytes(one)
    (pics / '3.jpg').unlink()
    assert shades(loaded(products, pics)) == {1: 2, 2: 7}
    assert Catalogue.from_folder(products[:2], pics, size=(4, 4)).store.shape[1:3] == (4, 4)
    wide = Image.new('RGB', (60, 8), 'black')
    wide.save(pics / '1.jpg')
    assert (
        loaded(products, pics, fit='stretch').images([1]).mean()
        < 9
        < loaded(products, pics).images([1]).mean()
    )


def test_named_pictures_are_never_stale(tmp_path):
    "Another column of files, other cells, and a changed file without a picture's suffix are seen"
    pics = folder(tmp_path / 'p', 'a.jpg', 'b.jpg', 'odd.data')
    products = table(1, 2, file=['a.jpg', 'odd.data'], back=['b.jpg', 'a.jpg'])
    assert shades(loaded(products, pics, image='file')) == {1: 1, 2: 3}
    assert shades(loaded(products, pics, image='back')) == {1: 2, 2: 1}
    (pics / 'odd.data').write_bytes(picture(90))
    assert shades(loaded(products, pics, image='file')) == {1: 1, 2: 9}


def test_decoder_is_stamped(tmp_path, monkeypatch):
    "Another version of what decodes makes the pictures anew"
    pics, products = folder(tmp_path / 'p', '1.jpg'), table(1, articleType='x')
    before = loaded(products, pics).store.filename
    assert loaded(products, pics).store.filename == before
    monkeypatch.setattr(sources.PIL, '__version__', '0')
    assert loaded(products, pics).store.filename != before


def kaggle(root, text='id,articleType,productDisplayName\n5,Shirts,A, b\n6,Heels,C\n', **records):
    for name in ('images', 'styles'):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / 'styles.csv').write_bytes(text if isinstance(text, bytes) else text.encode())
    for i in (5, 6):
        (root / 'images' / f'{i}.jpg').write_bytes(picture(10 * i))
    for i, price in records.items():
        (root / 'styles' / f'{i[1:]}.json').write_text(json.dumps(dict(data=dict(price=price))))
    return root


def test_kaggle_is_never_stale(tmp_path):
    "A changed table, record and picture of Kaggle's folder are seen"
    root = kaggle(tmp_path / 'k', p5=1, p6=2)
    assert Catalogue.from_kaggle(root).products.price.tolist() == [1, 2]
    assert {'kind', 'price'} <= set(
        Catalogue.from_kaggle(kaggle(root, 'id,kind\n6,x\n5,y\n')).products
    )
    assert Catalogue.from_kaggle(
        kaggle(root, 'id,kind\n6,x\n5,y\n', p5=9)
    ).products.price.to_dict() == {6: 2, 5: 9}


def test_sample_is_stamped():
    "Each argument of the sample counts"
    draws = [
        Catalogue.sample(12),
        Catalogue.sample(13),
        Catalogue.sample(12, seed=1),
        Catalogue.sample(12, size=(30, 40)),
        Catalogue.sample(12, types=['Shirts', 'Tops']),
        Catalogue.sample(12, types=['Tops', 'Shirts']),
    ]
    assert (
        len({c.store.filename for c in draws}) == 6
        and Catalogue.sample(12).store.filename == draws[0].store.filename
    )


# 3 and 8: quotes and code pages, Kaggle's table too


def test_kaggle_text(tmp_path):
    "An unclosed quote costs no other row, and Windows-1252 is read, in styles.csv too"
    rows = ''.join(f'{i},Shirts,Tee {i}\n' for i in range(7, 59)) + '59,Shirts,Levi’s – 59 €\n'
    cat = Catalogue.from_kaggle(
        kaggle(
            tmp_path / 'k',
            f'id,articleType,productDisplayName\n5,Shirts,"open\n6,Heels,é\n{rows}'.encode(
                'cp1252'
            ),
        )
    )
    assert (
        len(cat) == 55
        and cat.products.productDisplayName[59] == 'Levi’s – 59 €'
        and cat.products.productDisplayName[6] == 'é'
    )
    assert 5 in set(cat.problems.id[cat.problems.kind == 'repaired row'])


# 4: masks, ids and conditions


@pytest.fixture
def shop():
    products = pd.DataFrame(
        dict(
            year=pd.array([2012, None, 2016, 2017], 'Int64'),
            kind=list('abab'),
            ok=pd.array([True, None, False, True], 'boolean'),
        ),
        index=[17, 5, 11, 2],
    )
    images = np.arange(4, dtype=np.uint8)[:, None, None, None] * np.ones((4, 8, 6, 3), np.uint8)
    return Catalogue(products, images)


@pytest.mark.parametrize(
    'which,ids',
    [
        (lambda p: p.year >= 2015, [11, 2]),
        (lambda p: (p.year >= 2015)[::-1], [11, 2]),
        (lambda p: p.ok, [17, 2]),
        (lambda p: (p.year >= 2015).to_numpy(), [11, 2]),
        (lambda p: (p.year >= 2015).astype(object), [11, 2]),
        (lambda p: (p.year >= 2015).drop(2), [11]),
        (lambda p: [True, None, False, True], [17, 2]),
        (lambda p: (p.kind == 'a').rename(str), [17, 11]),
        (lambda p: 'year >= 2015 and kind == "b"', [2]),
        (lambda p: dict(kind='b'), [5, 2]),
        (lambda p: dict(year=between(2016, None)), [11, 2]),
        (lambda p: p[p.kind == 'b'], [5, 2]),
        (lambda p: [2, 17], [2, 17]),
        (lambda p: pd.Index([2.0, 17.0]), [2, 17]),
        (lambda p: pd.Series([2, 17], [0, 1]), [2, 17]),
        (lambda p: {2, 17}, [17, 2]),
        (lambda p: (i for i in [2, 17]), [2, 17]),
        (lambda p: ['2', '17'], [2, 17]),
        (lambda p: lambda d: d.year >= 2015, [11, 2]),
        (lambda p: lambda d: d.index[:2], [17, 5]),
        (lambda p: p[p.year >= 2015][['ok']].assign(ok=1), [11, 2]),
        (lambda p: 11, [11]),
        (lambda p: '11', [11]),
        (lambda p: np.int64(5), [5]),
        (lambda p: 'ok', [17, 2]),
        (lambda p: [], []),
        (lambda p: p.index[[0, 3]], [17, 2]),
    ],
)
def test_subset(shop, which, ids):
    part = shop.subset(which(shop.products))
    assert part.products.index.tolist() == ids
    assert part.images()[:, 0, 0, 0].tolist() == [[17, 5, 11, 2].index(i) for i in ids]


@pytest.mark.parametrize(
    'which,message',
    [
        ([2, 2], 'more often: 2'),
        ([99], 'product 99 is not'),
        ('S9', 'product S9 is not'),
        ([True, False], 'mask of 2'),
        (None, 'None selects no'),
        (slice(0, 2), 'slice.* selects no'),
        (lambda p: None, 'None selects no'),
        (pd.DataFrame(dict(a=[True] * 4)), 'table of booleans'),
        (pd.DataFrame(dict(ok=[True, None, False, True])).astype('boolean'), 'table of booleans'),
        ('size > 3', "no column 'size'"),
        (['02', 1], 'product 1 is not'),
        ([12345678901234567], 'is not in'),
    ],
)
def test_subset_refused(shop, which, message):
    with pytest.raises((KeyError, ValueError), match=message):
        shop.subset(which)


@quick
@given(st.data())
def test_any_mask(shop, draw):
    """A mask in any order, with ids missing, beside or unknown, selects what it says, in the
    table's order"""
    ids = draw.draw(st.permutations([17, 5, 11, 2, 99]))[: draw.draw(st.integers(1, 5))]
    values = draw.draw(
        st.lists(st.sampled_from([True, False, None]), min_size=len(ids), max_size=len(ids))
    )
    mask = pd.Series(pd.array(values, 'boolean'), ids)
    said = {i for i, v in zip(ids, values) if v}
    if ids == [99]:
        with pytest.raises(ValueError, match='of other products'):
            shop.subset(mask)
        return
    assert shop.subset(mask).products.index.tolist() == [i for i in [17, 5, 11, 2] if i in said]


# 7: columns of one's own, few products, none with a picture


def test_own_columns(tmp_path):
    "Every method works on what the table has, or says what is missing"
    products = table(
        *range(1, 9),
        title=[f'thing {i}' for i in range(8)],
        category=list('abababab'),
        colour=list('xxyyxxyy'),
        price=['12,00', '3,50'] * 4,
        sizes=[['S']] * 8,
    )
    cat = loaded(products, folder(tmp_path / 'p', *(f'{i}.jpg' for i in range(1, 9))))
    assert cat.products.price.tolist() == [12, 3.5] * 4
    train, test = cat.split()
    assert len(test) == 2 and sorted(cat.products.category[test]) == ['a', 'b']
    assert len(cat.split('grouped')[0]) + len(cat.split('grouped')[1]) == 8
    assert [t.get_text() for ax in cat.show(n=2).axes for t in ax.texts][:2] == ['a', 'b']
    assert [ax.get_title() for ax in cat.plot_counts().axes] == [
        'category',
        'colour',
    ] and cat.plot_together('category', 'colour')
    assert (
        cat.mean_images('colour')[1] == ['x', 'y']
        and len(cat.groups()) == 8
        and cat.codes('colour')[1] == {'colour': ['x', 'y']}
    )
    assert (
        'lists or dicts, not counted' in cat.report().index.get_level_values(0)
        and 'sizes' in cat.summary().index
    )
    assert cat.dataloaders('category', train, test, bs=2).one_batch()[1].shape == (2, 1)
    for call in (
        cat.paper_subset,
        lambda: cat.split(by='masterCategory'),
        lambda: cat.show(label='usage'),
        lambda: cat.plot_counts('usage'),
        lambda: cat.mean_images('usage'),
        lambda: cat.codes(['usage']),
    ):
        with pytest.raises(
            KeyError, match='no column .* there are title, category, colour, price, sizes'
        ):
            call()


@pytest.mark.parametrize('how', ['random', 'grouped'])
@pytest.mark.parametrize('n', range(1, 13))
def test_tiny_split(n, how):
    "One to twelve products split; nothing is lost, and there is something to train on"
    images = np.random.default_rng(0).integers(0, 255, (n, 16, 12, 3), dtype=np.uint8)
    for columns in (
        dict(kind=list('abcabcabcabc')[:n]),
        dict(kind=[f'k{i}' for i in range(n)]),
        dict(kind='a'),
        dict(price=np.arange(n) / 7),
        dict(kind=None),
    ):
        cat = Catalogue(pd.DataFrame(columns, range(n)), images)
        for test in (0.1, 0.2, 0.5, 0.9):
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter('always')
                train, held = cat.split(how, test=test)
            assert (
                sorted([*train, *held]) == list(range(n))
                and len(train)
                and bool(len(held)) == (not told)
            )
            if n > 1:
                assert len(held)


def test_split_of_missing_classes():
    "A missing class is a class of its own for the shares"
    cat = Catalogue(
        pd.DataFrame(dict(articleType=['a', None] * 20)), np.zeros((40, 4, 3, 3), np.uint8)
    )
    assert cat.products.articleType[cat.split()[1]].isna().sum() == 4


def test_none_readable(tmp_path):
    "No readable picture is an error with three of the reasons"
    pics = folder(tmp_path / 'p', *(f'{i}.jpg' for i in range(5)))
    for i, content in enumerate([b'', b'<html>', b'noise' * 20, picture()[:200], b'']):
        (pics / f'{i}.jpg').write_bytes(content)
    for call in (
        lambda: loaded(table(*range(5), articleType='x'), pics),
        lambda: Catalogue(table(*range(5)), {i: pics / f'{i}.jpg' for i in range(5)}),
    ):
        with pytest.raises(CatalogueError, match='none of the 5 pictures') as e:
            call()
        assert (
            all(f'{i}.jpg' in str(e.value) for i in range(3))
            and '3.jpg' not in str(e.value)
            and 'web page' in str(e.value)
        )


def test_nothing_to_show(shop):
    bare = shop.subset([])
    with pytest.raises(CatalogueError, match='no picture to show'):
        bare.show()
    with pytest.raises(CatalogueError, match='no product'):
        bare.mean_images('kind')
    with pytest.raises(CatalogueError, match='no product to train on'):
        shop.dataloaders('kind', [], [2])
    assert (
        len(bare.report()) == 0 and len(bare.groups()) == 0 and 'kind' not in bare.summary().index
    )


# 9: other files beside pictures


@pytest.mark.parametrize('as_zip', [False, True])
def test_other_files(tmp_path, as_zip):
    "Only pictures count; of two candidates the first by the rule is taken and the other told"
    pics = folder(
        tmp_path / 'p',
        's1.jpg',
        's2.png',
        's2.jpg',
        'b/s3.jpg',
        'a/s3.jpg',
        's4.webp',
        's4.png',
        'back/s1.jpg',
    )
    for other in (
        's1.txt',
        's1.json',
        's1.jpg.txt',
        'Thumbs.db',
        '.DS_Store',
        '__MACOSX/._s1.jpg',
        '._s1.jpg',
        's1',
        's1.db',
    ):
        (pics / other).parent.mkdir(exist_ok=True)
        (pics / other).write_bytes(b'no picture')
    if as_zip:
        pics = zipped(
            tmp_path / 'p.zip',
            **{
                p.relative_to(pics).as_posix(): p.read_bytes()
                for p in pics.rglob('*')
                if p.is_file()
            },
        )
    cat = loaded(table('s1', 's2', 's3', 's4', articleType='x'), pics)
    assert cat.files.to_dict() == {
        's1': 's1.jpg',
        's2': 's2.jpg',
        's3': 'a/s3.jpg',
        's4': 's4.png',
    } and shades(cat) == {'s1': 1, 's2': 3, 's3': 5, 's4': 7}
    told = cat.problems[cat.problems.kind == 'several pictures'].set_index('id')
    assert (
        told.value.to_dict()
        == {'s1': 'back/s1.jpg', 's2': 's2.png', 's3': 'b/s3.jpg', 's4': 's4.webp'}
        and len(cat.problems) == 4
    )


# 11: one bad cell stops nothing


@pytest.mark.parametrize('as_zip', [False, True])
def test_picture_column(tmp_path, as_zip):
    "Each kind of cell finds its file, or is a problem of its product with the reason"
    names = ['a.jpg', 'sub/b.jpg', '12.jpg', 'c.jpg', 'x/same.jpg', 'y/same.jpg']
    pics = folder(tmp_path / 'p', *names)
    if as_zip:
        pics = zipped(tmp_path / 'p.zip', **{n: (pics / n).read_bytes() for n in names})
    good = {
        'a.jpg': 1,
        'sub\\b.jpg': 2,
        'p/sub/b.jpg': 2,
        './a.jpg': 1,
        'A.JPG': 1,
        12: 3,
        12.0: 3,  # noqa: F601
        '12': 3,
        ' c.jpg ': 4,
        'b.jpg': 2,
        'x/same.jpg': 5,
        'sub/../c.jpg': 4,
        'c': 4,
    }
    bad = {
        'gone.jpg': 'gone.jpg is not in p',
        'https://x.de/a.jpg': 'is an address',
        'data:image/png;base64,xx': 'is an address',
        '/etc/passwd': 'leads out of the folder',
        'C:\\pics\\a.jpg': 'leads out of the folder',
        '../a.jpg': 'leads out of the folder',
        'same.jpg': 'may be any of x/same.jpg, y/same.jpg',
        None: 'no file is named',
        '': 'no file is named',
        'a.jpg\0': 'is not in p',
        'a' * 5000: 'is not in p',
    }
    cells = [*good, *bad]
    cat = loaded(
        pd.DataFrame(dict(id=range(len(cells)), file=pd.Series(cells, dtype=object))),
        pics,
        image='file',
    )
    assert shades(cat) == dict(enumerate(good.values()))
    said = cat.problems[cat.problems.kind == 'missing picture'].set_index('id').reason
    for i, reason in enumerate(bad.values(), len(good)):
        assert reason in said[i], (i, said[i])


def test_several_names_in_a_cell(tmp_path):
    "Of a list of files the first that is there is taken"
    cat = loaded(
        table(1, 2, 3, file=[['no.jpg', 'b.jpg'], ['a.jpg'], []]),
        folder(tmp_path / 'p', 'a.jpg', 'b.jpg'),
        image='file',
    )
    assert shades(cat) == {1: 2, 2: 1} and 'no file is named' in reasons(cat)[3]


def test_several_names_in_a_text(tmp_path):
    """A text that lists files gives the first that is there, and is said; a name with a comma
    stays one name"""
    pics = folder(tmp_path / 'p', 'a.jpg', 'b.jpg', 'c,d.jpg')
    cells = [
        'a.jpg, b.jpg',
        'b.jpg|a.jpg',
        '["a.jpg"]',
        "['b.jpg', 'a.jpg']",
        'gone.jpg; b.jpg',
        'c,d.jpg',
        'https://x.de/z,a.jpg',
        'gone.jpg, no.jpg',
        dict(bytes=None, path='b.jpg'),
        'C:\\pics\\a.jpg',
    ]
    cat = loaded(table(*range(10), file=cells), pics, image='file')
    assert shades(cat) == {0: 1, 1: 2, 2: 1, 3: 2, 4: 2, 5: 3, 8: 2}
    assert '5 cells list files' in cat.problems.reason[cat.problems.kind == 'guess'].iloc[
        0
    ] and set(cat.problems.id.dropna()) == {6, 7, 9}
    assert 'near: a' in reasons(cat)[9]
    with pytest.raises(CatalogueError, match='They are addresses'):
        loaded(table(1, 2, file=['https://x.de/a.jpg', 'https://x.de/b.jpg']), pics, image='file')


@pytest.mark.parametrize(
    'args,message',
    [
        (dict(columns=['f']), 'columns must be a dict'),
        (dict(image=['f', 'g']), 'image must be the name'),
        (dict(id=['f']), 'id must be the name'),
        (dict(id=None), 'id must be the name'),
        (dict(size=60), 'size must be'),
        (dict(size=(60.5, 80)), 'size must be'),
        (dict(size=(0, 80)), 'size must be'),
        (dict(fit='crop'), 'fit must be'),
        (dict(fit=None), 'fit must be'),
        (dict(image='gone'), "no column 'gone'"),
        (dict(images=None), 'images must be a folder'),
        (dict(images=io.BytesIO()), 'images must be a folder'),
        (dict(images=['a.jpg']), 'images must be a folder'),
    ],
)
def test_arguments(tmp_path, args, message):
    pics = folder(tmp_path / 'p', '1.jpg')
    with pytest.raises(ValueError, match=message):
        Catalogue.from_folder(**(dict(table=table(1, f='1.jpg'), images=pics) | args))


def test_columns_by_number(tmp_path):
    "Columns named by numbers, and a column of ids that names the pictures"
    pics = folder(tmp_path / 'p', 'a.jpg', 'b.jpg')
    numbered = pd.DataFrame({0: ['x', 'y'], 1: ['b.jpg', 'a.jpg']})
    assert shades(loaded(numbered, pics, id=0, image=1)) == {'x': 2, 'y': 1}
    for args in (dict(image='id'), dict(image='id', columns={})):
        assert shades(loaded(table('a.jpg', 'b.jpg', kind='x'), pics, **args)) == {
            'a.jpg': 1,
            'b.jpg': 2,
        }
    assert Catalogue.from_folder(
        table('a', 'b', articleType='x'), pics, size=(6.0, 8.0)
    ).store.shape[1:3] == (8, 6)


def test_same_size_and_time(tmp_path):
    "A picture, a linked picture and a zip replaced at the same size and time are seen"

    def padded(shade):
        return picture(shade).ljust(700, b'\0')

    def archived(name, one, two):
        return zipped(tmp_path / name, **{'1.jpg': padded(one), '2.jpg': padded(two)})

    pics, products = folder(tmp_path / 'p', '1.jpg', 'x/other.jpg'), table(1, 2, articleType='x')
    (pics / '1.jpg').write_bytes(padded(10))
    (pics / 'x' / 'other.jpg').write_bytes(padded(20))
    (pics / '2.jpg').symlink_to(pics / 'x' / 'other.jpg')
    archive = archived('z.zip', 10, 20)
    assert shades(loaded(products, pics)) == shades(loaded(products, archive)) == {1: 1, 2: 2}
    for path, content in [
        (pics / '1.jpg', padded(70)),
        (pics / 'x' / 'other.jpg', padded(80)),
        (archive, archived('y.zip', 70, 80).read_bytes()),
    ]:
        before = path.stat()
        assert len(content) == before.st_size
        path.write_bytes(content)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert shades(loaded(products, pics)) == shades(loaded(products, archive)) == {1: 7, 2: 8}


def test_numeric_file_names(tmp_path):
    "A column of numbers with a gap names 12.jpg, not 12.0.jpg"
    cat = loaded(
        table(1, 2, 3, file=[12, None, 14]),
        folder(tmp_path / 'p', '12.jpg', '14.jpg'),
        image='file',
    )
    assert shades(cat) == {1: 1, 3: 2}


def test_ids_of_two_kinds(tmp_path):
    "1 and '1' are one id: the second row is told, the rest stays"
    cat = loaded(
        pd.DataFrame(dict(id=pd.Series([1, '1', 2], dtype=object), size=[36, 'M', None])),
        folder(tmp_path / 'p', '1.jpg', '2.jpg'),
    )
    assert (
        shades(cat) == {1: 1, 2: 2}
        and cat.problems.kind.tolist()[0] == 'row left out'
        and cat.products['size'][1] == 36
    )
    with pytest.raises(CatalogueError, match='must be unique'):
        Catalogue(pd.DataFrame(dict(a=[1, 2]), index=[1, '1']), np.zeros((2, 8, 6, 3), np.uint8))
    with pytest.raises(CatalogueError, match='no id'):
        Catalogue(pd.DataFrame(dict(a=[1, 2]), index=[1, None]), np.zeros((2, 8, 6, 3), np.uint8))


@pytest.mark.parametrize('image', [None, 'file'])
def test_no_picture_at_all(tmp_path, image):
    "No picture found for any product says what was looked for, what is there and what to do"
    pics = folder(tmp_path / 'p', 'shoe-1.jpg', 'shoe-2.jpg')
    (pics / 'notes.txt').write_text('x')
    products = table(
        'S1', 'S2', file=['x/nope.jpg', 'nope.jpg'], photo=['shoe-1.jpg', 'shoe-2.jpg']
    )
    with pytest.raises(CatalogueError) as e:
        loaded(products, pics, image=image)
    message = str(e.value)
    assert (
        '2 pictures such as shoe-1.jpg' in message and '1 other files such as notes.txt' in message
    )
    assert (
        ("image='photo'" in message and 'S1.jpg' in message)
        if image is None
        else 'x/nope.jpg' in message
    )
    (tmp_path / 'empty').mkdir()
    with pytest.raises(CatalogueError, match='holds 0 pictures'):
        loaded(products, tmp_path / 'empty', image=image)


def test_bad_zip_members(tmp_path):
    "A damaged, an encrypted and an unknown kind of member are problems of their products"
    path = zipped(tmp_path / 'p.zip', **{f'{i}.jpg': picture(10 * i) for i in range(1, 5)})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as z:
        entries = {i.filename: i.header_offset for i in z.infolist()}
    start = entries['2.jpg'] + 30 + len('2.jpg')
    content[start + 20 : start + 60] = bytes(40)
    central = {name: content.rindex(name.encode()) - 46 for name in entries}
    content[central['3.jpg'] + 8] |= 1  # Encrypted
    content[central['4.jpg'] + 10] = 97  # A method that nobody has
    path.write_bytes(content)
    cat = loaded(table(1, 2, 3, 4, articleType='x'), path)
    assert (
        shades(cat) == {1: 1}
        and 'encrypted' in reasons(cat)[3]
        and all(f'{i}.jpg' in reasons(cat)[i] for i in (2, 3, 4))
    )
    assert set(cat.problems.kind) == {'unreadable picture'}


# 12: lists and dicts


def test_lists(tmp_path):
    "Lists and dicts are passed over where values are counted, and parquet holds them"
    rows = [
        dict(
            id=i,
            kind='a',
            sizes=['S', 'M'][:i],
            sold=dict(shop=i),
            mixed=[1, 'x'] if i else dict(a=1),
        )
        for i in range(3)
    ]
    (tmp_path / 't.jsonl').write_text('\n'.join(map(json.dumps, rows)))
    cat = loaded(tmp_path / 't.jsonl', folder(tmp_path / 'p', '0.jpg', '1.jpg', '2.jpg'))
    summary = cat.summary()
    assert (
        summary.classes.isna()[['sizes', 'sold']].all()
        and 'not counted' in summary.commonest['sizes']
    )
    assert 'sizes' in cat._repr_html_() and 'sizes' in cat.report().index.get_level_values(1)
    assert len(cat.groups('kind')) == 3 and list(cat.products.sizes[2]) == ['S', 'M']
    with pytest.raises(CatalogueError, match="'sizes' holds lists"):
        cat.codes(['sizes'])
    with pytest.raises(CatalogueError, match="'sizes' holds lists"):
        cat.plot_counts('sizes')
    cat.products.to_parquet(tmp_path / 't.parquet')
    assert (
        list(loaded(tmp_path / 't.parquet', tmp_path / 'p').products.sizes[2]) == ['S', 'M']
        if (tmp_path / 't.parquet').exists()
        else False
    )
    assert Catalogue(
        cat.products.assign(odd=pd.Series([36, 'M', None], dtype=object)), cat.images()
    ).products.odd.tolist()[:2] == ['36', 'M']


# 13: names of columns


def test_reserved_names(tmp_path):
    """Columns named like those of results, like attributes, like numbers or twice are kept under
    a name of their own"""
    products = pd.DataFrame(
        [['S1', 1, 2, 3, 4, 5, 6, 7], ['S2', 1, 2, 3, 4, 5, 6, 7]],
        columns=['id', 'score', 'why', 'index', 'name', 'name', 7, 'problems'],
    )
    cat = loaded(products, folder(tmp_path / 'p', 'S1.jpg', 'S2.jpg'))
    assert (
        all(isinstance(c, str) for c in cat.products)
        and cat.products.columns.is_unique
        and {'score', 'why', 'index', '7', 'problems'} <= set(cat.products)
    )
    assert (
        cat.products.shape == (2, 7)
        and cat.subset('score == 1').products['7'].tolist() == [6, 6]
        and cat.codes('7')[1] == {'7': ['6']}
    )
    plain = Catalogue(
        pd.DataFrame({0: [1, 2], 'id': [8, 9]}, index=['a', 'b']), np.zeros((2, 8, 6, 3), np.uint8)
    )
    assert plain.products['id (product)'].tolist() == [8, 9] and plain.subset('a').products[
        '0'
    ].tolist() == [1]
    assert plain.problems.kind.tolist() == [
        'renamed column'
    ] and plain.products.reset_index().id.tolist() == ['a', 'b']
    with pytest.raises(CatalogueError, match="two columns are named 'x'"):
        Catalogue(pd.DataFrame([[1, 2]], columns=['x', 'x']), np.zeros((1, 8, 6, 3), np.uint8))


@pytest.mark.parametrize(
    'products',
    [
        table(101, 102, kind=['a', 'b']),
        table('101', '102', kind=['a', 'b']),
        table(101, 102, kind=['a', 'b']).set_axis([4, 9]),
        dict(id=[101.0, 102.0], kind=['a', 'b']),
        table(101, 102, kind=['a', 'b']).set_index('id'),
        table(101, 102, kind=['a', 'b']).set_index('id', drop=False),
        table(101, 102, kind=['a', 'b']).set_axis(['101', '102']),
    ],
)
def test_column_of_ids(products):
    """The ids are those of a column 'id' where the rows are only numbered, of the index where it
    says the same"""
    before = products.copy()
    for images in ({101: picture(10), '102': picture(20)}, [picture(10), picture(20)]):
        cat = Catalogue(products, images, size=(6, 8))
        assert (
            shades(cat) in ({101: 1, 102: 2}, {'101': 1, '102': 2})
            and list(cat.products) == ['kind']
            and cat.problems.empty
        )
        assert cat.products.reset_index().columns.tolist() == ['id', 'kind'] and cat.subset(
            kind := cat.products.kind == 'b'  # noqa: F841
        ).pictured.astype(str).tolist() == ['102']
    assert before.equals(products) if isinstance(products, pd.DataFrame) else before == products


def test_column_of_ids_refused():
    with pytest.raises(CatalogueError, match='repeated: 7'):
        Catalogue(table(7, 7, kind='x'), np.zeros((2, 8, 6, 3), np.uint8))
    with pytest.raises(CatalogueError, match='no id'):
        Catalogue(table(7, None, kind='x'), np.zeros((2, 8, 6, 3), np.uint8))
    with pytest.raises(CatalogueError, match='rename two'):
        Catalogue(
            pd.DataFrame({'id': [1], 'id (product)': [2]}, index=['a']),
            np.zeros((1, 8, 6, 3), np.uint8),
        )


# 15 and 16: photos in any form


def test_photos_by_id(tmp_path):
    """File objects, bytes, paths and arrays by id, by any writing of the id; photos of no
    product are told"""
    path = tmp_path / 'a.jpg'
    path.write_bytes(picture(50))
    photos = {
        '11': io.BytesIO(picture(10)),
        12.0: picture(20),
        13: path,
        14: np.full((8, 6, 3), 40, np.uint8),
        99: path,
        15: None,
    }
    with pytest.warns(UserWarning, match='unknown product'):
        cat = Catalogue(table(*range(11, 17)).set_index('id'), photos, size=(6, 8))
    assert shades(cat) == {11: 1, 12: 2, 13: 5, 14: 4} and cat.photo(11).size == (6, 8)
    assert (
        cat.problems.kind.tolist() == ['missing picture'] * 2 + ['unknown product']
        and '99' in cat.problems.reason[2]
    )
    series = Catalogue(
        table(11, 12).set_index('id'), pd.Series({12: str(path), 11: path}), size=(6, 8)
    )
    listed = Catalogue(table(11, 12).set_index('id'), [path, path.open('rb')], size=(6, 8))
    assert shades(series) == shades(listed) == {11: 5, 12: 5}
    with pytest.raises(CatalogueError, match='2 products but 1 images'):
        Catalogue(table(11, 12).set_index('id'), [path])


def test_several_photos(tmp_path):
    "Two photos under one id, however it is written: the first is taken and the product is told"
    products = table(1, 2, 3, kind='x').set_index('id')
    series = pd.Series([picture(10), picture(20), picture(30), picture(40)], [1, 1, 2, 1])
    for photos, said in [
        (series, '3 photos'),
        ({1: picture(10), '1': picture(20), 2: picture(30)}, '2 photos'),
        ({'1': picture(10), 1.0: picture(20), 2: picture(30)}, '2 photos'),
    ]:
        with pytest.warns(UserWarning, match='several pictures'):
            cat = Catalogue(products, photos, size=(6, 8))
        told = cat.problems[cat.problems.kind == 'several pictures']
        assert (
            shades(cat) == {1: 1, 2: 3} and told.id.tolist() == [1] and said in told.reason.iloc[0]
        )
        assert 'unknown product' not in set(cat.problems.kind)


def test_photos_in_rows(tmp_path):
    "Photos one a row: from a generator, an index, an array of paths; what is no picture is refused"
    products = table(1, 2, kind='x').set_index('id')
    paths = [str(p) for p in sorted(folder(tmp_path / 'p', 'a.jpg', 'b.jpg').glob('*'))]
    for images in (
        iter(paths),
        (p for p in paths),
        pd.Index(paths),
        np.array(paths),
        np.array(paths, object),
        dict.fromkeys(paths).keys(),
        tuple(paths),
    ):
        assert shades(Catalogue(products, images, size=(6, 8))) == {1: 1, 2: 2}
    for gap in (None, np.nan, pd.NA, float('nan')):
        assert shades(Catalogue(products, [paths[0], gap], size=(6, 8))) == {1: 1}
    for images in (
        None,
        7,
        7.5,
        str(tmp_path),
        tmp_path,
        picture(),
        set(paths),
        pd.DataFrame(dict(file=paths)),
        Image.new('RGB', (6, 8)),
        object(),
    ):
        with pytest.raises(CatalogueError, match='images must be'):
            Catalogue(products, images)


def test_one_id(shop):
    "One id is one product everywhere"
    assert shop.images(11).shape == shop.images('11').shape == (1, 8, 6, 3) and shop.photo(
        '11'
    ).size == (6, 8)
    assert len(shop.show(11).axes[0].images) == 1 and shop.codes('kind', 11)[0].tolist() == [[0]]


# 17: names of pictures


@pytest.mark.parametrize(
    'id,file',
    [
        ('S1', 'deep/er/S1.jpg'),
        (108775015, '0108775015.jpg'),
        ('0108775015', '108775015.jpg'),
        (15970.0, '15970.jpg'),
        ('15970.0', '15970.jpg'),
        (15970, '15970.0.jpg'),
        (unicodedata.normalize('NFC', 'café'), unicodedata.normalize('NFD', 'café') + '.jpg'),
        (unicodedata.normalize('NFD', 'café'), unicodedata.normalize('NFC', 'café') + '.png'),
        ('sku-1', 'SKU-1.JPG'),
        ('SKU 1', 'sku 1.jpeg'),
        ('s1', ' s1 .jpg'),
        (12345678901234567, '12345678901234567.jpg'),
        ('a.b', 'a.b.jpg'),
        ('Straße', 'STRASSE.jpg'),
    ],
)
@pytest.mark.parametrize('as_zip', [False, True])
def test_names_of_pictures(tmp_path, id, file, as_zip):
    "A picture named nearly as its product is found"
    pics = folder(tmp_path / 'p', 'other.jpg', file)
    if as_zip:
        pics = zipped(
            tmp_path / 'p.zip', **{f'top/{n}': (pics / n).read_bytes() for n in ('other.jpg', file)}
        )
    cat = loaded(pd.DataFrame(dict(id=pd.Series([id, 'zz'], dtype=object), articleType='x')), pics)
    assert list(shades(cat).values()) == [2] and cat.pictured[0] == cat.products.index[0]


@pytest.mark.parametrize(
    'ids,files,found',
    [
        (['a', 'A'], ['A.jpg'], {'A': 'A.jpg'}),
        (['a', 'A', 'b'], ['b.jpg', 'á.jpg'], {'b': 'b.jpg'}),
        (['7', '07'], ['007.jpg', '7.jpg'], {'7': '7.jpg'}),
        (['07', '7', 'x'], ['0007.jpg', 'x.jpg'], {'x': 'x.jpg'}),
        (['1', '2'], ['1/front.jpg', '1/back.jpg', '2/a.jpg'], {'1': '1/back.jpg', '2': '2/a.jpg'}),
        (['1', '100'], ['1/100.jpg', '1/199.jpg'], {'100': '1/100.jpg'}),
    ],
)
def test_only_what_is_meant(tmp_path, ids, files, found):
    "A name that two products could mean belongs to none of them"
    cat = loaded(pd.DataFrame(dict(id=ids, articleType='x')), folder(tmp_path / 'p', *files))
    assert {str(k): v for k, v in cat.files.items()} == found


NUMBERED = [f'{i}/{n}.png' for i in range(1, 6) for n in range(1, i + 2)]
SHELVES = [f'{i // 10}/{i}.png' for i in range(200)]


@pytest.mark.parametrize(
    'ids,files,found',
    [
        (range(1, 6), NUMBERED, {i: f'{i}/1.png' for i in range(1, 6)}),
        (range(1, 4), NUMBERED[:9], {i: f'{i}/1.png' for i in range(1, 4)}),
        (range(1, 6), NUMBERED[:-6], {i: f'{i}/1.png' for i in range(1, 5)}),
        (
            range(1, 6),
            [*NUMBERED[:-6], '5.png'],
            {**{i: f'{i}/1.png' for i in range(1, 5)}, 5: '5.png'},
        ),
        ([1, 2], ['1.jpg', '2/front.jpg'], {1: '1.jpg', 2: '2/front.jpg'}),
        (
            [1, 2, 3],
            ['1/1.png', '1/2.png', '2/front.png', '3/a.png'],
            {1: '1/1.png', 2: '2/front.png', 3: '3/a.png'},
        ),
        (range(200), SHELVES, {i: f'{i // 10}/{i}.png' for i in range(200)}),
        (
            range(200),
            [*SHELVES, '1/20.png'],
            {i: '1/20.png' if i == 20 else f'{i // 10}/{i}.png' for i in range(200)},
        ),
        (
            range(1, 30),
            [f'{view}/{i}.png' for view in (1, 2) for i in range(1, 30)],
            {i: f'1/{i}.png' for i in range(1, 30)},
        ),
        (
            ['S1', 'S2'],
            ['S1/S1.jpg', 'S1/A.jpg', 'S2/b.jpg'],
            {'S1': 'S1/S1.jpg', 'S2': 'S2/b.jpg'},
        ),
    ],
)
def test_folders_of_products(ids, files, found):
    """Numbered pictures go to the product of their folder, files on shelves to the product of
    their name; no file goes to two"""
    assert {i: names[0] for i, names in sources.NamedFiles(ids, files).by_id().items()} == found
    given = [name for names in sources.NamedFiles(ids, files).by_id().values() for name in names]
    assert len(given) == len(set(given))


def test_numbered_pictures(tmp_path):
    "A folder a product with numbered pictures: each shows its own, and what was guessed is said"
    cat = loaded(table(*range(1, 6), articleType='x'), folder(tmp_path / 'p', *NUMBERED))
    assert shades(cat) == {i: NUMBERED.index(f'{i}/1.png') + 1 for i in range(1, 6)}
    assert (
        cat.problems.kind.value_counts().to_dict() == {'guess': 1, 'several pictures': 5}
        and 'folder of files such as' in cat.problems.reason[0]
    )
    mixed = loaded(
        table(1, 2, articleType='x'), folder(tmp_path / 'q', '1.jpg', '1/back.jpg', '2/front.jpg')
    )
    assert shades(mixed) == {1: 1, 2: 3} and mixed.problems.value.tolist() == ['1/back.jpg']


def test_near(tmp_path):
    "What is named after a product and a view is taken; else it is told what is near"
    cat = loaded(
        table('S-1001', 'S-1002', 'S-1003', articleType='x'),
        folder(tmp_path / 'p', 'S-1001.jpg', 'S-1002_front.jpg', 'S-1003x.jpg'),
    )
    assert cat.files['S-1002'] == 'S-1002_front.jpg'
    assert 'near: S-1003x' in reasons(cat)['S-1003']


@quick
@given(
    ids=st.lists(
        st.text(
            st.characters(
                codec='utf-8',
                exclude_characters='/\\\0.',
                exclude_categories=['Cc', 'Cs', 'Zl', 'Zp'],
            ),
            min_size=1,
            max_size=6,
        ).filter(lambda t: t.strip() == t),
        min_size=1,
        max_size=6,
        unique=True,
    ),
    form=st.sampled_from(
        [str, str.upper, lambda t: unicodedata.normalize('NFD', t), lambda t: f' {t} ']
    ),
)
def test_any_name(ids, form):
    "Each picture goes to the product it is named after, never to another"
    files = [f'{form(i)}.jpg' for i in ids]
    for product, names in sources.NamedFiles(ids, dict.fromkeys(files)).by_id().items():
        for name in names:
            meant = [i for i, file in zip(ids, files) if file == name]
            assert (
                product in meant
                or len({sources.folded(i) for i in meant} | {sources.folded(product)}) == 1
            )
    assert sources.NamedFiles(ids, [f'{i}.jpg' for i in ids]).by_id() == {
        i: [f'{i}.jpg'] for i in ids
    }


def test_odd_file_names(tmp_path):
    "File names that are no UTF-8 do not stop the others"
    pics = folder(tmp_path / 'p', '1.jpg')
    with open(os.fsencode(str(pics)) + b'/caf\xe9.jpg', 'wb') as f:
        f.write(picture(30))
    assert shades(loaded(table(1, articleType='x'), pics)) == {1: 1}
    cat = loaded(table(1, 2, file=['1.jpg', 'caf?.jpg']), pics, image='file')
    assert shades(cat) == {1: 1} and cat.problems.kind.tolist() == ['missing picture']


# Issue 23: own names, ids, sums


def test_guess():
    "The hint guesses by name and by value, never a column twice, and needs no known value"
    own = table(
        'a',
        'b',
        kind=['Shirt', 'Jeans'],
        colour=['Red', 'navy blue'],
        sex=['Men', 'Women'],
        title=['x', 'y'],
        cost=[1.0, 2.0],
        label=['q', 'r'],
        note=['u', 'v'],
    )
    assert guess_columns(own) == dict(
        kind='articleType',
        colour='baseColour',
        sex='gender',
        title='productDisplayName',
        cost='price',
        label='brandName',
    )
    assert guess_columns(
        own.rename(columns=dict(kind='Was', colour='Farbe'))[['Was', 'Farbe']]
    ) == dict(Was='articleType', Farbe='baseColour')
    assert guess_columns(pd.DataFrame(dict(articleType=['Shirts'], type=['Jeans']))) == {}
    assert guess_columns(pd.DataFrame(dict(x=[[1], [2]], y=[1, 2]))) == {}


def test_hint(tmp_path):
    "The hint is a warning with an argument to paste, and pasted it works and is silent"
    pics, own = (
        folder(tmp_path / 'p', 'a.jpg', 'b.jpg'),
        pd.DataFrame(
            dict(sku=['a', 'b'], kind=['Shirts', 'Jeans'], colour=['Red', 'Blue'], cost=[1, 2])
        ),
    )
    with pytest.warns(UserWarning) as told:
        cat = Catalogue.from_folder(own, pics, id='sku')
    assert list(cat.products) == ['kind', 'colour', 'cost'] and len(told) == 1
    said = str(told[0].message)
    columns = eval(said[said.index('{') : said.rindex('}') + 1])
    assert columns == dict(kind='articleType', colour='baseColour', cost='price')
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        assert list(Catalogue.from_folder(own, pics, id='sku', columns=columns).products) == [
            'articleType',
            'baseColour',
            'price',
        ]
        Catalogue.from_folder(own.rename(columns=dict(kind='articleType')), pics, id='sku')


@pytest.mark.parametrize(
    'name', ['sku', 'SKU', 'product_id', 'article_id', 'Style ID', 'Artikelnummer']
)
def test_likeliest_id(tmp_path, name):
    "Without a column 'id' the error names the likeliest: by name, or by the names of the pictures"
    pics = folder(tmp_path / 'p', 'a.jpg', 'b.jpg')
    own = pd.DataFrame({'title': ['x', 'y'], name: ['a', 'b'], 'note': ['u', 'v']})
    with pytest.raises(CatalogueError, match=f"id='{name}'"):
        loaded(own, pics)
    own.to_csv(tmp_path / 't.csv', index=False)
    with pytest.raises(CatalogueError, match=f"t.csv has no column 'id'.*id='{name}'"):
        loaded(tmp_path / 't.csv', pics)


def test_columns_argument(tmp_path):
    "Columns are renamed, the id and the picture column too, under the old name or the new"
    pics, own = (
        folder(tmp_path / 'p', 'a.jpg', 'b.jpg'),
        pd.DataFrame(dict(sku=['1', '2'], kind=['Shirts', 'Jeans'], file=['b.jpg', 'a.jpg'])),
    )
    for args in (dict(id='sku', image='file'), dict(id='id', image='picture')):
        cat = loaded(own, pics, columns=dict(sku='id', kind='articleType', file='picture'), **args)
        assert list(cat.products) == ['articleType', 'picture'] and shades(cat) == {1: 2, 2: 1}
    with pytest.raises(CatalogueError, match="no column 'gone'"):
        loaded(own, pics, id='sku', columns=dict(gone='x'))


def test_sum(tmp_path):
    "Two catalogues as one: products, pictures at both sizes, files, problems; a clash is named"
    a = loaded(table(1, 2, 3, kind='a', price=[1, 2, 3]), folder(tmp_path / 'a', '1.jpg', '2.jpg'))
    b = loaded(table(8, 9, price=['x', 'y'], flag=[True, False]), folder(tmp_path / 'b', '9.jpg'))
    c = Catalogue(pd.DataFrame(dict(kind=['k']), index=['S1']), np.full((1, 8, 6, 3), 70, np.uint8))
    both = a + b
    assert (
        shades(both) == {1: 1, 2: 2, 9: 1}
        and both.products.index.tolist() == [1, 2, 3, 8, 9]
        and both.files[9] == '9.jpg'
    )
    assert (
        both.photo(9).getpixel((0, 0)) == b.photo(9).getpixel((0, 0))
        and both.photo(2).size == (6, 8)
        and both.source is None
    )
    assert (
        both.products.price.tolist() == ['1', '2', '3', 'x', 'y']
        and both.products.flag.isna().sum() == 3
    )
    assert (
        set(both.problems.id.dropna()) == {3, 8}
        and len(both.subset([9, 1]).images()) == 2
        and len(both.report())
    )
    every = sum([a, b, c])
    assert (
        shades(every) == {'1': 1, '2': 2, '9': 1, 'S1': 7}
        and every.photo(9).size == (6, 8)
        and '3' in set(every.problems.id)
        and len(every.images([1, 'S1'])) == 2
    )
    assert shades(b.subset([9]) + a.subset([2])) == {9: 1, 2: 2}
    every.products.to_parquet(tmp_path / 'out.parquet')
    with pytest.raises(CatalogueError, match='2 ids are in both catalogues: 1, 2'):
        a + a.subset([1, 2])
    with pytest.raises(CatalogueError, match='6 x 8 and 5 x 5'):
        a + Catalogue(pd.DataFrame(dict(kind=['k'])), np.zeros((1, 5, 5, 3), np.uint8))
    with pytest.raises(TypeError):
        a + 1


def test_sum_rounds_nothing():
    "Large whole numbers beside floats become text, small ones stay numbers"

    def one(i, **columns):
        return Catalogue(
            pd.DataFrame({name: [v] for name, v in columns.items()}, index=[i]),
            np.zeros((1, 8, 6, 3), np.uint8),
        )

    both = one(1, n=2**60 + 1, small=3, u=np.uint64(2**64 - 1)) + one(
        2, n=0.5, small=0.5, u=np.int64(-1)
    )
    assert both.products.n.tolist() == [str(2**60 + 1), '0.5'] and both.products.small.tolist() == [
        3,
        0.5,
    ]
    assert both.products.u.tolist() == [str(2**64 - 1), '-1'] and (
        one(1, n=2**60 + 1) + one(2, n=2**60 + 3)
    ).products.n.tolist() == [2**60 + 1, 2**60 + 3]


def test_plot_of_nothing(shop):
    cat = Catalogue(
        shop.products.assign(none=pd.Series(dtype=float), gap=[None, 'x', None, 'y']), shop.store
    )
    with pytest.raises(CatalogueError, match="of both 'kind' and 'none'"):
        cat.plot_together('kind', 'none')
    assert cat.plot_together('gap', 'kind') and cat.plot_together('kind', 'kind')


def test_progress(monkeypatch, tmp_path):
    "Many pictures show a bar where somebody looks, and none in a file or a pipe"
    asked = {}

    def parallel(f, chunks, n_workers, progress, **kwargs):
        asked.update(n_workers=n_workers, progress=progress)
        return [f(c, **kwargs) for c in chunks]

    monkeypatch.setattr('fastcore.parallel.parallel', parallel)
    for seen in (True, False):
        monkeypatch.setattr(sources, 'shows_bars', lambda seen=seen: seen)
        sources.in_chunks(list, list(range(32 * 256)))
        assert asked['progress'] is seen and asked['n_workers']


# Columns that are misnamed


@pytest.mark.parametrize(
    'columns, meant',
    [
        (dict(knd='articleType'), dict(kind='articleType')),
        (
            dict(Kind='articleType', colour='baseColour'),
            dict(kind='articleType', colour='baseColour'),
        ),
        (dict(articleType='kind'), dict(kind='articleType')),
        (dict(colour='baseColour', colr='x'), None),
    ],
)
@pytest.mark.parametrize('id', ['id', 'sku'])
def test_column_to_rename_is_misnamed(tmp_path, columns, meant, id):
    """The error is about the name in `columns=` and what was meant by it, not about the column
    of ids"""
    pics = folder(tmp_path / 'p', 'a.jpg', 'b.jpg')
    own = pd.DataFrame(dict(sku=['a', 'b'], kind=['Shirts', 'Jeans'], colour=['Red', 'Blue']))
    own.to_csv(tmp_path / 't.csv', index=False)
    wrong = next(name for name in columns if name not in own)
    for source in (own, tmp_path / 't.csv'):
        with pytest.raises(
            CatalogueError, match=f"no column '{wrong}' to rename; it has sku, kind, colour"
        ) as error:
            loaded(source, pics, id=id, columns=columns)
        said = str(error.value)
        assert 'id=' not in said
        if meant is None:
            assert 'columns=' not in said
        else:
            assert f'columns={meant}' in said


@pytest.mark.parametrize(
    'name,cells,want',
    [
        ('stock', [3, 0, 7], True),
        ('Quantity', [3.0, None, 7], True),
        ('views_last_month', ['1,200', '30', '7'], True),
        ('numberOfReviews', range(30), True),
        ('in stock', [True, False, None], True),
        ('SOLD', [3, 0, 7], True),
        ('salesPrice', [3, 4, 5], False),
        ('pack quantity', [3, 4, 5], False),
        ('overview', [3, 4, 5], False),
        ('stock', ['few', 'many', 'none'], False),
        ('weight', [3, 4, 5], False),
        (7, [3, 4, 5], False),
    ],
)
def test_what_a_shop_counts(name, cells, want):
    "Columns of counts are told by their names and kinds"
    assert is_bookkeeping(pd.Series(cells, name=name)) is want


def told(cat, column):
    "What was guessed of a column"
    return cat.problems.reason[cat.problems.column == column].tolist()


@pytest.mark.parametrize('typed', [False, True])
@pytest.mark.parametrize(
    'price,want,said',
    [
        (['₹10', 'Gratis', '₹20'], [10, 0, 20], "'Gratis' is read as an amount of 0 in 1 of 3"),
        (['1,299', '499', 'free'], [1299, 499, 0], "'free' is read as an amount of 0 in 1 of 3"),
        (['12', '49', 'free'], [12, 49, 0], "'free' is read as an amount of 0 in 1 of 3"),
        (['₹10', '20', '₹30'], [10, 20, 30], '1 of 3 amounts name no currency: taken as ₹'),
        (['₹10', '20', 'free'], [10, 20, 0], '1 of 3 amounts name no currency: taken as ₹'),
    ],
)
def test_what_money_takes_for_granted_is_told(tmp_path, price, want, said, typed):
    "Words for nothing, and amounts without a currency, in a file and in a DataFrame"
    products = table(1, 2, 3, price=price)
    pictures = folder(tmp_path / 'p', '1.jpg', '2.jpg', '3.jpg')
    given_table = products if typed else io.BytesIO(products.to_csv(index=False).encode())
    cat = loaded(given_table, pictures)
    assert cat.products.price.tolist() == want and said in ' '.join(told(cat, 'price'))
    line = cat.problems[cat.problems.reason.str.startswith(said)].iloc[0]
    assert line.value == price[line.id - 1]


def test_numbers_beside_amounts_in_a_currency(tmp_path):
    "Cells of a spreadsheet: numbers among texts with a currency are taken as such, and told"
    products = table(1, 2, 3, price=['₹10', 20, '₹1,300'])
    cat = loaded(products, folder(tmp_path / 'p', '1.jpg', '2.jpg', '3.jpg'))
    assert cat.products.price.tolist() == [10, 20, 1300] and cat.currencies == {'price': '₹'}
    assert '1 of 3 amounts name no currency: taken as ₹' in told(cat, 'price')


@pytest.mark.parametrize(
    'columns,near,advice',
    [
        ({'kind': 'articletype'}, 'articletype', "columns={'kind': 'articleType'"),
        ({'kind': 'article_type'}, 'article_type', "columns={'kind': 'articleType'"),
        ({'kind': 'artcleType'}, 'artcleType', "columns={'kind': 'articleType'"),
        ({'kind': 'articleType', 'shade': 'basecolour'}, 'basecolour', "'shade': 'baseColour'"),
        ({'kind': 'sort'}, None, "'shade': 'baseColour'"),
        ({'kind': 'articleType'}, None, None),
        ({'kind': 'articleType', 'shade': 'tone'}, None, None),
    ],
)
def test_a_new_name_that_is_nearly_known(tmp_path, columns, near, advice):
    "A name in `columns=` that is written like a known one is told, with the right `columns=`"
    products = table(1, 2, kind=['a', 'b'], shade=['x', 'y'])
    pictures = folder(tmp_path / 'p', '1.jpg', '2.jpg')
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter('always')
        cat = Catalogue.from_folder(products, pictures, columns=columns)
    said = ' '.join(str(line.message) for line in heard)
    assert set(columns.values()) <= set(cat.products)
    assert (advice or '') in said and bool(said) == bool(advice)
    assert near is None or f"'{near}' is no column that the pages know; near it: " in said


@pytest.mark.parametrize(
    'words,is_flag',
    [
        (['yes', 'no'], True),
        (['Ja', 'Nein '], True),
        (['TRUE', 'false'], True),
        (['y', 'n'], True),
        (['j', 'n'], True),
        (['1', '0'], True),
        (['yes', 'yes'], True),
        (['S', 'M'], False),
        (['yes', 'nein'], False),
        (['yes', 'perhaps'], False),
        (['n', '0'], False),
    ],
)
@pytest.mark.parametrize('kind', ['str', 'object', 'category'])
def test_flags_written_as_text(words, is_flag, kind):
    "Flags in words are flags: no tags, no classes to count, found by True and False"
    cells = pd.Series([*words, None] * 12, name='sale').astype(kind)
    assert is_written_flag(cells) is is_flag
    assert (column_kind(cells) == 'flag') is is_flag
    products = pd.DataFrame(dict(kind=['a', 'b', 'c'] * 12, sale=cells))
    assert ('sale' in tag_columns(products)) is (not is_flag and kind != 'object')
    assert ('sale' in class_columns(products)) is not is_flag
    if is_flag:
        assert keep(products.astype({'sale': 'str'}), {'sale': True})[:1].tolist() == [True]
    assert is_bookkeeping(cells.rename('stock')) is is_flag


def test_why_there_is_no_picture(tmp_path):
    "Products without a picture, with the reason, also of a part and of a sum"
    pictures = folder(tmp_path / 'p', '1.jpg', '2.jpg')
    (pictures / '3.jpg').write_bytes(b'')
    cat = loaded(table(1, 2, 3, 4, kind=list('abcd')), pictures)
    assert cat.unpictured.to_dict() == {
        3: '3.jpg: the file is empty',
        4: 'no picture in p is named after this product',
    }
    assert cat.subset([4, 1]).unpictured.index.tolist() == [4]
    more = Catalogue(pd.DataFrame(dict(kind=['e', 'f']), index=[5, 6]), {5: picture()}, size=(6, 8))
    assert (cat + more).unpictured[6] == 'no photo was given'
    assert not len(cat.subset(cat.pictured).unpictured)
    with pytest.raises(KeyError, match=r'product 3 has no picture \(3.jpg: the file is empty\)'):
        cat.images([1, 3])


def test_money_of_a_dataframe_is_read_as_that_of_a_file(tmp_path):
    "`Catalogue(df)` reads amounts as `from_folder` does, so that a sum keeps numbers"
    pictures = folder(tmp_path / 'p', '1.jpg', '2.jpg')
    cat = loaded(table(1, 2, cost=['₹1,299', '₹499']), pictures)
    mine = pd.DataFrame(dict(cost=['₹ 999', 'free'], size=['36', '38']), index=[7, 8])
    before = mine.copy()
    new = Catalogue(mine, [picture(), picture()], size=(6, 8))
    assert new.products.cost.tolist() == [999, 0] and new.currencies == {'cost': '₹'}
    assert new.products['size'].tolist() == ['36', '38']
    pd.testing.assert_frame_equal(mine, before)
    line = new.problems[new.problems.reason.str.contains("'free'")].iloc[0]
    assert (line.id, line.row, line.column) == (8, 2, 'cost')
    both = cat + new
    assert both.products.cost.tolist() == [1299, 499, 999, 0] and both.currencies == {'cost': '₹'}
    with pytest.raises(CatalogueError, match='is in ₹ in one table and in € in another'):
        cat + Catalogue(pd.DataFrame(dict(cost=['12,00 €']), index=[9]), [picture()], size=(6, 8))
    asked = pd.DataFrame(dict(cost=['₹99', 'POA']), index=[10, 11])
    asked = Catalogue(asked, [picture()] * 2, size=(6, 8))
    with pytest.warns(UserWarning, match="'POA' of 11 is no amount: empty it to keep numbers"):
        assert (cat + asked).products.cost.tolist() == ['1299.0', '499.0', '₹99', 'POA']


def test_sums_name_each_catalogue_once():
    "A shop that grows is not 'photos + catalogue + catalogue'; a table is no catalogue"
    def one(id, name):
        pictures = np.zeros((1, 8, 6, 3), np.uint8)
        return Catalogue(pd.DataFrame(dict(kind=['k']), index=[id]), pictures, name)
    grown = one(1, 'photos') + one(2, 'catalogue') + one(3, 'catalogue')
    assert grown.name == 'photos + catalogue'
    with pytest.raises(TypeError, match=r'not a DataFrame: Catalogue\(table, photos\) makes one'):
        grown + grown.products


def test_columns_are_listed_under_their_own_names(tmp_path):
    "The error for a missing id column speaks of the table as it is"
    products = pd.DataFrame(dict(sku=[1, 2], kind=['a', 'b']))
    pictures = folder(tmp_path / 'p', '1.jpg', '2.jpg')
    with pytest.raises(CatalogueError, match="no column 'id'; it has sku, kind"):
        Catalogue.from_folder(products, pictures, columns={'kind': 'articleType'})


def test_a_price_in_words_comes_with_advice(tmp_path):
    "A cell that keeps a column of prices from being numbers is named, with what to do"
    cat = loaded(
        table(1, 2, 3, price=['10.50', '12', 'POA']),
        folder(tmp_path / 'p', '1.jpg', '2.jpg', '3.jpg'),
    )
    assert cat.products.price.tolist() == ['10.50', '12', 'POA']
    line = cat.problems[cat.problems.kind == 'not all money'].iloc[0]
    assert line.value == 'POA' and 'Empty them, and the column holds numbers' in line.reason


def test_files_that_no_table_can_name(tmp_path, monkeypatch):
    "A name that is no UTF-8 and a folder that may not be read cost the other pictures nothing"
    for name in (b'1.jpg', b'2\xff.jpg', b'in/3.jpg'):
        path = Path(os.fsdecode(bytes(tmp_path) + b'/' + name))
        path.parent.mkdir(exist_ok=True)
        Image.new('RGB', (6, 8)).save(path)
    assert list(sources.list_files(tmp_path)) == ['1.jpg', 'in/3.jpg']
    real = os.scandir

    def closed(path):
        if os.fspath(path).rstrip('/').endswith('in'):
            raise PermissionError(13, 'Permission denied', path)
        return real(path)

    monkeypatch.setattr(os, 'scandir', closed)
    with pytest.warns(UserWarning, match='in can not be read .Permission denied.'):
        assert list(sources.list_files(tmp_path)) == ['1.jpg']
    with pytest.raises(PermissionError):
        sources.list_files(tmp_path / 'in')
