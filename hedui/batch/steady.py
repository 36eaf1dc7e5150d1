"""A file that changes while it is read is read again, and in the end refused: never half the one and half the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hedui.batch import messages
from hedui.errors import ChangedWhileReadError, DocumentError
from hedui.read.original import Original, files_of, name_of
from hedui.settings import Language

T = TypeVar("T")
READINGS = 3

_State = tuple[int, ...]


def steadily(original: Original, lang: Language, read: Callable[[], T]) -> T:
    """What ``read`` makes of the file, or of the pictures, if they stayed as they were meanwhile; tried ``READINGS``
    times.

    Raises what ``read`` raises of a file that stayed as it was, ``ChangedWhileReadError`` where it never did.
    """
    for _ in range(READINGS):
        before = _states(original)
        try:
            made = read()
        except DocumentError:
            if _states(original) == before:
                raise
            continue
        if _states(original) == before:
            return made
    raise ChangedWhileReadError(messages.CHANGED.say(lang, name=name_of(original)))


def _states(original: Original) -> tuple[_State, ...]:
    return tuple(map(_state, files_of(original)))


def _state(path: Path) -> _State:
    """What is another when the content is: the file itself, its size and its times."""
    try:
        state = path.stat()
    except OSError:
        return ()
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
