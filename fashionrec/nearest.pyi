# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['BESIDE', 'unit', 'one_thread', 'in_threads', 'top_k', 'nearest', 'unit_mean', 'whole', 'fold', 'mmr', 'cover_classes', 'InvertedLists']
import json, operator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from importlib import import_module
from threading import Condition, Lock
from .files import load_arrays as load_arrays, save_arrays as save_arrays
import numpy as np, torch
from fastcore.basics import patch
from threadpoolctl import ThreadpoolController

def unit(x: np.ndarray) -> np.ndarray:
    """Rows scaled to length one"""
    ...
_GROUP: Any

def _best(scores, k):
    """Scores and positions (q, k) of the largest of each row; `scores` is a tensor (q, groups, 64)"""
    ...
_AMD: Any

def _multiply(queries, items, out):
    """queries (q, d) @ items.T (d, n) into `out` (q, n), all tensors"""
    ...

def _rank_blocks(blocks, items, k, dropped, found):
    """Rank blocks of queries (b, d) into `found`; other threads take from the iterator `blocks` too"""
    ...

class _OneBlasThread:
    """NumPy multiplies with one thread from when the first asks for it until the last is done"""
    blas: Any
    lock: Any
    inside: Any
    limits: Any

    def __init__(self):
        ...

    def __enter__(self):
        ...

    def __exit__(self, *error):
        ...
_ONE_BLAS_THREAD: Any

@contextmanager
def one_thread(when: bool=...):
    """Inside, torch and what multiplies work with one thread"""
    ...

def in_threads(function, tasks) -> list:
    """Call a function once a task, each on one thread of as many as torch may use"""
    ...

def _scan(queries, items, k, dropped, block):
    """`top_k` of tensors (q, d) and (n, d), without the items where `dropped` bool (n,) is True"""
    ...

def _in_parts(queries, items, k, keep, block, width):
    """`top_k`, `width` items at a time"""
    ...

class _Writable:
    """The memory of an array that is only read, for torch, which warns of such arrays"""
    array: Any
    __array_interface__: Any

    def __init__(self, array):
        ...

def _tensor(x):
    """A float32 tensor (n, d) of an array, on its memory where it is float32 already"""
    ...

def top_k(queries: np.ndarray, items: np.ndarray, k: int, keep: np.ndarray | None=..., block: int=..., width: int=...) -> tuple[np.ndarray, np.ndarray]:
    """The items with the largest dot products, exactly"""
    ...

def nearest(vectors: np.ndarray, k: int=..., metric: str=..., block: int=...) -> np.ndarray:
    """The nearest rows of every row, itself left out"""
    ...

def unit_mean(vectors: np.ndarray) -> np.ndarray:
    """One vector in the midst of others"""
    ...

def whole(k) -> int:
    """A number as an int of at least 1, or an error"""
    ...

def fold(vectors: np.ndarray, similar: float, most: int) -> tuple[list, list, bool]:
    """Positions of rows that are unlike those before"""
    ...

def mmr(scores, vectors, k: int, diversity: float) -> np.ndarray:
    """Positions of candidates by maximal marginal relevance"""
    ...
BESIDE: Any

def _combined(left, right):
    """float (n, a*b): the products of each two columns of arrays (n, a) and (n, b)"""
    ...

def _combinations(query, items, alike, rows, likely):
    """Probabilities of likely combinations of classes: of the query (1, c), of the items (rows, c)"""
    ...

def cover_classes(scores: np.ndarray, query: dict, items: dict, alike, k: int, cover: float, likely: int=..., most: int=...) -> list:
    """Positions of candidates that cover what the query may be"""
    ...

def _faiss():
    """The module faiss, or an error that says how to get it"""
    ...

class _Gate:
    """Many may read at a time, or one may write"""
    turn: Any
    readers: Any

    def __init__(self):
        ...

    def __reduce__(self):
        ...

    @contextmanager
    def read(self):
        """Inside, nobody writes"""
        ...

    @contextmanager
    def write(self):
        """Inside, nobody else reads or writes"""
        ...

class InvertedLists:
    """Inverted lists of compressed vectors"""
    ivf: Any
    probes: Any
    keys: Any
    size: Any
    gate: Any

    def __init__(self, ivf, probes: int, keys: np.ndarray | None=..., size: int=..., gate=...):
        ...

    @classmethod
    def build(cls, vectors: np.ndarray, lists: int, probes: int, seed: int=...) -> 'InvertedLists':
        """Lists of vectors"""
        ...

    def plus(self, vectors: np.ndarray) -> 'InvertedLists':
        """These lists, and further vectors in them"""
        ...

    def kept(self, live: np.ndarray) -> InvertedLists:
        """The lists of the rows that are `live`"""
        ...

    def probes_for(self, share: float) -> int:
        """How many lists to look into under a filter"""
        ...

    def search(self, queries: np.ndarray, vectors: np.ndarray, k: int, keep: np.ndarray, probes: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows with the largest dot products, as far as the lists show them"""
        ...

    def save(self, folder):
        """Write the lists into a folder"""
        ...

    @classmethod
    def load(cls, folder) -> InvertedLists:
        """The lists in a folder"""
        ...

def _selector(faiss, keys, size):
    """A selector of the numbers `keys` int (m,) below `size`; it needs its bits to stay in memory"""
    ...
