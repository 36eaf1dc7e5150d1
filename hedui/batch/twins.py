"""Inputs of the same content: one is read, the others get its record under their own names."""

from __future__ import annotations

from hedui.batch import messages
from hedui.batch.job import named, summarise, with_twins
from hedui.batch.ledger import Ledger
from hedui.batch.linking import with_links
from hedui.batch.outcome import Failure, Outcome
from hedui.batch.papers import Papers
from hedui.batch.rows import Row
from hedui.models.links import Links
from hedui.settings import Settings


class Twins:
    """Gives followers what their leader got."""

    def __init__(self, ledger: Ledger, papers: Papers, settings: Settings) -> None:
        self._ledger = ledger
        self._papers = papers
        self._settings = settings

    def follow(self, row: Row, failure: Failure | None = None) -> Outcome:
        """The outcome of an input whose twin leads it: a record of its own, or the twin's failure.

        Raises ``DamagedRecordError`` where the twin's record cannot be read.
        """
        leader = row.twin_of or row.path
        if failure is None:
            return self._rewrite(leader, row.path)
        sentence = messages.SAME_AS_FAILED.say(self._settings.lang, leader=leader, sentence=failure.sentence)
        return Outcome(row.path, 0.0, failure=Failure(failure.error, sentence))

    def refresh(self, path: str) -> Outcome:
        """Write the records of an input that was read before, with the twins that it has now. Raises as ``follow``."""
        return self._rewrite(path, path)

    def _rewrite(self, leader: str, path: str) -> Outcome:
        """Write the records of ``leader`` as those of ``path``, once all of them have been read."""
        twins = self._ledger.twins(path)
        records, texts = [], []
        for index in range(1, self._ledger.parts(leader) + 1):
            record, text = self._papers.read(leader, index)
            if path != leader:
                record = with_links(named(record, path, self._ledger.files(path)), Links(), self._settings)
            records.append(with_twins(record, twins, self._settings))
            texts.append(text)
        filed = [
            self._papers.write(path, index, record, text)
            for index, (record, text) in enumerate(zip(records, texts, strict=True), 1)
        ]
        self._papers.remove_further(path, len(filed))
        return summarise(path, records, filed, 0.0)
