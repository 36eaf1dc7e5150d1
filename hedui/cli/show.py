"""Findings and summaries in words, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hedui.batch.summary import Summary
from hedui.cli import messages
from hedui.export.calendar import Deadline
from hedui.models.evidence import Evidence
from hedui.models.finding import Finding, Severity
from hedui.models.record import OutlineEntry, Record
from hedui.settings import Language

SEVERITIES = {
    Language.ZH: {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    Language.EN: {severity: severity.value for severity in Severity},
}


def findings(record: Record, lang: Language) -> Iterator[str]:
    """One agreement's findings, the worst first, each with what stands where."""
    if not record.findings:
        yield messages.NO_FINDINGS.say(lang, name=record.source.name)
        return
    yield messages.FINDINGS.say(lang, name=record.source.name, count=len(record.findings))
    for finding in sorted(record.findings, key=lambda finding: -finding.severity.rank):
        yield ""
        yield from _finding(finding, record.outline, lang)


def summary(made: Summary, out: Path | str, lang: Language) -> Iterator[str]:
    """What came of a batch."""
    counts = made.counts
    for row in made.failures:
        yield messages.FAILED_FILE.say(lang, path=row.path, sentence=row.sentence)
    if counts.failed > len(made.failures):
        yield messages.MORE_FAILURES.say(lang, count=counts.failed - len(made.failures))
    for same in made.same_numbers:
        yield messages.SAME_NUMBER.say(lang, number=same.number, paths=", ".join(same.paths))
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
    if counts.waiting:
        yield messages.WAITING.say(lang, count=counts.waiting)
    if made.gone:
        yield messages.GONE.say(lang, count=made.gone)
    yield messages.WRITTEN.say(lang, out=out)


def deadlines(found: Iterable[Deadline], lang: Language) -> Iterator[str]:
    """One line a date: the date, what happens, to which agreement, between whom, in which file."""
    for deadline in found:
        yield "  ".join([deadline.date.isoformat(), deadline.say(lang), " / ".join(deadline.parties), deadline.path])


def _finding(finding: Finding, outline: tuple[OutlineEntry, ...], lang: Language) -> Iterator[str]:
    yield f"[{SEVERITIES[lang][finding.severity]}] {finding.code}"
    yield f"  {finding.message}"
    for evidence in finding.evidence:
        quoted = " ".join(evidence.text.split())
        yield f"    {_place(evidence, outline, lang)}  “{quoted}”"


def _place(evidence: Evidence, outline: tuple[OutlineEntry, ...], lang: Language) -> str:
    before = [entry for entry in outline if (entry.page, entry.start) <= (evidence.page, evidence.start)]
    if not before:
        return messages.PLACE.say(lang, page=evidence.page)
    return messages.PLACE_IN_CLAUSE.say(lang, page=evidence.page, clause=before[-1].number)
