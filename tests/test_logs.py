"""Logs of public data sets in their own form, with invented values; logs without hours, without
times, without pictures.
"""

import json
import time as clock

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from fashionrec import CustomerModel, Histories, SimilarityIndex
from fashionrec.attributes import choose_attributes
from fashionrec.event_logs import PRESETS
from fashionrec.segments import described_by
from fashionrec.tables import CatalogueError, read_rows

pytestmark = pytest.mark.fast

VIEW, CART, PURCHASE = 'view', 'cart', 'purchase'


def rows(h):
    "Customer, product, event and time of each event, as text"
    events = h.events
    return [tuple(map(str, row)) for row in events.itertuples(index=False)]


def said(h, kind):
    "The reasons of one kind"
    return h.problems[h.problems.kind == kind].reason.tolist()


def read(tmp_path, name, text, ids, preset, **kwargs):
    "A log of some text in a file"
    file = tmp_path / name
    file.write_text(text)
    return Histories(file, ids, preset, **kwargs)


def test_every_preset_says_what_it_takes():
    for name, preset in PRESETS.items():
        assert len(preset['says']) > 30, name


def test_hm(tmp_path):
    "A day has no hours; ids that pandas read as numbers find the padded ones"
    text = (
        't_dat,customer_id,article_id,price,sales_channel_id\n'
        '2019-03-02,00aa11,0777000001,0.0254,2\n'
        '2019-03-01,00aa11,0777000002,0.0169,1\n'
        '2019-03-02,00bb22,0777000003,0.0169,1\n'
    )
    ids = ['0777000001', '0777000002']
    h = read(tmp_path, 'transactions_train.csv', text, ids, 'hm')
    assert rows(h) == [
        ('00aa11', '0777000002', PURCHASE, '2019-03-01 00:00:00'),
        ('00aa11', '0777000001', PURCHASE, '2019-03-02 00:00:00'),
    ]
    assert h.clock == 'day' and 'days without hours' in str(h)
    assert 'returns are not in this log' in said(h, 'preset')[0]
    assert h.left_out.row.tolist() == [4]
    table = pd.read_csv(tmp_path / 'transactions_train.csv')
    assert table.article_id.dtype == np.int64
    assert rows(Histories(table, ids, 'hm')) == rows(h)


def test_retailrocket(tmp_path):
    text = (
        'timestamp,visitorid,event,itemid,transactionid\n'
        '1433221332117,11,view,50,\n'
        '1433221432117,11,addtocart,50,\n'
        '1433221532117,11,transaction,50,7001\n'
    )
    h = read(tmp_path, 'events.csv', text, [50, 51], 'retailrocket')
    assert rows(h) == [
        ('11', '50', VIEW, '2015-06-02 05:02:12'),
        ('11', '50', CART, '2015-06-02 05:03:52'),
        ('11', '50', PURCHASE, '2015-06-02 05:05:32'),
    ]
    assert h.clock == 'second'


RENTALS = (
    'customer.id;outfit.id;rentalPeriod.start;rentalPeriod.end\n'
    '4;outfit.0a1b;2020-02-01 00:00:00;2020-02-08 00:00:00\n'
    '4;outfit.0c2d;2020-01-01 00:00:00;2020-01-08 00:00:00\n'
)


def test_vibrent(tmp_path):
    "A rental is a purchase at its start"
    h = read(
        tmp_path, 'user_activity_triplets.csv', RENTALS, ['outfit.0a1b', 'outfit.0c2d'], 'vibrent'
    )
    assert rows(h) == [
        ('4', 'outfit.0c2d', PURCHASE, '2020-01-01 00:00:00'),
        ('4', 'outfit.0a1b', PURCHASE, '2020-02-01 00:00:00'),
    ]
    assert 'rental counts as a purchase' in said(h, 'preset')[0]


def test_vibrent_by_group(tmp_path):
    "The groups of items with one design are products where the log names them"
    file = tmp_path / 'rentals.csv'
    file.write_text(RENTALS)
    log = pd.read_csv(file, sep=';').assign(group=['group.1', 'group.1'])
    h = Histories(log, ['group.1'], 'vibrent', columns={'group': 'product'})
    assert h.events['product'].tolist() == ['group.1', 'group.1']


REVIEWS_2018 = [
    dict(
        overall=stars,
        verified=True,
        reviewTime='09 13, 2009',
        reviewerID=f'A{number}',
        asin='B000000001',
        reviewerName='x',
        reviewText='"Fine", she said',
        summary='Fine',
        unixReviewTime=1252800000 + number,
    )
    for number, stars in enumerate([5.0, 1.0, 2.0, 3.0])
]


@pytest.mark.parametrize('form', ['jsonl', 'frame', 'csv', 'parquet'])
def test_amazon_2018(tmp_path, form):
    "Reviews of 1 or 2 stars are left out, and one line says how many"
    table = pd.DataFrame(REVIEWS_2018)
    if form == 'jsonl':
        events = tmp_path / 'Clothing_5.jsonl'
        events.write_text('\n'.join(map(json.dumps, REVIEWS_2018)))
    elif form == 'csv':
        events = tmp_path / 'log.csv'
        table.to_csv(events, index=False)
    elif form == 'parquet':
        events = tmp_path / 'log.parquet'
        table.to_parquet(events)
    else:
        events = table
    h = Histories(events, ['B000000001'], 'amazon2018')
    assert rows(h) == [
        ('A0', 'B000000001', PURCHASE, '2009-09-13 00:00:00'),
        ('A3', 'B000000001', PURCHASE, '2009-09-13 00:00:03'),
    ]
    (left,) = said(h, 'left out by preset')
    assert left.startswith('2 of 4 rows') and 'fewer than 3 stars' in left
    assert left in str(h) and not len(h.left_out)
    assert 'each review counts as a purchase' in said(h, 'preset')[0]


def test_amazon_2023(tmp_path):
    "Milliseconds, and products by their parent"
    text = (
        'user_id,parent_asin,rating,timestamp\n'
        'AEXAMPLE,B0PARENT01,5.0,1609459200000\n'
        'AEXAMPLE,B0PARENT02,1.0,1609459300000\n'
    )
    h = read(tmp_path, 'Clothing.csv', text, ['B0PARENT01', 'B0PARENT02'], 'amazon2023')
    assert rows(h) == [('AEXAMPLE', 'B0PARENT01', PURCHASE, '2021-01-01 00:00:00')]
    full = pd.DataFrame(
        dict(
            rating=[4.0],
            title='Fine',
            text='',
            images=[[]],
            asin='B0VARIANT9',
            parent_asin='B0PARENT01',
            user_id='AEXAMPLE',
            timestamp=1609459200000,
            helpful_vote=0,
            verified_purchase=True,
        )
    )
    h = Histories(full, ['B0PARENT01'], 'amazon2023')
    assert h.events['product'].tolist() == ['B0PARENT01']


SHOP = (
    'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n'
    '2019-10-01 00:00:07 UTC,view,5100001,1487580005092295511,,nika,35.79,51,aa-1\n'
    '2019-10-01 00:00:09 UTC,cart,5100001,1487580005092295511,,nika,35.79,51,aa-1\n'
    '2019-10-01 00:00:11 UTC,remove_from_cart,5100001,1487580005092295511,,nika,35.79,51,aa-1\n'
    '2019-10-01 00:00:15 UTC,purchase,5100002,1487580005092295511,,,4.50,51,aa-2\n'
)


def test_rees46(tmp_path):
    "What is taken back from the cart is no event, and one line says how many"
    h = read(tmp_path, '2019-Oct.csv', SHOP, [5100001, 5100002], 'rees46')
    assert rows(h) == [
        ('51', '5100001', VIEW, '2019-10-01 00:00:07'),
        ('51', '5100001', CART, '2019-10-01 00:00:09'),
        ('51', '5100002', PURCHASE, '2019-10-01 00:00:15'),
    ]
    assert h.zone
    assert said(h, 'left out by preset')[0].startswith('1 of 4 rows')


def test_rees46_by_session(tmp_path):
    "A session may be the customer, and a word of the preset may be named another way"
    h = read(
        tmp_path,
        '2019-Oct.csv',
        SHOP,
        [5100001, 5100002],
        'rees46',
        columns={'user_session': 'customer'},
        names={'remove_from_cart': 'view'},
    )
    assert h.customers.tolist() == ['aa-1', 'aa-2'] and len(h) == 4
    assert not said(h, 'left out by preset')


def test_clicks(tmp_path):
    "Times are cut to days; the order of the rows stays"
    text = (
        'customer,product,event,time\n'
        'S1,B,view,2008-04-01 00:00:01\n'
        'S1,A,view,2008-04-01 00:00:02\n'
        'S2,A,view,2008-04-02 00:00:03\n'
    )
    h = read(tmp_path, 'events.csv', text, ['A', 'B'], 'clicks')
    assert rows(h) == [
        ('S1', 'B', VIEW, '2008-04-01 00:00:00'),
        ('S1', 'A', VIEW, '2008-04-01 00:00:00'),
        ('S2', 'A', VIEW, '2008-04-02 00:00:00'),
    ]
    assert h.clock == 'day' and 'hours made up' in said(h, 'preset')[0]


def test_one_of_a_preset():
    "The history of one customer goes by the same rules"
    usual = dict(user_id='A', timestamp=1609459200000)
    stars = [usual | dict(parent_asin='a', rating=5), usual | dict(parent_asin='b', rating=1)]
    h = Histories.one(stars, ['a', 'b'], preset='amazon2023')
    assert h.events['product'].tolist() == ['a']


# Without hours, without times


def forms(table, tmp_path):
    "One table in each form that a log may have"
    table.to_csv(tmp_path / 'log.csv', index=False)
    table.to_parquet(tmp_path / 'log.parquet')
    yield table
    yield tmp_path / 'log.csv'
    yield tmp_path / 'log.parquet'
    yield pa.Table.from_pandas(table)
    yield table.to_dict('records')
    try:
        import polars
    except ImportError:
        return
    yield polars.DataFrame(table.to_dict('list'))


def test_plain_dates(tmp_path):
    "Events of one day stay in the order of the log, in every form"
    table = pd.DataFrame(
        dict(
            customer=['y', 'x', 'x', 'x', 'y'],
            product=['a', 'c', 'b', 'a', 'b'],
            event=VIEW,
            time=['2024-03-02', '2024-03-02', '2024-03-01', '2024-03-02', '2024-03-01'],
        )
    )
    for form in forms(table, tmp_path):
        h = Histories(form, list('abc'))
        assert h.events['product'].tolist() == ['b', 'c', 'a', 'b', 'a']
        assert h.clock == 'day' and 'days without hours' in str(h)


def test_positions(tmp_path):
    "Positions may be any numbers, and count for each customer alone"
    table = pd.DataFrame(
        dict(session=[2, 1, 1, 2], product=['a', 'c', 'b', 'b'], place=[10, 9, 2, 1])
    )
    names = dict(session='customer', place='time')
    for form in forms(table, tmp_path):
        h = Histories(form, list('abc'), columns=names, event=VIEW, unit='order')
        assert h.customers.tolist() == [1, 2]
        assert h.events['product'].tolist() == ['b', 'c', 'b', 'a']
        assert h.events.time.tolist() == [1, 2, 1, 2]
        assert h.clock == 'order' and 'in order, without times' in str(h)
        assert h.only([1]).events.time.tolist() == [1, 2]


def test_rows_in_order(tmp_path):
    table = pd.DataFrame(dict(session=['s', 't', 's', 's'], product=['b', 'a', 'c', 'a']))
    for form in forms(table, tmp_path):
        h = Histories(form, list('abc'), columns={'session': 'customer'}, event=VIEW, unit='order')
        assert h.events['product'].tolist() == ['b', 'c', 'a', 'a']


def test_positions_that_are_none():
    table = pd.DataFrame(dict(customer='s', product=['a', 'b'], time=['1', 'soon'], event=VIEW))
    h = Histories(table, ['a', 'b'], unit='order')
    assert h.left_out.reason.tolist() == ['is no position']
    with pytest.raises(ValueError, match="columns=.*'step': 'time'"):
        Histories(table.rename(columns={'time': 'step'}), ['a', 'b'], unit='order')


def test_one_customer_by_positions():
    table = pd.DataFrame(dict(product=['a', 'b'], event=VIEW, place=[2, 1]))
    h = Histories.one(table, ['a', 'b'], columns={'place': 'time'}, unit='order')
    assert h.events['product'].tolist() == ['b', 'a']


def shop(n=40, seed=0):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        dict(
            id=[f'P{i:02}' for i in range(n)],
            kind=rng.choice(['shirt', 'skirt', 'shoe'], n),
            colour=rng.choice(['red', 'blue', 'green', 'black'], n),
            page=rng.integers(1, 6, n),
        )
    )


@pytest.mark.parametrize('event', [VIEW, PURCHASE])
@pytest.mark.parametrize('times', ['days', 'order'])
def test_fit_without_hours(event, times):
    "A table and a log of sessions are enough: no pictures, no hours, one kind of event"
    products = shop()
    index = SimilarityIndex.from_table(products)
    rng = np.random.default_rng(1)
    events = 1500
    log = pd.DataFrame(
        dict(
            customer=np.sort(rng.integers(300, size=events)),
            product=rng.choice(products.id, events),
        )
    )
    unit = 'order' if times == 'order' else None
    if unit is None:
        day = rng.integers(60, size=300)[log.customer]
        log['time'] = (pd.Timestamp('2024-01-01') + pd.to_timedelta(day, 'D')).strftime('%Y-%m-%d')
    h = Histories(log, products, event=event, unit=unit)
    assert len(h) == events and h.products.equals(index.products.index)
    model = CustomerModel.fit(h, index, tune=False)
    shown = model.for_customer([dict(product='P03', event=event)], k=5)
    assert len(shown) == 5 and 'P03' not in shown.index


# Without pictures


def test_ids_in_a_column(tmp_path):
    "A log meets the ids of a table whose rows are only counted"
    products = pd.DataFrame(dict(id=[3, 2, 1, 0], kind=['a', 'b', 'a', 'b']))
    log = pd.DataFrame(dict(customer='x', product=[0, 2], event=VIEW, time='2024-03-01'))
    h = Histories(log, products)
    assert h.product.tolist() == [3, 1]
    index = SimilarityIndex.from_table(products)
    assert index.products.index.tolist() == [3, 2, 1, 0]


def test_table_alone(tmp_path):
    "Nearest first by shared attributes; a file, a table of any library, a catalogue"
    products = shop()
    expected = SimilarityIndex.from_table(products).search('P00', k=40)
    for form in forms(products, tmp_path):
        if isinstance(form, list):
            continue
        index = SimilarityIndex.from_table(form)
        assert index.search('P00', k=40).index.tolist() == expected.index.tolist()
    wanted = products.set_index('id').loc['P00']
    compared = ['kind', 'colour', 'page']
    shared = (expected[compared] == wanted[compared].to_numpy()).sum(1)
    assert len(expected) == 39 and shared.is_monotonic_decreasing and shared.nunique() > 2
    renamed = products.rename(columns={'id': 'sku'})
    index = SimilarityIndex.from_table(renamed, id='sku')
    assert index.products.index.name == 'id' and 'sku' not in index.products
    with pytest.raises(CatalogueError, match="no column 'id'.*id='sku'"):
        SimilarityIndex.from_table(renamed)


def test_table_index_is_saved(tmp_path):
    index = SimilarityIndex.from_table(shop())
    index.save(tmp_path / 'index')
    again = SimilarityIndex.load(tmp_path / 'index')
    assert np.array_equal(again.vectors, index.vectors)
    assert 'by their kind, colour' in str(again)


# What is compared


def test_attributes_first_then_other_classes():
    "`ATTRIBUTES`, then text, then numbers with few values; a code and its name count once"
    n = 60
    rng = np.random.default_rng(0)
    kind = rng.integers(4, size=n)
    products = pd.DataFrame(
        dict(
            page=rng.integers(1, 6, n),
            kindCode=kind,
            kindName=np.array(['shirt', 'skirt', 'shoe', 'belt'])[kind],
            floats=rng.integers(0, 3, n).astype(float),
            weight=rng.random(n),
            gender=rng.choice(['Men', 'Women'], n),
            photo=rng.choice(['front', 'side'], n),
            sale=rng.random(n) < 0.5,
            note=[f'note {i}' for i in range(n)],
            price=10,
        )
    )
    products.loc[0, ['floats', 'kindCode']] = np.nan
    products.loc[0, 'kindName'] = None
    chosen, left = choose_attributes(products)
    assert chosen == ['gender', 'kindName', 'photo', 'sale', 'page', 'floats']
    reasons = left.set_index('column').reason
    assert reasons.kindCode == "tells products apart as 'kindName' does"
    assert reasons.weight == 'numbers' and 'value of its own' in reasons.note
    products.loc[1, 'kindName'] = 'skirt' if kind[1] != 1 else 'shoe'
    assert 'kindCode' in choose_attributes(products)[0]
    for i in range(5):
        products[f'more{i}'] = rng.choice(['a', 'b', 'c'], n)
    chosen, left = choose_attributes(products)
    assert len(chosen) == 8 and chosen[0] == 'gender'
    assert '8 others are compared' in left.set_index('column').reason.page


def test_segments_of_other_columns():
    "Segments are told apart, and named, by the columns that there are"
    products = shop(60).assign(gender='Women', price=10.0)
    products.loc[products.kind == 'shoe', 'price'] = 99.0
    rng = np.random.default_rng(0)
    wanted = np.array(['shoe', 'shirt'])[rng.integers(2, size=200)]
    log = pd.DataFrame(dict(customer=np.repeat(np.arange(200), 8)))
    ids = {kind: products.id[products.kind == kind].to_numpy() for kind in set(wanted)}
    log['product'] = [rng.choice(ids[wanted[customer]]) for customer in log.customer]
    index = SimilarityIndex.from_table(products)
    h = Histories(log, products, event=VIEW, unit='order')
    assert described_by(index.products) == ['kind', 'colour', 'page', 'price']
    segments = CustomerModel(index).segments(h, k=2)
    assert segments.table.customers.sum() == 200
    for line in segments.table.itertuples():
        kind = pd.Series(wanted[segments.of.to_numpy() == line.Index]).unique()
        assert len(kind) == 1 and f'kind {kind[0]}' in line.description


# Long logs


@pytest.mark.parametrize(
    'text',
    [
        'customer,product,event,time\nx,a,view,2024-03-01\ny,b,cart,2024-03-02 10:00:00\n',
        'customer;product;event;time\r\nx;a;view;2024-03-01\r\n\r\n',
        'customer,product,event,time,note\nx,a,view,2024-03-01\n,b,cart,soon,\n,,,,\nx,b,gaze,1,e\n',
        'customer,product,event,time\nx,"a",view,2024-03-01\n',
        'customer,product,event,time\nx,a,view,2024-03-01,more\nx,b,view,1709251200\n',
        'customer,product,event,time\nx,é,view,2024-03-01 10:00 UTC\nx,a,view,2024-02-30\n',
        'first line\ncustomer,product,event,time\nx,a,view,2024-03-01\n',
        'product\na\n\nb\n',
    ],
)
def test_long_texts(tmp_path, monkeypatch, text):
    "A text that Arrow reads gives the same as any other"
    file = tmp_path / 'log.csv'
    file.write_bytes(text.encode())

    def result():
        table = read_rows(file)
        h = None
        if len(table.columns) > 3 and 'customer' in table:
            h = Histories(file, ['a', 'b', 'é'])
        left = None if h is None else h.left_out.drop(columns='file').values.tolist()
        return table, table.source_rows.tolist(), h and rows(h), str(left)

    few, *usual = result()
    monkeypatch.setattr('fashionrec.delimited.LARGE', 0)
    many, *long = result()
    pd.testing.assert_frame_equal(pd.DataFrame(few), pd.DataFrame(many))
    assert usual == long


def test_only_needed_columns(tmp_path, monkeypatch):
    "Of a long file only what counts is read, and all where something is missing"
    monkeypatch.setattr('fashionrec.delimited.LARGE', 0)
    h = read(tmp_path, '2019-Oct.csv', SHOP, [5100001, 5100002], 'rees46')
    assert len(h) == 3
    table = pd.read_csv(tmp_path / '2019-Oct.csv')
    table.to_parquet(tmp_path / 'log.parquet')
    assert rows(Histories(tmp_path / 'log.parquet', [5100001, 5100002], 'rees46')) == rows(h)
    for name in ('2019-Oct.csv', 'log.parquet'):
        with pytest.raises(ValueError, match='category_code, brand.*perhaps columns='):
            Histories(tmp_path / name, [5100001])
    rentals = read(tmp_path, 'rent.csv', RENTALS, ['outfit.0a1b', 'outfit.0c2d'], 'vibrent')
    pd.read_csv(tmp_path / 'rent.csv', sep=';').to_parquet(tmp_path / 'rent.parquet')
    ids = rentals.products
    assert rows(Histories(tmp_path / 'rent.parquet', ids, 'vibrent')) == rows(rentals)


def test_many_rows():
    "Neither distinct times with a zone nor bad rows cost a call each"
    n = 200_000
    moments = pd.Timestamp('2019-10-01') + pd.to_timedelta(np.arange(n), 's')
    log = pd.DataFrame(
        dict(
            user_id=np.arange(n) // 10,
            product_id=np.where(np.arange(n) % 2, 7, 8),
            event_type=VIEW,
            event_time=pd.Series(moments.strftime('%Y-%m-%d %H:%M:%S UTC'), dtype='str'),
        )
    )
    start = clock.process_time()
    h = Histories(log, [7], 'rees46')
    assert clock.process_time() - start < 5
    assert len(h) == n / 2 == len(h.left_out) and h.left_out.row.iloc[:2].tolist() == [1, 3]
    assert h.events.time.iloc[-1] == moments[-1]
