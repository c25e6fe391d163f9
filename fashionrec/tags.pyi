# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PAPER_COLUMNS', 'TAG_COLUMNS', 'ALIKE', 'KINDS', 'UNSURE', 'plain_name', 'same_column', 'known_classes', 'known_shares', 'unlearnable', 'tag_columns', 'learnable']
import re, unicodedata, warnings
import pandas as pd
from .dtypes import is_written_flag as is_written_flag
PAPER_COLUMNS: Any
TAG_COLUMNS: Any
ALIKE: Any
KINDS: Any
UNSURE: Any
_SPELLINGS: Any
_PLURALS: Any

def plain_name(name) -> str:
    """A class name without case, accents, punctuation and plural"""
    ...

def same_column(column: str, classes, vocab: dict) -> str | None:
    """The column of `vocab` that knows most of `classes`, that of the same name if as many"""
    ...

def known_classes(vocab: dict, old: dict) -> dict:
    """What a tagger calls the classes that it knows"""
    ...

def known_shares(products: pd.DataFrame, columns, start) -> dict:
    """By column the share of its classes that a tagger knows"""
    ...

def _classes(column):
    """Number of different values of a column; None where its cells hold lists or dicts"""
    ...

def _is_words(column):
    """Whether a column holds text or categories"""
    ...

def unlearnable(column: pd.Series, known: float=...) -> str:
    """Why a column can't be a tag"""
    ...

def tag_columns(products: pd.DataFrame, start=...) -> list:
    """All of `TAG_COLUMNS`, or those there are and own columns of words that repeat"""
    ...

def learnable(products: pd.DataFrame, columns, start=...) -> list:
    """Columns that can be learnt; a warning names the others"""
    ...
