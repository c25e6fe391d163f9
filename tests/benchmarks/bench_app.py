"""The app under load: `fashionrec bench app [--data PATH] [--options "--seconds 120"]`.

A server process of its own (`fashionrec serve`, without a limit of the rate) answers `--clients`
visitors at once, each a browser with its cookies: words, lists, product pages, pictures, photos,
recommendations, the cart, the API, products added and removed. A visitor asks again as soon as it
was answered, or after a `--pause` of so many seconds on average; one that is told "busy" waits as
long as it is told. Others send a byte a second, or half of a photo, all the while.

Told are: requests by status, lost ones (no answer, or half of one), milliseconds of each kind,
memory and processor seconds of the server, and before all of that the time from a photo to its
page, one at a time. With `--kill` the busiest worker is killed half way. Clients and server
share the machine; its load, from elsewhere too, is told. Writes data/results/app.json.
"""

import asyncio
import itertools
import os
import re
import signal
import socket
import sys
import tempfile
import time
from collections import Counter
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import httpx
import numpy as np
import psutil
from fastcore.script import call_parse, store_true
from PIL import Image

from fashionrec.files import save_result

TOKEN = 'of the load test'
BEARER = {'authorization': f'Bearer {TOKEN}'}
SAME = {'sec-fetch-site': 'same-origin'}
WORDS = ['blue shirts for men', 'red shoes under 2000', 'watches', 'black handbags',
         'tees not white', 'sneakers 1k-3k', 'dress for women', 'formal shoes', 'sunglasses',
         'green kurta']  # fmt: skip
# What visitors do, and how often
MIX = {'words': 18, 'list': 10, 'product': 18, 'picture': 24, 'photo': 6, 'for you': 4, 'cart': 4,
       'suggest': 4, 'api search': 4, 'api similar': 4, 'api tag': 2, 'add': 1,
       'remove': 1}  # fmt: skip


def free_port():
    "A port of this machine that nobody listens on"
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


class Server:
    "A server process, and what it takes of the machine"

    def __init__(self, data, workers):
        self.port = free_port()
        args = ['serve', '--wait', '--port', str(self.port), '--rate', '0']
        args += ['--data', data] if data else []
        args += ['--workers', str(workers)]
        env = os.environ | dict(FASHIONREC_TOKEN=TOKEN, FASHIONREC_SECRET='of the cookies')
        self.log = tempfile.TemporaryFile()
        command = [sys.executable, '-m', 'fashionrec', *args]
        self.process = psutil.Popen(command, env=env, stdout=self.log, stderr=self.log)
        self.base, self.ended = f'http://127.0.0.1:{self.port}', 0.0

    def said(self):
        "What the server wrote"
        self.log.seek(0)
        return self.log.read().decode()

    def wait(self, seconds=1800):
        "Until it answers"
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            try:
                return httpx.get(f'{self.base}/?q=shirts', timeout=60).raise_for_status()
            except httpx.HTTPError:
                time.sleep(0.2)
        raise RuntimeError(f'the server did not start:\n{self.said()}')

    def processes(self):
        "The server and its workers"
        return [self.process, *self.process.children(recursive=True)]

    def memory(self):
        "MB of each process"
        found = []
        for process in self.processes():
            try:
                found.append(process.memory_info().rss / 2**20)
            except psutil.NoSuchProcess:
                pass
        return found

    def busy(self):
        "Processor seconds so far"
        took = 0.0
        for process in self.processes():
            try:
                times = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            took += times.user + times.system
        return took + self.ended

    def stop(self):
        "End it as a service manager does; seconds it took"
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        return time.monotonic() - start


def photos_like(pictures, rng):
    "Photos as a phone sends them: larger, and noisy"
    found = []
    for data in pictures:
        image = Image.open(BytesIO(data)).convert('RGB').resize((1200, 1600))
        noisy = np.asarray(image, np.int16) + rng.integers(-6, 7, (1600, 1200, 1))
        file = BytesIO()
        Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(file, 'JPEG', quality=88)
        found.append(file.getvalue())
    return found


class Told:
    "What was asked, and how it was answered"

    def __init__(self):
        self.rows, self.lost, self.wrong = [], [], []

    def percentiles(self, kind=None):
        "Milliseconds of the answers of a kind that were not refused"
        rows = [row for row in self.rows if kind in (None, row[0]) and row[1] < 400]
        if not rows:
            return {}
        points = np.percentile([1000 * row[2] for row in rows], [50, 95, 99])
        return dict(zip(('p50', 'p95', 'p99'), np.round(points, 1).tolist()), answers=len(rows))

    def statuses(self):
        return {str(status): count for status, count in
                sorted(Counter(row[1] for row in self.rows).items())}  # fmt: skip


class Visitor:
    "A browser: its cookies, and what it does next"

    numbers = itertools.count(900_000_000)

    def __init__(self, base, ids, photos, told, seed, pause):
        self.base, self.ids, self.photos, self.told, self.pause = base, ids, photos, told, pause
        self.rng, self.mine = np.random.default_rng(seed), []
        self.link = httpx.AsyncClient(base_url=base, timeout=90)
        self.kinds = list(MIX)
        self.odds = np.array(list(MIX.values())) / sum(MIX.values())

    async def ask(self, kind, method, path, **options):
        "One request; None where it was lost"
        start = time.perf_counter()
        try:
            answer = await self.link.request(method, path, **options)
        except httpx.HTTPError as error:
            self.told.lost.append((kind, type(error).__name__, time.monotonic()))
            return None
        row = kind, answer.status_code, time.perf_counter() - start, time.monotonic()
        self.told.rows.append(row)
        if answer.status_code == 503:
            if 'try again' not in answer.text:
                self.told.wrong.append((kind, 503, 'not told as busy'))
            await asyncio.sleep(float(answer.headers.get('retry-after', 1)))
        elif answer.status_code >= 400:
            self.told.wrong.append((kind, answer.status_code, answer.text[-300:]))
        return answer

    async def photo(self, page='photo page'):
        "Send a photo, and look at its page"
        data = self.photos[self.rng.integers(len(self.photos))]
        files = dict(photo=('photo.jpg', data, 'image/jpeg'))
        sent = await self.ask('photo', 'POST', '/photo', files=files, headers=SAME)
        if sent is not None and sent.status_code == 303:
            return await self.ask(page, 'GET', sent.headers['location'])

    async def cart(self, id):
        "Look at a product, and put it into the cart"
        page = await self.ask('product', 'GET', f'/product/{id}')
        token = page and re.search(r'name="token" value="([^"]+)"', page.text)
        if token:
            form = dict(token=token[1], id=str(id))
            return await self.ask('cart', 'POST', '/cart', data=form, headers=SAME)

    async def add(self):
        "Add a product"
        number = next(self.numbers)
        new = f'{{"id": {number}, "articleType": "Shirts", "gender": "Men"}}'
        file = ('a.jpg', self.photos[number % len(self.photos)], 'image/jpeg')
        sent = await self.ask('add', 'POST', '/api/v1/products', data=dict(product=new),
                              files=dict(photo=file), headers=BEARER)  # fmt: skip
        if sent is not None and sent.status_code == 201:
            self.mine.append(number)

    async def act(self, kind):
        "Do one thing"
        id = int(self.rng.choice(self.ids))
        words = WORDS[self.rng.integers(len(WORDS))]
        if kind == 'photo':
            await self.photo()
        elif kind == 'cart':
            await self.cart(id)
        elif kind == 'add':
            await self.add()
        elif kind == 'remove':
            if self.mine:
                path = f'/api/v1/products/{self.mine.pop()}'
                await self.ask(kind, 'DELETE', path, headers=BEARER)
        elif kind == 'api tag':
            data = self.photos[self.rng.integers(len(self.photos))]
            await self.ask(kind, 'POST', '/api/v1/tag', content=data)
        else:
            gender = self.rng.choice(['Men', 'Women'])
            path, params = {
                'words': ('/', dict(q=words)),
                'list': ('/', dict(gender=gender, page=int(self.rng.integers(1, 4)))),
                'product': (f'/product/{id}', None),
                'picture': (f'/picture/{id}', None),
                'for you': ('/for-you', None),
                'suggest': ('/api/v1/suggest', dict(q=words[:5])),
                'api search': ('/api/v1/search', dict(q=words, k=12)),
                'api similar': ('/api/v1/similar', dict(id=id)),
            }[kind]
            await self.ask(kind, 'GET', path, params=params)

    async def visit(self, until):
        "Go on until a time"
        while time.monotonic() < until:
            await self.act(self.rng.choice(self.kinds, p=self.odds))
            if self.pause:
                await asyncio.sleep(self.rng.exponential(self.pause))
        while self.mine:
            if await self.ask('remove', 'DELETE', f'/api/v1/products/{self.mine.pop()}',
                              headers=BEARER) is None:  # fmt: skip
                break
        await self.link.aclose()


@asynccontextmanager
async def upload_begun(port, body):
    "The head of an upload, sent"
    read, write = await asyncio.open_connection('127.0.0.1', port)
    head = 'POST /photo HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n'
    head += 'Content-Type: multipart/form-data; boundary=x\r\n'
    write.write(f'{head}Content-Length: {len(body)}\r\n\r\n'.encode())
    try:
        yield read, write
    finally:
        write.close()


async def slow(port, body, until, given_up):
    "Uploads of a byte a second, each until the server gives it up"
    while time.monotonic() < until:
        try:
            async with upload_begun(port, body) as (read, write):
                answer = asyncio.ensure_future(read.readline())
                for place in range(len(body)):
                    write.write(body[place : place + 1])
                    done, _ = await asyncio.wait([answer], timeout=1)
                    if done or time.monotonic() > until:
                        break
                given_up[answer.result()[9:12].decode() if answer.done() else 'begun'] += 1
                answer.cancel()
        except OSError:
            given_up['closed'] += 1
            await asyncio.sleep(1)


async def cutting(port, body, until, sent):
    "Uploads that end in the middle, two a second"
    while time.monotonic() < until:
        try:
            async with upload_begun(port, body) as (_, write):
                write.write(body[: len(body) // 2])
                await write.drain()
            sent['cut'] += 1
        except OSError:
            sent['closed'] += 1
        await asyncio.sleep(0.5)


async def watched(server, until, seen):
    "Memory every second, and the load of the machine"
    while time.monotonic() < until:
        seen.append((server.memory(), os.getloadavg()[0]))
        await asyncio.sleep(1)


async def first_results(server, ids, photos, count, seed):
    "Milliseconds from a photo to its page, one visitor alone"
    told = Told()
    visitor = Visitor(server.base, ids, photos, told, seed, 0)
    seconds = []
    for number in range(count + 3):
        start = time.perf_counter()
        page = await visitor.photo()
        assert page is not None and page.status_code == 200, (told.lost, told.wrong)
        if number >= 3:  # The first ones warm up
            seconds.append(time.perf_counter() - start)
    points = np.percentile(np.array(seconds) * 1000, [50, 95])
    return dict(zip(('p50', 'p95'), np.round(points, 1).tolist()), photos=count)


async def patient(visitor, path):
    "A page, asked for again while the app is busy"
    for _ in range(30):
        page = await visitor.link.get(path)
        if page.status_code != 503:
            break
        await asyncio.sleep(float(page.headers.get('retry-after', 1)))
    return page


async def kept_by(keepers):
    "How many visitors still see their cart and their photo"
    carts = photos = 0
    for visitor, path in keepers:
        carts += 'in the cart' in (await patient(visitor, '/for-you')).text
        photos += (await patient(visitor, path)).status_code == 200
    return dict(visitors=len(keepers), carts=carts, photos=photos)


async def kill_one(server, at, keepers, told, found):
    "Kill a worker, and see what becomes of requests and of what visitors left"
    await asyncio.sleep(max(0, at - time.monotonic()))
    victim = max(server.processes()[1:], key=lambda process: process.cpu_times().user)
    before = {process.pid for process in server.processes()}
    server.ended += sum(victim.cpu_times()[:2])
    start = time.monotonic()
    victim.kill()
    while not {process.pid for process in server.processes()} - before:
        await asyncio.sleep(0.05)
        if time.monotonic() - start > 60:
            break
    found['seconds_until_another_was_started'] = round(time.monotonic() - start, 2)
    await asyncio.sleep(15)
    around = [row for row in told.lost if start - 1 < row[2] < start + 15]
    found['lost_in_15_seconds'] = len(around)
    answered = [row for row in told.rows if start < row[3] < start + 15]
    found['answered_in_15_seconds'] = len(answered)
    gaps = np.diff(sorted(row[3] for row in answered))
    found['longest_gap_seconds'] = round(float(gaps.max()), 2)
    found['kept'] = await kept_by(keepers)


async def keepers_of(server, ids, photos, seed, count=10):
    "Visitors who put a product into the cart and sent a photo"
    found = []
    for number in range(count):
        visitor = Visitor(server.base, ids, photos, Told(), seed + number, 0)
        await visitor.cart(ids[number])
        files = dict(photo=('photo.jpg', photos[number % len(photos)], 'image/jpeg'))
        sent = await visitor.link.post('/photo', files=files, headers=SAME)
        found.append((visitor, sent.headers['location']))
    return found


async def load(server, ids, photos, clients, seconds, pause, seed, kill):
    "All visitors at once"
    told, seen, slowly, cuts, killed = Told(), [], Counter(), Counter(), {}
    keepers = await keepers_of(server, ids, photos, seed + 10_000)
    before, until = server.busy(), time.monotonic() + seconds
    start = server.memory()
    form = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
    body = form + photos[0] + b'\r\n--x--\r\n'
    visitors = [Visitor(server.base, ids, photos, told, seed + number, pause)
                for number in range(clients)]  # fmt: skip
    work = [visitor.visit(until) for visitor in visitors]
    work += [slow(server.port, body, until, slowly) for _ in range(5)]
    work += [cutting(server.port, body, until, cuts), watched(server, until, seen)]
    if kill:
        work.append(kill_one(server, time.monotonic() + seconds / 2, keepers, told, killed))
    await asyncio.gather(*work)
    took = server.busy() - before
    memory = [sum(each) for each, _ in seen]
    half = len(memory) // 2
    result = dict(
        requests=len(told.rows) + len(told.lost),
        requests_a_second=round(len(told.rows) / seconds, 1),
        statuses=told.statuses(),
        lost=len(told.lost),
        lost_as=dict(Counter(row[1] for row in told.lost)),
        busy=sum(row[1] == 503 for row in told.rows),
        not_as_expected=dict(Counter(f'{row[0]} {row[1]}' for row in told.wrong)),
        milliseconds={kind: told.percentiles(kind) for kind in [*MIX, 'photo page']}
        | {'all': told.percentiles()},
        slow_uploads=dict(slowly),
        cut_uploads=dict(cuts),
        memory_mb=dict(
            start=round(sum(start)),
            after_ten_seconds=round(memory[min(10, len(memory) - 1)]),
            first_half=round(max(memory[:half])),
            second_half=round(max(memory[half:])),
            end=round(sum(server.memory())),
            largest_process=round(max(max(each) for each, _ in seen)),
        ),
        processor_seconds=round(took, 1),
        load_of_the_machine=round(float(np.mean([each for _, each in seen])), 1),
        kept=await kept_by(keepers),
    )
    for row in told.wrong[:5]:
        print(row, file=sys.stderr)
    return result | (dict(killed=killed) if kill else {})


def products_of(server, count=400):
    "Ids of products, and pictures of some"
    ids = []
    for page in range(1, 1 + count // 100):
        params = dict(k=100, page=page)
        found = httpx.get(f'{server.base}/api/v1/search', params=params, timeout=60).json()
        ids += [row['id'] for row in found['products']]
    return ids, [httpx.get(f'{server.base}/picture/{id}').content for id in ids[:20]]


@call_parse
def main(
    data: str = '',  # Kaggle's folder or zip; the drawn sample when not given
    clients: int = 50,  # Visitors at once
    seconds: int = 120,  # Each run
    pause: str = '0,1',  # Seconds a visitor looks at an answer, on average: a run for each
    workers: int = 2,  # Processes that answer
    kill: store_true = False,  # Kill a worker half way
    photos: int = 30,  # Photos to time one by one
    seed: int = 20,  # Of what visitors do
    out: str = 'data/results',  # Folder for the results
):
    "Measure the app under load"
    name = 'real' if data else 'sample'
    server = Server(data, workers)
    started = time.monotonic()
    server.wait()
    setting = dict(clients=clients, seconds=seconds, workers=workers, seed=seed)
    parts = {}
    try:
        products = int(re.search(r': ([\d,]+) products', server.said())[1].replace(',', ''))
        print(f'{products} products after {time.monotonic() - started:.0f} s')
        ids, pictures = products_of(server)
        sent = photos_like(pictures, np.random.default_rng(seed))
        setting |= dict(photo_bytes=int(np.mean([len(data) for data in sent])))
        first = asyncio.run(first_results(server, ids, sent, photos, seed))
        print('first result', first)
        for rest in map(float, pause.split(',')):
            found = asyncio.run(load(server, ids, sent, clients, seconds, rest, seed, kill))
            print(found)
            many = f', {workers} workers' + (', one killed' if kill else '')
            kind = f'pause of {rest:g} s' if rest else 'no pause'
            about = dict(products=products, first_result_ms=first, pause=rest)
            parts[f'{name}, {kind}{many}'] = found | about
    finally:
        ended = server.stop()
        print(f'stopped in {ended:.1f} s; the server wrote:\n{server.said()[-2000:]}')
    for part, found in parts.items():
        save_result(Path(out), 'app', part, dict(runs={part: found | setting}))

