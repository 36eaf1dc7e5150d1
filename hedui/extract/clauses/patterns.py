"""Clauses: the catalogue's patterns, run over the flow of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from hedui.extract.candidates.convert import convertible
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.text.layout import Details, Layout
from hedui.extract.trace import Refusal, Why
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.compiling import CompiledPattern
from hedui.extract.words.entries import Pattern

_PARTIAL_DATE = looks("told_in_text")["partial_date"]
_NUMBER = regex.compile(r"(?:[48]00\d? |0\d{2,3}[- ]|1[3-9]\d[- ])\d{3,4}[- ]\d{3,4}(?!\d)|\d[\d()（）-]{2,}\d")
_FIGURES_OF_DATE = regex.compile(r"\d{4}[-./]\d")
_DATES = frozenset({"period.start_date", "period.end_date"})
_LISTS = frozenset({"support.telephones"})
_CONFIDENCE = 0.95


def read_clauses(layout: Layout, patterns: Iterable[CompiledPattern], *, grouped: bool = False) -> list[Mention]:
    """Every statement that a pattern finds, attachments left out; with ``grouped`` what one sentence states together
    shares ``group``."""
    flow = layout.text.flow.text
    dated = layout.text.once("dated", lambda: tuple(_dated(flow)))
    clues = layout.text.once("clues", lambda: _clues_in(layout.catalogue.base, flow))
    found: list[Mention] = []
    for pattern in patterns:
        if pattern.source.clue and clues.isdisjoint(pattern.source.clue):
            continue
        on_date = _DATES.intersection(pattern.source.fields.values()) or pattern.source.pattern.startswith("{day}")
        stretches = dated if on_date else [(0, len(flow))]
        for start, end in stretches:
            for match in pattern.regex.finditer(flow, start, end):
                found += _mentions(layout, pattern, match, match.start() + 1 if grouped else 0)
    return found


def _clues_in(catalogue: Catalogue, flow: str) -> frozenset[str]:
    """The words in the flow of which one must stand there for a pattern to find something."""
    return frozenset(clue for clue in _clues(catalogue) if clue in flow)


@lru_cache(maxsize=64)
def _clues(catalogue: Catalogue) -> frozenset[str]:
    """The words that patterns name so."""
    return frozenset(clue for pattern in catalogue.patterns for clue in pattern.source.clue)


def _dated(flow: str) -> Iterator[tuple[int, int]]:
    """The stretches of the flow that can state a date: lines with one, each with the line above, which may head it."""
    above = start = 0
    in_figures = _FIGURES_OF_DATE.search(flow) is not None
    for line in flow.split("\n") if in_figures or "月" in flow else ():
        end = start + len(line)
        if ("年" in line and "月" in line) or (in_figures and _FIGURES_OF_DATE.search(line)):
            yield above, end
            above = end + 1
        else:
            above = start
        start = end + 1


def _mentions(layout: Layout, pattern: CompiledPattern, match: regex.Match[str], group: int) -> Iterator[Mention]:
    source = pattern.source
    if layout.place_in_flow(match.start()) is Place.ATTACHMENT:
        _refuse(layout, source, match, source.fields, Why.ATTACHMENT)
        return
    named = match.groupdict().get("role")
    role = layout.roles.get(named) or layout.catalogue.roles.get(named) if named else None
    if named and role is None:
        _refuse(layout, source, match, source.fields, Why.NOBODYS)
        return
    details: Details = {
        "rule": source.rule,
        "rank": source.rank,
        "confidence": _CONFIDENCE,
        "group": group,
        "role": role,
    }
    for name, field in source.fields.items():
        for start, end in _spans(match, name, field):
            text = layout.text.flow.text[start:end]
            value = _value(field, text, match, source.constants)
            value = layout.code_as_written(start, end) if field == "number" else value
            if value is not None:
                yield layout.flow_mention(field, value, start, end, **details)
            else:
                _refuse(layout, source, match, [name], Why.NO_VALUE)


def _refuse(layout: Layout, source: Pattern, match: regex.Match[str], groups: Iterable[str], why: Why) -> None:
    """Note why what a pattern found is not read, if somebody asks."""
    for group in groups:
        start, end = match.span(group)
        if start >= 0 and layout.trace.asks(source.fields[group]):
            place = layout.text.flow.raw_span(start, end)
            layout.trace.refuse(Refusal(source.fields[group], *place, why, rule=source.rule))


def _spans(match: regex.Match[str], group: str, field: str) -> list[tuple[int, int]]:
    start, end = match.span(group)
    if start < 0:
        return []
    if field not in _LISTS:
        return [(start, end)]
    return [(start + m.start(), start + m.end()) for m in _NUMBER.finditer(match[group])]


def _value(field: str, text: str, match: regex.Match[str], constants: dict[str, str]) -> Value | None:
    if field in constants:
        text = {"once": "一次"}.get(constants[field], constants[field])
    if field == "period.end_date" and _PARTIAL_DATE.fullmatch(text):
        text = f"{match['start'][:4]}年{text}"
    return convertible(field, text)
