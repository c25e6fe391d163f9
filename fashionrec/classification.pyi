# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PAPER_COLUMNS', 'TAG_COLUMNS', 'PARTS', 'ALIKE', 'ROBUST', 'UNSURE', 'WEIGHTS', 'guess', 'Scheme', 'MultiClass', 'MultiLabel', 'PaperNet', 'on_threads', 'choose_threads', 'fit_scheme', 'score_scheme', 'TagNet', 'TagLoss', 'tag_columns', 'Tagger', 'orthogonal', 'muon_step', 'Muon', 'tag_learner', 'softmax', 'temperature', 'calibration_error', 'score', 'coverage', 'confusions', 'class_report', 'label_ceiling']
import json, random, re, time, unicodedata, warnings
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from functools import partial
from importlib.resources import files as asset_files
from pathlib import Path
import numpy as np, pandas as pd, torch
from .photos import load_photo as load_photo, load_photos as load_photos, on_white as on_white, open_photo as open_photo, photos_of as photos_of
from .files import load_arrays as load_arrays, load_result as load_result, reading as reading, save_arrays as save_arrays, writing as writing
from .data import Catalogue as Catalogue, Cutout as Cutout, Shift as Shift, Reframe as Reframe, Relight as Relight
from captum.attr import LayerGradCam
from fastai.callback.core import Callback
from fastai.callback.mixup import MixUp
from fastai.callback.schedule import fit_one_cycle
from fastai.callback.tracker import TerminateOnNaNCallback
from fastai.layers import ConvLayer, MergeLayer, SequentialEx
from fastai.learner import Learner, load_model, save_model
from fastai.optimizer import Adam, Optimizer
from fastai.optimizer import adam_step, average_grad, average_sqr_grad, step_stat, weight_decay
from fastai.torch_core import to_device
from fastcore.basics import patch
from scipy.optimize import minimize_scalar
from scipy.stats import entropy
from sklearn.metrics import classification_report, f1_score
from torch import nn
from torch.nn import functional as F
PAPER_COLUMNS: Any
TAG_COLUMNS: Any

def _commonest(keys, values):
    """The commonest of `values` for each of `keys`"""
    ...

def _joined(df, columns):
    ...

def guess(train: pd.DataFrame, test: pd.DataFrame, columns, knowing: str | None=...) -> pd.DataFrame:
    """The commonest answer in training, over all products or among those of the same `knowing`"""
    ...
PARTS: Any

class Scheme:
    """Turns the tags of products into targets of a network, and its logits into tags"""
    columns: Any
    classes: Any
    codes: Any

    def __init__(self, products: pd.DataFrame, columns):
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def encode(self, products: pd.DataFrame) -> pd.Series:
        """Class numbers of products"""
        ...

    def decode(self, logits: torch.Tensor, rule: str=...) -> np.ndarray:
        """Classes from logits"""
        ...

class MultiClass(Scheme):
    """One softmax: a product is exactly one of the classes"""

    def _codes(self):
        ...

    def loss(self, logits, y):
        """Cross-entropy; products of an unknown class (-1) are passed over"""
        ...

class MultiLabel(Scheme):
    """A sigmoid for each part: a class is a set of parts"""

    def _codes(self):
        ...

    def loss(self, logits, y):
        """Binary cross-entropy of the parts; products of an unknown class (-1) are passed over"""
        ...
_AMD: Any

def _bf16(x, training):
    """Arithmetic in bfloat16, in training and where the processor multiplies it faster than float32"""
    ...

class PaperNet(nn.Sequential):
    """The kind of network that the paper trains (its section 3.1): convolutions, ReLU, pooling, dense layers"""

    def __init__(self, n: int, size: tuple=..., widths: tuple=...):
        ...

    def forward(self, x):
        """Logits"""
        ...

@contextmanager
def on_threads(n: int):
    """Inside, PyTorch works on few threads"""
    ...

def choose_threads(step, repeats: int=...) -> int:
    """The number of threads on which `step` is done sooner, measured"""
    ...
_MEASURED: Any

def _training_threads(net, loss_func, x, y):
    """Threads for training on batches such as (x, y), measured once for each kind of network and batch"""
    ...

def _like_batch(size, bs, tags=...):
    """Pictures and labels as in a quarter of a batch, made without touching PyTorch's seed"""
    ...

def fit_scheme(scheme: Scheme, cat: Catalogue, train, valid, epochs: int=..., lr: float=..., bs: int=..., seed: int=...) -> tuple[nn.Module, pd.DataFrame]:
    """Train the paper's network on a scheme"""
    ...
_PICTURES_A_THREAD: Any

def _batched(f, images, bs=..., device=...):
    """`f` of float32 (b, 3, h, w) in [0, 1], for uint8 images (n, h, w, 3), `bs` at a time"""
    ...

def score_scheme(net: nn.Module, scheme: Scheme, cat: Catalogue, test) -> dict:
    """One network by three rules"""
    ...

def _stage(i, o, depth):
    """Convolve, halve the picture, and add `depth` residual convolutions"""
    ...

class TagNet(nn.Module):
    """A residual body, a vector of `dim` numbers, and a head for each tag"""
    body: Any
    head: Any
    sizes: Any
    config: Any

    def __init__(self, sizes, widths: tuple=..., depths: tuple=..., dim: int=...):
        ...

    def embed(self, x):
        """The vectors from which the tags are read"""
        ...

    def forward(self, x):
        """The logits of all tags, side by side"""
        ...

class TagLoss(nn.Module):
    """Mean cross-entropy over the tags of a product"""
    y_int: Any
    sizes: Any
    smoothing: Any
    reduction: Any

    def __init__(self, sizes, smoothing: float=..., reduction: str=...):
        ...

    def forward(self, logits, y):
        """The loss; tags without a label are passed over"""
        ...

def _joint(products, columns):
    """The scheme of the combinations of as many `columns` as have ten products a combination; None for fewer than two"""
    ...
ALIKE: Any

def _alike(products, columns):
    """The scheme of what is alike, of those of `columns` that are learned; None where it would name single products"""
    ...
_SPELLINGS: Any
_PLURALS: Any

def _plain(name):
    """A class name without case, accents, punctuation and plural"""
    ...

def _same_column(column, classes, vocab):
    """The column of `vocab` that knows most of `classes`, that of the same name if as many; None if hardly one"""
    ...

def _known_classes(vocab, old):
    """(column, class) → what a tagger with the vocabulary `old` calls it, for the classes that it knows"""
    ...

def _known_shares(products, columns, start):
    """By column the share of its classes that the tagger `start` knows"""
    ...

def _values(column):
    """Number of different values of a column; None where its cells hold lists or dicts"""
    ...

def _unlearnable(column, known=...):
    """Why a column can't be a tag, '' where it can; `known`: the share of its classes that a trained tagger knows"""
    ...

def tag_columns(products: pd.DataFrame, start=...) -> list:
    """The columns that can be tags: all of `TAG_COLUMNS`, or those there are and own columns of words that repeat"""
    ...

def _is_words(column):
    """Whether a column holds text or categories"""
    ...

def _learnable(products, columns, start=...):
    """Those of `columns` that can be learnt; a warning names the others, ValueError if there is none"""
    ...

def _listed(columns):
    ...

class Tagger:
    """Tags photos"""
    history: Any
    model: Any
    vocab: Any
    size: Any
    joint: Any
    temperature: Any
    alike: Any
    axes: Any
    _hot: Any

    def __init__(self, model: TagNet, vocab: dict, size: tuple=..., joint: MultiClass | None=..., temperature: dict | None=..., alike=..., axes: torch.Tensor | None=...):
        ...

    def __repr__(self):
        ...

    @classmethod
    def fit(cls, cat: Catalogue, columns=..., train=..., valid=..., epochs: int | None=..., lr: float | None=..., half: float | None=..., seed: int=..., start: Tagger | None=..., checkpoint=..., progress: bool=..., device=..., threads: int | None=..., **kwargs) -> Tagger:
        """Train a network on the pictures of `cat`: some 5 to 40 ms of processor time a picture and pass"""
        ...

    def fine_tune(self, cat: Catalogue, columns=..., **kwargs) -> Tagger:
        """Go on training from this tagger: body and known classes are kept, in 10 passes at a quarter of the learning rate"""
        ...

    def to(self, device) -> Tagger:
        """Tag on this device from now on"""
        ...

    def _pictures(self, photos):
        """uint8 (n, h, w, 3): arrays of that form as they are, photos as `images_of` gives them"""
        ...

    def embed(self, images, bs: int=...) -> torch.Tensor:
        """The vectors from which the network reads the tags"""
        ...

    @property
    def _place(self):
        ...

    def _head(self, z):
        """Logits of vectors"""
        ...

    def logits(self, images, bs: int=...) -> torch.Tensor:
        """Logits of all tags, one block of columns a tag"""
        ...

    def decode(self, logits: torch.Tensor) -> tuple[dict, dict]:
        """The probability of every class, and the tags that are most probable together"""
        ...

    def calibrate(self, cat: Catalogue, ids) -> Tagger:
        """Set the temperature of each tag from held-out products"""
        ...

    def _tables(self, lp):
        """Log-probabilities as tables of calibrated probabilities"""
        ...

    def probabilities(self, images) -> dict:
        """The probability of every class"""
        ...

    def _roots(self, z):
        """Roots of the probabilities of all tags, of which those in `alike` count most, and the direction of `z`"""
        ...

    def orient(self, cat: Catalogue, ids) -> Tagger:
        """Choose the axes of `vectors`"""
        ...

    def _known_axes(self):
        """`axes`, or ValueError before they are chosen"""
        ...

    def vectors(self, images, bs: int=...) -> torch.Tensor:
        """Vectors whose inner products say how alike products are"""
        ...

    def from_vectors(self, v) -> dict:
        """The probabilities that vectors were made from, as far as their numbers tell"""
        ...

    def predict(self, images, confidence: float=...) -> pd.DataFrame:
        """The tags that are most probable together"""
        ...

    def _seen(self, photos, errors=...):
        """Positions of the photos that can be read, and them at the tagger's size, uint8: as they are, and on white"""
        ...

    def _surer(self, pairs):
        """Of each photo the version whose tags are surer: their entropies add up to less"""
        ...

    def images_of(self, photos) -> np.ndarray:
        """Photos as the network sees them: at its size, and on white where that makes their tags surer"""
        ...

    def _answers(self, images, k):
        """(row, column, rank, tag, probability) of pictures"""
        ...

    def tag(self, photos, k: int=..., errors: str=...) -> pd.DataFrame:
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
        """Load a saved tagger; one that was saved without axes tags, and says what to do when vectors are asked of it"""
        ...

    @classmethod
    def pretrained(cls) -> Tagger:
        """The tagger that fashionrec ships, trained on the real catalogue"""
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
    share: Any

    def __init__(self, share=...):
        ...

    def before_batch(self):
        """Average each two by two pixels"""
        ...

class _Checkpoint(Callback):
    """Seed each pass, and keep the state of the training after it in `folder`"""
    order: Any
    threads: Any
    folder: Any
    key: Any
    seed: Any
    done: Any

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

def _device(name):
    """A device of PyTorch that is there, or ValueError"""
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
ROBUST: Any

def tag_learner(cat: Catalogue, columns, train, valid, bs: int=..., seed: int=..., augment=..., joint: bool=..., alike=..., smoothing: float=..., mixup: float=..., opt_func=..., start: Tagger | None=..., device=..., **kwargs) -> Learner:
    """A fastai Learner for tags, to train in any way that fastai knows"""
    ...

def _drop(model, n):
    """Keep the first `n` heads of a `TagNet`"""
    ...

def _rows(vocab, joint):
    """For each row of a tagger's head the tags that it stands for, (column, class) pairs"""
    ...

def _warm(learn, start):
    """Copy the body of the tagger `start`, and what its head knows of the classes that are learned"""
    ...

def _one_cycle(learn, saver, epochs, lr, half, progress, threads, size):
    """Train from the pass that `saver` holds"""
    ...
_FEW: Any

def _pictured(cat, ids):
    """Those of `ids` that have a picture; all that have one when None"""
    ...

def _parts(cat, train, valid, by, seed):
    """Ids to train on and to follow the loss on; the same where they are few"""
    ...

def _wanted(cat, columns, start):
    """The tags to learn"""
    ...

def softmax(z: np.ndarray, t: float=...) -> np.ndarray:
    """Probabilities from logits"""
    ...

def temperature(z: np.ndarray, y: np.ndarray) -> float:
    """The temperature at which held-out answers are most likely"""
    ...

def calibration_error(conf, right, bins: int=...) -> float:
    """Expected calibration error"""
    ...
_ENOUGH: Any
UNSURE: Any

def score(pred: pd.DataFrame, train: pd.DataFrame, test: pd.DataFrame, columns=...) -> pd.DataFrame:
    """Accuracy of each tag and of all together, beside what guessing scores; rows without a label are passed over"""
    ...

def coverage(y, proba: pd.DataFrame, steps=...) -> pd.DataFrame:
    """How many products are answered above each confidence, and how well"""
    ...

def confusions(true: pd.Series, pred: pd.Series) -> pd.DataFrame:
    """Which classes are taken for which"""
    ...

def class_report(true: pd.Series, pred: pd.Series) -> pd.DataFrame:
    """Precision, recall and support of every class"""
    ...

def label_ceiling(products: pd.DataFrame, columns, name: str=...) -> pd.DataFrame:
    """How good the labels are, from products of the same name"""
    ...
WEIGHTS: Any
