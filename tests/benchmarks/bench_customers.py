"""Recommendations from SIMULATED histories: `python tests/benchmarks/bench_customers.py --data
PATH` (Kaggle's folder or zip; the sample without it).

Everybody learns from the past and predicts the next month's purchases: simple rules, item-kNN
and matrix factorisation of `implicit`, VBPR of `cornac` (both take part where they are
installed), and the model of room 05a. What each voice of the model is worth, segments against the
simulation's tastes, and how long things take. Writes data/results/customers.json.
"""

import json
import warnings
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.customers import CustomerModel
from fashionrec.data import Catalogue
from fashionrec.ranking import evaluate_rankers
from fashionrec.resnet_similarity import Embedder, SimilarityIndex
from fashionrec.rules import ranker, simple_rules
from fashionrec.segments import segment_agreement
from fashionrec.simulation import simulate_histories
from left_out import Unjudged, features_of_voices
from measuring import save_parts, timed
from scipy import sparse
from threadpoolctl import threadpool_limits

STRENGTH = np.array([1.0, 1.0, 2.0, 3.0])  # Of search, view, cart, purchase, for the libraries


def table(h):
    "Customers by products, weighted by the strength of the event"
    return sparse.csr_matrix(
        (STRENGTH[h.event].astype(np.float32), (h.customer, h.product)),
        shape=(len(h.customers), len(h.products)),
    )


def by_customer(past, score, zero=True):
    "A ranker from `score(positions of customers)`; with zero=False a score of 0 is none"
    return ranker(lambda h: score(past.customers.get_indexer(h.customers)), zero=zero)


def implicit_ways(past, future, index, seed):
    """Item-kNN and matrix factorisation of `implicit`, each with the setting that is best on the
    last month of the past"""
    try:
        from implicit.als import AlternatingLeastSquares
        from implicit.nearest_neighbours import BM25Recommender, CosineRecommender
    except ImportError:
        return {}, {}
    makers = {
        'item-kNN': {
            f'{c.__name__}, K={k}': (lambda c=c, k=k: c(K=k))
            for c, k in ((CosineRecommender, 50), (CosineRecommender, 200), (BM25Recommender, 200))
        },
        'matrix factorisation': {
            f'ALS, {f} factors, alpha={a}': (
                lambda f=f, a=a: AlternatingLeastSquares(
                    f, alpha=a, regularization=0.05, iterations=15, random_state=seed
                )
            )
            for f, a in ((16, 2), (64, 2), (64, 10))
        },
    }

    def fitted(make, h):
        m, a = make(), table(h)
        with threadpool_limits(1, 'blas'):
            m.fit(a, show_progress=False)  # It has threads of its own
        if hasattr(m, 'user_factors'):
            return by_customer(h, lambda c: m.user_factors[c] @ m.item_factors.T, zero=False)
        return by_customer(h, lambda c: (a[c] @ m.similarity).toarray(), zero=False)

    older, newer = past.split(28)
    ways, chosen = {}, {}
    for name, tries in makers.items():
        t = evaluate_rankers(
            {n: fitted(f, older) for n, f in tries.items()},
            older,
            newer,
            index,
            most=1000,
            seed=seed,
        )
        chosen[name] = t['nDCG@6', 'mean'].idxmax()
        ways[name] = fitted(tries[chosen[name]], past)
    return ways, chosen


def vbpr_way(past, index, seed, epochs=20):
    "VBPR of `cornac`, which sees pictures and so can rank new products"
    try:
        from cornac.data import Dataset, ImageModality
        from cornac.models import VBPR
    except ImportError:
        return {}
    n = len(index)
    pairs = pd.DataFrame(dict(u=past.customer, i=past.product)).drop_duplicates()
    data = Dataset.build(
        [*zip(pairs.u.tolist(), pairs.i.tolist(), [1.0] * len(pairs))],
        global_uid_map={u: u for u in range(len(past.customers))},
        global_iid_map={i: i for i in range(n)},
        seed=seed,
    )
    pictures = ImageModality(features=index.vectors, ids=list(range(n)))
    pictures.build(id_map={i: i for i in range(n)})
    data.add_modalities(item_image=pictures)
    m = VBPR(
        k=16, k2=16, n_epochs=epochs, batch_size=4096, learning_rate=0.01, verbose=False, seed=seed
    ).fit(data)
    # What was never met has nothing of its own but its picture
    met = np.bincount(past.product, minlength=n) > 0
    own, bias = m.gamma_item * met[:, None], m.beta_item * met + m.visual_bias
    return {
        'VBPR': by_customer(
            past, lambda c: m.gamma_user[c] @ own.T + m.theta_user[c] @ m.theta_item.T + bias
        )
    }


def plain(t):
    "A table with two levels of columns as JSON values"
    return {r: {' '.join(c): round(float(v), 5) for c, v in row.items()} for r, row in t.iterrows()}


def quality(cat, index, customers, most, seed):
    "Everything that is measured on simulated customers, but speed"
    h = simulate_histories(cat, customers, seed=seed)
    past, future = h.split(30)
    model, fitting = timed(CustomerModel.fit, past, index, seed=seed)
    print(h, fitting.rounded(), flush=True)
    libraries, chosen = implicit_ways(past, future, index, seed)
    ways = {
        **simple_rules(past, index, seed),
        **libraries,
        **vbpr_way(past, index, seed),
        'model': model.as_ranker(repeats=False),
        'model, diversity .3': model.as_ranker(0.3, repeats=False),
    }
    warm, cold = (
        evaluate_rankers(ways, past, future, index, cold=c, most=most, seed=seed)
        for c in (False, True)
    )
    less = {'all': []} | {f'without {n}': f for n, f in features_of_voices(model).items()}
    less = {
        n: Unjudged.fit(
            past, index, tune=False, without=f, most=1000, seed=seed
        ).as_ranker(repeats=False)
        for n, f in less.items()
    }
    parts = evaluate_rankers(less, past, future, index, most=most, seed=seed)
    made = model.segments(past)
    moved = model.importance(past.only(slice(1000))).round(3).to_dict()
    values = dict(
        events=len(h),
        customers=customers,
        asked=warm.index.name,
        asked_cold=cold.index.name,
        settings=chosen,
        fit=fitting.rounded(),
        half_life=float(model.half_life),
        event_weights=model.event.tolist(),
        moves=moved,
        learnt=model.learnt,
        judged=model.judged,
        warm=plain(warm),
        cold=plain(cold),
        without=plain(parts),
        segments=made.table.round(4).to_dict('records'),
        stability=made.stability.round(3).to_dict(),
        agreement=segment_agreement(made, past, seed).round(4).to_dict(),
    )
    for name, t in dict(warm=warm, cold=cold, without=parts).items():
        print(f'\n{name}\n{t.xs("mean", axis=1, level=1).round(4).to_string()}', flush=True)
    print(
        f'\n{made.table.to_string()}\n{values["agreement"]}\nstability {values["stability"]}',
        f'\n{chosen}, half-life {model.half_life}',
        flush=True,
    )
    return model, values


def speed(model, cat, customers, seed):
    "How long many customers take, and one"
    h, simulating = timed(simulate_histories, cat, customers, events=31, seed=seed + 1)
    one = [h.only([i]).events[['product', 'event', 'time']] for i in range(100)]
    took = [timed(model.for_customer, events, now='2024-07-01')[1] for events in one]
    one = pd.DataFrame([timer.rounded() for timer in took]).median()
    _, neighbours = timed(model.neighbours, np.arange(len(model.x)))  # Kept from then on
    _, ranking = timed(model.rank, h, k=6)
    return dict(
        customers=customers,
        events=len(h),
        products=len(model.x),
        k=6,
        threads=torch.get_num_threads(),
        simulate=simulating.rounded(),
        neighbours=neighbours.rounded(),
        rank=ranking.rounded(),
        one_customer={c: round(float(v), 4) for c, v in one.items()},
    )


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    customers: int = 5000,  # Simulated customers to learn from
    most: int = 1000,  # Of them, that are asked for the next purchase
    many: int = 100_000,  # Simulated customers to recommend to, for the speed
    embedder: str = 'fashion',  # Of the pictures
    vectors: str = '',  # A folder where the index is kept from run to run
    seed: int = 0,  # Of the simulation and of all that is learnt
    out: str = 'data/results',  # Folder for the results
):
    "Measure recommendations on simulated customers"
    warnings.filterwarnings(
        'ignore', '.*(OpenBLAS|CSR input)'
    )  # implicit is held to one thread, and converts what it needs
    cat = Catalogue.open(data)
    if vectors and Path(vectors).exists():
        index = SimilarityIndex.load(vectors, None, cat)
    else:
        index = SimilarityIndex.build(cat, Embedder(embedder))
        if vectors:
            index.save(vectors)
    name = 'customers' if cat.name.startswith('kaggle') else 'customers_sample'
    model, values = quality(cat, index, customers, most, seed)
    setting = dict(catalogue=cat.name, products=len(index), histories='SIMULATED', seed=seed)
    numbers = {key: value for key, value in values.items() if not isinstance(value, (dict, list))}
    tables = {key: value for key, value in values.items() if key not in numbers}
    save_parts(out, name, tables, **setting, **numbers)
    took = speed(model, cat, many, seed)
    print(json.dumps(took, indent=1))
    save_parts(out, name, dict(speed=took), **setting)
