"""Folders that nobody may open; the tests may run as root, whom no rights keep out."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def close(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Have the system refuse these folders: neither can they be listed, nor what is in them be looked at or opened."""
    shut = [str(folder.absolute()) for folder in folders]

    def refusing(plain: Callable[..., Any], *, itself: bool) -> Callable[..., Any]:
        def guarded(path: Any = ".", *args: Any, **options: Any) -> Any:
            place = "" if isinstance(path, int) else str(Path(os.fsdecode(path)).absolute())
            if any((itself and place == each) or place.startswith(each + os.sep) for each in shut):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return plain(path, *args, **options)

        return guarded

    for name, itself in (("listdir", True), ("scandir", True), ("stat", False), ("lstat", False), ("open", False)):
        monkeypatch.setattr(os, name, refusing(getattr(os, name), itself=itself))
