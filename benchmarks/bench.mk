.PHONY: bench-read bench-ocr

bench-read: $(READY)  ## reading PDFs beside what pypdfium2 alone takes
	$(BIN)/python benchmarks/read.py

bench-ocr: $(READY)  ## OCR of scanned fixtures beside the engine's default settings
	$(BIN)/python benchmarks/ocr.py
