# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['MODELS', 'RESULTS', 'plain', 'column_kind', 'input_columns', 'log_error', 'leakage', 'Encoder', 'HideInputs', 'scores', 'PropertyPredictor', 'shapley', 'plot_why', 'compare']
import json, random, re, time, warnings
from copy import copy
from math import comb
from decimal import Decimal
from numbers import Real
from .classification import calibration_error as calibration_error, coverage as coverage, on_threads as on_threads, softmax as softmax, temperature as temperature
from .data import Catalogue as Catalogue, PhotoError as PhotoError, load_photo as load_photo, load_result as load_result, reading as reading, writing as writing
from .files import load_arrays as load_arrays, save_arrays as save_arrays
from .photos import is_photo as is_photo, photos_of as photos_of
from .tables import as_money as as_money, is_scalar_column as is_scalar_column
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns, torch
from fastai.callback import progress, schedule
from fastai.callback.core import Callback
from fastai.data.core import DataLoaders
from fastai.data.transforms import Normalize
from fastai.losses import CrossEntropyLossFlat, L1LossFlat
from fastai.tabular.core import Categorify, CategoryMap, TabDataLoader, TabularPandas
from fastai.tabular.learner import TabularLearner
from fastai.tabular.model import TabularModel, emb_sz_rule
from fastcore.basics import patch
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import TruncatedSVD
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import average_precision_score, f1_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder
_LARGEST: Any

def _cells(s):
    """A column without a type of categories or of gaps; a Decimal that signals is missing"""
    ...

def _as_float(number):
    """A number as a float, infinite where it is beyond all floats"""
    ...

def _finite(s):
    """Numbers as floats, whole ones as integers; missing where they are not finite"""
    ...

def _is_nested(s):
    """Whether cells of the column hold several values, bytes, or complex numbers"""
    ...

def _is_time(s):
    """Whether a column holds dates, times, periods or lengths of time"""
    ...

def _is_real(value):
    ...

def plain(s: pd.Series) -> pd.Series:
    """A column as what a model can learn from"""
    ...
_CODE: Any

def _amounts(s):
    """Text as numbers, missing where it is none"""
    ...

def _is_text(s):
    """Whether every value of the column is a piece of text"""
    ...

def _settled(s):
    """A column as `plain` gives it, text of which every value is an amount as numbers"""
    ...
_IDS: Any
_MEASURES: Any

def _is_code(s):
    """Whether whole numbers, each of which occurs once, name products"""
    ...

def column_kind(s: pd.Series) -> str:
    """What a column holds, judged by its values"""
    ...

def _told(df):
    """The columns of a table that have one value a cell; a warning names the others"""
    ...

def input_columns(products: pd.DataFrame, target: str) -> list:
    """The inputs used when none are named: every other attribute and number that differs"""
    ...

def log_error(y, pred) -> float:
    """Mean absolute error of log(1 + value), for values of 0 and more"""
    ...

def _skewed(y):
    ...

def _error(log):
    """How errors of a number are measured: relatively when it is skewed, as prices are"""
    ...

def _is_number(s):
    ...

def _no_column(c, df):
    ...

def _answers_of(df, target):
    """The column to be predicted as plain values"""
    ...

def _check_target(df, target, least=...):
    """Refuse a target that can't be learnt, with the reason"""
    ...

def _check_recurs(s, raw):
    """Refuse classes of which nearly every product has its own, with what to do instead"""
    ...

def _unread(s, most=...):
    """The values that keep a column of text from being numbers, where these are few"""
    ...

def _by_value(x, y, number):
    """Best constant answer for each value of `x`"""
    ...

def _values(s, train):
    """A column as recurring values, missing as one of its own; rare numbers in twentieths"""
    ...

def _split(cat, target, how, seed, test=...):
    """Training and test ids of the products that have a value of `target`"""
    ...

def _lookup(x, y, train, test, number, base):
    """What a lookup by `x` answers on the test rows, and how many products break its rule"""
    ...

def _leaks(df, target, train, test):
    """For each column of `df` its score, a constant's, values, exceptions, whether it determines"""
    ...

def leakage(cat: Catalogue, target: str, how: str=..., seed: int=...) -> pd.DataFrame:
    """How much each single column gives away of `target`"""
    ...

def _hashed(s):
    ...

class Encoder:
    """Turns products into rows of numbers, and says what it did not know"""
    kinds: Any
    pictures: Any
    dims: Any
    words: Any
    both: Any
    logs: Any
    procs: Any
    owner: Any
    cats: Any
    conts: Any

    def __init__(self, kinds: dict, pictures: bool=..., dims: int=...):
        ...

    @property
    def inputs(self) -> list:
        """Names of the inputs; the picture is the last"""
        ...

    def _reduced(self, c, s):
        """Words of the column `c` as one column a direction"""
        ...

    def _table(self, df, vectors=...):
        """Categories as text, all else as float columns; and which input each column is of"""
        ...

    def _fit_columns(self, df, seed):
        ...

    def fit(self, df: pd.DataFrame, vectors=..., seed: int=...) -> Encoder:
        """Learn categories, means and word directions"""
        ...

    @property
    def classes(self) -> dict:
        """The categories seen in training"""
        ...

    def _note(self, df, t):
        """What is missing or unknown in each product of `df`, of which `t` is the table"""
        ...

    def encode(self, df: pd.DataFrame, vectors=...) -> tuple:
        """Products as numbers, and what was not known about each"""
        ...

    def state(self) -> tuple:
        """All that was learnt, without pickle"""
        ...

    @classmethod
    def from_state(cls, state: dict, arrays: dict) -> Encoder:
        """The encoder that `state` describes"""
        ...

def _number(s):
    """A column as float64, missing where there is no finite number"""
    ...

def _text(s):
    ...

def _named(masks, n):
    """For each of `n` rows the keys of `masks` that hold for it, as text"""
    ...
_own: Any

class HideInputs(Callback):
    """Hide some inputs of some training rows, so that the network learns what 'nothing told' means"""
    owner: Any
    n_cats: Any
    share: Any

    def __init__(self, owner, n_cats: int, share: float=...):
        ...

    def before_batch(self):
        """Set hidden categories to 0 (unknown) and hidden numbers to 0 (their mean)"""
        ...

def _loader(enc, X, y, **kwargs):
    ...

def _network(enc, n_out, dropout=...):
    ...

def _learner(enc, X, y, Xv, yv, n_out, bs, hide, dropout, seed):
    ...

def _train(enc, X, y, Xv, yv, n_out, epochs=..., lr=..., hide=..., dropout=..., seed=...):
    """The trained network, and its losses by epoch"""
    ...
MODELS: Any

def _trees(number, cats, stop, seed):
    ...

def _estimator(model, n_cats, number, stop, seed):
    ...

class _Fitted:
    """A scikit-learn model that answers like the network: log probabilities, or one number a row"""
    est: Any
    X: Any
    y: Any
    n_out: Any

    def __init__(self, model, n_cats, X, y, n_out, seed):
        ...

    def __call__(self, X):
        ...

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

def _frequencies(x, y, train, test):
    """The lookup's probabilities on the test rows, each value beginning from the common shares"""
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
