"""How a sum is calculated, where a calculation stands before it: 500元/月×12个月=6000元."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import prod

import regex

from hedui.extract.values.looks import looks

_TIMES, _PLUS, _EQUALS = r"[×xX*＊]", r"[+＋]", r"[=＝]"
_WORD = r"(?:[\p{Han}㎡]{1,4}|m[23²³]|(?![xX])[A-Za-z]{1,3})"
_UNIT = rf"(?:[/／每·]?{_WORD}){{0,3}}"
_NUMBER = r"\d[\d,]*+(?:\.\d++)?+"
_LEAD = r"(?:每\p{Han}{1,2})?(?:人民币)?[¥￥]?"
_LESS = r"[^。;；\n]{0,24}(?:优惠|折(?:后|扣)|下浮|减免|抹零|让利|[免赠]|打\p{Han}{1,2}折)"
"""What makes a sum less than it was calculated."""
_CALCULATED = regex.compile(
    rf"{_LEAD}{_NUMBER}\s?(?:万?元)?{_UNIT}\s?(?:{_TIMES}|{_PLUS})(?:[^=＝。;,，；\n]|,(?=\d{{3}}(?!\d))){{1,40}}{_EQUALS}\s*"
    rf"(?:人民币)?[¥￥]?(?=\d)(?!{_NUMBER}\s?(?:万?元)?\s?(?:{_TIMES}|{_PLUS}|{_EQUALS}))"
    rf"(?!{_LESS})"
)
"""What is multiplied and added, up to the sum that it comes to, which nothing makes another."""
_OUTCOME = regex.compile(rf"\d\D{{0,8}}(?:{_TIMES}|{_PLUS})[^=＝。;,\n]{{1,40}}{_EQUALS}\Z")
_REACH = 56
_NOTE = r"(?:\([^()\d]{1,10}\))?"
_FACTOR = regex.compile(
    rf"(?:每(?P<each>\p{{Han}}{{1,2}}))?(?:人民币)?(?P<sign>[¥￥])?(?P<number>{_NUMBER})\s?(?P<scale>万)?(?P<money>元)?"
    rf"(?P<unit>%|{_UNIT}){_NOTE}\s?"
)
_BARE = regex.sub(r"\?P<\w+>", "?:", _FACTOR.pattern)
_PRODUCT = regex.compile(
    rf"(?<![A-Za-z\d.)）+＋×xX*＊\-－/÷])(?<!\d,)(?P<factors>{_BARE}(?:{_TIMES}\s?{_BARE}){{1,4}}){_EQUALS}\s?"
    rf"(?:人民币)?[¥￥]?(?P<total>{_NUMBER})\s?(?P<scale>万)?(?P<money>元)?(?!\s?[\d.,×xX*＊+＋=＝%‰/\-－~～])(?!{_LESS})"
)
_PER = regex.compile(rf"[/／每·](?P<per>{_WORD})")
_NOT_ALONE = looks("told_of_sums")["not_alone"]
"""What a product is only a part of: a sum of several, a quotient, a number of which some are for nothing."""
_LEAST_BARE = 1000
"""A sum without its unit that is less may be one in 万元."""


def past_calculation(text: str, start: int) -> int:
    """Where the sum stands of which its calculation is told first; ``start`` where none is."""
    calculated = _CALCULATED.match(text, start)
    return calculated.end() if calculated is not None else start


def is_outcome(text: str, start: int) -> bool:
    """Whether what begins there is what a calculation right before comes to."""
    return text[start - 1 : start] in ("=", "＝") and _OUTCOME.search(text, max(0, start - _REACH), start) is not None


@dataclass(frozen=True, slots=True)
class Factor:
    """A number of a calculation, what it counts, and of what it is the price."""

    start: int
    end: int
    value: Decimal
    counted: str
    per: tuple[str, ...]
    is_money: bool
    rounding: Decimal
    """Half of the last digit of figures that were rounded."""


@dataclass(frozen=True)
class Calculation:
    """Factors and the sum that they are said to come to."""

    factors: tuple[Factor, ...]
    total: Decimal
    rounding: Decimal
    """By how much the sum may have been rounded."""
    span: tuple[int, int]
    """Where the sum's figures stand."""

    @cached_property
    def right(self) -> Decimal:
        return prod((factor.value for factor in self.factors), start=Decimal(1))

    def holds(self) -> bool:
        """Whether the factors come to the sum, as far as figures were rounded."""
        slack = self.rounding + sum(f.rounding * self.right / f.value for f in self.factors if f.value)
        return abs(self.right - self.total) <= slack

    def is_of_one_unit(self) -> bool:
        """Whether each price is for what another factor counts: no 500公斤×3500元/吨."""
        return all(
            any(per in other.counted or not (other.counted or other.is_money) for other in self.factors)
            for factor in self.factors
            for per in factor.per
        )


def calculations(text: str) -> Iterator[Calculation]:
    """Each product of numbers, one of them a price, with the sum that it is said to come to."""
    for match in _PRODUCT.finditer(text) if "=" in text or "＝" in text else ():
        if _NOT_ALONE.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        factors = tuple(_factors(text, *match.span("factors")))
        scale = Decimal(10_000) if match["scale"] else Decimal(1)
        total = _decimal(match["total"]) * scale
        if match["money"] or (_is_sum(match, total) and any(factor.is_money for factor in factors)):
            rounding = scale * _last_digit(match["total"]) / 2
            yield Calculation(factors, total, rounding, (match.start("total"), match.end()))


def _is_sum(match: regex.Match[str], total: Decimal) -> bool:
    """Whether what a product with a price comes to is the sum as it stands, and not one of which 万元 was left out."""
    return match["scale"] is not None or total >= _LEAST_BARE


def _factors(text: str, start: int, end: int) -> Iterator[Factor]:
    for found in _FACTOR.finditer(text, start, end):
        unit = found["unit"]
        scale = Decimal(10_000) if found["scale"] else _SHARES.get(unit, Decimal(1))
        per = tuple(match["per"] for match in _PER.finditer(unit))
        digit = _last_digit(found["number"])
        yield Factor(
            found.start(),
            found.start() + len(found[0].rstrip()),
            _decimal(found["number"]) * scale,
            "" if found["money"] or found["sign"] else _PER.sub("", unit),
            (*per, found["each"]) if found["each"] else per,
            found["money"] is not None or found["sign"] is not None,
            scale * digit / 2 if digit < Decimal("0.1") else Decimal(0),
        )


_SHARES = {"%": Decimal("0.01"), "折": Decimal("0.1")}
"""What a number before these is of one."""


def _last_digit(number: str) -> Decimal:
    return Decimal(1).scaleb(-len(number.partition(".")[2]))


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
