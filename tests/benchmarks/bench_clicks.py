"""Recommendations from a REAL log, the clicks of an online shop for clothing:
`fashionrec bench clicks --data ZIP_OR_FOLDER` (events.csv and products.csv, as the preset 'clicks'
reads them).

The log is cut at several moments, 28 days apart, and each session of the 28 days after a moment at
a random event: its beginning is given, the products that it views for the first time afterwards are
asked for. Compared on the same sessions are the model of room 05a, all simple rules, and three
libraries' rankings of `implicit` (left out, with a word, where it is not installed). Each of these
has six settings to choose from, on the validation part of what is known at the moment.

Measured too: what each voice of the model is worth, for which sessions and products who is good,
how long things take, segments, and ten sessions looked at one by one (`--only speed` and
`--only looked_at` measure these alone). Writes data/results/clicks.json: aggregates only, no row of
the log.
"""

import tempfile
import warnings
import zipfile
from contextlib import contextmanager
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.customers import CustomerModel
from fashionrec.event_logs import DAY
from fashionrec.histories import Histories
from fashionrec.ranking import (
    all_scores,
    asked_customers,
    ask_rankers,
    best_rule,
    evaluate_rankers,
    evaluate_windows,
    pooled_means,
    strata,
    window_cuts,
)
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.rules import from_scores, simple_rules
from left_out import Unjudged, features_of_voices
from measuring import save_parts, timed
from scipy import sparse
from threadpoolctl import threadpool_limits

SOURCE = 'UCI Machine Learning Repository, data set 553, Lapczynski and Bialowas, CC BY 4.0'
METRIC = 'nDCG@6'
RULE = 'what followed the last'  # The best one on this log
ASKED = dict(most=3000, k=6)  # Sessions of each cut, length of the list
FADING = 0.7  # What each product counts, of the one after it, where a history fades


def holds_log(
    data,  # A zip or a folder
):  # Whether it is one of a log, and not the catalogue that other measurements want
    "Whether there is an events.csv"
    path = Path(data)
    if zipfile.is_zipfile(path):
        return 'events.csv' in zipfile.ZipFile(path).namelist()
    return (path / 'events.csv').is_file()


@contextmanager
def unpacked(
    data,  # The zip, or a folder with its files
):  # The folder
    "The folder with events.csv and products.csv"
    if Path(data).is_dir():
        yield Path(data)
        return
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(data) as archive:
        for name in ('events.csv', 'products.csv'):
            archive.extract(name, folder)
        yield Path(folder)


def met(h):
    "Sessions by products, 1 for what was viewed"
    ones = np.ones(len(h), np.float32)
    shape = len(h.customers), len(h.products)
    return sparse.csr_matrix((ones, (h.customer, h.product)), shape).sign()


def faded(h):
    "As `met`, but the last product counts most"
    back = h.start[h.customer + 1] - 1 - np.arange(len(h))
    place = (np.float32(FADING**back), (h.customer, h.product))
    return sparse.csr_matrix(place, (len(h.customers), len(h.products)))


def library_settings(seed):
    "Ranking → setting → (a model of `implicit`, what it sees of a history); none if not installed"
    try:
        from implicit.als import AlternatingLeastSquares
        from implicit.nearest_neighbours import BM25Recommender, CosineRecommender
    except ImportError:
        print('implicit is not installed: its rankings are left out')
        return {}

    def als(factors, alpha):
        return lambda: AlternatingLeastSquares(
            factors, alpha=alpha, regularization=0.05, iterations=15, random_state=seed
        )

    makers = {
        'implicit, item-to-item cosine': {
            f'K={k}': lambda k=k: CosineRecommender(K=k) for k in (20, 60, 217)
        },
        'implicit, item-to-item BM25': {
            f'K={k}': lambda k=k: BM25Recommender(K=k) for k in (20, 60, 217)
        },
        'implicit, ALS': {
            f'{f} factors, alpha={a}': als(f, a) for f, a in ((16, 2), (64, 2), (64, 10))
        },
    }
    seen = {'all alike': met, 'the last counts most': faded}
    return {
        name: {f'{s}, {w}': (make, see) for s, make in tries.items() for w, see in seen.items()}
        for name, tries in makers.items()
    }


def library_ranker(make, see, known):
    "A model of `implicit`, fitted, as a ranker: what has no true score is in no list"
    model = make()
    with threadpool_limits(1, 'blas'):  # It has threads of its own
        model.fit(met(known), show_progress=False)

    def recommend(h, k):
        options = dict(N=k, filter_already_liked_items=False, recalculate_user=True)
        return model.recommend(np.arange(len(h.customers)), see(h), **options)

    return from_scores(recommend, taken=int(known.event.max()))


def libraries(known, index, seed):
    "The rankings of `implicit`, each with its best setting, and these settings"
    earlier, given, asked = known.cut(seed=seed)
    ways, chosen = {}, {}
    for name, tries in library_settings(seed).items():
        rankers = {s: library_ranker(*how, earlier) for s, how in tries.items()}
        table = evaluate_rankers(rankers, given, asked, index, known=earlier, seed=seed, most=1500)
        chosen[name] = table[METRIC, 'mean'].idxmax()
        ways[name] = library_ranker(*tries[chosen[name]], known)
    return ways, chosen


class Learners:
    "What is learnt from the log as it was known at each moment, learnt once"

    def __init__(self, seed):
        self.seed = seed
        self.rankers, self.chosen, self.models = {}, {}, {}

    def __call__(self, known, index):
        moment = str(pd.Timestamp(known.time.max(), unit='s').date())
        if moment not in self.rankers:
            model, took = timed(CustomerModel.fit, known, index, seed=self.seed)
            ways, self.chosen[moment] = libraries(known, index, self.seed)
            self.rankers[moment] = {'model': model.as_ranker(repeats=False), **ways}
            self.models[moment] = dict(
                learnt=model.learnt,
                half_life=float(model.half_life),
                judged=model.judged,
                fit=took.rounded(1),
                moves=model.importance(known.only(slice(1000))).astype(float).round(3).to_dict(),
            )
            print(moment, self.models[moment], self.chosen[moment], flush=True)
        return self.rankers[moment]


class WithoutVoices:
    "Models without each of their voices: of one half-life, none falling back to a rule"

    def __init__(self, voices, seed):
        self.less = {'all voices': []} | {f'without {v}': names for v, names in voices.items()}
        self.seed = seed
        self.rankers = {}

    def __call__(self, known, index):
        moment = known.time.max()
        if moment not in self.rankers:
            self.rankers[moment] = {
                name: Unjudged.fit(
                    known, index, tune=False, without=left, seed=self.seed
                ).as_ranker(repeats=False)
                for name, left in self.less.items()
            }
        return self.rankers[moment]


def plain(table):
    "A table as JSON values; what is not known is left out"
    named = {name: ' '.join(name) if isinstance(name, tuple) else name for name in table}
    return {
        ', '.join(row) if isinstance(row, tuple) else row: {
            named[name]: round(float(value), 5) for name, value in line.items() if pd.notna(value)
        }
        for row, line in table.iterrows()
    }


def differences(answers, rival, seed):
    "Paired differences to a ranker over all cuts, and the mean scores, with intervals"
    scores = [all_scores(each, rival) for each in answers]
    means = pooled_means(scores, [each.given.customers for each in answers], seed=seed)
    less = means.xs(f'{METRIC} less {rival!r}', level=1)
    return means.xs(METRIC, level=1), less.drop(index=rival)


def one_window(answers, seed):
    "The cuts of one moment: how much is known, who is best, and by how much"
    known = answers[0].known
    means = {
        name: np.mean([each.scores[name][METRIC].mean() for each in answers])
        for name in {best_rule(each) for each in answers}
    }
    rule = max(means, key=means.get)
    scores, less = differences(answers, rule, seed)
    return dict(
        known_events=len(known),
        known_days=round(float(known.days), 1),
        asked=[len(each.given.customers) for each in answers],
        best_rule=rule,
        scores=plain(scores),
        differences=plain(less),
    )


def pooled_strata(answers):
    "Strata of all cuts together: each product and session counts alike"
    total, asked = 0, 0
    tables = [strata(each) for each in answers]
    for table in tables:
        weights = table.asked
        total = table.drop(columns='asked').mul(weights, axis=0).add(total, fill_value=0)
        asked = weights.add(asked, fill_value=0)
    return total.div(asked, axis=0).assign(asked=asked)


def compared(log, index, windows, seeds, days, seed):
    "Model, rules and libraries in all windows"
    learners = Learners(seed)
    cut = dict(windows=windows, seeds=seeds, days=days, seed=seed)
    table = evaluate_windows(learners, log, index, **cut, **ASKED)
    print(table.xs('mean', axis=1, level=1).round(4).to_string(), flush=True)
    moments = {}
    for known, given, asked in window_cuts(log, **cut):
        ways = {**simple_rules(known, index, seed), **learners(known, index)}
        found = ask_rankers(ways, given, asked, index, known, seed=seed, **ASKED)
        moment = str(pd.Timestamp(known.time.max(), unit='s').date())
        moments.setdefault(moment, []).append(found)
    everything = [each for found in moments.values() for each in found]
    means = table[METRIC, 'mean']
    rivals = {
        'rule': max(simple_rules(log, index), key=means.get),
        'library': max(next(iter(learners.chosen.values())), key=means.get, default=None),
    }
    less = {
        what: plain(differences(everything, name, seed)[1])['model']
        for what, name in rivals.items()
        if name
    }
    return dict(
        all_windows=dict(table=plain(table), said=table.index.name, best=rivals, model_less=less),
        windows={moment: one_window(found, seed) for moment, found in moments.items()},
        strata=plain(pooled_strata(everything)),
        settings=learners.chosen,
        models=learners.models,
    )


def ablation(log, index, voices, windows, days, seed):
    "The model without each of its voices, and how much less that is than all of them"
    models = WithoutVoices(voices, seed)
    found = []
    for known, given, asked in window_cuts(log, windows, 1, days, seed):
        ways = models(known, index)
        found.append(ask_rankers(ways, given, asked, index, known, seed=seed, **ASKED))
    scores, less = differences(found, 'all voices', seed)
    print(scores.join(less.add_suffix(' less')).round(4).to_string(), flush=True)
    return dict(scores=plain(scores), differences=plain(less), features=models.less)


def speed(log, index, seed):
    "How long fitting on the whole log takes, one customer, and all of them"
    model, fitting = timed(CustomerModel.fit, log, index, seed=seed)
    rows = np.random.default_rng(seed).choice(len(log.customers), 200, replace=False)
    own = [log.only([row]) for row in rows]
    tables = [h.events[['product', 'event', 'time']] for h in own]
    model.for_customer(tables[0])  # The neighbours of products are looked up once
    ways = {
        'from_table': (model.for_customer, tables),
        'from_histories': (model.for_customer, own),
        'only_ranked': (model.rank, own),
    }
    one = {
        name: pd.DataFrame([timed(ask, each)[1].rounded() for each in asked]).median()
        for name, (ask, asked) in ways.items()
    }
    _, ranking = timed(model.rank, log)
    return model, dict(
        events=len(log),
        customers=len(log.customers),
        threads=torch.get_num_threads(),
        fit=fitting.rounded(1),
        one_customer={name: took.round(4).to_dict() for name, took in one.items()},
        everybody=ranking.rounded(1),
    )


def segmented(model, log):
    "Segments of the sessions: how stable, how named"
    made, took = timed(model.segments, log)
    for row in range(len(made.table)):  # Properties of products, never their ids
        words = set(made.table.description.iloc[row].replace(',', ' ').replace(':', ' ').split())
        assert not words & set(map(str, log.products)), 'the name of a segment holds an id'
    return dict(
        took=took.rounded(1),
        table=made.table.round(4).to_dict('records'),
        stability={str(k): round(float(v), 3) for k, v in made.stability.items()},
    )


def measured(log, index, windows, seeds, days, seed):
    "Everything but the sessions that are looked at"
    parts = compared(log, index, windows, seeds, days, seed)
    model, took = speed(log, index, seed)
    parts |= dict(speed=took, segments=segmented(model, log))
    print(parts['speed'], parts['segments'], flush=True)
    parts['ablation'] = ablation(log, index, features_of_voices(model), windows, days, seed)
    return parts


def place_of(
    product,  # Row of a product
    rows,  # Of those that are shown
):  # From 1; None where it is not among them
    "At which place a product is shown"
    found = np.flatnonzero(rows == product)
    return int(found[0]) + 1 if len(found) else None


def told_of(
    shown,  # What `for_customer` gives
    given,  # The products that the session had viewed, in order
):  # 'voice, last' or 'voice, earlier' or 'popular' → how many of what is shown
    "What voices brought products to a session, by its last product or by an earlier one"
    last = given[-1]
    told = [
        voice if because is None else f'{voice}, {"last" if because == last else "earlier"}'
        for voice, because in zip(shown.voice, shown.because)
    ]
    return {name: int(number) for name, number in pd.Series(told).value_counts().items()}


def looked_at(log, index, days, seed, number=10):
    "Sessions drawn from the last window: only counts of each, no id of a session or a product"
    known, given, asked = log.cut(days, seed)
    model = CustomerModel.fit(known, index, seed=seed)
    follow = simple_rules(known, index, seed)[RULE]
    customer, product, _ = asked_customers(given, asked, known=known)
    drawn = np.random.default_rng(seed).choice(np.unique(customer), number, replace=False)
    types = index.products.articleType.to_numpy()
    sessions = {}
    for turn, row in enumerate(np.sort(drawn), 1):
        h = given.only([row])
        shown = model.for_customer(h, k=ASKED['k'])
        rows = log.products.get_indexer(shown.index)
        assert (rows == model.as_ranker(repeats=False)(h, ASKED['k'])[0]).all()
        wanted = product[customer == row]
        later = asked.only([row]).product
        following = later[np.isin(later, wanted)][0]
        lists = dict(model=rows, rule=follow(h, ASKED['k'])[0])
        sessions[str(turn)] = dict(
            views=len(h),
            types=pd.Series(types[h.product]).value_counts().to_dict(),
            told=told_of(shown, log.products[h.product]),
            asked=len(wanted),
            found={way: int(np.isin(wanted, six).sum()) for way, six in lists.items()},
            place={way: place_of(following, six) for way, six in lists.items()},
        )
    return dict(rule=RULE, learnt=model.learnt, sessions=sessions)


@call_parse
def main(
    data: str = '',  # The zip of the clicks, or a folder with its events.csv and products.csv
    windows: int = 4,  # Moments at which the log is cut
    seeds: int = 2,  # Cuts at each moment
    days: float = 28,  # Length of a window
    seed: int = 0,  # Of all that is drawn and learnt
    only: str = '',  # 'looked_at' for the ten sessions alone, 'speed'; all parts when ''
    out: str = 'data/results',  # Folder for the results
):
    "Measure recommendations on a real log of clicks"
    alone = dict(
        looked_at=lambda log, index: dict(looked_at=looked_at(log, index, days, seed)),
        speed=lambda log, index: dict(speed=speed(log, index, seed)[1]),
    )
    if only and only not in alone:
        raise SystemExit(f'only {" and ".join(alone)} are measured alone, not {only!r}')
    if not holds_log(data):
        print(f'no events.csv in {data or "--data"}: the clicks are not measured')
        return
    warnings.filterwarnings('ignore', '.*(OpenBLAS|CSR input)')  # implicit converts what it needs
    with unpacked(data) as folder:
        index = SimilarityIndex.from_table(folder / 'products.csv')
        log = Histories(folder / 'events.csv', index.products, preset='clicks')
    print(log, index, flush=True)
    parts = {}
    for name, measure in alone.items():
        if only == name or not only and name == 'looked_at':
            parts |= measure(log, index)
            print(parts[name], flush=True)
    if not only:
        parts |= measured(log, index, windows, seeds, days, seed)
    setting = dict(
        log='clothing clicks',
        source=SOURCE,
        events=len(log),
        sessions=len(log.customers),
        products=len(index),
        log_days=round(log.time.max() / DAY - log.time.min() / DAY, 1),
        days=days,
        seeds=seeds,
        seed=seed,
    )
    save_parts(out, 'clicks', parts, **setting)
