#!/usr/bin/env bash
# Reading one narrow column of many rows from a table of LanceDB.
#
# One would guess: `to_arrow` is the quickest way to have it all, and reading batch by batch costs something more.
# What happens (lancedb 0.40.0, seen 2026-11-29): `to_arrow` collects batches of 1,024 rows one by one, each through
# the event loop of a thread of its own; `to_batches(batch_size=2**20)` and joining what comes is several
# times as quick. `to_arrow` has no such argument.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check lancedb==0.40.0 pyarrow numpy
RUST_LOG=error "$dir/venv/bin/python" - "$dir" <<'PY'
import sys
import time

import lancedb
import numpy as np
import pyarrow as pa

n = 3_000_000
table = lancedb.connect(sys.argv[1]).create_table('t', pa.table({'number': np.arange(n)}))


def whole():
    return table.search().select(['number']).to_arrow()


def parts():
    return pa.Table.from_batches(table.search().select(['number']).to_batches(batch_size=2**20))


def seconds(read):
    "The quickest of five"
    took = []
    for _ in range(5):
        start = time.perf_counter()
        assert len(read()) == n
        took.append(time.perf_counter() - start)
    return min(took)


batches = whole()['number'].num_chunks
found = {'to_arrow': seconds(whole), 'to_batches of a million': seconds(parts)}
print({name: round(s, 3) for name, s in found.items()}, 's;', f'to_arrow gives {batches:,} chunks')
assert batches > n // 2048, 'the batches of to_arrow are larger now'
assert found['to_arrow'] > 2 * found['to_batches of a million'], 'to_arrow is as quick now'
PY
