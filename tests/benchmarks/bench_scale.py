"""Embedding at scale: which engine, how near to a bare loop, how much memory: `python
tests/benchmarks/bench_scale.py` (on drawn pictures, no data needed; Ray in this environment).

`engines` gives one folder of JPEGs to Ray Data and to Daft, as their documentation has it, and
kills a worker. `rate` runs two processes that only decode and embed, and `embed_dataset` with two
workers, in turns. `many` does so once with very many pictures, the start of the engine and of the
processes included. `memory` samples the memory of all processes at a smaller number; that of `many`
is sampled too, but every five seconds only, since looking at all processes takes their time.
Writes data/results/scale.json, a part each.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

import psutil
from fastcore.script import call_parse
from measuring import save_parts
from PIL import Image

HERE = Path(__file__).parent
SIZE = 600, 800  # Pixels of the drawn JPEGs

BARE = '''
import sys, time
from pathlib import Path
import numpy as np, torch
from fashionrec.photos import open_photo, resized
from fashionrec.tagging import Tagger
torch.set_num_threads(1)
tagger = Tagger.pretrained()
paths = sorted(Path(sys.argv[1]).iterdir())[int(sys.argv[2])::2]
clock, busy = time.time(), time.process_time()
for start in range(0, len(paths), 256):
    some = paths[start:start + 256]
    images = [resized(open_photo(path, draft=tagger.size), tagger.size) for path in some]
    seen = tagger.features(np.stack(images))
    tagger.embed(seen), tagger.predict(seen)
print(len(paths), clock, time.time(), time.process_time() - busy)
'''

SCALE = '''
import json, sys, time
from fashionrec.scale import embed_dataset, fragments
if __name__ == '__main__':
    source, sink, rows, workers = sys.argv[1:]
    made = embed_dataset(source, sink, rows=int(rows), workers=int(workers), progress=False)
    print(json.dumps(dict(rows=int(made.rows.sum()), busy=float(made.processor.sum()))))
'''


def draw(place, n):
    "A folder of `n` JPEGs: 300 drawn products, each under several names"
    from fashionrec.data import Catalogue

    cat = Catalogue.sample(300, size=(240, 320))
    contents = []
    for number, image in enumerate(cat.images(cat.pictured)):
        path = place / f'{number:06}.jpg'
        Image.fromarray(image).resize(SIZE, Image.Resampling.BICUBIC).save(path, quality=90)
        contents.append(path.read_bytes())
    for number in range(n):
        (place / f'{number:06}.jpg').write_bytes(contents[number % len(contents)])
    return sum(map(len, contents)) / len(contents)


def tree(pid):
    "Resident MB of a process and its children, by what they do"
    found = {}
    try:
        parent = psutil.Process(pid)
        for process in [parent, *parent.children(recursive=True)]:
            name = ' '.join(process.cmdline())
            working = 'ray::' in name and 'IDLE' not in name or 'udf_worker' in name
            kind = 'first' if process == parent else 'worker' if working else 'engine'
            memory = process.memory_info()
            found[kind] = found.get(kind, 0) + (memory.rss - memory.shared) / 2**20
    except psutil.Error:
        pass
    return found


def watched(args, every=0.5, seen=None, limit=3600):
    """Run a command: exit status, output, seconds, and the memory of its processes over time, not
    looked at where `every` is None"""
    start, samples = time.time(), []
    run = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if every is None:
        said = run.communicate(timeout=limit)[0]
        return run.returncode, said, time.time() - start, samples
    while run.poll() is None:
        now = time.time() - start
        samples.append([round(now, 1), {k: round(v) for k, v in tree(run.pid).items()}])
        if seen:
            seen(now)
        if now > limit:
            run.terminate()
        time.sleep(every)
    return run.returncode, run.stdout.read(), time.time() - start, samples


def peak(samples, kind=None):
    "The most memory in MB, of one kind of process or of all"
    return max((sum(s.values()) if kind is None else s.get(kind, 0)) for _, s in samples)


def installed(python, name):
    "MB that a distribution takes in an environment"
    code = (
        'from importlib.metadata import files; '
        f'print(sum(f.locate().stat().st_size for f in files({name!r}) if f.locate().exists()))'
    )
    return round(int(subprocess.check_output([python, '-c', code])) / 1e6)


class Killer:
    "Kills the first worker that has done something"

    def __init__(self, pids):
        self.pids, self.killed, self.first = pids, None, None

    def done(self):
        "Pictures by process"
        return {int(p.name): int(p.read_text() or 0) for p in self.pids.iterdir()}

    def note(self, now):
        "When the first pictures were done"
        if self.first is None and any(self.done().values()):
            self.first = now

    def __call__(self, now):
        self.note(now)
        if self.killed is None and self.first is not None:
            self.killed = next(pid for pid, count in self.done().items() if count)
            os.kill(self.killed, signal.SIGKILL)


def engine_run(engine, python, pictures, kill):
    "One run of an engine as its documentation has it"
    with tempfile.TemporaryDirectory() as place:
        out, pids = Path(place) / 'out', Path(place) / 'pids'
        pids.mkdir()
        killer = Killer(pids)
        command = [python, HERE / 'scale_engines.py', engine, pictures, out, pids]
        seen = killer if kill else killer.note
        status, said, seconds, samples = watched(command, seen=seen)
        rows = 0
        if status == 0:
            import pyarrow.dataset as ds

            rows = ds.dataset(out).count_rows()
        found = dict(seconds=round(seconds, 1), rows=rows, completed=status == 0)
        found |= dict(first=round(killer.first or 0, 1), by_worker=sorted(killer.done().values()))
        error = [line for line in said.splitlines() if 'Error' in line][-1:]
        found |= dict(peak=round(peak(samples)), worker_killed=killer.killed is not None)
        return found | (dict(error=error[0][:160]) if status and error else {})


def code_lines(engine):
    "Lines of an engine's function in scale_engines.py"
    text = (HERE / 'scale_engines.py').read_text().partition(f'def with_{engine}')[2]
    return len([line for line in text.partition('\n\n\n')[0].splitlines() if line.strip()])


def measure_engines(pythons, pictures):
    "Each engine, undisturbed and with a killed worker"
    table = {}
    for engine, python in pythons.items():
        row = dict(installed=installed(python, engine), lines=code_lines(engine))
        code = f'from importlib.metadata import version; print(version({engine!r}))'
        row['version'] = subprocess.check_output([python, '-c', code], text=True).strip()
        row['quiet'] = engine_run(engine, python, pictures, False)
        row['killed'] = engine_run(engine, python, pictures, True)
        table[engine] = row
        print(engine, row, flush=True)
    return table


def bare(pictures):
    """Two processes that only decode and embed: pictures a second with and without their start,
    processor seconds a picture"""
    begun = time.time()
    args = [[sys.executable, '-c', BARE, pictures, str(i)] for i in range(2)]
    runs = [subprocess.Popen(a, stdout=subprocess.PIPE, text=True) for a in args]
    found = [list(map(float, run.communicate()[0].split())) for run in runs]
    count = sum(f[0] for f in found)
    last = max(f[2] for f in found)
    busy = sum(f[3] for f in found) / count
    return dict(
        rate=count / (last - min(f[1] for f in found)), whole=count / (last - begun), busy=busy
    )


def scaled(pictures, rows, workers=2, every=None):
    "`embed_dataset`: the same, with and without the start of the engine; memory every seconds"
    with tempfile.TemporaryDirectory() as place:
        script = Path(place) / 'run.py'
        script.write_text(SCALE)
        sink = Path(place) / 'sink'
        args = [sys.executable, script, pictures, sink, str(rows), str(workers)]
        status, said, seconds, samples = watched(args, every)
        if status:
            raise RuntimeError(said)
        found = json.loads(said.splitlines()[-1])
        from fashionrec.scale import fragments

        made = fragments(sink)
        ends = [(sink / name).stat().st_mtime for name in made.file]
        span = max(ends) - min(end - took for end, took in zip(ends, made.seconds))
        return dict(
            rate=found['rows'] / span,
            busy=found['busy'] / found['rows'],
            whole=found['rows'] / seconds,
            start=seconds - span,
            samples=samples,
            bytes=sum((sink / name).stat().st_size for name in made.file) / found['rows'],
        )


def compared(loop, ours):
    "How near `embed_dataset` comes to the bare loop"
    ratio = dict(ratio=ours['rate'] / loop['rate'], ratio_busy=loop['busy'] / ours['busy'])
    ratio |= dict(ratio_whole=ours['whole'] / loop['whole'])
    ratio |= {f'loop_{name}': value for name, value in loop.items()}
    ratio |= {name: value for name, value in ours.items() if name != 'samples'}
    found = {name: round(value, 4) for name, value in ratio.items()}
    return found | dict(load=round(os.getloadavg()[0], 1))


def measure_rate(pictures, rows, rounds):
    "The bare loop and `embed_dataset` in turns"
    found = []
    for _ in range(rounds):
        found.append(compared(bare(pictures), scaled(pictures, rows)))
        print(found[-1], flush=True)
    middle = {name: round(median(row[name] for row in found), 4) for name in found[0]}
    return dict(rounds=found, median=middle)


def seen(run, keep=200):
    "Peaks in MB by kind of process, and at most so many samples"
    kinds = ('first', 'worker', 'engine')
    samples = run['samples']
    step = -(-len(samples) // keep)
    return dict(peak={kind: peak(samples, kind) for kind in kinds}, samples=samples[::step])


def measure_many(pictures, rows):
    "The bare loop and `embed_dataset` once with very many pictures, and its memory over time"
    loop = bare(pictures)
    print(loop, flush=True)
    run = scaled(pictures, rows, every=5)
    found = compared(loop, run) | dict(pictures=len(list(pictures.iterdir())))
    print(found, flush=True)
    return found | dict(rows=rows, memory=seen(run))


def measure_memory(pictures, rows):
    "Memory over time at the smaller number"
    found = seen(scaled(pictures, rows, every=1))
    print(found['peak'], flush=True)
    return found | dict(rows=rows)


def some_of(place, n):
    "A folder of the first `n` pictures"
    some = place / f'some{n}'
    if not some.exists():
        some.mkdir()
        for path in sorted((place / 'pictures').iterdir())[:n]:
            os.link(path, some / path.name)
    return some


@call_parse
def main(
    n: int = 4000,  # Pictures of the rate and of the smaller run whose memory is watched
    many: int = 100_000,  # Pictures of the run with very many
    few: int = 1000,  # Pictures of the engines
    rows: int = 500,  # Rows of a fragment, five times as many with very many pictures
    rounds: int = 3,  # Of the rate
    parts: str = 'rate,memory,many,engines',  # What to measure
    daft: str = '',  # Python of an environment with Daft; it is left out when empty
    out: str = 'data/results',  # Folder for the results
    data: str = '',  # Not used: it measures on drawn pictures
):
    "Measure embedding at scale"
    others = dict(daft=daft) if daft else {}
    parts = parts.split(',')
    place = Path(tempfile.mkdtemp())
    numbers = dict(rate=n, memory=n, many=many, engines=few)
    try:
        (place / 'pictures').mkdir()
        size = draw(place / 'pictures', max(numbers[part] for part in parts))
        setting = dict(jpeg_bytes=round(size), pixels=SIZE, seed=0, ray=version('ray'))
        measures = dict(
            rate=lambda some: measure_rate(some, rows, rounds),
            memory=lambda some: measure_memory(some, rows),
            many=lambda some: measure_many(some, 5 * rows),
            engines=lambda some: measure_engines(dict(ray=sys.executable) | others, some),
        )
        for part in parts:
            values = measures[part](some_of(place, numbers[part]))
            counted = dict(pictures=numbers[part]) if part != 'many' else {}
            load = round(os.getloadavg()[0], 1)
            save_parts(out, 'scale', {part: values}, **setting, **counted, **{f'load_{part}': load})
    finally:
        shutil.rmtree(place)
