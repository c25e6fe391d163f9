"Histories from anywhere, and recommendations that hold what they promise."

import ast
import importlib
import inspect

import numpy as np
import pandas as pd
import pytest
import torch

from fashionrec.customers import (
    DAY,
    EVENTS,
    CustomerModel,
    Histories,
    next_purchases,
    simulate_histories,
)
from fashionrec.data import Catalogue
from fashionrec.resnet_similarity import SimilarityIndex


@pytest.fixture(scope='module')
def shop():
    "A drawn catalogue of 400 products with vectors that know the type and little else"
    rng, n = np.random.default_rng(0), 400
    p = pd.DataFrame(
        dict(
            articleType=rng.choice(['Shirts', 'Heels', 'Socks', 'Watches'], n),
            gender=rng.choice(['Men', 'Women', 'Unisex'], n),
            baseColour=rng.choice(['Blue', 'Red', 'Black'], n),
            usage='Casual',
            price=rng.lognormal(7, 0.5, n),
            productDisplayName=[f'product {i // 2}' for i in range(n)],
            brandName=rng.choice(['A', 'B', 'C', 'D'], n),
        ),
        index=np.arange(100, 100 + n),
    )
    p['subCategory'] = p.articleType
    cat = Catalogue(p, np.zeros((n, 4, 3, 3), np.uint8))
    x = pd.get_dummies(p.articleType).to_numpy(float) + rng.standard_normal((n, 4)) * 0.3
    return cat, SimilarityIndex(x, cat.products)


@pytest.fixture(scope='module')
def logs(shop):
    return simulate_histories(shop[0], 1500, seed=0)


@pytest.fixture(scope='module')
def model(shop, logs):
    return CustomerModel.fit(logs, shop[1], most=500)


def table(*rows):
    return pd.DataFrame(rows, columns=['customer', 'product', 'event', 'time'])


@pytest.mark.parametrize(
    'times',
    [
        ['2024-03-01 00:00', '2024-03-02'],
        ['2024-03-01T02:00:00+02:00', '2024-03-02T00:00:00Z'],
        pd.to_datetime(['2024-03-01', '2024-03-02']),
        pd.to_datetime(['2024-03-01', '2024-03-02']).tz_localize('UTC'),
        [1709251200, 1709337600],
        [1709251200.0, 1709337600.0],
    ],
    ids=['text', 'offsets', 'times', 'with a zone', 'seconds', 'floats'],
)
def test_times(times):
    "The same two moments, however a log writes them"
    h = Histories(pd.DataFrame(dict(customer=1, product=[5, 6], event='view', time=times)), [5, 6])
    assert h.time.tolist() == [1709251200, 1709337600]


def test_leading_zeros(tmp_path):
    "An id of H&M keeps its zeros"
    (tmp_path / 't.csv').write_text(
        't_dat,customer_id,article_id,price,sales_channel_id\n2018-09-20,0000e,0663713001,0.05,2\n2018-09-20,0000e,663713001,0.05,2\n'
    )
    h = Histories.read(tmp_path / 't.csv', pd.Index(['0663713001', '0541518023']), 'hm')
    assert h.events[['customer', 'product', 'event']].values.tolist() == [
        ['0000e', '0663713001', 'purchase']
    ]
    assert h.left_out.value.tolist() == ['663713001']
    assert h.problems.kind.tolist() == ['preset', 'event left out']


def test_files(tmp_path, logs):
    "A log that is written and read again is the same, as CSV and as parquet"
    logs.events.to_csv(tmp_path / 'log.csv', index=False)
    logs.events.to_parquet(tmp_path / 'log.parquet')
    for name in ('log.csv', 'log.parquet'):
        h = Histories.read(tmp_path / name, logs.products)
        assert (
            len(h) == len(logs)
            and sorted(h.events['product']) == sorted(logs.events['product'])
            and h.problems.empty
        )


@pytest.mark.parametrize('seed', range(5))
def test_bad_rows_lose_nothing_else(logs, seed):
    "Any broken cell is reported with its row, and every other row stays"
    rng, df = np.random.default_rng(seed), logs.events[:500].astype(object)
    rows = rng.choice(500, 60, replace=False)
    junk = dict(
        customer=[None, np.nan],
        product=[None, -1, 'x', 10**12, 3.5],
        event=[None, 'gaze', 7],
        time=[None, 'soon', '2999-01-01', pd.NaT],
    )
    for r in rows:
        c = rng.choice(list(junk))
        df.loc[r, c] = junk[c][rng.integers(len(junk[c]))]
    h = Histories(df, logs.products)
    assert sorted(h.left_out.row) == sorted(rows + 1) and len(h) == 440
    with pytest.raises(ValueError, match=f'row {min(rows) + 1} of the history'):
        Histories(df, logs.products, strict=True)


def test_order_does_not_matter(model, logs):
    "Rows in any order, customers of any kind of name: the same recommendations"
    few = logs.only(np.flatnonzero(np.diff(logs.start) > 3)[:20]).events
    few = few[few.groupby('customer').time.transform(lambda t: ~t.duplicated())]
    named = few.assign(customer=[f'c{c:05}' for c in few.customer])
    a, b = (
        model.rank(Histories(df, logs.products), now=logs.time.max())[0]
        for df in (few, named.sample(frac=1, random_state=0))
    )
    assert (a == b).all()


def test_simulation(shop, logs):
    """Seeded, in order, within its period, no event of a product after its purchase but repeats
    of what is bought again"""
    again = simulate_histories(shop[0], 1500, seed=0)
    assert all(
        (getattr(logs, c) == getattr(again, c)).all() for c in ('who', 'what', 'event', 'time')
    )
    df = logs.events
    assert df.sort_values(['customer', 'time'], kind='stable').index.equals(
        df.index
    ) and df.time.max() < pd.Timestamp('2024-06-30')
    first = df[df.event == 'purchase'].groupby(['customer', 'product']).time.min().rename('first')
    after = df.join(first, on=['customer', 'product']).query('time > first')
    assert set(shop[0].products.articleType[after['product']]) == {'Socks'} and set(
        after.event
    ) == {'purchase'}
    assert 'SIMULATED' in repr(logs) and set(df.event) == set(EVENTS)


def test_tastes_act(shop, logs):
    "Customers of one simulated taste resemble each other in what they meet"
    p = shop[0].products
    met = logs.events.assign(
        gender=p.gender.reindex(logs.events['product']).to_numpy(),
        taste=logs.truth.taste.to_numpy()[logs.who],
    )

    def apart(taste):
        "Mean distance of the shares of each taste from those of all"
        share = pd.crosstab(taste, met.gender.to_numpy(), normalize='index')
        return (share - met.gender.value_counts(normalize=True)).abs().sum(axis=1).mean()

    shuffled = np.random.default_rng(0).permutation(logs.truth.taste)[logs.who]
    assert apart(met.taste) > 5 * apart(shuffled)


def test_promises(shop, logs, model):
    "Nothing bought, nothing filtered out, nothing twice; the best first; blocks don't matter"
    h = logs.only(np.flatnonzero(np.diff(logs.start) > 0)[:300])
    keep = (shop[0].products.gender != 'Men').to_numpy()
    for diversity in (0, 0.5, 1):
        rows, score = model.rank(h, k=10, keep=keep, diversity=diversity)
        assert rows.shape == (300, 10) and keep[rows].all() and all(len(set(r)) == 10 for r in rows)
        assert (rows == model.rank(h, k=10, keep=keep, diversity=diversity, block=77)[0]).all()
        if not diversity:
            assert (np.diff(score, axis=1) <= 0).all()
    days = pd.DataFrame(dict(who=h.who, what=h.what, day=h.time // DAY))[
        h.event == 3
    ].drop_duplicates()
    once = days.groupby(['who', 'what']).size().loc[lambda s: s < 2].index
    done = {(w, j) for w, j in once if not model.again[j]}
    assert done and not done & {(w, j) for w, r in enumerate(model.rank(h, k=10)[0]) for j in r}


def test_one_as_many(logs, model):
    "A customer alone gets what they get among many"
    h = logs.only(np.flatnonzero(np.diff(logs.start) > 0)[:30])
    many = model.rank(h, k=6)[0]
    assert (
        many
        == np.concatenate([model.rank(h.only([i]), k=6, now=h.time.max())[0] for i in range(30)])
    ).all()


def test_threads_as_one(logs, model):
    "Blocks that several threads rank, with neighbours that nobody looked up, are as one block"
    rows, score = model.rank(logs)
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        found, relative = model.follow(model.index).rank(logs, block=16)
    finally:
        torch.set_num_threads(threads)
    assert len(logs.customers) > 32 and (found == rows).all()
    np.testing.assert_allclose(relative, score, atol=1e-6)


def test_few_left(shop, model):
    "A filter that leaves fewer than k gives those, and one that leaves none gives an empty table"
    p = shop[0].products
    h = pd.DataFrame(dict(product=p.index[:3], event='view'))
    two = p.index[5:7]
    assert set(model.for_customer(h, where=p.index.isin(two)).index) == set(two)
    assert len(model.for_customer(h, where=p.index.isin([]))) == 0


def test_better_than_popular(shop, logs):
    "What is learnt on the past foresees the future better than what is popular"
    past, future = logs.split(30)
    m = CustomerModel.fit(past, shop[1], most=500)
    who, what = next_purchases(past, future)
    h = past.only(np.unique(who))
    pairs = set(zip(np.unique(who, return_inverse=True)[1], what))
    top = np.tile(np.argsort(-np.bincount(past.what))[:12], (len(h.customers), 1))
    hits = [
        sum((i, j) in pairs for i, r in enumerate(rows) for j in r)
        for rows in (m.rank(h, k=12)[0], top)
    ]
    assert hits[0] > 1.2 * hits[1]


def test_only_vectors():
    "Products of which nothing but a vector is known are recommended by it"
    x = np.random.default_rng(0).standard_normal((60, 8))
    x[1] = x[0] + 0.01
    m = CustomerModel(
        SimilarityIndex(x, pd.DataFrame(index=pd.Index([f'p{i}' for i in range(60)])))
    )
    got = m.for_customer(pd.DataFrame(dict(product=['p0'], event=['purchase'])), k=3)
    assert (
        got.index[0] == 'p1'
        and got.why.iloc[0].startswith('because you bought p0')
        and len(m.for_customer(None)) == 6
    )


def test_future_is_relative(shop, model):
    "An event is in the future only as seen from `now`"
    h = pd.DataFrame(dict(product=shop[0].products.index[:1], event='view', time='2024-06-01'))
    with pytest.raises(ValueError, match="time '2024-06-01' is in the future, after 2024-05-01"):
        model.for_customer(h, now='2024-05-01')
    assert len(model.for_customer(h, now='2024-06-02')) == 6


def test_saved_whole(tmp_path, shop, logs, model):
    "A damaged model is refused, an interrupted save leaves the old one"
    model.save(tmp_path / 'm')
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(
            'fashionrec.customers.save_arrays',
            lambda *a: (_ for _ in ()).throw(OSError('disk full')),
        )
        with pytest.raises(OSError):
            model.save(tmp_path / 'm')
    assert (CustomerModel.load(tmp_path / 'm', shop[1]).weights == model.weights).all()
    file = next(tmp_path.rglob('arrays.safetensors'))
    file.write_bytes(file.read_bytes()[:-8])
    with pytest.raises(ValueError, match='missing or damaged'):
        CustomerModel.load(tmp_path / 'm', shop[1])


def test_other_products(shop, logs, model):
    "Histories about other products are refused, and new products are followed"
    p = shop[0].products
    fewer = SimilarityIndex(shop[1].vectors[:-50], p.iloc[:-50])
    with pytest.raises(ValueError, match='other products than the index'):
        CustomerModel.fit(logs, fewer)
    m = model.follow(fewer)
    assert len(m.x) == 350 and (m.follow(shop[1]).recent[-50:] == 0).all()


def test_segments(shop, logs, model):
    """Everybody with events is in a segment; the same seed gives the same; a number that is
    asked for is given"""
    a, b = (model.segments(logs, tried=range(2, 5)) for _ in range(2))
    assert (
        a.of.equals(b.of)
        and a.table.equals(b.table)
        and (a.of >= 0).sum() == (np.diff(logs.start) > 0).sum()
    )
    assert model.segments(logs, 4).table.customers.sum() == (a.of >= 0).sum() and a.assign(
        Histories.nobody(shop[0].products)
    ).tolist() == [-1]


FORMER = '''EVENTS COLUMNS DAY PROBLEM PRESETS COLUMN_WORDS EVENT_WORDS LIKED AGAIN ATTRIBUTES KAPPA CLASSES ABOUT UNTRAINED TAU LAST
POOL WIDE HALF_LIVES EVENT_WEIGHTS VERBS PROPERTIES Histories prices simulate_histories choose_attributes
attribute_vectors taste_vectors CustomerModel next_purchases ranker simple_rules score_lists evaluate_rankers
describe_segment Segments segment_agreement'''  # noqa: E501
ROOMS = 'event_logs attributes histories simulation interests rules customers ranking segments'


@pytest.mark.parametrize('name', FORMER.split())
def test_former_names(name):
    """What was imported from `fashionrec.customers` before it was divided is imported from there
    still, and is the same"""
    found = getattr(importlib.import_module('fashionrec.customers'), name)
    homes = [importlib.import_module(f'fashionrec.{room}') for room in ROOMS.split()]
    assert any(name in vars(home) and vars(home)[name] is found for home in homes)


@pytest.mark.parametrize('room', ROOMS.split())
def test_opens_at_once(room):
    "A room imports nothing heavy before it is asked for it"
    module = importlib.import_module(f'fashionrec.{room}')
    heavy = {
        'sklearn',
        'scipy',
        'seaborn',
        'matplotlib',
        'umap',
        'openTSNE',
        'fastai',
        'torchvision',
        'timm',
        'implicit',
    }
    for line in ast.parse(inspect.getsource(module)).body:
        names = [alias.name for alias in line.names] if isinstance(line, ast.Import) else []
        if isinstance(line, ast.ImportFrom) and not line.level:
            names.append(line.module)
        assert not heavy & {name.partition('.')[0] for name in names}


def test_all_products(shop, model):
    "All that a shop has can be asked for: what is bought once is missing, and nothing else"
    ids = shop[0].products.index
    heels = ids[shop[0].products.articleType == 'Heels'][:3]
    history = pd.DataFrame(dict(product=heels, event=['view', 'purchase', 'purchase']))
    every = model.for_customer(history, k=10**5)
    assert len(ids) - 2 <= len(every) <= len(ids)


def test_refused_histories(shop, model):
    "Words that are no events, and times that lie ahead"
    a = shop[0].products.index[0]
    with pytest.raises(ValueError, match="event 'gaze' is none of"):
        model.for_customer(dict(product=a, event='gaze'))
    ahead = pd.DataFrame(dict(product=[a], event=['view'], time=['2124-05-01']))
    with pytest.raises(ValueError, match='is in the future'):
        model.for_customer(ahead)


def test_added_products(shop, model):
    "Products that are added have no events and a taste from their pictures; the others keep theirs"
    cat, index = shop
    ids = cat.products.index
    old = np.arange(len(ids)) % 10 > 0
    fewer = model.follow(SimilarityIndex(index.vectors[old], cat.products[old]))
    more = fewer.follow(index)
    assert len(fewer.x) == old.sum()
    assert (more.recent[~old] == 0).all() and np.allclose(more.z[old], model.z[old])
    assert more.knows(index) and not fewer.knows(index)


def test_a_rule_more(shop, logs, monkeypatch):
    "A rule is one function in `RULES`"
    from fashionrec import ranking

    monkeypatch.setitem(
        ranking.RULES, 'in order', lambda past, index, rng: ranking.for_everybody(-np.arange(400.0))
    )
    past, future = logs.split(30)
    rules = ranking.simple_rules(past, shop[1])
    few = past.only(np.flatnonzero(past.active)[:2])
    done = [set(few.product[(few.customer == row) & (few.event == 3)]) for row in range(2)]
    for row, rows in enumerate(rules['in order'](few, 4)):
        assert rows.tolist() == [product for product in range(400) if product not in done[row]][:4]


def test_a_feature_more(shop, logs, monkeypatch):
    "A feature is one function in `FEATURES`, and its name in `ABOUT`"
    from fashionrec import customers, voices
    import torch

    def even(shoppers, items, part=slice(None)):
        return torch.from_numpy(np.float32(items % 2 == 0))[..., None]

    monkeypatch.setattr(voices, 'FEATURES', [*voices.FEATURES, even])
    monkeypatch.setattr(voices, 'ABOUT', (*voices.ABOUT, 'even'))
    monkeypatch.setattr(customers, 'ABOUT', (*customers.ABOUT, 'even'))
    made = CustomerModel.fit(logs, shop[1], most=200, tune=False)
    assert made.features[-1] == 'even' and np.isfinite(made.weight('even'))


def test_another_seed(shop):
    "Another seed draws other histories"
    one, other = (simulate_histories(shop[0], 100, seed=seed) for seed in (0, 1))
    assert (one.product[:500] != other.product[:500]).any()


def test_next_purchases(logs):
    "Those who are asked have a past, and what they take next is new to them"
    past, future = logs.split(30)
    customer, product = next_purchases(past, future)
    assert len(customer) > 100 and (np.diff(past.start)[customer] > 0).all()
    known = past.part(past.event == 3)
    assert not set(zip(customer, product)) & set(zip(known.customer, known.product))


def test_follow_from_nothing(shop, logs, model):
    "A trained model whose products were all removed takes new ones over, with its weights"
    index = model.index
    none = SimilarityIndex(index.vectors[:0], index.products[:0])
    few = SimilarityIndex(index.vectors[:5], index.products[:5])
    again = model.follow(none).follow(few)
    assert again.trained and np.array_equal(again.weights, model.weights)
    assert len(again.for_customer(None)) == 5 and not again.recent.any()


def test_spread_out_as_before():
    "Many customers at once as each alone, on scores of any scale"
    from fashionrec.interests import spread_out
    from fashionrec.nearest import mmr, unit

    rng = np.random.default_rng(0)
    vectors = unit(rng.standard_normal((27, 4)).astype(np.float32)).reshape(3, 9, 4)
    score = np.array([[1], [50], [1e-3]]) * rng.random((3, 9)) - 7
    many = spread_out(torch.from_numpy(score).float(), torch.from_numpy(vectors), 4, 0.3)
    for row in range(3):
        own = score[row].astype(np.float32)
        scaled = (own - own.min()) / (own.max() - own.min())
        assert many[row].tolist() == mmr(scaled, vectors[row], 4, 0.3).tolist()


def test_an_attribute_without_values(shop, logs, model):
    "Where no product has a value of an attribute, many customers get what few get"
    bare = model.index.products.assign(fabric=None)
    other = CustomerModel(SimilarityIndex(model.index.vectors, bare), attributes=['fabric'])
    some = logs.only(np.arange(12))
    many = other.rank(some, 4)[0]
    few = [other.rank(some.only([row]), 4)[0][0].tolist() for row in range(12)]
    assert many.tolist() == few
