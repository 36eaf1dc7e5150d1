"""Why an error happened, in words."""

from __future__ import annotations

import sqlite3

from hedui.reasons import reason
from hedui.settings import Language


def test_what_could_not_be_undone_is_told_by_what_failed_first() -> None:
    """On a full disk SQLite says so, and then that there is no transaction to undo."""
    full, second = sqlite3.OperationalError("disk is full"), sqlite3.OperationalError("no transaction is active")
    full.sqlite_errorcode, second.sqlite_errorcode = sqlite3.SQLITE_FULL, sqlite3.SQLITE_ERROR
    second.__context__ = full
    assert reason(second, Language.ZH) == "磁盘已满"
    alone = sqlite3.OperationalError("near x")
    alone.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert "OperationalError" in reason(alone, Language.ZH)
