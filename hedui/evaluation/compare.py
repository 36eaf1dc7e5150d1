"""One record beside the truth: which values mean the same, and which are wrong, missing or invented.

Values are equal after NFKC and without white space, numbers and durations by value; telephones, fax and account numbers
and bank codes without hyphens; lists in any order. What the truth does not mention does not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from hedui.evaluation.tally import Tally

Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

_NAMED_BY = ("role", "purpose", "label", "service")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
_WITHOUT_HYPHENS = ("/number", "/fax", "/bank_code")
_LONGEST_NUMBER = 9
"""Longer digit strings are codes, whose leading zeros count."""


class Truth(BaseModel):
    """What is known about an agreement. Further keys, such as notes on open questions, are passed over.

    Pointers lead into ``contract``; a step into a list is a position or a row's role, purpose, label or service.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)

    fields: dict[str, object]
    null: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    no_findings: tuple[str, ...] = ()


class Fault(StrEnum):
    WRONG = "wrong"
    MISSING = "missing"
    INVENTED = "invented"
    LOST = "lost"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement: at a pointer into the contract, or about a finding's code."""

    fault: Fault
    place: str
    want: object = None
    got: object = None


def compare(record: Mapping[str, object], truth: Mapping[str, object]) -> Tally:
    """The counts for one record and its truth, both as they lie in their JSON files.

    Raises pydantic's ``ValidationError`` when the truth has not the form of a ``Truth``.
    """
    known = Truth.model_validate(truth)
    return count(known, differences(record, known))


def differences(record: Mapping[str, object], truth: Truth) -> tuple[Difference, ...]:
    """Everything that the record and the truth disagree about, in the order of the truth."""
    contract = record.get("contract")
    found: list[Difference] = []
    for pointer, want in truth.fields.items():
        got = lookup(contract, pointer)
        if _absent(got):
            found.append(Difference(Fault.MISSING, pointer, want))
        elif canonical(got, pointer) != canonical(want, pointer):
            found.append(Difference(Fault.WRONG, pointer, want, got))
    values = ((pointer, lookup(contract, pointer)) for pointer in truth.null)
    found += [Difference(Fault.INVENTED, pointer, got=got) for pointer, got in values if not _absent(got)]
    findings = record.get("findings")
    codes = {row.get("code") for row in findings if isinstance(row, dict)} if isinstance(findings, list) else set()
    found += [Difference(Fault.LOST, code) for code in truth.findings if code not in codes]
    found += [Difference(Fault.FALSE, code) for code in truth.no_findings if code in codes]
    return tuple(found)


def count(truth: Truth, found: tuple[Difference, ...]) -> Tally:
    """The counts for one agreement, from its truth and the differences."""
    tally = Tally(documents=1)
    for difference in found:
        about_code = difference.fault in (Fault.LOST, Fault.FALSE)
        getattr(tally, difference.fault)[difference.place if about_code else general(difference.place)] += 1
    failed = {difference.place for difference in found if difference.fault in (Fault.WRONG, Fault.MISSING)}
    lost = {difference.place for difference in found if difference.fault is Fault.LOST}
    tally.right.update(general(pointer) for pointer in truth.fields if pointer not in failed)
    tally.found.update(code for code in truth.findings if code not in lost)
    tally.clean = int(not truth.findings)
    tally.clean_with_alarm = int(not truth.findings and bool(tally.false))
    return tally


def general(pointer: str) -> str:
    """A pointer without what is one agreement's own: positions, roles, services, attachments."""
    pointer = re.sub(r"/\d+(?=/|$)", "/*", pointer)
    pointer = re.sub(r"^/(rates|attachments)/[^/]+", r"/\1/*", pointer)
    return re.sub(r"/[甲乙丙丁]方(?=/|$)", "/*", pointer)


def lookup(contract: object, pointer: str) -> object:
    """The value at a pointer, or None. A service is found by its exact name first, then by a part of it.

    An attachment that is named by its label stands for its title.
    """
    node = contract
    for step in pointer.strip("/").split("/"):
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list):
            node = _member(node, step)
        else:
            return None
    last = pointer.rsplit("/", 1)[-1]
    if isinstance(node, dict) and node.get("label") == last and "title" in node:
        return node["title"]
    return node


def _member(rows: list[object], step: str) -> object:
    if step.isdecimal():
        return rows[int(step)] if int(step) < len(rows) else None
    named = [row for row in rows if isinstance(row, dict)]
    exact = [row for row in named if any(row.get(key) == step for key in _NAMED_BY)]
    near = [row for row in named if step in str(row.get("service") or "")]
    return next(iter(exact + near), None)


def canonical(value: object, pointer: str) -> str:
    """A text that is equal for values of equal meaning at this pointer."""
    if isinstance(value, list):
        return "|".join(sorted(canonical(member, pointer) for member in value))
    text = "".join(unicodedata.normalize("NFKC", str(value)).split())
    if "telephone" in pointer or pointer.endswith(_WITHOUT_HYPHENS):
        return text.replace("-", "")
    if duration := _DURATION.fullmatch(text):
        years, months, days = (int(part or 0) for part in duration.groups())
        return f"{12 * years + months} months {days} days"
    if text.isdigit() and (len(text) > _LONGEST_NUMBER or (len(text) > 1 and text.startswith("0"))):
        return text
    try:
        return str(Decimal(text).normalize())
    except ArithmeticError:  # no number, or a code such as 91E…, which overflows as one
        return text


def _absent(value: object) -> bool:
    return value is None or value == [] or value == ""
