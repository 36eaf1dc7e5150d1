"""What a run has to do: which inputs are new or changed, which are done, which are the same twice."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from hedui.batch import messages
from hedui.batch.discover import Found, Problem, discover
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Status
from hedui.export.layout import record_name
from hedui.settings import Language

_PROBLEMS = {
    Problem.UNSUPPORTED: (Status.SKIPPED, messages.UNSUPPORTED),
    Problem.BAD_NAME: (Status.FAILED, messages.BAD_NAME),
    Problem.UNREADABLE_FOLDER: (Status.FAILED, messages.UNREADABLE_FOLDER),
}


def plan(ledger: Ledger, folder: Path, out: Path, *, force: bool, lang: Language) -> None:
    """Enter every file below ``folder`` in the ledger: as waiting, as done already, or with the reason why not."""
    for found in discover(folder, out):
        enter(ledger, found, folder, out, force=force, lang=lang)
    base = folder.parent if folder.is_file() else folder
    for path in ledger.same_size():
        sha256 = _content(base / PurePosixPath(path))
        if sha256:
            ledger.content(path, sha256)
    ledger.pair_twins()
    ledger.commit()


def enter(ledger: Ledger, found: Found, folder: Path, out: Path, *, force: bool, lang: Language) -> None:
    """Enter one file in the ledger."""
    if found.problem:
        status, message = _PROBLEMS[found.problem]
        suffix = PurePosixPath(found.path).suffix or "-"
        ledger.skip(found, status, found.problem, message.say(lang, name=found.path, suffix=suffix))
        return
    done = not force and _is_done(ledger, found, folder) and (out / record_name(found.path)).is_file()
    ledger.found(found, waiting=not done)


def _is_done(ledger: Ledger, found: Found, folder: Path) -> bool:
    """Whether the input is done and unchanged; only where its time of change differs its content is compared."""
    if ledger.is_current(found):
        return True
    known = ledger.known_content(found)
    return known is not None and known == _content(folder / PurePosixPath(found.path))


def _content(path: Path) -> str | None:
    """The content's SHA-256, or None where it cannot be read; its reader will say why."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
