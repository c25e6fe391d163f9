#!/usr/bin/env bash
# bm25s over product names: what happens to the one-letter words that fashion is full of, and to a query that matches nothing?
#
# One would guess: "T shirt" ranks T shirts above other shirts, "V neck" knows its V, size "M" finds the product of size M,
# and a word that no product has finds no product.
# What happens (bm25s 0.3.16, seen 2026-11-27): the default token pattern wants two letters or more, so "T shirt" and
# "shirt" are one query and both shirts get the same score; "V neck" is "neck"; "M" is empty. A query of unknown or empty
# words still returns k products, each with the score 0: the caller has to drop what scores 0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check bm25s==0.3.16 numpy==2.4.6
"$dir/venv/bin/python" - <<'PY'
import bm25s

names = ['Black T shirt', 'White shirt', 'V neck sweater', 'Size M jacket', 'Pack of socks']
index = bm25s.BM25()
index.index(bm25s.tokenize(names, show_progress=False), show_progress=False)

def search(query):
    found, scores = index.retrieve(bm25s.tokenize(query, show_progress=False), corpus=names, k=2, show_progress=False)
    print(f'{query!r:10} -> {list(zip(found[0].tolist(), scores[0].round(3).tolist()))}')
    return scores[0]

print(bm25s.tokenize(names, return_ids=False, show_progress=False))
shirts = search('T shirt')
assert shirts[0] == shirts[1] > 0, 'the T of T shirt counts now'
assert (search('M') == 0).all(), 'one-letter words are found now'
assert len(search('saree')) == 2, 'a word that no product has returns nothing now'
assert (search('saree') == 0).all()
PY
