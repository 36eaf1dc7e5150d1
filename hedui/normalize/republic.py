"""Years of the Republic (民國113年), as Taiwan counts them, as years of the common era.

Like ``date_noise``, this changes characters, so it is never part of ``fold``; offsets into the raw text are kept, and
the raw text stays the evidence. A day without 民國 is one of them only in a text that counts so.

>>> from hedui.normalize.fold import fold
>>> in_common_era(fold("自民国113年4月1日起至114年3月31日止")).text
'自2024年4月1日起至2025年3月31日止'
>>> in_common_era(fold("中华民国一百一十三年三月")).text
'2024年三月'
>>> in_common_era(fold("114年3月31日")).text
'114年3月31日'
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.normalize.fold import Folded
from hedui.normalize.numeral import CIRCLES, FIGURES, PLAIN, NumeralError, read_integer

_FOUNDED = 1911
_LAST = 200
_TABLE = str.maketrans({**PLAIN, **dict.fromkeys(CIRCLES, "〇")})
_NUMERAL = rf"[\d{''.join(PLAIN)}{CIRCLES}]"
_REPUBLIC = regex.compile(
    rf"(?:中\s{{0,4}}[华華]\s{{0,4}})?民\s{{0,4}}[国國]\s{{0,8}}(?P<year>{_NUMERAL}{{1,6}})\s{{0,8}}(?=年)"
)
_BARE = regex.compile(
    rf"(?<![\d第民国國]\s?)(?<!{_NUMERAL})(?P<year>1[0-3]\d|[一壹][〇零○一二三壹貳贰參叁]{_NUMERAL})\s{{0,4}}"
    rf"(?=年\s{{0,4}}{_NUMERAL}{{1,3}}\s{{0,4}}月\s{{0,4}}{_NUMERAL}{{1,3}}\s{{0,4}}日)"
)


def in_common_era(folded: Folded) -> Folded:
    """The text with years of the Republic as the common era counts them; a text without any as it is."""
    if _REPUBLIC.search(folded.text) is None:
        return folded
    return folded.replaced(_years(folded.text))


def _years(text: str) -> Iterator[tuple[int, int, str]]:
    behind = 0
    for match in sorted([*_REPUBLIC.finditer(text), *_BARE.finditer(text)], key=lambda one: one.start()):
        year = _number(match["year"])
        if match.start() >= behind and 0 < year < _LAST:
            yield match.start(), match.end(), str(_FOUNDED + year)
            behind = match.end()


def _number(written: str) -> int:
    """The number of a year: 113, 一一三, 一百一十三; 0 where it is none."""
    plain = written.translate(_TABLE)
    figures = plain.translate(FIGURES)
    if figures.isdecimal():
        return int(figures)
    try:
        return read_integer(plain)
    except NumeralError:
        return 0
