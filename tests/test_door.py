"What a newcomer brings: each fault of the door with its siblings, the right value or what is said"

import io
import pickle
import warnings
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pytest
from PIL import Image

from fashionrec.data import Catalogue
from fashionrec.resnet_similarity import Embedder, SimilarityIndex
from fashionrec.sources import list_files, state_of
from fashionrec.tables import (
    CatalogueError,
    as_times,
    between,
    keep,
    load_table,
    read_rows,
    read_table,
    save_table,
)


def read(data, name='shop.csv', **kwargs):
    "A table from text or bytes, as a file with a name"
    found = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found.name = name
    return read_table(found, **kwargs)


def about(table, column):
    "What is said about a column"
    return table.problems.reason[table.problems.column == column].tolist()


# Numbers in text: one vote for a column, with what its file tells


@pytest.mark.parametrize(
    'text,want',
    [
        ('id;price\n1;1.299\n2;499\n3;12.999\n', [1299, 499, 12999]),
        ('id;price;w\n1;1.299;0,5\n2;499;1,5\n3;12.999;2,0\n', [1299, 499, 12999]),
        ('id;price;w\n1;1.299;0,5\n2;2.499;1,5\n', [1299, 2499]),
        ('id,price\n1,1.299\n2,499\n3,12.999\n', [1299, 499, 12999]),
        ('id;x;w\n1;1.299;0,5\n2;499;1,5\n', [1299, 499]),
        ('id\tPreis\n1\t1.299\n2\t499\n', [1299, 499]),
        ('id;x\n1;1.299.000\n2;499\n', [1299000, 499]),
        ('id;price\n1;1,299\n2;499\n', [1299, 499]),
        ('id;price\n1;1.299\n2;N/A\n3;499\n', [1299, None, 499]),
        ('id,price,rating\n1,1.299,4.5\n2,499,3.5\n', [1.299, 499]),
    ],
)
def test_dots_that_group_digits(text, want):
    "What was taken is said once, with a cell and its number"
    table = read(text)
    column = table.columns[0]
    assert [None if pd.isna(cell) else cell for cell in table[column]] == want
    assert sum(' is read as ' in said for said in about(table, column)) == 1


@pytest.mark.parametrize(
    'text,want,said',
    [
        ('id;weight\n1;1,250\n2;2,500\n', [1.25, 2.5], 1),
        ('id,weight\n1,1.250\n2,2.125\n', [1.25, 2.125], 1),
        ('id,weight,x\n1,1.250,.5\n2,2.125,2.5\n', [1.25, 2.125], 0),
        ('id;weight\n1;0.250\n2;2.125\n', [0.25, 2.125], 0),
        ('id;weight\n1;12.5\n2;2.125\n', [12.5, 2.125], 0),
    ],
)
def test_decimals_of_three_digits(text, want, said):
    table = read(text)
    assert table.weight.tolist() == want and len(about(table, 'weight')) == said


# Amounts as people write them


@pytest.mark.parametrize(
    'cells,want',
    [
        (['(499)', '20'], [-499, 20]),
        (['(1,299.00)', '5.00'], [-1299, 5]),
        (["1'299.00", '20.00'], [1299, 20]),
        (['MRP ₹499', '₹1,299'], [499, 1299]),
        (['₹499 (incl. GST)', 'Rs. 5 only'], [499, 5]),
        (['€ 5,50 inkl. MwSt', '€ 7'], [5.5, 7]),
        (['499', '₹20', '5'], [499, 20, 5]),
    ],
)
def test_amounts_with_words(cells, want):
    text = pd.DataFrame(dict(id=range(len(cells)), price=cells)).to_csv(index=False)
    table = read(text)
    bare = [cell for cell in cells if cell.isdigit()] if any('₹' in cell for cell in cells) else []
    assert table.price.tolist() == want and len(about(table, 'price')) == 1 + bool(bare)
    assert not bare or '2 of 3 amounts name no currency: taken as ₹' in about(table, 'price')


def test_percentages():
    table = read('id,discount\n1,20%\n2,12.5 %\n')
    assert table.discount.tolist() == [20, 12.5] and 'percentages' in about(table, 'discount')[0]


@pytest.mark.parametrize(
    'cells',
    [
        ['1.2k', '3k'],
        ['20%', '5'],
        ['call 555', '499', '₹5'],
        ['₹499-₹599', '₹20'],
        ['499', 'call us', '5'],
        ['5 pack', '6 pack'],
    ],
)
def test_what_is_no_amount_is_said(cells):
    text = pd.DataFrame(dict(id=range(len(cells)), price=cells)).to_csv(index=False)
    table = read(text)
    assert table.price.tolist() == cells and len(about(table, 'price')) == 1


def test_text_prices_of_json_and_frames():
    "Text in a column of prices is read as in a CSV file; other text of digits stays, ids too"
    rows = [
        dict(id='1', price='12.50', year='2015', sku='007'),
        dict(id='2', price='1299.00', year='2016', sku='008'),
    ]
    frame = pd.DataFrame(rows)
    for table in (
        read_table(frame),
        read(frame.to_json(orient='records'), 'shop.json'),
        read(frame.to_json(orient='records', lines=True), 'shop.jsonl'),
    ):
        assert table.price.tolist() == [12.5, 1299] and len(about(table, 'price')) == 1
        assert table.year.tolist() == ['2015', '2016'] and table.sku.tolist() == ['007', '008']
    padded = read_table(pd.DataFrame(dict(id=[1, 2], price=['0012', '0499'])))
    assert padded.price.tolist() == ['0012', '0499']
    grouped = read_table(pd.DataFrame(dict(id=[1, 2], price=['1.299', '499'])))
    assert grouped.price.tolist() == [1299, 499]


# Times finer than seconds


@pytest.mark.parametrize(
    'text',
    [
        '2026-11-01 10:00:00,123',
        '2026-11-01T10:00:00,123456Z',
        '2026-11-01 10:00:00.123456789',
        '01/11/2026 10:00:00,5',
        'Nov 1 2026 10:00:00.5',
        'Sun, 01 Nov 2026 10:00:00.123456 GMT',
    ],
)
def test_fractions_of_seconds(text):
    for times in ([text], [text, '2026-11-01 10:00:00'], ['2026-11-01', text]):
        assert pd.Timestamp('2026-11-01 10:00').timestamp() in as_times(times)[0]
        assert (as_times(times)[0] > 0).all()


def test_a_log_of_python():
    from fashionrec.customers import Histories

    log = pd.DataFrame(dict(customer=1, product=1, event='view', time=['2026-11-01 10:00:00,123']))
    assert len(Histories(log, [1]).problems[lambda found: found.kind != 'guess']) == 0


# Code pages that the user names


@pytest.mark.parametrize(
    'text,page',
    [
        ('Kırmızı gömlek', 'cp1254'),
        ('Μπλε φόρεμα', 'cp1253'),
        ('5 € Œuvre', 'iso8859-15'),
        ('Blåbær rød', 'cp850'),
    ],
)
def test_encoding_is_named(text, page, tmp_path):
    data = f'id,name\n1,{text}\n'.encode(page)
    assert read(data, encoding=page).name.tolist() == [text]
    found = read(data)
    guesses = found.problems.reason[found.problems.kind == 'guess']
    assert 'encoding=' in guesses.iloc[0]
    (tmp_path / 'shop.csv').write_bytes(data)
    assert read_rows(tmp_path / 'shop.csv', encoding=page)['name'].tolist() == [text]
    Image.new('RGB', (6, 8)).save(tmp_path / '1.jpg')
    cat = Catalogue.from_folder(tmp_path / 'shop.csv', tmp_path, encoding=page)
    assert cat.products['name'].tolist() == [text]


def test_encodings_that_can_not_be():
    with pytest.raises(CatalogueError, match='no encoding'):
        read('id\n1\n', encoding='cp99999')
    with pytest.raises(CatalogueError, match='in line 2'):
        read(b'id,x\n1,\xff\n', encoding='utf-8')


# Currencies go with the table


def shop(folder, ids, price):
    "A catalogue whose prices are as given"
    folder.mkdir()
    for product in ids:
        Image.new('RGB', (60, 80), 'red').save(folder / f'{product}.jpg')
    table = pd.DataFrame(dict(id=ids, articleType='Shirts', price=price))
    return Catalogue.from_folder(table, folder)


def test_currencies_are_not_mixed(tmp_path):
    rupees = shop(tmp_path / 'a', ['a', 'b'], ['₹499', '₹1,299'])
    with pytest.raises(CatalogueError, match='₹.*€'):
        rupees + shop(tmp_path / 'b', ['c'], ['€5'])
    more = rupees + shop(tmp_path / 'c', ['d'], ['Rs. 7'])
    assert more.products.price.tolist() == [499, 1299, 7]
    with pytest.raises(CatalogueError, match='₹.*€'):
        more + shop(tmp_path / 'd', ['c'], ['5 €'])
    with pytest.raises(CatalogueError, match='₹.*€'):
        more.subset({'price': '€7'})


@pytest.mark.parametrize('price,want', [([5], [499, 5]), (['call'], ['499.0', 'call'])])
def test_columns_that_do_not_fit_are_said(price, want, tmp_path):
    rupees = shop(tmp_path / 'a', ['a'], ['₹499'])
    other = shop(tmp_path / 'b', ['c'], price)
    with pytest.warns(UserWarning, match="column 'price'") as told:
        both = rupees + other
    assert both.products.price.tolist() == want and len(told) == 1
    assert 'price' in both.problems.column.tolist()[-1]


def test_filters_know_the_currency(tmp_path):
    table = read_table(pd.DataFrame(dict(id=[1, 2], price=['₹20', '₹900'])))
    save_table(tmp_path / 'table.parquet', table)
    back = load_table(tmp_path / 'table.parquet')
    for known in (table, table.copy(), table[table.price > 0], back, table.assign(x=1)):
        for wanted in ('₹20', ['₹20']):
            assert keep(known, {'price': wanted}).tolist() == [True, False]
        assert keep(known, {'price': between('₹15', '₹70')}).tolist() == [True, False]
        for refused in (between('€15', '€70'), between('€15'), '€20', ['₹20', '€20']):
            with pytest.raises(CatalogueError, match='is in ₹'):
                keep(known, {'price': refused})
    plain = pd.DataFrame(dict(price=[20.0, 900]))
    assert keep(plain, {'price': between('€15', '€70')}).tolist() == [True, False]
    several = read_table(pd.DataFrame(dict(id=[1, 2], price=['₹20', '€900'])))
    with pytest.raises(CatalogueError, match='€, ₹'):
        keep(several, {'price': between('₹15', '₹70')})


def refused(index):
    "Whether an index of prices in ₹ refuses euros, and finds rupees"
    for wanted in (between('€15'), '€499', ['₹499', '€499']):
        with pytest.raises(CatalogueError, match='price is in ₹'):
            index.search('a', where={'price': wanted})
    return sorted(index.search('a', where={'price': between('₹15')}).index) == ['b', 'c']


def test_an_index_knows_the_currency(tmp_path):
    "As the catalogue does: when it was made, changed, joined, saved, loaded, pickled"
    cat = shop(tmp_path / 'a', ['a', 'b'], ['₹499', '₹1,299'])
    vectors = np.random.default_rng(0).normal(size=(4, 8))
    index = SimilarityIndex(vectors[:2], cat.priced_products(cat.pictured))
    more = shop(tmp_path / 'b', ['c', 'd'], ['₹5,000', '₹7'])
    index.add(vectors[2:], more.priced_products())
    index.remove('d')
    assert refused(index)
    assert refused(pickle.loads(pickle.dumps(index)))
    index.save(tmp_path / 'index')
    index = SimilarityIndex.load(tmp_path / 'index')
    assert refused(index) and len(index.products) == 3
    euros = shop(tmp_path / 'c', ['e'], ['€5']).priced_products()
    with pytest.raises(CatalogueError, match="'price' is in ₹ in this index and in € in"):
        index.add(vectors[:1], euros)
    index.add(vectors[:1], pd.DataFrame(dict(price=[7.0]), index=['e']))  # Taken as rupees
    assert refused(index.remove('e')) and len(pd.concat([index.products] * 2)) == 6
    results = index.search('a')
    assert len(pd.concat([results, results])) == 4
    results.to_parquet(tmp_path / 'results.parquet')


def test_an_index_of_pictures_knows_the_currency(tmp_path):
    "When it is built from a catalogue, and when a catalogue or photos are added"
    cat = shop(tmp_path / 'a', ['a', 'b'], ['₹499', '₹1,299'])
    index = SimilarityIndex.build(cat, Embedder())
    index.add(shop(tmp_path / 'b', ['c'], ['₹5,000']))
    assert refused(index)
    euros = shop(tmp_path / 'c', ['e'], ['€5'])
    with pytest.raises(CatalogueError, match="'price' is in ₹ in this index and in € in"):
        index.add(euros)
    with pytest.raises(CatalogueError, match="'price' is in ₹ in this index and in € in"):
        index.add([euros.photo('e')], euros.priced_products())
    assert refused(index) and len(index.products) == 3


def test_a_currency_does_not_break_pandas(tmp_path):
    table = read_table(pd.DataFrame(dict(id=[1, 2], price=['₹20', '₹900'])))
    pd.concat([table, table])
    table.merge(table, on='id')
    table.join(table, rsuffix='2')
    table.to_parquet(tmp_path / 'x.parquet')
    assert read('id,name,price\n1,Shirt,499\n').attrs == {}


# Workbooks


def workbook(sheets, formats=(), merged=()):
    "The bytes of a workbook: name of a sheet → its rows; formats of cells of the last"
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for place, layout in dict(formats).items():
        sheet[place].number_format = layout
    for place in merged:
        sheet.merge_cells(place)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_merged_cells_belong_to_all_their_rows():
    rows = [
        ['id', 'kind', 'x'],
        [1, 'Shirt', 5],
        [2, None, 6],
        [3, 'Jeans', 7],
        [4, None, 8],
        [5, None, 9],
    ]
    table = read_table(workbook(dict(a=rows), merged=['B2:B3', 'B4:B6']))
    assert (
        table.kind.tolist() == ['Shirt'] * 2 + ['Jeans'] * 3
        and 'merged' in table.problems.reason[0]
    )
    assert read_table(workbook(dict(a=rows))).kind.isna().sum() == 3
    wide = [['My shop', None, None], *rows]
    assert read_table(workbook(dict(a=wide), merged=['A1:C1', 'B3:B4'])).kind[2] == 'Shirt'


@pytest.mark.parametrize(
    'layout,want',
    [
        ('00000', '00012'),
        ('000-000', '000-012'),
        ('"S-"0000', 'S-0012'),
        ('0', 12),
        ('0.00', 12),
        ('General', 12),
    ],
)
def test_ids_as_they_are_seen(layout, want):
    table = read_table(workbook(dict(a=[['id', 'x'], [12, 'Shirt']]), {'A2': layout}))
    assert table.index.tolist() == [want]
    assert len(table.problems) == (want != 12)


def test_the_sheet_with_the_ids():
    book = workbook({'Read me': [['hello'], ['there']], 'Products': [['id', 'x'], [1, 2]]})
    table = read_table(book)
    assert table.x.tolist() == [2] and "'Products' is read" in table.problems.reason[0]
    assert read_table(book, 'hello', sheet='Read me').index.tolist() == ['there']
    assert read_rows(book, sheet='Products')['x'].tolist() == [2]
    with pytest.raises(CatalogueError, match='it has Read me, Products'):
        read_table(book, sheet='Shop')
    with pytest.raises(CatalogueError, match='sheet= chooses another of Products'):
        read_table(book, 'sku')


# Names of pictures


def seen(folder, ids, names, **kwargs):
    "The file of each product"
    folder.mkdir(exist_ok=True)
    for name in names:
        Image.new('RGB', (6, 8)).save(folder / name)
    image = 'picture' if kwargs else None
    return Catalogue.from_folder(pd.DataFrame(dict(id=ids, **kwargs)), folder, image=image)


@pytest.mark.parametrize(
    'ids,names,want',
    [
        ([1, 2], ['1_1.jpg', '1_2.jpg', '2_1.jpg'], ['1_1.jpg', '2_1.jpg']),
        (
            ['SKU', 'T'],
            ['SKU-back.jpg', 'SKU-front.jpg', 'T (1).jpg'],
            ['SKU-front.jpg', 'T (1).jpg'],
        ),
        (['S-1', 'S/2'], ['S_1.jpg', 'S_2.jpg'], ['S_1.jpg', 'S_2.jpg']),
        (['S-1'], ['S_1_10.jpg', 'S_1_2.jpg'], ['S_1_2.jpg']),
        (['my pic'], ['my%20pic.jpg'], ['my%20pic.jpg']),
    ],
)
def test_pictures_that_are_nearly_named(ids, names, want, tmp_path):
    cat = seen(tmp_path / 'p', ids, names)
    assert cat.files[ids].tolist() == want and cat.problems.kind.tolist() == ['guess']


@pytest.mark.parametrize(
    'column,file',
    [
        ('my pic.jpg', 'my%20pic.jpg'),
        ('my%20pic.jpg', 'my pic.jpg'),
        ('a/my%20pic.jpg', 'my pic.jpg'),
    ],
)
def test_percent_signs_in_a_column(column, file, tmp_path):
    assert seen(tmp_path / 'p', [1], [file], picture=[column]).files.tolist() == [file]


@pytest.mark.parametrize(
    'ids,names',
    [
        (['S-1', 'S_1'], ['S 1.jpg']),
        (['SKU100'], ['IMG_SKU100x.jpg']),
        (['a1', 'a-1'], ['a_1.jpg']),
    ],
)
def test_what_is_not_plain_is_said_to_be_near(ids, names, tmp_path):
    with pytest.raises(CatalogueError, match="near are .* image='"):
        seen(tmp_path / 'p', ids, names)


def test_another_product_is_not_taken(tmp_path):
    with pytest.raises(CatalogueError):
        seen(tmp_path / 'p', ['S'], ['S-100.jpg', 'x.jpg'])
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        cat = seen(tmp_path / 'q', ['S', 'S_1', 'T'], ['S_1.jpg', 'T.jpg', 'T_2.jpg'])
    assert cat.files.to_dict() == {'S_1': 'S_1.jpg', 'T': 'T.jpg'}


# The column that a message names is in the table


@pytest.mark.parametrize(
    'columns,want',
    [
        (dict(product_id=[5, 6], kind='Shirt'), 'product_id'),
        (dict(name=['a', 'b'], Handle=['x', 'y']), 'Handle'),
        ({'kind': ['x', 'x'], 'style no.': ['b', 'c']}, 'style no.'),
        (dict(x=['p', 'q']), 'x'),
    ],
)
def test_hint_for_the_id(columns, want):
    with pytest.raises(CatalogueError, match=f"id='{want}'"):
        read_table(pd.DataFrame(columns))


def test_hint_for_ids_in_an_index(tmp_path):
    frame = pd.DataFrame(dict(x=[1, 1]), index=['a', 'b'])
    with pytest.raises(CatalogueError, match=r"rename_axis\('id'\)") as error:
        read_table(frame)
    assert 'sku' not in str(error.value) and np.all(frame.index == ['a', 'b'])


# Headers of spreadsheets


def test_names_with_line_breaks(tmp_path):
    "A header over two lines, or with a no-break space, is a name that one can type"
    text = 'id,"Price\nin EUR",Navy\u00a0Blue\n1,5,x\n'
    table = read(text, columns={'Price in EUR': 'price'})
    assert list(table) == ['price', 'Navy Blue'] and table.price.tolist() == [5]
    assert list(read(text, columns={'Price\nin EUR': 'price'})) == ['price', 'Navy Blue']
    assert 'renamed column' in table.problems.kind.tolist()
    rows = read_rows(io.BytesIO(text.encode()), usecols=['Navy\u00a0Blue'])
    assert list(rows) == ['Navy Blue']
    (tmp_path / 'p').mkdir()
    Image.new('RGB', (60, 80), 'red').save(tmp_path / 'p' / 'x.jpg')
    (tmp_path / 't.csv').write_text(text.replace(',x', ',x.jpg'), encoding='utf-8')
    cat = Catalogue.from_folder(tmp_path / 't.csv', tmp_path / 'p', image='Navy\u00a0Blue')
    assert cat.files.tolist() == ['x.jpg']


def test_the_row_that_keeps_prices_text():
    "Where a column stays text, the row of the first cell that is no amount is named"
    table = read('id,price\na,₹5\nb,₹7\nc,ask us\nd,₹8\n')
    (problem,) = table.problems[table.problems.column == 'price'].to_dict('records')
    assert (problem['row'], problem['id'], problem['value']) == (4, 'c', 'ask us')


def test_a_misnamed_column_is_no_id(tmp_path):
    "The hint for a column that is not there does not rename the ids"
    with pytest.raises(CatalogueError, match='has no column .kind. to rename') as raised:
        shop_file = tmp_path / 't.csv'
        shop_file.write_text('id,x\n1,a\n')
        (tmp_path / 'p').mkdir()
        Catalogue.from_folder(shop_file, tmp_path / 'p', columns={'kind': 'articleType'})
    assert "'id': 'articleType'" not in str(raised.value)


def test_a_file_in_a_zip_is_looked_up(tmp_path):
    "Of a zip the state of one file; none of a folder, of the system's files, of what leads out"
    with zipfile.ZipFile(tmp_path / 'p.zip', 'w') as made:
        for name in ('a/7.jpg', '__MACOSX/7.jpg', '../7.jpg'):
            made.writestr(name, b'picture')
        made.mkdir('b')
    states = [state_of(tmp_path / 'p.zip', name) for name in ('a/7.jpg', 'b/', '__MACOSX/7.jpg')]
    assert states[0] == list_files(tmp_path / 'p.zip')['a/7.jpg'] and states[1:] == [None, None]
    assert state_of(tmp_path / 'p.zip', '../7.jpg') is None
    assert state_of(tmp_path / 'p.zip', '7.jpg') is None


def test_a_workbook_is_parsed_once(monkeypatch):
    "A second time only where a formula may lack its value"
    opened = []
    load = openpyxl.load_workbook
    counted = lambda *args, **kwargs: opened.append(1) or load(*args, **kwargs)  # noqa: E731
    monkeypatch.setattr(openpyxl, 'load_workbook', counted)
    plain = workbook({'a': [['id', 'x'], [1, None], [2, 5]]})
    assert read(plain, 't.xlsx').x.isna().tolist() == [True, False] and len(opened) == 1
    table = read(workbook({'a': [['id', 'x'], [1, '=1+1'], [2, 5]]}), 't.xlsx')
    assert 'no value' in table.problems.kind.tolist() and len(opened) == 3
