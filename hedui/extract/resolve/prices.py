"""Resolve what is to be paid: line items, recurring and usage prices, instalments, and the total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Value, stating
from hedui.extract.prices.currency import agreed, declared, opposed, speaks_of_yuan
from hedui.extract.resolve.choosing import Chooser, Row, derived
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.models.evidence import Method
from hedui.normalize.amount import AmountError, parse_money
from hedui.normalize.english import parse_english

_FEE_WORDS = looks("told_of_sums")["fee_words"]
_ITEM = ("description", "quantity", "unit", "unit_price", "subtotal")
_RATE = (
    "service", "fee", "fee_words", "per", "included", "included_unit", "overage_from",
    "unit_price", "unit", "periods", "total",
)  # fmt: skip
_INSTALMENT = ("share", "cumulative_share", "amount", "condition", "due_days", "due_day_type", "due")
_DEPOSIT = ("kind", "amount", "share", "return_condition", "return_days", "return_day_type")
_PENALTY = ("role", "share", "amount", "base", "per", "each")
_INVOICE = ("kind", "tax_rate", "before_payment")


def resolve_items(chooser: Chooser) -> list[Row]:
    """The line items in reading order."""
    return _rows(chooser, "/items", _groups(chooser, "item"), "item", _ITEM)


def resolve_rates(chooser: Chooser) -> list[Row]:
    """The recurring and usage prices in reading order, those that are stated twice once."""
    return _rows(chooser, "/rates", _same_prices(_groups(chooser, "rate")), "rate", _RATE)


def resolve_instalments(chooser: Chooser) -> list[Row]:
    """The instalments in reading order."""
    return _rows(chooser, "/payment/instalments", _groups(chooser, "instalment"), "instalment", _INSTALMENT)


def resolve_deposits(chooser: Chooser) -> list[Row]:
    """The deposits in reading order."""
    return _rows(chooser, "/deposits", _groups(chooser, "deposit"), "deposit", _DEPOSIT)


def resolve_penalties(chooser: Chooser) -> list[Row]:
    """The penalties in reading order, without what was chosen as the late fee."""
    fee = [(m.start, m.end) for m in chooser.sources.get("/liability/late_fee_daily_rate", ())]
    groups = [
        group
        for group in _groups(chooser, "penalty")
        if not any(m.start < end and start < m.end for m in stating(group, "penalty.share") for start, end in fee)
    ]
    return _rows(chooser, "/liability/penalties", groups, "penalty", _PENALTY)


def resolve_invoice(chooser: Chooser) -> Row:
    """What invoice is to be issued."""
    return chooser.choose_each("/payment/invoice", chooser.mentions, "invoice", _INVOICE)


_PRICES = ("rate.fee", "rate.unit_price")
_MOST_EQUAL = 50
"""With how many that cost the same a price is compared."""


def _groups(chooser: Chooser, prefix: str) -> list[list[Mention]]:
    """The mentions of each row, in reading order of the rows."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for mention in chooser.mentions:
        if mention.field.startswith(prefix + "."):
            groups[mention.group].append(mention)
    return sorted(groups.values(), key=lambda group: min(m.start for m in group))


def _rows(
    chooser: Chooser, pointer: str, groups: Sequence[Sequence[Mention]], prefix: str, names: Sequence[str]
) -> list[Row]:
    return [chooser.choose_each(f"{pointer}/{number}", group, prefix, names) for number, group in enumerate(groups)]


@dataclass(slots=True)
class _Price:
    """A price, and what of it tells whether another is the same."""

    mentions: list[Mention] = field(default_factory=list)
    service: str = ""
    methods: set[Method] = field(default_factory=set)
    numbers: dict[str, Value] = field(default_factory=dict)
    """What is stated of it but for its service."""

    def add(self, group: Sequence[Mention]) -> None:
        self.mentions.extend(group)
        self.service = self.service or next((str(m.value) for m in stating(group, "rate.service")), "")
        self.methods |= {m.method for m in group}
        self.numbers |= {m.field: m.value for m in group if m.field != "rate.service"}


def _same_prices(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Prices that a table and a clause both state, as one: the fees are equal, and the services share their words.

    A table's row and a clause need share but a part of their words, or none where they agree in more than the fee.
    """
    merged: list[list[Mention]] = []
    of_prices: dict[tuple[str, frozenset[Value]], list[_Price]] = defaultdict(list)
    for group in groups:
        stated = [each for name in _PRICES if (each := (name, frozenset(m.value for m in stating(group, name))))[1]]
        price = _Price()
        price.add(group)
        equal = of_prices[stated[0]][:_MOST_EQUAL] if stated else []
        twin = next((known for known in equal if _is_same(known, price)), None)
        if twin is not None:
            twin.add(group)
            continue
        merged.append(price.mentions)
        for each in stated:
            of_prices[each].append(price)
    return merged


def _is_same(one: _Price, other: _Price) -> bool:
    if _share_words(one.service, other.service):
        return True
    both = one.numbers.keys() & other.numbers.keys()
    if one.methods == other.methods or any(one.numbers[name] != other.numbers[name] for name in both):
        return False
    return bool(both - {"rate.fee", "rate.per"}) or _share_part(one.service, other.service)


def _share_words(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long or short.rstrip("费") in long


def _share_part(one: str, other: str) -> bool:
    """Whether two Chinese characters in a row stand in both names, but for what every fee is called."""
    one, other = (_FEE_WORDS.sub(" ", name) for name in (one, other))
    return any(one[at : at + 2].strip() == one[at : at + 2] and one[at : at + 2] in other for at in range(len(one) - 1))


def resolve_total(chooser: Chooser, layout: Layout, pairs: Sequence[AmountPair]) -> Row:
    """The total in figures and words, and its currency."""
    total: Row = {
        name: chooser.choose(f"/total/{name}", chooser.of(f"total.{name}"))
        for name in ("amount", "net", "tax", "words", "tax_rate")
    }
    words = chooser.sources.get("/total/words")
    stated = chooser.sources.get("/total/amount") or words
    if stated:
        total["currency"] = _currency(chooser, layout, [stated[0], *(words or ())[:1]])
    if words:
        value = total["words_amount"] = _in_words(words[0], pairs)
        if value is not None:
            chooser.sources["/total/words_amount"] = (derived(words[0], "total.words_amount", value),)
    return total


def _currency(chooser: Chooser, layout: Layout, sums: Sequence[Mention]) -> str | None:
    """What the figures and the words name; yuan where they name none and the agreement speaks of no other currency.

    None where they name two. All that name one are the sources.
    """
    named = _naming(chooser, layout, sums)
    codes = agreed(named)
    kept = [mention for mention in named if mention.value in codes]
    if kept:
        chooser.sources["/total/currency"] = tuple(kept)
    return next(iter(codes)) if len(codes) == 1 else None


def _naming(chooser: Chooser, layout: Layout, sums: Sequence[Mention]) -> list[Mention]:
    """What names the currency of the sums: beside them, else for the whole agreement; both where they disagree."""
    groups = {mention.start + 1 for mention in sums}
    named = [mention for mention in chooser.of("total.currency") if mention.group in groups]
    said, in_figures = declared(layout), _in_figures(named, sums)
    if said and {m.value for m in in_figures} <= {said[0].value}:
        # 元 in words is the unit of whatever is declared.
        return in_figures or [derived(sums[0], "total.currency", said[0].value)]
    if said and (other := opposed(layout, in_figures, said)):
        return [*in_figures, *other]
    if not named and speaks_of_yuan(layout.text.flow.text):
        return [derived(sums[0], "total.currency", "CNY")]
    return named


def _in_figures(named: Sequence[Mention], sums: Sequence[Mention]) -> list[Mention]:
    """Those that name a currency as such, or by the sign of figures."""
    of_words = {mention.start + 1 for mention in stating(sums, "total.words")}
    return [m for m in named if m.rule.startswith("named") or m.group not in of_words]


def _in_words(words: Mention, pairs: Sequence[AmountPair]) -> Decimal | None:
    """The words as a number; where they have two readings, the one that the figures beside them give."""
    if str(words.value).isascii():
        return parse_english(str(words.value))
    try:
        return parse_money(str(words.value)).amount
    except AmountError as error:
        beside = [pair.figures for pair in pairs if pair.words_span.start == words.start]
        return next((reading for reading in error.readings if reading in beside), None)
