# `make run` and `make test` need Python 3.11+, make and the package registry, nothing else.
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install run test lint format bench sample codes inventory messages schemas clean

help:            ## this list
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

install: .venv/.installed ## .venv with bin/interviewer in it

.venv/.installed: pyproject.toml constraints.txt
ifneq ($(UV),)
	@test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dev]'
else
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
endif
	@touch $@

run: install     ## the sample study, as a copy in .demo (ignored by git)
	@$(BIN)/interviewer demo .demo

test: install    ## the whole suite
	$(BIN)/python -m pytest -n auto

lint: install    ## ruff, mypy --strict, the arrows between rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install  ## mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install   ## ratios, measured side by side
	$(BIN)/python -m benchmarks

sample: install  ## record the sample study again from samples/, through the program itself
	$(BIN)/python scripts/record_sample.py

codes: install   ## how often the right code is among the three proposed
	@$(BIN)/python scripts/measure_codes.py

inventory: install ## each code of the instrument, and the questions that listen for it
	@$(BIN)/python scripts/inventory.py

messages: install ## bring the Dutch catalogue up to date with the code
	$(BIN)/python scripts/messages.py

schemas: install ## JSON Schemas and docs/guide-format.md, anew from the models
	$(BIN)/python scripts/schemas.py

clean:           ## what can be made again
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist
