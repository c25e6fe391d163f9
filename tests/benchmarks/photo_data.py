"""Pictures and labels for `train_photos.py`, in one folder that any machine can read.

`pack` reads Kaggle's catalogue and the phone photos with fashionrec; `load` needs torch, NumPy and
Pillow only, so that training can run where the package is not installed. Pictures are kept as
mosaics of 500 in AVIF with full colour resolution.
"""

import csv
import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

PICTURE = 80, 60  # Height and width of a catalogue picture
CELLS = dict(catalogue=(80, 64), phone=(160, 160))  # Height and width of a mosaic's cells
ACROSS, DOWN = 20, 25  # Cells of a mosaic
FOLDS = 5  # Parts of the senders
WEAK_TAGS = ['articleType', 'subCategory', 'masterCategory']  # What a phone photo's label tells of
HEADS = [
    'masterCategory',
    'subCategory',
    'gender',
    'season',
    'usage',
    'articleType',
    'baseColour',
    'joint',
    'alike',
]  # In the order of the network's logits


def head_sizes(classes):
    "Number of classes of each head"
    tags = [len(values) for values in classes['vocab'].values()]
    return tags + [len(classes[scheme]['articleType']) for scheme in ('joint', 'alike')]


def write_mosaics(pictures, kind, folder, quality):
    "Store uint8 pictures (h, w, 3), each in the upper left of its cell, its edges repeated"
    height, width = CELLS[kind]
    count = ACROSS * DOWN
    for number, start in enumerate(range(0, len(pictures), count)):
        sheet = np.full((count, height, width, 3), 255, np.uint8)
        for cell, picture in zip(sheet, pictures[start : start + count]):
            below, right = height - picture.shape[0], width - picture.shape[1]
            cell[:] = np.pad(picture, ((0, below), (0, right), (0, 0)), mode='edge')
        rows = sheet.reshape(DOWN, ACROSS, height, width, 3).swapaxes(1, 2)
        image = Image.fromarray(rows.reshape(DOWN * height, ACROSS * width, 3))
        image.save(
            folder / f'{kind}_{number:03}.avif', quality=quality, speed=6, subsampling='4:4:4'
        )


def read_mosaics(kind, folder, total):
    "The pictures that `write_mosaics` stored: uint8 (total, 3, height, width)"
    height, width = CELLS[kind]

    def read(path):
        with Image.open(path) as image:
            sheet = np.asarray(image.convert('RGB'))
        cells = sheet.reshape(DOWN, height, ACROSS, width, 3).transpose(0, 2, 4, 1, 3)
        return np.ascontiguousarray(cells).reshape(-1, 3, height, width)

    with ThreadPoolExecutor(8) as pool:
        sheets = list(pool.map(read, sorted(folder.glob(f'{kind}_*.avif'))))
    return np.concatenate(sheets)[:total]


def allowed_classes(classes, labels):
    "Which classes the label of a phone photo allows: bool (labels, classes)"
    return np.array([[str(value) in found for value in classes] for found in labels.values()])


def pack_catalogue(data, folder, quality, seed):
    "Store the pictures; give labels, classes and the split of the shipped tagger"
    from fashionrec.classification import ALIKE, TAG_COLUMNS, combinations, likeness
    from fashionrec.data import Catalogue
    from fashionrec.resnet_similarity import retrieval_set

    catalogue = Catalogue.from_kaggle(data)
    ids, products = catalogue.pictured, catalogue.products.loc[catalogue.pictured]
    train, test = (part[part.isin(ids)] for part in catalogue.split('random', test=0.15, seed=seed))
    share = min(0.05, 1000 / len(train))
    learn, valid = catalogue.subset(train).split(test=share, seed=seed, by=TAG_COLUMNS[0])
    _, vocab = catalogue.codes(TAG_COLUMNS, learn)
    seen = products.loc[learn]
    joint = combinations(seen, TAG_COLUMNS)
    alike = likeness(seen, ALIKE)
    tags, _ = catalogue.codes(TAG_COLUMNS, ids, vocab)
    codes = np.c_[tags, joint.encode(products), alike.encode(products)]
    part = np.where(ids.isin(test), 2, np.where(ids.isin(valid), 1, 0))
    group = retrieval_set(products.loc[test]).reindex(ids).fillna(-1).to_numpy(int)
    write_mosaics(catalogue.images(ids), 'catalogue', folder, quality)
    types = seen.astype(str).groupby('articleType')
    above = {c: types[c].agg(lambda values: values.mode()[0]).to_dict() for c in WEAK_TAGS[1:]}
    schemes = dict(joint=joint.classes.to_dict('list'), alike=alike.classes.to_dict('list'))
    return dict(codes=codes, part=part, group=group), dict(vocab=vocab, **schemes, above=above)


def weak_labels(types, known):
    "For each head that knows of types, the classes that each label allows"
    masks = {}
    for column in WEAK_TAGS:
        table = known['above'].get(column, {t: t for found in types.values() for t in found})
        labels = {name: {table[t] for t in found if t in table} for name, found in types.items()}
        masks[f'allowed {column}'] = allowed_classes(known['vocab'][column], labels)
    for scheme in ('joint', 'alike'):
        masks[f'allowed {scheme}'] = allowed_classes(known[scheme]['articleType'], types)
    return masks


def pack_phone(photos, types, folder, quality, seed):
    "Store the phone photos; give sender, fold, label and extent of each"
    rows, pictures = [], []
    with zipfile.ZipFile(photos) as archive:
        for row in csv.DictReader(io.TextIOWrapper(archive.open('photos.csv'), encoding='utf-8')):
            content = io.BytesIO(archive.read(f'images/{row["image"]}.jpg'))
            image = Image.open(content).convert('RGB')
            image.thumbnail(CELLS['phone'], Image.Resampling.BICUBIC)
            rows.append(row)
            pictures.append(np.asarray(image))
    write_mosaics(pictures, 'phone', folder, quality)
    senders = np.array([int(row['sender']) for row in rows])
    order = np.random.default_rng(seed).permutation(np.unique(senders))
    fold = {sender: number % FOLDS for number, sender in enumerate(order)}
    place = {name: number for number, name in enumerate(types)}
    return dict(
        label=np.array([place.get(row['label'], -1) for row in rows]),
        sender=senders,
        fold=np.array([fold[sender] for sender in senders]),
        extent=np.array([picture.shape[:2] for picture in pictures]),
    )


def pack(data, photos, types, folder, quality=(90, 80), seed=0):
    "Read everything and store it in `folder`; `quality` of products and of photos"
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    types = json.loads(Path(types).read_text(encoding='utf-8'))
    catalogue, known = pack_catalogue(data, folder, quality[0], seed)
    phone = pack_phone(photos, types, folder, quality[1], seed)
    np.savez(folder / 'labels.npz', **catalogue, **phone, **weak_labels(types, known))
    classes = json.dumps(known | dict(labels=list(types)))
    (folder / 'classes.json').write_text(classes, encoding='utf-8')


def product_masks(pictures, light=236, passes=90):
    "All but the nearly white that touches the edge: uint8 (n, 3, h, w) → bool (n, 1, h, w)"
    white = (pictures.amin(1, keepdim=True) >= light).float()
    inner = torch.zeros_like(white)[..., 1:-1, 1:-1]
    reached = F.pad(inner, (1, 1, 1, 1), value=1.0) * white
    for _ in range(passes):  # The white spreads inwards from the edge, a pixel each time
        reached = F.max_pool2d(reached, 3, 1, 1) * white
    return reached < 0.5


def boxes(masks):
    "Middle and half extent of each product (n, 4), pixels; of the picture where no mask is usable"
    n, _, height, width = masks.shape
    share = masks.float().mean((1, 2, 3))
    usable = (share > 0.04) & (share < 0.9)
    columns, rows = masks.any(2)[:, 0].float(), masks.any(3)[:, 0].float()
    left, top = columns.argmax(1), rows.argmax(1)
    right, bottom = width - columns.flip(1).argmax(1), height - rows.flip(1).argmax(1)
    box = torch.stack([left + right, top + bottom, right - left, bottom - top], 1) / 2
    whole = torch.tensor([width / 2, height / 2, width / 2, height / 2], device=masks.device)
    return torch.where(usable[:, None], box, whole), usable


def load(folder, device, limit=None):
    "All that `pack` stored, on `device`; pictures inverted, so that beyond them is white"
    folder = Path(folder)
    arrays = np.load(folder / 'labels.npz')
    out = {name: torch.from_numpy(arrays[name]).to(device) for name in arrays.files}
    height, width = PICTURE
    pictures = read_mosaics('catalogue', folder, len(out['part']))[:, :, :height, :width]
    keep = slice(None) if limit is None else slice(0, None, max(1, len(pictures) // limit))
    for name in ('codes', 'part', 'group'):
        out[name] = out[name][keep]
    pictures = torch.from_numpy(np.ascontiguousarray(pictures[keep])).to(device)
    masks = torch.cat([product_masks(part) for part in pictures.split(2048)])
    out['box'], usable = boxes(masks)
    masks |= ~usable[:, None, None, None]  # A picture without a mask is pasted whole
    out['picture'] = torch.cat([255 - pictures, masks.to(torch.uint8) * 255], 1)
    phone = 255 - torch.from_numpy(read_mosaics('phone', folder, len(out['label']))).to(device)
    down, right = (torch.arange(n, device=device) for n in phone.shape[2:])
    high, wide = out['extent'][:, 0, None, None], out['extent'][:, 1, None, None]
    out['phone'] = phone * ((down[:, None] < high) & (right < wide))[:, None]
    return out | dict(classes=json.loads((folder / 'classes.json').read_text(encoding='utf-8')))
