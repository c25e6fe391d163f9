# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['BODIES', 'STRANGE', 'WEIGHTS', 'Residual', 'TagNet', 'device_named', 'Tagger', 'drop_heads', 'Features', 'are_images', 'pictured', 'content_of', 'shipped_split']
import json, warnings
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files as asset_files
from types import MethodType
import numpy as np, pandas as pd, torch
from .photos import load_photos as load_photos, open_photo as open_photo, photos_of as photos_of, resized as resized
from .metrics import temperature as temperature
from .files import cached as cached, load_arrays as load_arrays, package_code as package_code, reading as reading, save_arrays as save_arrays, stamp as stamp, writing as writing
from .data import Catalogue as Catalogue
from .classification import MultiClass as MultiClass, in_batches as in_batches, in_bfloat16 as in_bfloat16, score as score
from .efficientnet import EfficientNetLite0 as EfficientNetLite0
from .tags import PAPER_COLUMNS as PAPER_COLUMNS, UNSURE as UNSURE
from fastcore.basics import patch
from torch import nn
from torch.nn import functional as F

class Residual(nn.Module):
    """A convolution whose result is added to what went in"""
    layers: Any

    def __init__(self, channels: int):
        ...

    def forward(self, x):
        """The sum"""
        ...

def _stage(inputs, outputs, depth):
    """Convolve, halve the picture, and add `depth` residual convolutions"""
    ...

def _stages(widths, depths):
    """The residual body: a feature for each of the last of `widths`"""
    ...
BODIES: Any

class TagNet(nn.Module):
    """A body, a vector of `dim` numbers, and a head for each tag"""
    sizes: Any
    from_photographs: Any
    body: Any
    head: Any
    scene: Any
    config: Any

    def __init__(self, sizes, widths: tuple=..., depths: tuple=..., dim: int=..., body: str=..., look: tuple=..., scene: bool=...):
        ...

    def embed(self, pictures):
        """The directions from which the tags are read"""
        ...

    def features(self, pictures):
        """What the heads read"""
        ...

    def forward(self, pictures):
        """The logits of all tags, side by side"""
        ...

    def prepared(self, pictures):
        """Pictures at the size and on the scale of the body"""
        ...

    def scenes(self, pictures):
        """`features`, then two logits: that it shows a product, and that a phone took it"""
        ...

    @property
    def last_maps(self):
        """The layer whose maps are pooled to features"""
        ...

def device_named(name) -> torch.device:
    """A device of PyTorch that is there, or ValueError"""
    ...

class _OfTheClass:
    """A method of the class that makes a tagger; one that is made says how to go on from it"""
    make: Any

    def __init__(self, make):
        ...

    def __get__(self, tagger, cls):
        ...

class Tagger:
    """Tags photos"""
    model: Any
    vocab: Any
    size: Any
    joint: Any
    temperature: Any
    photo_temperature: Any
    photo_gap: Any
    alike: Any
    axes: Any
    history: Any
    _members: Any

    def __init__(self, model: TagNet, vocab: dict, size: tuple=..., joint: MultiClass | None=..., temperature: dict | None=..., alike=..., axes: torch.Tensor | None=..., photo_temperature: dict | None=..., photo_gap: float=...):
        ...

    def __repr__(self):
        ...

    def _joint_members(self):
        """float32 (combinations, classes): 1 where a combination has a class"""
        ...

    def fit(cls, cat: Catalogue, columns=..., **kwargs):
        """Train a network on the pictures of `cat`: 5 to 40 ms of processor time a picture and pass"""
        ...

    def fine_tune(self, cat: Catalogue, columns=..., **kwargs) -> Tagger:
        """Go on training from this tagger: body and known classes are kept, in 10 passes at a low rate"""
        ...

    def to(self, device) -> Tagger:
        """Tag on this device from now on"""
        ...

    @property
    def device(self) -> torch.device:
        """Where the network is"""
        ...

    def _look(self, images, positions, one, bs):
        """One pass of the network"""
        ...

    def _opened(self, photos, errors=..., bs=...):
        """`features` of photos that are to be opened"""
        ...

    def features(self, photos, bs: int=..., errors: str=...) -> Features:
        """Open photos once, and pass them through the network once"""
        ...

    def images_of(self, photos) -> np.ndarray:
        """Photos as the network sees them: at its size, whole, on white"""
        ...

    def _head(self, values):
        """Logits of features"""
        ...

    def logits(self, photos, bs: int=...) -> torch.Tensor:
        """Logits of all tags, one block of columns a tag"""
        ...

    def decode(self, logits: torch.Tensor) -> tuple[dict, dict]:
        """The probability of every class, and the tags that are most probable together"""
        ...

    def calibrate(self, cat: Catalogue, ids) -> Tagger:
        """Set the temperature of each tag from held-out products"""
        ...

    def _temperatures(self, column, seen):
        """The temperature of catalogue pictures, of people's photos, or between, as a picture looks"""
        ...

    def tables(self, log_probabilities: dict, seen: Features | None=...) -> dict:
        """Log-probabilities as tables of calibrated probabilities"""
        ...

    def probabilities(self, photos) -> dict:
        """The probability of every class"""
        ...

    def gaps(self, photos) -> np.ndarray:
        """How far photos are from their kind for being no catalogue pictures: 1 - cosine, in quadrature"""
        ...

    def _roots(self, values):
        """Roots of all probabilities, those in `alike` counted most, and the direction of `values`"""
        ...

    def orient(self, cat: Catalogue, ids) -> Tagger:
        """Choose the axes of `embed`"""
        ...

    def _known_axes(self):
        """`axes`, or ValueError before they are chosen"""
        ...

    def embed(self, photos, bs: int=...) -> torch.Tensor:
        """Vectors whose inner products say how alike products are"""
        ...

    def vectors(self, photos, bs: int=...) -> torch.Tensor:
        """The former name of `embed`"""
        ...

    def from_vectors(self, v) -> dict:
        """The probabilities that vectors were made from, as far as their numbers tell"""
        ...

    def product_shown(self, photos) -> np.ndarray:
        """How probably photos show a product of a kind that the tagger knows, not a lamp or a page"""
        ...

    def predict(self, photos, confidence: float=...) -> pd.DataFrame:
        """The tags that are most probable together; all `UNSURE` where no product is shown"""
        ...

    def _ranked(self, seen, k):
        """(row, column, rank, tag, probability) of `Features`: best together first, then the next alone"""
        ...

    def _tell_strange(self, seen):
        """Warn of photos that show no product"""
        ...

    def tag(self, photos, k: int=..., errors: str=..., confidence: float=...) -> pd.DataFrame:
        """Tags of photos"""
        ...

    def evaluate(self, cat: Catalogue, train, test, columns=...) -> pd.DataFrame:
        """Score the tagger on products"""
        ...

    def top_losses(self, cat: Catalogue, ids, column: str, n: int=...) -> pd.DataFrame:
        """The products whose label the tagger finds least likely"""
        ...

    def heatmap(self, photo, column: str, tag: str | None=...) -> np.ndarray:
        """What in the photo speaks for a tag"""
        ...

    def save(self, folder, half: bool=...):
        """Save the tagger"""
        ...

    @classmethod
    def load(cls, folder) -> Tagger:
        """Load a saved tagger; one saved without axes tags, and says what to do when vectors are asked"""
        ...

    def to_onnx(self, path, half: bool=...):
        """Write the tagger with its labels as one file of ONNX, see `write_onnx`"""
        ...

    def save_pretrained(self, save_directory, half: bool=..., **card):
        """Save the tagger as hubs of models want it, see `saved_for_hub`"""
        ...

    @classmethod
    def from_pretrained(cls, folder_or_repo, **kwargs) -> Tagger:
        """Load a tagger from a folder or a hub, see `tagger_from`"""
        ...

    def push_to_hub(self, repo_id: str, **kwargs) -> str:
        """Put the tagger on a hub, see `pushed`"""
        ...

    @classmethod
    def open(cls, cat: Catalogue, columns=..., progress: bool=..., **kwargs) -> Tagger:
        """The tagger that `fit` makes, trained the first time and then kept in the cache"""
        ...

    @classmethod
    def pretrained(cls) -> Tagger:
        """The tagger that fashionrec ships, trained on the real catalogue"""
        ...

def drop_heads(model: TagNet, n: int) -> TagNet:
    """Keep the first `n` heads"""
    ...

@dataclass
class Features:
    """What the network makes of photos in one pass; tags and embedding are read from it"""
    values: torch.Tensor
    images: np.ndarray
    positions: np.ndarray
    one: bool
    model: TagNet
    scene: torch.Tensor | None = ...

    def __len__(self):
        ...

    def __getitem__(self, rows):
        ...

    def __repr__(self):
        ...

def are_images(photos) -> bool:
    """Whether photos are uint8 images (n, h, w, 3), which go into the network as they are"""
    ...
_ENOUGH: Any

def pictured(cat: Catalogue, ids=...) -> pd.Index:
    """Those of `ids` that have a picture"""
    ...
STRANGE: Any

def content_of(value):
    """An argument as what it is made of, for `stamp`: a tagger's text shows its tags only"""
    ...
WEIGHTS: Any

def shipped_split(cat: Catalogue) -> tuple[pd.Index, pd.Index]:
    """The split of the shipped weights, by the rule that their folder holds"""
    ...
_drop: Any
_device: Any
