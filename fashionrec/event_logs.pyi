# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['EVENTS', 'COLUMNS', 'DAY', 'PROBLEM', 'PRESETS', 'COLUMN_WORDS', 'POSITION_WORDS', 'EVENT_WORDS', 'WRITTEN_GAPS', 'MANY', 'number_of', 'plain_word', 'guess_columns', 'check_columns', 'name_columns', 'preset_rows', 'rows_in_order', 'as_positions', 'event_words', 'event_codes', 'several_values', 'single_values', 'written_gaps', 'rounded_numbers', 'near_words', 'bad_rows', 'has_zone', 'clock_of', 'moment_of', 'read_events', 'needed_columns']
import re, unicodedata
import numpy as np, pandas as pd
from functools import lru_cache
from pathlib import Path
from .tables import PROBLEMS as PROBLEMS, Table as Table, problem_table as problem_table, read_rows as read_rows
from .values import as_times as as_times, is_scalar_column as is_scalar_column, near_ids as near_ids
EVENTS: Any
COLUMNS: Any
DAY: Any
PROBLEM: Any
_REVIEWS: Any
_LEAST: Any
PRESETS: Any
COLUMN_WORDS: Any
POSITION_WORDS: Any

def number_of(number: float, noun: str, several: str | None=...) -> str:
    """How many there are, in words"""
    ...

def plain_word(word) -> str:
    """A word without case, accents, blanks and punctuation: 'Add-to-Cart' → 'addtocart'"""
    ...

def guess_columns(log: pd.DataFrame) -> dict:
    """What `columns=` could be"""
    ...

def check_columns(log: pd.DataFrame, needed=..., columns: dict | None=..., way_out: str=...):
    """Refuse a log that lacks a column, with all of `columns=` that can be guessed"""
    ...

def _rename(log, columns):
    """A log under our names of its columns"""
    ...

def name_columns(log: pd.DataFrame, preset: str | None=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=...) -> tuple[pd.DataFrame, dict, str | None]:
    """A log under our names"""
    ...

def _left_rows(log, known, names):
    """For each rule of a preset: the column, bool (n,) of the rows that it leaves out, and why"""
    ...

def preset_rows(log: pd.DataFrame, preset: str | None=..., names: dict | None=...) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A log without the rows that its preset leaves out, and what the preset takes for an event"""
    ...

def rows_in_order(log: pd.DataFrame, columns: dict | None=...) -> pd.DataFrame:
    """Number the rows of a log that has positions for times, or nothing at all"""
    ...

def as_positions(cells: pd.Series) -> np.ndarray:
    """The order that a column of positions tells"""
    ...
EVENT_WORDS: Any

def event_words(names: dict | None=...) -> tuple[dict, dict]:
    """What words mean which event"""
    ...

def event_codes(words: pd.Series, names: dict | None=...) -> tuple[np.ndarray, dict]:
    """Which of the four events each word is"""
    ...
WRITTEN_GAPS: Any
MANY: Any

def several_values(cells: pd.Series) -> np.ndarray:
    """The cells that hold several values: lists, dicts, arrays"""
    ...

def single_values(cells: pd.Series, many: np.ndarray | None=...) -> pd.Series:
    """Cells one by one: no lists, and the integers of Arrow as they are"""
    ...

def written_gaps(cells: pd.Series) -> np.ndarray:
    """The cells whose text is that of a missing value"""
    ...

def _is_rounded(cell):
    ...

def rounded_numbers(cells: pd.Series) -> np.ndarray:
    """The numbers so large that the float they came as may have rounded them"""
    ...

def near_words(value, count: int, known, most: int=...) -> str:
    """What is near a value, in words; only for the first few values of a log"""
    ...

def _reasons(values, reason):
    """The reason for each of some bad values; one that is a function is asked once a value"""
    ...

def bad_rows(log: pd.DataFrame, checks, rows=..., file: str | None=...) -> tuple[pd.DataFrame, np.ndarray]:
    """A line for each bad row, with the first thing that is wrong with it"""
    ...
_WITH_ZONE: Any

def has_zone(times: pd.Series) -> bool:
    """Whether the times of a log say where they were taken"""
    ...

def clock_of(time: np.ndarray) -> str:
    """How finely times are known"""
    ...

def _given_moment(now):
    """What `now=` says, read as the times of a log are; in its own zone where it has one"""
    ...
_text_moment: Any

def moment_of(now, zone: bool=...) -> pd.Timestamp:
    """A moment on the clock of a log: in UTC where its times have a zone, else on the local clock"""
    ...

def _frame_of(events):
    """A table of pandas from one of another library, its integers exact; None where it is no table"""
    ...

def _one_dict(events):
    """A table from one event, or from columns of several"""
    ...

def _listed_rows(events):
    """A table from one event or a list: of events, or of ids that were viewed"""
    ...

def read_events(events, choose=...) -> Table:
    """Whatever holds events, as a table; rows that come from no file are counted from 1"""
    ...

def needed_columns(names, preset: str | None=..., columns: dict | None=..., event: str | None=..., unit: str | None=...) -> list:
    """The columns of a log that are looked at"""
    ...
