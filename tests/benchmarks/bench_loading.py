"""Loading rates beside their bounds: `fashionrec bench loading --data PATH` (Kaggle's folder).

Pictures: decoding into the store, beside a bare Pillow loop; records: beside a bare JSON loop;
both on as many processes. Batches: both forms of DataLoaders beside a pass over a bare tensor.
Memory: what the process that loads the whole catalogue for the first time holds at most above
its imports, and its largest worker with the imports that it shares. Writes
data/results/loading.json.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
import numpy as np
import torch
from fastcore.parallel import parallel
from fastcore.script import call_parse
from PIL import Image
from fashionrec.data import Catalogue
from fashionrec.kaggle import read_records
from fashionrec.sources import decode_files, in_chunks
from measuring import save_parts, timed


def bare_pictures(chunk):
    return [np.asarray(Image.open(p).convert('RGB')).shape for p in chunk]


def bare_records(chunk):
    return [len(json.loads(Path(p).read_bytes())) for p in chunk]


def chunks(items, n=256):
    return [items[i : i + n] for i in range(0, len(items), n)]


def rate(n, work):
    "How many a second, for `n` of them"
    return n / timed(work)[1].seconds


LOAD = """
import json, resource, sys
from fashionrec.data import Catalogue
def peak(who): return resource.getrusage(who).ru_maxrss/1024
imports = peak(resource.RUSAGE_SELF)
cat = Catalogue.from_kaggle(sys.argv[1])
table = cat.products.memory_usage(deep=True).sum()/2**20
loading = peak(resource.RUSAGE_SELF) - imports
worker = peak(resource.RUSAGE_CHILDREN)
pictures = cat.store.nbytes/2**20
found = dict(imports=imports, table=table, loading=loading, worker=worker, pictures=pictures)
json.dump(found, open(sys.argv[2], 'w'))
"""


def memory(root, tmp):
    "Peak resident MB of a first load, in a process of its own"
    env = os.environ | dict(FASHIONREC_CACHE=f'{tmp}/memory')
    subprocess.run([sys.executable, '-c', LOAD, root, f'{tmp}/memory.json'], env=env, check=True)
    return {k: round(v) for k, v in json.loads(Path(tmp, 'memory.json').read_text()).items()}


def batches(dl):
    return rate(len(dl.dataset), lambda: [x.sum() for x, _ in dl])


@call_parse
def main(
    data: str = None,  # Kaggle's folder; FASHIONREC_DATA when not given
    repeats: int = 3,  # Interleaved repeats; the medians are reported
    out: str = 'data/results',  # Folder for the results
):
    "Measure loading beside its bounds"
    root = Path(data or os.environ['FASHIONREC_DATA'])
    pics, recs = (
        sorted(f'{s}/{p.name}' for p in (root / s).iterdir()) for s in ('images', 'styles')
    )
    runs = {k: [] for k in ('pictures', 'bare Pillow', 'records', 'bare json')}
    with tempfile.TemporaryDirectory() as tmp:
        for _ in range(repeats):
            runs['bare Pillow'].append(
                rate(len(pics), lambda: parallel(bare_pictures, chunks([root / p for p in pics])))
            )
            runs['pictures'].append(
                rate(len(pics), lambda: decode_files(pics, root, Path(tmp), (60, 80), 'letterbox'))
            )
            runs['bare json'].append(
                rate(len(recs), lambda: parallel(bare_records, chunks([root / r for r in recs])))
            )
            runs['records'].append(
                rate(len(recs), lambda: in_chunks(read_records, list(enumerate(recs)), source=root))
            )
        peak = memory(root, tmp)
        os.environ['FASHIONREC_CACHE'] = f'{tmp}/cache'
        first = 1 / rate(1, lambda: Catalogue.from_kaggle(root))
        second = 1 / rate(1, lambda: Catalogue.from_kaggle(root))
        cat = Catalogue.from_kaggle(root)
        ids = cat.pictured[:8192]
        store = torch.from_numpy(cat.images(ids))
        loads = {
            'bare tensor': rate(
                len(ids),
                lambda: [
                    (store[i : i + 128].permute(0, 3, 1, 2).float() / 255).sum()
                    for i in range(0, len(ids), 128)
                ],
            ),
            'cache': batches(cat.dataloaders(['gender'], ids, ids[:1]).train),
            'cache, no augmentation': batches(
                cat.dataloaders(['gender'], ids, ids[:1], augment=()).train
            ),
            'DataBlock': batches(
                cat.datablock(['gender'], ids[:1])
                .dataloaders(ids[:1024], bs=128, num_workers=0)
                .train
            ),
        }
    med = {k: round(float(np.median(v))) for k, v in runs.items()}
    setting = dict(
        catalogue='kaggle',
        pictures=len(pics),
        records=len(recs),
        processes=os.cpu_count(),
        repeats=repeats,
    )
    values = dict(
        per_second=med,
        ratio=dict(
            pictures=round(float(np.median(np.divide(runs['pictures'], runs['bare Pillow']))), 3),
            records=round(float(np.median(np.divide(runs['records'], runs['bare json']))), 3),
        ),
        seconds=dict(first=round(first, 1), second=round(second, 2)),
        peak_mb=peak,
        samples_per_second={k: round(v) for k, v in loads.items()},
    )
    print(json.dumps(values, indent=1))
    save_parts(out, 'loading', values, **setting)
