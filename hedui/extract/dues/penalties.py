"""Penalties (违约金) due once: who owes which share of what, or which sum; and the cap on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hedui.extract.choices.find import without_unchosen
from hedui.extract.dues.owing import Owing
from hedui.extract.dues.portions import Portion, Portions
from hedui.extract.dues.sentences import sentences
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout

_RULE = "penalties"
_AROUND = 40
_DAILY = 4
"""Characters before a limit that may say that it is one of what a day costs: 不得超过每日万分之五."""


def read_penalties(layout: Layout, choices: Sequence[Choice]) -> list[Mention]:
    """Mentions of ``penalty.*``, those of one penalty sharing ``group``, each told once; and of ``liability.cap``.

    Caps that differ are ``liability.several_caps``, for then the cap is open.
    """
    reader = _Penalties(layout)
    found = without_unchosen(
        [m for start, end in sentences(layout, "penalty") for m in reader.within(start, end)], choices
    )
    caps = list(reader.caps())
    if len({cap.value for cap in caps}) > 1:
        caps = [replace(cap, field="liability.several_caps") for cap in caps]
    return [*_once(found), *caps]


def _once(found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without those of a penalty that is told again in the same terms."""
    groups: dict[int, list[Mention]] = {}
    for mention in found:
        groups.setdefault(mention.group, []).append(mention)
    told: set[frozenset[tuple[str, str]]] = set()
    for group in groups.values():
        terms = frozenset((mention.field, str(mention.value)) for mention in group)
        if terms not in told:
            told.add(terms)
            yield from group


class _Penalties:
    """Reads sentences about penalties."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._flow = layout.text.flow.text
        self._phrases = layout.catalogue.phrases
        self._portions = Portions(layout)
        self._owing = Owing(layout)

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions of the penalties that one sentence states."""
        if self._phrases["penalty_not"].search(self._flow, start, end):
            return
        said = start
        for portion in self._portions.within(start, end, owed=True):
            stated = portion.share is not None or portion.amount
            if stated and not portion.doubtful and self._is_penalty(portion, start, end):
                yield from self._told(portion, start, end, said)
            if "," in self._flow[portion.end : portion.end + _AROUND]:
                daily = self._phrases["each"].match(self._flow, portion.end)
                said = daily.end() if daily is not None else portion.end

    def caps(self) -> Iterator[Mention]:
        """Mentions of ``liability.cap``."""
        for start, end in sentences(self._layout, "cap_word"):
            for portion in self._portions.within(start, end, owed=True):
                value = portion.share if portion.share is not None else portion.amount
                if value is not None and not portion.doubtful and self._is_cap(portion, start, end):
                    place = portion.share_at if portion.share is not None else portion.amount_at
                    yield self._layout.flow_mention("liability.cap", value, *place, rule=_RULE)

    def _is_cap(self, portion: Portion, start: int, end: int) -> bool:
        """Whether the portion limits all that is owed, and not one kind of it."""
        if any(self._phrases[name].search(self._flow, start, end) for name in ("penalty_not", "cap_not")):
            return False
        if self._phrases["per_day"].search(self._flow, max(start, portion.start - _DAILY), portion.end):
            return False
        owed = self._phrases["cap_of"].search(self._flow, start, portion.start)
        return owed is not None and self._is_limit(portion, start, end)

    def _is_limit(self, portion: Portion, start: int, end: int) -> bool:
        before = self._flow[start : portion.start]
        if not self._phrases["cap"].search(before):
            return False
        direct = self._phrases["cap_direct"].search(before[-_AROUND:]) is not None
        return direct or self._phrases["cap_behind"].match(self._flow, portion.end, end) is not None

    def _is_penalty(self, portion: Portion, start: int, end: int) -> bool:
        """Whether the portion is paid as 违约金, and no limit to it."""
        low = max(start, portion.start - 2 * _AROUND)
        before, behind = self._flow[low : portion.start], self._flow[portion.end : min(end, portion.end + _AROUND)]
        if self._is_limit(portion, start, end):
            return False
        inside = self._flow[portion.share_at[1] : portion.end]
        called = any(self._phrases["penalty_behind"].match(words) for words in (behind, inside))
        return called or self._phrases["penalty_before"].search(before) is not None

    def _told(self, portion: Portion, start: int, end: int, said: int) -> Iterator[Mention]:
        """The mentions of a penalty due once, or for each of some thing; ``said`` is where the last one ended."""
        behind = self._flow[portion.end : min(end, portion.end + _AROUND)]
        repeated = self._phrases["each"].search(self._flow, said, portion.start) or self._phrases["each"].match(behind)
        if not repeated and not behind.startswith("/"):
            yield from self._mentions(portion, start, end)
        elif (again := self._owing.for_each(said, portion.start, portion.end)) is not None:
            name, thing, place = again
            if name == "each" and not self._layout.begins("stretch_of_delay", thing):
                yield from self._mentions(portion, start, end)
                yield self._layout.flow_mention(f"penalty.{name}", thing, *place, rule=_RULE, group=portion.start + 1)

    def _mentions(self, portion: Portion, start: int, end: int) -> Iterator[Mention]:
        group = portion.start + 1

        def mention(name: str, value: Value, place: tuple[int, int]) -> Mention:
            return self._layout.flow_mention(f"penalty.{name}", value, *place, rule=_RULE, group=group)

        if (owing := self._owing.debtor((portion.start, portion.end), start, end)) is not None:
            yield mention("role", owing[0], owing[1])
        if portion.share is not None:
            yield mention("share", portion.share, portion.share_at)
            if portion.base is not None:
                yield mention("base", portion.base, portion.base_at)
            elif (base := self._owing.base(start, portion.share_at[0])) is not None:
                yield mention("base", self._layout.as_written(*base), base)
        if portion.amount is not None:
            yield mention("amount", portion.amount, portion.amount_at)
