"""Catalogue pictures seen as a phone sees them: views of whole batches, drawn where training runs.

Pictures come inverted (0 is white), so that whatever a view shows beyond their edge is white. All
that is random comes from the generator of a `Views`: the same seed gives the same views.
"""

import math
import torch
from torch.nn import functional as F


def rows_of(*parts):
    "Nine vectors (n,) as matrices (n, 3, 3)"
    return torch.stack(parts, 1).view(-1, 3, 3)


def transform(middle, turn, scale, shift, tilt, flip, out, source):
    """Places in [-1, 1] of the output → places in [-1, 1] of the source, as matrices (n, 3, 3).

    The output's middle, moved by `shift` (share of half the frame), shows the pixel `middle` of the
    source, turned by `turn` radians, with `scale` pixels of the source in a pixel of the output.
    """
    one, zero = torch.ones_like(turn), torch.zeros_like(turn)
    cos, sin = turn.cos() * scale, turn.sin() * scale
    across, down = out[1] / 2, out[0] / 2
    lens = rows_of(flip * across, zero, zero, zero, one * down, zero, tilt[:, 0], tilt[:, 1], one)
    move = rows_of(one, zero, shift[:, 0] * across, zero, one, shift[:, 1] * down, zero, zero, one)
    place = rows_of(cos, -sin, middle[:, 0], sin, cos, middle[:, 1], zero, zero, one)
    units = rows_of(
        one * 2 / source[1], zero, -one, zero, one * 2 / source[0], -one, zero, zero, one
    )
    return units @ place @ move @ lens


def warp(pictures, matrices, out):
    "Pictures (n, c, h, w) seen through `matrices`, at the size `out` (height, width)"
    height, width = out
    down = (torch.arange(height, device=pictures.device) + 0.5) * 2 / height - 1
    right = (torch.arange(width, device=pictures.device) + 0.5) * 2 / width - 1
    y, x = torch.meshgrid(down, right, indexing='ij')
    places = torch.stack([x, y, torch.ones_like(x)], -1).view(1, -1, 3) @ matrices.mT
    places = places[..., :2] / places[..., 2:].clamp_min(0.2)
    return F.grid_sample(pictures, places.view(-1, height, width, 2), align_corners=False)


def fitting(box, turn, out):
    "Pixels of the source in one of the output where a turned `box` (middle, half extent) just fits"
    cos, sin = turn.cos().abs(), turn.sin().abs()
    wide = cos * box[:, 2] + sin * box[:, 3]
    high = sin * box[:, 2] + cos * box[:, 3]
    return torch.maximum(wide * 2 / out[1], high * 2 / out[0])


def blur(x, radius):
    "Smooth by a box of `radius` pixels, twice"
    for _ in range(2):
        x = F.avg_pool2d(F.pad(x, (radius,) * 4, mode='replicate'), 2 * radius + 1, 1)
    return x


def compressed(x, strength):
    "Round the detail of 8 x 8 blocks as JPEG does, by `strength` (n,) levels of 256; x in [0, 1]"
    n, _, height, width = x.shape
    step = torch.arange(8.0, device=x.device)
    cosines = ((2 * step + 1) * step[:, None] * math.pi / 16).cos() * 0.5
    cosines[0] *= 0.5**0.5
    blocks = x.reshape(n, 3, height // 8, 8, width // 8, 8).transpose(3, 4)
    coarse = strength.view(-1, 1, 1, 1, 1, 1) * (1 + step + step[:, None]) / 256
    detail = ((cosines @ blocks @ cosines.T) / coarse).round() * coarse
    return (cosines.T @ detail @ cosines).transpose(3, 4).reshape(x.shape)


class Views:
    "Draws views of catalogue pictures and phone photos"

    def __init__(
        self,
        data,  # From `photo_data.load`
        size,  # (width, height) of the views
        seed=0,  # Of all that is random
        borders=None,  # Rows of the photos whose edges serve as backgrounds
        geometry=True,  # Turn, tilt and crop
        paste=True,  # Paste products on backgrounds
    ):
        self.data, self.out, self.borders = data, (size[1], size[0]), borders
        self.geometry, self.paste = geometry, paste
        self.device = data['picture'].device
        self.random = torch.Generator(self.device).manual_seed(seed)

    def uniform(self, n, low=0.0, high=1.0, shape=()):
        "Numbers between `low` and `high`, (n, *shape)"
        values = torch.rand(n, *shape, generator=self.random, device=self.device)
        return values * (high - low) + low

    def each(self, n, low=0.0, high=1.0):
        "A number between `low` and `high` for each picture, (n, 1, 1, 1)"
        return self.uniform(n, low, high, (1, 1, 1))

    def normal(self, n, *shape):
        "Normal numbers, (n, *shape)"
        return torch.randn(n, *shape, generator=self.random, device=self.device)

    def chance(self, n, share):
        "1. for about `share` of n, else 0."
        return (self.uniform(n) < share).float()

    def some(self, n, share):
        "Numbers of a `share` of n pictures, all different"
        order = torch.randperm(n, generator=self.random, device=self.device)
        return order[: round(n * share)]

    def flips(self, n):
        "1. or -1."
        return self.chance(n, 0.5) * 2 - 1

    def turns(self, n, share):
        "Angles in radians: any for a `share`, for the others a few degrees"
        few, any_turn = 0.15 * self.normal(n), self.uniform(n, -math.pi, math.pi)
        return torch.where(self.uniform(n) < share, any_turn, few)

    def tilts(self, n, amount):
        "How much nearer the right and the lower edge are, for half of n"
        return (
            amount * self.normal(n, 2).clamp(-2, 2) * self.chance(n, 0.5)[:, None] * self.geometry
        )

    def whole(self, rows):
        "Catalogue pictures, and their middle and half extent"
        source = self.data['picture'][rows, :3].float()
        height, width = source.shape[2:]
        box = torch.tensor([width / 2, height / 2, width / 2, height / 2], device=self.device)
        return source, box.expand(len(rows), 4)

    def plain(self, rows, turn=0.0):
        "Catalogue pictures upright, or turned by `turn` radians and wholly in the frame"
        source, box = self.whole(rows)
        turn = torch.as_tensor(turn, device=self.device).float().expand(len(rows))
        none = torch.zeros(len(rows), 2, device=self.device)
        matrix = transform(
            box[:, :2],
            turn,
            fitting(box, turn, self.out),
            none,
            none,
            torch.ones_like(turn),
            self.out,
            source.shape[2:],
        )
        return 1 - warp(source, matrix, self.out) / 255

    def clean(self, rows):
        "Catalogue pictures moved a little and mirrored"
        source, box = self.whole(rows)
        n = len(rows)
        scale = source.shape[2] / self.out[0] * (0.06 * self.normal(n)).exp()
        none = torch.zeros(n, 2, device=self.device)
        matrix = transform(
            box[:, :2],
            none[:, 0],
            scale,
            self.uniform(n, -0.08, 0.08, (2,)),
            none,
            self.flips(n),
            self.out,
            source.shape[2:],
        )
        return 1 - warp(source, matrix, self.out) / 255

    def placed(self, rows, fill, reach):
        "Products turned, at `fill` of the size that fits, `reach` off the middle; and masks"
        source, box, n = self.data['picture'][rows].float(), self.data['box'][rows], len(rows)
        turn = self.turns(n, 0.5) * self.geometry
        shift = self.uniform(n, -1.0, 1.0, (2,)) * reach[:, None]
        matrix = transform(
            box[:, :2],
            turn,
            fitting(box, turn, self.out) / fill,
            shift,
            self.tilts(n, 0.12),
            self.flips(n),
            self.out,
            source.shape[2:],
        )
        seen = warp(source, matrix, self.out) / 255
        return 1 - seen[:, :3], seen[:, 3:]

    def clouds(self, n):
        "Smooth noise, (n, 1, h, w)"
        layers = []
        for cells in (1, 2, 5, 12):
            noise = F.interpolate(
                self.normal(n, 1, cells * 4, cells * 3), self.out, mode='bilinear'
            )
            layers.append(noise * self.each(n))
        return sum(layers)

    def pattern(self, n):
        "How two colours mix: clouds, stripes or checks; (n, 1, h, w) in [0, 1]"
        height, width = self.out
        clouds, angle, often = self.clouds(n), self.each(n, 0, math.pi), self.each(n, 1, 5).exp()
        down = torch.linspace(0, 1, height, device=self.device)[:, None]
        right = torch.linspace(0, width / height, width, device=self.device)
        along = down * angle.cos() + right * angle.sin()
        across = right * angle.cos() - down * angle.sin()
        stripes = (along * often + clouds * self.each(n, 0, 1.5)).sin()
        checks = stripes * (across * often).sin()
        kind, sharp = self.each(n, 0, 3), self.each(n, 0.5, 8)
        lines = torch.where(kind < 2.4, stripes, checks) * sharp
        return torch.where(kind < 1.4, clouds, lines).sigmoid()

    def drawn(self, n):
        "Cloth, floors and walls, (n, 3, h, w)"
        colour = self.uniform(n, 0, 1, (3, 1, 1)) * self.each(n, 0.6, 1)
        first = colour.mean(1, keepdim=True).lerp(colour, self.each(n))  # More or less grey
        second = first + 0.12 * self.normal(n, 3, 1, 1) + 0.2 * self.normal(n, 1, 1, 1)
        grain = self.normal(n, 1, *self.out) * self.each(n, 0, 0.06)
        return (first + (second - first) * self.pattern(n) + grain).clamp(0, 1)

    def edges(self, n):
        "Corners of phone photos, which mostly show what lies around the product"
        picks = torch.randint(len(self.borders), (n,), generator=self.random, device=self.device)
        rows = self.borders[picks]
        source, extent = self.data['phone'][rows].float(), self.data['extent'][rows].flip(1).float()
        part, none = self.uniform(n, 0.2, 0.5), torch.zeros(n, 2, device=self.device)
        corner = 0.5 + 0.5 * (1 - part)[:, None] * torch.stack([self.flips(n), self.flips(n)], 1)
        scale = part * torch.minimum(extent[:, 0] / self.out[1], extent[:, 1] / self.out[0])
        matrix = transform(
            extent * corner,
            none[:, 0],
            scale,
            none,
            none,
            self.flips(n),
            self.out,
            source.shape[2:],
        )
        return 1 - warp(source, matrix, self.out) / 255

    def backgrounds(self, n):
        "White for a fifth, else drawn, or edges of photos where they may be used"
        ground = self.drawn(n)
        if self.borders is not None:
            ground = torch.where(self.each(n) < 0.55, self.edges(n), ground)
        return torch.where(self.each(n) < 0.2, torch.ones_like(ground), ground)

    def pasted(self, ground, picture, mask):
        "A product on a background, with a soft rim and a shadow"
        n = len(ground)
        rim = (2 * torch.minimum(mask, blur(mask, 1)) - 0.6).clamp(0, 1)
        mask = torch.where(self.each(n) < 0.7, rim, mask)
        move = torch.randint(-7, 8, (2,), generator=self.random, device=self.device).tolist()
        dark = self.each(n, 0, 0.7) * (self.each(n) < 0.6)
        shadow = torch.roll(blur(mask, 4), move, (2, 3)) * dark
        return ground * (1 - shadow) * (1 - mask) + picture * mask

    def street(self, rows):
        "Catalogue products as a phone would show them"
        n = len(rows)
        sizes = (math.log(0.5), math.log(1.5)) if self.geometry else (-0.15, 0.0)
        reach = 0.05 + 0.2 * self.uniform(n) * self.geometry
        picture, mask = self.placed(rows, self.uniform(n, *sizes).exp(), reach)
        if not self.paste:
            return self.camera(self.framed(picture))
        ground = self.backgrounds(n)
        some = self.some(n, 0.2)  # Another product lies beside or below
        small = self.uniform(len(some), 0.3, 0.8)
        beside, around = self.placed(rows.roll(1)[some], small, torch.full_like(small, 0.9))
        ground[some] = self.pasted(ground[some], beside, around)
        return self.camera(self.framed(self.pasted(ground, picture, mask)))

    def letterbox(self, rows):
        "Phone photos whole on white"
        source, extent = self.data['phone'][rows].float(), self.data['extent'][rows].flip(1).float()
        turn, none = torch.zeros(len(rows), device=self.device), torch.zeros_like(extent)
        scale = fitting(torch.cat([extent / 2] * 2, 1), turn, self.out)
        matrix = transform(
            extent / 2, turn, scale, none, none, torch.ones_like(turn), self.out, source.shape[2:]
        )
        return 1 - warp(source, matrix, self.out) / 255

    def photos(self, rows):
        "Phone photos mirrored, most also turned, cropped and in another light"
        source, extent = self.data['phone'][rows].float(), self.data['extent'][rows].flip(1).float()
        n = len(rows)
        changed = self.chance(n, 0.85)
        turn = self.turns(n, 0.3) * changed * self.geometry
        fill = (self.uniform(n, -0.2, 0.6) * changed * (1 if self.geometry else 0.3)).exp()
        shift = 0.15 * self.uniform(n, -1, 1, (2,)) * changed[:, None]
        scale = fitting(torch.cat([extent / 2] * 2, 1), turn, self.out) / fill
        matrix = transform(
            extent / 2,
            turn,
            scale,
            shift,
            self.tilts(n, 0.1) * changed[:, None],
            self.flips(n),
            self.out,
            source.shape[2:],
        )
        seen = 1 - warp(source, matrix, self.out) / 255
        return torch.where(changed.view(n, 1, 1, 1) > 0, self.camera(seen), seen)

    def framed(self, x):
        "Some with white bars, as where a wide photo is put into a high frame"
        n, (height, width) = len(x), self.out
        keep = 1 - self.each(n, 0.05, 0.45) * (self.each(n) < 0.15)
        down = torch.linspace(-1, 1, height, device=self.device).abs()[:, None]
        right = torch.linspace(-1, 1, width, device=self.device).abs()
        place = torch.where(self.each(n) < 0.7, down, right)
        return torch.where(place <= keep, x, torch.ones_like(x))

    def light(self, x):
        "Another exposure, colour cast and slope of the light"
        n, (height, width) = len(x), self.out
        gain = self.each(n, -0.8, 0.3) * (self.each(n) < 0.6)
        cast = 0.1 * self.normal(n, 3, 1, 1) * (self.each(n) < 0.5)
        down = torch.linspace(-1, 1, height, device=self.device)[:, None]
        right = torch.linspace(-1, 1, width, device=self.device)
        slope = 0.3 * (down * self.normal(n, 1, 1, 1) + right * self.normal(n, 1, 1, 1))
        gamma = (0.25 * self.normal(n, 1, 1, 1)).exp()
        return (
            x.clamp(1e-3, 1) ** gamma * (gain + cast + slope * (self.each(n) < 0.4)).exp()
        ).clamp(0, 1)

    def camera(self, x):
        "Light, blur, lost detail, JPEG and grain, each for some"
        n = len(x)
        x = self.light(x)
        x = x.lerp(blur(x, 1), self.each(n, 0, 1.1) * (self.each(n) < 0.4))
        some = self.some(n, 1 / 6)
        small = F.interpolate(x[some], scale_factor=0.5, mode='area')
        x[some] = F.interpolate(small, self.out, mode='bilinear')
        some = self.some(n, 1 / 4)
        x[some] = compressed(x[some], self.uniform(len(some), 1, 14))
        grain = self.normal(*x.shape) * self.each(n, 0, 0.05) * (self.each(n) < 0.3)
        return (x + grain).clamp(0, 1)
