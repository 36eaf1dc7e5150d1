"""XXX in a form whose other places are blank is one of its blanks; elsewhere it hides what stood there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from hedui.extract.mention import Blank, Mention, Place
from hedui.extract.text.layout import Layout
from hedui.normalize.mask import masks
from hedui.normalize.placeholder import placeholders

_OPEN = regex.compile(r"[_＿]{3,}|[【〔［\[][ \u3000_＿]*[】〕］\]]")
_TO_FILL = frozenset({Place.HEAD, Place.BODY})
"""Where a blank tells a form: whoever signs fills in the rest of any agreement."""


def left_open(layout: Layout, hidden: Sequence[Mention], blanks: Sequence[Blank]) -> tuple[list[Mention], list[Blank]]:
    """What is masked, and what is blank: a placeholder behind a label is a blank of a form that has others."""
    raw = layout.text.raw
    labelled = {one.start for one in blanks}
    opened = {one.start for one in hidden if one.start in labelled and _is_placeholder(raw[one.start : one.end])}
    if not opened or not _is_form(layout, blanks):
        return list(hidden), list(blanks)
    empty = [replace(one, not_applicable=False) if one.start in opened else one for one in blanks]
    return [one for one in hidden if one.start not in opened], empty


def _is_placeholder(text: str) -> bool:
    """Whether nothing of what stands there is masked but by a placeholder."""
    found = placeholders(text)
    for start, end in reversed(found):
        text = text[:start] + " " + text[end:]
    return bool(found) and not masks(text)


def _is_form(layout: Layout, blanks: Sequence[Blank]) -> bool:
    raw = layout.text.raw
    labelled = (one for one in blanks if one.place in _TO_FILL and not one.not_applicable)
    if any(not placeholders(raw[one.start : one.end]) for one in labelled):
        return True
    opened = [*(found.start() for found in _OPEN.finditer(raw)), *_asked(raw)]
    return any(layout.place_at(start) in _TO_FILL for start in opened)


def _asked(raw: str) -> Iterator[int]:
    """Where placeholders stand that hide nothing: {{name}}, 【填写名称】."""
    return (start for start, end in placeholders(raw) if raw[start:end].strip("XＸ"))
