#!/usr/bin/env bash
# implicit's item-to-item models (CosineRecommender, BM25Recommender ...) take K, the number of
# neighbours that an item keeps.
#
# One would guess: K=3 keeps the three other items that are most alike.
# What happens: the item itself is one of the K, the first, so that two others remain, and K=1
# recommends nothing new: every score of an item that the user has not met is 0.
#
# implicit 0.7.3, scipy 1.17.1, numpy 2.4.6, Python 3.11; seen on 2026-11-28.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install implicit==0.7.3 scipy==1.17.1 numpy==2.4.6
OPENBLAS_NUM_THREADS=1 "$folder/venv/bin/python" -W ignore - <<'END'
import numpy as np
from scipy import sparse
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender, TFIDFRecommender

met = np.random.default_rng(0).random((200, 12)) < .4
users = sparse.csr_matrix(met.astype(np.float32))
for make in (CosineRecommender, TFIDFRecommender, BM25Recommender):
    for k in (1, 3):
        model = make(K=k)
        model.fit(users, show_progress=False)
        table = model.similarity.toarray()
        others = np.count_nonzero(table - np.diag(np.diag(table)), axis=1)
        scores = (users @ model.similarity).toarray()
        print(f'{make.__name__}(K={k}): {set(others.tolist())} others each, '
              f'{np.count_nonzero(scores[~met])} scores of items not met')
        assert set(others.tolist()) == {k - 1}, 'the item itself counts no more'
END
