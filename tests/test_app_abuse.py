"""The app under what nobody means well: broken uploads, visitors who send slowly or go away."""

import collections
import re
import resource
import socket
import threading
import time

import psutil
import pytest
import requests
import uvicorn
from mutations import INSIDE, MARK, photo_of, plain, uploads
from starlette.testclient import TestClient

from fashionrec.app import make_app
from fashionrec.safety import Limits
from small_app import BEARER, FREE, saved, small_recommender

UPLOADS = 2000
@pytest.fixture(scope='module')
def rec():
    "A recommender of a small catalogue"
    return small_recommender(60)


@pytest.fixture(scope='module')
def app(rec):
    "The app without a limit of the rate"
    return make_app(rec, 'secret', hosts=('*',), limits=FREE)


@pytest.fixture(scope='module')
def photo(rec):
    "A picture of a product as a file"
    return saved(rec.picture(rec.index.products.index[0]))


def test_calls_say_what_is_missing(app, photo):
    "A call for photos that comes without, and what an address takes"
    browser = TestClient(app)
    for call in ('tag', 'similar', 'page'):
        assert browser.post(f'/api/v1/{call}').json() == {'error': 'no photo was sent'}
    for path, allow in {'/api/v1/page': 'GET, POST', '/api/v1/products/1': 'DELETE, GET',
                        '/cart': 'POST', '/': 'GET'}.items():  # fmt: skip
        answer = browser.request('TRACE', path)
        taken = answer.headers['allow'].replace(', HEAD', '')
        assert answer.status_code == 405 and taken == allow, (path, taken)


def most_memory():
    "Most bytes that this process held at once"
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def sent_to(browser, number, body, kind):
    "One broken upload, where photos are taken; most to the page, which needs no network"
    paths = ['/api/v1/tag', '/api/v1/similar?k=2', '/api/v1/page?k=2', '/api/v1/products']
    path = dict(enumerate(paths)).get(number % 24, '/photo')
    headers = BEARER | {'sec-fetch-site': 'same-origin', 'content-type': kind}
    return browser.post(path, content=body, headers=headers, follow_redirects=False)


@pytest.mark.filterwarnings('ignore')  # Pillow's, of what broken files claim
def test_mutated_uploads(app, photo):
    """Each is a photo all the same, or is refused in words. Memory: a broken head may claim a
    picture as large as is accepted, and one at a time is decoded; nothing of it stays."""
    browser = TestClient(app, raise_server_exceptions=False)
    statuses, seconds, process = collections.Counter(), [], psutil.Process()
    for number, (name, body, kind) in enumerate(uploads(photo_of((300, 400)), UPLOADS)):
        start = time.perf_counter()
        answer = sent_to(browser, number, body, kind)
        seconds.append(time.perf_counter() - start)
        statuses[answer.status_code] += 1
        assert answer.status_code in (200, 303, 400, 413, 415), (name, answer.text)
        assert not INSIDE.search(answer.text), (name, answer.text)
        if number == 200:
            most, held = most_memory(), process.memory_info().rss
    assert min(statuses[303], statuses[415], statuses[400]) > UPLOADS / 10, statuses
    assert sum(statuses.values()) == UPLOADS and max(seconds) < 10
    assert most_memory() - most < 8 * app.limits.pixels
    assert process.memory_info().rss - held < 200e6 and len(app.desk.state.photos) <= 200
    assert browser.get('/').status_code == 200 and app.desk.state.gate.inside == 0


@pytest.fixture
def running(rec):
    "Host and port of the app on a real server, which waits a second for what is sent"
    limits = Limits(seconds=1, rate=1e6, burst=1e6)
    app = make_app(rec, 'secret', hosts=('*',), limits=limits)
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level='error'))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield '127.0.0.1', port
    server.should_exit = True
    thread.join()


def begun(address, body, length, path='/photo'):
    "A connection on which a part of an upload was sent"
    link = socket.create_connection(address, timeout=20)
    head = f'POST {path} HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: '
    head += f'multipart/form-data; boundary={MARK}\r\nContent-Length: {length}\r\n\r\n'
    link.sendall(head.encode() + body)
    return link


def test_slow_and_cut_uploads(running, photo):
    "A byte at a time is given up, one that goes away is forgotten, and others are answered"
    address = running
    whole, _ = plain(None, photo)
    cut = [begun(address, whole[:place], len(whole)) for place in range(0, len(whole), 400)]
    for link in cut:
        link.close()
    slow = [begun(address, whole[:5], len(whole)) for _ in range(12)]
    base, start = 'http://{}:{}'.format(*address), time.perf_counter()
    for number in range(3):
        for link in slow:
            link.sendall(whole[5 + number : 6 + number])
        assert requests.get(f'{base}/?q=shirts', timeout=20).status_code == 200
        sent = begun(address, whole, len(whole))
        assert sent.recv(100).startswith(b'HTTP/1.1 303')
        time.sleep(0.1)
    for link in slow:
        assert b' 408 ' in link.recv(100)
        link.close()
    assert time.perf_counter() - start < 10
    answer = requests.get(f'{base}/api/v1/metrics', timeout=20).json()
    assert answer['statuses']['408'] == len(slow) and answer['waiting'] == 0
    assert '500' not in answer['statuses']


def test_requests_that_are_none(running):
    "What is no HTTP, or a strange one, is refused, and others are answered"
    address = running
    for sent in (b'\0' * 300, b'GET\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'\x16\3\1' + b'x' * 90,
                 b'GET / HTTP/1.1\r\nHost: x\r\n' + b'a: b\r\n' * 9000 + b'\r\n',
                 b'GET /' + b'a' * 99_000 + b' HTTP/1.1\r\nHost: x\r\n\r\n',
                 b'POST /photo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
                 b'POST /photo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
                 b'GET /%ff%00/../%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n'):  # fmt: skip
        with socket.create_connection(address, timeout=20) as link:
            link.sendall(sent)
            link.shutdown(socket.SHUT_WR)
            told = link.recv(65_536).decode('latin-1')
        assert not re.match(r'HTTP/1.1 (2|5)', told) and not INSIDE.search(told), (sent[:40], told)
    base = 'http://{}:{}'.format(*address)
    assert requests.get(base, timeout=20).status_code == 200
