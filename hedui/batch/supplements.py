"""Which agreement among the files a supplement amends, and what holds of that one now.

By the number that the supplement cites; without one, by the parties with the title or the day of signing. Where several
would do none is taken: a link that is missing does less harm than a wrong one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, TypeVar

from hedui.batch.facts import Facts, number_key, parties_key, title_key
from hedui.extract.resolve.deadlines import add, deadlines
from hedui.models.amendment import Amendment
from hedui.models.contract import Period
from hedui.models.links import Amended, AmendedBy

_Value = TypeVar("_Value")


class Register(Protocol):
    """Where agreements are looked up. Of one that is there in several forms the best reading is given, and once."""

    def numbered(self, key: str) -> Sequence[Facts]:
        """Those that bear a number (``number_key``)."""

    def between(self, key: str) -> Sequence[Facts]:
        """Those between parties (``parties_key``)."""


def amended_by(supplement: Facts, register: Register) -> Facts | None:
    """The agreement that a supplement amends; None where it is not among the files, or not to be told which."""
    cited = number_key(supplement.amends.number)
    bearers = [each for each in register.numbered(cited) if _may_be(each, supplement)] if cited else []
    return _the_one(bearers or _between(supplement, register, numbered=bool(cited)), supplement)


def _between(supplement: Facts, register: Register, *, numbered: bool) -> list[Facts]:
    """The agreements of the same parties with the title or the day that is cited; without a number, if one is."""
    key = parties_key(supplement.parties)
    if not key or not (supplement.amends.title or supplement.amends.date_signed):
        return []
    known = [each for each in register.between(key) if _may_be(each, supplement) and _is_cited(each, supplement)]
    return [each for each in known if not (numbered and each.number)]


def _may_be(main: Facts, supplement: Facts) -> bool:
    """Whether a supplement can amend it: another agreement, not signed later, with no other parties, no sibling."""
    cited = number_key(supplement.amends.number)
    sibling = main.amendment is not None and (not cited or number_key(main.amends.number) == cited)
    later = main.date_signed and supplement.date_signed and main.date_signed > supplement.date_signed
    names, others = set(main.parties), set(supplement.parties)
    return (
        main.path != supplement.path and not sibling and not later and bool(not names or not others or names & others)
    )


def _is_cited(main: Facts, supplement: Facts) -> bool:
    """Whether title and day of signing are those that are cited, one of them at least."""
    title, day = title_key(supplement.amends.title), supplement.amends.date_signed
    titled = bool(title) and title_key(main.title) == title
    dated = day is not None and main.date_signed == day
    if title and not titled:
        return False
    return (titled or dated) and not (day and main.date_signed and not dated)


def _the_one(candidates: Sequence[Facts], supplement: Facts) -> Facts | None:
    """The only candidate, or the only one of which the title and the day are those that are cited."""
    if len(candidates) > 1:
        candidates = [each for each in candidates if _is_cited(each, supplement)]
    return candidates[0] if len(candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class _State:
    """What holds after some supplements; None where it is not known."""

    total: Decimal | None
    expires_on: datetime.date | None
    total_from: str | None = None
    expires_from: str | None = None
    ended: bool = False


def holds_now(main: Facts, supplements: Iterable[Facts]) -> Amended:
    """What the supplements make of an agreement: of two that change the same the one signed later holds.

    What holds is not known where several change the same and the order in which they were signed is not.
    """
    ordered = sorted(supplements, key=lambda each: (each.date_signed or datetime.date.max, each.path))
    prices = list(filter(_changes_price, ordered))
    terms = list(filter(_changes_term, ordered))
    state = _State(main.total, main.expires_on)
    for each in ordered:
        state = _after(state, each, main)
    if not _is_ordered(prices):
        state = replace(state, total=None, total_from=None)
    if not _is_ordered(terms):
        state = replace(state, expires_on=None, expires_from=None, ended=False)
    expires_on, expires_from = _known(state.expires_on, state.expires_from)
    total, total_from = _known(state.total, state.total_from)
    return Amended(
        by=tuple(
            AmendedBy(path=each.path, number=each.number, title=each.title, date_signed=each.date_signed)
            for each in ordered
        ),
        total=total,
        total_from=total_from,
        expires_on=expires_on,
        expires_from=expires_from,
        notice_by=None if state.ended else _notice_by(expires_on, main.notice_days),
        ended=state.ended,
        changes_price=bool(prices),
        changes_term=bool(terms),
    )


def _changes_price(supplement: Facts) -> bool:
    return supplement.amendment is not None and supplement.amendment.changes_price


def _changes_term(supplement: Facts) -> bool:
    return supplement.amendment is not None and supplement.amendment.changes_term


def _known(value: _Value | None, source: str | None) -> tuple[_Value | None, str | None]:
    """What a supplement makes of a value, and which one; nothing where no supplement does, or nobody knows what."""
    return (value, source) if value is not None and source else (None, None)


def _notice_by(expires_on: datetime.date | None, days: int | None) -> datetime.date | None:
    """The last day for notice so many days before the end."""
    if expires_on is None or days is None:
        return None
    return expires_on - datetime.timedelta(days=min(days, expires_on.toordinal() - 1))


def _after(state: _State, supplement: Facts, main: Facts) -> _State:
    """What holds once this supplement is signed too."""
    change = supplement.amendment
    if change is None:
        return state
    if change.changes_price:
        total = _total_after(state, change)
        if supplement.currency and main.currency and supplement.currency != main.currency:
            total = None
        state = replace(state, total=total, total_from=supplement.path)
    if change.changes_term:
        day = _end_after(state, change, main)
        state = replace(state, expires_on=day, expires_from=supplement.path, ended=change.ended_on is not None)
    return state


def _total_after(state: _State, change: Amendment) -> Decimal | None:
    """The total as the supplement states it, or what it adds to and takes from the one before."""
    if change.total is not None or state.total is None:
        return change.total
    return state.total + (change.added or 0) - (change.reduced or 0)


def _end_after(state: _State, change: Amendment, main: Facts) -> datetime.date | None:
    """The last day as the supplement states it, or by the length of the whole term or of its extension."""
    day = change.ended_on or change.end_date
    if day is not None:
        return day
    if main.start_date and change.duration:
        return deadlines(Period(start_date=main.start_date, duration=change.duration)).expires_on
    return _longer(state.expires_on, change.extension) if state.expires_on and change.extension else None


def _longer(last: datetime.date, extension: str) -> datetime.date | None:
    """The last day of a term that is extended: six months from 30 April end on 31 October, as from its morrow."""
    if last == datetime.date.max:
        return None
    after = add(last + datetime.timedelta(days=1), extension)
    return after - datetime.timedelta(days=1) if after else None


def _is_ordered(supplements: Sequence[Facts]) -> bool:
    """Whether it is known in which order they were signed."""
    days = [each.date_signed for each in supplements]
    return len(days) < 2 or (None not in days and len(set(days)) == len(days))
