"""Workers of the app: what they share, and what is lost when one dies (nothing)."""

import json
import operator
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from threading import Thread

import pytest
from starlette.testclient import TestClient

from fashionrec.app import make_app
from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender
from fashionrec.safety import Busy, Limits, Refusal
from fashionrec.tagging import Tagger
from fashionrec.workers import Changes, Shared, State, Workers

FREE = Limits(rate=1e6, burst=1e6)
BEARER = {'authorization': 'Bearer secret'}
SIZE = 120
IDS = Catalogue.sample(SIZE).products.index[:6].tolist()


def open_saved(folder):
    "A recommender that was saved"
    return Recommender.load(folder, Catalogue.sample(SIZE))


def end_process(held):
    "A job that its worker does not live through"
    os._exit(3)


def end_later(held, seconds):
    "A job that no worker lives through to its end"
    time.sleep(seconds)
    os._exit(3)


def end_well(held, seconds):
    "A job that takes its time"
    time.sleep(seconds)
    return held


def end_first(held, path):
    "A job that the first worker which tries it does not live through"
    if not path.exists():
        path.touch()
        os._exit(3)
    return held


def open_slowly(folder):
    "What a file says now, held back in all processes but the first until the test allows it"
    said = (folder / 'said').read_text()
    if (folder / 'first').exists():
        (folder / 'held').touch()
        wait_until((folder / 'go').exists)
    (folder / 'first').touch()
    return said


@pytest.fixture(scope='module')
def app(tmp_path_factory):
    "An app with two workers"
    folder = tmp_path_factory.mktemp('app') / 'rec'
    made = Recommender.fit(
        Catalogue.sample(SIZE),
        properties=['isFragile'],
        tagger=Tagger.pretrained(),
        progress=False,
    )
    made.save(folder)
    open_it = partial(open_saved, folder)
    app = make_app(open_it, 'secret', hosts=('testserver',), limits=FREE, workers=2)
    yield app
    app.desk.close()


@pytest.fixture
def browser(app):
    "A new visitor"
    return TestClient(app, raise_server_exceptions=False)


def wait_until(condition, seconds=60):
    "Wait for something that happens soon"
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, 'it did not happen'
        time.sleep(0.05)


def kill_one(app):
    "End a worker as the system does when there is no memory"
    os.kill(next(iter(app.desk.workers._pids.values())), signal.SIGKILL)


def all_workers(app, browser, path):
    "Answers of one address, more at the same time than there are workers"
    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(lambda _: browser.get(path), range(12)))


def test_what_a_visitor_did_is_known_to_all_workers(app, browser):
    "Views, carts and photos, whichever worker answers"
    for id in IDS[:3]:
        page = browser.get(f'/product/{id}')
        assert page.status_code == 200
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    assert browser.post('/cart', data=dict(token=token, id=10003)).status_code == 200
    file = BytesIO(browser.get('/picture/10003').content)
    sent = browser.post(
        '/photo', data=dict(token=token), files=dict(photo=file), follow_redirects=False
    )
    assert sent.status_code == 303
    for answer in all_workers(app, browser, sent.headers['location']):
        assert 'Your photo' in answer.text
    for answer in all_workers(app, browser, '/for-you'):
        assert 'in the cart' in answer.text and answer.text.count('viewed') >= 2
    assert browser.get('/api/v1/metrics').json()['photos_held'] == 1


def test_a_change_reaches_every_worker_also_new_ones(app, browser):
    "A product is there, and gone, for every worker at once"
    photo = browser.get('/picture/10003').content
    new = json.dumps(dict(id=77, articleType='Shirts', productDisplayName='<script>'))
    sent = dict(data=dict(product=new), files=dict(photo=photo), headers=BEARER)
    assert browser.post('/api/v1/products', **sent).json()['id'] == 77
    assert browser.post('/api/v1/products', **sent).status_code == 409
    assert browser.delete('/api/v1/products/nothing', headers=BEARER).status_code == 404
    gone = app.desk.state.changes.since(0)
    assert [change is None for change in gone] == [False, True, True]  # Of the refused no photo
    assert {a.status_code for a in all_workers(app, browser, '/api/v1/products/77')} == {200}
    kill_one(app)
    assert {a.status_code for a in all_workers(app, browser, '/product/77')} == {200}
    wait_until(lambda: len(app.desk.workers._pids) == 2)
    assert {a.status_code for a in all_workers(app, browser, '/api/v1/products/77')} == {200}
    assert browser.delete('/api/v1/products/77', headers=BEARER).json() == {'id': 77}
    assert {a.status_code for a in all_workers(app, browser, '/product/77')} == {404}


def test_no_request_is_lost_when_a_worker_is_killed(app):
    "Forty requests at once, a worker killed in between, and then the other"
    paths = ['/?q=blue+shirts', '/product/10007', '/api/v1/similar?id=10008', '/for-you'] * 10
    visitor = TestClient(app, raise_server_exceptions=False)
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(visitor.get, path) for path in paths]
        wait_until(lambda: sum(job.done() for job in jobs) > 5)
        kill_one(app)
        wait_until(lambda: sum(job.done() for job in jobs) > 20)
        kill_one(app)
        answers = [job.result() for job in jobs]
    assert {answer.status_code for answer in answers} == {200}
    wait_until(lambda: len(app.desk.workers._pids) == 2)


def test_a_request_that_no_worker_survives_is_refused_and_others_are_answered(app, browser):
    "It is tried twice, and told without a trace"
    before = app.desk.workers.replaced
    with pytest.raises(Refusal, match='something went wrong'):
        app.desk.run(end_process)
    assert app.desk.workers.replaced == before + 2
    assert browser.get('/product/10003').status_code == 200


def test_jobs_of_workers(tmp_path):
    "Tried again where the first worker died; errors come back; what takes too long ends"
    workers = Workers(dict, 1, seconds=10)
    assert workers.run(end_first, tmp_path / 'tried') == {}
    with pytest.raises(KeyError, match='shoes'):
        workers.run(operator.getitem, 'shoes')
    workers.close()
    slow = Workers(partial(float, 30), 1, seconds=2)
    with pytest.raises(Busy, match='too long'):
        slow.run(time.sleep)
    wait_until(lambda: slow._pids)
    slow.close()
    with pytest.raises(ZeroDivisionError):  # Of what is opened, as it is
        Workers(partial(operator.truediv, 1, 0))
    with pytest.raises(ValueError, match='at least 1'):
        Workers(dict, 0)


def test_renewed_while_one_is_starting(tmp_path):
    "A worker that was starting meanwhile does not hold what was there before"
    (tmp_path / 'said').write_text('old')
    workers = Workers(partial(open_slowly, tmp_path), 2, wait=False)
    wait_until(lambda: len(workers._pids) == 1)
    assert workers.run(str) == 'old'
    wait_until((tmp_path / 'held').exists)
    (tmp_path / 'said').write_text('new')
    renewing = Thread(target=workers.renew)
    renewing.start()
    (tmp_path / 'go').touch()
    renewing.join()
    wait_until(lambda: len(workers._pids) == 2)
    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(lambda _: workers.run(str), range(40))) == {'new'}
    assert workers.replaced == 0
    workers.close()


def test_former_workers_that_die_or_end_late():
    "No more workers than there shall be, and none that has nothing to do"
    workers = Workers(dict, 2)
    with ThreadPoolExecutor(4) as pool:
        dying = pool.submit(workers.run, end_later, 4)
        ending = pool.submit(workers.run, end_well, 4)
        wait_until(lambda: not workers._free.qsize())
        both = [pool.submit(workers.renew) for _ in range(2)]
        workers.renew()
        assert ending.result() == {}
        with pytest.raises(Refusal):
            dying.result()
        for one in both:
            one.result()
    wait_until(lambda: workers._free.qsize() == 2)
    time.sleep(3)  # A third would be ready by then
    assert len(workers._pids) == workers._free.qsize() == 2 and not workers._former
    workers.close()


def test_a_worker_ends_with_its_parent(tmp_path):
    "No process stays behind, however the app ends"
    import subprocess
    import sys

    script = tmp_path / 'parent.py'
    script.write_text(
        'import os\n'
        'from fashionrec.workers import Workers\n'
        "if __name__ == '__main__':\n"
        '    print(next(iter(Workers(dict)._pids.values())), flush=True)\n'
        '    os.kill(os.getpid(), 9)\n'
    )
    told = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    worker = int(told.stdout)

    def ended():
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return True
        stat = f'/proc/{worker}/stat'
        return os.path.exists(stat) and open(stat).read().split(') ')[1][0] == 'Z'

    wait_until(ended, 20)


def test_changes_are_bounded_and_visits_are_shared():
    "Two who write at the same time overwrite nothing of each other"
    few = Changes(most=1)
    few.append('one')
    with pytest.raises(Refusal, match='start again') as told:
        few.append('two')
    assert told.value.status == 507
    state = State.new()
    place = Shared(state).place

    def write(worker):
        there = Shared.connect(place)
        for number in range(20):
            there.visits.add('visitor', 'view', [100 * worker + number])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert len(state.visits.history('visitor')) == 80
