"""Resolve the parties, and the block in which they sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hedui.extract.mention import Mention, Place, Value, stating
from hedui.extract.resolve.accounts import resolve_accounts
from hedui.extract.resolve.choosing import Chooser, Row, derived
from hedui.extract.text.hit import Hit
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Why
from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import is_person
from hedui.extract.words.field_names import plain_fields
from hedui.models.codes import ROLES, PartyKind
from hedui.models.contract import Notice, Party, Signature
from hedui.models.evidence import Method

_DETAILS = tuple(name for name in plain_fields(Party) if name not in ("role", "name", "kind"))
_NOTICE = plain_fields(Notice)
_SIGNATURE = tuple(name for name in plain_fields(Signature) if name != "role")

_LONGEST_SURE = 3
"""Characters of a Chinese name that is a person's without a doubt."""


def resolve_parties(chooser: Chooser, layout: Layout) -> list[Row]:
    """Whoever is named or described, in the order of their roles."""
    stated = {
        m.role for m in chooser.mentions if m.field.startswith(("party.", "account.")) or m.field == "signature.name"
    }
    return [_party(chooser, layout, role, index) for index, role in enumerate(role for role in ROLES if role in stated)]


def _party(chooser: Chooser, layout: Layout, role: str, index: int) -> Row:
    """A party; its name as stated elsewhere before its name as signed."""
    base = f"/parties/{index}"
    own = [m for m in chooser.mentions if m.role == role]
    signed = [replace(m, rank=m.rank + 2) for m in stating(own, "signature.name")]
    party: Row = {"role": role, "name": chooser.choose(f"{base}/name", [*stating(own, "party.name"), *signed])}
    organised = party["name"] is not None and is_organisation(str(party["name"]))
    # An identity number among an organisation's details is its agent's or its representative's.
    party |= chooser.choose_each(base, own, "party", [n for n in _DETAILS if not organised or n != "id_number"])
    party["kind"] = _kind(chooser, base, party)
    party["notice"] = chooser.choose_each(f"{base}/notice", own, "notice", _NOTICE)
    party["accounts"] = resolve_accounts(chooser, layout, role, base)
    chooser.sources[f"{base}/role"] = chooser.sources.get(f"{base}/name") or tuple(own)
    return party


def _kind(chooser: Chooser, base: str, party: Row) -> PartyKind | None:
    """Whether a party is an organisation or a person, as its name tells, else what only one of them has."""
    name = str(party["name"] or "")
    told = {
        "name": PartyKind.ORGANISATION if is_organisation(name) else PartyKind.PERSON if _is_persons(name) else None,
        "tax_id": PartyKind.ORGANISATION,
        "id_number": PartyKind.PERSON,
        "legal_representative": PartyKind.ORGANISATION,
    }
    for step, kind in told.items():
        if kind is not None and party[step] is not None:
            stated = chooser.sources[f"{base}/{step}"][0]
            chooser.sources[f"{base}/kind"] = (derived(stated, "party.kind", kind),)
            return kind
    return None


def _is_persons(name: str) -> bool:
    """Whether a name is a person's and not an organisation's short one: 金牌教育 may be either."""
    return is_person(name) and ("·" in name or len("".join(name.split())) <= _LONGEST_SURE)


def resolve_signatures(chooser: Chooser, layout: Layout) -> list[Row]:
    """Whoever has a place in the signature block, signed or not, in the order of their roles."""
    if layout.regions.signature is None:
        return []
    hits = _within(layout.hits, *layout.regions.signature)
    named = {m.role for m in chooser.of("party.name")}
    attests = {h.words.role for h in hits if layout.says("attests", h.words.named or "")} - named
    signed = {hit.words.role for hit in hits}
    signed |= {m.role for m in chooser.mentions if m.field.startswith("signature.")}
    signed -= attests
    rows: list[Row] = []
    for role in filter(signed.__contains__, ROLES):
        base = f"/signatures/{len(rows)}"
        own = [m for m in chooser.mentions if m.role == role]
        rows.append({"role": role, **chooser.choose_each(base, own, "signature", _SIGNATURE)})
        chooser.sources[f"{base}/role"] = _signing(own) or tuple(_by_labels(layout, role, hits))
    return rows


def _within(hits: Sequence[Hit], first: int, end: int) -> list[Hit]:
    """The labels on the lines ``[first, end)``."""
    return [hit for hit in hits if first <= hit.line < end]


def _signing(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those that stand among the signatures."""
    return tuple(m for m in mentions if m.place is Place.SIGNATURE)


def _by_labels(layout: Layout, role: str, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Mentions of the role by its labels alone, where nobody is named."""
    for hit in hits:
        if hit.words.role == role:
            yield layout.row_mention(
                "signature.role", role, hit.start, hit.words_end, rule="label", method=Method.LABEL
            )


def resolve_date_signed(chooser: Chooser) -> Value | None:
    """The last of the signatures' dates; the cover's date of signing where the signatures have none."""
    dates = [m for m in chooser.of("signature.date") if m.role in ROLES]
    if not dates:
        return chooser.choose("/date_signed", chooser.of("signed"))
    last = max(dates, key=lambda m: str(m.value))
    chooser.sources["/date_signed"] = (last,)
    chooser.trace.drop(Why.EARLIER, (m for m in dates if m.value != last.value))
    return last.value
