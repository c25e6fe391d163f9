"""Tables as shops have them: whatever a shop has at hand is read whole, or the message names
file, row, value and what to do.
"""

import gzip
import io
import json
import pickle
import uuid
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fashionrec.tables import (
    PROBLEMS,
    CatalogueError,
    Table,
    as_ids,
    as_money,
    as_times,
    beside,
    between,
    is_scalar_column,
    keep,
    load_table,
    match_ids,
    near_ids,
    one_or_many,
    problem_table,
    read_rows,
    read_table,
    rounded_ids,
    save_table,
    typed,
)

quick = settings(max_examples=60, deadline=None)


def read(data, id='id', name='shop.csv', **kwargs):
    "A table from text or bytes, as a file object with a name"
    found = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found.name = name
    return read_table(found, id, **kwargs)


def said(table, kind):
    return table.problems[table.problems.kind == kind]


# Problems and derived tables


def test_pandas_works_on_a_read_table(tmp_path):
    "Nothing lives in attrs: every pandas operation gives a plain DataFrame"
    df = read('id,name,price\n1,Shirt,499\n2,Jeans,999\n2,Jeans,5\n')
    assert isinstance(df, Table) and df.attrs == {} and len(df.problems) == 1
    other = pd.DataFrame(dict(stock=[3, 4]), index=pd.Index([1, 2], name='id'))
    for made in (
        pd.concat([df, df]),
        pd.concat([df, other], axis=1),
        df.merge(other, on='id'),
        df.join(other),
        df.copy(),
        df[df.price > 500],
        df.assign(x=1),
        df.groupby('name').sum(),
        df.reset_index(),
        df.T,
        df.sort_values('price'),
    ):
        assert type(made) is pd.DataFrame and made.attrs == {}
        made.to_html()
    df.to_parquet(tmp_path / 't.parquet')
    pd.testing.assert_frame_equal(
        pd.read_parquet(tmp_path / 't.parquet'), pd.DataFrame(df), check_dtype=False
    )
    back = pickle.loads(pickle.dumps(df))
    assert (
        back.problems.equals(df.problems)
        and back.equals(df)
        and back.source_rows.tolist() == [2, 3]
    )
    assert pd.concat([df.problems, problem_table([dict(kind='x')])]).kind.tolist() == [
        'row left out',
        'x',
    ]


def test_problem_lines():
    "A problem names file, row, column, value and reason"
    df = read('id,name\n7,Tie\n7,Cap\n\n,Hat\n')
    assert df.problems.columns.tolist() == PROBLEMS
    lines = df.problems[['id', 'kind', 'file', 'row', 'column', 'value']].values.tolist()
    assert lines == [
        [None, 'row left out', 'shop.csv', 5, 'id', None],
        [7, 'row left out', 'shop.csv', 3, 'id', '7'],
    ]
    assert 'row 2' in df.problems.reason[1]
    with pytest.raises(ValueError, match='no .colour.'):
        problem_table([dict(colour=1)])


def test_not_mutated():
    "A DataFrame that is given stays as it is"
    given = pd.DataFrame({'id ': ['1', '2'], 'x': [[1], [2]], 5: [1, 2]})
    before = given.copy(deep=True)
    read_table(given)
    pd.testing.assert_frame_equal(given, before)
    assert given.columns.tolist() == ['id ', 'x', 5]


# CSV


@pytest.mark.parametrize(
    'page', ['utf-8', 'utf-8-sig', 'utf-16', 'utf-32', 'utf-16-le', 'utf-16-be', 'cp1252']
)
def test_code_pages(page):
    df = read('id,name,note\n1,Levi’s – 49 €,a\n2,Café,b\n'.encode(page))
    assert df.name.tolist() == ['Levi’s – 49 €', 'Café']
    assert len(said(df, 'guess')) == (page in ('cp1252', 'utf-16-le', 'utf-16-be'))


def test_latin1():
    df = read('id,name\n1,Crème brûlée\n'.encode('latin-1'))
    assert df.name[1] == 'Crème brûlée' and 'Windows-1252' in said(df, 'guess').reason.iloc[0]


def test_cyrillic():
    text = 'id,name\n' + ''.join(f'{i},Рубашка мужская синяя\n' for i in range(20))
    assert set(read(text.encode('cp1251')).name) == {'Рубашка мужская синяя'}


def test_one_foreign_byte():
    "Only the row with the byte is touched, and named"
    rows = [f'{i},Café {i}'.encode() for i in range(1, 50)]
    rows[30] = b'31,Levi\x92s Caf\xc3\xa9'
    df = read(b'id,name\n' + b'\n'.join(rows))
    assert df.name[31] == 'Levi’s Café' and df.name[5] == 'Café 5'
    assert said(df, 'mended text')[['id', 'row', 'column', 'value']].values.tolist() == [
        [31, 32, 'name', 'Levi’s Café']
    ]


@pytest.mark.parametrize(
    'text',
    [
        'id;name;x\n1;Shirt, blue;2,50\n2;Tie;3,50\n',
        'id\tname\n1\tShirt, blue\n',
        'id|name\n1|Shirt, blue\n',
        'sep=;\nid;name\n1;Shirt, blue\n',
        'sep=,\r\nid,name\r\n1,"Shirt, blue"\r\n',
        ' id , name \n1,"Shirt, blue"\n',
        'id,name,,\n1,"Shirt, blue",,\n',
        'id,name\n1,"Shirt, blue",,\n',
        '\ufeffid,name\r1,"Shirt, blue"\r',
        '"id","name"\n"1","Shirt, blue"\n',
        'id,na\0me\n1,"Shirt, \0blue"\n',
    ],
)
def test_dialects(text):
    df = read(text)
    assert df.name[1] == 'Shirt, blue' and df.index.tolist()[0] == 1 and '' not in df.columns


def test_gz(tmp_path):
    (tmp_path / 't.csv.gz').write_bytes(gzip.compress(b'id,name\n1,a\n'))
    assert read_table(tmp_path / 't.csv.gz').name.tolist() == ['a']
    (tmp_path / 'u.csv.gz').write_bytes(gzip.compress(b'id,name\n1,a\n' * 50)[:-12])
    with pytest.raises(CatalogueError, match='u.csv.gz'):
        read_table(tmp_path / 'u.csv.gz')


def test_headers():
    df = read('id,name,name,,x\n1,a,b,c,d\n')
    assert df.columns.tolist() == ['name', 'name (2)', 'column 4', 'x'] and df.loc[1].tolist() == [
        'a',
        'b',
        'c',
        'd',
    ]
    assert said(df, 'renamed column').column.tolist() == ['name (2)', 'column 4']
    df = read_table(pd.DataFrame([[1, 'a', 'b']], columns=['id', 0, 1]))
    assert df.columns.tolist() == ['0', '1'] and len(said(df, 'renamed column')) == 2


@pytest.mark.parametrize('where', [2, 2500, 2999, 3000])
@pytest.mark.parametrize('quoted', ['none', 'names', 'all'])
def test_unclosed_quote(where, quoted):
    "No row is swallowed by the row that begins its name with a quote"
    cells = {
        'none': '{0},Shirt {0},{1}',
        'names': '{0},"Shirt {0}, blue",{1}',
        'all': '"{0}","Shirt {0}","{1}"',
    }[quoted]
    rows = [cells.format(i, 100 + i) for i in range(1, 3001)]
    rows[where - 1] = f'{where},"Shirt {where},{100 + where}'
    df = read('id,name,price\n' + '\n'.join(rows) + '\n')
    assert (
        len(df) == 3000
        and df.name.str.len().max() < 30
        and df.price[where] == 100 + where
        and df.name[where] == f'Shirt {where}'
    )
    assert said(df, 'repaired row')[['id', 'row']].values.tolist() == [[where, where + 1]]


def test_unclosed_quote_that_closes_later():
    "A quote further down that would close it does not make a cell of the rows between"
    rows = [f'{i},Shirt {i},{i}' for i in range(1, 101)]
    rows[9], rows[49] = '10,"Shirt 10,10', '50,Tie 5",50'
    df = read('id,name,price\n' + '\n'.join(rows))
    assert len(df) == 100 and df.name[10] == 'Shirt 10' and df.name[50] == 'Tie 5"'


def test_lines_in_cells():
    "Legal cells of several lines stay, and rows are numbered by the line they begin in"
    df = read('id,text,price\n1,"first\nsecond, with a comma\n\nlast ""quoted""",5\n2,b,6\n2,b,7\n')
    assert df.text.tolist() == [
        'first\nsecond, with a comma\n\nlast "quoted"',
        'b',
    ] and df.source_rows.tolist() == [2, 6]
    assert said(df, 'repaired row').empty and said(df, 'row left out').row.tolist() == [7]


def test_quote_within():
    df = read('id,name,price\n1,"Jean 5" pocket",99\n2,"Jean 5" pocket, blue",99\n')
    assert (
        df.name.tolist() == ['Jean 5" pocket', 'Jean 5" pocket, blue']
        and len(said(df, 'repaired row')) == 2
    )


def test_ragged():
    df = read('id,kind,name\n7,Ties,Tie, Cufflink and Square\n8\n9,Caps,Cap\n')
    assert (
        df.name.tolist()[0] == 'Tie, Cufflink and Square'
        and pd.isna(df.name[8])
        and said(df, 'repaired row').id.tolist() == [7]
    )


# Types


@pytest.mark.parametrize(
    'cells',
    [
        ['12E3', '12E4'],
        ['1e5', '2e5'],
        ['0042', '0043'],
        ['+4915', '+4916'],
        ['1_000', '2_000'],
        ['nan', 'inf'],
        ['1.2.3', '1.10.0'],
        ['12345678901234567890', '1'],
        ['0.12345678901234567891', '0.5'],
        ['36', 'M'],
        ['NA', 'NA'],
        ['1', 'inf'],
    ],
)
def test_codes_stay_text(cells):
    df = read('id,code\n' + ''.join(f'{i},{c}\n' for i, c in enumerate(cells)))
    assert df.code.tolist() == cells


@pytest.mark.parametrize(
    'cells,want',
    [
        (['9007199254740993', '', '1'], [9007199254740993, None, 1]),
        (['12345678901234567', '5'], [12345678901234567, 5]),
        (['1.10', '499'], [1.1, 499.0]),
        (['-5', '7'], [-5, 7]),
        (['1e-05', '0.5'], [1e-5, 0.5]),
        (['true', 'False'], [True, False]),
        (['TRUE', ''], [True, None]),
        (['.5', ' 1'], [0.5, 1]),
        (['9223372036854775807', ''], [9223372036854775807, None]),
    ],
)
def test_numbers(cells, want):
    df = read('id,x\n' + ''.join(f'{i},{c}\n' for i, c in enumerate(cells)))
    assert [None if pd.isna(v) else v for v in df.x] == want and not pd.api.types.is_string_dtype(
        df.x
    )


def test_python_cells():
    "Mixed cells become text, lists stay and are said, the rest keeps its type"
    df = read_table(
        pd.DataFrame(
            dict(
                id=[1, 2, 3],
                size=[36, 'M', None],
                tags=[['a'], {'b': 1}, None],
                price=[Decimal('1.50'), Decimal('2'), None],
                big=pd.Series([2**60 + 1, None, 3], dtype=object),
                day=pd.period_range('2020', periods=3),
                step=pd.interval_range(0, 3),
                cat=pd.Categorical(['x', 'y', None]),
                flag=[True, None, False],
                when=pd.date_range('2020', periods=3, tz='Asia/Kolkata'),
                n=pd.array([1, None, 3], dtype='Int8'),
                a=pd.array([1, None, 3], dtype='int64[pyarrow]'),
                u=[uuid.UUID(int=i) for i in range(3)],
                f=[1.0, np.inf, 2],
            )
        )
    )
    assert (
        df['size'].tolist()[:2] == ['36', 'M']
        and df.big.tolist()[0] == 2**60 + 1
        and df.big.dtype == 'Int64'
        and df.flag.dtype == 'boolean'
    )
    assert (
        df.tags[1] == ['a']
        and not is_scalar_column(df.tags)
        and all(is_scalar_column(df[c]) for c in df if c != 'tags')
    )
    assert [str(df[c].dtype) for c in ('day', 'step', 'cat', 'n', 'a')] == [
        'period[D]',
        'interval[int64, right]',
        'category',
        'Int8',
        'int64[pyarrow]',
    ]
    assert str(df.when.dt.tz) == 'Asia/Kolkata'
    assert df.price[1] == Decimal('1.50') and df.u[1] == str(uuid.UUID(int=0))
    assert said(df, 'list column').column.tolist() == ['tags'] and said(
        df, 'mixed column'
    ).column.tolist() == ['size', 'u']
    assert said(df, 'infinite number')[['id', 'row', 'column', 'value']].values.tolist() == [
        [2, 2, 'f', np.inf]
    ]


def test_parquet(tmp_path):
    "Nested columns, gaps in large integers, categories and a stored index"
    df = pd.DataFrame(
        dict(
            n=pd.array([2**60 + 1, None], dtype='Int64'),
            t=[['a', 'b'], []],
            c=pd.Categorical(['x', 'y']),
            d=[dict(a=1), None],
        ),
        index=pd.Index([15970, 5], name='id'),
    )
    df.to_parquet(tmp_path / 't.parquet')
    back = read_table(tmp_path / 't.parquet')
    assert (
        back.index.tolist() == [15970, 5]
        and back.n[15970] == 2**60 + 1
        and list(back.t[15970]) == ['a', 'b']
        and back.c.dtype == 'category'
    )
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(
        pa.table(
            dict(
                id=pa.array([10**17 + 1, 10**17 + 2, None]),
                n=pa.array([2**60 + 1, None, 1]),
                text=['1', '2', '3'],
            )
        ),
        tmp_path / 'u.parquet',
    )
    back = read_table(tmp_path / 'u.parquet')
    assert (
        back.index.tolist() == [10**17 + 1, 10**17 + 2]
        and back.n.dtype == 'Int64'
        and back.n.iloc[0] == 2**60 + 1
        and back.text.tolist() == ['1', '2']
    )


@pytest.mark.parametrize('orient', ['records', 'split', 'columns', 'index', 'table'])
def test_json(orient):
    df = pd.DataFrame(dict(id=[12345678901234567, 5], name=['a', 'b'], price=[1.5, None]))
    text = (df.set_index('id') if orient == 'index' else df).to_json(
        orient=orient, index=None if orient != 'table' else False
    )
    back = read(text, name='t.json')
    assert (
        back.index.tolist() == [12345678901234567, 5]
        and back.name.tolist() == ['a', 'b']
        and back.price.tolist()[0] == 1.5
    )


def test_json_lines():
    "One bad line is a problem of that line; NaN is missing; nested values stay"
    text = '{"id": 1, "x": NaN, "tags": ["a"]}\n{"id": 2, "x": 2.5\n\n[3]\n{"id": 4, "x": 3, "tags": {"b": 1}}\n'  # noqa: E501
    df = read(text, name='t.jsonl')
    assert (
        df.index.tolist() == [1, 4]
        and df.tags[4] == {'b': 1}
        and said(df, 'row left out').row.tolist() == [2, 4]
        and pd.isna(df.x[1])
    )
    assert read(
        text.replace('\n[3]', '').replace('{"id": 2, "x": 2.5\n', ''), name='t.json'
    ).index.tolist() == [1, 4]


def test_excel(tmp_path):
    pytest.importorskip('openpyxl')
    df = pd.DataFrame(
        dict(
            id=['007', '8', '9'],
            n=[1, 2, None],
            name=['NA', 'b', 'c'],
            when=pd.to_datetime(['2020-01-01'] * 3),
            size=[36, 'M', 'L'],
        )
    )
    df.to_excel(tmp_path / 't.xlsx', index=False)
    back = read_table(tmp_path / 't.xlsx')
    assert (
        back.index.tolist() == ['007', '8', '9']
        and back.name.tolist() == ['NA', 'b', 'c']
        and back.n.tolist()[:2] == [1, 2]
    )
    assert (
        back.source_rows.tolist() == [2, 3, 4]
        and back['size'].tolist() == ['36', 'M', 'L']
        and back.when.iloc[0] == pd.Timestamp('2020-01-01')
    )


# Ids


def test_frame_ids():
    "Ids as the index, as a column, or as both"
    base = pd.DataFrame(dict(id=[1, 2], x=['a', 'b']))
    for df in (
        base,
        base.set_index('id'),
        base.set_index('id', drop=False),
        base.set_index(pd.Index([7, 8], name='row')),
    ):
        assert read_table(df).x.to_dict() == {1: 'a', 2: 'b'}
    with pytest.raises(CatalogueError, match='differ'):
        read_table(base.set_index(pd.Index([7, 8], name='id')))
    for df in (
        base.set_index(['id', 'x']),
        pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([('a', 'b')])),
    ):
        with pytest.raises(CatalogueError, match='several levels'):
            read_table(df)
    with pytest.raises(CatalogueError, match="no column 'sku'"):
        read_table(base, id='sku')


@pytest.mark.parametrize(
    'ids,want',
    [
        ([15970.0, 5.0], [15970, 5]),
        ([15970.0, np.nan], [15970, None]),
        ([1.5, 2.0], ['1.5', '2']),
        (['007', '7'], ['007', '7']),
        ([10**17 + 1, None], [10**17 + 1, None]),
        ([10**18, 5], ['1000000000000000000', '5']),
        ([12345678901234567890, 1], ['12345678901234567890', '1']),
        ([True, 1], ['True', '1']),
        ([' 5 ', '6'], [5, 6]),
        (['15970.0', '5.0'], [15970, 5]),
        (['1.0', '1.5'], ['1.0', '1.5']),
        ([b'A1', 'A2'], ['A1', 'A2']),
        ([uuid.UUID(int=1)], [str(uuid.UUID(int=1))]),
        ([-5, 3], ['-5', '3']),
        ([Decimal('15970'), Decimal('5.0')], [15970, 5]),
        ([np.int8(5), '6'], [5, 6]),
        (['', None], [None, None]),
        (['nan', 'NA'], ['nan', 'NA']),
        ([], []),
        (['१२', '3'], ['१२', '3']),
    ],
)
def test_as_ids(ids, want):
    got = as_ids(ids)
    assert [None if pd.isna(i) else i for i in got] == want
    if all(isinstance(i, int) for i in want) and want:
        assert got.dtype == 'int64'


def test_as_ids_of_types():
    for values in (
        pd.Series([1, 2], dtype='category'),
        pd.array([1, 2], dtype='int64[pyarrow]'),
        pd.array([1, 2], dtype='UInt64'),
        pd.Series(['1', '2'], dtype='string[pyarrow]'),
        pd.Index([1, 2]),
        np.array(['1', '2']),
        {1: 0, 2: 0}.keys(),
        range(1, 3),
        pd.Series([1.0, 2.0], dtype='Float64'),
        pd.Series(['1', '2'], dtype='category'),
    ):
        assert as_ids(values).tolist() == [1, 2] and as_ids(values).dtype == 'int64'


def test_repeated_ids():
    "1 and '1' are one product; blanks are trimmed and said"
    df = read_table(pd.DataFrame(dict(id=[1, '1', ' 2', None, [3], 4.0], x=list('abcdef'))))
    assert df.x.to_dict() == {1: 'a', 2: 'c', 4: 'f'} and df.index.dtype == 'int64'
    assert said(df, 'row left out')[['row', 'id']].values.tolist() == [[4, None], [5, None], [2, 1]]
    assert "'1' is the same id as 1 in row 1" in said(df, 'row left out').reason.iloc[2] and said(
        df, 'trimmed id'
    ).row.tolist() == [3]


def test_match_ids():
    ids = pd.Index([108775015, 15970, 10**17 + 1])
    assert match_ids(
        [
            15970,
            '15970',
            15970.0,
            '15970.0',
            ' 15970',
            Decimal(15970),
            'x',
            None,
            True,
            10**17,
            10**17 + 1,
            '0108775015',
            '00000',
        ],
        ids,
    ).tolist() == [1, 1, 1, 1, 1, 1, -1, -1, -1, -1, 2, 0, -1]
    assert match_ids(
        ['0108775015', '108775015', '00108775015'], ['0108775015', '108775015']
    ).tolist() == [0, 1, -1]
    assert match_ids(['663713001', '0663713001'], ['0663713001']).tolist() == [-1, 0]
    assert match_ids(['1.0', '1.5', '01.0'], ['1.0', '1.5']).tolist() == [0, 1, -1]
    assert (
        match_ids([], ids).tolist() == []
        and match_ids([1, 2], []).tolist() == [-1, -1]
        and match_ids('15970', ids).tolist() == [1]
    )
    assert match_ids([1, 2], [2, '1', 1]).tolist() == [1, 0]


def test_match_many_ids():
    ids = pd.Index(np.random.default_rng(0).permutation(2_000_000)[:50_000] + 10**16)
    events = np.random.default_rng(1).choice(ids, 1_000_000)
    for values in (events, pd.Series(events).astype('str')):
        assert (ids[match_ids(values, ids)] == events).all()


def test_near_ids():
    assert near_ids('108775015', ['0108775015', 'x']) == ['0108775015'] and near_ids(
        'gendr', ['gender', 'usage']
    ) == ['gender']
    assert near_ids(15971, pd.Index([15970, 3])) == [15970] and near_ids('S-1', ['s-1']) == ['s-1']


# Times

DAYS = pd.Series(
    pd.to_datetime(['2020-09-20 10:15:30', '2020-09-21 00:00:00', '2019-01-02 23:59:59'])
)
SECONDS = [1600596930, 1600646400, 1546473599]


@pytest.mark.parametrize(
    'values',
    [
        SECONDS,
        [float(s) for s in SECONDS],
        [str(s) for s in SECONDS],
        [s * 1000 for s in SECONDS],
        [s * 10**6 for s in SECONDS],
        [s * 10**9 for s in SECONDS],
        DAYS,
        DAYS.dt.tz_localize('UTC'),
        DAYS.dt.tz_localize('UTC').dt.tz_convert('Asia/Kolkata'),
        DAYS.astype('datetime64[ms]'),
        DAYS.dt.to_period('s'),
        DAYS.astype(str),
        [str(t) + 'Z' for t in DAYS],
        [t.isoformat() + '+00:00' for t in DAYS],
        list(DAYS),
        [t.to_pydatetime() for t in DAYS],
        DAYS.dt.strftime('%Y%m%d%H%M%S'),
        DAYS.dt.strftime('%Y%m%d%H%M%S').astype(int),
        DAYS.dt.strftime('%d/%m/%Y %H:%M:%S'),
        DAYS.dt.strftime('%m/%d/%Y %H:%M:%S'),
        DAYS.dt.strftime('%d.%m.%Y %H:%M:%S'),
        [(t - pd.Timestamp('1899-12-30')) / pd.Timedelta('1D') for t in DAYS],
        [SECONDS[0], str(SECONDS[1]), DAYS[2]],
        DAYS.astype('timestamp[ns][pyarrow]'),
        DAYS.astype('category'),
        [Decimal(s) for s in SECONDS],
        DAYS.dt.strftime('%a, %d %b %Y %H:%M:%S GMT'),
        DAYS.dt.strftime('%b %d, %Y %I:%M:%S %p'),
        pd.array(SECONDS, dtype='Int64'),
        pd.array(SECONDS, dtype='int64[pyarrow]'),
        DAYS.dt.tz_localize('UTC').dt.tz_convert('Asia/Kolkata').map(lambda t: t.isoformat()),
    ],
)
def test_times(values):
    seconds, guess = as_times(values)
    assert seconds.tolist() == SECONDS and seconds.dtype == np.int64


@pytest.mark.parametrize(
    'values,day',
    [
        ([20200920, 20190102], 'dates such as'),
        (['20200920', '20190102'], 'dates such as'),
        ([18525, 17898], 'days since 1970'),
        ([44094, 43467], 'Excel'),
        ([pd.Timestamp('2020-09-20').date(), pd.Timestamp('2019-01-02').date()], ''),
        (['2020-09-20', '2019-01-02'], ''),
        (['20/09/2020', '02/01/2019'], ''),
        (pd.PeriodIndex(['2020-09-20', '2019-01-02'], freq='D'), ''),
        (['09/20/20', '01/02/19'], ''),
    ],
)
def test_days(values, day):
    seconds, guess = as_times(values)
    assert (
        pd.to_datetime(seconds, unit='s').strftime('%Y-%m-%d').tolist()
        == ['2020-09-20', '2019-01-02']
        and day in guess
        and bool(day) == bool(guess)
    )


def test_doubtful_times():
    assert (
        as_times([1, 2, 3])[0].tolist() == [-1] * 3
        and 'read as' in as_times([1, 2, 3])[1]
        and 'before 1995' in as_times([1, 2, 3])[1]
    )
    assert as_times(pd.to_datetime([20200920]))[0].tolist() == [-1]
    assert as_times([20200920], unit='s')[0].tolist() == [20200920] and as_times([18525], unit='D')[
        0
    ].tolist() == [18525 * 86400]
    seconds, guess = as_times(['03/04/2020', '05/06/2020'])
    assert 'day/month/year' in guess and seconds[0] == pd.Timestamp('2020-04-03').timestamp()
    seconds, guess = as_times(['13/04/2020', '04/13/2020', '01/02/2020', '2020-01-01'])
    assert (seconds >= 0).tolist() == [True, True, False, True] and 'refused' in guess
    seconds, guess = as_times(
        [None, 'soon', '', 'may', '10', np.nan, pd.NaT, True, '2020-13-45', [1], 1600596930.0]
    )
    assert (seconds[:-1] == -1).all() and seconds[-1] == 1600596930
    assert as_times([1600596930] * 50 + [0, -5, 10**17])[0][:50].min() == 1600596930
    assert as_times([])[0].tolist() == [] and as_times([1600596930123456789])[0].tolist() == [
        1600596930
    ]
    with pytest.raises(ValueError, match='no unit'):
        as_times([1], unit='weeks')


MOMENTS = st.lists(st.integers(800_000_000, 1_750_000_000), min_size=1, max_size=30)


@quick
@given(
    MOMENTS,
    st.sampled_from(['s', 'ms', 'us', 'ns', 'float', 'text', 'ISO', 'zoned', 'compact', 'Excel']),
    st.sampled_from(['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham']),
)
def test_any_unit_and_zone(moments, unit, zone):
    "A log in any unit and zone gives the same seconds"
    times = pd.to_datetime(moments, unit='s', utc=True)
    values = {
        's': moments,
        'ms': [m * 1000 for m in moments],
        'us': [m * 10**6 for m in moments],
        'ns': [m * 10**9 for m in moments],
        'float': [float(m) for m in moments],
        'text': [str(m) for m in moments],
        'ISO': times.tz_convert(zone).map(lambda t: t.isoformat()),
        'zoned': times.tz_convert(zone),
        'compact': times.strftime('%Y%m%d%H%M%S'),
        'Excel': [m / 86400 + 25569 for m in moments],
    }[unit]
    assert as_times(values)[0].tolist() == moments


# Money


@pytest.mark.parametrize(
    'cells,want,currency',
    [
        (['₹1,299', '₹499'], [1299, 499], '₹'),
        (['12,00', '1299,50'], [12, 1299.5], ''),
        (['1.299,00 €', '5 €'], [1299, 5], '€'),
        (['$ 5', '$1,299.50'], [5, 1299.5], '$'),
        (['1 299,00 kr', '5 kr.'], [1299, 5], 'kr'),
        ([Decimal('1.5'), None], [1.5, np.nan], ''),
        (['-5 €', '€ -5', '(5 €)'], [-5, -5, -5], '€'),
        (['Rs. 499', 'INR 1,23,456'], [499, 123456], '₹'),
        (['1.299', '12,50'], [1299, 12.5], ''),
        (['1,299', '12.50'], [1299, 12.5], ''),
        (['£5.99', '5.99 GBP'], [5.99, 5.99], '£'),
        (['free', '5 €'], [0, 5], '€'),
        (['499,-', '5'], [499, 5], ''),
        (['5 €', 'ask us', '5 pack', 'from 5 €'], [5, np.nan, np.nan, np.nan], '€'),
        ([5, '6 €', 7.5], [5, 6, 7.5], '€'),
        (["1'299.00 CHF", 'CHF 5'], [1299, 5], 'CHF'),
        (['1\u202f299,00 €'], [1299], '€'),
    ],
)
def test_money(cells, want, currency):
    got, found = as_money(pd.Series(cells, dtype=object))
    assert got.dtype == float and np.allclose(got, want, equal_nan=True) and found == currency


def test_several_currencies():
    cells = pd.Series(['5 €', '$5'])
    got, found = as_money(cells)
    assert got.tolist() == cells.tolist() and found == '$, €'
    df = read('id,price\n1,5 €\n2,$5\n')
    assert df.price.tolist() == ['5 €', '$5'] and said(
        df, 'several currencies'
    ).column.tolist() == ['price']


def test_money_in_tables():
    df = read('id;price;cost;size\n1;₹1,299;12,00;36\n2;₹499;1.299,50;M\n')
    assert (
        df.price.tolist() == [1299, 499]
        and df.cost.tolist() == [12, 1299.5]
        and df['size'].tolist() == ['36', 'M']
    )
    assert said(df, 'guess').column.dropna().tolist() == ['price', 'cost']
    df = read('id,name\n1,5 pack\n2,$5 shirt\n')
    assert df.name.tolist() == ['5 pack', '$5 shirt']


def test_one_cell_without_an_amount():
    "One word among many prices is a problem of its row and never makes text of the column"
    lines = [f'{i},"₹1,{200 + i}"' for i in range(40)]
    df = read('id,price\n' + '\n'.join(lines) + '\n40,ask\n41,\n')
    assert df.price[:40].tolist() == list(range(1200, 1240)) and df.price[40:].isna().all()
    named = said(df, 'no amount')
    assert named[['row', 'column', 'value']].values.tolist() == [[42, 'price', 'ask']]


def test_too_few_amounts():
    "A column that is not mostly money stays as it is, and that is said"
    df = read('id,price\n1,₹5\n2,₹6\n3,ask\n')
    assert df.price.tolist() == ['₹5', '₹6', 'ask']
    assert said(df, 'not all money').value.tolist() == ['ask']


def test_currency_written_once_in_a_while():
    df = read('id,price\n1,5 €\n2,"6,50"\n3,7 €\n')
    assert df.price.tolist() == [5, 6.5, 7]


# Filters


@pytest.fixture
def shop():
    return pd.DataFrame(
        dict(
            year=pd.array([2014, 2015, None, 2016], dtype='Int64'),
            gender=['Men', 'Women', 'Men', None],
            price=[1.5, np.nan, 3, 4],
            code=['07', '7', '8', 'x'],
            flag=pd.array([True, None, False, True], dtype='boolean'),
            when=pd.to_datetime(['2020-01-01 10:00', '2020-01-02 00:00', None, '2021-01-01 00:00']),
        ),
        index=pd.Index([10, 20, 30, 40], name='id'),
    )


@pytest.mark.parametrize(
    'where,want',
    [
        (None, [10, 20, 30, 40]),
        ({}, [10, 20, 30, 40]),
        ({'year': 2015}, [20]),
        ({'year': '2015'}, [20]),
        ({'year': [2014, '2016']}, [10, 40]),
        ({'year': 1999}, []),
        ({'gender': 'Men'}, [10, 30]),
        ({'gender': None}, [40]),
        ({'gender': ['Men', None]}, [10, 30, 40]),
        ({'flag': True}, [10, 40]),
        ({'flag': 'False'}, [30]),
        ({'flag': 1}, [10, 40]),
        ({'code': 7}, [20]),
        ({'code': '07'}, [10]),
        ({'year': between(2015)}, [20, 40]),
        ({'year': between(None, 2015)}, [10, 20]),
        ({'year': slice(2015, 2016)}, [20, 40]),
        ({'price': between(2, 3.5)}, [30]),
        ({'price': np.nan}, [20]),
        ({'when': '2020-01-01'}, [10]),
        ({'when': between('2020-01-01', '2020-06-01')}, [10, 20]),
        ({'when': pd.Timestamp('2020-01-02')}, [20]),
        ('year >= 2015', [20, 40]),
        ("gender == 'Men' and year < 2015", [10]),
        (lambda df: df.price > 2, [30, 40]),
        ({'price': lambda s: s > 2}, [30, 40]),
        ({'year': range(2014, 2016)}, [10, 20]),
        ({'year': pd.Index([2016])}, [40]),
        ({'year': {2014}}, [10]),
        ({'id': [10, '40']}, [10, 40]),
        ([True, False, None, True], [10, 40]),
        (np.array([True, False, False, True]), [10, 40]),
        (pd.array([True, None, False, True], dtype='boolean'), [10, 40]),
        (pd.array([True, None, False, True], dtype='bool[pyarrow]'), [10, 40]),
        (np.array([True, None, False, True], object), [10, 40]),
        (pd.Series([True, True], index=[40, 10]), [10, 40]),
        (pd.Series([True, None], index=['40', 99], dtype=object), [40]),
        ('flag', [10, 40]),
        ({'year': 2015.0}, [20]),
        ({'year': 2015.5}, []),
        ({'gender': ()}, []),
        ({'code': between(7, 7)}, 'error'),
    ],
)
def test_keep(shop, where, want):
    if want == 'error':
        with pytest.raises(CatalogueError, match='can not be compared'):
            keep(shop, where)
    else:
        assert shop.index[keep(shop, where)].tolist() == want and keep(shop, where).dtype == bool


@pytest.mark.parametrize(
    'where,error,message',
    [
        ({'gendr': 'Men'}, KeyError, 'near it: gender'),
        ({'year': 'Men'}, ValueError, 'such as 2014'),
        ({'gender': 5}, ValueError, "such as 'Men'"),
        ({'year': (2014, 2016)}, ValueError, r'between\(2014, 2016\)'),
        ('year', ValueError, 'not a condition'),
        ("'x'", ValueError, 'not a condition'),
        ('gendr == 1', KeyError, 'near it: gender'),
        ('base colour == 1', ValueError, 'backticks'),
        ([True, False], ValueError, 'a mask of 2 for 4'),
        (pd.Series([True, False], index=[10, 10]), ValueError, 'twice'),
        ([1, 2, 3, 4], TypeError, 'where must be'),
        (5, TypeError, 'where must be'),
        ({'flag': 'Men'}, ValueError, 'can never be'),
        ({'gender': True}, ValueError, 'can never be'),
        ({'price': True}, ValueError, 'can never be'),
        (pd.Series([True] * 4), ValueError, 'not by ids'),
        ({'when': 5}, ValueError, 'can never be'),
    ],
)
def test_keep_says(shop, where, error, message):
    with pytest.raises(error, match=message):
        keep(shop, where)


@pytest.mark.parametrize(
    'cells',
    [
        [True, False, True],
        ['True', 'False', 'true'],
        [1, 0, 1],
        pd.array([True, False, True], dtype='boolean'),
        [True, False, True, None],
        [1.0, 0.0, 1.0, np.nan],
        pd.Categorical(['True', 'False', 'True']),
        pd.array([True, False, True], dtype='bool[pyarrow]'),
        ['yes', 'no', 'yes'],
    ],
)
def test_flags(cells):
    frame = pd.DataFrame(dict(isReturnable=cells))
    assert keep(frame, {'isReturnable': True})[:3].tolist() == [True, False, True] and keep(
        frame, {'isReturnable': False}
    )[:3].tolist() == [False, True, False]


def test_keep_blanks_and_lists():
    frame = pd.DataFrame({'base colour': ['Red', 'Blue'], 'tags': [['a', 'b'], ['c']]})
    assert keep(frame, "`base colour` == 'Red'").tolist() == [True, False] and keep(
        frame, {'tags': 'a'}
    ).tolist() == [True, False]


@quick
@given(
    st.dictionaries(st.integers(0, 50), st.sampled_from([True, False, None]), max_size=30),
    st.randoms(use_true_random=False),
    st.sampled_from(['boolean', object, 'bool[pyarrow]']),
    st.booleans(),
)
def test_any_mask_in_any_order(said, random, dtype, as_text):
    "A mask keeps what it says of each id, in any order, and nothing else"
    ids = random.sample(range(40), 20)
    order = random.sample(list(said), len(said))
    mask = pd.Series(
        [said[i] for i in order], index=[str(i) for i in order] if as_text else order, dtype=dtype
    )
    frame = pd.DataFrame(dict(x=1), index=pd.Index(ids, name='id'))
    if said and not set(said) & set(ids):
        with pytest.raises(ValueError, match='of other products'):
            keep(frame, mask)
    else:
        assert frame.index[keep(frame, mask)].tolist() == [i for i in ids if said.get(i)]


# Results


def test_beside():
    products = pd.DataFrame(
        dict(score=[1, 2], why=['a', 'b'], id=[7, 8], name=['x', 'y']), index=pd.Index(['10', '20'])
    )
    results = pd.DataFrame(dict(score=[0.9, 0.8], name=['n', 'm']), index=[20, 10])
    made = beside(results, products)
    assert (
        made.columns.tolist()
        == ['score', 'name', 'score (product)', 'why (product)', 'id (product)', 'name (product)']
        and made.index.name == 'id'
    )
    assert (
        made['name (product)'].tolist() == ['y', 'x']
        and made['score (product)'].dtype == 'int64'
        and made.reset_index().id.tolist() == [20, 10]
    )
    many = beside(
        results.set_index(pd.MultiIndex.from_tuples([(1, 20), (2, 10)], names=['query', 'id'])),
        products,
    )
    assert many['name (product)'].tolist() == ['y', 'x'] and many.index.names == ['query', 'id']
    assert beside(results.iloc[:0], products).columns.tolist() == made.columns.tolist()


@pytest.mark.parametrize(
    'given,want,one',
    [
        ('S5', ['S5'], True),
        (5, [5], True),
        (b'x', [b'x'], True),
        ({'a': 1}, [{'a': 1}], True),
        (['a', 'b'], ['a', 'b'], False),
        (('a',), ['a'], False),
        ({2, 1}, [1, 2], False),
        (pd.Index([1]), [1], False),
        (pd.Series(['p.jpg']), ['p.jpg'], False),
        (np.array([1, 2]), [1, 2], False),
        (range(2), [0, 1], False),
        (None, [], False),
        (np.int64(5), [5], True),
        (dict(a=1).keys(), ['a'], False),
        (1.5, [1.5], True),
    ],
)
def test_one_or_many(given, want, one):
    assert one_or_many(given) == (want, one)


def test_pictures_are_one(tmp_path):
    from PIL import Image

    im = Image.new('RGB', (4, 4))
    for photo in (im, tmp_path / 'x.jpg', io.BytesIO(), np.zeros((4, 4, 3)), np.zeros((4, 4))):
        found, one = one_or_many(photo)
        assert one and found[0] is photo
    assert one_or_many(np.zeros((2, 4, 4, 3)))[1] is False and one_or_many([im, im]) == (
        [im, im],
        False,
    )


# Whatever pandas can write

NAMES = st.text(
    st.characters(
        codec='utf-8', exclude_categories=['Cc', 'Cs', 'Cf', 'Zl', 'Zp', 'Zs', 'Cn', 'Co']
    ),
    min_size=1,
    max_size=12,
)
TEXT = st.text(
    st.characters(codec='utf-8', exclude_categories=['Cc', 'Cs', 'Zl', 'Zp', 'Cn', 'Co']),
    min_size=1,
    max_size=12,
)
IDS = st.one_of(
    st.lists(st.integers(0, 10**18 - 1), min_size=1, max_size=8, unique=True),
    st.lists(NAMES, min_size=1, max_size=8, unique=True),
)


def columns(n):
    return st.fixed_dictionaries(
        dict(
            text=st.lists(TEXT, min_size=n, max_size=n),
            whole=st.lists(st.integers(-(2**63), 2**63 - 1), min_size=n, max_size=n),
            real=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=n, max_size=n),
            flag=st.lists(st.booleans(), min_size=n, max_size=n),
        )
    )


TABLES = IDS.flatmap(lambda ids: columns(len(ids)).map(lambda c: pd.DataFrame(dict(id=ids) | c)))


def same(got, want):
    "Each cell as it was, or a line of problems about its column"
    assert as_ids(want.id).tolist() == got.index.tolist()
    for c in ('text', 'whole', 'real', 'flag'):
        named = c in set(got.problems.column.dropna())
        a, b = got[c].tolist(), want[c].tolist()
        alike = all(
            x == y
            or str(x) == str(y)
            or isinstance(y, str)
            and typed(pd.Series([y])).tolist() == [x]
            or str(x).lower() == str(y).lower()
            and c == 'text'
            for x, y in zip(a, b)
        )
        assert alike or named, (c, a, b)


@quick
@given(
    TABLES,
    st.sampled_from(['utf-8', 'utf-8-sig', 'utf-16', 'utf-32']),
    st.sampled_from(',;\t|'),
    st.sampled_from(['\n', '\r\n']),
    st.sampled_from([0, 1, 2]),
)
def test_any_csv(df, page, sep, end, quoting):
    same(
        read(df.to_csv(index=False, sep=sep, lineterminator=end, quoting=quoting).encode(page)), df
    )


@quick
@given(TABLES)
def test_any_parquet(df):
    out = io.BytesIO()
    df.to_parquet(out)
    back = read(out.getvalue(), name='t.parquet')
    same(back, df)
    assert back.text.tolist() == df.text.tolist()


@quick
@given(TABLES)
def test_any_json_lines(df):
    same(
        read(
            '\n'.join(json.dumps(r) for r in df.astype(object).to_dict('records')), name='t.jsonl'
        ),
        df,
    )


# Logs


def test_read_rows(tmp_path):
    (tmp_path / 'log.csv').write_text(
        'customer,product,time,other\n0001,0663,2020-01-01,x\n2,,,y\n\n3,"a\nb",1,z\n'
    )
    log = read_rows(tmp_path / 'log.csv', ['customer', 'product', 'gone'])
    assert (
        log.columns.tolist() == ['customer', 'product']
        and log.customer.tolist() == ['0001', '2', '3']
        and pd.isna(log['product'][1])
    )
    assert log.source_rows.tolist() == [2, 3, 5] and read_rows(
        tmp_path / 'log.csv', lambda c: c == 'time'
    ).columns.tolist() == ['time']


@pytest.mark.parametrize(
    'source,message', [('nowhere.csv', 'no such file'), ('.', 'is a folder'), (5, 'is no table')]
)
def test_no_table(source, message):
    with pytest.raises(CatalogueError, match=message):
        read_table(source)


def test_columns_renamed():
    df = read(
        'sku,kind,colour\n1,Shirts,Red\n',
        id='sku',
        columns={'kind': 'articleType', 'colour': 'baseColour'},
    )
    assert df.columns.tolist() == ['articleType', 'baseColour']
    with pytest.raises(CatalogueError, match="no column 'kid'"):
        read('id,kind\n1,a\n', columns={'kid': 'x'})
    with pytest.raises(CatalogueError, match='two columns'):
        read('id,kind,x\n1,a,b\n', columns={'kind': 'x'})
    assert read('sku,id\n1,5\n', id='sku').columns.tolist() == ['id (product)']


# More of each kind


@pytest.mark.parametrize('style', ['number', 'uuid', 'sku'])
def test_unclosed_among_legal(style):
    """Unclosed quotes among legal cells of several lines, separators in quotes and inch marks:
    each row keeps its own"""
    import random

    rng, n = random.Random(0), 300
    ids = dict(
        number=[str(i) for i in range(1, n + 1)],
        uuid=[str(uuid.UUID(int=rng.getrandbits(128))) for _ in range(n)],
        sku=[f'S-{i:04}' for i in range(n)],
    )[style]
    bad, want, rows = set(rng.sample(range(n), 10)), {}, []
    for i, name in enumerate(ids):
        text = rng.choice(
            [f'Fine, soft\nwash at {i}\n\n"dry" it, please', f'Shirt, blue {i}', f'Cap {i}']
        )
        want[name] = f'Shirt {i}' if i in bad else text
        rows.append(
            f'{name},"Shirt {i},{i}'
            if i in bad
            else f'{name},"' + text.replace('"', '""') + f'",{i}'
        )
    df = read('id,name,price\n' + '\n'.join(rows) + '\n')
    assert {str(i): name for i, name in df.name.items()} == want and df.price.tolist() == list(
        range(n)
    )
    assert sorted(map(str, said(df, 'repaired row').id)) == sorted(ids[i] for i in bad)


@pytest.mark.parametrize(
    'text,page',
    [
        ('Levi’s – 49 €', 'cp1252'),
        ('Hat, 49 €', 'cp1252'),
        ('Café', 'cp1252'),
        ('Größe schön', 'cp1252'),
        ('señor niño', 'latin-1'),
        ('Koszula męska żółta', 'cp1250'),
        ('Škoda žluťoučký kůň', 'cp1250'),
        ('Рубашка мужская, синяя', 'cp1251'),
        ('Πουκάμισο ανδρικό μπλε', 'cp1253'),
        ('Café crème été', 'mac_roman'),
        ('Kadın çizme, kırmızı', 'cp1254'),
        ('KIRMIZI ELBİSE', 'cp1254'),
        ('Düğün elbisesi, güneş gözlüğü', 'iso8859_9'),
        ('ΑΝΔΡΙΚΟ ΠΟΥΚΑΜΙΣΟ', 'cp1253'),
        ('Άσπρο μπλουζάκι', 'cp1253'),
        ('Άρωμα και ζώνη, 49 €', 'iso8859_7'),
        ('Dámské šaty červené, dětská čepice', 'cp1250'),
        ('Női cipő fehér, tűsarkú bőr', 'cp1250'),
        ('Rochie roşie, cămaşă', 'cp1250'),
        ('Ženska haljina, muška košulja', 'cp1250'),
        ('Buty dziecięce, żółte, różowe', 'iso8859_2'),
        ('РУБАШКА МУЖСКАЯ', 'cp1251'),
        ('Сорочка чоловіча', 'cp1251'),
        ('рубашка мужская', 'koi8_r'),
        ('חולצה לגבר, שמלה אדומה', 'cp1255'),
        ('قميص رجالي', 'cp1256'),
        ('รองเท้าผู้หญิง หมวก', 'cp874'),
        ('スカート 青, ジーンズ', 'cp932'),
        ('Zapatos – niña, tacón, ¿talla única?', 'cp1252'),
        ('Calções, botões, coração', 'cp1252'),
        ('Kjole grønn, støvler, ærmer', 'cp1252'),
        ('Kjóll með löngum ermum, húfa, þykk úlpa', 'cp1252'),
        ('Häagen, Señor, Røde, Crème, Beyoncé', 'cp1252'),
        ('Levi’s® 511™ – 7½, 40°, “Classic”, m²', 'cp1252'),
    ],
)
def test_languages(text, page):
    df = read(f'id,name\n1,"{text}"\n'.encode(page))
    assert df.name[1] == text and len(said(df, 'guess')) == 1
    assert 'encoding=' in said(df, 'guess').reason.iloc[0]


def test_more_dialects():
    "Blanks after commas, a title above the header, an Excel file with another name, a web page"
    df = read('id, name, price\n1, "Shirt, blue", 5\n')
    assert df.loc[1].tolist() == ['Shirt, blue', 5]
    df = read('My shop\n\nid,name\n1,a\n1,b\n')
    assert (
        df.name.tolist() == ['a']
        and 'row 3' in said(df, 'guess').reason.iloc[0]
        and said(df, 'row left out').row.tolist() == [5]
    )
    with pytest.raises(CatalogueError, match='web page'):
        read('<!DOCTYPE html><title>404</title>')
    out = io.BytesIO()
    pd.DataFrame(dict(id=[1], x=['a'])).to_parquet(out)
    assert read(out.getvalue(), name='t.csv').x[1] == 'a'
    df = read(b'id,Gr\xf6\xdfe\n1,\xc3\xbc\n')
    assert (
        df.columns.tolist() == ['Größe']
        and df['Größe'][1] == 'ü'
        and len(said(df, 'mended text')) == 1
    )


def test_lost_digits():
    "Ids that lost digits before they came here are named"
    assert said(read('id,x\n8.90123E+12,a\n8.90124E+12,b\n'), 'shortened id').row.tolist() == [2]
    assert said(read_table(pd.DataFrame(dict(id=[1e17, 2.0], x=1))), 'rounded id').row.tolist() == [
        1
    ]

    assert (
        json.loads(
            json.dumps(
                read_table(pd.DataFrame(dict(id=[1, 1], f=[np.inf, 1]))).problems.to_dict('records')
            )
        )[0]['id']
        == 1
    )


@pytest.mark.parametrize(
    'text', ['36,38,40', '555 1234', '1.2.3', '5 pack', 'from 5 €', '1e5', '5 - 10 €']
)
def test_no_money(text):
    df = read_table(pd.DataFrame(dict(id=[1, 2], x=[text, text])))
    assert df.x.tolist() == [text] * 2 and np.isnan(as_money(pd.Series([text]))[0]).all()


def test_keep_kinds():
    "Cells of every type are compared as what they are"
    frame = pd.DataFrame(
        dict(
            year=[2014, 2015],
            size=[36, 'M'],
            price=[Decimal('1.5'), Decimal('2')],
            month=pd.period_range('2020-01', periods=2, freq='M'),
            step=pd.interval_range(0, 2),
            kind=pd.Categorical(['a', 'b']),
            grade=pd.Categorical(['low', 'high'], ['low', 'high'], ordered=True),
            when=pd.to_datetime(['2020-01-01 10:00', '2020-02-02 11:00']).tz_localize(
                'Asia/Kolkata'
            ),
            none=[None, None],
            arrow=pd.array([1, None], dtype='int64[pyarrow]'),
        ),
        index=pd.Index([1, 2], name='id'),
    )
    first = [
        dict(size='36'),
        dict(size=36),
        dict(price=1.5),
        dict(price='1.50'),
        dict(price=between(None, Decimal('1.7'))),
        dict(month='2020-01'),
        dict(month=between(None, '2020-01')),
        dict(step=pd.Interval(0, 1)),
        dict(kind='a'),
        dict(grade=between(None, 'low')),
        dict(when='2020-01'),
        dict(when=pd.Timestamp('2020-01-01 04:30', tz='UTC')),
        dict(when=between('2020-01-01', '2020-01-01')),
        dict(arrow='1'),
        dict(arrow=between(0)),
        dict(year=between('2000', '2014')),
        dict(year=np.array(2014)),
        'year == 2014',
        'id == 1',
        dict(size=[36, None]),
    ]
    for where in first:
        assert keep(frame, where).tolist() == [True, False], where
    nothing = [
        dict(size=40),
        dict(price=9),
        dict(month='2021-05'),
        dict(none=5),
        dict(arrow=9),
        dict(year=2**70),
        dict(year=[]),
        dict(when='1999'),
    ]
    for where in nothing:
        assert not keep(frame, where).any(), where
    for where in (
        dict(kind='x y', year='x'),
        dict(kind=5),
        dict(step=5),
        dict(month='soon'),
        dict(when='soon'),
        dict(year=dict(a=1)),
        dict(price='x'),
        dict(year=between('x')),
    ):
        with pytest.raises(CatalogueError):
            keep(frame, where)
    mask = keep(frame, dict(year=2014))
    mask &= False  # The caller's own
    assert keep(frame, dict(year=2014)).any()


def test_arrow_ids_with_a_gap():
    """Arrow's integers keep their digits where one is missing, and where they are too large for
    int64"""
    gap = pd.Series([10**16 + 1, None, 10**16 + 2], dtype='int64[pyarrow]')
    assert as_ids(gap).dropna().tolist() == [10**16 + 1, 10**16 + 2]
    assert match_ids(gap, [10**16 + 1, 10**16 + 2, 10**16]).tolist() == [0, -1, 1]
    large = pd.Series([2**63 + 5, None], dtype='uint64[pyarrow]')
    assert as_ids(large)[0] == str(2**63 + 5)


# Found by breaking it


@pytest.mark.parametrize(
    'values',
    [
        [12345678901234567.0],
        np.array([12345678901234567.0]),
        pd.Series([12345678901234567.0], dtype='Float64'),
        pd.array([12345678901234567.0], dtype='double[pyarrow]'),
        pd.Categorical([12345678901234567.0]),
        ['12345678901234568.0'],
        pd.Series(['12345678901234568.0']),
    ],
)
def test_rounded_ids_find_no_other(values):
    "A float beyond 2**53 is no id for sure: it finds nothing, and a gap beside it changes nothing"
    assert rounded_ids(values).tolist() == [True]
    assert match_ids(values, [12345678901234567, 12345678901234568]).tolist() == [-1]


def test_rounded_ids_beside_others():
    assert match_ids(
        pd.Series([12345678901234567.0, None, 5]), [12345678901234568, 5]
    ).tolist() == [-1, -1, 1]
    assert match_ids([1e17], [1e17]).tolist() == [0]
    assert match_ids(np.array([2**24, 5], np.float32), [2**24, 5]).tolist() == [-1, 1]
    assert match_ids(
        [2.0**53 - 1, 10**17 + 1, Decimal(10**17 + 1)], [2**53 - 1, 10**17 + 1]
    ).tolist() == [0, 1, 1]
    assert said(read_table(pd.DataFrame(dict(id=[1e17, 'a'], x=1))), 'rounded id').row.tolist() == [
        1
    ]


def test_numbers_find_padded_ids():
    "A log whose ids lost their zeros finds the products, where just one has these digits"
    assert match_ids([663713001], ['0663713001', '0541518023']).tolist() == [0]
    assert match_ids([7.0, 8, 9], ['007', '7', '08', 'x9']).tolist() == [1, 2, -1]
    assert match_ids(['7.0', '8'], ['007', '7', '08']).tolist() == [1, -1], (
        'text would have kept its zeros'
    )
    assert match_ids([7, '7'], ['007', '07']).tolist() == [-1, -1]


def test_masks_of_others(shop):
    "A mask of other products, or of places, is refused"
    frame = shop.set_axis([1, 3, 5, 7])
    several = pd.MultiIndex.from_tuples([(1, 1), (1, 3)])
    for mask, message in [
        (pd.Series([True] * 3), 'from 0'),
        (pd.Series([True] * 8), 'from 0'),
        (pd.Series([True], index=[999]), 'other products'),
        (pd.Series([True] * 2, index=several), 'several levels'),
    ]:
        with pytest.raises(ValueError, match=message):
            keep(frame, mask)
    assert keep(frame, pd.Series([True], index=[3])).tolist() == [False, True, False, False]
    assert (
        not keep(frame, pd.Series([], dtype=bool)).any()
        and keep(frame[:0], pd.Series([True])).tolist() == []
    )
    assert keep(pd.DataFrame(dict(x=[1, 2])), pd.Series([True, False])).tolist() == [True, False]


def test_arrow_tables():
    "Tables of pyarrow keep the digits of integers where one is missing"
    import pyarrow as pa

    table = pa.table(
        dict(id=pa.array([10**17 + 1, 10**17 + 2, None]), parent=pa.array([2**60 + 1, None, 1]))
    )
    for given in (table, table.to_batches()[0]):
        back = read_table(given)
        assert back.index.tolist() == [10**17 + 1, 10**17 + 2] and back.parent.iloc[0] == 2**60 + 1
    assert read_rows(table)['parent'].tolist()[0] == 2**60 + 1


@pytest.mark.parametrize(
    'name,cells,want',
    [
        ('sizes', ['136,137,138'], None),
        ('size', ['136,137', '138,139'], None),
        ('codes', ['12,13', '14,15'], None),
        ('x', ['12,13', '12'], None),
        ('x', ['136,137'], None),
        ('x', ['12,50', '99,95'], [12.5, 99.95]),
        ('Price', ['1,299', '499'], [1299, 499]),
        ('x', ['1,299.00', '499.00'], [1299, 499]),
        ('x', ['499,-', '1.299,-'], [499, 1299]),
        ('x', ['12,50-', '3,40'], [-12.5, 3.4]),
    ],
)
def test_lists_with_commas(name, cells, want):
    "Commas between several values never make one number of them"
    df = read_table(pd.DataFrame({'id': range(len(cells)), name: cells}))
    assert (
        df[name].tolist() == (want or cells)
        and len(df.problems) == 1
        and df.problems.column[0] == name
    )


@pytest.mark.parametrize(
    'name,cells,want',
    [
        ('price', ['12.50', '1,299.00', 'N/A'], [12.5, 1299, None]),
        ('x', ['12', '#DIV/0!', '7'], [12, None, 7]),
        ('x', ['12,50', '-'], [12.5, None]),
        ('x', ['1', 'nan', '\\N'], [1, None, None]),
        ('x', ['₹ 5', 'N/A', '₹ 7'], [5, None, 7]),
        ('x', ['true', 'NULL'], [True, None]),
    ],
)
def test_words_for_a_gap(name, cells, want):
    "A word for a gap makes no text of the numbers around it, and is named with its row"
    df = read(pd.DataFrame({'id': range(len(cells)), name: cells}).to_csv(index=False))
    assert [None if pd.isna(cell) else cell for cell in df[name]] == want
    assert said(df, 'no number')[['row', 'value']].values.tolist() == [
        [i + 2, cell] for i, cell in enumerate(cells) if want[i] is None
    ]


def test_words_among_numbers_stay():
    "A word that may be a value keeps the column as text, which is said; NA among words is a word"
    df = read('id,x\n' + ''.join(f'{i},{i}\n' for i in range(30)) + '30,M\n')
    assert df.x[30] == 'M' and said(df, 'mixed column')[['row', 'value']].values.tolist() == [
        [32, 'M']
    ]
    for cells in (['a', 'NA'], ['36', 'M', 'NA'], ['N/A', '-']):
        df = read('id,x\n' + ''.join(f'{i},{cell}\n' for i, cell in enumerate(cells)))
        assert df.x.tolist() == cells and df.problems.empty


@pytest.mark.parametrize(
    'cells,want',
    [
        ([499, '1,299.00', '₹ 99'], [499, 1299, 99]),
        ([499, None, 'N/A'], [499, None, None]),
        ([36, '38', ''], [36, 38, None]),
        ([36, '036'], ['36', '036']),
        ([36, 'M', '-'], ['36', 'M', '-']),
        ([2**60 + 1, '5'], [2**60 + 1, 5]),
        ([2**60 + 1, '5.5'], [str(2**60 + 1), '5.5']),
        ([1.5, '#N/A', Decimal('2.5')], [Decimal('1.5'), None, Decimal('2.5')]),
        ([True, '5'], ['True', '5']),
    ],
)
def test_numbers_beside_text(cells, want):
    "Cells of Excel: numbers, and text that holds numbers; what is lost or kept as text is said"
    df = read_table(pd.DataFrame(dict(id=range(len(cells)), price=pd.Series(cells, dtype=object))))
    assert [None if pd.isna(cell) else cell for cell in df.price] == want
    if isinstance(want[0], str):
        assert len(said(df, 'mixed column')) == 1


@pytest.mark.parametrize(
    'values,days,guess',
    [
        (['19/12/31', '20/01/01'], ['2019-12-31', '2020-01-01'], 'year-month-day'),
        (
            ['20-09-20', '20-09-21', '20-09-22'],
            ['2020-09-20', '2020-09-21', '2020-09-22'],
            'year-month-day',
        ),
        (['31.12.99'], ['1999-12-31'], ''),
        (['01/02/20', '13/02/20'], ['2020-02-01', '2020-02-13'], 'day-month-year'),
        (['30/09/20', '31/08/20'], ['2020-09-30', '2020-08-31'], ''),
        (['2020092010', '2020092123'], ['2020-09-20', '2020-09-21'], 'hours such as'),
    ],
)
def test_short_years_and_hours(values, days, guess):
    seconds, said = as_times(values)
    assert (
        pd.to_datetime(seconds, unit='s').strftime('%Y-%m-%d').tolist() == days
        and guess in said
        and bool(guess) == bool(said)
    )


@quick
@given(
    st.lists(
        st.dates(pd.Timestamp('1996-01-01').date(), pd.Timestamp('2026-01-01').date()),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(['%d/%m/%y', '%d.%m.%y', '%y-%m-%d', '%y/%m/%d']),
)
def test_short_years_are_read_or_said(days, form):
    "Days with years of two digits come back, or the guess is said"
    seconds, said = as_times([f'{day:{form}}' for day in days])
    assert said or pd.to_datetime(seconds, unit='s').date.tolist() == days


def test_keep_across_types():
    "Decimals, times in text and patterns: found, or the message says why not"
    import datetime
    import re

    frame = pd.DataFrame(
        dict(
            price=pd.Series([Decimal('1.1'), Decimal('1.10'), 2, None], dtype=object),
            day=['2020-01-01', '2020-01-02T10:00', 'soon', None],
            name=['Men', 'Women', 'Men', None],
            cost=[1.1, 2, 3, np.nan],
        )
    )
    first, second = datetime.date(2020, 1, 1), datetime.date(2020, 1, 2)
    for where, want in [
        (dict(price=1.1), [0, 1]),
        (dict(price='1.10'), [0, 1]),
        (dict(price=between(1.1, 1.5)), [0, 1]),
        (dict(price=[2, '1.1']), [0, 1, 2]),
        (dict(cost=Decimal('1.1')), [0]),
        (dict(cost=between(Decimal('1.1'), 2)), [0, 1]),
        (dict(day=pd.Timestamp(first)), [0]),
        (dict(day=second), [1]),
        (dict(day=[np.datetime64('2020-01-01'), 'soon']), [0, 2]),
        (dict(day=between(first, second)), [0, 1]),
        (dict(day=between(pd.Timestamp(second))), [1]),
    ]:
        assert np.flatnonzero(keep(frame, where)).tolist() == want, where
    for where in (
        dict(name=pd.Timestamp(first)),
        dict(name=re.compile('M')),
        dict(name=b'Men'),
        dict(name=between(first)),
        dict(name=object()),
    ):
        with pytest.raises(CatalogueError):
            keep(frame, where)


@pytest.mark.parametrize('mark', ['\u200b', '\ufeff', '\u200e', '\u2060', '\xa0', '\xad'])
def test_invisible_marks_around_ids(mark):
    assert as_ids([mark + '5', '6' + mark, mark]).tolist() == [5, 6, pd.NA] and match_ids(
        [mark + 'S-1'], ['S-1']
    ).tolist() == [0]
    assert as_ids(pd.Series([f'{mark} 5{mark}'])).tolist() == [5] and said(
        read_table(pd.DataFrame(dict(id=[5, mark + '6'], x=1))), 'trimmed id'
    ).row.tolist() == [2]


@pytest.mark.parametrize(
    'cells,want,currency',
    [
        (['Rs. 2,000/-', 'Rs.499/-'], [2000, 499], '₹'),
        (['CHF 5', 'Fr. 7'], [5, 7], 'CHF'),
        (['¥500', '￥600'], [500, 600], '¥'),
        (['99:-', '1 299:-'], [99, 1299], ''),
        (['$.99', '$5.00'], [0.99, 5], '$'),
        (['.99', '1,299.00'], [0.99, 1299], ''),
    ],
)
def test_more_money(cells, want, currency):
    assert [as_money(pd.Series(cells))[0].tolist(), as_money(pd.Series(cells))[1]] == [
        want,
        currency,
    ]


def test_gaps_that_became_text():
    "The nan and None of astype(str) among numbers are no ids"
    assert as_ids(['5.0', 'nan', '6']).tolist() == [5, pd.NA, 6] and as_ids(
        ['A1', 'None']
    ).tolist() == ['A1', 'None']
    df = read_table(pd.DataFrame(dict(id=['5', 'None', '6'], x=1)))
    assert df.index.tolist() == [5, 6] and said(df, 'row left out').row.tolist() == [2]


def test_json_with_a_mark():
    "JSON in bytes that begins with a byte-order mark is no CSV file"
    for page in ('utf-8-sig', 'utf-16'):
        assert read_table('[{"id": 5, "x": "a"}]'.encode(page)).x.to_dict() == {5: 'a'}
    assert read_table(
        '{"id": 5, "x": "a"}\n{"id": 6, "x": "b"}\n'.encode('utf-8-sig')
    ).x.to_dict() == {5: 'a', 6: 'b'}


def test_numbers_in_text_as_bounds():
    frame = pd.DataFrame(
        dict(text=['8', '9', '15', None], code=['08', '9', 'x', None], number=[8, 9, 15, None])
    )
    for name in ('text', 'number'):
        assert keep(frame, {name: between('9', '20')}).tolist() == [False, True, True, False]
    with pytest.raises(ValueError, match='not all of its values are numbers'):
        keep(frame, dict(code=between('9', '20')))
    with pytest.raises(ValueError, match='holds nothing'):
        keep(frame, dict(text=between('20', '9')))


def test_guarded_cells():
    "What guards digits from a spreadsheet is taken away and said; an apostrophe of a name stays"
    df = read('id,code,name\n="0012",\'0034,\'90s shirt\n="0013","=""007""",=x\n')
    assert (
        df.index.tolist() == ['0012', '0013']
        and df.code.tolist() == ['0034', '007']
        and df.name.tolist() == ["'90s shirt", '=x']
    )
    assert said(df, 'mended text').column.tolist() == ['id', 'code']
    given = pd.DataFrame(dict(id=['="0012"', "'0013"], x=1))
    assert read_table(given).index.tolist() == ['0012', '0013'] and given.id[0] == '="0012"'


def test_formulas_without_a_value(tmp_path):
    "A formula that was never computed is an empty cell, and said"
    openpyxl = pytest.importorskip('openpyxl')
    book = openpyxl.Workbook()
    for row in (['id', 'x', 'y'], [1, '=1+1', 'a'], [2, '=A2*2', None]):
        book.active.append(row)
    book.save(tmp_path / 't.xlsx')
    df = read_table(tmp_path / 't.xlsx')
    assert df.x.isna().all() and said(df, 'no value')[
        ['row', 'column', 'value']
    ].values.tolist() == [[2, 'x', '=1+1']]
    assert said(df, 'no value').reason.iloc[0].startswith('2 formulas')


# A table on disk

KINDS = dict(
    sparse=pd.arrays.SparseArray([0, 0, 1]),
    gaps=pd.arrays.SparseArray([np.nan, 1.0, 2.0]),
    beyond=pd.array([2**70, 3, None], dtype=object),
    unsigned=pd.array([2**63 + 1, None, 2], dtype='UInt64'),
    integer_category=pd.Categorical([36, None, 38]),
    float_category=pd.Categorical([1.5, None, 3]),
    ordered=pd.Categorical(['S', None, 'M'], ['S', 'M', 'L'], ordered=True),
    truth_category=pd.Categorical([True, None, False]),
    mixed_category=pd.Categorical([36, 'M', None]),
    beyond_category=pd.Categorical([2**70, None, 3]),
    intervals=pd.cut([1, 2, 3], 2),
    days=pd.Categorical(pd.to_datetime(['2020-01-01', None, '2021-01-01'])),
    periods=pd.period_range('2020-01', periods=3, freq='M'),
    zone=pd.date_range('2020', periods=3, tz='Asia/Kolkata'),
    decimals=pd.array([Decimal('1.1'), Decimal('1000.123456'), None], dtype=object),
    text=['a', None, 'c'],
    lists=pd.array([[1], ['a', 2.5], None], dtype=object),
    dicts=pd.array([{'a': 1}, {'b': 2}, None], dtype=object),
    mixed=pd.array([36, 'M', None], dtype=object),
    numbers=pd.array([1, 1.5, None], dtype=object),
)


@pytest.mark.parametrize('name', KINDS)
def test_stored_column(name, tmp_path):
    table = pd.DataFrame({'x': KINDS[name]}, index=pd.Index([3, 1, 2], name='id'))
    before = table.copy(deep=True)
    save_table(tmp_path / 't.parquet', table)
    pd.testing.assert_frame_equal(load_table(tmp_path / 't.parquet'), before)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    'index',
    [
        pd.Index(['007', '7'], name='id'),
        pd.Index([2**70, 1], dtype=object),
        pd.CategoricalIndex([5, 3], name='sku'),
        pd.RangeIndex(2),
    ],
    ids=repr,
)
@pytest.mark.parametrize('names', [['id', 'price'], [0, 1], ['', 'x'], ['a', 1]], ids=str)
def test_stored_names(index, names):
    table = pd.DataFrame([[1, 'a'], [2, 'b']], index=index).set_axis(names, axis=1)
    file = io.BytesIO()
    save_table(file, table)
    file.seek(0)
    pd.testing.assert_frame_equal(
        load_table(file), table, check_index_type=not isinstance(index, pd.RangeIndex)
    )


def test_stored_by_others(tmp_path):
    table = pd.DataFrame(dict(price=[1, 2]), index=pd.Index([7, 8], name='id'))
    table.to_parquet(tmp_path / 't.parquet')
    pd.testing.assert_frame_equal(load_table(tmp_path / 't.parquet'), table)


def test_never_stored(tmp_path):
    with pytest.raises(CatalogueError, match='can not be saved.*column wave'):
        save_table(tmp_path / 't.parquet', pd.DataFrame(dict(wave=[1j, 2])))


def test_rows_of_tables_and_of_logs_count_alike():
    "The first row of a DataFrame is 1, in what is said of products and of events"
    from fashionrec.event_logs import bad_rows, read_events

    frame = pd.DataFrame(dict(id=[7, None], product=[7, 8], event='view'))
    table = read_table(frame)
    assert table.problems.row.tolist() == [2]
    log = read_events(frame)
    assert log.source_rows.tolist() == read_rows(frame).source_rows.tolist() == [1, 2]
    lines, _ = bad_rows(log, [('id', log.id.isna(), 'has no id')])
    assert lines.row.tolist() == [2]
    log = read_events(frame.to_dict('records'))
    assert log.source_rows.tolist() == [1, 2]
