"""Training from nothing on the whole catalogue: `fashionrec bench catalogue --data PATH` (Kaggle's
folder or zip).

Seven tags, 15 % of the products held out at random. Writes data/results/catalogue.json. A training
that was interrupted goes on from the folder given by `--checkpoint`. What is shipped is measured by
`bench_shipped.py`.
"""

import os
from functools import partial
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.classification import TAG_COLUMNS, Tagger
from fashionrec.data import Catalogue, Cutout, Shift
from measuring import save_parts, stored, timed


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA when not given
    epochs: int = 30,  # Passes over the training products
    mirror: bool = False,  # Mirror training pictures and hide squares of them too
    seed: int = 0,  # Seed of the split and the training
    checkpoint: str = '',  # Folder for the state after each pass
    out: str = 'data/results',  # Folder for the results
):
    "Train a residual network on the whole catalogue, and measure it"
    cat = Catalogue.from_kaggle(data or os.environ['FASHIONREC_DATA'])
    train, test = cat.split('random', test=0.15, seed=seed)
    train, test = (ids[ids.isin(cat.pictured)] for ids in (train, test))
    learn, valid = cat.subset(train).split(
        test=min(0.05, 1000 / len(train)), seed=seed, by=TAG_COLUMNS[0]
    )
    tagger, took = timed(
        Tagger.fit,
        cat,
        TAG_COLUMNS,
        train=learn,
        valid=valid,
        epochs=epochs,
        seed=seed,
        bs=128,
        checkpoint=checkpoint or None,
        augment=(partial(Shift, mirror=True), Cutout) if mirror else (Shift,),
        widths=(32, 96, 192, 320),
        lr=3e-3,
    )
    table = tagger.evaluate(cat, train, test, TAG_COLUMNS).accuracy
    accuracy = table.drop('product').round(4).to_dict()
    accuracy['mean of seven'] = round(float(table[TAG_COLUMNS].mean()), 4)
    run = dict(
        seed=seed,
        epochs=epochs,
        mirror=mirror,
        seconds=round(took.seconds),
        cpu_seconds=round(took.processor_seconds),
        threads=torch.get_num_threads(),
        accuracy=accuracy,
    )
    others = [
        other
        for other in stored(out, 'catalogue', 'runs', [])
        if any(other[key] != run[key] for key in ('seed', 'epochs', 'mirror'))
    ]
    runs = sorted([*others, run], key=lambda run: (run['epochs'], run['mirror'], run['seed']))
    weights = sum(p.numel() for p in tagger.model.parameters())
    setting = dict(catalogue=cat.name, products=len(cat), train=len(train), test=len(test))
    save_parts(out, 'catalogue', dict(runs=runs), weights=weights, **setting)
    print(pd.Series(accuracy))
