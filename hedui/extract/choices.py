"""Choices: 第【1】项 of numbered options, boxes with and without a tick, and 【需要/不需要】 in one bracket."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from hedui.extract.convert import count
from hedui.extract.extraction import Choice, ChoiceState, Option, Span
from hedui.extract.layout import Layout
from hedui.extract.mention import Place

_BY_NUMBER = regex.compile(
    r"(?:下列|下述|以下|如下|按|选择|采用|采取|本合同)[^。;\n第]{0,10}第(?<picked>[^项种条款页份次章\n。;]{0,24}?)"
    r"(?:项|种|款)(?!的?(?:规定|约定|条款|违约|要求)|[一-龥]{0,4}违约)"
)
_OPTION = regex.compile(
    r"(?<=^|\n|[。;:,、)）】])\s*(?<number>[(（]?(?:\d{1,2}|[一二三四五六七八九十]|[①-⑳A-Ea-e])[)）]|(?:\d{1,2}"
    r"|[①-⑳A-E])[、.．](?!\d)|[①-⑳])(?<text>[^\n]+?)(?=\n|[;。](?=\s*(?:[(（]?\d{1,2}[)）]|\d{1,2}[、.]))|$)"
)
_NEXT_NUMBER = regex.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十])[、.．)）]?\s*$")
_TICKED = "☑√✓✔☒■R●▣◼☒⊠"
_BOX = regex.compile(rf"(?<box>[{regex.escape('□☐☑☒■▣◻▢√✓✔⊠◼')}])\s*(?<text>[^□☐☑☒■▣◻▢√✓✔⊠◼\n\t。;,]{{1,40}})")


def find_choices(layout: Layout) -> list[Choice]:
    """All choices in reading order, attachments left out."""
    found = [*_by_number(layout), *_boxes(layout)]
    return sorted(found, key=lambda choice: choice.span.start)


def _by_number(layout: Layout) -> Iterator[Choice]:
    flow = layout.text.flow
    for match in _BY_NUMBER.finditer(flow.text):
        if layout.place_in_flow(match.start()) is Place.ATTACHMENT:
            continue
        options = _options(layout, match.end())
        if len(options) < 2:
            continue
        picked = match["picked"].strip(" /")
        raw = _picked_span(layout, match)
        chosen, state = _pick(match["picked"], picked, options)
        yield Choice(raw, layout.text.raw[raw.start : raw.end], state, tuple(chosen), tuple(options))


def _picked_span(layout: Layout, match: regex.Match[str]) -> Span:
    """What was filled in, or the words around where nothing was, with its brackets."""
    start, end = layout.text.flow.raw_span(match.start("picked") - 1, match.end("picked") + 1)
    return Span(start, end)


def _pick(raw: str, picked: str, options: Sequence[Option]) -> tuple[list[Option], ChoiceState]:
    if not picked:
        return [], ChoiceState.NOT_APPLICABLE if "/" in raw else ChoiceState.UNRESOLVED
    numbers: list[int] = []
    for part in regex.split(r"[、,/和及]", picked):
        try:
            numbers.append(count(part.strip("()（） ")))
        except ValueError:
            return [], ChoiceState.INVALID
    known = {option.number: option for option in options}
    if any(number not in known for number in numbers):
        return [], ChoiceState.INVALID
    return [known[number] for number in numbers], ChoiceState.CHOSEN


def _options(layout: Layout, start: int) -> list[Option]:
    """The numbered options that follow, counted from one without a gap."""
    flow = layout.text.flow
    options: list[Option] = []
    for match in _OPTION.finditer(flow.text, start, min(len(flow.text), start + 1500)):
        number = _number(match["number"])
        if number != len(options) + 1:
            if options:
                break
            if number is not None and match.start() - start > 120:
                break
            continue
        raw = flow.raw_span(*match.span("text"))
        options.append(Option(number, match["text"].strip(), Span(*raw)))
    return options


def _number(text: str) -> int | None:
    bare = text.strip("()（）、.． ")
    if len(bare) == 1 and "①" <= bare <= "⑳":
        return ord(bare) - ord("①") + 1
    if len(bare) == 1 and bare.upper() in "ABCDE":
        return "ABCDE".index(bare.upper()) + 1
    try:
        return count(bare)
    except ValueError:
        return None


def _boxes(layout: Layout) -> Iterator[Choice]:
    """Boxes side by side on one line, or below each other, belong to one choice."""
    rows = layout.text.rows
    matches = [m for m in _BOX.finditer(rows.text) if m["text"].strip()]
    for group in _grouped(rows.text, matches):
        start, end = rows.raw_span(group[0].start(), group[-1].end())
        if layout.place_at(start) is Place.ATTACHMENT:
            continue
        options, chosen = [], []
        for match in group:
            text = _NEXT_NUMBER.sub("", match["text"]).strip(" 】)）,、(（")
            option = Option(None, text, Span(*rows.raw_span(*match.span("text"))))
            options.append(option)
            if match["box"] in _TICKED:
                chosen.append(option)
        state = ChoiceState.CHOSEN if chosen else ChoiceState.UNRESOLVED
        yield Choice(Span(start, end), layout.text.raw[start:end], state, tuple(chosen), tuple(options))


def _grouped(text: str, matches: Sequence[regex.Match[str]]) -> Iterator[list[regex.Match[str]]]:
    group: list[regex.Match[str]] = []
    for match in matches:
        if group and regex.fullmatch(r"[\s、,;/或)】]*", text[group[-1].end() : match.start()]):
            group.append(match)
            continue
        if group:
            yield group
        group = [match]
    if group:
        yield group


def flow_offset(layout: Layout, raw: int) -> int:
    """Offset in the flow of the first character at or behind a raw offset."""
    return bisect_left(layout.text.flow.offsets, raw)
