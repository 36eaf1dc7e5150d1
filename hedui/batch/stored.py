"""Records and page texts as they lie in the output; one that is damaged or gone is noticed."""

from __future__ import annotations

from hedui.batch import messages
from hedui.batch.outcome import Failure
from hedui.batch.store import Store
from hedui.models.record import Record
from hedui.settings import Language


class DamagedRecordError(Exception):
    """A record or its page texts are cut off, changed by somebody or gone; reading the document again mends that."""


def stored(store: Store, name: str) -> bytes:
    """A file of the output as it lies there. Raises ``DamagedRecordError``."""
    try:
        return store.read(name)
    except OSError as error:
        raise DamagedRecordError(name) from error


def as_record(data: bytes) -> Record:
    """The record in a file. Raises ``DamagedRecordError``."""
    try:
        return Record.model_validate_json(data)
    except ValueError as error:
        raise DamagedRecordError from error


def as_text(data: bytes) -> str:
    """The page texts in a file. Raises ``DamagedRecordError``."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DamagedRecordError from error


def damaged(path: str, lang: Language) -> Failure:
    """What becomes of an input whose record is damaged: the next run reads it again."""
    return Failure("DamagedRecordError", messages.DAMAGED_RECORD.say(lang, name=path), of_content=False)
