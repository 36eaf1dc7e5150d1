"""The two ends of a batch: where the inputs lie, and where everything that is written goes. Folders here, or URLs."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from hedui.batch import messages
from hedui.batch.discover import discover, is_file
from hedui.batch.found import LEDGER_NAME, Found, problem_of
from hedui.batch.joining import Joiner
from hedui.batch.kept import Look
from hedui.batch.store import FolderStore, Store, UrlStore, is_url
from hedui.errors import DocumentError, UsageError
from hedui.export.cache import NAME as CACHE_NAME
from hedui.export.folder import OutputFolder
from hedui.export.layout import INDEX
from hedui.models.page import Page
from hedui.reach import closed
from hedui.read import archive
from hedui.read.document import hash_of_all
from hedui.read.loose import loose_pages, single_page
from hedui.read.pictures import is_single
from hedui.settings import BatchSettings, Joining, Language, Settings


class Inputs(Protocol):
    """Where the inputs lie."""

    @property
    def base(self) -> str:
        """The path or URL that inputs' paths are relative to."""

    def discover(self) -> Iterator[Found]:
        """Every file there is."""

    def content(self, path: str, files: Sequence[str]) -> str | None:
        """The SHA-256 of an input's content, or None where it cannot be read; its reader will say why.

        ``files`` are those that it consists of, if it does.
        """

    def link(self, path: str) -> str:
        """The input as a link from the output."""


def _holds_inputs(folder: Path, out: Path) -> bool:
    """Whether what would be the output lies in the folder and holds files, and no run made it."""
    if not Path(os.path.realpath(out)).is_relative_to(os.path.realpath(folder)):
        return False
    try:
        names = {entry.name for entry in os.scandir(out)}
    except OSError:  # it is not there yet, or cannot be listed: who makes it will say
        return False
    return LEDGER_NAME not in names and not all(name.startswith(".") for name in names)


class FolderInputs:
    """A folder, or a single file, on this machine."""

    def __init__(
        self,
        folder: Path,
        out: Path | None,
        lang: Language,
        *,
        follow: bool = False,
        pictures: Joining = Joining.SEPARATE,
        texts: Joining = Joining.SEPARATE,
    ) -> None:
        """Raises ``UsageError`` where there is no such folder, it may not be opened, it is the output itself, or this
        holds inputs."""
        if shut := closed(folder, lang):
            raise shut
        if not os.path.lexists(folder):
            raise UsageError(messages.NO_FOLDER.say(lang, path=folder))
        if out and os.path.realpath(folder) == os.path.realpath(out):
            raise UsageError(messages.SAME_FOLDER.say(lang, path=folder))
        if out and _holds_inputs(folder, out):
            raise UsageError(messages.HOLDS_FILES.say(lang, path=out))
        self._folder = folder
        self._out = out
        self._lang = lang
        self._follow = follow
        self._base = (folder.parent if is_file(folder) else folder).absolute()
        self._join = Joiner(self._base.name, pictures, texts, self._is_single, self._page)
        self._way = _way(self._base, out)

    @property
    def base(self) -> str:
        return str(self._base)

    def discover(self) -> Iterator[Found]:
        return discover(self._folder, self._out, follow=self._follow, join=self._join)

    def _is_single(self, path: str) -> bool:
        try:
            with archive.local(self._base, path, self._lang) as file:
                return is_single(file)
        except (DocumentError, OSError):  # whatever is wrong with it, its reader will say
            return True

    def _page(self, path: str) -> Page | None:
        try:
            with archive.local(self._base, path, self._lang) as file:
                return single_page(file, Settings(lang=self._lang))
        except (DocumentError, OSError):
            return None

    def content(self, path: str, files: Sequence[str]) -> str | None:
        hashes = []
        for each in files or (path,):
            try:
                with archive.local(self._base, each, self._lang) as path_here, path_here.open("rb") as file:
                    hashes.append(hashlib.file_digest(file, "sha256").hexdigest())
            except (DocumentError, OSError):
                return None
        return hash_of_all(hashes) if files else hashes[0]

    def link(self, path: str) -> str:
        return f"{self._way}/{archive.holder_of(self._base, path)}"


def _way(base: Path, out: Path | None) -> str:
    """How one gets from the output folder to ``base``, as the beginning of a link."""
    if out is None:
        return base.as_uri()
    try:
        return Path(os.path.relpath(base.resolve(), out.resolve())).as_posix()
    except ValueError:  # on another drive
        return base.as_posix()


class UrlInputs:
    """A place behind a URL."""

    def __init__(
        self,
        url: str,
        out: str,
        lang: Language,
        pictures: Joining = Joining.SEPARATE,
        texts: Joining = Joining.SEPARATE,
    ) -> None:
        self._join = Joiner("", pictures, texts, _has_one_page, self._page)
        self._lang = lang
        self._url = url.rstrip("/")
        self._out = out.rstrip("/")
        self._store = UrlStore(url, lang)

    @property
    def base(self) -> str:
        return self._url

    def discover(self) -> Iterator[Found]:
        own = self._out.removeprefix(f"{self._url}/") + "/" if self._out.startswith(f"{self._url}/") else ""
        for folders, tree in self._store.trees(own):
            outputs = [*filter(None, [own, *(name.removesuffix(LEDGER_NAME) for name, _ in tree if _is_ledger(name))])]
            files = [(name, look) for name, look in tree if not (_is_hidden(name) or name.startswith(tuple(outputs)))]
            yield from self._joined(files, folders)

    def _joined(self, files: Iterable[tuple[str, Look]], folders: Iterable[str]) -> Iterator[Found]:
        """The files of one tree, with pictures that make one agreement as one; ``folders`` are those at the root."""
        by_folder: dict[str, list[Found]] = {}
        for name, look in files:
            folder, _, last = name.rpartition("/")
            found = Found(name, look.size, zlib.crc32(look.mark.encode()), problem_of(last))
            by_folder.setdefault(folder, []).append(found)
        below = defaultdict(set, {"": set(folders)})
        for folder in by_folder:
            while folder:
                parent, _, last = folder.rpartition("/")
                below[parent].add(last)
                folder = parent
        for folder, here in sorted(by_folder.items()):
            yield from self._join(here, folder, below[folder])

    def _page(self, path: str) -> Page | None:
        try:
            pages = loose_pages(self._store.read(path), PurePosixPath(path).name, Settings(lang=self._lang))
        except (DocumentError, OSError):
            return None
        return pages[0] if len(pages) == 1 else None

    def content(self, path: str, files: Sequence[str]) -> str | None:
        try:
            hashes = [hashlib.sha256(self._store.read(each)).hexdigest() for each in files or (path,)]
        except OSError:
            return None
        return hash_of_all(hashes) if files else hashes[0]

    def link(self, path: str) -> str:
        return f"{self._url}/{path}"


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "~$")) for part in PurePosixPath(name).parts)


def _is_ledger(name: str) -> bool:
    """Whether a file's folder is an output of hedui: a ledger lies in it."""
    return name.rpartition("/")[2] == LEDGER_NAME


def _has_one_page(path: str) -> bool:
    """Whether a file has one page whatever it holds: of a TIFF file elsewhere nobody knows without fetching it."""
    return not path.lower().endswith((".tif", ".tiff"))


class Output:
    """Where everything goes. ``folder`` is on this machine and holds the ledger, the log and the exports."""

    def __init__(self, place: str, store: Store, folder: OutputFolder) -> None:
        self.place = place
        self.store = store
        self.folder = folder

    def look(self, name: str) -> tuple[int, str] | None:
        """Size and mark of an export that a run has put in place, or None; only what is written changes them."""
        look = self.store.look(name)
        return (look.size, look.mark) if look else None

    def fetch(self, name: str) -> None:
        """Have an export that stands where it belongs in ``folder`` too; for a folder here it is there."""

    def save(self, copy: Callable[[Path], None]) -> None:
        """Keep the ledger, which ``copy`` writes to a file, where the next run looks for it; a folder here has it."""

    def publish(self) -> None:
        """Put the exports where they belong; for a folder on this machine they are there."""

    def close(self) -> None:
        """Let go of what was needed only while the batch ran."""


class UrlOutput(Output):
    """Records go to a URL at once; ledger, log and exports are made here and copied there."""

    def __init__(self, url: str, lang: Language) -> None:
        self._store = UrlStore(url, lang)
        self._root = Path(tempfile.mkdtemp(prefix="hedui-"))
        super().__init__(url, self._store, OutputFolder(self._root, lang))
        for name in (LEDGER_NAME, CACHE_NAME):
            self.fetch(name)

    def look(self, name: str) -> tuple[int, str] | None:
        """Size alone: what is made here bears another mark there."""
        path = self._root / name
        if path.is_file():
            return path.stat().st_size, ""
        look = self._store.look(name)
        return (look.size, "") if look else None

    def fetch(self, name: str) -> None:
        if not (self._root / name).exists() and self._store.exists(name):
            with self.folder.file(name) as path:
                self._store.get(name, path)

    def save(self, copy: Callable[[Path], None]) -> None:
        with tempfile.TemporaryDirectory(prefix="hedui-") as folder:
            path = Path(folder) / LEDGER_NAME
            copy(path)
            self._store.put(path, LEDGER_NAME)

    def publish(self) -> None:
        for path in sorted(self._root.rglob("*")):
            if path.is_file() and not path.name.startswith(LEDGER_NAME):
                self._store.put(path, path.relative_to(self._root).as_posix())
        if (self._root / INDEX).is_dir():
            for name in sorted(self._store.listing(INDEX)):
                if not (self._root / INDEX / name).exists():
                    self._store.remove(f"{INDEX}/{name}")

    def close(self) -> None:
        shutil.rmtree(self._root, ignore_errors=True)


def open_output(place: str, lang: Language) -> Output:
    """The output at a path or URL, proved to be writable. Raises ``OutputError``."""
    if is_url(place):
        return UrlOutput(place, lang)
    folder = OutputFolder(Path(place).absolute(), lang)
    folder.prepare()
    return Output(str(folder.root), FolderStore(folder.root, lang), folder)


def open_inputs(place: str, out: str, lang: Language, batch: BatchSettings) -> Inputs:
    """The inputs at a path or URL. Raises ``UsageError`` where there are none."""
    if is_url(place):
        return UrlInputs(place, out, lang, batch.pictures, batch.texts)
    here = None if is_url(out) else Path(out)
    return FolderInputs(Path(place), here, lang, follow=batch.follow_links, pictures=batch.pictures, texts=batch.texts)
