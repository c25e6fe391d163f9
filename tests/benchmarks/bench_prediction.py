"""Property prediction: `python tests/benchmarks/bench_prediction.py --data PATH` (Kaggle's folder or zip; the sample without it).

What is measured, each by its name in `--parts`; what other runs measured stays in the file:

attributes  every target on both splits: the constant answer, the best single column, a linear model, trees and the network
pictures    the same from attributes, from the picture and from both, on products that the shipped embedder has not learnt from
paper       the paper's own experiment, from different inputs, with its loss curve
why         importance of each input, and accuracy against coverage
speed       seconds to fit the paper's experiment and to predict 40,000 products

Writes data/results/prediction.json.
"""
import json
import time
from pathlib import Path
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.classification import coverage
from fashionrec.data import Catalogue, load_result, save_result
from fashionrec.eigenfaces import Eigenfaces
from fashionrec.ffnn_prediction import PropertyPredictor, compare, input_columns, leakage
from fashionrec.resnet_similarity import Embedder

TARGETS = ['isReturnable', 'gender', 'season', 'usage', 'price', 'ageGroup']
TWINS = dict(gender='ageGroup', ageGroup='gender') # One is nearly spelt out by the other: measured with and without
KIND = ['masterCategory', 'subCategory', 'articleType']
LOOKS = ['gender', 'baseColour', 'season', 'usage']


def plain(df):
    "A table as JSON values"
    return json.loads(df.round(4).to_json(orient='index'))


def without_twin(cat, target): return [c for c in input_columns(cat.products, target) if c != TWINS.get(target)]


def table(cat, target, split, name, seed, **kwargs):
    "One comparison of models, printed and as JSON values"
    got = compare(cat, target, split, seed=seed, **kwargs)
    print(f'\n{target} from {name}, {split} split, {len(cat):,} products\n{got.round(3).to_string()}', flush=True)
    return dict(target=target, split=split, inputs=name, products=len(cat), models=plain(got))


def attributes(cat, targets, seed):
    "Every target on both splits, from attributes"
    rows = []
    for target in targets:
        asked = {'attributes': input_columns(cat.products, target)}
        if target in TWINS: asked[f'attributes without {TWINS[target]}'] = without_twin(cat, target)
        rows += [table(cat, target, split, name, seed, inputs=cols) for split in ('random', 'grouped') for name, cols in asked.items()]
    return rows


def unseen(cat):
    "Of each split, the products that the shipped tagger and embedder have not learnt from; for the grouped one also no twin of them"
    train, test = cat.split('random', test=.15, seed=0)
    test = test[test.isin(cat.pictured)]
    if cat.name.startswith('kaggle'): assert len(test) == load_result('catalogue')['test'], 'the shipped weights learnt from other products'
    group = cat.groups()
    return dict(random=cat.subset(test), grouped=cat.subset(test[~group[test].isin(group[train])]))


def pictures(cat, targets, seed):
    "From attributes, from the picture's embedding and from both, on products that are new to the embedder"
    parts, embedder, rows = unseen(cat), Embedder('fashion'), []
    vec = pd.DataFrame(embedder.embed(parts['random'].images()), index=parts['random'].pictured)
    for target in targets:
        cols = without_twin(cat, target)
        asked = {'attributes': dict(inputs=cols), 'picture': dict(inputs=[], pictures=vec), 'both': dict(inputs=cols, pictures=vec)}
        rows += [table(part, target, split, name, seed, **kw) for split, part in parts.items() for name, kw in asked.items()]
    return rows


def paper(cat, seed):
    "isFragile on the paper's products, three to one, from different inputs"
    cat = cat.paper_subset()
    train, test = cat.split(test=.25, seed=seed)
    faces = Eigenfaces(k=50, seed=seed).fit(cat.images(train[train.isin(cat.pictured)]))
    inputs, rows = input_columns(cat.products, 'isFragile'), {}
    asked = {'all attributes': dict(), 'no kind': dict(inputs=[c for c in inputs if c not in KIND]), 'looks only': dict(inputs=LOOKS),
             'picture only': dict(inputs=[], pictures=faces)}
    for name, kw in asked.items():
        start = time.perf_counter()
        pred = PropertyPredictor.fit(cat, 'isFragile', train=train, seed=seed, **kw)
        seconds = round(time.perf_counter() - start, 1)
        rows[name] = pred.score(cat, test).round(4).to_dict() | dict(seconds=seconds, curve=pred.curve.round(5).to_dict('list'))
        print(name, {k: v for k, v in rows[name].items() if k != 'curve'}, flush=True)
    alone = leakage(cat, 'isFragile', seed=seed)
    return dict(train=len(train), test=len(test), inputs=rows, alone=plain(alone[alone.accuracy > alone.majority]))


def why(cat, targets, seed):
    "Importance of each input on held-out products of the grouped split, and accuracy against coverage"
    rows = {}
    train, test = cat.split('grouped', seed=seed)
    for target in targets:
        pred = PropertyPredictor.fit(cat, target, without_twin(cat, target), train=train, seed=seed)
        rows[target] = dict(importance=pred.importance(cat, test).round(4).to_dict())
        if pred.classes is not None:
            known = cat.subset(test[cat.products[target][test].notna()])
            got = coverage(known.products[target], pred.predict_proba(known), [0, *(i/20 for i in range(6, 20)), .99])
            rows[target] |= dict(confidence=got.index.tolist()) | got.round(4).astype(object).where(got.notna(), None).to_dict('list')
        print(target, rows[target], flush=True)
    return rows


def speed(cat, targets, seed):
    "Seconds to fit isFragile on the paper's training products, and to predict 40,000 products"
    small = cat.paper_subset()
    start = time.perf_counter()
    PropertyPredictor.fit(small, 'isFragile', train=small.split(test=.25, seed=seed)[0], seed=seed)
    fit = time.perf_counter() - start
    pred = PropertyPredictor.fit(cat, 'usage', seed=seed, epochs=1)
    ids = cat.products.index
    many = cat.products.loc[ids.repeat(-(-40_000//len(ids)))[:40_000]].reset_index(drop=True)
    start = time.perf_counter()
    pred.predict(many)
    return dict(fit_paper=round(fit, 2), predict_40_000=round(time.perf_counter() - start, 2), threads=torch.get_num_threads())


PARTS = dict(attributes=attributes, pictures=pictures, paper=lambda cat, targets, seed: paper(cat, seed), why=why, speed=speed)


def merged(old, new):
    "Tables measured now beside those of other targets that were measured before"
    if not isinstance(new, list): return {**old, **new} if isinstance(old, dict) else new
    keys = {(t['target'], t['split'], t['inputs']) for t in new}
    both = [t for t in old or [] if (t['target'], t['split'], t['inputs']) not in keys] + new
    return sorted(both, key=lambda t: TARGETS.index(t['target']))


@call_parse
def main(data:str=None, # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
         parts:str=','.join(PARTS), # What to measure, separated by commas
         targets:str=','.join(TARGETS), # Columns to predict, separated by commas
         seed:int=0, # Seed of the splits and the training
         out:str='data/results', # Folder for the results
        ):
    "Measure what can be predicted of a product"
    cat = Catalogue.open(data, n=20_000)
    name = 'prediction' if cat.name.startswith('kaggle') else 'prediction_sample'
    path = Path(out)/f'{name}.json'
    values = json.loads(path.read_text(encoding='utf-8')) if path.exists() else {}
    values = {k: v for k, v in values.items() if k in PARTS} | dict(catalogue=cat.name, products=len(cat), seed=seed, threads=torch.get_num_threads())
    for part in parts.split(','):
        values[part] = merged(values.get(part), PARTS[part](cat, targets.split(','), seed))
        save_result(Path(out), name, values)
    print(json.dumps({k: values[k] for k in parts.split(',') if k in ('speed',)}), f'written: {path}', sep='\n')
