# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['RESULTS', 'scores', 'PropertyPredictor', 'shapley', 'plot_why', 'compare']
import json, time, warnings
from copy import copy
from math import comb
from .classification import calibration_error as calibration_error, coverage as coverage, softmax as softmax, temperature as temperature
from .columns import _answers_of as _answers_of, _cells as _cells, _is_number as _is_number, _no_column as _no_column, _number as _number, _settled as _settled, _skewed as _skewed
from .columns import Encoder as Encoder, column_kind as column_kind, input_columns as input_columns, plain as plain
from .data import Catalogue as Catalogue, PhotoError as PhotoError, load_photo as load_photo, load_result as load_result, reading as reading, writing as writing
from .files import former_names as former_names, load_arrays as load_arrays, save_arrays as save_arrays
from .leakage import _check_target as _check_target, _error as _error, _frequencies as _frequencies, _leaks as _leaks, _split as _split, _values as _values
from .leakage import leakage as leakage, log_error as log_error
from .photos import is_photo as is_photo, photos_of as photos_of
from .tabular import MODELS as MODELS, HideInputs as HideInputs, _Fitted as _Fitted, _network as _network, _train as _train
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns, torch
from fastcore.basics import patch
from sklearn.metrics import average_precision_score, f1_score

def scores(y, proba: pd.DataFrame) -> pd.Series:
    """How good probabilities are, by six measures"""
    ...

class PropertyPredictor:
    """Predicts one column of a catalogue"""
    loss: Any
    least: Any
    target: Any
    encoder: Any
    classes: Any
    model: Any
    pictures: Any
    seed: Any
    curve: Any
    size: Any
    temperature: Any
    log: Any
    centre: Any
    scale: Any
    spread: Any
    net: Any

    def __init__(self, target: str, encoder: Encoder, classes: list | None=..., model: str=..., pictures=..., seed: int=...):
        ...

    def __repr__(self):
        ...

    def _there(self, y):
        ...

    def _back(self, z):
        ...

    def _set_target(self, y):
        """Take classes or scale from plain values"""
        ...

    def _codes(self, y):
        """Plain answers as class numbers, -1 for a class not seen in training, or as scaled numbers"""
        ...

    def _outputs(self, X, chunk=...):
        """What the model says, before probabilities; shape (n, classes) or (n, 1)"""
        ...

    def _calibrate(self, X, y):
        ...

    def _learn(self, X, Xv, y, yv, **kwargs):
        """Train on X, y and calibrate on Xv, yv"""
        ...

    def _best(self, *data, **kwargs):
        """Of the three models that learn, the one with the lowest loss on the calibration rows"""
        ...

    def _prepare(self, cat, ids, n):
        """Fit target and encoder on the first `n` of `ids`; inputs and answers of all as numbers"""
        ...

    @classmethod
    def fit(cls, cat: Catalogue, target: str, inputs: list | None=..., pictures=..., train=..., valid=..., model: str=..., seed: int=..., **kwargs) -> PropertyPredictor:
        """Learn to predict the column `target`"""
        ...

    @property
    def _n_vector(self):
        ...

    def _vec(self, src, *args):
        """Vectors as in `_vectors`, of as many numbers as at fitting"""
        ...

    def _encode(self, what, pictures=...):
        """Numbers and notes of a catalogue, a table or photos"""
        ...

    def _encode_photos(self, photos, src):
        ...

    def predict_proba(self, what, pictures=...) -> pd.DataFrame:
        """Calibrated probability of every class"""
        ...

    @property
    def answer(self) -> str:
        """The column of `predict` that holds the prediction"""
        ...

    def _answers(self, z, ids, confidence):
        """Answers and how sure they are, from outputs"""
        ...

    def predict(self, what, pictures=..., confidence: float=..., evidence: bool | None=...) -> pd.DataFrame:
        """Predict the target, and say how surely and why"""
        ...

    def score(self, cat: Catalogue, ids=..., pictures=...) -> pd.Series:
        """How good the predictions are, beside the constant answer"""
        ...

    def _value(self, x):
        """What is said of the row `x` by which inputs are told: probability of its answer, or the number"""
        ...

    def _evidence(self, x, top=...):
        """The inputs that moved an answer most, as text"""
        ...

    def explain(self, what, pictures=...) -> pd.Series:
        """What each input contributed to one answer"""
        ...

    def _wrong(self, X, y):
        """Share of wrong answers, or the error of a number (of its logarithm when it is skewed)"""
        ...

    def importance(self, cat: Catalogue, ids=..., repeats: int=..., seed: int=...) -> pd.Series:
        """How much worse predictions get when one input is shuffled"""
        ...

    def save(self, folder):
        """Write the predictor to a folder"""
        ...

    def _set_net(self, arrays):
        """The model from its weights, or fitted again on its rows"""
        ...

    @classmethod
    def load(cls, folder, pictures=...) -> PropertyPredictor:
        """The predictor in a folder"""
        ...

def _maker(pictures):
    """The function that turns pictures into vectors"""
    ...

def _of(cat, ids):
    ...

def _vectors(pictures, ids, has=..., images=..., chunk=...):
    """Vectors of `ids`: from a table, or made of the `images` of those in `has`; NaN for the rest"""
    ...

def _kinds(df, target, inputs):
    """Kind of each input, flags and ids being read as categories"""
    ...

def _left_out(raw, y):
    """Say which values of the target are no values to learn from"""
    ...

def _rows(cat, target, train, valid, seed):
    """Ids to train on and to calibrate on, each with a value of the target"""
    ...

def _is_photos(what):
    """Whether a Series holds photos, and not the attributes of one product"""
    ...

def _opened(photos, size):
    """The photos that can be read, by number, and why the others can't"""
    ...
RESULTS: Any

def _exact(value, k):
    ...

def _sampled(value, k, orders, seed):
    ...

def shapley(value, k: int, orders: int=..., seed: int=...) -> np.ndarray:
    """The fair share of each input in `value`"""
    ...

def plot_why(parts: pd.Series, ax=...) -> plt.Axes:
    """A bar for each contribution to one answer"""
    ...
_plain: Any

def _print_of(pictures):
    """The name and the weights of an `Embedder`; an empty dict for other sources of vectors"""
    ...

def _single(df, target, train, test, inputs=...):
    """Name and scores of the best single input"""
    ...

def _model(cat, target, train, valid, test, model, **kwargs):
    """What a row of the table is called, and the scores of the model"""
    ...

def compare(cat: Catalogue, target: str, how: str=..., models=..., seed: int=..., inputs: list | None=..., pictures=..., **kwargs) -> pd.DataFrame:
    """Fit several models and score them on the same held-out products"""
    ...
from .columns import Encoder as Encoder, column_kind as column_kind, input_columns as input_columns, plain as plain
from .leakage import leakage as leakage, log_error as log_error
from .tabular import HideInputs as HideInputs, MODELS as MODELS
