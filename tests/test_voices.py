"What speaks for a product, on logs of which it is known what must come first."

import warnings

import numpy as np
import pandas as pd
import pytest

import fashionrec.ranking
from fashionrec.customers import CustomerModel, Histories
from fashionrec.interests import TooFewLessons
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.voices import bought_keys

START = pd.Timestamp('2024-01-01').timestamp()
DAY = 86400


def shop(n=120, seed=0, **more):
    "Drawn products with a type, a gender and a colour"
    rng = np.random.default_rng(seed)
    table = dict(
        articleType=rng.choice(['Shirts', 'Heels', 'Socks', 'Bags'], n),
        gender=rng.choice(['Men', 'Women'], n),
        baseColour=rng.choice(['Red', 'Blue', 'Black'], n),
    )
    ids = pd.Index([f'p{i}' for i in range(n)], name='id')
    return SimilarityIndex.from_table(pd.DataFrame(table | more, index=ids))


def log_of(rows):
    "Events (customer, row of the product, event, days since the start) as a log"
    log = pd.DataFrame(rows, columns=['customer', 'product', 'event', 'time'])
    return log.assign(
        product='p' + log['product'].astype(str), time=(START + log.time * DAY).astype(int)
    )


def noise(index, customers=300, events=12, days=120, event='view'):
    "Events that say nothing"
    rng = np.random.default_rng(0)
    number = customers * events
    return log_of(
        dict(
            customer=np.repeat(np.arange(customers), events),
            product=rng.integers(len(index.products), size=number),
            event=event,
            time=rng.random(number) * days,
        )
    )


def fit(log, index, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', UserWarning)
        return CustomerModel.fit(Histories(log, index.products), index, **kwargs)


@pytest.fixture(scope='module')
def creams():
    "A cream bought every 30 days by each of 300 customers, who meet other products between"
    rng = np.random.default_rng(1)
    kinds = np.where(np.arange(120) < 20, 'Cream', rng.choice(['Shirts', 'Socks'], 120))
    index = shop(articleType=kinds)
    rows = []
    for customer in range(300):
        cream, day = rng.integers(20), rng.random() * 30
        for _ in range(6):
            rows.append((customer, cream, 'purchase', day))
            for event in ('view', 'purchase'):
                rows.append((customer, rng.integers(20, 120), event, day + rng.random() * 25))
            day += 30
    return index, fit(log_of(rows), index)


def test_due(creams):
    "What is bought every 30 days comes first when it is due, and not at all on the day after"
    index, model = creams
    assert model.again.tolist() == [True] * 20 + [False] * 100
    assert set(model.rhythm[:20]) == {30} and np.isinf(model.rhythm[20:]).all()
    assert model.weight('due') > 0
    bought = pd.DataFrame(
        dict(product='p5', event='purchase', time=['2024-01-01', '2024-01-31', '2024-03-01'])
    )
    for history in (bought, bought[2:]):
        early = model.for_customer(history, 120, now='2024-03-02')
        assert 'p5' not in early.index
        due = model.for_customer(history, 6, now='2024-03-30')
        assert due.index[0] == 'p5' and due.why.iloc[0].startswith('because you bought it')
    h = Histories(log_of([(1, 5, 'purchase', 0), (1, 30, 'view', 29)]), index.products)
    shown = model.as_ranker()(h, 6)[0]
    new = model.as_ranker(repeats=False)(h, 6)[0]
    assert shown[0] == 5
    assert new.tolist() == model.rank(h, 7)[0][0, 1:].tolist()  # The same without what was bought


def test_bought_keys():
    "Left out: bought once, or bought again and less than half of the usual days ago"
    log = log_of([(1, 0, 'purchase', 0), (1, 1, 'purchase', 0), (1, 1, 'purchase', 20)])
    h = Histories(log, shop(3).products)
    again = np.zeros(3, bool)
    rhythm = np.array([np.inf, 20, np.inf])
    assert bought_keys(h, again).tolist() == [0]
    assert bought_keys(h, again, rhythm, START + 29 * DAY).tolist() == [0, 1]
    assert bought_keys(h, again, rhythm, START + 30 * DAY).tolist() == [0]


@pytest.mark.parametrize('rule', ['popular', 'one mean vector', 'random'])
def test_alone_and_among_many(monkeypatch, rule):
    "A model that goes by a rule alone ranks many equals, and so for one customer as for all"
    every = fashionrec.ranking.simple_rules
    monkeypatch.setattr(
        fashionrec.ranking, 'simple_rules', lambda *args: {rule: every(*args)[rule]}
    )
    monkeypatch.setattr('fashionrec.customers.CustomerModel.as_ranker', nobodys)
    index = shop(200)
    h = Histories(noise(index), index.products)
    model = fit(noise(index, 1500).assign(time=int(START)), index)
    assert model.judged['falls_back'] and model.judged['rule'] == rule
    rows = model.rank(h)[0]
    for customer in range(0, 300, 60):
        assert (
            model.rank(h.only([customer]), now=h.time.max())[0][0].tolist()
            == rows[customer].tolist()
        )


def nobodys(self, diversity=0.0, repeats=True):
    "A ranking that gives nothing"
    return lambda h, k, keep=None: np.full((len(h.customers), k), -1)


def test_what_has_no_weight_says_nothing():
    "After falling back to the popular, no other voice is named"
    index = shop(200)
    log = noise(index, 1500).assign(time=int(START))
    model = fit(log, index)
    model.weights[:] = 0
    model.weights[model.features.index('recent')] = 1
    model.prepare()
    found = model.for_customer(pd.DataFrame(dict(product=['p3', 'p9'], event='view')), 200)
    assert set(found.voice) == {'popular'} and found.because.isna().all()


def test_equal_scores_keep_the_order_of_the_index():
    "Of equals the earlier product stands first"
    index = shop(40, articleType=['Shirts'] * 20 + ['Bags'] * 20, gender='Men', baseColour='Red')
    model = CustomerModel(index)
    found = model.for_customer(pd.DataFrame(dict(product=['p30'], event=['purchase'])), 39)
    assert found.index.tolist() == [f'p{i}' for i in [*range(20, 30), *range(31, 40), *range(20)]]


def test_other_values_since(tmp_path):
    "What follows which value is found by its name when a saved model meets changed attributes"
    index = SimilarityIndex(np.eye(120, dtype=np.float32), shop().products)
    model = fit(noise(index), index)
    model.save(tmp_path / 'model')
    swap = dict(Red='Blue', Blue='Black', Black='Red')
    table = index.products
    for colours in (table.baseColour.map(swap), ['Green', 'Pink', *table.baseColour[2:]]):
        other = SimilarityIndex(index.vectors, table.assign(baseColour=colours))
        loaded = CustomerModel.load(tmp_path / 'model', other)
        expected = model.follow(other)
        for name in expected.leads:
            assert np.array_equal(loaded.leads[name], expected.leads[name])
        loaded.rank(Histories(noise(index), table))
    order = SimilarityIndex(index.vectors[::-1], table[::-1])
    with pytest.raises(ValueError, match='in another order'):
        CustomerModel.load(tmp_path / 'model', order)


def test_follow_an_emptied_column():
    "A column whose values are gone says nothing any more"
    index = SimilarityIndex(np.eye(120, dtype=np.float32), shop().products)
    model = fit(noise(index), index)
    bare = SimilarityIndex(index.vectors, index.products.assign(baseColour=None))
    followed = model.follow(bare)
    assert followed.leads['baseColour'].tolist() == [[0]]
    followed.rank(Histories(noise(index), index.products))


def test_refusals():
    "Why nothing can be learnt is said in the terms of the log"
    index = shop()
    log = noise(index)
    with pytest.raises(TooFewLessons, match='All events are of one product'):
        fit(log.assign(product='p1'), index)
    with pytest.raises(TooFewLessons, match='No customer has a second event'):
        fit(log.assign(customer=np.arange(len(log))), index)
    large = shop(3000)
    with pytest.raises(TooFewLessons, match='of one customer'):
        fit(noise(large, 1, 3000), large)
    for days in (-5, np.nan):
        with pytest.raises(ValueError, match='days is the length of a period'):
            fit(log, index, days=days)


def test_said_of_chance():
    "A difference whose interval holds 0 is said to be perhaps chance"
    model = CustomerModel(shop())
    model.judged = dict(
        customers=9, metric='nDCG@6', rule='popular', model=0.3, best=0.2, falls_back=False
    )
    model.judged |= dict(low=-0.1, high=0.3)
    assert model.said_of_rules().endswith('difference -0.100 to +0.300, which may be chance')
    model.judged |= dict(low=0.1)
    assert model.said_of_rules().endswith('difference +0.100 to +0.300')
    model.judged |= dict(customers=1, low=np.nan, high=np.nan)
    assert model.said_of_rules().endswith('0.200; one customer alone may be chance')


def test_column_named_as_a_feature():
    "A column 'after gender' is not taken for what follows a gender"
    rng = np.random.default_rng(2)
    index = shop(**{'after gender': rng.choice(['q', 'r'], 120)})
    features = CustomerModel(index).features
    assert 'after gender (attribute)' in features and len(set(features)) == len(features)
