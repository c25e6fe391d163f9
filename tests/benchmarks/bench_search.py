"""Exact search beside the bare matrix product: `fashionrec bench search` (needs no catalogue).

Vectors are drawn, with a spectrum that falls as that of learned embeddings does. In every repeat each way runs once, so that
all meet the same machine; ratios are medians over the repeats. usearch and faiss-cpu take part where they are installed.
Writes data/results/search.json.
"""
import json
import time
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.data import save_result
from fashionrec.resnet_similarity import SimilarityIndex, top_k, unit

def seconds(f):
    time.sleep(.2) # Until the threads of another library, which wait busily for more, have gone to sleep
    start = time.perf_counter()
    f()
    return time.perf_counter() - start

def peers(x, q, k):
    "Name → exact search by another library, of those that can be imported"
    ways = {}
    try:
        from usearch.index import MetricKind, search
        ways['usearch exact'] = lambda: search(x, q, k, MetricKind.IP, exact=True)
    except ImportError: pass
    try:
        import faiss
        flat = faiss.IndexFlatIP(x.shape[1])
        flat.add(x)
        ways['faiss flat'] = lambda: flat.search(q, k)
    except ImportError: pass
    return ways

@call_parse
def main(items:int=40_000, # Vectors to search in
         dim:int=128, # Numbers each
         queries:int=1024, # Queries at once
         k:int=6, # Results of each
         repeats:int=9, # Interleaved repeats
         seed:int=0, # Of the vectors
         out:str='data/results', # Folder for the results
        ):
    "Measure exact search beside the bare matrix product"
    rng = np.random.default_rng(seed)
    draw = lambda n: unit(rng.standard_normal((n, dim))*np.arange(1, dim + 1)**-.5)
    x, q = draw(items), draw(queries)
    table = pd.DataFrame(dict(articleType=rng.choice(['Shirts', 'Heels', 'Watches'], items, p=[.49, .5, .01]), brand='one'))
    index, scores, few = SimilarityIndex(x, table), np.empty((queries, items), np.float32), dict(articleType='Watches')
    ways = {'matrix product': lambda: np.matmul(q, x.T, out=scores), 'matrix product, torch': lambda: torch.from_numpy(q) @ torch.from_numpy(x).T,
            'top_k': lambda: top_k(q, x, k), 'index.search': lambda: index.search(q, k),
            'filter that keeps all': lambda: index.search(q, k, where=dict(brand='one')),
            'filter that keeps 1 in 100': lambda: index.search(q, k, where=few), **peers(x, q, k)}
    one = {'one query': lambda: top_k(q[:1], x, k), 'its product': lambda: x @ q[0], 'one search, with its table': lambda: index.search(q[0], k)}
    best = np.argsort(-(q[:50] @ x.T), axis=1, kind='stable')[:, :k]
    exact = float((top_k(q, x, k)[1][:50] == best).mean())
    runs = pd.DataFrame([{n: seconds(f) for n, f in (ways | one).items()} for _ in range(repeats + 1)]).iloc[1:]
    bare = runs[['matrix product', 'matrix product, torch']].min(axis=1)
    values = dict(items=items, dim=dim, queries=queries, k=k, threads=torch.get_num_threads(), repeats=repeats, seed=seed, same_as_sorting=exact,
                  ratio={n: round(float((bare/runs[n]).median()), 3) for n in ways},
                  milliseconds={n: round(float(runs[n].median()*1000), 2) for n in runs})
    print(json.dumps(values, indent=1), f'written: {save_result(Path(out), "search", values)}', sep='\n')
