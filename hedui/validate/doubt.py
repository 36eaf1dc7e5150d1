"""Where a name was hardly read, and whether two spellings differ only there."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from hedui.extract.extraction import Doubt, Extraction
from hedui.extract.values.names import is_organisation
from hedui.models.page import Page, Reading
from hedui.normalize.fold import Spaces, fold
from hedui.validate.draft import Side
from hedui.validate.names import LOOK_ALIKES, plain_name

DRAWN = frozenset("_【】 \t\n")
"""What is drawn around a value, however it was read."""
_SURE = 0.85
_SURE_UNDER_SEAL = 0.95
_MOST_HIDDEN = 2
_BESIDE = 20.0
"""Points from a name within which a seal may hide one of its characters."""
_MOST_CHANGED = 0.5
"""Share of a name's characters from which two names are two, however badly they were read."""

_SHORTEST_PIECE, _LONGEST_PIECE = 4, 0.7
"""Characters of a piece of a name, and the share of the name from which it is no piece but another one."""


def is_near_seal(pages: Collection[Page], side: Side) -> bool:
    """Whether a seal lies over a line of the side, or right behind it."""
    by_number = {page.number: page for page in pages}
    return any(
        box[0] - _BESIDE <= seal.box[2]
        and seal.box[0] <= box[2] + _BESIDE
        and box[1] <= seal.box[3]
        and seal.box[1] <= box[3]
        for entry in side.evidence
        for seal in by_number[entry.page].seals
        for box in entry.boxes
    )


def weak_places(pages: Collection[Page], side: Side) -> frozenset[int]:
    """The characters of the side's plain name that were read with little confidence, as offsets in that name.

    Under a seal more confidence is asked for. Text that was given, not recognised, has no such places.
    """
    by_number = {page.number: page for page in pages}
    shown = [
        (character, _is_weak(page, entry.start + offset))
        for entry in side.evidence
        if (page := by_number[entry.page]).reading is Reading.OCR
        for character, offset in _folded(entry.text)
    ]
    found: set[int] = set()
    behind = 0
    for place, character in enumerate(plain_name(side.text)):
        at = next((index for index in range(behind, len(shown)) if shown[index][0] == character), None)
        if at is not None:
            behind = at + 1
            found |= {place} if shown[at][1] else set()
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Legible:
    """A name with how it was read: the places in its plain form that were hardly read, and whether a seal is near."""

    text: str
    weak: frozenset[int]
    sealed: bool


def differ_by_reading(first: Legible, other: Legible) -> bool:
    """Whether each difference of two names, one of them recognised, lies where one of them was hardly read.

    One look-alike for another counts as hardly read however sure the reader was; something left out does where its
    neighbours were hardly read, or a character or two that a seal hides or adds.
    """
    a, b = plain_name(first.text), plain_name(other.text)
    changed = 0
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        changed += max(i2 - i1, j2 - j1)
        if kind == "replace" and i2 - i1 == j2 - j1:
            pairs = zip(range(i1, i2), range(j1, j2), strict=True)
            if not all(i in first.weak or j in other.weak or (a[i], b[j]) in LOOK_ALIKES for i, j in pairs):
                return False
        elif not _may_hide(first, other, (i1, i2), (j1, j2)):
            return False
    return 0 < changed <= _MOST_CHANGED * max(len(a), len(b))


def may_be_left_of(piece: Legible, whole: Legible) -> bool:
    """Whether a recognised name is what a seal or an edge left of another: some of its characters, one of them misread.

    What ends as an organisation's name does is one of its own.
    """
    a, b = plain_name(piece.text), plain_name(whole.text)
    if len(a) < _SHORTEST_PIECE or len(a) > _LONGEST_PIECE * len(b) or is_organisation(piece.text):
        return False
    windows = (b[at : at + len(a)] for at in range(len(b) - len(a) + 1))
    return any(sum(x != y for x, y in zip(a, window, strict=True)) <= 1 for window in windows)


def _may_hide(first: Legible, other: Legible, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether what stands in one name and not so in the other lies beside a guess, or may be hidden by a seal."""
    if _touches(first.weak, *left) or _touches(other.weak, *right):
        return True
    missing = left[0] == left[1] or right[0] == right[1]
    longest = max(left[1] - left[0], right[1] - right[0])
    return (first.sealed or other.sealed) and missing and longest <= _MOST_HIDDEN


def confidence(page: Page, start: int, end: int) -> float:
    """Of the least sure character in the interval of the page's text, but for what is drawn around a value."""
    counted = (index for index in range(start, end) if page.text[index] not in DRAWN)
    return min((page.confidence(index, index + 1) for index in counted), default=1.0)


def read_otherwise(extraction: Extraction, start: int, end: int) -> tuple[str, ...]:
    """What second readings of a place that shares characters with the raw interval read there."""
    return _at(extraction.doubts, start, end)


def guessed_otherwise(extraction: Extraction, start: int, end: int) -> tuple[str, ...]:
    """As ``read_otherwise``, of second readings too that were less sure than the first and so are no witnesses."""
    return tuple(dict.fromkeys(_at((*extraction.doubts, *extraction.guesses), start, end)))


def _at(doubts: Iterable[Doubt], start: int, end: int) -> tuple[str, ...]:
    near = (doubt for doubt in doubts if doubt.span.start < end and start < doubt.span.end)
    return tuple(text for doubt in near for _, text in doubt.readings)


def is_sure(extraction: Extraction, start: int, end: int) -> bool:
    """Whether every character but blanks of the raw interval was read with confidence, or was given, not recognised."""
    text = extraction.layout.text
    number, low = text.place(start)
    page = next(page for page in text.pages if page.number == number)
    high = min(low + end - start, len(page.text))
    return page.reading is not Reading.OCR or not any(
        _is_weak(page, index) for index in range(low, high) if page.text[index] not in DRAWN
    )


def _touches(weak: Collection[int], start: int, end: int) -> bool:
    """Whether most of the interval's places are weak; of an empty one either neighbour."""
    if start == end:
        return start - 1 in weak or start in weak
    return 2 * sum(place in weak for place in range(start, end)) > end - start


def _folded(text: str) -> Iterator[tuple[str, int]]:
    """The text's characters as ``plain_name`` has them, each with its offset."""
    folded = fold(text, spaces=Spaces.DROP)
    return ((character, offset) for character, offset in zip(folded.text.casefold(), folded.offsets, strict=False))


def _is_weak(page: Page, index: int) -> bool:
    confidence = page.confidence(index, index + 1)
    return confidence < (_SURE_UNDER_SEAL if _is_sealed(page, index) else _SURE)


def _is_sealed(page: Page, index: int) -> bool:
    """Whether the middle of the character lies within a seal's box."""
    if not page.boxes:
        return False
    x0, top, x1, bottom = page.boxes[4 * index : 4 * index + 4]
    if math.isnan(x0):
        return False
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in (seal.box for seal in page.seals))
