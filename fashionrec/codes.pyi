# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['MASKS', 'FREE', 'FILTERED', 'LEAST', 'AGAIN', 'vectors_of', 'Codes']
import json
import numpy as np, pandas as pd, pyarrow as pa
from fastcore.basics import patch
from .files import reading as reading, writing as writing
from .nearest import _faiss as _faiss, whole as whole
_PER_LIST: Any
_MOST_LISTS: Any
_LEARNT: Any

def vectors_of(column) -> np.ndarray:
    """The vectors of a column"""
    ...

class Codes:
    """Codes of the vectors of a table of LanceDB, and which of its rows pass conditions"""
    index: Any
    column: Any
    some: Any
    columns: Any
    masks: Any
    _first: Any
    _start: Any
    _place: Any
    _rank: Any
    later: Any

    def __init__(self, index, rows: np.ndarray, column: str, some: tuple):
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    def rows_at(self, places):
        """uint64, the addresses of the rows at places"""
        ...

    def places_of(self, rows):
        """The places of those of some rows that there are codes of"""
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

    def _bits(self, query):
        """The places of the rows that a query finds, eight to a byte"""
        ...

    def passing(self, table, conditions: list[str]) -> np.ndarray | None:
        """The places whose rows meet conditions"""
        ...

    def candidates(self, vector: np.ndarray, count: int, mask: np.ndarray | None=..., wider: int=...) -> np.ndarray:
        """Rows that may be the nearest by inner product, nearest first"""
        ...

    def nearest(self, table, vector: np.ndarray, count: int, mask: np.ndarray | None=...) -> tuple[np.ndarray, np.ndarray]:
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

def _some_rows(table, rows, column):
    """Addresses and vectors of some rows that are there"""
    ...

def _sample(table, column, count, seed):
    """Vectors of some rows, to learn from"""
    ...

def _in_lists(index, rows):
    """Number the codes list after list, which makes bits quick to look up; the rows in that order"""
    ...

def _added(index, query, column):
    """Add the vectors of rows to an index; the addresses of the rows"""
    ...
MASKS: Any
FREE: Any
FILTERED: Any
LEAST: Any
AGAIN: Any
