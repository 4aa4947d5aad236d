# bei: everything needs only python3 (3.11 or later), pip and make.
# `make` lists the targets; `make run` and `make test` set up .venv by themselves.

PYTHON ?= python3
ARGS ?=
FUZZ_SECONDS ?= 60
UV = uv==0.13.9
BIN = .venv/bin

# pip says only what went wrong; a user-wide `pip install --user` setting would break the installation here.
PIP = pip --disable-pip-version-check --no-input -qq
export PIP_USER = 0

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test check console bench crash fuzz browser docs pictures lock build clean FORCE

help: ## this list
	@echo "make TARGET   (set PYTHON=… for another Python, ARGS=\"…\" for arguments)"
	@sed -n 's/^\([a-z]*\):.*## /  \1: /p' Makefile | awk -F': ' '{ printf "%-10s %s\n", $$1, $$2 }'

run: .venv/.ready ## start bei: make run, make run ARGS="list --json"
	@$(BIN)/bei $(ARGS)

test: check ## ruff, mypy, pytest and the coverage gates
	@rm -rf .venv/.counted && mkdir .venv/.counted
	PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX='$(CURDIR)/.venv/.compiled' COUNTED_INTO='$(CURDIR)/.venv/.counted' \
		$(BIN)/python -m pytest -n 2 --dist worksteal -p tests.counting
	@$(BIN)/python -m tests.counting .venv/.counted rubric=95 sessions=95 tui=85

check: .venv/.ready ## ruff and mypy alone
	$(BIN)/python -m ruff check --quiet .
	$(BIN)/python -m ruff format --check --quiet .
	$(BIN)/python -m mypy

console: .venv/.ready ## the Textual developer console
	@echo "In another terminal, in this folder:   $(BIN)/textual run --dev -c $(BIN)/bei"
	@echo "What the program logs and prints then appears here; Ctrl+C ends the console."
	@$(BIN)/textual console $(ARGS)

bench: .venv/.ready ## the benchmarks: prints ratios, judges nothing
	@test -f benchmarks/run.py || { echo "make bench: benchmarks/run.py is missing" >&2; exit 1; }
	@$(BIN)/python -m benchmarks.run $(ARGS)

crash: .venv/.ready ## the program killed, starved and cut off; ARGS="kill --kills 50 --seed 2"
	@$(BIN)/python -m tests.crash $(ARGS)

fuzz: .venv/.ready ## broken files against all that reads files; FUZZ_SECONDS=60
	@nice -n 10 $(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

browser: .venv/.ready ## bei serve in headless Chromium, which has to be there; ARGS="--pictures FOLDER"
	@$(BIN)/python -m tests.browser $(ARGS)

docs: .venv/.ready ## the documentation site in build/docs; a warning is an error
	@$(BIN)/python -m sphinx -W --keep-going -q -b html docs build/docs
	@echo build/docs/index.html

pictures: .venv/.ready ## the pictures of the documentation, taken anew; needs Chromium and a Chinese font
	@$(BIN)/python -m tests.e2e.pictures

build: .venv/.ready ## wheel and source archive in dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist

lock: ## rewrite requirements.lock from pyproject.toml; ARGS=--upgrade takes the newest
	@$(right_python)
	@rm -rf build/lock && mkdir -p build/lock
	@$(call new_venv,build/lock/venv); $$pip install '$(UV)'
	@if test -f requirements.lock; then cp requirements.lock build/lock/new; fi
	@build/lock/venv/bin/uv --no-config pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet \
		--output-file build/lock/new $(ARGS)
	@{ echo "# Made by 'make lock' from pyproject.toml: Python 3.11 and later, every platform. Do not edit."; \
		grep -v '^# Made by' build/lock/new; } > build/lock/requirements.lock
	@mv build/lock/requirements.lock requirements.lock; rm -rf build/lock; rmdir build 2>/dev/null || true
	@echo "requirements.lock: $$(grep -c '==' requirements.lock) packages"

clean: ## remove .venv, built files and caches
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find rubric sessions tui tests benchmarks -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

right_python = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "bei needs Python 3.11 or later; name one: make PYTHON=python3.12 …" >&2; exit 1; }

# $(call new_venv,PLACE): an empty environment at PLACE; $$pip then installs into it. The pip of PYTHON does the
# work where there is one, since some systems ship venv without the pip it would put in.
new_venv = \
	set -e; \
	if $(PYTHON) -m pip --version >/dev/null 2>&1; then \
		$(PYTHON) -m venv --clear --without-pip $(1); pip="$(PYTHON) -m $(PIP) --python $(1)/bin/python"; \
	else \
		$(PYTHON) -m venv --clear $(1); pip="$(1)/bin/python -m $(PIP)"; \
	fi

# .venv/.locked: the packages of the lock. .venv/.ready: bei itself too, editable. The place is noted, because an
# environment that was copied or moved along with the folder would run the files of the old one.
ifneq "$(shell $(BIN)/python -c pass 2>/dev/null && cat .venv/.locked 2>/dev/null)" "$(CURDIR)"
.venv/.locked: FORCE
endif

.venv/.locked: requirements.lock
	@$(right_python)
	@echo "首次运行，正在准备环境，请等几分钟。  Setting up .venv: some minutes, once."
	@$(call new_venv,.venv); $$pip install --no-compile --no-deps --require-hashes -r requirements.lock; echo "$$pip" > .venv/.pip
	@pwd -P > .venv/.locked

.venv/.ready: .venv/.locked pyproject.toml hatch_build.py $(wildcard tui/locale/*/LC_MESSAGES/*.po)
	@$$(cat .venv/.pip) install --no-deps --no-build-isolation --editable .
	@touch .venv/.ready
