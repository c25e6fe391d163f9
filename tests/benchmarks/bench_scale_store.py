"""A store of very many products: build, memory, recall and latency under filters, and adding while
others search.

    python tests/benchmarks/bench_scale_store.py --sizes 40000,1000000 --folder /tmp/stores
    python tests/benchmarks/bench_scale_store.py --sizes 10000000 --folder /tmp/stores \
        --stages build,codes,memory,search,add

Vectors are drawn with the mean, the variances and the grouping of the real embeddings, as in
bench_search.py. A style, of which there is one for twenty products, has a class of 2, of 10 and of
100, by its place along a direction among the leading axes, so that these classes go with the
looks as tags do. Filters keep the class of the query ('own'), another class ('other'), or products
drawn without regard to their looks ('random'). Exact search over an array in memory is timed
beside the store, and gives the true neighbours. The store is asked twice, ten queries in turn: as
the engine's own index answers, and by codes; the first query with each filter is told apart. The
dials of codes were set by other queries. Memory is that of a new process that opens the store and
searches. The stage `rivals` has faiss alone, with vectors and classes in memory. Writes
data/results/store.json.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from importlib.metadata import version
from pathlib import Path
import numpy as np
import pandas as pd
import psutil
import pyarrow as pa
from fastcore.script import call_parse
from fashionrec.nearest import top_k, unit
from fashionrec.codes import vectors_of
from fashionrec.store import VECTOR, LanceIndex, lance_table
from bench_search import spectrum
from measuring import save_result, timed

PART = 2**16
CLASSES = {'half': 2, 'tenth': 10, 'hundredth': 100}


class Drawn:
    "Products drawn with the real spectrum, part by part"

    def __init__(self, n, seed, dim=128):
        self.n, self.seed, self.dim = n, seed, dim
        self.mean, self.std, self.within = spectrum(dim)
        rng = np.random.default_rng(seed)
        count = max(100, n // 20)
        noise = rng.standard_normal((count, dim), np.float32)
        self.styles = self.mean + noise * self.std * (1 - self.within) ** 0.5
        self.classes = {}
        for name, classes in CLASSES.items():
            along = self.styles[:, :8] @ rng.standard_normal(8).astype(np.float32)
            self.classes[name] = along.argsort().argsort() * classes // count

    def some(self, count, seed):
        "Vectors (count, d), and the styles that they are of"
        rng = np.random.default_rng([self.seed, seed])
        style = rng.integers(len(self.styles), size=count)
        noise = rng.standard_normal((count, self.dim), np.float32)
        return unit(self.styles[style] + noise * self.std * self.within**0.5), style

    def products(self, start, style, seed):
        "A table of products: their classes, and classes that do not go with their looks"
        rng = np.random.default_rng([self.seed, seed, 1])
        ids = pd.Index(np.arange(start, start + len(style)), name='id')
        columns = {name: self.classes[name][style].astype(str) for name in CLASSES}
        for name, classes in CLASSES.items():
            columns[f'random {name}'] = rng.integers(classes, size=len(style)).astype(str)
        return pd.DataFrame(columns, index=ids)

    def tables(self):
        "All products as tables of Arrow"
        for number, start in enumerate(range(0, self.n, PART)):
            vectors, style = self.some(min(PART, self.n - start), number + 1)
            yield lance_table(self.products(start, style, number + 1), vectors)

    def filters(self, style):
        "Name → a filter for each query"
        rng = np.random.default_rng([self.seed, 2])
        found = {'none': [None] * len(style)}
        for name, classes in CLASSES.items():
            own = self.classes[name][style]
            other = (own + rng.integers(1, classes, len(own))) % classes
            free = rng.integers(classes, size=len(own))
            for kind, column, values in (
                ('random', f'random {name}', free),
                ('own', name, own),
                ('other', name, other),
            ):
                found[f'1 in {classes}, {kind}'] = [{column: str(value)} for value in values]
        return found


def size_of(folder):
    "Bytes below a folder"
    files = [path for path in Path(folder).rglob('*') if path.is_file()]
    return sum(path.stat().st_size for path in files)


class Peak:
    "The largest resident memory of this process inside the block, MB"

    def __enter__(self):
        self.most, self.on = 0, True
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()
        return self

    def watch(self):
        while self.on:
            self.most = max(self.most, psutil.Process().memory_info().rss >> 20)
            time.sleep(0.05)

    def __exit__(self, *_):
        self.on = False
        self.thread.join()


def build(n, folder, seed):
    "Write a store and index it"
    shutil.rmtree(folder, ignore_errors=True)
    with Peak() as peak:
        store, writing = timed(LanceIndex.create, folder, Drawn(n, seed).tables())
        _, indexing = timed(store.build_indexes)
    return dict(
        products=n,
        write=writing.rounded(1),
        index=indexing.rounded(1),
        peak_mb=peak.most,
        disk_mb=size_of(folder) >> 20,
        load=round(os.getloadavg()[0], 1),
    )


def coded(folder):
    "Codes of all vectors of a store"
    store = LanceIndex(folder)
    shutil.rmtree(store._codes_folder(), ignore_errors=True)
    with Peak() as peak:
        _, took = timed(store.build_codes)
    return dict(
        lists=store.codes.index.nlist,
        take=took.rounded(1),
        peak_mb=peak.most,
        disk_mb=size_of(store.codes_folder) >> 20,
        load=round(os.getloadavg()[0], 1),
    )


def resident(folder, n, seed, queries, codes):
    "What a process holds that opens the store and searches: MB beyond what it held before"
    drawn = Drawn(n, seed)
    vectors, style = drawn.some(queries, 0)
    filters = drawn.filters(style)
    del drawn.styles, drawn.classes
    before = psutil.Process().memory_info().rss
    store = LanceIndex(folder, codes=codes)
    for wheres in filters.values():
        for vector, where in zip(vectors, wheres):
            store.search(vector, 6, where)
    return (psutil.Process().memory_info().rss - before) / 2**20


def loaded(store, n, dim):
    "All vectors and classes of a store, in the order of the ids"
    x, ids = np.empty((n, dim), np.float32), np.empty(n, int)
    columns = [name for name in store.table.schema.names if name not in ('id', VECTOR)]
    classes = {name: np.empty(n, np.int8) for name in columns}
    start = 0
    for batch in store.table.search().select(['id', VECTOR, *columns]).to_batches():
        part = slice(start, start + len(batch))
        x[part] = batch[VECTOR].flatten().to_numpy().reshape(-1, dim)
        ids[part] = batch['id'].to_numpy()
        for name in columns:
            classes[name][part] = batch[name].cast(pa.int8()).to_numpy()
        start += len(batch)
    assert start == n and (ids == np.arange(n)).all()
    return x, classes


def order(item):
    "The filters of most interest come first"
    name = item[0]
    return name != 'none', '10,' not in name, name


def mask_of(classes, where):
    "The products that a filter of one class lets through"
    ((column, value),) = where.items()
    return classes[column] == int(value)


def nearest_of_all(x, classes, vectors, wheres, k):
    "The true neighbours of each query under its filter, queries with one filter together"
    best = np.empty((len(vectors), k), int)
    said = np.array([json.dumps(where) for where in wheres])
    for one in np.unique(said):
        rows = np.flatnonzero(said == one)
        where = json.loads(one)
        keep = None if where is None else mask_of(classes, where)
        best[rows] = top_k(vectors[rows], x, k, keep)[1]
    return best


def asked(way, store, vector, where, k):
    "Milliseconds of one query, by the clock and of the processor, and the ids that are found"
    rows, near = timed(store._nearest, vector, k, where, False)
    _, whole = timed(store.search, vector, k, where)
    times = {}
    for stage, timer in ((way, near), (f'{way}_search', whole)):
        times[f'{stage}_ms'] = 1000 * timer.seconds
        times[f'{stage}_processor_ms'] = 1000 * timer.processor_seconds
    return times, rows['id'].to_numpy()[np.argsort(-vectors_of(rows[VECTOR]) @ vector)[:k]]


def first(store, vectors, wheres, k):
    "Milliseconds of the first query with each filter, the median"
    new = {json.dumps(where): (vector, where) for vector, where in zip(vectors, wheres)}
    took = [timed(store._nearest, vector, k, where, False)[1] for vector, where in new.values()]
    return round(1000 * float(np.median([timer.seconds for timer in took])), 1)


def searched(stores, drawn, k, queries, one, save, turn=10):
    "Recall at k and the time of one query, of each way and of exact search, under each filter"
    vectors, style = drawn.some(queries, 10**7)
    x, classes = loaded(next(iter(stores.values())), drawn.n, drawn.dim)
    out = {}
    for name, wheres in sorted(drawn.filters(style).items(), key=order):
        best = nearest_of_all(x, classes, vectors, wheres, k)
        found = {
            f'{way}_first_ms': first(store, vectors, wheres, k) for way, store in stores.items()
        }
        times, hits = {way: [] for way in stores}, {way: [] for way in stores}
        for start in range(0, queries, turn):  # Each way answers ten in turn, as a server would
            for way, store in stores.items():
                asked(way, store, vectors[start], wheres[start], k)  # Back from the other way
                for number in range(start, min(queries, start + turn)):
                    took, ids = asked(way, store, vectors[number], wheres[number], k)
                    times[way].append(took)
                    hits[way].append(len(np.intersect1d(ids, best[number])) / k)
        found |= {f'{way}_recall': round(float(np.mean(of)), 4) for way, of in hits.items()}
        for took in times.values():
            found |= pd.DataFrame(took).median().round(1).to_dict()
        exact = []
        for vector, where in zip(vectors[:one], wheres):
            mask = None if where is None else mask_of(classes, where)
            timer = timed(top_k, vector[None], x, k, mask)[1]
            exact.append((1000 * timer.seconds, 1000 * timer.processor_seconds))
        middle = np.median(np.array(exact), 0).round(1).tolist()
        found |= dict(zip(('exact_ms', 'exact_processor_ms'), middle))
        out[name] = found | dict(load=round(os.getloadavg()[0], 1))
        print(name, out[name], flush=True)
    save('search', dict(ways=out, timed=one))


def rivals(store, drawn, k, queries, save):
    "Indexes of faiss with the vectors in memory, under the same filters"
    import faiss

    vectors, style = drawn.some(queries, 10**7)
    x, classes = loaded(store, drawn.n, drawn.dim)
    lists = min(4096, drawn.n // 1000)
    filters = {name: wheres for name, wheres in drawn.filters(style).items() if '100' not in name}
    masks = {
        name: [None if where is None else mask_of(classes, where) for where in wheres]
        for name, wheres in filters.items()
    }
    best = {
        name: nearest_of_all(x, classes, vectors, wheres, k) for name, wheres in filters.items()
    }
    out = {}
    for spec in ('RaBitQ', 'PQ32x8', 'SQ4', f'PQ{drawn.dim}x4fsr'):
        index = faiss.index_factory(drawn.dim, f'IVF{lists},{spec}', faiss.METRIC_INNER_PRODUCT)
        index.cp.niter, index.cp.max_points_per_centroid = 8, 64
        count = min(len(x), max(20_000, 64 * lists))
        rows = np.random.default_rng(0).choice(len(x), count, replace=False)
        _, took = timed(lambda: (index.train(x[rows]), index.add(x)))
        if 'fs' in spec:
            index.implem = 15  # Threads share a query, as `parallel_mode` says to the others
        index.parallel_mode = 1
        for name in filters:
            hits, times = [], []
            for number, vector in enumerate(vectors):
                mask = masks[name][number]
                told = {}
                if mask is not None:
                    told['sel'] = faiss.IDSelectorBitmap(np.packbits(mask, bitorder='little'))
                params = faiss.SearchParametersIVF(nprobe=lists // 5, **told)
                places, timer = timed(index.search, vector[None], 10 * k, params=params)
                near = places[1][0][places[1][0] >= 0]
                near = near[np.argsort(-(x[near] @ vector))[:k]]
                hits.append(len(np.intersect1d(near, best[name][number])) / k)
                times.append((timer.seconds, timer.processor_seconds))
            clock, busy = np.median(np.array(times), 0) * 1000
            out.setdefault(spec, {})[name] = dict(
                recall=round(float(np.mean(hits)), 4),
                ms=round(float(clock), 1),
                processor_ms=round(float(busy), 1),
            )
        out[spec]['build'] = took.rounded(1)
        print(spec, out[spec], flush=True)
        save('rivals', dict(ways=out, lists=lists, version=version('faiss-cpu')))


def added(folder, drawn, count, codes):
    "Add products while another reader searches; each answer must be that of before or of after"
    store, reader = LanceIndex(folder), LanceIndex(folder, fresh=0, codes=codes)
    start = len(store)
    new, style = drawn.some(count, 10**6 + start)
    products = drawn.products(start, style, 10**6 + start)
    queries = new[:: max(1, count // 20)]

    def answers(query):
        rows = reader._nearest(query, 6, None, False)
        best = np.argsort(-vectors_of(rows[VECTOR]) @ query, kind='stable')[:6]
        return tuple(rows['id'].take(best).to_pylist())

    before = [answers(query) for query in queries]
    seen, failed, stop = [], [], threading.Event()

    def search():
        while not stop.is_set():
            for number, query in enumerate(queries):
                try:
                    seen.append((number, answers(query)))
                except Exception as e:
                    failed.append(repr(e)[:200])

    thread = threading.Thread(target=search)
    thread.start()
    time.sleep(1)
    _, adding = timed(store.add, new, products)
    time.sleep(1)
    stop.set()
    thread.join()
    after = [answers(query) for query in queries]
    wrong = [pair for pair in seen if pair[1] not in (before[pair[0]], after[pair[0]])]
    found = [start + place in after[number] for number, place in
             enumerate(range(0, count, max(1, count // 20)))]
    result = dict(
        count=count,
        add=adding.rounded(2),
        searches=len(seen),
        failed=len(failed),
        wrong=len(wrong),
        new_found=round(float(np.mean(found)), 3),
        load=round(os.getloadavg()[0], 1),
    )
    _, again = timed(lambda: [answers(query) for query in queries])
    result['ms_before_compaction'] = round(again.seconds / len(queries) * 1000, 1)
    return result


def compacted(folder, seconds):
    "Compaction in a process of its own: its time and its memory"
    store = LanceIndex(folder)
    most, own = [0], psutil.Process().cmdline()
    stop = threading.Event()

    def watch():
        while not stop.is_set():
            for child in psutil.Process().children(recursive=True):
                try:
                    if child.cmdline() == own:  # Just forked: its memory is still this one's
                        continue
                    most[0] = max(most[0], child.memory_info().rss >> 20)
                except psutil.Error:
                    pass
            time.sleep(0.05)

    thread = threading.Thread(target=watch)
    thread.start()
    done, took = timed(store.compact, seconds)
    stop.set()
    thread.join()
    return dict(done=done, seconds=round(took.seconds, 1), peak_mb=most[0])


@call_parse
def main(
    sizes: str = '40000,1000000',  # Numbers of products, with commas between
    folder: str = '/tmp/stores',  # Where the stores are written
    stages: str = 'build,codes,memory,search,add,compact',  # What to measure
    queries: int = 100,  # Queries whose recall is measured
    one: int = 20,  # Of them, that exact search is timed with
    k: int = 6,  # Results of each
    count: int = 10_000,  # Products added
    seconds: float = 900,  # After which a compaction is stopped
    seed: int = 0,  # Of the vectors
    out: str = 'data/results',  # Folder for the results
    resident_of: int = 0,  # Print what a process holds that searches so many products, and end
    codes: int = 0,  # Whether that process holds codes
):
    "Measure a store"
    if resident_of:
        print(resident(f'{folder}/{resident_of}', resident_of, seed, 20, bool(codes)))
        return
    stages = stages.split(',')
    setting = dict(seed=seed, k=k, queries=queries, engine=f'lancedb {version("lancedb")}')
    for n in map(int, sizes.split(',')):
        place = f'{folder}/{n}'

        def save(stage, values):
            part = f'{stage}, {n:,} products'
            save_result(Path(out), 'store', part, {stage: {str(n): setting | values}})
            print(stage, json.dumps(values), flush=True)

        if 'build' in stages:
            save('build', build(n, place, seed))
        if 'codes' in stages:
            save('codes', coded(place))
        if 'memory' in stages:
            held = {}
            for codes in (0, 1):
                args = f'--resident_of {n} --folder {folder} --codes {codes}'.split()
                command = [sys.executable, __file__, *args]
                lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                mb = float(lines.split()[-1])
                held[('engine', 'codes')[codes]] = dict(
                    mb=round(mb), bytes_a_product=round(mb * 2**20 / n, 1)
                )
            save('memory', held)
        stores = {}
        if 'search' in stages:
            stores = dict(engine=LanceIndex(place), codes=LanceIndex(place, codes=True))
            searched(stores, Drawn(n, seed), k, queries, one, save)
        if 'rivals' in stages:
            rivals(LanceIndex(place), Drawn(n, seed), k, queries, save)
        if 'add' in stages:
            save('add', added(place, Drawn(n, seed), count, True))
        if 'compact' in stages:
            save('compact', compacted(place, seconds))
