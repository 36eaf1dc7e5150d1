"""The work on one document, as a worker process does it: read, write the record and its page texts, report."""

from __future__ import annotations

import errno
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hedui.batch import messages, pace
from hedui.batch.outcome import MOST_TWINS, Failure, Outcome
from hedui.batch.papers import Filed, Papers
from hedui.batch.steady import steadily
from hedui.batch.store import open_store
from hedui.batch.stored import DamagedRecordError, damaged
from hedui.batch.unread import check_read
from hedui.errors import (
    ChangedWhileReadError,
    DocumentError,
    EngineMissingError,
    OutputError,
    UnreadableFileError,
    UsageError,
)
from hedui.export.codes import CONTENT_DUPLICATE
from hedui.export.details import Sizes
from hedui.export.layout import PAGE_BREAK
from hedui.models.finding import Finding
from hedui.models.page import Page
from hedui.models.record import Record
from hedui.models.severity import Severity
from hedui.read.original import Original
from hedui.reasons import origin
from hedui.settings import Language, Settings
from hedui.validate.cost import in_order

if TYPE_CHECKING:
    from hedui.pipeline import Processed

_MIB = 1024**2
_OF_THE_FILE = (UnreadableFileError, ChangedWhileReadError)
"""What lies in one file's rights or use and not in its content."""

Process = Callable[[Original, Settings], "Processed | tuple[Processed, ...]"]


@dataclass(frozen=True, slots=True)
class Job:
    """One document to work on. ``folder`` and ``out`` are paths or URLs; ``path`` is relative to ``folder``."""

    folder: str
    path: str
    out: str
    settings: Settings
    timeout: float | None = None
    report: bool = False
    """Whether what the report shows is written as well."""
    twins: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Where it consists of several files, their paths in the order of its pages."""
    process: Process | None = None
    """What reads, extracts and checks; the pipeline unless told otherwise."""


def perform(job: Job) -> Outcome:
    """Work on one document. A bad document is an outcome.

    Raises ``UsageError`` for what stops the whole batch, and ``MemoryError``, which a fresh process may not meet again.
    """
    started = time.monotonic()
    try:
        outcome = _work(job, started)
    except (DocumentError, EngineMissingError) as error:
        failure = Failure(type(error).__name__, str(error), of_content=not isinstance(error, _OF_THE_FILE))
    except OutputError as error:
        if not _name_too_long(error):
            raise
        sentence = messages.NAME_TOO_LONG.say(job.settings.lang, name=job.path)
        failure = Failure(type(error).__name__, sentence, of_content=False)
    except DamagedRecordError:  # somebody else removed it as soon as it was written
        failure = damaged(job.path, job.settings.lang)
    except (MemoryError, UsageError):
        raise
    except Exception as error:
        reason = origin(error)
        sentence = messages.INTERNAL.say(job.settings.lang, name=job.path, reason=reason)
        failure = Failure("InternalError", sentence, traceback.format_exc())
    else:
        return outcome
    return Outcome(job.path, time.monotonic() - started, failure=failure)


def _work(job: Job, started: float) -> Outcome:
    lang = job.settings.lang
    papers = Papers(open_store(job.out, lang), lang, job.report)
    with _original(job) as original:
        pace.begin(job.path, original, job.timeout)
        processed = steadily(original, lang, lambda: _process(job, original, papers))
    records = [with_twins(named(each.record, job.path, job.files), job.twins, job.settings) for each, _ in processed]
    filed = [
        papers.write(job.path, index, record, text_of(each.pages), sizes)
        for index, (record, (each, sizes)) in enumerate(zip(records, processed, strict=True), 1)
    ]
    papers.remove_further(job.path, len(records))
    check_read(records[0], lang)
    return summarise(job.path, records, filed, time.monotonic() - started)


@contextmanager
def _original(job: Job) -> Iterator[Original]:
    """The document on this machine, as long as the block lasts."""
    store = open_store(job.folder, job.settings.lang)
    with ExitStack() as fetched:
        most = job.settings.max_megabytes * _MIB
        paths = tuple(fetched.enter_context(store.local(name, most)) for name in job.files or (job.path,))
        yield paths if job.files else paths[0]


def _process(job: Job, original: Original, papers: Papers) -> list[tuple[Processed, Sizes]]:
    made = _pipeline(job)(original, job.settings)
    processed = made if isinstance(made, tuple) else (made,)
    return [(each, papers.write_pictures(original, each, job.settings) if job.report else {}) for each in processed]


def _pipeline(job: Job) -> Process:
    if job.process is not None:
        return job.process
    from hedui.pipeline import process_file

    return process_file


def text_of(pages: Sequence[Page]) -> str:
    """The page texts as they are kept; pages of the file that are not among them are empty."""
    texts = {page.number: page.text.replace(PAGE_BREAK, " ") for page in pages}
    return PAGE_BREAK.join(texts.get(number, "") for number in range(1, max(texts, default=0) + 1))


def named(record: Record, path: str, files: Sequence[str] = ()) -> Record:
    """The record as that of the input at ``path``, which may consist of ``files``."""
    pictures = tuple(
        each.model_copy(update={"path": name}) for each, name in zip(record.source.files, files, strict=False)
    )
    source = record.source.model_copy(update={"name": PurePosixPath(path).name, "path": path, "files": pictures})
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
    return record.model_copy(update={"findings": in_order(kept)})


def summarise(path: str, records: Sequence[Record], filed: Sequence[Filed], seconds: float) -> Outcome:
    """What ledger and exports keep of an input's records; a page that two agreements share counts once."""
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
        kept=tuple(each.kept for each in filed),
        facts=tuple(each.facts for each in filed),
        digests=tuple(each.digest for each in filed),
    )


def _name_too_long(error: OutputError) -> bool:
    return isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.ENAMETOOLONG
