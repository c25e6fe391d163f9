# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['COMPARED', 'NEIGHBOURS', 'FAR', 'SimilarityIndex', 'Found', 'Nearness']
import json, os, re, warnings
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial, partialmethod
from numbers import Real
from pathlib import Path
from threading import RLock
from .values import match_ids as match_ids, near_ids as near_ids
from .photos import PICTURE_SUFFIXES as PICTURE_SUFFIXES, PhotoError as PhotoError, load_photo as load_photo, open_photo as open_photo, photos_of as photos_of
from .sources import is_address as is_address
from .files import former_names as former_names, load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing
from .data import Catalogue as Catalogue
from .queries import ParsedQuery as ParsedQuery
from .nearest import BESIDE as BESIDE, InvertedLists as InvertedLists, cover_classes as cover_classes, mmr as mmr, unit_mean as unit_mean, whole as whole
from .gallery import EXPLAINED as EXPLAINED, Results as Results, explained as explained
from .tables import CatalogueError as CatalogueError, read_table as read_table
from .rows import Rows as Rows, as_array as as_array, as_kind as as_kind, check_ids as check_ids, checked as checked, ids_of as ids_of, is_there as is_there
from .rows import is_vector as is_vector, listed as listed, may_be_id as may_be_id, own_table as own_table
from .embedder import Embedded as Embedded, Embedder as Embedder, embed_catalogue as embed_catalogue, embed_photos as embed_photos, occlusion as occlusion
from .embedder import picture_hash as picture_hash
import numpy as np, pandas as pd
from fastcore.basics import patch
from fastcore.xml import P, to_xml
from filelock import FileLock
from PIL import Image

class SimilarityIndex:
    """Unit vectors of products, and their attributes to filter by"""
    embedder: Any
    made: Any
    cats: Any
    _lock: Any
    _now: Any
    _own: Any
    _words: Any
    _looked: Any
    _shop_words: Any

    def __init__(self, vectors: np.ndarray, products: pd.DataFrame, embedder=..., cat: Catalogue | None=...):
        ...

    def _begin(self, rows, embedder, made, cat):
        """Start with these rows, made by an embedder of the name and fingerprint in `made`"""
        ...

    def _settled(self):
        """The rows, with those of removed products given back"""
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    def __getstate__(self):
        ...

    def __setstate__(self, state):
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
    def build(cls, cat: Catalogue, embedder: Embedder, chunk: int=..., tell=...) -> SimilarityIndex:
        """Index the pictured products of `cat`"""
        ...

    def changed(self, cat: Catalogue, most: int | None=...) -> pd.Index:
        """The products whose picture in `cat` is another than the one that the index was built from"""
        ...

    @classmethod
    def from_table(cls, products, id: str=..., attributes=...) -> SimilarityIndex:
        """Index products without pictures by their attributes"""
        ...

    @property
    def by_attributes(self) -> bool:
        """Whether vectors were made of attributes, so that nothing is known of the look of products"""
        ...

    def matches(self, where=...) -> pd.Series:
        """Which products a filter lets through"""
        ...

    def count(self, where=...) -> int:
        """How many products a filter lets through"""
        ...

    def narrow(self, filters: dict, k: int) -> dict:
        """Drop the least important filters until `k` products remain"""
        ...

    def _ask(self, item, now):
        """What is asked for, looked up in the rows `now` or embedded"""
        ...

    def query(self, item, together: bool=...) -> np.ndarray:
        """The vector of whatever is searched for"""
        ...

    def picture(self, item, missing: str=...) -> Image.Image | None:
        """The picture of a product or photo"""
        ...

    def _results(self, asked, found, now):
        """A table of `found`: for each query rows, scores and perhaps how many are folded into each"""
        ...

    def _shown_by(self):
        """What gives the pictures of a gallery; None without a catalogue"""
        ...

    def _allowed(self, now, where, exclude):
        """bool (n,), the products that may be found"""
        ...

    def _own_scores(self, now):
        """float32 (2, m), each ascending: of products of these rows, the nearest and the neighbours"""
        ...

    def own_scores(self) -> np.ndarray:
        """The score of the nearest other product, of products drawn from the index"""
        ...

    def _varied(self, now, vector, own, k, keep, diversity, cover, fold, exact):
        """Rows and scores of `k` varied results for a vector (d,), and how many are folded into each"""
        ...

    def _attributes(self, query, now):
        """One row of attributes for each of a list of ids, dicts and photos"""
        ...

    def _check_dials(self, diversity, cover, fold):
        """ValueError unless the dials of `search` are in their range and go together"""
        ...

    def _joined(self, asked, now, together):
        """What is asked for, as one query where it is `together`, and bool (n,), what that may find"""
        ...

    def _nearness(self, asked, keep, now):
        """A `Nearness` for each query, of the rows that `keep` (n,) has"""
        ...

    def nearness(self, item, together: bool=..., where=...) -> Nearness:
        """How near the nearest product is, and whether anything is like the query at all"""
        ...

    def _told(self, asked, keep, now):
        """What says, once it is asked, how near the nearest products are to what was searched for"""
        ...

    def _is_words(self, item):
        """Whether text is no id, no address and named like no file"""
        ...

    def _has_words(self, item):
        """Whether words are asked for, or a list of them"""
        ...

    def _search_words(self, item, words, dials, **kwargs):
        """As `search`, by words"""
        ...

    def look_for_words(self, towers=..., tagger=..., cat: Catalogue | None=...) -> SimilarityIndex:
        """Look at all pictures that are new since the last time, so that words find what they show"""
        ...

    def suggest(self, text: str, k: int=...) -> list:
        """How a search by words may go on"""
        ...

    def search(self, item, k: int=..., where=..., exclude=..., diversity: float=..., cover: float | None=..., fold: float | None=..., exact: bool=..., together: bool=..., words: str | None=..., mix: float=..., strict: bool=...) -> Found:
        """The most similar products, or those that answer words best"""
        ...

    def _answer(self, asked, now, passed, together, dials):
        """The results of `search` among the rows that `passed`, bool (n,)"""
        ...

    def explain(self, query, found: Results, columns=...) -> Results:
        """Say what each result shares with the query, and in what it differs"""
        ...

    def heatmap(self, item, like, hole: int=..., step: int=...) -> np.ndarray:
        """How much each part of a picture matters for its similarity to another"""
        ...

    def _arrivals(self, items, products):
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

    def understand(self, text: str) -> ParsedQuery:
        """What words ask for"""
        ...

    def teach_words(self, words: dict) -> SimilarityIndex:
        """Say what customers call things that the table calls otherwise"""
        ...

def _told_products(products, id):
    """A table of products, index = id, from whatever holds one"""
    ...
_ATTRIBUTES: Any

@dataclass
class _Asked:
    """What is searched for"""
    items: list
    names: list
    vectors: np.ndarray
    rows: np.ndarray
    many: bool
    gaps: np.ndarray

    def is_known(self):
        """Whether there are attributes of the first query"""
        ...

    def shown(self):
        """Name of each query → what its gallery begins with"""
        ...

def _names(items, rows):
    """Names of queries in the results; `rows` int (q,) are -1 for what is no id"""
    ...

def _no_photo(item):
    """Why text is no photo where it is a folder or an address of the web; '' for other text"""
    ...

def _unknown(item, ids, cats=...):
    """The error for what is no product, photo or vector; `cats` may hold it without a picture"""
    ...

class Found(Results):
    """Results that say how near the nearest product is"""
    _metadata: Any
    _near: Any
    _understood: Any

    @property
    def _constructor(self):
        ...

    @property
    def nearness(self) -> dict:
        """How near the nearest product of the whole index is to each query"""
        ...

    @property
    def understood(self):
        """The `ParsedQuery` that words were read as; a dict of them where there are many queries"""
        ...

    @property
    def said(self) -> list:
        """What words were understood as, and what is to be said of the answer"""
        ...

    def __getstate__(self):
        ...

    def _repr_html_(self):
        ...
COMPARED: Any
NEIGHBOURS: Any
FAR: Any

@dataclass(frozen=True)
class Nearness:
    """How near the nearest products are, beside how near the catalogue's products are to theirs"""
    score: float
    around: float
    below: int
    sparse: int
    of: int
    known: bool = ...
    gap: float = ...

    @property
    def unlike(self) -> bool:
        """Whether nothing in the catalogue is like it"""
        ...

    def __str__(self):
        ...

def _near_and_around(found):
    """float32 (q,), the score of the nearest of each query, and the mean of all; NaN where is none"""
    ...

def _neighbours(products):
    """How many neighbours a query has among so many products"""
    ...

def _without_gap(score, gap):
    """A cosine as a catalogue picture would have it; squares of distances add up"""
    ...

def _readable(photos, products):
    """A catalogue of those `products` whose photo can be read, and these photos"""
    ...
_LOOKED: Any

def _looked_at(path):
    """What was saved of pictures in the space of words, None where nothing was"""
    ...
_ids_of: Any
_Lists: Any
from .nearest import nearest as nearest, top_k as top_k, unit as unit
from .metrics import query_metrics as query_metrics, ranking_metrics as ranking_metrics, bootstrap_interval as bootstrap_interval
from .retrieval import retrieval_set as retrieval_set, evaluate_retrieval as evaluate_retrieval, agreement as agreement, colour_histogram as colour_histogram, compare_embedders as compare_embedders
from .maps import ProductMap as ProductMap, product_map as product_map, plot_map as plot_map, MapPage as MapPage, interactive_map as interactive_map
