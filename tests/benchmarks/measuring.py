"""What the benchmarks share: one way to take the time, one way to store a result part by part.

A part is stamped by the run that measured it, and by no other: see `save_result`.
"""

import time
from pathlib import Path
from fashionrec.files import load_result, save_result


class Timer:
    "Clock and processor seconds of a block: `with Timer() as took: ...; took.seconds`"

    def __enter__(self):
        self.clock, self.busy = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_):
        self.seconds = time.perf_counter() - self.clock
        self.processor_seconds = time.process_time() - self.busy

    def rounded(self, digits=4):
        "Both as JSON values: together they tell how busy the machine was"
        return dict(
            seconds=round(self.seconds, digits),
            processor_seconds=round(self.processor_seconds, digits),
        )


def timed(work, *args, **kwargs):
    "What `work` gives, and a `Timer` that took its time"
    with Timer() as took:
        result = work(*args, **kwargs)
    return result, took


def save_parts(
    out,  # Folder for the results
    name,  # What was measured, e.g. 'tagging'
    parts,  # Key → values that were measured now: each a part of its own
    **setting,  # Catalogue, seed, numbers of products: kept with every part
):
    "Store what a run measured, each part with the stamp of this run, and say where"
    for part, values in parts.items():
        path = save_result(Path(out), name, part, setting | {part: values})
    print(f'written: {path}')


def stored(out, name, key, default):
    "The values under `key` that an earlier run wrote to the folder; `default` where there is none"
    try:
        return load_result(name, folder=out).get(key, default)
    except FileNotFoundError:
        return default
