"""Photos as people take them: `fashionrec bench photos --data PATH --options "--phone ZIP --types
JSON [--scenes FOLDER] [--tagger FOLDER --name NAME] [--fold 0]"`.

PATH is Kaggle's folder or zip, ZIP the phone photos, JSON the article types that each of their
labels allows, and SCENES what `scenes.py` wrote. Everything is asked of `Tagger` and
`SimilarityIndex` as a user asks it, from the files. `--fold` are the senders whose photos are
asked (-1: all of them); a tagger that has learned from these senders must not be measured so.
Writes data/results/photos.json, a part for each tagger. With `--promise_only` only what is answered
at a confidence, tag by tag, and what children's clothes are said to be, as a part of its own.
"""

import csv
import io
import json
import time
import warnings
import zipfile
from pathlib import Path
import numpy as np
import pandas as pd
from fastcore.script import call_parse
from PIL import Image
from fashionrec.classification import TAG_COLUMNS
from fashionrec.data import Catalogue
from fashionrec.embedder import Embedder
from fashionrec.metrics import calibration_error
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.retrieval import evaluate_retrieval, retrieval_set
from fashionrec.tagging import STRANGE, UNSURE, Tagger, shipped_split
from measuring import save_parts

FOLDS, SEED = 5, 0  # As in photo_data.py
TURNS = 0, 90, 180, 270
ABOVE = 0.8  # Confidence whose promise is looked at
EXAMPLES = 40  # Photos of which each answer is kept


def share(values):
    "Mean of truth values or numbers"
    return round(float(np.mean(values)), 4)


class Phone:
    "Phone photos with a label that says something of the type, and what each label allows"

    def __init__(self, photos, types, fold, products):
        allowed = json.loads(Path(types).read_text(encoding='utf-8'))
        with zipfile.ZipFile(photos) as archive:
            text = io.TextIOWrapper(archive.open('photos.csv'), encoding='utf-8')
            rows = pd.DataFrame(csv.DictReader(text))
            senders = rows.sender.astype(int)
            order = np.random.default_rng(SEED).permutation(np.unique(senders))
            part = pd.Series(np.arange(len(order)) % FOLDS, index=order)
            chosen = rows.label.isin(allowed) & ((fold < 0) | (senders.map(part) == fold))
            self.rows = rows[chosen].reset_index(drop=True)
            self.files = [archive.read(f'images/{name}.jpg') for name in self.rows.image]
        above = products.drop_duplicates('articleType').set_index('articleType').masterCategory
        self.types = [set(allowed[label]) for label in self.rows.label]
        self.masters = [{above[t] for t in types if t in above} for types in self.types]

    def fits(self, answers, allowed):
        "Which answers are allowed, bool (n,)"
        return np.array([answer in known for answer, known in zip(answers, allowed)])


def on_phone(tagger, phone):
    "Tags that the labels allow, and how sure the tagger was"
    seen = tagger.features(phone.files)
    logs, best = tagger.decode(tagger.logits(seen))
    tables = tagger.tables(logs, seen)
    types = np.array(tagger.vocab['articleType'], object)[best['articleType'].numpy()]
    masters = np.array(tagger.vocab['masterCategory'], object)[best['masterCategory'].numpy()]
    right = phone.fits(types, phone.types)
    table = tables['articleType']
    own = phone.fits(table.idxmax(axis=1), phone.types)
    confidence = table.max(axis=1).to_numpy()
    sure = confidence >= ABOVE
    strange = tagger.product_shown(seen) < STRANGE
    by_label = pd.Series(right).groupby(phone.rows.label).agg(['size', 'mean']).round(3)
    answers = pd.DataFrame(dict(label=phone.rows.label, taken_for=types))
    wrong = answers[~right].value_counts()
    answers = answers.assign(probability=confidence.round(3), right=right)
    some = np.sort(np.random.default_rng(SEED).permutation(len(answers))[:EXAMPLES])
    figures = {
        'photos': len(types),
        'senders': int(phone.rows.sender.nunique()),
        'type': share(right),
        'type, own best': share(own),
        'master': share(phone.fits(masters, phone.masters)),
        'mean confidence': share(confidence),
        'calibration error': round(calibration_error(confidence, own), 4),
        f'answers at confidence {ABOVE}': share(sure),
        'right among them': share(own[sure]),
        'said to show no product': share(strange),
        'by label': by_label.T.to_dict(),
        'worst confusions': [[*names, int(n)] for names, n in wrong.head(12).items()],
        'examples': answers.loc[some].values.tolist(),
    }
    return figures, seen


def promise(tagger, phone):
    "What is answered at a confidence: by tag, the type by label, and the gender of kids' clothes"
    seen = tagger.features(phone.files)
    with warnings.catch_warnings():
        warnings.filterwarnings('ignore', '.* not look like a product')
        answers = tagger.tag(seen, confidence=ABOVE).tag.unstack('column')
    given = answers != UNSURE
    right = {
        'articleType': phone.fits(answers.articleType, phone.types),
        'masterCategory': phone.fits(answers.masterCategory, phone.masters),
    }
    tags = {
        tag: {'photos': len(answers), 'answered': share(given[tag])}
        | ({'right among them': share(right[tag][given[tag]])} if tag in right else {})
        for tag in tagger.vocab
    }
    types = given.articleType.groupby(phone.rows.label).agg(['size', 'mean']).round(3)
    kids = phone.rows.kids == 'True'
    genders = answers.gender[kids & given.gender].value_counts()
    return {
        'confidence': ABOVE,
        'by tag': tags,
        'type answered, by label': types.T.to_dict(),
        'photos of kids': int(kids.sum()),
        'genders of kids': {name: int(number) for name, number in genders.items()},
    }


def cross_calibrated(tagger, phone, seen):
    "Calibration error where the temperature comes from one half of the senders, and the other way"
    from finish_photos import weak_temperature
    import torch

    logs, _ = tagger.decode(tagger.logits(seen))
    logs = logs['articleType']
    classes = tagger.vocab['articleType']
    allowed = torch.tensor([[c in types for c in classes] for types in phone.types])
    half = phone.rows.sender.astype(int).to_numpy() % 2 == 0
    confidence, right = np.zeros(len(half)), np.zeros(len(half), bool)
    for one in (half, ~half):
        temperature = weak_temperature(logs[one], allowed[one])
        probability, best = (logs[~one] / temperature).softmax(1).max(1)
        confidence[~one] = probability.numpy()
        right[~one] = allowed[~one].gather(1, best[:, None])[:, 0].numpy()
    return round(calibration_error(confidence, right), 4)


def turned(picture, degrees):
    "A picture turned by a quarter, whole, on white at its own size"
    other = picture.rotate(degrees, expand=True, fillcolor='white')
    other.thumbnail(picture.size)
    page = Image.new('RGB', picture.size, 'white')
    page.paste(other, ((page.width - other.width) // 2, (page.height - other.height) // 2))
    return page


def on_turned(tagger, cat, ids):
    "Accuracy of the type of products that lie on white"
    true = cat.products.articleType[ids].astype(str).to_numpy()
    pictures = [Image.fromarray(picture) for picture in cat.images(ids)]
    found = {}
    for degrees in TURNS:
        images = np.stack([np.asarray(turned(picture, degrees)) for picture in pictures])
        found[str(degrees)] = share(tagger.predict(images).articleType.to_numpy() == true)
    return found


def on_catalogue(tagger, cat, learned, held):
    "Accuracy of each tag, their mean and all together on products held out"
    table = tagger.evaluate(cat, learned, held, TAG_COLUMNS)
    accuracy = table.accuracy.round(4).to_dict()
    return accuracy | {'mean of seven': share(table.accuracy[TAG_COLUMNS])}


def street_to_shop(index, vectors, phone, k=6):
    "Share of the k nearest products of an allowed type"
    types = index.products.articleType.astype(str).to_numpy()
    similar = vectors @ index.vectors.T
    nearest = np.argpartition(-similar, k, axis=1)[:, :k]
    return share([[types[i] in allowed for i in row] for row, allowed in zip(nearest, phone.types)])


def on_scenes(tagger, folder):
    "Share of pictures without a product that are told as such, by kind"
    rows = pd.read_csv(Path(folder) / 'scenes.csv')
    rows = rows[rows.half == 'test'].reset_index(drop=True)
    shown = tagger.product_shown([Path(folder) / name for name in rows.file])
    told = pd.Series(shown < STRANGE)
    table = told.groupby(rows.kind).agg(['size', 'mean']).round(3)
    return {'pictures': len(rows), 'told': share(told), 'by kind': table.T.to_dict()}


def milliseconds(tagger, files, n=40):
    "Processor time of one photo, from the file to tags and vector, one thread: the median"
    took = []
    for content in files[:n]:
        start = time.process_time()
        seen = tagger.features(content)
        tagger.tag(seen)
        tagger.embed(seen)
        took.append(time.process_time() - start)
    return round(1000 * float(np.median(took)), 1)


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip
    phone: str = None,  # Zip of phone photos, with photos.csv
    types: str = None,  # JSON: the article types that each label of a phone photo allows
    scenes: str = None,  # Folder that `scenes.py` wrote
    tagger: str = None,  # Folder of a saved tagger; the shipped one when not given
    name: str = 'shipped',  # Under which name its figures are stored
    fold: int = 0,  # Senders whose photos are asked; -1 for all
    unseen: bool = False,  # The tagger has not learned from photos of these senders
    promise_only: bool = False,  # Only what is answered at a confidence, as a part of its own
    out: str = 'data/results',  # Folder for the results
):
    "Measure a tagger on both worlds"
    cat = Catalogue.from_kaggle(data)
    learned, held = shipped_split(cat)
    folder = tagger
    tagger = Tagger.load(folder) if folder else Tagger.pretrained()
    asked = Phone(phone, types, fold, cat.products)
    if promise_only:
        figures = promise(tagger, asked)
        print(json.dumps(figures, indent=1))
        part = f'{name}: answers at a confidence'
        return save_parts(out, 'photos', {part: figures}, seed=SEED, fold=fold)
    figures = dict(catalogue=on_catalogue(tagger, cat, learned, held))
    figures['turned'] = on_turned(tagger, cat, held[::3])
    found = retrieval_set(cat.products.loc[held])
    vectors = tagger.embed(cat.images(found.index)).numpy()
    scores = evaluate_retrieval(vectors, found)
    figures['retrieval'] = {key: round(float(value), 4) for key, value in scores.items()}
    if unseen:
        figures['phone'], seen = on_phone(tagger, asked)
        crossed = cross_calibrated(tagger, asked, seen)
        figures['phone']['calibration error, temperature of the other senders'] = crossed
        index = SimilarityIndex.build(cat, Embedder(tagger))
        figures['phone']['street to shop'] = street_to_shop(
            index, tagger.embed(seen).numpy(), asked
        )
    if scenes:
        figures['no product'] = on_scenes(tagger, scenes)
    figures['milliseconds of processor time a photo'] = milliseconds(tagger, asked.files)
    print(json.dumps(figures, indent=1))
    save_parts(out, 'photos', {name: figures}, catalogue='kaggle', seed=SEED, fold=fold)
