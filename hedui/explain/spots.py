"""Where something stands, for people: page, clause, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.extract.text.layout import Layout

_AROUND = 18
"""Characters on either side that are quoted, blanks left out."""
_REACH = 4 * _AROUND
_LONGEST = 60
_OPEN, _CLOSE = "›", "‹"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the raw text."""

    page: int
    clause: str
    """Its clause with a blank before it; empty outside of clauses."""
    text: str
    quote: str
    """With what stands around it, itself between › and ‹."""


def spot(layout: Layout, start: int, end: int) -> Spot:
    """The raw interval as it is told of."""
    raw = layout.text.raw
    clause = layout.clause_at(start)
    text = _squeezed(raw[start:end])
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    before = _squeezed(raw[max(0, start - _REACH) : start])[-_AROUND:]
    behind = _squeezed(raw[end : end + _REACH])[:_AROUND]
    page, _ = layout.text.place(start)
    return Spot(page, f" {clause.path}" if clause else "", shown, f"…{before}{_OPEN}{shown}{_CLOSE}{behind}…")


def _squeezed(text: str) -> str:
    """The text on one line, without blanks beside Chinese characters."""
    pieces = text.split()
    joined = ""
    for piece in pieces:
        joined += f" {piece}" if joined and joined[-1].isascii() and piece[0].isascii() else piece
    return joined
