"""What a network of `train_photos.py` knows of catalogue pictures and of phone photos."""

import math
import torch
from torch.nn import functional as F

TAGS = ['masterCategory', 'subCategory', 'gender', 'season', 'usage', 'articleType', 'baseColour']
ALIKE = 'articleType', 'baseColour', 'usage'


def share(right):
    "Share that is true"
    return round(right.float().mean().item(), 4)


def embeddings(net, pictures, *arrays, batch=512):
    "Vectors of what the function `pictures` shows of arrays, a batch at a time"
    parts = zip(*(array.split(batch) for array in arrays))
    return torch.cat([net.embed(pictures(*part)) for part in parts])


class Decoder:
    "Tags from the logits, as fashionrec's Tagger reads them"

    def __init__(self, net, classes, device):
        self.net, self.vocab, self.columns = net, classes['vocab'], list(classes['joint'])
        self.sizes = [len(self.vocab[c]) for c in self.columns]
        parts = []
        for column, size in zip(self.columns, self.sizes):
            place = {value: number for number, value in enumerate(self.vocab[column])}
            codes = torch.tensor([place[value] for value in classes['joint'][column]])
            parts.append(F.one_hot(codes, size))
        self.hot = torch.cat(parts, 1).float().to(device)  # (combinations, classes)

    def __call__(self, z):
        "Log-probabilities of each tag, and the classes that are most probable together"
        heads = [part.log_softmax(1) for part in self.net.head(z).split(self.net.sizes, 1)]
        found = dict(zip(self.vocab, heads))
        single = torch.cat([found[c] for c in self.columns], 1) @ self.hot.T
        score = (single + 2 * heads[len(self.vocab)]) / 3
        sums = (score.softmax(1) @ self.hot).clamp_min(1e-9).log()
        found |= dict(zip(self.columns, sums.split(self.sizes, 1)))
        best = {c: p.argmax(1) for c, p in found.items()}
        together = self.hot[score.argmax(1)].split(self.sizes, 1)
        return found, best | {c: part.argmax(1) for c, part in zip(self.columns, together)}

    def roots(self, z):
        "What `Tagger.vectors` is made from: roots of probabilities, and the direction"
        found, _ = self(z)
        parts = [(p / 2).exp() * (1 if c in ALIKE else 0.5) for c, p in found.items()]
        return F.normalize(torch.cat([*parts, 0.5**0.5 * F.normalize(z)], 1))


def calibration_error(confidence, right, bins=15):
    "Expected calibration error"
    place = (confidence * bins).ceil().clamp(1, bins).long()
    gaps = torch.zeros(bins + 1, device=place.device)
    gaps.index_add_(0, place, right.float() - confidence)
    return round((gaps.abs().sum() / len(place)).item(), 4)


def retrieval(vectors, group, k=5):
    "Hit, precision and recall among the first k, for vectors (n, d) of products in groups"
    similar = vectors @ vectors.T
    similar.fill_diagonal_(-9)
    hits = group[similar.topk(k).indices] == group[:, None]
    others = torch.bincount(group)[group] - 1
    found = {'Hit': hits.any(1), 'P': hits, 'R': hits.sum(1) / others}
    return {f'{name}@{k}': share(values) for name, values in found.items()}


def street_to_shop(queries, shop, allowed, types, k=6):
    "Share of the k nearest products that are of an allowed type"
    near = types[(F.normalize(queries) @ F.normalize(shop).T).topk(k).indices]
    return share(allowed.gather(1, near.clamp_min(0)) & (near >= 0))


def on_catalogue(best, codes):
    "Accuracy of each tag, their mean, and all together"
    right = torch.stack([best[c] == codes[:, number] for number, c in enumerate(TAGS)], 1)
    single = {c: share(column) for c, column in zip(TAGS, right.T)}
    return single | {'mean of seven': share(right), 'all together': share(right.all(1))}


def on_turned(net, decode, views, rows, types):
    "Accuracy of the type for catalogue pictures turned on white"
    turns = dict(upright=0.0, left=-math.pi / 2, right=math.pi / 2, down=math.pi)
    none = torch.zeros(len(rows), device=rows.device)
    angles = {name: none + turn for name, turn in turns.items()}
    angles['any'] = views.uniform(len(rows), -math.pi, math.pi)
    out = {}
    for name, turn in angles.items():
        _, best = decode(embeddings(net, views.plain, rows, turn))
        out[name] = share(best['articleType'] == types)
    return out


def on_phone(decode, z, products, allowed, types):
    "Phone photos: tags that their label allows, calibration of the type, and products found"
    found, best = decode(z)

    def fits(column, answers):
        return allowed[column].gather(1, answers[:, None])[:, 0]

    confidence, own = found['articleType'].exp().max(1)
    kind = allowed['articleType']
    shop = {
        'embedding': street_to_shop(z, products, kind, types),
        'roots': street_to_shop(decode.roots(z), decode.roots(products), kind, types),
    }
    return {
        'photos': len(z),
        'type': share(fits('articleType', best['articleType'])),
        'type, own best': share(fits('articleType', own)),
        'master': share(fits('masterCategory', best['masterCategory'])),
        'calibration error': calibration_error(confidence, fits('articleType', own)),
        'confidence': share(confidence),
        'street to shop': shop,
    }


@torch.no_grad()
def measure(net, data, views, photos):
    "All figures of a network: catalogue, turned pictures, retrieval, phone photos, street to shop"
    decode = Decoder(net, data['classes'], views.device)
    everything = torch.arange(len(data['part']), device=views.device)
    products = embeddings(net, views.plain, everything)
    types = data['codes'][:, TAGS.index('articleType')]
    test = everything[data['part'] == 2]
    some = test[::3]
    figures = dict(
        catalogue=on_catalogue(decode(products[test])[1], data['codes'][test]),
        turned=on_turned(net, decode, views, some, types[some]),
    )
    searched = test[data['group'][test] >= 0]
    group = data['group'][searched].unique(return_inverse=True)[1]
    figures['retrieval'] = dict(
        embedding=retrieval(F.normalize(products[searched]), group),
        roots=retrieval(decode.roots(products[searched]), group),
    )
    labels = data['label'][photos]
    allowed = {c: data[f'allowed {c}'][labels] for c in ('articleType', 'masterCategory')}
    z = embeddings(net, views.letterbox, photos)
    return figures | dict(phone=on_phone(decode, z, products, allowed, types))
