"""The places of an agreement that are read from their pictures as well: those of critical values first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hedui.extract.extraction import AmountPair, Extraction
from hedui.extract.mention import Mention
from hedui.models.evidence import Method
from hedui.models.page import Page
from hedui.normalize import punctuation
from hedui.normalize.amount import AmountError, parse_money

CRITICAL = (
    *("total.amount", "total.words", "account.number", "party.tax_id", "number", "account.bank_code"),
    *("period.start_date", "period.end_date", "signature.date", "date_signed", "rate.fee", "item.subtotal"),
)
"""Fields whose places are read, in this order while there are fewer than ``MOST``."""

MOST = 12
"""Places that are read for one agreement."""

LONGEST = 60
"""Characters of a cell that are read at once."""
_LEAST_LINES = 3
_MOST_LINES = 6
_LEAST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a page's text."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]

    def holds(self, number: int, at: int) -> bool:
        """Whether the place on the page of that number lies in it."""
        return number == self.page.number and self.start <= at < self.end


def critical_places(extraction: Extraction, layers: dict[int, Page]) -> list[Place]:
    """The places to read: those of critical values, or the lines with the most figures where hardly any was found."""
    found: dict[tuple[int, int], Place] = {}
    for place in _of_values(extraction, layers):
        if len(found) < MOST:
            found.setdefault((place.page.number, place.start), place)
    if len(found) >= _LEAST_LINES:
        return list(found.values())
    numbers = {page.number for page in extraction.layout.text.pages}
    rich = _rich(page for page in layers.values() if page.number in numbers)
    return [*found.values(), *(place for place in rich if not any(place.holds(number, at) for number, at in found))]


def _of_values(extraction: Extraction, layers: dict[int, Page]) -> Iterator[Place]:
    """The places on the pages with a text layer of sums that contradict their words, and of critical values."""
    pairs = filter(_differ, extraction.amounts)
    spans = [(span.start, span.end, Method.CLAUSE) for pair in pairs for span in (pair.figures_span, pair.words_span)]
    spans += [(mention.start, mention.end, mention.method) for mention in _by_weight(extraction)]
    for span in spans:
        for evidence in extraction.layout.text.evidence(*span):
            if evidence.page in layers:
                yield Place(layers[evidence.page], evidence.start, evidence.end)


def _differ(pair: AmountPair) -> bool:
    """Whether words and figures that mean the same say two sums, or the words none."""
    try:
        return parse_money(pair.words).amount != pair.figures
    except AmountError:
        return True


def _by_weight(extraction: Extraction) -> list[Mention]:
    """The mentions of critical fields, those of the weightiest first, of each those that were chosen."""
    chosen = {(mentions[0].start, mentions[0].end) for mentions in extraction.sources.values() if mentions}
    ranks = {field: rank for rank, field in enumerate(CRITICAL)}
    mentions = (mention for mention in extraction.mentions if mention.field in ranks)
    return sorted(mentions, key=lambda m: (ranks[m.field], (m.start, m.end) not in chosen, m.start))


def _rich(pages: Iterable[Page]) -> list[Place]:
    """The cells with the most figures."""
    cells = [
        (sum(map(str.isdigit, cell[0])), Place(page, cell.start(), cell.end()))
        for page in pages
        for cell in punctuation.CELL.finditer(page.text)
        if len(cell[0]) <= LONGEST
    ]
    cells.sort(key=lambda pair: -pair[0])
    return [place for digits, place in cells[:_MOST_LINES] if digits >= _LEAST_DIGITS]
