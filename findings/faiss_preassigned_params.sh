#!/usr/bin/env bash
# A search of chosen lists of an inverted file of faiss, under a filter.
#
# One would guess: `search_preassigned` takes `params=` as `search` does; its docstring says that they override those
# of the index, so a selector passed there filters and `nprobe` there is the number of lists that are given.
# What happens (faiss-cpu 1.15.1, seen 2026-11-29): the argument is there and refused with an AssertionError,
# 'params not supported'. The method below it, search_preassigned_c, takes pointers and does filter.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check faiss-cpu==1.15.1 numpy
"$dir/venv/bin/python" - <<'PY'
import faiss
import numpy as np

vectors = np.random.default_rng(0).standard_normal((2000, 16)).astype(np.float32)
index = faiss.index_factory(16, 'IVF8,Flat', faiss.METRIC_INNER_PRODUCT)
index.train(vectors)
index.add(vectors)
query = vectors[:1]
near, lists = index.quantizer.search(query, 3)
even = faiss.IDSelectorBatch(np.arange(0, 2000, 2))
params = faiss.SearchParametersIVF(sel=even, nprobe=3)
wanted = index.search(query, 5, params=params)[1]
print('search with params:', wanted[0])
try:
    index.search_preassigned(query, 5, lists, near, params=params)
    raise SystemExit('search_preassigned takes params now')
except AssertionError as error:
    print('search_preassigned with params: AssertionError:', error)
scores, found = np.empty((1, 5), np.float32), np.empty((1, 5), np.int64)
pointers = [faiss.swig_ptr(part) for part in (query, lists, near, scores, found)]
index.search_preassigned_c(1, pointers[0], 5, *pointers[1:], False, params)
print('search_preassigned_c with params:', found[0])
assert (found == wanted).all()
PY
