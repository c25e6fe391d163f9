"""Logs as shops bring them: any names, ids, times and forms; what is not understood is a named
problem.
"""

import re
import time as clock
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fashionrec.customers import (
    ATTRIBUTES,
    DAY,
    EVENTS,
    CustomerModel,
    Histories,
    attribute_vectors,
)
from fashionrec.customers import (
    choose_attributes,
    describe_segment,
    evaluate_rankers,
    prices,
    ranker,
)
from fashionrec.customers import score_lists, simple_rules
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.tables import between

IDS = pd.Index([15970, 39386, 59263])
QUICK = settings(max_examples=50, deadline=None)


def log(**columns):
    "Three events; columns of one's own replace these"
    usual = dict(customer='ann', product=[15970, 39386, 59263], event='view', time='2024-03-01')
    return pd.DataFrame({**usual, **columns}, index=range(3))


def own_shop(n=60, seed=0):
    "A shop without pictures whose columns bear the names of our results and features"
    rng = np.random.default_rng(seed)
    products = pd.DataFrame(
        dict(
            fabric=rng.choice(['linen', 'wool', 'silk', 'jersey'], n),
            recent=rng.choice(['new', 'old'], n),
            score=rng.choice(['A', 'B', 'C'], n),
            why=[f'text {i}' for i in range(n)],
            because=1.5,
            folded=True,
            customer='x',
            event=rng.choice(['gala', 'daily'], n),
            time=pd.Timestamp('2024-01-01'),
            labels=[['a', 'b']] * n,
            details=[dict(a=1)] * n,
        ),
        index=pd.Index([f'P{i:03}' for i in range(n)]),
    )
    products['id'] = np.arange(n)
    return products


@pytest.fixture(scope='module')
def untrained():
    products = own_shop()
    return CustomerModel(SimilarityIndex(attribute_vectors(products), products))


# Names of columns and words for events


@pytest.mark.parametrize(
    'names',
    [
        dict(user_id='customer', sku='product', action='event', timestamp='time'),
        dict(visitor='customer', item_id='product', eventType='event', date='time'),
        dict(visitorid='customer', itemid='product', event='event', ts='time'),
    ],
)
def test_other_names(names):
    "A log under other names is refused with the very argument that reads it"
    theirs = {ours: name for name, ours in names.items()}
    table = log().rename(columns=theirs)
    with pytest.raises(ValueError, match='perhaps columns=') as refused:
        Histories(table, IDS)
    needed = {name: ours for name, ours in names.items() if name != ours}
    assert str(needed) in str(refused.value)
    assert len(Histories(table, IDS, columns=names)) == 3


def test_columns_beside_a_preset():
    "What the caller says of a column wins over the preset, the rest stays as in the preset"
    table = pd.DataFrame(dict(client=['a'], article_id=[15970], t_dat=['2020-09-20']))
    h = Histories(table, IDS, 'hm', columns={'client': 'customer'})
    assert h.events.values.tolist() == [['a', 15970, 'purchase', pd.Timestamp('2020-09-20')]]


def test_columns_that_are_not_there():
    with pytest.raises(ValueError, match="speaks of 'customer'.*write the log's name first"):
        Histories(log().rename(columns={'customer': 'user'}), IDS, columns={'customer': 'user'})
    with pytest.raises(ValueError, match="two columns of the log are named 'product'"):
        Histories(pd.concat([log(), log()[['product']]], axis=1), IDS)
    with pytest.raises(ValueError, match="event='view'"):
        Histories(log().drop(columns='event'), IDS)
    assert set(Histories(log().drop(columns='event'), IDS, event='cart').events.event) == {'cart'}
    with pytest.raises(ValueError, match="has a column 'event'"):
        Histories(log(), IDS, event='cart')


def test_a_column_that_replaces_another():
    "Where the log has a product column that is not the id, the named one is taken"
    table = log(product='a shirt', sku=[15970, 39386, 59263])
    assert sorted(Histories(table, IDS, columns={'sku': 'product'}).events['product']) == sorted(
        IDS
    )


def test_integer_columns():
    table = log().set_axis([0, 1, 2, 3], axis=1)
    assert (
        len(Histories(table, IDS, columns={0: 'customer', 1: 'product', 2: 'event', 3: 'time'}))
        == 3
    )
    with pytest.raises(ValueError, match="no column 'customer', only 0, 1, 2, 3"):
        Histories(table, IDS)


@pytest.mark.parametrize(
    'word, event',
    [
        ('Purchase', 'purchase'),
        ('buy', 'purchase'),
        ('add_to_cart', 'cart'),
        ('PRODUCTVIEW', 'view'),
        ('AddToCart', 'cart'),
        (' view ', 'view'),
        ('Page-View', 'view'),
        ('Kauf', 'purchase'),
        ('visualização', 'view'),
        ('SEARCH', 'search'),
        ('transaction', 'purchase'),
        ('order', 'purchase'),
    ],
)
def test_words_for_events(word, event):
    "Case, punctuation, accents and the usual words: mapped, and said"
    h = Histories(log(event=word), IDS)
    assert set(h.events.event) == {event} and h.left_out.empty
    said = h.problems[h.problems.kind == 'guess']
    assert (
        said.column.tolist() == ['event']
        and f'{word} → {event}' in said.reason.iloc[0]
        and word in repr(h)
    )


@pytest.mark.parametrize(
    'word', ['remove_from_cart', 'gaze', 'unview', 'not purchased', '', 7, None, 'purchse', True]
)
def test_words_that_are_no_event(word):
    "What is not in the table is a problem, never the nearest event"
    h = Histories(log(event=['view', word, 'cart']), IDS)
    assert h.events.event.tolist() == ['view', 'cart'] and h.left_out.row.tolist() == [2]
    assert 'none of search, view, cart, purchase' in h.left_out.reason.iloc[0]


def test_a_word_nearly_right():
    h = Histories(log(event=['view', 'purchse', 'view']), IDS)
    assert "near it: purchase; names={'purchse': 'purchase'}" in h.left_out.reason.iloc[0]
    assert len(Histories(log(event='gaze'), IDS, names={'gaze': 'view'})) == 3
    codes = Histories(
        log(event=[1, 3, 4]), IDS, names={1: 'view', 3: 'cart', 4: 'purchase'}
    ).events.event
    assert codes.tolist() == ['view', 'cart', 'purchase']
    with pytest.raises(ValueError, match="not 'look'"):
        Histories(log(), IDS, names={'gaze': 'look'})


# Ids


def test_long_ids():
    "17 digits, one of them unknown: no event is credited to a neighbour"
    ids = pd.Index([10**16 + 1, 10**16 + 3, 10**16 + 5])
    for products in (
        [10**16 + 1, 10**16 + 2, 10**16 + 5],
        [f'{10**16 + i}' for i in (1, 2, 5)],
        pd.array([10**16 + 1, None, 10**16 + 5], dtype='Int64'),
    ):
        h = Histories(log(product=products), ids)
        assert h.events['product'].tolist() == [
            10**16 + 1,
            10**16 + 5,
        ] and h.left_out.row.tolist() == [2]


def test_a_column_with_a_gap():
    h = Histories(log(product=[15970.0, np.nan, 59263.0]), IDS)
    assert h.events['product'].tolist() == [15970, 59263] and h.left_out.reason.tolist() == [
        'names no product'
    ]


LONG = [10**16 + 1, 10**16 + 2]
FLOATS = ['float64', 'object', 'category', 'Float64', 'double[pyarrow]', 'Sparse[float]']


@pytest.mark.parametrize('kind', FLOATS)
def test_long_ids_that_came_as_floats(kind):
    """pandas makes floats of whole numbers with a gap: a product or customer so long may be
    another's, and is refused"""
    floats = pd.Series([float(LONG[0]), np.nan, 59263.0]).astype(kind)
    h = Histories(log(product=floats), [*LONG, 59263])
    assert h.events['product'].tolist() == [59263] and h.left_out.row.tolist() == [1, 2]
    assert (
        'read ids as text' in h.left_out.reason.iloc[0]
        and h.left_out.reason.iloc[1] == 'names no product'
    )
    h = Histories(log(customer=floats), IDS)
    assert h.customers.tolist() == [59263] and h.left_out.column.tolist() == ['customer'] * 2
    with pytest.raises(ValueError, match="row 1 of the history: product .*read ids as text"):
        Histories(log(product=floats), [*LONG, 59263], strict=True)


def test_floats_that_are_not_rounded(untrained):
    "Floats of whole numbers that they hold exactly are ids; those of 32 bits hold fewer"
    exact = [2**53 - 1, 5, 7]
    assert Histories(log(product=np.array(exact, float)), exact).events['product'].tolist() == exact
    short = Histories(
        log(product=np.array([2**24 + 1, 5, 7], np.float32)), [2**24, 2**24 + 1, 5, 7]
    )
    assert short.events['product'].tolist() == [5, 7] and len(short.left_out) == 1
    assert (
        'is not a product'
        in Histories(log(product=[np.inf, 15970, 39386]), IDS).left_out.reason.iloc[0]
    )
    with pytest.raises(ValueError, match='read ids as text'):
        untrained.for_customer([float(LONG[0])])


def test_long_ids_of_files(tmp_path):
    "A file is read as text, so a gap rounds nothing"
    (tmp_path / 'log.csv').write_text(
        f'customer,product,event,time\na,{LONG[0]},view,1600000000\na,,view,1600000000\n'
    )
    h = Histories(tmp_path / 'log.csv', LONG)
    assert h.events['product'].tolist() == [LONG[0]] and h.left_out.row.tolist() == [3]


@pytest.mark.parametrize('word', ['nan', 'None', 'NaT', '<NA>'])
def test_missing_values_as_text(word):
    """What astype(str) makes of a missing value is nobody, and no product; the numbers beside it
    stay numbers"""
    for kind in ('object', 'str', 'category', 'string[pyarrow]', pd.ArrowDtype(pa.string())):
        cells = pd.Series([word, '7.0', '9.0']).astype(kind)
        h = Histories(log(customer=cells), IDS)
        assert h.customers.tolist() == [7, 9] and h.left_out[
            ['row', 'column', 'value']
        ].values.tolist() == [[1, 'customer', word]]
        assert 'names no customer: ' in h.left_out.reason.iloc[0]
        h = Histories(log(product=cells), [word, '7', '9'])
        assert (
            h.events['product'].tolist() == ['7', '9']
            and 'names no product: ' in h.left_out.reason.iloc[0]
        )
    with pytest.raises(ValueError, match='names no customer'):
        Histories(log(customer=word), IDS)
    assert Histories(log(customer=['Nan', 'none', 'ann']), IDS).customers.tolist() == [
        'Nan',
        'ann',
        'none',
    ]


def test_one_customer_beside_missing_ones(untrained):
    events = pd.DataFrame(
        dict(
            customer=['ann', 'nan', ['x']],
            product=['P000', 'P001', 'P002'],
            event='view',
            time='2024-03-01',
        )
    )
    with pytest.warns(UserWarning, match='2 rows of the history are left out'):
        got = untrained.for_customer(events)
    assert set(got.because) == {'P000'}


def test_text_and_numbers():
    """Numbers in the catalogue and text in the log, and the reverse; leading zeros only where
    that is unambiguous"""
    assert len(Histories(log(product=['15970', ' 39386', '59263.0']), IDS)) == 3
    assert len(Histories(log(), IDS.astype(str))) == 3
    assert Histories(log(product='0015970'), IDS).events['product'].tolist() == [15970] * 3
    both = pd.Index(['15970', '015970'])
    h = Histories(log(product=['015970', '15970', '0015970']), both)
    assert sorted(h.events['product']) == ['015970', '15970'] and h.left_out.value.tolist() == [
        '0015970'
    ]


@QUICK
@given(st.lists(st.integers(0, 10**18 - 1), min_size=2, max_size=8, unique=True), st.data())
def test_only_what_is_known(ids, data):
    """Whatever the ids, as numbers or text: an event is of its own product or it is a problem
    with its value"""
    known = ids[:-1]
    wanted = data.draw(
        st.lists(st.sampled_from(ids), min_size=2, max_size=8).filter(lambda w: set(w) & set(known))
    )
    times = 1_700_000_000 + np.arange(len(wanted))
    for as_text in (False, True):
        table = pd.DataFrame(
            dict(
                customer=1,
                product=list(map(str, wanted)) if as_text else wanted,
                event='view',
                time=times,
            )
        )
        h = Histories(table, pd.Index(known))
        assert h.events['product'].tolist() == [i for i in wanted if i in known]
        assert [int(v) for v in h.left_out.value] == [i for i in wanted if i not in known]


# Times

MOMENTS = [1_600_560_000, 1_600_646_400, 1_600_732_800]


@pytest.mark.parametrize(
    'times, unit',
    [
        ([20200920, 20200921, 20200922], 'dates such as'),
        ([44094, 44095, 44096], 'Excel'),
        ([18525, 18526, 18527], 'days'),
        (MOMENTS, 'seconds'),
        ([t * 1000 for t in MOMENTS], 'milliseconds'),
        ([t * 10**6 for t in MOMENTS], 'microseconds'),
        ([t * 10**9 for t in MOMENTS], 'nanoseconds'),
    ],
)
def test_units_of_times(times, unit):
    "The unit is guessed for the whole column, and said"
    for column in (times, list(map(str, times)), list(map(float, times))):
        h = Histories(log(time=column), IDS)
        assert h.time.tolist() == MOMENTS, column
        assert unit in repr(h) and h.left_out.empty
        assert h.problems.query("kind == 'guess'").column.tolist() == ['time']


def test_dates_before_shops():
    "Numbers that would be 1970 are refused with the guess; with a unit of one's own they are taken"
    with pytest.raises(ValueError, match="time '3' is no time of a log .*before 1995"):
        Histories(log(time=[3, 4, 5]), IDS)
    assert Histories(log(time=[3, 4, 5]), IDS, unit='days').time.tolist() == [
        3 * DAY,
        4 * DAY,
        5 * DAY,
    ]
    h = Histories(log(time=['1970-01-01', '2024-01-01', 'soon']), IDS)
    assert h.left_out.reason.tolist() == ['is before 1995: no log is that old', 'is no time']


@pytest.mark.parametrize(
    'times',
    [
        ['2020-09-20', '2020-09-21', '2020-09-22'],
        ['20.09.2020', '21.09.2020', '22.09.2020'],
        ['20/09/2020', '21/09/2020', '22/09/2020'],
        ['2020-09-20T02:00:00+02:00', '2020-09-21 00:00:00Z', '2020-09-22'],
        ['Sep 20, 2020', 'Sep 21, 2020', 'Sep 22, 2020'],
        pd.date_range('2020-09-20', periods=3, tz='UTC'),
        pd.date_range('2020-09-20', periods=3).date,
        pd.period_range('2020-09-20', periods=3),
    ],
)
def test_forms_of_dates(times):
    assert Histories(log(time=times), IDS).time.tolist() == MOMENTS


@QUICK
@given(
    st.lists(st.integers(9_500, 20_000), min_size=2, max_size=10),
    st.sampled_from(['s', 'ms', 'us', 'days', 'text']),
)
def test_any_unit_gives_the_same_order(days, unit):
    "Events come in the order of their days, whatever the log writes"
    rng = np.random.default_rng(len(days))
    product = IDS[rng.integers(3, size=len(days))]
    factor = dict(s=DAY, ms=DAY * 1000, us=DAY * 10**6, days=1).get(unit)
    times = (
        pd.to_datetime(days, unit='D').strftime('%Y-%m-%d')
        if unit == 'text'
        else [d * factor for d in days]
    )
    h = Histories(
        pd.DataFrame(dict(customer=1, product=product, event='view', time=times)),
        IDS,
        unit=None if unit == 'text' else unit,
    )
    order = np.argsort(days, kind='stable')
    assert h.events['product'].tolist() == product[order].tolist()


@pytest.fixture
def in_zone(monkeypatch):
    def change(zone):
        monkeypatch.setenv('TZ', zone)
        clock.tzset()

    yield change
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.parametrize(
    'zone', ['Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'UTC']
)
def test_events_of_today(in_zone, zone):
    "An event of a minute ago is never in the future, in local time or with its zone"
    in_zone(zone)
    local = pd.Timestamp.now() - pd.Timedelta(minutes=1)
    aware = pd.Timestamp.now('UTC') - pd.Timedelta(minutes=1)
    for time in (
        local,
        str(local),
        aware,
        aware.isoformat(),
        int(aware.timestamp()),
        aware.tz_convert('Asia/Kolkata'),
    ):
        assert len(Histories(log(time=time), IDS)) == 3, time
    late = [
        (local + pd.Timedelta(days=1, hours=1), 'the local clock'),
        (aware + pd.Timedelta(days=1, hours=1), 'the clock in UTC'),
    ]
    for time, words in late:
        with pytest.raises(ValueError, match=f'in the future, after .* by {words}'):
            Histories(log(time=time), IDS)


def test_events_of_today_elsewhere(in_zone):
    "A server in UTC reads a log that a shop in India wrote this minute"
    in_zone('UTC')
    india = pd.Timestamp.now('Asia/Kolkata').tz_localize(None)
    assert len(Histories(log(time=india), IDS)) == 3


def test_now():
    "`now` with and without a zone; a day of grace; the clock is named"
    naive = log(time='2024-03-31 02:30')  # An hour that does not exist in Berlin
    for now in (
        '2024-03-31',
        '2024-03-31T00:00+05:30',
        pd.Timestamp('2024-03-31', tz='Europe/Berlin'),
        1711843200,
    ):
        assert len(Histories(naive, IDS, now=now)) == 3
        assert len(Histories(log(time='2024-03-31T01:30Z'), IDS, now=now)) == 3
    with pytest.raises(ValueError, match='after 2024-03-29 00:00 by what now= says'):
        Histories(naive, IDS, now='2024-03-29')
    with pytest.raises(ValueError, match='after 2024-03-28 18:30'):
        Histories(log(time='2024-03-31T01:30Z'), IDS, now='2024-03-29T00:00+05:30')
    with pytest.raises(ValueError, match='is no time'):
        Histories(naive, IDS, now='NaT')


@pytest.mark.parametrize(
    'now',
    [
        1600700000,
        1600700000.0,
        np.int64(1600700000),
        '1600700000',
        1600700000_000,
        1600700000 * 10**9,
        Decimal(1600700000),
        20200921,
        '20200921',
        '2020-09-21',
        '21/09/2020',
        pd.Timestamp('2020-09-21'),
        np.datetime64('2020-09-21'),
        pd.Timestamp('2020-09-21').date(),
        pd.Period('2020-09-21'),
        pd.Timestamp('2020-09-21', tz='UTC'),
        '2020-09-21T00:00Z',
    ],
)
def test_forms_of_now(now):
    "`now` is read as the times of a log are"
    for zone in ('', 'Z'):
        day = [f'2020-09-{i}T00:00{zone}' for i in (20, 21, 23)]
        h = Histories(log(time=day), IDS, now=now)
        assert h.left_out.row.tolist() == [3] and 'after 2020-09-21' in h.left_out.reason.iloc[0]


@pytest.mark.parametrize('now', ['soon', 3, np.nan, pd.NaT, [1], {}, True, 10**40])
def test_no_now(now, untrained):
    with pytest.raises(ValueError, match='^now=.* is no time of a log'):
        Histories(log(), IDS, now=now)
    with pytest.raises(ValueError, match='^now=.* is no time of a log'):
        untrained.for_customer(['P000'], now=now)


def test_guesses_in_reasons():
    "A time ahead of the clock for the unit that was guessed says the unit"
    h = Histories(log(time=[1_600_000_000, 4_000_000_000, 1_600_000_000]), IDS)
    assert (
        'in the future' in h.left_out.reason.iloc[0]
        and '(numbers are read as seconds since 1970)' in h.left_out.reason.iloc[0]
    )
    h = Histories(log(time=['2024-03-01', '2024-03-01', '2090-03-01']), IDS)
    assert h.left_out.reason.iloc[0].endswith('clock')


# Forms


def test_types_of_columns():
    """Categories, nullable and Arrow types, an Arrow table, a list of dicts, any order: the same
    events"""
    table = log(customer=['b', 'a', 'b'], time=['2024-03-03', '2024-03-02', '2024-03-01'])

    class Stream:
        def __arrow_c_stream__(self, schema=None):
            return pa.Table.from_pandas(table).__arrow_c_stream__(schema)

    expected = Histories(table, IDS).events
    forms = [
        table.astype('category'),
        table.convert_dtypes(),
        table.convert_dtypes(dtype_backend='pyarrow'),
        Stream(),
        pa.Table.from_pandas(table),
        table.to_dict('records'),
        table.to_dict('list'),
        table.iloc[::-1],
        list(table.itertuples(index=False)),
        Histories(table, IDS),
    ]
    for form in forms:
        pd.testing.assert_frame_equal(Histories(form, IDS).events, expected, check_dtype=False)
    assert expected.time.tolist() == list(
        pd.to_datetime(['2024-03-02', '2024-03-01', '2024-03-03'])
    )


def test_long_ids_with_gaps_from_arrow():
    "Integers of an Arrow table with a gap do not pass a float"
    ids = [10**16 + 1, 10**16 + 2]
    table = pa.table(
        dict(
            customer=['a'] * 3,
            product=[ids[0], None, ids[1]],
            event=['view'] * 3,
            time=['2024-03-01'] * 3,
        )
    )
    for form in (table, table.to_pandas(types_mapper=pd.ArrowDtype)):
        h = Histories(form, pd.Index(ids))
        assert h.events['product'].tolist() == ids and h.left_out.row.tolist() == [2]


def test_lists_in_cells():
    table = log(customer=[['a'], 'b', 'b'], event=['view', dict(kind='view'), 'view'])
    h = Histories(table, IDS)
    assert len(h) == 1 and set(h.left_out.reason) == {'is a list or a dict, not one value'}


def test_nothing_of_the_users_is_changed():
    table = log(event='buy').rename(columns={'customer': 'user'})
    before = table.copy(deep=True)
    Histories(table, IDS, columns={'user': 'customer'})
    pd.testing.assert_frame_equal(table, before)


def test_small_logs():
    with pytest.raises(ValueError, match='the history is empty'):
        Histories(log()[:0], IDS)
    with pytest.raises(ValueError, match='the history is empty'):
        Histories([], IDS)
    assert len(Histories(log()[:1], IDS)) == 1
    assert (
        len(Histories(pd.concat([log(), log()]), IDS)) == 6
    )  # A log may have bought the same twice
    with pytest.raises(ValueError, match='ids of products must be unique'):
        Histories(log(), [1, 1])


def test_file_rows(tmp_path):
    "A problem of a file names the file and the line"
    (tmp_path / 'log.csv').write_text(
        'customer,product,event,time\nann,15970,view,1600560000\nann,7,view,1600560001\n'
    )
    h = Histories.read(tmp_path / 'log.csv', IDS)
    line = h.left_out.iloc[0]
    assert len(h) == 1 and h.time[0] == 1600560000
    assert (line.file, line.row, line.column, line.value) == ('log.csv', 3, 'product', '7')
    assert len(Histories(str(tmp_path / 'log.csv'), IDS)) == 1
    with pytest.raises(ValueError, match='row 3 of log.csv: product'):
        Histories(tmp_path / 'log.csv', IDS, strict=True)


def test_customers_of_files_and_tables(tmp_path):
    "The same customers in the same order from a file as from the table; 10 comes after 9"
    table = log(customer=[9, 10, 9])
    table.to_csv(tmp_path / 'log.csv', index=False)
    assert (
        Histories(table, IDS).customers.tolist()
        == Histories(tmp_path / 'log.csv', IDS).customers.tolist()
        == [9, 10]
    )


# One customer


def test_one_where_many_are_meant(untrained, tmp_path):
    "A file, an event, a row, ids: one history; a log of several customers needs customer="
    events = pd.DataFrame(dict(product=['P000', 'P001'], event='view'))
    many = events.assign(customer=['ann', 'bob'], time='2024-03-01')
    many[:1].to_csv(tmp_path / 'one.csv', index=False)
    many.to_csv(tmp_path / 'log.csv', index=False)
    first = untrained.for_customer(events[:1])
    for history in (
        tmp_path / 'one.csv',
        str(tmp_path / 'one.csv'),
        dict(product='P000', event='view'),
        events.iloc[0],
        ['P000'],
        'P000',
        pd.Series(['P000']),
        np.array(['P000']),
        [dict(product='P000', event='view')],
        {'product': ['P000'], 'event': ['view']},
    ):
        pd.testing.assert_frame_equal(
            pd.DataFrame(untrained.for_customer(history)), pd.DataFrame(first)
        )
    for log_of_two in (many, tmp_path / 'log.csv', Histories(many, untrained.products)):
        with pytest.raises(ValueError, match="2 customers .*customer='ann'"):
            untrained.for_customer(log_of_two)
        assert untrained.for_customer(log_of_two, customer='bob').because.iloc[0] == 'P001'
    with pytest.raises(ValueError, match="no customer 'bop'; near it: bob"):
        untrained.for_customer(many, customer='bop')
    with pytest.raises(ValueError, match="'nothing.csv' is neither a file nor a product"):
        untrained.for_customer('nothing.csv')
    with pytest.raises(ValueError, match='P00x.*near it: P0'):
        untrained.for_customer(['P00x'])
    with open(tmp_path / 'one.csv', 'rb') as file:
        assert len(untrained.for_customer(file)) == 6


def test_a_shop_of_its_own(untrained, tmp_path):
    "Columns named like results never collide; attributes are chosen, and what is left out is said"
    got = untrained.for_customer(['P000', 'P003'], k=4)
    assert list(got.columns[:4]) == ['score', 'voice', 'because', 'why'] and got.index.name == 'id'
    assert {'score (product)', 'because (product)', 'why (product)'} <= set(got) and set(
        got.because
    ) <= {'P000', 'P003'}
    assert (got['score (product)'] == untrained.products.score.loc[got.index]).all()
    assert list(untrained.codes) == ['fabric', 'recent', 'score', 'event'] and 'fabric' in repr(
        untrained
    )
    left = untrained.problems.set_index('column').reason
    assert (
        'lists or dicts' in left['labels']
        and 'lists or dicts' in left['details']
        and 'own' in left['why']
    )
    untrained.save(tmp_path / 'model')
    again = CustomerModel.load(tmp_path / 'model', untrained.index)
    pd.testing.assert_frame_equal(
        pd.DataFrame(again.for_customer(['P000'])), pd.DataFrame(untrained.for_customer(['P000']))
    )


def test_integer_columns_of_products():
    products = own_shop()[['fabric', 'event']].set_axis([0, 1], axis=1)
    model = CustomerModel(SimilarityIndex(attribute_vectors(products), products))
    assert len(model.for_customer(['P000'], k=3)) == 3 and len(model.for_customer(None, k=3)) == 3


def test_tables_of_recommendations(untrained, tmp_path):
    "Problems live on the object: tables can be joined, merged and written"
    events = pd.DataFrame(dict(product=['P000', 'nobody'], event='view'))
    with pytest.warns(UserWarning, match='1 row of the history is left out.*nobody'):
        got = untrained.for_customer(events)
    other = untrained.for_customer(['P009'])
    assert got.problems.value.tolist() == ['nobody'] and other.problems.empty and not got.attrs
    assert len(pd.concat([got, other])) == 12 and len(got.merge(other, on='fabric')) > 0
    assert len(got[['score']].join(other[['score']], rsuffix=' of the other')) == 6
    got.drop(columns=['labels', 'details']).to_parquet(tmp_path / 'got.parquet')
    assert pd.read_parquet(tmp_path / 'got.parquet').index.tolist() == got.index.tolist()
    assert pd.concat([got, other]).attrs == {}


@pytest.mark.parametrize('name', ['mask', 'nullable', 'query', 'dict', 'between', 'shuffled'])
def test_filters_as_in_search(name):
    "`where` means what it means in a search, in any order, with gaps"
    products = own_shop()
    products['year'] = pd.array([None, *range(2000, 2059)], dtype='Int64')
    products['isReturnable'] = pd.array([None, *[True, False] * 29, True], dtype='boolean')
    model = CustomerModel(SimilarityIndex(attribute_vectors(products, ['fabric']), products))
    mask = products.year >= 2040
    expected = set(products.index[mask.fillna(False)])
    where = dict(
        mask=mask.fillna(False).to_numpy(bool),
        nullable=mask,
        query='year >= 2040',
        dict=dict(isReturnable=True),
        between=dict(year=between(2040, None)),
        shuffled=mask.sample(frac=1, random_state=0),
    )[name]
    if name == 'dict':
        expected = set(products.index[products.isReturnable.fillna(False)])
    assert set(model.for_customer(['P001'], k=60, where=where).index) == expected
    assert set(model.for_customer(None, k=60, where=where).index) == expected


def test_relative_scores(untrained):
    "The best has 1, nobody has more, and the order is that of the scores"
    for history in (['P000'], ['P000', 'P007', 'P011'], None):
        for diversity in (None, 0, 0.7):
            score = untrained.for_customer(history, k=10, diversity=diversity).score
            assert score.iloc[0] == 1 and score.is_monotonic_decreasing and (score > 0).all()


def test_a_start_with_a_true_reason(untrained):
    """Nobody knows the customer and there is no log: one of each kind, and the reason claims
    nothing else"""
    start = untrained.for_customer(None, k=4)
    assert set(start.fabric) == set(untrained.products.fabric) and set(start.score) == {1}
    assert (
        start.why == 'a varied start: one of the ' + start.fabric
    ).all() and start.because.isna().all()
    few = untrained.for_customer(None, where=dict(fabric='silk'), k=100)
    assert len(few) == (untrained.products.fabric == 'silk').sum()


# Rankings that run out


def eight(bought=6):
    products = pd.DataFrame(dict(kind=list('aabbccdd')), index=range(8))
    model = CustomerModel(
        SimilarityIndex(
            attribute_vectors(products, ['kind']),
            products,
        ),
        attributes=['kind'],
    )
    table = pd.DataFrame(
        dict(customer='x', product=range(bought), event='purchase', time='2024-03-01')
    )
    return model, Histories(pd.concat([table, table.assign(customer='y', event='view')]), products)


def test_rankings_that_run_out():
    """Six of eight bought: two are left; a filter and purchases together leave one, then none;
    never a forbidden one"""
    model, h = eight()
    rows, score = model.rank(h, 6)
    assert (
        sorted(rows[0].tolist()) == [-1] * 4 + [6, 7]
        and rows[0, 2:].tolist() == [-1] * 4
        and (score[0, 2:] == 0).all()
    )
    assert (rows[1] >= 0).all() and len(set(rows[1])) == 6
    mine = h.only([0]).events
    assert (
        set(model.for_customer(mine, 6).index) == {6, 7}
        and len(model.for_customer(mine, 4, where=[False] * 6 + [True, False])) == 1
    )
    assert (
        len(model.for_customer(mine, 4, where=[True] * 6 + [False] * 2)) == 0
        and len(model.for_customer(None, 99)) == 8
    )
    assert model.rank(h.only([]), 6)[0].shape == (0, 6)
    keep = np.arange(8) >= 5
    for diversity in (0, 0.5):
        assert set(model.rank(h, 6, keep, diversity)[0][0]) == {-1, 6, 7}


@pytest.mark.parametrize(
    'k, error',
    [(3.0, TypeError), ('3', TypeError), (None, TypeError), (0, ValueError), (-1, ValueError)],
)
def test_lengths_of_lists(k, error):
    "`k` is a whole number of at least 1, or the message says so"
    model, h = eight()
    for call in (
        lambda: model.for_customer([1], k),
        lambda: model.for_customer(None, k),
        lambda: model.rank(h, k),
        lambda: evaluate_rankers({}, h, h, model.index, k=k),
    ):
        with pytest.raises(error, match='^k (is a whole number|must be at least 1), not'):
            call()
    assert len(model.for_customer(None, np.int64(3))) == 3


def test_simple_rules_run_out():
    model, h = eight()
    index = model.index
    for name, rule in simple_rules(h, index).items():
        rows = rule(h, 6)
        assert rows.shape == (2, 6) and set(rows[0]) == {-1, 6, 7}, name
        assert set(rule(h, 6, np.arange(8) < 3)[0]) == {-1}, name
    rows = ranker(lambda part: np.full((len(part.customers), 8), np.nan))(h, 4)
    assert (rows == -1).all()


def test_many_purchases_leave_the_rest():
    "Somebody who bought all that is retrieved first still gets what is left"
    n = 300
    products = pd.DataFrame(dict(kind=['a', 'b'] * (n // 2)), index=range(n))
    model = CustomerModel(
        SimilarityIndex(attribute_vectors(products, ['kind']), products), attributes=['kind']
    )
    table = pd.DataFrame(
        dict(customer='x', product=range(n - 3), event='purchase', time='2024-03-01')
    )
    assert set(model.rank(Histories(table, products), 6)[0][0]) == {-1, 297, 298, 299}


def test_metrics_of_short_lists():
    """-1 is no product: no hit of a neighbour, no share of the catalogue; a repeated product
    counts once"""
    model, h = eight()
    who, what = np.array([0, 1]), np.array([7, 7])
    rows = np.full((2, 12), -1)
    rows[0, 0], rows[1, :2] = 7, [3, 3]
    s = score_lists(rows, who, what, h, model.index)
    assert (
        s['Hit@6'].tolist() == [1, 0]
        and s['nDCG@6'].tolist() == [1, 0]
        and s.diversity.tolist() == [0, 0]
    )
    assert np.isfinite(s.to_numpy()).all()
    twice = np.tile([7, 7, 7], (2, 4))
    assert score_lists(twice, who, what, h, model.index)['MAP@12'].tolist() == [1, 1]
    with pytest.raises(ValueError, match='positions of products'):
        score_lists(rows + 0.5, who, what, h, model.index)
    past, future = (
        h,
        Histories(h.events.assign(event='purchase', product=7, time='2024-04-01'), h.products),
    )
    table = evaluate_rankers(
        {'seven': lambda h, k, keep=None: np.array([[7] + [-1] * (k - 1)] * 2)},
        past,
        future,
        model.index,
    )
    assert (
        table.loc['seven', ('coverage', 'mean')] == 1 / 8
        and table.loc['seven', ('Hit@6', 'mean')] == 1
    )


def test_nothing_to_measure():
    model, h = eight()
    past, future = h.split(5)
    with pytest.raises(ValueError, match='nothing to measure'):
        evaluate_rankers({}, past, future, model.index)
    with pytest.raises(ValueError, match='other customers'):
        evaluate_rankers({}, h, h.only([0]), model.index)


# Products


def test_attributes():
    products = own_shop().assign(articleType='Shirts', gender=['Men', 'Women'] * 30)
    compared, left = choose_attributes(products)  # articleType has one value only
    assert compared == ['gender', 'fabric', 'recent', 'score', 'event']
    left = left.set_index('column').reason
    assert left['articleType'] == 'one value only' and 'of its own' in left['why']
    assert set(left.index) | set(compared) == set(products)
    assert choose_attributes(products, ['fabric'])[0] == ['fabric'] and set(ATTRIBUTES) > {'gender'}
    with pytest.raises(ValueError, match="no column 'fabrik'"):
        choose_attributes(products, ['fabrik'])


def test_attributes_of_all_kinds_are_saved(tmp_path):
    "Dates, Decimals and Periods among the attributes: the model is saved and loaded"
    products = own_shop()[['fabric']]
    products['launch'] = pd.to_datetime(['2024-01-01', '2024-02-01'] * 30)
    products['size'] = [Decimal('1.5'), Decimal('2.5'), Decimal('2.5')] * 20
    products['season'] = pd.PeriodIndex(['2024Q1', '2024Q2', '2024Q2'] * 20, freq='Q')
    products['price'] = [Decimal('9.99'), None, Decimal('NaN')] * 20
    x = attribute_vectors(products)
    index = SimilarityIndex(x, products)
    model = CustomerModel(index, attributes=list(products.columns[:-1]))
    model.save(tmp_path / 'model')
    again = CustomerModel.load(tmp_path / 'model', index)
    assert again.features == model.features and again.for_customer(['P000']).index.equals(
        model.for_customer(['P000']).index
    )
    with pytest.raises(ValueError, match='another embedder'):
        CustomerModel.load(tmp_path / 'model', SimilarityIndex(-x, products))


def test_what_a_model_knows(untrained):
    "Other vectors or attributes under the same ids are noticed"
    index, products = untrained.index, untrained.products
    assert untrained.knows(index) and untrained.knows(
        SimilarityIndex(index.vectors, products.copy())
    )
    assert not untrained.knows(SimilarityIndex(-index.vectors, products))
    assert not untrained.knows(SimilarityIndex(index.vectors, products.assign(fabric='wool')))
    assert not untrained.knows(
        SimilarityIndex(index.vectors, products.rename(columns={'fabric': 'cloth'}))
    )
    assert not untrained.knows(SimilarityIndex(index.vectors[::-1], products[::-1]))


def test_money():
    table = pd.DataFrame(dict(price=['₹1,299', '₹499', None, '-₹5']))
    assert prices(table).fillna(-1).tolist() == [1299, 499, -1, -1]
    assert prices(pd.DataFrame(index=[1, 2])).isna().all()
    assert prices(pd.DataFrame(dict(price=[np.inf, 5.0]))).isna().tolist() == [True, False]


def test_names_of_segments():
    "Own classes describe a segment; one that is like all says so and is not called everybody"
    products = own_shop()[['fabric', 'score']]
    wool = (products.fabric == 'wool').to_numpy(float)
    assert describe_segment(products, wool, np.ones(60)).startswith('fabric wool')
    assert (
        describe_segment(products, np.ones(60), np.ones(60))
        == 'Like all customers: nothing sets them apart'
    )
    typed = products.rename(columns={'fabric': 'articleType'})
    assert describe_segment(typed, wool, np.ones(60)).startswith('wool')


# Sessions of one day


def test_sessions_teach():
    """Nobody comes back, and the log has plain dates: the last product of each session is what
    is learnt from"""
    rng, products = np.random.default_rng(0), own_shop()
    session = np.repeat(np.arange(600), 4)
    day = pd.Timestamp('2024-01-01') + pd.to_timedelta(session // 6, unit='D')
    fabric = rng.choice(products.fabric.unique(), 600)[session]
    taken = [rng.choice(products.index[products.fabric == f]) for f in fabric]
    for time in (day, day + pd.to_timedelta(np.arange(2400) % 4, unit='s')):
        h = Histories(
            pd.DataFrame(dict(customer=session, product=taken, event='view', time=time)), products
        )
        index = SimilarityIndex(attribute_vectors(products), products)
        with warnings.catch_warnings():
            warnings.filterwarnings('error')
            warnings.filterwarnings('ignore', '.*the best simple rule')
            model = CustomerModel.fit(h, index, tune=False)
        assert '100% of them new' in repr(model)
        wool = products.index[products.fabric == 'wool'][:2]
        assert (
            model.for_customer(list(wool), now='2024-04-09', k=4).fabric == 'wool'
        ).mean() >= 0.75


def test_tables_that_were_read(tmp_path):
    """A table of `read_rows` or `read_table` keeps its lines and problems; an Arrow column is a
    list of ids"""
    from fashionrec.tables import read_rows, read_table

    (tmp_path / 'log.csv').write_text(
        'n,customer,product,event,time\n5,ann,15970,view,2024-03-01\n6,ann,7,view,2024-03-01\n'
    )
    for table in (read_rows(tmp_path / 'log.csv'), read_table(tmp_path / 'log.csv', 'n')):
        h = Histories(table, IDS)
        assert h.events['product'].tolist() == [15970] and h.left_out.row.tolist() == [3]


def test_filtered_by_a_library():
    "The smallest float is how libraries mark what they filter: no recommendation"
    _, h = eight()
    least = np.finfo(np.float32).min
    rows = ranker(
        lambda part: np.tile(np.where(np.arange(8) == 7, 1.0, least), (len(part.customers), 1))
    )(h, 3)
    assert rows.tolist() == [[7, -1, -1]] * 2


def test_models_of_the_former_build(untrained, tmp_path):
    "A folder that says neither attributes nor vectors is loaded as before"
    import json
    from fashionrec.data import writing
    from safetensors.numpy import save_file

    products = own_shop()[['fabric']].rename(columns={'fabric': 'articleType'})
    index = SimilarityIndex(attribute_vectors(products), products)
    model = CustomerModel(index)
    with writing(tmp_path / 'model', 'CustomerModel') as folder:
        save_file(
            {c: getattr(model, c) for c in ('weights', 'event', 'z', 'recent', 'bought', 'again')},
            folder / 'arrays.safetensors',
        )
        about = dict(
            products=model._print, features=model.features, half_life=60.0, trained=False, seed=0
        )
        (folder / 'model.json').write_text(json.dumps(about))
    again = CustomerModel.load(tmp_path / 'model', index)
    pd.testing.assert_frame_equal(
        pd.DataFrame(again.for_customer(['P001'])), pd.DataFrame(model.for_customer(['P001']))
    )


def test_too_few_for_segments(untrained):
    one = Histories(
        pd.DataFrame(dict(customer=1, product=['P000'], event='view', time='2024-01-01')),
        untrained.products,
    )
    untrained.trained = True
    try:
        with pytest.raises(ValueError, match='1 customer with events is too few for 2 segments'):
            untrained.segments(one)
    finally:
        untrained.trained = False


# Logs of several customers, short logs, and what is told in words


def shop_log(days=15, customers=40):
    "A log with a shop's own names of its columns"
    rng, n = np.random.default_rng(0), 9 * customers
    time = 1_590_000_000 + np.sort(rng.integers(0, days * DAY, n))
    return pd.DataFrame(
        dict(
            user_id=rng.permutation([f'u{i % customers}' for i in range(n)]),
            sku=rng.choice([f'P{i:03}' for i in range(60)], n),
            action=rng.choice(['view', 'cart', 'purchase'], n),
            time=time,
        )
    )


def hinted(message):
    "The argument that a message advises"
    import ast

    return ast.literal_eval(message.split('columns=')[1].split('}')[0] + '}')


@pytest.mark.parametrize('given', [None, dict(sku='product', action='event'), dict(sku='product')])
@pytest.mark.parametrize('customer', [None, 'u3'])
def test_customers_are_not_mixed(untrained, given, customer):
    """A log of several whose column of customers has no name of ours: the advice is whole and
    can be followed"""
    log = shop_log()
    with pytest.raises(
        ValueError, match="no column 'customer', only .*leave 'user_id' out"
    ) as error:
        untrained.for_customer(log, columns=given, customer=customer)
    assert set(str(error.value).split('only ')[1].split(': ')[0].split(', ')) <= {
        *log,
        'product',
        'event',
    }
    columns = hinted(str(error.value))
    assert columns == dict(user_id='customer', sku='product', action='event')
    with pytest.raises(ValueError, match='history is of 40 customers'):
        untrained.for_customer(log, columns=columns)
    own = untrained.for_customer(log, columns=columns, customer='u3')
    alone = untrained.for_customer(
        log[log.user_id == 'u3'].drop(columns='user_id'),
        columns=dict(sku='product', action='event'),
    )
    assert own.index.tolist() == alone.index.tolist() and own.score.tolist() == alone.score.tolist()


def test_one_customer_needs_no_name(untrained):
    "One customer under any name is one; a name that can't be found says what to do"
    log = shop_log().rename(columns=dict(sku='product', action='event'))
    assert len(untrained.for_customer(log[log.user_id == 'u1'])) == 6
    with pytest.raises(
        ValueError, match="no column 'customer'.*{'...': 'customer'}.*leave customer= out"
    ):
        untrained.for_customer(log.drop(columns='user_id'), customer='u1')
    with pytest.raises(
        ValueError, match="no column 'product'.*{'sku': 'product', 'action': 'event'}"
    ):
        untrained.for_customer(shop_log().drop(columns='user_id'))
    with pytest.raises(
        ValueError, match="{'user_id': 'customer', 'sku': 'product', 'action': 'event'}"
    ):
        Histories(shop_log(), untrained.products, columns=dict(user_id='customer'))


def learnt(log, index, **kwargs):
    "A model from a log of `shop_log`"
    columns = dict(user_id='customer', sku='product', action='event')
    return CustomerModel.fit(
        Histories(log, index.products, columns=columns), index, tune=False, **kwargs
    )


def test_too_few_lessons(untrained):
    "What is advised where there is too little to learn from fits the log, and works"
    with pytest.raises(
        ValueError,
        match='^too few to learn from: after 20.* are [0-9]+ next purchases of .*takes 50',
    ) as error:
        learnt(shop_log(), untrained.index)
    days = float(re.findall('days=([0-9.]+)', str(error.value))[0])
    assert learnt(shop_log(), untrained.index, days=days).trained
    bought = shop_log().assign(action='purchase')
    assert learnt(bought, untrained.index).trained  # Also those who come for the first time teach
    with pytest.raises(ValueError, match='Give a longer log$'):
        learnt(shop_log(customers=5), untrained.index)
    told = 'there are [0-9]+ next purchases of [0-9]+ customers'
    with pytest.raises(ValueError, match=told):
        learnt(shop_log(90, 5), untrained.index)


def test_reasons_in_words(untrained):
    "Each event makes a sentence, of the product itself and of another"
    said = {
        event: untrained.for_customer([dict(product='P000', event=event)], k=60).why
        for event in EVENTS
    }
    for event, words in dict(
        search='searched for {}', view='viewed {}', cart='put {} into the cart'
    ).items():
        why = said[event]
        assert why['P000'] == f'because you {words.format("it")}'
        others = why.drop('P000')
        assert others.str.startswith(f'because you {words.format("P000")}; ').all()
    assert said['purchase'].str.startswith('because you bought P000; ').all()


@pytest.mark.parametrize('word', ['NA', 'n/a', 'None', '-', 'nan'])
def test_a_word_for_nothing_is_no_attribute(word):
    """The text by which a table says that a value is missing is told neither of a segment nor as
    a reason"""
    products = pd.DataFrame(
        dict(articleType=['Shirts', word] * 4, baseColour=[word, word, 'Red', 'Blue'] * 2),
        index=range(8),
    )
    inside = np.array([5, 5, 1, 0] * 2, float)
    for met in (inside, inside[::-1]):
        told = re.split(', | and |: ', describe_segment(products, met, np.ones(8)).lower())
        assert word.lower() not in told, told
    model = CustomerModel(SimilarityIndex(attribute_vectors(products), products))
    for why in [
        *model.for_customer([0], k=8).why,
        *model.for_customer([1], k=8).why,
        *model.for_customer(None, k=8).why,
    ]:
        told = why.replace(':', ',').replace(' the ', ', ').split(', ')
        assert word not in told, why


def test_segments_say_what_they_are(untrained):
    log = shop_log(60, 60)
    model = learnt(log, untrained.index, days=20)
    made = model.segments(
        Histories(
            log, untrained.products, columns=dict(user_id='customer', sku='product', action='event')
        ),
        2,
    )
    assert repr(made).startswith('Segments: 2 segments of 60 customers: 0 ')
    for line in made.table.itertuples():
        assert f'{line.description} ({line.customers})' in repr(made)


def test_numbers_among_texts():
    "In a column of texts and numbers a number is the id with its zeros, a text is itself"
    ids = pd.Index(['00003', '00004'])
    h = Histories(log(product=['00004', 3, np.int64(4)]), ids)
    assert h.events['product'].tolist() == ['00004', '00003', '00004'] and h.left_out.empty
    assert Histories(log(product=['00004', '3', 4]), ids).left_out.value.tolist() == ['3']


def test_untrained_models_find_segments(untrained):
    "An untrained model groups customers by what they met in the log, and stays as it is"
    columns = dict(user_id='customer', sku='product', action='event')
    h = Histories(shop_log(), untrained.products, columns=columns)
    found = untrained.segments(h, k=2)
    assert found.table.customers.sum() == 40 and 'nothing learnt' in repr(found)
    assert not untrained.z.any() and not untrained.trained
    assert found.assign(h).equals(found.of)
