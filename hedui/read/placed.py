"""Pages of results that other programs wrote: their text, and a place on the paper for each character.

Blocks say where a paragraph stands, not where each character does: characters are set in lines that fill the block.
"""

from __future__ import annotations

import math
import unicodedata
from array import array
from collections.abc import Sequence

import numpy as np

from hedui.errors import UnsupportedFileError
from hedui.models.evidence import Box
from hedui.models.page import Mark, Page, Reading
from hedui.read import messages
from hedui.read.blocks import Block, ResultPage
from hedui.read.glyphs import Glyphs
from hedui.read.layout import arrange
from hedui.read.limits import check_pages
from hedui.read.markup.reader import read_markup
from hedui.read.results import pages_of
from hedui.settings import Settings

_SHORT, _LONG = 595.28, 841.89
"""A4 in points: results do not say how large the paper is."""
_LEADING = 1.5
_NOWHERE = (math.nan,) * 4


def read_result(data: bytes, name: str, settings: Settings) -> tuple[Page, ...]:
    """The pages of a result of recognition.

    Raises ``UnsupportedFileError`` for JSON that is none, ``TooLargeError`` beyond ``max_pages``.
    """
    try:
        found = pages_of(data)
    except ValueError as error:
        raise UnsupportedFileError(messages.UNSUPPORTED.say(settings.lang, name=name)) from error
    check_pages(len(found), name, settings)
    return tuple(
        _of_lines(page, number) if page.are_lines else _of_blocks(page, number) for number, page in enumerate(found, 1)
    )


def _paper(page: ResultPage) -> tuple[float, float, float, float]:
    """The paper's width and height in points, and by what places are to be multiplied."""
    width, height = (_SHORT, _LONG) if page.size[0] <= page.size[1] else (_LONG, _SHORT)
    return width, height, width / max(page.size[0], 1.0), height / max(page.size[1], 1.0)


def _of_blocks(page: ResultPage, number: int) -> Page:
    """The blocks one below the other."""
    width, height, across, down = _paper(page)
    text = ""
    places: list[tuple[float, ...]] = []
    marks: list[Mark] = []
    for block in page.blocks:
        for part in read_markup(block.text):
            shown = part.text.strip("\n") + "\n"
            lead = len(part.text) - len(part.text.lstrip("\n"))
            start = len(text)
            marks += [Mark(m.kind, m.text, start + min(max(m.start - lead, 0), len(shown) - 1)) for m in part.marks]
            text += shown
            box = block.box and (block.box[0] * across, block.box[1] * down, block.box[2] * across, block.box[3] * down)
            places += _set(shown, box)
    boxes = (
        array("d", [value for place in places for value in place]) if any(p is not _NOWHERE for p in places) else None
    )
    return Page(
        number,
        text,
        Reading.OCR,
        width,
        height,
        boxes=boxes if boxes is not None else array("d"),
        engine=page.engine,
        marks=tuple(marks),
    )


def _set(text: str, box: Box | None) -> list[tuple[float, ...]]:
    """A place for each character of a block: its lines share the height, long ones are wrapped at the width."""
    lines = text.split("\n")[:-1]
    if box is None or not lines:
        return [_NOWHERE] * len(text)
    width, height = box[2] - box[0], box[3] - box[1]
    units = [sum(map(_width, line)) for line in lines]
    size = max(math.sqrt(width * height / (_LEADING * max(sum(units), 1.0))), 1e-3)
    room = max(width / size, 1.0)
    counts = [max(math.ceil(unit / room), 1) for unit in units]
    if len(lines) == 1 and height <= 2 * width / max(units[0], 1.0):
        counts, room = [1], max(units[0], 1.0)
    pitch = height / sum(counts)
    found: list[tuple[float, ...]] = []
    above = 0
    for line, unit, count in zip(lines, units, counts, strict=True):
        found += _wrapped(line, box, max(room, unit / count), width, pitch, above)
        found.append(_NOWHERE)
        above += count
    return found


def _wrapped(line: str, box: Box, room: float, width: float, pitch: float, above: int) -> Sequence[tuple[float, ...]]:
    """The places of one line's characters; ``room`` is how many full-width ones fit, ``above`` the lines before it."""
    found: list[tuple[float, ...]] = []
    at, row = 0.0, above
    for character in line:
        wide = _width(character)
        if at + wide > room + 1e-6:
            at, row = 0.0, row + 1
        left, top = box[0] + at / room * width, box[1] + row * pitch
        found.append(_NOWHERE if character == "\t" else (left, top, left + wide / room * width, top + pitch))
        at += wide
    return found


def _width(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def _of_lines(page: ResultPage, number: int) -> Page:
    """The lines in the order in which they are read, gaps between those side by side."""
    width, height, across, down = _paper(page)
    lines = [block for block in page.blocks if block.text.strip()]
    scale = np.array([across, down] * 2)
    boxes = [_along(block) * scale for block in lines]
    shares = [np.full(len(block.text), block.confidence) for block in lines]
    glyphs = Glyphs(
        "".join(block.text for block in lines),
        np.concatenate(boxes) if boxes else np.empty((0, 4)),
        np.concatenate(shares) if shares else np.empty(0),
    )
    arrangement = arrange(glyphs, [])
    return Page(
        number,
        arrangement.text,
        Reading.OCR,
        width,
        height,
        boxes=arrangement.boxes(glyphs),
        confidences=arrangement.confidences(glyphs),
        engine=page.engine,
    )


def _along(block: Block) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The boxes of a line's characters, each as wide as its kind."""
    assert block.box is not None
    x0, top, x1, bottom = block.box
    edges = np.concatenate(([0.0], np.cumsum([_width(character) for character in block.text])))
    edges = x0 + edges / edges[-1] * (x1 - x0)
    rows = np.full(len(block.text), 1.0)
    return np.column_stack((edges[:-1], rows * top, edges[1:], rows * bottom))
