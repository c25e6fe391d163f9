# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['STANDING', 'PARTLY', 'NEARLY', 'MOST', 'LETTERS', 'tokenize', 'word_stem', 'shop_words', 'Vocabulary', 'QueryFilter', 'ParsedQuery', 'whole_number', 'prices_in', 'years_in', 'text_columns', 'year_range', 'name_tokens', 'QueryParser']
import json, re, unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from importlib.resources import files as asset_files
import pandas as pd
from fastcore.basics import patch
from .values import Amount as Amount, as_text as as_text, decimal_mark as decimal_mark
from .filters import between as between
from .naming import TAGS as TAGS, class_columns as class_columns, known_column as known_column, title_column as title_column
from .tags import plain_name as plain_name

def _token(word):
    ...

def _parts(text):
    """Runs of letters, of marks that belong to them, and of digits"""
    ...

def _plain(text):
    """Text in small letters, without apostrophes; U.S. as US"""
    ...

def tokenize(text: str) -> list:
    """The words of a text, without case, accents, apostrophes and plurals"""
    ...

def word_stem(token: str) -> str:
    """What printed and print, checked and checks have in common"""
    ...
STANDING: Any

def shop_words() -> dict:
    """What shoppers call things, in English as Indian, British and American shops use it"""
    ...

def _links(words):
    """Phrase → phrase that it stands for → how well, phrases as tuples of tokens"""
    ...
PARTLY: Any
NEARLY: Any
_NOTHING: Any

def _names_of(value, is_brand):
    """Phrases that name a value, as tuples of tokens, and how well"""
    ...

class Vocabulary:
    """Which phrases name which values of which columns"""
    phrases: Any

    def __init__(self, values: dict, brands=..., words: dict | None=...):
        ...

    @classmethod
    def of(cls, phrases: dict) -> 'Vocabulary':
        """The vocabulary of known phrases"""
        ...

    @property
    def tokens(self) -> set:
        """The words of all phrases"""
        ...

    def _add(self, column, value, is_brand):
        """Add the names of a value"""
        ...

    def _only_whole(self, brands):
        """Forget parts of brands' names that are whole names of something else: black is no Black Coffee"""
        ...

    def _exact(self, phrase):
        """The values of exactly that name"""
        ...

    def _add_words(self, words, brands):
        """Add words of shops, where no value has that name itself"""
        ...

    def _add_near(self, near):
        """Add the values that are near those which phrases name"""
        ...

@dataclass(frozen=True)
class QueryFilter:
    """One thing that a query asks for, or bars"""
    words: tuple
    values: dict = ...
    column: str = ...
    limits: between | None = ...
    end: int = ...
    barred: bool = ...

    @property
    def columns(self) -> set:
        """The columns that are asked"""
        ...

    def __str__(self):
        ...

def _range_text(limits):
    """A range in words"""
    ...

@dataclass
class ParsedQuery:
    """A text, understood as far as a catalogue goes"""
    text: str
    filters: list = ...
    words: list = ...
    unknown: list = ...
    corrected: dict = ...
    tokens: list = ...
    read: list = ...
    __repr__: Any

    def __bool__(self):
        ...

    def __str__(self):
        ...

    def without(self, chip) -> 'ParsedQuery':
        """The same query without one thing that it asks for"""
        ...
_BEFORE: Any
_TIMES: Any
_AFTER: Any
_AMOUNT: Any
_NOT: Any
_BELOW: Any
_ABOVE: Any
_LINK: Any
_RANGES: Any
_NUMBER_WORDS: Any
_NUMBERS: Any
_MARKS: Any

def whole_number(number: float):
    """A number without a fraction of 0"""
    ...

@dataclass
class _Amount:
    """An amount in a query"""
    number: float
    mark: str
    priced: bool

    @classmethod
    def of(cls, before, digits, times, after):
        ...

    @property
    def bound(self):
        ...

def _limits(kind, amounts):
    """The range that amounts of a kind give; None where they are no price"""
    ...

def prices_in(text: str) -> tuple[str, list]:
    """The ranges of price that a text names"""
    ...
_LEADS: Any
_YEAR: Any

def years_in(text: str, first: int, last: int) -> tuple[str, list]:
    """The ranges of years that a text names"""
    ...

def text_columns(products: pd.DataFrame) -> list:
    """The columns whose values words can name: text of a known column, or of classes"""
    ...

def year_range(products: pd.DataFrame, column: str | None) -> tuple | None:
    """The years of a catalogue"""
    ...

def _words(text):
    ...
_STOP: Any
_BAR: Any
_NEVER: Any
_ENDS: Any
MOST: Any
_BUT: Any
LETTERS: Any
_LINKS: Any
_RANGE_WORDS: Any

def name_tokens(products: pd.DataFrame) -> list:
    """The words of the products' names"""
    ...

def _forget_homonyms(vocabulary, products, places):
    """Forget last words of values that mean something else in names: a half sleeve, no tablet sleeve"""
    ...

class QueryParser:
    """Reads what a text asks of a catalogue's columns"""
    vocabulary: Any
    numbered: Any
    counts: Any
    price: Any
    year: Any
    years: Any
    tokens: Any
    longest: Any
    known: Any
    _stems: Any
    _spelt: Any

    def __init__(self, vocabulary: Vocabulary, counts, price: str | None=..., year: str | None=..., years: tuple | None=..., numbered=...):
        ...

    @classmethod
    def of(cls, products: pd.DataFrame, names: list | None=..., words: dict | None=..., more: dict | None=...) -> 'QueryParser':
        """The parser of a catalogue"""
        ...

    def correct(self, word: str) -> str | None:
        """The known token whose spelling is nearest to a word"""
        ...

    def _read(self, text):
        """Pairs of a token and the word as it was typed, typos corrected; and what was corrected"""
        ...

    def _longest(self, tokens, start):
        """The longest phrase that begins at a place, and what it names; of one token if none is known"""
        ...

    def _ranges(self, text):
        """The filters of a text's prices and years, the text without them, and what can not be asked"""
        ...

    def _items(self, tokens):
        """The phrases of a query, without words that say nothing"""
        ...

    def _take(self, found, item, barred):
        """Add a phrase to what a query asks for"""
        ...

    def parse(self, text: str) -> ParsedQuery:
        """What a text asks for"""
        ...

    def as_json(self) -> dict:
        """All that a parser knows"""
        ...

    @classmethod
    def from_json(cls, known: dict) -> QueryParser:
        """The parser that was saved"""
        ...

def _may_mean(word, other):
    """Whether a word may be a typo of another: first letters are right, puma and puja are two words"""
    ...

@dataclass
class _Item:
    """A phrase of a query, and what it is"""
    kind: str
    words: tuple
    typed: str
    values: dict = ...

    def is_like(self, other):
        """Whether two phrases could be parts of one list"""
        ...

def _listed(items, start):
    """How many phrases from a place on are a list, 'black, white or brown'; 1 where it is none"""
    ...
