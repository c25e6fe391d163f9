"""One line of a terminal that says how much is done and how long the rest may take.

Standard library only: the installation uses it before anything is installed. Where the output is
no terminal, such as a log, nothing is drawn.
"""
import json
import shutil
import sys
import time
from pathlib import Path

FIRST = Path(__file__).parents[1]/'data'/'results'/'first.json' # By tests/benchmarks/bench_first.py
WIDTH = 30 # Columns of the bar itself


def measured(part):
    "A table that `fashionrec bench first` stored, such as the seconds of pages; empty without it"
    parts = json.loads(FIRST.read_text(encoding='utf-8'))['parts']
    return parts.get(part, {}).get(part, {})


def duration(seconds):
    "'40 s', '3 min', '1 h 20 min': how long something may take, as one says it"
    if seconds < 60:
        return f'{seconds:.0f} s'
    minutes = round(seconds/60)
    return f'{minutes} min' if minutes < 60 else f'{minutes//60} h {minutes % 60} min'


class Bar:
    "A bar that is drawn over itself: `bar.draw(.4, '3 of 8 pages')`, then `bar.clear()`"
    def __init__(self, title, out=None):
        self.title, self.out = title, out or sys.stdout
        self.begin = time.monotonic()
        self.drawn = self.out.isatty()

    def seconds(self):
        "Since the bar was made"
        return time.monotonic() - self.begin

    def left(self, done):
        "How many seconds the rest may take, at the pace so far; None where it is too early to say"
        return None if done < .02 else self.seconds()*(1 - done)/done

    def draw(self, done, said='', left=None):
        "Show the share that is done, from 0 to 1, a few words, and the seconds left"
        if not self.drawn:
            return
        done = min(max(done, 0), 1)
        full = round(WIDTH*done)
        left = self.left(done) if left is None else left
        rest = f', about {duration(left)} left' if left and left >= 1 else ''
        line = f'  {self.title} {"█"*full}{"░"*(WIDTH - full)} {said}{rest}'
        columns = shutil.get_terminal_size().columns
        self.out.write(f'\r\x1b[K{line[:columns - 1]}')
        self.out.flush()

    def clear(self):
        "Take the bar away, as before a line that stays"
        if self.drawn:
            self.out.write('\r\x1b[K')
            self.out.flush()
