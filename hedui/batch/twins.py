"""Inputs of the same content: one is read, the others get its record under their own names."""

from __future__ import annotations

from hedui.batch import messages
from hedui.batch.job import named, remove_further, summarise, with_twins
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Failure, Outcome
from hedui.batch.rows import Row
from hedui.batch.store import Store
from hedui.batch.stored import stored_record, stored_text
from hedui.export.layout import part_path, record_name, text_name
from hedui.models.record import Record
from hedui.settings import Settings


class Twins:
    """Gives followers what their leader got."""

    def __init__(self, ledger: Ledger, store: Store, settings: Settings) -> None:
        self._ledger = ledger
        self._store = store
        self._settings = settings

    def follow(self, row: Row, failure: Failure | None = None) -> Outcome:
        """The outcome of an input whose twin leads it: a record of its own, or the twin's failure.

        Raises ``DamagedRecordError`` where the twin's record cannot be read.
        """
        leader = row.twin_of or row.path
        if failure is None:
            parts = range(1, self._ledger.parts(leader) + 1)
            records = [self._rewrite(leader, row.path, index) for index in parts]
            for index, record in zip(parts, records, strict=True):
                text = stored_text(self._store, part_path(leader, index))
                self._store.write(text_name(part_path(row.path, index)), text.encode("utf-8"))
                self._store.write(record_name(part_path(row.path, index)), record.to_json().encode("utf-8"))
            remove_further(self._store, row.path, len(records))
            return summarise(row.path, records, 0.0)
        sentence = messages.SAME_AS_FAILED.say(self._settings.lang, leader=leader, sentence=failure.sentence)
        return Outcome(row.path, 0.0, failure=Failure(failure.error, sentence))

    def refresh(self, path: str) -> None:
        """Write the records of an input that was read before, with the twins that it has now. Raises as ``follow``."""
        for index in range(1, self._ledger.parts(path) + 1):
            data = self._rewrite(path, path, index).to_json().encode("utf-8")
            self._store.write(record_name(part_path(path, index)), data)

    def _rewrite(self, leader: str, path: str, index: int) -> Record:
        record = stored_record(self._store, part_path(leader, index))
        return with_twins(named(record, path), self._ledger.twins(path), self._settings)
