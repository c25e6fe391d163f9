"""From an upload to the first result, in the browser, beside a Streamlit app: `fashionrec bench
browser`.

Chromium sends 20 photos to `fashionrec serve` and to two Streamlit apps on the drawn sample, in
turns, each server alone with its visitor. Time runs from the `change` of the file box to the frame
in which the first similar product has its picture. The photos are drawn: products on grained
grounds with 12 megapixels, as phones make them; `--options "--photos FOLDER"` measures photos of
your own as well, of which only times are kept. Streamlit is installed into a virtual environment of
its own, which sees the packages of this one (`--venv FOLDER` keeps it). All apps keep networks and
index between requests, and have answered once before anything is measured. The Streamlit app
`same` asks our own recommender for five products, and nothing else; ours makes the whole page:
tags, twelve products, properties. `student` is the usual ResNet50 with pickled features.

Weights are of the wire: what the browser received, headers and WebSocket included, by an empty
cache (`cold`) and by the visit after it (`warm`). `processor` is the server's alone, for one photo.
`load` is the machine's at the start and the end: other work makes every time longer. Writes
data/results/browser.json.
"""

import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
import venv
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import numpy as np
import psutil
from fastcore.script import call_parse
from PIL import Image, ImageFilter

from fashionrec.data import Catalogue
from measuring import save_parts

sys.path.insert(0, str(Path(__file__).parent.parent))
from browsing import CHROMIUM, MISSING, chromium, free_port, running  # noqa: E402

STREAMLIT = '1.67.0'
SIZE = dict(width=1280, height=800)
PHOTO = 3024, 4032
# Where the first result is, in each app; where the box for photos is
OURS, THEIRS = '#similar .card img', '.st-key-results img'
BOX = 'input[type=file]'
CLOCK = """
const now = () => performance.timeOrigin + performance.now()
document.addEventListener('change', event => {
  if (event.target.type == 'file') sessionStorage.sent = now()
}, true)
window.look = () => {
  const image = document.querySelector(sessionStorage.wanted)
  if (!image || !image.complete || !image.naturalWidth) return requestAnimationFrame(window.look)
  requestAnimationFrame(() => setTimeout(() => {
    const anew = performance.timeOrigin > sessionStorage.sent  // Whether it is another document
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    if (anew && !paint) return requestAnimationFrame(window.look)
    window.found = {card: now() - sessionStorage.sent,
      page: anew ? performance.timeOrigin + paint.startTime - sessionStorage.sent : null,
      in_view: image.getBoundingClientRect().top < innerHeight}
  }))
}
if (sessionStorage.wanted) window.look()
"""


def phone_photos(folder, n, seed):
    "Photos as phones make them, of drawn products: files of some MB"
    rng = np.random.default_rng(seed)
    cat = Catalogue.sample(n, seed=seed + 1, size=(480, 640))
    for number, picture in enumerate(cat.images()):
        product = Image.fromarray(picture).resize((2100, 2800), Image.Resampling.BICUBIC)
        white = np.asarray(product.convert('L')) > 245
        mask = Image.fromarray(np.uint8(~white) * 255).filter(ImageFilter.GaussianBlur(4))
        ground = Image.new('RGB', PHOTO, tuple(int(v) for v in rng.integers(90, 210, 3)))
        ground.paste(product, (460, 600), mask)
        grain = rng.normal(0, 5, (PHOTO[1], PHOTO[0], 1))
        photo = np.clip(np.asarray(ground) + grain, 0, 255).astype(np.uint8)
        Image.fromarray(photo).save(Path(folder) / f'{number:02}.jpg', quality=88)
    return sorted(Path(folder).glob('*.jpg'))


def streamlit_python(folder):
    "The Python of an environment with Streamlit, which sees our packages behind its own"
    python = Path(folder) / 'bin' / 'python'
    if not python.exists():
        venv.create(folder, with_pip=True)
        install = ['-m', 'pip', 'install', '--quiet', f'streamlit=={STREAMLIT}']
        subprocess.run([python, *install], check=True)
        site = next(Path(folder).glob('lib/python*/site-packages'))
        ours = str(Path(np.__file__).parents[1])
        (site / 'zz_fashionrec.pth').write_text(f'import site; site.addsitedir({ours!r})')
    return python


def ours(folder):
    "`fashionrec serve` on the drawn sample, as `streamlit` below"
    port = free_port()
    command = [sys.executable, '-m', 'fashionrec', 'serve', '--wait', '--port', str(port)]
    url = f'http://127.0.0.1:{port}'
    return running(command, f'{url}/api/v1/health', Path(folder) / 'ours.log'), url


def streamlit(python, folder, way):
    "A Streamlit server: what runs it, as `running` takes it, and its address"
    port = free_port()
    app = Path(__file__).with_name('streamlit_app.py')
    options = dict(address='127.0.0.1', port=port, headless='true', fileWatcherType='none')
    command = [python, '-m', 'streamlit', 'run', app, '--browser.gatherUsageStats=false']
    command += [f'--server.{name}={value}' for name, value in options.items()]
    env = os.environ | dict(WAY=way, FEATURES=f'{folder}/features.pickle')
    url = f'http://127.0.0.1:{port}'
    return running(command, f'{url}/_stcore/health', Path(folder) / f'{way}.log', env=env), url


def processor_ms(server):
    "Milliseconds of the processor that a server and its workers have had"
    first = psutil.Process(server.pid)
    times = [process.cpu_times() for process in (first, *first.children(recursive=True))]
    return 1000 * sum(spent.user + spent.system for spent in times)


class Visitor:
    "One visitor of one app, with a cache of its own"

    def __init__(self, browser, url, wanted, server):
        self.browser, self.url, self.wanted, self.server = browser, url, wanted, server
        self.context = None

    def new(self):
        "Come with an empty cache"
        if self.context:
            self.context.close()
        self.context = self.browser.new_context(viewport=SIZE, bypass_csp=True)
        self.context.set_default_timeout(45_000)
        self.context.add_init_script(CLOCK)
        self.page = self.context.new_page()
        session = self.context.new_cdp_session(self.page)
        session.send('Network.enable')
        session.on('Network.requestWillBeSent', self.requested)
        session.on('Network.loadingFinished', lambda event: self.add(event['encodedDataLength']))
        frame = 'Network.webSocketFrameReceived'
        session.on(frame, lambda event: self.add(len(event['response']['payloadData'])))
        self.bytes = self.requests = 0

    def add(self, count):
        "Count what came"
        self.bytes += count

    def requested(self, event):
        "Count what was asked for, but what the page holds in itself"
        self.requests += not event['request']['url'].startswith(('data:', 'blob:'))

    def open(self):
        "Open the page: seconds until a photo can be chosen, and what it weighed when it was quiet"
        self.bytes = self.requests = 0
        start = time.perf_counter()
        self.page.goto(self.url)
        self.page.locator(BOX).wait_for(state='attached')
        seconds = time.perf_counter() - start
        self.page.wait_for_load_state('networkidle')
        return dict(seconds=seconds, bytes=self.bytes, requests=self.requests)

    def send(self, photo):
        "Send a photo: milliseconds until the page and the first result are seen, and the weight"
        self.page.evaluate('wanted => { sessionStorage.wanted = wanted }', self.wanted)
        self.page.evaluate('() => { delete window.found; look() }')
        self.bytes = self.requests = 0
        busy = processor_ms(self.server)
        self.page.locator(BOX).set_input_files(photo)
        found = self.page.wait_for_function('() => window.found').json_value()
        self.page.wait_for_load_state('networkidle')
        self.page.evaluate('() => { delete sessionStorage.wanted }')
        busy = processor_ms(self.server) - busy
        return found | dict(bytes=self.bytes, requests=self.requests, processor=busy)


def spread(values):
    "Median and 95th percentile of all photos"
    return dict(median=round(float(np.median(values))), p95=round(float(np.percentile(values, 95))))


def summary(rows):
    "What one app took for all photos; ms, bytes, counts"
    table = {what: [row[what] for row in rows] for what in rows[0] if rows[0][what] is not None}
    shown = {what: spread(values) for what, values in table.items() if what != 'in_view'}
    return shown | dict(in_view=float(np.mean(table['in_view'])))


def uploads(visitors, photos):
    "What each app took for each photo, in turns; whoever begins is drawn"
    rows = {name: [] for name in visitors}
    order = list(visitors)
    draw = random.Random(0)
    for number, photo in enumerate(photos):
        draw.shuffle(order)
        for name in order:
            visitors[name].open()
            found = visitors[name].send(photo)
            rows[name].append(found)
            told = {key: value and round(value) for key, value in found.items()}
            print(number, name, told, flush=True)
    return {name: summary(found) for name, found in rows.items()}


def typical(rows):
    "Medians of what was measured"
    return {what: round(float(np.median([row[what] for row in rows])), 3) for what in rows[0]}


def openings(visitors, rounds):
    "How soon each page can be used and what it weighs, with an empty cache and after it"
    rows = {name: dict(cold=[], warm=[]) for name in visitors}
    for _ in range(rounds):
        for name, visitor in visitors.items():
            visitor.new()
            rows[name]['cold'].append(visitor.open())
            rows[name]['warm'].append(visitor.open())
    return {name: {cache: typical(found) for cache, found in caches.items()}
            for name, caches in rows.items()}  # fmt: skip


def save_features(path):
    "Random features of the drawn sample, as many and as long as those of a ResNet50"
    cat = Catalogue.open(n=800)
    vectors = np.random.default_rng(0).normal(size=(len(cat.products), 2048)).astype(np.float32)
    with open(path, 'wb') as file:
        pickle.dump((cat.products.index.tolist(), vectors), file)


@call_parse
def main(
    data: str = '',  # Not used: the apps show the drawn sample
    photos: str = '',  # Folder of photos of your own, measured as well
    n: int = 20,  # Photos of each kind
    rounds: int = 5,  # Openings of each page
    seed: int = 0,  # Of the drawn photos
    venv: str = '',  # Folder of an environment with Streamlit, made where it is not; else temporary
    only: str = '',  # 'ours' to leave Streamlit out; nothing is stored then
    out: str = 'data/results',  # Folder for the results
):
    "Measure how soon a visitor sees what is like their photo"
    if not CHROMIUM:
        print(f'browser: nothing measured. {MISSING}')
        return
    with ExitStack() as held:
        top = held.enter_context(tempfile.TemporaryDirectory())
        sent = dict(drawn=phone_photos(top, n, seed))
        if photos:
            own = sorted(path for path in Path(photos).iterdir() if path.suffix in ('.jpg', '.png'))
            sent['own'] = random.Random(seed).sample(own, min(n, len(own)))
        save_features(f'{top}/features.pickle')
        browser = held.enter_context(chromium())
        visitors, started = {}, {}
        apps = dict(ours=partial(ours, top))
        if only != 'ours':
            python = streamlit_python(venv or f'{top}/venv')
            for way in ('same', 'student'):
                apps[way] = partial(streamlit, python, top, way)
        for name, make in apps.items():
            begin = time.perf_counter()
            context, url = make()
            visitors[name] = Visitor(browser, url, OURS if name == 'ours' else THEIRS,
                                     held.enter_context(context))
            visitors[name].new()
            visitors[name].open()
            started[name] = round(time.perf_counter() - begin, 2)
            visitors[name].send(sent['drawn'][0])  # Whatever is loaded at the first photo
        begin = os.getloadavg()[0]
        parts = dict(uploads={kind: uploads(visitors, files) for kind, files in sent.items()},
                     openings=openings(visitors, rounds), started=started)  # fmt: skip
        load = [round(begin, 1), round(os.getloadavg()[0], 1)]
    print(parts, load)
    if only:
        return
    setting = dict(catalogue='sample', products=800, photos=n, megapixels=12, seed=seed,
                   rounds=rounds, viewport=SIZE, load=load, streamlit=STREAMLIT,
                   browser=browser.version)  # fmt: skip
    save_parts(out, 'browser', parts, **setting)
