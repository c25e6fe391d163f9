"""The paper's twelve models: `fashionrec bench paper --data PATH` (Kaggle's folder or zip; the
sample without it).

Multi-class and multi-label, each for the five tags and their combination, on the paper's kind of
network, with the random split of its products. Writes data/results/paper_models.json: losses and
accuracies of every epoch, and the test accuracy by three rules.

`--options "--split grouped --seed 1"` measures the same on another split or with another seed: a
part of its own, without the curves, so that the first one stays.
"""

import torch
from fastcore.script import call_parse
from fashionrec.classification import (
    PAPER_COLUMNS,
    MultiClass,
    MultiLabel,
    fit_scheme,
    guess,
    score_scheme,
)
from fashionrec.data import Catalogue
from fashionrec.files import save_result
from measuring import save_parts, timed


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    epochs: int = 12,  # Passes over the training products
    split: str = 'random',  # 'random' (the paper's) or 'grouped' (one name on one side)
    seed: int = 0,  # Seed of the split and the trainings
    out: str = 'data/results',  # Folder for the results
):
    "Train and score the paper's twelve models"
    paper = (Catalogue.from_kaggle(data) if data else Catalogue.open()).paper_subset()
    train, test = paper.split(split, seed=seed)
    tr, te = paper.products.loc[train], paper.products.loc[test]
    levels, models = {}, []
    for tags, columns in {**{c: [c] for c in PAPER_COLUMNS}, 'combined': PAPER_COLUMNS}.items():
        true = te[columns].astype(str).fillna('').agg('|'.join, axis=1)
        whole = columns[0] if len(columns) == 1 else 'all together'
        ways = {'type alone': 'articleType', 'majority': None}
        guesses = {way: guess(tr, te, columns, knowing)[whole] for way, knowing in ways.items()}
        right = {way: (guessed == true).mean() for way, guessed in guesses.items()}
        levels[tags] = {way: round(float(share), 4) for way, share in right.items()}
        for form in (MultiClass, MultiLabel):
            scheme = form(tr, columns)
            options = dict(epochs=epochs, seed=seed)
            (net, history), took = timed(fit_scheme, scheme, paper, train, test, **options)
            got = {k: round(float(v), 4) for k, v in score_scheme(net, scheme, paper, test).items()}
            curves = {k: history[k].accuracy.round(4).tolist() for k in ('training', 'validation')}
            losses = {k: history[k].loss.round(4).tolist() for k in ('training', 'validation')}
            models.append(
                dict(
                    tags=tags,
                    form=form.__name__,
                    outputs=scheme.codes.shape[1],
                    seconds=round(took.seconds),
                    **got,
                    history=curves,
                    losses=losses,
                )
            )
            print(tags, form.__name__, got, levels[tags], f'{took.seconds:.0f} s', flush=True)
    setting = dict(catalogue=paper.name, products=len(paper), epochs=epochs)
    if (split, seed) == ('random', 0):
        save_parts(out, 'paper_models', dict(levels=levels, models=models), **setting, seed=0)
        return
    for model in models:
        del model['history'], model['losses']
    run = dict(split=split, seed=seed, test=len(test), threads=torch.get_num_threads())
    name = f'{split}, seed {seed}'
    values = setting | dict(runs={name: run | dict(levels=levels, models=models)})
    print(f'written: {save_result(out, "paper_models", name, values)}')
