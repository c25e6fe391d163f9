#!/usr/bin/env bash
# bm25s.tokenize and one-letter names of fashion: the brands H&M and W, T-shirts, V-necks, size L.
#
# One would guess: "H&M" finds the product of H&M, "T-shirt" prefers T-shirts to shirts, and a query
# without any known word finds nothing or says so.
# What happens: words of one letter are dropped, in products and queries alike. "T-shirt" is "shirt"
# and a shirt scores as high; "size L" is "size"; "H&M" is no word at all, and retrieve still gives k
# products, the last of the list first, each with score 0 and not a word of warning.
#
# bm25s 0.3.16, numpy 2.4.6, Python 3.11; seen on 2026-11-28.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install bm25s==0.3.16 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import bm25s

products = ['H&M Men Blue Jeans', 'Levis Men Blue Jeans', 'Nike Men White T-Shirt',
            'Arrow Men White Shirt', 'Biba Women Size L Top', 'Biba Women Size S Top']
index = bm25s.BM25()
index.index(bm25s.tokenize(products, show_progress=False), show_progress=False)

def found(query):
    words = bm25s.tokenize([query], return_ids=False, show_progress=False)
    rows, scores = index.retrieve(words, k=2, show_progress=False)
    names = [products[row] for row in rows[0]]
    shown = [f'{name} {score:.2f}' for name, score in zip(names, scores[0])]
    print(f'{query:8} read as {words[0]}: {shown}')
    return words[0], names, scores[0]

words, names, scores = found('H&M')
assert words == [] and names == products[:-3:-1] and not scores.any(), 'H&M is read in another way'
for query, word in {'T-shirt': 'shirt', 'size L': 'size'}.items():
    words, names, scores = found(query)
    assert words == [word] and scores[0] == scores[1], f'{query} is read in another way now'
END
