# Everything here works on a fresh machine that has only Python 3.11 and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := out/demo

.PHONY: demo test test-programs test-cluster container-steps lint format docs picture soak bench-batch clean

demo: $(READY)  ## import a folder of invented agreements and say where to look
	$(BIN)/hedui import fixtures/demo --out $(DEMO)
	@echo
	@echo "看这里 · Look at:  $(DEMO)/contracts.xlsx   $(DEMO)/report.html   $(DEMO)/records/"
	@echo "在浏览器里核对 · To decide and correct in the browser:  $(BIN)/hedui review $(DEMO)"

test: $(READY) lint  ## lint, types, layers, tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-programs: $(READY)  ## the tests that need Tesseract, Chromium, LibreOffice or fonts, none skipped
	$(BIN)/python -m pip install --quiet --editable '.[browser]'
	$(BIN)/python -m pytest -m needs --all-programs -n 2 --dist loadfile

# The S3 server and s3fs agree on one botocore; left to themselves they do not.
S3_SERVER := 'moto[server]==5.2.5' 'boto3==1.43.117' 'aiobotocore==3.10.0'

test-cluster: $(READY)  ## batches on a real Dask cluster and an S3 server, both started here
	$(BIN)/python -m pip install --quiet --editable '.[dask]' $(S3_SERVER)
	$(BIN)/python -m pytest -m cluster tests/batch

container-steps: $(READY)  ## the steps of the Containerfile in a clean root, tried without a network (as root, on Linux)
	$(BIN)/python tools/container_steps.py

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)  ## write the generated pages of docs/
	$(BIN)/python -m hedui.cli.reference docs
	$(BIN)/python -m hedui.export.reference docs
	$(BIN)/python docs/generate.py

picture: $(READY)  ## make the READMEs' picture of the desk (needs Chromium)
	$(BIN)/python -m pip install --quiet --editable '.[browser]'
	$(BIN)/python tools/picture.py docs/desk.webp

soak: $(READY)  ## thousands of documents, hostile ones among them, killed and restarted
	$(BIN)/python benchmarks/soak.py

bench-batch: $(READY)  ## what a batch costs beside the work, its memory, and two workers beside one
	$(BIN)/python benchmarks/batch.py

clean:
	rm -rf out build dist $(VENV)

$(READY): pyproject.toml
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

-include benchmarks/bench.mk
