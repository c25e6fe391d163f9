# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['log_parts', 'shard_of', 'write_shards', 'last_event', 'rank_shards']
import inspect, json, os, shutil
import numpy as np, pandas as pd, pyarrow as pa
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from .customers import CustomerModel as CustomerModel
from .files import stamp as stamp, whole_file as whole_file
from .histories import Histories as Histories
from .scale import Place as Place, _swept as _swept, counted as counted, in_workers as in_workers
from .values import as_text as as_text
from filelock import FileLock, Timeout

def log_parts(log, rows: int=...):
    """A log of events, part by part"""
    ...

def shard_of(customers: pd.Series, shards: int) -> np.ndarray:
    """The shard of each customer, which follows from the id alone"""
    ...

def _types(log):
    """The types of a log in files; a part of it may have gaps only, which tell none"""
    ...

def _type_of(table, name):
    """The type of a column; text where a part has gaps only, which tell none"""
    ...

def _is_text(kind):
    ...

def _as_type(table, schema):
    """A table with the columns and types of the parts before it"""
    ...

def write_shards(log, folder, shards: int, customer: str=...) -> Path:
    """Split a log into parquet files of whole customers"""
    ...

def last_event(files) -> float:
    """The time of the last event in some files"""
    ...

def _rank_shard(model, file, target, options):
    """Rank the customers of a shard and write one file"""
    ...

def _target(sink, file):
    ...

def _ranker(files, sink, options, watch, model):
    """A function that ranks the shard of a number, unless another process has it"""
    ...

def _keep_settings(sink, settings):
    """Note what results are made with; ValueError where others were made with something else"""
    ...

def _settings(model, files, options):
    """What results follow from: the model, the log, and the options of `rank` with their defaults"""
    ...

def rank_shards(model: CustomerModel, log, sink, k: int=..., now: float | None=..., workers: int=..., address: str | None=..., progress: bool=..., **options) -> pd.DataFrame:
    """Recommendations for the customers of all shards that nobody has ranked yet"""
    ...
