"""Resolve: among all mentions choose the contract's values, and keep for each value what states it.

Of several mentions of one field the lowest rank wins, then the earliest: a cover before a footer, a statement made for
the purpose before one made in passing. The others stay in evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hedui.extract.deadlines import deadlines
from hedui.extract.extraction import AmountPair, AttachmentMention, AttachmentRole
from hedui.extract.layout import Layout
from hedui.extract.mention import Mention, Place
from hedui.models.contract import AccountPurpose, Contract, Deadlines, Period
from hedui.models.evidence import Method
from hedui.normalize.amount import AmountError, parse_amount

ROLES = ("甲方", "乙方", "丙方")
_SECTIONS: dict[str, tuple[str, ...]] = {
    "payment": ("method", "payer", "timing", "cycle", "due_days", "due_day_type"),
    "period": ("duration", "start_date", "end_date", "renewal", "notice_days"),
    "messaging": ("access_code", "own_access_code", "signature", "complaint_telephone"),
    "support": ("repair_hours", "feedback_hours"),
    "liability": ("late_fee_daily_rate", "overdue_days"),
    "dispute": ("method", "venue"),
}
_PARTY = ("name", "legal_representative", "contact", "address", "postcode", "telephone", "fax", "email", "tax_id")
_ACCOUNT = ("name", "number", "bank", "bank_code")
_ITEM = ("description", "quantity", "unit", "unit_price", "subtotal")
_RATE = (
    "service", "fee", "fee_words", "per", "included", "included_unit", "overage_from", "unit_price", "unit", "periods", "total",
)  # fmt: skip


@dataclass(slots=True)
class _Resolver:
    mentions: Sequence[Mention]
    sources: dict[str, tuple[Mention, ...]] = field(default_factory=dict)

    def choose(self, pointer: str, candidates: Iterable[Mention]) -> Any:
        """The value of the best candidate, or None; all candidates become its evidence."""
        ordered = sorted(candidates, key=lambda m: (m.rank, m.start))
        if not ordered:
            return None
        self.sources[pointer] = tuple(ordered)
        return ordered[0].value

    def of(self, name: str) -> list[Mention]:
        return [m for m in self.mentions if m.field == name]


def resolve(
    layout: Layout,
    mentions: Sequence[Mention],
    pairs: Sequence[AmountPair],
    attachments: Sequence[AttachmentMention],
) -> tuple[Contract, dict[str, tuple[Mention, ...]]]:
    """The contract, and for each JSON Pointer into it the mentions behind the value, the chosen one first."""
    resolver = _Resolver(mentions)
    data: dict[str, Any] = {
        "number": resolver.choose("/number", resolver.of("number")),
        "title": resolver.choose("/title", resolver.of("title")),
        "parties": _parties(resolver),
        "items": _rows(resolver, "item", "items", _ITEM),
        "total": _total(resolver, pairs),
        "rates": _rows(resolver, "rate", "rates", _RATE),
        "signatures": _signatures(resolver, layout),
        "attachments": _attachments(resolver, layout, attachments),
        "copies": _copies(resolver),
    }
    for section, names in _SECTIONS.items():
        data[section] = {
            name: resolver.choose(f"/{section}/{name}", resolver.of(f"{section}.{name}")) for name in names
        }
    _pair_due_days(resolver, data["payment"])
    data["support"]["telephones"] = _list(resolver, "/support/telephones", "support.telephones")
    data["messaging"]["service_types"] = _list(resolver, "/messaging/service_types", "messaging.service_types")
    data["date_signed"] = _date_signed(resolver, data["signatures"])
    data["deadlines"] = _deadlines(resolver, data["period"])
    return Contract.model_validate(data), resolver.sources


def _deadlines(resolver: _Resolver, period: dict[str, Any]) -> Deadlines:
    """What follows from the period; its evidence is what it was computed from."""
    found = deadlines(Period.model_validate(period))
    bases = {
        "expires_on": ("end_date",) if period["end_date"] else ("start_date", "duration"),
        "notice_by": ("notice_days",),
        "renewed_until": ("renewal",),
    }
    for name, sources in bases.items():
        value = getattr(found, name)
        if value is not None:
            stated = [resolver.sources[f"/period/{source}"][0] for source in sources]
            resolver.sources[f"/deadlines/{name}"] = tuple(_derived(m, f"deadlines.{name}", value) for m in stated)
    return found


def _pair_due_days(resolver: _Resolver, payment: dict[str, Any]) -> None:
    """The kind of days that stands with the chosen number of days."""
    days = resolver.sources.get("/payment/due_days")
    if days is None:
        return
    kinds = [m for m in resolver.of("payment.due_day_type") if m.start >= days[0].start]
    payment["due_day_type"] = resolver.choose("/payment/due_day_type", kinds[:1])


def _parties(resolver: _Resolver) -> list[dict[str, Any]]:
    named = {m.role for m in resolver.mentions if m.field in ("party.name", "signature.name") and m.role}
    detailed = {m.role for m in resolver.mentions if m.field.startswith(("party.", "account.")) and m.role}
    parties = []
    for role in [role for role in ROLES if role in named | detailed]:
        index = len(parties)
        party: dict[str, Any] = {"role": role}
        for name in _PARTY:
            candidates = [m for m in resolver.of(f"party.{name}") if m.role == role]
            if name == "name":
                candidates += [_later(m) for m in resolver.of("signature.name") if m.role == role]
            party[name] = resolver.choose(f"/parties/{index}/{name}", candidates)
        party["accounts"] = _accounts(resolver, role, index)
        resolver.sources[f"/parties/{index}/role"] = resolver.sources.get(f"/parties/{index}/name") or tuple(
            m for m in resolver.mentions if m.role == role
        )
        parties.append(party)
    return parties


def _later(mention: Mention) -> Mention:
    from dataclasses import replace

    return replace(mention, rank=mention.rank + 2)


def _accounts(resolver: _Resolver, role: str, party: int) -> list[dict[str, Any]]:
    """One account per place; places of one purpose that do not contradict each other are one account."""
    merged: list[tuple[AccountPurpose, list[Mention]]] = []
    groups: dict[tuple[AccountPurpose, int], list[Mention]] = defaultdict(list)
    for mention in resolver.mentions:
        if mention.field.startswith("account.") and mention.role == role and mention.purpose:
            groups[(mention.purpose, mention.group)].append(mention)
    for (purpose, _), group in groups.items():
        home = next((known for kind, known in merged if kind is purpose and not _conflict(known, group)), None)
        if home is None:
            merged.append((purpose, list(group)))
        else:
            home += group
    order = list(AccountPurpose)
    accounts = []
    for number, (purpose, group) in enumerate(sorted(merged, key=lambda pair: order.index(pair[0]))):
        base = f"/parties/{party}/accounts/{number}"
        account: dict[str, Any] = {"purpose": purpose}
        for name in _ACCOUNT:
            account[name] = resolver.choose(f"{base}/{name}", [m for m in group if m.field == f"account.{name}"])
        resolver.sources[f"{base}/purpose"] = tuple(group)
        accounts.append(account)
    return accounts


def _conflict(known: Sequence[Mention], group: Sequence[Mention]) -> bool:
    numbers = {m.value for m in known if m.field == "account.number"}
    return any(m.field == "account.number" and numbers and m.value not in numbers for m in group)


def _rows(resolver: _Resolver, prefix: str, plural: str, names: Sequence[str]) -> list[dict[str, Any]]:
    groups: dict[int, list[Mention]] = defaultdict(list)
    for mention in resolver.mentions:
        if mention.field.startswith(prefix + "."):
            groups[mention.group].append(mention)
    rows: list[dict[str, Any]] = []
    ordered = sorted(groups.values(), key=lambda group: min(m.start for m in group))
    for group in _same_prices(ordered) if prefix == "rate" else ordered:
        base = f"/{plural}/{len(rows)}"
        rows.append(
            {
                name: resolver.choose(f"{base}/{name}", [m for m in group if m.field == f"{prefix}.{name}"])
                for name in names
            }
        )
    return rows


def _same_prices(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Prices that a table and a clause both state, as one: the services share their words and the fees are equal."""
    merged: list[list[Mention]] = []
    for group in groups:
        twin = next((known for known in merged if _is_same_price(known, group)), None)
        if twin is None:
            merged.append(list(group))
        else:
            twin += group
    return merged


def _is_same_price(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    fees = [{m.value for m in group if m.field == "rate.fee"} for group in (one, other)]
    services = [next((str(m.value) for m in group if m.field == "rate.service"), "") for group in (one, other)]
    if not fees[0] or fees[0] != fees[1]:
        return False
    short, long = sorted(services, key=len)
    return short in long or short.rstrip("费") in long


def _total(resolver: _Resolver, pairs: Sequence[AmountPair]) -> dict[str, Any]:
    total: dict[str, Any] = {
        name: resolver.choose(f"/total/{name}", resolver.of(f"total.{name}"))
        for name in ("amount", "words", "tax_rate")
    }
    for name, source in (("currency", "amount"), ("currency", "words")):
        stated = resolver.sources.get(f"/total/{source}")
        if stated and not total.get(name):
            total[name] = "CNY"
            resolver.sources["/total/currency"] = (_derived(stated[0], "total.currency", "CNY"),)
    words = resolver.sources.get("/total/words")
    if words:
        value = _in_words(str(words[0].value), words[0], pairs)
        total["words_amount"] = value
        if value is not None:
            resolver.sources["/total/words_amount"] = (_derived(words[0], "total.words_amount", value),)
    return total


def _in_words(words: str, mention: Mention, pairs: Sequence[AmountPair]) -> Decimal | None:
    """The words as a number; where they have two readings, the one that the figures beside them give."""
    try:
        return parse_amount(words)
    except AmountError as error:
        beside = [pair.figures for pair in pairs if pair.words_span.start == mention.start]
        return next((reading for reading in error.readings if reading in beside), None)


def _derived(mention: Mention, name: str, value: Any) -> Mention:
    from dataclasses import replace

    return replace(mention, field=name, value=value, method=Method.DERIVED)


def _signatures(resolver: _Resolver, layout: Layout) -> list[dict[str, Any]]:
    region = layout.regions.signature
    if region is None:
        return []
    roles = {m.role for m in resolver.mentions if m.field.startswith("signature.") and m.role}
    roles |= {
        layout.roles.get(hit.words.named or "", hit.words.role)
        for hit in layout.hits
        if hit.words.role and region[0] <= hit.line < region[1]
    }
    rows = []
    for role in [role for role in ROLES if role in roles]:
        index = len(rows)
        row: dict[str, Any] = {"role": role}
        for name in ("name", "signatory", "date"):
            candidates = [m for m in resolver.of(f"signature.{name}") if m.role == role]
            row[name] = resolver.choose(f"/signatures/{index}/{name}", candidates)
        hits = [m for m in resolver.mentions if m.role == role and m.place is Place.SIGNATURE]
        resolver.sources[f"/signatures/{index}/role"] = tuple(hits) or tuple(
            layout.row_mention("signature.role", role, hit.start, hit.value, rule="label", method=Method.LABEL)
            for hit in layout.hits
            if region[0] <= hit.line < region[1] and layout.roles.get(hit.words.named or "", hit.words.role) == role
        )
        rows.append(row)
    return rows


def _date_signed(resolver: _Resolver, signatures: Sequence[dict[str, Any]]) -> Any:
    """The last of the signatures' dates; the cover's date of signing where the signatures have none."""
    dates = [m for m in resolver.of("signature.date") if m.role in ROLES]
    if dates:
        last = max(dates, key=lambda m: str(m.value))
        resolver.sources["/date_signed"] = (last,)
        return last.value
    return resolver.choose("/date_signed", resolver.of("signed"))


def _copies(resolver: _Resolver) -> dict[str, Any]:
    held: dict[str, Any] = {}
    total = resolver.choose("/copies/total", resolver.of("copies.total"))
    for mention in resolver.of("copies.held"):
        if mention.role is not None and mention.role not in held:
            held[mention.role] = mention.value
            resolver.sources[f"/copies/held/{mention.role}"] = (mention,)
    return {"total": total, "held": held}


def _list(resolver: _Resolver, pointer: str, name: str) -> list[Any]:
    """The distinct values of the lowest rank, in reading order."""
    mentions = resolver.of(name)
    lowest = min((m.rank for m in mentions), default=0)
    values: list[Any] = []
    for mention in sorted((m for m in mentions if m.rank == lowest), key=lambda m: m.start):
        if mention.value not in values:
            resolver.sources[f"{pointer}/{len(values)}"] = (mention,)
            values.append(mention.value)
    return values


def _attachments(resolver: _Resolver, layout: Layout, attachments: Sequence[AttachmentMention]) -> list[dict[str, Any]]:
    """As listed, else as cited, else as headed; those without a number only where none has one."""
    order = (AttachmentRole.LISTED, AttachmentRole.CITED, AttachmentRole.BODY)
    by_label: dict[str, list[AttachmentMention]] = defaultdict(list)
    for attachment in sorted(attachments, key=lambda a: order.index(a.role)):
        by_label[attachment.label].append(attachment)
    if len(by_label) > 1:
        by_label.pop("附件", None)
    rows: list[dict[str, Any]] = []
    for name, group in sorted(by_label.items(), key=lambda pair: min(a.span.start for a in pair[1])):
        title = next((a.title for a in group if a.title), None)
        base = f"/attachments/{len(rows)}"
        mentions = tuple(
            layout.raw_mention(
                "attachment", a.title or a.label, a.span.start, a.span.end, rule=a.role, method=Method.CLAUSE
            )
            for a in group
        )
        resolver.sources[f"{base}/label"] = mentions
        if title:
            resolver.sources[f"{base}/title"] = mentions
        rows.append({"label": name, "title": title})
    return sorted(rows, key=lambda row: 0)
