# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ranker', 'simple_rules', 'score_lists', 'evaluate_rankers']
from .attributes import choose_attributes as choose_attributes
from .customers import CustomerModel as CustomerModel, _padded as _padded
from .event_logs import DAY as DAY
from .histories import Histories as Histories
from .interests import _table as _table, next_purchases as next_purchases
from .resnet_similarity import SimilarityIndex as SimilarityIndex, _whole as _whole, bootstrap_interval as bootstrap_interval, query_metrics as query_metrics, unit as unit
from .tables import is_scalar_column as is_scalar_column
import numpy as np, pandas as pd, torch

def _dense(score, h, k, keep, block=...):
    """Rows (customers, k) of the best by `score(histories)`, nothing bought; -1 where none is left"""
    ...

def ranker(score):
    """A ranking by scores that never gives what was bought"""
    ...

def _last(h, n):
    """Products of the last `n` events of each customer, int (customers, n), -1 where there is none"""
    ...

def _like_last(h, x, n=...):
    ...

def _seen_again(h, recent):
    ...

def simple_rules(past: Histories, index: SimilarityIndex, seed: int=...) -> dict:
    """The rules to beat"""
    ...

def _clean(rows, k, n, name=...):
    """A ranking as int (customers, k): -1 where there is no product, no product twice"""
    ...

def _listed(rows, index, met):
    """Diversity and novelty of each list; 0 where a list is too short to have one"""
    ...

def score_lists(rows: np.ndarray, who: np.ndarray, what: np.ndarray, past: Histories, index: SimilarityIndex, k: int=...) -> pd.DataFrame:
    """Hit@k, nDCG@k, MAP@12, diversity and novelty of each list"""
    ...

def evaluate_rankers(rankers: dict, past: Histories, future: Histories, index: SimilarityIndex, cold: bool=..., most: int=..., k: int=..., level: float=..., seed: int=...) -> pd.DataFrame:
    """How well rankers foresee what customers buy next; a product that a list repeats counts once"""
    ...

def _nothing_next(past, future, cold):
    """Why there is nothing to measure, in words"""
    ...
