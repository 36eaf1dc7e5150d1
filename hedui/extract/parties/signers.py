"""Who signs, told from who is only named: what follows for the mentions of a signature block once all are read."""

from __future__ import annotations

from dataclasses import replace

from hedui.extract.mention import Found, Mention
from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person

_PERSONS = frozenset({"party.legal_representative", "party.contact"})
_LONGEST_NAME = 4
REPRESENTS = 2
"""Rank of a representative as the one who signs: anybody who is named as signing comes before."""


def told_by_person(found: Found) -> None:
    """甲方（盖章）： above 何静, who represents the company: he signs, and is no second name of it.

    So does any person who is no party and whose name stands where an organisation signs: 甲方（签字）：何静.
    """
    persons = {(m.role, m.value) for m in found.mentions if m.field in _PERSONS}
    named = [m for m in found.mentions if m.field == "party.name"]
    organised = {m.role for m in named if is_organisation(str(m.value))}
    parties = {m.value for m in named}

    def signs(m: Mention) -> bool:
        if m.role not in organised or m.field not in ("party.name", "signature.name"):
            return False
        unknown = m.field == "signature.name" and m.value not in parties
        return (m.role, m.value) in persons or (unknown and _is_persons_name(str(m.value)))

    found.mentions = [replace(m, field="signature.signatory") if signs(m) else m for m in found.mentions]


def _is_persons_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and SURNAME.match(text) is not None and is_person(text)


def drop_unsigned(found: Found) -> None:
    """A representative who is only named has not signed where the line to sign on was left empty."""
    empty = {blank.role for blank in found.blanks if blank.field == "signature.signatory"}
    found.mentions = [
        m for m in found.mentions if not (m.field == "signature.signatory" and m.rank == REPRESENTS and m.role in empty)
    ]
