"""Search by words: `fashionrec bench words --data PATH` (Kaggle's folder or zip).

- Names as queries, as in Marqo's KAGL text-to-image task: 2,000 different names drawn by seed,
  relevant are all products of that name, the gallery is the whole catalogue; recall as BEIR counts
  it (hits in the first k over all that are relevant). With the table: plain BM25 by bm25s and
  ours, as typed and with one typo (one letter of one word lost, added, changed or exchanged).
  Without it, from pictures alone, by the tagger and with the towers' voice: names of which neither
  the shipped network nor the towers have seen a product, and names drawn from all, of which both
  have seen most. Beside them what somebody gets who knows the true type, gender and colour of the
  product that is named, and nothing else; ties are broken by chance.
- 200 queries as shoppers type them (tests/word_queries.json), graded by rules over true attributes:
  nDCG@6 with gains 0, 1, 3. Plain BM25 over names, and over names and values; our voices alone and
  together; pictures alone, and a table without names, by the tagger and with the towers. The 60
  queries of `dev` were looked at while it was built, the 140 of `test` were not.
- Time of a query in one thread beside bm25s alone, and what it takes to keep and to load.

`--index` is a folder in which the index of the catalogue was saved; it is built and saved there
where there is none. `--seen` is the file seen.npy of train_words.py: what the network sees in each
picture, which else is computed once more in some minutes. Writes data/results/words.json.
"""

import sys
import tempfile
import tracemalloc
from pathlib import Path
import bm25s
import numpy as np
import pandas as pd
from fastcore.script import call_parse
from fashionrec.data import Catalogue
from fashionrec.metrics import bootstrap_interval
from fashionrec.queries import name_tokens, text_columns, tokenize
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.tagging import Tagger, shipped_split
from fashionrec.towers import Towers
from fashionrec.words import LookedAt, Looks, WordIndex, picture_marks
from bench_nearness import index_of
from measuring import Timer, save_parts, timed
from threadpoolctl import threadpool_limits
from train_words import kept_names

sys.path.insert(0, str(Path(__file__).parent.parent))
from word_queries import grades, read_queries  # noqa: E402

TARGET = {'R@1': 0.2, 'R@10': 0.55, 'MRR': 0.32}  # Set before: pictures only, unseen names
LETTERS = 'abcdefghijklmnopqrstuvwxyz'
DISCOUNT = 1 / np.log2(np.arange(2, 8))


def mistyped(text, rng):
    "A text with one letter of a word of four letters or more lost, added, changed or exchanged"
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return text
    place = long[rng.integers(len(long))]
    word = words[place]
    at = rng.integers(len(word) - 1)
    letter = LETTERS[rng.integers(len(LETTERS))]
    words[place] = (
        word[:at]
        + (
            word[at + 1 :],
            letter + word[at:],
            letter + word[at + 1 :],
            word[at + 1] + word[at] + word[at + 2 :],
        )[rng.integers(4)]
    )
    return ' '.join(words)


def ranked(scores, k=100):
    "The rows of the best `k` that have a score, best first"
    rows = np.argpartition(-scores, k)[:k] if len(scores) > k else np.arange(len(scores))
    rows = rows[np.argsort(-scores[rows], kind='stable')]
    return rows[scores[rows] > 0]


def found_names(score, queries, names, rows_of):
    "Recall and reciprocal rank of names; the first hundred are looked at"
    table = []
    for query, name in zip(queries, names):
        relevant = rows_of[name]
        hits = np.isin(ranked(score(query)), relevant)
        first = np.flatnonzero(hits)
        table.append(
            {
                'R@1': hits[:1].sum() / len(relevant),
                'R@10': hits[:10].sum() / len(relevant),
                'MRR': 1 / (first[0] + 1) if len(first) else 0.0,
            }
        )
    return pd.DataFrame(table)


def plain_bm25(texts):
    "A function of a query: the scores of bm25s over lists of tokens"
    model = bm25s.BM25()
    model.index([tokens or [''] for tokens in texts], show_progress=False)

    def score(query):
        known = [token for token in tokenize(query) if token in model.vocab_dict]
        if not known:
            return np.zeros(len(texts), np.float32)
        return model.get_scores(known)

    return score, model


def looked_at(index, cat, seen):
    "An index's pictures in the space of words, from a file of what the network sees, or anew"
    if not seen:
        return index.look_for_words(cat=cat)._looked
    towers = Towers.pretrained()
    if not index.products.index.equals(cat.pictured):
        sys.exit(f'{seen} is of the pictured products of {cat.name}, and the index holds others')
    vectors = towers.head.embed(np.load(seen)).astype(np.float16)
    return LookedAt(towers.fingerprint, picture_marks(index._now), vectors, towers)


def by_true_tags(products, rows_of, rng):
    "A function of a name: which products share type, gender and colour with one of that name"
    keys = products[['articleType', 'gender', 'baseColour']].astype(str).agg('|'.join, axis=1)
    keys = keys.to_numpy()
    chance = rng.random(len(keys), np.float32) / 2
    return lambda name: np.where(keys == keys[rows_of[name][0]], 1 + chance, 0)


def voices(words, *those):
    "A function of a query: the scores of some voices of ours"
    return lambda query: words.scores(words.parser.parse(query), those).total


def gained(score, graded):
    "nDCG@6 of each query"
    values = []
    for query, grade in graded.items():
        gains = 2.0**grade - 1
        best = np.sort(gains)[::-1][:6] @ DISCOUNT
        got = gains[ranked(score(query))[:6]]
        values.append(got @ DISCOUNT[: len(got)] / best if best else 0.0)
    return pd.DataFrame({'nDCG@6': values})


def intervals(table, seed):
    "Means and their intervals as JSON values"
    found = bootstrap_interval(table, np.arange(len(table)), seed=seed)
    return {
        name: {column: round(float(value), 4) for column, value in row.items()}
        for name, row in found.iterrows()
    }


def kept_and_loaded(index):
    "Bytes of a saved index of words, in memory and as files, and the time until a first answer"
    with tempfile.TemporaryDirectory() as folder:
        index.search('red shoes')
        index.save(folder)
        files = sum(
            path.stat().st_size for path in Path(folder).rglob('words/**/*') if path.is_file()
        )
        plain = SimilarityIndex.load(folder)
        tracemalloc.start()
        with Timer() as took:
            plain.search('red shoes', k=1)
        kept = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        again = SimilarityIndex.load(folder)
        with Timer() as took:
            again.search('red shoes', k=1)
    return dict(files=files, memory=kept, first=took.rounded())


@call_parse
def main(
    data: str = '',  # Kaggle's folder or zip; the drawn sample when not given
    index: str = '',  # Folder of the saved index; built anew when not given
    seen: str = '',  # File of what the network sees in the pictures
    queries: int = 2000,  # Names that are asked for
    seed: int = 0,  # Of what is drawn
    out: str = 'data/results',  # Folder for the results
):
    "Measure search by words"
    cat = Catalogue.open(data) if data else Catalogue.sample()
    saved = index_of(cat, index)
    products = saved.products
    names = products.productDisplayName.astype(str).str.strip()
    rows_of = {
        name: rows
        for name, rows in names.reset_index(drop=True).groupby(names.to_numpy()).indices.items()
    }
    rng = np.random.default_rng(seed)
    drawn = rng.choice(np.sort(names.unique()), queries, replace=False)
    typos = [mistyped(name, rng) for name in drawn]
    tokens = name_tokens(products)
    values = products[text_columns(products)].astype(object).to_numpy()
    tagged = [
        own + [token for value in row if isinstance(value, str) for token in tokenize(value)]
        for own, row in zip(tokens, values)
    ]
    by_name, model = plain_bm25(tokens)
    by_all, _ = plain_bm25(tagged)
    words, build = timed(WordIndex.of, products)
    tagger = Tagger.pretrained()
    looks = Looks(tagger, saved.vectors)
    bare = WordIndex.of(products[[]], looks)
    ours = voices(words, 'filters', 'names')
    nameless = WordIndex.of(products.drop(columns='productDisplayName'), looks)
    looked = looked_at(saved, cat, seen)
    for each in (words, bare, nameless):
        each.with_pictures(looked, saved._now)
    all_voices = 'filters', 'names', 'picture'
    by_picture, by_towers = voices(bare, *all_voices[:2]), voices(bare, *all_voices)
    by_values, by_values_towers = voices(nameless, *all_voices[:2]), voices(nameless, *all_voices)
    with_towers = voices(words, *all_voices)

    plain = names.str.lower()
    held = plain.index.to_series().isin(shipped_split(cat)[1])
    unseen = kept_names(plain, held, queries)
    plain_rows = plain.reset_index(drop=True).groupby(plain.to_numpy()).indices
    found = {
        'BM25, names': found_names(by_name, drawn, drawn, rows_of),
        'ours, names': found_names(ours, drawn, drawn, rows_of),
        'BM25, names with a typo': found_names(by_name, typos, drawn, rows_of),
        'ours, names with a typo': found_names(ours, typos, drawn, rows_of),
        'ours and towers, names': found_names(with_towers, drawn, drawn, rows_of),
        'ours and towers, names with a typo': found_names(with_towers, typos, drawn, rows_of),
        'pictures only, unseen names': found_names(by_picture, unseen, unseen, plain_rows),
        'pictures only with towers, unseen names': found_names(
            by_towers, unseen, unseen, plain_rows
        ),
        'pictures only, true type, gender and colour, unseen names': found_names(
            by_true_tags(products, plain_rows, rng), unseen, unseen, plain_rows
        ),
        'pictures only, names of all': found_names(by_picture, drawn, drawn, rows_of),
        'pictures only with towers, names of all': found_names(by_towers, drawn, drawn, rows_of),
    }
    for name, table in found.items():
        print(f'{name:40} {table.mean().round(3).to_dict()}', flush=True)

    natural = {}
    for split in ('dev', 'test'):
        graded = {query['query']: grades(query, products) for query in read_queries(split)}
        ways = {
            'BM25, names': by_name,
            'BM25, names and values': by_all,
            'filters': voices(words, 'filters'),
            'names': voices(words, 'names'),
            'filters and names': ours,
            'filters, names and towers': with_towers,
            'table without names': by_values,
            'table without names, with towers': by_values_towers,
            'pictures only': by_picture,
            'pictures only, with towers': by_towers,
        }
        tables = {name: gained(score, graded) for name, score in ways.items()}
        natural[split] = {name: intervals(table, seed) for name, table in tables.items()}
        for name, table in tables.items():
            print(f'{split} {name:34} {table["nDCG@6"].mean():.3f}', flush=True)

    asked = [*drawn[:500], *(query['query'] for query in read_queries('test'))]
    alone = SimilarityIndex(saved.vectors, products)
    alone.search('red shoes')
    with threadpool_limits(1):
        with Timer() as library:
            for query in asked:
                known = [token for token in tokenize(query) if token in model.vocab_dict]
                model.retrieve([known], k=6, show_progress=False)
        with Timer() as scored:
            for query in asked:
                ours(query)
        with Timer() as searched:
            for query in asked:
                alone.search(query)
    kept = kept_and_loaded(alone)
    alone._looked = looked
    alone.search('red shoes')
    with threadpool_limits(1), Timer() as pictured:
        for query in asked:
            alone.search(query)
    took = {
        'bm25s alone': library.processor_seconds / len(asked) * 1000,
        'our scores': scored.processor_seconds / len(asked) * 1000,
        'search, with reasons': searched.processor_seconds / len(asked) * 1000,
        'search with a voice of pictures': pictured.processor_seconds / len(asked) * 1000,
    }
    took = {name: round(value, 2) for name, value in took.items()}
    print(took, kept, build.rounded(), flush=True)
    parts = {
        'names': {name: intervals(table, seed) for name, table in found.items()},
        'target': TARGET,
        'natural': natural,
        'cost': dict(milliseconds=took, build=build.rounded(), saved=kept),
    }
    setting = dict(catalogue=cat.name, products=len(products), seed=seed, queries=queries)
    save_parts(out, 'words', parts, **setting, unseen=len(unseen))
