"""What touches a sum of money and shows that it is not whole: a box or a letter at a digit's place, a foreign mark.

A reader that meets one of these takes nothing: ``口76,000.00`` may have been any number that ends so, ``5'000.00`` is
not 5. What such a sum may have been meant to state, ``normalize.misread`` says.
"""

from __future__ import annotations

import regex

from hedui.extract.values.currencies import NAMES, SIGNS
from hedui.normalize import grammar

BOXES = "□◻☐▢囗口#?�〓"
"""What stands where a digit was not read, or was hidden."""
_OPEN = "□◻☐▢"
"""Those of them that may also be a choice's, where another one is ticked."""
_HAN_BOXES = "日曰田回"
"""Characters that OCR makes of a box or of an 8; elsewhere they are words."""
_LETTERS = "OoQlIiSsBZz|"
_NUMERALS = "零〇壹贰叁肆伍陆柒捌玖弍貳參陸一二三四五六七八九两"
_UNITS = "拾佰仟十百千万亿萬億"
_SYMBOLS = r"@&^=~|\\<>"
"""Marks that no sum holds."""
_LEAD_END = r":¥￥$为是币计写()\[【\n\t"

BOX_BEFORE = regex.compile(
    rf"(?:^|[{_LEAD_END}额价款]) ?[{BOXES}]\Z|(?:^|[{_LEAD_END}]) ?[{_HAN_BOXES}.,]\Z"
    rf"|(?<![额价款金费租](?==))[{_SYMBOLS}]\Z|\d[.,]?[/:+='’`·]\Z|\d[.,][\t\n]\Z"
)
"""A box or a mark between a currency, a label or other digits and a sum; three characters before it are looked at."""
BOX_BEFORE_ENDS = frozenset(BOXES + _HAN_BOXES + _SYMBOLS + ".,/:+='’`·\t\n")
"""The characters that it ends with."""

BEHIND = "|".join(
    (
        rf"[{BOXES}{_HAN_BOXES}{_SYMBOLS}](?=[\d.,])|[{BOXES}](?=[元万])|(?<=\.\d)[{BOXES}{_HAN_BOXES}{_SYMBOLS}]",
        rf"[,.] ?[{BOXES}{_SYMBOLS}*＊xX×]{{1,10}}(?=[\d.,元])|[,.]\d{{0,3}}[*＊#]{{1,3}}[\d,.]",  # 5,0#0.00, 53,**7
        r"[:+=\\|'’‘`´·•] ?\d|[,.、;:+=/\\|'’‘`´·]{2,}\d",  # 5'000.00, 20.、61
        r"[、;:]\d{3}(?!\d)(?=[.,、]\d|[元万])|、0[\d,]|、\d+\.\d\d|(?<=\d{3}\.\d)、\d(?![\d.元万])",  # 5、000.00
        r"。(?:\d\d元|00(?!\d))|\. \d{3}[.,]\d|\. ?\d\d(?=元|[。,;)】]|$)|\.(?=[,;)】])",  # 5,000。00, 5. 000.00
        r"[.,] ?[\n\t]\d|\t00",
    )
)
"""Behind the digits of a sum: a box at the place of the next, or a mark between groups that is no separator."""
BEHIND_STARTS = frozenset(BOXES + _HAN_BOXES + _SYMBOLS + ",.:+=|\\'’‘`´·•、;/。\t\n")
"""The characters that it begins with."""

GARBLED = "|".join(
    (
        rf"[{BOXES}{_HAN_BOXES}*＊xX@&^]{{1,2}}[\d{_NUMERALS}{_UNITS}]|[抬伯捡][{_NUMERALS}{_UNITS}]",
        rf"[{_LETTERS}]{{1,3}}[\d,.]|[{_SYMBOLS}.,\-－−负] ?\d",
    )
)
"""How a sum begins whose first characters were not read."""
_NUMERAL = f"[{_NUMERALS}{_UNITS}抬伯任]"
_FOREIGN = r"[^\s,。;:、()\d年月日号期次项台个件套名种至余多来几]"
BROKEN_WORDS = regex.compile(
    rf"(?:{_NUMERAL}{{1,24}}(?:{_FOREIGN}{_NUMERAL}{{1,24}}|[{BOXES}日曰回田*＊xX@&^]{_NUMERAL}{{0,24}}"
    rf"|[{BOXES}?？…]{{2,6}}{_NUMERAL}{{0,24}})"
    rf"|[^\s,。;:、()\d\p{{Han}}]{_NUMERAL}{{1,24}}|[抬伯捡]{_NUMERAL}{{1,24}})(?<![日])[元圆圓]"
)
"""Words of a sum with a character that is none of theirs, or some that were not read, whose halves would be others."""
_LEAD = rf"(?:(?:{NAMES})|(?:{SIGNS})|大写|小写|金额|[:：()（） ])*+"
_FIGURES = regex.compile(
    rf"{_LEAD}(?<sum>[{BOXES}{_HAN_BOXES}{_LETTERS}{_SYMBOLS}.,\-－−负]{{1,3}}(?=[\d,.])"
    rf"[\d,. {_LETTERS}]{{1,40}}+[百千]?[万亿]?元?)"
)
_LIKE_MONEY = regex.compile(r"\d[\d,. ]*[万亿元]$|\d,\d{3}(?!\d)|\d\.\d\d$|[,.]\d{3}[,.]\d")
_TICKED = grammar.pattern(r"[^\n。]{0,60}[{marks}●]")
_STRETCH = regex.compile(
    rf"(?:[\d,.]|[{BOXES}{_HAN_BOXES}{_LETTERS}{_SYMBOLS}*＊×xX'’‘`´·•、;:。](?=[\d.,*＊{BOXES}]))++"
    rf"[{BOXES}{_HAN_BOXES}*＊]?[百千]?[万亿]?元?"
)


def garbled_sum(text: str, start: int = 0) -> tuple[int, int] | None:
    """The interval of figures whose first character is no digit, at ``start`` or behind a currency; None elsewhere.

    >>> garbled_sum("人民币口76,000.00元"), garbled_sum("S,000.00元"), garbled_sum("A类3级")
    ((3, 14), (0, 9), None)
    """
    figures = _FIGURES.match(text, start)
    if figures is None or not _LIKE_MONEY.search(figures["sum"].rstrip()):
        return None
    first, end = figures.span("sum")
    end -= len(figures["sum"]) - len(figures["sum"].rstrip())
    return None if text[first] in _OPEN and _TICKED.match(text, end) else (first, end)


def whole_stretch(text: str, first: int) -> int:
    """Where all that belongs to the figures at ``first`` ends, foreign marks among them: 7口,000.00元, 5'000.00."""
    stretch = _STRETCH.match(text, first)
    return stretch.end() if stretch is not None else first
