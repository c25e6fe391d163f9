# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Histories']
import difflib
from dataclasses import dataclass
from pathlib import Path
from .event_logs import COLUMNS as COLUMNS, DAY as DAY, EVENTS as EVENTS, _WRITTEN_GAPS as _WRITTEN_GAPS, _bad_rows as _bad_rows, _check_columns as _check_columns, _clock as _clock, _event_codes as _event_codes
from .event_logs import _event_words as _event_words, _guessed_columns as _guessed_columns, _has_zone as _has_zone, _is_many as _is_many, _is_rounded as _is_rounded, _is_written_gap as _is_written_gap, _moment as _moment
from .event_logs import _named as _named, _near as _near, _plain as _plain, _rows as _rows, _single as _single
from .tables import as_ids as as_ids, as_times as as_times, match_ids as match_ids, problem_table as problem_table
import numpy as np, pandas as pd
from fastcore.basics import patch

class Histories:
    """Events of customers, checked, in the order of customer and time"""
    zone: Any
    problems: Any
    who: Any
    what: Any
    event: Any
    time: Any
    customers: Any
    products: Any
    start: Any
    simulated: Any

    def __init__(self, events, products, preset: str | None=..., now=..., strict: bool=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=...):
        ...

    def _fill(self, log, products, source, file, now, strict, names, unit):
        """Check the events of a log under our names, and take the good ones"""
        ...

    @property
    def left_out(self) -> pd.DataFrame:
        """The problems that lost an event; the others say what was guessed or mended"""
        ...

    def _refuse(self):
        """Raise the first bad row"""
        ...

    def _order(self, who, what, event, time, customers, products, simulated=...):
        """Take the events, as codes, in the order of customer and time"""
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    @property
    def events(self) -> pd.DataFrame:
        """The events as a table"""
        ...

    @classmethod
    def read(cls, path, products, preset: str | None=..., **kwargs) -> Histories:
        """Histories from a file; text stays text, so that an id keeps its leading zeros"""
        ...

    def part(self, keep: np.ndarray) -> Histories:
        """Some of the events"""
        ...

    def only(self, rows) -> Histories:
        """Some of the customers"""
        ...

    def split(self, days: float) -> tuple[Histories, Histories]:
        """The past and what came after it"""
        ...

    @classmethod
    def nobody(cls, products) -> Histories:
        """One customer without any event"""
        ...

def _ids(products):
    """The ids of products: of a table, a catalogue, an index, or as they are"""
    ...

def _file_name(events):
    """The name of the file that events are read from, None where there is none"""
    ...

def _joined(*tables):
    """Several tables of problems as one"""
    ...

@dataclass
class _UnknownProduct:
    """Why a product of a log was refused, with what is near"""
    ids: pd.Index

    def __call__(self, value, count):
        ...

def _no_event(value, count):
    """Why a word was refused as an event, with the event that it could mean"""
    ...
_GAP: Any
_ROUNDED: Any

def _taken_for(taken):
    """Words of a log that were taken for events of ours"""
    ...

def _time_checks(time, guess, now, zone):
    """What can be wrong with times: they are none, or they lie ahead of the clock"""
    ...

def _told_row(line):
    """A bad row in words"""
    ...

def _is_id(history, ids):
    """Whether a history is the id of one product; a text that is neither that nor a file is refused"""
    ...

def _several(log):
    """The column of a log that seems to name several customers, '' where none does"""
    ...

def _check_one(log, customer, columns):
    """Refuse a history that lacks a column, or in which several customers would be taken for one"""
    ...

def _of_one(log, customer):
    """The events of one customer of a log"""
    ...

def _one_history(history, products, now=..., customer=..., **kwargs):
    """Histories of one customer"""
    ...
