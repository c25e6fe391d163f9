#!/usr/bin/env bash
# implicit's precision_at_k: ten products are recommended, the one that the customer then bought stands fifth.
#
# One would guess: precision@10 is 1/10, as the field defines it (right ones among the k shown), and an AUC@10 of a
# customer none of whose purchases was shown is 0 or .5.
# What happens (implicit 0.7.3, seen 2026-11-27): precision_at_k divides by the smaller of k and the number of held-out
# purchases, summed over customers: 1.000 for a single purchase found anywhere in the list, so that it is recall
# wherever k is the larger. AUC_at_k of a list without any hit is .398 here, and changes with the number of products.
# nDCG agrees with the usual formula. Whoever compares precision with other libraries compares two measures.
# (The evaluation wants the recommended ids as int32; int64 ones raise "Buffer dtype mismatch".)
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check implicit==0.7.3 numpy==2.4.6 scipy==1.17.1
OPENBLAS_NUM_THREADS=1 "$dir/venv/bin/python" - <<'PY'
from math import isclose, log2

import numpy as np
from implicit.evaluation import AUC_at_k, ndcg_at_k, precision_at_k
from scipy.sparse import csr_matrix

class Fixed:
    "Recommends one list to everybody"
    def __init__(self, products):
        self.products = np.array(products, np.int32)

    def recommend(self, customers, histories, N=10, **kwargs):
        scores = np.arange(N, 0, -1, dtype=np.float32)
        return np.tile(self.products[:N], (len(customers), 1)), np.tile(scores, (len(customers), 1))

def measure(measure_at_k, bought):
    held_out = np.zeros((4, 50))
    held_out[:, bought] = 1
    model = Fixed([1, 2, 3, 4, 0, 5, 6, 7, 8, 9])
    return measure_at_k(model, csr_matrix((4, 50)), csr_matrix(held_out), K=10, show_progress=False)

fifth = {f.__name__: measure(f, [0]) for f in (precision_at_k, ndcg_at_k)}
missed = measure(AUC_at_k, [40])
print('bought: the fifth of the ten shown', fifth)
print('bought: none of the ten shown, AUC_at_k', missed)
assert fifth['precision_at_k'] == 1, 'precision is no longer divided by the number of purchases'
assert isclose(fifth['ndcg_at_k'], 1/log2(6), rel_tol=1e-6)
assert .39 < missed < .41
PY
