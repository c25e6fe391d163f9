"""Training beside a busy neighbour: `fashionrec bench threads` (on the drawn sample, no data
needed).

Trains the small network of the page on classification, and a predictor of a property, while
another process keeps a core busy: with threads that spin while they wait, as PyTorch has them by
itself; with threads that wait quietly; and then on as many threads as were measured to be
sooner. Each in a process of its own, in turns. Writes data/results/threads.json.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from fastcore.script import call_parse
from measuring import save_parts

WAYS = {
    'spinning, all threads': 'torch',
    'quiet, all threads': 'fashionrec',
    'quiet, measured': 'fashionrec',
}  # Way → what is imported first

CHILD = '''
import sys, json, importlib, contextlib
# PyTorch first: it never hears that threads are to wait quietly
importlib.import_module(sys.argv[1])
import torch
torch.set_num_threads(int(sys.argv[3]))
from fashionrec.classification import Tagger, choose_threads, on_threads
from fashionrec.data import Catalogue
from fashionrec.ffnn_prediction import PropertyPredictor
from measuring import Timer
measured = 'measured' in sys.argv[2]
cat = Catalogue.sample(int(sys.argv[4]))
few = cat.pictured

def network():
    threads = None if measured else torch.get_num_threads()
    small = dict(epochs=2, widths=(16, 32, 64, 128))
    Tagger.fit(cat, ['gender', 'season'], train=few, valid=few[:100], **small, progress=False,
               threads=threads)

def predictor():
    with on_threads(1) if measured else contextlib.nullcontext():
        PropertyPredictor.fit(cat, 'gender', epochs=2)

out = {}
for name, work in dict(network=network, predictor=predictor).items():
    with Timer() as took:
        work()
    out[name] = dict(seconds=took.seconds, processor=took.processor_seconds)
print(json.dumps(out))
'''

BUSY = 'import numpy as np\nx = np.random.rand(200, 200)\nwhile True: x = x @ x % 1'


def measured(way, threads, products):
    "Seconds and processor seconds of each piece of work, in a process of its own"
    env = {k: v for k, v in os.environ.items() if not k.startswith(('OMP_', 'GOMP_', 'MKL_'))}
    paths = [str(Path(__file__).parent), env.get('PYTHONPATH')]
    env['PYTHONPATH'] = os.pathsep.join(filter(None, paths))
    args = [
        sys.executable,
        '-W',
        'ignore',
        '-c',
        CHILD,
        WAYS[way],
        way,
        str(threads),
        str(products),
    ]
    res = subprocess.run(args, env=env, capture_output=True, text=True)
    if res.returncode:
        raise RuntimeError(res.stderr)
    return json.loads(res.stdout.splitlines()[-1])


@call_parse
def main(
    products: int = 600,  # Products of the sample
    rounds: int = 3,  # How often each way is measured, in turns
    threads: int = 0,  # Threads there are; as many as cores when 0
    out: str = 'data/results',  # Folder for the results
    data: str = '',  # Not used: it trains on the drawn sample
):
    "Measure training beside a busy neighbour"
    threads, runs = threads or os.cpu_count(), {way: [] for way in WAYS}
    neighbour = subprocess.Popen(
        [sys.executable, '-c', BUSY], env=os.environ | {'OPENBLAS_NUM_THREADS': '1'}
    )
    try:
        for _ in range(rounds):
            for way, found in runs.items():
                found.append(measured(way, threads, products))
                print(way, found[-1], flush=True)
    finally:
        neighbour.kill()
    rows = [
        dict(
            work=work,
            way=way,
            **{k: round(median(r[work][k] for r in found), 2) for k in ('seconds', 'processor')},
        )
        for work in ('network', 'predictor')
        for way, found in runs.items()
    ]
    for row in rows:
        first = next(r for r in rows if r['work'] == row['work'])
        row |= {f'{k} saved': round(1 - row[k] / first[k], 3) for k in ('seconds', 'processor')}
        print(row)
    setting = dict(
        catalogue='sample',
        products=products,
        rounds=rounds,
        threads=threads,
        neighbours=1,
        load=round(os.getloadavg()[0], 1),
    )
    save_parts(out, 'threads', dict(rows=rows), **setting)
