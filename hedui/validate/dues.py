"""What is due: whether instalments make up the whole, and whether the rate of tax was the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hedui.extract.extraction import Extraction
from hedui.messages import Message
from hedui.models.codes import DepositKind
from hedui.models.contract import Contract, Deposit, Instalment
from hedui.models.numbers import plain
from hedui.normalize.vat import BEGINNING, was_ever_law, was_law
from hedui.validate.draft import Draft
from hedui.validate.quote import quote_mention, stated

_SHARES = Message(
    "分期付款的比例合计为{sum}%，不是100%：{sides}",
    "The shares of the instalments come to {sum}%, not to 100%: {sides}",
)
_SUMS = Message(
    "分期付款的金额合计为{sum}，合同总价写为{total}：{sides}",
    "The instalments come to {sum}, but the total is {total}: {sides}",
)
_RATE = Message(
    "增值税税率{rate}在签署日{day}并非法定税率或征收率",
    "{rate} was no rate of value-added tax on the day of signing {day}",
)
_ROUNDED = Decimal("0.005")
_YUAN = Decimal(1)
_HOME = "CNY"
_KEPT_BACK = (DepositKind.QUALITY, DepositKind.OTHER)


def instalments_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The instalments are more than the whole, or say that they are all and are less.

    付至90% counts as what has been paid by then; silent where a step before states no share of the whole.
    """
    instalments = extraction.contract.payment.instalments
    if len(instalments) < 2:
        return
    paid = _paid(extraction, instalments)
    if paid is not None and (paid > 1 + _ROUNDED or (_is_whole(extraction, paid) and paid < 1 - _ROUNDED)):
        yield from _told(extraction, _SHARES, paid * 100, ("share", "cumulative_share"))
    elif paid is None or abs(paid - 1) <= _ROUNDED:
        yield from _sums(extraction, instalments, paid is not None)


def _paid(extraction: Extraction, instalments: tuple[Instalment, ...]) -> Decimal | None:
    """The share of the whole that is paid with the last instalment; None where that is not said."""
    paid: Decimal | None = Decimal(0)
    ends = [mention.group for mention in extraction.of("instalment.last")]
    for index, one in enumerate(instalments):
        if one.cumulative_share is not None:
            paid = one.cumulative_share
        elif one.share is not None:
            paid = paid + one.share if paid is not None else None
        else:
            rest = index == len(instalments) - 1 and bool(ends) and paid is not None and paid < 1
            paid = Decimal(1) if rest else None
    return paid


def _is_whole(extraction: Extraction, paid: Decimal | None) -> bool:
    """Whether the last of the instalments is the last: called so (余款, 质保金), or of as many as are announced; not
    where a security that is kept back elsewhere is what lacks, or nobody says how much it is."""
    if any(paid is None or share is None or abs(paid + share - 1) <= _ROUNDED for share in _kept_back(extraction)):
        return False
    mentions = [mention for mention in extraction.mentions if mention.field.startswith("instalment.")]
    last = max((mention.group for mention in mentions), default=0)
    return any(mention.group == last for mention in extraction.of("instalment.last"))


def _kept_back(extraction: Extraction) -> Iterator[Decimal | None]:
    """The share of the total of each security that is kept back and is no instalment; None where nobody says it."""
    paid_at = {m.start for name in ("share", "amount") for m in extraction.of(f"instalment.{name}")}
    for number, deposit in enumerate(extraction.contract.deposits):
        sides = [stated(extraction, f"/deposits/{number}/{name}") for name in ("share", "amount")]
        if deposit.kind in _KEPT_BACK and not any(side is not None and side.start in paid_at for side in sides):
            yield _share_of(deposit, extraction.contract.total.amount)


def _share_of(deposit: Deposit, total: Decimal | None) -> Decimal | None:
    if deposit.share is not None or deposit.amount is None or not total:
        return deposit.share
    return deposit.amount / total


def _sums(extraction: Extraction, instalments: tuple[Instalment, ...], whole: bool) -> Iterator[Draft]:
    """The sums of all instalments do not add up to the total."""
    total, words = extraction.contract.total.amount, extraction.contract.total.words_amount
    if total is None or stated(extraction, "/total/amount") is None:
        return
    sums = _amounts(instalments)
    added = sum(sums, Decimal(0))
    if len(sums) < len(instalments) or (words is not None and abs(added - words) < _YUAN):
        return  # the total's own figures are what is wrong, and that is told of them
    if added - total >= _YUAN or (added - total <= -_YUAN and _must_be_all(extraction, added / total, whole)):
        yield from _told(extraction, _SUMS, added, ("amount",), total=True)


def _amounts(instalments: Sequence[Instalment]) -> list[Decimal]:
    """The sums of those that are stated by themselves, and not with what was paid before."""
    return [one.amount for one in instalments if one.amount is not None and one.cumulative_share is None]


def _must_be_all(extraction: Extraction, share: Decimal, whole: bool) -> bool:
    """Whether instalments that come to a share of the total are said to be all that is paid, or must be."""
    return whole or _is_whole(extraction, share)


def _told(
    extraction: Extraction, message: Message, value: Decimal, names: tuple[str, ...], *, total: bool = False
) -> Iterator[Draft]:
    found = sorted((m for name in names for m in extraction.of(f"instalment.{name}")), key=lambda m: m.start)
    sides = tuple(quote_mention(extraction, mention) for mention in found)
    instalments = range(len(extraction.contract.payment.instalments))
    pointers = tuple(f"/payment/instalments/{index}/{name}" for index in instalments for name in names)
    pointers = tuple(pointer for pointer in pointers if pointer in extraction.sources)
    facts: dict[str, object] = {"sum": plain(value.normalize()), "sides": sides}
    if total and (mention := stated(extraction, "/total/amount")) is not None:
        side = quote_mention(extraction, mention)
        facts["total"] = side
        sides, pointers = (*sides, side), (*pointers, "/total/amount")
    yield Draft(message, facts, sides, pointers)


def tax_rate_unusual(extraction: Extraction) -> Iterator[Draft]:
    """A rate of value-added tax that the law did not know on the day of signing; silent without that day.

    A rate that never was one may be of another tax, or of several together, and is told only where an invoice bears it.
    """
    contract = extraction.contract
    day, signed = contract.date_signed, stated(extraction, "/date_signed")
    if day is None or signed is None or day < BEGINNING or contract.total.currency not in (None, _HOME):
        return
    told: set[Decimal] = set()
    for pointer, rate in _rates(contract):
        mention = stated(extraction, pointer)
        if mention is None or rate in told or was_law(rate, day):
            continue
        told.add(rate)
        sides = quote_mention(extraction, mention), quote_mention(extraction, signed)
        yield Draft(_RATE, {"rate": sides[0], "day": sides[1]}, sides, (pointer, "/date_signed"))


def _rates(contract: Contract) -> Iterator[tuple[str, Decimal]]:
    """The rates that are of value-added tax: the invoice's, and the total's where it ever was one."""
    of_invoice, of_total = contract.payment.invoice.tax_rate, contract.total.tax_rate
    if of_invoice is not None:
        yield "/payment/invoice/tax_rate", of_invoice
    if of_total is not None and was_ever_law(of_total):
        yield "/total/tax_rate", of_total
