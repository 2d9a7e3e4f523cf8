# What is done from the command line more than once. `make` alone lists it.
# Works as root and as a user, with and without a terminal; nothing outside this folder is changed, except that
# `make test` installs a browser and Chinese fonts through apt-get when they are absent.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
FORMAT ?= text

# What is said on the command line reaches recipes through the environment, as text: neither make nor the shell runs it.
SAYS_LANGUAGE := $(filter command,$(origin LANGUAGE))
SAID := FILE DATASET ANSWERS TYPE KEY CODE FORMAT EDITS $(if $(SAYS_LANGUAGE),LANGUAGE)
$(foreach word,$(SAID),$(eval override $(word) := $$(value $(word))))
export $(SAID)

# An environment remembers where it stands: a folder that was moved or copied is set up anew.
VENV := .venv
BIN := $(VENV)/bin
HERE := $(shell pwd -P | cksum | cut -d' ' -f1)
ENVIRONMENT := $(VENV)/.environment-$(HERE)
PROGRAM := $(VENV)/.program
TEST_TOOLS := $(VENV)/.test-tools

# --use-pep517: what is built is built as pyproject.toml says, by the pip of Debian 12 too.
# --no-build-isolation: builds use the hashed tools of requirements/build.txt, not whatever is newest today.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
PIP_INSTALL := $(PIP) install --quiet --use-pep517 --no-build-isolation

.PHONY: help install site serve check import new explain audit test test-fast oracle tables lint browser zensical messages lock \
  bench bench-full bench-scale clean clean-all

help: ## list these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

site: $(PROGRAM) ## build the portal into build/site
	$(BIN)/plainlaw build
	@echo
	@echo "The portal is in build/site; its first page is build/site/index.html."
	@echo "To read it in a browser: make serve"

serve: $(PROGRAM) ## serve the portal on this machine, and build it again at each save
	$(BIN)/plainlaw serve

check: $(PROGRAM) ## report every problem in content, stats and site_config (FORMAT=text, json or github)
	$(BIN)/plainlaw check --format "$$FORMAT"

# Further options, such as ANSWERS="--answer blank=unknown", are passed on; quotation marks in them are understood.
import: $(PROGRAM) ## make a return of an office's file: make import FILE=../march.xlsx DATASET=disputes
	@[ -n "$$FILE" ] && [ -n "$$DATASET" ] || { echo "Say which file and for which dataset: \
	make import FILE=../march.xlsx DATASET=disputes" >&2; exit 2; }
	@options=(); \
	while IFS= read -r -d '' option; do options+=("$$option"); done < <(xargs -r printf '%s\0' <<<"$$ANSWERS"); \
	$(BIN)/plainlaw import --dataset "$$DATASET" $${options[@]+"$${options[@]}"} -- "$$FILE"

# LANGUAGE counts only when it is said: many systems have an environment variable of this name.
new: $(PROGRAM) ## write a template: make new TYPE=guide KEY=my-guide (LANGUAGE=en for English)
	@[ -n "$$TYPE" ] && [ -n "$$KEY" ] || { echo "Say what to write: make new TYPE=guide KEY=my-guide" >&2; exit 2; }
	@$(BIN)/plainlaw new $(if $(SAYS_LANGUAGE),--language "$$LANGUAGE") -- "$$TYPE" "$$KEY"

explain: $(PROGRAM) ## explain one kind of problem: make explain CODE=missing-part
	@[ -n "$$CODE" ] || { echo "Say which one: make explain CODE=missing-part" >&2; exit 2; }
	@$(BIN)/plainlaw explain -- "$$CODE"

audit: $(PROGRAM) ## check the figures of any article: make audit FILE=report.txt
	@[ -n "$$FILE" ] || { echo "Say which one: make audit FILE=report.txt" >&2; exit 2; }
	@$(BIN)/plainlaw audit --format "$$FORMAT" -- "$$FILE"

install: $(PROGRAM) ## install the program into .venv and build nothing

# The tests of one file stay together, because they share what they have built.
ON_ALL_CORES := --numprocesses auto --dist loadfile

test: lint browser zensical ## run everything: style, types, walls and all tests
	PLAINLAW_CHROMIUM="$$(.ci/browser path)" $(BIN)/pytest $(ON_ALL_CORES)

test-fast: lint ## the same without the tests that need a browser
	$(BIN)/pytest $(ON_ALL_CORES) -m "not browser"

# EDITS random edits for each number of workers; the tests make a few.
oracle: $(TEST_TOOLS) ## compare builds after many random edits with builds from nothing (EDITS=200)
	PLAINLAW_EDITS="$${EDITS:-200}" PLAINLAW_EDIT_WORKERS="1 2 4" $(BIN)/pytest tests/freshness

tables: $(TEST_TOOLS) ## protect many random tables and attack each of them (TABLES=500)
	PLAINLAW_TABLES="$${TABLES:-500}" $(BIN)/pytest tests/disclosure/test_suppress.py tests/disclosure/test_estimates.py

lint: $(TEST_TOOLS) ## style, types and walls only
	$(BIN)/ruff check generator tests benchmarks
	$(BIN)/ruff format --check generator tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

messages: $(PROGRAM) ## bring the catalogues of translations in step with the program
	$(BIN)/python -m plainlaw.locales.upkeep

browser: ## install Chromium and Chinese fonts for the tests, if they are absent
	@.ci/browser install

$(ENVIRONMENT):
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed and '$(PYTHON)' was not found. \
	On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; \
	this is $$($(PYTHON) --version). If another one is installed, name it: make site PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. \
	On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV); the first time takes a minute or two."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(PROGRAM): $(ENVIRONMENT) requirements/build.txt requirements/site.txt pyproject.toml
	$(PIP_INSTALL) -r requirements/build.txt
	$(PIP_INSTALL) -r requirements/site.txt
	$(PIP_INSTALL) --no-deps --editable .
# where the environment forbids to write bytecode, each start would compile the program anew
	@$(BIN)/python -m compileall -q generator
	@touch $@

$(TEST_TOOLS): requirements/test.txt $(PROGRAM)
	$(PIP_INSTALL) -r requirements/test.txt
	@touch $@

# Zensical has its own environment: the portal does not need it, and where it cannot be had its test is skipped.
ZENSICAL := .venv-zensical
ZENSICAL_READY := $(ZENSICAL)/.ready-$(HERE)

zensical: | $(ENVIRONMENT)
	@if [ ! -e $(ZENSICAL_READY) ] || [ requirements/zensical.txt -nt $(ZENSICAL_READY) ]; then \
	  rm -rf $(ZENSICAL); \
	  if $(PYTHON) -m venv $(ZENSICAL) \
	    && $(ZENSICAL)/bin/python -m pip --disable-pip-version-check --no-input install --quiet --retries 1 \
	       -r requirements/zensical.txt; \
	  then echo '*' > $(ZENSICAL)/.gitignore; touch $(ZENSICAL_READY); \
	  else rm -rf $(ZENSICAL); echo "Zensical could not be installed; its test will be skipped."; fi; \
	fi

# One version of each package for Python 3.11 to 3.13 ("fewest"), so that all of them build the same portal.
UV := .venv-lock/bin/uv
LOCK := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

lock: $(UV) ## choose newer versions of all dependencies and write them to requirements/
	$(LOCK) requirements/build.in -o requirements/build.txt
	$(LOCK) pyproject.toml -c requirements/build.txt -o requirements/site.txt
	$(LOCK) pyproject.toml --extra test -c requirements/build.txt -c requirements/site.txt -o requirements/test.txt
	$(LOCK) requirements/zensical.in -c requirements/site.txt -o requirements/zensical.txt
	@if grep -nE '://|--(extra-)?index|--find-links| /' requirements/*.txt; \
	then echo "These lines name an address or a path of this machine." >&2; exit 1; fi

$(UV):
	@$(PYTHON) -m venv .venv-lock
	@echo '*' > .venv-lock/.gitignore
	.venv-lock/bin/python -m pip --disable-pip-version-check --no-input install --quiet uv

BENCH := $(BIN)/python -m benchmarks
GROWTH := --case cold-pages --case cold-search --case publish-body \
  --contender plainlaw --contender plainlaw-search --contender hugo --contender hugo-search

bench: $(PROGRAM) ## build the same 300 articles with plainlaw and its peers, and compare (some minutes)
	$(BENCH) --apart short measure --documents 300 --rounds 2
	@cat .benchmarks/short.md

bench-full: $(PROGRAM) ## the same with 10,000 articles, five times each (some hours); writes docs/benchmarks.md
	$(BENCH) measure --documents 10000 --rounds 5

bench-scale: $(PROGRAM) ## how cost grows from 100 to 50,000 articles; adds to docs/benchmarks.md
	$(BENCH) measure --documents 100 --documents 1000 --documents 50000 --rounds 3 $(GROWTH)

clean: ## remove what was built, and caches
	[ ! -d build ] || find build -mindepth 1 ! -path build/portal ! -path build/portal/.gitignore -delete
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

clean-all: clean ## remove the environments, too
	rm -rf $(VENV) $(ZENSICAL) .venv-lock .benchmarks
