# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['grey', 'gram_trick', 'Eigenfaces', 'nystrom', 'choose_tolerance', 'distort']
import json, mmap
from concurrent.futures import ThreadPoolExecutor
from copy import copy
import numpy as np, pandas as pd, torch
from fastcore.basics import patch
from PIL import Image
from scipy.linalg import eigh
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits
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
        """Pictures as an array of the right type and shape, or an error"""
        ...

    def _keep(self, mean, basis, variance, total, count):
        """Keep what was fitted; weights along other eigenfaces would mislead"""
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
    on_disk: Any
    colour: Any
    count: Any
    pixels: Any
    batches: Any
    images: Any

    def __init__(self, images, colour, numbers=...):
        ...

    def flat(self, images):
        """Rows of bytes, shape (n, pixels)"""
        ...

    def read(self, batch):
        """Rows of a batch as bytes; the pages that a file was read by are given back"""
        ...

    def __getitem__(self, batch):
        ...

    def __iter__(self):
        ...

def _gram(rows, width):
    """By the small matrix: `width` eigenfaces of all rows"""
    ...

def _covariance(rows, width):
    """By the covariance of all pixels, relative to the mean c of some rows"""
    ...

def nystrom(q: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Eigenfaces of YᵀQYᵀ⁻¹Y, which AAᵀ is close to"""
    ...

def _pass(rows, centre, q):
    """Mean, eigenfaces, their λ and the sum of all λ after a pass over the rows; q (k, N)"""
    ...

def _passes(rows, centre, q, k, tol, most=...):
    """Passes until one adds less than `tol` of the variance of the first `k`"""
    ...

def _randomised(rows, width, k, tol, seed, start=...):
    """By passes, from the eigenfaces of some of the rows"""
    ...

def _solver_of(estimator, rows):
    """The solver that an estimator asks for, or the one that suits the size"""
    ...

def _solve(estimator, rows, width):
    """Mean, `width` eigenfaces, their variances and the variance of all pixels"""
    ...

def _valid_tolerance(tolerance):
    """A tolerance, checked"""
    ...

def _add(self, x):
    """Add pictures, shape (n, pixels), to what an estimator was fitted to"""
    ...

def choose_tolerance(known=..., unknown=..., false_reject: float | None=..., false_accept: float | None=...) -> float:
    """The tolerance that keeps one kind of mistake as rare as wanted"""
    ...

def distort(images: np.ndarray, shift: int=..., scale: float=..., brightness: float=..., rotation: float=...) -> np.ndarray:
    """Pictures moved, scaled, lit or turned, white where nothing is left"""
    ...
