# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['retrieval_set', 'query_scores', 'evaluate_retrieval', 'agreement', 'colour_histogram', 'compare_embedders']
import time
from .metrics import attribute_agreement as attribute_agreement, bootstrap_interval as bootstrap_interval, query_metrics as query_metrics
from .data import Catalogue as Catalogue
from .nearest import nearest as nearest
from .gallery import EXPLAINED as EXPLAINED
import numpy as np, pandas as pd

def retrieval_set(products: pd.DataFrame, by=..., least: int=..., most: int=...) -> pd.Series:
    """Groups of products that count as alike"""
    ...

def query_scores(near: np.ndarray, groups: pd.Series) -> pd.DataFrame:
    """The metrics of each query"""
    ...

def evaluate_retrieval(vectors: np.ndarray, groups: pd.Series, k: int=..., metric: str=..., level: float | None=..., seed: int=...):
    """How well vectors find products that are alike"""
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
