"""The door beside a former build: `fashionrec bench door --options
"--former PATH"`.

PATH is a checkout of the former build, as of `git worktree add PATH d5d9ffb`. Both builds are run
by the same Python, in turns, each time in a process of its own on one thread: processor seconds
(user and system) and peak memory of the whole process, the medians of all rounds. A page is of the
drawn sample, whose recommender is made before anything is measured. `bound` imports PyTorch and
pandas alone, which is the least that a search needs: the row has the former build's whole import
beside it. Writes data/results/door.json, a part for each piece of work.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from fastcore.script import call_parse

from fashionrec.data import Catalogue
from measuring import save_parts

TAG = "from fashionrec.classification import Tagger; Tagger.pretrained().tag('photo.jpg')"
PAGE = """
from fashionrec.data import Catalogue
Catalogue.open = lambda *args, **kwargs: Catalogue.sample(800) # Former builds drew 5,000
from fashionrec.recommender import main
main(['page', 'photo.jpg', '--out', 'page.html'])
"""
WARM = """
import time
from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender
made = Recommender.open(Catalogue.sample(800), progress=False)
made.product_page('photo.jpg')
seconds = []
for _ in range(9):
    start = time.process_time()
    made.product_page('photo.jpg')
    seconds.append(time.process_time() - start)
print(sorted(seconds)[4])
"""
# What is done → arguments of Python; the share of the former time, and memory, that is wanted
RECOMMENDER = ['-c', 'import fashionrec.recommender']
WORK = {
    'bound': (['-c', 'import torch, pandas'], None, None),
    'import': (RECOMMENDER, 0.25, 0.45),
    'tag': (['-c', TAG], 0.35, None),
    'page': (['-c', PAGE], 0.35, None),
    'warm page': (['-W', 'ignore', '-c', WARM], 0.4, None),
}


def measured(build, folder, args):
    "Processor seconds, peak MB and output of one process"
    env = os.environ | dict(PYTHONPATH=str(build), FASHIONREC_CACHE=f'{folder}/cache')
    env['OMP_NUM_THREADS'] = '1'
    env.pop('FASHIONREC_DATA', None)
    with open(f'{folder}/out', 'w') as out, open(f'{folder}/err', 'w') as err:
        files = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, err.fileno(), 2)]
        process = os.posix_spawn(sys.executable, [sys.executable, *args], env, file_actions=files)
        _, status, used = os.wait4(process, 0)
    if status:
        raise RuntimeError(Path(folder, 'err').read_text())
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, Path(folder, 'out').read_text()


def one(name, build, folder):
    "Seconds and MB of one piece of work"
    args = RECOMMENDER if name == 'bound' and folder.endswith('former') else WORK[name][0]
    seconds, mb, said = measured(build, folder, args)
    if 'warm' in name:
        seconds = float(said.split()[-1])
    return seconds, mb


def row(name, former, now):
    "Medians of both builds, their ratio, and the ratio that is wanted"
    _, wanted, wanted_memory = WORK[name]
    sides = []
    for runs in (former, now):
        seconds, mb = zip(*runs)
        sides.append(dict(seconds=round(median(seconds), 3), mb=round(median(mb))))
    found = dict(former=sides[0], now=sides[1], wanted=dict(seconds=wanted))
    found['ratio'] = {part: round(sides[1][part] / sides[0][part], 3) for part in ('seconds', 'mb')}
    if wanted_memory:
        found['wanted']['mb'] = wanted_memory
    return found


@call_parse
def main(
    former: str = '',  # Folder of the former build; without it nothing is measured
    commit: str = 'd5d9ffb',  # Which one it is
    rounds: int = 5,  # How often each is measured, in turns
    only: str = '',  # One piece of work: bound, import, tag, page or 'warm page'; else all
    out: str = 'data/results',  # Folder for the results
    data: str = '',  # Not used: pages are of the drawn sample
):
    "Measure how fast the door opens, beside a former build"
    if not former:
        print('door: nothing measured. --former PATH names a checkout of the former build.')
        return
    builds = dict(former=Path(former).resolve(), now=Path.cwd())
    names = [only] if only else list(WORK)
    runs = {name: dict(former=[], now=[]) for name in names}
    with tempfile.TemporaryDirectory() as top:
        photo = Catalogue.sample(20).photo(Catalogue.sample(20).pictured[0]).resize((900, 1200))
        for side in builds:
            Path(top, side).mkdir()
            photo.save(f'{top}/{side}/photo.jpg', quality=90)
        here = os.getcwd()
        for number in range(rounds + 1):  # The first makes recommenders and fills caches
            for name in names:
                for side, build in builds.items():
                    os.chdir(f'{top}/{side}')
                    found = one(name, build, f'{top}/{side}')
                    os.chdir(here)
                    if number:
                        runs[name][side].append(found)
                    print(number, name, side, f'{found[0]:.2f} s, {found[1]:.0f} MB', flush=True)
    rows = {name: row(name, **sides) for name, sides in runs.items()}
    for name, found in rows.items():
        print(name, found['ratio'], found['wanted'])
    setting = dict(catalogue='sample', products=800, rounds=rounds, threads=1, former=commit)
    save_parts(out, 'door', rows, **setting)
