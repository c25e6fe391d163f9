# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['CatalogueError', 'is_scalar_column', 'one_or_many', 'as_ids', 'match_ids', 'rounded_ids', 'near_ids', 'as_times', 'as_money']
import difflib, numbers, os, re, warnings
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
import numpy as np, pandas as pd
from pandas.api import types

class CatalogueError(ValueError):
    """A table or catalogue that can't be read as asked; the message says what to change"""
_TEXT: Any
_BLANKS: Any
_INVISIBLE: Any

def _objects(values):
    """An object array, one cell a value, whatever the values are"""
    ...

def _is_number(cell):
    """Whether a cell is a number; True and False are none"""
    ...

def _as_text(cell):
    ...

def _is_missing(value):
    ...

def is_scalar_column(column: pd.Series) -> bool:
    """Whether a column holds single values"""
    ...

def _is_nested(kind):
    ...
_MANY: Any

def _is_many(cell):
    ...

def one_or_many(given) -> tuple[list, bool]:
    """Text, bytes, a path, a picture, a file, a dict are one; lists, sets, Series are many"""
    ...
_ONE: Any
_FILE_OR_PICTURE: Any

def _kind_and_text(value):
    ...
_ID: Any

def _id_text(cell):
    """An id as text; None where it is missing"""
    ...

def _cells(values):
    """Values as a Series that rounds none of them"""
    ...

def _plain(series):
    """A categorical column as what its categories are, Arrow's integers exactly; others as they are"""
    ...

def _fits(number):
    ...

def _id_texts(series):
    """Ids as text without blanks around them, missing where there is none"""
    ...
_NO_ID: Any

def as_ids(values) -> pd.Series:
    """Ids as they are: 15970, 15970.0 and ' 15970' are one, 0042 is text; nothing is rounded"""
    ...

def match_ids(values, ids) -> np.ndarray:
    """Where ids are, however each side writes them, and never through a float"""
    ...

def rounded_ids(values) -> np.ndarray:
    """Which ids are floats too large to hold every integer: what was 2**53 + 1 may be here as 2**53"""
    ...
_LONG_FLOAT: Any

def _is_rounded(cell):
    ...

def _look_up(wanted, known):
    """Position of the first row of `known` with each wanted id"""
    ...

def _are_numbers(values):
    ...

def _look_up_text(wanted, known, numbers=...):
    """As `_look_up`; then without '.0'; then without leading zeros, where just one id is the same"""
    ...

def near_ids(value, ids, n: int=...) -> list:
    """What could have been meant, for the message of an error"""
    ...
_EARLIEST: Any
_LATEST: Any
_UNITS: Any
_UNIT_NAMES: Any
_PER_SECOND: Any

def _in_seconds(values, unit):
    """Numbers of a unit (int64 or float64) as seconds since 1970; -1 where they are no date"""
    ...

def _whole_seconds(values):
    """As int64; what is out of its range is -1"""
    ...

def _from_digits(values, unit):
    """Numbers such as 20200920101530 as seconds since 1970; -1 where the digits are no date"""
    ...

def _unit_of(values):
    """The unit under which most numbers are times between 1995 and 2100, at best before next year"""
    ...
_SLASHED: Any

def _day_first(dates):
    """Whether dates such as 3/4/2020 begin with the day (None: some do), and what to say about it"""
    ...

def _full_year(year):
    """The year that two digits stand for: none after the next one"""
    ...

def _year_first(dates):
    """Whether dates such as 20-09-21 begin with the year, and what to say where they may"""
    ...

def _iso_dates(dates, day_first):
    """Dates with slashes as ISO text; missing where it can't be told"""
    ...

def _text_times(text):
    """Distinct texts as seconds since 1970 UTC, -1 where unreadable, and what was guessed"""
    ...

def _any_time(text):
    """A time in another form, as dateutil reads it; NaT where it can't, or doesn't know the zone"""
    ...

def _since_1970(times):
    """Naive times as seconds since 1970, -1 where there is none"""
    ...
_NUMBER: Any

def _number_of(cell):
    """The number in a cell, exactly; None where there is none"""
    ...

def _numeric_cells(cells):
    """Positions and values of the cells that are finite numbers"""
    ...

def _written_time(cell):
    """A date or time of any kind as ISO text; other text as it is"""
    ...

def _typed_times(series):
    """Seconds of a column of a datetime or period type, else None"""
    ...

def _mixed_times(series, unit):
    """Seconds of cells that are numbers, text, dates or times; what was guessed"""
    ...

def as_times(values, unit: str | None=...) -> tuple[np.ndarray, str]:
    """Times as seconds since 1970; those without a zone are taken as UTC"""
    ...
_CURRENCIES: Any
_DIGITS: Any
_FREE: Any

@dataclass(frozen=True)
class _Amount:
    """What a text says about money"""
    digits: str
    currency: str
    negative: bool = ...

def _currency(around):
    """The currency in the text around an amount and what else is there, by price-parser"""
    ...

def _amount(text):
    """The amount in a text that holds nothing else, or None"""
    ...

def _decimal_mark(amounts):
    """',' or '.' as the decimal mark of all amounts together, or '' where nothing tells"""
    ...

def _as_float(amount, mark):
    """The number of an amount under a decimal mark; NaN where its digits are grouped in another way"""
    ...
_GROUPED: Any

def _amounts(cells):
    """Text → amount of the distinct texts among cells"""
    ...

def as_money(series: pd.Series) -> tuple[pd.Series, str]:
    """Amounts of money as numbers; with several currencies the text as it is, and '$, €'"""
    ...
