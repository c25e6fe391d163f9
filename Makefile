# make          what there is to do
# make run      the notebooks, end to end, and the site
# make check    what can be checked in three minutes: lint, export, clean, changed pages
# make test     everything that is checked

.DEFAULT_GOAL := help
SHELL   := /bin/sh
PYTHON  ?=
DATA    ?= $(FASHIONREC_DATA)
# uv installs where it is there; `make UV=` takes pip
UV      ?= $(shell command -v uv 2>/dev/null)
# Installing takes this many GB: torch alone is six on x86-64
NEED_GB ?= 8
PY      := .venv/bin/python
DONE    := .venv/.installed

.PHONY: help install hooks run check test docs results report pages stubs lint outputs clean

help:
	@echo 'make run              execute the notebooks on the embedded sample and render the site into _docs/'
	@echo 'make run DATA=PATH    the same on the real catalogue: a folder or zip as Kaggle has it'
	@echo 'make check            the quick part of the tests: lint, exported, clean, links, changed pages'
	@echo 'make test             check that all is in sync, run the notebooks and the tests, build the site'
	@echo 'make docs             render the site from the outputs that the notebooks hold'
	@echo 'make results DATA=PATH  measure again what the paper'"'"'s claims rest on, where it is missing or stale'
	@echo 'make report           the reproducibility report as _docs/report.pdf, by Chromium'
	@echo 'make outputs          for developers: execute the notebooks in place, clean, export, remake README.md and the site'
	@echo 'make pages            for developers: what each page needs, its last cell, and the navigation'
	@echo 'make stubs            for developers: fashionrec/*.pyi, which editors and type checkers read'
	@echo 'make hooks            for developers: git cleans and merges notebooks as nbdev does'
	@echo 'make install          only create .venv and install into it'
	@echo 'make clean            remove what these commands made, but .venv'
	@echo
	@echo 'PYTHON=python3.12 chooses the Python that .venv is made with. Packages are installed by uv where it is'
	@echo 'there, which is several times as fast, else by pip; UV= takes pip. UV_TORCH_BACKEND=cpu: no CUDA, by uv.'

install: $(DONE)
	@echo '.venv is ready: . .venv/bin/activate, then fashionrec --help, python or jupyter lab nbs'

$(DONE): settings.ini setup.py pyproject.toml constraints.txt
	@PYTHON='$(PYTHON)' UV='$(UV)' NEED_GB='$(NEED_GB)' sh tools/venv.sh
	@echo 'Installing the packages of constraints.txt into .venv, by $(if $(UV),uv,pip)'
	@$(PY) tools/install.py '$(UV)' || { sh tools/venv.sh why; exit 1; }
	@touch $@

run: $(DONE)
	@$(PY) tools/notebooks.py run --to _run --data '$(DATA)'; status=$$?; \
	    [ $$status = 0 ] || [ $$status = 3 ] || exit $$status; \
	    echo 'Rendering the site'; \
	    $(PY) tools/notebooks.py site --nbs _run || exit; \
	    echo; \
	    echo 'The site:                file://$(CURDIR)/_docs/index.html'; \
	    echo 'The executed notebooks:  $(CURDIR)/_run   (those in nbs/ stay as they are)'; \
	    exit $$status

check: $(DONE) lint
	@$(PY) -m pytest -m fast
	@$(PY) tools/notebooks.py changed

lint: $(DONE)
	@.venv/bin/ruff check

hooks: $(DONE)
	@.venv/bin/nbdev_install_hooks

stubs: $(DONE)
	@$(PY) tools/stubs.py

test: $(DONE)
	@$(PY) -m pytest

docs: $(DONE)
	@$(PY) tools/notebooks.py site
	@echo 'The site: file://$(CURDIR)/_docs/index.html'

results: $(DONE)
	@.venv/bin/fashionrec-results $(if $(DATA),--data '$(DATA)',--dry-run)

report: docs
	@$(PY) tools/report.py

pages: $(DONE)
	@$(PY) tools/reader.py

outputs: $(DONE)
	@$(PY) tools/notebooks.py run
	@$(PY) tools/reader.py
	@.venv/bin/nbdev_clean
	@.venv/bin/nbdev_export
	@$(PY) tools/stubs.py
	@$(PY) tools/notebooks.py readme
	@$(PY) tools/notebooks.py site

clean:
	rm -rf _docs _proc _run build dist .pytest_cache .ruff_cache .mypy_cache fashionrec.egg-info
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
