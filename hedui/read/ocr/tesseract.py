"""Tesseract through pytesseract, with its simplified Chinese model. Both must be installed apart."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from hedui.read.ocr.engine import Recognition, TextLine, corners_of, even_spans

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, Picture

LANGUAGE = "chi_sim"
_BLOCK = "--psm 6"
_LINE = "--psm 7"
_SURE = 1.0


class TesseractEngine:
    """One Tesseract process a call, with one thread each."""

    name = "tesseract"

    def __init__(self, version: str) -> None:
        self.version = f"{version} {LANGUAGE}"

    def read(self, picture: Picture) -> Recognition:
        turn = self._turn(picture)
        upright = np.ascontiguousarray(np.rot90(picture, -turn // 90))
        return Recognition(turn, tuple(self._lines(upright, _BLOCK)))

    def read_line(self, picture: Picture) -> TextLine:
        lines = self._lines(picture, _LINE)
        if not lines:
            return TextLine("", corners_of(picture), np.empty((0, 2)), np.empty(0))
        return max(lines, key=lambda line: len(line.text))

    def _turn(self, picture: Picture) -> int:
        """How far to turn the picture clockwise; 0 where Tesseract cannot tell."""
        import pytesseract

        try:
            found = pytesseract.image_to_osd(picture, output_type=pytesseract.Output.DICT)
        except pytesseract.TesseractError:
            return 0
        return int(found["rotate"]) % 360 if float(found["orientation_conf"]) >= _SURE else 0

    def _lines(self, picture: Picture, mode: str) -> list[TextLine]:
        import pytesseract

        table = pytesseract.image_to_data(picture, lang=LANGUAGE, config=mode, output_type=pytesseract.Output.DICT)
        lines: dict[tuple[int, int, int], list[int]] = {}
        for row, text in enumerate(table["text"]):
            if text.strip():
                key = (table["block_num"][row], table["par_num"][row], table["line_num"][row])
                lines.setdefault(key, []).append(row)
        return [_line(table, rows) for rows in lines.values()]


def _line(table: dict[str, Any], rows: list[int]) -> TextLine:
    """One line from the words in ``rows``, which Tesseract gives from left to right."""
    lefts = [table["left"][row] for row in rows]
    rights = [table["left"][row] + table["width"][row] for row in rows]
    top = min(table["top"][row] for row in rows)
    bottom = max(table["top"][row] + table["height"][row] for row in rows)
    x0, x1 = min(lefts), max(*rights, min(lefts) + 1)
    words: list[str] = []
    spans: list[Floats] = []
    sure: list[float] = []
    for number, (row, left, right) in enumerate(zip(rows, lefts, rights, strict=True)):
        text = table["text"][row].strip()
        start, end = (left - x0) / (x1 - x0), (right - x0) / (x1 - x0)
        if number:
            words.append(" ")
            spans.append(np.array([[spans[-1][-1, 1], start]]))
            sure.append(1.0)
        words.append(text)
        spans.append(even_spans(len(text), start, end))
        sure += [max(float(table["conf"][row]), 0.0) / 100] * len(text)
    corners = np.array([(x0, top), (x1, top), (x1, bottom), (x0, bottom)], np.float64)
    return TextLine("".join(words), corners, np.concatenate(spans), np.array(sure))


@functools.cache
def load() -> TesseractEngine:
    """The engine. Raises ``ImportError`` without pytesseract, ``OSError`` without Tesseract or its Chinese model."""
    import pytesseract

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    if LANGUAGE not in pytesseract.get_languages():
        raise OSError(f"Tesseract has no model {LANGUAGE}")
    return TesseractEngine(str(pytesseract.get_tesseract_version()))
