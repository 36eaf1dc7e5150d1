"""Where inputs come from and outputs go to: a folder here, or a URL that fsspec knows (``s3://…``)."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from hedui.batch.kept import Look
from hedui.errors import EngineMissingError, OutputError, UnreadableFileError, UsageError
from hedui.export.folder import CANNOT_WRITE, OutputFolder
from hedui.extras import how_to_get
from hedui.messages import Message
from hedui.read import archive
from hedui.reasons import reason
from hedui.settings import Language

NEEDS_FSSPEC = Message(
    zh="读写“{url}”需要附加组件 dask，{get}。",
    en="To read or write “{url}” the extra “dask” is needed: {get}.",
)
UNKNOWN_URL = Message(
    zh="不认识的地址“{url}”，可以使用文件夹，或 s3:// 等 fsspec 支持的地址。",
    en="The address “{url}” is of no known kind; use a folder, or a URL that fsspec knows, such as s3://.",
)
CANNOT_FETCH = Message(
    zh="无法读取“{path}”（{reason}），请检查地址和权限。",
    en="“{path}” cannot be fetched ({reason}); check the address and the permissions.",
)


class Store(Protocol):
    """Files by relative name, with ``/`` between its parts."""

    def local(self, name: str, most: int) -> AbstractContextManager[Path]:
        """A path on this machine, as long as the block lasts, under which the file can be read.

        Raises ``DocumentError`` for one in an archive that cannot be unpacked or has more than ``most`` bytes.
        """

    def read(self, name: str) -> bytes:
        """The file's content. Raises ``FileNotFoundError``."""

    def write(self, name: str, data: bytes, *, durable: bool = True) -> None:
        """Put the file in place at once and whole; ``durable``: whatever happens to the machine then.

        Raises ``OutputError``.
        """

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""

    def look(self, name: str) -> Look | None:
        """How a file looks from outside; None where there is none."""

    def looks(self) -> Callable[[str], Look | None]:
        """The same for many, asked for folder by folder; what is written meanwhile may not show."""

    def remove(self, name: str) -> None:
        """Remove a file; nothing where there is none. Raises ``OutputError``."""


class FolderStore:
    """A folder on this machine."""

    def __init__(self, root: Path, lang: Language) -> None:
        self._root = root
        self._lang = lang
        self._folder = OutputFolder(root, lang)

    @contextmanager
    def local(self, name: str, most: int) -> Iterator[Path]:
        with archive.local(self._root, name, self._lang, most) as path:
            yield path

    def read(self, name: str) -> bytes:
        return (self._root / PurePosixPath(name)).read_bytes()

    def write(self, name: str, data: bytes, *, durable: bool = True) -> None:
        self._folder.write(name, data, durable=durable)

    def exists(self, name: str) -> bool:
        return (self._root / PurePosixPath(name)).is_file()

    def look(self, name: str) -> Look | None:
        try:
            state = os.stat(f"{self._root}/{name}")  # noqa: PTH116 - three for each agreement of every run
        except (OSError, ValueError):
            return None
        return Look(state.st_size, str(state.st_mtime_ns)) if stat.S_ISREG(state.st_mode) else None

    def looks(self) -> Callable[[str], Look | None]:
        return self.look

    def remove(self, name: str) -> None:
        try:
            (self._root / PurePosixPath(name)).unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(CANNOT_WRITE.say(self._lang, path=name, reason=reason(error, self._lang))) from error


class UrlStore:
    """A place behind a URL. Object stores put a file in place only when its upload is complete."""

    def __init__(self, url: str, lang: Language) -> None:
        """Raises ``EngineMissingError`` when fsspec or its part for this kind of URL is not installed, ``UsageError``
        for a URL that it does not know."""
        try:
            import fsspec

            self._files: Any
            # Listings are not kept: they would grow with the number of files, and hide what others write.
            self._files, self._root = fsspec.core.url_to_fs(url, use_listings_cache=False)
        except ImportError as error:
            raise EngineMissingError(NEEDS_FSSPEC.say(lang, url=url, get=how_to_get("dask", lang))) from error
        except ValueError as error:
            raise UsageError(UNKNOWN_URL.say(lang, url=url)) from error
        self._lang = lang

    @contextmanager
    def local(self, name: str, most: int) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="hedui-") as folder:
            path = Path(folder) / PurePosixPath(name).name
            try:
                self._files.get_file(self._place(name), str(path))
            except FileNotFoundError:
                pass  # the reader says that the file is not there, as it does for a folder
            except Exception as error:
                raise UnreadableFileError(
                    CANNOT_FETCH.say(self._lang, path=name, reason=reason(error, self._lang))
                ) from error
            yield path

    def read(self, name: str) -> bytes:
        data: bytes = self._files.cat_file(self._place(name))
        return data

    def write(self, name: str, data: bytes, *, durable: bool = True) -> None:
        try:
            self._files.makedirs(self._place(name).rpartition("/")[0], exist_ok=True)
            self._files.pipe_file(self._place(name), data)
        except Exception as error:
            raise OutputError(CANNOT_WRITE.say(self._lang, path=name, reason=reason(error, self._lang))) from error

    def exists(self, name: str) -> bool:
        return bool(self._files.isfile(self._place(name)))

    def look(self, name: str) -> Look | None:
        try:
            return _look(self._files.info(self._place(name)))
        except OSError:
            return None

    def looks(self) -> Callable[[str], Look | None]:
        """Listing a folder costs a request for a thousand files, asking for each a request a file."""
        listed: dict[str, dict[str, Look]] = {}

        def look(name: str) -> Look | None:
            folder = name.rpartition("/")[0]
            if folder not in listed:
                for other in [other for other in listed if other and not folder.startswith(f"{other}/")]:
                    del listed[other]
                listed[folder] = self.listing(folder)
            return listed[folder].get(name.rpartition("/")[2])

        return look

    def listing(self, folder: str) -> dict[str, Look]:
        """The files right in a folder, by name."""
        try:
            found = self._files.ls(self._place(folder), detail=True, refresh=True)
        except OSError:
            return {}
        return {each["name"].rpartition("/")[2]: _look(each) for each in found if each["type"] == "file"}

    def remove(self, name: str) -> None:
        try:
            if self.exists(name):
                self._files.rm_file(self._place(name))
        except Exception as error:
            raise OutputError(CANNOT_WRITE.say(self._lang, path=name, reason=reason(error, self._lang))) from error

    def get(self, name: str, path: Path) -> None:
        """Copy a file here, however large. Raises ``OutputError``."""
        try:
            self._files.get_file(self._place(name), str(path))
        except Exception as error:
            raise OutputError(CANNOT_FETCH.say(self._lang, path=name, reason=reason(error, self._lang))) from error

    def put(self, path: Path, name: str) -> None:
        """Copy a file there, however large. Raises ``OutputError``."""
        try:
            self._files.makedirs(self._place(name).rpartition("/")[0], exist_ok=True)
            self._files.put_file(str(path), self._place(name))
        except Exception as error:
            raise OutputError(CANNOT_WRITE.say(self._lang, path=name, reason=reason(error, self._lang))) from error

    def trees(self, passed_over: str) -> Iterator[tuple[list[str], list[tuple[str, Look]]]]:
        """Every file below, by name in order: those right here, then folder by folder, whatever lies in each.

        The names of the folders right here come with each.

        What is behind a URL is listed by the thousand files, however deep they lie, so one folder's files are in memory
        at a time. The folder ``passed_over`` (with a / behind it), if it is right here, is not listed. Raises
        ``UsageError`` where the place does not allow it.
        """
        try:
            here = self._files.ls(self._root, detail=True, refresh=True)
            folders = sorted(self._relative(each["name"]) for each in here if each["type"] == "directory")
            yield folders, self._named(each for each in here if each["type"] == "file")
            for folder in folders:
                if f"{folder}/" != passed_over:
                    yield folders, self._named(self._files.find(self._place(folder), detail=True).values())
        except FileNotFoundError:
            return
        except OSError as error:
            raise UsageError(CANNOT_FETCH.say(self._lang, path=self._root, reason=reason(error, self._lang))) from error

    def _named(self, states: Iterable[dict[str, Any]]) -> list[tuple[str, Look]]:
        return sorted((self._relative(state["name"]), _look(state)) for state in states)

    def _relative(self, place: str) -> str:
        return place.rstrip("/")[len(self._root) :].lstrip("/")

    def _place(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"


def _look(state: dict[str, Any]) -> Look:
    mark = next((state[key] for key in ("ETag", "mtime", "LastModified", "created") if state.get(key)), "")
    return Look(int(state.get("size") or 0), str(mark))


def is_url(place: str) -> bool:
    """Whether a place is a URL rather than a path (``C:\\…`` is a path)."""
    return "://" in place


def open_store(place: str, lang: Language) -> Store:
    """The store at a path or URL."""
    return UrlStore(place, lang) if is_url(place) else FolderStore(Path(place), lang)
