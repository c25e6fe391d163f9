# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['BOMS', 'FOREIGN', 'LARGE', 'detect_page', 'is_utf8', 'decode', 'mend_foreign', 'page_name', 'header_row', 'records_of', 'dialect_of', 'say_page', 'say_header', 'read_delimited']
import codecs, csv, io, re
from collections import Counter
from contextlib import contextmanager
import numpy as np, pandas as pd
from .values import CatalogueError as CatalogueError, TEXT as TEXT
BOMS: Any
_PAGES: Any
_WIDE_PAGES: Any
_PAGE_NAMES: Any
_WESTERN: Any
_TURKISH: Any
_CENTRAL: Any
_GREEK: Any
_CYRILLIC: Any
_HEBREW: Any
_ARABIC: Any
_THAI: Any
_LANGUAGES: Any
_LATIN: Any
_RARITY: Any
_TYPED_SIGNS: Any
_IN_WORDS: Any
_AFTER_WORDS: Any
_STRANGE: Any

def _odd_place(left, sign, right):
    """Whether a sign or capital stands between two characters where no language has it"""
    ...

def _odd_company(text, page):
    """How many letters stand in a word as no script has them: Greek beside ASCII, ñèíèé together"""
    ...

class _Reading:
    """Some words read in a code page: how strange it is, and how much of it no language has"""
    odd: Any
    count: Any
    cost: Any
    strange: Any

    def __init__(self, words, page):
        ...

    def _cost(self, order, letters):
        """What the letters cost in a language, by their places in its list; how many are not in it"""
        ...

def _signs(text):
    """Share of what is beyond ASCII that is neither letter nor typed sign, in tenths"""
    ...

def _ranked(sample):
    """Code page → how unlikely it is, of those that charset_normalizer finds possible"""
    ...

def detect_page(sample: bytes) -> str:
    """The likeliest code page of some bytes; Windows-1252 where others are no likelier"""
    ...

def is_utf8(data: bytes) -> bool:
    """Whether bytes are text in UTF-8"""
    ...

def _without_mark(data):
    """The UTF-16 of text that has no byte-order mark: every other byte of a Western header is zero"""
    ...

def _decode_as(data, encoding):
    """Text in a code page that the user names; what does not fit it is an error"""
    ...

def decode(data: bytes, encoding: str | None=...) -> tuple[str, str, str]:
    """The text in some bytes"""
    ...
FOREIGN: Any

def mend_foreign(text: str, page: str) -> str:
    """A cell with its foreign bytes read in a code page"""
    ...

def page_name(page: str) -> str:
    """A code page as users know it"""
    ...

def header_row(rows, wanted) -> int:
    """Which of the first rows is the header: the first, or the first that has a wanted name"""
    ...

class _Lines:
    """The lines of a text, each by itself, and what its header and its first cells look like"""
    lines: Any
    dialect: Any
    header: Any
    width: Any
    outlines: Any

    def __init__(self, lines, dialect, wanted):
        ...

    def outline(self, text):
        """The kinds of characters in a cell: 'S-2501' → '-0a'"""
        ...

    def read(self, lines, strict):
        """The first record of some lines and how many lines it takes; None where it can't be read"""
        ...

    def unquoted(self, cell):
        """A cell without the quotes around it, or the one that is never closed"""
        ...

    def alone(self, line):
        """The cells of a line by itself, whether its quotes match or not"""
        ...

class _Records(_Lines):
    """The records of a text, one by one, where a quote is missing or too much"""

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

def records_of(lines, dialect: dict, wanted) -> list:
    """The records of a text, each read whatever is wrong with another"""
    ...

@contextmanager
def _long_cells(lines):
    """Let csv read cells as long as the longest line"""
    ...

def _has_blanks(rows):
    """Whether every cell but the first of its row begins with a blank: '1, Shirt, 499'"""
    ...

def dialect_of(lines, usual: str, wanted=...) -> dict:
    """What separates the cells: what makes a wanted column name, else the most even rows"""
    ...

def say_page(say, page: str):
    """Tell that a code page was guessed"""
    ...

def say_header(say, at: int, lines) -> int:
    """Tell that rows above the header are left out"""
    ...

def _say_separator(say, delimiter):
    ...

def _without_nul(lines, say):
    """Lines without NUL bytes, which are said"""
    ...

def _read_plain(lines, dialect, wanted, say):
    """Let pandas read a text without quotes; None where a row has too many cells"""
    ...

def _trimmed(cells):
    """Cells without the empty ones at the end"""
    ...

def _header_of(records, page, say):
    """Column names with foreign bytes mended, without empty ones at the end that no row fills"""
    ...
_NOT_UTF8: Any

def _read_records(records, delimiter, page, wanted, say):
    """Records of cells become columns of text; what does not fit is mended and said"""
    ...
LARGE: Any

def _even_rows(data, usual, wanted):
    """Separator and header of a long text that Arrow may read; None where it needs more care"""
    ...

def _read_large(data, delimiter, header, choose):
    """Let Arrow read a long text; None where its rows are uneven"""
    ...

def _long_table(data, suffix, say, wanted, about, choose):
    """As `read_delimited`, of a long text; None where Arrow can't read it"""
    ...

def read_delimited(data: bytes, suffix: str, say, wanted=..., encoding: str | None=..., about: dict | None=..., choose=...) -> tuple[pd.DataFrame, np.ndarray]:
    """The table in a file of delimited text"""
    ...
