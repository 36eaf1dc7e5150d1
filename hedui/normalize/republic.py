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

from array import array

import regex

from hedui.normalize.fold import Folded
from hedui.normalize.numeral import CIRCLES, PLAIN, NumeralError, read_integer

_FOUNDED = 1911
_LAST = 200
_TABLE = str.maketrans({**PLAIN, **dict.fromkeys(CIRCLES, "〇")})
_FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")
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
    found = sorted([*_REPUBLIC.finditer(folded.text), *_BARE.finditer(folded.text)], key=lambda one: one.start())
    pieces: list[str] = []
    offsets = array("I")
    copied = 0
    for match in found:
        year = _number(match["year"])
        if match.start() < copied or not 0 < year < _LAST:
            continue
        first, last = folded.offsets[match.start()], folded.offsets[match.end("year") - 1]
        pieces += [folded.text[copied : match.start()], str(_FOUNDED + year)]
        offsets += folded.offsets[copied : match.start()] + array("I", [first, last, last, last])
        copied = match.end()
    pieces.append(folded.text[copied:])
    return Folded("".join(pieces), offsets + folded.offsets[copied:])


def _number(written: str) -> int:
    """The number of a year: 113, 一一三, 一百一十三; 0 where it is none."""
    plain = written.translate(_TABLE)
    figures = plain.translate(_FIGURES)
    if figures.isdecimal():
        return int(figures)
    try:
        return read_integer(plain)
    except NumeralError:
        return 0
