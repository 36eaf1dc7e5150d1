"""Records as they lie in an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from hedui.errors import UsageError
from hedui.export.layout import RECORDS, input_path, part_path
from hedui.messages import Message
from hedui.models.record import Record
from hedui.review.apply import reviewed
from hedui.review.book import Book
from hedui.review.entries import Identity
from hedui.settings import Language

NO_RECORDS = Message(
    zh="“{out}”里没有记录，请指定 import 命令的输出文件夹。",
    en="There are no records in “{out}”; name the output folder of the import command.",
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


def read_records(out: Path, lang: Language) -> Iterator[tuple[str, Record]]:
    """Each record as it was read, with what it goes by (``part_path``), in order.

    Raises ``UsageError`` where there are none or one is damaged.
    """
    folder = out / RECORDS
    if not folder.is_dir():
        raise UsageError(NO_RECORDS.say(lang, out=out))
    for path in sorted(folder.rglob("*.json")):
        try:
            record = Record.model_validate_json(as_read(path))
        except (OSError, ValidationError) as error:
            raise UsageError(BAD_RECORD.say(lang, path=path)) from error
        source = record.source
        known = source.path and part_path(source.path, source.index)
        yield known or input_path(path.relative_to(folder).as_posix(), source.name, source.index), record


def reviewed_records(out: Path, lang: Language) -> Iterator[tuple[str, Record]]:
    """The same as people's decisions leave them.

    Raises what ``read_records`` does, and ``OutputError`` where the decisions cannot be read.
    """
    book = Book.beside(out, lang)
    touched = frozenset(book.touched(0)) if book else frozenset()
    for path, record in read_records(out, lang):
        identity = Identity(record.source.sha256, record.source.index)
        yield path, reviewed(record, book.decisions(identity)) if book and identity in touched else record
