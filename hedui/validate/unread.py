"""What stands where a value is expected and is none, and figures that only the words beside them settle."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import regex

from hedui.extract.extraction import ChoiceState, Extraction
from hedui.extract.mention import Unread
from hedui.extract.words.own_entries import OWN
from hedui.messages import Message
from hedui.models.contract import plain
from hedui.normalize.amount import AmountError, AmountFault, parse_money
from hedui.validate.draft import Draft, fill
from hedui.validate.quote import quote

_UNREAD = Message(
    "此处应有{name}，但{side}读不出值{meant}", "{name} is expected here, but {side} gives no value{meant}"
)
_MEANT = Message("，可能是{readings}", ", which may be {readings}")
_MALFORMED = Message(
    "小写金额{side}写法有误（{reason}），按旁边的大写读作{value}",
    "The figures {side} are malformed ({reason}); read as {value}, as the words beside them say",
)
_NAMED = ("party.name", "signature.name")
_NAMES = {
    "party.name": Message("当事人名称", "A party's name"),
    "signature.name": Message("签署方名称", "The name of a party that signs"),
    "party.tax_id": Message("纳税人识别号", "A tax id"),
    "party.legal_representative": Message("法定代表人", "The legal representative"),
    "party.contact": Message("联系人", "A contact"),
    "party.telephone": Message("电话", "A telephone number"),
    "party.fax": Message("传真", "A fax number"),
    "party.email": Message("电子邮箱", "An e-mail address"),
    "party.postcode": Message("邮政编码", "A postcode"),
    "date_signed": Message("签订日期", "The date of signing"),
    "account.number": Message("账号", "An account number"),
    "account.bank_code": Message("联行号", "A bank's code"),
    "amount": Message("小写金额", "An amount in figures"),
    "total.amount": Message("总价", "The total"),
    "total.words": Message("大写总价", "The total in words"),
    "total.net": Message("不含税金额", "The net total"),
    "total.tax": Message("税额", "The tax"),
}
_VALUE = Message("一个值", "A value")
_CUT_BELOW = regex.compile(r"(?<=\d,\d{1,2}|\d,) *\n *\d")
"""Behind figures that the end of a line cuts in their thousands: 11,7 / 30.13元."""


def value_unread(extraction: Extraction) -> Iterator[Draft]:
    """A label that is followed by something which gives no value: empty, but not for want of text."""
    unmade = {choice.span.start for choice in extraction.choices if choice.state is not ChoiceState.CHOSEN}
    for unread in extraction.unread:
        if unread.settled is None and not _is_known(extraction, unread, unmade):
            side = quote(extraction, unread.start, unread.end)
            readings = " / ".join(plain(reading) for reading in unread.readings)
            meant = fill(_MEANT, readings=readings) if readings else Message("", "")
            name = _NAMES.get(unread.field) or _own_name(extraction, unread.field)
            facts = {"name": name, "side": side, "meant": meant}
            yield Draft(_UNREAD, facts, (side,), _pointers(unread))


def _is_known(extraction: Extraction, unread: Unread, unmade: Collection[int]) -> bool:
    """Whether the value is stated elsewhere, is hidden, is told as a choice that was not made, or goes on below."""
    if unread.field.startswith(OWN):
        return unread.start in unmade or any(
            mention.field == unread.field for mention in (*extraction.mentions, *extraction.hidden)
        )
    if _CUT_BELOW.match(extraction.layout.text.raw, unread.end):
        return True
    if unread.role is None:
        return unread.field.startswith(("party.", "account.", "signature."))
    fields = _NAMED if unread.field in _NAMED else (unread.field,)
    stated = [mention for field in fields for mention in extraction.of(field, unread.role)]
    return bool(stated) or any(m.role == unread.role and m.field in fields for m in extraction.hidden)


def figures_malformed(extraction: Extraction) -> Iterator[Draft]:
    """Figures that are no well-formed number, and what the words beside them make of them."""
    for unread in extraction.unread:
        if unread.settled is not None:
            side = quote(extraction, unread.start, unread.end)
            facts = {"side": side, "reason": _reason(side.text), "value": plain(unread.settled)}
            yield Draft(_MALFORMED, facts, (side,), _pointers(unread))


def _own_name(extraction: Extraction, field: str) -> Message:
    titles = (own.declared.title for own in extraction.layout.catalogue.own if own.field == field)
    return next((Message(f"“{title}”", f"“{title}”") for title in titles), _VALUE)


def _pointers(unread: Unread) -> tuple[str, ...]:
    """The field whose value is missing or mended, where the record has one place for it."""
    section, _, name = unread.field.partition(".")
    return (f"/{section}/{name}",) if section in ("total", "custom") else ()


def _reason(figures: str) -> Message:
    try:
        parse_money(figures)
    except AmountError as error:
        return Message(error.fault.zh, error.fault.en)
    return Message(AmountFault.SPLIT.zh, AmountFault.SPLIT.en)
