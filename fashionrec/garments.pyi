# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Pose', 'Bag', 'pose_of', 'figure', 'trunk', 'sleeves', 'motif', 'logo', 'collar', 'buttons', 'tshirt', 'sweatshirt', 'hood', 'shirt', 'placket', 'top', 'kurta', 'dress', 'saree', 'lower_figure', 'trouser_legs', 'drawstring', 'short_legs', 'fly', 'bottoms', 'skirt', 'sole', 'laces', 'sports_shoe', 'shoe_mark', 'casual_shoe', 'apron', 'formal_shoe', 'pump', 'heels', 'flip_flop', 'rucksack', 'handbag', 'backpack', 'purse', 'sunglasses', 'belt', 'buckle', 'cap', 'beanie', 'socks', 'earrings', 'bell_earring', 'perfume', 'lipstick']
from collections import namedtuple
from math import cos, pi, sin
import numpy as np
from .sample import COLOURS as COLOURS, METALS as METALS, SIDES as SIDES, Canvas as Canvas, Look as Look
from .sample import DRAWERS as DRAWERS
from .sample import along as along, box as box, draws as draws, fabric as fabric, flip as flip, limb as limb, mirror as mirror, oval as oval, shape as shape, tone as tone
from .sample import dimmed as dimmed, grain as grain, ground as ground, make_up_case as make_up_case, mix as mix, sheen as sheen, stripes as stripes
Pose: Any

def _arm(look, shoulder, flat):
    """Four points from the shoulder to the hand"""
    ...

def pose_of(look: Look, flat: bool) -> Pose:
    """How a garment's model stands"""
    ...

def _head(canvas, look, long):
    """Hair in front, brows, eyes, nose and mouth"""
    ...

def _worn_trousers(canvas, look, pose):
    """What the model wears below"""
    ...

def figure(canvas: Canvas, look: Look, pose: Pose, below: str=...):
    """The model behind a garment: hair, legs, arms, neck and head"""
    ...

def _bare_arm(canvas, look, arm):
    """An arm and its hand"""
    ...
_NECKS: Any

def _bodice(pose, neck, hem, flare=..., ease=..., drop=...):
    """Outline of a trunk"""
    ...

def _folds(canvas, look, cloth, top, hem, count, depth=...):
    """Creases that hang, and two that pull from the armpits"""
    ...

def trunk(canvas: Canvas, look: Look, pose: Pose, flat: bool, neck: str, hem: float, paint, ease: float=..., flare: float=..., drop: float=..., folds: int=...) -> np.ndarray:
    """The body of a garment"""
    ...

def sleeves(canvas: Canvas, look: Look, pose: Pose, paint, length: float, wide: float=..., cuff=...):
    """Both sleeves"""
    ...

def motif(canvas: Canvas, look: Look, x: float, y: float, size: float, colours):
    """A printed graphic: a splash, a ring, a star, lines of lettering or a badge"""
    ...

def logo(canvas: Canvas, look: Look, x: float, y: float, size: float, colour):
    """A small mark: a leaf, a double wave, chevrons or a ring"""
    ...

def _stroke(kind, x, y, size):
    """One wave or chevron of a mark"""
    ...

def collar(canvas: Canvas, look: Look, paint, y: float=...):
    """A turned-down collar"""
    ...

def buttons(canvas: Canvas, colour, top: float, bottom: float, count: int, radius: float=...):
    """A column of buttons"""
    ...

def tshirt(canvas: Canvas, look: Look):
    """A T-shirt or polo shirt"""
    ...

def _sporty(canvas, look, cloth):
    """A mark on the chest, often with stripes down the sides or on the shoulders"""
    ...

def sweatshirt(canvas: Canvas, look: Look):
    """A sweatshirt: ribs, and a hood, a zip or a pouch"""
    ...

def hood(canvas: Canvas, look: Look, flat: bool):
    """A hood behind the neck, with its cord"""
    ...

def shirt(canvas: Canvas, look: Look):
    """A shirt: collar, placket, buttons, pockets; tucked in if formal"""
    ...

def placket(canvas: Canvas, look: Look, cloth: np.ndarray, hem: float):
    """The buttoned edge of a shirt"""
    ...

def top(canvas: Canvas, look: Look):
    """A woman's or girl's top; one in four is cut like a shirt"""
    ...

def _gathers(canvas, look, cloth, style, hem):
    """What shapes a top: a gathered bust, a sash, a pleated hem or a row of buttons"""
    ...

def kurta(canvas: Canvas, look: Look):
    """A kurta: a long tunic over leggings, often embroidered down the front"""
    ...

def dress(canvas: Canvas, look: Look):
    """A dress: a fitted top and a skirt to the knee"""
    ...

def saree(canvas: Canvas, look: Look):
    """A saree: pleats below, one end over the shoulder"""
    ...

def lower_figure(canvas: Canvas, look: Look, hip: float, end: float):
    """The wearer of trousers: the hem of a top, arms, shins and shoes"""
    ...

def trouser_legs(canvas: Canvas, look: Look, paint, end: float, hip: float) -> np.ndarray:
    """Two trouser legs joined at the hips"""
    ...

def drawstring(canvas: Canvas, look: Look, cloth: np.ndarray, end: float):
    """An elastic waist with its cord, side stripes and a mark"""
    ...

def short_legs(canvas: Canvas, look: Look, paint, end: float, hip: float) -> np.ndarray:
    """The legs of shorts"""
    ...

def fly(canvas: Canvas, look: Look, cloth: np.ndarray, stitch):
    """Waistband, button, fly and pockets"""
    ...

def bottoms(canvas: Canvas, look: Look):
    """Jeans, trousers, track pants or shorts"""
    ...

def skirt(canvas: Canvas, look: Look):
    """A skirt"""
    ...

def sole(canvas: Canvas, top: list, bottom: list, colour, tread=...) -> np.ndarray:
    """A sole between two lines, with a darker tread"""
    ...

def laces(canvas: Canvas, shoe: np.ndarray, count: int, start, end, across, colour):
    """Laces across the throat of a shoe"""
    ...

def sports_shoe(canvas: Canvas, look: Look):
    """A running shoe: overlays, side marks, thick sole"""
    ...

def _running_sole(canvas, look, upper, overlay, white):
    """A thick sole with a line along it"""
    ...

def _overlays(canvas, look, shoe, colour):
    """Contrasting heel and toe"""
    ...

def shoe_mark(canvas: Canvas, look: Look, shoe: np.ndarray, colour):
    """The mark on a shoe's side: a bar, an arrow, a wave or a panel"""
    ...

def casual_shoe(canvas: Canvas, look: Look):
    """A canvas shoe, a high-top, a court shoe or a loafer"""
    ...

def _thin_sole(canvas, look, loafer, rubber):
    """The sole of a casual shoe"""
    ...

def _panels(canvas, look, shoe, kind, rubber):
    """A rubber toe cap, side marks, a contrasting heel"""
    ...

def apron(canvas: Canvas, look: Look, shoe: np.ndarray):
    """The stitched apron and strap of a slip-on"""
    ...

def formal_shoe(canvas: Canvas, look: Look):
    """A leather lace-up or slip-on"""
    ...

def _heel(canvas, look, kind, top, arch):
    """A stiletto, a block or a wedge under the arch"""
    ...

def pump(canvas: Canvas, look: Look, heel: float, rise: float, paint, flat: bool):
    """A closed shoe with a low-cut throat"""
    ...
_OVER: Any

def _straps(canvas, look, kind, heel, rise, paint):
    """The straps of a sandal, a thong or a mule, perhaps jewelled"""
    ...

def heels(canvas: Canvas, look: Look):
    """A pump, sandal or mule on a heel, or a flat one"""
    ...

def flip_flop(canvas: Canvas, look: Look):
    """A flip-flop seen from above its side"""
    ...
Bag: Any

def _bag_trim(canvas, look, bag, cloth, trim, metal):
    """What decorates a bag: a flap, a pocket, bands, a base or a tassel"""
    ...

def _handles(canvas, look, kind, bag, top, trim):
    """One long strap, or two handles"""
    ...

def rucksack(canvas: Canvas, look: Look):
    """A small bag with a flap and two buckles, sold as handbag or as backpack"""
    ...

def _bag_of(look, kind):
    """The measures of a handbag"""
    ...
_REACH: Any

def handbag(canvas: Canvas, look: Look):
    """A handbag: tote, hobo, satchel or sling bag"""
    ...

def _front_pocket(canvas, cloth, width, top, bottom, paint, zipper, pull):
    """The front pocket of a backpack"""
    ...

def _backpack_straps(canvas, look, width, top, bottom):
    """A loop to hang it by, and the straps that look out at the sides"""
    ...

def backpack(canvas: Canvas, look: Look):
    """A backpack from the front: pockets, zips, straps behind"""
    ...

def _backpack_panels(canvas, look, cloth, style, width, top, pocket, bottom):
    """A second panel or a band, and the mark"""
    ...

def _long_purse(canvas, look, width, height, top, metal, cloth, paint):
    """The flap, clasp, bow or frame of a clutch or a woman's wallet"""
    ...

def _bifold(canvas, look, width, top, bottom, metal):
    """The stitching, plate or band of a folded wallet"""
    ...

def _purse_size(look, clutch, long):
    """Half width and half height"""
    ...

def purse(canvas: Canvas, look: Look):
    """A clutch or a wallet, low in the picture as shops frame them"""
    ...
_TINTS: Any

def _lens(x, y, width, height, side, smooth, drop):
    """Outline of a lens whose outer side is right (`side` 1) or left (-1)"""
    ...

def _glass(tint, fade, full, height):
    """A tint that fades downwards, unless it is `full`"""
    ...

def sunglasses(canvas: Canvas, look: Look):
    """Sunglasses turned a little to the left"""
    ...

def _between(line, up, down):
    """Outline of a band from `up` above a line to `down` below it"""
    ...

def belt(canvas: Canvas, look: Look):
    """A belt rolled into a ring, its buckle in front"""
    ...

def buckle(canvas: Canvas, look: Look, metal, height: float, y: float):
    """The buckle of a belt, its loop and its holes"""
    ...

def cap(canvas: Canvas, look: Look):
    """A cap with a visor, or a knitted one"""
    ...

def beanie(canvas: Canvas, look: Look):
    """A knitted cap"""
    ...

def socks(canvas: Canvas, look: Look):
    """A pair of socks, one behind the other"""
    ...

def _sock(canvas, look, x, y, top, paint, ribbing, toe_colour):
    """One sock at a place (x, y)"""
    ...

def earrings(canvas: Canvas, look: Look):
    """A pair of earrings: flowers, hoops, drops or bells"""
    ...

def bell_earring(canvas: Canvas, metal, stone, x: float, y: float, size: float, length: float):
    """An earring like a bell, with pearls along its rim"""
    ...

def perfume(canvas: Canvas, look: Look):
    """A flask, or a body spray"""
    ...

def _lid(canvas, look, tall, width, top, colour):
    """Neck and lid of a flask"""
    ...

def _label(canvas, look, width, y, juice):
    """A label, and two lines of lettering"""
    ...

def lipstick(canvas: Canvas, look: Look):
    """A lipstick, its cap beside it or a swatch above"""
    ...
