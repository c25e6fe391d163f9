# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LITERALLY', 'ONLY_NAMED', 'PICTURE_ALONE', 'PICTURE_WORD', 'NAME_WEIGHT', 'TAG_WEIGHT', 'KIND_WEIGHT', 'MET', 'VOICES', 'SUGGESTED', 'RARE', 'documents', 'WordIndex', 'Looks', 'picture_marks', 'LookedAt', 'WordScores', 'UnknownWords', 'words_of', 'look_for_words', 'search_words', 'search_each', 'searched_products']
import json, warnings
from collections import Counter
from functools import cached_property
from dataclasses import dataclass, replace
from pathlib import Path
import numpy as np, pandas as pd, torch
from fastcore.basics import patch
from .values import CatalogueError as CatalogueError, as_text as as_text, match_ids as match_ids
from .filters import keep as keep, outside_level as outside_level
from .naming import known_column as known_column, title_column as title_column
from .tags import KINDS as KINDS, plain_name as plain_name, same_column as same_column
from .queries import LETTERS as LETTERS, STANDING as STANDING, ParsedQuery as ParsedQuery, QueryFilter as QueryFilter, QueryParser as QueryParser
from .queries import shop_words as shop_words
from .queries import MOST as MOST, _BAR as _BAR, name_tokens as name_tokens, text_columns as text_columns, tokenize as tokenize, word_stem as word_stem
from .files import load_arrays as load_arrays, save_arrays as save_arrays
from .tagging import Tagger as Tagger
from .towers import Towers as Towers, body_fingerprint as body_fingerprint, split_words as split_words
from .resnet_similarity import Found as Found, SimilarityIndex as SimilarityIndex

def documents(products: pd.DataFrame, names: list) -> list:
    """What BM25 looks through: names, or the values of products that have none"""
    ...

class WordIndex:
    """What is needed to find products by words"""
    products: Any
    parser: Any
    bm25: Any
    looks: Any
    seen: Any
    kinds: Any
    told: Any
    _most: Any
    _lengths: Any
    _codes: Any
    _like: Any

    def __init__(self, products: pd.DataFrame, parser: QueryParser, bm25, looks: 'Looks|None'=...):
        ...

    @classmethod
    def of(cls, products: pd.DataFrame, looks: 'Looks|None'=..., live=..., words: dict | None=...) -> 'WordIndex':
        """Index a table"""
        ...

    def places(self, token: str) -> np.ndarray:
        """The products with a word in their names"""
        ...

    def _named(self, words):
        """bool (n,), the products whose names have all of some words"""
        ...

    def _has(self, word):
        """bool (n,), the products whose names have a word in any form"""
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

    def asked_of_pictures(self, query: ParsedQuery) -> str:
        """The words of a query that pictures may answer, as they were typed: nothing barred, no prices"""
        ...

    def sees(self, query: ParsedQuery) -> bool:
        """Whether pictures were looked at and the towers know a word of what is asked for"""
        ...

    def picture_weight(self, query: ParsedQuery) -> float:
        """How much pictures count"""
        ...

    def picture_scores(self, query: ParsedQuery) -> np.ndarray | None:
        """How well pictures answer a query, beside the best of them"""
        ...

    def with_pictures(self, looked: LookedAt | None, now) -> WordIndex:
        """Let pictures have a voice"""
        ...

    def said_of_pictures(self, allowed: np.ndarray) -> list:
        """What is to be said of pictures that have no voice"""
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

    def _groups(self, wanted, filters):
        """int (n,), which of the filters that became alternatives each product answers best"""
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

    def _parsed(self, text, alone, voices):
        """A text as `ParsedQuery`; `UnknownWords` where nothing of it is known"""
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
    _shares: Any
    _columns: Any

    def __init__(self, tagger, vectors: np.ndarray):
        ...

    def classes(self, products: pd.DataFrame) -> dict:
        """What the tagger may say of products"""
        ...

    def probability(self, column, values: dict) -> np.ndarray:
        """How probably pictures show some values, each counted as well as it answers"""
        ...

def picture_marks(now) -> np.ndarray:
    """Numbers that change with the product, its picture and its vector"""
    ...

class LookedAt:
    """Pictures in the space of words"""
    made: Any
    vectors: Any
    marks: Any

    def __init__(self, made: str, marks: np.ndarray, vectors: np.ndarray, towers: Towers | None=...):
        ...

    def __len__(self):
        ...

    @property
    def towers(self) -> Towers | None:
        """What makes vectors of words"""
        ...

    def rows(self, marks: np.ndarray) -> np.ndarray:
        """Where the vectors of pictures are"""
        ...

    def scores(self, text: str, crowd: float=...) -> np.ndarray:
        """How well pictures answer words"""
        ...

    def save(self, path):
        """Write it to a file"""
        ...

    @classmethod
    def load(cls, path):
        """Read it again"""
        ...
LITERALLY: Any
ONLY_NAMED: Any
PICTURE_ALONE: Any
PICTURE_WORD: Any
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
    groups: np.ndarray | None = ...
    pictures: np.ndarray | None = ...

    def meets(self, but: QueryFilter | None=...) -> np.ndarray:
        """The products that meet all filters"""
        ...
VOICES: Any

class UnknownWords(CatalogueError, KeyError):
    """Words of which none says anything of a product of the catalogue"""
    __str__: Any

def words_of(index: SimilarityIndex, now) -> WordIndex:
    """What an index needs to be searched by words"""
    ...

def _said(query, words, found, allowed):
    """What is to be said of the answer to a query"""
    ...

def _seeing(index, towers):
    """A tagger with the body that towers were trained on: that of an index, else the shipped one"""
    ...

def _pictured(index, now, cat):
    """Pairs of a catalogue and int (m,), the rows of products whose picture it has"""
    ...

def look_for_words(index: SimilarityIndex, towers: Towers | None=..., tagger: Tagger | None=..., cat=..., chunk: int=...) -> SimilarityIndex:
    """Look at all pictures that are new since the last time, so that words find what they show"""
    ...

def _in_turn(best, total):
    """The rows of alternatives in turn, a wallet, a belt, a wallet; what misses something last"""
    ...

def _ranked(found, total, shown, k):
    """The best `k` rows of bool (n,) `shown`"""
    ...

def search_words(index: SimilarityIndex, text, k: int=..., where=..., exclude=..., like=..., mix: float=..., strict: bool=..., voices=...) -> Found:
    """The products that answer words best"""
    ...

def search_each(index: SimilarityIndex, texts, **kwargs) -> Found:
    """The products that answer each of several texts best"""
    ...
SUGGESTED: Any
RARE: Any

def searched_products(log: pd.DataFrame, index: SimilarityIndex, text: str=..., product: str=..., k: int=...) -> pd.DataFrame:
    """A log whose searches by words have products"""
    ...
