# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['CHANNELS', 'WIDTHS', 'WEIGHTS', 'BODY', 'FEW', 'FILLS', 'LOOKED', 'REFINED', 'CERTAIN', 'drawn_room', 'drawn_before', 'staged', 'conv_relu', 'Segmenter', 'frozen_body', 'box_mean', 'guided', 'Extraction', 'extraction_of', 'with_margin', 'Extractor', 'mask_overlap']
import json
from dataclasses import dataclass
from importlib.resources import files as asset_files
from pathlib import Path
import numpy as np, torch
from fastcore.basics import patch
from PIL import Image
from torch import nn
from torch.nn import functional as F
from .efficientnet import EARLY as EARLY, EfficientNetLite0 as EfficientNetLite0
from .files import load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing
from .photos import data_uri as data_uri, load_photos as load_photos, open_photo as open_photo, photos_of as photos_of
from .sample import Canvas as Canvas, drawer_of as drawer_of, look_of as look_of, sample_product as sample_product

def drawn_room(size: tuple=..., seed: int=...) -> np.ndarray:
    """A wall above a floor of boards, with light from one side"""
    ...

def drawn_before(product: dict, ground: float, size: tuple, fill: float=...) -> np.ndarray:
    """A drawn product before plain grey; the same product and fill give the same drawing"""
    ...

def staged(kind: str, seed: int=..., size: tuple=..., fill: float=..., shadow: float=...) -> tuple[Image.Image, np.ndarray]:
    """A drawn product before a drawn room"""
    ...

def conv_relu(inputs: int, outputs: int, kernel: int=...) -> nn.Sequential:
    """Convolution, batch norm and ReLU"""
    ...
CHANNELS: Any
WIDTHS: Any

class Segmenter(nn.Module):
    """Where the product is, from a photo and what the body sees in it"""
    inner: Any
    context: Any
    narrow: Any
    sides: Any
    joins: Any
    fine: Any

    def __init__(self):
        ...

    def forward(self, pictures, maps):
        """How much each pixel looks like part of the product"""
        ...
WEIGHTS: Any
BODY: Any

def frozen_body(folder=...) -> EfficientNetLite0:
    """The body of a trained tagger, as far as its maps go"""
    ...

def box_mean(maps: torch.Tensor, radius: int) -> torch.Tensor:
    """Mean of a square window around each pixel; at the edge, of the part inside"""
    ...

def guided(photo: torch.Tensor, small: torch.Tensor, mask: torch.Tensor, radius: int=..., epsilon: float=...) -> torch.Tensor:
    """A mask whose rims lie where those of the photo do"""
    ...
FEW: Any
FILLS: Any

@dataclass(repr=False)
class Extraction:
    """A photo, and where its product is"""
    photo: Image.Image
    mask: np.ndarray
    found: bool
    fills: bool
    box: tuple

    @property
    def told(self) -> str:
        """What is to be said of it"""
        ...

    def __repr__(self):
        ...

    def crop(self, margin: float=...) -> Image.Image:
        """The part of the photo that shows the product"""
        ...

    def cut_out(self, transparent: bool=..., margin: float | None=...) -> Image.Image:
        """The product without its background, in the colours of the photo"""
        ...

    def _repr_html_(self):
        """The photo, its mask and the cut-out side by side"""
        ...

def extraction_of(photo: Image.Image, mask: np.ndarray) -> Extraction:
    """What a mask says of its photo"""
    ...

def with_margin(box: tuple, margin: float, size: tuple) -> tuple:
    """A box with room around it"""
    ...
LOOKED: Any
REFINED: Any
CERTAIN: Any

def _fitting(size, longer, multiple=...):
    """A size whose longer side is `longer`, sides rounded to multiples"""
    ...

def _tensor(photo, size):
    """A photo at some size, as float32 (1, 3, h, w) in [0, 1]"""
    ...

class Extractor:
    """Cuts products out of photos"""
    net: Any
    body: Any

    def __init__(self, net: Segmenter, body: EfficientNetLite0):
        ...

    def __repr__(self):
        ...

    def mask_of(self, photo: Image.Image) -> np.ndarray:
        """Where the product of a photo is"""
        ...

    def save(self, folder):
        """Store what was learned, in half precision; the body is not stored with it"""
        ...

    @classmethod
    def load(cls, folder, body=...) -> Extractor:
        """Read a stored extractor"""
        ...

    @classmethod
    def pretrained(cls) -> Extractor:
        """The extractor that fashionrec ships"""
        ...

    def extract(self, photos, errors: str=..., progress: bool=...):
        """Cut products out of photos"""
        ...

def _counted(work, total, show):
    """`work`, and a bar that tells how often it was done, where that is worth it"""
    ...

def mask_overlap(first: np.ndarray, second: np.ndarray) -> float:
    """Intersection over union of two masks"""
    ...
