"""Dates that are coming up: expiry, and by when to give notice; also as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from icalendar import Alarm, Calendar, Event

import hedui
from hedui.export.dues import share_and_sum
from hedui.messages import Message
from hedui.models.contract import Contract
from hedui.models.links import Amended, Links
from hedui.models.record import Record
from hedui.seldom import seldom_collected
from hedui.settings import Language

ALARM_BEFORE = datetime.timedelta(days=7)


class DeadlineKind(StrEnum):
    """The dates that a contract's ``deadlines`` hold; the last two are those of its ``dues``."""

    NOTICE_BY = "notice_by"
    EXPIRES_ON = "expires_on"
    RENEWED_UNTIL = "renewed_until"
    WARRANTY_UNTIL = "warranty_until"
    CONFIDENTIAL_UNTIL = "confidential_until"
    PAYMENT = "payment"
    DEPOSIT = "deposit"


KINDS = {
    DeadlineKind.NOTICE_BY: Message(zh="续约与否须在此日前通知", en="last day to give notice"),
    DeadlineKind.EXPIRES_ON: Message(zh="到期", en="expires"),
    DeadlineKind.RENEWED_UNTIL: Message(zh="首次续约期满", en="end of the first renewal"),
    DeadlineKind.WARRANTY_UNTIL: Message(zh="质保期满", en="end of the warranty"),
    DeadlineKind.CONFIDENTIAL_UNTIL: Message(zh="保密期满", en="end of secrecy"),
    DeadlineKind.PAYMENT: Message(zh="付款期限", en="payment due"),
    DeadlineKind.DEPOSIT: Message(zh="保证金应退还", en="deposit to be returned"),
}
_OF_ROWS = {"payment": DeadlineKind.PAYMENT, "deposits": DeadlineKind.DEPOSIT}
"""By the first key of the pointer to what is due."""

ENDS = Message(zh="提前解除或终止", en="ends before its time")
SAYS = Message(zh="（依“{path}”）", en="(by “{path}”)")
OPEN = Message(zh="（期限已有补充协议变更，请核对）", en="(a supplement changes the term: look it up)")


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """One date of one agreement."""

    date: datetime.date
    path: str
    kind: DeadlineKind
    number: str
    title: str
    parties: tuple[str, ...]
    says: str = ""
    """The supplement that says so, by its path; empty where the agreement does."""
    ended: bool = False
    """Whether the supplement ends it before its time."""
    is_open: bool = False
    """Whether supplements change the term, so that the date need not hold any more."""
    of: str = ""
    """JSON Pointer to the instalment or deposit that is due; empty for the other kinds."""
    what: str = ""
    """Its share or sum: 60%, 30,000.00."""

    def say(self, lang: Language) -> str:
        """What happens, and to which agreement."""
        kind = ENDS if self.ended else KINDS[self.kind]
        what = " ".join(filter(None, (kind.say(lang), self.what)))
        what = f"{what}  {self.title or self.path}" + (f"  {self.number}" if self.number else "")
        if self.says:
            return f"{what}  {SAYS.say(lang, path=self.says)}"
        return f"{what}  {OPEN.say(lang)}" if self.is_open else what


@seldom_collected()
def upcoming(records: Iterable[tuple[str, Record]], since: datetime.date, within: datetime.timedelta) -> list[Deadline]:
    """The dates from ``since`` to ``since + within``, both included, in order.

    Of an agreement that is there in several forms one is told; of one that a supplement amends what holds now, and
    nothing besides of the supplement itself.
    """
    found: list[Deadline] = []
    told: set[str] = set()
    for path, record in records:
        links = record.links or Links()
        if links.form_of:
            continue
        found += (each for each in _deadlines(path, record) if since <= each.date <= since + within)
        told.update(_told_by_main(links))
    return sorted(deadline for deadline in found if deadline.path not in told)


def _told_by_main(links: Links) -> Iterator[str]:
    """The supplements of which the agreement itself tells what holds now."""
    if links.amended and links.amended.expires_on:
        yield from (each.path for each in links.amended.by)


def _deadlines(path: str, record: Record) -> Iterator[Deadline]:
    contract = record.contract
    deadline = _of_agreement(path, contract)
    amended = record.links.amended if record.links else None
    is_open = amended is not None and amended.changes_term
    for due in contract.deadlines.dues:
        kind, what = _of_row(contract, due.pointer)
        yield deadline(date=due.date, kind=kind, is_open=is_open, of=due.pointer, what=what)
    if amended and amended.expires_on:
        yield from _as_amended(deadline, amended)
    else:
        dates = {kind: getattr(contract.deadlines, kind.value, None) for kind in DeadlineKind}
        yield from (deadline(date=date, kind=kind, is_open=is_open) for kind, date in dates.items() if date)


def _as_amended(deadline: Callable[..., Deadline], amended: Amended) -> Iterator[Deadline]:
    """When an agreement ends now that a supplement says so, and by when to give notice."""
    says = amended.expires_from or ""
    if amended.notice_by:
        yield deadline(date=amended.notice_by, kind=DeadlineKind.NOTICE_BY, says=says)
    yield deadline(date=amended.expires_on, kind=DeadlineKind.EXPIRES_ON, says=says, ended=amended.ended)


def _of_agreement(path: str, contract: Contract) -> Callable[..., Deadline]:
    """What makes a deadline of this agreement."""
    parties = tuple(party.name for party in contract.parties if party.name)
    return partial(Deadline, path=path, number=contract.number or "", title=contract.title or "", parties=parties)


def _of_row(contract: Contract, pointer: str) -> tuple[DeadlineKind, str]:
    """What is due by the pointer's row, an instalment or a deposit, and how much of it."""
    _, section, *_, number = pointer.split("/")
    rows = contract.payment.instalments if section == "payment" else contract.deposits
    return _OF_ROWS[section], share_and_sum(rows[int(number)]) if int(number) < len(rows) else ""


def to_icalendar(deadlines: Iterable[Deadline], lang: Language, now: datetime.datetime) -> bytes:
    """An all-day event with a reminder for each date. The same date of the same agreement keeps its UID."""
    calendar = Calendar()
    calendar.add("prodid", f"-//hedui//{hedui.__version__}//{lang.value.upper()}")
    calendar.add("version", "2.0")
    for deadline in deadlines:
        calendar.add_component(_event(deadline, lang, now))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, lang: Language, now: datetime.datetime) -> Event:
    event = Event()
    named = "\n".join(filter(None, (deadline.kind, deadline.path, deadline.of)))
    identity = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()
    event.add("uid", f"{identity[:32]}@hedui")
    event.add("dtstamp", now)
    event.add("dtstart", deadline.date)
    event.add("dtend", deadline.date + datetime.timedelta(days=1))
    event.add("summary", deadline.say(lang))
    event.add("description", "\n".join([*deadline.parties, deadline.path]))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", deadline.say(lang))
    alarm.add("trigger", -ALARM_BEFORE)
    event.add_component(alarm)
    return event
