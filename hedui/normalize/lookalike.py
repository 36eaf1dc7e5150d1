"""Look-alikes that OCR confuses, resolved where their neighbours leave one reading.

This changes characters (it reads 1OO5 as 1005), so it is never part of ``fold``: a caller asks for it where a number is
expected, and keeps the raw text as evidence. Every replacement is one character for one, so raw offsets stay.
"""

from __future__ import annotations

import re

from hedui.normalize.fold import Folded

_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[OoQ〇○lI|]+(?=[0-9])")
_BETWEEN_NUMERALS = re.compile(r"(?<=[一二三四五六七八九零〇])[Oo0○◯]+(?=[一二三四五六七八九零〇十年])")
_DIGITS = str.maketrans("OoQ〇○lI|", "00000111")
_NUMERALS = str.maketrans("Oo0○◯", "〇〇〇〇〇")


def resolve(folded: Folded) -> Folded:
    """O, o, Q, 〇, ○ between digits become 0 and l, I, | become 1; O, o, 0, ○ between Chinese numerals become 〇."""
    text = _BETWEEN_DIGITS.sub(lambda found: found[0].translate(_DIGITS), folded.text)
    text = _BETWEEN_NUMERALS.sub(lambda found: found[0].translate(_NUMERALS), text)
    return folded if text == folded.text else Folded(text, folded.offsets)
