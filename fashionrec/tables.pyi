# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROBLEMS', 'problem_table', 'Table', 'add_problems', 'records_frame', 'pandas_json', 'read_json_lines', 'read_json', 'as_shown', 'read_excel', 'suffix_of', 'open_bytes', 'guarded_rows', 'unguarded', 'plain_name', 'named_columns', 'read_rows', 'say_repeated', 'say_doubtful', 'read_table', 'own_table']
import gzip, io, json, os, re, zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
import numpy as np, pandas as pd
from pandas.api import types
from .values import CatalogueError as CatalogueError, INVISIBLE as INVISIBLE, TEXT as TEXT, as_ids as as_ids, id_text as id_text, is_many as is_many, is_number as is_number
from .values import near_ids as near_ids, objects as objects, rounded_ids as rounded_ids
from .dtypes import currency_of as currency_of, fits_parquet as fits_parquet, typed_table as typed_table, with_currency as with_currency
from .delimited import BOMS as BOMS, decode as decode, header_row as header_row, mend_foreign as mend_foreign, read_delimited as read_delimited
from .delimited import say_header as say_header, say_page as say_page
PROBLEMS: Any

def problem_table(rows=...) -> pd.DataFrame:
    """What was mended, guessed or left out, as a table"""
    ...

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

def add_problems(problems: pd.DataFrame, rows) -> pd.DataFrame:
    """The problems of before and new ones"""
    ...

@dataclass
class _Source:
    """A table as it was found, before ids and types"""
    name: str
    frame: pd.DataFrame | None = ...
    rows: np.ndarray | None = ...
    problems: list = ...
    typed: bool = ...
    encoding: str | None = ...
    sheet: object = ...
    about: dict = ...
    choose: object = ...

    def say(self, kind, reason, **about):
        """Note a problem"""
        ...

    def problem_lines(self, ids=...):
        """The problems, each with its file, row and id"""
        ...

    def refuse_levels(self):
        """A frame with an index of several levels can't be read"""
        ...

def records_frame(records) -> pd.DataFrame:
    """A table of dicts: what is missing is None, and no number passes a float"""
    ...

def pandas_json(found: dict, id: str) -> list:
    """The records in a JSON object: those of one of its lists, or as pandas writes a frame"""
    ...

def read_json_lines(text: str, say) -> tuple[pd.DataFrame, np.ndarray]:
    """Lines of records"""
    ...

def read_json(data: bytes, id: str, say, encoding: str | None=...) -> tuple[pd.DataFrame, np.ndarray | None]:
    """JSON: an array of records, lines of records, or what pandas writes"""
    ...

def _chosen_sheet(book, asked, wanted, say, about):
    """The sheet that the user named, else the first that has a wanted column, else the first; said"""
    ...
_PADDED: Any

def as_shown(number, layout: str):
    """What a reader sees of a number under a format such as 00000"""
    ...

def _sheet_rows(book, sheet, say):
    """The rows of a sheet as tuples of cells, numbers such as 00012 as the text that is seen"""
    ...

def _sheet_xml(sheet):
    """What the workbook's file has of a sheet"""
    ...

def _fill_merged(xml, cells, say):
    """Give the value of merged cells to each of their rows, in `cells`, which is said"""
    ...

def _say_formulas(sheet, frame, rows, say):
    """Count the formulas whose value the file does not hold: they are empty cells here"""
    ...

def read_excel(data: bytes, wanted, say, sheet: str | None=..., about: dict | None=...) -> tuple[pd.DataFrame | None, np.ndarray | None]:
    """A sheet of a workbook: merged cells stand in each of their rows, ids as they are seen"""
    ...
_SUFFIXES: Any

def suffix_of(data: bytes) -> str:
    """What a file holds, by its first bytes"""
    ...

def open_bytes(found) -> tuple[bytes, str, str]:
    """The content of a file, its name and its suffix"""
    ...

def _parse(source, data, suffix, id, wanted):
    """Fill a source with the table in a file of one suffix"""
    ...

def _fill(source, data, suffix, id, wanted):
    """Fill a source with the bytes of a file"""
    ...
_GUARDED: Any

def guarded_rows(column: pd.Series) -> list:
    """Which cells of a column are guarded as text"""
    ...

def unguarded(frame: pd.DataFrame, say) -> pd.DataFrame:
    """A table without what guards text from a spreadsheet"""
    ...

def _is_empty(column):
    ...

def plain_name(name) -> str:
    """A column's name with plain blanks for line breaks and no-break spaces, and none around it"""
    ...

def named_columns(frame: pd.DataFrame, say) -> pd.DataFrame:
    """Column names as text without blanks, each once"""
    ...

def _from_arrow(found):
    """A table of pyarrow, polars and the like as one of pandas, its integers exact; others as given"""
    ...

def _opened(found, id, wanted, encoding=..., sheet=..., choose=...):
    """Any kind of table as a source, its rows perhaps not numbered"""
    ...

def _source(found, id=..., wanted=..., encoding=..., sheet=..., choose=...):
    """Any kind of table, as it is, without what guards cells from a spreadsheet"""
    ...

def read_rows(source, usecols=..., encoding: str | None=..., sheet: str | None=..., choose=...) -> Table:
    """Read a table without ids, such as a log; the text of a CSV file stays text"""
    ...

def say_repeated(cells: pd.Series, rows: np.ndarray, say):
    """List the rows whose id has come before, and where"""
    ...
_DOUBTS: Any

def say_doubtful(cells: pd.Series, say):
    """Ids that had blanks around them, or lost digits before they came here"""
    ...

def _checked_ids(source, cells):
    """The id of each row, and which rows have one of their own; the others are said"""
    ...

def _with_ids(source, id):
    """A source as a `Table`: ids checked and in the index, columns under their types"""
    ...

def _index_to_columns(source, id):
    """The index of a DataFrame becomes columns: the ids, or whatever has a name"""
    ...

def _renamed(source, columns):
    """A frame whose columns have the names that the user wants"""
    ...
_ID_WORDS: Any

def _likely_hint(frame, id, given):
    """The column that may hold the ids, as the end of a message: one that each row has of its own"""
    ...

def read_table(source, id: str=..., columns: dict | None=..., encoding: str | None=..., sheet: str | None=...) -> Table:
    """Read a table of products, mending what can be mended"""
    ...

def _index_of(table):
    """The ids of a table: integers and text as they are, anything else made so"""
    ...

def _with_index(table):
    """A table with its ids in the index, where a column 'id' may hold them; and its problems"""
    ...

def own_table(products) -> tuple[pd.DataFrame, list]:
    """A table of products that a DataFrame holds, which itself stays as it is"""
    ...
from fashionrec.files import former_names
from .values import as_ids as as_ids, as_money as as_money, as_times as as_times, is_scalar_column as is_scalar_column, match_ids as match_ids, one_or_many as one_or_many, rounded_ids as rounded_ids
from .dtypes import load_table as load_table, restored as restored, save_table as save_table, storable as storable, typed as typed
from .filters import RESERVED as RESERVED, beside as beside, between as between, keep as keep, warn_absent as warn_absent
