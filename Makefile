# Duograd: `make lab` opens the labs, `make test` proves them. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BOTH := tensorflow torch
FRAMEWORKS ?= $(BOTH)
LEFT_OUT := $(filter-out $(FRAMEWORKS),$(BOTH))
READY := $(VENV)/ready
CHOSEN := $(READY)$(LEFT_OUT:%=-without-%)
DEV := $(VENV)/ready-dev
PEERS := $(VENV)/peers
WORKERS ?= 2
AXE := $(VENV)/axe/package/axe.min.js
COLAB := $(VENV)/colab
COLAB_LIST := tests/data/colab-2026-08-19.txt
COLAB_PYTHON ?= python3.13
COLAB_FRAMEWORKS ?= tensorflow
ROOT_FLAG := $(if $(filter 0,$(shell id -u)),--allow-root)

ifneq ($(or $(strip $(FRAMEWORKS)),none),$(filter $(BOTH),$(FRAMEWORKS)))
$(error FRAMEWORKS can be torch, tensorflow or "torch tensorflow", not "$(FRAMEWORKS)")
endif

# On Linux the torch of the ordinary index brings gigabytes of CUDA; PyTorch's CPU index has one
# without. Other places that pip is set to look in are shut out, or they would answer in its stead;
# and where it cannot be reached that must not take longer than ten seconds to find out.
CPU_INDEX := https://download.pytorch.org/whl/cpu
FROM_CPU_INDEX := PIP_INDEX_URL=$(CPU_INDEX) PIP_EXTRA_INDEX_URL=' ' PIP_FIND_LINKS=' '
TORCH = $(shell grep '^torch==' requirements.txt)

define choose_torch
@if $(BIN)/python -c 'import importlib.metadata as m; \
  raise SystemExit("torch==" + m.version("torch").split("+")[0] != "$(TORCH)")' 2> /dev/null; \
then echo "torch is here already."; \
elif [ "$$(uname -s)" != Linux ]; then echo "torch comes from pip's ordinary index."; \
elif nvidia-smi -L > /dev/null 2>&1; \
then echo "torch comes from pip's ordinary index, with CUDA for the NVIDIA GPU: gigabytes."; \
elif { $(FROM_CPU_INDEX) timeout 10 $(BIN)/python -m pip -vv --retries 0 index versions torch && \
  $(FROM_CPU_INDEX) $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
  $(TORCH); } > $(VENV)/torch.log 2>&1; \
then echo "torch came from PyTorch's CPU index, without CUDA."; \
else echo "torch comes from pip's ordinary index, perhaps with gigabytes of CUDA:" \
  "PyTorch's CPU index did not give it (see $(VENV)/torch.log)."; fi
endef

define install
@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(1) \
  2> $(VENV)/pip.log || { \
  grep -m 1 'ERROR: ' $(VENV)/pip.log | sed 's/^.*ERROR: /pip could not install this: /'; \
  echo "Mend that and run make again; all of what pip said is in $(VENV)/pip.log"; exit 1; }
endef

# $(1): the framework to leave out, if any.
define set_up
@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else \
  "Duograd needs Python 3.11 or newer. Name one: make PYTHON=python3.12 lab")'
@$(PYTHON) -m venv $(VENV)
@echo "Installing requirements.txt$(1:%= without %) into $(VENV):" \
  "a few minutes the first time, then never again."
@sed '/^$(1)==/d' requirements.txt > $(VENV)/requirements.txt
$(if $(filter torch,$(1)),,$(choose_torch))
$(call install,$(VENV)/requirements.txt)
endef

.PHONY: help setup lab site test lint build wheel seeds stable test-colab bench clean

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1  \t\2/p' Makefile

setup: $(CHOSEN) ## create .venv and install requirements.txt into it

$(READY): requirements.txt pyproject.toml
	$(call set_up)
	@touch $(BOTH:%=$(READY)-without-%) $@

$(BOTH:%=$(READY)-without-%): $(READY)-without-%: requirements.txt pyproject.toml
	$(call set_up,$*)
	@touch $@

$(DEV): $(READY) requirements-dev.txt
	@echo "Installing requirements-dev.txt into $(VENV)."
	$(call install,requirements-dev.txt)
	@touch $@

lab: $(CHOSEN) ## open the labs in JupyterLab (FRAMEWORKS=torch: PyTorch's only)
	@$(BIN)/jupyter lab $(ROOT_FLAG) $(LAB_FLAGS) --notebook-dir=labs \
	  --LabApp.default_url=/lab/tree/index.ipynb

site: $(DEV) ## make the lessons a book of web pages in site/
	@$(BIN)/duograd site

# nbgrader and otter, which our grader is compared with: their parts of JupyterLab must not show
# up for students, so they get an environment of their own on top of this one.
$(PEERS)/ready: $(READY) tests/benchmarks/requirements.txt
	@$(BIN)/python -m venv --without-pip $(PEERS)
	@$(BIN)/python -c "import pathlib, sysconfig as s; here = s.get_path('purelib'); \
	  there = pathlib.Path(s.get_path('purelib', vars={'base': '$(PEERS)', 'platbase': '$(PEERS)'})); \
	  (there / 'below.pth').write_text(f'import site; site.addsitedir({here!r})')"
	@$(BIN)/python -m pip --python $(PEERS)/bin/python install --quiet \
	  --disable-pip-version-check -r tests/benchmarks/requirements.txt 2> $(VENV)/pip.log || { \
	  cat $(VENV)/pip.log; exit 1; }
	@touch $(PEERS)/ready

# axe-core looks for what keeps people with disabilities out of a page. It comes from npm.
$(AXE):
	@mkdir -p $(VENV)/axe
	@cd $(VENV)/axe && npm pack --silent axe-core@4.14.1 > npm.log 2>&1 && tar xzf axe-core-*.tgz || \
	  echo "No axe-core, as npm is not here or could not fetch it: its tests will be skipped."

# Each worker computes in one thread, as they share the cores; make stable tries other numbers.
test: export OMP_NUM_THREADS := 1
test: export OPENBLAS_NUM_THREADS := 1
test: export MKL_NUM_THREADS := 1
test: export TF_NUM_INTRAOP_THREADS := 1
test: export TF_NUM_INTEROP_THREADS := 1
test: STARTED := $(shell date +%s)
test: $(DEV) $(PEERS)/ready $(AXE) lint ## prove everything, every notebook replayed; LESSON=05 for one
	@$(BIN)/python -m pytest -n $(WORKERS) --parts --nbval \
	  --nbval-cell-timeout 120 $(if $(LESSON),--lesson $(LESSON)) tests solutions labs
	@echo "This took $$(($$(date +%s) - $(STARTED))) seconds."

lint: $(DEV) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

build: $(READY) ## make labs/ and solutions/ from the lessons
	$(BIN)/duograd build

wheel: $(READY) ## make the helper's wheel in dist/
	@rm -rf build dist
	@$(BIN)/python -m pip wheel . --quiet --disable-pip-version-check --no-deps \
	  --no-build-isolation --wheel-dir dist
	@rm -rf build
	@ls dist/*.whl

seeds: $(READY) ## judge all right and wrong answers on many draws; LESSON=05 for one
	$(BIN)/python tests/seeds.py 1000 1019 $(LESSON)

stable: $(READY) ## replay the solutions on other SIMD levels and thread counts
	$(BIN)/python tests/stable.py

# pip itself shows that the helper installs beside Colab's versions: the list is its constraint.
$(COLAB)/ready: $(COLAB_LIST)
	@$(COLAB_PYTHON) -c 'import sys; sys.exit(0 if sys.version_info[:2] == (3, 13) else \
	  "Colab has Python 3.13. Name one: make COLAB_PYTHON=python3.13 test-colab")'
	@$(COLAB_PYTHON) -m venv --clear $(COLAB)
	@grep -v '^nvidia-' $(COLAB_LIST) > $(COLAB)/list.txt  # its NCCL is not the one its torch asks for
	@$(COLAB)/bin/python -m pip install --quiet --disable-pip-version-check \
	  -c $(COLAB)/list.txt ipykernel nbclient
	@touch $@

# torch is left out unless one asks, since on Linux it brings gigabytes of CUDA:
# make COLAB_FRAMEWORKS="tensorflow torch" test-colab
test-colab: wheel $(COLAB)/ready ## run the solutions (TensorFlow's) on Google Colab's versions
	@$(COLAB)/bin/python -m pip install --quiet --disable-pip-version-check \
	  -c $(COLAB)/list.txt $(COLAB_FRAMEWORKS)
	@$(COLAB)/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall \
	  --no-deps dist/duograd-*.whl
	@$(COLAB)/bin/python -m pip install --quiet --disable-pip-version-check \
	  -c $(COLAB)/list.txt "$$(echo dist/duograd-*.whl)[music]"
	PYDEVD_DISABLE_FILE_VALIDATION=1 $(COLAB)/bin/python tests/colab.py

bench: $(READY) $(PEERS)/ready ## print how long imports, checks, solutions and grading take
	$(BIN)/python tests/benchmarks/bench.py
	$(BIN)/python tests/benchmarks/grading.py

clean: ## remove .venv and caches
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache
