# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['EVENTS', 'COLUMNS', 'DAY', 'PROBLEM', 'PRESETS', 'COLUMN_WORDS', 'EVENT_WORDS', 'LIKED', 'AGAIN', 'ATTRIBUTES', 'KAPPA', 'CLASSES', 'ABOUT', 'UNTRAINED', 'TAU', 'LAST', 'POOL', 'WIDE', 'RETURNING', 'HALF_LIVES', 'EVENT_WEIGHTS', 'VERBS', 'PROPERTIES', 'Histories', 'prices', 'simulate_histories', 'choose_attributes', 'attribute_vectors', 'taste_vectors', 'CustomerModel', 'next_purchases', 'ranker', 'simple_rules', 'score_lists', 'evaluate_rankers', 'describe_segment', 'Segments', 'segment_agreement']
import difflib, hashlib, json, re, unicodedata, warnings
from dataclasses import dataclass
from pathlib import Path
from .data import Catalogue as Catalogue, load_result as load_result, reading as reading, writing as writing
from .files import load_arrays as load_arrays, save_arrays as save_arrays
from .resnet_similarity import ProductMap as ProductMap, SimilarityIndex as SimilarityIndex
from .resnet_similarity import _whole as _whole, bootstrap_interval as bootstrap_interval, query_metrics as query_metrics, top_k as top_k, unit as unit
from .tables import PROBLEMS as PROBLEMS, Table as Table, as_ids as as_ids, as_money as as_money, as_times as as_times, beside as beside, is_scalar_column as is_scalar_column
from .tables import keep as keep_mask
from .tables import match_ids as match_ids, near_ids as near_ids, problem_table as problem_table, read_rows as read_rows
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns, torch
from fastcore.basics import patch
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.linear_model import Ridge
from sklearn.metrics import adjusted_rand_score
from sklearn.utils.extmath import randomized_svd
EVENTS: Any
COLUMNS: Any
DAY: Any
PROBLEM: Any
PRESETS: Any
COLUMN_WORDS: Any

def _plain(word):
    """A word without case, accents, blanks and punctuation: 'Add-to-Cart' → 'addtocart'"""
    ...

def _guessed_columns(log):
    """What `columns=` could be: the log's name of a column → ours"""
    ...

def _check_columns(log, needed=..., columns=..., way_out=...):
    """Refuse a log that lacks a column, with all of `columns=` that can be guessed"""
    ...

def _renamed(log, columns):
    """A log under our names of its columns"""
    ...

def _named(log, preset=..., columns=..., names=..., event=..., unit=...):
    """A log under our names, the words of its events that are ours, and the unit of its times"""
    ...
EVENT_WORDS: Any

def _event_words(names=...):
    """Word → position in `EVENTS`: first the log's own, then the usual ones"""
    ...

def _event_codes(words, names=...):
    """Positions in `EVENTS` of the words of a log, -1 for none; and which words are another's"""
    ...

def _bad_rows(log, checks, rows=..., file=...):
    """A line for each bad row, with the first thing that is wrong with it; and which rows are good"""
    ...

def _near(value, count, known, most=...):
    """What is near a value, in words; only for the first few values of a log"""
    ...

def _single(cells, many):
    """Cells one by one: no lists, and the integers of Arrow as they are"""
    ...
_WRITTEN_GAPS: Any

def _is_written_gap(cells):
    """bool, the cells whose text is that of a missing value"""
    ...

def _is_rounded(cells):
    """bool, the numbers so large that the float they came as may have rounded them"""
    ...

def _may_be_rounded(cell):
    ...

def _is_many(cells):
    """bool, the cells that hold several values: lists, dicts, arrays"""
    ...
_WITH_ZONE: Any

def _has_zone(times):
    """Whether the times of a log say where they were taken: an offset, a zone, or numbers since 1970"""
    ...

def _given_moment(now):
    """What `now=` says, read as the times of a log are; in its own zone where it has one"""
    ...

def _moment(now, zone=...):
    """A moment on the clock of a log: in UTC where its times have a zone, else on the local clock"""
    ...

def _clock(now, zone):
    """Which clock a log was compared with, in words"""
    ...

def _frame_of(events):
    """A table of pandas from one of another library, its integers exact; None where it is no table"""
    ...

def _rows(events, usecols=...):
    """Whatever holds events, as a table; `.problems` and `.source_rows` as `read_rows` gives them"""
    ...

def _listed_rows(events):
    """A table from one event or a list: of events, or of ids that were viewed"""
    ...

def _one_dict(events):
    """A table from one event, or from columns of several"""
    ...

class Histories:
    """Events of customers, checked, in the order of customer and time"""
    zone: Any
    problems: Any
    who: Any
    what: Any
    event: Any
    time: Any
    customers: Any
    products: Any
    start: Any
    simulated: Any

    def __init__(self, events, products, preset: str | None=..., now=..., strict: bool=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=...):
        ...

    def _fill(self, log, products, source, file, now, strict, names, unit):
        """Check the events of a log under our names, and take the good ones"""
        ...

    @property
    def left_out(self) -> pd.DataFrame:
        """The problems that lost an event; the others say what was guessed or mended"""
        ...

    def _refuse(self):
        """Raise the first bad row"""
        ...

    def _order(self, who, what, event, time, customers, products, simulated=...):
        """Take the events, as codes, in the order of customer and time"""
        ...

    def __len__(self):
        ...

    def __repr__(self):
        ...

    @property
    def events(self) -> pd.DataFrame:
        """The events as a table"""
        ...

    @classmethod
    def read(cls, path, products, preset: str | None=..., **kwargs) -> Histories:
        """Histories from a file; text stays text, so that an id keeps its leading zeros"""
        ...

    def part(self, keep: np.ndarray) -> Histories:
        """Some of the events"""
        ...

    def only(self, rows) -> Histories:
        """Some of the customers"""
        ...

    def split(self, days: float) -> tuple[Histories, Histories]:
        """The past and what came after it"""
        ...

    @classmethod
    def nobody(cls, products) -> Histories:
        """One customer without any event"""
        ...

def _ids(products):
    """The ids of products: of a table, a catalogue, an index, or as they are"""
    ...

def _file_name(events):
    """The name of the file that events are read from, None where there is none"""
    ...

def _joined(*tables):
    """Several tables of problems as one"""
    ...

@dataclass
class _UnknownProduct:
    """Why a product of a log was refused, with what is near"""
    ids: pd.Index

    def __call__(self, value, count):
        ...

def _no_event(value, count):
    """Why a word was refused as an event, with the event that it could mean"""
    ...
_GAP: Any
_ROUNDED: Any

def _taken_for(taken):
    """Words of a log that were taken for events of ours"""
    ...

def _time_checks(time, guess, now, zone):
    """What can be wrong with times: they are none, or they lie ahead of the clock"""
    ...

def _told_row(line):
    """A bad row in words"""
    ...

def prices(products: pd.DataFrame) -> pd.Series:
    """What products cost"""
    ...

@dataclass
class _World:
    """Everything that is drawn about products and tastes"""
    codes: dict
    taste: dict
    price: np.ndarray
    looks: np.ndarray
    fame: np.ndarray
    launch: np.ndarray
    peak: np.ndarray
    again: np.ndarray
LIKED: Any
AGAIN: Any

def _column(products, name):
    """A column as text, 'none' where there is nothing"""
    ...

def _preferences(codes, genders, k, rng):
    """Preferences of `k` tastes for the values of each attribute"""
    ...

def _world(p, k, days, rng):
    ...

def _shoppers(n, k, days, colours, rng):
    """What is drawn about customers; the index is that of `Histories.customers`"""
    ...

def _sessions(people, events, days, taste, rng):
    """Customer, day, taste and type of each session, in order"""
    ...

def _pages(w, day, kind, first, size, rng):
    """A page of products of one type for each session, drawn by fame, novelty and season, week by week"""
    ...

def _utility(w, pages, t, level, look, likes):
    """How much each product of a page suits the customer, without noise"""
    ...

def _choices(w, pages, t, who, people, look, likes, rng, most=..., chunk=...):
    """The products of each page that are liked best, and their utilities"""
    ...

def _events_of(who, day, items, u, rng):
    """Customer, product, event and second of every event of the sessions"""
    ...

def _comes_back(who, rng):
    """The session whose page each session shows: its own, or that of the one before"""
    ...

def _replenished(who, what, event, time, again, end, rng):
    """Further purchases of what is bought again and again"""
    ...

def simulate_histories(cat: Catalogue, customers: int=..., events: float=..., days: int=..., tastes: int=..., seed: int=..., end=..., page: int=...) -> Histories:
    """SIMULATED histories: customers drawn from the written model, not observed"""
    ...

def _wanted(h, again):
    """bool (events,): not after the first purchase of the same product, but for what is bought again"""
    ...
ATTRIBUTES: Any
KAPPA: Any
CLASSES: Any
_OWN: Any

def _why_not(column):
    """Why a column can't be compared as classes, '' where it can"""
    ...

def choose_attributes(products: pd.DataFrame, attributes=...) -> tuple[list, pd.DataFrame]:
    """By what products are compared: the columns of `ATTRIBUTES`, else the first eight of classes"""
    ...
_NOTHING: Any

def _is_nothing(value):
    """Whether a value says in words that there is none: 'NA', 'n/a', '-'"""
    ...

def _attributes(products, attributes=...):
    """Column → code of each product, 0 for the commonest value and -1 for none"""
    ...

def _onehot(codes, most):
    ...

def _log_price(products):
    """Standardised logarithm of the price, 0 where there is none"""
    ...

def attribute_vectors(products: pd.DataFrame, attributes=...) -> np.ndarray:
    """Vectors of products without pictures: a number a value of an attribute, and a common one"""
    ...

def _table(h, w=...):
    """Customers by products, a sparse matrix"""
    ...

def taste_vectors(h: Histories, known: np.ndarray, dims: int=..., seed: int=...) -> np.ndarray:
    """Near vectors for products that the same customers meet"""
    ...
ABOUT: Any
UNTRAINED: Any
TAU: Any
WIDE: Any

def _feature(attribute):
    """The name of an attribute among the features"""
    ...

class CustomerModel:
    """What customers will want next"""
    x: Any
    products: Any
    codes: Any
    price: Any
    _values: Any
    _chosen: Any
    features: Any
    weights: Any
    event: Any
    z: Any
    again: Any
    index: Any
    seed: Any
    half_life: Any
    trained: Any
    without: Any
    learnt: Any
    recent: Any
    bought: Any
    alone: Any
    usual: Any
    _items: Any
    _both: Any
    _table: Any
    _known: Any
    loss: Any
    tried: Any

    def __init__(self, index: SimilarityIndex, seed: int=..., attributes=...):
        ...

    def __repr__(self):
        ...

    @property
    def problems(self) -> pd.DataFrame:
        """Columns of the products that are not compared, and why"""
        ...

    def _prepare(self):
        """What follows from the counts: terms of each product alone, usual shares, vectors of the retrieval"""
        ...

    def _meet(self):
        """Forget the neighbours: the taste vectors are new"""
        ...

    def _near(self, rows):
        """The 12 nearest products of each of `rows`, any shape; -1 gives -1"""
        ...

    def _learn(self, past, now, who, what, rounds=..., others=...):
        """Learn the weights from next purchases; gives the loss"""
        ...

    def _count(self, h, now, half=..., share=...):
        """Take the counts and the taste vectors from the events `h`"""
        ...

    @classmethod
    def fit(cls, h: Histories, index: SimilarityIndex, days: float=..., most: int=..., tune: bool=..., without=..., seed: int=..., attributes=...) -> CustomerModel:
        """Learn what customers want next"""
        ...

    def _check(self, h):
        ...

    def _choose(self, past, now, who, what):
        """Take the half-life, then the event weights, with the best likelihood on the validation period"""
        ...

    def importance(self, h: Histories, now: float | None=...) -> pd.Series:
        """How much each feature moves the scores of a customer's candidates: weight times standard deviation"""
        ...

    def _best(self, s, k, keep, diversity, pool=...):
        """Rows (customers, k) of the recommended products, the best first, and their scores; -1 where there is none"""
        ...

    def _filled(self, h, k, keep, diversity, now):
        """As `_best` with exactly `k` columns, and relative scores; -1 only where no product is left"""
        ...

    def rank(self, h: Histories, k: int=..., keep: np.ndarray | None=..., diversity: float=..., now: float | None=..., block: int=...) -> tuple[np.ndarray, np.ndarray]:
        """Recommendations for many customers, in bounded memory"""
        ...

    def _why(self, s, rows):
        """For one customer, the product of the event that speaks most for each of `rows`, and the reason in words"""
        ...

    def _known_of(self, row):
        """What is known of a product when nothing is known of the customer"""
        ...

    def _kind(self, allowed):
        """The first attribute that tells the allowed products apart, None where there is none"""
        ...

    def _kind_of(self, row):
        """The kind of a product in words"""
        ...

    def _start(self, k, keep):
        """Rows of a varied start: the most typical product of each kind, the largest kinds first"""
        ...

    def _told(self, s, rows, score, problems):
        """The table of recommended products, with the reasons"""
        ...

    def for_customer(self, history, k: int=..., where=..., diversity: float | None=..., now=..., customer=..., **kwargs) -> Table:
        """Recommend products to one customer, and say why"""
        ...

    def follow(self, index: SimilarityIndex) -> CustomerModel:
        """The model for changed products"""
        ...

    def knows(self, index: SimilarityIndex) -> bool:
        """Whether an index is as the model knows it; where it is not, take `follow(index)`"""
        ...

    def as_ranker(self, diversity: float=...):
        """The model as a ranker to be evaluated"""
        ...

    def _profile(self, h, properties):
        """What segments are made of: float (customers, d), the parts side by side, before they are scaled"""
        ...

    def segments(self, h: Histories, k: int | None=..., properties: pd.DataFrame | None=..., tried=..., stable: float=..., most: int=...) -> Segments:
        """Sort customers into segments"""
        ...

    @property
    def _print(self):
        """A hash of the ids of the products"""
        ...

    def save(self, folder):
        """Save what was learnt"""
        ...

    @classmethod
    def load(cls, folder, index: SimilarityIndex) -> CustomerModel:
        """Load a saved model"""
        ...

def _shares(h, codes, w, total, usual):
    """Logarithm of how much commoner each value of an attribute is with a customer than in the shop (customers, values)"""
    ...

class _Shoppers:
    """What the model knows of some customers at a moment"""
    share: Any
    price: Any
    m: Any
    h: Any
    w: Any
    visit: Any
    what: Any
    event: Any

    def __init__(self, m, h, now):
        ...

    def _latest(self, w, n):
        """The last events of each customer, the latest first"""
        ...

    def _attention(self, v, items, tau, of=...):
        """How much each of the last events speaks for each item (customers, items, events), a tensor"""
        ...

    def _features(self, items, of=...):
        """The features of items, int (customers, k): a tensor (customers, k, features)"""
        ...

    def _retrieved(self, keep, pool):
        """The best `pool` items by shares, price and terms of the product alone, int32 (customers, pool)"""
        ...

    def _candidates(self, keep, pool):
        """Items int (customers, k) to choose from, and which of them don't count"""
        ...

def _gather(x, rows):
    ...

def _bought_keys(h, again):
    """Customer and product, as one number, of what is not to be recommended any more"""
    ...

def next_purchases(past: Histories, future: Histories) -> tuple[np.ndarray, np.ndarray]:
    """What customers with a past buy for the first time (or do of the strongest event that occurs, where nothing is bought)"""
    ...

def _logit(f, chosen, offset, decay=...):
    """Weights of a multinomial logit whose chosen item is the first of each row; and the loss"""
    ...
RETURNING: Any
_LESSONS: Any

def _length(h):
    """From the first event to the last, days"""
    ...

def _lessons(h, days):
    """Past, the positions of customers, what each took next, the moment, and all that in words"""
    ...

def _too_few(h, days, count, learnt):
    """That a log has too little to learn from, and what would help"""
    ...

def _last_new(h, since):
    """Histories without the last new product of each customer; the customers and these products"""
    ...

def _spread(score, x, k, diversity):
    """Positions (q, k) of the rows of x (q, p, d) that are chosen by maximal marginal relevance"""
    ...

def _relative(score):
    """Logits (customers, k) as probabilities relative to the best: 1 for it, 0 where there is none"""
    ...

def _padded(rows, k, fill=...):
    """An array with exactly `k` columns"""
    ...
VERBS: Any

def _is_id(history, ids):
    """Whether a history is the id of one product; a text that is neither that nor a file is refused"""
    ...

def _several(log):
    """The column of a log that seems to name several customers, '' where none does"""
    ...

def _check_one(log, customer, columns):
    """Refuse a history that lacks a column, or in which several customers would be taken for one"""
    ...

def _of_one(log, customer):
    """The events of one customer of a log"""
    ...

def _one_history(history, products, now=..., customer=..., **kwargs):
    """Histories of one customer"""
    ...

def _dense(score, h, k, keep, block=...):
    """Rows (customers, k) of the best by `score(histories)`, nothing bought; -1 where none is left"""
    ...

def ranker(score):
    """A ranking by scores that never gives what was bought"""
    ...

def _last(h, n):
    """Products of the last `n` events of each customer, int (customers, n), -1 where there is none"""
    ...

def _like_last(h, x, n=...):
    ...

def _seen_again(h, recent):
    ...

def simple_rules(past: Histories, index: SimilarityIndex, seed: int=...) -> dict:
    """The rules to beat"""
    ...

def _clean(rows, k, n, name=...):
    """A ranking as int (customers, k): -1 where there is no product, no product twice"""
    ...

def _listed(rows, index, met):
    """Diversity and novelty of each list; 0 where a list is too short to have one"""
    ...

def score_lists(rows: np.ndarray, who: np.ndarray, what: np.ndarray, past: Histories, index: SimilarityIndex, k: int=...) -> pd.DataFrame:
    """Hit@k, nDCG@k, MAP@12, diversity and novelty of each list"""
    ...

def evaluate_rankers(rankers: dict, past: Histories, future: Histories, index: SimilarityIndex, cold: bool=..., most: int=..., k: int=..., level: float=..., seed: int=...) -> pd.DataFrame:
    """How well rankers foresee what customers buy next; a product that a list repeats counts once"""
    ...

def _nothing_next(past, future, cold):
    """Why there is nothing to measure, in words"""
    ...
PROPERTIES: Any

def _described_by(properties):
    """What customers are told apart by: the columns of `PROPERTIES`, else the classes compared"""
    ...

def _dummies(column):
    """A column of classes as float32 (n, values)"""
    ...

def _scaled(parts, centre, scale):
    ...

def _stability(x, k, seed, draws=...):
    """Mean agreement of clusterings of two halves"""
    ...

def _standing_out(products, weight, among, column, lift, share, most):
    """Values of a column that are `lift` times commoner in a segment than among all"""
    ...

def _median(values, weight):
    """The median of values with weights"""
    ...

def _and(words):
    ...

def _price_level(products, weight, among):
    """'above-median price', 'below-median price', or '' where it is neither"""
    ...

def describe_segment(products: pd.DataFrame, weight: np.ndarray, among: np.ndarray) -> str:
    """What sets a segment apart"""
    ...

class Segments:
    """Groups of customers, how to recognise them, and what sets each apart"""
    model: Any
    properties: Any
    scale: Any
    centres: Any
    table: Any
    of: Any
    typical: Any

    def __init__(self, model: CustomerModel, properties: pd.DataFrame, scale: tuple, centres: np.ndarray):
        ...

    def profile(self, h: Histories) -> np.ndarray:
        """What customers are compared by"""
        ...

    def assign(self, h: Histories) -> pd.Series:
        """The segment of each customer"""
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def _describe(self, h):
        """Sizes, names and typical products"""
        ...

    def plot(self, h: Histories, most: int=..., method: str=..., seed: int=...):
        """A map of customers, coloured by segment"""
        ...

def segment_agreement(made: Segments, h: Histories, seed: int=...) -> pd.Series:
    """How well segments agree with the main tastes of simulated customers"""
    ...

def _sketch(vectors):
    """One number for each vector (n,), by which other vectors are noticed"""
    ...
