# Direct Line. `make run` serves the page, `make test` runs every test; both set up what they need, once.
PYTHON ?= python3
PORT ?= 8050
DATA ?= data
# Set on the command line only: nothing in the environment may open the page to others.
HOST = 127.0.0.1
WORKERS = 2
OPTIONS =
VIEWERS = 100
SECONDS = 60
COUNT = 100000
SEED = 1
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run serve setup check test load-test fuzz shots schema clean

run: .venv/run-ready
	@$(BIN)/python app.py serve --port $(PORT) $(foreach path,$(DATA),--data $(path))

# To others, through a proxy: gunicorn with two workers of four threads (docs/deploy.md).
# make serve HOST=0.0.0.0 OPTIONS="--allow-host line.example.org"
serve: .venv/run-ready
	@$(BIN)/python app.py serve --workers $(WORKERS) --host $(HOST) --port $(PORT) $(foreach path,$(DATA),--data $(path)) $(OPTIONS)

setup: .venv/run-ready

.venv/run-ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Direct Line needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up (once): packages for the page ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/test-ready: .venv/run-ready requirements-test.txt
	@echo "Setting up (once): packages for the tests ..."
	@$(PIP) -r requirements-test.txt
	@touch $@

# Fast checks: form, types, imports, and every test that needs no browser.
check: .venv/test-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q --doctest-modules --ignore=tests/browser --cov --cov-report=term

# All of that, and the page in a real browser.
test: .venv/test-ready
	@sh tests/browser/find-chromium.sh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q --doctest-modules -n 2 --dist loadfile --cov --cov-report=term

# A hundred viewers for a minute on a server of its own; prints how long views took and what failed.
load-test: .venv/test-ready
	@$(BIN)/python -m tests.server.load --workers $(WORKERS) --viewers $(VIEWERS) --seconds $(SECONDS)

# A hundred thousand spoilt data files: none may crash, hang, fill the memory or be changed silently.
fuzz: .venv/test-ready
	@$(BIN)/python -m tests.fuzz --count $(COUNT) --seed $(SEED)

# Pictures of the page in every size and theme, into shots/ (not committed), and the one in the README.
shots: .venv/test-ready
	@sh tests/browser/find-chromium.sh
	$(BIN)/python -m tests.browser.shots

schema: .venv/run-ready
	@$(BIN)/python app.py schema > data/relationships.schema.json

clean:
	rm -rf .venv shots build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
