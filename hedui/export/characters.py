"""Where each character of a page stands, kept beside its picture, so that a box on it finds the text."""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator

from hedui.models.evidence import Box, Evidence
from hedui.models.page import Page, Reading

_PER_POINT = 10
_NOWHERE = -(2**31)
_PER_CHARACTER = 4
_MOST_CHARACTERS = 2_000_000


def to_bytes(page: Page) -> bytes:
    """Four numbers a character of the page's text, in tenths of points; empty where the page has no places."""
    if not page.boxes:
        return b""
    numbers = array("i", (_NOWHERE if math.isnan(each) else round(each * _PER_POINT) for each in page.boxes))
    return zlib.compress(_little(numbers).tobytes(), 6)


def placed(number: int, text: str, data: bytes) -> Page | None:
    """The page of this text with what ``to_bytes`` wrote; None where the two do not belong together."""
    try:
        raw = zlib.decompressobj().decompress(data, _MOST_CHARACTERS * _PER_CHARACTER * 4)
    except zlib.error:
        return None
    numbers = array("i")
    if len(raw) != _PER_CHARACTER * numbers.itemsize * len(text):
        return None
    numbers.frombytes(raw)
    boxes = array("d", (math.nan if each == _NOWHERE else each / _PER_POINT for each in _little(numbers)))
    return Page(number=number, text=text, reading=Reading.OCR, boxes=boxes)


def placed_by(number: int, text: str, places: Iterable[Evidence]) -> Page | None:
    """The page of this text with the places that a record knows: each line of a value, its characters equally wide."""
    boxes = array("d", [math.nan]) * (_PER_CHARACTER * len(text))
    known = False
    for place in places:
        lines = [*_lines(text, place)] if place.page == number and place.end <= len(text) else []
        if len(lines) == len(place.boxes):
            known = known or bool(lines)
            for (start, end), box in zip(lines, place.boxes, strict=True):
                boxes[_PER_CHARACTER * start : _PER_CHARACTER * end] = array("d", _spread(box, end - start))
    return Page(number=number, text=text, reading=Reading.OCR, boxes=boxes) if known else None


def within(page: Page, box: Box) -> list[tuple[int, int]]:
    """The stretches of text whose characters have their middle inside a box, in reading order; what stands between
    two lines belongs to the stretch that goes on."""
    found: list[tuple[int, int]] = []
    for at in _inside(page, box):
        if found and not page.text[found[-1][1] : at].strip():
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _inside(page: Page, box: Box) -> Iterator[int]:
    left, top, right, bottom = box
    for at in range(len(page.boxes) // _PER_CHARACTER):
        x0, y0, x1, y1 = page.boxes[_PER_CHARACTER * at : _PER_CHARACTER * (at + 1)]
        if left <= (x0 + x1) / 2 <= right and top <= (y0 + y1) / 2 <= bottom and not page.text[at].isspace():
            yield at


def _lines(text: str, place: Evidence) -> Iterator[tuple[int, int]]:
    start = place.start
    for line in text[place.start : place.end].replace("\t", "\n").split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _spread(box: Box, count: int) -> Iterator[float]:
    left, top, right, bottom = box
    width = (right - left) / count
    for at in range(count):
        yield from (left + at * width, top, left + (at + 1) * width, bottom)


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
