"""What the exports of a batch are to show, and whether they do already."""

from __future__ import annotations

import functools
import hashlib
import logging
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import hedui
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Outcome, Status
from hedui.batch.papers import Filed, Papers
from hedui.batch.places import Inputs, Output
from hedui.batch.reviews import Reviews
from hedui.batch.stored import DamagedRecordError, damaged
from hedui.errors import OutputError
from hedui.export import lines, workbook
from hedui.export.agreement import Agreement
from hedui.export.cache import Cache
from hedui.export.digest import Digest
from hedui.export.entry import Missing
from hedui.export.exporters import export_all, stale
from hedui.export.layout import part_path, record_name
from hedui.export.report import appearance
from hedui.export.target import SameNumbers, Target, none
from hedui.models.custom import CustomField
from hedui.settings import Export

_REVIEWED = "reviewed"
Altered = Callable[[Path], None]

log = logging.getLogger("hedui.batch")


class Exports:
    """Writes what was asked for besides the records, where it does not show the batch as it is."""

    def __init__(
        self,
        ledger: Ledger,
        cache: Cache,
        papers: Papers,
        inputs: Inputs,
        output: Output,
        same_numbers: SameNumbers = none,
        own: tuple[CustomField, ...] = (),
    ) -> None:
        self._ledger = ledger
        self._cache = cache
        self._papers = papers
        self._inputs = inputs
        self._output = output
        self._same_numbers = same_numbers
        self._own = own

    def keep(self, outcome: Outcome) -> None:
        """Keep what exports say of the records that have just been written for an input."""
        for index, (kept, digest) in enumerate(zip(outcome.kept, outcome.digests, strict=True), 1):
            self._cache.put(outcome.path, index, kept.record_hash, digest)

    def refile(self, path: str, index: int, filed: Filed) -> None:
        """Take note of one of an input's records that was written anew, counted from 1."""
        kept = list(self._ledger.kept(path))
        if len(kept) < index:
            self._ledger.refile(path, ())  # by a version that kept no such thing: found out again when it is needed
            return
        kept[index - 1] = filed.kept
        self._ledger.refile(path, kept)
        self._cache.put(path, index, filed.kept.record_hash, filed.digest)

    def commit(self) -> None:
        """Have what is kept on the disk."""
        self._cache.commit()

    def write(self, kinds: Collection[Export], altered: Altered | None = None) -> tuple[str, ...]:
        """Write the exports of these kinds that have to be; why some could not be put in place. ``altered`` is told of
        the workbook where somebody changed it: what people filled in in it would be lost."""
        file = self._output.folder.root / workbook.NAME
        if altered and Export.XLSX in kinds and not self._cache.intact(workbook.NAME) and file.is_file():
            altered(file)
        try:
            unfiled = [row.path for row in self._ledger.unfiled()]
            for path in unfiled:
                self._make_again(path)
            reviews = Reviews.beside(self._output.folder.root, self._papers.lang)
            self._review(reviews, unfiled)
            target = self._target(reviews)
            written = stale(target, kinds)
            if not written:
                return ()
            if lines.NAME in written:
                self._output.fetch(lines.NAME)
            return export_all(target, kinds, self._agreements(reviews), self._missing())
        except OutputError as error:
            return (str(error),)

    def _review(self, reviews: Reviews, made_again: Collection[str]) -> None:
        """Have the records that people decided about say so."""
        if not reviews.touched:
            return
        depends = str(reviews.number), hedui.__version__, str(self._papers.report)
        whole = self.is_noted(_REVIEWED, *depends)
        for path in [path for path, _, _ in self._ledger.filed()]:
            sha256 = self._ledger.content_of(path)
            kept = list(self._ledger.kept(path))
            for index, each in enumerate(kept, 1):
                decisions = reviews.of(sha256, index)
                done = whole and path not in made_again and self._papers.is_reviewed(path, index)
                if decisions and not done:
                    kept[index - 1] = self._papers.review(path, index, decisions, each)
            if kept != list(self._ledger.kept(path)):
                self._ledger.refile(path, kept)
        self.note(_REVIEWED, *depends)

    def _agreements(self, reviews: Reviews) -> Iterator[Agreement]:
        hidden = self._ledger.hidden()
        for path, hashes, files in self._ledger.filed():
            link = self._inputs.link(files[0] if files else path)
            for index, (record, digest) in enumerate(self._digests(path, hashes), 1):
                part = part_path(path, index)
                read = functools.partial(self._papers.store.read, record_name(part))
                made = Agreement(path, index, link, record, digest, read, hidden=part in hidden)
                yield reviews.shown(made, functools.partial(self._ledger.content_of, path), self._papers)

    def _digests(self, path: str, hashes: list[str]) -> list[tuple[str, Digest]]:
        """Hash and digest of each of an input's records; none where they are damaged."""
        found = [(each, self._cache.get(path, index, each)) for index, each in enumerate(hashes, 1)]
        known = [(record, digest) for record, digest in found if digest]
        return known if len(known) == len(hashes) else self._make_again(path)

    def _make_again(self, path: str) -> list[tuple[str, Digest]]:
        """Make again what is kept of an input's records; where they are damaged, it is to be read by the next run."""
        try:
            filed = [self._papers.again(path, index) for index in range(1, self._ledger.parts(path) + 1)]
        except DamagedRecordError:
            failure = damaged(path, self._papers.lang)
            log.warning("%s: %s", path, failure.sentence)
            self._ledger.finish(Outcome(path, 0.0, failure=failure))
            return []
        for index, each in enumerate(filed, 1):
            self._cache.put(path, index, each.kept.record_hash, each.digest)
        self._ledger.refile(path, [each.kept for each in filed])
        return [(each.kept.record_hash, Digest.from_bytes(each.digest)) for each in filed]

    def _missing(self) -> Iterator[Missing]:
        for status in (Status.FAILED, Status.SKIPPED):
            for row in self._ledger.rows(status):
                link = self._inputs.link(row.files[0] if row.files else row.path)
                yield Missing(row.path, link, status, row.error or "", row.sentence or "")

    def is_noted(self, name: str, *depends: str) -> bool:
        """Whether all inputs, and what else something depends on, are as they were when it was noted under the name."""
        return self._cache.is_noted(name, self._state(*depends))

    def note(self, name: str, *depends: str) -> None:
        """Note that something was done with all inputs as they are now."""
        self._cache.note(name, self._state(*depends))

    def _target(self, reviews: Reviews) -> Target:
        base = self._inputs.link("")
        own = "\n".join(field.model_dump_json() for field in self._own)
        state = self._state(hedui.__version__, self._papers.lang, base, appearance(), own, str(reviews.number))
        return Target(self._output.folder, self._papers.lang, base, state, self._cache, self._same_numbers, self._own)

    def _state(self, *depends: str) -> str:
        state = hashlib.sha256("\0".join(depends).encode())
        for row in self._ledger.state():
            state.update("\0".join(("\n", *row)).encode("utf-8", "surrogatepass"))
        return state.hexdigest()
