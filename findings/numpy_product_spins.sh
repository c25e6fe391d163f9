#!/usr/bin/env bash
# A product of a matrix and a vector in NumPy, and what the processor does after it.
#
# One would guess: once `@` has returned nothing runs; and where threads do wait for more work by spinning,
# OMP_WAIT_POLICY=passive puts an end to it, as it does for PyTorch and faiss.
# What happens (numpy 2.4.6 from PyPI on Linux, two cores, seen 2026-11-29): a thread of the OpenBLAS inside spins for
# tens of milliseconds after a product that took a twentieth of one, and takes the core from whatever comes next.
# OMP_WAIT_POLICY does not reach it, since this OpenBLAS starts threads by itself; OPENBLAS_THREAD_TIMEOUT=4 does.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.4.6
cat > "$dir/spin.py" <<'PY'
import time

import numpy as np

matrix = np.random.default_rng(0).standard_normal((8192, 128)).astype(np.float32)
vector = matrix[0].copy()
matrix @ vector
start = time.perf_counter(), time.process_time()
for _ in range(100):
    matrix @ vector
    time.sleep(0.01)  # Something else of this process would run here
clock, processor = time.perf_counter() - start[0], time.process_time() - start[1]
print(round(processor / clock, 2))
PY
passive=$(OMP_WAIT_POLICY=passive "$dir/venv/bin/python" "$dir/spin.py")
timeout=$(OPENBLAS_THREAD_TIMEOUT=4 "$dir/venv/bin/python" "$dir/spin.py")
echo "processor seconds a second, nearly all of them asleep: $passive with OMP_WAIT_POLICY=passive," \
     "$timeout with OPENBLAS_THREAD_TIMEOUT=4"
[ "$(nproc)" -gt 1 ] || { echo 'with one core there is no second thread'; exit 0; }
"$dir/venv/bin/python" -c "assert $passive > 0.5 and $timeout < 0.2, 'it changed'"
