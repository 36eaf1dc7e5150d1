"""What anybody asks of an agreement first: its number, between whom, for how much, for how long."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hedui.export import names
from hedui.export.digital import HEADING, signatures
from hedui.messages import Message
from hedui.models.contract import Contract
from hedui.models.record import Record
from hedui.settings import Language

_NUMBER = Message("合同编号", "Number")
_TITLE = Message("合同名称", "Title")
_TOTAL = Message("合同金额", "Total")
_TERM = Message("期限", "Term")
_EXPIRES = Message("到期日", "Expires on")
_SIGNED = Message("签署日期", "Signed")
_UNTIL = Message("{start} 至 {end}", "{start} to {end}")
_UNKNOWN = Message("未写明", "not stated")


def facts(record: Record, lang: Language) -> Iterator[tuple[str, str]]:
    """Each with what it is called; what the agreement does not state is said to be so."""
    contract, unknown = record.contract, _UNKNOWN.say(lang)
    asked = (
        (_NUMBER.say(lang), contract.number),
        (_TITLE.say(lang), contract.title),
        *((party.role, party.name) for party in contract.parties),
        (_TOTAL.say(lang), _total(contract, lang)),
        (_TERM.say(lang), _term(contract, lang)),
    )
    yield from ((heading, said or unknown) for heading, said in asked)
    for heading, day in ((_EXPIRES, _expires(record)), (_SIGNED, contract.date_signed)):
        if day:
            yield heading.say(lang), day.isoformat()
    for line in signatures(record, lang):
        yield HEADING.say(lang), line


def _expires(record: Record) -> datetime.date | None:
    """The day on which it expires, as supplements leave it."""
    amended = record.links.amended if record.links else None
    return (amended.expires_on if amended else None) or record.contract.deadlines.expires_on


def _total(contract: Contract, lang: Language) -> str:
    total = contract.total
    if total.amount is None:
        return total.words or ""
    return names.money(total.amount, total.currency, lang)


def _term(contract: Contract, lang: Language) -> str:
    period = contract.period
    days = ""
    if period.start_date or period.end_date:
        days = _UNTIL.say(lang, start=period.start_date or "…", end=period.end_date or "…")
    return " ".join(filter(None, (names.duration(period.duration, lang) if period.duration else "", days)))
