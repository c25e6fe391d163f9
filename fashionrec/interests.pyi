# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['KAPPA', 'LAST', 'TAU', 'LEAST', 'event_table', 'balanced_table', 'taste_vectors', 'value_shares', 'Shoppers', 'gather', 'value_features', 'share_features', 'price_features', 'attention_features', 'TooFewLessons', 'Lessons', 'make_lessons', 'check_lessons', 'multinomial_logit', 'lesson_items', 'spread_out', 'padded']
import numpy as np, pandas as pd, torch
from dataclasses import dataclass, replace
from fastcore.basics import patch
from .event_logs import DAY as DAY, number_of as number_of
from .histories import Histories as Histories, next_purchases as next_purchases, next_repeats as next_repeats
from .nearest import mmr as mmr, unit as unit
KAPPA: Any

def event_table(h: Histories, weights=...):
    """Customers by products"""
    ...

def balanced_table(h: Histories):
    """Customers by products, in which busy customers and famous products count less"""
    ...

def taste_vectors(h: Histories, known: np.ndarray, dims: int=..., seed: int=...) -> np.ndarray:
    """Near vectors for products that the same customers meet"""
    ...

def value_shares(h: Histories, codes: np.ndarray, weights: np.ndarray, total: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """How much commoner each value of an attribute is with a customer than in the shop"""
    ...
LAST: Any

class Shoppers:
    """What a model knows of some customers at a moment"""
    model: Any
    h: Any
    now: Any
    share: Any
    price: Any
    product: Any
    event: Any
    weight: Any
    visit: Any
    days: Any
    _chances: Any
    _lead: Any

    def __init__(self, model, h: Histories, now: float):
        ...

    def _take_latest(self, weights, now):
        """The last events of each customer (customers, LAST), the latest first"""
        ...

    def attention(self, vectors: np.ndarray, items: np.ndarray, tau: float, part=...) -> torch.Tensor:
        """How much each of the last events speaks for each item"""
        ...

    @property
    def turns(self) -> np.ndarray:
        """The how many-th product each of the last events met, from the latest"""
        ...

    def chances(self) -> list:
        """What is likely for each customer by what followed and by what goes together"""
        ...

    def lead(self) -> dict:
        """How much commoner values are after those of each customer's last product; 0 for none"""
        ...

    def features(self, items: np.ndarray, part=...) -> torch.Tensor:
        """The features of items"""
        ...

    def retrieve(self, keep, pool: int) -> np.ndarray:
        """The best items by shares, leads, price and terms of the product alone"""
        ...

    def candidates(self, keep, pool: int) -> tuple[np.ndarray, np.ndarray]:
        """Items to choose from"""
        ...
TAU: Any

def gather(array: np.ndarray, rows: np.ndarray) -> torch.Tensor:
    """Rows of an array as a tensor"""
    ...

def value_features(tables: dict, codes: dict, items: np.ndarray, part=...) -> torch.Tensor:
    """What tables say of the values of items"""
    ...

def share_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """How much commoner the values of an item are in the history than in the shop"""
    ...

def price_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """Minus the squared distance to the price level of the history"""
    ...

def attention_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """How much the history as a whole speaks for an item"""
    ...
LEAST: Any

class TooFewLessons(ValueError):
    """A log holds too little to learn from"""

@dataclass
class Lessons:
    """What customers took next, and what was known before"""
    known: Histories
    given: Histories
    asked: Histories
    customer: np.ndarray
    product: np.ndarray
    now: float
    said: str

    def of(self, rows):
        """Some of the lessons"""
        ...
_TAKEN: Any

def make_lessons(h: Histories, days: float | None=..., seed: int=...) -> Lessons:
    """What can be learnt from histories"""
    ...

def check_lessons(lessons: Lessons, h: Histories):
    """Refuse too few lessons with `TooFewLessons`, and say what would help"""
    ...

def multinomial_logit(features: torch.Tensor, offset: torch.Tensor, decay: float | None=...) -> tuple[np.ndarray, float]:
    """Weights of a multinomial logit"""
    ...

def lesson_items(items: np.ndarray, bad: np.ndarray, product: np.ndarray, others: np.ndarray, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Each product that was taken, and what it was taken from"""
    ...

def spread_out(score: torch.Tensor, vectors: torch.Tensor, k: int, diversity: float) -> np.ndarray:
    """Candidates by maximal marginal relevance; the scores of each customer are scaled to 0 to 1"""
    ...

def padded(rows: np.ndarray, k: int, fill=...) -> np.ndarray:
    """An array with exactly `k` columns"""
    ...
