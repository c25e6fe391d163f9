# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['BESIDE', 'unit', 'top_k', 'nearest']
import json, operator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from importlib import import_module
from threading import Condition, Lock
from .files import load_arrays as load_arrays, save_arrays as save_arrays
from .classification import _AMD as _AMD
import numpy as np, torch
from fastcore.basics import patch
from threadpoolctl import ThreadpoolController

def unit(x: np.ndarray) -> np.ndarray:
    """Rows scaled to length one"""
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
_ALONE: Any

@contextmanager
def _one_thread(when=...):
    """Inside, torch and what multiplies work with one thread"""
    ...

def _best(s, k):
    """Scores and positions of the `k` largest of each row; `s` is a tensor (q, groups, 64)"""
    ...

def _product(q, items, out):
    """q @ items.T into `out`, tensors"""
    ...

def _blocks(todo, items, k, drop, found):
    """Rank one block of queries after the other; other threads take from `todo` at the same time"""
    ...

def _spread(f, tasks):
    """[f(t) for t in tasks], each on one thread of as many as torch may use"""
    ...

def _scan(queries, items, k, drop, block):
    """`top_k` over items whose scores with one block of queries fit into the cache"""
    ...

def top_k(queries: np.ndarray, items: np.ndarray, k: int, keep: np.ndarray | None=..., block: int=..., width: int=...) -> tuple[np.ndarray, np.ndarray]:
    """The items with the largest dot products, exactly"""
    ...

def _in_parts(queries, items, k, keep, block, width):
    ...

def nearest(vectors: np.ndarray, k: int=..., metric: str=..., block: int=...) -> np.ndarray:
    """The nearest rows of every row, itself left out"""
    ...

def _whole(k):
    """`k` as an int of at least 1, or an error"""
    ...

def _folded(y, fold, most):
    """Positions of the first `most` rows of y (p, d) that are unlike those before; how many later ones each stands for"""
    ...

def _spread_out(score, y, k, diversity):
    """Positions of `k` of the rows of y (p, d) by maximal marginal relevance"""
    ...
BESIDE: Any

def _covering(alike, q, p, score, k, cover, likely=..., most=...):
    """Positions of `k` products, nearest first: up to `most` that cover what the query may be, then the others"""
    ...

def _faiss():
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
        ...

    @contextmanager
    def write(self):
        ...

class _Lists:
    """Inverted lists of compressed vectors"""
    ivf: Any
    probes: Any
    gate: Any
    keys: Any
    size: Any

    def __init__(self, ivf, probes, keys=..., size=..., gate=...):
        ...

    @classmethod
    def build(cls, x, lists, probes, seed):
        """Lists of the vectors x (n, d)"""
        ...

    def plus(self, x):
        """These lists, and further vectors in them"""
        ...

    def kept(self, live):
        """The lists of the rows that are `live`"""
        ...

    def probes_for(self, share):
        """How many lists to look into when a filter keeps `share` of all; 0 where exact search is quicker"""
        ...

    def search(self, x, store, k, keep, probes):
        """As `top_k` of the rows of `store` that `keep` lets through; where fewer are found, -inf and -1"""
        ...

    def save(self, d):
        """Write the lists into the folder `d`"""
        ...

    @classmethod
    def load(cls, d):
        """The lists in the folder `d`"""
        ...

def _bits(faiss, keys, size):
    """A selector of the numbers `keys`; it needs its bits to stay in memory"""
    ...
