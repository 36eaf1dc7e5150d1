"""One record beside the truth: which values mean the same, and which are wrong, missing or invented.

Values are equal after NFKC and without white space, numbers and durations by value; telephones, fax and account numbers
and bank codes without hyphens; lists in any order. What the truth does not mention does not count, but for parties and
account numbers beyond those that it names (``further``), and for evidence without ground.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from hedui.evaluation.tally import Tally
from hedui.normalize.grammar import GRAMMAR

Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

_NAMED_BY = ("role", "purpose", "label", "kind", "service")
_OF_PARTY = re.compile(r"/parties/([^/\d][^/]*)/")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
_WITHOUT_HYPHENS = re.compile(r"telephone|/(?:fax|bank_code)$|accounts.*/number$")
_LONGEST_NUMBER = 9
"""Longer digit strings are codes, whose leading zeros count."""
_BY_PLACE = "blank-field"
"""Each place of such a finding is one to look at, and counts."""
_PERSON = "person"
"""The method of a value that somebody typed or picked: its text need not stand on the page."""


class Truth(BaseModel):
    """What is known about an agreement. Further keys, such as notes on open questions, are passed over.

    Pointers lead into ``contract``; a step into a list is a position or a row's role, purpose, label, kind or service.
    A list as the value of a field that holds none means "one of these". ``most`` says how many findings of a code there
    may be at the most; ``may_findings`` may be raised or not; ``open`` are the lists, such as ``/parties``, of which
    the truth names some rows only, or such lists with the reason. ``kind`` groups agreements in the table.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)

    fields: dict[str, object]
    null: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    no_findings: tuple[str, ...] = ()
    may_findings: tuple[str, ...] = ()
    most: dict[str, int] = {}
    open: tuple[str, ...] | dict[str, str] = ()
    kind: str | None = None


class Fault(StrEnum):
    WRONG = "wrong"
    MISSING = "missing"
    INVENTED = "invented"
    LOST = "lost"
    FALSE = "false"
    UNJUDGED = "unjudged"
    """A finding that the truth says nothing about."""
    UNGROUNDED = "ungrounded"
    """A value whose evidence does not stand where it is said to stand. It is wrong besides."""


ABOUT_CODES = (Fault.LOST, Fault.FALSE, Fault.UNJUDGED)


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement: at a pointer into the contract, or about a finding's code."""

    fault: Fault
    place: str
    want: object = None
    got: object = None
    times: int = 1
    """How often: a finding counts each time that it is raised, a blank with each of its places."""


def compare(record: Mapping[str, object], truth: Mapping[str, object], pages: Sequence[str] | None = None) -> Tally:
    """The counts for one record and its truth, both as they lie in their JSON files, and the record's page texts.

    Raises pydantic's ``ValidationError`` when the truth has not the form of a ``Truth``.
    """
    known = Truth.model_validate(truth)
    return count(known, differences(record, known, pages))


def differences(
    record: Mapping[str, object], truth: Truth, pages: Sequence[str] | None = None
) -> tuple[Difference, ...]:
    """Everything that the record and the truth disagree about, in the order of the truth.

    Without ``pages``, evidence is taken as grounded.
    """
    contract = record.get("contract")
    found = [*_fields(contract, truth)]
    values = ((pointer, lookup(contract, pointer)) for pointer in truth.null)
    found += [Difference(Fault.INVENTED, pointer, got=got) for pointer, got in values if not absent(got)]
    found += [Difference(Fault.INVENTED, pointer, got=got) for pointer, got in further(contract, truth)]
    found += _findings(record.get("findings"), truth)
    found += [Difference(Fault.UNGROUNDED, pointer) for pointer in _ungrounded(record.get("evidence"), pages)]
    return tuple(found)


def _fields(contract: object, truth: Truth) -> Iterator[Difference]:
    for pointer, want in truth.fields.items():
        got = lookup(contract, pointer)
        if absent(got):
            yield Difference(Fault.MISSING, pointer, want)
        elif not same(got, want, pointer):
            yield Difference(Fault.WRONG, pointer, want, got)


def _findings(findings: object, truth: Truth) -> Iterator[Difference]:
    counted = _counted(findings)
    yield from (Difference(Fault.LOST, code) for code in truth.findings if code not in counted)
    for code, times in counted.items():
        most = 0 if code in truth.no_findings else truth.most.get(code)
        if most is not None and times > most:
            yield Difference(Fault.FALSE, code, times=times - most)
        elif most is None and code not in truth.findings and code not in truth.may_findings:
            yield Difference(Fault.UNJUDGED, code, times=times)


def _counted(findings: object) -> Counter[str]:
    """How often each code is told; one that is told once for all its places, by these."""
    counted: Counter[str] = Counter()
    for row in findings if isinstance(findings, list) else ():
        if isinstance(row, dict) and isinstance(code := row.get("code"), str):
            counted[code] += max(1, len(row.get("evidence") or ())) if code == _BY_PLACE else 1
    return counted


def _ungrounded(evidence: object, pages: Sequence[str] | None) -> Iterator[str]:
    """Pointers of which an entry's text does not stand at its offsets."""
    if pages is None or not isinstance(evidence, dict):
        return
    for pointer, entries in evidence.items():
        read = [entry for entry in entries if entry["method"] != _PERSON]
        if any(_quoted(entry, pages) != entry["text"] for entry in read):
            yield pointer


def _quoted(entry: Mapping[str, int], pages: Sequence[str]) -> str:
    page = entry["page"]
    return pages[page - 1][entry["start"] : entry["end"]] if 0 < page <= len(pages) else ""


def count(truth: Truth, found: tuple[Difference, ...]) -> Tally:
    """The counts for one agreement, from its truth and the differences."""
    tally = Tally(documents=1)
    for difference in found:
        place = difference.place if difference.fault in ABOUT_CODES else general(difference.place)
        getattr(tally, difference.fault)[place] += difference.times
        if difference.fault is Fault.UNGROUNDED:
            tally.wrong[place] += 1
    failed = _places(found, Fault.WRONG, Fault.MISSING)
    lost = _places(found, Fault.LOST)
    tally.right.update(general(pointer) for pointer in truth.fields if pointer not in failed)
    tally.found.update(code for code in truth.findings if code not in lost)
    tally.clean = int(not truth.findings)
    tally.clean_with_alarm = int(not truth.findings and bool(tally.false))
    tally.passed = int(not any((tally.wrong, tally.missing, tally.invented, tally.lost, tally.false)))
    return tally


def _places(found: Iterable[Difference], *faults: Fault) -> set[str]:
    """Where these faults are."""
    return {difference.place for difference in found if difference.fault in faults}


def further(contract: object, truth: Truth) -> Iterator[tuple[str, object]]:
    """Parties and account numbers beyond those that the truth names, with the pointers of their kind.

    Parties count where it names two roles at least, accounts where it names one of the party's.
    """
    parties = _rows(contract.get("parties")) if isinstance(contract, dict) else []
    yield from _further_parties(parties, truth)
    for row in parties:
        yield from _further_accounts(row, truth)


def _further_parties(parties: Sequence[Mapping[str, object]], truth: Truth) -> Iterator[tuple[str, object]]:
    """The names of parties whose roles the truth does not name, where it names two."""
    roles = {named[1] for pointer in truth.fields if (named := _OF_PARTY.match(pointer))}
    if len(roles) > 1 and "/parties" not in truth.open:
        further = (row for row in parties if row.get("role") not in roles and row.get("name"))
        yield from ((f"/parties/{row.get('role')}/name", row["name"]) for row in further)


def _further_accounts(party: Mapping[str, object], truth: Truth) -> Iterator[tuple[str, object]]:
    """The party's account numbers beyond those that the truth names, where it names one."""
    head = f"/parties/{party.get('role')}/accounts"
    known = [v for p, v in truth.fields.items() if p.startswith(f"{head}/") and p.endswith("/number")]
    if not known or head in truth.open:
        return
    for account in _rows(party.get("accounts")):
        number = account.get("number")
        if number and not any(same(number, one, f"{head}/number") for one in known):
            yield head, number


def _rows(value: object) -> list[dict[str, object]]:
    """The rows of a table; none where it is no table."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def general(pointer: str) -> str:
    """A pointer without what is one agreement's own: positions, roles, services, attachments."""
    pointer = re.sub(r"/\d+(?=/|$)", "/*", pointer)
    pointer = re.sub(r"^/(rates|attachments)/[^/]+", r"/\1/*", pointer)
    return re.sub(rf"/{GRAMMAR['lettered']}(?=/|$)", "/*", pointer)


def lookup(contract: object, pointer: str) -> object:
    """The value at a pointer, or None. A service is found by its exact name first, then by a part of it.

    An attachment that is named by its label stands for its title.
    """
    return _found(contract, pointer)[1]


def lookup_at(contract: object, pointer: str) -> str:
    """The pointer, by the rows' numbers, of what ``lookup`` finds; that of evidence."""
    return _found(contract, pointer)[0]


def _found(contract: object, pointer: str) -> tuple[str, object]:
    node, at = contract, ""
    for step in pointer.strip("/").split("/"):
        if isinstance(node, dict):
            at, node = f"{at}/{step}", node.get(step)
        elif isinstance(node, list):
            number = _member(node, step)
            at, node = f"{at}/{number}", node[number] if number is not None else None
        else:
            return at, None
    last = pointer.rsplit("/", 1)[-1]
    if isinstance(node, dict) and node.get("label") == last and "title" in node:
        return f"{at}/title", node["title"]
    return at, node


def _member(rows: list[object], step: str) -> int | None:
    """The number of the row that a step means."""
    if step.isdecimal():
        return int(step) if int(step) < len(rows) else None
    named = [(number, row) for number, row in enumerate(rows) if isinstance(row, dict)]
    exact = [number for number, row in named if step in map(row.get, _NAMED_BY)]
    near = [number for number, row in named if step in str(row.get("service") or "")]
    return next(iter(exact + near), None)


def same(got: object, want: object, pointer: str) -> bool:
    """Whether a value means what is wanted, or one of the wanted where these are a list and it is none."""
    if isinstance(want, list) and not isinstance(got, list):
        return any(canonical(got, pointer) == canonical(one, pointer) for one in want)
    return canonical(got, pointer) == canonical(want, pointer)


def canonical(value: object, pointer: str) -> str:
    """A text that is equal for values of equal meaning at this pointer."""
    if isinstance(value, list):
        return "|".join(sorted(canonical(member, pointer) for member in value))
    text = "".join(unicodedata.normalize("NFKC", str(value)).split())
    if _WITHOUT_HYPHENS.search(pointer):
        return text.replace("-", "")
    if duration := _DURATION.fullmatch(text):
        years, months, days = (int(part or 0) for part in duration.groups())
        return f"{12 * years + months} months {days} days"
    if _is_code(text):
        return text
    try:
        return str(Decimal(text).normalize())
    except ArithmeticError:  # no number, or a code such as 91E…, which overflows as one
        return text


def _is_code(text: str) -> bool:
    """Whether digits are a code rather than a number: too long for one, or with a leading zero."""
    return text.isdigit() and (len(text) > _LONGEST_NUMBER or (len(text) > 1 and text.startswith("0")))


def absent(value: object) -> bool:
    """Whether nothing stands there."""
    return value in (None, [], {}, "")
