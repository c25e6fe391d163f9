#!/usr/bin/env bash
# nbdev 3 reads pyproject.toml and no settings.ini: what does its nbdev-migrate-config make of this project?
#
# One would guess: everything that settings.ini and setup.py say stands in pyproject.toml afterwards, beside what was there.
# What happens (nbdev 3.3.26; seen 2026-11-28): pyproject.toml is written anew, so the tables of pytest, ruff and mypy are gone; of
# the extras only `dev` is left; the assets (tables, results, weights) are in no package any more. The code that nbdev 3
# exports is the same but for one line in the docstring of each module, and the tests that read no settings pass on it.
# nbdev 3 needs fastcore 2, fastai 2.8 needs fastcore 1: the two can not be in one environment, so it has one of its own.
# Nothing of the project changes: all of it happens in a copy. PYTHON=.venv/bin/python also runs tests there.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check nbdev==3.3.26
git clone --quiet "$project" "$dir/project"
cd "$dir/project"
cp pyproject.toml "$dir/former.toml"

PATH="$dir/venv/bin:$PATH" nbdev-migrate-config
mv settings.ini setup.py "$dir"
git --no-pager diff --stat -- pyproject.toml
PATH="$dir/venv/bin:$PATH" nbdev-export
git --no-pager diff --shortstat -- fashionrec

"$dir/venv/bin/python" - "$dir" <<'PY'
import ast, subprocess, sys, tomllib
from configparser import ConfigParser
from pathlib import Path

there = Path(sys.argv[1])
before, after = [tomllib.loads(path.read_text()) for path in (there/'former.toml', Path('pyproject.toml'))]
ini = ConfigParser(delimiters=['='])
ini.read(there/'settings.ini')
extras = {name.removesuffix('_requirements') for name in ini['DEFAULT'] if name.endswith('_requirements')}
lost = sorted(set(before['tool']) - set(after['tool']))
print('tables that are lost:', *lost)
print('extras that are lost:', *sorted(extras - set(after['project']['optional-dependencies'])))
print('packages:', after['tool']['setuptools']['packages']['find']['include'])
assert lost == ['mypy', 'pytest', 'ruff'], 'other tables are kept now'
assert set(after['project']['optional-dependencies']) == {'dev'}, 'more extras are kept now'
assert 'package-data' not in after['tool']['setuptools'], 'assets are kept now'

def code(text):
    "A module without its docstring"
    tree = ast.parse(text)
    return ast.dump(ast.Module(tree.body[1:] if ast.get_docstring(tree) else tree.body, []))

for path in sorted(Path('fashionrec').glob('*.py')):
    former = subprocess.run(['git', 'show', f'HEAD:{path}'], capture_output=True, text=True).stdout
    assert code(former) == code(path.read_text()), f'{path} is exported in another way'
print('exported code: the same')
PY

[ -n "${PYTHON:-}" ] || exit 0
# The table of pytest is put back; tests that read settings.ini or setup.py are left out
sed -n '/^\[tool.pytest/,/^$/p' "$dir/former.toml" >> pyproject.toml
left_out=$(grep -lE 'settings\.ini|import setup' tests/test_*.py | sed 's/^/--ignore=/')
PYTHONPATH="$PWD" "$PYTHON" -m pytest -q -m 'fast and not slow' $left_out
