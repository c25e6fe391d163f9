# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['KNOWN', 'TAGS', 'plain_word', 'guess_columns', 'hint_columns', 'likely_id', 'check_renamed', 'class_columns', 'known_column', 'title_column']
import difflib, json, re, warnings
from functools import lru_cache
from importlib.resources import files as asset_files
from pathlib import Path
import numpy as np, pandas as pd
from .values import CatalogueError as CatalogueError, is_scalar_column as is_scalar_column, near_ids as near_ids
from .dtypes import is_written_flag as is_written_flag
from .sources import folded as folded, stem as stem
_OTHER_NAMES: Any
KNOWN: Any
TAGS: Any

def plain_word(text) -> str:
    """A word as it is compared: 'Main Colours' and 'main_colour' are one"""
    ...

def _vocabulary():
    """Tag column → its values as plain words, of the shipped tagger"""
    ...

def _words_for():
    """Known column → the plain words that name it"""
    ...

def _fit(column, known):
    """How well a column fits a known one: 1 for its name, plus the share of known values"""
    ...

def guess_columns(table: pd.DataFrame) -> dict:
    """Which columns are known ones under another name, by their names and by their values"""
    ...

def _nearly_known(name):
    """The known column that a name is written like; None where it is one, or like none"""
    ...

def hint_columns(table: pd.DataFrame, call: str, columns: dict | None=...):
    """Warn where a table has none of the tags' names, or one nearly, with the `columns=` to give"""
    ...
_ID_NAMES: Any

def likely_id(table: pd.DataFrame, files) -> str:
    """The column that most likely names a product: by the names of the pictures, else by its own"""
    ...

def check_renamed(table, names, columns: dict | None):
    """Refuse `columns=` that speaks of a column which the table has not, with what was meant"""
    ...

def class_columns(table: pd.DataFrame) -> list:
    """Columns that hold classes, by their type and their number of values"""
    ...

def known_column(table: pd.DataFrame, known: str) -> str | None:
    """The column of that name, or of another name that shops have for it"""
    ...

def title_column(table: pd.DataFrame) -> str | None:
    """The column with the products' names, of which most have their own; None where there is none"""
    ...
