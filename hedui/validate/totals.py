"""What the agreement says of its total in several places, of its net and tax, and of its currency."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.codes import DepositKind
from hedui.models.numbers import plain
from hedui.normalize.amount import AmountError, parse_money
from hedui.validate.additions import DIFFERS, said_again
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import is_any_cut, is_cut, quote, quote_mention, rounding_of, stated

_SENTENCE_ENDS = looks("rules")["sentence_of_total_ends"]
_TAX_SUM = Message(
    "价税不符：不含税{net}加税额{tax}为{right}，含税总价写为{amount}",
    "Net {net} and tax {tax} make {right}, but the total is {amount}",
)
_TAX_RATE = Message(
    "税额不符：不含税{net}按税率{rate}计算应为{right}，写为{tax}",
    "{rate} of the net {net} is {right}, but the tax is {tax}",
)
_GROSS_RATE = Message(
    "价税不符：不含税{net}按税率{rate}计算，含税应为{right}，写为{amount}",
    "The net {net} with {rate} tax is {right}, but the total is {amount}",
)
_CURRENCY = Message("总价的币种不一致：{sides}", "The total is stated in different currencies: {sides}")
_PRODUCT = Message(
    "乘积不符：{factors} = {right}，写为{total}",
    "{factors} = {right}, but {total} is stated",
)
_TIMES = Message("{left} × {right}", "{left} × {right}")
_DEPOSIT = Message(
    "定金{sides}为合同总价的{share}%，超过20%的部分不产生定金的效力",
    "The earnest money {sides} is {share}% of the total; what exceeds 20% has no effect as such",
)
_LIMIT = Decimal("0.2")
_FEN = Decimal("0.01")
_YUAN = Decimal(1)
"""A fifth of the total may be rounded up to the yuan."""
_AROUND = 60
_MOST_RATES = 1
_TOGETHER = 120
"""Characters."""


def total_differs(extraction: Extraction) -> Iterator[Draft]:
    """The sum of the whole agreement stands in two places with two values.

    Silent where the agreement changes another one, where a sentence says that it is about another sum, and where words
    and figures of one place differ so that the one of them agrees with the other place: then that is what is told.
    """
    if extraction.says("changes_another", extraction.contract.title or ""):
        return
    first = list(_different(extraction).values())
    if len(first) < 2:
        yield from said_again(extraction)
    if len(first) < 2 or any(
        set.intersection(*(_said(extraction, m) for m in pair)) for pair in pairwise(first)
    ):  # fmt: skip
        return
    sides = tuple(quote_mention(extraction, mention) for mention in first)
    yield Draft(DIFFERS, {"sides": sides}, sides, ("/total/amount",))


def _different(extraction: Extraction) -> dict[Decimal, Mention]:
    """Each sum that is stated of the whole agreement, with the first place that states it; none of what it is without
    tax."""
    first: dict[Decimal, Mention] = {}
    total = extraction.contract.total
    net = total.net if total.net != total.amount else None
    for mention in extraction.of("total.amount"):
        if isinstance(mention.value, Decimal) and mention.value != net and _is_of_all(extraction, mention):
            first.setdefault(mention.value, mention)
    return first


def _is_of_all(extraction: Extraction, mention: Mention) -> bool:
    """Whether the mention surely states what the whole agreement costs."""
    if mention.place is Place.ATTACHMENT or not mention.value or is_cut(extraction, mention):
        return False
    layout = extraction.layout
    line, rows = layout.text.lines[layout.line_at(mention.start)], layout.text.rows
    at = bisect_left(rows.offsets, mention.start, line.start, line.end)
    around = rows.text[max(line.start, at - _AROUND) : at]
    sentence = _SENTENCE_ENDS.split(around)[-1]
    if not extraction.says("total_of_all", mention.rule) and not extraction.says(
        "total_of_all_before", "".join(sentence.split())
    ):
        return False
    cells = layout.text.line_text(line).count("\t")
    labelled = cells == 1 and extraction.says("total_of_all", mention.rule)
    return (not cells or labelled) and not extraction.says("no_total_of_all", sentence)


def _said(extraction: Extraction, mention: Mention) -> set[Decimal]:
    """What the figures, and the words beside them, say."""
    assert isinstance(mention.value, Decimal)
    said = {mention.value}
    for pair in extraction.amounts:
        if pair.figures_span.start < mention.end and mention.start < pair.figures_span.end:
            try:
                said.add(parse_money(pair.words).amount)
            except AmountError as error:
                said.update(error.readings)
    return said


def tax_sum_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """Net and tax do not make the total, or the tax is not the rate's share of the net; each line may be rounded."""
    total = extraction.contract.total
    allowed = _FEN * max(1, len(extraction.contract.items))
    if total.net is None or is_any_cut(extraction, _PARTS.values()):
        return
    allowed += rounding_of(extraction, _PARTS.values())
    sides = _sides_of_parts(extraction)
    if total.tax is None:
        yield from _gross_by_rate(extraction, sides, allowed)
        return
    added = total.net + total.tax
    if total.amount not in (None, total.net) and not _is_stated(extraction, added, allowed):
        yield _of_tax(_TAX_SUM, sides, ("net", "tax", "amount"), added)
        return
    right = _tax_by_rate(extraction)
    if right is not None and abs(right - total.tax) > allowed:
        yield _of_tax(_TAX_RATE, sides | {"rate": sides["tax_rate"]}, ("net", "tax_rate", "tax"), right)


def _is_stated(extraction: Extraction, added: Decimal, allowed: Decimal) -> bool:
    """Whether the agreement states the sum as its total, be it beside another one, of which ``total-differs`` tells."""
    totals = (extraction.contract.total.amount, *(mention.value for mention in extraction.of("total.amount")))
    return any(isinstance(one, Decimal) and abs(added - one) <= allowed for one in totals)


_PARTS = {name: f"/total/{name}" for name in ("amount", "net", "tax", "tax_rate")}


def _sides_of_parts(extraction: Extraction) -> dict[str, Side]:
    """The total and its parts, where they are stated."""
    mentions = {name: stated(extraction, pointer) for name, pointer in _PARTS.items()}
    return {name: quote_mention(extraction, mention) for name, mention in mentions.items() if mention is not None}


def _tax_by_rate(extraction: Extraction) -> Decimal | None:
    """The rate's share of the net; None where no rate is stated, or several."""
    total = extraction.contract.total
    rates = {mention.value for mention in extraction.of("total.tax_rate")}
    if total.net is None or total.tax_rate is None or len(rates) > _MOST_RATES:
        return None
    return (total.net * total.tax_rate).quantize(_FEN)


def _gross_by_rate(extraction: Extraction, sides: Mapping[str, Side], allowed: Decimal) -> Iterator[Draft]:
    """What net and rate do not come to, where the tax itself is not stated and all three stand together."""
    total, tax = extraction.contract.total, _tax_by_rate(extraction)
    if total.net is None or tax is None or total.amount in (None, total.net) or not _stand_together(extraction):
        return
    right = total.net + tax
    if not _is_stated(extraction, right, allowed):
        yield _of_tax(_GROSS_RATE, {**sides, "rate": sides["tax_rate"]}, ("net", "tax_rate", "amount"), right)


def _stand_together(extraction: Extraction) -> bool:
    """Whether net, rate and total stand within a few lines of each other, and no other sum among them."""
    places = {name: one.start for name, each in _PARTS.items() if (one := stated(extraction, each)) is not None}
    first, last = min(places.values()), max(places.values())
    own = sum(places[name] < last for name in ("amount", "net"))
    return last - first <= _TOGETHER and extraction.layout.text.raw.count("元", first, last) <= own


def _of_tax(message: Message, sides: Mapping[str, Side], shown: tuple[str, ...], right: Decimal) -> Draft:
    """What is wrong with the parts of the total that are ``shown``, and what would be right."""
    facts: dict[str, Side | str] = {**sides, "right": plain(right)}
    return Draft(message, facts, tuple(sides[name] for name in shown), tuple(f"/total/{name}" for name in shown))


def currency_unclear(extraction: Extraction) -> Iterator[Draft]:
    """The figures and the words of the total name different currencies, or what is declared and its figures do."""
    if extraction.contract.total.currency is not None:
        return
    first: dict[str, Mention] = {}
    for mention in extraction.sources.get("/total/currency", ()):
        first.setdefault(str(mention.value), mention)
    if len(first) > 1:
        sides = tuple(quote_mention(extraction, mention) for mention in first.values())
        yield Draft(_CURRENCY, {"sides": sides}, sides, ("/total/currency",))


def deposit_limit(extraction: Extraction) -> Iterator[Draft]:
    """Earnest money of more than a fifth of the total: what exceeds it is no earnest money (Civil Code, art. 586).

    What is stated at several places is told once. Silent where several of them make up the total: they are its
    instalments, whatever they are called.
    """
    total = extraction.contract.total
    whole = total.amount if total.amount is not None else total.words_amount
    found = list(_earnest(extraction))
    sums = {amount for _, amount, _ in found if amount is not None}
    if len(sums) > 1 and sum(sums) == whole:
        return
    places: dict[str, list[Side]] = {}
    for share, amount, side in found:
        of_whole = share if share is not None else _share_of(whole, amount)
        if of_whole is not None and _LIMIT < of_whole < 1:
            places.setdefault(plain((of_whole * 100).quantize(Decimal("0.1")).normalize()), []).append(side)
    for percent, stated_at in places.items():
        sides = tuple(dict.fromkeys(stated_at))
        yield Draft(_DEPOSIT, {"sides": sides, "share": percent}, sides)


def _share_of(whole: Decimal | None, amount: Decimal | None) -> Decimal | None:
    """The share of the total that an amount is; None where only a rounded yuan exceeds the limit."""
    if not whole or amount is None or amount < whole * _LIMIT + _YUAN:
        return None
    return amount / whole


def _earnest(extraction: Extraction) -> Iterator[tuple[Decimal | None, Decimal | None, Side]]:
    """Share, sum and place of each earnest money: as sentences about it state them, else as one of the deposits."""
    for earnest in extraction.earnest:
        yield earnest.share, earnest.amount, quote(extraction, earnest.span.start, earnest.span.end)
    deposits = () if extraction.earnest else extraction.contract.deposits
    for number, deposit in enumerate(deposits):
        mention = stated(extraction, f"/deposits/{number}/share") or stated(extraction, f"/deposits/{number}/amount")
        if deposit.kind is DepositKind.EARNEST and mention is not None:
            yield deposit.share, deposit.amount, quote_mention(extraction, mention)


def product_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """It says how many, at what price and what that comes to, and it does not come to that."""
    for product in extraction.products:
        if product.holds:
            continue
        factors = tuple(quote(extraction, span.start, span.end) for span in product.factors)
        total = quote(extraction, product.total_span.start, product.total_span.end)
        first, *more = factors
        multiplied: Side | Draft = first
        for factor in more:
            multiplied = Draft(_TIMES, {"left": multiplied, "right": factor})
        facts = {"factors": multiplied, "total": total, "right": plain(product.right)}
        yield Draft(_PRODUCT, facts, (*factors, total))
