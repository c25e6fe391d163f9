# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PALETTE', 'OTHERS', 'MAP_JS', 'MAP_CSS', 'Background', 'QuickMap', 'colourings', 'classes_of', 'packed', 'MapView', 'view_of', 'legend', 'waiting_page', 'map_page']
import gzip, hashlib, json, threading, time, traceback
import numpy as np, pandas as pd
from .files import cached as cached, load_arrays as load_arrays, save_arrays as save_arrays, stamp as stamp
from .naming import known_column as known_column
from .pages import facet_boxes as facet_boxes
from .product_page import product_name as product_name
from .safety import Refusal as Refusal
from .shop import Asked as Asked, Shop as Shop
from .tags import KINDS as KINDS
from .views import address as address, chips as chips, document as document, product_address as product_address
from fastcore.xml import A, Aside, Button, Canvas, Div, Form, H1, H2, Label, Li, Ol, Option, P
from fastcore.xml import Select, Span, ft

class Background:
    """Makes one thing in a thread of its own, when it is first asked for"""
    turn: Any
    again: Any
    make: Any
    value: Any
    said: Any
    error: Any
    since: Any
    _lock: Any
    _thread: Any

    def __init__(self, make):
        ...

    def _say(self, text):
        ...

    def _work(self):
        ...

    def get(self):
        """The thing; the first who asks has it begun"""
        ...

    def wait(self, seconds: float):
        """The thing, waited for"""
        ...

class QuickMap:
    """A plane of many products: some are laid out, the others lie among those that they are like"""
    of: Any
    vectors: Any
    xy: Any

    def __init__(self, vectors: np.ndarray, landmarks: int=..., seed: int=...):
        ...

    def place(self, vectors: np.ndarray, k: int=..., tau: float=...) -> np.ndarray:
        """Where products lie"""
        ...
PALETTE: Any
OTHERS: Any

def colourings(products: pd.DataFrame) -> dict:
    """What a map can be coloured by"""
    ...

def classes_of(values: pd.Series) -> tuple[np.ndarray, list]:
    """The commonest values, and the others"""
    ...

def packed(products: pd.DataFrame, xy: np.ndarray, column=...) -> bytes:
    """The points of a map as a browser reads them"""
    ...

class MapView:
    """The map of a shop's products, and what visitors ask of it"""
    background: Any
    _rows: Any
    _lock: Any
    shop: Any
    landmarks: Any
    ids: Any
    xy: Any
    version: Any
    block: Any
    zipped: Any

    def __init__(self, shop: Shop, landmarks: int=...):
        ...

    def _lay_out(self, say):
        ...

    def refresh(self) -> bool:
        """Bring the points up to date"""
        ...

    def marked(self, asked: Asked) -> np.ndarray:
        """The products that a filter lets through"""
        ...

    def near(self, x: float, y: float, marked: np.ndarray, k: int=...) -> list:
        """The marked products nearest to a place"""
        ...

def view_of(shop: Shop) -> MapView:
    """The map of a shop, begun when it is first asked for"""
    ...

def _filters(view, asked, by):
    """The form of the map"""
    ...

def legend(names: list, others: bool):
    """What the colours mean, as buttons that hide and show a class"""
    ...
_HOW: Any

def _plane(view, asked, by, at):
    """The canvas with its buttons"""
    ...

def waiting_page(title: str, background: Background, path: str) -> str:
    """What is shown while something is made"""
    ...

def map_page(view: MapView, asked: Asked, by: str=..., at=...) -> str:
    """The page Map"""
    ...
_READ: Any
_DRAW: Any
_SHOW: Any
_PAINT: Any
_MOVE: Any
_ACT: Any
_HEAR: Any
_KEYS: Any
MAP_JS: Any
MAP_CSS: Any
