#!/usr/bin/env bash
# LanceDB's index of vectors, built over the same vectors stored as float16 and as float32.
#
# One would guess: half the bytes, so building an index takes no more of the processor, and perhaps less.
# What happens (lancedb 0.40.0, seen 2026-11-28): several times as much.
# Centres are learned and vectors assigned in the type that they are stored in.
# Whoever has the room stores float32, and gets codes of the same size in memory.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check lancedb==0.40.0 numpy==2.4.6 pyarrow
RUST_LOG=error "$dir/venv/bin/python" - "$dir" <<'PY'
import sys
import time
import lancedb
import numpy as np
import pyarrow as pa
from lancedb.index import IvfRq

drawn = np.random.default_rng(0).standard_normal((100_000, 128)).astype(np.float32)
drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
took = {}
for dtype in ('float32', 'float16'):
    vectors = pa.FixedSizeListArray.from_arrays(pa.array(drawn.astype(dtype).ravel()), 128)
    table = lancedb.connect(sys.argv[1]).create_table(dtype, pa.table({'vector': vectors}))
    start = time.process_time()
    config = IvfRq(distance_type='dot', num_partitions=256, max_iterations=10, sample_rate=64)
    table.create_index('vector', config=config)
    took[dtype] = time.process_time() - start
print({dtype: f'{seconds:.1f} processor seconds' for dtype, seconds in took.items()})
assert took['float16'] > 1.5*took['float32'], 'float16 is no longer slower'
PY
