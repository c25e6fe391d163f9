# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['WHOLE', 'REAL', 'MOSTLY', 'FLAG_WORDS', 'is_int64', 'numbers_in', 'typed', 'kinds_in', 'one_type', 'list_in', 'with_lists', 'is_measure', 'currency_of', 'with_currency', 'money_column', 'typed_table', 'is_written_flag', 'with_money', 'join_tables', 'fits_parquet', 'storable', 'restored', 'save_table', 'load_table']
import ast, base64, io, json, re, warnings
from decimal import Decimal
from functools import partial
from fastcore.basics import patch
import numpy as np, pandas as pd
from pandas.api import types
from .values import Amount as Amount, CatalogueError as CatalogueError, TEXT as TEXT, amount_in as amount_in, amounts_in as amounts_in, as_money as as_money
from .values import as_text as as_text, decimal_mark as decimal_mark, is_number as is_number, is_scalar_column as is_scalar_column, objects as objects
WHOLE: Any
REAL: Any

def is_int64(value: int) -> bool:
    """Whether an integer fits into int64"""
    ...

def numbers_in(texts: pd.Series) -> pd.Series | None:
    """Text as numbers if every cell is one that keeps all its digits, else None"""
    ...

def typed(column: pd.Series) -> pd.Series:
    """A column of text as numbers or truth values, only if nothing is lost"""
    ...
_KEPT: Any

def kinds_in(cells) -> str:
    """The names of the types of some cells"""
    ...

def one_type(column: pd.Series) -> tuple[pd.Series, str]:
    """A column of Python objects under one type"""
    ...
MOSTLY: Any
_LISTED: Any
_NEGATIVE: Any

def _python_list(text):
    """A literal of Python; NumPy writes no commas between texts"""
    ...

def _numpy_list(text):
    ...

def list_in(text: str) -> list | dict | None:
    """The list or dict that JSON, Python or NumPy wrote"""
    ...

def with_lists(column: pd.Series) -> pd.Series:
    """A column of text whose cells are nearly all lists or dicts, as these"""
    ...
_MEASURES: Any
_PRICES: Any
_OPEN: Any
_DOTTED: Any
_LISTS: Any

def is_measure(name: str, texts: pd.Series) -> bool:
    """Whether the commas of a column are those of numbers, not between several values"""
    ...

class _Marks:
    """The decimal mark that a whole file writes, asked where one column does not tell"""
    table: Any
    separator: Any
    told: Any

    def __init__(self, table, separator):
        ...

    def votes(self, column):
        """Digits of a column of amounts, of whose marks each by itself tells which it is"""
        ...

    def mark(self):
        """',' or '.'; '' where the file does not tell"""
        ...

    def open_mark(self, texts, is_price):
        """The decimal mark of numbers such as 1.299 that may be thousands, and what is to be said"""
        ...

def _unsaid(kind, reason, **about):
    """Tell nobody"""
    ...

class _Amounts:
    """A column that may hold amounts, what its name tells of them, and who is told about it"""
    name: Any
    say: Any
    currency: Any
    told: Any
    marks: Any

    def __init__(self, name, say, marks=...):
        ...

    @property
    def is_named_measure(self):
        """Whether a column's name says that it holds amounts"""
        ...

    @property
    def is_named_price(self):
        """Whether a column's name says that it holds money, or shares of it"""
        ...

    def grouped_by_dots(self, column):
        """A column of numbers whose dots may group digits, as numbers; None for all others"""
        ...

class _Prices(_Amounts):
    """A column with a currency in its cells, or whose name says that it holds money"""
    currency: Any

    def not_all_amounts(self, column, full, found):
        """A column of which some cells are no amounts: shares as numbers, else text, which is said"""
        ...

    def say_free(self, full, found):
        """Name the words that are read as an amount of 0"""
        ...

    def say_bare(self, cells, count, currency):
        """Tell of amounts without a currency among `count` of which others name one"""
        ...

    def written_money(self, column, written):
        """Amounts of which those in `written` name their currency; a cell without one is a problem"""
        ...

class _Money(_Prices):
    """A column that may hold money"""

    def money(self, column):
        """A column of text that holds amounts, as numbers; else as it is"""
        ...

def currency_of(table) -> dict:
    """The currencies of a table's columns, which pandas takes along where a table is copied or cut"""
    ...

def with_currency(table: pd.DataFrame, currencies: dict) -> pd.DataFrame:
    """Note the currencies of a table's columns in its `attrs`"""
    ...

def money_column(column: pd.Series, name: str, say=...) -> pd.Series:
    """A column of text that holds amounts in one currency, as numbers"""
    ...
_GAPS: Any

def _is_text(column):
    ...

class _Text(_Money):
    """A column of text, which may hold numbers and words for a gap"""
    told: Any

    def text(self, column):
        """A column of text as numbers, truth values or money; words for a gap are named"""
        ...

    def around_gaps(self, column, gaps):
        """A column without the words for a gap, as numbers if all the rest are; else as it is"""
        ...

    def say_gaps(self, cells):
        """Name the words for a gap"""
        ...

    def say_mostly_numbers(self, texts):
        """Tell that a column is text for a few cells that are no numbers"""
        ...

class _Column(_Text):
    """A column of any kind on its way to a type"""
    currency: Any

    def numbers_and_text(self, column):
        """Cells of numbers and of text, as Excel has them, as numbers if the text can be; else None"""
        ...

    def typed(self, column, text):
        """A column under a type that loses nothing; `text` where its cells have no types"""
        ...

    def say_infinities(self, column):
        """Name the numbers that are not finite"""
        ...

def typed_table(table: pd.DataFrame, say=..., text: bool=..., separator: str=...) -> pd.DataFrame:
    """The columns of a table under types that lose nothing"""
    ...
FLAG_WORDS: Any
_FLAG_PAIRS: Any

def is_written_flag(column: pd.Series) -> bool:
    """Whether a column of text or categories holds the two words of a flag, or one of them"""
    ...

def _has_text(column):
    """Whether some cells of a column are text"""
    ...

def _note(notes, *args, **about):
    ...

def with_money(table: pd.DataFrame, say=...) -> pd.DataFrame:
    """A table whose columns of text that hold money are numbers; all others as they are"""
    ...

def _is_large(column):
    """Whether a column holds whole numbers that no float holds exactly"""
    ...

def _differ(columns):
    """Whether columns fit only as text into one: numbers and text, or numbers that would be rounded"""
    ...

def _amounts_are_in(table, name):
    """The currency of a column, where it is known or written in its text; '' for others"""
    ...

def _joined_currencies(tables, names, mixed, say):
    """Column → currency of several tables; one that has two of them is refused"""
    ...

def _advice(tables, name):
    """What keeps a column of money one of numbers, as the end of a message; '' for others"""
    ...

def join_tables(tables, say=...) -> pd.DataFrame:
    """The rows of several tables; a column of numbers in one and of text in another becomes text"""
    ...

def fits_parquet(column: pd.Series) -> bool:
    """Whether a parquet file can hold a column"""
    ...

def _column_as_json(column):
    """Cells as JSON text, missing stays so; None where JSON has no word for one"""
    ...

def _table_as_text(table):
    """A saved table as text that fits into a note"""
    ...

def storable(column: pd.Series) -> tuple[pd.Series, dict]:
    """A column that a parquet file gives back as it was, with the help of a note"""
    ...

def restored(column: pd.Series, note: dict) -> pd.Series:
    """Undo what `storable` did to a column"""
    ...

def save_table(file, table: pd.DataFrame):
    """Write a table; `load_table` gives back its names, order, types and values"""
    ...
_INDEX: Any

def load_table(file) -> pd.DataFrame:
    """Read a table that `save_table` wrote"""
    ...
