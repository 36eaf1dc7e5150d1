"""Form fields of HTML as a person sees them: what was typed or chosen, a blank where nothing was, boxes and ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hedui.read.symbols import EMPTY, TICKED

_BLANK = "____"
_TYPED = frozenset({"", "text", "number", "date", "datetime-local", "month", "tel", "email", "search", "url"})
_BOXES = frozenset({"checkbox", "radio"})
_NOTHING_YET = ("请选择", "--请选择--", "-请选择-", "--", "")
"""What the first option of a list says of itself, which chooses nothing."""


def input_text(attributes: Mapping[str, str]) -> str:
    """What the page shows of an ``<input>``: nothing of one that is hidden or a button."""
    kind = attributes.get("type", "").lower()
    if kind in _BOXES:
        return TICKED if "checked" in attributes else EMPTY
    return (attributes.get("value", "").strip() or _BLANK) if kind in _TYPED else ""


@dataclass(slots=True)
class _Option:
    chosen: bool
    pieces: list[str] = field(default_factory=list)

    def words(self) -> str:
        return "".join(self.pieces).strip()


class OptionList:
    """A ``<select>`` under construction."""

    def __init__(self) -> None:
        self._options: list[_Option] = []

    def begin(self, attributes: Mapping[str, str]) -> None:
        """Take the next ``<option>``."""
        self._options.append(_Option("selected" in attributes))

    def add(self, text: str) -> None:
        """Take text within the last option; what stands between them is no text."""
        if self._options:
            self._options[-1].pieces.append(text)

    def text(self) -> str:
        """What was chosen; all that is offered, each with an empty box, where nothing was."""
        offered = [option for option in self._options if option.words() not in _NOTHING_YET]
        chosen = [option.words() for option in offered if option.chosen]
        return "、".join(chosen) if chosen else " ".join(EMPTY + option.words() for option in offered)
