"""Who is told that nothing like it is in the catalogue: `fashionrec bench nearness --data PATH`
(Kaggle's folder or zip).

The products that the shipped network was not trained on are asked for, by its vectors, in an index
of all others. How many of them are told so? How many of an article type or master category, where
all of it is taken out of what may be found? And how well does the mean score of the neighbours
tell these from those whose type is there (area under the ROC curve)?

With `--phone ZIP --types JSON --tagger FOLDER` photos as people take them are asked instead, of the
senders of a fold from whom that tagger has not learned (see bench_photos.py), in the whole
catalogue and in shops that have a part of it. How many are told so where the shop has products of
an article type that the label allows, and where all of these are taken out? The gap between
photos by people and catalogue pictures, `photo_gap`, is measured on the photos of the senders of
an even number for those of an odd number, and the other way round; and on all of them, to ship.

`--index` is a folder in which the index of the catalogue was saved; it is built and saved there
where there is none. Writes data/results/nearness.json. Without PATH the drawn sample is measured.
"""

from pathlib import Path
import numpy as np
import pandas as pd
from fastcore.script import call_parse
from sklearn.metrics import roc_auc_score
from fashionrec.data import Catalogue
from fashionrec.embedder import Embedded, Embedder
from fashionrec.resnet_similarity import COMPARED, FAR, NEIGHBOURS, SimilarityIndex
from fashionrec.tagging import Tagger, shipped_split
from bench_photos import Phone
from measuring import save_parts

FEWEST = 15  # Products of a type or category that is asked about
LEVELS = 0.002, 0.005, 0.01, 0.02, 0.05
SHOPS = {  # Parts of the catalogue, and which products they have
    'all': 'masterCategory == masterCategory',
    'Apparel': "masterCategory == 'Apparel'",
    'Women': "gender == 'Women'",
    'Men': "gender == 'Men'",
    'Apparel, Women': "masterCategory == 'Apparel' and gender == 'Women'",
}
FEW = 5000  # Products of a small shop that has some of everything


def index_of(cat, folder, tagger='fashion'):
    "The index of a catalogue, from a folder where it is kept there"
    if folder and (Path(folder) / 'manifest.json').exists():
        return SimilarityIndex.load(folder)
    index = SimilarityIndex.build(cat, Embedder(tagger))
    if folder:
        index.save(folder)
    return index


def chances(told):
    "Chance of neighbours so far, among the index's own products; 1 where there is a twin"
    return np.array(
        [1 if 2 * near.below > near.of else (near.sparse + 1) / (near.of + 1) for near in told]
    )


def around(told):
    "The score that tells products whose kind is there from others"
    return np.array([near.around for near in told])


def shares(values):
    "Share at most as large as each level, as JSON has it"
    return {f'{level:g}': round(float(np.mean(values <= level)), 4) for level in LEVELS}


def on_held_out(products, told):
    "Share that is told so of held-out products, where the index holds all others"
    found = chances(told)
    category = products.masterCategory.astype(str).to_numpy()
    table = {'all': dict(products=len(found), **shares(found))}
    for name in np.unique(category):
        chosen = found[category == name]
        if len(chosen) >= FEWEST:
            table[name] = dict(products=len(chosen), **shares(chosen))
    return table


def on_taken_out(rest, products, vectors, told, column):
    "For each value of a column: share that is told so, and area under the curve, with it taken out"
    kept = rest.products[column].astype(str).to_numpy()
    values = products[column].astype(str).to_numpy()
    table = {}
    for value in np.unique(values):
        asked = values == value
        if asked.sum() < FEWEST or (kept == value).all():
            continue
        far = rest.nearness(vectors[asked], where=kept != value)
        truth = np.r_[np.ones(len(far)), np.zeros(len(told))]
        area = roc_auc_score(truth, -np.r_[around(far), around(told)])
        row = dict(products=len(far), area=round(float(area), 3))
        table[value] = row | shares(chances(far))
    return table


def share(values):
    "Mean of truth values, as JSON has it"
    return round(float(np.mean(values)), 4)


def drawn(index, n, seed=0):
    "Ids of `n` products of an index"
    return np.sort(np.random.default_rng(seed).choice(index.products.index, n, replace=False))


def gap_of(index, told):
    "How far photos are from their neighbours beyond what products are: medians, in quadrature"
    known = index.nearness(list(drawn(index, COMPARED)))
    photos, products = (np.median(1 - around(near)) for near in (told, known))
    return float((photos**2 - products**2) ** 0.5)


def unlike(told):
    "Which are said to be like nothing"
    return np.array([near.unlike for near in told])


def with_gaps(vectors, gaps):
    "Photos that were looked at already"
    return [Embedded(vector, gap=float(gap)) for vector, gap in zip(vectors, gaps)]


def taken_out(shop, phone, asked):
    "`Nearness` of each photo where all types that its label allows are taken out; None of no label"
    types = shop.products.articleType.astype(str)
    told = np.full(len(asked), None)
    for label, rows in phone.rows.groupby('label').groups.items():
        keep = ~types.isin(phone.types[rows[0]]).to_numpy()
        if keep.any():
            told[rows] = shop.nearness([asked[row] for row in rows], where=keep)
    return told


def in_shop(shop, phone, vectors, gaps):
    "Shares that are told so in one shop, with and without the gap"
    types = shop.products.articleType.astype(str)
    counts = {label: types.isin(t).sum() for label, t in zip(phone.rows.label, phone.types)}
    there = (phone.rows.label.map(counts) >= NEIGHBOURS).to_numpy()
    row = dict(products=len(shop), photos=int(there.sum()))
    for name, known in ((', no gap', 0 * gaps), ('', gaps)):
        asked = with_gaps(vectors, known)
        near, far = np.array(shop.nearness(asked), object), taken_out(shop, phone, asked)
        gone = there & (far != None)  # noqa: E711
        row['there' + name] = share(unlike(near[there]))
        row['taken out' + name] = share(unlike(far[gone]))
    truth = np.r_[np.ones(gone.sum()), np.zeros(there.sum())]
    area = roc_auc_score(truth, -np.r_[around(far[gone]), around(near[there])])
    by_label = pd.DataFrame(dict(there=unlike(near), label=phone.rows.label))[gone]
    by_label['taken out'] = unlike(far[gone])
    table = by_label.groupby('label').agg(['mean'])
    table.columns = [column for column, _ in table.columns]
    table.insert(0, 'photos', by_label.label.value_counts())
    return row | dict(area=round(float(area), 3)), table.round(3).T.to_dict()


def asked_as_photos(cat, index, tagger, gap):
    "Who is told so of held-out pictures of the catalogue that are asked as photos are"
    out_of = index.products.index.isin(shipped_split(cat)[1])
    rest = SimilarityIndex(index.vectors[~out_of], index.products[~out_of])
    products = index.products[out_of][::3]
    pictures = tagger.features(cat.images(products.index))
    vectors, by_phone = tagger.embed(pictures).numpy(), tagger.gaps(pictures)
    kinds, kept = (table.articleType.astype(str).to_numpy() for table in (products, rest.products))
    row = dict(pictures=len(products), by_phone=share(by_phone))
    for name, scale in ((', no gap', 0), ('', gap)):
        asked = with_gaps(vectors, scale * by_phone)
        row['there' + name] = share(unlike(rest.nearness(asked)))
        shares = []
        for kind in np.unique(kinds):
            some = np.flatnonzero(kinds == kind)
            if len(some) >= FEWEST:
                far = rest.nearness([asked[i] for i in some], where=kept != kind)
                shares.append(unlike(far).mean())
        row['types'] = len(shares)
        row['taken out' + name] = share(shares)
    return row


def on_phone(cat, index, phone, tagger):
    "Who is told so of photos as people take them"
    seen = tagger.features(phone.files)
    vectors = tagger.embed(seen).numpy()
    tagger.photo_gap = 1.0
    by_phone = tagger.gaps(seen)
    even = phone.rows.sender.astype(int).to_numpy() % 2 == 0
    told = np.array(index.nearness(vectors), object)
    gap = gap_of(index, told)
    halves = [gap_of(index, told[half]) for half in (even, ~even)]
    gaps = by_phone * np.where(even, halves[1], halves[0])
    figures = dict(gap=round(gap, 3), crossed=np.round(halves, 3).tolist(), shops={})
    for name, which in SHOPS.items():
        some = index.matches(which).to_numpy()
        shop = SimilarityIndex(index.vectors[some], index.products[some])
        figures['shops'][name], labels = in_shop(shop, phone, vectors, gaps)
        figures.setdefault('labels', labels)  # Of the whole catalogue
        print(name, figures['shops'][name])
    if len(index) > FEW:
        some = index.products.index.isin(drawn(index, FEW))
        shop = SimilarityIndex(index.vectors[some], index.products[some])
        figures['shops'][f'{FEW:,} of all'] = in_shop(shop, phone, vectors, gaps)[0]
    figures['catalogue'] = asked_as_photos(cat, index, tagger, gap)
    return dict(photos=len(vectors), senders=int(phone.rows.sender.nunique())) | figures


@call_parse
def main(
    data: str = '',  # Kaggle's folder or zip; the drawn sample when not given
    index: str = '',  # Folder of the saved index; built anew when not given
    phone: str = '',  # Zip of phone photos, with photos.csv
    types: str = '',  # JSON: the article types that each label of a phone photo allows
    tagger: str = '',  # Folder of a tagger that has not learned from these photos
    fold: int = 0,  # Senders whose photos are asked
    out: str = 'data/results',  # Folder for the results
):
    "Measure who is told that nothing like it is in the catalogue"
    cat = Catalogue.open(data) if data else Catalogue.sample()
    if phone:
        asker = Tagger.load(tagger)
        made = index_of(cat, index, asker)
        figures = on_phone(cat, made, Phone(phone, types, fold, cat.products), asker)
        print(figures)
        setting = dict(catalogue=cat.name, products=len(made), far=FAR, fold=fold)
        return save_parts(out, 'nearness', dict(phone=figures), **setting)
    made = index_of(cat, index)
    out_of = np.asarray(made.products.index.isin(shipped_split(cat)[1]))
    products, vectors = made.products[out_of], made.vectors[out_of]
    rest = SimilarityIndex(made.vectors[~out_of], made.products[~out_of])
    told = rest.nearness(vectors)
    held_out = on_held_out(products, told)
    print(held_out)
    asked = rest, products, vectors, told
    kinds = on_taken_out(*asked, 'articleType')
    categories = on_taken_out(*asked, 'masterCategory')
    areas = [row['area'] for row in kinds.values()]
    summary = dict(types=len(kinds), area=round(float(np.mean(areas)), 3))
    for level in map('{:g}'.format, LEVELS):
        summary[level] = round(float(np.mean([row[level] for row in kinds.values()])), 4)
    print(summary, categories)
    setting = dict(catalogue=cat.name, products=len(made), far=FAR)
    parts = dict(held_out=held_out, summary=summary, kinds=kinds, categories=categories)
    save_parts(out, 'nearness', parts, **setting)
