"""Findings and summaries in words, for people."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hedui.batch.found import ROOT
from hedui.batch.rows import Row
from hedui.batch.summary import Summary
from hedui.cli import messages
from hedui.export.calendar import Deadline
from hedui.export.codes import Code, finding_name
from hedui.export.names import SEVERITIES
from hedui.export.text import shortened
from hedui.messages import Message, listed
from hedui.models.finding import Finding
from hedui.models.record import Record
from hedui.settings import Language

_MOST_PATHS = 2
"""Files of one number that a line on the screen names; the workbook has all."""
_MOST_NUMBERS = 5
_MOST_LINES = 10
"""Numbers and files that are told one by one; the workbook has all."""
_PATH, _SENTENCE = 48, 150
"""Columns of the screen that a path and a sentence may take."""


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


def summary(made: Summary, out: Path | str, lang: Language, *, news: bool = False) -> Iterator[str]:
    """What came of a batch; ``news``: of a run of many, which tells what is new, and which agreements have errors."""
    counts = made.counts
    failed, left = (len(made.failures), len(made.left)) if news else (counts.failed, counts.left)
    yield from _inputs(made.failures, failed, messages.FAILED_FILE, messages.MORE_FAILURES, lang)
    yield from _inputs(made.left, left, messages.LEFT_FILE, messages.MORE_LEFT, lang)
    yield from _same_numbers(made, lang)
    for alarm in made.alarms if news else ():
        yield messages.ALARM.say(lang, path=shortened(alarm.path, _PATH), sentence=shortened(alarm.sentence, _SENTENCE))
    yield from _idle(made, lang)
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


def _idle(made: Summary, lang: Language) -> Iterator[str]:
    """Why nothing was done, where there was nothing to do."""
    counts = made.counts
    if not counts.waiting and not counts.done and not counts.failed:
        yield (messages.ONLY_OTHERS if counts.skipped else messages.NO_FILES).say(lang)
    elif not made.read and not counts.waiting:
        yield messages.NOTHING_NEW.say(lang)


def _inputs(rows: Sequence[Row], count: int, line: Message, more: Message, lang: Language) -> Iterator[str]:
    """The first few inputs without a record, each on a line of bearable length, and how many more there are."""
    shown = rows[:_MOST_LINES]
    for row in shown:
        sentence = shortened(row.sentence or "", _SENTENCE)
        path = messages.THE_FOLDER.say(lang) if row.path == ROOT else shortened(row.path, _PATH)
        yield line.say(lang, path=path, sentence=sentence)
    if count > len(shown):
        yield more.say(lang, count=count - len(shown))


def _same_numbers(made: Summary, lang: Language) -> Iterator[str]:
    """The first few contract numbers that several agreements bear, and how many more there are."""
    shown = made.same_numbers[:_MOST_NUMBERS]
    for same in shown:
        paths = listed((shortened(path, _PATH) for path in same.paths[:_MOST_PATHS]), lang)
        more = messages.MORE_PATHS.say(lang, count=len(same.paths)) if len(same.paths) > _MOST_PATHS else ""
        yield messages.SAME_NUMBER.say(lang, number=shortened(same.number, _PATH), paths=paths + more)
    if made.same_number_count > len(shown):
        yield messages.MORE_NUMBERS.say(lang, count=made.same_number_count - len(shown))


def deadlines(found: Iterable[Deadline], lang: Language) -> Iterator[str]:
    """One line a date: the date, what happens, to which agreement, between whom, in which file."""
    for deadline in found:
        yield "  ".join([deadline.date.isoformat(), deadline.say(lang), " / ".join(deadline.parties), deadline.path])


def nothing_due(since: datetime.date, within: datetime.timedelta, lang: Language) -> str:
    """That no date falls into the span, and which span that is."""
    return messages.NOTHING_DUE.say(lang, first=since, last=since + within)


def _finding(finding: Finding, lang: Language) -> Iterator[str]:
    name = f"{finding_name(finding, lang)}（{finding.code}）" if lang is Language.ZH else finding.code
    yield f"[{SEVERITIES[finding.severity].say(lang)}] {name}"
    yield f"  {finding.message}"
    for evidence in finding.evidence:
        quoted = " ".join(evidence.text.split())
        yield f"    {messages.PLACE.say(lang, page=evidence.page)}  “{quoted}”"


def rules(codes: Iterable[Code], lang: Language) -> Iterator[str]:
    """One line a code: the code, its severity, what it stands for, and the law or standard behind it."""
    for each in codes:
        source = f"  [{each.source}]" if each.source else ""
        yield f"{each.code:<28} {SEVERITIES[each.severity].say(lang):<8} {each.meaning.say(lang)}{source}"


def rules_as_json(codes: Iterable[Code]) -> str:
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
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
