"""The tagger that is shipped, on the products that it has not learned from: `fashionrec bench
shipped --data PATH` (Kaggle's folder or zip).

Writes the parts of data/results/catalogue.json that tell of it, and its model card,
data/weights/README.md. How it was trained is read from data/results/photos.json.
"""

import os
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from fastcore.script import call_parse
from fashionrec.classification import (
    TAG_COLUMNS,
    Tagger,
    calibration_error,
    coverage,
    guess,
    label_ceiling,
    score,
)
from fashionrec.data import Catalogue
from fashionrec.files import load_result
from fashionrec.tagging import pictured, shipped_split
from measuring import save_parts, timed

CARD = """### Model card: the tagger that fashionrec ships

- **What it does.** Tags a photo of a product with {tags}, and turns it into a vector of {dim}
  numbers. It tells a photo that shows no product.
- **Network.** EfficientNet-Lite0 with ImageNet's weights to begin with, {weights:,} weights,
  {mb:.1f} MB as float16; it looks at pictures at {look} pixels.
- **Data.** "Fashion Product Images" by P. Aggarwal (Kaggle, MIT licence): products of one Indian
  shop, of about 2007 to 2019. {train:,} products to learn from, {valid:,} to calibrate with,
  {test:,} held out, at random. And {photos:,} photos as people take them, of the clothing data set
  of A. Grigorev and its senders (CC0 1.0), whose labels allow several types each.
- **Training.** {epochs:.0f} passes in {seconds:.0f} seconds on {device}; seed {seed}.
- **On the held-out products.** {accuracy}; mean of the seven {mean:.3f}, all seven right
  {all:.3f}.
- **On photos of people that it has not seen.** A network trained in the same way without their
  photos gives an allowed type to {phone:.3f} and the right master category to {master:.3f} of
  {asked} photos.
- **Limits.** The classes are that shop's, {types} article types among them, and "season" is the
  season of a collection, which is mostly not to be seen. 41 % of the products share their name
  with another one, so that held-out products are not all new; the gender is the shop's
  department, not that of a person. Photos are expected to show one product. Of {others} pictures
  without a product {told:.0%} are told.
- **Train it again.** `tests/benchmarks/train_photos.py` and `tests/benchmarks/finish_photos.py`
  say how; a GPU makes it minutes.
- **Licence.** Apache 2.0, as the package.
"""


def reliability(p, true):
    "Probability given and share right in ten bins of equal numbers, and the calibration error"
    conf, right = p.max(axis=1).to_numpy(), p.idxmax(axis=1).to_numpy() == true
    bins = (
        pd.DataFrame(dict(probability=conf, right=right))
        .groupby(pd.qcut(conf, 10, duplicates='drop'), observed=True)
        .mean()
    )
    return dict(bins.round(4).to_dict('list'), error=round(calibration_error(conf, right), 4))


def throughput(ours, bare, images, repeats=5):
    """Pictures per second: `ours` from arrays, and the `bare` forward pass on ready tensors, in
    batches of 256"""
    parts = [
        torch.from_numpy(images[i : i + 256])
        .permute(0, 3, 1, 2)
        .float()
        .contiguous(memory_format=torch.channels_last)
        / 255
        for i in range(0, len(images), 256)
    ]

    def rate(work):
        return len(images) / timed(work)[1].seconds

    def forward():
        with torch.no_grad():
            for x in parts:
                bare(x)

    pairs = [(rate(lambda: ours(images)), rate(forward)) for _ in range(repeats + 1)]
    runs = np.array(pairs[1:])  # The first is to warm up
    own, alone = np.median(runs, axis=0)
    return dict(
        ours=round(own),
        forward=round(alone),
        ratio=round(float(np.median(runs[:, 0] / runs[:, 1])), 3),
        threads=torch.get_num_threads(),
    )


def described(tagger, cat, train, test):
    "What the pages show of the tagger"
    images, true = cat.images(test), cat.products.loc[test]
    seen = tagger.features(images)
    probs, pred = tagger.probabilities(seen), tagger.predict(seen).set_index(test)
    has = {c: true[c].notna().to_numpy() for c in TAG_COLUMNS}
    products = cat.products.loc[train]
    known = score(guess(products, true, TAG_COLUMNS), products, true, TAG_COLUMNS).accuracy
    cross = {
        c: pd.crosstab(true[c].astype(str)[has[c]], pred[c][has[c]])
        for c in ('gender', 'season', 'usage')
    }
    mean = dict(mean=round(float(known[TAG_COLUMNS].mean()), 4))
    return {
        'type alone': known.drop('product').round(4).to_dict() | {'mean of seven': mean['mean']},
        'reliability': {
            c: reliability(p[has[c]], true[c].astype(str)[has[c]].to_numpy())
            for c, p in probs.items()
        },
        'coverage': {
            c: coverage(true[c][has[c]], probs[c][has[c]]).round(4).to_dict('list')
            for c in ('articleType', 'gender', 'season', 'usage')
        },
        'confusion': {
            c: dict(
                classes=m.index.tolist(),
                counts=m.reindex(columns=m.index, fill_value=0).to_numpy().tolist(),
            )
            for c, m in cross.items()
        },
        'ceiling': label_ceiling(cat.products, TAG_COLUMNS).round(4).to_dict(),
        'images_per_second': throughput(tagger.predict, tagger.model, images[:2048]),
    }


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA when not given
    out: str = 'data/results',  # Folder for the results
):
    "Measure the shipped tagger, and write its model card"
    cat = Catalogue.from_kaggle(data or os.environ['FASHIONREC_DATA'])
    folder = Path(out).parent / 'weights'
    tagger, took = timed(Tagger.load, folder / 'tagger')
    train, test = shipped_split(cat)
    table = tagger.evaluate(cat, train, test, TAG_COLUMNS).accuracy
    accuracy = table.drop('product').round(4).to_dict()
    accuracy['mean of seven'] = round(float(table[TAG_COLUMNS].mean()), 4)
    files = (folder / 'tagger').rglob('*')
    size = sum(path.stat().st_size for path in files if path.is_file()) / 1e6
    weights = sum(p.numel() for p in tagger.model.parameters())
    setting = dict(catalogue=cat.name, products=len(cat), train=len(train), test=len(test))
    parts = described(tagger, cat, train, test) | dict(
        shipped=accuracy, size_mb=round(size, 2), load_seconds=round(took.seconds, 3)
    )
    save_parts(out, 'catalogue', parts, weights=weights, **setting)
    photos = load_result('photos', folder=out)
    trained, people = photos['trained'], photos['four fifths of the senders']
    valid = min(1000, len(pictured(cat, train)) // 20)
    card = CARD.format(
        tags=', '.join(TAG_COLUMNS),
        dim=tagger.model.config['dim'],
        weights=weights,
        mb=size,
        look=' x '.join(map(str, tagger.size)),
        train=len(train) - valid,
        valid=valid,
        test=len(test),
        photos=trained['photos'],
        epochs=trained['epochs'],
        seconds=trained['seconds'],
        device=trained['device'],
        seed=trained['seed'],
        accuracy=', '.join(f'{c} {accuracy[c]:.3f}' for c in TAG_COLUMNS),
        mean=accuracy['mean of seven'],
        all=accuracy['all together'],
        phone=people['phone']['type'],
        master=people['phone']['master'],
        asked=people['phone']['photos'],
        types=len(tagger.vocab['articleType']),
        others=people['no product']['pictures'],
        told=people['no product']['told'],
    )
    (folder / 'README.md').write_text(card, encoding='utf-8')
    print(pd.Series(accuracy))
