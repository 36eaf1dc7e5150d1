"""What an announcement says of the agreement that it republishes: its title, its number, its signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import regex

from hedui.extract.candidates.convert import convertible
from hedui.extract.clauses.nature import is_republished
from hedui.extract.clauses.supplements import Supplement, apart, effect_of
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.models.evidence import Method
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold

_FIELDS = {"title": "title", "number": "number", "date": "signed"}
_FORMER = {"title": "title", "date": "date_signed"}
HEAD = 600
"""Characters among which an announcement has its own title, and its company's name."""
_HEAD_LINES = 12
"""Lines among which a page has its heading."""
_OF_ITS_OWN = 0.6
"""How sure it is that an announcement's own title serves for its agreement's."""
_BEFORE = 300
"""Characters before the title in which its sentence says who signed it, when and where."""


def read_announced(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Of the sentence that says that it was signed what nothing else states; nothing outside announcements."""
    stated = {m.field for m in mentions}
    signing = signing_of(layout)
    if signing is None:
        announced = is_republished(layout)
        if "title" not in stated:
            yield from _own_title(layout) if announced else _of_notice(layout)
        yield from () if "signed" in stated or not announced else _day_untitled(layout)
        return
    for group, field in _FIELDS.items():
        value = convertible(field, signing[group]) if signing[group] and field not in stated else None
        if value is not None:
            yield layout.flow_mention(field, value, *signing.span(group), rule="announced", method=Method.LABEL)
    if "place_signed" not in stated:
        yield from _place(layout, signing)


def _own_title(layout: Layout) -> Iterator[Mention]:
    """What the announcement itself is titled, where it says of no agreement what that is."""
    head = fold(layout.text.source[:HEAD], spaces=Spaces.DROP)
    found = layout.phrases["announcement_title"].search(head.text)
    if found is None:
        return
    start, end = head.raw_span(*found.span("title"))
    title = punctuation.unspaced("".join(layout.text.source[start:end].split("\n")))
    yield layout.raw_mention("title", title, start, end, rule="announced", method=Method.LABEL, confidence=_OF_ITS_OWN)


def _of_notice(layout: Layout) -> Iterator[Mention]:
    """The heading of a page that states no title of its agreement: 青川市物业服务合同公告."""
    for line in layout.text.lines[:_HEAD_LINES]:
        title = layout.text.line_text(line)
        if layout.phrases["title_of_notice"].fullmatch(title) is not None:
            yield layout.row_mention(
                "title", title, line.start, line.end, rule="announced", method=Method.LABEL, confidence=_OF_ITS_OWN
            )
            return


def _day_untitled(layout: Layout) -> Iterator[Mention]:
    """The day on which an agreement was signed whose title the announcement does not tell."""
    found = layout.phrases["announced_untitled"].search(layout.text.flow.text)
    value = convertible("signed", found["date"]) if found is not None and found["date"] else None
    if found is not None and value is not None:
        yield layout.flow_mention("signed", value, *found.span("date"), rule="announced", method=Method.LABEL)


def signing_of(layout: Layout) -> regex.Match[str] | None:
    """How the announcement says that its agreement was signed; None outside announcements and where it does not.

    Of several the one of a supplement where the announcement's title says one, then the latest.
    """
    return next(iter(signings_of(layout)), None)


def with_former(layout: Layout, supplement: Supplement | None) -> Supplement | None:
    """The supplement with the agreement that an announcement says was signed before it, and what it tells of that."""
    own, *others = signings_of(layout) or [None]
    former = next((each for each in others if effect_of(layout.catalogue, each["title"]) is None), None)
    if supplement is None or own is None or former is None:
        return supplement
    cited = [
        layout.flow_mention(f"amends.{field}", value, *former.span(group), rule="announced", rank=0)
        for group, field in _FORMER.items()
        if former[group] and (value := convertible(_FIELDS[group], former[group])) is not None
    ]
    offsets = layout.text.flow.offsets
    told = (offsets[sentence_start(layout, former)], offsets[sentence_start(layout, own)])
    intervals = (*supplement.former, told) if told[0] < told[1] else supplement.former
    return replace(supplement, cited=tuple(cited), former=tuple(apart(sorted(intervals))))


def signings_of(layout: Layout) -> list[regex.Match[str]]:
    """All that it says were signed, that of its agreement first."""
    return layout.text.once("signings", lambda: _found(layout) if is_republished(layout) else [])


def _found(layout: Layout) -> list[regex.Match[str]]:
    flow = layout.text.flow.text
    told = [*layout.phrases["announced"].finditer(flow), *layout.phrases["announced_plainly"].finditer(flow)]
    told.sort(key=lambda match: match.start("title"))
    amends = layout.says("announces_supplement", layout.text.source[:HEAD])
    latest = max((day for day in map(_day, told) if day is not None), default=None)

    def order(match: regex.Match[str]) -> tuple[bool, bool, bool]:
        other = amends and effect_of(layout.catalogue, match["title"]) is None
        return other, not layout.says("signed_recently", sentence_of(layout, match)), _day(match) != latest

    return sorted(told, key=order)


def _day(match: regex.Match[str]) -> date | None:
    value = convertible("signed", match["date"]) if match["date"] else None
    return value if isinstance(value, date) else None


def sentence_of(layout: Layout, signing: regex.Match[str]) -> str:
    """The sentence up to the agreement's title."""
    flow = layout.text.flow.text
    return flow[sentence_start(layout, signing) : signing.start("title")]


def sentence_start(layout: Layout, signing: regex.Match[str]) -> int:
    """Where the sentence begins in the flow."""
    flow, title = layout.text.flow.text, signing.start("title")
    low = max(0, title - _BEFORE)
    before: int = max(flow.rfind("。", low, title), flow.rfind("\n", low, title), low - 1)
    return before + 1


def _place(layout: Layout, signing: regex.Match[str]) -> Iterator[Mention]:
    start = sentence_start(layout, signing)
    found = layout.phrases["announced_place"].search(layout.text.flow.text, start, signing.start("title"))
    value = convertible("place_signed", found["place"]) if found is not None else None
    if found is not None and value is not None:
        yield layout.flow_mention("place_signed", value, *found.span("place"), rule="announced", method=Method.LABEL)
