# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['FRAGMENT', 'BEAT', 'GROUP', 'RETRIES', 'Place', 'listing_of', 'make_plan', 'Job', 'Worker', 'counted', 'in_workers', 'fragments', 'bad_pictures', 'embed_dataset']
import hashlib, json, logging, os, re, socket, time, uuid, zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
import numpy as np, pandas as pd, pyarrow as pa, pyarrow.parquet as pq
from PIL import Image
from filelock import FileLock, Timeout
from .photos import PICTURE_SUFFIXES as PICTURE_SUFFIXES, PhotoError as PhotoError, open_photo as open_photo, resized as resized
from .embedder import Embedder as Embedder
from fastcore.basics import patch

def _extra(module):
    """A module of the extra `scale`, or ImportError that says how to have it"""
    ...

class Place:
    """A folder or file, here or in an object store"""
    path: Any
    local: Any
    storage: Any
    fs: Any

    def __init__(self, path, storage: dict | None=...):
        ...

    def __repr__(self):
        ...

    def __truediv__(self, name):
        ...

    def names(self):
        """What lies in the folder, by name; `glob` would take [ and * of its own name for patterns"""
        ...

@contextmanager
def _written(place, root):
    """An open binary file that takes its place when the block ends without an error"""
    ...

def _write_table(place, root, table, **kwargs):
    """A small table as a parquet file, whole or not at all"""
    ...

def _is_picture(name):
    ...

def _as_utf8(name):
    ...

def _listed(place):
    """(names within, sizes in bytes) of the pictures of a folder or zip, by name"""
    ...

def listing_of(place: Place) -> pa.Table:
    """The pictures of a folder or zip"""
    ...
FRAGMENT: Any

def _rows_for(count):
    """Rows of a fragment, where so many pictures are to be embedded"""
    ...

def _state(place):
    """What tells whether a file is another one now"""
    ...

def _cut(counts, rows):
    """Fragments of `rows` rows: lists of [file, first row, row after the last]"""
    ...

def _tables(place):
    """The parquet files of a source; none for a folder of pictures or a zip"""
    ...

def _columns(file, place, id, photo):
    """Refuse a parquet file without the columns that were named"""
    ...

def _id_parts(places, id):
    """The ids of parquet files, part by part"""
    ...

def _refuse_repeated(parts, said):
    """ValueError where an id comes twice in what `parts()` yields; eight bytes an id are in memory"""
    ...

def _listing_file(table, sink):
    """A listing, written beside the plan under the name of its content"""
    ...

def make_plan(source, sink: Place, settings: dict, id: str=..., photo: str=..., rows: int | None=...) -> dict:
    """Which rows make which fragment"""
    ...

def _listing(plan, sink):
    """Columns id, path and size of the pictures of a plan"""
    ...

def _came(kept, plan, sink):
    """The files of what came since a plan was kept; None where something changed or went"""
    ...

def _grown(kept, plan, sink, rows):
    """The kept plan, and fragments for what came since. ValueError where something changed or went"""
    ...

def _name(number):
    ...

def _numbers_done(sink):
    """The fragments whose files are there"""
    ...

def _kept_plan(plan, sink, rows=...):
    """The plan that the sink has, `plan` itself where there is none yet. ValueError if they differ"""
    ...
BEAT: Any

def _beating(sink):
    """Leave a sign of life in an object store; RuntimeError where another run does"""
    ...

def _taken(sink):
    ...

@contextmanager
def _alone(sink):
    """Hold the sink; RuntimeError where another run holds it"""
    ...
GROUP: Any

@dataclass
class Job:
    """What a worker is told"""
    plan: dict
    sink: Place
    embedder: object
    threads: int = ...
    batch: int = ...

def _rows(job, pieces, batch):
    """(ids, paths, addresses or bytes) of a fragment's rows, `batch` at a time"""
    ...

def _slices(file, start, stop, batch, settings):
    """Tables of the rows from `start` to `stop`; groups outside are not read"""
    ...

class _Contents:
    """Bytes of pictures, from wherever they are"""
    storage: Any
    archive: Any
    systems: Any
    known: Any

    def __init__(self, job):
        ...

    def _at(self, address, beside):
        """(file system, path) of an address; a relative one is taken from the folder of its table"""
        ...

    def read(self, values, beside):
        """Bytes of each, or the exception that reading it raised"""
        ...

    def _member(self, name):
        """The bytes of a file of the zip"""
        ...

def _opened(content, size):
    """uint8 (h, w, 3), or an upright picture where `size` is None; a `PhotoError` says what is wrong"""
    ...

class Worker:
    """Makes fragments"""
    job: Any
    embedder: Any
    tagger: Any
    size: Any
    contents: Any
    pool: Any

    def __init__(self, job: Job):
        ...

    def _decoded(self, content):
        """A picture, or what is wrong with it"""
        ...

    def _loaded(self, ids, values, place):
        """(ids, paths, pictures or reasons) of a batch of rows"""
        ...

    def _embedded(self, pictures):
        """(vectors, table of tags) of decoded pictures"""
        ...

    def _ahead(self, batches):
        """What `_loaded` makes of each batch, `threads` of them under way"""
        ...

    def _table(self, ids, paths, pictures):
        """(table of the products, rows that could not be read) of a batch"""
        ...

    def schema(self) -> pa.Schema:
        """The columns of a fragment"""
        ...

    def __call__(self, number: int) -> dict:
        """Make a fragment: its rows, and those that could not be read"""
        ...

    def _made(self, number):
        """Write a fragment; how many rows it has, and what it took"""
        ...
_BAD: Any

def _grouped(tables):
    """The same rows in tables of `GROUP` rows or more, but for the last"""
    ...
RETRIES: Any

@contextmanager
def counted(sink: Place, number: int):
    """Count how often work was begun and not ended: Ray Data would begin it for ever"""
    ...

def _started(address, workers, options):
    """Ray, and whether it was started here"""
    ...

class _OnRows:
    """A worker for Ray: rows with numbers → rows with its reports"""
    work: Any

    def __init__(self, make, held):
        ...

    def _report(self, number):
        """What the worker reports; `error` where it fails, which Ray would only log"""
        ...

    def __call__(self, rows):
        ...

def _quiet(ray):
    """Let only `_Progress` say how far it is"""
    ...

def in_workers(make, held: list, numbers: list[int], workers: int | None=..., address: str | None=..., cpus: float=..., gpus: float=..., options: dict | None=...):
    """What processes of Ray make of numbers, on this machine or on many"""
    ...

def _worker(job, embedder=...):
    ...

def _reports(job, numbers, workers, *where):
    """(number, report) of fragments, as they are done"""
    ...

class _Progress:
    """Says after each fragment how far it is"""
    plan: Any
    left: Any
    show: Any
    total: Any
    rows: Any
    bad: Any
    start: Any
    error: Any

    def __init__(self, plan, left, show):
        ...

    def add(self, number, report):
        """Count a fragment, and say so"""
        ...

def fragments(sink, storage: dict | None=...) -> pd.DataFrame:
    """The fragments that are done"""
    ...

def bad_pictures(sink, storage: dict | None=...) -> pd.DataFrame:
    """The pictures that could not be read, of the fragments that are done"""
    ...

def _settings(embedder, dtype):
    """What would make other vectors"""
    ...

def _swept(sink):
    """Remove what killed workers left"""
    ...

def embed_dataset(source, sink, embedder=..., workers: int | None=..., address: str | None=..., id: str=..., photo: str=..., rows: int | None=..., dtype: str=..., threads: int=..., cpus: float=..., gpus: float=..., storage: dict | None=..., ray_options: dict | None=..., progress: bool=...) -> pd.DataFrame:
    """Tags and vectors of all pictures of a source, in fragments; a rerun goes on where it was"""
    ...
