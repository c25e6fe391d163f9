# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['recently_popular', 'RULES', 'best_unbought', 'ranker', 'counts', 'for_everybody', 'at_random', 'popular', 'popular_kind', 'last_products', 'like_the_last', 'like_the_mean', 'viewed_again', 'simple_rules', 'clean_rows', 'score_lists', 'asked_customers', 'evaluate_rankers']
import numpy as np, pandas as pd, torch
from functools import partial
from .attributes import choose_attributes as choose_attributes
from .event_logs import DAY as DAY
from .histories import Histories as Histories, next_purchases as next_purchases
from .interests import event_table as event_table, padded as padded
from .metrics import bootstrap_interval as bootstrap_interval, list_diversity as list_diversity, list_novelty as list_novelty, query_metrics as query_metrics
from .nearest import unit as unit, whole as whole
from .resnet_similarity import SimilarityIndex as SimilarityIndex
from .values import is_scalar_column as is_scalar_column

def best_unbought(score, h: Histories, k: int, keep=..., block: int=...) -> np.ndarray:
    """The best by a score, without what was bought"""
    ...

def ranker(score):
    """A ranking by scores that never gives what was bought"""
    ...

def counts(past: Histories, half_life: float=...) -> np.ndarray:
    """Events of each product"""
    ...

def for_everybody(score: np.ndarray):
    """One score for all customers"""
    ...

def at_random(past: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """Another order for each customer"""
    ...

def popular(past: Histories, index: SimilarityIndex, rng: np.random.Generator, half_life: float=...):
    """What is met most"""
    ...
recently_popular: Any

def popular_kind(past: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """Products of the article type and gender that are met most for each product"""
    ...

def last_products(h: Histories, number: int) -> np.ndarray:
    """Products of the last events of each customer"""
    ...

def like_the_last(past: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What is most similar to one of the last five products"""
    ...

def like_the_mean(past: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What is most similar to the mean of the history"""
    ...

def viewed_again(past: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What was met last, the latest first; then what is recently popular"""
    ...
RULES: Any

def simple_rules(past: Histories, index: SimilarityIndex, seed: int=...) -> dict:
    """The rules to beat"""
    ...

def clean_rows(rows, k: int, number: int, name: str=...) -> np.ndarray:
    """A ranking, checked; of a product that a list repeats the first place counts"""
    ...

def score_lists(rows: np.ndarray, customer: np.ndarray, product: np.ndarray, past: Histories, index: SimilarityIndex, k: int=...) -> pd.DataFrame:
    """Hit@k, nDCG@k, MAP@12, diversity and novelty of each list"""
    ...

def asked_customers(past: Histories, future: Histories, cold: bool=...) -> tuple:
    """Who takes what next"""
    ...

def evaluate_rankers(rankers: dict, past: Histories, future: Histories, index: SimilarityIndex, cold: bool=..., most: int=..., k: int=..., level: float=..., seed: int=...) -> pd.DataFrame:
    """How well rankers foresee purchases; a product that a list repeats counts once"""
    ...
