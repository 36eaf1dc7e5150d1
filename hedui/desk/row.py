"""What the list shows of an agreement and finds it by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from hedui.export.names import figures
from hedui.models.contract import Total
from hedui.models.finding import Finding
from hedui.models.record import Record
from hedui.models.review import ReviewStatus, Verdict
from hedui.review.apply import contested, left, plain_contract, reviewed
from hedui.review.entries import About, Decisions
from hedui.review.keys import finding_keys
from hedui.review.pointers import values

LAYOUT = "6"
"""Another number where what a row holds means something else."""

_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ORDER = (ReviewStatus.PENDING, ReviewStatus.PROBLEM, ReviewStatus.RETURNED, ReviewStatus.CONFIRMED)
_MOST_SAID = 20_000
"""Characters that a row is found by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; text is empty where there is nothing."""

    path: str
    others: str
    """Further paths of the same content, each on a line."""
    form_of: str
    """The form of the same agreement that is listed for this one."""
    number: str
    title: str
    party_a: str
    party_b: str
    total: str
    currency: str
    beside: str
    """What its money may be compared with: yuan first, each other currency by itself, one unknown, and none at all."""
    money: float
    """The total as a number to sort by; 0 without one."""
    start: str
    until: str
    worst: int
    """Rank of the worst finding that is no false alarm: 2 error, 1 warning, 0 info, -1 none."""
    sentence: str
    """What that finding says."""
    findings: int
    left: int
    """How many errors and warnings nobody has judged."""
    status: str
    stage: int
    """The status as a number, what is to be decided first."""
    again: int
    """Whether another reading asks for what was decided before."""
    who: str
    at: str
    codes: str
    """Codes of the findings, each between blanks."""
    search: str = ""
    """What it is found by; a row of the list is without it."""

    def values(self) -> tuple[object, ...]:
        """What stands in the list's columns."""
        return tuple(getattr(self, name) for name in COLUMNS)


COLUMNS = tuple(field.name for field in fields(Row) if field.name != "search")
"""What the list is made of."""


def _text(value: object) -> str:
    """The value as text, empty where there is none."""
    return "" if value is None else str(value)


def row_of(record: Record, decisions: Decisions, path: str, others: Sequence[str]) -> Row:
    """The row of an agreement that goes by ``path``."""
    made = reviewed(record, decisions)
    contract = made.contract
    names = {party.role: party.name for party in contract.parties}
    status = made.review.status if made.review else ReviewStatus.PENDING
    worst = max(_standing(record, decisions), key=lambda each: each.severity.rank, default=None)
    rank, sentence = (worst.severity.rank, worst.message) if worst else (-1, "")
    who, at = (decisions.last.by, decisions.last.at.isoformat()) if decisions.last else ("", "")
    return Row(
        path=path,
        others="\n".join(others),
        form_of=_form_of(record, path),
        number=_text(contract.number),
        title=_text(contract.title),
        party_a=_text(names.get("甲方")),
        party_b=_text(names.get("乙方")),
        total="" if contract.total.amount is None else figures(contract.total.amount),
        currency=_text(contract.total.currency),
        beside=_beside(contract.total),
        money=float(contract.total.amount or 0),
        start=_text(contract.period.start_date),
        until=_text(contract.deadlines.expires_on or contract.period.end_date),
        worst=rank,
        sentence=sentence,
        findings=len(record.findings),
        left=len(left(record, decisions)),
        status=status,
        stage=_ORDER.index(status),
        again=int(_is_again(record, decisions, status)),
        who=who,
        at=at,
        codes="".join(f" {code} " for code in sorted({finding.code for finding in record.findings})),
        search=_search(made, [path, *others, *_said(made), who]),
    )


def _beside(total: Total) -> str:
    if total.amount is None:
        return "3"
    return "2" if not total.currency else f"{int(total.currency != 'CNY')}{total.currency}"


def _form_of(record: Record, path: str) -> str:
    """The agreement of whose form it is one; empty where that is none, or itself."""
    form_of = record.links.form_of if record.links else None
    return "" if form_of is None or form_of == path else form_of


def _is_again(record: Record, decisions: Decisions, status: ReviewStatus) -> bool:
    """Whether it was confirmed and is to be looked at again, or what was decided no longer fits what was read."""
    was_confirmed = decisions.status is not None and decisions.status.status is ReviewStatus.CONFIRMED
    return (was_confirmed and status is ReviewStatus.PENDING) or bool(contested(record, decisions))


def plain_words(text: str) -> str:
    """Text as it is searched: full width as half, small letters, no commas within figures."""
    return _COMMA.sub("", unicodedata.normalize("NFKC", text).lower())


def _standing(record: Record, decisions: Decisions) -> Iterator[Finding]:
    """Findings that nobody has called a false alarm or dealt with."""
    if decisions.last is None:
        yield from record.findings
        return
    for key, finding in zip(finding_keys(record.findings, plain_contract(record)), record.findings, strict=True):
        entry = decisions.standing.get((About.FINDING, key))
        if entry is None or entry.verdict is Verdict.TRUE:
            yield finding


def _said(record: Record) -> Iterator[str]:
    """Who is to see to it, and what was noted."""
    if record.review:
        yield from filter(None, (record.review.owner, record.review.note))


def _search(record: Record, besides: Iterable[str]) -> str:
    """All values, with amounts as they are written, and what the findings say."""
    stated = map(str, values(plain_contract(record)))
    said = [f"{finding.code} {finding.message}" for finding in record.findings]
    return plain_words("\n".join(dict.fromkeys([*besides, *stated, *said])))[:_MOST_SAID]
