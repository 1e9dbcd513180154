# Each target does its own set-up: all it needs is Python 3.11 or later with pip and venv. uv is used where present.

# The first interpreter that is new enough and can make an environment; override with `make PYTHON=...`.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
# What running needs is there; what development needs, too.
RUNS := $(VENV)/.dateline-runs
STAMP := $(VENV)/.dateline-setup
ARGS ?=
AXE := 4.14.1

.DEFAULT_GOAL := help
.PHONY: help setup dev demo test acceptance clients browse-test image-test compose-test cluster-test soak-cluster work-pool soak fuzz lint format docs screens bench lock audit clean

help: ## Show what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

setup: $(RUNS) ## Make .venv with what running needs, as deploy/requirements.lock says

dev: $(STAMP) ## Add the development tools and what the notebook needs, as requirements.lock says

demo: $(RUNS) ## Ingest a small fictional newspaper twice and show the result (ARGS="--home DIR")
	$(BIN)/dateline $(ARGS) demo

test: $(STAMP) ## Run the tests (ARGS="tests/test_x.py -k name")
	$(BIN)/python -m pytest $(ARGS)

acceptance: $(STAMP) ## Run the longest tests: kills, schedules, several machines, a month of alarms, a short soak
	DATELINE_TEST_THREADS=2 $(BIN)/python -m pytest -n4 -m acceptance $(ARGS)

clients: $(STAMP) ## Open the snapshot with other versions of DuckDB, BI tools, dbt and Node, which pip and npm get
	DATELINE_CLIENTS=$(CURDIR)/.cache/clients $(BIN)/python -m pytest -n0 tests/test_clients.py $(ARGS)

browse-test: $(STAMP) ## Test report and desk in Chromium, the desk with axe-core, which npm gets
	mkdir -p .cache && cd .cache && npm pack --silent axe-core@$(AXE) >/dev/null && tar -xzf axe-core-$(AXE).tgz
	DATELINE_AXE=$(CURDIR)/.cache/package/axe.min.js $(BIN)/python -m pytest -n0 tests/test_desk_in_a_browser.py \
		tests/test_report_in_a_browser.py $(ARGS)

soak-cluster: $(STAMP) ## Four workers over PostgreSQL and S3 for 20 minutes, with faults (needs Debian's postgresql)
	$(BIN)/python -m bench.cluster $(ARGS)

work-pool: $(STAMP) ## Two workers of a Prefect work pool over PostgreSQL, S3 and Dask, one killed (needs Debian's postgresql)
	$(BIN)/python -m bench.work_pool $(ARGS)

MINUTES ?= 30
soak: $(STAMP) ## Kill commands 300 times, then feed parsers nonsense for MINUTES=30 (ARGS="--seed N --kills 20": one round)
	$(BIN)/python -m bench.crashes $(ARGS)
	DATELINE_TEST_THREADS=2 DATELINE_TEST_KILLS=50 $(BIN)/python -m pytest -n0 tests/test_publishing_survives_kill.py
	DATELINE_TEST_THREADS=2 DATELINE_TEST_SEEDS=20 $(BIN)/python -m pytest -n0 tests/test_lake_copy.py
	DATELINE_TEST_THREADS=2 DATELINE_TEST_QUERIES=1000 $(BIN)/python -m pytest -n0 tests/test_query_against_brute_force.py
	$(BIN)/python -m bench.fuzz --minutes $(MINUTES)

fuzz: $(STAMP) ## Extract 100 broken pages of each kind (DATELINE_BENCH_CORPUS=DIR: of real pages too)
	DATELINE_TEST_MUTATIONS=100 $(BIN)/python -m pytest tests/test_mutated_pages.py

image-test: ## Build deploy/Dockerfile without a registry and try it: demo, scheduled run, health (as root; ten minutes)
	sh .ci/image-test

compose-test: $(RUNS) ## Bring deploy/compose.yaml up without Docker and try it, after image-test (as root; three minutes)
	$(BIN)/python -m bench.compose

cluster-test: $(STAMP) ## Bring deploy/cluster/compose.yaml up without Docker and try it, after image-test (as root; ten minutes)
	$(BIN)/python -m bench.compose_cluster $(ARGS)

lint: $(STAMP) ## Check style, types, import rules, SQL and the time of regular expressions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --disable-progress-bar sql
	$(BIN)/python -m bench.patterns

format: $(STAMP) ## Format the code as lint requires
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP) ## Write the generated parts of the documentation
	$(BIN)/python -m bench.docs

screens: $(STAMP) ## Make the captures of docs/screens.md anew
	$(BIN)/python -m bench.screens

bench: $(STAMP) ## Measure pages a second and peak memory over loopback (ARGS="--pages 1000")
	$(BIN)/python -m bench $(ARGS)

# The locks of what running needs pin what requirements.lock does: the tests run what is deployed.
compile := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

lock: ## Write requirements.lock, and from it those of deploy/, from pyproject.toml (ARGS="--upgrade" moves the pins)
	$(firstword $(wildcard $(BIN)/uv) uv) $(compile) --all-extras $(ARGS) --output-file requirements.lock pyproject.toml
	$(firstword $(wildcard $(BIN)/uv) uv) $(compile) --no-annotate --extra build --constraint requirements.lock \
		--output-file deploy/requirements.lock pyproject.toml
	$(firstword $(wildcard $(BIN)/uv) uv) $(compile) --no-annotate --extra build --extra lake --extra cluster --extra dask \
		--constraint requirements.lock --output-file deploy/cluster/requirements.lock pyproject.toml

audit: ## Look up the locked packages in the public list of vulnerabilities (needs pip-audit and the network)
	@command -v pip-audit >/dev/null 2>&1 || { echo "make audit needs pip-audit (pipx install pip-audit) and the network:" \
		"the list of vulnerabilities is not part of any package" >&2; exit 1; }
	pip-audit --disable-pip --require-hashes --requirement requirements.lock
	pip-audit --disable-pip --require-hashes --requirement deploy/cluster/requirements.lock

clean: ## Remove the environment and what the tools leave behind
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# --no-build-isolation: hatchling and editables come from the lock too, so nothing unlocked is installed.
# A uv that cannot reach its index (it does not read pip's configuration) leaves the work to pip.
install = if command -v uv >/dev/null 2>&1 && uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
	then :; else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi

$(RUNS): pyproject.toml deploy/requirements.lock
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or later with venv (Debian: apt install python3-venv)" >&2; exit 1; }
	@test -x $(BIN)/python -a -x $(BIN)/pip || { echo "1/3 making $(VENV) with $(PYTHON)"; $(PYTHON) -m venv --clear $(VENV); }
	@echo "2/3 installing $$(grep -c == deploy/requirements.lock) packages that running needs: one or two minutes"
	@$(call install,deploy/requirements.lock)
	@echo "3/3 installing dateline: $(BIN)/dateline"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(STAMP): $(RUNS) requirements.lock
	@echo "installing development tools, up to $$(grep -c == requirements.lock) packages in all: one or two minutes"
	@$(call install,requirements.lock)
	@touch $@
