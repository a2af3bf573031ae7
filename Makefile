# make demo    install into .venv and lint the examples
# make test    install what the tests need and run them
# make check   format, lint, types, imports between floors
# make bench   whole-process times, ratios and peak memory
# make oracle  compare the readers with Arelle over real filings (in .venv-oracle)
# make docs    renew the examples and the generated parts of README.md and docs/
# make golden  renew the golden files of the tests; read the difference before you commit it
# make clean   remove what the others made
#
# Python 3.11 or later and make are all it takes; another interpreter is `make PYTHON=python3.12 demo`.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SOURCE := checker tests hatch_build.py

# A stamp in the virtual environment says what it holds, so that a second run installs nothing.
STAMPS := $(VENV)/stamps
ORACLE := .venv-oracle

.DEFAULT_GOAL := demo
.PHONY: demo test check bench oracle docs golden clean

demo: $(STAMPS)/package
	@$(BIN)/cyberlint examples; status=$$?; echo; \
	if [ $$status -eq 1 ]; then echo "demo: the examples have the findings they were written for (exit status 1)"; \
	else echo "demo: expected exit status 1, got $$status" >&2; exit 1; fi

test: $(STAMPS)/test
	$(BIN)/python -m pytest

check: $(STAMPS)/check
	$(BIN)/ruff format --check $(SOURCE)
	$(BIN)/ruff check $(SOURCE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(STAMPS)/bench
	$(BIN)/python tests/tools/bench.py

oracle: $(ORACLE)/stamps/oracle
	$(ORACLE)/bin/python -m pytest tests/oracle

docs: $(STAMPS)/test
	$(BIN)/python tests/tools/write_examples.py
	$(BIN)/python tests/tools/docs.py

golden: $(STAMPS)/test
	$(BIN)/python -m pytest --renew

clean:
	rm -rf $(VENV) $(ORACLE) build dist rules/compiled.json .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find checker tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The two virtual environments. What a tool needs is read from pyproject.toml's dependency groups by a
# script of ours, because a pip older than 25.1 has no --group.

VENVS := $(VENV) $(ORACLE)
TOOLS := $(STAMPS)/test $(STAMPS)/check $(STAMPS)/bench $(ORACLE)/stamps/oracle
PIP   := bin/python -m pip install --quiet --disable-pip-version-check

$(VENVS:=/bin/python): %/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "cyberlint needs Python 3.11 or later: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $* || { \
	echo "$(PYTHON) cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }

$(VENVS:=/stamps/package): %/stamps/package: pyproject.toml hatch_build.py checker/cyberlint/__init__.py | %/bin/python
	@echo "installing cyberlint into $*"
	@$*/$(PIP) --editable .
	@mkdir -p $(@D) && touch $@

.SECONDEXPANSION:
$(TOOLS): $$(@D)/package
	@echo "installing what the group \"$(@F)\" needs into $(patsubst %/stamps,%,$(@D))"
	@$(@D)/../bin/python tests/tools/group.py $(@F) > $@.txt
	@$(@D)/../$(PIP) --requirement $@.txt
	@touch $@
