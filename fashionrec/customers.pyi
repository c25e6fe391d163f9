# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['UNTRAINED', 'COMPARED', 'HALF_LIVES', 'EVENT_WEIGHTS', 'JUDGED', 'ALONE', 'VERBS', 'TOLD', 'SAID', 'UNSHARED', 'COUNTED', 'CHANCES', 'look_voice', 'nothing_followed', 'CustomerModel', 'product_terms', 'usual_shares', 'relative_scores', 'check_diversity', 'repeated_kinds', 'kind_rhythm', 'verdict', 'moved_leads', 'sketch']
import hashlib, json, warnings
import numpy as np, pandas as pd, torch
from fastcore.basics import patch
from numbers import Real
from operator import itemgetter
from .attributes import choose_attributes as choose_attributes, design_codes as design_codes, is_nothing as is_nothing, one_hot as one_hot
from .attributes import price_levels as price_levels, value_codes as value_codes
from .event_logs import DAY as DAY, moment_of as moment_of, number_of as number_of
from .files import former_names as former_names, load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, stamp as stamp, writing as writing
from .histories import Histories as Histories, next_purchases as next_purchases
from .interests import LAST as LAST, LEAST as LEAST, TAU as TAU, Lessons as Lessons, Shoppers as Shoppers, check_lessons as check_lessons, gather as gather
from .interests import lesson_items as lesson_items
from .interests import make_lessons as make_lessons, multinomial_logit as multinomial_logit, padded as padded, spread_out as spread_out, taste_vectors as taste_vectors
from .filters import beside as beside
from .filters import keep as keep_mask
from .metrics import paired_difference as paired_difference
from .nearest import in_threads as in_threads, mmr as mmr, top_k as top_k, unit as unit, whole as whole
from .resnet_similarity import SimilarityIndex as SimilarityIndex
from .rows import ids_of as ids_of
from .rules import from_scores as from_scores
from .tables import Table as Table
from .values import match_ids as match_ids
from .voices import ABOUT as ABOUT, LEADING as LEADING, POOL as POOL, TURN as TURN, VOICES as VOICES, WIDE as WIDE, Chances as Chances, as_chances as as_chances
from .voices import bought_keys as bought_keys
from .voices import feature_name as feature_name, value_leads as value_leads, voice_of as voice_of, what_followed as what_followed
from .voices import what_goes_together as what_goes_together
UNTRAINED: Any

def look_voice(index: SimilarityIndex) -> str:
    """Whose voice the feature `picture` is: what the vectors of an index were made of"""
    ...
COMPARED: Any

def nothing_followed(number: int) -> Chances:
    """What is known before a log was seen"""
    ...

class CustomerModel:
    """What customers will want next"""
    index: Any
    look: Any
    seed: Any
    x: Any
    products: Any
    codes: Any
    price: Any
    _values: Any
    _chosen: Any
    design: Any
    by_design: Any
    features: Any
    weights: Any
    event: Any
    half_life: Any
    trained: Any
    without: Any
    learnt: Any
    judged: Any
    z: Any
    again: Any
    rhythm: Any
    recent: Any
    bought: Any
    after: Any
    together: Any
    leads: Any
    alone: Any
    usual: Any
    popular: Any
    often: Any
    columns: Any
    items: Any
    _of: Any
    _both: Any
    _nearest: Any
    _met: Any
    tried: Any
    loss: Any

    def __init__(self, index: SimilarityIndex, seed: int=..., attributes=...):
        ...

    @property
    def _print(self):
        """A hash of the ids of the products"""
        ...

    def __repr__(self):
        ...

    def check_products(self, h: Histories):
        """Refuse histories about other products"""
        ...

    @property
    def problems(self) -> pd.DataFrame:
        """Columns of the products that are not compared, and why"""
        ...

    def weight(self, feature: str) -> float:
        """The weight of a feature"""
        ...

    def prepare(self):
        """What follows from the counts and the weights"""
        ...

    def neighbours(self, rows: np.ndarray) -> np.ndarray:
        """The 12 nearest products of each, by picture and taste; looked up when first needed"""
        ...

    def best(self, shoppers: Shoppers, k: int, keep: np.ndarray | None=..., diversity: float=..., pool: int | None=...) -> tuple[np.ndarray, np.ndarray]:
        """The best candidates of each customer"""
        ...

    def _filled(self, shoppers, k, keep, diversity):
        """As `best`, exactly `k` columns and relative scores; -1 only where no product is left"""
        ...

    def rank(self, h: Histories, k: int=..., keep: np.ndarray | None=..., diversity: float=..., now: float | None=..., block: int=...) -> tuple[np.ndarray, np.ndarray]:
        """Recommendations for many customers, in bounded memory"""
        ...

    def as_ranker(self, diversity: float=..., repeats: bool=...):
        """The model as a ranker to be evaluated"""
        ...

    def learn_weights(self, lessons: Lessons, rounds: int=..., others: int=...) -> float:
        """Learn the weights of the features"""
        ...

    def count(self, h: Histories, now: float, half_life: float=...):
        """Take the counts and the taste vectors from events"""
        ...

    def tune(self, lessons: Lessons):
        """Take the half-life, then the event weights, with the best likelihood on the validation period"""
        ...

    def said_of_rules(self) -> str:
        """How far the model is ahead of the best simple rule"""
        ...

    def judge(self, lessons: Lessons, most: int=...):
        """Learn from one half of the customers, ask the other, and compare with the simple rules"""
        ...

    def go_by_rule(self):
        """Take the weights of the best simple rule, and warn of it"""
        ...

    @classmethod
    def fit(cls, h: Histories, index: SimilarityIndex, days: float | None=..., most: int=..., tune: bool=..., without=..., seed: int=..., attributes=...) -> CustomerModel:
        """Learn what customers want next"""
        ...

    def with_tastes(self, h: Histories) -> CustomerModel:
        """A new model with the counts and taste vectors of a short log, and nothing learnt"""
        ...

    def importance(self, h: Histories, now: float | None=...) -> pd.Series:
        """How much each feature moves the scores of a customer's candidates: weight times deviation"""
        ...

    def values_of(self, row: int, like: int | None=...) -> list:
        """The values of a product's attributes, in words"""
        ...

    def reason(self, row: int, met: int, event: int, voice: str=...) -> str:
        """Why an event speaks for a product"""
        ...

    def voices(self, shoppers: Shoppers, rows: np.ndarray) -> pd.DataFrame:
        """How much each voice speaks for products"""
        ...

    def shared_values(self, rows: np.ndarray, met: np.ndarray) -> np.ndarray:
        """How many values of attributes products share with others; words such as 'NA' are none"""
        ...

    def speakers(self, shoppers: Shoppers, rows: np.ndarray) -> dict:
        """Which events speak for products"""
        ...

    def reasons(self, shoppers: Shoppers, rows: np.ndarray) -> pd.DataFrame:
        """Why products are recommended to a customer"""
        ...

    def known_of(self, row: int) -> str:
        """What is known of a product when nothing is known of the customer"""
        ...

    def varied_start(self, k: int, keep: np.ndarray | None=...) -> np.ndarray:
        """The most typical product of each kind, the largest kinds first"""
        ...

    def _allowed(self, where, exclude):
        """bool (products,) of what a filter lets through and is not excluded; None for all"""
        ...

    def _told(self, shoppers, rows, score, problems):
        """The table of recommended products `rows` (k,), with their scores (k,) and the reasons"""
        ...

    def for_customer(self, history, k: int=..., where=..., diversity: float | None=..., now=..., customer=..., exclude=..., **kwargs) -> Table:
        """Recommend products to one customer, and say why"""
        ...

    def values_by_code(self, name: str) -> np.ndarray:
        """The values of an attribute in the order of their codes"""
        ...

    @property
    def value_names(self) -> dict:
        """The values whose leads are known, as they are stored"""
        ...

    def follow(self, index: SimilarityIndex) -> CustomerModel:
        """The model for changed products"""
        ...

    def knows(self, index: SimilarityIndex) -> bool:
        """Whether an index is as the model knows it; where it is not, take `follow(index)`"""
        ...

    def segments(self, h: Histories, k: int | None=..., properties: pd.DataFrame | None=..., **kwargs):
        """Sort customers into segments"""
        ...

    def _learnt(self):
        """What was learnt: arrays by name, and what JSON takes"""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of what was learnt, and of which products"""
        ...

    def save(self, folder):
        """Save what was learnt"""
        ...

    @classmethod
    def load(cls, folder, index: SimilarityIndex) -> CustomerModel:
        """Load a saved model"""
        ...

def product_terms(codes: list, recent: np.ndarray, bought: np.ndarray) -> np.ndarray:
    """What each product says alone, whoever asks"""
    ...

def usual_shares(codes: np.ndarray, recent: np.ndarray) -> np.ndarray:
    """The share of each value in what the shop's customers meet"""
    ...

def relative_scores(score: np.ndarray) -> np.ndarray:
    """Logits as probabilities relative to the best"""
    ...

def check_diversity(diversity: float):
    """Refuse a dial that is not from 0 to 1"""
    ...

def repeated_kinds(h: Histories, kinds: np.ndarray, share: float=...) -> np.ndarray:
    """Products of a kind that customers buy again, on another day"""
    ...

def kind_rhythm(h: Histories, kinds: np.ndarray, least: int=...) -> np.ndarray:
    """The median time from a purchase of a product to the next by the same customer, by kind"""
    ...
HALF_LIVES: Any
EVENT_WEIGHTS: Any
JUDGED: Any
ALONE: Any

def verdict(scores: pd.DataFrame, seed: int=...) -> dict:
    """How far the model is ahead of the best simple rule, and whether to go by that rule"""
    ...
VERBS: Any
TOLD: Any
SAID: Any
UNSHARED: Any
COUNTED: Any
CHANCES: Any

def moved_leads(table: np.ndarray, former: np.ndarray, values: np.ndarray) -> np.ndarray:
    """What follows which value, in another order"""
    ...

def sketch(vectors: np.ndarray) -> np.ndarray:
    """One number for each vector, by which other vectors are noticed"""
    ...
from .attributes import ATTRIBUTES as ATTRIBUTES, CLASSES as CLASSES, attribute_vectors as attribute_vectors, prices as prices
from .event_logs import COLUMNS as COLUMNS, COLUMN_WORDS as COLUMN_WORDS, EVENTS as EVENTS, EVENT_WORDS as EVENT_WORDS, PRESETS as PRESETS, PROBLEM as PROBLEM
from .histories import next_purchases as next_purchases
from .interests import KAPPA as KAPPA, LAST as LAST
from .ranking import evaluate_rankers as evaluate_rankers, ranker as ranker, score_lists as score_lists, simple_rules as simple_rules
from .segments import PROPERTIES as PROPERTIES, Segments as Segments, describe_segment as describe_segment, segment_agreement as segment_agreement
from .simulation import AGAIN as AGAIN, LIKED as LIKED, simulate_histories as simulate_histories
