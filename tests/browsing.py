"""A browser that tests and benchmarks drive, Chromium by Playwright, and the app that it visits.

Nothing is downloaded: `apt install chromium` brings the browser, the developers' extra Playwright.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

NAMES = 'chromium', 'chromium-browser', 'google-chrome'
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
MISSING = 'Chromium is not installed, so no page was opened in a browser: apt install chromium'
WATCH = """
window.refused = []
document.addEventListener('securitypolicyviolation', event =>
  window.refused.push(event.effectiveDirective + ' ' + event.blockedURI))
"""


def free_port():
    "A port of this machine that nobody listens on"
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


def answers(url):
    "Whether a server answers an address"
    try:
        with urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


def wait_until(ready, process, log, seconds=300):
    "Wait for a server of our own; what it printed is told where it ends or never answers"
    ends = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None or time.monotonic() > ends:
            raise RuntimeError(f'the server did not start:\n{Path(log).read_text()}')
        time.sleep(0.02)


@contextmanager
def running(command, health, log, **options):
    "A server process of our own, stopped at the end; options as of `subprocess.Popen`"
    with open(log, 'w') as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, **options)
    try:
        wait_until(lambda: answers(health), process, log)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def serving(folder, *args, token='token of the tests', **extra):
    "`fashionrec serve` as a process of its own on a free port, when all is learned: its address"
    port = free_port()
    command = [sys.executable, '-m', 'fashionrec', 'serve', '--wait', '--port', str(port)]
    command += map(str, args)
    env = os.environ | dict(FASHIONREC_TOKEN=token, **extra)
    url = f'http://127.0.0.1:{port}'
    with running(command, f'{url}/api/v1/health', Path(folder) / 'serve.log', env=env):
        yield url


@contextmanager
def chromium(*args):
    "The browser; its sandbox stays but for root, whom Chromium refuses one"
    from playwright.sync_api import sync_playwright

    options = [*args, '--no-sandbox'] if os.geteuid() == 0 else list(args)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


class Watch:
    "What no page of the app does: complain, break its own rules, ask another machine"

    def __init__(
        self,
        context,  # Of Playwright
        url,  # Of the app
        refused=(),  # Statuses of answers that the test asks for
    ):
        self.refused = [f'status of {status}' for status in refused]
        self.here, self.complaints, self.elsewhere = urlsplit(url).netloc, [], []
        context.add_init_script(WATCH)
        context.on('request', self.asked)
        context.on('console', self.said)
        context.on('weberror', lambda error: self.complaints.append(str(error.error)))

    def asked(self, request):
        "Note a request to another machine"
        place = urlsplit(request.url)
        if place.scheme not in ('data', 'blob') and place.netloc != self.here:
            self.elsewhere.append(request.url)

    def said(self, message):
        "Note errors and warnings of the console, but those that the test asks for"
        wanted = any(status in message.text for status in self.refused)
        if message.type in ('error', 'warning') and not wanted:
            self.complaints.append(message.text)

    def check(self, *pages):
        "Fail where a page did one of these"
        for page in pages:
            refused = page.evaluate('window.refused || []')  # Without scripts the console says it
            assert not refused, f'{page.url} broke the content security policy: {refused}'
        assert not self.complaints, self.complaints
        assert not self.elsewhere, self.elsewhere


def drawn_shop(folder, n=160):
    "Some products of the drawn sample as a shop of its own: options of `fashionrec serve`"
    from fashionrec.data import Catalogue
    from PIL import Image

    cat = Catalogue.sample(n)
    pictures = Path(folder) / 'pictures'
    pictures.mkdir()
    for id, picture in zip(cat.products.index, cat.images()):
        Image.fromarray(picture).save(pictures / f'{id}.jpg', quality=95)
    columns = ['gender', 'articleType', 'baseColour', 'productDisplayName', 'price']
    cat.products[columns].to_csv(Path(folder) / 'products.csv')
    return cat, ['--data', Path(folder) / 'products.csv', '--images', pictures]

