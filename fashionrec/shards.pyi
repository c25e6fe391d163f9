# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['log_parts', 'shard_of', 'write_shards', 'last_event', 'rank_shards']
import os, shutil
import numpy as np, pandas as pd, pyarrow as pa
from pathlib import Path
from .customers import CustomerModel as CustomerModel
from .histories import Histories as Histories
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

def write_shards(log, folder, shards: int, customer: str=...) -> Path:
    """Split a log into parquet files of whole customers"""
    ...

def last_event(files) -> float:
    """The time of the last event in some files"""
    ...

def _rank_shard(model, file, target, k, options):
    """Rank the customers of a shard and write one file"""
    ...

def rank_shards(model: CustomerModel, log, sink, k: int=..., now: float | None=..., **options) -> pd.DataFrame:
    """Recommendations for the customers of all shards that nobody has ranked yet"""
    ...
