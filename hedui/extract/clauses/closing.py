"""The day below all that is agreed, which no label calls one: behind the last name, or on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.candidates.convert import convertible
from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.models.evidence import Method

_DATE = looks("told_in_text")["date_at_end"]
_MARKS = regex.compile(r"[\s,，(（]*(?:[(（][^()（）]{0,8}[)）]\s*)*[(（]?")
"""What stands between a name and the date behind it: （签字）."""
_ABOVE = 6
"""Lines above the date on which a party is named, or its details stand."""


def read_closing(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The date that the last line ends with, where nothing else says when it was signed: 借款人：何静 2024年3月8日."""
    text = layout.text
    if any(m.field in ("signed", "signature.date") for m in mentions):
        return
    last = next((n for n in reversed(range(len(text.lines))) if text.line_text(text.lines[n]).strip()), None)
    if last is None or layout.regions.place(last) is Place.ATTACHMENT:
        return
    line = text.line_text(text.lines[last])
    found = _DATE.search(line)
    value = convertible("signed", found["date"]) if found else None
    if found is not None and value is not None and _is_a_partys(layout, mentions, last, line[: found.start()]):
        span = (text.lines[last].start + at for at in found.span("date"))
        yield layout.row_mention("signed", value, *span, rule="closing", method=Method.LABEL)


def _is_a_partys(layout: Layout, mentions: Sequence[Mention], last: int, before: str) -> bool:
    """Whether nothing but a party's name, or its detail, stands before the date, or some does on the lines above it."""
    told = [m for m in mentions if m.field.startswith("party.") or m.field == "signature.name"]
    if _MARKS.fullmatch(before):
        return any(last - _ABOVE <= layout.line_at(m.start) < last for m in told)
    return any(layout.line_at(m.start) == last and _ends(layout, m, before) for m in told)


def _ends(layout: Layout, mention: Mention, before: str) -> bool:
    """Whether what stands before the date ends with what is told of the party."""
    written = layout.text.raw[mention.start : mention.end]
    at = before.rfind(written.strip())
    return at >= 0 and _MARKS.fullmatch(before, at + len(written.strip())) is not None
