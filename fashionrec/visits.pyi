# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Visits']
import threading, time
import pandas as pd
from fastcore.basics import patch
from .safety import Store as Store
from hmac import compare_digest
from secrets import token_urlsafe

class Visits:
    """Events of visitors, in memory"""
    _names: Any
    _forms: Any
    _store: Any
    _photos: Any
    _lock: Any
    events: Any
    clock: Any

    def __init__(self, secret: str | None=..., visitors: int=..., events: int=..., hours: float=..., clock=...):
        ...

    def new(self) -> tuple:
        """A visitor who was never here"""
        ...

    def visitor(self, cookie: str | None) -> str | None:
        """Whose cookie it is"""
        ...

    def token(self, visitor: str) -> str:
        """What the forms of a visitor send along"""
        ...

    def is_token(self, visitor: str, token: str) -> bool:
        """Whether a form is the visitor's"""
        ...

    def add(self, visitor: str, event: str, products: list, text: str=...):
        """Remember what a visitor did; what they did just now is not counted twice"""
        ...

    def history(self, visitor: str) -> pd.DataFrame:
        """What a visitor did, the earliest first"""
        ...

    def searches(self, visitor: str) -> list:
        """What a visitor searched for"""
        ...

    def cart(self, visitor: str) -> set:
        """What a visitor has in the cart"""
        ...

    def take_out(self, visitor: str, product):
        """Take a product out of the cart, as if it had never been there"""
        ...

    def keep(self, visitor: str, key: str):
        """Remember the key of photos that a visitor sent"""
        ...

    def sent(self, visitor: str) -> tuple:
        """The photos that a visitor sent"""
        ...

    def clear(self, visitor: str) -> tuple:
        """Forget what a visitor did"""
        ...
_COLUMNS: Any
