"""The list's questions to the index: search, filters, order, and what comes before and behind an agreement."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from hedui.desk.index import Index
from hedui.desk.row import COLUMNS, Row, plain_words
from hedui.models.review import ReviewStatus
from hedui.models.severity import Severity
from hedui.review.entries import Identity

PAGE = 50
"""Rows on one page of the list."""
_MOST_WORDS = 12
_LONGEST = 200
_ORDER = "stage, again DESC, worst DESC, beside, money DESC, path, sha256, part"
_SEVERITIES = {severity.value: severity.rank for severity in Severity} | {"clean": -1}


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; empty means everything."""

    words: str = ""
    status: str = ""
    worst: str = ""
    code: str = ""
    who: str = ""
    page: int = 1

    @staticmethod
    def of(given: Mapping[str, str]) -> Query:
        """The question in an address; what is no such question is passed over."""
        page = given.get("page", "")
        status, worst = given.get("status", ""), given.get("worst", "")
        return Query(
            words=given.get("q", "")[:_LONGEST],
            status=status if status in {*ReviewStatus, "again"} else "",
            worst=worst if worst in _SEVERITIES else "",
            code=given.get("code", "")[:_LONGEST],
            who=given.get("who", "")[:_LONGEST],
            page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 7 else 1,
        )

    def address(self, **changes: object) -> str:
        """The question as it stands in an address, with changes; empty where it asks for everything."""
        made = replace(self, **changes)  # type: ignore[arg-type]
        plain = {"q": made.words, "status": made.status, "worst": made.worst, "code": made.code, "who": made.who}
        plain |= {"page": str(made.page) if made.page > 1 else ""}
        return urlencode({key: value for key, value in plain.items() if value})


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and whose it is."""

    identity: Identity
    row: Row


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, how many rows there are, and how many of each status whatever status is asked for."""

    lines: tuple[Line, ...]
    total: int
    counts: Mapping[str, int]


def listing(index: Index, query: Query) -> Listing:
    """One page of what is asked for."""
    index.follow()
    with index.opened() as base:
        every = _ordered(base, query)
        found = [known for known in every if known.is_of(query.status)]
        page = found[PAGE * (query.page - 1) : PAGE * query.page]
        lines = tuple(Line(known.identity, row) for known in page if (row := _row(base, known.identity)))
    statuses = Counter(known.status for known in every)
    counts = {status.value: statuses[status.value] for status in ReviewStatus}
    again = sum(known.again for known in every)
    return Listing(lines, len(found), {"": len(every), **counts, "again": again})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around an agreement in the list."""

    before: Identity | None
    behind: Identity | None
    """Where it is not in the list itself, the list's first."""
    todo: Identity | None
    """The next that nobody has decided about; from the list's end it goes on at its beginning."""


def neighbours(index: Index, query: Query, identity: Identity) -> Neighbours:
    """The agreements around one in the list."""
    index.follow()
    with index.opened() as base:
        found = [known for known in _ordered(base, query) if known.is_of(query.status)]
    order = [known.identity for known in found]
    at = order.index(identity) if identity in order else -1
    behind = (*found[at + 1 :], *found[: max(at, 0)])
    todo = (each.identity for each in behind if each.status == ReviewStatus.PENDING and each.identity != identity)
    return Neighbours(
        before=order[at - 1] if at > 0 else None,
        behind=order[at + 1] if at + 1 < len(order) else None,
        todo=next(todo, None),
    )


def people(index: Index) -> list[str]:
    """Everybody who decided last on some agreement."""
    with index.opened() as base:
        return [row[0] for row in base.execute("SELECT DISTINCT who FROM agreements WHERE who != '' ORDER BY who")]


def codes(index: Index) -> list[str]:
    """Codes of findings that there are."""
    with index.opened() as base:
        rows = base.execute("SELECT DISTINCT codes FROM agreements WHERE form_of = ''")
        return sorted({code for row in rows for code in row[0].split()})


@dataclass(frozen=True, slots=True)
class _Known:
    """What the list is ordered and counted by."""

    identity: Identity
    status: str
    again: int

    def is_of(self, status: str) -> bool:
        return not status or (bool(self.again) if status == "again" else self.status == status)


def _ordered(base: sqlite3.Connection, query: Query) -> list[_Known]:
    """All that fits but for its status, in order."""
    condition, values = _condition(query)
    rows = base.execute(
        f"SELECT sha256, part, status, again FROM agreements WHERE {condition} ORDER BY {_ORDER}", values
    )
    return [_Known(Identity(*row[:2]), *row[2:]) for row in rows]


def _row(base: sqlite3.Connection, identity: Identity) -> Row | None:
    """None where it went away a moment ago."""
    row = base.execute(
        f"SELECT {', '.join(COLUMNS)} FROM agreements WHERE sha256 = ? AND part = ?",
        (identity.sha256, identity.part),
    ).fetchone()
    return Row(*row) if row else None


def _condition(query: Query) -> tuple[str, tuple[object, ...]]:
    """Forms of an agreement that another stands for are found by a search only; the status is not in it."""
    words = plain_words(query.words).split()[:_MOST_WORDS]
    holds = " AND ".join("instr(search, ?)" for _ in words)
    conditions = [f"id IN (SELECT id FROM texts WHERE {holds})" if words else "form_of = ''"]
    found: list[tuple[str, object]] = []
    if query.worst:
        found.append(("worst = ?", _SEVERITIES[query.worst]))
    if query.code:
        found.append(("instr(codes, ?)", f" {query.code} "))
    if query.who:
        found.append(("who = ?", query.who))
    conditions += [condition for condition, _ in found]
    return " AND ".join(conditions), (*words, *(value for _, value in found))
