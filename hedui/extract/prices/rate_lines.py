"""One line of the flow that states prices, and mentions of what it states."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the flow: its text and where it starts there."""

    text: str
    start: int


def rate_mention(layout: Layout, line: Line, name: str, value: Value, span: tuple[int, int], group: int) -> Mention:
    return layout.flow_mention(name, value, line.start + span[0], line.start + span[1], rule="rate", group=group)
