"""File names that count: in natural order, and by the number that they end with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import regex

from hedui.normalize.numeral import NumeralError, parse_integer

_NUMBERED = regex.compile(
    r"(?<before>.*?)(?<number>\d{1,4}|(?<=第)[一二三四五六七八九十]{1,3}(?=页|$))"
    r"(?<behind>[)）\]】]?\s?页?(?:[_-](?i:res|result|ocr))?)"
)
_DIGITS = regex.compile(r"(\d+)|第([一二三四五六七八九十]{1,3})(?=页)")
APART = regex.compile(r"[\s_\-—.,、(（\[【#第]+$")
"""How a name goes on to a page's number."""

Numbered = dict[tuple[str, str], dict[int, list[str]]]
"""Names by what stands before and behind their number, then by it."""


@dataclass(frozen=True, slots=True)
class PageSet:
    """Files of one agreement in the order of its pages; ``name`` is what their names have in common, or empty."""

    name: str
    files: tuple[str, ...]


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """What sorts names as people count: 2.jpg before 10.jpg, 第二页 before 第十页."""
    key: list[tuple[int, str]] = []
    for at, piece in enumerate(_DIGITS.split(name)):
        if piece:
            number = at % 3 != 0
            key.append((int(piece) if piece.isdecimal() else parse_integer(piece), "") if number else (-1, piece))
    return tuple(key)


def numbered(names: Iterable[str], takes: Callable[[str], bool]) -> Numbered:
    """Those of the names that hold a number at their end; ``takes`` says of what kind they are."""
    found: Numbered = {}
    for name in names:
        match = _NUMBERED.fullmatch(PurePosixPath(name).stem) if takes(name) else None
        if match is not None and (number := _number(match["number"])) is not None:
            found.setdefault((match["before"], match["behind"]), {}).setdefault(number, []).append(name)
    return found


def _number(text: str) -> int | None:
    try:
        return int(text) if text.isdecimal() else parse_integer(text)
    except NumeralError:
        return None


def in_turn(pages: dict[int, list[str]]) -> tuple[str, ...]:
    """The names in the order of their numbers; none where a number is missing or there twice, or there is but one."""
    numbers = sorted(pages)
    files = tuple(file for number in numbers for file in pages[number])
    whole = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1
    return files if whole and len(files) == len(numbers) else ()


def in_common(before: str) -> str:
    """What names share before their number, without what leads to it."""
    return str(APART.sub("", before)).strip()
