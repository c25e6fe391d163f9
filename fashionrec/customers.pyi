# Made from the source by `make stubs`; edit the notebook.
from .interests import _table
from typing import Any
__all__ = ['UNTRAINED', 'HALF_LIVES', 'EVENT_WEIGHTS', 'VERBS', 'CustomerModel']
import hashlib, json, warnings
from .attributes import _attributes as _attributes, _is_nothing as _is_nothing, _log_price as _log_price, _onehot as _onehot, choose_attributes as choose_attributes
from .data import reading as reading, writing as writing
from .event_logs import DAY as DAY, EVENTS as EVENTS, _moment as _moment
from .files import former_names as former_names, load_arrays as load_arrays, save_arrays as save_arrays
from .histories import Histories as Histories, _one_history as _one_history, _told_row as _told_row
from .interests import ABOUT as ABOUT, LAST as LAST, POOL as POOL, TAU as TAU, WIDE as WIDE, _Shoppers as _Shoppers, _bought_keys as _bought_keys, _feature as _feature, _gather as _gather, _last_new as _last_new, _lessons as _lessons, _length as _length
from .interests import _LESSONS as _LESSONS, _logit as _logit, _too_few as _too_few, next_purchases as next_purchases, taste_vectors as taste_vectors
from .resnet_similarity import SimilarityIndex as SimilarityIndex, _whole as _whole, top_k as top_k, unit as unit
from .tables import Table as Table, beside as beside
from .tables import keep as keep_mask
import torch
import numpy as np, pandas as pd
from fastcore.basics import patch
UNTRAINED: Any

class CustomerModel:
    """What customers will want next"""
    x: Any
    products: Any
    codes: Any
    price: Any
    _values: Any
    _chosen: Any
    features: Any
    weights: Any
    event: Any
    z: Any
    again: Any
    index: Any
    seed: Any
    half_life: Any
    trained: Any
    without: Any
    learnt: Any
    recent: Any
    bought: Any
    alone: Any
    usual: Any
    _items: Any
    _both: Any
    _table: Any
    _known: Any
    loss: Any
    tried: Any

    def __init__(self, index: SimilarityIndex, seed: int=..., attributes=...):
        ...

    def __repr__(self):
        ...

    @property
    def problems(self) -> pd.DataFrame:
        """Columns of the products that are not compared, and why"""
        ...

    def _prepare(self):
        """What follows from the counts: terms of each product alone, usual shares, vectors of the retrieval"""
        ...

    def _meet(self):
        """Forget the neighbours: the taste vectors are new"""
        ...

    def _near(self, rows):
        """The 12 nearest products of each of `rows`, any shape; -1 gives -1"""
        ...

    def _learn(self, past, now, who, what, rounds=..., others=...):
        """Learn the weights from next purchases; gives the loss"""
        ...

    def _count(self, h, now, half=..., share=...):
        """Take the counts and the taste vectors from the events `h`"""
        ...

    @classmethod
    def fit(cls, h: Histories, index: SimilarityIndex, days: float=..., most: int=..., tune: bool=..., without=..., seed: int=..., attributes=...) -> CustomerModel:
        """Learn what customers want next"""
        ...

    def _check(self, h):
        ...

    def _choose(self, past, now, who, what):
        """Take the half-life, then the event weights, with the best likelihood on the validation period"""
        ...

    def importance(self, h: Histories, now: float | None=...) -> pd.Series:
        """How much each feature moves the scores of a customer's candidates: weight times standard deviation"""
        ...

    def _best(self, s, k, keep, diversity, pool=...):
        """Rows (customers, k) of the recommended products, the best first, and their scores; -1 where there is none"""
        ...

    def _filled(self, h, k, keep, diversity, now):
        """As `_best` with exactly `k` columns, and relative scores; -1 only where no product is left"""
        ...

    def rank(self, h: Histories, k: int=..., keep: np.ndarray | None=..., diversity: float=..., now: float | None=..., block: int=...) -> tuple[np.ndarray, np.ndarray]:
        """Recommendations for many customers, in bounded memory"""
        ...

    def _why(self, s, rows):
        """For one customer, the product of the event that speaks most for each of `rows`, and the reason in words"""
        ...

    def _known_of(self, row):
        """What is known of a product when nothing is known of the customer"""
        ...

    def _kind(self, allowed):
        """The first attribute that tells the allowed products apart, None where there is none"""
        ...

    def _kind_of(self, row):
        """The kind of a product in words"""
        ...

    def _start(self, k, keep):
        """Rows of a varied start: the most typical product of each kind, the largest kinds first"""
        ...

    def _told(self, s, rows, score, problems):
        """The table of recommended products, with the reasons"""
        ...

    def for_customer(self, history, k: int=..., where=..., diversity: float | None=..., now=..., customer=..., **kwargs) -> Table:
        """Recommend products to one customer, and say why"""
        ...

    def follow(self, index: SimilarityIndex) -> CustomerModel:
        """The model for changed products"""
        ...

    def knows(self, index: SimilarityIndex) -> bool:
        """Whether an index is as the model knows it; where it is not, take `follow(index)`"""
        ...

    def as_ranker(self, diversity: float=...):
        """The model as a ranker to be evaluated"""
        ...

    def segments(self, h: Histories, k: int | None=..., properties: pd.DataFrame | None=..., **kwargs):
        """Sort customers into segments"""
        ...

    @property
    def _print(self):
        """A hash of the ids of the products"""
        ...

    def save(self, folder):
        """Save what was learnt"""
        ...

    @classmethod
    def load(cls, folder, index: SimilarityIndex) -> CustomerModel:
        """Load a saved model"""
        ...

    def _profile(self, h, properties):
        """What segments are made of: float (customers, d), the parts side by side, before they are scaled"""
        ...

def _spread(score, x, k, diversity):
    """Positions (q, k) of the rows of x (q, p, d) that are chosen by maximal marginal relevance"""
    ...

def _relative(score):
    """Logits (customers, k) as probabilities relative to the best: 1 for it, 0 where there is none"""
    ...

def _padded(rows, k, fill=...):
    """An array with exactly `k` columns"""
    ...
VERBS: Any

def _sketch(vectors):
    """One number for each vector (n,), by which other vectors are noticed"""
    ...
from .attributes import ATTRIBUTES as ATTRIBUTES, CLASSES as CLASSES, KAPPA as KAPPA, attribute_vectors as attribute_vectors, prices as prices
from .event_logs import COLUMNS as COLUMNS, COLUMN_WORDS as COLUMN_WORDS, EVENT_WORDS as EVENT_WORDS, PRESETS as PRESETS, PROBLEM as PROBLEM
from .interests import RETURNING as RETURNING
from .ranking import evaluate_rankers as evaluate_rankers, ranker as ranker, score_lists as score_lists, simple_rules as simple_rules
from .segments import PROPERTIES as PROPERTIES, Segments as Segments, describe_segment as describe_segment, segment_agreement as segment_agreement
from .simulation import AGAIN as AGAIN, LIKED as LIKED, simulate_histories as simulate_histories
