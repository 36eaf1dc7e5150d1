"""What the output keeps of one agreement: page texts, what it opens to in the report, and its record."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hedui.batch.facts import Facts
from hedui.batch.kept import Kept, content_hash
from hedui.batch.store import Store
from hedui.batch.stored import DamagedRecordError, as_record, as_text, stored
from hedui.export import characters
from hedui.export.details import Sizes, details, pages_shown
from hedui.export.digest import Digest
from hedui.export.entry import Entry
from hedui.export.layout import (
    as_read_name,
    characters_name,
    details_name,
    part_path,
    picture_name,
    record_name,
    text_name,
)
from hedui.export.pictures import page_pictures, page_size
from hedui.models.page import Reading
from hedui.models.record import Record
from hedui.read.original import Original
from hedui.review.apply import reviewed
from hedui.review.entries import Decisions
from hedui.settings import Language, Settings

if TYPE_CHECKING:
    from hedui.pipeline import Processed


@dataclass(frozen=True, slots=True)
class Filed:
    """What was written for an agreement, and what the exports say of it (``hedui.export.digest``)."""

    kept: Kept
    facts: Facts
    digest: bytes


@dataclass(frozen=True, slots=True)
class Papers:
    """Writes and reads them. ``report``: what the report shows is kept as well."""

    store: Store
    lang: Language
    report: bool

    def write(self, path: str, index: int, record: Record, text: str, sizes: Sizes | None = None) -> Filed:
        """Write all that is kept of an input's agreement, counted from 1.

        The record comes last: where there is a record, there is its text. ``sizes`` of the pictures are looked up
        unless given. Raises ``OutputError``.
        """
        entry = Entry(part_path(path, index), "", record, text)
        data = record.to_json().encode("utf-8"), text.encode("utf-8", "replace")
        self.store.write(text_name(entry.path), data[1])
        self._write_details(entry, sizes)
        if self.store.exists(name := as_read_name(entry.path)):
            self.store.remove(name)
        self.store.write(record_name(entry.path), data[0])
        return self._filed(entry, *data)

    def read(self, path: str, index: int) -> tuple[Record, str]:
        """The record and the page texts of an input's agreement. Raises ``DamagedRecordError``."""
        record, text = self._stored(part_path(path, index))
        return as_record(record), as_text(text)

    def again(self, path: str, index: int) -> Filed:
        """What is kept of an agreement, made again from its record. Raises what ``read`` does."""
        part = part_path(path, index)
        record, text = self._stored(part)
        entry = Entry(part, "", as_record(record), as_text(text))
        self._write_details(entry, None)
        return self._filed(entry, record, text)

    def is_reviewed(self, path: str, index: int) -> bool:
        """Whether the record of an input's agreement stands as people left it, at some time."""
        return self.store.exists(as_read_name(part_path(path, index)))

    def review(self, path: str, index: int, decisions: Decisions, kept: Kept) -> Kept:
        """Have the record, and what it opens to in the report, say what people decided; what was read stays beside it.

        What is kept of the agreement then. Raises what ``read`` does.
        """
        part, look = part_path(path, index), self.store.look
        raw, text = self._stored(part)
        made = reviewed(as_record(raw), decisions)
        if not self.is_reviewed(path, index):
            self.store.write(as_read_name(part), raw)
        self.store.write(record_name(part), made.to_json().encode("utf-8"))
        self._write_details(Entry(part, "", made, as_text(text)), None)
        return replace(
            kept,
            record=look(as_read_name(part)) or kept.record,
            details=look(details_name(part)) if self.report else kept.details,
        )

    def remove_further(self, path: str, count: int) -> None:
        """Remove what an earlier reading of the input wrote of agreements beyond the first ``count``."""
        index = count + 1
        while self.store.exists(record_name(part := part_path(path, index))):
            for name in (record_name(part), as_read_name(part), text_name(part), details_name(part)):
                self.store.remove(name)
            index += 1

    def write_pictures(self, original: Original, processed: Processed, settings: Settings) -> Sizes:
        """Write a picture of each page that was recognised or that the record's evidence points into, and where its
        characters stand; how large each page is."""
        source = processed.record.source
        shown = pages_shown(Entry("", "", processed.record))
        sizes: dict[int, tuple[float, float]] = {}
        pages = [page for page in processed.pages if page.number in shown or page.reading is Reading.OCR]
        texts = {page.number: page for page in pages}
        for number, picture in page_pictures(original, source.media_type, pages, settings):
            self.store.write(picture_name(source.sha256, number), picture)
            self.store.write(characters_name(source.sha256, number), characters.to_bytes(texts[number]))
            size = page_size(io.BytesIO(picture))
            if size:
                sizes[number] = size
        return sizes

    def _stored(self, part: str) -> tuple[bytes, bytes]:
        return stored(self.store, self._as_read(part)), stored(self.store, text_name(part))

    def _as_read(self, part: str) -> str:
        """Where the record lies as it was read."""
        name = as_read_name(part)
        return name if self.store.exists(name) else record_name(part)

    def _write_details(self, entry: Entry, sizes: Sizes | None) -> None:
        if self.report:
            shown = self._sizes(entry) if sizes is None else sizes
            data = details(entry, shown, self.lang)
            self.store.write(details_name(entry.path), data, durable=False)  # made again where it is not whole

    def _sizes(self, entry: Entry) -> Sizes:
        sizes: dict[int, tuple[float, float]] = {}
        for page in sorted(pages_shown(entry)):
            name = picture_name(entry.record.source.sha256, page)
            size = page_size(io.BytesIO(self.store.read(name))) if self.store.exists(name) else None
            if size:
                sizes[page] = size
        return sizes

    def _filed(self, entry: Entry, record: bytes, text: bytes) -> Filed:
        """Raises ``DamagedRecordError`` where somebody else removes the files meanwhile."""
        look = self.store.look
        looks = look(self._as_read(entry.path)), look(text_name(entry.path))
        if not looks[0] or not looks[1]:
            raise DamagedRecordError(entry.path)
        shown = look(details_name(entry.path)) if self.report else None
        kept = Kept(looks[0], content_hash(record), looks[1], content_hash(text), shown)
        return Filed(kept, Facts.of(entry.path, entry.record, entry.text), Digest.of(entry, self.lang).to_bytes())
