# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['MAX_PIXELS', 'PICTURE_SUFFIXES', 'PhotoError', 'is_photo', 'photos_of', 'open_photo', 'on_white', 'load_photo', 'load_photos', 'data_uri']
import base64, io, os, re, warnings
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
import numpy as np
from PIL import Image, ImageCms, ImageOps

class PhotoError(ValueError):
    """A picture that can't be read; the message names it and says why"""
MAX_PIXELS: Any
PICTURE_SUFFIXES: Any
_BYTES: Any

def _is_array(x):
    """Whether `x` is an array of NumPy, PyTorch or another library, and no table"""
    ...

def _is_file(x):
    """Whether `x` is an open file or an upload: it has `read`, or holds a file that has"""
    ...

def _held(mapping):
    """The bytes in a mapping, as uploads and image cells have them, or its path; None without any"""
    ...

def _reads(x):
    ...

def is_photo(x) -> bool:
    """Whether `x` is one photo, and no id, table or list; opening it shows whether it can be read"""
    ...

def photos_of(photos) -> tuple[list, bool]:
    """One photo or many, as a list"""
    ...

def _is_one(photos):
    """Whether something is one photo, or what can't be several"""
    ...

def _read_whole(file):
    """All bytes of an open file, which is left where it was"""
    ...

def _content(photo):
    """The bytes of uploads, open files and data addresses; None for paths, pictures and arrays"""
    ...

def _from_upload(upload):
    """The bytes of what holds a file or is one; None for anything else"""
    ...
_WHITES: Any
_FLOATS: Any

def _range(low, high, full):
    """Black and white of a picture from `low` to `high`; `full` is white of its type, None for floats"""
    ...

def _eight_bits(values, full=...):
    """Values of any range as uint8; `full` is the white of whole numbers"""
    ...

def _full(array):
    """White of an array's type: None for floats, 255 where whole numbers fit into 8 bits"""
    ...

def _pixels(array):
    """An array as a picture"""
    ...

def _channels_last(tensor):
    """A tensor's values as (h, w[, c]): PyTorch puts the channels first"""
    ...

def _array_bits(array):
    """An array of another type as uint8"""
    ...
_MODES: Any

def _srgb():
    ...

def _profile(icc):
    """(mode that the profile is for, its way to sRGB); nothing where it is broken or already sRGB"""
    ...

def _moves(way):
    """Whether colours become others on this way"""
    ...

def _in_srgb(im, icc):
    """RGB picture of one without transparency"""
    ...
_UPRIGHT: Any
_TURNS: Any

def _xmp(info):
    """The XMP of a picture"""
    ...

def _turn(im):
    """How a picture is to be turned, None where it stands upright; a broken note is passed over"""
    ...
_DEEP: Any

def _shallow(im):
    """A grey picture of 8 bits from one of more"""
    ...

def _on_white_rgb(im, icc):
    """RGB on white of a picture in any mode of 8 bits"""
    ...

def _opened(photo, content, draft):
    """(picture, its turn), decoded and apart from what was given"""
    ...

def _check_size(width, height):
    """PhotoError for a picture with too many pixels or none"""
    ...

def _from_file(source):
    """A picture of a path or a file; HEIC by pillow-heif, TIFFs that Pillow doesn't read by tifffile"""
    ...

def _head(source):
    """The first bytes of a file"""
    ...
_HEIF: Any
_TIFF: Any

def _from_tiff(source):
    """A TIFF of a kind that Pillow does not know: colours of 32 bits or in floats, grey in doubles"""
    ...

def _named(photo):
    """What messages call a photo"""
    ...

def _why(photo, content, err):
    """The reason why a photo can't be read"""
    ...

def _fault(head, err):
    """What is wrong with a file that begins with `head`"""
    ...

def open_photo(photo, draft: tuple | None=...) -> Image.Image:
    """Open any kind of photo, or raise `PhotoError` with the reason"""
    ...

def _edge(x):
    """The pixels along the edge"""
    ...

def on_white(photo, near: float=...) -> Image.Image:
    """A product before a plain background as a catalogue shows it: on white and in full light"""
    ...

def _as_size(size) -> tuple:
    """A size of pictures, checked"""
    ...

def _as_fit(fit) -> str:
    """A way to bring pictures to one size, checked"""
    ...

def load_photo(photo, size: tuple=..., fit: str=...) -> np.ndarray:
    """Open any kind of photo at one size"""
    ...

def load_photos(photos, load=..., errors: str=...) -> tuple[np.ndarray, list]:
    """Do something with each photo; what is wrong is said with its position"""
    ...

def data_uri(image, size: tuple=..., quality: int=...) -> str:
    """A photo as an address that holds it"""
    ...
