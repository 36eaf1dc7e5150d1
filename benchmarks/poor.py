"""Reading poor pictures of our own pages, beside the engine alone on the same pictures.

    python -m benchmarks.poor [--pages N] [--of WORDS]... [--write FILE]

For each dress (``poor_pages.py``) the character error rate (white space and full width apart) and the critical strings
that were read without a fault, of hedui and of its engine given the picture as it is. ``--write`` puts each row, as
soon as it is there, into the table of a Markdown file, between its marks; rows of other dresses stay as they were.
Exits with 1 where hedui makes more errors than the engine alone.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from ocr import critical, distance, plain
from poor_pages import DRESSES, Picture, beside_itself, dressed, pages

from hedui.models.page import Page
from hedui.read.ocr import load_engine
from hedui.read.ocr.engine import OcrEngine as Engine
from hedui.read.picture import find_strokes
from hedui.read.scan import look, page_of, skew_of
from hedui.read.sight import Sight
from hedui.settings import Language, OcrEngine

SIZE = (595.0, 842.0)
BEGIN, END = "<!-- poor -->", "<!-- end -->"
HEAD = ["| picture | CER | critical | the engine alone: CER | critical |", "|---|---|---|---|---|"]


@dataclass(slots=True)
class Tally:
    """Of one reader in one dress."""

    errors: int = 0
    length: int = 0
    right: int = 0
    wanted: int = 0

    def add(self, truth: str, text: str, critical: list[str]) -> None:
        self.errors += distance(plain(truth), plain(text))
        self.length += len(plain(truth))
        self.right += sum(value in plain(text) for value in critical)
        self.wanted += len(critical)

    def shown(self) -> str:
        return f"{self.errors / max(self.length, 1):.2%} | {self.right} of {self.wanted}"


def ours(picture: Picture, engine: Engine) -> Page:
    return page_of(look(picture, engine), 1, _size(picture), engine.name)


def alone(picture: Picture, engine: Engine) -> Page:
    """The engine's lines from the grey picture as it is, set in order as hedui sets them; no stroke strikes any out."""
    grey = picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    found = engine.read(grey)
    upright = np.ascontiguousarray(np.rot90(grey, -found.turn // 90))
    skew = skew_of(found.lines)
    strokes = find_strokes(upright, skew)
    every = tuple(range(len(strokes)))
    sight = Sight(upright.shape[::-1], found.turn, skew, found.lines, strokes, broken=every)
    return page_of(sight, 1, _size(picture), engine.name)


def _size(picture: Picture) -> tuple[float, float]:
    return SIZE if picture.shape[0] > picture.shape[1] else SIZE[::-1]


def written(text: str, row: str) -> str:
    """A Markdown file's ``text`` with ``row`` in its table, in place of the dress's former one."""
    before, _, rest = text.partition(BEGIN)
    table, _, after = rest.partition(END)
    rows = {_dress(line): line for line in (*table.splitlines(), row) if _dress(line) in DRESSES}
    lines = [*HEAD, *(rows[name] for name in DRESSES if name in rows)]
    return "\n".join([before + BEGIN, *lines, END]) + after


def _dress(row: str) -> str:
    return row.split("|")[1].strip() if row.count("|") > 1 else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("fixtures/agreements"))
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--of", action="append", default=[], help="only dresses whose name holds this, or another --of")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.glob("*.pdf")) if path.with_suffix(".expected.json").exists()]
    chosen = list(pages(paths, options.pages))
    engine = load_engine(OcrEngine.RAPIDOCR, Language.EN)
    worse = False
    for name, dress in DRESSES.items():
        if options.of and not any(words in name for words in options.of):
            continue
        here, there = Tally(), Tally()
        for number, (path, page) in enumerate(chosen):
            picture, wanted = dressed(path, page, dress, number), critical(path, page.text)
            truth = page.text * (2 if beside_itself in dress.changes else 1)
            here.add(truth, ours(picture, engine).text, wanted)
            there.add(truth, alone(picture, engine).text, wanted)
        worse |= here.errors > there.errors or here.right < there.right
        row = f"| {name} | {here.shown()} | {there.shown()} |"
        print(row, flush=True)
        if options.write:
            options.write.write_text(written(options.write.read_text("utf-8"), row), "utf-8")
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
