# make site builds the site; make test runs the tests; both set up what they need.

PYTHON ?= python3
BIN    := .venv/bin
PORT   ?= 8000
BUILD   = NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

.DEFAULT_GOAL := site
.PHONY: site take-along serve draft due check new-module new-exercise new-reference new-course rename-strand machine addresses schemas vendor test engines audit bench release lock clean

site: .venv/site  ## build the whole site, every sheet included, into site/
	@test -d .cache/build && echo "Building the site. Only what has changed is made again." || \
	  echo "Building the site. The first time takes a minute or two, since every sheet is set; after that, seconds."
	@$(BUILD)
	@echo "What next: 'make serve' shows the site here and follows your edits. Put site/ on a web server, or hand on site/*-offline.zip, which needs none."

take-along: .venv/take-along  ## the site, and beside it what leaves it: the handbook as a book, packages for learning systems, question banks and flashcards
	@TAKE_ALONG=1 $(BUILD)
	@echo "What next: the page 'Take it along' lists everything that site/take-along/ holds, and what each is for."

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

new-course: .venv/site  ## begin another course in a new folder, with this machine (DIR=../nursing TITLE="..." STRANDS="one, two" LICENCE="CC BY 4.0")
	@PYTHONPATH=hooks $(BIN)/python -m scaffold --from-make course

rename-strand: .venv/site  ## another name for a strand, in every list and link; old addresses lead on (STRAND=its-folder TITLE="New name")
	@PYTHONPATH=hooks $(BIN)/python -m scaffold --from-make strand

machine: .venv/site  ## take a later version of the machine from another course (FROM=../another); pages stay as they are
	@PYTHONPATH=hooks $(BIN)/python -m scaffold --from-make machine

schemas: .venv/site  ## write schemas/*.json again, which editors read
	@PYTHONPATH=hooks $(BIN)/python -m scaffold.schemas

vendor:  ## make the browser's PDF and ZIP script again from its packages (needs npm)
	cd deploy/pack-tools && npm ci --ignore-scripts --no-audit --no-fund && node make.js

test: .venv/test  ## all tests, a real browser included
	@echo "1 of 4: the browser for the tests"
	@$(BIN)/python tests/browser.py
	@echo "2 of 4: how the code is written"
	@$(BIN)/ruff check hooks tests benchmarks
	@echo "3 of 4: its types"
	@$(BIN)/mypy
	@echo "4 of 4: the tests, as many at a time as there are cores, four at most. On two cores they take some ten minutes."
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal --max-worker-restart 0

audit: .venv/test  ## the long checks: every page and mode in the browser, fuzzing, reproducible builds
	$(BIN)/python tests/browser.py
	$(BIN)/python -m pytest tests/audit $(wildcard tests/course/audit) -o norecursedirs=

engines: .venv/test  ## build with MkDocs and with ProperDocs, and compare every byte
	TAKE_ALONG=1 $(BIN)/python -m tests.engines

bench: .venv/test  ## ratios of build time and memory, written to benchmarks/README.md
	$(BIN)/python -m benchmarks

release: take-along  ## the site and all that leaves it, its offline copy, a bill of materials and checksums, into dist/
	PYTHONPATH=hooks $(BIN)/python deploy/release.py

lock: .venv/test  ## write the lock files again from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group take-along $(LOCK) -o requirements-take-along.txt
	$(BIN)/uv pip compile pyproject.toml --group take-along --group test $(LOCK) -o requirements-test.txt

LOCK = --quiet --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

clean:  ## forget what was built, and what earlier builds left for the next
	rm -rf site .cache

.venv/site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11, 5) or sys.exit("Python 3.11.5 or newer is needed; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	@echo "Setting up, once: what the site is built with, into .venv/. About half a minute, or more on a slow network."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

.venv/take-along: requirements-take-along.txt .venv/site
	@echo "Setting up, once: what packages to take along are made with, into .venv/. A few seconds."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-take-along.txt
	@touch $@

.venv/test: requirements-test.txt .venv/site
	@echo "Setting up for the tests, once: test tools, into .venv/. About a minute, or more on a slow network."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-test.txt
	@touch $@
