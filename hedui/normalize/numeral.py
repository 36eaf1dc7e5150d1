"""Chinese numerals with units (贰仟零叁拾, 十二, 壹亿零伍万) as integers.

Everything here works on *plain* numerals: ``PLAIN`` maps every glyph in use, formal (壹), traditional (貳), variant
(弍) and everyday (一), to one of 一…九 〇 十百千万亿. What a place without its digit, or a 零 too many or too few,
means is decided here, once: a reading is returned only where it is the only one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.plain import PlainTable

_GLYPHS = {
    "〇": "〇零",
    "一": "一壹弌壱",
    "二": "二贰貳弍弐贰貮两兩両",
    "三": "三叁參参叄弎参",
    "四": "四肆",
    "五": "五伍",
    "六": "六陆陸",
    "七": "七柒",
    "八": "八捌",
    "九": "九玖",
    "十": "十拾",
    "百": "百佰",
    "千": "千仟",
    "万": "万萬",
    "亿": "亿億",
    "廿": "廿卄",
    "卅": "卅",
    "卌": "卌",
}

PLAIN: Mapping[str, str] = MappingProxyType({glyph: plain for plain, all_ in _GLYPHS.items() for glyph in all_})
"""Each numeral glyph, and the plain one it stands for."""

FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")
"""Plain digits as Arabic ones."""
CIRCLES = "O○◯"
"""Letters and circles that are written, or read by OCR, for 〇."""

PLACEHOLDERS = "×⊗⨂✕✖╳"
"""Marks that cross out the unused leading places of a pre-printed form."""

_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 1, "百": 2, "千": 3}
_SCORES = {"廿": 2, "卅": 3, "卌": 4}
_TENS = (1, 10, 100, 1000)
_NAMES = {1: "十", 2: "百", 3: "千", 7: "千万"}
_MYRIAD = 10**4
_YI = 10**8
_START = 99


class NumeralFault(Fault):
    FOREIGN = ("不是数字字符", "no character of a number")
    EMPTY = ("没有数字", "there is no number")
    TWO_DIGITS = ("两个数字之间缺少单位", "two digits without a unit between them")
    NO_DIGIT = ("单位前缺少数字", "a unit without its digit")
    ORDER = ("单位重复或次序颠倒", "a unit again, or units in the wrong order")
    LEADING_ZERO = ("开头多了“零”", "a zero before the first digit")
    NEEDLESS_ZERO = ("此处不应有“零”", "a zero where no place was skipped")
    DANGLING_ZERO = ("“零”后缺少数字", "a zero with nothing behind it")
    AMBIGUOUS = ("有两种读法", "two readings")
    TOO_LARGE = ("数值过大", "the number is too large")


class IntegerError(NormalizeError):
    """The text is no whole number, or has two readings."""


class NumeralError(Exception):
    """Raised within this package only; public functions turn it into their own error.

    ``alternatives`` are the two unambiguous spellings between which an ambiguous one leaves the choice.
    """

    def __init__(self, position: int, fault: Fault, alternatives: tuple[str, ...] = ()) -> None:
        self.position = position
        self.fault = fault
        self.alternatives = alternatives


_TABLE = PlainTable(PLAIN, {"〇": CIRCLES}, dropped="_【】")
_FIGURES = re.compile(r"([0-9]{1,24}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,7})([百千万亿]?)")
_SCALES = {"": 1, "百": 100, "千": 1000, "万": _MYRIAD, "亿": _YI}


def parse_integer(text: str) -> int:
    """A count, 0 or more, in figures or words: 12, 1,200, 3万, 肆, 十二, 贰佰, 【5】. Raises ``IntegerError``."""
    plain = text.translate(_TABLE)
    if figures := _FIGURES.fullmatch(plain):
        return int(figures[1].replace(",", "")) * _SCALES[figures[2]]
    try:
        return read_integer(plain, closed=True)
    except NumeralError as error:
        raise IntegerError(text, _TABLE.raw_position(text, error.position), error.fault) from None


def as_integer(text: str) -> int | None:
    """As ``parse_integer``; None where the numerals make no number: 二一."""
    try:
        return parse_integer(text)
    except IntegerError:
        return None


def read_integer(words: str, *, closed: bool = False, behind: str = "") -> int:
    """The value of plain numerals.

    ``closed``: a unit such as 元 follows, so that a last 零 is the digit of the ones. ``behind``: what follows, for the
    alternatives of an ambiguous number. Raises ``NumeralError``. Time grows linearly with the length.
    """
    reader = _Reader(words, behind)
    for position, character in enumerate(words):
        if character in _DIGITS:
            reader.digit(_DIGITS[character], position)
        elif character in _PLACES:
            reader.unit(_PLACES[character], position)
        elif character == "〇":
            reader.zero(position)
        elif character == "万":
            reader.myriad(position)
        elif character == "亿":
            reader.yi(position)
        elif character in _SCORES:
            reader.digit(_SCORES[character], position)
            reader.unit(1, position)
        elif character == "×":
            reader.placeholder(position)
        else:
            raise NumeralError(position, NumeralFault.FOREIGN)
    return reader.finish(closed)


class _Reader:
    """Reads from left to right. Places are exponents of ten, counted from the ones of the section being read."""

    total = 0  # what 亿 has closed
    upper = 0  # what 万 has closed since
    section = 0  # the rest, below 10,000
    started = False  # a digit other than zero has been read
    pending = 0  # a digit whose unit has not come yet
    pending_at = 0
    zeros = 0  # 零 read since the last digit
    zero_at = 0
    last = _START  # place of the last digit other than zero
    claimed = _START  # place of the last unit
    printed = False  # a 零 filled a place of a pre-printed form, so that all places below have their digit
    myriads = 0
    yis = 0

    def __init__(self, words: str, behind: str) -> None:
        self.words = words
        self.behind = behind

    def digit(self, value: int, position: int) -> None:
        if self.pending:
            raise NumeralError(position, NumeralFault.TWO_DIGITS)
        self.pending = value
        self.pending_at = position

    def zero(self, position: int) -> None:
        if self.pending:
            raise NumeralError(position, NumeralFault.TWO_DIGITS)
        self.zeros += 1
        self.zero_at = position

    def placeholder(self, position: int) -> None:
        if self.started:
            raise NumeralError(position, NumeralFault.FOREIGN)
        self.zero(position)

    def unit(self, place: int, position: int) -> None:
        if place >= self.claimed:
            raise NumeralError(position, NumeralFault.ORDER)
        if not self.pending:
            if self.zeros:
                self._zero_place(place, position)
                return
            if place != 1 or self.claimed != _START:
                raise NumeralError(position, NumeralFault.NO_DIGIT)
            self.pending = 1
            self.pending_at = position
        self._put(place)

    def myriad(self, position: int) -> None:
        if self.myriads:
            raise NumeralError(position, NumeralFault.ORDER)
        self._ones(position, within_section=True)
        if not self.section and self.claimed >= 4:
            raise NumeralError(position, NumeralFault.NO_DIGIT)
        self.upper = self.section * _MYRIAD
        self.section = 0
        self.last += 4
        self.claimed = 4
        self.myriads = 1

    def yi(self, position: int) -> None:
        self._ones(position, within_section=False)
        value = self.upper + self.section
        if not value and not self.total and (self.started or self.claimed >= 4):
            raise NumeralError(position, NumeralFault.NO_DIGIT)
        if self.yis:
            raise NumeralError(position, NumeralFault.TOO_LARGE)
        self.yis = 1
        self.total = value * _YI
        self.upper = self.section = self.myriads = 0
        self.last += 8
        self.claimed = 8

    def finish(self, closed: bool) -> int:
        if not closed and self.zeros and not self.pending:
            raise NumeralError(self.zero_at, NumeralFault.DANGLING_ZERO)
        self._ones(len(self.words), within_section=False)
        if self.claimed == _START:
            raise NumeralError(len(self.words), NumeralFault.EMPTY)
        if self.claimed and not self.started:
            raise NumeralError(len(self.words), NumeralFault.DANGLING_ZERO)
        return self.total + self.upper + self.section

    def _ones(self, position: int, *, within_section: bool) -> None:
        """The section ends here: a pending digit counts ones, a 零 stands in their place."""
        if self.pending:
            if 1 < self.claimed < (4 if within_section else _START) and not self.zeros:
                raise NumeralError(self.pending_at, NumeralFault.AMBIGUOUS, self._zero_or_unit())
            self._put(0)
        elif self.zeros:
            self._zero_place(0, position)
        elif self.printed and self.claimed:
            raise NumeralError(position, NumeralFault.DANGLING_ZERO)

    def _put(self, place: int) -> None:
        """The pending digit takes its place."""
        above_myriad = self.claimed == 8 and self._myriad_follows()
        places_skipped = self.last - place - (5 if above_myriad else 1)
        if self.zeros:
            if not self.started:
                raise NumeralError(self.zero_at, NumeralFault.LEADING_ZERO)
            if not places_skipped:
                raise NumeralError(self.zero_at, NumeralFault.NEEDLESS_ZERO)
        self.section += self.pending * _TENS[place]
        self.pending = self.zeros = 0
        self.last = self.claimed = place
        self.started = True

    def _zero_place(self, place: int, position: int) -> None:
        """零 as the digit of a place, as pre-printed forms have it: only for the place right after the last one."""
        next_place = place == self.claimed - 1 or (place == 3 and self.claimed == 8)
        if self.zeros > 1 or (self.started and not next_place):
            if place == 1 and self.zeros == 1 and self.started:
                raise NumeralError(position, NumeralFault.AMBIGUOUS, self._zero_or_ten(position))
            raise NumeralError(self.zero_at, NumeralFault.DANGLING_ZERO)
        self.printed = self.started
        self.claimed = place
        self.zeros = 0

    def _myriad_follows(self) -> bool:
        return "万" in self.words[self.pending_at : self.pending_at + 9].partition("亿")[0]

    def _zero_or_ten(self, position: int) -> tuple[str, str]:
        """壹仟零拾伍: 壹仟零伍 or 壹仟零壹拾伍."""
        words, rest = self.words, self.words[position + 1 :]
        zero = "〇" if rest[:1] in _DIGITS else ""
        without = f"{words[: self.zero_at]}{zero}{rest}{self.behind}"
        return without, f"{words[:position]}一{words[position:]}{self.behind}"

    def _zero_or_unit(self) -> tuple[str, str]:
        """贰佰叁: 贰佰零叁 or 贰佰叁拾."""
        at, words = self.pending_at, self.words
        unit = _NAMES[self.claimed - 1]
        with_zero = f"{words[:at]}〇{words[at:]}{self.behind}"
        return with_zero, f"{words[: at + 1]}{unit}{words[at + 1 :]}{self.behind}"
