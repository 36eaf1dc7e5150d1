"""What a person does at the desk, checked and entered in the book."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import JsonValue

from hedui.desk import messages
from hedui.desk.fields import label_of
from hedui.desk.opened import Opened
from hedui.desk.values import RefusedError, value_of
from hedui.messages import CONTROL
from hedui.models.custom import FieldType
from hedui.models.review import ReviewStatus, Verdict
from hedui.review.apply import is_possible, plain_contract
from hedui.review.book import Book, OutrunError
from hedui.review.entries import About, Decisions, Draft, Entry, Place
from hedui.review.fields import kind_of
from hedui.review.pointers import lookup, stable
from hedui.review.sheet import LONGEST, NOTE, OWNER
from hedui.settings import Language

_LONGEST_REASON = 500
_NEEDS_REASON = (Verdict.FALSE_ALARM, Verdict.SETTLED, ReviewStatus.PROBLEM, ReviewStatus.RETURNED)


class ConflictError(Exception):
    """Somebody else was faster; the message is a sentence for whoever comes second."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one person does."""

    book: Book
    by: str
    lang: Language

    def correct(
        self, opened: Opened, pointer: str, text: str | None, based: int, places: Sequence[Place], why: str | None
    ) -> Entry:
        """Put a value in the place of what was read; None where the agreement states none.

        Raises ``RefusedError`` for what is no value of the field, and ``ConflictError``.
        """
        pointer = stable(pointer, opened.contract)
        own = self._own_type(opened, pointer)
        found = tuple(self._placed(opened, place) for place in places)
        label = label_of(pointer, opened, self.lang)
        new = None if text is None else value_of(pointer, text, label, "\n".join(opened.pages), self.lang, own)
        old = lookup(opened.contract, pointer)
        if new == old and pointer not in opened.contested and not places:
            raise RefusedError(messages.NO_CHANGE.say(self.lang))
        read = lookup(plain_contract(opened.record), pointer)
        draft = self._draft(opened, About.VALUE, pointer, based, new, old=old, read=read, places=found, why=why)
        if not is_possible(plain_contract(opened.record), _with(opened.decisions, draft)):
            raise RefusedError(messages.NO_ROW.say(self.lang))
        return self._enter(draft)

    def _own_type(self, opened: Opened, pointer: str) -> FieldType | None:
        """The type of a field of the user's own; None for another. Raises ``RefusedError`` where nobody may correct."""
        own = next((each.type for each in opened.record.custom_fields if pointer == f"/custom/{each.name}"), None)
        if kind_of(pointer) is None or (own is None and pointer.startswith("/custom/")):
            raise RefusedError(messages.NO_FIELD.say(self.lang))
        return own

    def judge(self, opened: Opened, key: str, verdict: Verdict, based: int, why: str | None) -> Entry:
        """Say of a finding what it is. A false alarm and a matter that is settled need a reason."""
        if key not in opened.keys:
            raise RefusedError(messages.NO_FINDING.say(self.lang))
        self._check_reason(verdict, why)
        before = opened.decisions.of_finding(key)
        old = before.draft.new if before else None
        return self._enter(self._draft(opened, About.FINDING, key, based, verdict.value, old=old, why=why))

    def set_status(self, opened: Opened, status: ReviewStatus, based: int, why: str | None) -> Entry:
        """Say how far the agreement is. It is confirmed once errors and warnings are judged and nothing is open."""
        self._check_reason(status, why)
        confirms = status is ReviewStatus.CONFIRMED
        if confirms and opened.left:
            raise RefusedError(messages.STILL_LEFT.say(self.lang, count=len(opened.left)))
        if confirms and opened.contested:
            raise RefusedError(messages.STILL_OPEN.say(self.lang, count=len(opened.contested)))
        before = opened.decisions.status
        old = before.draft.new if before else None
        read: JsonValue = opened.contract if confirms else None
        return self._enter(self._draft(opened, About.STATUS, "", based, status.value, old=old, read=read, why=why))

    def remark(self, opened: Opened, about: About, text: str | None, based: int) -> Entry:
        """Say who is to see to the agreement, or note something about it; None takes that away."""
        if about not in (About.OWNER, About.NOTE):
            raise RefusedError(messages.NO_FIELD.say(self.lang))
        most = LONGEST[OWNER if about is About.OWNER else NOTE]
        new = " ".join(CONTROL.sub(" ", text or "").split()) or None
        if new and len(new) > most:
            raise RefusedError(messages.TOO_LONG.say(self.lang, count=len(new), most=most))
        old = opened.decisions.said(about)
        if new == old:
            raise RefusedError(messages.NO_CHANGE.say(self.lang))
        return self._enter(self._draft(opened, about, "", based, new, old=old))

    def undo(self, opened: Opened, number: int) -> Entry:
        """Take back an entry of one's own that stands and that nobody has decided over."""
        entry = next((each for each in opened.decisions.standing.values() if each.number == number), None)
        if entry is None or entry.by != self.by:
            raise RefusedError(messages.NOT_YOURS.say(self.lang))
        draft = entry.draft
        based = opened.decisions.based(draft.about, draft.pointer)
        return self._enter(
            replace(draft, by=self.by, based=based, new=draft.old, old=draft.new, why=None, places=(), undoes=number)
        )

    def _draft(
        self,
        opened: Opened,
        about: About,
        pointer: str,
        based: int,
        new: JsonValue,
        *,
        old: JsonValue | object = None,
        read: JsonValue | object = None,
        places: tuple[Place, ...] = (),
        why: str | None = None,
    ) -> Draft:
        reason = CONTROL.sub("", why or "").strip()[:_LONGEST_REASON] or None
        return Draft(self.by, opened.identity, about, pointer, based, new, old, read, reason, places)  # type: ignore[arg-type]

    def _placed(self, opened: Opened, place: Place) -> Place:
        """The place with where it lies on the page's picture. Raises ``RefusedError`` where it says something else."""
        if opened.text(place.page)[place.start : place.end] != place.text or not place.text:
            raise RefusedError(messages.NOT_THERE.say(self.lang))
        page = opened.placed(place.page)
        return replace(place, boxes=page.locate(place.start, place.end) if page else ())

    def _check_reason(self, said: Verdict | ReviewStatus, why: str | None) -> None:
        if said in _NEEDS_REASON and not (why or "").strip():
            raise RefusedError(messages.WHY.say(self.lang))

    def _enter(self, draft: Draft) -> Entry:
        try:
            return self.book.add(draft)[0]
        except OutrunError as error:
            entry = error.entry
            at = entry.at.astimezone().strftime("%H:%M:%S")
            raise ConflictError(messages.OUTRUN.say(self.lang, who=entry.by, at=at)) from error
        except LookupError as error:
            raise ConflictError(messages.STALE.say(self.lang)) from error


def _with(decisions: Decisions, draft: Draft) -> Decisions:
    entry = Entry(0, datetime.datetime.now(datetime.UTC), draft)
    return replace(decisions, standing={**decisions.standing, (draft.about, draft.pointer): entry})
