"""Doubtful critical values of scans are read a second time; what was read first stays the value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import regex

from hedui.extract.extraction import Doubt, Extraction, Span
from hedui.models.page import Page, Reading
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold
from hedui.read.again import SecondReading, read_again
from hedui.read.original import Original, files_of
from hedui.read.sniff import Kind, by_name
from hedui.reasons import told
from hedui.settings import OcrEngine, Settings
from hedui.validate import RULES, validate
from hedui.validate.doubt import DRAWN, confidence

CRITICAL = frozenset(
    {
        *("number", "party.tax_id", "account.number", "account.bank_code", "total.amount", "total.words"),
        *("item.unit_price", "item.subtotal", "rate.fee", "rate.fee_words", "rate.unit_price", "rate.total"),
        *("period.start_date", "period.end_date", "signature.name", "signature.signatory", "signature.date"),
        *("party.name", "liability.late_fee_daily_rate"),
    }
)
"""Fields of mentions that are read again where they are doubtful."""

CHECKS = frozenset(
    {
        *("tax-id-invalid", "bank-code-invalid", "amount-words-mismatch", "amount-words-malformed"),
        *("party-name-mismatch", "representative-mismatch"),
    }
)
"""Findings whose places are read again however surely they were read."""

_AROUND = 4
_ALIKE = str.maketrans({"〇": "", "○": "", "O": "0", "o": "0", "l": "1", "I": "1"})
_EDGES = regex.compile(r"^[^\w【】.,-]+|[^\w【】.,-]+$|^[.,-]+(?=\p{Han})|(?<=\p{Han})[.,-]+$")


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A stretch of one page's text; sorts by need."""

    sureness: float
    """Of its least sure character; -1 where a check failed."""
    page: int
    start: int
    end: int


def read_doubtful_again(original: Original, extraction: Extraction, settings: Settings) -> Extraction:
    """The extraction with the confidences that agreement raised, and with the doubts that a difference raised.

    Read again are at most ``settings.second_readings`` places of pages that were recognised, those whose check failed
    first, then the least sure. The pages came from ``original``.
    """
    text = extraction.layout.text
    recognised = {page.number: page for page in text.pages if page.reading is Reading.OCR}
    if not recognised or not _can_be_read_again(original, settings):
        return extraction
    by_page: dict[int, list[_Place]] = defaultdict(list)
    for place in _wanted(extraction, recognised, settings)[: settings.second_readings]:
        by_page[place.page].append(place)
    starts = dict(zip((page.number for page in text.pages), text.page_starts, strict=True))
    doubts: list[Doubt] = []
    guesses: list[Doubt] = []
    failed: list[tuple[int, str]] = []
    for number, places in sorted(by_page.items()):
        try:
            again = _read_page_again(original, recognised[number], places, starts[number], settings)
            recognised[number] = again.page
            doubts += again.doubts
            guesses += again.guesses
        except Exception as error:
            # A second reading that fails must cost neither the document nor its first reading.
            failed.append((number, told(error, settings.lang)))
    pages = tuple(recognised.get(page.number, page) for page in text.pages)
    layout = replace(extraction.layout, text=replace(text, pages=pages))
    return replace(
        extraction, layout=layout, doubts=tuple(doubts), guesses=tuple(guesses), not_read_again=tuple(failed)
    )


def _can_be_read_again(original: Original, settings: Settings) -> bool:
    """Whether second readings are asked for, and the picture is at hand, which another program's result lacks."""
    asked = settings.ocr is not OcrEngine.NONE and settings.second_readings > 0
    return asked and by_name(files_of(original)[0]) is not Kind.RESULT


@dataclass(slots=True)
class _Again:
    """A page that was read again, surer where the readings agree; where they differ, as ``Extraction`` has it."""

    page: Page
    doubts: list[Doubt] = field(default_factory=list)
    guesses: list[Doubt] = field(default_factory=list)


def _read_page_again(
    original: Original, page: Page, places: Sequence[_Place], start: int, settings: Settings
) -> _Again:
    """``start`` is the raw offset of the page's text."""
    read = read_again(original, page, [page.locate(*_window(page, place)) for place in places], settings)
    again = _Again(page)
    for place, readings in sorted(zip(places, read, strict=True), key=lambda pair: pair[0].start):
        again.page, otherwise, guessed = _judged(again.page, place, readings, settings.sure)
        span = Span(start + place.start, start + place.end)
        again.doubts += [Doubt(span, otherwise)] if otherwise else []
        again.guesses += [Doubt(span, guessed)] if guessed else []
    return again


def _wanted(extraction: Extraction, recognised: dict[int, Page], settings: Settings) -> list[_Place]:
    """The doubtful places by need, each once."""
    needs: dict[tuple[int, int, int], float] = {}
    for need, page, start, end in (*_failing(extraction, settings), *_unsure(extraction, settings.sure)):
        if page in recognised and recognised[page].locate(start, end):
            needs.setdefault((page, start, end), need)
    return sorted(_Place(need, *where) for where, need in needs.items())


def _failing(extraction: Extraction, settings: Settings) -> Iterator[tuple[float, int, int, int]]:
    for finding in validate(extraction, settings, [rule for rule in RULES if rule.code in CHECKS]):
        for evidence in finding.evidence:
            yield -1.0, evidence.page, evidence.start, evidence.end


def _unsure(extraction: Extraction, sure: float) -> Iterator[tuple[float, int, int, int]]:
    text = extraction.layout.text
    pages = {page.number: page for page in text.pages}
    for mention in extraction.mentions:
        if mention.field in CRITICAL:
            for evidence in text.evidence(mention.start, mention.end, mention.method):
                sureness = confidence(pages[evidence.page], evidence.start, evidence.end)
                if sureness < sure:
                    yield sureness, evidence.page, evidence.start, evidence.end


def _window(page: Page, place: _Place) -> tuple[int, int]:
    """The place with a few characters around it within its cells, so that the second reading can be laid beside it."""
    before = punctuation.before(page.text, place.start, "\n\t", _AROUND)
    behind = punctuation.behind(page.text, place.end, "\n\t", _AROUND)
    return place.start - len(before), place.end + len(behind)


_Readings = tuple[tuple[str, str], ...]
"""Engine and what it read."""


def _judged(
    page: Page, place: _Place, readings: Iterable[SecondReading], sure: float
) -> tuple[Page, _Readings, _Readings]:
    """The page, surer where all readings agree; the readings that differ, and those that guess otherwise.

    A reading that is less sure than the first and than ``sure`` is no witness.
    """
    stated = _solid(page.text[place.start : place.end])
    first = page.confidence(place.start, place.end)
    raised = first
    otherwise: list[tuple[str, str]] = []
    guessed: list[tuple[str, str]] = []
    for reading in readings:
        text, confidence = _beside(page, place, reading)
        differs, is_witness = _solid(text) != stated, confidence >= min(first, sure)
        if text and differs:
            (otherwise if is_witness else guessed).append((reading.engine, text))
        elif text and is_witness:
            raised = max(raised, confidence)
    if not otherwise and raised > first:
        confidences = page.confidences[:]
        for index in range(place.start, place.end):
            confidences[index] = max(confidences[index], raised)
        page = replace(page, confidences=confidences)
    return page, tuple(otherwise), tuple(guessed)


def _beside(page: Page, place: _Place, reading: SecondReading) -> tuple[str, float]:
    """The part of the second reading that lies beside the place, and its least sure character's confidence."""
    low, high = _window(page, place)
    first, second = fold(page.text[low:high], spaces=Spaces.DROP), fold(reading.text, spaces=Spaces.DROP)
    inside = [index for index, offset in enumerate(first.offsets) if place.start <= low + offset < place.end]
    if not inside:
        return "", 0.0
    start, end = _aligned(first.text, second.text, inside[0], inside[-1] + 1)
    if start >= end:
        return "", 0.0
    start, end = second.raw_span(start, end)
    return reading.text[start:end].strip(), min(reading.confidences[start:end], default=0.0)


def _aligned(first: str, second: str, start: int, end: int) -> tuple[int, int]:
    """The interval of ``second`` that lies beside ``first[start:end]``; what is inserted at its edges belongs to it."""
    low, high = len(second), 0
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if i2 < start or i1 > end or (i1 != i2 and (i2 == start or i1 == end)):
            continue
        even = kind == "equal" or i2 - i1 == j2 - j1
        low = min(low, j1 + max(start - i1, 0) if even else j1)
        high = max(high, j2 - max(i2 - end, 0) if even else j2)
    return low, high


def _solid(text: str) -> str:
    """The text as it is compared: folded, without blanks, what is drawn around a value and stray marks at its edges.

    Circles and figures that look alike are one, for engines lose and mix them: 〇, O and 0, l and 1.
    """
    plain = "".join(character for character in fold(text).text if not character.isspace() and character not in DRAWN)
    return str(_EDGES.sub("", plain)).translate(_ALIKE)
