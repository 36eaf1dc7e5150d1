"""Brackets: every 【…】 of the document with what was filled in, OCR variants and a lost side included."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.extract.candidates.offered import are_opposites, offered
from hedui.extract.candidates.ticks import find_boxes
from hedui.extract.extraction import FoundBracket, Span
from hedui.extract.text.layout import Layout
from hedui.extract.values.pieces import is_not_applicable
from hedui.models.record import BracketState
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import fold
from hedui.normalize.placeholder import asks

_WHOLE = r"【(?P<inside>[^【】]{0,120})】"
_LEFT_ONLY = r"【(?P<left>[^【】\s,。;、:)(]{1,24})(?=[\s,。;、:)(]|$)(?!】)"
_RIGHT_ONLY = r"(?<=[\s,。;、:(为是第])(?P<right>[0-9A-Za-z.+\-]{1,24}|[\p{Han}]{1,4})】"
_BRACKET = regex.compile(f"{_WHOLE}|{_LEFT_ONLY}|{_RIGHT_ONLY}")
_EITHER_HALF = frozenset("【】")
_EMPTY_BOX = grammar.pattern(r"[{empty}]|£(?=\p{Han})")
_CYCLES = frozenset("年月日")
"""A unit alone that fills its bracket says how often, 按【月】支付; with blanks beside it, it is a date left open."""


def find_brackets(layout: Layout) -> list[FoundBracket]:
    """Every bracket in reading order."""
    return sorted([*_brackets(layout), *_notes(layout)], key=lambda bracket: bracket.span.start)


def _notes(layout: Layout) -> Iterator[FoundBracket]:
    """The brackets that tell how to fill in the form, which nobody reads."""
    for start, end in layout.text.notes:
        text = layout.text.raw[start:end]
        if fold(text[0]).text == "【":
            clause = layout.clause_at(start)
            value = punctuation.unspaced(text[1:-1].strip())
            yield FoundBracket(Span(start, end), text, value, BracketState.FILLED, clause.path if clause else None)


def _brackets(layout: Layout) -> Iterator[FoundBracket]:
    rows = layout.text.rows
    if _EITHER_HALF.isdisjoint(rows.text):
        return
    for match in _BRACKET.finditer(rows.text):
        inside = match["inside"] if match["inside"] is not None else match["left"] or match["right"]
        start, end = rows.raw_span(*match.span())
        clause = layout.clause_at(start)
        value, state = (None, BracketState.BLANK) if asks(rows.text, *match.span()) else _read(inside)
        text = layout.text.raw[start:end]
        yield FoundBracket(Span(start, end), text, value, state, clause.path if clause else None)


def _read(inside: str) -> tuple[str | None, BracketState]:
    value = punctuation.unspaced("".join(map(str.strip, inside.split("\n")))).strip(" _\t")
    if not value or (not value.strip("年月日 ") and inside not in _CYCLES):
        return None, BracketState.BLANK
    if is_not_applicable(value):
        return None, BracketState.NOT_APPLICABLE
    options = _options(value)
    if any(ticked for _, ticked in options):
        return "、".join(words for words, ticked in options if ticked), BracketState.FILLED
    return value, BracketState.UNRESOLVED if _is_undecided(options, value) else BracketState.FILLED


def _options(value: str) -> list[tuple[str, bool]]:
    """What is offered, and whether it is ticked; empty where the value offers nothing."""
    if parts := offered(value):
        return [(part.words, part.ticked) for part in parts]
    return [(value[slice(*box.words)], box.ticked) for group in find_boxes(value) for box in group]


def _is_undecided(options: list[tuple[str, bool]], value: str) -> bool:
    """Whether boxes stand empty, or the two words say no to each other."""
    return _EMPTY_BOX.search(value) is not None or (len(options) == 2 and are_opposites(options[0][0], options[1][0]))
