# Each target does its own set-up and only what is not done yet. README.md has the same in plain Python.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: run test check bench pictures lock texts

run: $(VENV)/ready-to-run
	$(PYTHON) -m dashboard --open

test: $(VENV)/ready-to-test
	$(PYTHON) -m pytest -n auto --dist loadfile

check: $(VENV)/ready-to-run
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) setup/audit.py

bench: $(VENV)/ready-to-test
	$(PYTHON) -m benchmarks

# Every page at each width, light and dark, in each language: page-pictures/index.html; and docs/first-page.png anew.
pictures: $(VENV)/ready-to-test
	$(PYTHON) benchmarks/pictures.py

# Every text on screen, for translators' tools; a catalogue made of it is dashboard/text/catalogues/<language>.po
texts: $(VENV)/ready-to-run
	$(VENV)/bin/pybabel extract --mapping-file=pyproject.toml --no-default-keywords --keywords=N_ \
	  --keywords=NN_:1,2 --keywords=Misfit:2 --sort-output --output-file=texts.pot .

# Writes requirements.lock anew from pyproject.toml; needs uv (https://docs.astral.sh/uv).
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --extra dev pyproject.toml --output-file requirements.lock

$(VENV)/ready-to-run: requirements.lock pyproject.toml setup/page_scripts.json
	$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	$(PYTHON3) -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(PYTHON) setup/page_scripts.py
	$(PYTHON) -m dashboard.serving.warm
	$(PYTHON) -m compileall -q etl dashboard
	touch $@

$(VENV)/ready-to-test: $(VENV)/ready-to-run setup/chromium.py
	$(PYTHON) setup/chromium.py
	touch $@
