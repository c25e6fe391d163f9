# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['EXPLAINED', 'BESIDE', 'unit', 'Embedder', 'top_k', 'SimilarityIndex', 'Results', 'query_metrics', 'ranking_metrics', 'nearest', 'retrieval_set', 'bootstrap_interval', 'evaluate_retrieval', 'agreement', 'colour_histogram', 'compare_embedders', 'ProductMap', 'product_map', 'plot_map', 'MapPage', 'interactive_map']
import warnings
import base64, copy, hashlib, html, io, json, operator, os, time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from itertools import product
from numbers import Real
from pathlib import Path
from threading import Condition, Lock, RLock
from .tables import as_ids as as_ids, beside as beside, between as between, keep as keep, match_ids as match_ids, near_ids as near_ids
from .tables import one_or_many as one_or_many, warn_absent as warn_absent
from .photos import is_photo as is_photo, load_photo as load_photo, open_photo as open_photo, photos_of as photos_of
from .files import load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing
from .data import Catalogue as Catalogue
from .classification import Tagger as Tagger, _AMD as _AMD, _device as _device
from .eigenfaces import Eigenfaces as Eigenfaces
import matplotlib.pyplot as plt, numpy as np, pandas as pd, pyarrow as pa, seaborn as sns, timm, torch
from fastcore.basics import patch
from filelock import FileLock
from pandas.api.types import infer_dtype, is_float_dtype, is_integer_dtype, is_scalar
from PIL import Image
from sklearn.decomposition import PCA
from threadpoolctl import ThreadpoolController
from timm.data import create_transform, resolve_model_data_config

def unit(x: np.ndarray) -> np.ndarray:
    """Rows scaled to length one"""
    ...

class Embedder:
    """Photos → unit vectors, from a `Tagger` or a timm network"""
    tagger: Any
    name: Any
    size: Any
    model: Any
    transform: Any

    def __init__(self, backbone=..., weights=..., device=...):
        ...

    def __repr__(self):
        ...

    def _by_timm(self, photos, bs):
        ...

    def embed(self, photos, bs: int=...) -> np.ndarray:
        """Embed photos"""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of the weights and of what is done to a photo before them"""
        ...

def _moved(tagger, device):
    """A tagger on this device; a copy where it was elsewhere"""
    ...

def _timm(name, weights, device):
    ...

def _square(im):
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

def _are_images(photos):
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

def _as_array(item):
    """Tensors of numbers or vectors as arrays, one number as itself; pictures stay as they are"""
    ...

def _is_vector(item, dimensions=...):
    ...

def _listed(item):
    """What is asked for as a list, and whether it is many"""
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

class Results(pd.DataFrame):
    """Found products: a table that shows itself as a gallery"""
    _metadata: Any

    @property
    def _constructor(self):
        ...

    def __getstate__(self):
        ...

    def _repr_html_(self):
        ...

    def gallery(self, n: int=...) -> str:
        """A row of pictures for each query, the query first"""
        ...

def _card(im, lines):
    ...

def _line(value, name):
    """What a card says of one column"""
    ...
EXPLAINED: Any

def _compare(found, known, columns):
    """What each row of `found` shares with the row of `known` beside it, and in what it differs"""
    ...

def _explained(found, known, columns):
    """`found` with what each row shares with the row of `known` beside it"""
    ...

def _others(score, row, own, k):
    """Of the rows (q, m) found for each query the first `k` that are rows, and not its own"""
    ...

def _whole(k):
    """`k` as an int of at least 1, or an error"""
    ...

def _ids_of(ids, what):
    """One id or many as a list"""
    ...

def _holes(shape, hole, step):
    """The squares of side `hole`, each `step` pixels from the last, that cover a picture"""
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

def _readable(photos, products):
    """A catalogue of those `products` whose photo can be read, and these photos"""
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

def _saved(folder):
    """Manifest, rows and lists of a saved index"""
    ...

def query_metrics(hits: np.ndarray, relevant: np.ndarray) -> pd.DataFrame:
    """The standard retrieval metrics of each query"""
    ...

def ranking_metrics(hits: np.ndarray, relevant: np.ndarray) -> dict:
    """Precision, recall, hit rate, normalised discounted cumulative gain, average precision and reciprocal rank at k"""
    ...

def nearest(vectors: np.ndarray, k: int=..., metric: str=..., block: int=...) -> np.ndarray:
    """The nearest rows of every row, itself left out"""
    ...

def retrieval_set(products: pd.DataFrame, by=..., least: int=..., most: int=...) -> pd.Series:
    """Groups of products that count as alike"""
    ...

def bootstrap_interval(scores: pd.DataFrame, groups, level: float=..., draws: int=..., seed: int=...) -> pd.DataFrame:
    """Means over the queries, and how far they would move with other queries"""
    ...

def _scored(near, groups):
    """The metrics of each query, for the rows `near` (n, k) that were found for each product of `groups`"""
    ...

def evaluate_retrieval(vectors: np.ndarray, groups: pd.Series, k: int=..., metric: str=..., level: float | None=..., seed: int=...):
    """How well vectors find products that are alike"""
    ...

def _agree(near, products, columns=...):
    """Share of the rows `near` (n, k), found for each of `products`, that agree with it in each attribute"""
    ...

def agreement(vectors: np.ndarray, products: pd.DataFrame, k: int=..., columns=..., metric: str=...) -> pd.Series:
    """Share of the nearest k that agree with the query in each attribute"""
    ...

def colour_histogram(images: np.ndarray, bins: int=...) -> np.ndarray:
    """How often each colour occurs in a picture"""
    ...

def compare_embedders(embedders: dict, cat: Catalogue, k: int=..., top: int=..., level: float=..., seed: int=...) -> pd.DataFrame:
    """The benchmark: how well each embedder finds products that are alike, and what it costs"""
    ...

class ProductMap:
    """A plane in which near products lie near each other"""
    method: Any
    seed: Any
    pca: Any
    model: Any
    xy: Any
    middle: Any
    axes: Any

    def __init__(self, method: str=..., seed: int=...):
        ...

    def fit(self, vectors: np.ndarray) -> ProductMap:
        """Lay vectors out in the plane"""
        ...

    def place(self, vectors: np.ndarray) -> np.ndarray:
        """Where new products lie on the map, which stays as it is; each by itself"""
        ...

def product_map(vectors: np.ndarray, method: str=..., seed: int=...) -> np.ndarray:
    """Lay vectors out in the plane"""
    ...

def plot_map(xy: np.ndarray, products: pd.DataFrame, *columns: str, title: str=..., new: np.ndarray | None=..., top: int=...):
    """Maps of products, coloured by their attributes"""
    ...

class MapPage:
    """A page with an interactive map, which shows itself in a notebook"""
    html: Any
    points: Any

    def __init__(self, html: str, points: int):
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def save(self, path):
        """Write the page to a file that any browser opens"""
        ...
_CLICK: Any
_STYLE: Any

def _thumb(im, size=...):
    ...

def _bokeh():
    """The parts of Bokeh that are needed"""
    ...

def _points(index, rows, xy, colour, palette):
    """What the map knows of each product"""
    ...

def _figure(plotting, models, data):
    """The map, and its sources of points and lines"""
    ...

def _drawing(data):
    """The points as a picture, for where Bokeh's script can't be had"""
    ...

def interactive_map(index: SimilarityIndex, ids, xy: np.ndarray | None=..., colour: str=..., k: int=..., offline: bool=...) -> MapPage:
    """A map that shows the product under the pointer, and after a click its nearest"""
    ...
