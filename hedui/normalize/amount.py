"""Amounts of money in words (大写) and figures (小写), as exact numbers.

>>> parse_amount("人民币（大写）：玖万捌仟元整")
Decimal('98000.00')
>>> parse_amount("￥98,000.00")
Decimal('98000.00')
>>> parse_money("128,000.00美元")
Money(amount=Decimal('128000.00'), currency='USD')
>>> to_words(parse_amount("98000元"))
'玖万捌仟元整'

What has two readings (贰佰叁元: 203 or 230?) and what is malformed (玖万捌任元整) is refused with an ``AmountError``;
``suggest`` says what a malformed amount was likely meant to be.
"""

from __future__ import annotations

from hedui.normalize.amount_grammar import AmountFault
from hedui.normalize.amount_text import AmountError, Money, parse_amount, parse_money, parse_price
from hedui.normalize.confusable import Suggestion, suggest
from hedui.normalize.numeral import NumeralFault
from hedui.normalize.words import to_words

__all__ = [
    "AmountError",
    "AmountFault",
    "Money",
    "NumeralFault",
    "Suggestion",
    "parse_amount",
    "parse_money",
    "parse_price",
    "suggest",
    "to_words",
]
