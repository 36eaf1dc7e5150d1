"""What extraction makes of a text that a test writes down."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hedui.extract import Extraction, extract, load_catalogue
from hedui.extract.mention import Mention
from hedui.models.page import Page, Reading
from hedui.read.markup.reader import read_markup


@cache
def read(*pages: str) -> Extraction:
    """Extract from text, one string a page, as a file with it is read."""
    return extract(tuple(_page(number, text) for number, text in enumerate(pages, 1)), load_catalogue())


def _page(number: int, text: str) -> Page:
    found = read_markup(text) or (Page(number, text, Reading.PLAIN_TEXT),)
    assert len(found) == 1, "one string is one page"
    return replace(found[0], number=number)


def mentions_within(extraction: Extraction, stretch: str) -> list[Mention]:
    """The mentions that stand inside the only place where the agreement says ``stretch``."""
    raw = extraction.layout.text.raw
    assert raw.count(stretch) == 1, f"{stretch!r} must stand in the agreement once"
    start = raw.index(stretch)
    return [m for m in extraction.mentions if start <= m.start and m.end <= start + len(stretch)]


def values(extraction: Extraction, field: str, role: str | None = None) -> list[str]:
    """What the agreement states for a field (and a party), in reading order, as text."""
    return [str(mention.value) for mention in extraction.of(field, role)]
