# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Progress', 'Figures', 'Changes', 'State', 'Shared', 'starting', 'follow_parent', 'Workers']
import io, os, queue, signal, sys, threading, time
from collections import Counter
from concurrent import futures
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext, redirect_stderr
from dataclasses import dataclass
from multiprocessing import connection, forkserver, get_all_start_methods, get_context
from multiprocessing import parent_process, resource_tracker
from multiprocessing.managers import BaseManager
from secrets import token_bytes
from fastcore.basics import patch
from .safety import Busy as Busy, Gate as Gate, Limits as Limits, Refusal as Refusal, Store as Store
from .visits import Visits as Visits
_STATES: Any

class Progress:
    """What of an app is there, and what is still being learned"""
    _lock: Any
    _states: Any
    _said: Any
    _share: Any
    _error: Any
    _since: Any
    _seconds: Any

    def __init__(self):
        ...

    def set(self, state: str, *parts: str):
        """Parts that are ready, are being learned, or can not be learned"""
        ...

    def say(self, doing: str, seconds: float=..., share: float | None=...):
        """Note how far it is"""
        ...

    def fail(self, reason: str):
        """What is being learned can not be learned"""
        ...

    def told(self) -> dict:
        """How far it is"""
        ...

class Figures:
    """Counts of requests since the start"""
    statuses: Any
    requests: Any
    seconds: Any
    slowest: Any

    def __init__(self):
        ...

    def count(self, status: int, seconds: float):
        """Count one answer"""
        ...

    def told(self) -> dict:
        """The counts"""
        ...

class Changes:
    """What was changed since the start, in the order that every worker follows"""
    most: Any
    _held: Any
    _lock: Any

    def __init__(self, most: int=...):
        ...

    def __len__(self):
        ...

    def append(self, change) -> int:
        """Take one more change"""
        ...

    def since(self, number: int, most: int=...) -> list:
        """The changes after one"""
        ...

    def void(self, number: int):
        """Forget what a change was: it did not happen"""
        ...

@dataclass
class State:
    """What an app remembers while it runs"""
    visits: Visits
    photos: Store
    changes: Changes
    figures: Figures
    gate: Gate
    progress: Progress

    @classmethod
    def new(cls, limits: Limits=..., secret: str | None=..., at_once: int=...) -> 'State':
        """Of an app that starts"""
        ...
_SHARED: Any

class Shared:
    """A `State` that other processes use; `place` tells them where it is"""
    place: Any

    def __init__(self, state: State):
        ...

    @staticmethod
    def connect(place) -> State:
        """The state of another process"""
        ...
_HELD: Any

def starting():
    """How processes start; where it can be, from one that has imported what they need"""
    ...

def follow_parent():
    """Leave Ctrl+C to the parent of this process, and end when it does"""
    ...

def _begin(start, quiet):
    """Make a process a worker"""
    ...

def _do(function, args):
    ...

class Workers:
    """Processes that each hold the same thing and do one job at a time"""
    replaced: Any
    ready: Any
    error: Any
    _free: Any
    _pids: Any
    _former: Any
    _renewals: Any
    _open: Any
    start: Any
    count: Any
    seconds: Any
    _joining: Any
    _renewing: Any

    def __init__(self, start, count: int=..., seconds: float=..., wait: bool=...):
        ...

    def __repr__(self):
        ...

    def _add(self, quiet=...):
        """One more worker, when it is ready"""
        ...

    def _add_all(self):
        ...

    def _add_all_later(self):
        ...

    def _add_again(self):
        """A worker in the place of one that died, however often that takes"""
        ...

    def _replace(self, pool):
        """Give up a worker that died or hangs"""
        ...

    def _retire(self, pool):
        """Let a worker end that has no job"""
        ...

    def _next(self):
        """A worker that is free"""
        ...

    def _try(self, function, args):
        """Whether a worker lived through a job, and what the job gave"""
        ...

    def run(self, function, *args):
        """Do a job in a worker; where the worker dies, once more in another"""
        ...

    def renew(self):
        """A new worker in the place of each, one by one; those that work end their jobs first"""
        ...

    def close(self):
        """End the workers"""
        ...
