# make demo     the main job on the sample tracker, results in ./demo
# make test     everything that must hold: lint, contracts, types, all tests
# make package  a program that needs no Python, in dist/axonix, tried out after it is built
# make words    gather the texts of the screens into resources/words
# make torture  long proofs: hundreds of kills, power cuts and failing disks
# make bench    speed and memory beside other programs; proves nothing, measures
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin

.PHONY: demo test torture bench window package words system clean
.DEFAULT_GOAL := demo

demo: system $(VENV)/.installed
	@$(BIN)/axonix demo --out demo

window: system $(VENV)/.installed
	@$(BIN)/axonix-desktop

test:
	@PYTHON=$(PYTHON) bash .ci/run

torture: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m pytest -m torture -p no:randomly -o faulthandler_timeout=0 tests

bench: $(VENV)/.installed
	@$(BIN)/python -m tests.benchmarks $(WORK)

package: system $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m PyInstaller --noconfirm --log-level WARN packaging/axonix.spec
	@$(BIN)/python packaging/smoke.py dist/axonix

words: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python packaging/words.py

system:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Axonix Desktop needs Python 3.11 or newer; name one with: make PYTHON=python3.12 demo")'
	@$(PYTHON) packaging/system_libraries.py

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -m venv $(VENV)
	@echo "Installing the libraries named in constraints.txt (once, some minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

clean:
	rm -rf .venv .venv-ci demo build dist
