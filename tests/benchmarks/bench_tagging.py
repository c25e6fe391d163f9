"""Tag accuracy on the paper's subset: `fashionrec bench tagging --data PATH` (Kaggle's folder or
zip; the sample without it).

One network for all tags, 80/20 split by articleType, random and grouped. Writes
data/results/tagging.json, or tagging_sample.json; with `--seeds 0 --grouped 0` only the short
training is measured and the rest stays.
"""

import os
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.classification import PAPER_COLUMNS, TAG_COLUMNS, Tagger, score
from fashionrec.data import Catalogue
from fashionrec.files import anchor
from fashionrec.sample import PAPER_TYPES
from measuring import save_parts, timed

# The paper's Table 2
GOAL = {name: anchor(f'paper, {name}') for name in ('gender', 'season', 'usage')}
GOAL['all together'] = anchor('paper, all five tags')


def seconds_to_beat(cat, train, test, epochs):
    "A short training: its seconds, and whether it beats every row of the paper's Table 2"
    tagger, took = timed(Tagger.fit, cat, train=train, epochs=epochs, progress=False)
    got = tagger.evaluate(cat, train, test).accuracy
    return dict(
        epochs=epochs,
        seconds=round(took.seconds),
        threads=torch.get_num_threads(),
        accuracy=got.round(4).to_dict(),
        beaten=bool(all(got[k] > v for k, v in GOAL.items())),
    )


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    epochs: int = 24,  # Passes over the training products
    short: int = 8,  # Passes of the short training
    seeds: int = 3,  # Seeds of the random split and its training
    grouped: int = 1,  # Seeds of the grouped split and its training
    out: str = 'data/results',  # Folder for the results
):
    "Measure the tagger on the paper's products"
    data = data or os.environ.get('FASHIONREC_DATA')
    cat = Catalogue.from_kaggle(data) if data else Catalogue.sample(16_000, types=PAPER_TYPES)
    paper = cat.paper_subset()
    name = 'tagging' if paper.name.startswith('kaggle') else 'tagging_sample'
    setting = dict(catalogue=paper.name, products=len(paper), threads=torch.get_num_threads())
    runs, levels = [], None
    for how, seed in [('random', s) for s in range(seeds)] + [
        ('grouped', s) for s in range(grouped)
    ]:
        train, test = paper.split(how, seed=seed)
        options = dict(train=train, epochs=epochs, seed=seed, progress=False)
        tagger, took = timed(Tagger.fit, paper, **options)
        tables = {
            k: tagger.evaluate(paper, train, test, c)
            for k, c in dict(five=PAPER_COLUMNS, seven=TAG_COLUMNS).items()
        }
        seen = test[test.isin(paper.pictured)]
        probabilities = tagger.probabilities(paper.images(seen))
        plain = pd.DataFrame({c: p.idxmax(axis=1) for c, p in probabilities.items()})
        plain.index = seen
        alone = score(plain, paper.products.loc[train], paper.products.loc[plain.index]).accuracy[
            'all together'
        ]
        runs.append(
            dict(
                split=how,
                seed=seed,
                seconds=round(took.seconds),
                **{k: t.accuracy.round(4).to_dict() for k, t in tables.items()},
                macro_f1=tables['five']['macro-F1']
                .drop(['all together', 'product'])
                .round(4)
                .to_dict(),
                each_alone=round(float(alone), 4),
            )
        )
        levels = levels or tables['five'][['type alone', 'majority']].round(4).to_dict()
        numbers = f'{len(train):,} to train and {len(test):,} to test'
        print(f'{how} split, seed {seed}: {numbers}, trained in {took.seconds:.0f} s')
        print(tables['five'].round(3), flush=True)
    if runs:
        save_parts(out, name, dict(levels=levels, runs=runs), epochs=epochs, **setting)
    found = seconds_to_beat(paper, *paper.split('random', seed=0), short)
    print(found)
    save_parts(out, name, dict(short=found), **setting)
