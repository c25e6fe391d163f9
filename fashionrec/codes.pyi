# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['BATCH', 'VECTORS', 'MARK', 'MASKS', 'ENOUGH', 'LEAST', 'AGAIN', 'vectors_of', 'inner_products', 'Codes', 'mark_of', 'Passing']
import json
from typing import NamedTuple
import numpy as np, pandas as pd, pyarrow as pa
from fastcore.basics import patch
from .files import reading as reading, writing as writing
from .nearest import _faiss as _faiss, whole as whole
BATCH: Any
VECTORS: Any

def vectors_of(column) -> np.ndarray:
    """The vectors of a column"""
    ...

def inner_products(vectors: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """Inner products by one thread: those of BLAS spin for a while, beside what comes next"""
    ...
_PER_LIST: Any
_MOST_LISTS: Any
_LEARNT: Any
_LEAST: Any

def _numbers(index, lists):
    """Of each list that is not empty, the numbers of its rows as they are in the index"""
    ...

class Codes:
    """Codes of the vectors of a table of LanceDB, and which of its rows pass conditions"""
    index: Any
    column: Any
    there: Any
    columns: Any
    masks: Any
    centres: Any
    sizes: Any
    _list: Any
    _first: Any
    _start: Any
    later: Any
    some: Any
    mark: Any

    def __init__(self, index, rows: np.ndarray, column: str, some: tuple, mark: str=...):
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    def rows_of(self, numbers):
        """uint64, the addresses of rows"""
        ...

    def numbers_of(self, rows):
        """The numbers of those of some addresses that there are codes of"""
        ...

    def fits(self, table) -> bool:
        """Whether codes are those of a table"""
        ...

    def covers(self, table, newer: int) -> bool:
        """Whether codes are those of all rows but a few later ones"""
        ...

    @classmethod
    def build(cls, table, column: str=..., lists: int | None=..., seed: int=...) -> Codes:
        """Codes of all rows of a table"""
        ...

    def extended(self, table) -> Codes | None:
        """Codes of what came or moved since, too, by the centres that there are"""
        ...

    def _met(self, query):
        """bool (n,), which rows a query finds"""
        ...

    def passing(self, table, conditions: list[str]) -> Passing | None:
        """The rows that meet conditions"""
        ...

    def _lists(self, vector, count, passing):
        """The lists that are looked into, nearest first, and the inner products of their centres"""
        ...

    def candidates(self, vector: np.ndarray, count: int, passing: Passing | None=...) -> np.ndarray:
        """Rows that may be the nearest by inner product, nearest first"""
        ...

    def nearest(self, table, vector: np.ndarray, count: int, passing: Passing | None=...) -> tuple[np.ndarray, np.ndarray]:
        """The nearest rows, compared by their vectors; rows that are gone are not among them"""
        ...

    def save(self, folder):
        """Save codes"""
        ...

    @classmethod
    def load(cls, folder, table) -> Codes:
        """Load saved codes; a `ValueError` where they are those of another table"""
        ...
_LOOKED: Any
MARK: Any

def mark_of(schema) -> str:
    """What sets a table apart from one that was made later in its place"""
    ...

def _some_rows(table, rows, column):
    """Addresses and vectors of some rows that are there"""
    ...

def _sample(table, column, count, seed):
    """Vectors of some rows, to learn from"""
    ...

def _numbered(index, rows):
    """Number the codes by the addresses of their rows; these ascending"""
    ...

def _added(index, query, column):
    """Add the vectors of rows to an index; the addresses of the rows"""
    ...
MASKS: Any

class Passing(NamedTuple):
    """Which rows meet conditions"""
    bits: np.ndarray
    held: np.ndarray
ENOUGH: Any
LEAST: Any
AGAIN: Any
