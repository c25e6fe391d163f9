# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['product_ids', 'product_rows', 'no_product', 'no_event', 'no_time', 'ReadColumns', 'read_columns', 'Histories', 'file_name', 'told_row', 'next_purchases', 'next_repeats', 'several_customers']
import difflib, warnings
import numpy as np, pandas as pd
from dataclasses import dataclass
from fastcore.basics import patch
from functools import partial
from pathlib import Path
from .event_logs import COLUMNS as COLUMNS, DAY as DAY, EVENTS as EVENTS, PRESETS as PRESETS, WRITTEN_GAPS as WRITTEN_GAPS, as_positions as as_positions
from .event_logs import bad_rows as bad_rows, check_columns as check_columns, clock_of as clock_of
from .event_logs import event_codes as event_codes, event_words as event_words, guess_columns as guess_columns, has_zone as has_zone, moment_of as moment_of
from .event_logs import name_columns as name_columns, near_words as near_words, needed_columns as needed_columns, number_of as number_of, plain_word as plain_word
from .event_logs import preset_rows as preset_rows, read_events as read_events
from .event_logs import rounded_numbers as rounded_numbers, rows_in_order as rows_in_order, several_values as several_values
from .event_logs import single_values as single_values, written_gaps as written_gaps
from .tables import Table as Table, problem_table as problem_table
from .values import as_ids as as_ids, as_times as as_times, match_ids as match_ids

def product_ids(products) -> pd.Index:
    """The ids of products: the index of a table, or its column 'id' where its rows are just counted"""
    ...
_GAP: Any
_ROUNDED: Any

def product_rows(cells: pd.Series, ids: pd.Index) -> np.ndarray:
    """Where products are; a number among texts is a number, and 3 finds '00003'"""
    ...

def no_product(value, count: int, ids: pd.Index, bare=...) -> str:
    """Why a product of a log was refused, with what is near"""
    ...

def no_event(value, count: int=...) -> str:
    """Why a word was refused as an event, with the event that it could mean"""
    ...

def no_time(value, latest: pd.Timestamp, future: str, guess: str=...) -> str:
    """Why a time of a log was refused"""
    ...

def _time_checks(time, guess, now, zone):
    """What can be wrong with times int64 (n,): they are none, or they lie ahead of the clock"""
    ...

def _check_form(events):
    """TypeError for what can't hold events, such as a number or a picture"""
    ...

def _named_log(events, preset, columns, names, event, unit):
    """A log under our names, its words for events, its unit, and where its rows come from"""
    ...

@dataclass
class ReadColumns:
    """The columns of a log, read: a value each row, and what is wrong with which"""
    customer: pd.Series
    product: np.ndarray
    event: np.ndarray
    time: np.ndarray
    zone: bool
    checks: list
    guesses: dict

def read_columns(log: pd.DataFrame, ids: pd.Index, names: dict | None=..., unit: str | None=..., now=..., bare: pd.Series | None=...) -> ReadColumns:
    """Read a log column by column, and find what is wrong"""
    ...

class Histories:
    """Events of customers, checked, in the order of customer and time

`problems` has a line for each row that is left out and for each guess, so `len(left_out)`
and not `len(problems)` counts lost events. Its `row` is counted from 1, and is the line or row
of a file, its header being 1."""
    zone: Any
    clock: Any
    time: Any
    problems: Any
    customer: Any
    product: Any
    event: Any
    customers: Any
    products: Any
    start: Any
    simulated: Any

    def __init__(self, events, products, preset: str | None=..., now=..., strict: bool=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=..., bare: pd.Series | None=...):
        ...

    def _fill(self, log, ids, source, file, now, strict, names, unit, bare=...):
        """Check the events of a log under our names, and take the good ones"""
        ...

    def arrange(self, customer, product, event, time, customers: pd.Index, products: pd.Index, simulated: bool=...) -> Histories:
        """Take events as codes, in the order of customer and time"""
        ...

    @classmethod
    def from_codes(cls, *codes, simulated: bool=...) -> Histories:
        """Histories of events that are codes already"""
        ...

    @property
    def left_out(self) -> pd.DataFrame:
        """The problems that lost an event; the others say what was guessed or mended"""
        ...

    def warn_left_out(self, stacklevel: int=...):
        """Warn of the rows that were left out: how many, and the first"""
        ...

    @property
    def events(self) -> pd.DataFrame:
        """The events as a table; without times, those of a customer are counted from 1"""
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    @property
    def who(self) -> np.ndarray:
        """The former name of `customer`, positions in `customers`"""
        ...

    @property
    def what(self) -> np.ndarray:
        """The former name of `product`, positions in `products`"""
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

    @property
    def days(self) -> float:
        """From the first event to the last"""
        ...

    @property
    def active(self) -> np.ndarray:
        """Which customers have an event"""
        ...

    def cut(self, days: float | None=..., seed: int=...) -> tuple[Histories, Histories, Histories]:
        """A log as it was at a moment, and how the customers of the time after it begin and go on"""
        ...

    def pairs(self, event=...) -> np.ndarray:
        """Each customer and product that met, as one number"""
        ...

    def days_of(self, event: int=...) -> pd.DataFrame:
        """On which days customers took which products, as positions and days since 1970"""
        ...

    @classmethod
    def nobody(cls, products) -> Histories:
        """One customer without any event"""
        ...

    @classmethod
    def one(cls, history, products, now=..., customer=..., preset: str | None=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=..., bare: pd.Series | None=...) -> Histories:
        """The history of one customer"""
        ...

def file_name(events) -> str | None:
    """The name of the file that events are read from"""
    ...

def told_row(line) -> str:
    """A bad row in words"""
    ...

def next_purchases(past: Histories, future: Histories) -> tuple[np.ndarray, np.ndarray]:
    """What customers with a past buy for the first time"""
    ...

def next_repeats(given: Histories, asked: Histories) -> tuple[np.ndarray, np.ndarray]:
    """What customers take again"""
    ...

def _is_id(history, ids, bare):
    """Whether a history is the id of one product; a text that is neither that nor a file is refused"""
    ...

def several_customers(log: pd.DataFrame) -> str:
    """The column of a log that seems to name several customers"""
    ...

def _check_one(log, customer, columns):
    """Refuse a history that lacks a column, or in which several customers would be taken for one"""
    ...

def _of_one(log, customer):
    """The events of one customer of a log"""
    ...
