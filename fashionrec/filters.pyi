# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['RESERVED', 'between', 'keep', 'warn_absent', 'beside']
import numbers, re, sys, warnings
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
import numpy as np, pandas as pd
from pandas.api import types
from .values import CatalogueError as CatalogueError, _MANY as _MANY, _SLASHED as _SLASHED, _TEXT as _TEXT, _as_text as _as_text, _is_missing as _is_missing
from .values import _is_number as _is_number, _objects as _objects, _text_times as _text_times, _written_time as _written_time, as_money as as_money
from .values import is_scalar_column as is_scalar_column, match_ids as match_ids, near_ids as near_ids
from .dtypes import _MOSTLY as _MOSTLY, _Source as _Source, _money_column as _money_column, typed as typed

@dataclass(frozen=True)
class between:
    """A closed range of values to filter by; open on a side where None"""
    low: object = ...
    high: object = ...

    def __post_init__(self):
        ...

def _is_backwards(low, high):
    ...

def _as_mask(values):
    """A mask of truth values, missing as False; None where it is no mask"""
    ...

def _aligned(frame, mask):
    """A Series of truth values in the order of a frame"""
    ...

def _is_counted(index):
    """Whether an index is the one that pandas gives where there is none: 0, 1, 2 ... without a name"""
    ...
_NO_FILTER: Any

def keep(frame: pd.DataFrame, where=..., quiet: bool=...) -> np.ndarray:
    """Which rows a filter lets through; what is missing is not kept"""
    ...

def _queried(frame, query):
    """Rows that a pandas query lets through"""
    ...

def _no_such(frame, name):
    ...

def _column_of(frame, name):
    """A column of a frame, by its name or its name as text; 'id' may be the index"""
    ...

def _matches(column, name, value):
    """Rows whose cell is a value, one of several, or within a range"""
    ...

def _as_range(name, value):
    ...

def _is_bound(value):
    ...

def warn_absent(columns: dict, where: dict):
    """Name the values of a filter that occur in no product, and what is near them"""
    ...

def _absent(column, name, wanted):
    """The values of a filter that no cell of a column has"""
    ...

def _without_match(column, name, values):
    """The values that no cell has, all looked up at once and halved where some are there"""
    ...

def _told_absent(value, column):
    """A value that is absent, and the texts that are near it, small or capital letters"""
    ...

def _outside():
    """The stack level of a warning that names the line outside this package"""
    ...

def _kind(column):
    """'bool', 'number', 'text', 'time', 'list' or 'other': what the cells of a column are"""
    ...
_KINDS: Any

def _never(column, name, value):
    ...

def _equal(column, name, values):
    """Rows whose cell is one of some values, none of which is missing"""
    ...
_TRUTHS: Any

def _truth(value):
    """A value as true or false, None where it is neither"""
    ...

def _equal_bool(column, name, values):
    ...

def _equal_number(column, name, values):
    ...

def _exact(number):
    """A number as the Decimal that it is written as: 1.1 and Decimal('1.1') are one"""
    ...

def _wanted_number(column, name, value):
    """A value as a number; True and False are 1 and 0 where a column has no other"""
    ...

def _same_number(column, number):
    """Rows with exactly this number, an integer compared as an integer"""
    ...

def _real_number(value):
    """A number, or a text that is one"""
    ...

def _equal_text(column, name, values):
    ...

def _same_moment(column, name, value):
    """Rows whose text is a time within a day or at a moment"""
    ...

def _same_truth(column, name, value):
    ...

def _spellings(column, name, number):
    """How a number may stand in a column of text, if any number stands there"""
    ...

def _equal_time(column, name, values):
    ...

def _span(value, zone):
    """First and last moment of a time, a date, a month such as '2020-09'; None where it is none"""
    ...

def _equal_list(column, name, values):
    ...

def _equal_other(column, name, values):
    """Periods, intervals and cells of several kinds are compared as they are written"""
    ...

def _as_period(column, name, value):
    ...

def _within(column, name, limits):
    """Rows whose cell lies in a range"""
    ...

def _comparable(column, name, low, high):
    """A column and two bounds as they are compared; a bound is None where it can't be read"""
    ...

def _number_range(column, low, high):
    """Numbers and their bounds; Decimals where the column holds Python's numbers"""
    ...

def _text_as_times(column):
    """Text such as '2020-09-20' as times; missing where it is none"""
    ...

def _within_categories(column, name, limits):
    """Ordered categories compare by their order, others by their values"""
    ...

def _number_bounds(low, high):
    """Two bounds as numbers, text such as '₹1,500' as an amount; None where they are none"""
    ...

def _text_range(column, name, low, high):
    """Text compares as numbers or amounts where all of it is, else as dates, else as letters"""
    ...

def _check_currency(column, name, bounds):
    """Amounts in one currency have no bounds in another"""
    ...

def _date_range(column, name, low, high):
    """A column of dates in text as times, and the first and last moment of a range; None if no dates"""
    ...

def _as_day(bound, seconds):
    """A bound as `_span` takes it: text as its month, day or moment; others as they are"""
    ...

def _dated(name, values):
    """Values to compare with times: text such as '30/06/2019' as the day that it is"""
    ...

def _open_order(name, texts):
    ...

def _time_range(column, low, high):
    """A column as UTC, and the first and last moment of a range of days, months or times"""
    ...

def _inside(column, low, high):
    """Rows between two bounds, either of which may be open"""
    ...

def _incomparable(column, name, limits):
    ...
RESERVED: Any

def beside(results: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """Results with the attributes of their products; a column with a name of results is renamed"""
    ...
