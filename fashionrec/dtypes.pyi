# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['typed', 'storable', 'restored', 'save_table', 'load_table']
import ast, base64, io, json, numbers, re, warnings
from dataclasses import dataclass, field
from decimal import Decimal
import numpy as np, pandas as pd
from pandas.api import types
from .values import CatalogueError as CatalogueError, _TEXT as _TEXT, _amount as _amount, _amounts as _amounts, _as_text as _as_text, _is_number as _is_number
from .values import _objects as _objects, as_money as as_money, is_scalar_column as is_scalar_column

@dataclass
class _Source:
    """A table as it was found, before ids and types"""
    name: str
    frame: pd.DataFrame | None = ...
    rows: np.ndarray | None = ...
    problems: list = ...
    typed: bool = ...

    def say(self, kind, reason, **where):
        """Note a problem"""
        ...
_WHOLE: Any
_REAL: Any

def _as_text_number(text):
    """Text cells as numbers if every one is a number that keeps all its digits, else None"""
    ...

def _big(plain):
    """Integers of 19 digits and more as int64, or None where they are too large"""
    ...

def _is_int64(value):
    ...

def typed(column: pd.Series) -> pd.Series:
    """A column of text as numbers or truth values, only if nothing is lost"""
    ...
_KEPT: Any

def _whole(column):
    """A column of Python objects under one type, and what was done if cells of several kinds met"""
    ...

def _fits_float(cell):
    ...

def _kinds(cells):
    ...
_LISTED: Any
_NEGATIVE: Any

def _with_lists(column):
    """A column of text whose cells are nearly all lists or dicts, as these; else as it is"""
    ...

def _list_of(text):
    """The list or dict that JSON, Python or NumPy wrote, None where it is none"""
    ...

def _python_list(text):
    """A literal of Python; NumPy writes no commas between texts"""
    ...

def _numbers_in(text):
    ...

def _types(source, frame):
    """The columns of a frame under types that lose nothing"""
    ...

def _column_type(source, name, column):
    ...

def _numbers_and_text(source, name, column):
    """Cells of numbers and of text, as Excel has them, as numbers if the text can be; else None"""
    ...

def _typed_text(source, name, column):
    ...
_GAPS: Any

def _numbers_around(source, name, column, gaps):
    """A column without the words for a gap, as numbers if all the rest are; else as it is"""
    ...

def _say_gaps(source, name, cells):
    ...

def _say_mostly_numbers(source, name, texts):
    """Tell that a column is text for a few cells that are no numbers"""
    ...

def _name_infinities(source, name, column):
    ...
_MOSTLY: Any

def _money_column(source, name, column):
    """A column of text that holds amounts, as numbers; else as it is"""
    ...

def _written_money(source, name, column, written):
    """Amounts of which those in `written` name their currency; a cell without an amount is a problem"""
    ...

def _grouped(texts):
    """Whether every text is a number, some of them with a comma: '12,00', '1,299', '1.299,00'"""
    ...
_MEASURES: Any
_LISTS: Any

def _is_measure(name, texts):
    """Whether the commas of a column are those of numbers, not between several values"""
    ...

def storable(column: pd.Series) -> tuple[pd.Series, dict]:
    """A column that a parquet file gives back as it was, with the help of a note"""
    ...

def _fits_arrow(column):
    """Whether Arrow has a type for the cells of a column"""
    ...

def _column_as_json(column):
    """Cells as JSON text, missing where they were; None where JSON has no word for one"""
    ...

def _table_as_text(table):
    """A saved table as text that fits into a note"""
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
