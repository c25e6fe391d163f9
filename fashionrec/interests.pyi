# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ABOUT', 'TAU', 'LAST', 'POOL', 'WIDE', 'RETURNING', 'taste_vectors', 'next_purchases']
from .attributes import KAPPA as KAPPA
from .event_logs import DAY as DAY
from .histories import Histories as Histories
from .resnet_similarity import top_k as top_k, unit as unit
from scipy import sparse
from sklearn.linear_model import Ridge
from sklearn.utils.extmath import randomized_svd
import torch
import numpy as np, pandas as pd
from fastcore.basics import patch

def _table(h, w=...):
    """Customers by products, a sparse matrix"""
    ...

def taste_vectors(h: Histories, known: np.ndarray, dims: int=..., seed: int=...) -> np.ndarray:
    """Near vectors for products that the same customers meet"""
    ...
ABOUT: Any
TAU: Any
WIDE: Any

def _feature(attribute):
    """The name of an attribute among the features"""
    ...

def _shares(h, codes, w, total, usual):
    """Logarithm of how much commoner each value of an attribute is with a customer than in the shop (customers, values)"""
    ...

class _Shoppers:
    """What the model knows of some customers at a moment"""
    share: Any
    price: Any
    m: Any
    h: Any
    w: Any
    visit: Any
    what: Any
    event: Any

    def __init__(self, m, h, now):
        ...

    def _latest(self, w, n):
        """The last events of each customer, the latest first"""
        ...

    def _attention(self, v, items, tau, of=...):
        """How much each of the last events speaks for each item (customers, items, events), a tensor"""
        ...

    def _features(self, items, of=...):
        """The features of items, int (customers, k): a tensor (customers, k, features)"""
        ...

    def _retrieved(self, keep, pool):
        """The best `pool` items by shares, price and terms of the product alone, int32 (customers, pool)"""
        ...

    def _candidates(self, keep, pool):
        """Items int (customers, k) to choose from, and which of them don't count"""
        ...

def _gather(x, rows):
    ...

def _bought_keys(h, again):
    """Customer and product, as one number, of what is not to be recommended any more"""
    ...

def next_purchases(past: Histories, future: Histories) -> tuple[np.ndarray, np.ndarray]:
    """What customers with a past buy for the first time (or do of the strongest event that occurs, where nothing is bought)"""
    ...

def _logit(f, chosen, offset, decay=...):
    """Weights of a multinomial logit whose chosen item is the first of each row; and the loss"""
    ...
RETURNING: Any
_LESSONS: Any

def _length(h):
    """From the first event to the last, days"""
    ...

def _lessons(h, days):
    """Past, the positions of customers, what each took next, the moment, and all that in words"""
    ...

def _too_few(h, days, count, learnt):
    """That a log has too little to learn from, and what would help"""
    ...

def _last_new(h, since):
    """Histories without the last new product of each customer; the customers and these products"""
    ...
