"""The tagger as ONNX, and in the browser: `fashionrec bench onnx [--data PATH] [--options "--phone
ZIP"]`.

Speed of one picture and of many in PyTorch and in onnxruntime, in processor seconds on one
thread; sizes; the largest difference of any output; and how often the page that tags in the
browser says what the package says, on pictures of the drawn sample, staged photos and, where they
are given, photos of PATH (Kaggle's folder) and of ZIP (photos by phone). Writes
data/results/onnx.json.
"""

import io
import os
import tempfile
import zipfile
from pathlib import Path
from statistics import median

os.environ.update(OMP_NUM_THREADS='1')  # Before PyTorch is loaded

import browser_photos
import numpy as np
import onnxruntime
import torch
from fastcore.script import call_parse
from measuring import Timer, save_parts
from PIL import Image

from fashionrec.data import Catalogue
from fashionrec.embedder import Embedder
from fashionrec.extraction import staged
from fashionrec.onnx_export import onnx_difference
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.tagging import WEIGHTS, Tagger

KINDS = ('Tshirts', 'Shirts', 'Handbags', 'Casual Shoes', 'Watches', 'Jeans', 'Dresses', 'Heels')


def jpeg(image, size=None, **kwargs):
    "A picture as a file"
    file = io.BytesIO()
    (image.resize(size, Image.Resampling.BICUBIC) if size else image).save(file, 'JPEG', **kwargs)
    return file.getvalue()


def staged_photos(n, size=None):
    "Photos of drawn products in drawn rooms, as files"
    return [jpeg(staged(KINDS[i % len(KINDS)], seed=i)[0], size, quality=90) for i in range(n)]


def from_catalogue(cat, n, seed=0):
    "Pictures of a catalogue, as files"
    ids = np.random.default_rng(seed).permutation(cat.pictured)[:n]
    return [jpeg(Image.fromarray(image), quality=95) for image in cat.images(ids)]


def phone_photos(path, n, seed=0):
    "Photos by phone from a zip of them, as files"
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith('.jpg'))
        chosen = np.random.default_rng(seed).permutation(names)[:n]
        return [archive.read(name) for name in chosen]


def seconds_of(work, times):
    "Processor seconds of one call, the median of many"
    work()
    taken = []
    for _ in range(times):
        with Timer() as took:
            work()
        taken.append(took.processor_seconds)
    return median(taken)


def by_torch(tagger, pictures):
    "Tags, probabilities and embedding, as a user asks for them"
    seen = tagger.features(pictures)
    return tagger.decode(tagger.logits(seen)), tagger.embed(seen)


def speed(tagger, path, pictures, rounds):
    "Processor milliseconds a picture, alone and together; both ways in turns"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=['CPUExecutionProvider'])
    rows = {}
    for name, batch, times in (('one picture', pictures[:1], 40), ('a hundred', pictures[:100], 2)):
        taken = {'torch': [], 'onnx': []}
        for _ in range(rounds):
            taken['torch'].append(seconds_of(lambda: by_torch(tagger, batch), times))
            taken['onnx'].append(seconds_of(lambda: session.run(None, {'pictures': batch}), times))
        each = {way: 1000 * median(values) / len(batch) for way, values in taken.items()}
        rows[name] = {f'{way}, ms': round(ms, 2) for way, ms in each.items()}
        rows[name]['ratio'] = round(each['torch'] / each['onnx'], 2)
        print(name, rows[name], flush=True)
    return rows


def of_browser(tagger, index, folder, photos):
    "How often the page says what the package says"
    answer = browser_photos.asked(folder, photos)
    found = answer['found']
    seen = tagger.features(photos)
    predicted = tagger.predict(seen)
    said = [browser_photos.tags_of(one) for one in found]
    same = [mine == theirs for mine, theirs in zip(predicted.to_numpy().tolist(), said)]
    types = [mine == theirs[5] for mine, theirs in zip(predicted.articleType, said)]
    lists = [{*index.search(photo, k=8).index.astype(str)} for photo in photos]
    near = [{product['id'] for product in one['nearest']} for one in found]
    overlap = [len(mine & theirs) / 8 for mine, theirs in zip(lists, near)]
    times = [one['milliseconds'] for one in found[1:]]
    row = dict(photos=len(photos), same_tags=sum(same), same_type=sum(types),
               nearest_shared=round(float(np.mean(overlap)), 4),
               first_ms=round(answer['first']), median_ms=round(median(times), 1))
    print(row, flush=True)
    return row


def measure_file(tagger, kinds, rounds, out, setting):
    "Speed, size and differences of the file"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        whole, half = folder / 'whole.onnx', folder / 'half.onnx'
        tagger.to_onnx(whole)
        tagger.to_onnx(half, half=True)
        stored = sum(p.stat().st_size for p in (WEIGHTS / 'tagger').rglob('*') if p.is_file())
        sizes = {'tagger, float16': stored, 'ONNX': whole.stat().st_size}
        sizes = {name: round(size / 1e6, 2) for name, size in
                 (sizes | {'ONNX, float16': half.stat().st_size}).items()}
        pictures = tagger.images_of(kinds['drawn products'])
        rows = speed(tagger, whole, pictures, rounds)
        save_parts(out, 'onnx', dict(speed=rows, megabytes=sizes), **setting)
        off = {}
        for name, files in kinds.items():
            images = tagger.images_of(files)
            off[name] = {
                way: round(max(onnx_difference(path, tagger, images, bs).values()), 6)
                for way, path, bs in (('together', whole, 100), ('one by one', whole, 1),
                                      ('float16', half, 100))
            }
            print(name, off[name], flush=True)
        save_parts(out, 'onnx', dict(difference=off), **setting)


@call_parse
def main(
    data: str = '',  # Kaggle's folder or zip
    phone: str = '',  # Zip of photos by phone
    photos: int = 100,  # Photos of each kind
    rounds: int = 7,  # How often each way is timed, in turns
    browser_only: bool = False,  # Measure only the page in the browser
    out: str = 'data/results',  # Folder for the results
):
    "Measure the tagger as ONNX"
    torch.set_num_threads(1)
    tagger = Tagger.pretrained()
    cat = Catalogue.sample(1000)
    kinds = {
        'drawn products': from_catalogue(cat, photos),
        'staged photos': staged_photos(photos),
        'staged photos, large': staged_photos(photos // 4, (1536, 2048)),
    }
    if data:
        kinds['real catalogue'] = from_catalogue(Catalogue.open(data), photos)
    if phone:
        kinds['photos by phone'] = phone_photos(phone, photos)
    catalogues = ['sample', *['real catalogue'] * bool(data), *['photos by phone'] * bool(phone)]
    setting = dict(catalogue=', '.join(catalogues), seed=0, photos=photos)
    if not browser_only:
        measure_file(tagger, kinds, rounds, out, setting)
    if not browser_photos.CHROMIUM:
        print('There is no Chromium here: the page in the browser is not measured.')
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = browser_photos.built(Path(temporary))
        index = SimilarityIndex.build(cat, Embedder(tagger))
        rows = {name: of_browser(tagger, index, folder, files) for name, files in kinds.items()}
    runtime = dict(runtime=browser_photos.tryout.VERSION)
    save_parts(out, 'onnx', dict(browser=rows), **setting, **runtime)
