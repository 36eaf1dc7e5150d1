"""Dates in figures as a careful eye reads them where recognition left a blank, or lost a stroke, inside.

Like ``lookalike``, this changes characters, so it is never part of ``fold``; offsets into the raw text are kept, and
the raw text stays the evidence. Only what is plainly a date is touched: a year from 1900 on, with month and day or
before 年.

>>> from hedui.normalize.fold import fold
>>> restored(fold("2 026-05-20")).text
'2026-05-20'
>>> restored(fold("2O24年O8月2O日")).text
'2024年08月20日'
>>> restored(fold("2024年3月5曰")).text
'2024年3月5日'
>>> restored(fold("【2024-04-08】一【2024-10-07】")).text
'【2024-04-08】-【2024-10-07】'
"""

from __future__ import annotations

import regex

from hedui.normalize.fold import Folded

_YEAR = r"(?:19|20)\d\d"
_SPACED_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d"
_END = r"(?=\s*(?:$|[\n\t】_,。;)）止至到~-]))"
_SPACED = regex.compile(
    rf"(?<![\d.-]){_SPACED_YEAR} ?(?P<sign>[-./]) ?\d ?\d? ?(?P=sign) ?(?:[0-3] \d{_END}|\d{{1,2}}(?!\d))"
    rf"|(?<![\d.-]){_SPACED_YEAR}(?= ?年)"
)
"""2 026-05-20, 2026- 05-20, 2 026年: blanks inside a date or a year."""
_LOST_SIGN = regex.compile(
    rf"(?<![\d.-]){_YEAR}(?P<sign>[-./])\d\d(?P<lost> )\d\d{_END}"
    rf"|(?<![\d.-]){_YEAR}(?P<lost> )\d\d(?P<sign>[-./])\d\d{_END}"
)
"""2026-05 20: one of a date's two signs is gone."""
_DASH = regex.compile(rf"(?<=[\d日号][】_ ]*)一(?=[ 【_]*(?:{_YEAR}[-./年]|(?:19|20)\d?\n))")
"""A dash between two dates, read as the figure one."""


_LETTERS = regex.compile(r"(?<![\dA-Za-z])[12lI][\dOo]{3}\s?年\s?[\dOolI]{1,2}\s?月(?:\s?[\dOolI]{1,2}\s?[日曰])?")
"""2O24年O8月2O曰: letters among the figures of a date, and the character that is like the day's."""
_AS_MEANT = str.maketrans("OolI曰", "0011日")


def restored(folded: Folded) -> Folded:
    """Blanks inside dates gone, a sign that one of them stands for put back, 一 between two dates as a dash."""
    text = folded.text
    if "一" in text:
        text = _DASH.sub("-", text)
    text = _LOST_SIGN.sub(_with_sign, text)
    if "年" in text:
        text = _LETTERS.sub(lambda match: match[0].translate(_AS_MEANT), text)
    if text != folded.text:
        folded = Folded(text, folded.offsets)
    return _without_blanks(folded)


def _with_sign(match: regex.Match[str]) -> str:
    at = match.start("lost") - match.start()
    return str(match[0][:at] + match["sign"] + match[0][at + 1 :])


def _without_blanks(folded: Folded) -> Folded:
    return folded.replaced(
        (at, at + 1, "")
        for match in _SPACED.finditer(folded.text)
        for at in range(match.start(), match.end())
        if folded.text[at] == " "
    )
