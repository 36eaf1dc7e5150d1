"""Records and page texts as they lie in the output; one that is damaged or gone is noticed."""

from __future__ import annotations

from hedui.batch import messages
from hedui.batch.outcome import Failure
from hedui.batch.store import Store
from hedui.export.layout import record_name, text_name
from hedui.models.record import Record
from hedui.settings import Language


class DamagedRecordError(Exception):
    """A record or its page texts are cut off, changed by somebody or gone; reading the document again mends that."""


def stored_record(store: Store, path: str) -> Record:
    """The record of an input. Raises ``DamagedRecordError``."""
    try:
        return Record.model_validate_json(store.read(record_name(path)))
    except (OSError, ValueError) as error:
        raise DamagedRecordError(path) from error


def stored_text(store: Store, path: str) -> str:
    """The page texts of an input. Raises ``DamagedRecordError``."""
    try:
        return store.read(text_name(path)).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedRecordError(path) from error


def damaged(path: str, lang: Language) -> Failure:
    """What becomes of an input whose record is damaged: the next run reads it again."""
    return Failure("DamagedRecordError", messages.DAMAGED_RECORD.say(lang, name=path), of_content=False)
