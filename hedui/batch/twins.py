"""Inputs of the same content: one is read, the others get its record under their own names."""

from __future__ import annotations

from pathlib import PurePosixPath

from hedui.batch import messages
from hedui.batch.job import summarise, with_twins
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Failure, Outcome
from hedui.batch.rows import Row
from hedui.batch.store import Store
from hedui.batch.stored import stored_record, stored_text
from hedui.export.layout import record_name, text_name
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
            record, text = self._rewrite(leader, row.path), stored_text(self._store, leader)
            self._store.write(text_name(row.path), text.encode("utf-8"))
            self._store.write(record_name(row.path), record.to_json().encode("utf-8"))
            return summarise(row.path, record, 0.0)
        sentence = messages.SAME_AS_FAILED.say(self._settings.lang, leader=leader, sentence=failure.sentence)
        return Outcome(row.path, 0.0, failure=Failure(failure.error, sentence))

    def refresh(self, path: str) -> None:
        """Write the record of an input that was read before, with the twins that it has now. Raises as ``follow``."""
        self._store.write(record_name(path), self._rewrite(path, path).to_json().encode("utf-8"))

    def _rewrite(self, leader: str, path: str) -> Record:
        record = stored_record(self._store, leader)
        source = record.source.model_copy(update={"name": PurePosixPath(path).name})
        return with_twins(record.model_copy(update={"source": source}), self._ledger.twins(path), self._settings)
