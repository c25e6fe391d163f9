# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LIKED', 'AGAIN', 'SEASONS', 'WORLDS', 'ACTS', 'World', 'text_column', 'draw_tastes', 'draw_world', 'product_mean', 'picture_features', 'shifted', 'picture_looks', 'Crowd', 'draw_customers', 'Sessions', 'draw_sessions', 'weekly_weights', 'draw_pages', 'utility', 'choose_products', 'resemblance', 'in_flow', 'session_events', 'come_back', 'replenish', 'still_wanted', 'simulate_histories', 'next_steps', 'told_apart']
import numpy as np, pandas as pd
from dataclasses import dataclass, replace
from .attributes import prices as prices
from .data import Catalogue as Catalogue
from .event_logs import DAY as DAY
from .histories import Histories as Histories
LIKED: Any
AGAIN: Any
SEASONS: Any
WORLDS: Any

@dataclass
class World:
    """Everything that is drawn about products and tastes"""
    codes: dict
    taste: dict
    price: np.ndarray
    looks: np.ndarray
    fame: np.ndarray
    launch: np.ndarray
    peak: np.ndarray
    again: np.ndarray
    attributes: float = ...
    look: float = ...
    ideal: float = ...
    keen: float = ...

def text_column(products: pd.DataFrame, name: str) -> pd.Series:
    """A column as text"""
    ...

def draw_tastes(codes: dict, genders, tastes: int, rng: np.random.Generator) -> dict:
    """Preferences of tastes for the values of each attribute"""
    ...

def draw_world(products: pd.DataFrame, tastes: int, days: int, rng: np.random.Generator, looks: np.ndarray | None=...) -> World:
    """Draw products and tastes"""
    ...

def product_mean(values: np.ndarray, product: np.ndarray) -> np.ndarray:
    """The mean over the pixels of the product"""
    ...

def picture_features(images: np.ndarray) -> np.ndarray:
    """Colours and texture of the product, from pixels alone"""
    ...

def shifted(values: np.ndarray, step: int, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of pixels that are some steps apart"""
    ...

def picture_looks(cat: Catalogue) -> np.ndarray:
    """The look of each picture, seen against the others of its article type"""
    ...

@dataclass
class Crowd:
    """Everything that is drawn about customers"""
    people: pd.DataFrame
    look: np.ndarray
    colours: np.ndarray

def draw_customers(number: int, tastes: int, days: int, colours: int, rng: np.random.Generator) -> Crowd:
    """Draw customers"""
    ...

@dataclass
class Sessions:
    """Visits in the order of customer and time, each array (sessions,)"""
    customer: np.ndarray
    day: np.ndarray
    taste: np.ndarray
    kind: np.ndarray

def draw_sessions(people: pd.DataFrame, events: float, days: int, taste: dict, rng: np.random.Generator) -> Sessions:
    """Draw the sessions of customers"""
    ...

def weekly_weights(world: World, week: int, first: pd.Timestamp) -> np.ndarray:
    """How often each product is shown in a week"""
    ...

def draw_pages(world: World, sessions: Sessions, first: pd.Timestamp, size: int, rng: np.random.Generator) -> np.ndarray:
    """A page of products of one type for each session"""
    ...
ACTS: Any

def utility(world: World, pages: np.ndarray, taste: np.ndarray, level: np.ndarray, look: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """How much each product of a page suits the customer, without noise"""
    ...

def choose_products(world: World, sessions: Sessions, pages: np.ndarray, crowd: Crowd, rng: np.random.Generator, flow: float=..., most: int=..., chunk: int=...) -> tuple[np.ndarray, np.ndarray]:
    """The products of each page that are liked best"""
    ...

def resemblance(world: World, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How alike products are, by what counts in the world"""
    ...

def in_flow(world: World, items: np.ndarray, values: np.ndarray, flow: float, rng: np.random.Generator) -> np.ndarray:
    """An order in which each product resembles the one before, and what suits most comes first"""
    ...

def session_events(sessions: Sessions, items: np.ndarray, values: np.ndarray, rng: np.random.Generator) -> tuple:
    """Every event of the sessions"""
    ...

def come_back(customer: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The session whose page each session shows: its own, or that of the one before"""
    ...

def replenish(customer: np.ndarray, product: np.ndarray, event: np.ndarray, time: np.ndarray, again: np.ndarray, end: int, rng: np.random.Generator) -> list:
    """Further purchases of what is bought again and again"""
    ...

def still_wanted(h: Histories, again: np.ndarray) -> np.ndarray:
    """Not after the first purchase of the same product, but for what is bought again"""
    ...

def simulate_histories(cat: Catalogue, customers: int=..., events: float=..., days: int=..., tastes: int=..., seed: int=..., end=..., page: int=..., world: str=..., flow: float=...) -> Histories:
    """SIMULATED histories: customers drawn from the written model, not observed"""
    ...

def next_steps(h: Histories, kinds: np.ndarray, seed: int=...) -> pd.DataFrame:
    """Products met for the first time, the one before each, and another of the same kind by chance"""
    ...

def told_apart(steps: pd.DataFrame, similarity) -> np.ndarray:
    """Whether a similarity to the product before tells the next product from another of its kind"""
    ...
