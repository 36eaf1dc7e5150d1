"""Resolve: among all mentions choose the contract's values, and keep for each value what states it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from hedui.extract.attachments.find import UNNUMBERED
from hedui.extract.extraction import AmountPair, AttachmentMention, AttachmentRole
from hedui.extract.mention import Mention, Value
from hedui.extract.resolve.choosing import Chooser, Row, derived
from hedui.extract.resolve.counting import Start, Starts, folded
from hedui.extract.resolve.deadlines import add, deadlines, until
from hedui.extract.resolve.dues import due_dates
from hedui.extract.resolve.own import resolve_own
from hedui.extract.resolve.parties import resolve_date_signed, resolve_parties, resolve_signatures
from hedui.extract.resolve.prices import (
    resolve_deposits,
    resolve_instalments,
    resolve_invoice,
    resolve_items,
    resolve_penalties,
    resolve_rates,
    resolve_total,
)
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Why
from hedui.extract.words.field_names import ALONE, SECTIONS
from hedui.models.codes import Per
from hedui.models.contract import Contract, Deadlines, Period
from hedui.models.evidence import Method
from hedui.normalize import punctuation
from hedui.normalize.duration import is_working

_AROUND = 40
"""Characters around a length of time that say what it counts from."""
_BEFORE = 60
"""Characters of a sentence before a value and behind it that are looked at."""
_OUTLASTING = (("warranty_until", "/warranty/duration"), ("confidential_until", "/confidentiality/duration"))
"""Dates that may lie behind the agreement's end, and the length of time that each is counted by."""
_LISTING = (AttachmentRole.LISTED, AttachmentRole.CITED, AttachmentRole.BODY)
"""Where an attachment's title is looked for first."""


def resolve(
    layout: Layout,
    mentions: Sequence[Mention],
    pairs: Sequence[AmountPair],
    attachments: Sequence[AttachmentMention],
) -> tuple[Contract, dict[str, tuple[Mention, ...]]]:
    """The contract, and for each JSON Pointer into it the mentions behind the value, the chosen one first."""
    chooser = Chooser(mentions, trace=layout.trace)
    sections = {
        section: chooser.choose_each(f"/{section}", mentions, section, names) for section, names in SECTIONS.items()
    }
    instalments, deposits = resolve_instalments(chooser), resolve_deposits(chooser)
    sections["payment"] |= {"instalments": instalments, "invoice": resolve_invoice(chooser)}
    sections["liability"]["penalties"] = resolve_penalties(chooser)
    _without_instalments(chooser, sections["payment"])
    _pair_due_days(chooser, sections["payment"])
    sections["support"]["telephones"] = chooser.distinct("/support/telephones", "support.telephones")
    sections["messaging"]["service_types"] = chooser.distinct("/messaging/service_types", "messaging.service_types")
    signing = resolve_date_signed(chooser)
    starts = Starts(chooser, layout, signing)
    days = _deadlines(chooser, Period.model_validate(sections["period"]), layout, starts)
    dues = due_dates(chooser, layout, (instalments, deposits), days, starts)
    values = sections | {name: chooser.choose(f"/{name}", chooser.of(name)) for name in ALONE}
    contract = values | {
        "parties": resolve_parties(chooser, layout),
        "items": resolve_items(chooser),
        "total": resolve_total(chooser, layout, pairs),
        "rates": resolve_rates(chooser),
        "deposits": deposits,
        "copies": _copies(chooser),
        "deadlines": days.model_copy(update={"dues": dues}),
        "signatures": resolve_signatures(chooser, layout),
        "date_signed": signing,
        "attachments": _attachments(chooser, layout, attachments),
        "custom": resolve_own(chooser, layout),
    }
    return Contract.model_validate(contract), chooser.sources


def _without_instalments(chooser: Chooser, payment: Row) -> None:
    """No days to pay where instalments have each their own: clauses of one kind that state several; and what is paid in
    several is not paid at once, nor before or after all that is done for it as one of them is."""
    parts = {m.group for m in chooser.mentions if m.field.startswith("instalment.")}
    if payment["cycle"] == Per.ONCE and len(parts) > 1:
        payment["cycle"] = None
        chooser.undo("/payment/cycle", Why.INSTALMENTS)
    timing = chooser.sources.get("/payment/timing", ())[:1]
    if len(parts) > 1 and _overlap(timing, chooser.of("instalment.condition")):
        payment["timing"] = None
        chooser.undo("/payment/timing", Why.INSTALMENTS)
    stated = chooser.sources.get("/payment/due_days", ())
    own = chooser.of("instalment.due_days")
    if len(own) > 1 or _overlap(stated[:1], own) or _in_several_clauses(stated):
        for name in ("due_days", "due_day_type"):
            payment[name] = None
            chooser.undo(f"/payment/{name}", Why.INSTALMENTS)


def _overlap(stated: Sequence[Mention], others: Sequence[Mention]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in stated for other in others)


def _in_several_clauses(stated: Sequence[Mention]) -> bool:
    """Whether several clauses state different values, none of them better than the others."""
    best = [mention for mention in stated if mention.rank == stated[0].rank]
    return len(best) > 2 and len({m.value for m in best}) > 1 and len({m.clause for m in best}) > 2


def _pair_due_days(chooser: Chooser, payment: Row) -> None:
    """The kind of days that stands with the chosen number of days; none where no number was chosen."""
    days = chooser.sources.get("/payment/due_days")
    if days is None:
        payment["due_day_type"] = None
        chooser.undo("/payment/due_day_type", Why.NOT_NEAR)
        return
    kinds = [m for m in chooser.of("payment.due_day_type") if m.start >= days[0].start]
    payment["due_day_type"] = chooser.choose("/payment/due_day_type", kinds[:1])


def _counted_from(chooser: Chooser, layout: Layout, starts: Starts) -> Start | None:
    """The day from which the stated length counts: 自合同签订之日起三年, 自本合同生效之日起三年; None where its own
    sentence counts it from something else, whatever the next one says of signing."""
    length = chooser.sources.get("/period/duration")
    if length is None:
        return None
    before, behind = _sentence(layout, length[0])
    if (event := starts.event(before, behind)) is not None:
        return starts.said_in(event)
    around = layout.text.raw[max(0, length[0].start - _AROUND) : length[0].end + _AROUND]
    return starts.said_in(folded(around))


def _sentence(layout: Layout, stated: Mention) -> tuple[str, str]:
    """What the sentence of a value says before it and behind it, without blanks."""
    raw, start, end = layout.text.raw, stated.start, stated.end
    before = punctuation.since(folded(raw[max(0, start - _BEFORE) : start]), "。;；")
    return before, punctuation.up_to(folded(raw[start : end + _BEFORE]), "。;；")


def _deadlines(chooser: Chooser, period: Period, layout: Layout, starts: Starts) -> Deadlines:
    """What follows from the period; its evidence is what it was computed from."""
    period, start = _as_counted(chooser, period, layout, starts)
    found = deadlines(period)
    expiry = ("/period/end_date",) if period.end_date else (start, "/period/duration")
    bases: list[tuple[str, date | None, tuple[str, ...]]] = [
        ("expires_on", found.expires_on, expiry),
        ("notice_by", found.notice_by, ("/period/notice_days",)),
        ("renewed_until", found.renewed_until, ("/period/renewal",)),
    ]
    bases += _outlasting(chooser, layout, found.expires_on, starts)
    for name, value, sources in bases:
        if value is not None:
            stated = [chooser.sources[source][0] for source in sources]
            chooser.sources[f"/deadlines/{name}"] = tuple(derived(m, f"deadlines.{name}", value) for m in stated)
    return found.model_copy(update={name: value for name, value, _ in bases})


def _as_counted(chooser: Chooser, period: Period, layout: Layout, starts: Starts) -> tuple[Period, str]:
    """The period with what counts of it, and the pointer to the day that its length counts from."""
    changed: dict[str, object] = {}
    length = chooser.sources.get("/period/duration")
    if length and is_working(layout.text.raw[length[0].start : length[0].end]):
        changed["duration"] = None
    begun = _counted_from(chooser, layout, starts) if period.start_date is None else None
    if begun is not None:
        changed["start_date"] = begun.day
    if not _is_of_the_end(chooser, layout):
        changed["notice_days"] = None
    return period.model_copy(update=changed), begun.pointer if begun is not None else "/period/start_date"


def _is_of_the_end(chooser: Chooser, layout: Layout) -> bool:
    """Whether notice is to be given before the term ends; 可提前30日通知解除 may be done on any day."""
    stated = chooser.sources.get("/period/notice_days")
    if stated is None:
        return True
    return layout.phrases["end_of_term"].search("".join(_sentence(layout, stated[0]))) is not None


def _outlasting(
    chooser: Chooser, layout: Layout, expires_on: date | None, starts: Starts
) -> Iterator[tuple[str, date | None, tuple[str, ...]]]:
    """The ends of warranty and secrecy, and what they follow from: a length that counts from signing, from taking
    effect, or from the agreement's end. Nothing where it counts from what is yet to happen, such as acceptance."""
    phrases = layout.catalogue.phrases
    for name, pointer in _OUTLASTING:
        length = chooser.sources.get(pointer)
        if length is None:
            continue
        before, behind = _sentence(layout, length[0])
        value = str(length[0].value)
        if phrases["behind_the_end"].search(before) is not None:
            if expires_on is not None:
                yield name, add(expires_on, value), ("/deadlines/expires_on", pointer)
        elif (begun := starts.said_in(f"{before}。{behind}")) is not None:
            yield name, until(begun.day, value), (begun.pointer, pointer)


def _copies(chooser: Chooser) -> Row:
    """How many copies there are, and how many each party holds by the first statement about it."""
    held: dict[str, Value] = {}
    for mention in chooser.of("copies.held"):
        if mention.role is not None and mention.role not in held:
            held[mention.role] = mention.value
            chooser.sources[f"/copies/held/{mention.role}"] = (mention,)
        else:
            chooser.trace.drop(Why.LATER, [mention])
    return {"total": chooser.choose("/copies/total", chooser.of("copies.total")), "held": held}


def _attachments(chooser: Chooser, layout: Layout, attachments: Sequence[AttachmentMention]) -> list[Row]:
    """As listed, else as cited, else as headed; those without a number only where none has one, one for each title."""
    rows: list[Row] = []
    for (name, _), group in sorted(_by_label(attachments).items(), key=lambda one: min(a.span.start for a in one[1])):
        title = next((a.title for a in group if a.title), None)
        base = f"/attachments/{len(rows)}"
        chooser.sources[f"{base}/label"] = tuple(_stated(layout, attachment) for attachment in group)
        if title:
            chooser.sources[f"{base}/title"] = chooser.sources[f"{base}/label"]
        rows.append({"label": name, "title": title})
    return rows


def _by_label(
    attachments: Sequence[AttachmentMention],
) -> dict[tuple[str, str | None], list[AttachmentMention]]:
    """What is said of each attachment, by its label, and by its title where that says no number."""
    found: dict[tuple[str, str | None], list[AttachmentMention]] = defaultdict(list)
    for attachment in sorted(attachments, key=lambda a: _LISTING.index(a.role)):
        title = attachment.title if attachment.label in UNNUMBERED else None
        found[attachment.label, title].append(attachment)
    numbered = {key: group for key, group in found.items() if key[0] not in UNNUMBERED}
    return numbered or {key: group for key, group in found.items() if key[1]} or found


def _stated(layout: Layout, attachment: AttachmentMention) -> Mention:
    span, value = attachment.span, attachment.title or attachment.label
    return layout.raw_mention("attachment", value, span.start, span.end, rule=attachment.role, method=Method.CLAUSE)
