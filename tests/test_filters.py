"Filters by range and by value, and lists that a table writes as text"

import json, warnings

import numpy as np, pandas as pd, pytest
from fashionrec.tables import CatalogueError, between, keep, read_table


def kept(values, bounds):
    "Positions of the values within bounds"
    return np.flatnonzero(keep(pd.DataFrame(dict(x=values)), {'x': bounds})).tolist()


def table(**columns):
    "A CSV file of columns, read"
    frame = pd.DataFrame(columns).rename_axis('id').reset_index()
    return read_table(frame.to_csv(index=False).encode())


# Ranges whose bounds are text


@pytest.mark.parametrize(
    'values,bounds,want',
    [
        ([499.0, 599.0, 1599.0], between('₹500', '₹1,500'), [1]),
        ([499, 599, 1599], between('500', '1500'), [1]),
        ([499, 599, 1599], between('500'), [1, 2]),
        ([499, 599, 1599], between(None, '1.500,00 €'), [0, 1]),
        (['₹499', '₹599', '₹1,599'], between('₹500', '₹1,500'), [1]),
        (['₹499', '₹599', '₹1,599'], between(500, 1500), [1]),
        (['₹499', '₹599', None], between('500', '1500'), [1]),
        (['8', '9', '12', '20', '100'], between('9', '20'), [1, 2, 3]),
        (pd.Categorical(['8', '9', '20', None, '100']), between('9', '20'), [1, 2]),
        (['9', 'M', 'S'], between('M', 'S'), [1, 2]),
        (['0042', '0100', '0007'], between('0010', '0099'), [0]),
    ],
)
def test_bounds_of_text_are_read_as_the_column_is(values, bounds, want):
    assert kept(values, bounds) == want


@pytest.mark.parametrize(
    'values,bounds,said',
    [
        ([499.0, 599.0], between('₹1,500', '₹500'), 'holds nothing'),
        (['8', '12'], between('20', '9'), 'holds nothing'),
        (['a', 'M'], between('9', '20'), 'as letters'),
        ([499.0, 599.0], between('cheap', 'dear'), 'can not be compared'),
        ([499.0, 599.0], between('€5', '$9'), 'can not be compared'),
        (['€5', '€9'], between('$5', '$9'), 'is in €, the bounds in [$]'),
        (pd.to_datetime(['2019-01-01', '2020-01-01']), between('2020', '2019'), 'holds nothing'),
    ],
)
def test_bounds_that_do_not_fit_are_refused(values, bounds, said):
    with pytest.raises(ValueError, match=said):
        kept(values, bounds)


# Dates that are text

SLASHED = ['28/02/2019', '01/03/2019', '15/04/2019', '30/06/2019', '01/07/2019', '05/03/2020', None]


@pytest.mark.parametrize(
    'bounds',
    [
        between('01/03/2019', '30/06/2019'),
        between('2019-03-01', '2019-06-30'),
        between('1.3.2019', '30.6.2019'),
        between('2019-03', '2019-06'),
        between(pd.Timestamp('2019-03-01'), pd.Timestamp('2019-06-30')),
        between('1 March 2019', '30 June 2019'),
    ],
)
def test_dates_in_text_compare_as_dates(bounds):
    iso = pd.to_datetime(pd.Series(SLASHED), dayfirst=True, format='%d/%m/%Y').dt.strftime(
        '%Y-%m-%d'
    )
    assert kept(iso, bounds) == [1, 2, 3]
    assert kept(pd.Categorical(iso), bounds) == [1, 2, 3]
    if bounds.low != '1.3.2019':
        assert kept(SLASHED, bounds) == [1, 2, 3]


def test_the_last_day_of_a_range_is_whole():
    clock = ['2019-06-30 00:00', '2019-06-30 23:59', '2019-07-01 00:00']
    assert kept(clock, between('2019-06-01', '2019-06-30')) == [0, 1]
    assert kept(clock, between(None, '30 June 2019')) == [0, 1]
    assert kept(clock, between(None, '2019-06-30 12:00')) == [0]
    assert kept(['12/31/2018', '03/04/2019'], between('2019-03-01', '2019-03-31')) == [1]


@pytest.mark.parametrize(
    'values',
    [
        ['01/03/2019', '02/04/2019'],
        ['13/01/2019', '01/13/2019', '02/03/2019'],
        ['2019-03-01', '2019-05-01'],
        pd.to_datetime(['2019-03-01', '2019-05-01']),
    ],
)
def test_dates_whose_order_is_open_are_refused(values):
    with pytest.raises(CatalogueError, match='could begin with the day or the month'):
        kept(values, between('01/03/2019', '05/06/2019'))


def test_slashed_days_of_a_column_of_dates():
    days = pd.to_datetime(['2019-03-01', '2019-01-03', '2019-03-15'])
    assert kept(days, between('01/03/2019', '30/06/2019')) == [0, 2]
    assert kept(days, '15/03/2019') == [2]
    with pytest.raises(CatalogueError, match='could begin'):
        kept(days, '01/03/2019')


def test_a_cell_that_is_no_date_is_named():
    days = [f'2019-03-{day:02}' for day in range(1, 21)] + ['soon']
    with pytest.warns(UserWarning, match="1 values such as 'soon' are no dates"):
        assert kept(days, between('2019-03-10', '2019-03-11')) == [9, 10]


# Lists that are text


@pytest.mark.parametrize(
    'write', [str, json.dumps, tuple, lambda cell: str(np.array(cell)), lambda cell: f' {cell}\n']
)
def test_a_list_column_of_a_csv_file_is_one_of_lists(write):
    cells = [['S', 'M'], ['XL'], [], ['M', "L'or"]]
    found = table(sizes=[str(write(cell)) for cell in cells] + [''], kind=list('ababa'))
    assert found.sizes.tolist()[:4] == cells and found.sizes.isna().tolist() == [False] * 4 + [True]
    assert found.problems.kind.tolist() == ['list column'] and found.problems.column.tolist() == [
        'sizes'
    ]
    assert keep(found, {'sizes': 'M'}).tolist() == [True, False, False, True, False]


def test_lists_in_the_text_of_a_frame_and_other_kinds():
    frame = pd.DataFrame(
        dict(
            id=[1, 2],
            a=["{'S': 1}", '{"S": null}'],
            b=["{'M', 'S'}", "{'L'}"],
            c=['[1 2.5]', '[3 4]'],
        )
    )
    found = read_table(frame)
    assert found.a.tolist() == [{'S': 1}, {'S': None}]
    assert found.b.tolist() == [['M', 'S'], ['L']] and found.c.tolist() == [[1, 2.5], [3, 4]]
    assert frame.a.tolist() == ["{'S': 1}", '{"S": null}']
    assert found.problems.kind.tolist() == ['list column'] * 3


@pytest.mark.parametrize(
    'cells',
    [
        ['[new] shirt [blue]', '[red]'],
        ['(M)', '(L)'],
        ['{', '}'],
        ['(1,299)', '(499)'],
        ['[]x', '[1]'],
        ['(1)', '(2)'],
        ['[' * 5000 + ']' * 5000, '[a]'],
        ["['S'", "'M']"],
    ],
)
def test_what_only_looks_like_a_list_is_kept(cells):
    found = table(x=cells)
    assert (
        found.x.astype(str).tolist() == cells and 'list column' not in found.problems.kind.tolist()
    )


def test_a_few_cells_that_are_no_list_stay_as_they_are():
    found = table(x=["['S']"] * 19 + ['one size'])
    assert found.x.tolist() == [['S']] * 19 + ['one size']
    assert found.problems.reason.str.contains('list, str in its cells').all()


# Values that occur in no product

SHOP = dict(
    kind=['Tshirts', 'Shirts', 'Watches', None],
    year=pd.array([2014, 2015, 2015, None], dtype='Int64'),
    gender=pd.Categorical(['Men', 'Women', 'Men', 'Men']),
    sizes=[['S', 'M'], ['L'], None, ['S']],
)


@pytest.mark.parametrize(
    'where,said',
    [
        (dict(kind='T-shirt'), "no product has kind 'T-shirt' (near it: 'Tshirts', 'Shirts')"),
        (
            dict(kind=['Tshirts', 'SHIRTS']),
            "no product has kind 'SHIRTS' (near it: 'Shirts', 'Tshirts')",
        ),
        (dict(kind='Sofa'), "no product has kind 'Sofa'"),
        (dict(year=1999), 'no product has year 1999'),
        (
            dict(gender='men', kind='Watch'),
            "no product has gender 'men' (near it: 'Men', 'Women'); kind 'Watch' (near it: 'Watches')",  # noqa: E501
        ),
        (dict(sizes=['s', 'L']), "no product has sizes 's' (near it: 'S')"),
        (
            dict(kind=[f'Q{i}' for i in range(12)] + ['Shirts']),
            "no product has kind 'Q0', 'Q1', 'Q2', 'Q3', 'Q4' and 7 more",
        ),
    ],
)
def test_values_of_no_product_are_named_once(where, said):
    with pytest.warns(UserWarning) as caught:
        keep(pd.DataFrame(SHOP), where)
    assert [str(warning.message) for warning in caught] == [said] and caught[0].filename == __file__


@pytest.mark.parametrize(
    'where',
    [
        dict(kind='Shirts'),
        dict(kind=['Shirts', None]),
        dict(year=['2014', 2015.0]),
        dict(year=between(1990, 1999)),
        dict(gender=()),
        dict(kind=None, gender='Women'),
        dict(sizes='S'),
        dict(year=[None, *[2014, 2015] * 9]),
        dict(kind=lambda kind: kind == 'x'),
        [True, False, False, True],
        "kind == 'Shirts'",
    ],
)
def test_values_that_occur_are_not_warned_of(where):
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        keep(pd.DataFrame(SHOP), where)
        keep(pd.DataFrame(SHOP), dict(kind='T-shirt'), quiet=True)
        keep(pd.DataFrame(SHOP).iloc[:0], dict(kind='T-shirt'))


def test_parts_of_dates_among_dates_in_text():
    "A year, a month or a day finds its dates in a column of text, as in a column of times"
    written = pd.Series(['2024-03-01', '2024-03-15 10:00', '2024-04-01', None])
    times = pd.to_datetime(written, format='ISO8601')
    for asked in ('2024', '2024-03', '2024-03-15', '2024-04-01'):
        found = keep(pd.DataFrame(dict(arrived=written)), {'arrived': asked})
        want = keep(pd.DataFrame(dict(arrived=times)), {'arrived': asked})
        assert found.tolist() == want.tolist()
    assert keep(pd.DataFrame(dict(arrived=written)), {'arrived': '2024-03'}).tolist() == [
        True,
        True,
        False,
        False,
    ]
    codes = pd.DataFrame(dict(lot=['2024-03', '2024-03-01', 'A7']))
    assert keep(codes, {'lot': '2024-03'}).tolist() == [True, False, False]
