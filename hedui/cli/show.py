"""Findings and summaries in words, for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hedui.batch.summary import Summary
from hedui.cli import messages
from hedui.export.calendar import Deadline
from hedui.export.codes import Code
from hedui.export.columns import SEVERITIES
from hedui.models.finding import Finding
from hedui.models.record import Record
from hedui.settings import Language

_MOST_PATHS = 3
"""Files of one number that a line on the screen names; summary.json has all."""


def as_json(records: Sequence[Record]) -> str:
    """The record of a file, or a list of them where the file holds several agreements."""
    if len(records) == 1:
        return records[0].to_json()
    return "[\n" + ",\n".join(record.to_json().rstrip("\n") for record in records) + "\n]\n"


def findings_of_all(records: Sequence[Record], lang: Language) -> Iterator[str]:
    """The findings of each agreement in a file."""
    for number, record in enumerate(records):
        if number:
            yield ""
        yield from findings(record, lang)


def findings(record: Record, lang: Language) -> Iterator[str]:
    """One agreement's findings, the worst first, each with what stands where."""
    name = record.source.name
    if part := record.source.part:
        name = messages.PART.say(lang, name=name, index=part.index, first=part.pages[0], last=part.pages[-1])
    if not record.findings:
        yield messages.NO_FINDINGS.say(lang, name=name)
        return
    yield messages.FINDINGS.say(lang, name=name, count=len(record.findings))
    for finding in sorted(record.findings, key=lambda finding: -finding.severity.rank):
        yield ""
        yield from _finding(finding, lang)


def summary(made: Summary, out: Path | str, lang: Language) -> Iterator[str]:
    """What came of a batch."""
    counts = made.counts
    for row in made.failures:
        yield messages.FAILED_FILE.say(lang, path=row.path, sentence=row.sentence)
    if counts.failed > len(made.failures):
        yield messages.MORE_FAILURES.say(lang, count=counts.failed - len(made.failures))
    for row in made.left:
        yield messages.LEFT_FILE.say(lang, path=row.path, sentence=row.sentence)
    if counts.left > len(made.left):
        yield messages.MORE_LEFT.say(lang, count=counts.left - len(made.left))
    for same in made.same_numbers:
        shown, further = ", ".join(same.paths[:_MOST_PATHS]), len(same.paths) - _MOST_PATHS
        more = messages.MORE_PATHS.say(lang, count=len(same.paths)) if further > 0 else ""
        yield messages.SAME_NUMBER.say(lang, number=same.number, paths=shown + more)
    if made.same_number_count > len(made.same_numbers):
        yield messages.MORE_NUMBERS.say(lang, count=made.same_number_count - len(made.same_numbers))
    yield messages.SUMMARY.say(
        lang,
        done=counts.done,
        pages=counts.pages,
        failed=counts.failed,
        skipped=counts.skipped,
        errors=counts.errors,
        warnings=counts.warnings,
        infos=counts.infos,
    )
    if counts.forms:
        yield messages.FORMS.say(lang, count=counts.forms)
    if counts.waiting:
        yield messages.WAITING.say(lang, count=counts.waiting)
    if made.gone:
        yield messages.GONE.say(lang, count=made.gone)
    if made.lost:
        yield made.lost
    yield from made.unwritten
    yield messages.WRITTEN.say(lang, out=out)


def deadlines(found: Iterable[Deadline], lang: Language) -> Iterator[str]:
    """One line a date: the date, what happens, to which agreement, between whom, in which file."""
    for deadline in found:
        yield "  ".join([deadline.date.isoformat(), deadline.say(lang), " / ".join(deadline.parties), deadline.path])


def _finding(finding: Finding, lang: Language) -> Iterator[str]:
    yield f"[{SEVERITIES[finding.severity].say(lang)}] {finding.code}"
    yield f"  {finding.message}"
    for evidence in finding.evidence:
        quoted = " ".join(evidence.text.split())
        yield f"    {messages.PLACE.say(lang, page=evidence.page)}  “{quoted}”"


def rules(codes: Iterable[Code], lang: Language) -> Iterator[str]:
    """One line a code: the code, its severity, what it stands for, and the law or standard behind it."""
    for each in codes:
        source = f"  [{each.source}]" if each.source else ""
        yield f"{each.code:<28} {SEVERITIES[each.severity].say(lang):<8} {each.meaning.say(lang)}{source}"


def rules_as_json(codes: Iterable[Code]) -> Iterator[str]:
    """The same for programs, in both languages."""
    rows = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "zh": each.meaning.zh,
            "en": each.meaning.en,
            "source": each.source,
        }
        for each in codes
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=2)
