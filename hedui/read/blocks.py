"""What programs for recognition write of a page: its blocks with their places."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.models.evidence import Box


@dataclass(frozen=True, slots=True)
class Block:
    """What was recognised in one place: markup, or the text of one line; ``box`` in the units of its page's size."""

    text: str
    box: Box | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page's blocks in reading order, or its lines in none; its size in the units of the boxes."""

    blocks: tuple[Block, ...]
    size: tuple[float, float]
    engine: str
    are_lines: bool = False
