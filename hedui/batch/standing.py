"""Whether what was written for an input still stands as it was written, without reading it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hedui.batch.kept import Kept, Look, content_hash
from hedui.batch.ledger import Ledger
from hedui.batch.papers import Papers
from hedui.batch.stored import DamagedRecordError, stored
from hedui.export.layout import as_read_name, details_name, part_path, record_name, text_name


class Standing:
    """Looks at the files of inputs that are done, in the order of their paths."""

    def __init__(self, ledger: Ledger, papers: Papers) -> None:
        self._ledger = ledger
        self._papers = papers
        self._look = papers.store.looks()

    def is_whole(self, path: str) -> bool:
        """Whether every record of an input, with its page texts, is as it was written.

        What only the report needs of it can be made again from the records; that is noted where it is gone.
        """
        kept = self._ledger.kept(path)
        if not kept:  # by a version that kept no such thing: a damaged record is noticed by the exports
            names = record_name(path), text_name(path)
            return all(self._look(name) for name in names)
        now = [self._as_it_is(part_path(path, index), each) for index, each in enumerate(kept, 1)]
        found = [each for each in now if each]
        if len(found) < len(kept):
            return False
        if found != list(kept):
            self._ledger.refile(path, found)
        if self._papers.report and not self._can_be_shown(path, kept):
            self._ledger.refile(path, ())
        return True

    def _as_it_is(self, part: str, kept: Kept) -> Kept | None:
        record = self._same(record_name(part), kept.record, kept.record_hash)
        if record is None and self._look(record_name(part)):  # as people left it; what was read lies beside it
            record = self._same(as_read_name(part), kept.record, kept.record_hash)
        text = self._same(text_name(part), kept.text, kept.text_hash)
        return replace(kept, record=record, text=text) if record and text else None

    def _same(self, name: str, look: Look, known: str) -> Look | None:
        """How the file looks, if its content is the known one; only where its time of change differs it is read."""
        now = self._look(name)
        if now is None or now == look:
            return now
        try:
            same = now.size == look.size and content_hash(stored(self._papers.store, name)) == known
        except DamagedRecordError:
            return None
        return now if same else None

    def _can_be_shown(self, path: str, kept: Sequence[Kept]) -> bool:
        """Whether the report's own files are there in their size."""
        looks = (self._look(details_name(part_path(path, index))) for index in range(1, len(kept) + 1))
        return all(
            each.details and look and each.details.size == look.size for each, look in zip(kept, looks, strict=True)
        )
