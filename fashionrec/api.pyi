# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['CALLS', 'Given', 'Param', 'Call', 'tag', 'similar', 'search', 'suggest', 'product', 'page', 'for_customer', 'add', 'remove', 'health', 'metrics', 'openapi']
from dataclasses import dataclass, field
import pandas as pd
from . import __version__ as __version__
from .event_logs import EVENTS as EVENTS
from .product_page import json_value as json_value
from .safety import Limits as Limits, Refusal as Refusal, checked_photo as checked_photo
from .shop import COVERS as COVERS, FACETS as FACETS, Asked as Asked, Shop as Shop, count_in as count_in, rows_of as rows_of
from .workers import State as State

@dataclass
class Given:
    """What came with a call"""
    params: object
    path: dict = ...
    photos: list = ...
    body: object = ...

@dataclass(frozen=True)
class Param:
    """A parameter of the address"""
    name: str
    text: str
    type: str = ...
    required: bool = ...
    least: int | None = ...
    most: int | None = ...
    values: tuple = ...
    repeated: bool = ...

@dataclass(frozen=True)
class Call:
    """One call of the API"""
    method: str
    path: str
    text: str
    answer: object
    params: tuple = ...
    body: str = ...
    secured: bool = ...
    of_state: bool = ...
    quick: bool = ...
    status: int = ...
    gives: dict = ...

    @property
    def writes(self) -> bool:
        """Whether it changes the catalogue"""
        ...

    @property
    def name(self) -> str:
        """The call by method and path"""
        ...

def _known_id(shop, given):
    """The product that the parameter id names"""
    ...

def _under(params):
    """The tags to search under; None where nothing is said of them"""
    ...

def tag(shop: Shop, given: Given) -> dict:
    """Tags of photos, each with its probability"""
    ...

def similar(shop: Shop, given: Given) -> dict:
    """Products that are similar to a product or photo, under facets and prices"""
    ...

def search(shop: Shop, given: Given) -> dict:
    """Products that answer words, facets and prices; all products without any"""
    ...

def suggest(shop: Shop, given: Given) -> dict:
    """How a search by words may go on"""
    ...

def product(shop: Shop, given: Given) -> dict:
    """What the table knows of a product"""
    ...

def page(shop: Shop, given: Given) -> dict:
    """Tags, similar products and properties of a product or photo"""
    ...

def for_customer(shop: Shop, given: Given) -> dict:
    """What a customer may want next, by their events"""
    ...

def add(shop: Shop, given: Given) -> dict:
    """Add a product"""
    ...

def remove(shop: Shop, given: Given) -> dict:
    """Remove a product"""
    ...

def health(state: State, given: Given) -> dict:
    """Whether the app takes requests, and what is ready; it says so without waiting for its turn"""
    ...

def metrics(state: State, given: Given) -> dict:
    """What the app did since it started"""
    ...

def _k(most):
    ...
_FILTERS: Any
_ID: Any
_PAGE: Any
_WORDS: Any
_PLACE: Any
_DROP: Any

def _list(items):
    ...
_ANY_ID: Any
_TEXT: Any
_COUNT: Any
_ROWS: Any
_PRODUCT: Any
_PRODUCTS: Any
_SAID: Any
_SHEET: Any
_TAGGED: Any
_PARTS: Any
_FIGURES: Any
CALLS: Any
_FILE: Any
_PHOTOS: Any
_EVENT: Any
_HISTORY: Any
_NEW: Any
_BODIES: Any
_REFUSALS: Any
_ERROR: Any
_AGAIN: Any

def _refusals(call):
    """The statuses that a call may be refused with"""
    ...

def _refusal(status):
    """A refusal as OpenAPI describes it"""
    ...

def _schema(param):
    """The JSON schema of a parameter"""
    ...

def _operation(call):
    """One call as OpenAPI describes it"""
    ...

def openapi(calls=...) -> dict:
    """The description of the API"""
    ...
