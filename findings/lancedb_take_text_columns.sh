#!/usr/bin/env bash
# What it costs to read sixty rows of a table of LanceDB by their addresses: vectors, or short text.
#
# One would guess: the vectors cost most, as they are 30 of the 31 KB that are read; eight columns of one letter each
# come nearly for nothing.
# What happens (lancedb 0.40.0, seen 2026-11-29, two cores): one column of letters takes as long as the vectors, and
# eight take nearly three times as long: what is paid for is the column, not the bytes. Rows that are only
# ranked should be asked for their vectors alone, and the rest read of those that are shown.
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

n, dim, rng = 1_000_000, 128, np.random.default_rng(0)
vectors = pa.FixedSizeListArray.from_arrays(pa.array(rng.standard_normal(n * dim, np.float32)), dim)
letters = np.array(list('abcdefghij'))
text = {f'text{i}': letters[rng.integers(10, size=n)] for i in range(8)}
table = lancedb.connect(sys.argv[1]).create_table('t', pa.table({'vector': vectors, **text}))


def milliseconds(columns):
    "The median of forty reads of sixty rows anywhere"
    took = []
    for _ in range(40):
        rows = rng.integers(n, size=60).tolist()
        start = time.perf_counter()
        table.take_row_ids(rows).select(columns).to_arrow()
        took.append((time.perf_counter() - start) * 1000)
    return float(np.median(took))


milliseconds(['vector', *text])  # Once to warm up
found = {'vectors': milliseconds(['vector']), 'one letter': milliseconds(['text0'])}
found['eight letters'] = milliseconds([*text])
print({name: round(ms, 1) for name, ms in found.items()}, 'ms')
assert found['eight letters'] > 1.3 * found['vectors'], 'short text is read as quickly as vectors now'
PY
