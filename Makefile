# make site builds the site; make test runs the tests; both set up what they need.

PYTHON ?= python3
BIN    := .venv/bin
PORT   ?= 8000
BUILD   = NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

.DEFAULT_GOAL := site
.PHONY: site serve draft due check new-module new-exercise new-reference new-course machine addresses schemas test engines audit bench release lock clean

site: .venv/site  ## build the whole site, every sheet included, into site/
	$(BUILD)
	@echo "Built into site/, for a web server. 'make serve' shows it here; its offline copy, site/*-offline.zip, unpacked, opens without a server."

serve: .venv/site  ## live preview, with what is to be mended beside it; restart it after editing hooks/ (PORT=8001)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

draft: .venv/site  ## the whole site although something is wrong, with what is to be mended beside it, into site/
	DRAFT=1 NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build

due: .venv/site  ## what has to be looked at again: pages, works (RENEW=1 asks Crossref for notices)
	@PYTHONPATH=hooks $(BIN)/python -m upkeep $(if $(RENEW),--renew)

check: .venv/site  ## every mistake in the sources, with file and line (FORMAT=github for annotations, FIX=1 to mend)
	@PYTHONPATH=hooks $(BIN)/python -m checks $(if $(FORMAT),--format $(FORMAT)) $(if $(FIX),--fix)

new-module new-exercise new-reference: .venv/site  ## begin one with a template that passes the check; asks, or takes TITLE="..."
	@PYTHONPATH=hooks $(BIN)/python -m scaffold --from-make $(@:new-%=%)

addresses: .venv/site  ## write addresses.txt again, the list of what was published; before a release
	@PYTHONPATH=hooks $(BIN)/python -m checks.moved

new-course: .venv/site  ## begin another course in a new folder, with this machine (DIR=../nursing TITLE="..." STRANDS="one, two")
	@PYTHONPATH=hooks $(BIN)/python -m scaffold --from-make course

machine: .venv/site  ## take a later version of the machine from another course (FROM=../another); pages stay as they are
	@PYTHONPATH=hooks $(BIN)/python -m scaffold --from-make machine

schemas: .venv/site  ## write schemas/*.json again, which editors read
	@PYTHONPATH=hooks $(BIN)/python -m scaffold.schemas

test: .venv/test  ## all tests, a real browser included
	$(BIN)/python tests/browser.py
	$(BIN)/ruff check hooks tests benchmarks
	$(BIN)/mypy
	$(BIN)/python -m pytest

audit: .venv/test  ## the long checks: every page and mode in the browser, fuzzing, reproducible builds
	$(BIN)/python tests/browser.py
	$(BIN)/python -m pytest tests/audit -o norecursedirs=

engines: .venv/test  ## build with MkDocs and with ProperDocs, and compare every byte
	$(BIN)/python -m tests.engines

bench: .venv/test  ## ratios of build time and memory, written to benchmarks/README.md
	$(BIN)/python -m benchmarks

release: site  ## the site, its offline copy, a bill of materials and checksums, into dist/
	PYTHONPATH=hooks $(BIN)/python deploy/release.py

lock: .venv/test  ## write the lock files again from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group test $(LOCK) -o requirements-test.txt

LOCK = --quiet --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

clean:  ## forget what was built, and what earlier builds left for the next
	rm -rf site .cache

.venv/site: requirements.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11, 5) or sys.exit("Python 3.11.5 or newer is needed; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	touch $@

.venv/test: requirements-test.txt .venv/site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-test.txt
	touch $@
