"""What of its sentence is quoted with a number that was not read."""

from __future__ import annotations

from hedui.extract.values.illegible import with_unit

_LEAD = 16
_ENDS = "\n\t。;；,， "
"""What ends the words before a number that are quoted with it, ``_LEAD`` characters at most."""


def quoted(raw: str, start: int, end: int) -> tuple[int, int]:
    """The interval with its unit and the words of its sentence right before it."""
    lead = raw[max(0, start - _LEAD) : start]
    cut = max(lead.rfind(mark) for mark in _ENDS) + 1
    return start - len(lead[cut:].lstrip()), with_unit(raw, end)
