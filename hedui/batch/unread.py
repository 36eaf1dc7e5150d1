"""A file of which no page gave text looks better than an intact one, for its faults are gone: it counts as failed."""

from __future__ import annotations

from hedui.batch import messages
from hedui.errors import UnreadDocumentError
from hedui.models.record import Record
from hedui.settings import Language


def check_read(record: Record, lang: Language) -> None:
    """Raise ``UnreadDocumentError`` for the record of a file of which no page gave text; the record itself is good."""
    source = record.source
    if source.is_unread:
        raise UnreadDocumentError(messages.NO_PAGE_READ.say(lang, name=source.name, pages=source.pages))
