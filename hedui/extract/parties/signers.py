"""Who signs, told from who is only named: what follows for the mentions of a signature block once all are read."""

from __future__ import annotations

from dataclasses import replace

from hedui.extract.mention import Found
from hedui.extract.values.names import is_organisation

_PERSONS = frozenset({"party.legal_representative", "party.contact"})
REPRESENTS = 2
"""Rank of a representative as the one who signs: anybody who is named as signing comes before."""


def told_by_person(found: Found) -> None:
    """甲方（盖章）： above 何静, who represents the company: he signs, and is no second name of it."""
    persons = {(m.role, m.value) for m in found.mentions if m.field in _PERSONS}
    organised = {m.role for m in found.mentions if m.field == "party.name" and is_organisation(str(m.value))}
    found.mentions = [
        replace(m, field="signature.signatory")
        if m.field in ("party.name", "signature.name") and m.role in organised and (m.role, m.value) in persons
        else m
        for m in found.mentions
    ]


def drop_unsigned(found: Found) -> None:
    """A representative who is only named has not signed where the line to sign on was left empty."""
    empty = {blank.role for blank in found.blanks if blank.field == "signature.signatory"}
    found.mentions = [
        m for m in found.mentions if not (m.field == "signature.signatory" and m.rank == REPRESENTS and m.role in empty)
    ]
