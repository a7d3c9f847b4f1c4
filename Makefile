# make demo     the main job on the sample tracker, results in ./demo
# make test     everything that must hold: lint, contracts, types, all tests
# make bench    speed and memory beside other programs; proves nothing, measures
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin

.PHONY: demo test bench window clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed
	@$(BIN)/python packaging/system_libraries.py
	@$(BIN)/axonix demo --out demo

window: $(VENV)/.installed
	@$(BIN)/python packaging/system_libraries.py --window
	@$(BIN)/axonix-desktop

test:
	@PYTHON=$(PYTHON) bash .ci/run

bench: $(VENV)/.installed
	@$(BIN)/python -m tests.benchmarks $(WORK)

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Axonix Desktop needs Python 3.11 or newer; name one with: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment here; on Debian install it with: sudo apt-get install -y python3-venv"; exit 1; }
	@echo "Installing the libraries named in constraints.txt (once, some minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

clean:
	rm -rf .venv .venv-ci demo build dist
