"""Exact search beside the bare matrix product, one photo from a cold start, and approximate search
of very many products.

    fashionrec bench search                              # exact search, one photo; no catalogue
    fashionrec bench search --options "--scale 1000000"  # approximate search at this size too

Vectors are drawn with the mean, the variances and the grouping of the real embeddings (from
data/results/similarity.json), or with variances that fall in the same way where these are not
there. In every repeat each way runs once, so that all meet the same machine; ratios are medians
over the repeats. usearch, faiss-cpu and lancedb take part where they are installed. Writes
data/results/search.json; a size or a machine measured before stays there.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from fastcore.script import call_parse
from PIL import Image
from fashionrec.data import Catalogue, environment, load_result
from fashionrec.resnet_similarity import Embedder, SimilarityIndex, _Lists, top_k, unit
from measuring import Timer, save_result, stored, timed

PEERS = ('usearch', 'faiss-cpu', 'lancedb')

COLD = '''
import json, sys, time
from fashionrec.resnet_similarity import Embedder, SimilarityIndex
times = [time.perf_counter()]
index = SimilarityIndex.load(sys.argv[1], Embedder('fashion'))
times.append(time.perf_counter())
for photo in sys.argv[2:]:
    assert len(index.search(photo, 6)) == 6
    times.append(time.perf_counter())
print(json.dumps([round(1000*(b - a), 1) for a, b in zip(times, times[1:])]))
'''


def seconds(f, rest=0.2):
    """How long `f` takes, after a rest until threads of other libraries, which wait busily for
    more, have gone to sleep"""
    time.sleep(rest)
    return timed(f)[1].seconds


def spectrum(dim):
    """Mean and standard deviation along each principal axis of the real embeddings, and the
    share of the variance within groups of alike products"""
    try:
        s = load_result('similarity')['spectrum']
    except (FileNotFoundError, KeyError):
        s = dict(mean=[])
    if len(s['mean']) == dim:
        return (
            np.array(s['mean'], np.float32),
            np.sqrt(np.array(s['variance'], np.float32)),
            s['within'],
        )
    return np.zeros(dim, np.float32), np.arange(1, dim + 1, dtype=np.float32) ** -0.5, 0.4


def draw(rng, n, dim, styles=None, part=2**17):
    """Unit vectors with the real spectrum, about `styles`, of which there is one for twenty
    vectors; and the styles"""
    mean, std, within = spectrum(dim)
    if styles is None:
        styles = (
            mean
            + rng.standard_normal((max(1, n // 20), dim), np.float32) * std * (1 - within) ** 0.5
        )
    x = np.empty((n, dim), np.float32)
    for i in range(0, n, part):
        noise = rng.standard_normal(x[i : i + part].shape, np.float32)
        x[i : i + part] = unit(
            styles[rng.integers(len(styles), size=len(noise))] + noise * std * within**0.5
        )
    return x, styles


def peers(x, q, k):
    "Name → exact search by another library, of those that can be imported"
    ways = {}
    if find_spec('usearch'):
        from usearch.index import MetricKind, search

        ways['usearch exact'] = lambda: search(x, q, k, MetricKind.IP, exact=True)
    if find_spec('faiss'):
        import faiss

        flat = faiss.IndexFlatIP(x.shape[1])
        flat.add(x)
        ways['faiss flat'] = lambda: flat.search(q, k)
    return ways


def exactly(items, dim, queries, k, repeats, seed):
    "Exact search beside the bare product and the peers"
    rng = np.random.default_rng(seed)
    x, styles = draw(rng, items, dim)
    q, _ = draw(rng, queries, dim, styles)
    table = pd.DataFrame(
        dict(
            articleType=rng.choice(['Shirts', 'Heels', 'Watches'], items, p=[0.49, 0.5, 0.01]),
            brand='one',
        )
    )
    index, scores, few = (
        SimilarityIndex(x, table),
        np.empty((queries, items), np.float32),
        dict(articleType='Watches'),
    )
    X, Q, room = torch.from_numpy(x), torch.from_numpy(q), torch.from_numpy(scores)
    ways = {
        'matrix product, numpy': lambda: np.matmul(q, x.T, out=scores),
        'matrix product, torch': lambda: torch.mm(Q, X.T, out=room),
        'top_k': lambda: top_k(q, x, k),
        'index.search': lambda: index.search(q, k),
        'filter that keeps all': lambda: index.search(q, k, where=dict(brand='one')),
        'filter that keeps half': lambda: index.search(q, k, where=dict(articleType='Heels')),
        'filter that keeps 1 in 100': lambda: index.search(q, k, where=few),
        **peers(x, q, k),
    }
    one = {
        'one query': lambda: top_k(q[:1], x, k),
        'its product': lambda: x @ q[0],
        'one search, with its table': lambda: index.search(q[0], k),
    }
    best = np.argsort(-(q[:50] @ x.T), axis=1, kind='stable')[:, :k]
    exact = float((top_k(q, x, k)[1][:50] == best).mean())
    runs = pd.DataFrame(
        [{n: seconds(f) for n, f in (ways | one).items()} for _ in range(repeats + 1)]
    ).iloc[1:]
    bare = runs[['matrix product, numpy', 'matrix product, torch']].min(axis=1)
    return dict(
        items=items,
        dim=dim,
        queries=queries,
        k=k,
        threads=torch.get_num_threads(),
        repeats=repeats,
        seed=seed,
        same_as_sorting=exact,
        load=round(os.getloadavg()[0], 1),
        ratio={n: round(float((bare / runs[n]).median()), 3) for n in ways},
        best_ratio={n: round(float(bare.min() / runs[n].min()), 3) for n in ways},
        milliseconds={n: round(float(runs[n].median() * 1000), 2) for n in runs},
    )


def cold(items, seed, photos=9):
    """A new process loads a saved index and searches for photos of 1,800 x 2,400 pixels that the
    disk must be asked for"""
    rng, emb = np.random.default_rng(seed), Embedder('fashion')
    cat = Catalogue.sample(photos, seed)
    table = pd.concat([cat.products] * (items // photos + 1), ignore_index=True).iloc[:items]
    with tempfile.TemporaryDirectory() as d:
        SimilarityIndex(draw(rng, items, emb.embed(cat.images()[:1]).shape[1])[0], table, emb).save(
            f'{d}/index'
        )
        for i, im in enumerate(cat.images()):
            Image.fromarray(im).resize((1800, 2400), Image.Resampling.BICUBIC).save(
                f'{d}/{i}.jpg', quality=90
            )
            with open(f'{d}/{i}.jpg', 'rb') as f:
                os.fsync(f.fileno())
                if hasattr(os, 'posix_fadvise'):
                    os.posix_fadvise(f.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        out = subprocess.run(
            [sys.executable, '-c', COLD, f'{d}/index', *(f'{d}/{i}.jpg' for i in range(photos))],
            capture_output=True,
            text=True,
            check=True,
        )
    load, first, *later = json.loads(out.stdout)
    return dict(items=items, load=load, first=first, later=round(float(np.median(later)), 1))


def lists_of_ours(x, lists, probes, seed):
    "The index's own inverted lists: build seconds, and search of many queries under a mask"
    ours, took = timed(_Lists.build, x, lists, probes, seed)

    def search(q, k, keep, share):
        p = ours.probes_for(share)
        return ours.search(q, x, k, keep, p)[1] if p else top_k(q, x, k, keep)[1]

    return took.seconds, search, ours.ivf.code_size * len(x)


def graph_of_usearch(x):
    """usearch's graph of 8-bit vectors; it knows no filter, so more are asked for and those that
    fail it are dropped"""
    from usearch.index import Index

    with Timer() as took:
        options = dict(metric='ip', dtype='i8', connectivity=16, expansion_search=128)
        graph = Index(ndim=x.shape[1], **options)
        for i in range(0, len(x), 2**17):
            graph.add(np.arange(i, min(i + 2**17, len(x))), x[i : i + 2**17])

    def search(q, k, keep, share):
        found = graph.search(q, min(1024, int(4 * k / share)))
        keys = found.keys.reshape(len(q), -1).astype(int)
        out = np.full((len(q), k), -1)
        for o, v, row in zip(out, q, keys):
            row = row[keep[row]]
            # Scored again with the full vectors, as the lists do
            row = row[np.argsort(-(x[row] @ v), kind='stable')[:k]]
            o[: len(row)] = row
        return out

    return took.seconds, search, graph.memory_usage


def table_of_lancedb(x, passing, lists, probes):
    "lancedb's inverted lists with a filter before the search, on disk"
    import lancedb
    import pyarrow as pa

    folder = tempfile.TemporaryDirectory()

    def rows():
        for i in range(0, len(x), 2**16):
            part = x[i : i + 2**16]
            vec = pa.FixedSizeListArray.from_arrays(pa.array(part.ravel()), x.shape[1])
            yield pa.RecordBatch.from_arrays(
                [pa.array(np.arange(i, i + len(part))), vec, pa.array(passing[i : i + len(part)])],
                ['id', 'vector', 'tenth'],
            )

    schema = pa.schema(
        [('id', pa.int64()), ('vector', pa.list_(pa.float32(), x.shape[1])), ('tenth', pa.int64())]
    )
    with Timer() as took:
        table = lancedb.connect(folder.name).create_table('x', rows(), schema=schema)
        table.create_index(
            metric='dot', vector_column_name='vector', num_partitions=lists, index_type='IVF_SQ'
        )

    def search(q, k, keep, share):
        out = np.full((len(q), k), -1)
        clause = {1: None, 0.1: 'tenth < 100', 0.01: 'tenth < 10'}[share]
        for o, v in zip(out, q):
            s = (
                table.search(v)
                .metric('dot')
                .nprobes(int(min(lists, probes / share**0.5)))
                .refine_factor(4)
                .limit(k)
                .select(['id', '_distance'])
            )
            ids = (s.where(clause, prefilter=True) if clause else s).to_arrow()['id'].to_numpy()
            o[: len(ids)] = ids
        return out

    search.folder = folder
    files = [path for path in Path(folder.name).rglob('*') if path.is_file()]
    return took.seconds, search, sum(path.stat().st_size for path in files)


def at_scale(n, dim, k, seed, only, queries=200):
    """Recall at k and latency of exact and approximate search, without a filter and with filters
    that keep 1 in 10 and 1 in 100"""
    rng = np.random.default_rng(seed)
    x, styles = draw(rng, n, dim)
    q, _ = draw(rng, queries, dim, styles)
    passing, lists = rng.integers(0, 1000, n), min(4096, int(4 * n**0.5))
    probes = lists // 8
    keeps = {1: np.ones(n, bool), 0.1: passing < 100, 0.01: passing < 10}
    exact = {s: top_k(q, x, k, None if s == 1 else keep)[1] for s, keep in keeps.items()}
    makers = {
        'exact': lambda: (
            0.0,
            lambda q, k, keep, share: top_k(q, x, k, None if share == 1 else keep)[1],
            x.nbytes,
        ),
        'faiss lists': lambda: lists_of_ours(x, lists, probes, seed),
        'usearch graph': lambda: graph_of_usearch(x),
        'lancedb': lambda: table_of_lancedb(x, passing, lists, probes),
    }
    needs, out = {'faiss lists': 'faiss', 'usearch graph': 'usearch', 'lancedb': 'lancedb'}, {}
    for name in only.split(','):
        if name in needs and not find_spec(needs[name]):
            continue
        built, search, size = makers[name]()
        out[name] = dict(build_seconds=round(built, 1), mb=round(size / 2**20)) | (
            dict(probes=probes) if 'lists' in name else {}
        )
        for s, keep in keeps.items():
            search(q[:3], k, keep, s)
            found = search(q, k, keep, s)
            times = [seconds(lambda: search(q[i : i + 1], k, keep, s), 0) for i in range(30)]
            whole = seconds(lambda: search(q, k, keep, s))
            recall = np.mean([len(np.intersect1d(a, b)) / k for a, b in zip(found, exact[s])])
            out[name][f'keeps {s:g}'] = dict(
                recall=round(float(recall), 4),
                one_ms=round(float(np.median(times) * 1000), 2),
                each_of_many_ms=round(whole / queries * 1000, 3),
            )
        print(n, name, json.dumps(out[name]), flush=True)
    return out


@call_parse
def main(
    items: int = 40_000,  # Vectors to search in
    dim: int = 128,  # Numbers each
    queries: int = 1024,  # Queries at once
    k: int = 6,  # Results of each
    repeats: int = 9,  # Interleaved repeats
    seed: int = 0,  # Of the vectors
    # Numbers of vectors to search approximately too, with commas between; exact search is then not
    # measured
    scale: str = '',
    only: str = 'exact,faiss lists,usearch graph,lancedb',  # Ways to search them
    out: str = 'data/results',  # Folder for the results
):
    """Measure exact search beside the bare matrix product, and approximate search beside exact
    search"""
    folder, here = Path(out), environment()['machine']
    installed = [peer for peer in PEERS if find_spec(peer.split('-')[0])]
    save_result(folder, 'search', 'peers', dict(peers={peer: version(peer) for peer in installed}))
    if not scale:
        found = exactly(items, dim, queries, k, repeats, seed) | dict(photo_ms=cold(items, seed))
        save_result(folder, 'search', f'exact search, {here}', dict(machines={here: found}))
        print(json.dumps(found, indent=1))
    for n in map(int, filter(None, scale.split(','))):
        earlier = stored(out, 'search', 'scale', {}).get(str(n), {})
        found = earlier | at_scale(n, dim, k, seed, only)
        save_result(folder, 'search', f'{n:,} vectors', dict(scale={str(n): found}))
        print(json.dumps(found, indent=1))
