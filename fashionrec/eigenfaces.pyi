# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['grey', 'gram_trick', 'Eigenfaces', 'choose_tolerance', 'distort']
import json, mmap
from concurrent.futures import ThreadPoolExecutor
from copy import copy
import matplotlib.pyplot as plt, numpy as np, pandas as pd, torch
from fastcore.basics import patch
from PIL import Image
from scipy.linalg import eigh
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.neighbors import NearestNeighbors
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits
from torchvision.transforms.v2.functional import InterpolationMode, affine
from .photos import load_photo as load_photo
from .files import load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing

def grey(images: np.ndarray) -> np.ndarray:
    """Luminance of colour pictures"""
    ...

def gram_trick(phi: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Eigenfaces by way of the small matrix L = AᵀA (paper, training algorithm)"""
    ...

class Eigenfaces(TransformerMixin, BaseEstimator):
    """Pictures as weights along the directions in which the training pictures differ most"""
    k: Any
    colour: Any
    tolerance: Any
    solver: Any
    tol: Any
    seed: Any
    mean_: Any
    basis_: Any
    variance_: Any
    total_variance_: Any
    n_samples_: Any
    shape_: Any
    ids_: Any
    weights_: Any

    def __init__(self, k: int=..., colour: bool=..., tolerance: float | None=..., solver: str=..., tol: float=..., seed: int=...):
        ...

    def _check(self, images, fitting=...):
        ...

    def _solve(self, rows, width):
        ...

    def _keep(self, mean, basis, variance, total, n):
        ...

    def fit(self, images, ids=...) -> Eigenfaces:
        """Find the `k` eigenfaces of `images`"""
        ...

    @property
    def components_(self) -> np.ndarray:
        """The eigenfaces, each of unit length, one a row"""
        ...

    @property
    def explained_variance_(self) -> np.ndarray:
        """Variance along each eigenface, squared grey levels"""
        ...

    @property
    def explained_variance_ratio_(self) -> np.ndarray:
        """Share of the variance of all pixels that each eigenface explains"""
        ...

    def show(self, n: int=..., cols: int=..., width: float=...):
        """The first `n` eigenfaces, each on its own scale"""
        ...

    def transform(self, images) -> np.ndarray:
        """Weights Ω of each picture along the eigenfaces"""
        ...

    def inverse_transform(self, weights: np.ndarray) -> np.ndarray:
        """The pictures that weights stand for"""
        ...

    def reconstruct(self, images) -> np.ndarray:
        """What the eigenfaces keep of `images`, as pictures"""
        ...

    @property
    def noise_variance_(self) -> float:
        """Variance a direction that the eigenfaces leave over, squared grey levels"""
        ...

    def score_samples(self, images) -> np.ndarray:
        """Log-likelihood of each picture"""
        ...

    def partial_fit(self, images, y=...) -> Eigenfaces:
        """Add pictures to those that were fitted; products must then be enrolled again"""
        ...

    def enrol(self, images, ids=...) -> Eigenfaces:
        """Remember the weights of known products, in place of those remembered before"""
        ...

    def nearest(self, images, n: int=...) -> tuple[np.ndarray, np.ndarray]:
        """The enrolled products nearest to each picture"""
        ...

    def match(self, photo, n: int=..., tolerance: float | None=...) -> pd.DataFrame:
        """The known products nearest to a photo (paper, test algorithm)"""
        ...

    def save(self, folder):
        """Save to a folder, whole or not at all"""
        ...

    @classmethod
    def load(cls, folder) -> Eigenfaces:
        """Load from a folder"""
        ...

class _Rows:
    """Pictures as float32 rows of pixels, a batch at a time"""
    batches: Any
    images: Any
    on_disk: Any
    colour: Any
    n: Any
    pixels: Any

    def __init__(self, images, colour, numbers=...):
        ...

    def _flat(self, x):
        ...

    def _bytes(self, i):
        ...

    def __getitem__(self, i):
        ...

    def __iter__(self):
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

def _gram(rows, width):
    ...

def _covariance(rows, width):
    ...

def _nystrom(q, y):
    ...

def _pass(rows, c, q):
    ...

def _passes(rows, c, q, k, tol, most=...):
    ...

def _randomised(rows, width, k, tol, seed, start=...):
    ...

def _valid_tolerance(t):
    ...

def choose_tolerance(known=..., unknown=..., false_reject: float | None=..., false_accept: float | None=...) -> float:
    """The tolerance that keeps one kind of mistake as rare as wanted"""
    ...

def distort(images: np.ndarray, shift: int=..., scale: float=..., brightness: float=..., rotation: float=...) -> np.ndarray:
    """Pictures moved, scaled, lit or turned, white where nothing is left"""
    ...
