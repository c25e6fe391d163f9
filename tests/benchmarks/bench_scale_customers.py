"""Ranking very many SIMULATED customers shard by shard: time and memory at several numbers.

    python tests/benchmarks/bench_scale_customers.py --data PATH --sizes 25000,100000

Histories are drawn in parts, so that they are never all in memory. Each number is ranked in a new
process, whose largest memory is that of the ranking beyond the loaded model. Writes
data/results/store.json.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from fastcore.script import call_parse
from fashionrec.customers import CustomerModel
from fashionrec.data import Catalogue
from fashionrec.resnet_similarity import Embedder, SimilarityIndex
from fashionrec.shards import rank_shards, write_shards
from fashionrec.simulation import simulate_histories
from measuring import save_result, timed


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def parts(cat, customers, seed, part=12_500):
    "The logs of so many customers, part by part"
    for number, start in enumerate(range(0, customers, part)):
        count = min(part, customers - start)
        events = simulate_histories(cat, count, seed=seed + 1 + number).events
        yield events.assign(customer=events.customer.astype(str) + f'-{number}')


def ranked(folder, customers, shard):
    "What a new process takes to rank the shards in a folder"
    index = SimilarityIndex.load(folder / 'index')
    model = CustomerModel.load(folder / 'model', index)
    model.prepare()
    before = peak_mb()
    done, took = timed(rank_shards, model, folder / f'log{customers}', folder / 'ranked')
    return dict(
        customers=int(done.customers.sum()),
        shards=len(done),
        rank=took.rounded(1),
        model_mb=before,
        peak_mb=peak_mb(),
        load=round(os.getloadavg()[0], 1),
    )


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    sizes: str = '25000,100000',  # Numbers of customers, with commas between
    folder: str = '/tmp/customers',  # Where logs and results are written
    index: str = '',  # A saved index of the catalogue; embedded anew when not given
    learn: int = 5000,  # Simulated customers to learn from
    shard: int = 12_500,  # Customers of a shard
    seed: int = 0,  # Of the simulation and of all that is learnt
    out: str = 'data/results',  # Folder for the results
    only: int = 0,  # Rank this number, print, and end
):
    "Measure the ranking of very many customers"
    folder = Path(folder)
    if only:
        print(json.dumps(ranked(folder, only, shard)))
        return
    cat = Catalogue.open(data)
    products = SimilarityIndex.load(index) if index else SimilarityIndex.build(cat, Embedder())
    shutil.rmtree(folder, ignore_errors=True)
    products.save(folder / 'index')
    past, _ = simulate_histories(cat, learn, seed=seed).split(30)
    CustomerModel.fit(past, products, seed=seed).save(folder / 'model')
    setting = dict(catalogue=cat.name, products=len(products), histories='SIMULATED', seed=seed)
    for customers in map(int, sizes.split(',')):
        shutil.rmtree(folder / 'ranked', ignore_errors=True)
        shards = max(1, customers // shard)
        log = folder / f'log{customers}'
        _, writing = timed(write_shards, parts(cat, customers, seed), log, shards)
        command = [sys.executable, __file__, '--folder', str(folder), '--only', str(customers)]
        done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = setting | json.loads(done.splitlines()[-1]) | dict(write=writing.rounded(1))
        sizes_mb = sum(file.stat().st_size for file in log.iterdir()) >> 20
        found['log_mb'] = sizes_mb
        table = {str(customers): found}
        save_result(Path(out), 'store', f'{customers:,} customers', dict(customers=table))
        print(json.dumps(found), flush=True)
        shutil.rmtree(log)

