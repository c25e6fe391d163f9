"""Who is told that nothing like it is in the catalogue: `fashionrec bench nearness --data PATH`
(Kaggle's folder or zip).

The products that the shipped network was not trained on are asked for, by its vectors, in an index
of all others. How many of them are told so? How many of an article type or master category, where
all of it is taken out of what may be found? And how well does the mean score of the neighbours
tell these from those whose type is there (area under the ROC curve)?

`--index` is a folder in which the index of the catalogue was saved; it is built and saved there
where there is none. Writes data/results/nearness.json. Without PATH the drawn sample is measured.
"""

from pathlib import Path
import numpy as np
from fastcore.script import call_parse
from sklearn.metrics import roc_auc_score
from fashionrec.data import Catalogue
from fashionrec.embedder import Embedder
from fashionrec.resnet_similarity import FAR, SimilarityIndex
from fashionrec.tagging import shipped_split
from measuring import save_parts

FEWEST = 15  # Products of a type or category that is asked about
LEVELS = 0.002, 0.005, 0.01, 0.02, 0.05


def index_of(cat, folder):
    "The index of a catalogue, from a folder where it is kept there"
    if folder and (Path(folder) / 'manifest.json').exists():
        return SimilarityIndex.load(folder)
    index = SimilarityIndex.build(cat, Embedder('fashion'))
    if folder:
        index.save(folder)
    return index


def chances(told):
    "Chance of neighbours so far, among the index's own products; 1 where there is a twin"
    return np.array(
        [1 if 2 * near.below > near.of else (near.sparse + 1) / (near.of + 1) for near in told]
    )


def around(told):
    "The score that tells products whose kind is there from others"
    return np.array([near.around for near in told])


def shares(values):
    "Share at most as large as each level, as JSON has it"
    return {f'{level:g}': round(float(np.mean(values <= level)), 4) for level in LEVELS}


def on_held_out(products, told):
    "Share that is told so of held-out products, where the index holds all others"
    found = chances(told)
    category = products.masterCategory.astype(str).to_numpy()
    table = {'all': dict(products=len(found), **shares(found))}
    for name in np.unique(category):
        chosen = found[category == name]
        if len(chosen) >= FEWEST:
            table[name] = dict(products=len(chosen), **shares(chosen))
    return table


def on_taken_out(rest, products, vectors, told, column):
    "For each value of a column: share that is told so, and area under the curve, with it taken out"
    kept = rest.products[column].astype(str).to_numpy()
    values = products[column].astype(str).to_numpy()
    table = {}
    for value in np.unique(values):
        asked = values == value
        if asked.sum() < FEWEST or (kept == value).all():
            continue
        far = rest.nearness(vectors[asked], where=kept != value)
        truth = np.r_[np.ones(len(far)), np.zeros(len(told))]
        area = roc_auc_score(truth, -np.r_[around(far), around(told)])
        row = dict(products=len(far), area=round(float(area), 3))
        table[value] = row | shares(chances(far))
    return table


@call_parse
def main(
    data: str = '',  # Kaggle's folder or zip; the drawn sample when not given
    index: str = '',  # Folder of the saved index; built anew when not given
    out: str = 'data/results',  # Folder for the results
):
    "Measure who is told that nothing like it is in the catalogue"
    cat = Catalogue.open(data) if data else Catalogue.sample()
    made = index_of(cat, index)
    out_of = np.asarray(made.products.index.isin(shipped_split(cat)[1]))
    products, vectors = made.products[out_of], made.vectors[out_of]
    rest = SimilarityIndex(made.vectors[~out_of], made.products[~out_of])
    told = rest.nearness(vectors)
    held_out = on_held_out(products, told)
    print(held_out)
    asked = rest, products, vectors, told
    kinds = on_taken_out(*asked, 'articleType')
    categories = on_taken_out(*asked, 'masterCategory')
    areas = [row['area'] for row in kinds.values()]
    summary = dict(types=len(kinds), area=round(float(np.mean(areas)), 3))
    for level in map('{:g}'.format, LEVELS):
        summary[level] = round(float(np.mean([row[level] for row in kinds.values()])), 4)
    print(summary, categories)
    setting = dict(catalogue=cat.name, products=len(made), far=FAR)
    parts = dict(held_out=held_out, summary=summary, kinds=kinds, categories=categories)
    save_parts(out, 'nearness', parts, **setting)
