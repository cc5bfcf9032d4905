# Everything runs in one virtual environment, made from the hash-pinned locks. VENV moves it, PYTHON picks the interpreter.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
SAMPLE ?= seeds/rafah-crossing.txt
UV := $(shell command -v uv 2>/dev/null)

# uv installs the same locks, faster; pip does where there is no uv. The project itself goes in editable and without
# build isolation, so that its build tools come from the lock too.
ifdef UV
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: run test check format bench torture monkey picture lock snapshots clean

run: $(VENV)/.installed
	$(BIN)/briefing $(SAMPLE)

test: $(VENV)/.developing
	$(BIN)/python -m pytest

check: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.developing
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.developing
	$(BIN)/python tools/bench.py
	PYTHONPATH=. $(BIN)/python tools/bench_library.py
	PYTHONPATH=. $(BIN)/python tools/bench_patterns.py
	PYTHONPATH=. $(BIN)/python tools/bench_passages.py

# Kills, full disks and I/O errors for some minutes; strace, where it is installed, aims them.
torture: $(VENV)/.developing
	PYTHONPATH=. $(BIN)/python tools/torture.py

# Random keys in sixty sessions, for some minutes; MONKEY="--seed N --sessions 1" plays one again.
monkey: $(VENV)/.developing
	PYTHONPATH=. $(BIN)/python tools/monkey.py $(MONKEY)

picture: $(VENV)/.developing
	$(BIN)/python tools/picture.py docs/screen.svg

snapshots: $(VENV)/.developing
	$(BIN)/python -m pytest tests/tui/test_snapshots.py --snapshot-update

$(BIN)/python:
ifdef UV
	$(UV) venv --quiet --python $(PYTHON) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
endif

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.developing: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

# Needs uv. Neither file may name a package index, so that they serve on any.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
		--python-version 3.11 pyproject.toml --group build --output-file requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
		--python-version 3.11 pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
