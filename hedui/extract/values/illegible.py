"""Numbers of which a character was not read: 期限为?年, l3%, 一式口份, 2O2?年, 138????, or
which states two at once: 叁（2）年.

What such a number may have been is put in its place, character for character, so that whatever reads the text tells
which field would have been stated there. A letter that looks like one figure, with figures beside it, leaves a single
reading: 1O日 is ten days. A stroke before other figures leaves two (l2个月 may be 12 or 2), and a ? leaves ten.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import regex

from hedui.extract.values.calculations import is_outcome
from hedui.extract.values.garbage import UNREAD, WIDE
from hedui.extract.values.illegible_codes import (
    BOX,
    CELL,
    CODE,
    LETTERS,
    PHONE,
    SUM,
    Illegible,
    read_cell,
    read_code,
    read_phone,
    read_words,
)
from hedui.extract.values.looks import looks
from hedui.normalize import grammar, punctuation
from hedui.normalize.numeral import parse_integer

MOST = 200
"""Numbers of one page that are looked at."""

_STROKES = "兰士丨&@^="
"""What OCR makes of 三, 十, 1 or of anything."""
_STROKE = "|"
_LOOKS = "".join(LETTERS)
_AS_FIGURES = str.maketrans("".join(LETTERS), "".join(LETTERS.values()))
_EVERYDAY, _FORMAL = f"零〇{grammar.TEN}百两", f"{grammar.FORMAL}佰{grammar.TRADITIONAL}叄"
_FIGURES = rf"0-9{_EVERYDAY}{_FORMAL}"
_STANDS_FOR = rf"{UNREAD}{BOX}{_STROKES}"
_NO_FIGURE = regex.compile(rf"[A-Za-z{_LOOKS}{_STANDS_FOR}]")
_FIGURE = regex.compile(rf"[{_FIGURES}]")
_GAP = r"[ \t】_\])]{0,4}"
_UNIT = (
    r"(?:个?(?:工作|自然|日历)?(?:日(?![期历常])|天)|个?月(?![度底])|个?季度|年(?![度底])|周(?!期)|小时|分钟"
    r"|份(?![额数])|[%‰]|号(?!码)|[室楼层栋幢吨台套件只辆箱组]|[百千]?万?元|期(?![限间满货权])|次)"
)
_TERM = regex.compile(
    rf"(?<![A-Za-z{_FIGURES}{_STANDS_FOR}|.,\-/×*])"
    rf"(?P<number>(?=[{_FIGURES}.,]{{0,12}}[{_STANDS_FOR}{_LOOKS}])[{_FIGURES}{_STANDS_FOR}{_LOOKS}.,]{{1,14}}+)"
    rf"(?=(?:\([{_FIGURES}]{{1,4}}\))?{_GAP}(?P<unit>{_UNIT}))"
)
_UNIT_BEHIND = regex.compile(rf"{_GAP}{_UNIT}")
_PERCENT = looks("codes")["illegible_percent"]
_SHARE = regex.compile(
    rf"(?<=[百千万]分之[ 【_]{{0,2}})(?P<number>[{_FIGURES}{_STANDS_FOR}{_LOOKS}.]{{1,6}}+)(?P<unit>)(?![A-Za-z])"
)
_DATE = regex.compile(
    rf"(?<![0-9A-Za-z])(?P<number>[0-9{UNREAD}]{{4}}(?P<unit>[-./])[0-9{UNREAD}]{{1,2}}[-./][0-9{UNREAD}]{{1,2}})(?![0-9])"
)
_EXPECTED = looks("codes")["figure_expected"]
_SUM_EXPECTED = regex.compile(_EXPECTED.pattern.replace("额价币", "额价币金费款"))
"""What stands before a number that begins with no figure, and before a sum of money."""
_TWICE = regex.compile(
    rf"(?<![A-Za-z{_FIGURES}.,\-])(?P<number>(?P<one>[{_FIGURES}]{{1,4}})[ 】]?"
    rf"\([ 【]?(?P<other>[{_FIGURES}]{{1,3}})[ 】]?\))(?={_GAP}(?P<unit>{_UNIT}))"
)
_FILLED_IN = looks("codes")["words_for_days"]
_ALIKE = {
    (1, 1): ("一", "壹", "1"),
    (1, 2): ("十", "拾", "10"),
    (2, 1): ("零一", "零壹", "1"),
    (2, 2): ("十一", "拾壹", "11"),
    (3, 2): ("二十一", "贰拾壹", "21"),
}
"""Lengths of a numeral and of the figures behind it → a number that both can state, each in as many characters."""
_BOXES = regex.compile(rf"[{grammar.EMPTY}{BOX}]+")
_LINE = 200
"""Characters of a line on either side of a box in which others make a choice of it."""
_LONGEST = 48
"""Characters of a number at most."""
_YEAR = "2011"
"""A year in the place of one of which nothing was read."""
_HIGHER = "零〇十百拾佰"
"""Numerals behind which a digit follows."""


def illegible_numbers(text: str) -> list[Illegible]:
    """The numbers of a text of which a character was not read, in order, ``MOST`` at most.

    >>> [(text[one.start : one.end], one.meant, one.sure) for text in ["期限为?年", "1O日内", "l2个月"]
    ...  for one in illegible_numbers(text)]
    [('?', '1', False), ('1O', '10', True), ('l2', '12', False)]
    """
    plain = text.translate(WIDE)
    found: dict[int, Illegible] = {}
    legible = _NO_FIGURE.search(plain) is None
    for pattern, reader in _READERS:
        if legible and reader in _OF_FIGURES:
            continue
        for match in pattern.finditer(plain):
            if len(found) >= MOST:
                break
            one = reader(plain, match)
            if one is not None and not _is_taken(found, *match.span("number")):
                found[match.start("number")] = one
    return sorted(found.values(), key=lambda one: one.start)


def _is_taken(found: Mapping[int, Illegible], start: int, end: int) -> bool:
    """Whether one of the numbers that were found reaches into the interval."""
    return any(found[at].end > start for at in range(max(0, start - _LONGEST), end) if at in found)


def _number(text: str, match: regex.Match[str]) -> Illegible | None:
    start, end = match.span("number")
    number, unit = match["number"], match["unit"]
    if _NO_FIGURE.search(number) is None or is_outcome(text, start + (number[0] == "=")):
        return None
    figures = _FIGURE.findall(number)
    if not _begins(number, figures, unit) and not _expected(text, start, unit):
        return None
    if _is_formula(number, unit) or _is_choice(text, start, end, number) or _is_rule(text, start, end, number):
        return None
    meant = "".join(_meant(number, at, unit) for at in range(len(number)))
    return Illegible(start, end, meant, bool(figures) and _is_sure(number, unit))


def _is_formula(number: str, unit: str) -> bool:
    """Whether a sum in plain figures stands behind an equals sign: 月租金=1.8元."""
    return number[0] == "=" and "元" in unit and _NO_FIGURE.search(number, 1) is None


def _begins(number: str, figures: list[str], unit: str) -> bool:
    """Whether the first character shows that a number begins: a figure, or what stands for one before others."""
    first = number[0]
    if first in figures or (unit in "%‰" and first in UNREAD):
        return True
    return first in _LOOKS and first != _STROKE and bool(figures)


def _expected(text: str, start: int, unit: str) -> bool:
    pattern = _SUM_EXPECTED if "元" in unit else _EXPECTED
    return pattern.search(text, max(0, start - 8), start) is not None


def _is_choice(text: str, start: int, end: int, number: str) -> bool:
    """Whether the box belongs to a choice: others stand on its line, or one was ticked."""
    if _BOXES.search(number) is None:
        return False
    line = _line(text, start, end)
    return punctuation.holds(line, grammar.CHOSEN + "●") or sum(1 for _ in _BOXES.finditer(line)) > 1


def _is_rule(text: str, start: int, end: int, number: str) -> bool:
    """Whether an upright stroke is what parts cells: others stand on its line, or a value before it."""
    if _STROKE not in number:
        return False
    parted = _line(text, start, end).count(_STROKE) > number.count(_STROKE)
    return parted or text[start - 1 : start] in ("年", "月", "日")


def _line(text: str, start: int, end: int) -> str:
    """The line around an interval, as far as ``_LINE`` characters to either side."""
    before, behind = punctuation.before(text, start, "\n", _LINE), punctuation.behind(text, end, "\n", _LINE)
    return f"{before}{text[start:end]}{behind}"


def with_unit(text: str, end: int) -> int:
    """Where the unit behind a number that ends at ``end`` ends; ``end`` where none stands there."""
    unit = _UNIT_BEHIND.match(text, end)
    return unit.end() if unit is not None else end


def _meant(number: str, at: int, unit: str) -> str:
    """A figure in the place of a character that is none, so that the whole is a number of its unit."""
    character = number[at]
    if character in LETTERS:
        return "〇" if character in "Oo" and _has_any(number, _EVERYDAY) else LETTERS[character]
    if character.isdigit() or character in _KEPT:
        return character
    for numerals in _NUMERALS:
        if _has_any(number, numerals.digits):
            return _numeral(number, at, numerals)
    return _figure(number, at, unit)


def _has_any(number: str, digits: str) -> bool:
    return any(character in digits for character in number)


def _figure(number: str, at: int, unit: str) -> str:
    """A figure in the place of a character between figures: one with which a month or a day is none beyond the last."""
    before = number[at - 1 : at]
    if unit in ("-", ".", "/"):
        nought = before in ("1", "3") and at > len(_YEAR)
    elif unit == "年" and len(number) == len(_YEAR):
        return _YEAR[at]
    elif at == 0:
        nought = unit == "月" and len(number) == 2 and number[1] in "3456789"
    else:
        nought = before == _LAST_TENS.get(unit)
    return "0" if nought else "1"


_LAST_TENS = {"月": "1", "日": "3", "号": "3"}
"""The first figure of the last months and days."""


class _Numerals(NamedTuple):
    """Numerals of one kind: all of them, and what stands for one, two and ten."""

    digits: str
    one: str
    two: str
    ten: str


_NUMERALS = (_Numerals(_FORMAL, "壹", "贰", "拾"), _Numerals(_EVERYDAY, "一", "二", "十"))
_KEPT = frozenset(".,-/" + _FORMAL + _EVERYDAY)
"""What stays as it stands in a number."""


def _numeral(number: str, at: int, numerals: _Numerals) -> str:
    """A numeral in the place of a character between others: ?十四 as 二十四, 二?四 as 二十四, 二〇二? as 二〇二一."""
    before, behind = number[at - 1 : at], number[at + 1 : at + 2]
    if behind == numerals.ten:
        return numerals.two
    alone = sum(character in numerals.digits for character in number) == len(number) - 1
    between = before and before in numerals.digits and before not in _HIGHER
    return numerals.ten if alone and between and len(number) < len(_YEAR) else numerals.one


def _is_sure(number: str, unit: str) -> bool:
    """Whether letters that look like one figure each are all that was misread, and none is a stroke before others."""
    if "元" in unit or any(c not in LETTERS and not c.isdigit() and c != "." for c in number):
        return False
    rest = number[1:].translate(_AS_FIGURES)
    return not (number[0] in "lI|" and rest[:1] not in ("0", "", ".")) and _STROKE not in number


def _twice(text: str, match: regex.Match[str]) -> Illegible | None:
    """A number that is stated as two: 叁（2）年. Which of them is meant, nothing tells."""
    one, other = match["one"], match["other"]
    turned = one.isascii()
    numeral, figures = (other, one) if turned else (one, other)
    alike = _ALIKE.get((len(numeral), len(figures)))
    try:
        if alike is None or not figures.isascii() or parse_integer(numeral) == parse_integer(figures):
            return None
    except ValueError:
        return None
    said = {match.span("one"): one, match.span("other"): other}
    words = {numeral: alike[1] if any(c in _FORMAL for c in numeral) else alike[0], figures: alike[2]}
    start, end = match.span("number")
    meant = text[start:end]
    for (first, last), stated in said.items():
        meant = meant[: first - start] + words[stated] + meant[last - start :]
    return Illegible(start, end, meant)


def _in_words(text: str, match: regex.Match[str]) -> Illegible | None:
    """Words that were filled in where a number belongs: 【尽快】日内."""
    start, end = match.span("number")
    return None if _has_any(match["number"], _EVERYDAY + _FORMAL) else Illegible(start, end, "1" * (end - start))


_READERS = (
    (CODE, read_code),
    (PHONE, read_phone),
    (SUM, read_words),
    (_DATE, _number),
    (_TERM, _number),
    (_SHARE, _number),
    (_PERCENT, _number),
    (_TWICE, _twice),
    (_FILLED_IN, _in_words),
    (CELL, read_cell),
)
_OF_FIGURES = (read_phone, read_cell, _number)
"""Those that read nothing without a character that is no figure."""


def as_meant(text: str, numbers: list[Illegible]) -> str:
    """The text with each number as it may have been, as long as before."""
    pieces, done = [], 0
    for one in numbers:
        pieces += [text[done : one.start], one.meant]
        done = one.end
    return "".join([*pieces, text[done:]])
