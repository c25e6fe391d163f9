"""From the weights of `train_photos.py` to a tagger: temperatures, axes, and what is a product.

    python tests/benchmarks/finish_photos.py --weights FOLDER/photos.safetensors \\
        --pack FOLDER/pack --data KAGGLE --scenes SCENES --out TAGGER [--temperatures OTHER]

Catalogue pictures and people's photos get temperatures of their own. Those of photos need photos
that the network has not learned from: a network that learned from all senders takes them from the
one that learned from four fifths (`--temperatures`). What shows no product is learned by a logistic
regression on the pooled features, from the half `learn` of the pictures of `scenes.py`, beside
catalogue pictures, phone photos, drawings, and products pasted before those scenes.
"""

import argparse
import csv
import json
import math
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from PIL import Image
from safetensors.torch import load_file
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from fashionrec.classification import MultiClass
from fashionrec.data import Catalogue
from fashionrec.photos import open_photo, resized
from fashionrec.tagging import TagNet, Tagger, shipped_split
import photo_data
from photo_views import Views

LOOK = 96, 128  # Width and height at which pictures are looked at
RENAMED = ('body.', 'body.0.'), ('vector.0.', 'body.1.'), ('vector.1.', 'body.2.')


def tagger_of(weights, classes):
    "An uncalibrated tagger from the weights of `train_photos.py`, without the head `alike`"
    joint = MultiClass(pd.DataFrame(classes['joint']), list(classes['joint']))
    sizes = [*map(len, classes['vocab'].values()), len(joint.classes)]
    net = TagNet(sizes, body='efficientnet-lite0', look=LOOK, scene=True)
    own = net.state_dict()
    for name, tensor in load_file(weights).items():
        for former, new in RENAMED:
            if name.startswith(former):
                name = new + name.removeprefix(former)
                break
        own[name] = tensor[: len(own[name])] if name.startswith('head.') else tensor
    net.load_state_dict(own)
    alike = list(classes['alike'])
    return Tagger(net, classes['vocab'], LOOK, joint, alike=alike)


def pictures(seen):
    "float32 (n, 3, h, w) in [0, 1] → uint8 (n, h, w, 3)"
    return (seen * 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()


def shown(make, rows, batch=128):
    "What `make` shows of rows, as uint8 pictures"
    return np.concatenate([pictures(make(part)) for part in rows.split(batch)])


def pooled(tagger, images, batch=128):
    "Pooled features of uint8 pictures, float32 (n, 1280)"
    net, found = tagger.model, []
    with torch.inference_mode():
        for start in range(0, len(images), batch):
            x = torch.from_numpy(images[start : start + batch]).permute(0, 3, 1, 2).float() / 255
            found.append(net.body[:-2](net.prepared(x)))
    return torch.cat(found).numpy()


def weak_temperature(logs, allowed):
    "The temperature at which the probability of an answer tells how often it is allowed"

    def loss(log_t):
        confidence, answer = (logs / math.exp(log_t)).softmax(1).max(1)
        right = allowed.gather(1, answer[:, None])[:, 0].float()
        return torch.nn.functional.binary_cross_entropy(confidence, right).item()

    return math.exp(minimize_scalar(loss, bounds=(-1.5, 1.5), method='bounded').x)


def photo_temperatures(tagger, data, images, rows):
    "Temperature of each tag that the labels of phone photos tell of"
    logs, _ = tagger.decode(tagger.logits(images))
    labels = data['label'][rows]
    return {
        column: weak_temperature(logs[column], data[f'allowed {column}'][labels])
        for column in photo_data.WEAK_TAGS
    }


class Scenes:
    "Parts of pictures without a product, and products pasted before them"

    def __init__(self, folder, half, views):
        rows = csv.DictReader((Path(folder) / 'scenes.csv').open(encoding='utf-8'))
        files = [Path(folder) / row['file'] for row in rows if row['half'] == half]
        self.whole = [resized(open_photo(path), LOOK) for path in files]
        self.images = [open_photo(path) for path in files if path.parent.name != 'icon']
        self.views, self.random = views, np.random.default_rng(0)

    def part(self):
        "A part of a scene"
        image = self.images[self.random.integers(len(self.images))]
        scale = self.random.uniform(0.4, 1) * min(image.width / LOOK[0], image.height / LOOK[1])
        width, height = LOOK[0] * scale, LOOK[1] * scale
        left = self.random.uniform(0, image.width - width)
        top = self.random.uniform(0, image.height - height)
        box = left, top, left + width, top + height
        return np.array(image.resize(LOOK, Image.Resampling.BILINEAR, box=box))

    def parts(self, n):
        "float32 (n, 3, h, w)"
        many = np.stack([self.part() for _ in range(n)])
        return torch.from_numpy(many).permute(0, 3, 1, 2).float() / 255

    def behind(self, rows):
        "Products pasted before scenes, as a camera sees them"
        views, n = self.views, len(rows)
        sizes = views.uniform(n, math.log(0.55), math.log(1.4)).exp()
        picture, mask = views.placed(rows, sizes, 0.05 + 0.2 * views.uniform(n))
        return views.camera(views.pasted(self.parts(n), picture, mask))


def drawings(n=600):
    "Pictures of the drawn sample, uint8 (n, h, w, 3)"
    sample = Catalogue.sample(n)
    return sample.images(sample.pictured)


def teach_scenes(tagger, data, views, scenes, photos, seed=0):
    "Fit both outputs of `scene`: that a product is shown, and that a phone took the picture"
    torch.manual_seed(seed)
    learned = (data['part'] == 0).nonzero()[:, 0]

    def some(n):
        return learned[torch.randint(len(learned), (n,))]

    groups = {
        'catalogue': pooled(tagger, shown(views.plain, some(9000))),
        'drawn': pooled(tagger, drawings()),
        'phone': pooled(tagger, shown(views.letterbox, photos)),
        'pasted': pooled(tagger, shown(scenes.behind, some(2560))),
        'street': pooled(tagger, shown(views.street, some(1280))),
        'nothing': pooled(tagger, np.stack([np.asarray(x) for x in scenes.whole])),
    }
    counts = [len(features) for features in groups.values()]
    kind = np.repeat(list(groups), counts)
    features = np.concatenate(list(groups.values()))
    middle, spread = features.mean(0), (features.std(0) + 1e-3) / 0.3
    scaled = (features - middle) / spread
    product = LogisticRegression(C=0.03, class_weight='balanced', max_iter=2000)
    product.fit(scaled, kind != 'nothing')
    known = kind != 'nothing'
    by_phone = LogisticRegression(C=0.03, class_weight='balanced', max_iter=2000)
    by_phone.fit(scaled[known], ~np.isin(kind[known], ['catalogue', 'drawn']))
    layer = tagger.model.scene
    with torch.no_grad():
        for row, fitted in enumerate((product, by_phone)):
            weight = fitted.coef_[0] / spread
            layer.weight[row] = torch.tensor(weight)
            layer.bias[row] = float(fitted.intercept_[0] - weight @ middle)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    add = parser.add_argument
    add('--weights', required=True, help='File that `train_photos.py` wrote')
    add('--pack', required=True, help='Its folder of pictures and labels')
    add('--data', required=True, help="Kaggle's folder or zip")
    add('--scenes', required=True, help='Folder that `scenes.py` wrote')
    add('--held', type=int, default=0, help='Fold of senders that the network has not seen')
    add('--temperatures', help='Tagger whose temperatures and gap for photos are taken')
    add('--out', required=True, help='Folder for the tagger')
    options = parser.parse_args()
    data = photo_data.load(options.pack, 'cpu')
    tagger = tagger_of(options.weights, data['classes'])
    views = Views(data, LOOK, 5, (data['fold'] != 0).nonzero()[:, 0])
    known = data['label'] >= 0
    photos = (known & (data['fold'] != options.held)).nonzero()[:, 0]
    teach_scenes(tagger, data, views, Scenes(options.scenes, 'learn', views), photos)
    cat = Catalogue.from_kaggle(options.data)
    learned, _ = shipped_split(cat)
    share = min(0.05, 1000 / len(learned))
    learned, valid = cat.subset(learned).split(test=share, seed=0, by='masterCategory')
    tagger.calibrate(cat, valid)
    if options.temperatures:
        other = Tagger.load(options.temperatures)
        tagger.photo_temperature, tagger.photo_gap = other.photo_temperature, other.photo_gap
    else:
        held = (known & (data['fold'] == options.held)).nonzero()[:, 0]
        images = shown(views.letterbox, held)
        tagger.photo_temperature = photo_temperatures(tagger, data, images, held)
    tagger.orient(cat, learned).save(options.out, half=True)
    told = dict(catalogue=tagger.temperature, photos=tagger.photo_temperature)
    print(json.dumps(told, indent=1))


if __name__ == '__main__':
    main()
