# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['CUSTOMERS_CSS', 'CUSTOMERS_A_PAGE', 'CUSTOMER_CALLS', 'CustomerLog', 'HeldBack', 'Door', 'how_to_load', 'login_page', 'customers_page', 'customer_page', 'liked_types', 'segments_page', 'log_of', 'customer']
import hashlib, json, warnings
import numpy as np, pandas as pd
from .api import Call as Call, Given as Given
from .event_logs import EVENTS as EVENTS, PRESETS as PRESETS, number_of as number_of
from .files import reading as reading, writing as writing
from .map_view import Background as Background
from .product_page import json_value as json_value
from .safety import Refusal as Refusal
from .shop import Shop as Shop, rows_of as rows_of
from .values import match_ids as match_ids
from .views import address as address, card as card, cards as cards, document as document
from dataclasses import dataclass
from fastcore.basics import patch
from fastcore.xml import A, Button, Code, Div, Form, H1, H2, Input, Label, Li, Nav, P, Pre, Section
from fastcore.xml import Span, Table, Tbody, Td, Th, Thead, Tr, Ul
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import quote

class CustomerLog:
    """Histories of customers, for the pages of the app"""
    rec: Any
    histories: Any
    said: Any
    counts: Any
    order: Any
    names: Any
    segments: Any

    def __init__(self, rec: object, events, learn: bool=..., **kwargs):
        ...

    def __repr__(self):
        ...

    def _find_segments(self, say):
        ...

    def save(self, folder):
        """Save what was read and learned"""
        ...

    @classmethod
    def load(cls, folder, rec: object) -> CustomerLog:
        """Load a saved log"""
        ...

    def row_of(self, text: str) -> int:
        """The customer that is named"""
        ...

    def last(self, row: int) -> pd.Timestamp | None:
        """When a customer was last there"""
        ...

    def find(self, text: str=..., segment: int | None=...) -> np.ndarray:
        """Customers whose id has a text in it"""
        ...

    def events_of(self, row: int) -> pd.DataFrame:
        """What a customer did"""
        ...

    def known_events(self, shop: Shop, row: int) -> pd.DataFrame:
        """What a customer did with products that are still there"""
        ...

    def held_back(self, shop: Shop, row: int, k: int=...) -> HeldBack | None:
        """Take the latest of the strongest events away, and see whether it is recommended"""
        ...

@dataclass
class HeldBack:
    """An event that was taken away, and where recommendations from before it have its product"""
    product: object
    event: str
    before: int
    known: bool
    place: int | None
    of: int

    def __str__(self):
        ...
_HERE: Any
_PASSED_ON: Any

class Door:
    """Lets in who may see customers"""
    _signer: Any
    _word: Any
    token: Any
    shown: Any
    seconds: Any

    def __init__(self, token: str | None, secret: str | None=..., shown: bool=..., hours: float=...):
        ...

    def is_token(self, text: str) -> bool:
        """Whether a visitor typed the token"""
        ...

    def cookie(self) -> str:
        """What is set for who typed it"""
        ...

    def knows(self, cookie: str | None) -> bool:
        """Whether a cookie was set here, for this token, lately"""
        ...

    def lets_in(self, host: str, client: str, headers, cookie: str | None=..., version: str=...) -> bool:
        """Whether a request may see customers"""
        ...
_FILES: Any
_LOAD: Any

def how_to_load(title: str, path: str) -> str:
    """How a table of histories comes into the app"""
    ...

def login_page(path: str, token: str, wrong: bool=...) -> str:
    """Asks for the token of the app"""
    ...
CUSTOMERS_CSS: Any
CUSTOMERS_A_PAGE: Any

def _when(time):
    """A moment in words; days without hours as days"""
    ...

def _customer_address(name):
    ...

def customers_page(log: CustomerLog, text: str=..., segment: int | None=..., page: int=...) -> str:
    """The page Customers: those who were searched for"""
    ...

def _did(shop, events, most):
    """The latest events as cards"""
    ...

def _held_section(shop, held):
    """The event that was held back"""
    ...

def customer_page(log: CustomerLog, shop: Shop, row: int, k: int=..., most: int=...) -> str:
    """The page of one customer"""
    ...

def liked_types(log: CustomerLog, shop: Shop, customers: pd.Index, most: int=...) -> list:
    """The types that a segment meets most, beside all customers"""
    ...

def _segment_section(log, shop, made, number):
    """One segment"""
    ...

def segments_page(log: CustomerLog, shop: Shop) -> str | None:
    """The page Segments"""
    ...

def log_of(shop: Shop) -> CustomerLog:
    """The table of histories of a shop"""
    ...

def customer(shop: Shop, given: Given) -> dict:
    """What a customer did, and what is recommended to them"""
    ...
CUSTOMER_CALLS: Any
