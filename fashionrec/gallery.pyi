# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['EXPLAINED', 'Results']
import base64, html, io
import numpy as np, pandas as pd
from fastcore.basics import patch
from pandas.api.types import is_scalar

class Results(pd.DataFrame):
    """Found products: a table that shows itself as a gallery"""
    _metadata: Any

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

def _card(im, lines):
    ...

def _line(value, name):
    """What a card says of one column"""
    ...
EXPLAINED: Any

def _compare(found, known, columns):
    """What each row of `found` shares with the row of `known` beside it, and in what it differs"""
    ...

def _explained(found, known, columns):
    """`found` with what each row shares with the row of `known` beside it"""
    ...
