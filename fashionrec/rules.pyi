# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['recently_popular', 'LARGE', 'RULES', 'true_scores', 'best_unbought', 'ranker', 'clean_rows', 'from_scores', 'counts', 'for_everybody', 'at_random', 'popular', 'popular_kind', 'last_products', 'like_the_last', 'like_the_mean', 'popularity', 'viewed_again', 'only_bought', 'last_visit', 'next_visits', 'following', 'followed', 'item_knn', 'other_colour', 'purchase_days', 'usual_gaps', 'bought_again', 'simple_rules']
import numpy as np, pandas as pd, torch
from functools import partial
from .attributes import choose_attributes as choose_attributes, design_codes as design_codes
from .event_logs import DAY as DAY, number_of as number_of
from .histories import Histories as Histories
from .interests import event_table as event_table, padded as padded
from .nearest import unit as unit
from .resnet_similarity import SimilarityIndex as SimilarityIndex
from .values import is_scalar_column as is_scalar_column

def true_scores(scores: np.ndarray, zero: bool=...) -> np.ndarray:
    """Which scores are scores, and not how a library marks what it leaves out"""
    ...

def best_unbought(score, h: Histories, k: int, keep=..., block: int=..., taken: int | None=..., zero: bool=...) -> np.ndarray:
    """The best by a score, without what was bought"""
    ...

def ranker(score, taken: int | None=..., zero: bool=...):
    """A ranking by scores that never gives what was bought"""
    ...

def clean_rows(rows, k: int, number: int, name: str=..., scores=..., zero: bool=...) -> np.ndarray:
    """A ranking, checked; of a product that a list repeats the first place counts"""
    ...

def from_scores(recommend, taken: int | None=..., zero: bool=..., name: str=...):
    """The lists of a library as a ranker"""
    ...

def counts(known: Histories, half_life: float=...) -> np.ndarray:
    """Events of each product"""
    ...

def for_everybody(score: np.ndarray):
    """One score for all customers"""
    ...

def at_random(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """Another order for each customer"""
    ...

def popular(known: Histories, index: SimilarityIndex, rng: np.random.Generator, half_life: float=...):
    """What is met most"""
    ...
recently_popular: Any

def popular_kind(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """Products of the article type and gender that are met most for each product"""
    ...

def last_products(h: Histories, number: int) -> np.ndarray:
    """Products of the last events of each customer"""
    ...

def like_the_last(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What is most similar to one of the last five products"""
    ...

def like_the_mean(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What is most similar to the mean of the history"""
    ...

def popularity(known: Histories) -> np.ndarray:
    """Recent popularity as a score that only breaks ties of whole numbers"""
    ...

def viewed_again(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What was met last, the latest first; then what is recently popular"""
    ...
LARGE: Any

def only_bought(known: Histories) -> bool:
    """Whether a log holds nothing but purchases, so that days are visits"""
    ...

def last_visit(h: Histories, whole_day: bool=...) -> np.ndarray:
    """The events that a customer ended with"""
    ...

def next_visits(known: Histories):
    """How often a product was bought on the customer's next day of buying after another"""
    ...

def following(known: Histories):
    """How often a product came right after another, in the events of one customer"""
    ...

def followed(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What followed the last product; then what is recently popular"""
    ...

def item_knn(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What the same customers meet; then what is recently popular"""
    ...

def other_colour(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What has the name of a product that was met, the latest first; then what is recently popular"""
    ...

def purchase_days(h: Histories, taken: int) -> pd.DataFrame:
    """On how many days, and from when to when, a customer bought a product"""
    ...

def usual_gaps(days: pd.DataFrame, number: int) -> np.ndarray:
    """The mean gap between two purchases of a product, near that of all products where there are few"""
    ...

def bought_again(known: Histories, index: SimilarityIndex, rng: np.random.Generator):
    """What the customer bought before, by its rhythm; then what is recently popular"""
    ...
RULES: Any

def simple_rules(known: Histories, index: SimilarityIndex, seed: int=..., repeated: bool=...) -> dict:
    """The rules to beat"""
    ...
