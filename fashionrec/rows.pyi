# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['check_ids', 'checked', 'kind_of', 'as_kind', 'joined', 'Rows', 'own_table', 'is_there', 'may_be_id', 'as_array', 'is_vector', 'listed', 'ids_of', 'mapped']
import json, os
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from .values import CatalogueError as CatalogueError, TEXT as TEXT, as_ids as as_ids, match_ids as match_ids, one_or_many as one_or_many
from .dtypes import FLAG_WORDS as FLAG_WORDS, currency_of as currency_of, load_table as load_table, money_column as money_column, save_table as save_table
from .dtypes import with_currency as with_currency
from .filters import beside as beside, keep as keep_mask, warn_absent as warn_absent
from .photos import is_photo as is_photo
from .files import load_arrays as load_arrays, save_arrays as save_arrays
from .nearest import InvertedLists as InvertedLists, fold as fold, top_k as top_k, unit as unit
from .gallery import Results as Results
import numpy as np, pandas as pd, torch
from fastcore.basics import patch
from pandas.api.types import infer_dtype, is_float_dtype, is_integer_dtype

def _wide_floats(ids):
    """The ids that are floats beyond the integers that a float can tell apart"""
    ...

def check_ids(ids: pd.Index):
    """ValueError unless each product has an id of its own"""
    ...

def checked(vectors, ids: pd.Index, dim: int | None=...) -> np.ndarray:
    """Vectors of length one, or ValueError on what can't be searched"""
    ...
_KINDS: Any
_FLAGS: Any
_WAY_OUT: Any

def kind_of(values: pd.Series) -> str:
    """What a column holds"""
    ...

def _plain_text(value):
    """A value as text; 36.0 as '36'"""
    ...

def _as_numbers(text):
    """Text as numbers, also where it writes amounts of money; missing where there is none"""
    ...

def as_kind(values: pd.Series, kind: str) -> pd.Series:
    """Values as flags, numbers, times or text, or ValueError"""
    ...
_NULLABLE: Any

def _nullable(values):
    """A column that can have gaps"""
    ...

def _column(tables, name):
    """One column of several tables, below each other"""
    ...

def joined(tables: list) -> pd.DataFrame:
    """One table of several, below each other"""
    ...

@dataclass(eq=False)
class Rows:
    """What an index holds at one moment"""
    store: np.ndarray
    parts: list
    live: np.ndarray
    row: dict
    source: np.ndarray
    prints: np.ndarray
    lists: InvertedLists | None = ...
    values: dict = ...
    asked: dict = ...
    kinds: dict = ...

    @property
    def vectors(self):
        ...

    @property
    def table(self):
        ...

    @property
    def products(self):
        ...

    @property
    def shown(self):
        ...

    def known_kinds(self):
        ...

    @classmethod
    def of(cls, vectors: np.ndarray, products: pd.DataFrame, source: np.ndarray | None=..., prints: np.ndarray | None=...) -> Rows:
        """Rows of vectors and a table"""
        ...

    def find(self, id) -> int:
        """The row of an id as it is written here"""
        ...

    def rows_of(self, items: list) -> np.ndarray:
        """The rows of those items that are ids, in whatever way they are written"""
        ...

    def _matched(self, ids):
        """int (n,), rows of ids that are written in another way, -1 for none"""
        ...

    def plus(self, vectors: np.ndarray, products: pd.DataFrame, source, prints) -> Rows:
        """These rows, and further ones below them"""
        ...

    def minus(self, rows) -> Rows:
        """All but these rows"""
        ...

    def settled(self) -> Rows:
        """The rows that are live, without those of removed products"""
        ...

    def renamed(self, ids: pd.Index) -> Rows:
        """These rows under other ids"""
        ...

    def check_currencies(self, table: pd.DataFrame):
        """CatalogueError for prices in another currency than these have"""
        ...

    def joining(self, table: pd.DataFrame) -> tuple:
        """These rows, and a table to come, ready to be put below each other"""
        ...

    def coded(self, column) -> tuple[np.ndarray, pd.DataFrame]:
        """A column as codes"""
        ...

    def passing(self, column, wanted) -> np.ndarray:
        """The rows whose column is what is wanted"""
        ...

    def keep(self, where) -> np.ndarray:
        """The rows that a filter lets through"""
        ...

    def asked_for(self, where) -> np.ndarray:
        """As `keep`; a warning names values that no product has"""
        ...

    def nearest(self, queries: np.ndarray, k: int, keep: np.ndarray, own: np.ndarray, exact: bool=...) -> list:
        """The nearest rows of each query"""
        ...

    def candidates(self, query: np.ndarray, most: int, keep: np.ndarray, own, similar: float | None=..., exact: bool=...) -> tuple:
        """Up to `most` candidates for one query"""
        ...

    def with_known(self, chances: dict, rows: np.ndarray, columns, vocab: dict) -> dict:
        """Probabilities of products, sure where the table knows them"""
        ...

    def as_queries(self, vectors) -> np.ndarray:
        """Vectors to search for, or ValueError"""
        ...

    def save(self, folder):
        """Write the rows into a folder"""
        ...

    @classmethod
    def load(cls, folder) -> Rows:
        """The rows in a folder, also those that a former version wrote"""
        ...

def _whole_id(id):
    """7.0 as 7; others as they are"""
    ...

def _own_ids(ids):
    """Ids that are floats or categories as the numbers or texts they stand for; others as they are"""
    ...

def _own_names(columns):
    """Each column a name of its own: a second 'size' becomes 'size (2)'"""
    ...

def own_table(products: pd.DataFrame) -> pd.DataFrame:
    """A plain copy of a table of products, its index named 'id'"""
    ...

def is_there(item) -> bool:
    """Whether this is a photo; a text is one where there is such a file"""
    ...

def may_be_id(item) -> bool:
    """Whether this is a number, or a text that is no photo"""
    ...

def _others(scores, rows, own, k):
    """The first `k` rows of each query (q, m) that are not -1 or its own (q,), and their scores"""
    ...

def as_array(item):
    """Tensors of numbers or vectors as arrays, one number as itself; pictures stay as they are"""
    ...

def is_vector(item, dimensions: int=...) -> bool:
    """Whether this is an array of floats"""
    ...

def listed(item) -> tuple[list, bool]:
    """What is asked for as a list"""
    ...

def ids_of(ids, argument: str) -> list:
    """One id or many as a list"""
    ...

def mapped(file, name: str) -> np.ndarray:
    """An array of a file, read from the disk only where it is looked at"""
    ...

def _former_table(folder):
    """The table of products that a former version wrote with a file about its columns"""
    ...
