"""The grammar of figures: what numbers look like in cells and rows of folded text, and when one is complete.

A figure is grouped by thousands throughout or not at all; what a reader asks for besides (a currency, a unit, two
places) is said by the name of the pattern.
"""

from __future__ import annotations

import regex

_GROUPED = r"\d{1,3}(?:,\d{3})+"
_FIGURE = rf"(?:{_GROUPED}|\d+)(?:\.\d+)?"
_CURRENCY = r"(?:(?:USD|US\$|HK\$|HKD|EUR|GBP|JPY|RMB|CNY|人民币|美元|港币|欧元)\s?|[¥￥$€£])?"

NUMBER = regex.compile(rf"{_CURRENCY}\s*-?{_FIGURE}\s*(?:元)?")
"""What stands in a cell that calls for a number: ¥1,200.00, -5 元."""
SUM = regex.compile(rf"{_CURRENCY}\s*({_FIGURE})\s*(万)?")
"""The same where it is a sum: its figures, and whether they count ten thousands."""
COUNTED = regex.compile(rf"({_FIGURE})\s*[(（]?((?![OoI](?![A-Za-z]))[\p{{Han}}A-Za-z]{{0,4}})[)）]?")
"""Figures with their unit, which may be missing: 8张, 100(GB); an O that stands for 0 is none: 1O, 1O台."""
PAID = regex.compile(
    rf"(?:人民币)?[¥￥]?(?P<figure>(?:{_GROUPED}|\d{{1,12}})(?:\.\d{{1,2}})?)(?P<scale>万)?元?整?(?P<per>/个?[月年季]度?)?"
)
"""All that a cell says of one sum: its figures, 万 behind them, and for which period it is."""
RUN = regex.compile(rf"{_GROUPED}(?:\.\d{{1,6}})?|\d{{1,12}}(?:\.\d{{1,6}})?")
"""A number amid others on a line."""
BEGINS_CELL = regex.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,11}|0)(?:\.\d{1,6})?")
"""A number as it begins a cell: 01.80 is the tail of one."""
COMPLETE = regex.compile(rf"(?:{_GROUPED}|\d+)\.\d{{2}}|{_GROUPED}")
"""A number to which nothing can be missing: grouped by thousands, or with two places."""
SIDE_BY_SIDE = regex.compile(r"[\d,]+(?:\.\d+)?(?: [\d,]+\.\d+)+")
"""Numbers side by side; without a fraction the blank may be a reader's, within one."""
ENDS_ROW = regex.compile(rf"[¥￥]?\s?(?:{_GROUPED}|\d{{1,12}})(?:\.\d{{2}}(?!\d\d))?元?\s*")
"""The sum with which a row ends behind which the next row may begin at once: 40.00阀门."""
FIRST_DIGIT = regex.compile(r"(?<![\d.,A-Za-z])\d")
"""Where a number begins that is no part of a word."""
FIRST_OF_PHRASE = regex.compile(r"(?<![\d.,])\d|(?<=[^\d.,],)\d")
"""Where a number begins, be it behind a comma."""
BEFORE_MARK = regex.compile(r"\d+(?:\.\d{1,2})?(?=[,.])")
"""Figures behind which a mark stands that may be the sentence's."""
FEN_BEFORE_ANOTHER = regex.compile(
    r"(?:\d{1,3}(?:,\d{3})++|\d++)\.\d{2}(?= [1-9]\d*+(?:,\d{3})*+(?:\.\d{1,2})?+(?![\d,.]))"
)
"""A number with its two decimals, and another one behind the blank: two cells of a row."""
THOUSANDS = regex.compile(r", ?\d{3}(?!\d)")
"""A comma with a group behind it."""
REST_OF_ONE = regex.compile(r",(?:0|\d++(?:[,.]\d++)*+(?:[元圆万亿,]|$))")
"""What goes on behind a comma as figures of the same number would: 16000,00; 16000,54元; no 5000,20台."""
NO_CLAUSE = regex.compile(r",(?:0\d|\d{4,}\.\d\d(?!\d)|\d{1,3}(?:[,。;)】]|$))")
"""A comma behind which no clause begins: 96，7，; 5，00."""
PHRASE_ENDS = regex.compile(r"[;。]|,(?!\d{3})")
"""What ends a phrase, and groups no figures."""
WITH_DECIMALS = regex.compile(r"\d[\d,]*\.(?P<decimals>\d+)")
"""A number with its decimals."""
BEGINS, ENDS = regex.compile(r"(?=[\d.,]*\d)[\d.,]+"), regex.compile(r"(?=[\d.,]*\d)[\d.,]+\Z")
"""Figures and their separators at the beginning of a text, or at its end."""

CUT = regex.compile(
    r"[ \t]*[.,，．]?[ \t]*\n[ \t]*(?:[.,，．]\d|\d+(?:[.,]\d+)*[ ]*[元】_)）])|[.,，．]\s*\n\s*\d|[.,]\d"
)
"""What stands behind figures that the end of a line cuts in two."""
DIGIT_BELOW = regex.compile(r"\s*\n\s*\d")
"""A digit with which the next line begins: behind a separator the same number goes on there."""
GROUP_CUT = regex.compile(r"(?<=\d,\d{1,2}|\d,) *\n *\d")
"""The end of a line within a group of digits."""
TORN = regex.compile(r"[\d.,]+[ \t]*\n[ \t]*\Z")
"""Figures at the end of the line above."""
ACROSS_LINES = regex.compile(r"[\d,.]+(?:[ \t]*\n[ \t]*[\d,.]+)?")
"""Figures with those with which the line below begins."""
FIGURE = regex.compile(r"\d{1,12}(?:\.\d{1,2})?")
"""A sum without groups."""
