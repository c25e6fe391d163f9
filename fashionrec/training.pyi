# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ROBUST', 'TagLoss', 'orthogonal', 'muon_step', 'Muon', 'tag_learner', 'fit_tagger']
import json, random, warnings
from contextlib import ExitStack
from functools import partial
from pathlib import Path
import numpy as np, pandas as pd, torch
from .files import reading as reading, shows_bars as shows_bars, writing as writing
from .data import Catalogue as Catalogue
from .batches import Cutout as Cutout, Shift as Shift, Reframe as Reframe, Relight as Relight
from .classification import combinations as combinations, in_bfloat16 as in_bfloat16, likeness as likeness, on_threads as on_threads
from .classification import random_batch as random_batch, training_threads as training_threads
from .tags import ALIKE as ALIKE, known_classes as known_classes, learnable as learnable, same_column as same_column, tag_columns as tag_columns
from .efficientnet import EARLY as EARLY
from .tagging import TagNet as TagNet, Tagger as Tagger, device_named as device_named, drop_heads as drop_heads, pictured as pictured
from torch import nn
from torch.nn import functional as F
_quiet: Any
from fastai.callback.core import Callback
from fastai.callback.mixup import MixUp
from fastai.callback.schedule import fit_one_cycle
from fastai.callback.tracker import TerminateOnNaNCallback
from fastai.learner import Learner, load_model, save_model
from fastai.optimizer import Optimizer
from fastai.optimizer import adam_step, average_grad, average_sqr_grad, step_stat, weight_decay
from fastai.torch_core import to_device

class TagLoss(nn.Module):
    """Mean cross-entropy over the tags of a product"""
    y_int: Any
    sizes: Any
    smoothing: Any
    reduction: Any

    def __init__(self, sizes, smoothing: float=..., reduction: str=...):
        ...

    def forward(self, logits, numbers):
        """The loss; tags without a label are passed over"""
        ...

def orthogonal(g: torch.Tensor) -> torch.Tensor:
    """Five steps of Newton and Schulz's iteration (coefficients of Jordan et al. 2024)"""
    ...

def muon_step(p, lr, mom, grad_avg, scale, **kwargs):
    """A step of `Muon`, to be used with fastai's `Optimizer`"""
    ...

def Muon(params, lr: float=..., scale: float=..., mom: float=..., sqr_mom: float=..., eps: float=..., wd: float=...) -> Optimizer:
    """Muon for convolutions, Adam for the rest"""
    ...

class _HalfSize(Callback):
    """Train on pictures of half the size at first"""
    order: Any
    run_valid: Any
    share: Any

    def __init__(self, share=...):
        ...

    def before_batch(self):
        """Average each two by two pixels"""
        ...

class _Checkpoint(Callback):
    """Seed each pass, and keep the state of the training after it in `folder`"""
    order: Any
    folder: Any
    key: Any
    seed: Any
    done: Any
    threads: Any

    def __init__(self, folder, key, seed=...):
        ...

    def before_fit(self):
        """Have fastai count the inputs now, for which it draws a batch, before anything is seeded"""
        ...

    def before_train(self):
        """The same batches in pass k, whether or not the training was interrupted before it"""
        ...

    def after_epoch(self):
        """Write the state"""
        ...

    def resume(self, learn):
        """Load what is in the folder; the number of passes that were done"""
        ...

class _OnDevice(Callback):
    """Move each batch to where the network is, after the transforms of its pictures"""
    order: Any
    device: Any

    def __init__(self, device):
        ...

    def before_batch(self):
        """Move pictures and labels"""
        ...

def _labeller(cat, vocab, schemes):
    """Function of ids: class numbers, int64 (n, tags and schemes)"""
    ...

def _alike_columns(vocab, alike, start):
    """Columns that are in `alike`, by their own name or by the one that `start` has for them"""
    ...
ROBUST: Any

def tag_learner(cat: Catalogue, columns, train, valid, bs: int=..., seed: int=..., augment=..., joint: bool=..., alike=..., smoothing: float=..., mixup: float=..., opt_func=..., start: Tagger | None=..., device=..., **kwargs) -> Learner:
    """A fastai Learner for tags, to train in any way that fastai knows"""
    ...

def _rows(vocab, joint):
    """For each row of a tagger's head the tags that it stands for, (column, class) pairs"""
    ...

def _sources(tags, known, rows):
    """Rows of the old head that say together what `tags` are; none where it knows none of them"""
    ...

def _warm(learn, start):
    """Copy the body of the tagger `start`, and what its head knows of the classes that are learned"""
    ...

def _one_cycle(learn, saver, epochs, lr, progress, threads, size):
    """Train from the pass that `saver` holds"""
    ...
_FEW: Any

def _parts(cat, train, valid, by, seed):
    """Ids to train on and to follow the loss on; the same where they are few"""
    ...

def _wanted(cat, columns, start):
    """The tags to learn"""
    ...

def fit_tagger(cat: Catalogue, columns=..., train=..., valid=..., epochs: int | None=..., lr: float | None=..., half: float | None=..., seed: int=..., start: Tagger | None=..., checkpoint=..., progress: bool=..., device=..., threads: int | None=..., cls: type=..., **kwargs) -> Tagger:
    """Train a network on the pictures of a catalogue, see `Tagger.fit`"""
    ...
