"""Property prediction from attributes: `python tests/benchmarks/bench_prediction.py --data PATH` (Kaggle's folder or zip; the sample without it).

Every target on both splits: the constant answer, the best single column, a linear model, trees and the network.
Also the paper's own experiment, and how long fitting and predicting take. Writes data/results/prediction.json.
"""
import json
import time
from pathlib import Path
import torch
from fastcore.script import call_parse
from fashionrec.data import Catalogue, save_result
from fashionrec.ffnn_prediction import PropertyPredictor, compare, input_columns, leakage

TARGETS = ['isReturnable', 'gender', 'season', 'usage', 'price', 'ageGroup']
TWINS = dict(gender='ageGroup', ageGroup='gender') # One is nearly spelt out by the other: measured with and without
KIND = ['masterCategory', 'subCategory', 'articleType']
LOOKS = ['gender', 'baseColour', 'season', 'usage']


def plain(df):
    "A table as JSON values"
    return json.loads(df.round(4).to_json(orient='index'))


def embedding(name, cat):
    "Vectors of all pictures of `cat`, by an `Embedder` of that name"
    import pandas as pd
    from fashionrec.resnet_similarity import Embedder
    return pd.DataFrame(Embedder(name).embed(cat.images()), index=cat.pictured)


def paper_experiment(paper, seed):
    "isFragile on the paper's products, three to one, from different inputs"
    train, test = paper.split(test=.25, seed=seed)
    inputs, rows = input_columns(paper.products, 'isFragile'), {}
    asked = {'all attributes': None, 'no kind': [c for c in inputs if c not in KIND], 'looks only': LOOKS}
    for name, cols in asked.items():
        start = time.perf_counter()
        pred = PropertyPredictor.fit(paper, 'isFragile', cols, train=train, seed=seed)
        rows[name] = pred.score(paper, test).round(4).to_dict() | dict(seconds=round(time.perf_counter() - start, 1))
    alone = leakage(paper, 'isFragile', seed=seed)
    return dict(train=len(train), test=len(test), inputs=rows, alone=plain(alone[alone.accuracy > alone.majority]))


def predict_time(cat, seed):
    "Seconds that predicting 40,000 products takes"
    pred = PropertyPredictor.fit(cat, 'usage', seed=seed, epochs=1)
    ids = cat.products.index
    many = cat.products.loc[ids.repeat(-(-40_000//len(ids)))[:40_000]].reset_index(drop=True)
    start = time.perf_counter()
    pred.predict(many)
    return round(time.perf_counter() - start, 2)


@call_parse
def main(data:str=None, # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
         targets:str=','.join(TARGETS), # Columns to predict, separated by commas
         pictures:str='', # Also from the picture and from both, by this Embedder, e.g. 'fashion'
         seed:int=0, # Seed of the splits and the training
         out:str='data/results', # Folder for the results
        ):
    "Measure what can be predicted of a product"
    cat = Catalogue.open(data, n=20_000)
    vec, tables = embedding(pictures, cat) if pictures else None, []
    for target in targets.split(','):
        every = input_columns(cat.products, target)
        asked = {'attributes': dict(inputs=every)}
        if target in TWINS: asked[f'attributes without {TWINS[target]}'] = dict(inputs=[c for c in every if c != TWINS[target]])
        if pictures: asked |= {'picture': dict(inputs=[], pictures=vec), 'both': dict(inputs=every, pictures=vec)}
        for how in ('random', 'grouped'):
            for inputs, kw in asked.items():
                table = compare(cat, target, how, seed=seed, **kw)
                tables.append(dict(target=target, split=how, inputs=inputs, models=plain(table)))
                print(f'\n{target} from {inputs}, {how} split\n{table.round(3).to_string()}', flush=True)
    values = dict(catalogue=cat.name, products=len(cat), seed=seed, threads=torch.get_num_threads(), tables=tables,
                  paper=paper_experiment(cat.paper_subset(), seed), predict_40_000_seconds=predict_time(cat, seed))
    print(f"\nisFragile, the paper's experiment: {json.dumps(values['paper'], indent=1)}\n40,000 products in {values['predict_40_000_seconds']} s")
    name = 'prediction' if cat.name.startswith('kaggle') else 'prediction_sample'
    print(f'\nwritten: {save_result(Path(out), name, values)}')
