"""The segmenter of `fashionrec.extraction`: products cut out of noisy photos.

    python tests/benchmarks/train_extraction.py --pack PACK --body FOLDER --out FOLDER

PACK is what `train_photos.py --pack` stored; `--body` holds the weights of the shipped network
(model.safetensors), whose first layers stay as they are. Scenes are drawn once and kept in FOLDER
with what the body sees in them; the decoder is trained on these, checkpoint by checkpoint: the same
command goes on where it was stopped. Learns from products of part 0 and the backgrounds of senders
that are not in fold 0. FOLDER/extraction gets what `Extractor.save` writes.
"""

import argparse
import json
import math
import time
from pathlib import Path
import numpy as np
import torch
from torch.nn import functional as F
import photo_data
from fashionrec.extraction import CHANNELS, Extractor, Segmenter, frozen_body
from photo_scenes import KINDS, Scenes, with_masks
from photo_views import blur

SIZES = {(96, 128): 0.75, (128, 96): 0.25}  # Width and height of the scenes → their share


@torch.inference_mode()
def draw_scenes(data, body, options, folder):
    "Store scenes, masks and what the body sees in them: an array of each kind for each size"
    rows = ((data['part'] == 0) & data['trusted']).nonzero()[:, 0]
    borders = (data['fold'] != 0).nonzero()[:, 0]
    for (width, height), share in SIZES.items():
        total = round(options.scenes * share)
        place = folder / f'{width}x{height}'
        if (place / 'done').exists():
            continue
        place.mkdir(parents=True, exist_ok=True)
        shapes = dict(picture=(3, height, width), mask=(1, height, width))
        shapes |= {
            f'map{n}': (c, height // 2 ** (n + 1), width // 2 ** (n + 1))
            for n, c in enumerate(CHANNELS)
        }
        arrays = {
            name: np.lib.format.open_memmap(
                place / f'{name}.npy',
                'w+',
                np.float16 if 'map' in name else np.uint8,
                (total, *shape),
            )
            for name, shape in shapes.items()
        }
        scenes = Scenes(data, (width, height), options.seed + width, borders)
        kinds = list(KINDS)
        shares = torch.tensor(list(KINDS.values()))
        for start in range(0, total, 64):
            n = min(64, total - start)
            kind = kinds[torch.multinomial(shares, 1, generator=scenes.random).item()]
            some = rows[torch.randint(len(rows), (n,), generator=scenes.random)]
            seen, mask = scenes.draw(some, kind)
            seen = (seen.clamp(0, 1) * 255).round()
            here = slice(start, start + n)
            arrays['picture'][here] = seen.byte().numpy()
            arrays['mask'][here] = (mask * 255).round().byte().numpy()
            for number, found in enumerate(body.maps(seen / 255)):
                arrays[f'map{number}'][here] = found.half().numpy()
        (place / 'done').touch()


def read_scenes(folder):
    "The arrays of each size, as they lie on the disk"
    sizes = [folder / f'{width}x{height}' for width, height in SIZES]
    return [
        {file.stem: np.load(file, mmap_mode='r') for file in place.glob('*.npy')} for place in sizes
    ]


def mask_loss(logits, masks):
    "Cross-entropy, more at rims, and how far the masks are from overlapping"
    rims = F.max_pool2d(masks, 5, 1, 2) + F.max_pool2d(1 - masks, 5, 1, 2) - 1
    each = F.binary_cross_entropy_with_logits(logits, masks, reduction='none')
    found = logits.sigmoid()
    both = (found * masks).sum((1, 2, 3))
    either = (found + masks - found * masks).sum((1, 2, 3))
    overlap = (both + 20) / (either + 20)
    return (each * (1 + 3 * rims)).mean() + 0.5 * (1 - overlap).mean()


def batch(arrays, rows):
    "Pictures, maps and masks of some scenes"
    part = {name: torch.from_numpy(values[rows]).float() for name, values in arrays.items()}
    maps = [part[f'map{number}'] for number in range(len(CHANNELS))]
    fast = [found.contiguous(memory_format=torch.channels_last) for found in maps]
    return part['picture'] / 255, fast, part['mask'] / 255


def weakened(pictures, maps):
    """Inputs without some of their detail.

    The rims of pasted products give them away to who looks closely; a photo has no such rims. So
    channels are left out at random, for a third of the scenes the two finest maps as a whole, and
    half of the pictures are blurred: what is learned must rest on what the body knows of products.
    """
    n = len(pictures)
    maps = [F.dropout2d(found, 0.15) for found in maps]
    seen = (torch.rand(n, 1, 1, 1) < 2 / 3).float()
    soft = (torch.rand(n, 1, 1, 1) < 0.5).float()
    return pictures.lerp(blur(pictures, 2), soft), [maps[0] * seen, maps[1] * seen, *maps[2:]]


def train(net, sizes, options, out):
    "Train `net` on the scenes; its weights are averaged over the last steps"
    counts = [len(arrays['mask']) for arrays in sizes]
    steps = round(options.epochs * sum(counts) / options.batch)
    adam = torch.optim.AdamW(net.parameters(), options.lr, weight_decay=0.01)
    average = {name: value.clone().float() for name, value in net.state_dict().items()}
    step, seconds, path = 0, 0.0, out / 'checkpoint.pt'
    if path.exists():
        kept = torch.load(path)
        net.load_state_dict(kept['net'])
        adam.load_state_dict(kept['adam'])
        average, step, seconds = kept['average'], kept['step'], kept['seconds']
    net.train()
    start = time.process_time() - seconds
    mean = 1.0
    while step < steps:
        rng = np.random.default_rng([options.seed, step])
        which = rng.choice(len(sizes), p=np.array(counts) / sum(counts))
        rows = np.sort(rng.integers(counts[which], size=options.batch))
        pictures, maps, masks = batch(sizes[which], rows)
        torch.manual_seed(int(rng.integers(2**31)))
        pictures, maps = weakened(pictures, maps)
        done = step / steps
        for group in adam.param_groups:
            group['lr'] = options.lr * min(done / 0.05, 0.5 + 0.5 * math.cos(math.pi * done), 1)
        with torch.autocast('cpu', torch.bfloat16):
            logits = net(pictures, maps)
        loss = mask_loss(logits.float(), masks)
        adam.zero_grad()
        loss.backward()
        adam.step()
        step += 1
        share = 1 - min(0.99, step / (9 + step))
        with torch.no_grad():
            for name, value in net.state_dict().items():
                average[name].lerp_(value.float(), share)
        mean += 0.02 * (loss.item() - mean)
        seconds = time.process_time() - start
        if step % 100 == 0 or step == steps:
            state = dict(net=net.state_dict(), adam=adam.state_dict(), average=average)
            torch.save(state | dict(step=step, seconds=seconds), path)
            print(f'step {step} of {steps}, loss {mean:.3f}, {seconds:.0f} s', flush=True)
    net.load_state_dict({name: average[name].to(v.dtype) for name, v in net.state_dict().items()})
    return dict(steps=step, seconds=round(seconds))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    add = parser.add_argument
    add('--pack', required=True, help='Folder of pictures and labels, from `train_photos.py`')
    add('--body', required=True, help='Folder with the weights of the shipped network')
    add('--out', required=True, help='Folder for scenes, checkpoint and weights')
    add('--scenes', type=int, default=10_000, help='How many scenes are drawn')
    add('--epochs', type=float, default=3, help='Passes over them')
    add('--batch', type=int, default=32, help='Scenes in a batch')
    add('--lr', type=float, default=3e-3, help='Highest learning rate')
    add('--limit', type=int, help='Look at so many products only')
    add('--seed', type=int, default=0, help='Seed of weights, scenes and order')
    return parser.parse_args()


def main():
    options = arguments()
    out = Path(options.out)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    start = time.process_time()
    body = frozen_body(options.body)
    if not all((out / f'{w}x{h}' / 'done').exists() for w, h in SIZES):
        data = with_masks(photo_data.load(options.pack, 'cpu', options.limit))
        draw_scenes(data, body, options, out)
    drawn = round(time.process_time() - start)
    net = Segmenter()
    took = train(net, read_scenes(out), options, out)
    Extractor(net.eval(), body).save(out / 'extraction')
    figures = vars(options) | took | dict(torch=torch.__version__)
    for name in ('pack', 'body', 'out'):
        figures.pop(name)  # Places of one machine
    (out / 'training.json').write_text(json.dumps(figures, indent=1) + '\n')
    print(json.dumps(figures | dict(drawing_seconds=drawn)), flush=True)


if __name__ == '__main__':
    main()
