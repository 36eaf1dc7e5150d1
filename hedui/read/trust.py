"""Whether a text layer can be trusted. One that cannot is as good as none: the page is then read from its picture."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache

SCAN_SHARE = 0.5
"""A page of which pictures cover more than this share is a scan."""

_STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f\U000f0000-\U0010ffff]")
_LATIN_1 = re.compile(r"[\u00a1-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_MOST_STRANGE = 0.1
_MOST_LATIN_1 = 0.2
_MOST_UNMAPPED = 0.3
_MOST_RARE = 0.3
_LEAST_COMMON = 0.04
_ENOUGH_CHINESE = 120
_FEW_CHARACTERS = 60
_LEAST_CHINESE = 0.3
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    "日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立"
    "代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论"
    "运农指几九区强放决西被干做必战先回则任取据处理乙甲协议合同支付款项违约责任义务权双方签订服务费用元万"
)
"""Characters of which any Chinese page has many; a text whose codes were shuffled has hardly any."""


class Problem(StrEnum):
    """Why a page's text layer is no text to rely on."""

    BLANK = "blank"
    """Nothing is drawn on the page."""
    EMPTY = "empty"
    """The page shows something, but holds no characters."""
    SCAN = "scan"
    """A picture covers the page; the few characters on it are a stamp or a page number."""
    GARBLED = "garbled"
    """The characters are not the ones that the page shows."""
    DAMAGED = "damaged"
    """The page's data cannot be read."""
    MAIMED = "maimed"
    """A part of the page's data cannot be read; the rest gave text."""
    TOO_LARGE = "too-large"
    """The page's picture has more pixels than the settings allow."""
    NO_TEXT = "no-text"
    """An OCR engine looked at the page and found no text."""


NEED_OCR = frozenset({Problem.EMPTY, Problem.SCAN, Problem.GARBLED})
"""Pages with these problems show something that their text layer does not tell."""


def problem_of(text: str, *, unmapped_share: float, picture_share: float, is_layer: bool, drawn: int) -> Problem | None:
    """What is wrong with a page's text layer, or None.

    ``unmapped_share`` is the share of characters whose font does not name them, ``picture_share`` the share of the
    page that pictures cover, ``is_layer`` whether the text lies over or under a picture of the page, ``drawn`` the
    number of things that the page draws.
    """
    solid = "".join(text.split())
    if not solid:
        return Problem.EMPTY if drawn else Problem.BLANK
    if is_garbled(solid) or unmapped_share > _MOST_UNMAPPED:
        return Problem.GARBLED
    if len(solid) < _FEW_CHARACTERS and picture_share > SCAN_SHARE:
        return Problem.SCAN
    if is_layer and len(_CHINESE.findall(solid)) < _LEAST_CHINESE * sum(map(str.isalpha, solid)):
        return Problem.SCAN  # a program that knows no Chinese read the picture
    return None


def is_garbled(solid: str) -> bool:
    """Whether a text without white space is gibberish: characters of no meaning, or Chinese that nobody writes."""
    if len(_STRANGE.findall(solid)) > _MOST_STRANGE * len(solid):
        return True
    if len(_LATIN_1.findall(solid)) > _MOST_LATIN_1 * len(solid):
        return True
    chinese = _CHINESE.findall(solid)
    if len(chinese) < _ENOUGH_CHINESE:
        return False
    counts = Counter(chinese)
    if sum(counts[character] for character in counts.keys() & _COMMON) < _LEAST_COMMON * len(chinese):
        return True
    return sum(not _is_usual(character) for character in counts) > _MOST_RARE * len(counts)


@cache
def _is_usual(character: str) -> bool:
    """Whether a character is in GB 2312 or Big5, which hold what is in common use, simplified and traditional."""
    for encoding in ("gb2312", "big5"):
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False
