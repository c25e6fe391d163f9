"""The tagger on the whole catalogue: `fashionrec bench catalogue --data PATH` (Kaggle's folder or
zip).

Seven tags, 15 % of the products held out at random. Writes data/results/catalogue.json; with
`--ship` also the weights and their model card to data/weights. With `--further` training goes on
from the weights that are there, and the mean of the weights before and after is taken (a model
soup, Wortsman et al. 2022). One that was interrupted goes on from the folder given by
`--checkpoint`.
"""

import os
from functools import partial
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
from fashionrec.data import Catalogue, Cutout, Shift, environment, save_result
from measuring import save_parts, stored, timed

CARD = """### Model card: the tagger that fashionrec ships

- **What it does.** Tags a product photo with {tags}, and turns it into a vector of {dim} numbers.
- **Network.** A residual network of {weights:,} weights, {mb:.1f} MB as float16, trained from
  random weights; pictures of 60 x 80 pixels.
- **Data.** "Fashion Product Images" by P. Aggarwal (Kaggle, MIT licence): products of one Indian
  shop, of about 2007 to 2019. {train:,} products to learn from, {valid:,} to calibrate with,
  {test:,} held out, at random.
- **Training.** {passes}; seed {seed}, {minutes:.0f} minutes of processor time, {date}.
- **On the held-out products.** {accuracy}; mean of the seven {mean:.3f}, all seven right
  {all:.3f}.
- **Limits.** The classes are that shop's, {types} article types among them, and "season" is the
  season of a collection, which is mostly not to be seen. 41 % of the products share their name
  with another one, so that held-out products are not all new; the gender is the shop's
  department, not that of a person. Photos are expected to show one product, mostly on white.
- **Train it again.** {commands} in a clone, with Kaggle's catalogue in PATH.
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


def mean_of(tagger, other, cat, train, valid):
    """`tagger` with the mean of its weights and those of another, calibrated on `valid`, its
    axes chosen on `train`"""
    theirs = other.model.state_dict()
    tagger.model.load_state_dict(
        {k: ((v + theirs[k]) / 2).to(v.dtype) for k, v in tagger.model.state_dict().items()}
    )
    return tagger.calibrate(cat, valid).orient(cat, train)


def lineage(run):
    "The runs that led to the weights of `run`, itself the last"
    return [*lineage(run['further']), run] if run else []


def passes(run):
    "A run in words"
    how = 'moved, mirrored and with squares hidden' if run['mirror'] else 'moved only'
    soup = ' (the mean of the weights before and after them)' if run['further'] else ''
    return f'{run["epochs"]} passes over pictures {how}{soup}'


def command(run):
    "The options that repeat a run and ship its weights"
    options = [f'--epochs {run["epochs"]}']
    options += [f'--{option}' for option in ('mirror', 'further') if run[option]]
    return ' '.join([*options, '--ship'])


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


def ship_it(tagger, cat, train, valid, test, run, values, folder):
    "Write the weights and their card to `folder`; give what the pages show of the shipped tagger"
    images, true = cat.images(test), cat.products.loc[test]
    probs, pred = tagger.probabilities(images), tagger.predict(images).set_index(test)
    has = {c: true[c].notna().to_numpy() for c in TAG_COLUMNS}
    known = score(
        guess(cat.products.loc[train], true, TAG_COLUMNS),
        cat.products.loc[train],
        true,
        TAG_COLUMNS,
    ).accuracy
    cross = {
        c: pd.crosstab(true[c].astype(str)[has[c]], pred[c][has[c]])
        for c in ('gender', 'season', 'usage')
    }
    tagger.save(folder / 'tagger', half=True)
    size = sum(p.stat().st_size for p in (folder / 'tagger').rglob('*') if p.is_file()) / 1e6
    load = timed(Tagger.load, folder / 'tagger')[1].seconds
    steps, accuracy = lineage(run), run['accuracy']
    (folder / 'README.md').write_text(
        CARD.format(
            tags=', '.join(TAG_COLUMNS),
            dim=tagger.model.config['dim'],
            weights=values['weights'],
            mb=size,
            types=len(tagger.vocab['articleType']),
            train=len(train) - len(valid),
            valid=len(valid),
            test=len(test),
            passes=', then '.join(passes(r) for r in steps),
            seed=run['seed'],
            commands=', then '.join(
                f'`fashionrec bench catalogue --data PATH --options "{command(r)}"`' for r in steps
            ),
            minutes=sum(r['cpu_seconds'] for r in steps) / 60,
            date=environment()['date'],
            accuracy=', '.join(f'{c} {accuracy[c]:.3f}' for c in TAG_COLUMNS),
            mean=accuracy['mean of seven'],
            all=accuracy['all together'],
        )
    )
    return {
        'type alone': known.drop('product').round(4).to_dict()
        | {'mean of seven': round(float(known[TAG_COLUMNS].mean()), 4)},
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
        'size_mb': round(size, 2),
        'load_seconds': round(load, 3),
        'ceiling': label_ceiling(cat.products, TAG_COLUMNS).round(4).to_dict(),
        'images_per_second': throughput(tagger.predict, tagger.model, images[:2048]),
    }


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA when not given
    epochs: int = 30,  # Passes over the training products
    mirror: bool = False,  # Mirror training pictures and hide squares of them too
    # Go on from the weights in data/weights, and take the mean of those and the new ones
    further: bool = False,
    seed: int = 0,  # Seed of the split and the training
    checkpoint: str = '',  # Folder for the state after each pass
    ship: bool = False,  # Write the weights and their card to data/weights
    out: str = 'data/results',  # Folder for the results
):
    "Train and measure the tagger on the whole catalogue"
    cat = Catalogue.from_kaggle(data or os.environ['FASHIONREC_DATA'])
    train, test = cat.split('random', test=0.15, seed=seed)
    train, test = (ids[ids.isin(cat.pictured)] for ids in (train, test))
    weights = Path(out).parent / 'weights'
    learn, valid = cat.subset(train).split(
        test=min(0.05, 1000 / len(train)), seed=seed, by=TAG_COLUMNS[0]
    )
    begin = (
        dict(start=Tagger.load(weights / 'tagger'), lr=1e-3)
        if further
        else dict(widths=(32, 96, 192, 320), lr=3e-3)
    )
    tagger, took = timed(
        Tagger.fit,
        cat,
        TAG_COLUMNS,
        train=learn,
        valid=valid,
        epochs=epochs,
        seed=seed,
        bs=128,
        checkpoint=checkpoint or None,
        augment=(partial(Shift, mirror=True), Cutout) if mirror else (Shift,),
        **begin,
    )
    if further:
        tagger = mean_of(tagger, begin['start'], cat, learn, valid)
    seconds, cpu = round(took.seconds), round(took.processor_seconds)
    table = tagger.evaluate(cat, train, test, TAG_COLUMNS).accuracy
    accuracy = table.drop('product').round(4).to_dict() | {
        'mean of seven': round(float(table[TAG_COLUMNS].mean()), 4)
    }
    before = stored(out, 'catalogue', 'runs', [])
    base = next(r for r in before if r['shipped']) | dict(shipped=False) if further else None
    run = dict(
        seed=seed,
        epochs=epochs,
        mirror=mirror,
        further=base,
        seconds=seconds,
        cpu_seconds=cpu,
        threads=torch.get_num_threads(),
        accuracy=accuracy,
        shipped=ship,
    )
    runs = [
        r | dict(shipped=r['shipped'] and not ship)
        for r in before
        if any(r[k] != run[k] for k in ('seed', 'epochs', 'mirror'))
    ]
    setting = dict(
        catalogue=cat.name,
        products=len(cat),
        train=len(train),
        test=len(test),
        weights=sum(p.numel() for p in tagger.model.parameters()),
    )
    order = sorted(
        [*runs, run], key=lambda r: (bool(r['further']), r['epochs'], r['mirror'], r['seed'])
    )
    values = dict(runs=order)
    print(pd.Series(accuracy), f'trained in {seconds} s, {cpu} s of processor time', sep='\n')
    if ship:
        values |= ship_it(tagger, cat, train, valid, test, run, setting | values, weights)
    sizes = {key: values.pop(key) for key in ('size_mb', 'load_seconds') if key in values}
    if sizes:
        save_result(Path(out), 'catalogue', 'weights', setting | sizes)
    save_parts(out, 'catalogue', values, **setting)
