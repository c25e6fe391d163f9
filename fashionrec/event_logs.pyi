# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['EVENTS', 'COLUMNS', 'DAY', 'PROBLEM', 'PRESETS', 'COLUMN_WORDS', 'EVENT_WORDS']
import re, unicodedata
from pathlib import Path
from .tables import Table as Table, as_times as as_times, is_scalar_column as is_scalar_column, near_ids as near_ids, problem_table as problem_table, read_rows as read_rows
import numpy as np, pandas as pd
EVENTS: Any
COLUMNS: Any
DAY: Any
PROBLEM: Any
PRESETS: Any
COLUMN_WORDS: Any

def _plain(word):
    """A word without case, accents, blanks and punctuation: 'Add-to-Cart' → 'addtocart'"""
    ...

def _guessed_columns(log):
    """What `columns=` could be: the log's name of a column → ours"""
    ...

def _check_columns(log, needed=..., columns=..., way_out=...):
    """Refuse a log that lacks a column, with all of `columns=` that can be guessed"""
    ...

def _renamed(log, columns):
    """A log under our names of its columns"""
    ...

def _named(log, preset=..., columns=..., names=..., event=..., unit=...):
    """A log under our names, the words of its events that are ours, and the unit of its times"""
    ...
EVENT_WORDS: Any

def _event_words(names=...):
    """Word → position in `EVENTS`: first the log's own, then the usual ones"""
    ...

def _event_codes(words, names=...):
    """Positions in `EVENTS` of the words of a log, -1 for none; and which words are another's"""
    ...

def _bad_rows(log, checks, rows=..., file=...):
    """A line for each bad row, with the first thing that is wrong with it; and which rows are good"""
    ...

def _near(value, count, known, most=...):
    """What is near a value, in words; only for the first few values of a log"""
    ...

def _single(cells, many):
    """Cells one by one: no lists, and the integers of Arrow as they are"""
    ...
_WRITTEN_GAPS: Any

def _is_written_gap(cells):
    """bool, the cells whose text is that of a missing value"""
    ...

def _is_rounded(cells):
    """bool, the numbers so large that the float they came as may have rounded them"""
    ...

def _may_be_rounded(cell):
    ...

def _is_many(cells):
    """bool, the cells that hold several values: lists, dicts, arrays"""
    ...
_WITH_ZONE: Any

def _has_zone(times):
    """Whether the times of a log say where they were taken: an offset, a zone, or numbers since 1970"""
    ...

def _given_moment(now):
    """What `now=` says, read as the times of a log are; in its own zone where it has one"""
    ...

def _moment(now, zone=...):
    """A moment on the clock of a log: in UTC where its times have a zone, else on the local clock"""
    ...

def _clock(now, zone):
    """Which clock a log was compared with, in words"""
    ...

def _frame_of(events):
    """A table of pandas from one of another library, its integers exact; None where it is no table"""
    ...

def _rows(events, usecols=...):
    """Whatever holds events, as a table; `.problems` and `.source_rows` as `read_rows` gives them"""
    ...

def _listed_rows(events):
    """A table from one event or a list: of events, or of ids that were viewed"""
    ...

def _one_dict(events):
    """A table from one event, or from columns of several"""
    ...
