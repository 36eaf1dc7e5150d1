.PHONY: bench-read bench-ocr

bench-read: $(READY)  ## reading PDFs beside what pypdfium2 alone takes
	$(BIN)/python benchmarks/read.py

bench-ocr: $(READY)  ## OCR of scanned fixtures beside the engine's default settings
	$(BIN)/python benchmarks/ocr.py

.PHONY: bench-poor
bench-poor: $(READY)  ## poor pictures of our own pages beside the engine alone, into docs/poor-pictures.md
	$(BIN)/python -m benchmarks.poor --write docs/poor-pictures.md; worse=$$?; $(BIN)/python docs/generate.py && exit $$worse

.PHONY: bench model

bench: $(READY)  ## agreements that nobody has seen, as text, PDF and scan, into docs/benchmark.md
	$(BIN)/python -m benchmarks.documents

.PHONY: bench-by-name
bench-by-name: $(READY)  ## each field and check that clerks asked for, in generated agreements, into docs/benchmark.md
	$(BIN)/python -m benchmarks.by_name --write docs/benchmark.md

model: $(READY)  ## train the model of names from generated agreements, some fifteen minutes
	$(BIN)/python -m tools.train_ner --card docs/model-card.md

.PHONY: facts
facts: $(READY)  ## train the model of clauses from the phrase bank (training/bank), some four minutes
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python -m training.train

.PHONY: calibration sureness
calibration: $(READY)  ## whether values that are given as surely right are, into docs/benchmark.md; fails where not
	$(BIN)/python -m benchmarks.calibration --write docs/benchmark.md

sureness: $(READY)  ## learn how sure values are, from generated agreements of the training split
	$(BIN)/python -m training.sureness

.PHONY: bench-normalize
bench-normalize: $(READY)  ## amounts beside cn2an and jionlp: exact, wrong, refused, microseconds
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/normalize.py

.PHONY: bench-money
bench-money: $(READY)  ## 100,000 made strings of money: the well-formed exact, all others refused
	$(BIN)/python -m benchmarks.money_strings

.PHONY: bench-growth
bench-growth: $(READY)  ## how the time of reading grows with the length of hostile texts
	$(BIN)/python benchmarks/growth.py

.PHONY: bench-large
bench-large: $(READY)  ## hostile texts of one and four megabytes: processor time and the peak of memory
	$(BIN)/python benchmarks/growth.py --large

COUNT ?= 1000000
.PHONY: bench-million
bench-million: $(READY)  ## ledger, resume, exports, memory and disk with COUNT records that are made, not read
	$(BIN)/python benchmarks/million.py $(COUNT)

DESK ?= 10000
.PHONY: bench-desk
bench-desk: $(READY)  ## the desk's list and an agreement over DESK agreements, at first and then, beside their bars
	$(BIN)/python -m benchmarks.desk $(DESK)
