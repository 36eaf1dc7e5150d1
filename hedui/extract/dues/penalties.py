"""Penalties (违约金): who owes which share of what, or which sum; and the cap on them. One a day is a late fee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.choices.find import without_unchosen
from hedui.extract.dues.portions import Portion, Portions
from hedui.extract.dues.sentences import sentences
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.normalize import grammar

_RULE = "penalties"
_PHRASE = regex.compile(r"[,;。:]")
_AROUND = 40
_TO = ("向", "给", "对", "赔付", "支付", "偿付", "补偿", "赔偿")
_LONGEST_BASE = 24


def read_penalties(layout: Layout, choices: Sequence[Choice]) -> list[Mention]:
    """Mentions of ``penalty.*``, those of one penalty sharing ``group``, each told once; and of ``liability.cap``."""
    reader = _Penalties(layout)
    found = without_unchosen(
        [m for start, end in sentences(layout, "penalty") for m in reader.within(start, end)], choices
    )
    caps = list(reader.caps())
    return [*_once(found), *(caps if len({cap.value for cap in caps}) == 1 else ())]


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
        self._roles = layout.party_words
        self._party = regex.compile(rf"(?<who>{grammar.one_of(self._roles)})")
        self._known = sorted(set(layout.roles.values()) | {"甲方", "乙方"})

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions of the penalties that one sentence states."""
        if self._phrases["penalty_not"].search(self._flow, start, end):
            return
        said = start
        for portion in self._portions.within(start, end, owed=True):
            stated = portion.share is not None or portion.amount
            if stated and not portion.doubtful and self._is_penalty(portion, start, end, said):
                yield from self._mentions(portion, start, end)
            said = portion.end if "," in self._flow[portion.end : portion.end + _AROUND] else said

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
        owed = self._phrases["cap_of"].search(self._flow, start, portion.start)
        return owed is not None and self._is_limit(portion, start, end)

    def _is_limit(self, portion: Portion, start: int, end: int) -> bool:
        before = self._flow[start : portion.start]
        if not self._phrases["cap"].search(before):
            return False
        direct = self._phrases["cap_direct"].search(before[-_AROUND:]) is not None
        return direct or self._phrases["cap_behind"].match(self._flow, portion.end, end) is not None

    def _is_penalty(self, portion: Portion, start: int, end: int, said: int) -> bool:
        """Whether the portion is paid as 违约金, once, and no limit to it; ``said`` is where the last one ended."""
        low = max(start, portion.start - 2 * _AROUND)
        before, behind = self._flow[low : portion.start], self._flow[portion.end : min(end, portion.end + _AROUND)]
        if self._is_limit(portion, start, end) or self._phrases["each"].search(self._flow, said, portion.start):
            return False
        if self._phrases["each"].match(behind) or behind.startswith("/"):
            return False
        called = self._phrases["penalty_behind"].match(behind) is not None
        return called or self._phrases["penalty_before"].search(before) is not None

    def _mentions(self, portion: Portion, start: int, end: int) -> Iterator[Mention]:
        group = portion.start + 1

        def mention(name: str, value: Value, place: tuple[int, int]) -> Mention:
            return self._layout.flow_mention(f"penalty.{name}", value, *place, rule=_RULE, group=group)

        if (owing := self._owing(portion, start, end)) is not None:
            yield mention("role", owing[0], owing[1])
        if portion.share is not None:
            yield mention("share", portion.share, portion.share_at)
            if portion.base is not None:
                yield mention("base", portion.base, portion.base_at)
            elif (base := self._base(start, portion.share_at[0])) is not None:
                yield mention("base", self._layout.as_written(*base), base)
        if portion.amount is not None:
            yield mention("amount", portion.amount, portion.amount_at)

    def _base(self, start: int, end: int) -> tuple[int, int] | None:
        """What the share is of: the words right before it."""
        low = max(start, end - _AROUND)
        stops = [m.end() for m in self._phrases["base_stop"].finditer(self._flow, low, end)]
        stops += [m.end() for m in self._party.finditer(self._flow, low, end)]
        breaks = [m.end() for m in _PHRASE.finditer(self._flow, low, end)]
        low = max([*stops, *breaks, low])
        words = self._flow[low:end].rstrip("的【[")
        high = low + len(words)
        fits = 2 <= len(words) <= _LONGEST_BASE and self._phrases["base_noun"].search(words) is not None
        return (low, high) if fits else None

    def _owing(self, portion: Portion, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
        """Who owes the portion, and the word that says so; None where it is either, or nobody is named."""
        debtors, payees = self._sides(portion, start, end)
        if self._is_eithers(debtors, start, portion):
            return None
        if debtors:
            return self._roles[debtors[-1]["who"]], debtors[-1].span()
        low, stop = max(start, portion.start - _AROUND), min(end, portion.end + _AROUND)
        if not payees or len(self._known) != 2 or self._phrases["claiming_verb"].search(self._flow, low, stop):
            return None
        owed = self._roles[payees[-1]["who"]]
        return next(role for role in self._known if role != owed), payees[-1].span()

    def _sides(self, portion: Portion, start: int, end: int) -> tuple[list[regex.Match[str]], list[regex.Match[str]]]:
        """The words for those who owe, before the portion, and for those to whom, around it."""
        debtors: list[regex.Match[str]] = []
        payees: list[regex.Match[str]] = []
        for party in self._party.finditer(self._flow, start, min(end, portion.end + _AROUND)):
            before, behind = self._flow[max(start, party.start() - 2) : party.start()], self._flow[party.end() : end]
            if self._phrases["not_owing"].search(before):
                continue
            if before.endswith(_TO) and not self._layout.begins("claimed", behind):
                payees.append(party)
            elif not self._layout.begins("no_debtor", behind) and party.start() < portion.start:
                debtors.append(party)
        return debtors, payees

    def _is_eithers(self, debtors: Sequence[regex.Match[str]], start: int, portion: Portion) -> bool:
        """Whether either party may owe: 任何一方 with nobody named behind, or one party or the other."""
        either = [m.end() for m in self._phrases["either"].finditer(self._flow, start, portion.start)]
        if either and (not debtors or debtors[-1].start() < either[-1]):
            return True
        if len(debtors) < 2 or len({self._roles[one["who"]] for one in debtors[-2:]}) < 2:
            return False
        return "或" in self._flow[debtors[-2].end() : debtors[-1].start()]
