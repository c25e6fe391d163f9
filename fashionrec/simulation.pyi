# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LIKED', 'AGAIN', 'simulate_histories']
from dataclasses import dataclass
from .attributes import prices as prices
from .data import Catalogue as Catalogue
from .event_logs import DAY as DAY
from .histories import Histories as Histories
from .tables import problem_table as problem_table
import numpy as np, pandas as pd

@dataclass
class _World:
    """Everything that is drawn about products and tastes"""
    codes: dict
    taste: dict
    price: np.ndarray
    looks: np.ndarray
    fame: np.ndarray
    launch: np.ndarray
    peak: np.ndarray
    again: np.ndarray
LIKED: Any
AGAIN: Any

def _column(products, name):
    """A column as text, 'none' where there is nothing"""
    ...

def _preferences(codes, genders, k, rng):
    """Preferences of `k` tastes for the values of each attribute"""
    ...

def _world(p, k, days, rng):
    ...

def _shoppers(n, k, days, colours, rng):
    """What is drawn about customers; the index is that of `Histories.customers`"""
    ...

def _sessions(people, events, days, taste, rng):
    """Customer, day, taste and type of each session, in order"""
    ...

def _pages(w, day, kind, first, size, rng):
    """A page of products of one type for each session, drawn by fame, novelty and season, week by week"""
    ...

def _utility(w, pages, t, level, look, likes):
    """How much each product of a page suits the customer, without noise"""
    ...

def _choices(w, pages, t, who, people, look, likes, rng, most=..., chunk=...):
    """The products of each page that are liked best, and their utilities"""
    ...

def _events_of(who, day, items, u, rng):
    """Customer, product, event and second of every event of the sessions"""
    ...

def _comes_back(who, rng):
    """The session whose page each session shows: its own, or that of the one before"""
    ...

def _replenished(who, what, event, time, again, end, rng):
    """Further purchases of what is bought again and again"""
    ...

def simulate_histories(cat: Catalogue, customers: int=..., events: float=..., days: int=..., tastes: int=..., seed: int=..., end=..., page: int=...) -> Histories:
    """SIMULATED histories: customers drawn from the written model, not observed"""
    ...

def _wanted(h, again):
    """bool (events,): not after the first purchase of the same product, but for what is bought again"""
    ...
