# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LARGE', 'VECTOR', 'LEVELS', 'STALE', 'FREE', 'FILTERED', 'AMONG', 'NEWER', 'WORDED', 'INDEXED', 'lance_table', 'product_table', 'LanceIndex', 'sql_of']
import json, os, re, subprocess, sys, time, uuid, warnings
from datetime import timedelta
from importlib import import_module
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from .codes import BATCH as BATCH, MARK as MARK, VECTORS as VECTORS, Codes as Codes, inner_products as inner_products, mark_of as mark_of, vectors_of as vectors_of
from .dtypes import currency_of as currency_of, restored as restored, storable as storable, with_currency as with_currency
from .files import manifest as manifest
from .filters import keep as keep
from .nearest import top_k as top_k, unit_mean as unit_mean, whole as whole
from .photos import PICTURE_SUFFIXES as PICTURE_SUFFIXES
from .queries import ParsedQuery as ParsedQuery
from .resnet_similarity import Found as Found, SimilarityIndex as SimilarityIndex
from .rows import as_kind as as_kind, checked as checked, ids_of as ids_of, listed as listed, may_be_id as may_be_id, own_table as own_table
from .scale import _refuse_repeated as _refuse_repeated
from .sources import is_address as is_address
from .values import CatalogueError as CatalogueError, as_text as as_text, match_ids as match_ids
import numpy as np, pandas as pd, pyarrow as pa, pyarrow.compute as pc
from fastcore.basics import patch
from filelock import FileLock
LARGE: Any
VECTOR: Any

def _lancedb():
    """The module lancedb, or an error that says how to get it"""
    ...
_NO_NAMES: Any

def _field(name, column):
    """The Arrow array and field of a column"""
    ...

def _stored_ids(ids):
    """Ids as a Series of integers that SQL can write, or else of text"""
    ...

def lance_table(products: pd.DataFrame, vectors: np.ndarray, dtype: str=...) -> pa.Table:
    """A table of products and their vectors as Arrow"""
    ...

def _note(part):
    """What is noted in the metadata of a field or a schema"""
    ...

def _series(field, array):
    """A column of Arrow as the Series that it was made from"""
    ...

def product_table(table: pa.Table, schema: pa.Schema | None=...) -> pd.DataFrame:
    """The products of a table of Arrow"""
    ...

class LanceIndex:
    """Products in a table of LanceDB: the nearest of a product, photo or vector under any filter"""
    is_local: Any
    address: Any
    embedder: Any
    cat: Any
    name: Any
    fresh: Any
    options: Any
    _known: Any
    _words: Any
    _said: Any
    _schema: Any
    _none: Any
    _at: Any
    codes: Any
    _tried: Any
    codes_folder: Any
    _database: Any
    table: Any

    def __init__(self, address, embedder=..., cat=..., name: str=..., fresh: float=..., codes=..., **options):
        ...

    def _connect(self):
        """The database, as a reader sees it who looks for new versions"""
        ...

    def __reduce__(self):
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    def _writing(self):
        """Inside, no other process that asks so writes into the same folder"""
        ...

    @property
    def schema(self) -> pa.Schema:
        """Columns of the table, as new as what is searched"""
        ...

    @property
    def _version(self):
        """What is searched: a version, and of which table"""
        ...

    def _pinned(self):
        """The table as it is now, whatever happens to it"""
        ...

    def _codes_folder(self, folder=...):
        """Where codes are saved: beside a table on disk unless a folder is given"""
        ...

    @classmethod
    def create(cls, address, what, products: pd.DataFrame | None=..., embedder=..., cat=..., name: str=..., dtype: str=..., **options) -> LanceIndex:
        """A new store"""
        ...

    def _levels(self, field):
        """The distinct values of a column in Arrow; None where there are too many"""
        ...

    def _is_sayable(self, field, wanted):
        """Whether a filter can be asked of the distinct values of a column"""
        ...

    def _column_sql(self, field, wanted):
        """A filter of one column as SQL; None where it can't be said"""
        ...

    def _conditions(self, where):
        """A filter as conditions of SQL, all of which must be met; None where each row must be asked"""
        ...

    def condition(self, where) -> str | None:
        """A filter as SQL for the engine"""
        ...

    def count(self, where=...) -> int:
        """How many products a filter lets through"""
        ...

    def _rows(self, query):
        """What a query of the engine gives, in the order of the table"""
        ...

    def _nearest(self, vector, need, where, exact, conditions=...):
        """Rows of the nearest products, by codes where they are held, else by the engine"""
        ...

    def _by_engine(self, vector, need, condition, exact):
        """Rows of the nearest products that the engine finds"""
        ...

    def build_codes(self, folder=..., lists: int | None=..., seed: int=...) -> LanceIndex:
        """Make codes of all vectors, or of what came since, so that searches take few milliseconds"""
        ...

    def _saved(self):
        """What the codes in their folder are known by"""
        ...

    def _current(self, table):
        """The codes of a table, that are held or in their folder; None where they are outdated"""
        ...

    def _now(self):
        """What a search by codes goes by; None where these are outdated"""
        ...

    def _coded(self, vector, need, conditions, codes, table, rows, vectors, asked):
        """Rows of the nearest products of a version of the table, and of those that came since the codes"""
        ...

    def _passed(self, where):
        """A version of the table, its ids, and bool, which of them a filter lets through"""
        ...

    def _passing(self, vectors, need, where):
        """As `_nearest` of several vectors, by asking every row"""
        ...

    def _of_ids_sql(self, ids):
        """A condition for products of these ids, however they are written"""
        ...

    def _of_ids(self, ids):
        ...

    def _small(self, rows):
        """An index in memory of some rows"""
        ...

    def _asked_of(self, own):
        """An index of the products that are asked about, which mostly are none"""
        ...

    def _there(self, ids):
        """Rows of the ids that there are, and bool, which of the given are among them"""
        ...

    def _exclusions(self, exclude):
        """The ids to leave out that there are; a warning names one that is not"""
        ...

    def search(self, item, k: int=..., where=..., exclude=..., diversity: float=..., cover: float | None=..., fold: float | None=..., exact: bool=..., together: bool=..., words: str | None=..., **of_words) -> Found:
        """The most similar products, or those that answer words best"""
        ...

    def _answered(self, own, asked, need, where, excluded, together, exact, dials):
        """The results among the nearest `need` products of what was asked, and how many there were"""
        ...

    def _is_words(self, item):
        """Whether text is neither an id, an address nor named like a file"""
        ...

    def _has_words(self, item):
        """Whether words are asked for, or a list of them"""
        ...

    def in_memory(self) -> SimilarityIndex:
        """All products as an index in memory"""
        ...

    def _worded(self):
        """The index that words are looked up in, of all products or some"""
        ...

    def _search_words(self, item, k, where, exclude, dials):
        """As `search`, by words"""
        ...

    def _worded_rows(self, item, where, words, known):
        """Rows of a large table that words may mean, and that of the product beside them"""
        ...

    def _filter_sql(self, one):
        """What a word asks for as SQL; '' where that is no condition"""
        ...

    def _fitting(self, table):
        """A table of Arrow with the columns and types of the store; new columns are added to the store"""
        ...

    def _arrived(self, what, products):
        """What is to be added, as tables of Arrow"""
        ...

    def _refuse_taken(self, table):
        """ValueError where the store has one of the products of a table of Arrow"""
        ...

    def add(self, what, products: pd.DataFrame | None=..., replace: bool=...) -> LanceIndex:
        """Add products; whoever searches sees all of a table or fragment, or none"""
        ...

    def remove(self, ids) -> LanceIndex:
        """Remove products"""
        ...

    def build_indexes(self) -> LanceIndex:
        """Index every column of single values, and the vectors where there are many"""
        ...

    def compact(self, seconds: float=..., keep: float=...) -> bool:
        """Join small fragments and index new rows, in a process of its own"""
        ...

def _fragments(source):
    """Tables of the parquet files of a folder, one row group at a time, with vectors of length one"""
    ...

def _tables(what, products, dtype):
    """What is to be stored, as tables of Arrow"""
    ...
LEVELS: Any
STALE: Any
_LISTED: Any
_MANY: Any
_UNITS: Any

def _literal(value, kind):
    """A value as SQL; None where it can't be written"""
    ...

def _ordered(name, levels, passed):
    """A range that holds the levels that passed and no other; None where there is none"""
    ...

def sql_of(name: str, levels: pa.Array, passed: np.ndarray) -> str | None:
    """A condition of SQL that lets some values of a column through"""
    ...
FREE: Any
FILTERED: Any
AMONG: Any

def _probing(query, dials):
    ...

def _vectors(table):
    ...
NEWER: Any
_ASKED: Any

def _later(table, codes, rows, conditions):
    """The places among later rows of those that meet conditions"""
    ...
WORDED: Any
_SAMPLED: Any

def _kind(field):
    """What a column holds, as `as_kind` names it"""
    ...
INDEXED: Any
_FEW: Any
_COMPACT: Any
