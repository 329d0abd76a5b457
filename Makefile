# Accord. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

# Scores of processes are started here, and each would read all of the source anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PYTHON ?= $(shell for name in python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && echo "$$name" && break; done)

PACKAGES := .venv/.packages-installed
ACCORD := .venv/.accord-installed
FRONT_END := node_modules/.front-end-installed

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

# ---- Setting up -----------------------------------------------------------------------------------------------------

.PHONY: setup
setup: $(ACCORD) $(FRONT_END) ## Make .venv, install the locked packages and fetch the front-end packages

.PHONY: tools-present
tools-present:
	@if [ -z "$(PYTHON)" ]; then echo "Accord needs Python 3.11, and neither python3.11 nor python3 is one. Install it, or say: make PYTHON=/path/to/python3.11" >&2; exit 1; fi
	@if ! command -v npm >/dev/null; then echo "Accord needs npm (it comes with Node.js) to fetch the GOV.UK and MoJ design systems, and it is not on the path." >&2; exit 1; fi

$(PACKAGES): requirements/dev.lock | tools-present
	@echo "==> Making .venv with $$($(PYTHON) --version)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "==> Installing the locked Python packages (about a minute the first time)"
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

$(ACCORD): $(PACKAGES) pyproject.toml
	@echo "==> Installing Accord itself into .venv"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(FRONT_END): package-lock.json | tools-present
	@echo "==> Fetching the front-end packages into node_modules"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: locks
locks: ## Compile requirements/*.in to *.lock again (needs uv on the path)
	uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements/runtime.in -o requirements/runtime.lock
	uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements/dev.in -o requirements/dev.lock
	uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements/training.in -o requirements/training.lock

# ---- Running --------------------------------------------------------------------------------------------------------

.PHONY: run
run: setup ## Set up, load the demonstration when the database is empty, and serve on HOST and PORT
	@$(BIN)/accord init
	@$(BIN)/accord demo --if-empty
	@exec $(BIN)/accord serve

# ---- Checking -------------------------------------------------------------------------------------------------------

# A server named by ACCORD_TEST_DATABASE_URL is used as it is; otherwise one is started for the length of the run.
ON_POSTGRESQL := $(if $(ACCORD_TEST_DATABASE_URL),env,$(BIN)/python tests/postgresql.py)

# What is loaded once for a whole file is loaded by one of the two alone.
TWO_AT_ONCE := -n 2 --dist loadgroup

# What knows no database, brings one of its own, or counts the same on either.
ALIKE_ON_BOTH := tests/house tests/kernel tests/risk tests/config tests/people/linking tests/web/test_query_counts.py \
	tests/api/test_query_counts.py tests/cli/test_serve.py tests/cli/test_no_database.py \
	tests/promises/test_14_every_fault_is_told.py tests/promises/test_06_a_killed_server_loses_nothing.py \
	tests/promises/test_30_settings_refuse_to_start_unsafe.py

# The two suites run side by side, for each waits by turns: for a browser, for a server, for a lock, for its longest test.
.PHONY: test
test: setup chromium ## Everything: style, types, contracts, and the suite on SQLite and on PostgreSQL
	@$(MAKE) --no-print-directory -j2 --output-sync=target lint types contracts migrations-check openapi-check
	@mkdir -p build
	@echo "==> The suite on SQLite, with the pages in a browser; the one on PostgreSQL runs beside it and is shown after it"
	@$(MAKE) --no-print-directory suite-on-postgresql > build/suite-on-postgresql.txt 2>&1 & beside=$$!; \
	trap 'kill $$beside 2>/dev/null || true' INT TERM; \
	passed=0; $(MAKE) --no-print-directory suite-on-sqlite || passed=1; \
	wait $$beside || passed=1; \
	echo "==> The suite on PostgreSQL"; cat build/suite-on-postgresql.txt; exit $$passed

.PHONY: suite-on-sqlite
suite-on-sqlite: $(ACCORD) $(FRONT_END)
	@env -u ACCORD_TEST_DATABASE_URL $(BIN)/pytest $(TWO_AT_ONCE)

.PHONY: suite-on-postgresql
suite-on-postgresql: $(ACCORD) $(FRONT_END)
	@$(ON_POSTGRESQL) $(BIN)/pytest $(TWO_AT_ONCE) -m "not browser" $(ALIKE_ON_BOTH:%=--ignore=%)

.PHONY: lint
lint: $(ACCORD) ## Style
	@echo "==> Style"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: types
types: $(ACCORD) ## Types
	@echo "==> Types"
	@$(BIN)/mypy

.PHONY: contracts
contracts: $(ACCORD) ## Who may import whom
	@echo "==> Who may import whom"
	@$(BIN)/lint-imports --no-cache --no-logo

.PHONY: migrations-check
migrations-check: $(ACCORD) ## Every change of a table has its migration
	@echo "==> Migrations"
	@DJANGO_SETTINGS_MODULE=accord.config.settings $(BIN)/python -m django makemigrations --check --dry-run

.PHONY: openapi-check
openapi-check: $(ACCORD) ## openapi.json is what the API is
	@echo "==> openapi.json"
	@$(BIN)/accord openapi --check openapi.json

.PHONY: chromium
chromium:
	@if command -v chromium >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "==> Installing Chromium, in which the pages are tested"; \
		apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; \
	else \
		echo "The pages are tested in Chromium, which is not on the path. Install it first: sudo apt-get install chromium" >&2; \
		exit 1; \
	fi

# ---- Measuring and showing ------------------------------------------------------------------------------------------

.PHONY: bench
bench: setup ## Measure every promise of speed; one table, and JSON under build/bench/
	@$(BIN)/python -m bench

.PHONY: screenshots
screenshots: setup chromium ## Take the pictures that README.md shows
	@$(BIN)/python -m scripts.screenshots

.PHONY: openapi
openapi: $(ACCORD) ## Write openapi.json from the code
	@$(BIN)/accord openapi --write openapi.json

.PHONY: matrix
matrix: $(ACCORD) ## Propose src/accord/access/matrix.csv from what the service answers each role
	@$(BIN)/python -m scripts.matrix
