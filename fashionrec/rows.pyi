# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = []
import json, os
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from .tables import as_ids as as_ids, beside as beside, keep as keep, match_ids as match_ids, one_or_many as one_or_many, warn_absent as warn_absent
from .photos import is_photo as is_photo
from .files import load_arrays as load_arrays, save_arrays as save_arrays
from .nearest import _Lists as _Lists, _folded as _folded, top_k as top_k
from .gallery import Results as Results
import numpy as np, pandas as pd, pyarrow as pa, torch
from fastcore.basics import patch
from pandas.api.types import infer_dtype, is_float_dtype, is_integer_dtype

def _check_ids(ids):
    """ValueError unless each product has an id of its own"""
    ...

def _wide_floats(ids):
    """The ids that are floats beyond the integers that a float can tell apart"""
    ...

def _checked(vectors, products, dim=...):
    """Unit vectors, or ValueError on what can't be searched"""
    ...
_KINDS: Any
_FLAGS: Any

def _kind(values):
    """What a column holds: flags, numbers, times, text, other; '' where everything is missing"""
    ...

def _plain_text(value):
    ...

def _as_kind(values, kind):
    """`values` as flags, numbers, times or text, or ValueError"""
    ...
_NULLABLE: Any

def _nullable(values):
    """A column that can have gaps"""
    ...

def _column(parts, name):
    """One column of several tables, below each other"""
    ...

def _joined(parts):
    """One table of several, below each other"""
    ...

@dataclass(eq=False)
class _Rows:
    """What an index holds at one moment"""
    store: np.ndarray
    parts: list
    live: np.ndarray
    row: dict
    source: np.ndarray
    prints: np.ndarray
    lists: object = ...
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
    def of(cls, vectors, products, source=..., prints=...):
        """Rows of vectors and a table, in the same order"""
        ...

    def find(self, id):
        """The row of an id as it is written here, -1 for none"""
        ...

    def rows_of(self, items):
        """int (n,), the rows of those `items` that are ids, in whatever way they are written; -1 for others"""
        ...

    def plus(self, vectors, products, source, prints):
        """These rows, and further ones below them"""
        ...

    def joining(self, table):
        """These rows, and a table to come, with ids of one kind; and the rows that have its ids, or -1"""
        ...

    def renamed(self, ids):
        """These rows under other ids, one for each"""
        ...

    def minus(self, rows):
        """All but these rows"""
        ...

    def settled(self):
        """The rows that are live, without those of removed products"""
        ...

    def coded(self, column):
        """A column as codes (n,), and a table of the values that they stand for"""
        ...

    def passing(self, column, wanted):
        """bool (n,), the products whose `column` is what is wanted"""
        ...

    def keep(self, where):
        """bool (n,), the products that a filter lets through"""
        ...

    def asked_for(self, where):
        """As `keep`; values that no product has are named"""
        ...

    def nearest(self, x, k, keep, own, exact=...):
        """For each row of x (q, d) the rows and scores of the `k` nearest but `own` (q,), fewer where `keep` has fewer"""
        ...

    def _pool(self, x, own, most, keep, fold, exact):
        """Up to `most` candidates for x (d,): rows, scores, and how many are folded into each"""
        ...

def _own_table(products):
    """A plain copy of a table of products, its index named 'id'"""
    ...

def _own_ids(ids):
    """Ids that are floats or categories as the numbers or texts they stand for; others as they are"""
    ...

def _whole_id(id):
    ...

def _own_names(columns):
    """Each column a name of its own: a second 'size' becomes 'size (2)'"""
    ...

def _may_be_id(item):
    ...

def _is_there(item):
    """Whether this is a photo; a text is one where there is such a file"""
    ...

def _others(score, row, own, k):
    """Of the rows (q, m) found for each query the first `k` that are rows, and not its own"""
    ...

def _as_array(item):
    """Tensors of numbers or vectors as arrays, one number as itself; pictures stay as they are"""
    ...

def _is_vector(item, dimensions=...):
    ...

def _listed(item):
    """What is asked for as a list, and whether it is many"""
    ...

def _ids_of(ids, what):
    """One id or many as a list"""
    ...

def _to_json(values):
    """A column as JSON text, missing where it was"""
    ...

def _storable(values):
    """A column as parquet can hold it, and whether that is JSON"""
    ...

def _write_table(products, d):
    """Write a table of products into the folder `d`"""
    ...

def _read_table(d):
    """The table of products in the folder `d`"""
    ...

def _mapped(path, name):
    """An array of a .safetensors file, read from the disk only where it is looked at"""
    ...
