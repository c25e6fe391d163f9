"""What pictures add in two SIMULATED worlds: `fashionrec bench worlds --data PATH` (Kaggle's folder
or zip; the drawn sample without it).

In the world 'attributes' customers choose by attributes, in 'look' by the look of the pictures, see
page 04i. Three questions are asked of each:

- How well does a similarity to the product before tell the next product from another of its type?
- How well are the next month's purchases foreseen?
- Given the type that a customer opens next, which new products of it do they meet?

The answers are those of the simple rules; of a plain rule that adds to popularity how near a
product is to the mean of the history, by attributes, pictures, both, or the looks themselves, which
no method knows; and of `CustomerModel`, kept from falling back to a rule, in four forms: as it is,
without its picture features, from attributes alone (no picture in its vectors), and from the looks
themselves. Compared are paired differences on the same customers.

`--index` is a folder in which the index of the catalogue was saved; it is built and saved there
where there is none. Writes data/results/worlds.json, or worlds_sample.json for the sample.
"""

import numpy as np
import pandas as pd
from fastcore.script import call_parse
from fashionrec.attributes import attribute_vectors
from fashionrec.data import Catalogue
from fashionrec.histories import next_purchases
from fashionrec.interests import event_table
from fashionrec.metrics import bootstrap_interval, paired_difference
from fashionrec.nearest import unit
from fashionrec.ranking import counts, ranker, score_lists, simple_rules
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.simulation import WORLDS, next_steps, picture_looks, simulate_histories, told_apart
from bench_nearness import index_of
from left_out import Unjudged
from measuring import save_parts, timed

SHOWN = 'Hit@6', 'nDCG@6', 'MAP@12'  # Of the metrics of `score_lists`
NEIGHBOURS = 'neighbours of the last viewed', 'one mean vector'  # Rules that ask the vectors
BETAS = 0, 0.1, 0.2, 0.5, 1.0  # How much nearness counts beside popularity, what is tried
PRIOR = 3  # Events of nothing in particular, which draw the mean of a short history to 0


def plain(table):
    "A table as JSON values"
    return {
        name: {column: round(float(value), 5) for column, value in row.items()}
        for name, row in table.iterrows()
    }


def foretold(h, kinds, vectors, looks):
    "In what share of steps a similarity to the product before tells the next one from another"
    similar = {
        name: lambda one, other, v=v: (v[one] * v[other]).sum(1).round(5)
        for name, v in vectors.items()
    }
    similar['the look itself'] = lambda one, other: -((looks[one] - looks[other]) ** 2).sum(1)
    steps = next_steps(h, kinds)
    customer = steps.customer.to_numpy()
    right = pd.DataFrame({name: told_apart(steps, by) for name, by in similar.items()})
    even = (right.attributes == 0.5).to_numpy()
    only = bootstrap_interval(right.loc[even, ['pictures']], customer[even])
    table = pd.concat(
        [bootstrap_interval(right, customer), only.set_axis(['pictures, attributes even'])]
    )
    return dict(steps=len(steps), attributes_even=round(float(even.mean()), 4)) | plain(table)


def models(past, indices, pictures, seed):
    "The model in its forms, and how long each took"
    forms = {
        'model': (indices['pictures'], []),
        'model without picture features': (indices['pictures'], pictures),
        'model of attributes alone': (indices['attributes'], pictures),
        'model of the looks themselves': (indices['the look itself'], []),
    }
    rankers, took = {}, {}
    for name, (index, without) in forms.items():
        model, timer = timed(Unjudged.fit, past, index, without=without, seed=seed)
        rankers[name], took[name] = model.as_ranker(repeats=False), timer.rounded(1)
        print(name, took[name], flush=True)
    return rankers, took


def next_in_type(past, future, kinds, most, seed):
    "Who meets which new products of which type next: (query, product) pairs, and the queries"
    new = np.setdiff1d(future.pairs(), past.pairs())
    customer, product = np.divmod(new, np.int64(len(past.products)))
    table = pd.DataFrame(dict(customer=customer, kind=kinds[product], product=product))
    table = table[past.active[customer]]
    queries = table[['customer', 'kind']].drop_duplicates()
    queries = queries.sample(min(most, len(queries)), random_state=seed).sort_values(
        ['kind', 'customer'], ignore_index=True
    )
    return table.merge(queries.reset_index(names='query')), queries


def lists_in_type(rank, past, queries, kinds, k=12, more=60):
    "The best products of the type of each query that the customer has not met"
    rows = np.full((len(queries), k), -1)
    met = past.pairs()
    for kind, part in queries.groupby('kind'):
        customer = part.customer.to_numpy()
        found = rank(past.only(customer), more, kinds == kind)
        keys = customer[:, None] * np.int64(len(past.products)) + found
        found = np.where(np.isin(keys, met), -1, found)
        order = np.argsort(found < 0, axis=1, kind='stable')[:, :k]
        rows[part.index] = np.take_along_axis(found, order, 1)
    return rows


def within_types(vectors, kinds):
    "Vectors less the mean of their type, of mean squared length 6"
    means = np.stack([np.bincount(kinds, column) for column in vectors.T], 1)
    inside = vectors - (means / np.bincount(kinds)[:, None])[kinds]
    return (inside * (6 / (inside**2).sum(1).mean()) ** 0.5).astype(np.float32)


def popular_and_near(past, vectors, beta):
    "A ranker by popularity and by nearness to the mean of the history"
    popularity = np.log(counts(past, 30) + 0.3)

    def score(h):
        table = event_table(h)
        events = np.asarray(table.sum(1)).reshape(-1, 1)
        return popularity + beta * ((table @ vectors) / (events + PRIOR)) @ vectors.T

    return ranker(score)


def blends(past, index, kinds, vectors, seed):
    "`popular_and_near` by each kind of vectors, its `beta` the best on the last month of the past"
    older, newer = past.split(28)
    wanted, queries = next_in_type(older, newer, kinds, 500, seed)
    asked = wanted['query'].to_numpy(), wanted['product'].to_numpy()
    made, chosen = {}, {}
    for name, inside in vectors.items():
        tried = {}
        for beta in BETAS:
            lists = lists_in_type(popular_and_near(older, inside, beta), older, queries, kinds)
            hits = score_lists(lists, *asked, older, index)
            tried[beta] = hits['nDCG@6'].mean()
        chosen[name] = max(tried, key=tried.get)
        made[f'popular and near by {name}'] = popular_and_near(past, inside, chosen[name])
    return made, chosen


def differences(scores, rules, forms, seed):
    "The best rule, the scores, and paired differences, as JSON values"
    best = max(rules, key=lambda name: scores[name]['nDCG@6'].mean())
    pairs = [('model', name) for name in (best, *list(forms)[1:])]
    pairs += [('model of the looks themselves', 'model of attributes alone')]
    pairs += [(name, f'{name}, by attributes') for name in NEIGHBOURS]
    near = 'popular and near by {}'.format
    pairs += [(near(by), near('attributes')) for by in ('pictures', 'both', 'the look itself')]
    pairs.append((near('both'), 'recently popular'))
    paired = {
        f'{one} - {other}': plain(paired_difference(scores[one], scores[other], seed=seed))
        for one, other in pairs
    }
    table = {
        name: plain(bootstrap_interval(each, np.arange(len(each)), seed=seed))
        for name, each in scores.items()
    }
    return dict(best_rule=best, scores=table, differences=paired)


def compared(past, future, indices, kinds, pictures, inside, most, seed):
    "Rules and models, on the next purchases and within the type that a customer opens next"
    index = indices['pictures']
    rules = simple_rules(past, index, seed)
    blind = simple_rules(past, indices['attributes'], seed)
    rules |= {f'{name}, by attributes': blind[name] for name in NEIGHBOURS}
    near, betas = blends(past, index, kinds, inside, seed)
    forms, took = models(past, indices, pictures, seed)
    customer, product = next_purchases(past, future)
    chosen = np.unique(customer)
    position = np.searchsorted(chosen, customer)
    h = past.only(chosen)
    wanted, queries = next_in_type(past, future, kinds, most, seed)
    bought, opened = {}, {}
    for name, rank in (rules | near | forms).items():
        lists = rank(h, 12), lists_in_type(rank, past, queries, kinds)
        bought[name] = score_lists(lists[0], position, product, past, index)[[*SHOWN]]
        asked = wanted['query'].to_numpy(), wanted['product'].to_numpy()
        opened[name] = score_lists(lists[1], *asked, past, index)[[*SHOWN]]
        means = [each[name]['nDCG@6'].mean() for each in (bought, opened)]
        print(f'{name:46} bought {means[0]:.4f} in type {means[1]:.4f}', flush=True)
    return dict(
        fit=took,
        betas=betas,
        purchases=dict(asked=len(chosen)) | differences(bought, rules, forms, seed),
        in_type=dict(asked=len(queries)) | differences(opened, rules, forms, seed),
    )


@call_parse
def main(
    data: str = '',  # Kaggle's folder or zip; the drawn sample when not given
    index: str = '',  # Folder of the saved index; built anew when not given
    customers: int = 3000,  # Simulated customers of each world
    most: int = 1500,  # Pairs of a customer and a type that is opened next
    flow: float = 0.0,  # How much what is viewed next resembles what was viewed before
    pictures: str = 'picture',  # Features of the model that see pictures, with commas
    seed: int = 0,  # Of the simulation and of all that is learnt
    out: str = 'data/results',  # Folder for the results
):
    "Measure what pictures add, in a world of attributes and in a world of looks"
    cat = Catalogue.open(data) if data else Catalogue.sample()
    seen = index_of(cat, index)
    products = seen.products
    looks = picture_looks(cat)
    of_attributes = attribute_vectors(products)
    lifted = unit(np.hstack([looks, np.full((len(looks), 1), 2.0)])).astype(np.float32)
    indices = {
        'pictures': seen,
        'attributes': SimilarityIndex(of_attributes, products),
        'the look itself': SimilarityIndex(lifted, products),
    }
    vectors = dict(attributes=of_attributes, pictures=np.asarray(seen.vectors, np.float32))
    kinds = pd.factorize(products.articleType)[0]
    both = np.hstack([within_types(v, kinds) for v in vectors.values()])
    inside = {**vectors, 'both': both, 'the look itself': looks}
    inside = {name: within_types(v, kinds) for name, v in inside.items()}
    parts = {}
    for world in WORLDS:
        h = simulate_histories(cat, customers, seed=seed, world=world, flow=flow)
        told = foretold(h, kinds, vectors, looks)
        print(f'\nworld {world!r}: {h}\n{told}', flush=True)
        found = compared(*h.split(30), indices, kinds, pictures.split(','), inside, most, seed)
        for task in ('purchases', 'in_type'):
            for pair, each in found[task]['differences'].items():
                print(task, pair, each['nDCG@6'], flush=True)
        parts[world] = dict(events=len(h), foretold=told) | found
    name = 'worlds' if cat.name.startswith('kaggle') else 'worlds_sample'
    setting = dict(
        catalogue=cat.name,
        products=len(seen),
        histories='SIMULATED',
        customers=customers,
        seed=seed,
    )
    save_parts(out, name, parts, **setting, flow=flow, pictures=pictures)
