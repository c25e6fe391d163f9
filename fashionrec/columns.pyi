# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LARGEST', 'dense', 'is_nested', 'is_time', 'finite', 'plain', 'amounts', 'is_text', 'settled', 'column_kind', 'is_bookkeeping', 'one_value_columns', 'input_columns', 'is_number', 'is_skewed', 'require_column', 'as_floats', 'as_text', 'hashed_words', 'Encoder']
import re, warnings
import numpy as np, pandas as pd
from decimal import Decimal
from numbers import Real
from fastcore.basics import patch
from .dtypes import is_written_flag as is_written_flag
from .tables import as_money as as_money, is_scalar_column as is_scalar_column

def dense(column: pd.Series) -> pd.Series:
    """A column without the types that only say how its values are stored"""
    ...

def is_nested(column: pd.Series) -> bool:
    """Whether cells hold several values (lists, dicts), bytes, or complex numbers"""
    ...
_TIMES: Any

def is_time(column: pd.Series) -> bool:
    """Whether a column holds dates, times, periods or lengths of time"""
    ...
LARGEST: Any

def _as_float(number):
    """A number as a float, infinite where it is beyond all floats"""
    ...

def finite(column: pd.Series) -> pd.Series:
    """Numbers of any type as floats"""
    ...

def _without_blanks(text):
    """Text of which blank cells are missing"""
    ...

def plain(column: pd.Series) -> pd.Series:
    """A column as what a model can learn from"""
    ...
_CODE: Any

def amounts(column: pd.Series) -> pd.Series:
    """Amounts of money and other numbers that are written as text"""
    ...

def is_text(column: pd.Series) -> bool:
    """Whether every value of a column is a piece of text"""
    ...

def settled(column: pd.Series) -> pd.Series:
    """A column as `plain` gives it, or as numbers where all of its text reads as amounts"""
    ...
_IDS: Any
_MEASURES: Any

def _words_of(name):
    """The words in a column's name: {'stock', 'quantity'} of 'stockQuantity' and 'stock_quantity'"""
    ...

def _is_code(column):
    """Whether whole numbers, each of which occurs once, name products"""
    ...

def column_kind(column: pd.Series) -> str:
    """What a column holds, judged by its values"""
    ...
_COUNTED: Any
_OF_PRODUCTS: Any

def is_bookkeeping(column: pd.Series) -> bool:
    """Whether a column's name says that it counts what a shop holds, sells or shows"""
    ...

def one_value_columns(products: pd.DataFrame) -> list:
    """The columns that have one value a cell and a name of their own; a warning names the others"""
    ...

def input_columns(products: pd.DataFrame, target: str) -> list:
    """The inputs used when none are named: every other attribute and number that differs"""
    ...

def is_number(column: pd.Series) -> bool:
    """Whether a column is a number to estimate, and not one of some classes"""
    ...

def is_skewed(numbers: pd.Series) -> bool:
    """Whether numbers of 0 and more have a long tail, as prices do"""
    ...

def require_column(products: pd.DataFrame, name: str) -> None:
    """KeyError where a table lacks a column; its message names those that there are"""
    ...

def as_floats(column: pd.Series) -> pd.Series:
    """The numbers of a column"""
    ...

def as_text(column: pd.Series) -> pd.Series:
    """The values of a column as text"""
    ...

def hashed_words(column: pd.Series):
    """How often each hashed word occurs in each text"""
    ...

class Encoder:
    """Turns products into rows of numbers, and says what it did not know"""
    kinds: Any
    pictures: Any
    dims: Any
    words: Any
    classes: Any
    owner: Any
    logs: Any
    both: Any
    cats: Any
    conts: Any
    means: Any
    deviations: Any

    def __init__(self, kinds: dict, pictures: bool=..., dims: int=...):
        ...

    @property
    def inputs(self) -> list:
        """Names of the inputs; the picture is the last"""
        ...

    def _number(self, name, column):
        """A column of numbers as float32; the logarithm where it is skewed"""
        ...

    def _directions(self, name, column):
        """A column of words as {(name, direction): float32 (n,)}"""
        ...

    def table(self, products: pd.DataFrame, vectors=...) -> tuple:
        """The inputs as columns, categories apart from numbers; missing where not known"""
        ...

    def _fit_columns(self, products, seed):
        """Find numbers that are skewed or recur, and the directions of words"""
        ...

    def fit(self, products: pd.DataFrame, vectors=..., seed: int=...) -> Encoder:
        """Learn classes, means and word directions"""
        ...

    def notes(self, products: pd.DataFrame, categories: pd.DataFrame, numbers: pd.DataFrame) -> pd.Series:
        """What is missing or unknown of each product"""
        ...

    def encode(self, products: pd.DataFrame, vectors=...) -> tuple:
        """Products as numbers, and what was not known about each"""
        ...

    def state(self) -> tuple:
        """All that was learnt, without pickle"""
        ...

    @classmethod
    def from_state(cls, state: dict, arrays: dict) -> Encoder:
        """The encoder that `state` describes"""
        ...

def _names_where(masks, n):
    """For each of `n` rows the keys of `masks`, name → bool (n,), that hold for it, as text"""
    ...
_STATE: Any
