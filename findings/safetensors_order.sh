#!/usr/bin/env bash
# safetensors: do the tensors of a network come back in the order in which they were saved?
#
# One would guess: yes. A state dict has the order of the layers, dicts keep their order, and both save_file and load_file
# take and give dicts. Weights of another package whose names differ can then be copied layer by layer, by their order,
# as it is done with .pth files.
# What happens (safetensors 0.8.0, numpy 2.4.6; seen 2026-11-28): the file is sorted by dtype, the widest first, then by
# name as text: layer 10 comes before layer 2, and a counter of int64 before all float32 weights. An order-based copy of
# layers of equal shape then puts weights into the wrong layers, and no error tells.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check safetensors==0.8.0 numpy==2.4.6
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import numpy as np
from safetensors.numpy import load_file, save_file

layers = {f'layers.{number}.weight': np.full((2, 2), number, np.float32) for number in (1, 2, 10)}
layers['layers.11.seen'] = np.array([7], np.int64)
save_file(layers, 'net.safetensors')
back = list(load_file('net.safetensors'))
print('saved:', *layers)
print('back: ', *back)
guessed = list(layers)
assert sorted(back) == sorted(guessed)
assert back != guessed, 'the order is kept now'
assert back.index('layers.10.weight') < back.index('layers.2.weight'), 'names are sorted otherwise now'
assert back[0] == 'layers.11.seen', 'the widest dtype is no longer the first'
PY
