"""A record as people's decisions leave it: corrected values in the contract, what was decided beside them."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import JsonValue, ValidationError

from hedui.extract.resolve.deadlines import recomputed
from hedui.models.codes import ROLES
from hedui.models.contract import Contract
from hedui.models.custom import day_type
from hedui.models.evidence import Evidence, Method
from hedui.models.finding import Finding
from hedui.models.record import Record
from hedui.models.review import Correction, Judgement, Review, ReviewStatus
from hedui.models.severity import Severity
from hedui.normalize.amount import parse_amount
from hedui.review.entries import About, Decisions, Entry
from hedui.review.fields import DERIVED
from hedui.review.keys import finding_keys
from hedui.review.pointers import leaves, lookup, name, place, positional, stable, steps

Plain = dict[str, Any]
_NEW_ROW = {
    "parties": "role",
    "signatures": "role",
    "accounts": "purpose",
    "attachments": "label",
    "deposits": "kind",
    "penalties": "role",
}
"""Lists whose rows are named, and by what."""
_NEW_VALUE = ("telephones", "service_types")
"""Lists of texts."""
_MUST = (Severity.ERROR, Severity.WARNING)


def plain_contract(record: Record) -> Plain:
    """The contract as plain data."""
    made: Plain = record.contract.model_dump(mode="json")
    return made


def left(record: Record, decisions: Decisions) -> list[int]:
    """Which errors and warnings nobody has judged, counted from 0."""
    if decisions.last is None:
        return [at for at, finding in enumerate(record.findings) if finding.severity in _MUST]
    keys = finding_keys(record.findings, plain_contract(record))
    judged = {pointer for about, pointer in decisions.standing if about is About.FINDING}
    return [
        at
        for at, (key, finding) in enumerate(zip(keys, record.findings, strict=True))
        if finding.severity in _MUST and key not in judged
    ]


def contested(record: Record, decisions: Decisions) -> tuple[str, ...]:
    """Lasting pointers of corrections that this reading contradicts: it found neither what was read then nor what the
    person put in its place."""
    if not decisions.values:
        return ()
    contract = plain_contract(record)
    return tuple(
        pointer
        for pointer, entry in sorted(decisions.values.items())
        if lookup(contract, pointer) not in (entry.draft.read, entry.draft.new)
    )


def corrected(contract: Plain, decisions: Decisions) -> Plain:
    """The contract with people's corrections, with what follows from them. Raises ``ValueError`` where that is none."""
    made: Plain = copy.deepcopy(contract)
    values = decisions.values
    for pointer, entry in sorted(values.items()):
        _put(made, steps(pointer), entry.draft.new)
        made["custom"].pop(day_type(pointer.removeprefix("/custom/")), None)
    words = values.get("/total/words")
    if words is not None and "/total/words_amount" not in values:
        amount = words.draft.new and str(parse_amount(str(words.draft.new)))
        _put(made, ["total", "words_amount"], amount)
    for rows in ("parties", "signatures"):
        made[rows].sort(key=_in_order)
    known = Contract.model_validate(made)
    if values:
        known = known.model_copy(update={DERIVED: recomputed(Contract.model_validate(contract), known)})
    plain: Plain = known.model_dump(mode="json")
    return plain


def is_possible(contract: Plain, decisions: Decisions) -> bool:
    """Whether the corrections leave a contract behind: a party that is not there may have no account."""
    try:
        corrected(contract, decisions)
    except (ValidationError, ValueError, KeyError, IndexError, TypeError):
        return False
    return True


def _applicable(contract: Plain, decisions: Decisions) -> Decisions:
    """The decisions without corrections of what is not there any more."""
    if is_possible(contract, decisions):
        return decisions
    kept = {key: entry for key, entry in decisions.standing.items() if key[0] is not About.VALUE}
    for pointer, entry in sorted(decisions.values.items()):
        more = {**kept, (About.VALUE, pointer): entry}
        if is_possible(contract, replace(decisions, standing=more)):
            kept = more
    return replace(decisions, standing=kept)


def reviewed(record: Record, decisions: Decisions) -> Record:
    """The record as the decisions leave it; as it is where there are none.

    Corrections that cannot be applied to another reading (of a row that is gone) stand in ``review`` and are open.
    """
    if decisions.last is None:
        return record
    before = plain_contract(record)
    applied = _applicable(before, decisions)
    after = corrected(before, applied)
    open_ones = {*contested(record, decisions), *decisions.values.keys() - applied.values.keys()}
    moved = {pointer: positional(stable(pointer, before), after) for pointer in _pointers(record)}
    return record.model_copy(
        update={
            "contract": Contract.model_validate(after),
            "evidence": _evidence(record, applied, moved, after),
            "findings": tuple(_moved(each, moved) for each in record.findings),
            "brackets": tuple(
                each.model_copy(update={"field": each.field and moved.get(each.field, each.field)})
                for each in record.brackets
            ),
            "review": _review(record, decisions, after, open_ones),
        }
    )


def changed(now: Plain, confirmed: object) -> tuple[str, ...]:
    """Lasting pointers at which the contract is not what was confirmed. What was not read then was not confirmed."""
    return tuple(
        pointer
        for pointer, value in leaves(confirmed)
        if steps(pointer)[0] != DERIVED and lookup(now, pointer) != value
    )


def status_now(record: Record, decisions: Decisions, after: Plain) -> tuple[ReviewStatus, tuple[str, ...]]:
    """How far the agreement is now, and where it differs from what was confirmed.

    What was confirmed is pending again where the contract differs, a correction is contradicted or a finding is new.
    """
    entry = decisions.status
    if entry is None:
        return ReviewStatus.PENDING, ()
    if entry.status is not ReviewStatus.CONFIRMED:
        return entry.status, ()
    differs = changed(after, entry.draft.read)
    if differs or contested(record, decisions) or left(record, decisions):
        return ReviewStatus.PENDING, differs
    return ReviewStatus.CONFIRMED, ()


def _review(record: Record, decisions: Decisions, after: Plain, open_ones: set[str]) -> Review:
    status, differs = status_now(record, decisions, after)
    keys = finding_keys(record.findings, plain_contract(record))
    judged = ((at, key, decisions.of_finding(key)) for at, key in enumerate(keys))
    said = decisions.status
    return Review(
        status=status,
        by=decisions.last.by if decisions.last else None,
        at=decisions.last.at if decisions.last else None,
        why=said.draft.why if said else None,
        owner=decisions.said(About.OWNER),
        note=decisions.said(About.NOTE),
        changed=tuple(positional(pointer, after) for pointer in differs),
        corrections=tuple(
            Correction(
                pointer=positional(pointer, after),
                old=entry.draft.read,
                new=entry.draft.new,
                by=entry.by,
                at=entry.at,
                why=entry.draft.why,
                open=pointer in open_ones,
            )
            for pointer, entry in sorted(decisions.values.items())
        ),
        findings=tuple(
            Judgement(
                finding=at,
                code=record.findings[at].code,
                verdict=entry.verdict,
                by=entry.by,
                at=entry.at,
                why=entry.draft.why,
            )
            for at, _, entry in judged
            if entry
        ),
    )


def _evidence(
    record: Record, applied: Decisions, moved: Mapping[str, str], after: Plain
) -> dict[str, tuple[Evidence, ...]]:
    """What was read, where it stands now; a corrected value's own place, where it was picked on a page."""
    found = {moved[pointer]: places for pointer, places in record.evidence.items()}
    for pointer, entry in applied.values.items():
        here = positional(pointer, after)
        if entry.draft.new is None:
            found.pop(here, None)
        else:
            found[here] = _picked(entry)
            if pointer == "/total/words" and "/total/words_amount" not in applied.values:
                found["/total/words_amount"] = _picked(entry)
    there = {pointer for pointer in found if lookup(after, pointer) not in (None, [], {})}
    return {pointer: found[pointer] for pointer in sorted(there)}


def _picked(entry: Entry) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            page=place.page,
            start=place.start,
            end=place.end,
            text=place.text,
            boxes=place.boxes,
            confidence=1.0,
            method=Method.PERSON,
        )
        for place in entry.draft.places
    )


def _pointers(record: Record) -> set[str]:
    found = {*record.evidence, *(pointer for finding in record.findings for pointer in finding.fields)}
    return found | {bracket.field for bracket in record.brackets if bracket.field}


def _moved(finding: Finding, moved: Mapping[str, str]) -> Finding:
    return finding.model_copy(update={"fields": tuple(moved[pointer] for pointer in finding.fields)})


def _put(node: Any, path: list[str], value: JsonValue, *, inside: str = "") -> None:
    """Put a value at a lasting pointer; a row that is not there is made. Raises ``IndexError`` beyond the next row."""
    step, rest = path[0], path[1:]
    if isinstance(node, list):
        at = place(node, step)
        if at is None:
            at = _append(node, step, inside)
        if rest:
            _put(node[at], rest, value)
        elif value is None:
            del node[at]
        else:
            node[at] = value
    elif rest:
        _put(node.setdefault(step, [] if step in _NEW_ROW else {}), rest, value, inside=step)
    elif value is None and inside == "held":
        node.pop(step, None)
    else:
        node[step] = value


def _append(rows: list[Any], step: str, inside: str) -> int:
    if step.isdecimal() and int(step) != len(rows):
        raise IndexError(step)
    key = _NEW_ROW.get(inside)
    if key:
        named = {str(name(row)) for row in rows}
        if step.isdecimal() or step in named:
            raise IndexError(step)
        rows.append({key: step})
    else:
        rows.append("" if inside in _NEW_VALUE else {})
    return len(rows) - 1


def _in_order(row: Mapping[str, object]) -> int:
    role = str(row.get("role"))
    return ROLES.index(role) if role in ROLES else len(ROLES)
