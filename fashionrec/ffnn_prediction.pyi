# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['HELD_OUT', 'RESULTS', 'PropertyPredictor', 'picture_vectors', 'catalogue_vectors', 'input_kinds', 'training_rows', 'readable', 'shapley', 'plot_why', 'compare']
import json, time, warnings
import numpy as np, pandas as pd, torch
from copy import copy
from math import comb
from fastcore.basics import patch
from .columns import Encoder as Encoder, as_floats as as_floats, column_kind as column_kind, dense as dense, input_columns as input_columns, is_number as is_number, is_skewed as is_skewed
from .columns import require_column as require_column
from .data import Catalogue as Catalogue
from .files import former_names as former_names, load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing
from .leakage import check_target as check_target, column_scores as column_scores, error_measure as error_measure
from .leakage import lookup_probabilities as lookup_probabilities, recurring as recurring, split_known as split_known, target_values as target_values
from .metrics import scores as scores, shrink as shrink, softmax as softmax, temperature as temperature, trust as trust
from .photos import PhotoError as PhotoError, is_photo as is_photo, load_photo as load_photo
from .tabular import MODELS as MODELS, Estimator as Estimator, network_of as network_of, train_briefly as train_briefly, train_network as train_network
from .values import match_ids as match_ids, near_ids as near_ids, one_or_many as one_or_many

class PropertyPredictor:
    """Predicts one column of a catalogue"""
    curve: Any
    size: Any
    temperature: Any
    prior: Any
    trust: Any
    log: Any
    spread: Any
    least: Any
    loss: Any
    target: Any
    encoder: Any
    classes: Any
    model: Any
    pictures: Any
    seed: Any
    centre: Any
    scale: Any
    net: Any

    def __init__(self, target: str, encoder: Encoder, classes: list | None=..., model: str=..., pictures=..., seed: int=...):
        ...

    def __repr__(self):
        ...

    def _scaled(self, values):
        """Values (n,) of a number as the network learns them"""
        ...

    def _unscaled(self, outputs):
        """Outputs (n,) of the network as values of the number"""
        ...

    def _set_target(self, values):
        """Take classes or scale from plain values (n,)"""
        ...

    def outputs(self, rows: np.ndarray, chunk: int=...) -> np.ndarray:
        """What the model says, before probabilities"""
        ...

    def codes(self, values: pd.Series) -> np.ndarray:
        """Answers as the model learns them"""
        ...

    def _probabilities(self, outputs):
        """Calibrated probabilities (n, classes) of outputs (n, classes)"""
        ...

    def _calibrate(self, outputs, codes, few):
        """Calibrate on outputs (n, classes) or (n, 1) for rows whose answers are `codes` (n,)"""
        ...

    def calibrate(self, rows: np.ndarray, codes: np.ndarray) -> PropertyPredictor:
        """Set how sure the answers are, or the half width of the range, and the loss"""
        ...

    def _prepare(self, cat, ids, n):
        """Fit the target on the first `n` of `ids`; products, their vectors or None, codes (ids,)"""
        ...

    def _rows(self, products, vectors, learnt):
        """Fit the encoder on the products that the mask `learnt` (n,) marks; rows (n, columns) of all"""
        ...

    def _estimate(self, rows, codes, n_out, **kwargs):
        """A scikit-learn model; the constant one where there is only one class to learn"""
        ...

    def _cross_fit(self, products, vectors, codes, n_out, folds=..., **kwargs):
        """Outputs (n, n_out) for each product, by a model that has not learnt from it"""
        ...

    def _learn(self, products, vectors, codes, n, **kwargs):
        """Train on the first `n` products; calibrate on the others, or by cross-fitting if none are left"""
        ...

    @classmethod
    def fit(cls, cat: Catalogue, target: str, inputs: list | None=..., pictures=..., train=..., valid=..., model: str=..., seed: int=..., **kwargs) -> PropertyPredictor:
        """Learn to predict the column `target`"""
        ...

    def _vectors(self, pictures, ids, *images):
        """Vectors as `picture_vectors` makes them, of as many numbers as at fitting"""
        ...

    def _encode_photos(self, photos, pictures):
        """Rows and notes of photos; one that can't be read is a product of which nothing is told"""
        ...

    def encode(self, query, pictures=...) -> tuple:
        """What is asked for, as rows of the fitted form"""
        ...

    def predict_proba(self, query, pictures=...) -> pd.DataFrame:
        """Calibrated probability of every class"""
        ...

    def value_of(self, row: np.ndarray):
        """What is said of one row by which inputs are told: probability of its answer, or the number"""
        ...

    def _evidence(self, row, top=...):
        """The inputs that moved the answer of a row (columns,) most, as text"""
        ...

    @property
    def answer(self) -> str:
        """The column of `predict` that holds the prediction"""
        ...

    def _answers(self, outputs, ids, confidence):
        """Answers and how sure they are, from outputs (n, classes) or (n, 1)"""
        ...

    def predict(self, query, pictures=..., confidence: float=..., evidence: bool | None=...) -> pd.DataFrame:
        """Predict the target, and say how surely and why"""
        ...

    def explain(self, query, pictures=...) -> pd.Series:
        """What each input contributed to one answer"""
        ...

    def _answered(self, cat, ids):
        """Those of the products `ids` that have a value of the target, and these values"""
        ...

    def score(self, cat: Catalogue, ids=..., pictures=...) -> pd.Series:
        """How good the predictions are, beside the constant answer"""
        ...

    def wrong(self, rows: np.ndarray, codes: np.ndarray) -> float:
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
    """The function that turns pictures, uint8 (n, h, w, 3), into vectors (n, d)"""
    ...

def picture_vectors(pictures, ids: pd.Index, pictured: pd.Index | None=..., images=..., chunk: int=...) -> np.ndarray:
    """Vectors of products: from a table, or made of their pictures"""
    ...

def catalogue_vectors(pictures, cat: Catalogue, ids: pd.Index) -> np.ndarray:
    """Vectors of products of a catalogue"""
    ...

def input_kinds(products: pd.DataFrame, target: str, inputs: list | None=...) -> dict:
    """What each input is"""
    ...
HELD_OUT: Any

def _warn_lost(column, values):
    """Say which values of the target are no values to learn from"""
    ...

def _ids_among(cat, ids, argument):
    """The products that `ids` name; ValueError with what is near for one that there isn't"""
    ...

def training_rows(cat: Catalogue, target: str, train=..., valid=..., seed: int=...) -> tuple:
    """Products that have a value of the target, to train and to calibrate on"""
    ...
_SETTINGS: Any

def _check_settings(settings, model):
    """TypeError for a keyword that `PropertyPredictor.fit` does not take"""
    ...

def readable(photos: list, size: tuple) -> tuple:
    """Open photos one by one; PhotoError where none can be read"""
    ...

def _as_products(query):
    """A catalogue or table as it is, the attributes of one product as a table; None for photos"""
    ...

def _exact(value, k):
    """Shares (k,) over all 2**k sets of told inputs"""
    ...

def _sampled(value, k, orders, seed):
    """Shares (k,) over random orders of the inputs, each with its reverse"""
    ...

def shapley(value, k: int, orders: int=..., seed: int=...) -> np.ndarray:
    """The fair share of each input in `value`"""
    ...
RESULTS: Any

def plot_why(parts: pd.Series, ax=...):
    """A bar for each contribution to one answer"""
    ...

def _best_column(products, target, train, test, inputs=...):
    """Name and scores of the best single input"""
    ...

def compare(cat: Catalogue, target: str, how: str=..., models=..., seed: int=..., inputs: list | None=..., pictures=..., **kwargs) -> pd.DataFrame:
    """Fit several models and score them on the same held-out products"""
    ...
_STATE: Any

def _weights_of(pictures):
    """The name and the weights of an `Embedder`; an empty dict for other sources of vectors"""
    ...
from .leakage import leakage as leakage, log_error as log_error
from .tabular import HideInputs as HideInputs
from .columns import plain as plain
