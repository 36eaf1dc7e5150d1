"""A view of an agreement's text under construction, and its lines."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from hedui.normalize.fold import Folded

HAN = r"[\u2e80-\u9fff\uf900-\ufaff]"
"""A Chinese character, in a pattern."""


class Line(NamedTuple):
    """One line of ``rows``: its interval there."""

    start: int
    end: int


class View:
    """Text under construction, with the raw offset of each character."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.offsets = array("I")

    @property
    def length(self) -> int:
        return len(self.offsets)

    def add(self, piece: str, offsets: array[int]) -> None:
        self._pieces.append(piece)
        self.offsets.extend(offsets)

    def text(self) -> str:
        return "".join(self._pieces)

    def folded(self) -> Folded:
        return Folded(self.text(), self.offsets)
