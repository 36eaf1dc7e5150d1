"""What is due, as a reader of the workbook wants it: one line an instalment, a deposit, a penalty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from hedui.export import names
from hedui.export.entry import Entry
from hedui.messages import Message
from hedui.models.contract import Deposit, Instalment, Penalty
from hedui.settings import Language

Said = Callable[[Language], str]
_UP_TO = Message("至{share}", "up to {share}")
_DAYS = Message("{days}{kind}内", "within {days} {kind}")
_FIRST = {True: Message("先票后款", "before the payment"), False: Message("先款后票", "after the payment")}
_RETURNED = Message("{upon} {days}{kind}内退还", "to be returned within {days} {kind} of {upon}")
_OF = Message("{base}的{share}", "{share} of {base}")
_PER = Message("每{per}{penalty}", "{penalty} per {per}")


def plan(row: Entry) -> Said | None:
    """付款计划: 30% 合同签订后 5工作日内."""
    return _lines(row.record.contract.payment.instalments, _instalment)


def invoice(row: Entry) -> Said | None:
    """发票类型: 增值税专用发票 13% 先票后款."""
    found = row.record.contract.payment.invoice
    if found.kind is None and found.tax_rate is None and found.before_payment is None:
        return None

    def said(lang: Language) -> str:
        kind = names.say(found.kind, "kind", lang) if found.kind is not None else None
        order = _FIRST[found.before_payment].say(lang) if found.before_payment is not None else None
        return _joined(kind, _share(found.tax_rate), order)

    return said


def deposits(row: Entry) -> Said | None:
    """保证金: 履约保证金 5% 64,325.00."""
    return _lines(row.record.contract.deposits, _deposit)


def penalties(row: Entry) -> Said | None:
    """违约金: 乙方 合同总价的20%; 乙方 每日合同总价的0.1%."""
    return _lines(row.record.contract.liability.penalties, _penalty)


def cap(row: Entry) -> str | None:
    """责任限额: 20%, or 100,000.00: up to 1 it is a fraction of the total."""
    most = row.record.contract.liability.cap
    if most is None:
        return None
    return _share(most) if most <= 1 else _money(most)


def share_and_sum(one: Instalment | Deposit) -> str:
    """60% 30,000.00; empty where neither is stated."""
    return _joined(_share(one.share), _money(one.amount))


def _lines(rows: Iterable[object], say: Callable[..., str]) -> Said | None:
    found = list(rows)
    return (lambda lang: "\n".join(dict.fromkeys(say(each, lang) for each in found))) if found else None


def _instalment(one: Instalment, lang: Language) -> str:
    up_to = _UP_TO.say(lang, share=_share(one.cumulative_share)) if one.cumulative_share is not None else None
    days = None
    if one.due_days is not None:
        kind = names.say(one.due_day_type, "due_day_type", lang) if one.due_day_type is not None else ""
        days = _DAYS.say(lang, days=one.due_days, kind=kind)
    return _joined(_share(one.share) or up_to, _money(one.amount), one.condition, days)


def _deposit(one: Deposit, lang: Language) -> str:
    back = None
    if one.return_days is not None:
        kind = names.say(one.return_day_type, "due_day_type", lang) if one.return_day_type is not None else ""
        back = _RETURNED.say(lang, upon=one.return_condition or "", days=one.return_days, kind=kind).strip()
    return _joined(names.say(one.kind, "kind", lang), share_and_sum(one), back)


def _penalty(one: Penalty, lang: Language) -> str:
    share = _share(one.share)
    of = _OF.say(lang, base=one.base, share=share) if share is not None and one.base is not None else share
    penalty = _joined(of, _money(one.amount))
    per = names.say(one.per, "per", lang) if one.per is not None else one.each
    return _joined(one.role, _PER.say(lang, per=per, penalty=penalty) if per is not None else penalty)


def _share(value: Decimal | None) -> str | None:
    return names.percentage(value) if value is not None else None


def _money(value: Decimal | None) -> str | None:
    return f"{value:,f}" if value is not None else None


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
