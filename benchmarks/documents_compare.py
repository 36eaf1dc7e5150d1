"""Records beside the truth of generated agreements: what is right, wrong, missing, invented."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

_NAMED_BY = ("role", "purpose", "label", "service")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


@dataclass
class Tally:
    """Counts over one or more agreements; the lists name what went wrong, as ``file pointer``."""

    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    found: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    clean: int = 0
    clean_with_alarm: int = 0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.found += other.found
        self.documents += other.documents
        self.clean += other.clean
        self.clean_with_alarm += other.clean_with_alarm
        for name in ("wrong", "missing", "invented", "lost", "false"):
            getattr(self, name).update(getattr(other, name))

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong.total() + self.invented.total())

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.wrong.total() + self.missing.total())

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def finding_recall(self) -> float:
        return self.found / max(1, self.found + self.lost.total())

    @property
    def finding_precision(self) -> float:
        return self.found / max(1, self.found + self.false.total())


def compare(record: dict[str, Json], expected: dict[str, Json]) -> Tally:
    """One record beside its truth. A value that the truth does not mention does not count."""
    tally = Tally(documents=1)
    contract = record.get("contract")
    fields, null = expected["fields"], expected["null"]
    assert isinstance(fields, dict) and isinstance(null, list)
    for pointer, want in fields.items():
        got = _at(contract, pointer)
        if got in (None, [], ""):
            tally.missing[_general(pointer)] += 1
        elif _plain(got, pointer) == _plain(want, pointer):
            tally.right += 1
        else:
            tally.wrong[_general(pointer)] += 1
    tally.invented.update(
        _general(str(pointer)) for pointer in null if _at(contract, str(pointer)) not in (None, [], "")
    )
    _compare_findings(tally, record, expected)
    return tally


def _compare_findings(tally: Tally, record: dict[str, Json], expected: dict[str, Json]) -> None:
    findings, wanted, silent = record.get("findings"), expected["findings"], expected["no_findings"]
    assert isinstance(findings, list) and isinstance(wanted, list) and isinstance(silent, list)
    codes = {finding["code"] for finding in findings if isinstance(finding, dict)}
    tally.found = sum(code in codes for code in wanted)
    tally.lost.update(str(code) for code in wanted if code not in codes)
    tally.false.update(str(code) for code in silent if code in codes)
    tally.clean = not wanted
    tally.clean_with_alarm = not wanted and bool(tally.false)


def load(path: Path) -> dict[str, Json]:
    data: dict[str, Json] = json.loads(path.read_text("utf-8"))
    return data


def _general(pointer: str) -> str:
    """A pointer without what is one agreement's own: positions, services, attachments."""
    pointer = re.sub(r"/\d+/", "/*/", pointer)
    pointer = re.sub(r"^/(rates|attachments)/[^/]+", r"/\1/*", pointer)
    return re.sub(r"/[甲乙丙]方(?=/|$)", "/*", pointer)


def _at(node: Json, pointer: str) -> Json:
    """The value at a pointer whose steps into lists are positions or names of role, purpose, label or service."""
    for step in pointer.strip("/").split("/"):
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list):
            node = _member(node, step)
        else:
            return None
    if isinstance(node, dict) and "label" in node:
        return node.get("title")
    return node


def _member(rows: list[Json], step: str) -> Json:
    if step.isdigit():
        return rows[int(step)] if int(step) < len(rows) else None
    named = [row for row in rows if isinstance(row, dict)]
    exact = [row for row in named if any(row.get(key) == step for key in _NAMED_BY)]
    near = [row for row in named if step in str(row.get("service") or "")]
    return next(iter(exact + near), None)


def _plain(value: Json, pointer: str) -> str:
    """A value such that equal meanings are equal: NFKC, no spaces, numbers and durations by value."""
    if isinstance(value, list):
        return "|".join(sorted(_plain(member, pointer) for member in value))
    text = "".join(unicodedata.normalize("NFKC", str(value)).split())
    if "telephone" in pointer or pointer.endswith(("/number", "/fax", "/bank_code")):
        return text.replace("-", "")
    if duration := _DURATION.fullmatch(text):
        years, months, days = (int(part or 0) for part in duration.groups())
        return f"{12 * years + months} months {days} days"
    if text.isdigit() and (len(text) > 9 or (len(text) > 1 and text.startswith("0"))):
        return text
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text
