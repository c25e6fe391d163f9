# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['STAGES', 'EARLY', 'SameConv', 'ConvNorm', 'InvertedResidual', 'EfficientNetLite0', 'load_imagenet']
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

class SameConv(nn.Conv2d):
    """A convolution padded as in TensorFlow: an odd pixel goes to the lower right"""

    def forward(self, pictures):
        """The convolution"""
        ...

    def by(self, pictures, weight, bias):
        """The convolution with other weights of the same shape"""
        ...

class ConvNorm(nn.Sequential):
    """Convolution, batch norm and, where `active`, ReLU6"""
    _fused: Any

    def __init__(self, inputs: int, outputs: int, kernel: int=..., stride: int=..., groups: int=..., active: bool=...):
        ...

    def train(self, mode=...):
        """As of any module; what was fused is forgotten"""
        ...

    def fused(self):
        """The convolution that does what convolution and batch norm do; computed once"""
        ...

    def forward(self, pictures):
        """The three, one after the other; as one where nothing is learned"""
        ...

class InvertedResidual(nn.Module):
    """Widen, convolve each channel, narrow"""
    steps: Any
    residual: Any

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int):
        ...

    def forward(self, pictures):
        """The block"""
        ...
STAGES: Any
EARLY: Any

class EfficientNetLite0(nn.Module):
    """A body for pictures: 1,280 features each, or maps of what is where"""
    layers: Any

    def __init__(self):
        ...

    def scaled(self, pictures):
        """Pictures on the scale of the weights"""
        ...

    def forward(self, pictures):
        """The features"""
        ...

    def maps(self, pictures):
        """What the network sees at a half, a quarter, an eighth and a sixteenth of the size"""
        ...

def load_imagenet(body: EfficientNetLite0, path) -> EfficientNetLite0:
    """Give the body weights that were trained on ImageNet"""
    ...
