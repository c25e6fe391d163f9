#!/usr/bin/env bash
# Ray: what does a package of Jupyter, which Ray never uses, do to the start of its processes?
#
# One would guess: nothing. `import ray` takes what Ray takes, whatever else is installed.
# What happens (ray 2.60.0, jsonschema 4.26.0, rfc3987-syntax 1.1.0; seen 2026-11-28): Ray imports jsonschema, jsonschema
# imports rfc3987-syntax where it is there, and that builds a parser of its grammar at once, for more than a second of
# processor time. JupyterLab brings it (jsonschema[format-nongpl]). `import ray` then takes three to four times as long, in
# each process of Ray, agents and workers; on a busy machine a node misses the 30 seconds that Ray waits for it, and
# `ray.init` ends with "The current node timed out during startup". An environment without JupyterLab starts in time.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ray==2.60.0 jsonschema==4.26.0
seconds() { # Processor seconds of the second import, once its files are compiled and read
    for _ in 1 2; do "$dir/venv/bin/python" -c 'import ray, time; print(round(time.process_time(), 2))'; done | tail -1
}
without=$(seconds)
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check rfc3987-syntax==1.1.0
with=$(seconds)
echo "import ray: $without processor seconds, $with with rfc3987-syntax"
"$dir/venv/bin/python" - "$without" "$with" <<'PY'
import sys

without, with_it = map(float, sys.argv[1:])
assert with_it > 1.5 * without, 'rfc3987-syntax no longer delays the import of Ray'
PY
