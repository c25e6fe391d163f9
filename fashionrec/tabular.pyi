# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['MODELS', 'HideInputs', 'embedding_size', 'TabularNet', 'network_of', 'training_plan', 'train_network', 'train_briefly', 'estimator', 'Estimator']
import random, warnings
import numpy as np, pandas as pd, torch
from .classification import on_threads as on_threads
from .columns import Encoder as Encoder
from torch import nn

class HideInputs(nn.Module):
    """Hide some inputs of some training rows, so that the network learns what 'nothing told' means"""
    owner: Any
    n_cats: Any
    share: Any

    def __init__(self, owner, n_cats: int, share: float=...):
        ...

    def forward(self, cats, conts):
        """In training, set hidden categories to 0 (unknown) and hidden numbers to 0 (their mean)"""
        ...

def embedding_size(categories: int) -> int:
    """Rule of thumb for the size of an embedding"""
    ...

class _Embedding(nn.Embedding):
    """An embedding that begins with small numbers"""

    def reset_parameters(self):
        ...

class TabularNet(nn.Module):
    """Embeddings of categories beside numbers, then two layers"""
    embeds: Any
    emb_drop: Any
    hide: Any
    layers: Any

    def __init__(self, sizes: list, numbers: int, outputs: int, dropout: float=..., hide: HideInputs | None=...):
        ...

    def _layer(self, inputs, outputs, dropout):
        """Linear, ReLU, batch normalisation, dropout"""
        ...

    def forward(self, cats, conts):
        """Outputs (n, outputs) of categories (n, sizes), int64, and numbers (n, numbers)"""
        ...

def network_of(encoder: Encoder, outputs: int, dropout: float=..., hide: HideInputs | None=...) -> TabularNet:
    """A network for the rows of an encoder"""
    ...

def _loader(encoder, rows, answers, **kwargs):
    """Batches of rows (n, columns) and answers (n,), as fastai's learner wants them"""
    ...

def training_plan(n: int, epochs: int | None=...) -> tuple:
    """How a network is trained on so many rows; the batches say how long it takes"""
    ...

def _noise(n, hide, dropout):
    """Shares of hidden inputs and of dropped activations for `n` training rows, unless given"""
    ...

def train_network(encoder: Encoder, rows: np.ndarray, answers: np.ndarray, valid_rows: np.ndarray | None, valid_answers: np.ndarray | None, outputs: int, epochs: int | None=..., lr: float=..., hide: float | None=..., dropout: float | None=..., seed: int=...) -> tuple:
    """The trained network, and its losses by epoch"""
    ...

def train_briefly(encoder: Encoder, rows: np.ndarray, answers: np.ndarray, outputs: int, epochs: int | None=..., lr: float=..., hide: float | None=..., dropout: float | None=..., seed: int=...) -> TabularNet:
    """The network of a small table, trained without a `Learner`"""
    ...
MODELS: Any

def _trees(number, cats, stop, seed):
    """Gradient-boosted trees; `cats` are the positions of categories, `stop` is to stop early"""
    ...

def estimator(model: str, n_cats: int, number: bool, stop: bool=..., seed: int=...):
    """The scikit-learn model of one name"""
    ...

class Estimator:
    """A scikit-learn model that answers like the network: log probabilities, or one number a row"""
    est: Any
    X: Any
    y: Any
    n_out: Any

    def __init__(self, model: str, n_cats: int, X: np.ndarray, y: np.ndarray, n_out: int, seed: int=...):
        ...

    def __call__(self, X: np.ndarray) -> np.ndarray:
        """What the model says of rows"""
        ...
