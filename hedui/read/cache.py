"""What was recognised is kept by the hash of the page's picture, the engine and its version.

It lies in ``$HEDUI_CACHE``, else in the user's cache folder (``~/.cache/hedui/ocr``, on macOS ``~/Library/Caches``, on
Windows ``%LOCALAPPDATA%``), readable by the user alone. Nothing depends on it: a file that is damaged counts as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from hedui.read.ocr.engine import OcrEngine
from hedui.read.sight import FORMAT, Sight
from hedui.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MIB = 1024 * 1024
_SUFFIX = ".sight"
_SPARE = 0.8
_CHECK_EVERY = 200


class Cache:
    """Sights on disk; several processes may share one folder."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder = folder
        self._limit = megabytes * _MIB
        self._puts = 0

    def get(self, picture: NDArray[np.uint8], engine: OcrEngine) -> Sight | None:
        """What was seen on the picture before, or None."""
        path = self._path(picture, engine)
        try:
            sight = Sight.from_json(zlib.decompress(path.read_bytes()).decode())
            os.utime(path)
        except (OSError, zlib.error, ValueError, KeyError, TypeError):
            return None
        return sight

    def put(self, picture: NDArray[np.uint8], engine: OcrEngine, sight: Sight) -> None:
        """Keep a sight. A folder that cannot be written keeps nothing, and that is no error."""
        path = self._path(picture, engine)
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(zlib.compress(sight.to_json().encode()))
            Path(file.name).replace(path)
            if self._puts % _CHECK_EVERY == 0:
                self.trim()
            self._puts += 1

    def trim(self) -> None:
        """Remove what was not used for longest until a fifth of the allowed size is free."""
        files = []
        for path in self._folder.rglob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        size = sum(size for _, size, _ in files)
        if size <= self._limit:
            return
        for _, freed, path in sorted(files):
            with contextlib.suppress(OSError):
                path.unlink()
            size -= freed
            if size <= _SPARE * self._limit:
                return

    def _path(self, picture: NDArray[np.uint8], engine: OcrEngine) -> Path:
        key = hashlib.sha256(f"{FORMAT} {engine.name} {engine.version} {picture.shape}".encode())
        key.update(picture.data if picture.flags.c_contiguous else picture.tobytes())
        name = key.hexdigest()
        return self._folder / name[:2] / f"{name[2:]}{_SUFFIX}"


def cache_of(settings: Settings) -> Cache | None:
    """The cache that the settings ask for, or None."""
    return Cache(folder(), settings.cache_megabytes) if settings.cache else None


def folder() -> Path:
    """Where recognised pages are kept."""
    if own := os.environ.get("HEDUI_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "hedui" / "ocr"
