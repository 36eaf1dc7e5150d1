"""One document by itself, within the limits that it would have in a batch: a file, a folder of pictures, or an archive
with all that lies in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hedui.batch import messages, pace
from hedui.batch.crew import available_cpus
from hedui.batch.discover import printable
from hedui.batch.found import Found, Problem
from hedui.batch.isolation import CrashedError, IsolatedExecutor, Limits, OutOfMemoryError, TimedOutError
from hedui.batch.job import named
from hedui.batch.places import FolderInputs
from hedui.batch.plan import explain
from hedui.batch.steady import steadily
from hedui.batch.unread import check_read
from hedui.errors import DocumentError, HeduiError
from hedui.models.record import Record
from hedui.read import archive
from hedui.read.original import Original
from hedui.reasons import origin
from hedui.settings import LimitSettings, Settings

A = TypeVar("A")
T = TypeVar("T")
Work = Callable[[Path, A, Settings, float | None], T]
"""What the process does with a place: with something said about it, settings, and seconds that it may take."""


@dataclass(frozen=True, slots=True)
class Alone:
    """The records of one file; of an archive also why others in it have none, a sentence each."""

    records: tuple[Record, ...]
    failed: tuple[str, ...] = ()
    """Of files that somebody is probably waiting for."""
    skipped: tuple[str, ...] = ()


def process_alone(path: Path, settings: Settings, limits: LimitSettings) -> Alone:
    """Read, extract and check a file's agreements in a process of its own, so that nothing in it can harm this one.

    Raises what ``hedui.process`` raises, and ``DocumentError`` for a document that takes too long, needs too much
    memory or brings its process down. Of an archive one raises where no file in it could be read.
    """
    if (name := printable(path.name)) != path.name:
        raise DocumentError(messages.BAD_NAME.say(settings.lang, name=name))
    with closing(_Reader(settings, limits)) as reader:
        if not (path.is_file() and archive.is_called_archive(path.name) and archive.holds_files(path)):
            return Alone(reader.read(path.absolute(), None))
        records: list[Record] = []
        failed: list[str] = []
        skipped: list[str] = []
        for found in FolderInputs(path, None, settings.lang).discover():
            if found.problem:
                of = skipped if found.problem is Problem.UNSUPPORTED else failed
                of.append(explain(found, found.problem, settings.lang)[1])
                continue
            try:
                made = reader.read(path.absolute().parent, found)
                check_read(made[0], settings.lang)
                records += made
            except DocumentError as error:
                failed.append(str(error))
    if not records:
        raise DocumentError("\n".join([*failed, *skipped]))
    return Alone(tuple(records), tuple(failed), tuple(skipped))


def explain_alone(path: Path, pointer: str, settings: Settings, limits: LimitSettings) -> tuple[str, ...]:
    """Lines that say why the value at a pointer is what it is; read as ``process_alone`` reads, an archive not at all.

    Raises as it does, and ``UsageError`` where there is no such field.
    """
    with closing(_Reader(settings, limits)) as reader:
        return reader.run(_explain, path.absolute(), pointer, path.name)


class _Reader:
    """A process that reads one document after the other."""

    def __init__(self, settings: Settings, limits: LimitSettings) -> None:
        self._executor = IsolatedExecutor(1, Limits(memory=limits.memory))
        self._settings = settings.model_copy(update={"ocr_threads": settings.ocr_threads or available_cpus()})
        self._limits = limits

    def read(self, place: Path, found: Found | None) -> tuple[Record, ...]:
        """The records of what lies at ``place``, or of ``found`` below it. Raises as ``process_alone`` does."""
        return self.run(_process, place, found, found.path if found else place.name)

    def run(self, work: Work[A, T], place: Path, argument: A, name: str) -> T:
        """What the process makes of what lies at ``place``. Raises as ``process_alone`` does."""
        lang = self._settings.lang
        try:
            return self._executor.submit(work, place, argument, self._settings, self._limits.timeout).result()
        except HeduiError:
            raise
        except TimedOutError as error:
            raise DocumentError(messages.TIMED_OUT.say(lang, name=name, seconds=round(error.args[0]))) from error
        except OutOfMemoryError as error:
            raise DocumentError(messages.OUT_OF_MEMORY.say(lang, name=name, limit=error.args[0])) from error
        except CrashedError as error:
            raise DocumentError(messages.CRASHED.say(lang, name=name, reason=error.args[0])) from error
        except Exception as error:
            reason = origin(error)
            raise DocumentError(messages.INTERNAL_ALONE.say(lang, name=name, reason=reason)) from error

    def close(self) -> None:
        self._executor.kill()


def _process(place: Path, found: Found | None, settings: Settings, timeout: float | None) -> tuple[Record, ...]:
    from hedui.pipeline import process_file

    with _original(place, found, settings) as original:
        pace.begin(found.path if found else place.name, original, timeout)
        made = steadily(original, settings.lang, lambda: process_file(original, settings))
    records = tuple(each.record for each in made)
    return tuple(named(each, found.path, found.files) for each in records) if found else records


def _explain(place: Path, pointer: str, settings: Settings, timeout: float | None) -> tuple[str, ...]:
    from hedui.explain import explain

    with _original(place, None, settings) as original:
        pace.begin(place.name, original, timeout)
        return steadily(original, settings.lang, lambda: explain(original, pointer, settings))


@contextmanager
def _original(place: Path, found: Found | None, settings: Settings) -> Iterator[Original]:
    from hedui.divide.following import are_of_one
    from hedui.read import pages_in

    if found is None:
        yield pages_in(place, settings, are_of_one) if place.is_dir() else place
        return
    most = settings.max_megabytes * 1024**2
    with ExitStack() as unpacked:
        names = found.files or (found.path,)
        paths = tuple(unpacked.enter_context(archive.local(place, name, settings.lang, most)) for name in names)
        yield paths if found.files else paths[0]
