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
COUNTED = regex.compile(rf"({_FIGURE})\s*[(（]?([\p{{Han}}A-Za-z]{{0,4}})[)）]?")
"""Figures with their unit, which may be missing: 8张, 100(GB)."""
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
