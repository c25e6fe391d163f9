"""The paper's products and how they are split: `fashionrec bench subset --data PATH`
(Kaggle's folder or zip).

How many products and article types there are, and for each split and seed: how many products are
held out, how far the shares of the article types differ, and how many of the held-out products
share their name with one in training. Writes data/results/paper_data.json.
"""

from fastcore.script import call_parse
from fashionrec.data import Catalogue
from measuring import save_parts


def split_figures(cat, how, seed):
    "Sizes of both sides of a split, and what they have in common"
    train, test = cat.split(how, seed=seed)
    types, names = cat.products.articleType, cat.products.productDisplayName
    shares = [types[ids].value_counts(normalize=True) for ids in (train, test)]
    return dict(
        split=how,
        seed=seed,
        train=len(train),
        test=len(test),
        held_out=round(len(test) / len(cat), 4),
        shares_differ=round(float((shares[0] - shares[1]).abs().max()), 4),
        name_in_training=round(float(names[test].isin(names[train]).mean()), 4),
    )


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    seeds: int = 3,  # Seeds of each split
    out: str = 'data/results',  # Folder for the results
):
    "Count the paper's products and split them"
    paper = (Catalogue.from_kaggle(data) if data else Catalogue.open()).paper_subset()
    splits = [(how, seed) for how in ('random', 'grouped') for seed in range(seeds)]
    counts = {
        name: paper.products[name].value_counts().to_dict()
        for name in ('masterCategory', 'subCategory', 'articleType')
    }
    subset = dict(products=len(paper), types=len(counts['articleType']), counts=counts)
    rows = [split_figures(paper, *split) for split in splits]
    save_parts(out, 'paper_data', dict(subset=subset, splits=rows), catalogue=paper.name)
