# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['EXPLAINED', 'Results', 'card', 'card_row', 'explained']
from inspect import signature
from .photos import data_uri as data_uri
import numpy as np, pandas as pd
from fastcore.basics import patch
from fastcore.xml import Br, Div, FT, Img, to_xml
from pandas.api.types import is_scalar

class Results(pd.DataFrame):
    """Found products: a table that shows itself as a gallery"""
    __signature__: Any
    _metadata: Any
    _asked: Any
    _picture: Any

    def with_pictures(self, picture, asked: dict | None=...) -> 'Results':
        """Say where the pictures come from"""
        ...

    @property
    def asked(self) -> dict:
        """What was searched for"""
        ...

    @property
    def _constructor(self):
        ...

    def __getstate__(self):
        ...

    def _repr_html_(self):
        ...

    def gallery(self, n: int=...) -> str:
        """A row of pictures for each query, the query first"""
        ...

def card(picture, lines, alt: str=...) -> FT:
    """A picture with some lines below it"""
    ...

def card_row(cards) -> FT:
    """Cards beside each other, to scroll through where they are many"""
    ...

def _line(value, name):
    """What a card says of one column"""
    ...
EXPLAINED: Any

def _compared(values, wanted):
    """Two lists of words: where a value is what is wanted, and where it is another"""
    ...

def explained(found: pd.DataFrame, known: pd.DataFrame, columns=...) -> pd.DataFrame:
    """Say what each result shares with its query, and in what it differs"""
    ...
