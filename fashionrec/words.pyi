# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['KINDS', 'LITERALLY', 'NAME_WEIGHT', 'TAG_WEIGHT', 'KIND_WEIGHT', 'MET', 'VOICES', 'SUGGESTED', 'RARE', 'documents', 'WordIndex', 'Looks', 'WordScores', 'words_of', 'understood', 'search_words', 'searched_products']
import json, warnings
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
import numpy as np, pandas as pd
from fastcore.basics import patch
from .values import as_text as as_text
from .filters import keep as keep, outside_level as outside_level
from .naming import known_column as known_column
from .tags import plain_name as plain_name, same_column as same_column
from .queries import STANDING as STANDING, ParsedQuery as ParsedQuery, QueryFilter as QueryFilter, QueryParser as QueryParser
from .queries import name_tokens as name_tokens, text_columns as text_columns, tokenize as tokenize, word_stem as word_stem
from .resnet_similarity import Found as Found, SimilarityIndex as SimilarityIndex, _unknown as _unknown

def documents(products: pd.DataFrame, names: list) -> list:
    """What BM25 looks through: names, or the values of products that have none"""
    ...
KINDS: Any

class WordIndex:
    """What is needed to find products by words"""
    products: Any
    parser: Any
    bm25: Any
    looks: Any
    kinds: Any
    _most: Any
    _lengths: Any
    _codes: Any
    _like: Any

    def __init__(self, products: pd.DataFrame, parser: QueryParser, bm25, looks: 'Looks|None'=...):
        ...

    @classmethod
    def of(cls, products: pd.DataFrame, looks: 'Looks|None'=...) -> 'WordIndex':
        """Index a table"""
        ...

    def places(self, token: str) -> np.ndarray:
        """The products with a word in their names"""
        ...

    def _named(self, words):
        """bool (n,), the products whose names have all of some words"""
        ...

    def _coded(self, column):
        """int (n,), -1 where missing, and the values"""
        ...

    def _answered(self, column, values):
        """float32 (n,), how well a column answers"""
        ...

    def answers(self, asked: QueryFilter) -> np.ndarray:
        """How well the values of each product answer a filter"""
        ...

    def _toward(self, column, end):
        """float32 (n,), 1 at one end of a column of numbers, 0 at the other and where there is none"""
        ...

    def names_score(self, tokens: list, freely: bool=...) -> np.ndarray:
        """BM25 of the products' names, as a share of what a name could have"""
        ...

    def alternatives(self, filters: list) -> list:
        """Filters, those that no product answers together joined"""
        ...

    def bars(self, asked: QueryFilter) -> np.ndarray:
        """The products that a filter bars: by their values or their names"""
        ...

    def _strict(self, query):
        """Pairs of a range or a bar and bool (n,), the products that it lets through"""
        ...

    def scores(self, query: ParsedQuery, voices=...) -> WordScores:
        """How well every product answers a query"""
        ...

    def _value(self, column, row):
        """The value of a product, '' where it has none"""
        ...

    def _in_name(self, row, words):
        """Whether all of some words stand in the name of a product"""
        ...

    def _said_of(self, asked, row, well):
        """How one product answers one filter, in words"""
        ...

    def why(self, query: ParsedQuery, found: WordScores, rows) -> list:
        """What each product answers of a query"""
        ...

    def without(self, found: WordScores, allowed: np.ndarray) -> dict:
        """What would be found if one thing were not asked for"""
        ...

    def save(self, folder):
        """Write what is needed to search by words"""
        ...

    @classmethod
    def load(cls, folder, products: pd.DataFrame, looks: Looks | None=...) -> WordIndex:
        """A saved index of words"""
        ...

    def _begun(self, start):
        """Pairs of a column and a value, one word of which begins so"""
        ...

    def suggest(self, text: str, k: int=...) -> list:
        """How a query may go on"""
        ...

class Looks:
    """What the pictures of products tell of them"""
    tagger: Any
    vectors: Any
    tower: Any
    _shares: Any
    _columns: Any

    def __init__(self, tagger, vectors: np.ndarray, tower=...):
        ...

    def classes(self, products: pd.DataFrame) -> dict:
        """What the tagger may say of products"""
        ...

    def probability(self, column, values: dict) -> np.ndarray:
        """How probably pictures show some values, each counted as well as it answers"""
        ...
LITERALLY: Any
NAME_WEIGHT: Any
TAG_WEIGHT: Any
KIND_WEIGHT: Any
MET: Any

def _joined(one, other):
    """Two filters as alternatives"""
    ...

@dataclass
class WordScores:
    """How products answer a query"""
    total: np.ndarray
    filters: list
    met: list
    names: np.ndarray

    def meets(self, but: QueryFilter | None=...) -> np.ndarray:
        """The products that meet all filters"""
        ...
VOICES: Any

def words_of(index: SimilarityIndex, now) -> WordIndex:
    """What an index needs to be searched by words"""
    ...

def understood(index: SimilarityIndex, text: str) -> ParsedQuery:
    """What words ask of the products of an index"""
    ...

def _said(query, words, found, allowed):
    """What is to be said of the answer to a query"""
    ...

def search_words(index: SimilarityIndex, text: str | ParsedQuery, k: int=..., where=..., exclude=..., like=..., mix: float=..., strict: bool=..., voices=...) -> Found:
    """The products that answer words best"""
    ...
SUGGESTED: Any
RARE: Any

def searched_products(log: pd.DataFrame, index: SimilarityIndex, text: str=..., product: str=..., k: int=...) -> pd.DataFrame:
    """A log whose searches by words have products"""
    ...
