# make demo    install into .venv and lint the examples
# make test    install what the tests need and run them
# make check   format, lint, types, imports between floors
# make bench   whole-process times, ratios and peak memory
# make oracle  compare the readers with Arelle over real filings, in .venv-oracle
# make browser  test the HTML report in Chromium, driven by Node
# make accuracy  score the verdicts against labelled filings
# make schema  renew schemas/rule.schema.json from the operators and the taxonomy, and
#              schemas/config.schema.json from the table of settings and the rules
# make survey  count over real filings how often each rule finds something (docs/rules-survey.md)
# make docs    renew the examples and the generated parts of README.md and docs/
# make golden  renew the golden files of the tests; read the difference before you commit it
# make clean   remove what the others made
#
# Python 3.11 or later and make are all it takes; another interpreter is `make PYTHON=python3.12 demo`.
# Real and labelled filings are found where CYBERLINT_CORPUS says.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SOURCE := checker tests hatch_build.py

# A stamp in the virtual environment says what it holds, so that a second run installs nothing.
STAMPS := $(VENV)/stamps
ORACLE := .venv-oracle
BROWSER := .venv-browser

.DEFAULT_GOAL := demo
.PHONY: demo test check bench oracle browser accuracy schema survey docs golden clean

# A crash of Python ends with status 1 too: the last line must give findings as the reason.
LINT = $(BIN)/cyberlint $(1) 2>$(STAMPS)/demo.log; status=$$?; cat $(STAMPS)/demo.log; echo; \
	if [ $$status -ne 1 ] || ! tail -n 1 $(STAMPS)/demo.log | grep -q "^exit 1: .* finding"; \
	then echo "demo: failed with exit status $$status" >&2; exit 1; fi

demo: $(STAMPS)/package
	@echo "$$ cyberlint examples/larkspur-10-K.htm"
	@$(call LINT,examples/larkspur-10-K.htm)
	@echo "$$ cyberlint --format concise examples/*.*"
	@$(call LINT,--format concise examples/*.*)
	@echo "demo: the fictional filings have the findings that they were written for"

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
	$(ORACLE)/bin/python tests/oracle/compare.py

browser: $(STAMPS)/test $(BROWSER)/node_modules
	$(BIN)/python -m pytest tests/browser

$(BROWSER)/node_modules: tests/browser/package.json
	@mkdir -p $(BROWSER) && cp $< $(BROWSER)
	@npm install --prefix $(BROWSER) --no-package-lock --no-audit --no-fund --silent
	@touch $@

accuracy: $(STAMPS)/test
	$(BIN)/python -m tools.accuracy

accuracy schema docs survey: export PYTHONPATH := tests
schema: $(STAMPS)/package
	$(BIN)/python -m tools.schema

survey: $(STAMPS)/test
	$(BIN)/python -m tools.survey

docs: $(STAMPS)/test
	$(BIN)/python -m tools.write_examples
	$(BIN)/python -m tools.docs

golden: $(STAMPS)/test
	$(BIN)/python -m pytest --renew

clean:
	rm -rf $(VENV) $(ORACLE) $(BROWSER) build dist rules/compiled*.bin .hypothesis .mypy_cache .pytest_cache .ruff_cache
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
