"""Seals on recognised pages: whose they are, and whether one lies where the signature block calls for it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.evidence import Method
from hedui.models.page import Page, Seal
from hedui.validate.draft import Draft, Side, fill
from hedui.validate.named import forms, roles
from hedui.validate.names import plain_name
from hedui.validate.quote import quote, quote_spot

_LOOKS = looks("rules")

_OTHER = Message(
    "第{page}页的印章名称“{seal}”与合同各方的名称都不符：{parties}",
    "The seal on page {page} reads “{seal}”, which is none of the parties: {parties}",
)
_NONE = Message(
    "第{page}页应盖章处未见印章：{sides}", "No seal was seen on page {page}, where one is called for: {sides}"
)
_PARTY = Message("{role}“{name}”", "{role} “{name}”")
_NOT_NAME = _LOOKS["not_name"]
_ORGANISATION = _LOOKS["organisation"]
_CALLS_FOR_SEAL = _LOOKS["calls_for_seal"]
_LEAST_SURE = 0.8
_LEAST_LENGTH = 6
_MOST_SLIPS = 2
_ALIKE = 0.7


def seal_name_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """A seal surely names an organisation that is far from every party's name; a slip or two of reading is allowed."""
    parties = {role: names for role in roles(extraction) if (names := forms(extraction, role))}
    if len(parties) < 2:
        return
    known = [plain_name(form) for names in parties.values() for form in names]
    said = tuple(fill(_PARTY, role=role, name=names[0]) for role, names in parties.items())
    for page, seal, name in _named_seals(extraction):
        if not any(_is_close(name, form) for form in known):
            side = quote_spot(page.number, seal.box, seal.text, seal.confidence)
            yield Draft(_OTHER, {"page": page.number, "seal": seal.text, "parties": said}, (side,))


def _named_seals(extraction: Extraction) -> Iterator[tuple[Page, Seal, str]]:
    """The agreement's seals with the names that they surely bear, but for those that its signature block says."""
    for page in extraction.layout.text.pages:
        for seal in page.seals:
            name = _name(seal) if _is_of_agreement(extraction, page) else ""
            if name and name not in plain_block(extraction):
                yield page, seal, name


def seal_missing(extraction: Extraction) -> Iterator[Draft]:
    """The signature block calls for a seal (盖章, 公章) on a page recognised in colour on which none was seen.

    A grey or black-and-white picture need not show a red seal, so nothing is said of it.
    """
    region = extraction.layout.regions.signature
    text = extraction.layout.text
    unsealed = {page.number for page in text.pages if page.in_colour and not page.seals}
    found: dict[int, list[Side]] = {}
    for line in text.lines[slice(*region)] if region is not None else ():
        for match in _CALLS_FOR_SEAL.finditer(text.rows.text, line.start, line.end):
            start, end = text.rows.raw_span(line.start, match.end())
            if text.page_of(start) in unsealed:
                found.setdefault(text.page_of(start), []).append(quote(extraction, start, end, Method.LABEL))
                break
    for number, sides in found.items():
        yield Draft(_NONE, {"page": number, "sides": tuple(sides)}, tuple(sides))


def _name(seal: Seal) -> str:
    """The organisation that the seal names; empty where it was not surely read, is too short, or names none."""
    name = str(_NOT_NAME.sub("", seal.text))
    sure = seal.confidence >= _LEAST_SURE and len(name) >= _LEAST_LENGTH
    return name if sure and _ORGANISATION.search(name) else ""


def _is_close(seal: str, name: str) -> bool:
    """Whether the seal may say the name, or a part of it, wherever its ring was cut open."""
    shorter = min(len(seal), len(name))
    matched = sum(block.size for block in SequenceMatcher(None, seal, name * 2, autojunk=False).get_matching_blocks())
    return shorter - matched <= _MOST_SLIPS or matched >= _ALIKE * shorter


def _is_of_agreement(extraction: Extraction, page: Page) -> bool:
    """Whether part of the page belongs to the agreement itself, not only to what is attached."""
    layout = extraction.layout
    offsets = [start for start in layout.text.line_starts if layout.text.page_of(start) == page.number]
    return any(layout.place_at(start) is not Place.ATTACHMENT for start in offsets)


def plain_block(extraction: Extraction) -> str:
    """The signature block's text in its comparable form: witnesses and agents sign there too."""
    region = extraction.layout.regions.signature
    text = extraction.layout.text
    return plain_name("".join(map(text.line_text, text.lines[slice(*region)]))) if region is not None else ""
