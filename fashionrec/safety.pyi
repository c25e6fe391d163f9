# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['FORMATS', 'HEADERS', 'Refusal', 'Busy', 'Limits', 'checked_photo', 'Store', 'Gate', 'RateLimit', 'same_origin', 'allowed_host']
import heapq, io, itertools, threading, time
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit
from .photos import PhotoError as PhotoError, open_photo as open_photo
from PIL import Image

class Refusal(Exception):
    """A request that is not answered; its words are for the visitor"""
    status: Any
    wait: Any

    def __init__(self, said: str, status: int | None=..., wait: int=...):
        ...

class Busy(Refusal):
    """Too many are waiting"""
    status: Any

@dataclass(frozen=True)
class Limits:
    """What the app accepts"""
    upload: int = ...
    form: int = ...
    pixels: int = ...
    photos: int = ...
    seconds: float = ...
    waiting: int = ...
    rate: float = ...
    burst: float = ...
    text: int = ...
FORMATS: Any
_HEIC: Any

def _readable():
    """Those of `FORMATS` that this Pillow reads"""
    ...

def checked_photo(data: bytes, limits: Limits=..., size: tuple=...) -> Image.Image:
    """A photo that a visitor sent; `Refusal` where it is none"""
    ...

class Store:
    """Values by key in memory: so many at most, and each for so long"""
    _held: Any
    _lock: Any
    most: Any
    seconds: Any
    clock: Any

    def __init__(self, most: int, seconds: float, clock=...):
        ...

    def __len__(self):
        ...

    def put(self, key, value):
        """Keep a value"""
        ...

    def get(self, key, default=...):
        """A value that is still there"""
        ...

    def drop(self, key):
        """Forget a value"""
        ...

    def clear(self):
        """Forget all values"""
        ...

class Gate:
    """Lets a few in at once and a few more wait, the quick ones in front; refuses others with `Busy`"""
    inside: Any
    refused: Any
    _free: Any
    _queue: Any
    _numbers: Any
    _changed: Any
    most: Any
    seconds: Any

    def __init__(self, at_once: int=..., waiting: int=..., seconds: float=...):
        ...

    def _refuse(self):
        ...

    def _wait(self, mine):
        """Wait until a place is free and nobody with a lower rank, or as long with the same, waits"""
        ...

    @contextmanager
    def turn(self, rank: int=...):
        """Be inside, as soon as it is one's turn"""
        ...

class RateLimit:
    """A bucket of points for each address: requests cost points, and points come back with time"""
    _buckets: Any
    _lock: Any
    rate: Any
    burst: Any
    clock: Any

    def __init__(self, rate: float, burst: float, most: int=..., clock=...):
        ...

    def wait(self, address: str, cost: float=...) -> float:
        """Take points, or say how long to wait for them"""
        ...

def same_origin(headers) -> bool | None:
    """Whether a request comes from a page of this app"""
    ...

def allowed_host(host: str, hosts: tuple) -> bool:
    """Whether the app answers under a name"""
    ...
HEADERS: Any
