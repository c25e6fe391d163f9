"""The paper's twelve models: `fashionrec bench paper --data PATH` (Kaggle's folder or zip; the sample without it).

Multi-class and multi-label, each for the five tags and their combination, on the paper's kind of network, with the random split
of its products. Writes data/results/paper_models.json: losses and accuracies of every epoch, and the test accuracy by three rules.
"""
import time
from pathlib import Path
from fastcore.script import call_parse
from fashionrec.classification import PAPER_COLUMNS, MultiClass, MultiLabel, fit_scheme, guess, score_scheme
from fashionrec.data import Catalogue, save_result

@call_parse
def main(data:str=None, # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
         epochs:int=12, # Passes over the training products
         seed:int=0, # Seed of the split and the trainings
         out:str='data/results', # Folder for the results
        ):
    "Train and score the paper's twelve models"
    paper = (Catalogue.from_kaggle(data) if data else Catalogue.open()).paper_subset()
    train, test = paper.split('random', seed=seed)
    tr, te = paper.products.loc[train], paper.products.loc[test]
    values = dict(catalogue=paper.name, products=len(paper), epochs=epochs, seed=seed, levels={}, models=[])
    for tags, columns in {**{c: [c] for c in PAPER_COLUMNS}, 'combined': PAPER_COLUMNS}.items():
        true, whole = te[columns].astype(str).fillna('').agg('|'.join, axis=1), columns[0] if len(columns) == 1 else 'all together'
        level = lambda knowing: round(float((guess(tr, te, columns, knowing)[whole] == true).mean()), 4)
        values['levels'][tags] = {'type alone': level('articleType'), 'majority': level(None)}
        for form in (MultiClass, MultiLabel):
            scheme, start = form(tr, columns), time.perf_counter()
            net, history = fit_scheme(scheme, paper, train, test, epochs=epochs, seed=seed)
            got = {k: round(float(v), 4) for k, v in score_scheme(net, scheme, paper, test).items()}
            curves = {k: history[k].accuracy.round(4).tolist() for k in ('training', 'validation')}
            losses = {k: history[k].loss.round(4).tolist() for k in ('training', 'validation')}
            values['models'].append(dict(tags=tags, form=form.__name__, outputs=scheme.codes.shape[1], seconds=round(time.perf_counter() - start),
                                         **got, history=curves, losses=losses))
            print(tags, form.__name__, got, values['levels'][tags], f"{values['models'][-1]['seconds']} s", flush=True)
    print(f'written: {save_result(Path(out), "paper_models", values)}')
