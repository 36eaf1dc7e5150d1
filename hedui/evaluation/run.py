"""A folder of agreements and truths in, scores out.

The truth of ``NAME.pdf``, ``NAME.scan.pdf``, ``NAME.txt`` … is ``NAME.expected.json`` beside them, that of the second
agreement in such a file ``NAME.2.expected.json``.
"""

from __future__ import annotations

import codecs
import json
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from hedui.batch.discover import discover
from hedui.batch.progress import Progress
from hedui.batch.run import Request
from hedui.batch.run import run as run_batch
from hedui.errors import ExitCode, UsageError
from hedui.evaluation import messages
from hedui.evaluation.compare import Difference, Truth, count, differences
from hedui.evaluation.tally import Tally
from hedui.export.layout import PAGE_BREAK, RECORDS, part_of, part_path, text_name
from hedui.export.records import below, read_records
from hedui.reasons import reason
from hedui.settings import Language, Options

TRUTH_SUFFIX = ".expected.json"
_PLACE = re.compile(r"^Invalid JSON.* at line (\d+) column (\d+)$")


@dataclass(frozen=True, slots=True)
class Read:
    """A record as JSON, and the page texts that lie beside it; None where there are none."""

    record: Mapping[str, object]
    pages: tuple[str, ...] | None


Records = Mapping[str, Read]
"""What was read, by the input's path below the folder."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One input beside its truth. Without a record, everything that the truth states is missing."""

    path: str
    tally: Tally
    differences: tuple[Difference, ...]
    has_record: bool
    kind: str | None = None
    """The group that its truth puts it in."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All inputs of a folder that have a truth, in the order of their paths."""

    compared: tuple[Compared, ...]
    code: ExitCode = ExitCode.DONE
    """What the reading of the inputs came to; ``DONE`` where records were given."""

    @property
    def total(self) -> Tally:
        total = Tally()
        for each in self.compared:
            total.add(each.tally)
        return total

    @property
    def kinds(self) -> dict[str, Tally]:
        """The counts of each kind of agreement, in the order of their names; empty where no truth names one."""
        kinds: dict[str, Tally] = {}
        for each in self.compared:
            if each.kind is not None:
                kinds.setdefault(each.kind, Tally()).add(each.tally)
        return dict(sorted(kinds.items()))

    @property
    def without_record(self) -> tuple[str, ...]:
        return tuple(each.path for each in self.compared if not each.has_record)

    @property
    def exit_code(self) -> ExitCode:
        if self.code in (ExitCode.INTERRUPTED, ExitCode.ENGINE_MISSING):
            return self.code
        return ExitCode.DOCUMENT_FAILED if self.without_record else ExitCode.DONE


def evaluate(folder: Path, records: Path, lang: Language) -> Evaluation:
    """Compare the records in an output folder of ``hedui import`` with the truths in the folder that was imported.

    Raises ``UsageError`` where there are no truths, or no records, or some cannot be read.
    """
    truths = read_truths(folder, lang)
    return Evaluation(tuple(_compare(truths, _load(records, lang))))


def read_and_evaluate(folder: Path, options: Options, progress: Progress, stop: threading.Event) -> Evaluation:
    """Read every input that has a truth, as ``hedui import`` does, and compare. Nothing that was read is kept.

    Raises as ``evaluate`` does, and as a batch does.
    """
    lang = options.settings.lang
    truths = read_truths(folder, lang)
    inputs = [found.path for found in discover(folder) if not found.problem and _name(found.path) in truths]
    if not inputs:
        raise UsageError(messages.NO_INPUTS.say(lang, folder=folder))
    chosen = frozenset(inputs)
    options = options.model_copy(update={"batch": options.batch.model_copy(update={"export": frozenset()})})
    with tempfile.TemporaryDirectory() as out:
        request = Request(folder, Path(out), options, ready=lambda found: found.path in chosen)
        code = run_batch(request, progress, stop).exit_code(None)
        made = _load(Path(out), lang) if (Path(out) / RECORDS).is_dir() else {}
    return replace(Evaluation(tuple(_compare(truths, made, inputs))), code=code)


def _why(error: OSError | ValidationError, lang: Language) -> str:
    """What a truth lacks: where it is no JSON, or which key is not as it should be."""
    if isinstance(error, OSError):
        return reason(error, lang)
    first = error.errors()[0]
    if place := _PLACE.search(first["msg"]):
        return messages.NO_JSON.say(lang, line=place[1], column=place[2])
    if not first["loc"]:
        return messages.NO_OBJECT.say(lang)
    said = messages.NO_KEY if first["type"] == "missing" else messages.WRONG_KEY
    return said.say(lang, key=".".join(map(str, first["loc"])))


def read_truths(folder: Path, lang: Language) -> dict[str, Truth]:
    """Every truth below the folder, by its path without ``.expected.json``. Raises ``UsageError``."""
    if not folder.is_dir():
        said = messages.NO_FOLDER_BUT_FILE if folder.exists() else messages.NO_FOLDER
        raise UsageError(said.say(lang, folder=folder))
    truths: dict[str, Truth] = {}
    for path in below(folder, TRUTH_SUFFIX, lang):
        try:
            truth = Truth.model_validate_json(path.read_bytes().removeprefix(codecs.BOM_UTF8))
        except (OSError, ValidationError) as error:
            raise UsageError(messages.BAD_TRUTH.say(lang, path=path, reason=_why(error, lang))) from error
        truths[path.relative_to(folder).as_posix().removesuffix(TRUTH_SUFFIX)] = truth
    if not truths:
        raise UsageError(messages.NO_TRUTHS.say(lang, folder=folder))
    return truths


def _load(out: Path, lang: Language) -> Records:
    return {path: Read(json.loads(record.to_json()), _pages(out, path)) for path, record in read_records(out, lang)}


def _pages(out: Path, path: str) -> tuple[str, ...] | None:
    text = out / text_name(path)
    return tuple(text.read_bytes().decode("utf-8").split(PAGE_BREAK)) if text.is_file() else None


def _compare(truths: Mapping[str, Truth], records: Records, inputs: list[str] | None = None) -> Iterator[Compared]:
    """Each input and each record that has a truth; and each truth that has neither, under its own name."""
    paths = {path for path in (*(inputs or ()), *records) if _name(path) in truths}
    named = {path: _name(path) for path in paths}
    named |= {name: name for name in truths if name not in named.values()}
    for path, name in sorted(named.items()):
        read = records.get(path, Read({}, None))
        found = differences(read.record, truths[name], read.pages)
        yield Compared(path, count(truths[name], found), found, path in records, truths[name].kind)


def _name(path: str) -> str:
    """An input's path up to the first dot in its last part; ``a.2`` for the second agreement in a file ``a.pdf``."""
    base, index = part_of(path)
    last = PurePosixPath(base)
    return part_path(last.with_name(last.name.split(".")[0] or last.name).as_posix(), index)
