"""What stands where a value is expected and is none, and figures that only the words beside them settle."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hedui.extract.extraction import ChoiceState, Extraction
from hedui.extract.mention import Mention, Unread
from hedui.extract.values.looks import looks
from hedui.extract.words.field_names import SECTIONS
from hedui.extract.words.own_entries import OWN
from hedui.messages import Message
from hedui.models.numbers import plain
from hedui.models.severity import Severity
from hedui.normalize import figures
from hedui.normalize.amount import AmountError, AmountFault, parse_money
from hedui.validate.draft import Draft, fill
from hedui.validate.quote import quote
from hedui.validate.unread_names import NAMES, VALUE

_UNREAD = Message(
    "此处应有{name}，但{side}读不出值{meant}", "{name} is expected here, but {side} gives no value{meant}"
)
_UNOWNED = Message(
    "{side}是哪一方的{name}，版面上看不出来", "The page does not show whose {side} is ({name}): either party's"
)
_MEANT = Message("，可能是{readings}", ", which may be {readings}")
_HIDDEN = Message(
    "{count}处的值被遮盖（*、×、某等），读不出：{sides}",
    "{count} values are masked (*, × and the like), and not read: {sides}",
)
_SHOWN = 5
"""Masked values that a message quotes; the evidence has all."""
_SECTIONS = frozenset({"total", "custom", *SECTIONS})
"""Sections of the contract that have one place for each field."""
_MALFORMED = Message(
    "小写金额{side}写法有误（{reason}），按旁边的大写读作{value}",
    "The figures {side} are malformed ({reason}); read as {value}, as the words beside them say",
)
_LISTS = frozenset({"instalment", "rate", "item", "deposit", "penalty", "support"})
"""Fields of which each row of a list has its own."""
_NAMED = ("party.name", "signature.name")
_POINTS = looks("rules")["points_for_commas"]
"""Figures whose groups a point or a comma parts."""
"""Behind figures that the end of a line cuts in their thousands: 11,7 / 30.13元."""


def value_unread(extraction: Extraction) -> Iterator[Draft]:
    """A label that is followed by something which gives no value: empty, but not for want of text.

    All that is masked is one finding: who hid one value meant to, and hid others.
    """
    yield from _hidden(extraction)
    unmade = {choice.span.start for choice in extraction.choices if choice.state is not ChoiceState.CHOSEN}
    for unread in extraction.unread:
        if unread.settled is None and not _is_known(extraction, unread, unmade):
            side = quote(extraction, unread.start, unread.end)
            readings = " / ".join(plain(reading) for reading in unread.readings)
            meant = fill(_MEANT, readings=readings) if readings else Message("", "")
            name = NAMES.get(unread.field) or _own_name(extraction, unread.field)
            facts = {"name": name, "side": side, "meant": meant}
            yield Draft(_UNOWNED if unread.unowned else _UNREAD, facts, (side,), _pointers(unread))


def _hidden(extraction: Extraction) -> Iterator[Draft]:
    """What is masked and stated nowhere else."""
    hidden = [one for one in extraction.hidden if not extraction.of(one.field, one.role, _row(one))]
    places: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in hidden):
        if places and start < places[-1][1]:
            start, end = places[-1][0], max(end, places.pop()[1])
        places.append((start, end))
    if places:
        sides = tuple(quote(extraction, *place) for place in places)
        pointers = dict.fromkeys(pointer for one in hidden for pointer in _pointers(one))
        yield Draft(_HIDDEN, {"count": len(sides), "sides": sides[:_SHOWN]}, sides, tuple(pointers))


def _row(one: Mention) -> int | None:
    """The row that alone may state the value: another item's price is not this one's."""
    return one.group if one.field.startswith("item.") else None


def _is_known(extraction: Extraction, unread: Unread, unmade: Collection[int]) -> bool:
    """Whether the value is stated elsewhere, is hidden, is told as a choice that was not made, or goes on below."""
    if unread.field.startswith(OWN):
        return unread.start in unmade or _is_stated(extraction, (unread.field,), None)
    if unread.field.split(".")[0] in _LISTS:
        return False
    if figures.GROUP_CUT.match(extraction.layout.text.raw, unread.end):
        return True
    if unread.unowned:
        return False
    if unread.role is None:
        return unread.field.startswith(("party.", "account.", "signature."))
    return _is_stated(extraction, _NAMED if unread.field in _NAMED else (unread.field,), unread.role)


def _is_stated(extraction: Extraction, fields: Collection[str], role: str | None) -> bool:
    """Whether a value of one of the fields (and of the party) is stated, or is there and hidden."""
    hidden = any(m.field in fields and (role is None or m.role == role) for m in extraction.hidden)
    return hidden or any(extraction.of(field, role) for field in fields)


def figures_malformed(extraction: Extraction) -> Iterator[Draft]:
    """Figures that are no well-formed number, and what the words beside them make of them.

    Where a comma was recognised as a point on a scan, that is worth knowing and no more.
    """
    for unread in extraction.unread:
        if unread.settled is not None:
            side = quote(extraction, unread.start, unread.end)
            facts = {"side": side, "reason": _reason(side.text), "value": plain(unread.settled)}
            slip = extraction.layout.text.is_recognised(unread.start) and _POINTS.fullmatch(side.text) is not None
            yield Draft(_MALFORMED, facts, (side,), _pointers(unread), Severity.INFO if slip else None)


def _own_name(extraction: Extraction, field: str) -> Message:
    titles = (own.declared.title for own in extraction.layout.catalogue.own if own.field == field)
    return next((Message(f"“{title}”", f"“{title}”") for title in titles), VALUE)


def _pointers(unread: Unread | Mention) -> tuple[str, ...]:
    """The field whose value is missing or mended, where the record has one place for it."""
    section, _, name = unread.field.partition(".")
    return (f"/{section}/{name}",) if name and section in _SECTIONS else ()


def _reason(figures: str) -> Message:
    try:
        parse_money(figures)
    except AmountError as error:
        return Message(error.fault.zh, error.fault.en)
    return Message(AmountFault.SPLIT.zh, AmountFault.SPLIT.en)
