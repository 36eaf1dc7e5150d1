"""Choices: whether exactly what can be chosen was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Choice, ChoiceState, Extraction, FoundBracket
from hedui.extract.mention import Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.evidence import Method
from hedui.models.record import BracketState
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote

_LOOKS = looks("rules")

_UNRESOLVED = Message("选项未勾选或勾选痕迹丢失：{side}", "No option is ticked, or the tick was lost: {side}")
_UNRESOLVED_MORE = Message(
    "{count}处选项未勾选或勾选痕迹丢失：{sides}", "{count} choices without a tick, or whose ticks were lost: {sides}"
)
_SEVERAL = Message("同时勾选了互相排斥的选项：{side}", "Options are ticked of which only one can hold: {side}")
_QUOTED = 5
"""Choices that a message quotes; the evidence has all."""
_INVALID = Message("所填不在可选项{options}之列：{side}", "What was filled in is none of the options {options}: {side}")
_BOTH_AGREED = Message(
    "争议解决既约定仲裁又约定诉讼，仲裁约定一般无效：{a}，{b}",
    "Disputes go both to arbitration and to a court, so that the agreement to arbitrate is void as a rule: {a}, {b}",
)
_SIDE_BY_SIDE = _LOOKS["side_by_side"]
_TO_TICK = _LOOKS["to_tick"]
_BOTH = _LOOKS["yes_and_no"]
_EMPTY_BOXES = _LOOKS["empty_boxes"]


def choice_unresolved(extraction: Extraction) -> Iterator[Draft]:
    """Choices with no tick, or whose tick was lost, those of one article together; ticks that exclude each other."""
    for choice in extraction.choices:
        if choice.state is ChoiceState.CONTRADICTORY:
            side = quote(extraction, choice.span.start, choice.span.end)
            yield Draft(_SEVERAL, {"side": side}, (side,))
    told = 0
    unchosen = ((m.start, m.end) for m in extraction.mentions if m.field == "dispute.unchosen")
    groups: dict[int | None, list[Side]] = {}
    found = (*_open_choices(extraction), *_open_brackets(extraction), *_open_lines(extraction), *unchosen)
    for start, end in sorted(found):
        if start < told:
            continue
        told = end
        article = extraction.layout.article_at(start)
        groups.setdefault(article.start if article is not None else None, []).append(quote(extraction, start, end))
    for sides in map(tuple, groups.values()):
        facts = {"side": sides[0], "sides": sides[:_QUOTED], "count": len(sides)}
        yield Draft(_UNRESOLVED if len(sides) == 1 else _UNRESOLVED_MORE, facts, sides)


def dispute_conflict(extraction: Extraction) -> Iterator[Draft]:
    """Arbitration and a court both agreed for the same disputes: no agreement to arbitrate at all."""
    sides = [m for m in extraction.mentions if m.field == "dispute.either"]
    if len(sides) == 2:
        a, b = (quote(extraction, m.start, m.end) for m in sides)
        yield Draft(_BOTH_AGREED, {"a": a, "b": b}, (a, b), ("/dispute/method",))


def choice_invalid(extraction: Extraction) -> Iterator[Draft]:
    """第【黑名单】项 where the options are numbered."""
    for choice in extraction.choices:
        if choice.state is ChoiceState.INVALID:
            side = quote(extraction, choice.span.start, choice.span.end, Method.BRACKET)
            yield Draft(_INVALID, {"side": side, "options": _numbers(choice)}, (side,))


def _open_choices(extraction: Extraction) -> Iterator[tuple[int, int]]:
    for choice in extraction.choices:
        if choice.state is ChoiceState.UNRESOLVED and len(choice.options) > 1:
            yield choice.span.start, choice.span.end


def _open_brackets(extraction: Extraction) -> Iterator[tuple[int, int]]:
    for bracket in extraction.brackets:
        if extraction.layout.place_at(bracket.span.start) is not Place.ATTACHMENT and _is_open(bracket):
            yield bracket.span.start, bracket.span.end


def _is_open(bracket: FoundBracket) -> bool:
    """Whether the bracket still holds all its options: 需要不需要, 通用流量定向流量, 预付费/后付费."""
    inside = "".join(bracket.text[1:-1].split())
    return bracket.state is BracketState.UNRESOLVED or _SIDE_BY_SIDE.fullmatch(inside) is not None


def _open_lines(extraction: Extraction) -> Iterator[tuple[int, int]]:
    """Options without brackets: a list that asks for a tick, 需要不需要, boxes of which none is ticked."""
    layout = extraction.layout
    text = layout.text.flow
    for pattern in (_TO_TICK, _BOTH, _EMPTY_BOXES):
        for match in pattern.finditer(text.text):
            start, end = text.raw_span(*match.span("options"))
            if layout.place_at(start) is not Place.ATTACHMENT:
                yield start, end


def _numbers(choice: Choice) -> str:
    return "、".join(str(option.number or option.text) for option in choice.options)
