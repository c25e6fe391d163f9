#!/usr/bin/env bash
# implicit.evaluation.leave_k_out_split keeps K interactions of each user for testing.
#
# One would guess: train and test together are the ratings that went in, each once.
# What happens: a user with too few interactions stays whole in train, as said; but for each of
# those users K of the held-out interactions of OTHER users stand in test with twice their value.
# Where test is weighted by its values, such as play counts, others' weights are wrong.
#
# implicit 0.7.3, scipy 1.17.1, numpy 2.4.6, Python 3.11; seen on 2026-11-28.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install implicit==0.7.3 scipy==1.17.1 numpy==2.4.6
OPENBLAS_NUM_THREADS=1 "$folder/venv/bin/python" - <<'END'
import numpy as np
from scipy import sparse
from implicit.evaluation import leave_k_out_split

ratings = sparse.csr_matrix(np.array([
    [1, 2, 0, 0, 0],  # Two interactions: too few to be split
    [3, 4, 5, 0, 0],
    [6, 7, 8, 9, 10]], np.float32))
for short in (0, 1):
    some = ratings[1 - short:]
    train, test = leave_k_out_split(some, K=1, random_state=0)
    twice = (train + test - some).toarray()
    print('with' if short else 'without', 'a user who is too short: test holds',
          test.data.tolist(), 'and counts too much by', twice[twice != 0].tolist())
    assert np.count_nonzero(twice) == short, 'train and test add up in another way now'
END
