"""The numbers that clauses begin with, in each of the ways to count, and where a page goes on with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hedui.normalize import grammar
from hedui.normalize.fold import fold
from hedui.normalize.numeral import NumeralError, parse_integer

_HEAD = 16
"""Characters of a line among which its number stands."""
_DEEP = grammar.pattern(r"(\d{1,2}(?:\.\d{1,2})+)(?!\d)")
_WAYS = tuple(
    grammar.pattern(way)
    for way in (
        r"第({number}{1,4})条", r"第({number}{1,4})[章节]", r"({numeral}{1,3})[、.]", r"(\d{1,2})[、.](?!\d)",
        r"[(]({numeral}{1,3})[)]", r"[(](\d{1,2})[)]",
    )
)  # fmt: skip

Counted = tuple[int, ...]
"""In which way a clause is counted, and its number; of several levels all numbers."""
_LEVELS = len(_WAYS)


def counted(lines: Iterable[str]) -> Iterator[Counted]:
    """The numbers that lines begin with."""
    for line in lines:
        head = fold(line.lstrip(" \t\u3000#*>-")[:_HEAD]).text.replace(" ", "")
        if (deep := _DEEP.match(head)) is not None:
            yield _LEVELS, *map(int, deep[1].split("."))
            continue
        for way, pattern in enumerate(_WAYS):
            if (found := pattern.match(head)) is not None:
                yield from ((way, number) for number in _value(found[1]))
                break


def _value(text: str) -> Iterator[int]:
    try:
        yield int(text) if text.isdecimal() else parse_integer(text)
    except NumeralError:
        return


def counts_on(before: Iterable[Counted], behind: Iterable[Counted]) -> bool:
    """Whether in some way the first number ``behind`` follows the last one ``before``."""
    last = {_way(each): each for each in before}
    first: dict[tuple[int, ...], Counted] = {}
    for each in behind:
        first.setdefault(_way(each), each)
    return any(way in last and _follows(each, last[way]) for way, each in first.items())


def _way(number: Counted) -> tuple[int, ...]:
    """Numbers of several levels count on within the same depth."""
    return number[0], len(number)


def _follows(number: Counted, before: Counted) -> bool:
    """Whether a number is the next: 1.3 behind 1.2, 2.1 behind the last of 1, 三 behind 二."""
    same = number[:-1] == before[:-1] and number[-1] == before[-1] + 1
    return same or (len(number) > 2 and number[-1] == 1 and _follows(number[:-1], before[:-1]))
