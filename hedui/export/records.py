"""Records as they lie in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from hedui.errors import UsageError
from hedui.export.layout import RECORDS, input_path, part_path
from hedui.messages import Message
from hedui.models.record import Record
from hedui.reach import closed, refused
from hedui.review.apply import reviewed
from hedui.review.book import Book
from hedui.review.entries import Identity
from hedui.settings import Language

NO_RECORDS = Message(
    zh="“{out}”里没有记录，请指定 import 命令的输出文件夹"
    "（还没有的，先运行：hedui import 合同文件夹 --out 输出文件夹）。",
    en="There are no records in “{out}”; name the output folder of the import command (if there is none yet, run"
    " hedui import FOLDER --out OUT first).",
)
NO_FOLDER = Message(
    zh="找不到文件夹“{out}”，请检查路径，并指定 import 命令的输出文件夹。",
    en="There is no folder “{out}”; check the path, and name the output folder of the import command.",
)
BAD_RECORD = Message(
    zh="记录“{path}”无法读取，请用 --force 重新运行 import。",
    en="The record “{path}” cannot be read; run import again with --force.",
)


def as_read(path: Path) -> bytes:
    """The record whose file lies at ``path``, as it was read, whatever people decided since. Raises ``OSError``."""
    try:
        return path.with_name(path.name.removesuffix(".json") + ".read").read_bytes()
    except FileNotFoundError:
        return path.read_bytes()


def lacking(out: Path, lang: Language) -> UsageError | None:
    """What is wrong with a folder that is no output folder of an import, or cannot be opened; None of any other."""
    folder = out / RECORDS
    if shut := closed(out, lang) or closed(folder, lang):
        return shut
    if folder.is_dir():
        return None
    return UsageError((NO_RECORDS if out.exists() else NO_FOLDER).say(lang, out=out))


def below(folder: Path, suffix: str, lang: Language) -> list[Path]:
    """The files below a folder whose names end so, in order.

    Raises ``UsageError`` where it or a folder in it cannot be opened: what is in there would be missing unnoticed.
    """

    def refuse(error: OSError) -> None:
        raise refused(error.filename, error, lang) from error

    found = ((Path(place), names) for place, _, names in os.walk(folder, onerror=refuse))
    return sorted(place / name for place, names in found for name in names if name.endswith(suffix))


def read_records(out: Path, lang: Language) -> Iterator[tuple[str, Record]]:
    """Each record as it was read, with what it goes by (``part_path``), in order.

    Raises ``UsageError`` where there are none, or one is damaged or cannot be opened.
    """
    if wrong := lacking(out, lang):
        raise wrong
    folder = out / RECORDS
    for path in below(folder, ".json", lang):
        try:
            record = Record.model_validate_json(as_read(path))
        except OSError as error:
            raise refused(path, error, lang) from error
        except ValidationError as error:
            raise UsageError(BAD_RECORD.say(lang, path=path)) from error
        source = record.source
        known = source.path and part_path(source.path, source.index)
        yield known or input_path(path.relative_to(folder).as_posix(), source.name, source.index), record


def reviewed_records(out: Path, lang: Language) -> Iterator[tuple[str, Record]]:
    """The same as people's decisions leave them.

    Raises what ``read_records`` does, and ``OutputError`` where the decisions cannot be read.
    """
    if wrong := lacking(out, lang):
        raise wrong
    book = Book.beside(out, lang)
    touched = frozenset(book.touched(0)) if book else frozenset()
    for path, record in read_records(out, lang):
        identity = Identity(record.source.sha256, record.source.index)
        yield path, reviewed(record, book.decisions(identity)) if book and identity in touched else record
