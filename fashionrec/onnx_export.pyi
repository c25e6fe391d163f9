# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['WholeTagger', 'exported', 'in_half', 'described', 'onnx_difference', 'write_onnx']
import copy, json, os, uuid, warnings
from pathlib import Path
from unittest import mock
import numpy as np, torch
from . import __version__ as __version__
from .files import is_stream as is_stream
from .tagging import STRANGE as STRANGE, Features as Features, Tagger as Tagger
from torch import nn

class WholeTagger(nn.Module):
    """All that a tagger says of pictures, as one network"""
    tagger: Any
    model: Any
    names: Any

    def __init__(self, tagger: Tagger):
        ...

    def forward(self, pictures: torch.Tensor) -> tuple:
        """Tags, whether a product is shown, gap, embedding and probabilities"""
        ...

def _needed():
    """Import what writes ONNX, or say how to get it"""
    ...

def exported(whole: WholeTagger):
    """The network as ONNX, for any number of pictures"""
    ...
_FEW: Any

def in_half(model):
    """Store weights as float16; what is computed stays float32"""
    ...

def described(tagger: Tagger) -> dict:
    """What a reader of the file needs to know"""
    ...

def onnx_difference(path, tagger: Tagger, photos, bs: int=...) -> dict:
    """How far a file of ONNX is from the tagger it was made from"""
    ...
_ALLOWED: Any

def _writable(path):
    """Where a file can be written, or an error that says why not"""
    ...

def write_onnx(tagger: Tagger, path, half: bool=...) -> Path:
    """Write a tagger as one file of ONNX, once it is known to say the same"""
    ...
