"""Whether the text layers of a PDF say what its pages show: critical values are read from their pictures as well.

A font's table of characters may map digits falsely, a price may be painted over, a layer that an OCR program added may
be wrong; nothing in the text layer tells. A place counts as different only where two readings of its picture, at two
resolutions, agree with each other, are sure, and are not the text layer's. Then the page is read from its picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from string import ascii_letters, digits

import regex

from hedui.critical import LONGEST, Place, critical_places
from hedui.extract.extraction import Extraction
from hedui.models.document import Document
from hedui.models.evidence import Box
from hedui.models.page import Mark, MarkKind, Page, Reading
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import Spaces, fold
from hedui.normalize.simplified import as_on_the_mainland
from hedui.read.original import Original
from hedui.read.shown import Shown, Viewer, are_lines, lines_of, viewer
from hedui.read.sniff import Kind
from hedui.reasons import told
from hedui.settings import OcrEngine, Settings

_RESOLUTIONS = (300.0, 400.0)
_SURE = 0.8
_LEAST_SURE = 0.6
"""Of a reading that the other one, which is sure, bears out."""
_AROUND = 8
_ALIKE = 0.6
_LEAST_AROUND = 2
_MOST_LINES = 6
_LEAST_HAN = 10
_MOST_COVERED = 4
_LEAST_HEIGHT = 4.0
_MOST_WHOLE = 30
_MAPPED = str.maketrans("OQDIL|ZSBG〇", "00011125860")
"""Letters and figures that engines take for each other are one."""
_OF_SUMS = f"零{grammar.FORMAL}佰仟万亿"
_KEY = frozenset(digits + _OF_SUMS)
_RUN = frozenset(ascii_letters + digits + ".,-")
_FIGURE = grammar.pattern(rf"[0-9A-Za-z.,\-]+|[{_OF_SUMS}]+")


@dataclass(frozen=True, slots=True)
class Compared:
    """A document after its text layers were compared with what its pages show; ``failed`` is why they were not."""

    document: Document
    failed: str = ""


def as_shown(original: Original, document: Document, extractions: Sequence[Extraction], settings: Settings) -> Compared:
    """The document, its pages read from their pictures where their text layer says something else than they show.

    ``extractions`` are those of its agreements. Where the engine is missing or fails, or the file is gone, the document
    stays as it is and the reason is told.
    """
    layers = _layers(document) if settings.compare_layers and settings.ocr is not OcrEngine.NONE else {}
    if not layers or not isinstance(original, Path):
        return Compared(document)
    try:
        with viewer(original, settings) as looking:
            wrong = _wrong_pages(looking, layers, extractions)
            read = {page.number: page for page in looking.read_whole(list(wrong.values()))} if wrong else {}
    except Exception as error:
        # A comparison that fails must cost nothing of what the text layer says.
        return Compared(document, told(error, settings.lang))
    if not read:
        return Compared(document)
    return Compared(replace(document, pages=tuple(read.get(page.number, page) for page in document.pages)))


def _layers(document: Document) -> dict[int, Page]:
    """The pages of a PDF that have a text layer, by number."""
    pages = document.pages if document.media_type == Kind.PDF.value else ()
    return {page.number: page for page in pages if page.reading is Reading.TEXT_LAYER and page.boxes}


def _wrong_pages(looking: Viewer, layers: dict[int, Page], extractions: Sequence[Extraction]) -> dict[int, Page]:
    """The pages whose text layer cannot be relied on, by number, with marks of what it says otherwise."""
    wrong: dict[int, Page] = {}
    for place in chain.from_iterable(critical_places(extraction, layers) for extraction in extractions):
        instead = _shown_otherwise(looking, place)
        if instead is not None:
            page = wrong.get(place.page.number, place.page)
            boxes = place.page.locate(place.start, place.end)
            mark = Mark(MarkKind.LAYER, place.text, place.start, instead, boxes)
            wrong[page.number] = replace(page, marks=(*page.marks, mark))
    if sum(len(page.marks) for page in wrong.values()) > 1:
        others = [page for page in layers.values() if page.number not in wrong]
        wrong |= {page.number: page for page in others[:_MOST_WHOLE]}
    for page in [*_misread(looking, layers), *_covered(looking, layers)]:
        wrong.setdefault(page.number, page)
    return dict(sorted(wrong.items()))


def _shown_otherwise(looking: Viewer, place: Place) -> str | None:
    """What the page shows at a place, where that surely differs from what its text layer says."""
    low, high = _window(place)
    boxes = lines_of(place.page.locate(low, high))
    said = _key(place.text)
    instead = _agreed(looking, place, low, high, boxes) if said and are_lines(boxes) else None
    if instead is None:
        return None
    key = _key(instead)
    if said in key or key in said:
        line = looking.read(place.page.number, [_across(box, place.page) for box in boxes], _RESOLUTIONS[0])
        if _figures(place.text) <= _figures(line.text):
            return None
    return instead


def _agreed(looking: Viewer, place: Place, low: int, high: int, boxes: Sequence[Box]) -> str | None:
    """What the readings of a window surely say beside the place; None where they differ, or say the same as it."""
    said, first, instead = _key(place.text), None, ""
    surest = 0.0
    for resolution in _RESOLUTIONS:
        shown = looking.read(place.page.number, boxes, resolution)
        instead, sure = _beside(place, low, high, shown)
        key = _key(instead)
        first = first or key
        surest = max(surest, sure)
        if key in (said, "") or key != first or sure < _LEAST_SURE or not _fits(place, low, high, shown, said, key):
            return None
    return instead if surest >= _SURE else None


def _fits(place: Place, low: int, high: int, shown: Shown, said: str, key: str) -> bool:
    """Whether the reading is surely of the same place: as many figures, or the same words around them."""
    if len(said) == len(key):
        return True
    around = _words(place.page.text[low : place.start] + place.page.text[place.end : high])
    if len(around) < _LEAST_AROUND:
        return False
    stated = _words(place.page.text[low:high])
    return SequenceMatcher(None, stated, _words(shown.text), autojunk=False).ratio() >= _ALIKE


def _beside(place: Place, low: int, high: int, shown: Shown) -> tuple[str, float]:
    """What the reading of a window says beside the place, and how sure it is of the figures there."""
    first, second = fold(place.page.text[low:high], spaces=Spaces.DROP), fold(shown.text, spaces=Spaces.DROP)
    inside = [index for index, offset in enumerate(first.offsets) if place.start <= low + offset < place.end]
    start, end = _aligned(first.text, second.text, inside[0], inside[-1] + 1) if inside else (0, 0)
    if start >= end:
        return "", 0.0
    start, end = second.raw_span(start, end)
    return shown.text[start:end].strip(), _sureness(shown, start, end)


def _sureness(shown: Shown, start: int, end: int) -> float:
    """Of the least sure figure or letter between two places of a reading."""
    read = zip(shown.text[start:end], shown.confidences[start:end], strict=False)
    return min((sure for character, sure in read if character.isalnum()), default=0.0)


def _aligned(first: str, second: str, start: int, end: int) -> tuple[int, int]:
    """The interval of ``second`` that lies between what is the same around ``first[start:end]``."""
    before, behind = 0, len(second)
    for match in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        if match.a < start:
            before = max(before, match.b + min(match.size, start - match.a))
        if match.a + match.size > end and match.size:
            behind = min(behind, match.b + max(end - match.a, 0))
    return before, behind


def _window(place: Place) -> tuple[int, int]:
    """The place with the words around it in its cell, no figure or Latin word cut."""
    text, low, high = place.page.text, place.start, place.end
    while low > 0 and text[low - 1] not in "\t\n" and _goes_on(text, low, place.start - low):
        low -= 1
    while high < len(text) and text[high] not in "\t\n" and _goes_on(text, high, high - place.end):
        high += 1
    return low, high


def _goes_on(text: str, at: int, distance: int) -> bool:
    """Whether the window goes on over a place so far from what it is about."""
    return distance < _AROUND or (distance <= LONGEST and _is_run(text, at))


def _is_run(text: str, at: int) -> bool:
    """Whether a figure or a Latin word goes on over a place."""
    return text[at - 1] in _RUN and text[at] in _RUN


def _across(box: Box, page: Page) -> Box:
    return 0.0, box[1], page.width, box[3]


def _figures(text: str) -> set[str]:
    """Each figure of a text by itself."""
    return {key for run in _FIGURE.findall(fold(text).text) if (key := _key(run))}


def _key(text: str) -> str:
    """The figures of a text and the characters of amounts in words, as they are compared."""
    plain = as_on_the_mainland(fold(text).text.upper()).translate(_MAPPED)
    return "".join(filter(_KEY.__contains__, plain))


def _words(text: str) -> str:
    return "".join(character for character in grammar.HAN.findall(fold(text).text) if character not in _KEY)


def _misread(looking: Viewer, layers: dict[int, Page]) -> Iterator[Page]:
    """Pages whose layer, which an OCR program added, is not even near to what their longest line shows."""
    for page in [page for page in layers.values() if page.is_layer][:_MOST_LINES]:
        line = _longest(page)
        boxes = lines_of(page.locate(*line.span())) if line is not None else []
        if line is not None and are_lines(boxes):
            shown = looking.read(page.number, boxes, _RESOLUTIONS[0])
            if _is_another(line[0], shown):
                yield page


def _longest(page: Page) -> regex.Match[str] | None:
    """The longest cell of Chinese text on a page that is not too long to be read at once."""
    lines = [line for line in punctuation.CELL.finditer(page.text) if len(grammar.HAN.findall(line[0])) >= _LEAST_HAN]
    return max(lines, key=lambda line: len(line[0]) if len(line[0]) <= LONGEST else 0, default=None)


def _is_another(line: str, shown: Shown) -> bool:
    """Whether what is shown is surely another line."""
    said, seen = fold(line, spaces=Spaces.DROP).text, fold(shown.text, spaces=Spaces.DROP).text
    sure = sum(shown.confidences) / max(len(shown.confidences), 1)
    return sure >= _SURE and SequenceMatcher(None, said, seen, autojunk=False).ratio() < _ALIKE


def _covered(looking: Viewer, layers: dict[int, Page]) -> Iterator[Page]:
    """Pages that show, where text was covered, something that stands in no text layer."""
    wrong: set[int] = set()
    asked = 0
    for page, boxes in _covers(layers):
        if asked < _MOST_COVERED and page.number not in wrong:
            asked += 1
            shown = looking.read(page.number, boxes[:2], _RESOLUTIONS[0])
            if _key(shown.text) and _sureness(shown, 0, len(shown.text)) >= _SURE:
                wrong.add(page.number)
                yield page


def _covers(layers: dict[int, Page]) -> Iterator[tuple[Page, list[Box]]]:
    """The places on paper where figures were covered and nothing was written instead."""
    for page in layers.values():
        for mark in page.marks:
            if mark.kind is MarkKind.HIDDEN and not mark.instead and not _KEY.isdisjoint(mark.text):
                boxes = [box for box in mark.boxes if _is_on_paper(box, page)]
                if boxes:
                    yield page, boxes


def _is_on_paper(box: Box, page: Page) -> bool:
    """Whether a box lies within the paper's sides and is as high as a letter."""
    x0, top, x1, bottom = box
    return x0 >= 0 and x1 <= page.width and top >= 0 and bottom <= page.height and bottom - top > _LEAST_HEIGHT
