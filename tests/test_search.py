"Several processes that change one saved index."
import os
import signal
import subprocess
import sys

import numpy as np
import pandas as pd

from fashionrec.resnet_similarity import SimilarityIndex

ADD = '''
import sys, numpy as np, pandas as pd
from fashionrec.resnet_similarity import SimilarityIndex
folder, first = sys.argv[1], int(sys.argv[2])
for i in range(first, first + 5):
    with SimilarityIndex.editing(folder) as index:
        index.add(np.random.default_rng(i).standard_normal((1, 8)), pd.DataFrame(dict(kind='new'), index=[i]))
'''
KILLED = '''
import os, signal, sys
from fashionrec.resnet_similarity import SimilarityIndex
with SimilarityIndex.editing(sys.argv[1]) as index:
    index.remove(0)
    os.kill(os.getpid(), signal.SIGKILL)
'''


def saved(folder, n=10):
    "An index of n products in `folder`"
    SimilarityIndex(np.random.default_rng(0).standard_normal((n, 8)), pd.DataFrame(dict(kind=['old']*n))).save(folder)
    return folder


def test_two_writers(tmp_path):
    "What each of two processes adds is there at the end"
    folder = saved(tmp_path/'index')
    writers = [subprocess.Popen([sys.executable, '-c', ADD, str(folder), str(i)]) for i in (100, 200)]
    assert [w.wait() for w in writers] == [0, 0]
    assert set(SimilarityIndex.load(folder).products.index) == {*range(10), *range(100, 105), *range(200, 205)}


def test_killed_writer(tmp_path):
    "A writer that is killed changes nothing, and its lock does not stay"
    folder = saved(tmp_path/'index')
    assert subprocess.run([sys.executable, '-c', KILLED, str(folder)]).returncode == -signal.SIGKILL
    with SimilarityIndex.editing(folder, timeout=1) as index: assert len(index) == 10


def test_read_only(tmp_path):
    "An index is loaded from a folder that can't be written, and changed in memory"
    folder = saved(tmp_path/'index')
    os.chmod(tmp_path, 0o500)
    try:
        index = SimilarityIndex.load(folder).add(np.ones((1, 8)), pd.DataFrame(dict(kind=['new']), index=[99]))
        assert index.search(99, k=1).shape[0] == 1 and len(SimilarityIndex.load(folder)) == 10
    finally: os.chmod(tmp_path, 0o700)
