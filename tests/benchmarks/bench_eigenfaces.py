"""Eigenfaces against scikit-learn's PCA on the real catalogue: speed, memory, variance kept, and
recognition.

    python tests/benchmarks/bench_eigenfaces.py --data PATH [--parts recognition,figures]

PATH is Kaggle's folder or zip. Both sides run interleaved in one process; `ratio` compares their
medians, `best_ratio` their fastest runs, which a busy machine disturbs least. scikit-learn gets
float32 rows that were prepared beforehand; Eigenfaces gets the pictures as they are, so its time
has the conversion too.
"""

import argparse, json, multiprocessing, os, statistics, tempfile
from pathlib import Path
from unittest import mock
import numpy as np
from scipy.sparse.linalg import eigsh
from sklearn.datasets import load_sample_images
from sklearn.decomposition import PCA
from fashionrec import eigenfaces
from fashionrec.data import Catalogue, load_photo
from fashionrec.eigenfaces import Eigenfaces, choose_tolerance, distort, grey
from measuring import save_parts, timed

ROOT = Path(__file__).resolve().parents[2]
PARTS = ('speed', 'memory', 'figures', 'recognition')
CHANGES = dict(
    shift=[0, 2, 4, 8, 12],
    scale=[1, 0.9, 0.8, 0.7, 0.6],
    brightness=[1, 0.9, 0.8, 0.7, 0.6],
    rotation=[0, 5, 10, 20, 40],
)


def speed(name, images, k, repeats):
    "Time of both sides, and the variance that each keeps as a share of the exact"
    X = np.concatenate(
        [
            grey(images[i : i + 2048]).reshape(-1, images[0, ..., 0].size).astype(np.float32)
            for i in range(0, len(images), 2048)
        ]
    )
    n, p = X.shape
    ours, theirs, multiply = [], [], []
    a = np.random.default_rng(0).random((4096, 4096), np.float32)
    for _ in range(repeats):
        with mock.patch.object(eigenfaces, '_pass', wraps=eigenfaces._pass) as calls:
            e, took = timed(Eigenfaces(k).fit, images)
        ours.append(took.seconds)
        pca, took = timed(PCA(k, svd_solver='randomized', random_state=0).fit, X)
        theirs.append(took.seconds)
        multiply.append(timed(np.matmul, a, a[::-1])[1].seconds)
    mean, C = X.mean(0, dtype=float), np.zeros((p, p))
    for i in range(0, n, 2048):
        x = X[i : i + 2048] - mean
        C += x.T @ x
    exact = eigsh(C, k, return_eigenvectors=False, v0=np.ones(p)).sum()

    def kept(u):
        return float(np.einsum('ij,ij', u @ C, u) / exact)

    rate = 2 * len(a) ** 3 / min(multiply)
    # Not those over the sample
    passes = sum(c.args[0].n == n for c in calls.call_args_list)
    own, peer = statistics.median(ours), statistics.median(theirs)
    flops = 4 * n * p * len(e.basis_) * passes
    return dict(
        case=name,
        pictures=n,
        pixels=p,
        k=k,
        seconds=own,
        sklearn_seconds=peer,
        ratio=peer / own,
        best_ratio=min(theirs) / min(ours),
        all_seconds=ours,
        all_sklearn_seconds=theirs,
        share=kept(e.components_),
        sklearn_share=kept(pca.components_),
        passes=passes,
        gflops=rate / 1e9,
        bound_seconds=flops / rate,
        times_bound=own / (flops / rate),
        covariance_bound_seconds=n * p * p / rate,
    )


def resident(field):
    "A memory field of this process, MB"
    return int(next(l for l in open('/proc/self/status') if l.startswith(field)).split()[1]) / 1024


def peak(images, fit, queue):
    "Peak resident memory that `fit` adds in this process, MB"
    x = np.load(images, mmap_mode=None if fit in ('in_memory', 'sklearn') else 'r')
    fit = dict(
        eigenfaces=lambda: Eigenfaces(k=100).fit(x),
        colour=lambda: Eigenfaces(k=100, colour=True).fit(x),
        in_memory=lambda: Eigenfaces(k=100).fit(x),
        sklearn=lambda: PCA(100, svd_solver='randomized', random_state=0).fit(
            grey(x).reshape(len(x), -1).astype(np.float32)
        ),
    )[fit]
    Eigenfaces(k=2).fit(
        np.random.default_rng(0).integers(0, 256, (50, 80, 60, 3), np.uint8)
    )  # Libraries are loaded and warm
    Path('/proc/self/clear_refs').write_text('5')
    before = resident('VmRSS') - (
        0 if isinstance(x, np.memmap) else x.nbytes / 2**20
    )  # Pictures in memory count
    fit()
    queue.put(resident('VmHWM') - before)


def memory(store):
    "Peak memory of each way to fit, in a process of its own"
    out, ctx = [], multiprocessing.get_context('spawn')
    with tempfile.TemporaryDirectory() as d:
        for name, n, fit in [
            ('in memory, pictures included', None, 'in_memory'),
            ('scikit-learn, pictures included', None, 'sklearn'),
            ('from disk', len(store) // 4, 'eigenfaces'),
            ('from disk', None, 'eigenfaces'),
            ('from disk, colour', None, 'colour'),
        ]:
            x = store[:n]
            np.save(f'{d}/x.npy', x)
            queue = ctx.Queue()
            child = ctx.Process(target=peak, args=(f'{d}/x.npy', fit, queue))
            child.start()
            out.append(
                dict(
                    case=name,
                    pictures=len(x),
                    as_float32_mb=x.size * 4 / (1 if fit == 'colour' else 3) / 2**20,
                    peak_mb=queue.get(timeout=600),
                )
            )
            child.join()
            print(out[-1], flush=True)
    return out


def strangers(n, seed=0):
    "Pieces of the photographs that come with scikit-learn"
    rng, photos = np.random.default_rng(seed), load_sample_images().images
    for i in range(n):
        p = photos[i % len(photos)]
        s = rng.integers(120, min(p.shape[:2]))
        y, x = rng.integers(p.shape[0] - s + 1), rng.integers(p.shape[1] - s + 1)
        yield load_photo(p[y : y + s, x : x + s * 3 // 4])


def figures(cat, how, seed, counts=(1, 2, 5, 10, 20, 30, 60, 100)):
    """What the first eigenfaces explain of the training pictures, and the error that they leave in
    held-out ones, in grey levels; the mean face at the rim and where it is darkest"""
    train, test = cat.split(how, seed=seed)
    eig = Eigenfaces(max(counts)).fit(cat.images(train))
    held = cat.images(test)
    true, weights = grey(held).reshape(len(held), -1).astype(np.float32), eig.transform(held)
    explained = np.cumsum(eig.explained_variance_ratio_)
    mean = eig.mean_.reshape(held.shape[1:3])
    rim = np.concatenate([mean[0], mean[-1], mean[:, 0], mean[:, -1]])
    errors = {}
    for k in counts:
        some = np.where(np.arange(max(counts)) < k, weights, 0)
        again = eig.inverse_transform(some).reshape(true.shape)
        errors[str(k)] = float(np.sqrt(((again - true) ** 2).mean()))
    return dict(
        split=how,
        seed=seed,
        train=len(train),
        test=len(test),
        explained={str(k): float(explained[k - 1]) for k in counts},
        error=errors,
        spread=float(np.sqrt(((true - eig.mean_.ravel()) ** 2).mean())),
        rim=float(rim.mean()),
        darkest=float(mean.min()),
    )


def recognition(cat, how, seed, k=30):
    """Share of test pictures whose nearest product has their article type, as they are and
    changed; and the tolerance"""
    train, test = cat.split(how, seed=seed)
    types, x = cat.products.articleType, cat.images(test)
    eig = Eigenfaces(k).fit(cat.images(train), train)

    def right(x):
        found = types[eig.nearest(x)[1][:, 0]].values
        return float((found == types[test].values).mean())

    e_known, e_strange = (eig.nearest(q)[0].ravel() for q in (x, np.stack(list(strangers(400)))))
    t = choose_tolerance(e_known[::2], false_reject=0.05)
    return dict(
        split=how,
        seed=seed,
        k=k,
        train=len(train),
        test=len(test),
        right=right(x),
        majority=float(types[test].value_counts(normalize=True).iloc[0]),
        changes={c: {str(v): right(distort(x, **{c: v})) for v in vs} for c, vs in CHANGES.items()},
        tolerance=t,
        false_reject=float((e_known[1::2] > t).mean()),
        false_accept=float((e_strange <= t).mean()),
    )


def main():
    "Measure and write"
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument('--data', required=True, help="Kaggle's folder or zip")
    ap.add_argument('--out', default=ROOT / 'data/results')
    ap.add_argument('--parts', default=','.join(PARTS), help='what to measure')
    ap.add_argument('--repeats', type=int, default=3)
    ap.add_argument('--seeds', type=int, default=3, help='random splits; of the grouped as many')
    args = ap.parse_args()
    wanted = args.parts.split(',')
    cat = Catalogue.from_kaggle(args.data)
    paper = cat.paper_subset()
    paper = paper.subset(paper.pictured)
    load = os.getloadavg()[0]
    splits = [(how, seed) for how in ('random', 'grouped') for seed in range(args.seeds)]
    res = {}
    if 'speed' in wanted:
        res['speed'] = [
            speed('paper subset', paper.images(), 30, args.repeats),
            speed('whole catalogue', cat.images(), 100, args.repeats),
        ]
        for r in res['speed']:
            print(r, flush=True)
    if 'memory' in wanted:
        res['memory'] = memory(cat.store)
    if 'figures' in wanted:
        res['figures'] = [figures(paper, *split) for split in splits]
    if 'recognition' in wanted:
        res['recognition'] = [recognition(paper, *split) for split in splits]
    short = json.loads(json.dumps(res), parse_float=lambda s: float(f'{float(s):.5g}'))
    command = 'python tests/benchmarks/bench_eigenfaces.py --data PATH'
    save_parts(args.out, 'eigenfaces', short, command=command, seed=0, load_before=load)


if __name__ == '__main__':
    main()
