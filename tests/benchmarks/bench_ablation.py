"""What each part of the tagger's recipe is worth: `fashionrec bench ablation --data PATH` (Kaggle's
folder or zip).

The recipe, and the recipe with one change, on the random split of the paper's products: accuracy
of the tags, and how well the vectors find products that are alike. Writes
data/results/ablation.json.
"""

from functools import partial
from fastai.optimizer import Adam
from fastcore.script import call_parse
from fashionrec.classification import TAG_COLUMNS, Tagger
from fashionrec.data import Catalogue, Cutout, Shift
from fashionrec.resnet_similarity import Embedder, evaluate_retrieval, retrieval_set
from measuring import save_parts, timed

CHANGES = {
    'none': {},
    'Adam for Muon': dict(opt_func=Adam),
    'no likeness': dict(alike=()),
    'no combinations': dict(joint=False),
    'no moving': dict(augment=()),
    'no mixing': dict(mixup=0.0),
    'no label smoothing': dict(smoothing=0.0),
    'no half-size start': dict(half=0.0),
    'mirroring too': dict(augment=(partial(Shift, mirror=True),)),
    'hidden squares too': dict(augment=(Shift, Cutout)),
}


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    epochs: int = 24,  # Passes over the training products
    seeds: int = 1,  # Seeds of the split and the trainings
    out: str = 'data/results',  # Folder for the results
):
    "Measure the recipe with each change"
    paper = (Catalogue.from_kaggle(data) if data else Catalogue.open()).paper_subset()
    rows = []
    for seed in range(seeds):
        train, test = paper.split('random', seed=seed)
        groups = retrieval_set(paper.products.loc[test[test.isin(paper.pictured)]])
        for name, change in CHANGES.items():
            options = dict(train=train, seed=seed, progress=False, epochs=epochs, **change)
            tagger, took = timed(Tagger.fit, paper, **options)
            got = tagger.evaluate(paper, train, test, TAG_COLUMNS).accuracy.drop('product')
            found = evaluate_retrieval(Embedder(tagger).embed(paper.images(groups.index)), groups)
            rows.append(
                dict(
                    change=name,
                    seed=seed,
                    seconds=round(took.seconds),
                    mean=round(float(got[TAG_COLUMNS].mean()), 4),
                    **got.round(4).to_dict(),
                    **{k: round(float(v), 4) for k, v in found.items()},
                )
            )
            print(rows[-1], flush=True)
    setting = dict(catalogue=paper.name, products=len(paper), epochs=epochs, seeds=seeds)
    save_parts(out, 'ablation', dict(rows=rows), **setting)
