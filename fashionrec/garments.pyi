# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = []
from collections import namedtuple
from math import cos, pi, sin
import numpy as np
from .sample import COLOURS as COLOURS, DRAWERS as DRAWERS, Canvas as Canvas, along as along, box as box, draws as draws, fabric as fabric, limb as limb, mirror as mirror, oval as oval, shape as shape, tone as tone
from .sample import _METALS as _METALS, _case as _case, _dimmed as _dimmed, _grain as _grain, _ground as _ground, _look as _look, _mix as _mix, _sheen as _sheen, _stripes as _stripes
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

def _socks(c, look):
    """A pair of socks, one behind the other"""
    ...

def _earrings(c, look):
    """A pair of earrings: flowers, hoops, drops or bells"""
    ...

def _perfume(c, look):
    """A flask, or a body spray"""
    ...

def _lipstick(c, look):
    """A lipstick, its cap beside it or a swatch above"""
    ...
