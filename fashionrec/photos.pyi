# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['MAX_PIXELS', 'PICTURE_SUFFIXES', 'PhotoError', 'is_photo', 'photos_of', 'photo_bytes', 'eight_bits', 'channels_last', 'picture_of', 'in_srgb', 'turn_of', 'grey_of', 'rgb_on_white', 'read_picture', 'read_tiff', 'why_unreadable', 'open_photo', 'as_size', 'as_fit', 'resized', 'load_photo', 'load_photos', 'data_uri']
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
_PATHS: Any

def _is_array(x):
    """Whether `x` is an array of NumPy, PyTorch or another library, and no column of a table"""
    ...

def _reads(x):
    """Whether `x` is an open file"""
    ...

def _held(mapping):
    """The bytes in a mapping, as uploads and image cells have them, or its path; None without any"""
    ...

def _is_file(x):
    """Whether `x` is an open file or an upload: it has `read`, or holds a file that has"""
    ...

def is_photo(x) -> bool:
    """Whether `x` is one photo, and no id, table or list; opening it shows whether it can be read"""
    ...

def photos_of(photos) -> tuple[list, bool]:
    """One photo or many, as a list"""
    ...

def _read_whole(file):
    """All bytes of an open file, which is left where it was"""
    ...

def photo_bytes(photo) -> bytes | None:
    """The bytes of uploads, open files and data addresses"""
    ...
_WHITES: Any
_FLOATS: Any

def _range(low, high, full):
    """Black and white of values from `low` to `high`; `full` is white of their type, None for floats"""
    ...

def eight_bits(values: np.ndarray, full=...) -> np.ndarray:
    """Values of any range, from black to white"""
    ...

def _white_of(array):
    """White of an array's type: None for floats, 255 where whole numbers fit into 8 bits; 0 unknown"""
    ...

def channels_last(tensor) -> np.ndarray:
    """The values of a tensor as pictures have them"""
    ...

def picture_of(array) -> Image.Image:
    """An array as a picture, or a `PhotoError`"""
    ...

def _array_bits(array):
    """An array of another type as uint8, same shape"""
    ...
_MODES: Any

def _profile(icc):
    """(mode that the profile is for, its way to sRGB); nothing where it is broken or already sRGB"""
    ...

def in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """A picture in the colours of the web"""
    ...
_UPRIGHT: Any
_TURNS: Any

def _xmp(info):
    """The XMP of a picture, which may be broken"""
    ...

def turn_of(image: Image.Image) -> Image.Transpose | None:
    """How a picture is to be turned; a broken note is passed over"""
    ...
_DEEP: Any

def grey_of(image: Image.Image) -> Image.Image:
    """A grey picture of 8 bits from one of more"""
    ...

def rgb_on_white(image: Image.Image, icc: bytes | None) -> Image.Image:
    """A picture on white, where it was transparent, in the colours of the web"""
    ...
_HEIF: Any
_TIFF: Any

def _head(source):
    """The first bytes of a file"""
    ...

def read_picture(source) -> Image.Image:
    """A picture of any format: HEIC by pillow-heif, TIFFs that Pillow doesn't read by tifffile"""
    ...

def read_tiff(source) -> Image.Image:
    """A TIFF of a kind that Pillow does not know: colours of 32 bits or in floats, grey in doubles"""
    ...

def _opened(photo, content, draft):
    """(picture, its turn), decoded and apart from what was given"""
    ...

def _fault(head, error):
    """What is wrong with a file that begins with `head`"""
    ...

def why_unreadable(photo, content: bytes | None, error: Exception) -> str:
    """The reason why a photo can't be read"""
    ...

def open_photo(photo, draft: tuple | None=...) -> Image.Image:
    """Open any kind of photo, or raise `PhotoError` with the reason"""
    ...

def as_size(size) -> tuple:
    """A size of pictures, checked"""
    ...

def as_fit(fit) -> str:
    """A way to bring pictures to one size, checked"""
    ...

def resized(image: Image.Image, size: tuple=..., fit: str=...) -> np.ndarray:
    """A photo that is open already, at one size"""
    ...

def load_photo(photo, size: tuple=..., fit: str=...) -> np.ndarray:
    """Open any kind of photo at one size"""
    ...

def load_photos(photos, load=..., errors: str=...) -> tuple[np.ndarray, list]:
    """Do something with each photo; what is wrong is said with its position"""
    ...

def data_uri(image, size: tuple | None=..., quality: int=..., format: str=..., enlarge: bool=...) -> str:
    """A photo as an address that holds it; what you give stays as it is"""
    ...
