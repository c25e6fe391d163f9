"""The how-to page "Serve it": its files are taken from the page and tried, as far as here goes."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
from conftest import ROOT
from PIL import Image

from fashionrec.data import Catalogue
from fashionrec.safety import Limits

PAGE = json.loads((ROOT / 'nbs' / 'howto' / 'serve.ipynb').read_text(encoding='utf-8'))
TEXT = '\n'.join(''.join(cell['source']) for cell in PAGE['cells'])
FILES = {name: body for name, body in re.findall(r'```\w+\n# (\S+)\n(.*?)```', TEXT, re.DOTALL)}
UNIT = FILES['/etc/systemd/system/fashionrec.service']
NGINX = FILES['/etc/nginx/conf.d/fashionrec.conf']


@pytest.mark.fast
def test_files_of_the_page():
    assert set(FILES) == {
        '/etc/fashionrec.env',
        '/etc/systemd/system/fashionrec.service',
        'Containerfile',
        '/etc/nginx/conf.d/fashionrec.conf',
        '/etc/caddy/Caddyfile',
    }


def test_options_and_variables_exist():
    "Each option of `fashionrec serve`, and each variable, is known"
    command = [sys.executable, '-m', 'fashionrec', 'serve', '--help']
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    known = set(re.findall(r'--[a-z]+', told))
    lines = [line for line in TEXT.replace('", "', ' ').splitlines() if 'fashionrec serve' in line]
    used = {option for line in lines for option in re.findall(r' (--[a-z]+)', line)}
    assert {'--data', '--images', '--host', '--proxy'} <= used <= known
    assert set(re.findall(r'`(--[a-z]+)', TEXT)) <= known
    source = ''.join(path.read_text() for path in (ROOT / 'fashionrec').glob('*.py'))
    names = set(re.findall(r'FASHIONREC_[A-Z]+', TEXT))
    assert len(names) > 3 and all(f"'{name}'" in source for name in names)


@pytest.mark.fast
def test_sizes_of_the_proxies():
    "A proxy lets through what the app takes, and the app what a proxy lets through, within a MB"
    assert Limits().upload == 12_000_000
    assert 'client_max_body_size 12m;' in NGINX
    assert 'max_size 12MB' in FILES['/etc/caddy/Caddyfile']


@pytest.mark.skipif(not shutil.which('systemd-analyze'), reason='systemd is not installed here')
def test_unit(tmp_path):
    "systemd knows each line, where the program stands where the page says"
    unit = tmp_path / 'fashionrec.service'
    unit.write_text(UNIT.replace('/opt/fashionrec/.venv/bin/fashionrec', shutil.which('true')))
    command = ['systemd-analyze', 'verify', '--man=no', str(unit)]
    told = subprocess.run(command, capture_output=True, text=True)
    about = [line for line in told.stderr.splitlines() if 'fashionrec' in line]
    assert told.returncode == 0 and not about, told.stderr


@pytest.mark.skipif(not shutil.which('caddy'), reason='Caddy is not installed here')
def test_caddyfile(tmp_path):
    file = tmp_path / 'Caddyfile'
    file.write_text(FILES['/etc/caddy/Caddyfile'])
    command = ['caddy', 'adapt', '--adapter', 'caddyfile', '--config', str(file)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0 and '127.0.0.1:8000' in told.stdout, told.stderr


def free_port():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


def is_ready(port):
    "Whether the app has learned all"
    try:
        with urlopen(f'http://127.0.0.1:{port}/api/v1/health', timeout=5) as answer:
            return set(json.load(answer)['parts'].values()) == {'ready'}
    except OSError:
        return False


@pytest.fixture(scope='module')
def app(tmp_path_factory):
    "The port of `fashionrec serve`, started by the line of the unit"
    shop = tmp_path_factory.mktemp('shop')
    cat = Catalogue.sample(60)  # As on the page: made once
    cat.products.to_csv(shop / 'products.csv')
    (shop / 'pictures').mkdir()
    for id, image in zip(cat.products.index, cat.images()):
        Image.fromarray(image).save(shop / 'pictures' / f'{id}.png')
    line = re.search(r'^ExecStart=\S+ (.*)', UNIT, re.MULTILINE)[1].replace('/srv/shop', str(shop))
    port = free_port()
    command = [sys.executable, '-m', 'fashionrec', *line.split(), '--port', str(port)]
    env = os.environ | dict(FASHIONREC_HOSTS='shop.example,127.0.0.1', FASHIONREC_TOKEN='t')
    with open(shop / 'log', 'w') as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    for _ in range(1500):
        if is_ready(port):
            break
        assert server.poll() is None, (shop / 'log').read_text()
        time.sleep(0.2)
    yield port
    server.send_signal(signal.SIGTERM)
    server.wait(30)
    assert 'Traceback' not in (shop / 'log').read_text()


@pytest.fixture(scope='module')
def proxy(app, tmp_path_factory):
    "The port of nginx with the lines of the page, before the app, with a certificate of its own"
    if not shutil.which('nginx') or not shutil.which('openssl'):
        pytest.skip('nginx is not installed here: apt install nginx-light')
    folder, port = tmp_path_factory.mktemp('nginx'), free_port()
    command = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj']
    command += ['/CN=shop.example', '-keyout', folder / 'key', '-out', folder / 'pem']
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    lines = NGINX
    for ours, here in {
        '127.0.0.1:8000': f'127.0.0.1:{app}',
        'listen 443 ssl': f'listen 127.0.0.1:{port} ssl',
        'listen 80;': f'listen 127.0.0.1:{free_port()};',
        '/etc/ssl/shop.example.pem': str(folder / 'pem'),
        '/etc/ssl/shop.example.key': str(folder / 'key'),
    }.items():
        assert ours in lines
        lines = lines.replace(ours, here)
    kept = ''.join(f'{name}_temp_path {folder}/{name};\n' for name in
                   ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))  # fmt: skip
    user = 'user root;\n' if os.getuid() == 0 else ''  # Else it can't write into the folder
    head = f'{user}pid {folder}/pid;\nerror_log {folder}/error;\ndaemon off;\nevents {{}}\n'
    conf = folder / 'nginx.conf'
    conf.write_text(f'{head}http {{\naccess_log off;\n{kept}{lines}}}\n')
    args = ['nginx', '-c', str(conf), '-p', str(folder), '-e', str(folder / 'error')]
    tried = subprocess.run([*args, '-t'], capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    server = subprocess.Popen(args, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(('127.0.0.1', port)).close()
            break
        except OSError:
            time.sleep(0.1)
    yield port
    server.send_signal(signal.SIGTERM)
    server.wait(30)


def ask(port, method='GET', path='/', body=None, source='127.0.0.1', **headers):
    "Status, headers and text that a visitor gets from the proxy"
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    link = http.client.HTTPSConnection(
        '127.0.0.1', port, timeout=60, context=context, source_address=(source, 0)
    )
    headers = {name.replace('_', '-'): value for name, value in headers.items()}
    link.request(method, path, body, {'Host': f'shop.example:{port}'} | headers)
    answer = link.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode('utf-8', 'replace')
    link.close()
    return found


def test_forms_and_cookies_through_the_proxy(proxy):
    "A form of the shop is taken, with a cookie that is never sent without encryption"
    status, headers, text = ask(proxy)
    assert status == 200 and 'Secure' in headers['set-cookie']
    cookie = headers['set-cookie'].split(';')[0]
    id = re.search(r'href="/product/(\d+)"', text)[1]
    token = re.search(r'name="token" value="([^"]+)"', text)[1]
    form = dict(Cookie=cookie, Content_Type='application/x-www-form-urlencoded')
    body = f'token={token}&id={id}'
    ours, theirs = f'https://shop.example:{proxy}', 'https://evil.example'
    assert ask(proxy, 'POST', '/cart', body, Origin=ours, **form)[0] == 303
    assert ask(proxy, 'POST', '/cart', body, Origin=theirs, **form)[0] == 403
    assert 'in the cart' in ask(proxy, path='/for-you', Cookie=cookie)[2]
    assert ask(proxy, Host='evil.example')[0] in (421, 200)  # nginx's first server takes any name


def test_sizes_through_the_proxy(proxy):
    assert ask(proxy, 'POST', '/api/v1/tag', b'x' * 11_900_000)[0] == 415
    assert ask(proxy, 'POST', '/api/v1/tag', b'x' * 12_700_000)[0] == 413


def test_rates_through_the_proxy(proxy, app):
    "Each visitor has a rate of their own, whatever they write into headers"
    path, told = '/api/v1/similar', None  # A call for photos, three points each, without any
    for number in range(600):
        forged = f'203.0.113.{number % 250}, 127.0.0.1'
        told = ask(proxy, 'POST', path, source='127.0.0.2', X_Forwarded_For=forged)
        if told[0] == 429:
            break
    assert told[0] == 429, 'a forged address has a rate of its own'
    assert {name.lower(): text for name, text in told[1].items()}['retry-after'] > '0'
    assert ask(proxy, 'POST', path, source='127.0.0.3')[0] == 400


def test_slow_uploads_wait_at_the_proxy(proxy, app):
    "An upload that goes on and on is not a request of the app yet"
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    links = []
    for _ in range(20):  # More than the app reads at once
        link = context.wrap_socket(socket.create_connection(('127.0.0.1', proxy)))
        head = f'POST /photo HTTP/1.1\r\nHost: shop.example:{proxy}\r\n'
        link.sendall(f'{head}Content-Length: 9000\r\n\r\nx'.encode())
        links.append(link)
    assert ask(proxy, 'POST', '/api/v1/tag', b'no photo', source='127.0.0.4')[0] == 415
    for link in links:
        link.close()
