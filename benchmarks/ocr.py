"""OCR of scans that are made from the fixtures, beside RapidOCR with its default settings on the same pages.

    python benchmarks/ocr.py [FOLDER] [--pages N] [--without-default]

Prints for each engine the character error rate (white space and full width apart), the share of critical strings read
without a fault (names, numbers, amounts and dates that the expected records name), pages a minute of the whole
machine, and for hedui how much of the time its own work around the engine takes. Exits with 1
where hedui is less than three times as fast as the default, reads fewer than 99% of the critical strings or spends
more than 10% on its own.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from ocr_scans import Picture, pages

from hedui.errors import EngineMissingError
from hedui.models.page import Page
from hedui.read.crew import Shot, read_shots
from hedui.read.ocr import load_engine
from hedui.read.ocr.engine import OcrEngine as Engine
from hedui.read.ocr.engine import Recognition, TextLine
from hedui.read.scan import look, page_of
from hedui.settings import Language, OcrEngine, Settings

FASTER, CRITICAL, OVERHEAD = 3.0, 0.99, 0.10
SIZE = (595.0, 842.0)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("_", "")


def distance(one: str, other: str) -> int:
    """Levenshtein's."""
    codes = np.frombuffer(other.encode("utf-32-le"), np.uint32)
    places = np.arange(len(other) + 1)
    row = places.copy()
    for number, character in enumerate(one, 1):
        fresh = np.empty_like(row)
        fresh[0] = number
        fresh[1:] = np.minimum(row[1:] + 1, row[:-1] + (codes != ord(character)))
        row = np.minimum.accumulate(fresh - places) + places
    return int(row[-1])


def critical(path: Path, text: str) -> list[str]:
    """The values of the expected record that a page states literally."""
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))["fields"]
    found = {plain(value) for value in strings(expected) if len(plain(value)) >= 4}
    return [value for value in sorted(found) if value in plain(text)]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def default_reader() -> Callable[[list[Picture]], list[str]]:
    """RapidOCR as its authors set it: all processors, one page after the other."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})

    def read(pictures: list[Picture]) -> list[str]:
        return ["\n".join(engine(picture[:, :, ::-1]).txts or ()) for picture in pictures]

    return read


def our_reader(choice: OcrEngine) -> Callable[[list[Picture]], list[str]]:
    """hedui's own: a page a processor, without cache."""
    load_engine(choice, Language.EN)
    settings = Settings(ocr=choice, cache=False)

    def read(pictures: list[Picture]) -> list[str]:
        shots: list[Shot | Page] = [
            Shot(n, picture, SIZE if picture.shape[0] > picture.shape[1] else SIZE[::-1])
            for n, picture in enumerate(pictures, 1)
        ]
        return [page.text for page in read_shots(shots, settings)]

    return read


def overhead(pictures: list[Picture]) -> float:
    """Processor time of everything but the engine, as a share of the engine's."""
    engine = Timed(load_engine(OcrEngine.RAPIDOCR, Language.EN))
    start = time.process_time()
    for picture in pictures:
        page_of(look(picture, engine), 1, SIZE, engine.name)
    return (time.process_time() - start) / engine.spent - 1


class Timed:
    """An engine that knows how much processor time it spent, on pages as on seals and cells."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name, self.version, self.spent = engine.name, engine.version, 0.0

    def read(self, picture: Picture) -> Recognition:
        start = time.process_time()
        found = self._engine.read(picture)
        self.spent += time.process_time() - start
        return found

    def read_line(self, picture: Picture) -> TextLine:
        start = time.process_time()
        found = self._engine.read_line(picture)
        self.spent += time.process_time() - start
        return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("fixtures/agreements"))
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--without-default", action="store_true", help="leave RapidOCR's default settings out")
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.glob("*.pdf")) if path.with_suffix(".expected.json").exists()]
    scans = list(pages(paths, options.pages))
    print(f"{len(scans)} pages of {len(paths)} agreements, 200 dpi, {os.cpu_count()} processors")
    readers: dict[str, Callable[[], Callable[[list[Picture]], list[str]]]] = {
        "hedui, rapidocr": lambda: our_reader(OcrEngine.RAPIDOCR),
        "hedui, tesseract": lambda: our_reader(OcrEngine.TESSERACT),
    }
    if not options.without_default:
        readers["RapidOCR, default settings"] = default_reader
    speeds: dict[str, float] = {}
    shares: dict[str, float] = {}
    for name, load in readers.items():
        try:
            read = load()
        except EngineMissingError as error:
            print(f"{name:27} not installed: {error}")
            continue
        read([scans[0][2]])
        start = time.perf_counter()
        texts = read([picture for _, _, picture in scans])
        speeds[name] = 60 * len(scans) / (time.perf_counter() - start)
        shares[name] = report(name, scans, texts, speeds[name])
    spent = overhead([picture for _, _, picture in scans[:4]])
    print(f"hedui's own work around the engine: {spent:.1%} of the engine's time (at most {OVERHEAD:.0%})")
    ours, default = speeds["hedui, rapidocr"], speeds.get("RapidOCR, default settings")
    if default:
        print(f"hedui is {ours / default:.1f} times as fast as the default settings (at least {FASTER})")
    good = shares["hedui, rapidocr"] >= CRITICAL and spent <= OVERHEAD and (not default or ours >= FASTER * default)
    return int(not good)


def report(name: str, scans: list[tuple[Path, str, Picture]], texts: list[str], speed: float) -> float:
    """Print one engine's line; the share of critical strings."""
    errors = sum(distance(plain(truth), plain(text)) for (_, truth, _), text in zip(scans, texts, strict=True))
    length = sum(len(plain(truth)) for _, truth, _ in scans)
    wanted = [
        (value, plain(text)) for (p, truth, _), text in zip(scans, texts, strict=True) for value in critical(p, truth)
    ]
    right = sum(value in text for value, text in wanted)
    share = right / max(len(wanted), 1)
    print(
        f"{name:27} CER {errors / length:7.2%}   critical {right}/{len(wanted)} {share:7.1%}   {speed:6.1f} pages/min"
    )
    return share


if __name__ == "__main__":
    sys.exit(main())
