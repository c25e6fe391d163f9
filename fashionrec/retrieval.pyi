# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['query_metrics', 'ranking_metrics', 'retrieval_set', 'bootstrap_interval', 'evaluate_retrieval', 'agreement', 'colour_histogram', 'compare_embedders']
import time
from .data import Catalogue as Catalogue
from .nearest import nearest as nearest
from .gallery import EXPLAINED as EXPLAINED
import numpy as np, pandas as pd

def query_metrics(hits: np.ndarray, relevant: np.ndarray) -> pd.DataFrame:
    """The standard retrieval metrics of each query"""
    ...

def ranking_metrics(hits: np.ndarray, relevant: np.ndarray) -> dict:
    """Precision, recall, hit rate, normalised discounted cumulative gain, average precision and reciprocal rank at k"""
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
