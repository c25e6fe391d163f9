# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['RESERVED', 'between', 'is_mask', 'as_mask', 'aligned_mask', 'kind_of', 'never', 'as_truth', 'real_number', 'exact_decimal', 'number_bounds', 'span_of', 'as_day', 'as_dates', 'iso_times', 'equal', 'within', 'matches', 'outside_level', 'absent_values', 'warn_absent', 'column_of', 'queried', 'keep', 'beside']
import numbers, re, sys, warnings
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
import numpy as np, pandas as pd
from pandas.api import types
from .values import CatalogueError as CatalogueError, SLASHED as SLASHED, TEXT as TEXT, as_money as as_money, as_text as as_text, is_many as is_many
from .values import is_missing as is_missing, is_number as is_number, is_scalar_column as is_scalar_column, match_ids as match_ids, near_ids as near_ids
from .values import objects as objects, text_times as text_times, written_time as written_time
from .dtypes import FLAG_WORDS as FLAG_WORDS, MOSTLY as MOSTLY, currency_of as currency_of, money_column as money_column, typed as typed

def _is_backwards(low, high):
    ...

@dataclass(frozen=True)
class between:
    """A closed range of values to filter by; open on a side where None"""
    low: object = ...
    high: object = ...

    def __post_init__(self):
        ...

    @property
    def bounds(self) -> list:
        """The bounds that are given"""
        ...

def is_mask(which) -> bool:
    """Whether something says yes, no or nothing of each product"""
    ...
_NO_FILTER: Any

def as_mask(values) -> np.ndarray | None:
    """A mask of truth values"""
    ...

def aligned_mask(frame: pd.DataFrame, mask: pd.Series) -> np.ndarray:
    """A Series of truth values in the order of a frame"""
    ...
_KINDS: Any

def kind_of(column: pd.Series) -> str:
    """What the cells of a column are"""
    ...

def never(column: pd.Series, name: str, value) -> CatalogueError:
    """The error for a value that no cell of a column could be"""
    ...

class _Others:
    """Periods, intervals and cells of several kinds: compared as they are written"""
    column: Any
    name: Any

    def __init__(self, column, name):
        ...

    def equal(self, values):
        """Rows whose cell is one of some values, none of which is missing"""
        ...

    def bounded(self, limits):
        """The column and two bounds as they are compared; a bound is None where it can't be read"""
        ...

    def period(self, value):
        """A value as a period of the column's length"""
        ...

    def check_currency(self, bounds, asked_for=...):
        """Amounts in one currency are not compared with another"""
        ...
_TRUTHS: Any

def as_truth(value) -> bool | None:
    """A value as true or false: 'yes', 1 and 'True' are one"""
    ...

class _Truths(_Others):
    """Truth values: compared with what says yes or no"""

    def equal(self, values):
        """Rows whose cell is one of some truths"""
        ...

class _Lists(_Others):
    """Lists: compared with what they hold"""

    def equal(self, values):
        """Rows whose cell is or holds one of some values"""
        ...

def real_number(value):
    """A number, an integer exactly"""
    ...

def exact_decimal(number):
    """A number as the Decimal that it is written as: 1.1 and Decimal('1.1') are one"""
    ...

class _Numbers(_Others):
    """Numbers: compared exactly, an integer as an integer"""

    def equal(self, values):
        """Rows with exactly one of some numbers"""
        ...

    def number(self, value):
        """A value as a number; True and False are 1 and 0 where the column has no other"""
        ...

    def same(self, number):
        """Rows with exactly this number, bool (n,)"""
        ...

    def bounded(self, limits):
        """Numbers and their bounds; Decimals where the column holds Python's numbers"""
        ...

def number_bounds(low, high) -> list:
    """Two bounds as numbers, text such as '₹1,500' as an amount"""
    ...

def span_of(value, zone=...) -> list | None:
    """First and last moment of a time, a date, a month"""
    ...

def as_day(bound, seconds: int):
    """A bound as the month, day or moment that it names"""
    ...

def _open_order(name, texts):
    """The error for dates that could begin with the day or the month"""
    ...

def as_dates(name: str, values) -> list:
    """Values with their slashed dates read"""
    ...

class _Times(_Others):
    """Times: compared as moments, a day or month as all of its moments"""
    zone: Any
    moments: Any

    def __init__(self, column, name):
        ...

    def equal(self, values):
        """Rows whose time lies within one of some days, months or moments"""
        ...

    def bounded(self, limits):
        """The column as UTC, and the first and last moment of a range"""
        ...

    def ranged(self, low, high):
        """As `bounded`, of bounds that were read"""
        ...

def iso_times(column: pd.Series) -> pd.Series:
    """Text such as '2020-09-20' as times"""
    ...

class _Texts(_Others):
    """Text: compared as it is written, or as what it says"""

    def equal(self, values):
        """Rows whose text is one of some values, however it is written"""
        ...

    def is_part_of_dates(self, value):
        """Whether a text is a year, month or day, and the column writes nearly only dates"""
        ...

    def same_moment(self, value):
        """Rows whose text is a time within a day or at a moment"""
        ...

    def same_truth(self, value):
        """Rows whose text says yes or no as `value` does"""
        ...

    def spellings(self, number):
        """How a number may stand in a column of text, if any number stands there"""
        ...

class _TextRanges(_Texts):
    """Text and ranges: compared as amounts, dates or letters"""

    def bounded(self, limits):
        """The column and two bounds as amounts, dates or letters"""
        ...

    def dates(self, limits):
        """Text as times, and the first and last moment of a range; None if it holds no dates"""
        ...
_COMPARED: Any

def equal(column: pd.Series, name: str, values: list) -> np.ndarray:
    """Rows whose cell is one of some values"""
    ...

def _inside(column, low, high):
    """Rows between two bounds, either of which may be open, bool (n,)"""
    ...

def _within_categories(column, name, limits):
    """Ordered categories compare by their order, others by their values"""
    ...

def _incomparable(column, name, limits):
    """The error for a range that says nothing of a column"""
    ...

def within(column: pd.Series, name: str, limits: between) -> np.ndarray:
    """Rows whose cell lies in a range"""
    ...

def _is_bound(value):
    ...

def matches(column: pd.Series, name: str, value) -> np.ndarray:
    """Rows whose cell is a value, one of several, or within a range"""
    ...

def outside_level() -> int:
    """The stack level of a warning that names the line outside this package"""
    ...

def _without_match(column, name, values):
    """The values that no cell has, all looked up at once and halved where some are there"""
    ...

def absent_values(column: pd.Series, name: str, wanted) -> list:
    """The values of a filter that no cell of a column has"""
    ...

def _with_near(value, column):
    """A value that is absent, and the texts that are near it, small or capital letters"""
    ...

def warn_absent(columns: dict, where: dict):
    """Name the values of a filter that occur in no product, and what is near them"""
    ...

def _no_such(frame, name):
    ...

def column_of(frame: pd.DataFrame, name) -> pd.Series:
    """A column of a frame, by its name or its name as text"""
    ...

def queried(frame: pd.DataFrame, query: str) -> np.ndarray:
    """Rows that a pandas query lets through"""
    ...

def keep(frame: pd.DataFrame, where=..., quiet: bool=...) -> np.ndarray:
    """Which rows a filter lets through; what is missing is not kept"""
    ...
RESERVED: Any

def beside(results: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """Results with the attributes of their products; a column with a name of results is renamed"""
    ...
