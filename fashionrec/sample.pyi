# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PAPER_TYPES', 'FLAGS', 'COLUMNS', 'COLOURS', 'DRAWERS', 'count_attributes', 'counts', 'pattern_of', 'sample_product', 'shape', 'mirror', 'limb', 'along', 'oval', 'box', 'lines', 'Canvas', 'blur', 'tone', 'palette', 'fabric', 'Look', 'draws', 'draw_product', 'draw_sample']
import os, warnings
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from math import cos, pi, sin
from multiprocessing import get_context
import numpy as np, pandas as pd
from fastcore.basics import patch
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from PIL import Image, ImageFilter
PAPER_TYPES: Any
FLAGS: Any
COLUMNS: Any

def count_attributes(products: pd.DataFrame, types: list) -> tuple:
    """Count what the sample's rows are drawn from"""
    ...

def _read(name):
    ...

def counts(types: tuple | None=...) -> pd.DataFrame:
    """The joint counts of type, gender, colour, season and usage"""
    ...

def _joint(types):
    """Rows of the joint counts, their running total, and the counts of colours and seasons by type and gender"""
    ...

def _given():
    """Values and shares by type, column and condition; the log of each type's price deciles"""
    ...

def _pick(values, shares, u):
    ...

def _cell(types, u):
    """The combination at the share `u` of all products"""
    ...
_BRANDS: Any
_KEEPS: Any

def _brand(p, u, v):
    """The brand of a product at the share `u` of its type's prices"""
    ...
_SERIES: Any
_NOUNS: Any
_WORDS: Any
_PATTERNS: Any

def pattern_of(product, rng: np.random.Generator) -> str:
    """The pattern of a design, the same in its name and in its picture"""
    ...
_RUN: Any

def _designs(seed, run):
    ...

def _recolour(p, variant, r, own, types):
    """The colour of a variant, unlike its siblings', and its season"""
    ...

def _mistake(p, own, types):
    """A column and a wrong value for it, drawn as often as it occurs"""
    ...

def _sell(p, single, r, own):
    """What the shop adds: name, year, price, brand, age group and flags"""
    ...

def sample_product(i: int, seed: int=..., types: tuple | None=...) -> dict:
    """The product at position `i`, as it truly is"""
    ...

def _bend(p, k, closed=...):
    """Bézier outline through points `p`, shape (n, 2), of smoothness `k`, shape (n,)"""
    ...

def shape(pts, closed: bool=..., smooth: float=...) -> Outline:
    """An outline through `pts`, round where it may be and sharp where it must"""
    ...

def mirror(pts) -> list:
    """Close the right half of an outline with its mirror image"""
    ...

def limb(line, widths) -> Outline:
    """A band of changing width along a line: an arm, a leg, a strap"""
    ...

def along(line, share: float) -> list:
    """The first part of a line, by share of its length"""
    ...

def oval(x: float, y: float, rx: float, ry: float | None=...) -> Outline:
    """An ellipse"""
    ...

def box(x0: float, y0: float, x1: float, y1: float, r: float=...) -> Outline:
    """A rectangle, with round corners if `r`"""
    ...

def lines(*pts, smooth: float=...) -> Outline:
    """Several open lines as one outline"""
    ...

class Canvas:
    """A white picture, 60 x 80 units around its middle, whatever its size in pixels"""
    gc: Any
    view: Any
    flip: Any
    px: Any
    unit: Any
    agg: Any
    x: Any
    y: Any

    def __init__(self, size: tuple=..., turn: float=..., zoom: float=..., shift: tuple=..., lean: float=...):
        ...

    def pixels(self) -> np.ndarray:
        """The finished picture"""
        ...

    def mask(self, path: Outline, width: float=..., pad: float=...) -> tuple:
        """Anti-aliased coverage of an outline"""
        ...

    def fill(self, path: Outline, paint, depth: float=..., soft: float=..., width: float=..., clip: np.ndarray | None=..., alpha: float=...) -> np.ndarray:
        """Lay paint on the picture, shaded as if the part were round"""
        ...

    def shade(self, path: Outline, depth: float=..., soft: float=..., width: float=..., clip: np.ndarray | None=...):
        """Darken softly: a fold, a seam, a contact shadow"""
        ...

    def line(self, paint, width: float, *pts, clip: np.ndarray | None=..., smooth: float=...):
        """Draw lines: a seam, a lace, a zip"""
        ...

    def crease(self, depth: float, width: float, *pts, clip: np.ndarray | None=..., soft: float=..., smooth: float=...):
        """Draw soft dark lines: folds and stitched edges"""
        ...

def blur(m: np.ndarray, radius: float) -> np.ndarray:
    """Gaussian blur, in whole numbers so that every machine gives the same"""
    ...

def tone(colour, f: float) -> np.ndarray:
    """A darker or lighter tone of a colour"""
    ...
COLOURS: Any
_BRIGHT: Any

def palette(name: str, rng: np.random.Generator) -> list:
    """The colours of one product"""
    ...

def _edge(f, px):
    ...

def _mix(a, b, t):
    ...

def _tri(f):
    ...

def _fields(paint, gx, gy, px):
    ...

def _stripes(cols, period, angle=..., duty=...):
    ...

def _checks(cols, period, angle=...):
    ...

def _cells_of(gx, gy, period):
    """Place inside a staggered cell, and two numbers 0-1 that differ from cell to cell"""
    ...

def _dots(cols, period, size=...):
    ...

def _floral(cols, period, petals=...):
    ...

def _leaves(cols, period):
    ...

def _waves(cols, period, phase=..., cut=...):
    ...

def _ikat(cols, period):
    ...

def _denim(base, fade):
    ...

def _grain(base, depth=..., size=...):
    ...

def _halves(a, b, y, slope=...):
    ...

def _sheen(a, b, angle, period):
    ...

def _dimmed(paint, f):
    ...

def fabric(pattern: str, cols: list, rng: np.random.Generator, period: float=...):
    """Paint for `Canvas.fill`: a colour, or a function of place"""
    ...

@dataclass
class Look:
    """What a drawer knows of one product"""
    articleType: str
    gender: str
    season: str
    usage: str
    pattern: str
    kid: bool
    cols: list
    rng: np.random.Generator
    skin: tuple
    hair: tuple
    legs: tuple
    top: tuple
    shoes: tuple
    warm: Any
    female: Any
    sport: Any

    def __post_init__(self):
        ...

    def __call__(self, a, b):
        """A number between `a` and `b`"""
        ...

    def chance(self, p):
        """True with probability `p`"""
        ...

    def pick(self, *xs, p=...):
        """One of `xs`"""
        ...

    def cloth(self, period=..., pattern=...):
        """The product's fabric"""
        ...
DRAWERS: Any

def draws(*types):
    """Register a drawer for some article types"""
    ...
_FRAME: Any
_TILT: Any
_SESSION: Any
_LEANS: Any
_HAIRS: Any
_WORN: Any

def _look(p, r, own, seed):
    """The look of a product, its model and what else the model wears"""
    ...

def _drawer_of(article_type):
    """The drawer of an article type; those of the next page are imported when one is asked for"""
    ...

def draw_product(product, size: tuple=..., seed=..., shot: int=...) -> np.ndarray:
    """Photograph one product"""
    ...

def _tie(c, look):
    """A tie, its tail rolled or folded away at the top"""
    ...
_METALS: Any

def _ground(c, x0, x1, y, depth=...):
    """The soft shadow under a thing that stands"""
    ...

def _dial(c, look, R, ink, digital):
    """Marks and hands, or digits"""
    ...

def _band(c, look, R, w, link, col):
    """Both halves of a strap or a bracelet"""
    ...

def _watch(c, look):
    """A wrist watch, upright, its strap running out of the frame"""
    ...

def _case(look):
    """The colour of a make-up case"""
    ...

def _polish(c, look):
    """A bottle of nail polish"""
    ...

def _categories():
    ...

def _labelled(p):
    """The row as the shop has it, its wrong label included"""
    ...

def _photograph(p, size):
    ...

def _photographs(ps, size, workers):
    """The pictures of products, by several processes if there are many"""
    ...

def draw_sample(n: int=..., seed: int=..., size: tuple=..., types: list | None=..., workers: int | None=...) -> tuple:
    """Draw a catalogue: its table and its pictures"""
    ...
