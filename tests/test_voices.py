"What speaks for a product, on logs of which it is known what must come first."

import warnings

import numpy as np
import pandas as pd
import pytest

import fashionrec.ranking
from fashionrec.customers import CustomerModel, Histories
from fashionrec.interests import Shoppers, TooFewLessons
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
    unproven = 'difference -0.1000 to +0.3000, which is not proven: it may be chance'
    assert model.said_of_rules().endswith(unproven)
    model.judged |= dict(low=0.1)
    assert model.said_of_rules().endswith('difference +0.1000 to +0.3000')
    model.judged |= dict(customers=1, low=np.nan, high=np.nan)
    assert model.said_of_rules().endswith('0.200; one customer alone may be chance')


def test_column_named_as_a_feature():
    "A column 'after gender' is not taken for what follows a gender"
    rng = np.random.default_rng(2)
    index = shop(**{'after gender': rng.choice(['q', 'r'], 120)})
    features = CustomerModel(index).features
    assert 'after gender (attribute)' in features and len(set(features)) == len(features)


def told(model, products, event='view', k=6, **kwargs):
    "What is recommended to somebody who met products in this order"
    return model.for_customer(pd.DataFrame(dict(product=products, event=event)), k, **kwargs)


def test_without_pictures_there_is_no_look(tmp_path):
    "What the vectors of an index say is told as what they were made of"
    shop(200).save(tmp_path / 'index')
    index = SimilarityIndex.load(tmp_path / 'index')
    bare = SimilarityIndex(index.vectors, index.products)
    trained = fit(noise(index, 600), index)
    trained.weights[:] = 0
    trained.weights[trained.features.index('picture')] = 1
    trained.prepare()
    for model in (trained, CustomerModel(index)):
        found = told(model, ['p3', 'p9', 'p3'], k=50)
        assert 'look' not in set(found.voice) and 'attributes' in set(found.voice)
    assert 'vectors' in set(told(CustomerModel(bare), ['p3', 'p9'], k=50).voice)
    assert 'not trained: attributes only' in repr(CustomerModel(index))
    assert 'not trained: vectors and attributes only' in repr(CustomerModel(bare))


def test_attributes_name_the_nearest_by_attributes():
    "Vectors and tastes that say the contrary change nothing"
    products = shop(30).products.assign(articleType='Bags', gender='Men', baseColour='Black')
    products.loc['p0', ['articleType', 'baseColour']] = 'Heels', 'Red'
    products.loc[['p1', 'p2'], ['articleType', 'gender', 'baseColour']] = 'Socks', 'Women', 'NA'
    products.loc[['p2', 'p3'], 'articleType'] = 'Shirts'
    vectors = np.random.default_rng(0).standard_normal((30, 8)).astype(np.float32)
    vectors[2] = vectors[0]  # p2 has the vector of p0, and a gender like p1
    model = CustomerModel(SimilarityIndex(vectors, products))
    model.z = model.x
    h = Histories(log_of([(1, 1, 'view', 0), (1, 0, 'view', 1)]), products)
    shoppers = Shoppers(model, h, h.time.max())
    rows = np.array([2, 4])
    said = model.speakers(shoppers, rows)
    assert shoppers.product[0, :2].tolist() == [0, 1]
    assert said['attributes'].argmax(1).tolist() == [1, 0]  # By 'Women'; by 'Men'
    assert said['vectors'].argmax(1)[0] == 0
    # 'NA' is no value that is shared
    assert model.shared_values(rows, np.array([0, 1, -1])).tolist() == [[0, 1, 0], [1, 0, 0]]
    model.weights[:] = 0
    model.weights[model.features.index('gender')] = 1
    model.prepare()
    reasons = model.reasons(shoppers, rows)
    assert reasons.because.tolist() == ['p1', 'p0']
    assert reasons.why.tolist() == [
        'because you viewed p1; shares: Women',
        'because you viewed p0; shares: Men',
    ]


def test_bought_again_without_a_rhythm(creams):
    "A product that comes back is told of itself, and as due only where a rhythm is known"
    index, model = creams
    dates = ['2024-01-01', '2024-01-31', '2024-03-01']
    bought = pd.DataFrame(dict(product='p5', event='purchase', time=dates))
    due = model.for_customer(bought, 6, now='2024-03-30').loc['p5']
    assert [due.voice, due.why] == ['due', 'because you bought it; usually again after 30 days']
    shirt = bought.assign(product='p30')  # Only this customer buys it again: no rhythm
    model = fit_of_taste(model)
    found = model.for_customer(shirt, 120, now='2024-03-30').loc['p30']
    assert [found.voice, found.why] == ['own', 'because you bought it']
    model.rhythm = np.where(np.arange(120) < 20, np.float32(1), np.float32(np.inf))
    model.weights[model.features.index('due')] = 5
    model.prepare()
    daily = model.for_customer(bought, 6, now='2024-03-02').loc['p5']
    assert daily.why == 'because you bought it; usually again after 1 day'


def fit_of_taste(model):
    "The model going by taste alone"
    made = model.follow(model.index)
    made.weights = np.zeros_like(model.weights)
    made.weights[made.features.index('taste')] = 1
    made.prepare()
    return made


def test_no_design_is_no_variant():
    "Products without a design are not the same design"
    index = shop(60)
    model = CustomerModel(index)
    h = Histories(log_of([(1, 0, 'view', 0)]), index.products)
    said = model.speakers(Shoppers(model, h, h.time.max()), np.arange(60))
    assert set(model.design) == {-1} and not said['variant'].any()


def test_one_is_one(recwarn):
    "What is one is not told as several"
    index = shop(30)
    log = log_of([(1, 0, 'purchase', 0), (1, 1, 'search', 1)])
    one = Histories(log[:1], index.products)
    assert repr(one).startswith('Histories: 1 event of 1 customer with 1 product, ')
    part = Histories(pd.concat([log, log.assign(event='gaze')[:1]]), index.products)
    part.warn_left_out()
    assert '1 row of the history is left out' in str(recwarn.pop(UserWarning).message)
    assert '1 bad row left out' in repr(part)
    for event in ('view', 'search', 'product in the cart', 'purchase'):
        word = 'cart' if 'cart' in event else event
        rows = [(1, 0, word, 0), (1, 1, word, 50), (2, 1, word, 0)]
        with pytest.raises(TooFewLessons, match=f'there is 1 next {event} of 1 customer, and'):
            fit(log_of(rows), index)
    model = CustomerModel(index).with_tastes(Histories(log, index.products))
    model.trained = True
    model.recent[:] = 0
    assert model.known_of(0) == 'customers bought it 1 time'


def nobody_moves(known, index):
    return {}


@pytest.mark.parametrize('event', ['view', 'purchase'])
def test_logs_that_make_no_sense(event):
    "One product, one customer, no second event: each says what to do, wherever it is given"
    index = shop(60)
    log = noise(index, 300, 12, event=event)
    cases = {
        'of one product': log.assign(product='p1'),
        'of one customer': log.assign(customer='x'),
        'a column that repeats': log.assign(customer=np.arange(len(log))),
    }
    for words, rows in cases.items():
        h = Histories(rows, index.products)
        known, given, asked = h.cut()
        ways = {
            'fit': lambda: CustomerModel.fit(h, index),
            'windows': lambda: fashionrec.ranking.evaluate_windows(nobody_moves, h, index),
            'rankers': lambda: fashionrec.ranking.evaluate_rankers(
                {}, given, asked, index, known=known, rules=True
            ),
        }
        for name, way in ways.items():
            with pytest.raises(ValueError, match=words):
                way()
    h = Histories(log.assign(customer='x'), index.products)
    some = h.part(np.isin(h.product, np.arange(40)) | (h.time > h.time.max() - 20 * DAY))
    with pytest.warns(UserWarning, match='one customer alone'):
        table = fashionrec.ranking.evaluate_windows(nobody_moves, some, index, 1, days=20)
    assert table['nDCG@6'].low.isna().all()


@pytest.mark.parametrize('shuffled', ['time', 'customer', 'product', 'all equal'])
def test_shuffled(shuffled):
    "Where nothing is to be found the model is not proven to be ahead, and says so"
    index = shop(60)
    log = noise(index, 300, 12)
    rng = np.random.default_rng(1)
    if shuffled == 'all equal':
        log = log.assign(time=int(START))
    else:
        log[shuffled] = rng.permutation(log[shuffled])
    h = Histories(log, index.products)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', UserWarning)
        model = CustomerModel.fit(h, index, tune=False, most=300)
    assert 'not ahead' in model.said_of_rules() or 'not proven' in model.said_of_rules()
    table = fashionrec.ranking.evaluate_windows(nobody_moves, h, index)
    assert len(table) == 10 and table['nDCG@6', 'mean'].between(0, 0.5).all()


def test_nothing_compared():
    "A trained model that could not be compared with rules says so"
    index = shop(30)
    model = CustomerModel(index)
    assert model.said_of_rules() == ''
    model.trained = True
    assert 'was not compared with the simple rules' in model.said_of_rules()
