"""How fast PDFs with a text layer are read, beside what pypdfium2 takes for their text with character boxes alone.

    python benchmarks/read.py [FOLDER] [--pages N]

Reads the digital PDFs under FOLDER (default: the fixtures) over and over until N pages (default 100) were read, both
ways in turn, and prints the median of five rounds. Exits with 1 where reading takes more than twice as long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypdfium2

from hedui.read.pdf import read_pdf
from hedui.settings import Settings

LIMIT = 2.0
ROUNDS = 5


def bare(path: Path) -> int:
    """Text and character boxes through pypdfium2's own interface; the number of pages."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        for number in range(text.count_chars()):
            text.get_charbox(number)
        text.close()
        page.close()
    pages = len(document)
    document.close()
    return pages


def ours(path: Path) -> int:
    return len(read_pdf(path, Settings(ocr="none")))


def seconds(read: Callable[[Path], int], paths: list[Path], pages: int) -> float:
    """Seconds of processor time a page, over at least ``pages`` pages."""
    start, done = time.process_time(), 0
    while done < pages:
        for path in paths:
            done += read(path)
    return (time.process_time() - start) / done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("fixtures"))
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*.pdf") if not path.name.endswith(".scan.pdf"))
    if not paths:
        print(f"no PDFs under {options.folder}", file=sys.stderr)
        return 2
    rounds = [(seconds(bare, paths, options.pages), seconds(ours, paths, options.pages)) for _ in range(ROUNDS)]
    base, full = (median(times) for times in zip(*rounds, strict=True))
    ratio = median(slow / fast for fast, slow in rounds)
    print(f"pypdfium2, text and boxes  {1000 * base:6.2f} ms/page")
    print(f"hedui, reading             {1000 * full:6.2f} ms/page  {1 / full:7.0f} pages/s")
    print(f"ratio                      {ratio:6.2f}  (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
