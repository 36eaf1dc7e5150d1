"""What a run has to do: which inputs are new or changed, which are done, which are the same twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from hedui.batch import messages
from hedui.batch.found import ROOT, Found, Problem
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Status
from hedui.batch.papers import Papers
from hedui.batch.places import Inputs
from hedui.batch.standing import Standing
from hedui.read import foreign
from hedui.read.archive import ArchiveError
from hedui.read.messages import UNREADABLE
from hedui.reasons import reason
from hedui.settings import Language

Ready = Callable[[Found], bool]
"""Whether an input may be read now; one that is still being written may not."""

_PROBLEMS = {
    Problem.UNSUPPORTED: (Status.SKIPPED, messages.UNSUPPORTED),
    Problem.LEADS_OUT: (Status.SKIPPED, messages.LEADS_OUT),
    Problem.BAD_NAME: (Status.FAILED, messages.BAD_NAME),
    Problem.UNREADABLE_FOLDER: (Status.FAILED, messages.UNREADABLE_FOLDER),
    Problem.ARCHIVE: (Status.FAILED, UNREADABLE),
}


class Plan:
    """Enters inputs in the ledger: as waiting, as done already, or with the reason why they are not read."""

    def __init__(self, ledger: Ledger, inputs: Inputs, papers: Papers) -> None:
        self._ledger = ledger
        self._inputs = inputs
        self._standing = Standing(ledger, papers)
        self._lang = papers.lang

    def enter_all(self, *, force: bool, ready: Ready | None) -> None:
        """Enter every input there is."""
        for found in self._inputs.discover():
            if ready is None or ready(found):
                self._enter(found, force=force)
            else:
                self._ledger.keep(found)
        self._ledger.give_up(messages.GONE.say(self._lang))
        for path, files in self._ledger.same_size():
            sha256 = self._inputs.content(path, files)
            if sha256:
                self._ledger.content(path, sha256)
        self._ledger.pair_twins()
        self._ledger.commit()

    def _enter(self, found: Found, *, force: bool) -> None:
        if found.problem:
            status, sentence = explain(found, found.problem, self._lang, self._inputs.base)
            self._ledger.skip(found, status, found.problem, sentence)
            return
        done = not force and self._is_done(found) and self._standing.is_whole(found.path)
        self._ledger.found(found, waiting=not done)

    def _is_done(self, found: Found) -> bool:
        """Whether the input is done and unchanged; only where its time of change differs its content is compared."""
        if self._ledger.is_current(found):
            return True
        known = self._ledger.known_content(found)
        return known is not None and known == self._inputs.content(found.path, found.files)


def explain(found: Found, problem: Problem, lang: Language, base: str = "") -> tuple[Status, str]:
    """Whether an input was skipped or has failed, and why: a sentence. ``base``: the folder that it was found in."""
    name = PurePosixPath(found.path).name
    if isinstance(found.refused, ArchiveError):
        return Status.FAILED, found.refused.say(lang, name)
    form = foreign.by_name(found.path)
    if problem is Problem.FOREIGN and form:
        return Status.SKIPPED, form.advice.say(lang, name=name)
    status, message = _PROBLEMS[problem]
    place = base if found.path == ROOT else found.path
    suffix = PurePosixPath(found.path).suffix or "-"
    refused = reason(found.refused, lang) if found.refused else ""
    return status, message.say(lang, name=place, suffix=suffix, reason=refused)
