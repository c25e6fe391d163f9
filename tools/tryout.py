"""What the page needs that tags a photo in the browser: network, runtime, products.

All of it becomes scripts beside the page (gzip, base64): a page that was opened as a file may load
scripts and may fetch nothing. The runtime, onnxruntime-web, is had by npm in one version, known by
its checksum. Where it can't be had, the page says so and is left as it is.
"""
import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fashionrec.files import cache_root, cached, package_code, stamp
from fashionrec.photos import data_uri

RUNTIME = 'onnxruntime-web'
VERSION = '1.30.0'
CHECKSUM = ('q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4C'
            'XAfKYQ==')  # SHA-512, as npm writes it into a lock file
MEMBERS = {'runtime': 'ort.wasm.bundle.min.mjs', 'engine': 'ort-wasm-simd-threaded.wasm'}
NOTICE = f'{RUNTIME} {VERSION}, Copyright (c) Microsoft Corporation, MIT License'
PRODUCTS = 1000  # Drawn products to find
EXAMPLES = {'T-shirt': ('Tshirts', 4), 'bag': ('Handbags', 0), 'shoe': ('Casual Shoes', 1)}
OURS = Path(__file__).parent/'browser'
PLACE = '<div id="try-photo">'


def checksum(path):
    "The checksum of a file, as npm writes it"
    return base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


def packed_runtime():
    "The runtime as npm packs it, from the cache or fetched once; an OSError says why there is none"
    path = cache_root()/f'{RUNTIME}-{VERSION}.tgz'
    if not path.exists() or checksum(path) != CHECKSUM:
        npm = shutil.which('npm')
        if not npm:
            raise OSError('there is no npm here')
        path.parent.mkdir(parents=True, exist_ok=True)
        named = f'{RUNTIME}@{VERSION}'
        command = [npm, 'pack', named, '--silent', '--pack-destination', path.parent]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        except (subprocess.SubprocessError, OSError) as error:
            raise OSError(f'npm pack {named} failed: {error}') from error
        if checksum(path) != CHECKSUM:
            raise OSError(f'{path} is not what it should be: its checksum differs')
    return path


def runtime():
    "Name → bytes of the two files of the runtime"
    with tarfile.open(packed_runtime()) as archive:
        return {name: archive.extractfile(f'package/dist/{member}').read()
                for name, member in MEMBERS.items()}


def network(folder):
    "Write the shipped tagger, its weights as float16, and the vectors of the drawn products"
    from fashionrec import Catalogue, Tagger
    from fashionrec.tagging import STRANGE
    from PIL import Image
    tagger = Tagger.pretrained()
    tagger.to_onnx(folder/'tagger.onnx', half=True)
    cat = Catalogue.sample(PRODUCTS)
    ids = cat.pictured
    images = cat.images(ids)
    vectors = tagger.embed(images).numpy()
    names = cat.products.productDisplayName[ids]
    products = [dict(id=str(product), name=name) for product, name in names.items()]
    whole = (32767*vectors).round().clip(-32767, 32767).astype('<i2')
    about = dict(labels=tagger.vocab, size=tagger.size, strange=STRANGE, products=products,
                 vectors=base64.b64encode(whole.tobytes()).decode())
    (folder/'products.json').write_text(json.dumps(about), encoding='utf-8')
    (folder/'products').mkdir()
    for product, image in zip(ids, images):
        Image.fromarray(image).save(folder/'products'/f'{product}.webp', quality=80)


def made_once():
    "The folder that `network` filled, kept in the cache"
    from fashionrec.tagging import WEIGHTS
    by = [version(name) for name in ('torch', 'onnx', 'onnxscript', 'onnxruntime', 'pillow')]
    made_of = stamp(package_code(), WEIGHTS/'tagger', Path(__file__), by)
    return cached(['page that tags a photo'], made_of, network)


def script(name, content):
    "A script that holds bytes, with whose they are"
    text = base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()
    whose = f'/*! {NOTICE} */\n' if name in MEMBERS else ''
    return f'{whose}(window.tryParts ??= {{}}).{name} = "{text}";\n'


def examples():
    "A script with the photos that a reader without one can choose"
    from fashionrec.extraction import staged
    shown = [dict(name=name, picture=data_uri(staged(kind, seed=seed)[0]))
             for name, (kind, seed) in EXAMPLES.items()]
    return f'const tryExamples = {json.dumps(shown)};\n'


def parts():
    "Name → bytes of what the page loads, and the folder of the pictures of products"
    found = runtime()
    try:
        folder = made_once()
    except (ImportError, PackageNotFoundError) as error:
        raise OSError(f'the network can not be written: {error}') from error
    found['network'] = (folder/'tagger.onnx').read_bytes()
    found['products'] = (folder/'products.json').read_bytes()
    return found, folder/'products'


def build(to):
    "Fill a folder with all that the page needs; the number of bytes that a first photo loads"
    found, pictures = parts()
    to.mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        (to/f'{name}.js').write_text(script(name, content), encoding='utf-8')
    (to/'examples.js').write_text(examples(), encoding='utf-8')
    shutil.copytree(pictures, to/'products', dirs_exist_ok=True)
    for path in sorted(OURS.iterdir()):
        shutil.copy(path, to)
    return sum((to/f'{name}.js').stat().st_size for name in found)


def mount(page):
    "Let a page of the site, in which the place is, tag photos; as it is where that can't be had"
    text = page.read_text(encoding='utf-8')
    if PLACE not in text:
        return
    try:
        loaded = build(page.parent/'try')
    except OSError as error:
        print(f'The page {page.stem} does not tag photos: {error}.', file=sys.stderr)
        return
    note = f'The first photo loads {loaded/1e6:.0f} MB from this site. No photo is sent anywhere.'
    scripts = ''.join(f'<script src="try/{name}.js"></script>'
                      for name in ('prepare', 'try', 'page'))
    place = f'<div id="try-photo" data-note="{note}">'
    text = text.replace(PLACE, place, 1)
    text = text.replace('</head>', '<link rel="stylesheet" href="try/try.css"></head>', 1)
    page.write_text(text.replace('</body>', f'{scripts}</body>', 1), encoding='utf-8')
