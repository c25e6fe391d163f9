# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PARTS', 'Learning', 'learning_line', 'Teller', 'Learner']
import os, signal, sys, threading, traceback
from multiprocessing.connection import Connection
from fastcore.basics import patch
from .safety import Refusal as Refusal
from .workers import Progress as Progress, follow_parent as follow_parent, starting as starting
PARTS: Any

class Learning(Refusal):
    """What is asked for is still being learned"""
    status: Any

    def __init__(self, said: str, wait: int=...):
        ...

def learning_line(told: dict, *parts) -> str:
    """What is being learned, and about how far it is, in one line"""
    ...

class Teller:
    """Tells another process how far one is"""
    _pipe: Any

    def __init__(self, pipe: Connection):
        ...

    def say(self, doing: str, seconds: float=..., share: float | None=...):
        """Say how far it is"""
        ...

    def made(self, *parts: str):
        """Say that parts are learned, and saved where the others find them"""
        ...

def _reason(error):
    """An error for visitors: in its own words where it is about the data"""
    ...

def _learn(learn, pipe):
    """What the process does"""
    ...

class Learner:
    """Learns in a process of its own, and keeps a `Progress` up to date"""
    _process: Any
    _thread: Any
    progress: Any
    _made: Any
    failed: Any
    _open: Any
    _pipe: Any

    def __init__(self, learn, progress: Progress, made=...):
        ...

    def __repr__(self):
        ...

    def _fail(self, reason):
        ...

    def _hear(self, kind, *said):
        """One message; whether more come"""
        ...

    def _listen(self):
        ...

    def wait(self, seconds: float | None=...):
        """Wait until it has learned, or failed"""
        ...

    def close(self):
        """Stop learning"""
        ...
