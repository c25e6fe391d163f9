"""How many labels the shipped weights save: `fashionrec bench finetune` (on the drawn sample, no
data needed).

Trains on 100 to 8,000 drawn products, from scratch and from the shipped weights, in as many
steps; 1,000 others are the test. Writes data/results/finetune.json.
"""

from functools import partial
import numpy as np
from fastcore.script import call_parse
from fashionrec.classification import TAG_COLUMNS, Tagger
from fashionrec.data import Catalogue
from measuring import save_parts, timed


@call_parse
def main(
    sizes: str = '100,300,1000,3000,8000',  # Numbers of products to learn from
    steps: int = 1200,  # Batches of 64 in each training, but at least 8 passes and at most 60
    seed: int = 0,  # Seed of the sample, of the choice of products and of the trainings
    out: str = 'data/results',  # Folder for the results
):
    "Measure accuracy by the number of labels"
    cat = Catalogue.sample(9_000, seed=seed)
    train, test = cat.split('grouped', test=1 / 9, seed=seed)
    order = np.random.default_rng(seed).permutation(train)
    shipped, rows = Tagger.pretrained(), []
    for n in map(int, sizes.split(',')):
        ids, epochs = order[:n], int(np.clip(steps * 64 / n, 8, 60))
        ways = {
            'from scratch': partial(Tagger.fit, **shipped.model.config),
            'shipped weights': shipped.fit,
        }
        for start, fit in ways.items():
            options = dict(train=ids, epochs=epochs, seed=seed, progress=False)
            tagger, took = timed(fit, cat, TAG_COLUMNS, **options)
            got = tagger.evaluate(cat, ids, test, TAG_COLUMNS).accuracy
            rows.append(
                dict(
                    products=len(ids),
                    start=start,
                    epochs=epochs,
                    seconds=round(took.seconds),
                    mean=round(float(got[TAG_COLUMNS].mean()), 4),
                    **got.drop('product').round(4).to_dict(),
                )
            )
            print(rows[-1], flush=True)
    setting = dict(catalogue=cat.name, test=len(test), steps=steps, seed=seed)
    save_parts(out, 'finetune', dict(rows=rows), **setting)
