# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['SAMPLE', 'COMMANDS', 'tag', 'UsageError', 'page', 'bench', 'main', 'console']
import os, re, shlex, subprocess, sys, time, warnings
from pathlib import Path
from fastcore.script import Param, anno_parser
from . import __version__ as __version__

def _photo_files(paths):
    """The files that are named, and the pictures of the folders that are"""
    ...

def _opened(files, size):
    """The photos that can be read, by file, and why the others can't, which is said"""
    ...

def _tag_rows(tagger, good):
    """A line of tags for each opened photo, as a table"""
    ...

def _print_tags(table, names, alone):
    """Tags for readers: one photo as a list, many as a line each"""
    ...

def _batches(files, size=...):
    """Files in parts; says how long the rest takes where that is more than two seconds"""
    ...

def _csv_rows(tables, bad, files, names):
    """The lines of all files in their order; a bad one has its error"""
    ...

def _write_csv(table, csv):
    """Write a table whole or not at all"""
    ...

def tag(photos, csv: str=...) -> int:
    """Type, colour, gender, season and use of photos; needs no catalogue"""
    ...
SAMPLE: Any

class UsageError(ValueError):
    """Arguments that don't go together: exit status 2"""

def _columns(text):
    """kind=articleType,colour=baseColour as a dict"""
    ...

def _catalogue(data, images, id, columns):
    """The catalogue that the options name"""
    ...

def _asked(cat, photo):
    """A picture file as it is, the id of a product as the catalogue has it"""
    ...

def _tags_first(photo):
    """Print what the shipped tagger sees in a photo, before anything is read or trained"""
    ...

def _say_source(cat, data):
    """What the page is made from, on stderr"""
    ...

def page(photo: str, data: str=..., images: str=..., id: str=..., columns: str=..., k: int=..., out: str=...) -> int:
    """Tags, similar products and properties of a photo or product, printed and as a file"""
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

def _explain(error):
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
