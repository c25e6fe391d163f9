# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROBLEMS', 'RESERVED', 'CatalogueError', 'problem_table', 'Table', 'typed', 'is_scalar_column', 'one_or_many', 'as_ids', 'match_ids', 'rounded_ids', 'near_ids', 'as_times', 'as_money', 'read_rows', 'read_table', 'between', 'keep', 'warn_absent', 'beside']
import ast, codecs, csv, difflib, gzip, io, json, numbers, os, re, sys, warnings, zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
import numpy as np, pandas as pd
from fastcore.basics import patch
from pandas.api import types

class CatalogueError(ValueError):
    """A table or catalogue that can't be read as asked; the message says what to change"""
PROBLEMS: Any

def problem_table(rows=...) -> pd.DataFrame:
    """What was mended, guessed or left out, as a table"""
    ...
_TEXT: Any

class Table(pd.DataFrame):
    """A table that was read, and its problems; whatever is made of it is a plain DataFrame"""
    _metadata: Any
    problems: Any
    source_rows: Any

    def __init__(self, *args, problems: pd.DataFrame | None=..., source_rows=..., **kwargs):
        ...

    @property
    def _constructor(self):
        ...
_BOMS: Any
_PAGES: Any
_WIDE_PAGES: Any
_PAGE_NAMES: Any

def _is_utf8(data):
    ...
_TYPED_SIGNS: Any

def _odd(text):
    """Share of what is beyond ASCII that no language has: odd signs, capitals after small letters"""
    ...

def _ranked(sample):
    """Code page → how unlikely it is, of those that charset_normalizer finds possible"""
    ...

def _detected(sample):
    """The likeliest code page of some bytes; Windows-1252 where others are no likelier"""
    ...

def _without_mark(data):
    """The UTF-16 of text that has no byte-order mark: every other byte of a Western header is zero"""
    ...

def _decoded(data):
    """Text, the code page of its foreign bytes (lone surrogates), and the page that was guessed"""
    ...
_FOREIGN: Any

def _mended_text(text, page):
    """A cell with its foreign bytes read in a code page"""
    ...

def _read_one(lines, start, dialect, strict):
    """The record that begins at a line and how many lines it takes; None where it can't be read"""
    ...

def _outline(text):
    """The kinds of characters in a cell: 'S-2501' → '-0a'"""
    ...

def _unquoted(cell):
    """A cell without the quotes around it, or the one that is never closed"""
    ...

def _alone(line, dialect):
    """The cells of a line by itself, whether its quotes match or not"""
    ...

@dataclass
class _Records:
    """The records of a text, one by one, where a quote is missing or too much"""
    lines: list
    dialect: dict
    header: list
    width: Any
    outlines: Any

    def __post_init__(self):
        """How the first cells of rows of one line are made"""
        ...

    def is_row(self, line):
        """Whether a line would be a row of its own: as many cells, and the first made like others"""
        ...

    def swallows(self, start, used):
        """Whether a record over several lines has taken other rows into one cell"""
        ...

    def mended(self, line):
        """The cells of one line whose quotes do not match"""
        ...

    def at(self, start):
        """Cells of the record at a line, the lines it takes, and what was wrong with it"""
        ...

def _records(lines, dialect, wanted):
    """Line number, cells and fault of each record"""
    ...

@contextmanager
def _long_cells(lines):
    """Let csv read cells as long as the longest line"""
    ...

def _header_row(rows, wanted):
    """Which of the first rows is the header: the first, or the first that has a wanted name"""
    ...

def _dialect(lines, usual, wanted=...):
    """What separates the cells: what makes a wanted column name, else the most even rows"""
    ...

def _has_blanks(rows):
    """Whether every cell but the first of its row begins with a blank: '1, Shirt, 499'"""
    ...

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

def _text_table(source, data, suffix, wanted=...):
    """Fill a source from the bytes of a CSV file"""
    ...

def _page_name(page):
    ...

def _say_page(source, page):
    ...

def _shown(dialect):
    ...

def _without_nul(source, lines):
    """Lines without NUL bytes, which are said"""
    ...

def _fill_plain(source, lines, dialect, wanted):
    """Let pandas read a text without quotes; False where a row has too many cells"""
    ...
_NOT_UTF8: Any

def _say_header(source, at, lines):
    """Tell that rows above the header are left out"""
    ...

def _fill(source, records, delimiter, page, wanted):
    """Records of cells become columns of text; what does not fit is mended and said"""
    ...

def _trimmed(cells):
    """Cells without the empty ones at the end"""
    ...

def _fitted(source, at, cells, fault, header, delimiter):
    """As many cells as the header has names: too many are joined, too few are empty"""
    ...

def _records_frame(records):
    """A table of objects from dicts: what is missing is None, and no number passes a float"""
    ...

def _objects(values):
    """An object array, one cell a value, whatever the values are"""
    ...

def _json_lines(source, text):
    ...

def _json_table(source, data, id):
    """Fill a source from JSON: an array of records, lines of records, or what pandas writes"""
    ...

def _pandas_json(found, id):
    """The records in a JSON object: those of one of its lists, or as pandas writes a frame"""
    ...

def _parquet_table(source, data):
    ...

def _excel_table(source, data, wanted):
    ...

def _say_unstored(source, data, title):
    """Count the formulas whose value the file does not hold: they are empty cells here"""
    ...
_SUFFIXES: Any

def _opened(found):
    """The bytes of a file, its name and its suffix"""
    ...

def _looks_like(data):
    """The suffix of a file without a name"""
    ...

def _source(found, id=..., wanted=...):
    """Any kind of table, as it is"""
    ...
_GUARDED: Any

def _unguard(source):
    """Take away what guards text from a spreadsheet, and say it"""
    ...

def _guarded_rows(column):
    """Positions of the cells of a column that are guarded"""
    ...

def _unnumbered(found, id, wanted):
    ...

def _from_arrow(found):
    """A table of pyarrow, polars and the like as one of pandas, its integers exact; others as given"""
    ...

def _from_bytes(data, name, suffix, id, wanted):
    """A source from the bytes of a file"""
    ...

def _parse(source, data, suffix, id, wanted):
    ...
_BLANKS: Any
_INVISIBLE: Any

def _named(source):
    """Column names as text without blanks, each once; what had to change is said"""
    ...

def _is_empty(column):
    ...

def _refuse_levels(source):
    """A frame with an index of several levels can't be read"""
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

def is_scalar_column(column: pd.Series) -> bool:
    """Whether a column holds single values"""
    ...

def _is_nested(kind):
    ...
_MANY: Any

def _is_many(cell):
    ...
_KEPT: Any

def _whole(column):
    """A column of Python objects under one type, and what was done if cells of several kinds met"""
    ...

def _is_number(cell):
    """Whether a cell is a number; True and False are none"""
    ...

def _fits_float(cell):
    ...

def _as_text(cell):
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

def read_rows(source, usecols=...) -> Table:
    """Read a table without ids, such as a log; the text of a CSV file stays text"""
    ...

def _lines_of(source, ids=...):
    """The problems of a source, each with its file, row and id"""
    ...

def read_table(source, id: str=..., columns: dict | None=...) -> Table:
    """Read a table of products, mending what can be mended"""
    ...

def _no_column(source, id):
    ...

def _index_to_columns(source, id):
    """The index of a DataFrame becomes columns: the ids, or whatever has a name"""
    ...

def _rename(source, columns):
    ...

def _with_ids(source, id):
    """A source as a `Table`: ids checked and in the index, columns under their types"""
    ...

def _checked_ids(source, id, cells):
    """The id of each row, and which rows have one of their own; the others are said"""
    ...

def _say_repeated(source, id, cells, ids, repeated):
    """List the rows whose id has come before, and where"""
    ...

def _say_doubtful(source, id, cells):
    """Ids that had blanks around them, or lost digits before they came here"""
    ...
_DOUBTS: Any

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

def _is_missing(value):
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
