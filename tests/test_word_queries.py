"The test queries of search by words: the file is sound, its rules mean what they say."

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from fashionrec.data import Catalogue
from fashionrec.sample import COLUMNS, counts, sample_product
from fashionrec.tagging import Tagger
from word_queries import FILE, grades, read_queries

QUERIES = read_queries()
KINDS = set(
    'type colour price gender kids occasion season brand name negation multi either vague '
    'regional typo hard'.split()
)


def conditions(where):
    "All conditions of a rule, those under `not` too"
    for column, wanted in where.items():
        if column == 'not':
            yield from conditions(wanted)
        else:
            yield column, wanted


RULES = [rule for query in QUERIES for rule in query['grades']]
CONDITIONS = [condition for rule in RULES for condition in conditions(rule['where'])]


@pytest.fixture(scope='module')
def drawn():
    "3,000 rows of the drawn catalogue, without pictures"
    return pd.DataFrame([sample_product(row) for row in range(3000)])


@pytest.fixture(scope='module')
def levels(drawn):
    "Known values of columns: of the counts that the sample is drawn from, and of the tagger"
    vocab = Tagger.pretrained().vocab
    known = {name: {*values, *counts().get(name, [])} for name, values in vocab.items()}
    return known | {'ageGroup': set(drawn.ageGroup)}


@pytest.mark.fast
def test_form():
    "200 queries, each once, of known kinds, with rules of grade 1 and 2"
    assert len(QUERIES) == 200
    assert len({query['query'].casefold() for query in QUERIES}) == 200
    for query in QUERIES:
        assert list(query) == ['query', 'split', 'kind', 'grades'], query
        assert query['kind'] and set(query['kind']) <= KINDS, query['query']
        assert query['grades'], query['query']
        assert 'hard' in query['kind'] or query['grades'][0]['grade'] == 2, query['query']
    for rule in RULES:
        assert list(rule) == ['grade', 'where'] and rule['where'], rule
        assert rule['grade'] in (1, 2), rule
    assert FILE.stat().st_size < 100_000


@pytest.mark.fast
def test_split():
    "60 of the 200 are for development, drawn by seed"
    dev = set(np.random.default_rng(0).permutation(200)[:60])
    splits = ['dev' if row in dev else 'test' for row in range(200)]
    assert [query['split'] for query in QUERIES] == splits
    assert len(read_queries('dev')) == 60 and len(read_queries('test')) == 140


@pytest.mark.fast
def test_kinds():
    "Each kind is asked for often enough to be judged alone"
    asked = Counter(kind for query in QUERIES for kind in query['kind'])
    assert set(asked) == KINDS
    assert asked['hard'] == 10 and asked['typo'] == 20
    assert min(asked.values()) >= 5


@pytest.mark.fast
def test_columns():
    "Rules use columns of the catalogue; amounts are ranges, the rest lists of words"
    for column, wanted in CONDITIONS:
        if column == 'price':
            assert {'low', 'high'} >= set(wanted) and wanted, wanted
        else:
            assert column in COLUMNS or column == 'name', column
            assert wanted and all(isinstance(value, str) and value for value in wanted), wanted


@pytest.mark.fast
def test_values(levels):
    "Rules use values that the catalogue has; brands are looked up in the real catalogue"
    for column, wanted in CONDITIONS:
        if column in levels:
            assert set(wanted) <= levels[column], (column, wanted)
        else:
            assert column in ('price', 'name', 'brandName'), column


@pytest.mark.fast
def test_grades():
    "Lists, ranges, words of the name and `not`; a product gets the highest grade it meets"
    products = pd.DataFrame(
        {
            'productDisplayName': [
                'Ax Men Printed V-Neck Tee',
                'Ax Printers VNeck',
                'Reprinted',
                None,
            ],
            'baseColour': ['Red', 'Black', 'Red', None],
            'price': [500.0, 501.0, np.nan, 100.0],
        }
    )

    def found(*wheres):
        "Grades by rules, the first of which is of grade 1, the next of grade 2"
        rules = [dict(grade=row + 1, where=where) for row, where in enumerate(wheres)]
        return grades(dict(grades=rules), products).tolist()

    assert found({'baseColour': ['Red', 'Blue']}) == [1, 0, 1, 0]
    assert found({'price': {'high': 500}}) == [1, 0, 0, 1]
    assert found({'price': {'low': 500, 'high': 501}}) == [1, 1, 0, 0]
    assert found({'name': ['printed']}) == [1, 0, 0, 0]
    assert found({'name': ['PRINT*']}) == [1, 1, 0, 0]
    assert found({'name': ['v neck']}) == [1, 1, 0, 0]
    assert found({'not': {'baseColour': ['Red'], 'name': ['vneck']}}) == [0, 0, 0, 1]
    assert found({'baseColour': ['Red']}, {'price': {'high': 500}}) == [2, 0, 1, 2]
    assert found({'price': {'high': 500}}, {'price': {'high': 500}}) == [2, 0, 0, 2]


@pytest.mark.fast
def test_drawn(drawn):
    "The drawn catalogue answers most queries, though it has 32 types and brands of its own"
    best = np.array([grades(query, drawn).max() for query in QUERIES])
    assert (best == 2).sum() >= 100
    assert (best > 0).sum() >= 150


@pytest.mark.real
def test_real(real):
    "The real catalogue answers all queries but hard ones in full, and knows each brand"
    products = Catalogue.from_kaggle(real).priced_products()
    best = {query['query']: grades(query, products).max() for query in QUERIES}
    for query in QUERIES:
        assert best[query['query']] == 2 or 'hard' in query['kind'], query['query']
    assert min(best.values()) >= 1
    named = [pair for pair in CONDITIONS if pair[0] in products and isinstance(pair[1], list)]
    known = {column: set(products[column].dropna()) for column, _ in named}
    for column, wanted in named:
        assert set(wanted) <= known[column], (column, wanted)
