"""The log file in the output folder, which workers' standard error goes to as well."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hedui.batch.outcome import Failure
from hedui.errors import OutputError
from hedui.export.folder import CANNOT_WRITE
from hedui.messages import plain
from hedui.reasons import reason
from hedui.settings import Language

NAME = "hedui.log"

log = logging.getLogger("hedui.batch")
_FORMAT = "%(asctime)s %(levelname)s %(message)s"


class _Formatter(logging.Formatter):
    """Writes out what would steer the terminal that shows the log."""

    def format(self, record: logging.LogRecord) -> str:
        return plain(super().format(record))


class _Handler(logging.FileHandler):
    """A log that cannot be written, say on a full disk, is no reason to stop, nor to print a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Nothing."""

    def close(self) -> None:
        with contextlib.suppress(OSError):
            super().close()


@contextmanager
def logging_to(path: Path, lang: Language) -> Iterator[None]:
    """Append what hedui logs to the file, as long as the block lasts; only its owner may read it.

    Raises ``OutputError``.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
        handler = _Handler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(CANNOT_WRITE.say(lang, path=path, reason=reason(error, lang))) from error
    handler.setFormatter(_Formatter(_FORMAT))
    logger = logging.getLogger("hedui")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
        handler.close()


def enter(path: str, failure: Failure) -> None:
    """Write down why an input could not be read."""
    log.warning("%s: %s", path, failure.sentence)
    if failure.trace:
        log.error("%s\n%s", path, failure.trace)
