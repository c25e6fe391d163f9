"""Property prediction: `python tests/benchmarks/bench_prediction.py --data PATH` (Kaggle's folder
or zip; the sample without it).

What is measured, each by its name in `--parts`; what other runs measured stays in the file:

- attributes: every target on both splits: the constant answer, the best single column, a linear
  model, trees and the network
- pictures: the same from attributes, from the picture and from both, on products that the shipped
  embedder has not learnt from
- paper: the paper's own experiment, from different inputs, with its loss curve
- why: importance of each input, and accuracy against coverage
- speed: seconds to fit the paper's experiment and to predict 40,000 products, as the clock has them
  and of processor time

Writes data/results/prediction.json after every table, so that a run that was stopped loses
nothing. Seconds are of processor time.
"""

import json
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.classification import coverage
from fashionrec.data import Catalogue, load_result
from fashionrec.eigenfaces import Eigenfaces
from fashionrec.ffnn_prediction import PropertyPredictor, compare, input_columns, leakage
from fashionrec.resnet_similarity import Embedder
from measuring import save_parts, stored, timed

TARGETS = ['isReturnable', 'gender', 'season', 'usage', 'price', 'ageGroup']
TWINS = dict(
    gender='ageGroup', ageGroup='gender'
)  # One is nearly spelt out by the other: measured with and without
KIND = ['masterCategory', 'subCategory', 'articleType']
LOOKS = ['gender', 'baseColour', 'season', 'usage']


def plain(df):
    "A table as JSON values"
    return json.loads(df.round(4).to_json(orient='index'))


def without_twin(cat, target):
    return [c for c in input_columns(cat.products, target) if c != TWINS.get(target)]


def table(cat, target, split, name, seed, **kwargs):
    "One comparison of models, printed and as JSON values"
    got = compare(cat, target, split, seed=seed, **kwargs)
    print(
        f'\n{target} from {name}, {split} split, {len(cat):,} products\n{got.round(3).to_string()}',
        flush=True,
    )
    return dict(target=target, split=split, inputs=name, products=len(cat), models=plain(got))


def attributes(cat, targets, seed):
    "Every target on both splits, from attributes"
    for target in targets:
        asked = {'attributes': input_columns(cat.products, target)}
        if target in TWINS:
            asked[f'attributes without {TWINS[target]}'] = without_twin(cat, target)
        for split in ('random', 'grouped'):
            for name, cols in asked.items():
                yield table(cat, target, split, name, seed, inputs=cols)


def unseen(cat):
    """Of each split, the products that the shipped tagger and embedder have not learnt from; for
    the grouped one also no twin of them"""
    train, test = cat.split('random', test=0.15, seed=0)
    test = test[test.isin(cat.pictured)]
    if cat.name.startswith('kaggle'):
        assert len(test) == load_result('catalogue')['test'], (
            'the shipped weights learnt from other products'
        )
    group = cat.groups()
    return dict(random=cat.subset(test), grouped=cat.subset(test[~group[test].isin(group[train])]))


def pictures(cat, targets, seed):
    """From attributes, from the picture's embedding and from both, on products that are new to
    the embedder"""
    parts, embedder = unseen(cat), Embedder('fashion')
    vec = pd.DataFrame(embedder.embed(parts['random'].images()), index=parts['random'].pictured)
    for target in targets:
        cols = without_twin(cat, target)
        asked = {
            'attributes': dict(inputs=cols),
            'picture': dict(inputs=[], pictures=vec),
            'both': dict(inputs=cols, pictures=vec),
        }
        for split, part in parts.items():
            for name, kw in asked.items():
                yield table(part, target, split, name, seed, **kw) | dict(
                    embedder=embedder.fingerprint
                )


def paper(cat, seed):
    "isFragile on the paper's products, three to one, from different inputs"
    cat = cat.paper_subset()
    train, test = cat.split(test=0.25, seed=seed)
    faces = Eigenfaces(k=50, seed=seed).fit(cat.images(train[train.isin(cat.pictured)]))
    inputs, rows = input_columns(cat.products, 'isFragile'), {}
    asked = {
        'all attributes': dict(),
        'no kind': dict(inputs=[c for c in inputs if c not in KIND]),
        'looks only': dict(inputs=LOOKS),
        'picture only': dict(inputs=[], pictures=faces),
    }
    for name, kw in asked.items():
        options = dict(train=train, seed=seed, **kw)
        pred, timer = timed(PropertyPredictor.fit, cat, 'isFragile', **options)
        rows[name] = pred.score(cat, test).round(4).to_dict() | dict(
            seconds=round(timer.processor_seconds, 1), curve=pred.curve.round(5).to_dict('list')
        )
        print(name, {k: v for k, v in rows[name].items() if k != 'curve'}, flush=True)
    alone = leakage(cat, 'isFragile', seed=seed)
    yield dict(
        train=len(train),
        test=len(test),
        inputs=rows,
        alone=plain(alone[alone.accuracy > alone.majority]),
    )


def why(cat, targets, seed):
    """Importance of each input on held-out products of the grouped split, and accuracy against
    coverage"""
    train, test = cat.split('grouped', seed=seed)
    for target in targets:
        pred = PropertyPredictor.fit(cat, target, without_twin(cat, target), train=train, seed=seed)
        row = dict(importance=pred.importance(cat, test).round(4).to_dict())
        if pred.classes is not None:
            known = cat.subset(test[cat.products[target][test].notna()])
            got = coverage(
                known.products[target],
                pred.predict_proba(known),
                [0, *(i / 20 for i in range(6, 20)), 0.99],
            )
            row |= dict(confidence=got.index.tolist()) | got.round(4).astype(object).where(
                got.notna(), None
            ).to_dict('list')
        print(target, row, flush=True)
        yield {target: row}


def took(work):
    "Seconds by the clock and of processor time that `work` takes"
    timer = timed(work)[1]
    return dict(clock=round(timer.seconds, 2), processor=round(timer.processor_seconds, 2))


def speed(cat, targets, seed):
    "Seconds to fit isFragile on the paper's training products, and to predict 40,000 products"
    small = cat.paper_subset()
    train = small.split(test=0.25, seed=seed)[0]
    fit = took(lambda: PropertyPredictor.fit(small, 'isFragile', train=train, seed=seed))
    pred = PropertyPredictor.fit(small, 'usage', seed=seed, epochs=1)
    ids = cat.products.index
    many = cat.products.loc[ids.repeat(-(-40_000 // len(ids)))[:40_000]].reset_index(drop=True)
    got = dict(
        fit_paper=fit,
        predict_40_000=took(lambda: pred.predict(many)),
        threads=torch.get_num_threads(),
    )
    print(got)
    yield got


PARTS = dict(
    attributes=attributes,
    pictures=pictures,
    paper=lambda cat, targets, seed: paper(cat, seed),
    why=why,
    speed=speed,
)


def merged(old, new):
    "What was measured now beside what was measured before: tables in a list, all else in a dict"
    if 'models' not in new:
        return {**(old or {}), **new}

    def key(t):
        return TARGETS.index(t['target']), t['split'] == 'grouped', t['inputs']

    return sorted([t for t in old or [] if key(t) != key(new)] + [new], key=key)


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    parts: str = ','.join(PARTS),  # What to measure, separated by commas
    targets: str = ','.join(TARGETS),  # Columns to predict, separated by commas
    seed: int = 0,  # Seed of the splits and the training
    out: str = 'data/results',  # Folder for the results
):
    "Measure what can be predicted of a product"
    cat = Catalogue.open(data, n=20_000)
    name = 'prediction' if cat.name.startswith('kaggle') else 'prediction_sample'
    threads = torch.get_num_threads()
    setting = dict(catalogue=cat.name, products=len(cat), seed=seed, threads=threads)
    for part in parts.split(','):
        for new in PARTS[part](cat, targets.split(','), seed):
            values = merged(stored(out, name, part, None), new)
            save_parts(out, name, {part: values}, **setting)
