"""Whether a place can be opened: told before anything is done about it, by the name that somebody gave it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from hedui.errors import UsageError
from hedui.messages import Message
from hedui.reasons import reason
from hedui.settings import Language

CLOSED = Message(
    zh="无法打开“{path}”（{reason}），请检查读取权限。",
    en="“{path}” cannot be opened ({reason}); check that you may read it.",
)


def closed(path: Path, lang: Language) -> UsageError | None:
    """What is wrong with a folder that may not be listed, or a place that one may not look at; None of any other, also
    of one that is not there, of which its own verb has more to say."""
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            os.scandir(path).close()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return refused(path, error, lang)
    return None


def refused(path: Path | str, error: OSError, lang: Language) -> UsageError:
    """That a place cannot be opened, and what the system says of it."""
    return UsageError(CLOSED.say(lang, path=path, reason=reason(error, lang)))
