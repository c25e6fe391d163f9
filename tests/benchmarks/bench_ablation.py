"""What each part of the tagger's recipe is worth: `fashionrec bench ablation --data PATH` (Kaggle's folder or zip).

The recipe, and the recipe without one part, on the random split of the paper's products. Writes data/results/ablation.json.
"""
import time
from pathlib import Path
from fastcore.script import call_parse
from fashionrec.classification import TAG_COLUMNS, Tagger
from fashionrec.data import Catalogue, Cutout, FlipShift, save_result

PARTS = {'nothing': {}, 'combinations': dict(joint=False), 'hidden squares': dict(augment=(FlipShift,)),
         'mirroring and moving': dict(augment=(Cutout,)), 'mixing': dict(mixup=0.), 'label smoothing': dict(smoothing=0.), 'half-size start': dict(half=0.),
         'colour and article type': dict(columns=[c for c in TAG_COLUMNS if c not in ('baseColour', 'articleType')]),
         'three quarters of the passes': dict(epochs=.25)}

@call_parse
def main(data:str=None, # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
         epochs:int=20, # Passes over the training products
         seeds:int=1, # Seeds of the split and the trainings
         out:str='data/results', # Folder for the results
        ):
    "Measure the recipe without each of its parts"
    paper = (Catalogue.from_kaggle(data) if data else Catalogue.open()).paper_subset()
    rows = []
    for seed in range(seeds):
        train, test = paper.split('random', seed=seed)
        for without, change in PARTS.items():
            change = dict(epochs=epochs) | change
            if change['epochs'] < 1: change['epochs'] = max(1, round(change['epochs']*epochs))
            start = time.perf_counter()
            tagger = Tagger.fit(paper, train=train, seed=seed, progress=False, **change)
            seconds = round(time.perf_counter() - start)
            got = tagger.evaluate(paper, train, test).accuracy
            rows.append(dict(without=without, seed=seed, seconds=seconds, **got.round(4).to_dict()))
            print(rows[-1], flush=True)
    values = dict(catalogue=paper.name, products=len(paper), epochs=epochs, seeds=seeds, rows=rows)
    print(f'written: {save_result(Path(out), "ablation", values)}')
