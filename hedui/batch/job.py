"""The work on one document, as a worker process does it: read, write the record and its page texts, report."""

from __future__ import annotations

import errno
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hedui.batch import messages, pace
from hedui.batch.outcome import MOST_TWINS, Failure, Outcome
from hedui.batch.steady import steadily
from hedui.batch.store import Store, open_store
from hedui.batch.unread import check_read
from hedui.errors import ChangedWhileReadError, DocumentError, EngineMissingError, OutputError, UnreadableFileError
from hedui.export.codes import CONTENT_DUPLICATE
from hedui.export.layout import PAGE_BREAK, part_path, picture_name, record_name, text_name
from hedui.export.pictures import page_pictures
from hedui.models.finding import Finding, Severity
from hedui.models.page import Page
from hedui.models.record import Record
from hedui.settings import Language, Settings

if TYPE_CHECKING:
    from hedui.pipeline import Processed

_OF_THE_FILE = (UnreadableFileError, ChangedWhileReadError)
"""What lies in one file's rights or use and not in its content."""

Process = Callable[[Path, Settings], "Processed | tuple[Processed, ...]"]


@dataclass(frozen=True, slots=True)
class Job:
    """One document to work on. ``folder`` and ``out`` are paths or URLs; ``path`` is relative to ``folder``."""

    folder: str
    path: str
    out: str
    settings: Settings
    timeout: float | None = None
    pictures: bool = False
    twins: tuple[str, ...] = ()
    process: Process | None = None
    """What reads, extracts and checks; the pipeline unless told otherwise."""


def perform(job: Job) -> Outcome:
    """Work on one document. A bad document is an outcome.

    Raises ``UsageError`` for what stops the whole batch, and ``MemoryError``, which a fresh process may not meet again.
    """
    started = time.monotonic()
    try:
        records = _work(job)
        check_read(records[0], job.settings.lang)
    except (DocumentError, EngineMissingError) as error:
        failure = Failure(type(error).__name__, str(error), of_content=not isinstance(error, _OF_THE_FILE))
    except OutputError as error:
        if not _name_too_long(error):
            raise
        sentence = messages.NAME_TOO_LONG.say(job.settings.lang, name=job.path)
        failure = Failure(type(error).__name__, sentence, of_content=False)
    except MemoryError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        sentence = messages.INTERNAL.say(job.settings.lang, name=job.path, reason=reason)
        failure = Failure("InternalError", sentence, traceback.format_exc())
    else:
        return summarise(job.path, records, time.monotonic() - started)
    return Outcome(job.path, time.monotonic() - started, failure=failure)


def _work(job: Job) -> list[Record]:
    lang = job.settings.lang
    out = open_store(job.out, lang)
    with open_store(job.folder, lang).local(job.path) as path:
        pace.allow(job.timeout or pace.time_limit(path))
        processed = steadily(path, lang, lambda: _process(job, path, out))
    records = [with_twins(named(each.record, job.path), job.twins, job.settings) for each in processed]
    for index, (record, each) in enumerate(zip(records, processed, strict=True), 1):
        write_record(out, part_path(job.path, index), record, each.pages)
    remove_further(out, job.path, len(records))
    return records


def _process(job: Job, path: Path, out: Store) -> tuple[Processed, ...]:
    made = _pipeline(job)(path, job.settings)
    processed = made if isinstance(made, tuple) else (made,)
    for each in processed if job.pictures else ():
        write_pictures(out, path, each, job.settings)
    return processed


def _pipeline(job: Job) -> Process:
    if job.process is not None:
        return job.process
    from hedui.pipeline import process_file

    return process_file


def write_record(out: Store, path: str, record: Record, pages: Sequence[Page]) -> None:
    """Write the page texts, then the record that points into them: where there is a record, there is its text."""
    texts = {page.number: page.text.replace(PAGE_BREAK, " ") for page in pages}
    text = PAGE_BREAK.join(texts.get(number, "") for number in range(1, max(texts, default=0) + 1))
    out.write(text_name(path), text.encode("utf-8", "replace"))
    out.write(record_name(path), record.to_json().encode("utf-8"))


def remove_further(out: Store, path: str, count: int) -> None:
    """Remove what an earlier reading of the input wrote of agreements beyond the first ``count``."""
    index = count + 1
    while out.exists(record_name(part_path(path, index))):
        out.remove(record_name(part_path(path, index)))
        out.remove(text_name(part_path(path, index)))
        index += 1


def write_pictures(out: Store, path: Path, processed: Processed, settings: Settings) -> None:
    """Write a picture of each page that the record's evidence points into."""
    source, findings = processed.record.source, processed.record.findings
    places = [*processed.record.evidence.values(), *(finding.evidence for finding in findings)]
    shown = {evidence.page for evidences in places for evidence in evidences if evidence.boxes}
    pages = [page for page in processed.pages if page.number in shown]
    for number, picture in page_pictures(path, source.media_type, pages, settings):
        out.write(picture_name(source.sha256, number), picture)


def named(record: Record, path: str) -> Record:
    """The record as that of the input at ``path``."""
    source = record.source.model_copy(update={"name": PurePosixPath(path).name, "path": path})
    return record.model_copy(update={"source": source})


def with_twins(record: Record, twins: Sequence[str], settings: Settings) -> Record:
    """The record with a finding that names the inputs of the same content, in place of an earlier one of the kind."""
    kept = tuple(finding for finding in record.findings if finding.code != CONTENT_DUPLICATE.code)
    if twins and CONTENT_DUPLICATE.code not in settings.disable:
        comma = "、" if settings.lang is Language.ZH else ", "
        others = comma.join(f"“{twin}”" for twin in twins[:MOST_TWINS])
        if len(twins) > MOST_TWINS:
            others += messages.MORE_TWINS.say(settings.lang)
        severity = settings.severity.get(CONTENT_DUPLICATE.code, CONTENT_DUPLICATE.severity)
        message = messages.TWIN.say(settings.lang, others=others)
        kept += (Finding(code=CONTENT_DUPLICATE.code, severity=severity, message=message),)
    return record.model_copy(update={"findings": kept})


def summarise(path: str, records: Sequence[Record], seconds: float) -> Outcome:
    """What the ledger keeps of an input's records; a page that two agreements share counts once."""
    first = records[0]
    found = Counter(finding.severity for record in records for finding in record.findings)
    return Outcome(
        path=path,
        seconds=seconds,
        sha256=first.source.sha256,
        pages=len({number for record in records for number in record.source.numbers}),
        number=first.contract.number,
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        infos=found[Severity.INFO],
        parts=len(records),
    )


def _name_too_long(error: OutputError) -> bool:
    return isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.ENAMETOOLONG
