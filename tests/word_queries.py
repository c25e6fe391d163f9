"""Queries typed by shoppers, with rules that say which products answer them.

`word_queries.json` is a list of `{"query": ..., "split": ..., "kind": [...], "grades": [...]}`.
The split is `dev` or `test`, and each of the grades is a rule `{"grade": ..., "where": {...}}`.
Grade 2 is all that was asked, grade 1 the kind of thing with one wish missed, 0 the rest. A product
gets the highest grade of the rules it meets. A rule's `where` names conditions, all of which hold:

- a column of the catalogue with a list of values, one of which the product has;
- a column with `{"low": ..., "high": ...}`, both included, either may be left out;
- `name` with a list of words, one of which is in the product's name: whole words, small or capital
  letters, `print*` is any word that begins so, a blank is a blank, a hyphen or nothing;
- `not` with conditions of this form, none of which holds.

The rules go by what the catalogue states: a print that no name tells of is unknown to them.
Clothes for men and women leave out the `ageGroup` of children, because the catalogue calls many
clothes of children Men's or Women's.
"""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
from fashionrec.filters import between, keep

FILE = Path(__file__).with_suffix('.json')
NAME = 'productDisplayName'


def read_queries(split=None):
    "The queries of a split, `dev` or `test`; all when None"
    queries = json.loads(FILE.read_text(encoding='utf-8'))
    return [query for query in queries if split in (None, query['split'])]


def has_word(names, words):
    "Which names have one of some words, bool (n,)"
    patterns = [re.escape(word).replace(r'\*', r'\w*').replace(r'\ ', '[- ]?') for word in words]
    pattern = rf'\b(?:{"|".join(patterns)})\b'
    return names.str.contains(pattern, case=False, regex=True).fillna(False).to_numpy(bool)


def meets(products, column, wanted):
    "Which products meet one condition of a rule, bool (n,)"
    if column == 'name':
        return has_word(products[NAME], wanted)
    if column == 'not':
        return ~np.any([meets(products, *condition) for condition in wanted.items()], axis=0)
    if isinstance(wanted, dict):
        wanted = between(**wanted)
    return keep(products, {column: wanted}, quiet=True)


def grades(
    query: dict,  # As `read_queries` gives it
    products: pd.DataFrame,  # As `Catalogue.priced_products` gives them
) -> np.ndarray:  # int (n,), 0 to 2
    "How well each product answers a query"
    found = np.zeros(len(products), int)
    for rule in query['grades']:
        kept = np.ones(len(products), bool)
        for condition in rule['where'].items():
            kept &= meets(products, *condition)
        found[kept] = np.maximum(found[kept], rule['grade'])
    return found
