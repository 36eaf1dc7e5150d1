"""The output folder: every file is written aside and then renamed, and only its owner may read it."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from hedui.errors import OutputError
from hedui.messages import Message
from hedui.reasons import reason
from hedui.settings import Language

ASIDE = ".partial"
"""Where files are written before they are complete; what a killed run left there is removed by the next."""

CANNOT_WRITE = Message(
    zh="无法写入“{path}”（{reason}），请检查输出文件夹的权限和磁盘空间，或换一个输出文件夹。",
    en="“{path}” cannot be written ({reason}); check the output folder's permissions and the disk's space, or take"
    " another output folder.",
)
OUT_IS_FILE = Message(
    zh="输出位置“{path}”是文件而不是文件夹，请换一个输出文件夹。",
    en="The output “{path}” is a file, not a folder; take another output folder.",
)


class OutputFolder:
    """A folder that holds complete files only. Names are relative, with ``/`` between their parts."""

    def __init__(self, root: Path, lang: Language = Language.ZH) -> None:
        self.root = root
        self._lang = lang

    def prepare(self) -> None:
        """Make the folder and prove that it can be written. Raises ``OutputError``."""
        with self._explained(self.root):
            if self.root.exists() and not self.root.is_dir():
                raise OutputError(OUT_IS_FILE.say(self._lang, path=self.root))
            with self._aside():
                pass

    def write(self, name: str, data: bytes, *, durable: bool = True) -> None:
        """Put ``data`` in place under ``name``, at once and whole. Raises ``OutputError``."""
        with self.file(name, durable=durable) as path:
            path.write_bytes(data)

    @contextmanager
    def file(self, name: str, *, durable: bool = True) -> Iterator[Path]:
        """A path to write to; when the block ends well the file stands complete under ``name``.

        ``durable``: also after a power cut, which costs some milliseconds. Raises ``OutputError`` when the file system
        refuses.
        """
        target = self.root / PurePosixPath(name)
        with self._explained(target), self._aside() as aside:
            yield aside
            aside.chmod(0o600)
            if durable:
                _sync(aside)
            self._make(target.parent)
            aside.replace(target)

    @contextmanager
    def tidy(self) -> Iterator[None]:
        """Remove what a killed run left incomplete, and the place for it at the end. Nobody else must be writing."""
        shutil.rmtree(self.root / ASIDE, ignore_errors=True)
        try:
            yield
        finally:
            shutil.rmtree(self.root / ASIDE, ignore_errors=True)

    @contextmanager
    def _aside(self) -> Iterator[Path]:
        path = self.root / ASIDE / uuid.uuid4().hex
        self._make(path.parent)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _make(self, folder: Path) -> None:
        missing = []
        while folder != self.root and not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)

    @contextmanager
    def _explained(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(CANNOT_WRITE.say(self._lang, path=path, reason=reason(error, self._lang))) from error


def _sync(path: Path) -> None:
    """Have the content on the disk before its name is, so that a power cut leaves no empty file behind."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
