"""Tag accuracy on the paper's subset: `fashionrec bench tagging --data PATH` (Kaggle's folder or zip; the sample without it).

One network for all tags, 80/20 split by articleType, random and grouped. Writes data/results/tagging.json.
"""
import os
import time
from pathlib import Path
import torch
from fastcore.script import call_parse
from fashionrec.classification import TAG_COLUMNS, Tagger
from fashionrec.data import Catalogue, save_result
from fashionrec.sample import PAPER_TYPES

@call_parse
def main(data:str=None, # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
         epochs:int=16, # Passes over the training products
         seed:int=0, # Seed of the split and the training
         out:str='data/results', # Folder for the results
        ):
    "Measure the tagger on the paper's products"
    data = data or os.environ.get('FASHIONREC_DATA')
    cat = Catalogue.from_kaggle(data) if data else Catalogue.sample(16_000, types=PAPER_TYPES)
    paper = cat.paper_subset()
    values = dict(catalogue=paper.name, products=len(paper), epochs=epochs, seed=seed, threads=torch.get_num_threads(), seconds={})
    for how in ('random', 'grouped'):
        train, test = paper.split(how, seed=seed)
        start = time.perf_counter()
        tagger = Tagger.fit(paper, train=train, valid=test, epochs=epochs, seed=seed)
        values['seconds'][how] = round(time.perf_counter() - start)
        table = tagger.evaluate(paper, train, test)
        tags = tagger.evaluate(paper, train, test, TAG_COLUMNS)
        values[how] = table.round(4).astype(object).where(table.notna(), None).to_dict()
        values[f'{how}, seven tags'] = tags.round(4).astype(object).where(tags.notna(), None).to_dict()
        print(f'\n{how} split, {len(train):,} to train and {len(test):,} to test, trained in {values["seconds"][how]} s\n{table.round(3)}')
    name = 'tagging' if paper.name.startswith('kaggle') else 'tagging_sample'
    print(f'\nwritten: {save_result(Path(out), name, values)}')
