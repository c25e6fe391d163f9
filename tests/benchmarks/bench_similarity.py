"""Retrieval on products not trained on: `fashionrec bench similarity --data PATH` (Kaggle's folder or zip; the sample without it).

The network learns from the training side of the grouped split of the paper's products; the test side is searched.
Writes data/results/similarity.json.
"""
from pathlib import Path
from fastcore.script import call_parse
from fashionrec.classification import Tagger
from fashionrec.data import Catalogue, save_result
from fashionrec.eigenfaces import Eigenfaces
from fashionrec.resnet_similarity import Embedder, colour_histogram, evaluate_retrieval, retrieval_set

@call_parse
def main(data:str=None, # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
         epochs:int=40, # Passes over the training products
         seed:int=0, # Seed of the split and the training
         out:str='data/results', # Folder for the results
        ):
    "Measure how well vectors find products that are alike"
    paper = Catalogue.open(data, n=16_000).paper_subset()
    train, test = paper.split('grouped', seed=seed)
    shop = paper.subset(test[test.isin(paper.pictured)])
    groups = retrieval_set(shop.products)
    pics = shop.images(groups.index)
    tagger = Tagger.fit(paper, train=train, epochs=epochs, seed=seed)
    eig = Eigenfaces(k=100).fit(paper.images(train[train.isin(paper.pictured)]))
    pixels = pics.reshape(len(pics), -1)
    table = {'plain pixels': evaluate_retrieval(pixels, groups, metric='euclidean'),
             'colour histogram': evaluate_retrieval(colour_histogram(pics), groups),
             'eigenfaces': evaluate_retrieval(eig.transform(pics), groups, metric='euclidean'),
             'fashion': evaluate_retrieval(Embedder(tagger).embed(pics), groups)}
    table = {name: {m: round(float(v), 4) for m, v in row.items()} for name, row in table.items()}
    values = dict(catalogue=paper.name, trained_on=len(train), searched=len(groups), groups=groups.nunique(), epochs=epochs, seed=seed, table=table)
    name = 'similarity' if paper.name.startswith('kaggle') else 'similarity_sample'
    print(*(f'{n}: {row}' for n, row in table.items()), f'written: {save_result(Path(out), name, values)}', sep='\n')
