"""What stands in a cell, where that is more than one value of the record."""

from __future__ import annotations

import functools
from collections.abc import Callable
from enum import StrEnum

from hedui.export import digital, names
from hedui.export.column import Cell, Said
from hedui.export.entry import Entry
from hedui.export.labels import label_in
from hedui.export.rows import FindingRow, PriceRow
from hedui.messages import Message
from hedui.models.finding import Finding
from hedui.settings import Language

DAYS = Message("{days}日内", "within {days} days")


def named(value: StrEnum | None, name: str = "") -> Said | None:
    """A word of the record in the user's language."""
    return functools.partial(names.say, value, name) if value is not None else None


def lasting(text: str | None) -> Said | None:
    return functools.partial(names.duration, text) if text else None


def party(role: str, attribute: str) -> Callable[[Entry], Cell]:
    def value(entry: Entry) -> Cell:
        named = entry.party(role)
        found: str | None = getattr(named, attribute) if named else None
        return found

    return value


def notices(role: str) -> Callable[[Entry], Cell]:
    """Where notices to the party go, in one line: name, address, telephone, email."""

    def value(entry: Entry) -> Cell:
        named = entry.party(role)
        to = named.notice if named else None
        return " ".join(filter(None, (to.name, to.address, to.telephone, to.email))) or None if to else None

    return value


def accounts(role: str) -> Callable[[Entry], Cell]:
    """The party's accounts, one a line: holder, number, bank and its codes; what several places state alike once."""

    def value(entry: Entry) -> Cell:
        named = entry.party(role)
        lines = (
            " ".join(filter(None, (each.name, each.number, each.bank, each.bank_code, each.swift)))
            for each in (named.accounts if named else ())
        )
        return "\n".join(dict.fromkeys(filter(None, lines))) or None

    return value


def worst(row: Entry) -> Finding | None:
    """The finding to look at first."""
    return max(row.record.findings, key=lambda finding: finding.severity.rank, default=None)


def level(row: Entry) -> Said:
    found = worst(row)
    return (names.SEVERITIES[found.severity] if found else names.CLEAN).say


def currency(row: Entry) -> Said | None:
    code = row.record.contract.total.currency
    return functools.partial(names.currency, code) if code else None


def effective(row: Entry) -> Cell:
    """The day from which the agreement holds, else upon what."""
    effective = row.record.contract.effective
    return str(effective.date) if effective.date is not None else effective.condition


def delivery(row: Entry) -> Said | None:
    """Where and by when to deliver."""
    delivery = row.record.contract.delivery
    if delivery.place is None and delivery.due is None and delivery.due_days is None:
        return None
    days = str(delivery.due_days) if delivery.due_days is not None else None

    def said(lang: Language) -> str:
        counted = DAYS.say(lang, days=days) if days is not None else None
        return " ".join(filter(None, (delivery.place, str(delivery.due or "") or counted)))

    return said


def labels(row: FindingRow) -> Said:
    record, fields = row.entry.record, row.finding.fields
    return lambda lang: "\n".join(dict.fromkeys(label_in(record, field, lang) for field in fields))


def status(row: Entry) -> Said | None:
    """How far people are with it; nothing where nobody has decided anything."""
    return names.REVIEWS[row.record.review.status].say if row.record.review else None


def corrected(row: Entry) -> Said | None:
    record = row.record
    corrections = record.review.corrections if record.review else ()
    return (
        (lambda lang: "\n".join(label_in(record, each.pointer, lang) for each in corrections)) if corrections else None
    )


def verdict(row: FindingRow) -> Said | None:
    return names.VERDICTS[row.judgement.verdict].say if row.judgement else None


def either(item: str | None, rate: str | None) -> Callable[[PriceRow], Cell]:
    """The item's or the rate's attribute of that name."""

    def value(row: PriceRow) -> Cell:
        name, owner = (item, row.item) if row.item else (rate, row.rate)
        found: Cell = getattr(owner, name) if name else None
        return found

    return value


def per(row: PriceRow) -> Said | None:
    return named(row.rate.per) if row.rate else None


def pages(row: FindingRow) -> Cell:
    pages = sorted({evidence.page for evidence in row.finding.evidence})
    return pages[0] if len(pages) == 1 else "、".join(map(str, pages)) or None


def quotes(row: FindingRow) -> Cell:
    quotes = dict.fromkeys(" ".join(evidence.text.split()) for evidence in row.finding.evidence)
    return " / ".join(quotes) or None


def part(row: Entry) -> Cell:
    """Which of its file's agreements it is, and on what pages: 2 (4-6)."""
    part = row.record.source.part
    return f"{part.index} ({part.pages[0]}-{part.pages[-1]})" if part else None


def signatures(row: Entry) -> Said | None:
    """A line for each digital signature of the file."""
    record = row.record
    return (lambda lang: "\n".join(digital.signatures(record, lang))) if record.source.signatures else None


def now(attribute: str) -> Callable[[Entry], Cell]:
    """What holds now that supplements amend it; nothing where none changes that, or what holds cannot be told."""

    def value(row: Entry) -> Cell:
        links = row.record.links
        found: Cell = getattr(links.amended, attribute) if links and links.amended else None
        return found

    return value


def amended_by(row: Entry) -> Cell:
    links = row.record.links
    return "\n".join(each.path for each in links.amended.by) if links and links.amended else None


def amends(row: Entry) -> Cell:
    """The agreement among the files that it amends, else as it is cited."""
    cited = row.record.contract.amends
    found = row.record.links.amends if row.record.links else None
    return found or " ".join(filter(None, (cited.title, cited.number))) or None


def forms(row: Entry) -> Cell:
    return "\n".join(row.record.links.forms) if row.record.links else None
