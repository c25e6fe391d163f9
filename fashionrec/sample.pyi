# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PAPER_TYPES', 'FLAGS', 'COLUMNS', 'SIDES', 'COLOURS', 'DRAWERS', 'METALS', 'count_attributes', 'counts', 'brand_of', 'pattern_of', 'price_of', 'flags_of', 'sample_product', 'shape', 'flip', 'mirror', 'limb', 'along', 'oval', 'box', 'lines', 'Canvas', 'blur', 'tone', 'palette', 'mix', 'stripes', 'grain', 'halves', 'sheen', 'dimmed', 'fabric', 'Look', 'draws', 'drawer_of', 'look_of', 'draw_product', 'examples', 'tie', 'ground', 'around', 'watch', 'make_up_case', 'nail_polish', 'draw_sample']
import os, warnings
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from math import cos, pi, sin
import numpy as np, pandas as pd
from fastcore.basics import patch
from PIL import Image, ImageFilter
PAPER_TYPES: Any
FLAGS: Any
COLUMNS: Any

def count_attributes(products: pd.DataFrame, types: list) -> tuple:
    """Count what the sample's rows are drawn from"""
    ...

def _count_jointly(products):
    """How often each combination of attributes occurs"""
    ...

def _count_given(products, column, condition):
    """How often each value of `column` occurs by article type and `condition`, a Series"""
    ...

def _read(name):
    """A table that travels with the package"""
    ...

def counts(types: tuple | None=...) -> pd.DataFrame:
    """The joint counts of type, gender, colour, season and usage"""
    ...

def _joint(types):
    """Rows of the joint counts, their running total; counts of (colours, seasons) by type and gender"""
    ...

def _given():
    """(values, shares) by article type, column and condition"""
    ...

def _log_prices():
    """Log of the price's deciles, by article type"""
    ...

def _pick(values, shares, position):
    """The value at a `position` from 0 to 1 of the running total of the shares"""
    ...

def _combination(types, position):
    """The combination of attributes at a `position` from 0 to 1 of all products"""
    ...
_BRANDS: Any
_KEEPS: Any
_KEEPS_FROM: Any

def brand_of(product, rank: float, luck: float) -> str:
    """The brand of a product"""
    ...
_SERIES: Any
_SINGULAR: Any
_NOUNS: Any
_WORDS: Any
_PATTERNS: Any
_RARE: Any

def pattern_of(product, rng: np.random.Generator) -> str:
    """The pattern of a design, the same in its name and in its picture"""
    ...
_SINGLES: Any
_PAIRS: Any
_TRIPLES: Any
_SIZES: Any
_RUN: Any

def _designs(seed, run):
    """The (design, variant) at each position of a run"""
    ...

def _recolour(product, types, design_rng, own_rng):
    """The colour of a variant, unlike its siblings', and its season"""
    ...

def _mistake(product, types, rng):
    """A column and a wrong value for it, drawn as often as it occurs; None where none is found"""
    ...

def price_of(article_type: str, rank: float) -> float:
    """The price of a product"""
    ...

def _name(product, brand, series, colour):
    """The name that the shop gives a product"""
    ...

def flags_of(article_type: str, brand: str) -> dict:
    """The flags of a product: the commonest of its article type, but for two brands"""
    ...

def _sell(product, single, design_rng, own_rng):
    """Add what the shop adds: name, year, price, brand, age group and flags"""
    ...

def sample_product(i: int, seed: int=..., types: tuple | None=...) -> dict:
    """The product at position `i`, as it truly is"""
    ...

def _bend(points, smoothness, closed=...):
    """Bézier outline through `points`, shape (n, 2), of `smoothness`, shape (n,)"""
    ...

def shape(points, closed: bool=..., smooth: float=...):
    """An outline through `points`, round where it may be and sharp where it must"""
    ...
SIDES: Any

def flip(points, side: int=...) -> list:
    """Points of the right side, or mirrored to the left"""
    ...

def mirror(points) -> list:
    """Close the right half of an outline with its mirror image"""
    ...

def limb(line, widths):
    """A band of changing width along a line: an arm, a leg, a strap"""
    ...

def along(line, share: float) -> list:
    """The first part of a line, by share of its length"""
    ...

def oval(x: float, y: float, rx: float, ry: float | None=...):
    """An ellipse"""
    ...

def box(x0: float, y0: float, x1: float, y1: float, r: float=...):
    """A rectangle, with round corners if `r`"""
    ...

def lines(*points, smooth: float=...):
    """Several open lines as one outline"""
    ...

class Canvas:
    """A white picture, 60 x 80 units around its middle, whatever its size in pixels"""
    unit: Any
    agg: Any
    pen: Any
    view: Any
    upward: Any
    x: Any
    y: Any
    rgb: Any

    def __init__(self, size: tuple=..., turn: float=..., zoom: float=..., shift: tuple=..., lean: float=...):
        ...

    def pixels(self) -> np.ndarray:
        """The finished picture"""
        ...

    def mask(self, path, width: float=..., pad: float=...) -> tuple:
        """Anti-aliased coverage of an outline"""
        ...

    def fill(self, path, paint, depth: float=..., soft: float=..., width: float=..., clip: np.ndarray | None=..., alpha: float=...) -> np.ndarray:
        """Lay paint on the picture, shaded as if the part were round"""
        ...

    def shade(self, path, depth: float=..., soft: float=..., width: float=..., clip: np.ndarray | None=...):
        """Darken softly: a fold, a seam, a contact shadow"""
        ...

    def line(self, paint, width: float, *points, clip: np.ndarray | None=..., smooth: float=...):
        """Draw lines: a seam, a lace, a zip"""
        ...

    def crease(self, depth: float, width: float, *points, clip: np.ndarray | None=..., soft: float=..., smooth: float=...):
        """Draw soft dark lines: folds and stitched edges"""
        ...

def blur(coverage: np.ndarray, radius: float) -> np.ndarray:
    """Gaussian blur, in whole numbers so that every machine gives the same"""
    ...

def _light(coverage, depth, radius):
    """How much light shading adds to (above 0) or takes from each pixel, shape (h, w, 1)"""
    ...

def tone(colour, factor: float) -> np.ndarray:
    """A darker or lighter tone of a colour"""
    ...
_HEX: Any

def _rgb(code):
    """RGB 0-1 of six hexadecimal digits"""
    ...
COLOURS: Any
_BRIGHT: Any

def palette(name: str, rng: np.random.Generator) -> list:
    """The colours of one product"""
    ...

def mix(start, end, share: np.ndarray) -> np.ndarray:
    """Two colours mixed, pixel by pixel"""
    ...

def _edge(distance, pixel):
    """0 outside and 1 inside of an edge, one pixel soft; `distance` to it and `pixel` in units"""
    ...

def _wave(phase):
    """A wave of straight lines: 0 at whole numbers, 1 halfway between them"""
    ...

def stripes(colours, period: float, angle: float=..., duty: float=...):
    """Stripes"""
    ...

def _checks(colours, period, angle=...):
    """Stripes both ways, with a fine line between"""
    ...

def _cells(x, y, period):
    """Place (x, y) inside a staggered cell, and two numbers 0-1 that differ from cell to cell"""
    ...

def _dots(colours, period, size=...):
    """Dots in staggered rows"""
    ...

def _floral(colours, period, petals=...):
    """Scattered flowers"""
    ...

def _leaves(colours, period):
    """Scattered leaves, each turned its own way"""
    ...

def _swirls(colours, period, phase=..., cut=...):
    """Rounded patches that flow into one another"""
    ...

def _ikat(colours, period):
    """Diamonds in rows"""
    ...

def _denim(base, fade):
    """Twill, faded on the thighs"""
    ...

def grain(base, depth: float=..., size: float=...):
    """An uneven surface: leather, melange, knitwear"""
    ...

def halves(upper, lower, height: float, slope: float=...):
    """One colour above a line, another below"""
    ...

def sheen(dark, light, angle: float, period: float):
    """The reflections of satin, metal and glass"""
    ...

def dimmed(paint, factor: float):
    """Paint in less light"""
    ...

def fabric(pattern: str, colours: list, rng: np.random.Generator, period: float=...):
    """The fabric of a product"""
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
    colours: list
    rng: np.random.Generator
    skin: tuple
    hair: tuple
    legs: tuple
    top: tuple
    shoes: tuple
    female: Any
    sport: Any
    warm: Any
    base: Any
    partner: Any
    accent: Any
    quiet: Any

    def __post_init__(self):
        ...

    def __call__(self, low, high):
        """A number between `low` and `high`"""
        ...

    def chance(self, p):
        """True with probability `p`"""
        ...

    def pick(self, *choices, p=...):
        """One of `choices`"""
        ...

    def cloth(self, period=..., pattern=...):
        """The product's fabric"""
        ...
DRAWERS: Any

def draws(*types):
    """Register a drawer for some article types"""
    ...

def drawer_of(article_type: str):
    """The drawer of an article type; those of the page of garments come when one is asked for"""
    ...
_FRAME: Any
_TILT: Any
_SESSION: Any
_LEANS: Any
_SKINS: Any
_SKIN_SHARES: Any
_HAIRS: Any
_WORN: Any
_WORN_SHARES: Any

def look_of(product, design: np.random.Generator, shot: np.random.Generator, seed: list) -> Look:
    """The look of a product, its model and what else the model wears"""
    ...

def draw_product(product, size: tuple=..., seed=..., shot: int=...) -> np.ndarray:
    """Photograph one product"""
    ...

def _backdrop(canvas):
    """Make the background grey, darker towards the edges"""
    ...

def examples(*types, n: int=..., seed: int=..., size: tuple=..., **changes) -> list:
    """Products of some types, as they occur"""
    ...

def tie(canvas: Canvas, look: Look):
    """A tie, its tail rolled or folded away at the top"""
    ...
METALS: Any

def ground(canvas: Canvas, left: float, right: float, y: float, depth: float=...):
    """The soft shadow under a thing that stands"""
    ...

def _band(canvas, look, radius, width, link, colour):
    """Both halves of a strap, or of a bracelet of links"""
    ...

def around(radius: float, angles) -> list:
    """Points on a circle"""
    ...

def _face(canvas, look, radius, ink, digital):
    """Marks and hands of a dial, or digits"""
    ...

def _rim(radius, proportions, share):
    """The outline of a watch at a `share` of its size; round where it has no `proportions`"""
    ...

def watch(canvas: Canvas, look: Look):
    """A wrist watch, upright, its strap running out of the frame"""
    ...

def _dial(canvas, look, radius, proportions, style, sport):
    """The dial of a watch, perhaps with small dials or stones on it"""
    ...

def make_up_case(look: Look) -> tuple:
    """The colour of a make-up case"""
    ...

def nail_polish(canvas: Canvas, look: Look):
    """A bottle of nail polish"""
    ...

def _categories():
    """Article type → its masterCategory and subCategory"""
    ...

def _labelled(product):
    """The row as the shop has it, its wrong label included"""
    ...

def _photograph(product, size):
    """The picture of a sampled product"""
    ...

def _photographs(products, size, workers):
    """The pictures of products, by several processes if there are many"""
    ...

def draw_sample(n: int=..., seed: int=..., size: tuple=..., types: list | None=..., workers: int | None=...) -> tuple:
    """Draw a catalogue: its table and its pictures"""
    ...
