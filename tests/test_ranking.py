"Rules against what they say, libraries' lists, and evaluations whose figures are known by hand."

import inspect
import tracemalloc

import numpy as np
import pandas as pd
import pytest

from fashionrec.attributes import attribute_vectors, design_codes
from fashionrec.event_logs import DAY
from fashionrec.histories import Histories
from fashionrec.metrics import bootstrap_interval, paired_difference
from fashionrec.ranking import (
    NothingToMeasure,
    ask_rankers,
    asked_customers,
    best_rule,
    evaluate_rankers,
    evaluate_windows,
    exposure,
    paired,
    pooled_means,
    strata,
    summary,
    target_gains,
    window_cuts,
)
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.rules import (
    RULES,
    bought_again,
    clean_rows,
    counts,
    followed,
    following,
    from_scores,
    item_knn,
    next_visits,
    other_colour,
    popularity,
    ranker,
    simple_rules,
    true_scores,
)

pytestmark = pytest.mark.fast

VIEW, PURCHASE = 1, 3
NEWEST = pd.Timestamp('2024-05-01').timestamp()


def table_of(number, designs=0):
    "A table of products, some of them in several colours"
    colours = ['Red', 'Blue', 'Green']
    names = [
        f'Shirt {row // 3} {colours[row % 3]}' if row < designs else f'Own {row}'
        for row in range(number)
    ]
    kinds = [f'kind {row % 4}' for row in range(number)]
    own = [colours[row % 3] for row in range(number)]
    return pd.DataFrame(dict(title=names, articleType=kinds, baseColour=own))


def index_of(products):
    return SimilarityIndex(attribute_vectors(products, ['articleType', 'baseColour']), products)


def drawn(seed=0, number=12, customers=30, events=300, event=VIEW, days=40):
    "A log without any order that means something"
    rng = np.random.default_rng(seed)
    time = NEWEST + rng.integers(0, days, events) * DAY
    return Histories.from_codes(
        rng.integers(0, customers, events),
        rng.integers(0, number, events),
        np.full(events, event),
        time,
        pd.Index([f'c{row}' for row in range(customers)]),
        pd.RangeIndex(number),
    )


# Rules


@pytest.mark.parametrize('seed', range(3))
def test_following_is_counted(seed):
    "Ordered pairs of neighbours in the events of one customer, but of a product and itself"
    h = drawn(seed)
    wanted = np.zeros((12, 12))
    for first, last in zip(h.start[:-1], h.start[1:]):
        met = h.product[first:last]
        for one, other in zip(met[:-1], met[1:]):
            wanted[one, other] += one != other
    assert (following(h).toarray() == wanted).all()


@pytest.mark.parametrize('seed', range(3))
def test_next_visits_are_counted(seed):
    "In a log of purchases every product of a day is followed by every one of the next visit"
    h = drawn(seed, event=PURCHASE)
    across = np.zeros((12, 12))
    within = np.zeros((12, 12))
    table = h.events.assign(day=h.time // DAY)
    for _, mine in table.groupby('customer'):
        visits = [part['product'].tolist() for _, part in mine.groupby('day')]
        for one, other in zip(visits[:-1], visits[1:]):
            across[np.ix_(sorted(set(one)), sorted(set(other)))] += 1
        for visit in visits:
            for one, other in zip(visit[:-1], visit[1:]):
                within[one, other] += one != other
    assert (next_visits(h).toarray() == across).all()
    np.fill_diagonal(across, 0)
    assert (following(h).toarray() == across + within).all()


def test_large_visits_are_passed_over():
    "A wholesaler who buys 60 products twice says nothing of what follows what"
    h = Histories.from_codes(
        np.zeros(120, int),
        np.tile(np.arange(60), 2),
        np.full(120, PURCHASE),
        NEWEST + np.repeat([0, 5], 60) * DAY,
        pd.Index(['x']),
        pd.RangeIndex(60),
    )
    assert next_visits(h).nnz == 0


def test_followed_leaves_out_what_was_met():
    h = drawn()
    score = followed(h, None, None)(h)
    assert np.isinf(score[h.customer, h.product]).all()
    after = following(h).toarray()
    last = h.product[h.start[1:] - 1]
    met = np.zeros((30, 12), bool)
    met[h.customer, h.product] = True
    assert np.allclose(score[~met], (after[last] + popularity(h))[~met])


def test_item_knn_is_the_cosine():
    "Also with more products in the histories than are computed at a time"
    h = drawn(number=1200, customers=40, events=4000)
    met = np.zeros((40, 1200))
    met[h.customer, h.product] = 1
    columns = met / np.maximum(np.sqrt(met.sum(0)), 1)
    near = columns.T @ columns
    np.fill_diagonal(near, 0)
    wanted = met @ near
    wanted = np.where(wanted > 1e-6, 1 + wanted, popularity(h))
    assert np.allclose(item_knn(h, None, None)(h), wanted, atol=1e-4)


def test_other_colours_latest_first():
    products = table_of(12, 9)
    assert design_codes(products).tolist() == [0] * 3 + [1] * 3 + [2] * 3 + [-1] * 3
    h = Histories.from_codes(
        np.zeros(3, int),
        np.array([4, 0, 10]),
        np.full(3, VIEW),
        NEWEST + np.arange(3),
        pd.Index(['x']),
        products.index,
    )
    rows = ranker(other_colour(h, index_of(products), None), taken=VIEW)(h, 4)[0]
    assert rows.tolist()[:2] in ([1, 2], [2, 1]) and sorted(rows[2:]) == [3, 5]
    nameless = index_of(products.drop(columns='title'))
    assert np.allclose(other_colour(h, nameless, None)(h), popularity(h))


def test_rhythm():
    "What is due is before what was just bought, and what is bought often before what was once"
    days = dict(soap=[0, 10, 20], oil=[0, 28], once=[15], fresh=[0, 10, 20, 29])
    lines = [(name, day) for name, bought in days.items() for day in bought]
    log = pd.DataFrame(lines, columns=['product', 'day'])
    log['time'] = pd.to_datetime('2024-05-01') + pd.to_timedelta(log.day, unit='D')
    end = pd.DataFrame(dict(customer='y', product='x', time=[pd.Timestamp('2024-05-31')]))
    ids = pd.Index([*days, 'x'])
    h = Histories(pd.concat([log.assign(customer='a'), end]), ids, event='purchase')
    score = bought_again(h, None, None)(h)[0]
    usual = (20 + 28 + 29) / (2 + 1 + 3)
    gap = (20 + 2 * usual) / 4
    due = 3 / (1 + abs(np.log2(10 / ((20 + gap) / 3))))
    assert np.isclose(score[0], 1 + due, atol=1e-3)
    assert score[0] > score[1] and score[0] > score[2] > score[4]


def test_rules_leave_out_what_was_taken():
    "Bought, or viewed in a log of views; with repeated=True nothing"
    products = table_of(12, 6)
    index = index_of(products)
    for event in (VIEW, PURCHASE):
        h = drawn(event=event)
        met = h.pairs()
        rules = simple_rules(h, index)
        assert [*rules] == [name for name in RULES if name != 'bought again']
        for name, rank in rules.items():
            rows = rank(h, 12)
            keys = (np.arange(30)[:, None] * 12 + rows)[rows >= 0]
            assert not np.isin(keys, met).any(), name
        again = simple_rules(h, index, repeated=True)
        assert [*again] == [*RULES]
        assert np.isin(np.arange(30) * 12 + again['bought again'](h, 1)[:, 0], met).all()
    with pytest.raises(ValueError, match='no event is known'):
        simple_rules(h.part(slice(0)), index)
    assert (counts(h.part(slice(0))) == 0).all()


def test_rules_of_many_products_stay_small():
    "40,000 products: no table of all pairs, and customers in blocks"
    number = 40_000
    products = table_of(number, 30_000)
    rng = np.random.default_rng(0)
    x = rng.standard_normal((number, 8), np.float32)
    h = drawn(number=number, customers=200, events=4000, event=PURCHASE)
    tracemalloc.start()
    for name, rank in simple_rules(h, SimilarityIndex(x, products)).items():
        assert rank(h, 6).shape == (200, 6), name
    assert tracemalloc.get_traced_memory()[1] < 400e6
    tracemalloc.stop()


# Libraries


def test_true_scores():
    lowest = np.finfo(np.float32).min
    scores = np.array([[np.nan, -np.inf, lowest, -5, 0, 1, np.inf]])
    assert true_scores(scores).tolist() == [[False] * 3 + [True] * 4]
    assert true_scores(scores, zero=False).tolist() == [[False] * 3 + [True, False, True, True]]


def library(scores, filtered):
    "A stand-in for a library: what was taken comes last, with `filtered` as its score"

    def recommend(h, k):
        mine = scores[h.customers.str[1:].astype(int)]
        mine = np.where(np.isin(np.arange(mine.size).reshape(mine.shape), h.pairs()), -9e9, mine)
        rows = np.argsort(-mine, axis=1, kind='stable')[:, :k]
        found = np.take_along_axis(mine, rows, 1)
        return rows, np.where(found == -9e9, filtered, found)

    return recommend


@pytest.mark.parametrize('filtered', [np.finfo(np.float32).min, 0.0, -np.inf, np.nan])
def test_what_a_library_leaves_out_is_not_recommended(filtered):
    h = drawn(events=200)
    scores = np.random.default_rng(1).random((30, 12)) + 0.1
    wanted = ranker(lambda part: scores[part.customers.str[1:].astype(int)], taken=VIEW)
    rank = from_scores(library(scores, filtered), taken=VIEW)
    assert (rank(h, 12) == wanted(h, 12)).all()
    assert (rank(h, 3) == wanted(h, 3)).all()
    keep = np.arange(12) % 2 == 0
    assert (rank(h, 4, keep) == wanted(h, 4, keep)).all()


def test_a_library_without_a_filter():
    "What was taken is dropped, and enough is asked for"
    h = drawn(events=200)
    order = np.tile(np.arange(12), (30, 1))
    rank = from_scores(
        lambda part, k: (order[: len(part.customers), :k], 12.0 - order[: len(part.customers), :k]),
        taken=VIEW,
    )
    met = h.pairs()
    for row, given in enumerate(rank(h, 4)):
        rest = [product for product in range(12) if row * 12 + product not in met][:4]
        assert given.tolist() == rest + [-1] * (4 - len(rest))


def test_many_customers_are_asked_in_blocks():
    h = drawn(customers=600, events=3000)
    sizes = []

    def recommend(part, k):
        sizes.append(len(part.customers))
        return np.zeros((len(part.customers), 1), int), np.ones((len(part.customers), 1))

    assert from_scores(recommend, taken=None)(h, 2).tolist() == [[0, -1]] * 600
    assert sizes == [256, 256, 88]
    assert from_scores(recommend)(h.only([]), 2).shape == (0, 2)


def test_lists_that_are_none():
    h = drawn()
    for answer, message in [
        ((np.zeros((30, 2), int), np.zeros((30, 3))), r'\(30, 2\) products and \(30, 3\) scores'),
        ((np.zeros((2, 2), int), np.zeros((2, 2))), '2 lists to 30 customers'),
        ((np.full((30, 2), 12), np.zeros((30, 2))), 'als must give positions'),
    ]:
        with pytest.raises(ValueError, match=message):
            from_scores(lambda part, k: answer, name='als')(h, 2)
    assert clean_rows([[3, 1]], 2, 4, scores=[[0.0, 2]], zero=False).tolist() == [[-1, 1]]


# Evaluation


def sessions(number=400, seed=0, chain=0.9):
    "Sessions of two views on 60 days; a product is followed by the next one nine times of ten"
    rng = np.random.default_rng(seed)
    first = rng.integers(0, 6, number)
    then = np.where(rng.random(number) < chain, first + 1, first + 3) % 6
    time = NEWEST + np.repeat(np.sort(rng.integers(0, 60, number)), 2) * DAY
    return Histories.from_codes(
        np.repeat(np.arange(number), 2),
        np.stack([first, then], 1).ravel(),
        np.full(2 * number, VIEW),
        time + np.tile([0, 1], number),
        pd.Index([f's{row:04}' for row in range(number)]),
        pd.RangeIndex(6),
    )


def always(*rows):
    "A ranker that gives everybody the same"

    def rank(h, k, keep=None):
        return np.tile(rows, (len(h.customers), 1))

    return rank


@pytest.fixture(scope='module')
def look():
    return index_of(table_of(6))


def test_the_former_order_of_arguments():
    names = list(inspect.signature(evaluate_rankers).parameters)
    assert names[4:9] == ['cold', 'most', 'k', 'level', 'seed']
    assert names[2] == 'asked' and list(inspect.signature(asked_customers).parameters)[2] == 'cold'


def test_customers_who_come_once(look):
    "Nobody stands on both sides of a date, and all later sessions are asked"
    h = sessions()
    past, future = h.split(10)
    with pytest.raises(NothingToMeasure, match=r'h\.cut\(\)'):
        evaluate_rankers({}, past, future, look)
    known, given, asked = h.cut(10)
    table = evaluate_rankers({}, given, asked, look, known=known, rules=True, k=1)
    assert table.index.name == f'{given.active.sum()} customers'
    ndcg = table['nDCG@1', 'mean']
    assert ndcg.idxmax() == 'what followed the last' and 0.8 < ndcg.max() < 1


def test_what_is_known_to_all(look):
    "Novelty, the long tail and what is new come from `known`, not from what is given"
    h = sessions()
    known, given, asked = h.cut(10)
    rankers = dict(both=always(0, 1))
    own = evaluate_rankers(rankers, given, asked, look, known=known, k=2)
    met = np.bincount(known.product, minlength=6)
    share = (met + 1) / (met.sum() + 6)
    assert np.isclose(own['novelty', 'mean']['both'], -np.log2(share[:2]).mean())
    unmet = known.part(known.product > 1)
    customer, product, keep = asked_customers(given, asked, True, unmet)
    assert keep.tolist() == [True, True] + [False] * 4 and set(product) == {0, 1}
    with pytest.raises(ValueError, match='about other products'):
        asked_customers(given, asked, known=drawn())


def test_repeated_apart(look):
    "a, then a and b: b is new and a is repeated"
    lines = [('x', 0, 0), ('x', 0, 9), ('x', 1, 9), ('y', 2, 0), ('y', 3, 9)]
    log = pd.DataFrame(lines, columns=['customer', 'product', 'day'])
    log['time'] = pd.Timestamp('2024-05-01') + pd.to_timedelta(log.pop('day'), unit='D')
    past, future = Histories(log, look, event='purchase').split(5)
    ways = dict(zero=always(0, 1), one=always(1, 0))
    new = evaluate_rankers(ways, past, future, look, k=1)['Hit@1', 'mean']
    again = evaluate_rankers(ways, past, future, look, k=1, repeated=True)
    assert new.tolist() == [0, 0.5] and again['Hit@1', 'mean'].tolist() == [1, 0]
    assert again['Hit@1', 'low'].isna().all()  # Of one customer there is no interval
    table = evaluate_rankers({}, past, future, look, k=1, repeated=True, rules=True)
    assert table['Hit@1', 'mean']['bought again'] == 1
    with pytest.raises(ValueError, match='not taken again'):
        evaluate_rankers(ways, past, future, look, cold=True, repeated=True)
    with pytest.raises(NothingToMeasure, match='leave repeated=True out'):
        evaluate_rankers(ways, past, future.part(future.product == 3), look, repeated=True)


@pytest.fixture(scope='module')
def answers(look):
    known, given, asked = sessions().cut(20)
    ways = simple_rules(known, look) | dict(mine=always(5, 4, 3), other=always(0, 1, 2))
    return ask_rankers(ways, given, asked, look, known, k=3)


def test_paired_is_the_paired_difference(answers):
    table = paired(answers)
    assert best_rule(answers) == 'what followed the last' and table.index.name.endswith("last'")
    assert table['mean'].is_monotonic_decreasing and best_rule(answers) not in table.index
    mine, rule = (answers.scores[name][['nDCG@3']] for name in ('mine', best_rule(answers)))
    wanted = paired_difference(mine, rule).iloc[0]
    assert np.allclose(table.loc['mine'], wanted)
    hits = [answers.scores[name]['Hit@3'].mean() for name in ('other', 'mine')]
    assert np.isclose(paired(answers, 'mine', 'Hit@3').loc['other', 'mean'], hits[0] - hits[1])
    few = ask_rankers(
        dict(mine=always(0)),
        answers.given,
        answers.given.part(answers.given.product >= 0),
        index_of(table_of(6)),
        repeated=True,
        k=1,
    )
    with pytest.raises(ValueError, match='no simple rule'):
        paired(few)
    with pytest.raises(ValueError, match='one ranker only'):
        paired(few, 'mine')


def test_strata_hold_all(answers):
    "Each stratum's mean, weighted by what was asked, is the mean of all"
    table = strata(answers)
    gains = target_gains(answers)
    for by, means in {
        'on sale': gains.mean(),
        'met': gains.mean(),
        'history': pd.Series({n: s['nDCG@3'].mean() for n, s in answers.scores.items()}),
    }.items():
        part = table.loc[by]
        whole = part.drop(columns='asked').mul(part.asked, axis=0).sum() / part.asked.sum()
        assert np.allclose(whole, means[whole.index]), by
    assert table.loc['history'].index.tolist() == ['1 event']
    assert table.loc[('met', 'least met 80 %'), 'asked'] + table.loc[
        ('met', 'most met 20 %'), 'asked'
    ] == len(answers.product)


def test_exposure_by_hand():
    h = Histories.from_codes(
        np.zeros(6, int),
        np.array([0, 0, 0, 1, 1, 2]),
        np.full(6, VIEW),
        NEWEST + np.array([0, 1, 2, 3, 30, 31]) * DAY,
        pd.Index(['x']),
        pd.RangeIndex(5),
    )
    rows = np.array([[0, 2], [0, 3], [0, -1]])
    shown = exposure(rows, h)
    assert np.isclose(shown['coverage'], 3 / 5)
    assert np.isclose(shown['tail'], 2 / 5)  # All but product 0
    assert np.isclose(shown['new'], 2 / 5)  # 2 was first met yesterday, 3 by nobody
    differences = np.abs(np.subtract.outer([3, 0, 1, 1, 0], [3, 0, 1, 1, 0])).sum()
    assert np.isclose(shown['gini'], differences / (2 * 5 * 5))
    assert exposure(np.full((2, 3), -1), h)[['coverage', 'tail', 'gini']].tolist() == [0, 0, 0]


def test_one_window_is_the_bootstrap(answers):
    scores = answers.scores['mine']
    pooled = pooled_means([scores], [answers.given.customers])
    assert np.allclose(pooled, bootstrap_interval(scores, np.arange(len(scores))))


def test_a_customer_of_two_windows_is_drawn_once():
    "Two windows of the same customers are no more certain than one; of others they are"
    scores = pd.DataFrame(dict(hit=np.arange(60) % 2.0))
    ids = np.arange(60)

    def width(*ids):
        table = pooled_means([scores] * len(ids), list(ids))
        return (table.high - table.low)['hit']

    assert np.isclose(width(ids, ids), width(ids))
    assert width(ids, ids + 60) < 0.85 * width(ids)


def test_windows(look):
    seen = []
    h = sessions()

    def make(known, index):
        seen.append(known.time.max())
        return dict(mine=always(5, 4))

    table = evaluate_windows(make, h, look, windows=3, seeds=2, days=10, k=2)
    moments = h.time.max() - np.repeat([1, 2, 3], 2) * 10 * DAY
    assert len(seen) == 6 and (seen <= moments).all() and (seen > moments - 2 * DAY).all()
    assert table.index.name.startswith('6 windows') and list(table.index)[-1] == 'mine'
    parts = [
        ask_rankers(dict(mine=always(5, 4)), given, asked, look, known, k=2)
        for known, given, asked in window_cuts(h, 3, 2, 10)
    ]
    means = [summary(part)['nDCG@2', 'mean']['mine'] for part in parts]
    assert np.isclose(table['nDCG@2', 'mean']['mine'], np.mean(means))
    less = "nDCG@2 less 'what followed the last'"
    assert table[less, 'high']['mine'] < 0 == table[less, 'mean']['what followed the last']
    assert evaluate_windows(make, h, look, rules=False).index.tolist() == ['mine']


def test_windows_refused(look):
    h = sessions()
    names = iter('abc')
    with pytest.raises(ValueError, match='too short for 6 windows'):
        evaluate_windows(lambda known, index: {}, h, look, windows=6, days=10)
    with pytest.raises(ValueError, match='at least 1'):
        evaluate_windows(lambda known, index: {}, h, look, windows=0)
    with pytest.raises(ValueError, match='no events to cut'):
        evaluate_windows(lambda known, index: {}, h.part(slice(0)), look)
    with pytest.raises(ValueError, match='gives no ranker'):
        evaluate_windows(lambda known, index: {}, h, look, rules=False)
    with pytest.raises(ValueError, match='other names at another moment'):
        evaluate_windows(lambda known, index: {next(names): always(0)}, h, look)
    with pytest.raises(NothingToMeasure, match='takes a product again'):
        evaluate_windows(lambda known, index: {}, h, look, repeated=True)


def test_a_window_without_anything_is_told(look):
    "Nobody came in the middle of the log"
    h = sessions()
    day = (h.time - NEWEST) // DAY
    h = h.part((day < 40) | (day >= 50) & (day < 60))
    moment = h.time.max() - 10 * DAY
    late = h.part((h.time > moment) | (h.time < moment - 10 * DAY) & (h.product == 0))
    with pytest.warns(UserWarning, match='1 cut is left out: nothing to measure'):
        evaluate_windows(lambda known, index: {}, late, look, windows=2, days=15)


# Logs that make no sense


def test_one_product(look):
    h = sessions()
    known, given, asked = h.from_codes(
        h.customer, np.zeros(len(h), int), h.event, h.time, h.customers, h.products
    ).cut(20)
    with pytest.raises(NothingToMeasure, match='all events are of one product'):
        evaluate_rankers({}, given, asked, look, known=known, rules=True)


def test_one_customer():
    "One customer is measured where there is something new, and has no interval"
    number = 30
    h = Histories.from_codes(
        np.zeros(number, int),
        np.arange(number),
        np.full(number, VIEW),
        NEWEST + np.arange(number) * DAY,
        pd.Index(['x']),
        pd.RangeIndex(number),
    )
    known, given, asked = h.cut(3)
    table = evaluate_rankers({}, given, asked, index_of(table_of(number)), known=known, rules=True)
    assert table.index.name == '1 customer'
    assert table['nDCG@6', 'mean'].between(0, 1).all() and table['nDCG@6', 'low'].isna().all()


def test_equal_times(look):
    "At one moment there is no time to cut at: later customers are a fifth, drawn"
    h = sessions()
    at_once = h.from_codes(
        h.customer, h.product, h.event, np.full(len(h), int(NEWEST)), h.customers, h.products
    )
    with pytest.raises(NothingToMeasure, match=r'h\.cut\(\)'):
        evaluate_rankers({}, *at_once.split(1), look)
    table = evaluate_windows(lambda known, index: {}, at_once, look, windows=2, k=1)
    assert table.index.name.startswith('2 windows, 1')
    assert table['nDCG@1', 'mean']['what followed the last'] > 0.8


def test_shuffled(look):
    "Where order says nothing, what followed the last is worth no more than the popular"
    h = sessions(2000, chain=0)
    mixed = np.random.default_rng(0).permutation(h.product)
    h = h.from_codes(h.customer, mixed, h.event, h.time, h.customers, h.products)
    table = evaluate_windows(lambda known, index: {}, h, look, k=1)
    ndcg = table['nDCG@1', 'mean']
    assert (
        abs(ndcg['what followed the last'] - 1 / 5) < 0.05 and abs(ndcg['popular'] - 1 / 5) < 0.05
    )
