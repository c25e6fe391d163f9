# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['TEXT', 'INVISIBLE', 'SLASHED', 'CatalogueError', 'objects', 'is_number', 'is_many', 'is_missing', 'as_text', 'is_scalar_column', 'one_or_many', 'id_text', 'exact_series', 'as_ids', 'rounded_ids', 'match_ids', 'near_ids', 'in_seconds', 'unit_of', 'iso_times', 'text_times', 'exact_number', 'written_time', 'as_times', 'Amount', 'amount_in', 'amounts_in', 'decimal_mark', 'as_money']
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
TEXT: Any
_BLANKS: Any
INVISIBLE: Any

def objects(values) -> np.ndarray:
    """An object array, one cell a value, whatever the values are"""
    ...

def is_number(cell) -> bool:
    """Whether a cell is a number"""
    ...
_MANY: Any

def is_many(cell) -> bool:
    """Whether a cell holds several values, or what can't be counted"""
    ...

def is_missing(cell) -> bool:
    """Whether a cell is empty"""
    ...

def as_text(cell) -> str:
    """A cell as it would be written"""
    ...

def _is_nested(kind):
    ...

def is_scalar_column(column: pd.Series) -> bool:
    """Whether a column holds single values"""
    ...
_ONE: Any
_FILE_OR_PICTURE: Any

def one_or_many(given) -> tuple[list, bool]:
    """Text, bytes, a path, a picture, a file, a dict are one; lists, sets, Series are many"""
    ...

def id_text(cell) -> str | None:
    """An id as text, without blanks around it"""
    ...

def _plain(series):
    """A categorical column as what its categories are, Arrow's integers exactly; others as they are"""
    ...

def exact_series(values) -> pd.Series:
    """Values as a Series, none of them rounded"""
    ...
_ID: Any
_NO_ID: Any

def _id_texts(series):
    """Ids as text without blanks around them, missing where there is none"""
    ...

def as_ids(values) -> pd.Series:
    """Ids as they are: 15970, 15970.0 and ' 15970' are one, 0042 is text; nothing is rounded"""
    ...
_LONG_FLOAT: Any

def _is_rounded(cell):
    ...

def rounded_ids(values) -> np.ndarray:
    """Which ids are floats too large to hold every integer: what was 2**53 + 1 may be here as 2**53"""
    ...

def _look_up(wanted, known):
    """Position of the first row of `known` with each wanted id, int64 (len(wanted),); -1 = none"""
    ...

def _look_up_text(wanted, known, numbers):
    """As `_look_up`; then without '.0'; then without leading zeros, where just one id is the same"""
    ...

def match_ids(values, ids) -> np.ndarray:
    """Where ids are, however each side writes them, and never through a float"""
    ...

def near_ids(value, ids, n: int=...) -> list:
    """What could have been meant, for the message of an error"""
    ...
_EARLIEST: Any
_LATEST: Any
_UNITS: Any
_UNIT_NAMES: Any
_PER_SECOND: Any
_DIGITS_OF: Any

def _from_digits(values, unit):
    """Numbers such as 20200920101530 as seconds since 1970, int64 (n,); -1 where they are no date"""
    ...

def in_seconds(values: np.ndarray, unit: str) -> np.ndarray:
    """Numbers of a unit as seconds since 1970"""
    ...

def unit_of(values: np.ndarray) -> str:
    """The unit under which most numbers are times between 1995 and 2100, at best before next year"""
    ...
SLASHED: Any

class _DateParts:
    """The parts of dates such as 3/4/2020, and whether they begin with the year"""
    parts: Any
    said: Any

    def __init__(self, texts):
        ...

    def full_year(self, year):
        """The year that two digits stand for: none after the next one"""
        ...

    def plausible(self, year, month, day):
        """How many parts make dates since 1995, and in how few years"""
        ...

    def begin_with_year(self):
        """Whether dates such as 20-09-21 begin with the year"""
        ...

class _SlashedDates(_DateParts):
    """Dates such as 3/4/2020, and in which order they name day, month and year"""
    day_first: Any
    parts: Any
    said: Any

    def __init__(self, texts):
        ...

    def begin_with_day(self):
        """Whether dates such as 3/4/2020 begin with the day; None where some do and some do not"""
        ...

    def as_iso(self):
        """Dates as ISO text; missing where their order can't be told"""
        ...

def _any_time(text):
    """A time in another form, as dateutil reads it; NaT where it can't, or doesn't know the zone"""
    ...

def _since_1970(times):
    """Naive times as seconds since 1970, int64 (n,); -1 where there is none"""
    ...
_COMMA_SECONDS: Any
_ISO_TEXT: Any
_UTC: Any

def iso_times(texts: pd.Series) -> np.ndarray:
    """Times that are ISO text without an offset, read all at once"""
    ...

def text_times(texts: pd.Series) -> tuple[np.ndarray, str]:
    """Dates and times in text as seconds since 1970"""
    ...
_NUMBER: Any

def exact_number(cell):
    """The finite number in a cell or in its text, an integer exactly"""
    ...

def written_time(cell) -> str:
    """A date or time of any kind as ISO text; other text as it is"""
    ...

def _whole_numbers(series):
    """The cells as int64 (n,) where all are integers or their digits; else None"""
    ...

def _typed_times(series):
    """Seconds of a column of a datetime or period type, int64 (n,); else None"""
    ...

def _mixed_times(series, unit):
    """Seconds of cells that are numbers, text, dates or times, int64 (n,); what was guessed"""
    ...

def _other_times(series, unit):
    """As `_mixed_times`, of cells that are neither ISO text nor integers throughout"""
    ...

def as_times(values, unit: str | None=...) -> tuple[np.ndarray, str]:
    """Times as seconds since 1970; those without a zone are taken as UTC"""
    ...
_CURRENCIES: Any
_DIGITS: Any
_GROUPED: Any
_LABELS: Any
_FREE: Any

@dataclass(frozen=True)
class Amount:
    """What a text says about money"""
    digits: str
    currency: str
    negative: bool = ...

    def value(self, mark: str) -> float:
        """The number of an amount under a decimal mark"""
        ...

def _currency(around):
    """The currency in the text around an amount and what else is there, by price-parser"""
    ...

def amount_in(text: str) -> Amount | None:
    """The amount in a text that holds nothing else"""
    ...

def amounts_in(cells) -> dict:
    """The amounts in the distinct texts among cells"""
    ...

def decimal_mark(amounts) -> str:
    """The decimal mark of all amounts together"""
    ...

def as_money(series: pd.Series, mark: str=...) -> tuple[pd.Series, str]:
    """Amounts of money as numbers; with several currencies the text as it is, and '$, €'"""
    ...
