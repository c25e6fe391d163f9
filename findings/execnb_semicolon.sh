#!/usr/bin/env bash
# execnb, which nbdev runs pages with: what is left of a cell that ends with a semicolon?
#
# One would guess: as in Jupyter the value of the last line is not shown, and everything that the cell printed is.
# What happens (execnb 0.1.18 with ipython 9.7.0, nbclient 0.11.0 with ipykernel 7.4.0; seen 2026-11-28): execnb drops
# the printed lines too. The outputs of a page differ with the tool that ran it, and only on cells with a semicolon.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
    execnb==0.1.18 fastcore==1.14.5 ipython==9.7.0 nbclient==0.11.0 ipykernel==7.4.0 nbformat
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import nbformat
from execnb.shell import CaptureShell
from nbclient import NotebookClient

SOURCE = "print('six products')\n40 + 2"

def kinds(outputs):
    return [output['output_type'] for output in outputs]

shell = CaptureShell()
for end in ('', ';'):
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SOURCE + end)])
    NotebookClient(nb, kernel_name='python3').execute()
    jupyter, execnb = kinds(nb.cells[0].outputs), kinds(shell.run(SOURCE + end))
    print(f'ends with {end!r:4} nbclient {jupyter}, execnb {execnb}')

assert jupyter == ['stream'], 'Jupyter shows something else now'
assert execnb == [], 'execnb keeps what was printed now'
PY
