# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['plain', 'column_kind', 'input_columns', 'Encoder']
import re, warnings
import numpy as np, pandas as pd
from decimal import Decimal
from numbers import Real
from fastai.data.transforms import Normalize
from fastai.tabular.core import Categorify, CategoryMap, TabularPandas
from fastcore.basics import patch
from .tables import as_money as as_money, is_scalar_column as is_scalar_column
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import HashingVectorizer
_LARGEST: Any

def _cells(s):
    """A column without a type of categories or of gaps; a Decimal that signals is missing"""
    ...

def _as_float(number):
    """A number as a float, infinite where it is beyond all floats"""
    ...

def _finite(s):
    """Numbers as floats, whole ones as integers; missing where they are not finite"""
    ...

def _is_nested(s):
    """Whether cells of the column hold several values, bytes, or complex numbers"""
    ...

def _is_time(s):
    """Whether a column holds dates, times, periods or lengths of time"""
    ...

def _is_real(value):
    ...

def plain(s: pd.Series) -> pd.Series:
    """A column as what a model can learn from"""
    ...
_CODE: Any

def _amounts(s):
    """Text as numbers, missing where it is none"""
    ...

def _is_text(s):
    """Whether every value of the column is a piece of text"""
    ...

def _settled(s):
    """A column as `plain` gives it, text of which every value is an amount as numbers"""
    ...
_IDS: Any
_MEASURES: Any

def _is_code(s):
    """Whether whole numbers, each of which occurs once, name products"""
    ...

def column_kind(s: pd.Series) -> str:
    """What a column holds, judged by its values"""
    ...

def _told(df):
    """The columns of a table that have one value a cell; a warning names the others"""
    ...

def input_columns(products: pd.DataFrame, target: str) -> list:
    """The inputs used when none are named: every other attribute and number that differs"""
    ...

def _skewed(y):
    ...

def _is_number(s):
    ...

def _no_column(c, df):
    ...

def _answers_of(df, target):
    """The column to be predicted as plain values"""
    ...

def _hashed(s):
    ...

class Encoder:
    """Turns products into rows of numbers, and says what it did not know"""
    kinds: Any
    pictures: Any
    dims: Any
    words: Any
    both: Any
    logs: Any
    procs: Any
    owner: Any
    cats: Any
    conts: Any

    def __init__(self, kinds: dict, pictures: bool=..., dims: int=...):
        ...

    @property
    def inputs(self) -> list:
        """Names of the inputs; the picture is the last"""
        ...

    def _reduced(self, c, s):
        """Words of the column `c` as one column a direction"""
        ...

    def _table(self, df, vectors=...):
        """Categories as text, all else as float columns; and which input each column is of"""
        ...

    def _fit_columns(self, df, seed):
        ...

    def fit(self, df: pd.DataFrame, vectors=..., seed: int=...) -> Encoder:
        """Learn categories, means and word directions"""
        ...

    @property
    def classes(self) -> dict:
        """The categories seen in training"""
        ...

    def _note(self, df, t):
        """What is missing or unknown in each product of `df`, of which `t` is the table"""
        ...

    def encode(self, df: pd.DataFrame, vectors=...) -> tuple:
        """Products as numbers, and what was not known about each"""
        ...

    def state(self) -> tuple:
        """All that was learnt, without pickle"""
        ...

    @classmethod
    def from_state(cls, state: dict, arrays: dict) -> Encoder:
        """The encoder that `state` describes"""
        ...

def _number(s):
    """A column as float64, missing where there is no finite number"""
    ...

def _text(s):
    ...

def _named(masks, n):
    """For each of `n` rows the keys of `masks` that hold for it, as text"""
    ...
_own: Any
