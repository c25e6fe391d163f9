# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['SimilarityIndex']
import hashlib, json, time, warnings
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product
from numbers import Real
from pathlib import Path
from threading import RLock
from .tables import match_ids as match_ids, near_ids as near_ids
from .photos import load_photo as load_photo, open_photo as open_photo, photos_of as photos_of
from .files import former_names as former_names, load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing
from .data import Catalogue as Catalogue
from .nearest import BESIDE as BESIDE, _Lists as _Lists, _covering as _covering, _spread_out as _spread_out, _whole as _whole, top_k as top_k, unit as unit
from .gallery import EXPLAINED as EXPLAINED, Results as Results, _explained as _explained
from .rows import _Rows as _Rows, _as_array as _as_array, _as_kind as _as_kind, _check_ids as _check_ids, _checked as _checked, _ids_of as _ids_of, _is_there as _is_there, _is_vector as _is_vector
from .rows import _listed as _listed, _mapped as _mapped, _may_be_id as _may_be_id, _own_table as _own_table, _read_table as _read_table, _write_table as _write_table
from .embedder import Embedder as Embedder
import numpy as np, pandas as pd, torch
from fastcore.basics import patch
from filelock import FileLock
from PIL import Image

class SimilarityIndex:
    """Unit vectors of products, and their attributes to filter by"""
    cats: Any
    embedder: Any
    made: Any
    _lock: Any
    _now: Any

    def __init__(self, vectors: np.ndarray, products: pd.DataFrame, embedder=..., cat: Catalogue | None=...):
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    def __getstate__(self):
        ...

    def __setstate__(self, state):
        ...

    def _begin(self, rows, embedder, made, cat):
        ...

    def _settled(self):
        """The rows, with those of removed products given back"""
        ...

    @property
    def vectors(self) -> np.ndarray:
        """The vectors, in the order of `products`"""
        ...

    @property
    def products(self) -> pd.DataFrame:
        """The products that can be found"""
        ...

    @classmethod
    def build(cls, cat: Catalogue, embedder: Embedder, chunk: int=...) -> SimilarityIndex:
        """Index the pictured products of `cat`"""
        ...

    def changed(self, cat: Catalogue, most: int | None=...) -> pd.Index:
        """The products whose picture in `cat` is another than the one that the index was built from"""
        ...

    def matches(self, where=...) -> pd.Series:
        """Which products a filter lets through"""
        ...

    def _keep(self, where):
        ...

    def narrow(self, filters: dict, k: int) -> dict:
        """Drop the least important filters until `k` products remain"""
        ...

    def _of_vectors(self, x):
        ...

    def _embed_items(self, items, rows, now):
        """The vectors of what is asked for, float32 (q, d)"""
        ...

    def _ask(self, item, now):
        ...

    def query(self, item, together: bool=...) -> np.ndarray:
        """The vector of whatever is searched for"""
        ...

    def picture(self, item) -> Image.Image | None:
        """The picture of a product or photo"""
        ...

    def _picture(self, item):
        """As `picture`, None also where the file is gone"""
        ...

    def _attributes(self, query, now):
        """One row of attributes for each of a list of ids, dicts and photos"""
        ...

    def explain(self, query, found: Results, columns=...) -> Results:
        """Say what each result shares with the query, and in what it differs"""
        ...

    def _results(self, asked, found, now):
        """A table of `found`, for each query the rows, the scores and perhaps how many are folded into each"""
        ...

    def _check_dials(self, diversity, cover, fold):
        ...

    def _allowed(self, now, where, exclude):
        """bool (n,), the products that may be found"""
        ...

    def search(self, item, k: int=..., where=..., exclude=..., diversity: float=..., cover: float | None=..., fold: float | None=..., exact: bool=..., together: bool=...) -> Results:
        """The most similar products"""
        ...

    def heatmap(self, item, like, hole: int=..., step: int=...) -> np.ndarray:
        """How much each part of a picture matters for its similarity to another"""
        ...

    def _may_be(self, now, rows, y):
        """As `Tagger.from_vectors` of y (p, d), but sure where the table knows the tag of its products `rows` (p,)"""
        ...

    def _varied(self, now, x, own, k, keep, diversity, cover, fold, exact):
        """Rows and scores of `k` varied results for x (d,), and how many are folded into each"""
        ...

    def _arrivals(self, what, products):
        """What is to be added: its table, vectors, hashes of pictures, and catalogue"""
        ...

    def add(self, what, products: pd.DataFrame | None=..., replace: bool=...) -> SimilarityIndex:
        """Add products"""
        ...

    def remove(self, ids) -> SimilarityIndex:
        """Remove products"""
        ...

    def approximate(self, lists: int | None=..., probes: int | None=..., seed: int=...) -> SimilarityIndex:
        """Look at the likeliest products only, from the next search on"""
        ...

    def save(self, folder):
        """Save the index"""
        ...

    @classmethod
    def load(cls, folder, embedder=..., cat: Catalogue | None=...) -> SimilarityIndex:
        """Load a saved index"""
        ...

    @contextmanager
    @classmethod
    def editing(cls, folder, embedder: 'Embedder' | None=..., timeout: float=...):
        """Load an index to change it, with every other writer waiting"""
        ...

def _print(image):
    ...

def _embed(embedder, cat, chunk=...):
    """Vectors and hashes of the pictured products of `cat`, `chunk` pictures in memory at once"""
    ...

def _unknown(item, ids):
    """The error for what is no product, photo or vector"""
    ...

@dataclass
class _Asked:
    """What is searched for"""
    items: list
    names: list
    vectors: np.ndarray
    rows: np.ndarray
    many: bool

def _names(items, rows):
    ...

def _mean(vectors):
    """One unit vector in the midst of others (q, d)"""
    ...

def _holes(shape, hole, step):
    """The squares of side `hole`, each `step` pixels from the last, that cover a picture"""
    ...

def _readable(photos, products):
    """A catalogue of those `products` whose photo can be read, and these photos"""
    ...

def _saved(folder):
    """Manifest, rows and lists of a saved index"""
    ...
from .nearest import nearest as nearest, _best as _best, _product as _product, _blocks as _blocks, _spread as _spread, _scan as _scan, _in_parts as _in_parts, _OneBlasThread as _OneBlasThread, _one_thread as _one_thread, _folded as _folded, _faiss as _faiss, _Gate as _Gate, _bits as _bits
from .gallery import _card as _card, _line as _line, _compare as _compare
from .rows import _wide_floats as _wide_floats, _KINDS as _KINDS, _FLAGS as _FLAGS, _kind as _kind, _plain_text as _plain_text, _NULLABLE as _NULLABLE, _nullable as _nullable, _column as _column, _joined as _joined, _own_ids as _own_ids, _whole_id as _whole_id, _own_names as _own_names, _others as _others, _to_json as _to_json, _storable as _storable
from .embedder import _moved as _moved, _timm as _timm, _square as _square, _are_images as _are_images
from .retrieval import query_metrics as query_metrics, ranking_metrics as ranking_metrics, retrieval_set as retrieval_set, bootstrap_interval as bootstrap_interval, evaluate_retrieval as evaluate_retrieval, agreement as agreement, colour_histogram as colour_histogram, compare_embedders as compare_embedders, _scored as _scored, _agree as _agree
from .maps import ProductMap as ProductMap, product_map as product_map, plot_map as plot_map, MapPage as MapPage, interactive_map as interactive_map, _thumb as _thumb, _bokeh as _bokeh, _points as _points, _figure as _figure, _drawing as _drawing
