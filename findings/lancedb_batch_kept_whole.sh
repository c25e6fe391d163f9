#!/usr/bin/env bash
# A table of LanceDB read batch by batch, of which a program keeps the ids and lets the vectors go.
#
# One would guess: memory grows by the ids, eight bytes a row, since each column of Arrow has a buffer of its own and
# `to_numpy` gives a view of that buffer alone; so it is with batches that pyarrow reads from a parquet file.
# What happens (lancedb 0.40.0 and pyarrow 26.0.1, seen 2026-11-29): it grows by the whole table. A batch comes from
# Rust through Arrow's C interface as one thing with one release, so a view of any of its columns keeps them all.
# A copy of the ids lets the vectors go.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check lancedb==0.40.0 pyarrow==26.0.1 numpy psutil
cat > "$dir/read.py" <<'PY'
import sys

import lancedb
import psutil
import pyarrow as pa
import pyarrow.parquet as pq

folder, reader, way = sys.argv[1:]
if reader == 'lancedb':
    batches = lancedb.connect(folder).open_table('t').search().select(['id', 'vector']).to_batches()
else:
    batches = pq.ParquetFile(f'{folder}/t.parquet').iter_batches(1024)
start, kept = psutil.Process().memory_info().rss, []
for batch in batches:
    ids = batch.column('id').to_numpy()
    kept.append(ids.copy() if way == 'copy' else ids)
del batch, batches, ids
pa.default_memory_pool().release_unused()
pa.system_memory_pool().release_unused()  # What is free goes back, whoever allocated it
print(round((psutil.Process().memory_info().rss - start) / 2**20))
PY
RUST_LOG=error "$dir/venv/bin/python" - "$dir" <<'PY'
import subprocess
import sys

import lancedb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

folder, n, dim = sys.argv[1], 600_000, 128
numbers = pa.array(np.random.default_rng(0).standard_normal(n * dim, np.float32))
vectors = pa.FixedSizeListArray.from_arrays(numbers, dim)
table = pa.table({'id': np.arange(n), 'vector': vectors})
lancedb.connect(folder).create_table('t', table)
pq.write_table(table, f'{folder}/t.parquet', row_group_size=20_000)


def grown(*args):
    command = [sys.executable, f'{folder}/read.py', folder, *args]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])


found = {f'{reader}, {way}': grown(reader, way) for reader in ('parquet', 'lancedb') for way in ('view', 'copy')}
vectors_mb = n * dim * 4 / 2**20
print(f'MB that memory grew by, with {vectors_mb:.0f} MB of vectors and {n * 8 / 2**20:.0f} MB of ids:', found)
assert found['lancedb, view'] > vectors_mb * 0.8, 'a view keeps its column only'
assert found['lancedb, copy'] < vectors_mb * 0.5, 'a copy does not help'
assert found['parquet, view'] < vectors_mb * 0.5, 'it is so with batches of parquet too'
PY
