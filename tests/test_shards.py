"""Ranking customers shard by shard gives what ranking them together gives, whoever stops or shares.
"""

import sys
import threading
from functools import partial

import numpy as np
import pandas as pd
import pytest

from fashionrec import shards as page
from fashionrec.customers import CustomerModel
from fashionrec.data import Catalogue
from fashionrec.resnet_similarity import SimilarityIndex, colour_histogram
from fashionrec.scale import Place, counted
from fashionrec.shards import rank_shards, shard_of, write_shards
from fashionrec.simulation import simulate_histories
from test_scale import needs_ray


@pytest.fixture(scope='module')
def world(tmp_path_factory):
    "A model, histories, and their log in shards"
    cat = Catalogue.sample(200)
    shown = cat.products.loc[cat.pictured]
    index = SimilarityIndex(colour_histogram(cat.images(), 4), shown, None, cat)
    h = simulate_histories(cat, customers=300, seed=0)
    model = CustomerModel.fit(h, index, tune=False, most=100)
    log = write_shards(h.events, tmp_path_factory.mktemp('shards') / 'log', 5)
    return model, h, log


def ranked(done):
    "The products of each customer in order"
    found = pd.concat(map(pd.read_parquet, done.file))
    assert not found.duplicated(['customer', 'rank']).any()
    return found.sort_values(['customer', 'rank']).groupby('customer')['product'].apply(list)


def test_shards_rank_as_one(world, tmp_path):
    model, h, log = world
    done = rank_shards(model, log, tmp_path, k=4)
    rows, _ = model.rank(h, 4)
    together = {
        customer: model.products.index[row[row >= 0]].tolist()
        for customer, row in zip(h.customers, rows)
    }
    assert ranked(done).to_dict() == together
    assert done.customers.sum() == len(h.customers)


def test_a_run_that_was_stopped_goes_on(world, tmp_path, monkeypatch):
    model, _, log = world
    real, seen = page._rank_shard, []

    def stopping(model, file, target, options):
        seen.append(file)
        if len(seen) == 3:
            raise KeyboardInterrupt
        real(model, file, target, options)

    monkeypatch.setattr(page, '_rank_shard', stopping)
    with pytest.raises(KeyboardInterrupt):
        rank_shards(model, log, tmp_path, k=4)
    assert len(list(tmp_path.glob('ranked-*.parquet'))) == 2
    monkeypatch.setattr(page, '_rank_shard', real)
    assert len(rank_shards(model, log, tmp_path, k=4)) == 5


def test_two_workers_divide_the_shards(world, tmp_path, monkeypatch):
    model, _, log = world
    real, taken = page._rank_shard, []

    def counted(model, file, target, options):
        taken.append(file)
        real(model, file, target, options)

    monkeypatch.setattr(page, '_rank_shard', counted)
    workers = [
        threading.Thread(target=rank_shards, args=(model, log, tmp_path, 4)) for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(taken) == sorted(set(taken))
    assert len(rank_shards(model, log, tmp_path, 4)) == 5


def test_results_of_other_settings_are_refused(world, tmp_path):
    "A sink holds the results of one model, k and moment"
    model, h, log = world
    rank_shards(model, log, tmp_path, k=4)
    with pytest.raises(ValueError, match='k=4, not 3'):
        rank_shards(model, log, tmp_path, k=3)
    with pytest.raises(ValueError, match='diversity=0.0, not 0.5'):
        rank_shards(model, log, tmp_path, k=4, diversity=0.5)
    other = CustomerModel.fit(h, model.index, tune=False, most=50)
    with pytest.raises(ValueError, match='results of model='):
        rank_shards(other, log, tmp_path, k=4)
    with pytest.raises(ValueError, match='results of now='):
        rank_shards(model, log, tmp_path, k=4, now=0.0)
    fewer = write_shards(h.events[:-40], tmp_path / 'fewer', 5)
    with pytest.raises(ValueError, match='results of log='):
        rank_shards(model, fewer, tmp_path, k=4, now=h.time.max())
    same = rank_shards(model, log, tmp_path, k=np.int64(4), diversity=0.0, keep=None, block=512)
    assert len(same) == 5
    (tmp_path / '_settings.json').unlink()
    with pytest.raises(ValueError, match='holds results of'):
        rank_shards(model, log, tmp_path, k=2)


def test_a_call_that_fails_leaves_no_settings(world, tmp_path):
    model, _, log = world
    with pytest.raises(TypeError, match='diversty'):
        rank_shards(model, log, tmp_path, diversty=0.5)
    with pytest.raises(ValueError):
        rank_shards(model, log, tmp_path, k=0)
    assert len(rank_shards(model, log, tmp_path, k=4)) == 5


def test_a_shard_that_kills_its_worker_is_given_up(world, tmp_path):
    "As often as a fragment is begun, and no more; whoever breaks off a run of one process goes on"
    model, _, log = world
    files, watch = sorted(log.iterdir()), partial(counted, Place(tmp_path))
    (tmp_path / '_locks').mkdir()
    (tmp_path / '_unfinished').mkdir()
    (tmp_path / '_unfinished' / '000001-begun').write_text('4')
    with pytest.raises(RuntimeError, match='4 workers died of fragment 1'):
        page._ranker(files, tmp_path, dict(k=4), watch, model)(1)
    assert len(rank_shards(model, log, tmp_path, k=4, progress=False)) == 5


@needs_ray
@pytest.mark.skipif(sys.platform != 'linux', reason='clusters of Ray are for Linux')
def test_workers_of_ray_rank_as_this_process_does(world, tmp_path):
    "The model is given to each worker; what one says of a shard that fails is told"
    model, h, log = world
    alone = ranked(rank_shards(model, log, tmp_path / 'alone', k=4)).to_dict()
    assert ranked(rank_shards(model, log, tmp_path / 'both', k=4, workers=2)).to_dict() == alone


def test_a_log_comes_part_by_part(world, tmp_path):
    "Parts of any size give the same shards; ids as numbers and as text are one"
    _, h, log = world
    events = h.events
    parts = (events[start : start + 777] for start in range(0, len(events), 777))
    again = write_shards(parts, tmp_path / 'again', 5)
    for file in log.iterdir():
        left, right = pd.read_parquet(file), pd.read_parquet(again / file.name)
        pd.testing.assert_frame_equal(left, right)
    numbers = pd.Series([15970, 7])
    np.testing.assert_array_equal(shard_of(numbers, 9), shard_of(numbers.astype(str), 9))


def test_a_log_that_breaks_off_leaves_no_folder(world, tmp_path):
    _, h, _ = world

    def broken():
        yield h.events[:100]
        raise OSError('gone')

    with pytest.raises(OSError, match='gone'):
        write_shards(broken(), tmp_path / 'log', 5)
    assert not (tmp_path / 'log').exists()
    assert write_shards(h.events, tmp_path / 'log', 5).exists()


def test_what_a_run_left_is_no_part_of_the_next(world, tmp_path):
    _, h, _ = world

    def broken():
        yield h.events
        raise OSError('gone')

    with pytest.raises(OSError, match='gone'):
        write_shards(broken(), tmp_path / 'log', 9)
    made = write_shards(h.events, tmp_path / 'log', 2)
    assert sum(len(pd.read_parquet(file)) for file in made.iterdir()) == len(h.events)
    with pytest.raises(ValueError, match='at least 1'):
        write_shards(h.events, tmp_path / 'none', 0)


def test_a_log_with_gaps(tmp_path, monkeypatch):
    "A part whose cells are all missing, and ids that are floats where one is missing"
    log = pd.DataFrame(dict(customer=pd.array([7, 8, 9, 7, None, 8], dtype='Int64'), page=None))
    log['page'] = [None, None, None, 'a', 'b', None]
    log.to_parquet(tmp_path / 'log.parquet', index=False)
    later = [log[:3].astype(dict(page=object)), log[3:]]
    made = write_shards(iter(later), tmp_path / 'of parts', 50)
    assert {'a', 'b'} <= {cell for file in made.iterdir() for cell in pd.read_parquet(file).page}
    with pytest.raises(ValueError, match='another kind of'):
        write_shards(iter([log[:3], log[3:].assign(page=[[1], [2], [3]])]), tmp_path / 'no', 1)
    with pytest.raises(ValueError, match='has the columns customer'):
        write_shards(iter([log[:3], log[['customer']]]), tmp_path / 'neither', 1)
    parts = page.log_parts
    monkeypatch.setattr(page, 'log_parts', lambda log: parts(log, 3))
    made = write_shards(tmp_path / 'log.parquet', tmp_path / 'shards', 50)
    found = [pd.read_parquet(file) for file in made.iterdir()]
    assert sum(map(len, found)) == 6
    assert sorted(len(part) for part in found if 7 in part.customer.tolist()) == [2]
    assert {'a', 'b'} <= {cell for part in found for cell in part.page}
