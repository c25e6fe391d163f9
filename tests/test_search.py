"""Search of arrays of every kind and size; several processes that change one saved index;
damaged and unwritable files.
"""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest
import torch

from fashionrec.resnet_similarity import SimilarityIndex, top_k

ADD = '''
import sys, numpy as np, pandas as pd
from fashionrec.resnet_similarity import SimilarityIndex
folder, first = sys.argv[1], int(sys.argv[2])
for i in range(first, first + 5):
    with SimilarityIndex.editing(folder) as index:
        index.add(np.random.default_rng(i).standard_normal((1, 8)), pd.DataFrame(dict(kind='new'), index=[i]))
'''  # noqa: E501
KILLED = '''
import os, signal, sys
from fashionrec.resnet_similarity import SimilarityIndex
with SimilarityIndex.editing(sys.argv[1]) as index:
    index.remove(0)
    os.kill(os.getpid(), signal.SIGKILL)
'''


def saved(folder, n=10):
    "An index of n products in `folder`"
    SimilarityIndex(
        np.random.default_rng(0).standard_normal((n, 8)), pd.DataFrame(dict(kind=['old'] * n))
    ).save(folder)
    return folder


def test_two_writers(tmp_path):
    "What each of two processes adds is there at the end"
    folder = saved(tmp_path / 'index')
    writers = [
        subprocess.Popen([sys.executable, '-c', ADD, str(folder), str(i)]) for i in (100, 200)
    ]
    assert [w.wait() for w in writers] == [0, 0]
    assert set(SimilarityIndex.load(folder).products.index) == {
        *range(10),
        *range(100, 105),
        *range(200, 205),
    }


def test_killed_writer(tmp_path):
    "A writer that is killed changes nothing, and its lock does not stay"
    folder = saved(tmp_path / 'index')
    assert subprocess.run([sys.executable, '-c', KILLED, str(folder)]).returncode == -signal.SIGKILL
    with SimilarityIndex.editing(folder, timeout=1) as index:
        assert len(index) == 10


def test_read_only(tmp_path):
    "An index is loaded from a folder that can't be written, and changed in memory"
    folder = saved(tmp_path / 'index')
    os.chmod(tmp_path, 0o500)
    try:
        index = SimilarityIndex.load(folder).add(
            np.ones((1, 8)), pd.DataFrame(dict(kind=['new']), index=[99])
        )
        assert index.search(99, k=1).shape[0] == 1 and len(SimilarityIndex.load(folder)) == 10
    finally:
        os.chmod(tmp_path, 0o700)


LARGE = '''
import resource, sys, numpy as np, pandas as pd
from fashionrec.resnet_similarity import SimilarityIndex
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
index = SimilarityIndex.load(sys.argv[1])
index.add(np.random.default_rng(1).standard_normal((9_000, 8)), pd.DataFrame(dict(kind='new'), index=range(100, 9_100)))
try: index.save(sys.argv[1])
except OSError as e: print(type(e).__name__)
'''  # noqa: E501


def test_no_room(tmp_path):
    """When a file can't be written to its end, the error is raised, the old index stays, and
    nothing is left over"""
    folder = saved(tmp_path / 'index')
    before = sorted(p.relative_to(folder) for p in folder.rglob('*'))
    assert (
        subprocess.run(
            [sys.executable, '-c', LARGE, str(folder)], capture_output=True, text=True
        ).stdout.strip()
        == 'OSError'
    )
    assert len(SimilarityIndex.load(folder)) == 10
    assert sorted(p.relative_to(folder) for p in folder.rglob('*')) == before


@pytest.mark.parametrize('name', ['vectors.safetensors', 'products.parquet'])
@pytest.mark.parametrize('damage', ['a bit', 'cut', 'gone'])
def test_damaged(tmp_path, name, damage):
    "A file that is changed by one bit, cut short or gone is named"
    folder = saved(tmp_path / 'index')
    path = next(folder.rglob(name))
    whole = path.read_bytes()
    if damage == 'gone':
        path.unlink()
    else:
        path.write_bytes(whole[:-1] + (bytes([whole[-1] ^ 1]) if damage == 'a bit' else b''))
    with pytest.raises(ValueError, match=f'{name} is missing or damaged'):
        SimilarityIndex.load(folder)


def test_many_threads():
    """Threads that search one index at a time find what one thread finds, and torch's number of
    threads stays"""
    x, before = np.random.default_rng(0).standard_normal((3000, 16)), torch.get_num_threads()
    index = SimilarityIndex(x, pd.DataFrame(dict(kind=['old'] * 3000)))
    alone = [index.search(np.float32(q), 5).index.tolist() for q in x[:40]]
    with ThreadPoolExecutor(8) as ex:
        assert (
            list(ex.map(lambda q: index.search(np.float32(q), 5).index.tolist(), x[:40])) == alone
        )
    assert torch.get_num_threads() == before


@pytest.mark.parametrize('dtype', ['float16', 'float64'])
@pytest.mark.parametrize('order', ['C', 'F', 'reversed'])
def test_arrays_of_all_kinds(dtype, order):
    "Other number types and orders in memory give the results of plain float32"
    x = np.random.default_rng(0).standard_normal((300, 16)).astype(dtype)
    y = x[::-1][::-1] if order == 'reversed' else np.asarray(x, order=order)
    assert (top_k(y[:9], y, 4)[1] == top_k(np.float32(x[:9]), np.float32(x), 4)[1]).all()


@pytest.mark.parametrize(
    'n,k', [(1, 1), (1, 6), (63, 6), (64, 64), (65, 66), (129, 128), (1000, 999)]
)
def test_any_size(n, k):
    "Sizes around the groups of 64, and as many results as there are items"
    x = np.random.default_rng(n).standard_normal((n, 8)).astype(np.float32)
    score, row = top_k(x[:7], x, k)
    s = x[:7] @ x.T
    assert row.shape == (min(7, n), min(n, k))
    np.testing.assert_allclose(score, -np.sort(-s, axis=1)[:, :k], rtol=1e-5, atol=1e-5)
    assert all(len(set(r)) == len(r) for r in row.tolist())


def test_ties():
    "Items that are equally near are each found once"
    x = np.ones((500, 4), np.float32)
    assert all(len(set(r)) == 20 for r in top_k(x[:3], x, 20)[1].tolist())


def test_lists_through_changes(tmp_path):
    """Inverted lists find what exact search finds while products come and go, and after they
    were saved"""
    pytest.importorskip('faiss')
    rng = np.random.default_rng(0)
    x = rng.standard_normal((3000, 16))
    index = SimilarityIndex(
        x[:2000], pd.DataFrame(dict(kind=rng.choice(['a', 'b'], 2000)))
    ).approximate(lists=20, probes=19)
    for step in range(8):
        index.remove(rng.choice(index.products.index, 100, replace=False).tolist())
        rows = np.arange(2000 + 100 * step, 2100 + 100 * step)
        index.add(x[rows], pd.DataFrame(dict(kind='b'), index=rows))
        if step == 4:
            index.save(tmp_path / 'index')
            index = SimilarityIndex.load(tmp_path / 'index')
        for where in (None, dict(kind='b')):
            found, exact = (index.search(x[:50], 5, where, exact=e) for e in (False, True))
            assert len(found.index.intersection(exact.index)) >= 0.95 * len(exact)
    assert index._now.lists is not None and len(index) == 2000
