"""Choices: 第【1】项 of numbered options, boxes with and without a tick, 【需要/不需要】 in one bracket,
and what stands side by side without any mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from hedui.extract.candidates.offered import offered
from hedui.extract.candidates.ticks import Box, find_boxes, words_end
from hedui.extract.choices.lined import find_lined
from hedui.extract.choices.offers import find_offers
from hedui.extract.choices.options import number_of, options_ahead, options_behind
from hedui.extract.extraction import Choice, ChoiceState, FoundBracket, Option, Span
from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.models.record import BracketState
from hedui.normalize import grammar, punctuation

_LOOKS = looks("picks")

_BY_NUMBER = _LOOKS["picked_by_number"]
_BY_SLOT = _LOOKS["picked_in_slot"]
_PICKED_BEHIND = _LOOKS["picked_behind"]
_FILLED_IN = grammar.pattern(r"[【〖〔\[［(（_＿]|\d|第(?!{numeral}+[方者人])\s*\p{Han}{1,6}\s*[项种款]")
"""What shows that something was filled in: a bracket, an underscore, a number, a word alone; not 第三方测评，…各项."""
_BEHIND_SLOT = 16
_JOINED = punctuation.any_of("、,/和及与")
_WHETHER = ({"是", "否"}, {"有", "无"}, {"需要", "不需要"}, {"适用", "不适用"})


def find_choices(layout: Layout, brackets: Sequence[FoundBracket] = ()) -> list[Choice]:
    """All choices in reading order, attachments left out."""
    boxes = list(_boxes(layout))
    picked = list(_picked_behind(layout))
    found: list[Choice] = []
    for more in (
        [*_by_number(layout), *_by_slot(layout), *_in_brackets(layout, brackets), *_former_or_latter(layout)],
        picked,
        [*find_lined(layout), *(choice for choice in boxes if len(choice.options) > 1)],
        _unpicked(find_offers(layout), picked),
        [choice for choice in boxes if len(choice.options) == 1],
    ):
        found = sorted([*found, *_elsewhere(more, found)], key=lambda choice: choice.span.start)
    return found


def _unpicked(offers: Iterable[Choice], picked: Sequence[Choice]) -> list[Choice]:
    """The offers without those whose options a pick behind them is about."""
    firsts = [choice.options[0].span.start for choice in picked]
    return [offer for offer in offers if not any(offer.span.start <= first < offer.span.end for first in firsts)]


def _elsewhere(choices: Iterable[Choice], found: Sequence[Choice]) -> Iterator[Choice]:
    """Those that overlap none of the choices found, which are in order."""
    starts = [choice.span.start for choice in found]
    furthest = list(accumulate((choice.span.end for choice in found), max))
    for choice in choices:
        before = bisect_left(starts, choice.span.end)
        if not before or furthest[before - 1] <= choice.span.start:
            yield choice


def _by_number(layout: Layout) -> Iterator[Choice]:
    flow = layout.text.flow
    for match in _BY_NUMBER.finditer(flow.text):
        if layout.place_in_flow(match.start()) is Place.ATTACHMENT:
            continue
        options = options_behind(layout, match.end())
        if len(options) < 2:
            continue
        raw = Span(*flow.raw_span(match.start("picked") - 1, match.end("picked") + 1))
        chosen, state = _pick(match["picked"], options)
        if state is ChoiceState.INVALID and not _FILLED_IN.search(layout.text.raw, raw.start, raw.end):
            continue  # 采用第三方测评，…各项
        yield Choice(raw, layout.text.raw[raw.start : raw.end], state, tuple(chosen), tuple(options))


def _picked_behind(layout: Layout) -> Iterator[Choice]:
    """Numbered options that a pick follows; silent where it picks none of theirs."""
    flow = layout.text.flow
    for match in _PICKED_BEHIND.finditer(flow.text):
        options = options_ahead(layout, match.start())
        chosen, state = _pick(match["picked"], options)
        if len(options) < 2 or state is ChoiceState.INVALID or layout.place_in_flow(match.start()) is Place.ATTACHMENT:
            continue
        raw = Span(*flow.raw_span(*match.span()))
        yield Choice(raw, layout.text.raw[raw.start : raw.end], state, tuple(chosen), tuple(options))


def _former_or_latter(layout: Layout) -> Iterator[Choice]:
    """Two alternatives behind which the sentence says that the former, or the latter, holds."""
    flow, raw = layout.text.flow, layout.text.raw
    picks = any(word in flow.text for word in ("前者", "后者"))
    for match in layout.phrases["former_or_latter"].finditer(flow.text) if picks else ():
        if layout.place_in_flow(match.start()) is Place.ATTACHMENT:
            continue
        options = [Option(None, match[name], Span(*flow.raw_span(*match.span(name)))) for name in ("first", "second")]
        span = Span(*flow.raw_span(*match.span()))
        chosen = options[match["picked"] == "后"]
        yield Choice(span, raw[span.start : span.end], ChoiceState.CHOSEN, (chosen,), tuple(options))


def _pick(picked: str, options: Sequence[Option]) -> tuple[list[Option], ChoiceState]:
    bare = picked.strip(" /")
    if not bare.strip("()/ "):
        return [], ChoiceState.NOT_APPLICABLE if "/" in picked else ChoiceState.UNRESOLVED
    known = {option.number: option for option in options}
    numbers = [number_of(part) for part in _JOINED.split(bare)]
    if any(number not in known for number in numbers):
        return [], ChoiceState.INVALID
    return [known[number] for number in numbers], ChoiceState.CHOSEN


def _by_slot(layout: Layout) -> Iterator[Choice]:
    """Options whose number was filled in without 第; silent where the number is none of theirs."""
    rows, flow = layout.text.rows, layout.text.flow
    for match in _BY_SLOT.finditer(rows.text):
        start, end = rows.raw_span(*match.span("slot"))
        if layout.place_at(start) is Place.ATTACHMENT:
            continue
        behind = bisect_left(flow.offsets, rows.offsets[match.end() - 1] + 1)
        options = options_behind(layout, behind, _BEHIND_SLOT)
        chosen, state = _pick(match["picked"].strip(), options)
        if len(options) > 1 and state is not ChoiceState.INVALID:
            yield Choice(Span(start, end), layout.text.raw[start:end], state, tuple(chosen), tuple(options))


def _boxes(layout: Layout) -> Iterator[Choice]:
    """Boxes side by side on one line, or below each other, belong to one choice."""
    rows = layout.text.rows
    for group in find_boxes(rows.text):
        span = Span(*rows.raw_span(min(box.span[0] for box in group), max(box.span[1] for box in group)))
        if layout.place_at(span.start) is Place.ATTACHMENT:
            continue
        options = [_boxed(layout, box) for box in group]
        chosen = [option for option, box in zip(options, group, strict=True) if box.ticked]
        state = ChoiceState.CHOSEN if chosen else ChoiceState.UNRESOLVED
        marks = tuple(Span(*rows.raw_span(*box.mark)) for box in group)
        yield Choice(span, layout.text.raw[span.start : span.end], state, tuple(chosen), tuple(options), marks)


def _boxed(layout: Layout, box: Box) -> Option:
    """The box's words, which go on over the end of a line that was wrapped within them."""
    rows, flow = layout.text.rows, layout.text.flow
    span = Span(*rows.raw_span(*box.words))
    if box.behind or rows.text[box.words[1] : box.words[1] + 1] != "\n":
        return Option(None, rows.text[slice(*box.words)], span)
    first, last = bisect_left(flow.offsets, span.start), bisect_left(flow.offsets, span.end - 1) + 1
    end = words_end(flow.text, last)
    if end == last:
        return Option(None, rows.text[slice(*box.words)], span)
    return Option(None, flow.text[first:end], Span(*flow.raw_span(first, end)))


def _in_brackets(layout: Layout, brackets: Sequence[FoundBracket]) -> Iterator[Choice]:
    """【需要/不需要】: all that it offers, and what a tick beside it says was chosen."""
    for bracket in brackets:
        raw, first = layout.text.raw, bracket.span.start + 1
        parts = offered(raw[first : bracket.span.end - 1])
        if not parts or layout.place_at(first) is Place.ATTACHMENT:
            continue
        options = [Option(None, part.words, Span(first + part.start, first + part.end)) for part in parts]
        chosen = tuple(option for option, part in zip(options, parts, strict=True) if part.ticked)
        if chosen or bracket.state is BracketState.UNRESOLVED:
            state = ChoiceState.CHOSEN if chosen else ChoiceState.UNRESOLVED
            yield Choice(bracket.span, bracket.text, state, chosen, tuple(options))


def without_unchosen(mentions: Sequence[Mention], choices: Sequence[Choice]) -> list[Mention]:
    """The mentions without those that only an option states which nobody chose.

    For what clauses state: an option's words may run on into the next label.
    """
    unchosen = sorted((span.start, span.end) for choice in choices for span in _unchosen(choice))
    starts = [start for start, _ in unchosen]
    asked = {choice.span.start for choice in choices if _asks_whether(choice)}

    def is_unchosen(mention: Mention) -> bool:
        index = bisect_right(starts, mention.start) - 1
        within = index >= 0 and mention.end <= unchosen[index][1]
        return within or not asked.isdisjoint(range(mention.end, mention.end + 3))

    return [mention for mention in mentions if not is_unchosen(mention)]


def _unchosen(choice: Choice) -> Iterator[Span]:
    """Where the options stand that nobody chose."""
    chosen = {option.span for option in choice.chosen}
    return (option.span for option in choice.options if option.span not in chosen)


def _asks_whether(choice: Choice) -> bool:
    """Whether the choice asks if what stands before it holds, and nobody said so: 预付费（□是 □否）."""
    return choice.state is ChoiceState.UNRESOLVED and {option.text for option in choice.options} in _WHETHER


def flow_offset(layout: Layout, raw: int) -> int:
    """Offset in the flow of the first character at or behind a raw offset."""
    return bisect_left(layout.text.flow.offsets, raw)
