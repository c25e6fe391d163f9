"""Products before backgrounds of every kind, with the mask of what stands out: what
`train_extraction.py` learns from, and what `bench_extraction.py` measures with.

The catalogue's white backgrounds give the masks for free: all but the nearly white that touches
the edge. `mended_masks` opens the holes of handles, straps and rings, and says which masks can be
trusted; of a worn garment the mask has the model with it.
"""

import math
import torch
from torch.nn import functional as F
from photo_data import boxes, product_masks
from photo_views import Views, blur

# Subcategories whose enclosed white is background: handles, straps, rings, loops
HOLLOW = (
    'Bags',
    'Belts',
    'Eyewear',
    'Flip Flops',
    'Jewellery',
    'Sandal',
    'Scarves',
    'Shoe Accessories',
    'Shoes',
    'Sports Equipment',
    'Stoles',
    'Ties',
    'Umbrellas',
    'Mufflers',
)
WHITE = 236  # Brighter in every channel is nearly white
KINDS = {  # What a scene shows → its share
    'pasted': 0.62,
    'white': 0.14,
    'pale': 0.08,
    'filled': 0.09,
    'nothing': 0.07,
}


def reached(start, passable, passes=60):
    "Where one gets from `start` through what is passable, both float (n, 1, h, w)"
    found = start * passable
    for _ in range(passes):
        found = F.max_pool2d(found, 3, 1, 1) * passable
    return found


def opened(x):
    "Without what is less than three pixels wide"
    kept = 1 - F.max_pool2d(1 - x, 3, 1, 1)
    return F.max_pool2d(kept, 3, 1, 1) * x


def mended_masks(
    pictures,  # uint8 (n, 3, h, w)
    hollow,  # Which are of a type with holes, bool (n,)
):
    "Masks, bool (n, 1, h, w), and which of them can be trusted, bool (n,)"
    dark = pictures.amin(1, keepdim=True).float()
    mask = product_masks(pictures, WHITE).float()
    seeds = opened((dark >= 250) * mask) * hollow.view(-1, 1, 1, 1)
    mask = mask - reached(seeds, (dark >= WHITE) * mask)
    rim = mask * F.max_pool2d(1 - mask, 3, 1, 1)
    contrast = 255 - (dark * rim).sum((1, 2, 3)) / rim.sum((1, 2, 3)).clamp_min(1)
    pale = ((dark >= 225) * mask).sum((1, 2, 3)) / mask.sum((1, 2, 3)).clamp_min(1)
    share = mask.mean((1, 2, 3))
    ends = torch.cat([mask[..., 0, :], mask[..., -1, :], mask[..., 0], mask[..., -1]], 2)
    good = (share > 0.04) & (share < 0.85) & (contrast > 45) & (pale < 0.15)
    return mask > 0.5, good & (ends.mean((1, 2)) < 0.35)


def with_masks(data, part=1024):
    "The data of `photo_data.load` with mended masks and boxes, and `trusted`, bool (n,)"
    names = data['classes']['vocab']['subCategory']
    kinds = torch.tensor([number for number, name in enumerate(names) if name in HOLLOW])
    hollow = torch.isin(data['codes'][:, 1], kinds)
    pictures = data['picture'][:, :3]
    parts = zip(pictures.split(part), hollow.split(part))
    found = [mended_masks(255 - some, which) for some, which in parts]
    masks, trusted = (torch.cat(values) for values in zip(*found))
    box, usable = boxes(masks)
    picture = torch.cat([pictures, masks.to(torch.uint8) * 255], 1)
    return data | dict(picture=picture, box=box, trusted=trusted & usable)


class Scenes(Views):
    "Draws photos of products, and their masks"

    shadow = 0.6  # Share of the products that cast one

    def laid(self, ground, picture, mask):
        "A product on a background, with a soft rim and a shadow; and how much of it covers a pixel"
        n = len(ground)
        rim = (2 * torch.minimum(mask, blur(mask, 1)) - 0.6).clamp(0, 1)
        cover = torch.where(self.each(n) < 0.7, rim, mask)
        move = torch.randint(-7, 8, (2,), generator=self.random, device=self.device).tolist()
        dark = self.each(n, 0, 0.7) * (self.each(n) < self.shadow)
        shadow = torch.roll(blur(mask, 4), move, (2, 3)) * dark
        return ground * (1 - shadow) * (1 - cover) + picture * cover, cover

    def smoothed(self, ground):
        "Backgrounds, half of them as soft as enlarged products are"
        return torch.where(self.each(len(ground)) < 0.5, blur(ground, 1), ground)

    def littered(self, rows, ground):
        "Backgrounds, a fifth of them with another product at the edge"
        some = self.some(len(rows), 0.2)
        small = self.uniform(len(some), 0.3, 0.7)
        beside, around = self.placed(rows.roll(1)[some], small, torch.full_like(small, 0.95))
        ground[some] = self.laid(ground[some], beside, around)[0]
        return ground

    def pasted(self, rows):
        "One product; of shoes, jewellery and others now and then two that belong together"
        n = len(rows)
        fill = self.uniform(n, math.log(0.35), math.log(1.3)).exp()
        reach = 0.05 + 0.25 * self.uniform(n)
        ground = self.littered(rows, self.smoothed(self.backgrounds(n)))
        seen, cover = self.laid(ground, *self.placed(rows, fill, reach))
        two = self.some(n, 0.15)
        second = self.placed(rows[two], fill[two], torch.full_like(reach[two], 0.5))
        seen[two], other = self.laid(seen[two], *second)
        cover[two] = torch.maximum(cover[two], other)
        return seen, cover

    def white(self, rows):
        "Catalogue pictures as they are, a little larger or smaller"
        n = len(rows)
        fill = self.uniform(n, -0.5, 0.05).exp()
        picture, mask = self.placed(rows, fill, torch.full_like(fill, 0.1))
        return picture, mask

    def pale(self, rows):
        "Nearly white products on a nearly white background"
        n = len(rows)
        picture, mask = self.placed(rows, self.uniform(n, -0.6, 0.05).exp(), 0.2 * self.uniform(n))
        grey = picture.mean(1, keepdim=True).lerp(picture, 0.3)
        light = 1 - (1 - grey) * self.each(n, 0.1, 0.35)
        ground = 1 - self.each(n, 0, 0.12) * (1 + 0.1 * self.clouds(n))
        return self.laid(ground.expand_as(light).clamp(0, 1), light, mask)

    def filled(self, rows):
        "Products that go beyond the frame"
        n = len(rows)
        fill = self.uniform(n, math.log(1.3), math.log(3.5)).exp()
        seen = self.placed(rows, fill, 0.15 * self.uniform(n))
        return self.laid(self.smoothed(self.backgrounds(n)), *seen)

    def nothing(self, rows):
        "A background alone"
        ground = self.smoothed(self.backgrounds(len(rows)))
        return ground, torch.zeros_like(ground[:, :1])

    def draw(self, rows, kind):
        "Photos (n, 3, h, w) in [0, 1] of products, and masks (n, 1, h, w)"
        seen, mask = getattr(self, kind)(rows)
        if kind != 'white':
            seen = self.camera(seen)
        return seen, mask
