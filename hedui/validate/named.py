"""Which names the agreement gives its parties, and which of them can be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.models.page import Reading
from hedui.validate.draft import Side
from hedui.validate.names import plain_name
from hedui.validate.quote import quote_flow, quote_mention

_IN_CLAUSE = regex.compile(r"([^\s,。;:、()“”]*(?:\([^\s,。;:、()]*\)[^\s,。;:、()“”]*)?)\(([甲乙丙]方)\)")
_NO_NAME = regex.compile(r"(?:的?(?:权利|义务|责任|承诺|保证|权责)|应当?|有权|不得|负责)")
_AROUND = frozenset({"委托", "受托", "由", "与", "和", "及", "同", "经", "致", "向", "对"})
_NAME_FIELDS = ("party.name", "signature.name", "account.name")
_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Stated:
    """A name at one place; ``confidence`` is that of its least sure character, ``recognised`` whether OCR read it."""

    text: str
    side: Side
    mention: Mention | None
    recognised: bool
    confidence: float


def roles(extraction: Extraction) -> list[str]:
    """The roles that mentions speak of: 甲方, 乙方, 丙方."""
    return sorted({m.role for m in extraction.mentions if m.role}, key=lambda role: "甲乙丙丁".find(role[0]))


def names(extraction: Extraction, role: str) -> list[Stated]:
    """Every name of a party in reading order, those within sentences last; attachments and accounts are left out."""
    mentions = [
        mention
        for field in ("party.name", "signature.name")
        for mention in extraction.of(field, role)
        if mention.place is not Place.ATTACHMENT and mention.purpose is None and is_plausible(extraction, mention)
    ]
    found = [state(extraction, mention) for mention in mentions]
    if found:
        found += _in_clauses(extraction, role, found[0].text, {mention.start for mention in mentions})
    return found


def forms(extraction: Extraction, role: str) -> tuple[str, ...]:
    """All names that the agreement gives a party, as text."""
    return tuple(stated.text for stated in names(extraction, role))


def state(extraction: Extraction, mention: Mention) -> Stated:
    """A mention's value with its quotation and how surely it was read."""
    side = quote_mention(extraction, mention)
    return Stated(str(mention.value), side, mention, *_reading(extraction, mention.start, side))


def is_plausible(extraction: Extraction, mention: Mention) -> bool:
    """Whether the mention is one name: no clause's heading, no word for a party, no two names run together."""
    name = plain_name(str(mention.value))
    words = extraction.layout.roles.keys() | extraction.layout.catalogue.roles.keys()
    if not name or name in words or _NO_NAME.match(name):
        return False
    known = {plain_name(str(m.value)) for m in extraction.mentions if m.field in _NAME_FIELDS} - {name}
    for other in known:
        if len(other) < _PREFIX or other not in name:
            continue
        rest = name.removeprefix(other) if name.startswith(other) else name.removesuffix(other)
        if rest in known or rest in words or rest in _AROUND:
            return False
    return True


def is_well_assigned(extraction: Extraction, mentions: Sequence[Mention]) -> bool:
    """Whether the mentions surely are of one party.

    Where two values of one party stand in one article and another party has none there, the second is likely that
    party's own, and the reader took it for the first's.
    """
    first = mentions[0]
    articles = {(m.place, extraction.layout.article_at(m.start)) for m in mentions}
    if len(articles) > 1:
        return True
    here = {
        mention.role
        for mention in extraction.of(first.field)
        if (mention.place, extraction.layout.article_at(mention.start)) in articles
    }
    return all(role in here for role in roles(extraction))


def _in_clauses(extraction: Extraction, role: str, name: str, known: set[int]) -> Iterator[Stated]:
    """Names before （乙方） within sentences, where they begin as the party's name does."""
    flow = extraction.layout.text.flow
    start_of_name = plain_name(name)[:_PREFIX]
    for match in _IN_CLAUSE.finditer(flow.text):
        at = match[1].rfind(start_of_name)
        if match[2] != role or at < 0:
            continue
        start = match.start(1) + at
        raw = flow.offsets[start]
        if raw not in known and extraction.layout.place_at(raw) is not Place.ATTACHMENT:
            side = quote_flow(extraction, start, match.end(1))
            yield Stated(match[1][at:], side, None, *_reading(extraction, raw, side))


def _reading(extraction: Extraction, raw: int, side: Side) -> tuple[bool, float]:
    number = extraction.layout.text.page_of(raw)
    page = next(page for page in extraction.layout.text.pages if page.number == number)
    sureness = min((page.confidence(e.start, e.end) for e in side.evidence if e.page == number), default=1.0)
    return page.reading is Reading.OCR, sureness
