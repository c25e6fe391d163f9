#!/usr/bin/env bash
# RecTools' NDCG: one purchase was held out, and the recommender puts it first of ten. What is its NDCG@10?
#
# One would guess: 1, as in scikit-learn, implicit and cornac: the ideal list holds as many right products as there are.
# What happens (RecTools 0.19.0, seen 2026-11-27): .220. The ideal is a list of ten right products, whether or not the
# customer bought ten, so a perfect recommender cannot reach 1 where fewer were bought; divide_by_achievable=True gives the
# usual measure. Figures of the two kinds differ by a factor of up to 4.5 at k = 10 and rank customers with few purchases low.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check rectools==0.19.0 pandas==2.3.3 \
    'numpy==1.26.4; python_version < "3.13"' 'numpy==2.3.5; python_version >= "3.13"'
OPENBLAS_NUM_THREADS=1 "$dir/venv/bin/python" - <<'PY'
from inspect import signature
from math import log2

import pandas as pd
from rectools import Columns
from rectools.metrics import NDCG

shown = pd.DataFrame({Columns.User: [1]*10, Columns.Item: range(10), Columns.Rank: range(1, 11)})
bought = pd.DataFrame({Columns.User: [1], Columns.Item: [0]})
print('parameters:', list(signature(NDCG).parameters))
plain = NDCG(k=10).calc(shown, bought)
usual = NDCG(k=10, divide_by_achievable=True).calc(shown, bought)
print(f'first of ten, the only purchase: NDCG@10 {plain:.3f}, with divide_by_achievable {usual:.3f}')
ideal_of_ten = sum(1/log2(rank + 1) for rank in range(1, 11))
assert abs(plain - 1/ideal_of_ten) < 1e-9, 'NDCG no longer takes ten right products for the ideal'
assert usual == 1
PY
