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

def draw_product(product, size: tuple=..., seed=..., shot: int=...) -> np.ndarray:
    """Photograph one product"""
    ...
_Pose: Any

def _pose(look, flat):
    """Half widths of the body, and the lines of the right and left arm"""
    ...

def _face(c, look, long):
    """Hair in front, brows, eyes, nose and mouth"""
    ...

def _trousers(c, look, p):
    """What the model wears below"""
    ...

def _figure(c, look, p, below=...):
    """The model behind a garment: hair, legs, arms, neck and head"""
    ...
_NECKS: Any

def _bodice(p, neck, hem, flare=..., ease=..., drop=...):
    """Outline of a trunk"""
    ...

def _folds(c, look, m, top, hem, n, depth=...):
    """Creases that hang, and two that pull from the armpits"""
    ...

def _trunk(c, look, p, flat, neck, hem, paint, ease=..., flare=..., drop=..., n=...):
    """A trunk, with the shadowed inside of its back when nobody wears it"""
    ...

def _sleeves(c, look, p, paint, length, wide=..., cuff=...):
    """Both sleeves, as far down the arms as `length` says"""
    ...

def _motif(c, look, x, y, s, cols):
    """A printed graphic: a splash, a ring, a star, lines of lettering or a badge"""
    ...

def _logo(c, look, x, y, s, col):
    """A small mark: a leaf, a double wave, chevrons or a ring"""
    ...

def _collar(c, look, paint, y=..., w=...):
    """A turned-down collar"""
    ...

def _buttons(c, col, y0, y1, n, r=...):
    """A column of buttons"""
    ...

def _tee(c, look):
    """A T-shirt or polo shirt"""
    ...

def _sporty(c, look, m):
    """A mark on the chest, often with stripes down the sides or on the shoulders"""
    ...

def _sweatshirt(c, look):
    """A sweatshirt: ribs, and a hood, a zip or a pouch"""
    ...

def _shirt(c, look):
    """A shirt: collar, placket, buttons, pockets; tucked in if formal"""
    ...

def _placket(c, look, m, hem):
    """The buttoned edge of a shirt"""
    ...

def _top(c, look):
    """A woman's or girl's top; one in four is cut like a shirt"""
    ...

def _gathers(c, look, m, t, hem):
    """What shapes a top: a gathered bust, a sash, a pleated hem or a row of buttons"""
    ...

def _kurta(c, look):
    """A kurta: a long tunic over leggings, often embroidered down the front"""
    ...

def _dress(c, look):
    """A dress: a fitted top and a skirt to the knee"""
    ...

def _saree(c, look):
    """A saree: pleats below, one end over the shoulder"""
    ...

def _lower_figure(c, look, hip, end):
    """The wearer of trousers: the hem of a top, arms, shins and shoes"""
    ...

def _legs(c, look, paint, end, hip):
    """Two trouser legs joined at the hips; gives their coverage"""
    ...

def _drawstring(c, look, m, end):
    """An elastic waist with its cord, side stripes and a mark"""
    ...

def _shorts(c, look, paint, end, hip):
    """The short legs of shorts; gives their coverage"""
    ...

def _fly(c, look, m, stitch):
    """Waistband, button, fly and pockets"""
    ...

def _bottoms(c, look):
    """Jeans, trousers, track pants or shorts"""
    ...

def _skirt(c, look):
    """A skirt"""
    ...

def _ground(c, x0, x1, y, depth=...):
    """The soft shadow under a thing that stands"""
    ...

def _sole(c, top, bottom, col, tread=...):
    """A sole between two lines, with a darker tread"""
    ...

def _laces(c, m, n, start, end, wide, col):
    """`n` laces across the throat of a shoe"""
    ...

def _trainer(c, look):
    """A running shoe: overlays, side marks, thick sole"""
    ...

def _overlays(c, look, m, b):
    """Contrasting heel and toe"""
    ...

def _marks(c, look, m, col):
    """The mark on a shoe's side: a bar, an arrow, a wave or a panel"""
    ...

def _casual(c, look):
    """A canvas shoe, a high-top, a court shoe or a loafer"""
    ...

def _panels(c, look, m, kind, rubber):
    """A rubber toe cap, side marks, a contrasting heel"""
    ...

def _apron(c, look, m):
    """The stitched apron and strap of a slip-on"""
    ...

def _formal(c, look):
    """A leather lace-up or slip-on"""
    ...

def _heel(c, look, kind, yh, arch):
    """A stiletto, a block or a wedge under the arch"""
    ...

def _pump(c, look, yh, up, paint, flat):
    """A closed shoe with a low-cut throat"""
    ...

def _straps(c, look, kind, yh, up, paint):
    """The straps of a sandal, a thong or a mule, perhaps jewelled"""
    ...

def _heels(c, look):
    """A pump, sandal or mule on a heel, or a flat one"""
    ...

def _flipflop(c, look):
    """A flip-flop seen from above its side"""
    ...
_METALS: Any

def _bag_trim(c, look, m, w0, w1, y0, y1, trim, metal):
    """What decorates a bag: a flap, a pocket, bands, a base or a tassel"""
    ...

def _handles(c, look, kind, w0, y0, top, trim):
    """One long strap, or two handles"""
    ...

def _rucksack(c, look):
    """A small bag with a flap and two buckles, sold as handbag or as backpack"""
    ...

def _handbag(c, look):
    """A handbag: tote, hobo, satchel or sling bag"""
    ...

def _pocket(c, m, w, y0, y1, paint, zipper, pull):
    """The front pocket of a backpack"""
    ...

def _backpack(c, look):
    """A backpack from the front: pockets, zips, straps behind"""
    ...

def _flat_purse(c, look, w, h, y0, y1, metal, m, paint):
    """The flap, clasp, bow or frame of a clutch or a woman's wallet"""
    ...

def _bifold(c, look, w, y0, y1, metal):
    """The stitching, plate or band of a folded wallet"""
    ...

def _purse(c, look):
    """A clutch or a wallet, low in the picture as shops frame them"""
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
_TINTS: Any

def _lens(x, y, w, h, q, k, drop):
    """Outline of a lens whose outer side is right (`q` 1) or left (-1)"""
    ...

def _sunglasses(c, look):
    """Sunglasses turned a little to the left"""
    ...

def _belt(c, look):
    """A belt rolled into a ring, its buckle in front"""
    ...

def _cap(c, look):
    """A cap with a visor, or a knitted one"""
    ...

def _beanie(c, look):
    """A knitted cap"""
    ...

def _tie(c, look):
    """A tie, its tail rolled or folded away at the top"""
    ...

def _socks(c, look):
    """A pair of socks, one behind the other"""
    ...

def _earrings(c, look):
    """A pair of earrings: flowers, hoops, drops or bells"""
    ...

def _perfume(c, look):
    """A flask, or a body spray"""
    ...

def _case(look):
    """The colour of a make-up case"""
    ...

def _polish(c, look):
    """A bottle of nail polish"""
    ...

def _lipstick(c, look):
    """A lipstick, its cap beside it or a swatch above"""
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
