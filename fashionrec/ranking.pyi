# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LENGTHS', 'NothingToMeasure', 'asked_customers', 'score_lists', 'first_met', 'least_met', 'exposure', 'Answers', 'ask_rankers', 'summary', 'evaluate_rankers', 'best_rule', 'paired', 'target_gains', 'strata', 'pooled_means', 'window_cuts', 'all_scores', 'evaluate_windows']
import warnings
import numpy as np, pandas as pd
from dataclasses import dataclass
from .event_logs import DAY as DAY, number_of as number_of
from .files import former_names as former_names
from .histories import Histories as Histories, next_purchases as next_purchases, next_repeats as next_repeats
from .metrics import bootstrap_interval as bootstrap_interval, list_diversity as list_diversity, list_novelty as list_novelty, query_metrics as query_metrics
from .nearest import whole as whole
from .resnet_similarity import SimilarityIndex as SimilarityIndex
from .rules import RULES as RULES, clean_rows as clean_rows, simple_rules as simple_rules

class NothingToMeasure(ValueError):
    """Nobody takes what is asked for"""

def _nothing(given, asked, cold, repeated, known):
    """Why there is nothing to measure, and what to do"""
    ...

def asked_customers(given: Histories, asked: Histories, cold: bool=..., known: Histories | None=..., repeated: bool=...) -> tuple:
    """Who takes what next"""
    ...

def score_lists(rows: np.ndarray, customer: np.ndarray, product: np.ndarray, known: Histories, index: SimilarityIndex, k: int=...) -> pd.DataFrame:
    """Hit@k, nDCG@k, MAP@12, diversity and novelty of each list"""
    ...

def first_met(known: Histories) -> np.ndarray:
    """When a product was first met"""
    ...

def least_met(known: Histories, share: float=...) -> np.ndarray:
    """The long tail: products with the fewest events"""
    ...

def exposure(rows: np.ndarray, known: Histories, days: float=...) -> pd.Series:
    """Which products a ranker shows"""
    ...

@dataclass
class Answers:
    """What rankers gave the same customers, and what these took next"""
    lists: dict
    scores: dict
    customer: np.ndarray
    product: np.ndarray
    given: Histories
    known: Histories
    k: int

def ask_rankers(rankers: dict, given: Histories, asked: Histories, index: SimilarityIndex, known: Histories | None=..., cold: bool=..., repeated: bool=..., most: int=..., k: int=..., seed: int=...) -> Answers:
    """The lists of all rankers for the same customers; a product that a list repeats counts once"""
    ...

def _warn_of_one(customers, stacklevel=...):
    """Warn where means are of one customer"""
    ...

def summary(answers: Answers, level: float=..., seed: int=...) -> pd.DataFrame:
    """Means of all rankers with their intervals"""
    ...

def evaluate_rankers(rankers: dict, given: Histories, asked: Histories, index: SimilarityIndex, cold: bool=..., most: int=..., k: int=..., level: float=..., seed: int=..., known: Histories | None=..., repeated: bool=..., rules: bool=...) -> pd.DataFrame:
    """How well rankers foresee what is taken next; a product that a list repeats counts once"""
    ...

def best_rule(answers: Answers, metric: str | None=...) -> str:
    """The best of `RULES` among the rankers"""
    ...

def paired(answers: Answers, rival: str | None=..., metric: str | None=..., level: float=..., seed: int=...) -> pd.DataFrame:
    """How much better than the best rule each ranker is, on the same customers"""
    ...
LENGTHS: Any

def target_gains(answers: Answers) -> pd.DataFrame:
    """1/log2(1 + rank) of each product that is taken, 0 beyond the first k"""
    ...

def strata(answers: Answers, days: float=...) -> pd.DataFrame:
    """How good each ranker is by history length, age and popularity of the product"""
    ...

def pooled_means(parts: list, ids: list, level: float=..., draws: int=..., seed: int=...) -> pd.DataFrame:
    """Means of the windows' means; a customer of several windows is drawn with all of them"""
    ...

def window_cuts(h: Histories, windows: int=..., seeds: int=..., days: float | None=..., seed: int=...):
    """A log cut at several moments"""
    ...

def all_scores(answers: Answers, rival: str) -> pd.DataFrame:
    """The scores of all rankers side by side"""
    ...

def _over_windows(found, level, seed):
    """One table from the answers of all windows"""
    ...

def evaluate_windows(make_rankers, h: Histories, index: SimilarityIndex, windows: int=..., seeds: int=..., days: float | None=..., rules: bool=..., cold: bool=..., repeated: bool=..., most: int=..., k: int=..., level: float=..., seed: int=...) -> pd.DataFrame:
    """How well rankers foresee what is taken next, on the mean over several windows of a log"""
    ...
from .rules import at_random as at_random, best_unbought as best_unbought, counts as counts, for_everybody as for_everybody, last_products as last_products, like_the_last as like_the_last, like_the_mean as like_the_mean, popular as popular, popular_kind as popular_kind, ranker as ranker, recently_popular as recently_popular, viewed_again as viewed_again
