"""What stands around a quote of a text: whole lines where there are some near by."""

from __future__ import annotations


def around(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """What stands before and behind ``[start, end)``, of each so many characters at most, and a mark where it is cut.

    It begins and ends with a line where one begins or ends so near; else it is cut, and … says so.
    """
    return _before(text, start, max(0, start - most)), _after(text, end, end + most)


def _before(text: str, start: int, first: int) -> str:
    shown = text[first:start]
    if not first or text[first - 1] == "\n":
        return shown
    _, broken, rest = shown.partition("\n")
    return rest if broken else f"…{shown}"


def _after(text: str, end: int, last: int) -> str:
    shown = text[end:last]
    if text[last : last + 1] in ("", "\n"):
        return shown
    whole, broken, _ = shown.rpartition("\n")
    return whole if broken else f"{shown}…"
