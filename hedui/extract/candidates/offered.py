"""Words that a bracket offers to be chosen from: (需要/不需要), (是否)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from hedui.normalize import grammar, punctuation

_NO_BOXES = str.maketrans("", "", grammar.TICKS + "■" + grammar.EMPTY)
_DENIALS = frozenset({("是", "否"), ("有", "无"), ("需要", "无需"), ("需", "无需")})
_COUNTERPARTS = frozenset(
    {("甲方", "乙方"), ("专票", "普票")} | {(f"{tax}专用发票", f"{tax}普通发票") for tax in ("", "增值税")}
)
_STROKE = regex.compile(r"\s*[/／|]\s*")
_JOINED = regex.compile(
    r"(?<first>\p{Han}{1,6})(?=不(?P=first)$)|(?<first>不(?<bare>\p{Han}{1,6}))(?=(?P=bare)$)|[是有](?=[否无]$)"
)


def are_opposites(first: str, second: str) -> bool:
    """Whether the two are all that there is to choose from: 是 and 否, 需要 and 不需要, 甲方 and 乙方."""
    return are_denials(first, second) or (first, second) in _COUNTERPARTS


def are_denials(first: str, second: str) -> bool:
    """Whether one of the two says no to the other, so that both cannot hold."""
    negated = {prefix + first for prefix in ("不", "非", "无", "未", "无需", "不予")}
    return (first, second) in _DENIALS or second in negated or first in {"不" + second, "非" + second}


@dataclass(frozen=True, slots=True)
class Part:
    """One of the words that a bracket offers, as an interval of its inside."""

    words: str
    start: int
    end: int
    ticked: bool


def offered(inside: str) -> tuple[Part, ...]:
    """What the inside of a bracket offers, divided by strokes or as a word and its negation: 需要/不需要, 需要不需要.

    Empty where it is no choice, or one of boxes alone.
    """
    cuts = [match.span() for match in _STROKE.finditer(inside)]
    if not cuts and (joined := _JOINED.match(inside)) is not None:
        cuts = [(joined.end(), joined.end())]
    starts, ends = [0, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), len(inside)]
    parts = tuple(_part(inside, low, high) for low, high in zip(starts, ends, strict=True))
    return parts if len(parts) > 1 and all(part.words for part in parts) else ()


def _part(inside: str, low: int, high: int) -> Part:
    piece = inside[low:high]
    return Part(piece.translate(_NO_BOXES).strip(), low, high, punctuation.holds(piece, grammar.TICKS + "■"))
