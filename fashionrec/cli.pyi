# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['SAMPLE', 'COMMANDS', 'UsageError', 'check_written', 'check_ours', 'matched', 'pictures_in', 'photo_files', 'open_photos', 'tag_table', 'column_widths', 'print_row', 'print_tags', 'in_parts', 'csv_columns', 'check_csv', 'write_rows', 'tag', 'column_names', 'check_photo', 'check_catalogue', 'catalogue_of', 'product_or_photo', 'contradicted', 'page', 'search', 'check_port', 'check_proxies', 'telling', 'opened', 'learned', 'check_log', 'read_log', 'serve', 'bench', 'explain', 'main', 'console']
import glob, os, re, shlex, socket, subprocess, sys, time, warnings
from contextlib import contextmanager, redirect_stdout
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from fastcore.script import Param, anno_parser
from . import __version__ as __version__

class UsageError(ValueError):
    """Arguments that don't go together: exit status 2"""

def check_written(path: str, option: str, example: str, *endings):
    """Refuse a place where no file can be written, before any work"""
    ...

def check_ours(path: str, option: str, ours, what: str):
    """Refuse to write over a file that the command has not written"""
    ...

def matched(path: str) -> list:
    """What a path stands for where the shell has not expanded it"""
    ...

def pictures_in(folder: Path) -> list:
    """The pictures of a folder, but for hidden files"""
    ...

def photo_files(paths: list) -> list:
    """The files that are named, and the pictures of the folders that are"""
    ...

def open_photos(files: list, size: tuple) -> tuple:
    """The photos that can be read, and why the others can't"""
    ...
_STRANGE: Any

def tag_table(tagger, photos: dict, confidence: float=...):
    """Tags of photos as a table"""
    ...

def column_widths(vocab: dict, files: list, probabilities: bool=...) -> list:
    """How wide the columns of a printed table are, whatever the tags will be"""
    ...

def print_row(cells: list, widths: list):
    """One row of a table for readers"""
    ...

def print_tags(table, names: list, alone: bool, widths: list | None=..., probabilities: bool=...):
    """Tags for readers: one photo as a list, many as a row each"""
    ...

def in_parts(files: list, size: int=..., every: float=...):
    """Files in parts; says on stderr how long the rest takes where that is more than two seconds"""
    ...

def csv_columns(names: list) -> list:
    """The columns of the CSV file behind the photo"""
    ...

def _holds_tags(head):
    """Whether a file that begins so is a table of tags; those of a former build have no note"""
    ...

def check_csv(csv: str, force: bool=...):
    """Refuse to write over a file that holds anything but tags of an earlier run"""
    ...

def write_rows(file, files: list, table, bad: dict, names: list, header: bool=...):
    """Rows of a CSV file, a bad photo with its error"""
    ...

def _encoding(files):
    """UTF-8, with the mark by which spreadsheets know it where a name is not of ASCII alone"""
    ...

def tag(photos, csv: str=..., confidence: float=..., probabilities: bool=..., force: bool=...) -> int:
    """Type, colour, gender, season and use of photos; needs no catalogue"""
    ...

def _tables(tagger, files, confidence):
    """Files in parts; of each part the table, None where no photo can be read, and the bad ones"""
    ...

def _print_files(tagger, files, confidence, probabilities):
    """Print the tags of files; how many could not be read"""
    ...

def _write_tags(tagger, files, confidence, csv):
    """Write the tags of files to an open file; how many could not be read, and show no product"""
    ...
SAMPLE: Any

def column_names(text: str, option: str=..., such: str=...) -> dict:
    """An option such as `--columns` as a dict"""
    ...

def check_photo(photo: str):
    """Refuse what is neither, before any work"""
    ...

def _is_flat(path):
    """Whether a path is a file that holds no others"""
    ...

def _check_places(path, images):
    """Refuse a catalogue or pictures that are not there, or one in the place of the other"""
    ...

def check_catalogue(data: str, images: str=..., id: str=..., columns: str=..., image: str=...) -> str:
    """Refuse options that can name no catalogue, before anything is read"""
    ...

def catalogue_of(data: str, images: str=..., id: str=..., columns: str=..., image: str=...):
    """The catalogue that the options name"""
    ...

def product_or_photo(cat, photo: str):
    """What a page is asked for"""
    ...

def _tags_first(photo, picture):
    """Print what the shipped tagger sees in a photo, before anything is read or trained; a row"""
    ...

def contradicted(filters: dict, seen, products) -> list:
    """Tags of which the shipped tagger is sure that they are others, which the catalogue has too"""
    ...

def _page_of(rec, item, k, seen):
    """A page whose products share only tags that the shipped tagger does not contradict"""
    ...

def _holds_page(head):
    """Whether a file that begins so is a page"""
    ...

def _write_page(made, out):
    """Write a page to its file"""
    ...

def _first_page(item, k, seen, out, rec):
    """Write the page of a recommender that has not learned all yet"""
    ...

def page(photo: str, data: str=..., images: str=..., id: str=..., columns: str=..., image: str=..., k: int=..., out: str=..., force: bool=...) -> int:
    """Tags, similar products and properties of a photo or product, printed and as a file"""
    ...

def _by_words(data, id, columns):
    """An index to be searched by words only: what vectors it has does not matter"""
    ...

def search(words: str, data: str=..., id: str=..., columns: str=..., k: int=...) -> int:
    """Products that answer words, and what of them each answers"""
    ...

def check_port(host: str, port: int):
    """Refuse an address that the app can not have, before any work"""
    ...

def check_proxies(proxies: str):
    """Refuse what is no address of a server or network"""
    ...

@contextmanager
def telling():
    """Warnings as lines for a terminal, and all that is printed on stderr"""
    ...

def opened(learn: bool, *args):
    """The recommender of a catalogue; what happens is told on stderr"""
    ...

def learned(args: tuple, log, teller):
    """Learn what an open app lacks, into the cache"""
    ...
_LOG_COLUMNS: Any

def check_log(histories: str, preset: str=..., log_columns: str=..., event: str=...):
    """Refuse what can not be a table of histories, before any work"""
    ...

def read_log(histories: str, preset: str, log_columns: str, event: str, learn: bool, rec):
    """The table of histories for the app, from the cache; what happens is told on stderr"""
    ...

def serve(data: str=..., images: str=..., id: str=..., columns: str=..., image: str=..., port: int=..., host: str=..., workers: int=..., rate: float=..., proxy: str=..., histories: str=..., preset: str=..., log_columns: str=..., event: str=..., show_customers: bool=..., wait: bool=...) -> int:
    """The app: products, photos and words in a browser, and the same as JSON"""
    ...
_MEASURES: Any

def bench(name=..., data: str=..., options: str=...) -> int:
    """Measure again what the pages show; needs a clone of the repository, run from its top folder"""
    ...
COMMANDS: Any

def _help():
    ...

def _pairs(found):
    """columns={'kind': 'articleType'} as --columns kind=articleType"""
    ...

def _as_options(text):
    """A hint for a program as one for the command line"""
    ...

def explain(error: Exception) -> str:
    """An error in one line"""
    ...

def _tell(message, category, *args, **kwargs):
    """A warning of fashionrec as one line; those of other libraries are for programmers"""
    ...

def _run(name, argv):
    """Run one command"""
    ...

def main(argv=...) -> int:
    """The console script `fashionrec`"""
    ...

def console():
    """What the script `fashionrec` runs: `main`, and then the end of the process at once"""
    ...
