"""How fast PDFs with a text layer are read and made records, beside pypdfium2's text with character boxes alone.

    python benchmarks/read.py [FOLDER] [--pages N]

Reads the digital PDFs under FOLDER (default: the fixtures) over and over until N pages (default 100) were read, each
way in turn, and prints the median of five rounds; and what it takes besides to compare an agreement's critical values
with what its pages show. Exits with 1 where reading takes more than twice as long, the whole (reading, extraction and
checks) more than four times, or the comparison more than 1.5 seconds an agreement.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypdfium2

from hedui.pipeline import process
from hedui.read.pdf import read_pdf
from hedui.settings import OcrEngine, Settings

READING_LIMIT = 2.0
WHOLE_LIMIT = 4.0
LAYER_LIMIT = 1.5
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


def reading(path: Path) -> int:
    return len(read_pdf(path, Settings(ocr=OcrEngine.NONE)))


def whole(path: Path) -> int:
    return process(path, Settings(ocr=OcrEngine.NONE)).source.pages


def comparing(paths: list[Path]) -> float:
    """Seconds of processor time that the comparison of text layers with pages takes an agreement, the engine loaded."""
    process(paths[0], Settings(cache=False))
    times = []
    for settings in (Settings(cache=False), Settings(compare_layers=False)):
        start = time.process_time()
        for path in paths:
            process(path, settings)
        times.append(time.process_time() - start)
    return (times[0] - times[1]) / len(paths)


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
    ways = (bare, reading, whole)
    rounds = [[seconds(way, paths, options.pages) for way in ways] for _ in range(ROUNDS)]
    base, read, made = (median(times) for times in zip(*rounds, strict=True))
    reading_ratio, whole_ratio = (median(times[way] / times[0] for times in rounds) for way in (1, 2))
    print(f"pypdfium2, text and boxes  {1000 * base:6.2f} ms/page")
    print(f"hedui, reading             {1000 * read:6.2f} ms/page  {1 / read:7.0f} pages/s")
    print(f"hedui, records             {1000 * made:6.2f} ms/page  {1 / made:7.0f} pages/s")
    print(f"ratio of reading           {reading_ratio:6.2f}  (at most {READING_LIMIT})")
    print(f"ratio of the whole         {whole_ratio:6.2f}  (at most {WHOLE_LIMIT})")
    compared = comparing(paths)
    print(f"layers compared with pages {compared:6.2f} s/agreement  (at most {LAYER_LIMIT})")
    return int(reading_ratio > READING_LIMIT or whole_ratio > WHOLE_LIMIT or compared > LAYER_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
