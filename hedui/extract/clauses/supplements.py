"""Supplements: agreements that change, renew or end another one; what they cite of it, and what they change of it.

What such an agreement says of the other is not its own: neither its number, nor what it cost, nor how long it lasted.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hedui.extract.clauses.patterns import read_clauses
from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Place, Value, stating
from hedui.extract.text.layout import Layout
from hedui.extract.values.readers import READERS
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.compiling import CompiledPattern
from hedui.extract.words.entries import Effect
from hedui.models.amendment import Amendment
from hedui.models.contract import Contract
from hedui.normalize.fold import Spaces, fold, legible

_CITED_AS = {"number": "amends.number", "signed": "amends.date_signed"}
_AMENDS, _AMENDMENT = "amends.", "amendment."
_OWN = (
    "total.",
    "period.",
    "rate.",
    "delivery.",
    "payment.",
    "instalment.",
    "penalty.",
    "liability.",
    "warranty.",
    "account.",
    "dispute.",
)
"""Fields whose values in a sentence about the other agreement are the other's."""
_SUMS = ("total.amount", "total.net", "total.tax", "total.words", "total.words_amount")
_ORIGINAL = 0
"""The rank of what is expressly said of the original (原合同编号：…): it goes together, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Supplement:
    """What makes an agreement a supplement, and what it says of the other one."""

    effect: Effect
    cited: tuple[Mention, ...]
    """Mentions of ``amends.*``; those of one citation share ``group``."""
    changed: tuple[Mention, ...]
    """Mentions of ``amendment.*``."""
    former: tuple[tuple[int, int], ...]
    """Raw intervals, in order and apart, that say what the other agreement says."""
    found: tuple[Mention, ...]
    """Everything that patterns about another agreement found."""

    def own(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions without those that state what the other agreement says."""
        cited = {(mention.field, mention.start) for mention in self.cited}
        return [
            mention
            for mention in mentions
            if not (mention.field.startswith(_OWN) and self._is_former(mention.start))
            and (_CITED_AS.get(mention.field), mention.start) not in cited
        ]

    def own_pairs(self, pairs: Sequence[AmountPair]) -> list[AmountPair]:
        """The amounts without those that the other agreement states."""
        return [pair for pair in pairs if not self._is_former(min(pair.words_span.start, pair.figures_span.start))]

    def _is_former(self, start: int) -> bool:
        index = bisect_right(self.former, (start, sys.maxsize)) - 1
        return index >= 0 and start < self.former[index][1]


@lru_cache(maxsize=64)
def patterns_of(catalogue: Catalogue, *, amending: bool) -> tuple[CompiledPattern, ...]:
    """The patterns that are read in supplements only, or the others."""
    return tuple(pattern for pattern in catalogue.patterns if is_about_another(pattern) is amending)


def is_about_another(pattern: CompiledPattern) -> bool:
    """Whether a pattern is read in supplements only."""
    return all(field.startswith((_AMENDS, _AMENDMENT)) for field in pattern.source.fields.values())


def find_supplement(layout: Layout, mentions: Sequence[Mention]) -> Supplement | None:
    """What makes the agreement a supplement; None for any other, also for one that mentions supplements in passing."""
    patterns = patterns_of(layout.catalogue.base, amending=True)
    titles = stating(mentions, "title")
    own = str(titles[0].value) if titles else ""
    effect = effect_of(layout.catalogue, own) if own else None
    if effect is None and not _opens_as_one(layout, patterns):
        return None
    found = read_clauses(layout, patterns, grouped=True)
    former = sorted((m.start, m.end) for m in stating(found, "amends.former"))
    return Supplement(
        effect or Effect.CHANGES,
        tuple(m for m in _cited(layout, found) if effect is None or m.field != "amends.title" or _plain(m) != own),
        tuple(mention for mention in found if mention.field.startswith(_AMENDMENT)),
        tuple(apart(former)),
        tuple(found),
    )


def _opens_as_one(layout: Layout, patterns: Sequence[CompiledPattern]) -> bool:
    """Whether a sentence before the first clause says what another agreement is changed by this one."""
    return any(m.place is Place.HEAD for m in read_clauses(layout, _of(patterns, "amends.opening")))


def apart(intervals: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The intervals, those that touch as one."""
    start = end = -1
    for low, high in intervals:
        if low > end and end >= 0:
            yield start, end
        start, end = (low, high) if low > end else (start, max(end, high))
    if end >= 0:
        yield start, end


@lru_cache(maxsize=1024)
def effect_of(catalogue: Catalogue, title: str) -> Effect | None:
    """What an agreement of this title does to another one; None where the title says nothing of the kind."""
    bare = fold(title, spaces=Spaces.DROP).text.strip("《》#*")
    bare = "".join(bare.split())
    found = (entry.effect for pattern, entry in catalogue.supplements if pattern.fullmatch(bare))
    return next(found, None)


def _of(patterns: Sequence[CompiledPattern], field: str) -> list[CompiledPattern]:
    return [pattern for pattern in patterns if field in pattern.source.fields.values()]


def _cited(layout: Layout, found: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of the other agreement's number, title and date of signing; numbers as the page writes them."""
    for mention in found:
        if mention.field == "amends.number":
            written = legible(layout.text.raw[mention.start : mention.end])
            code = READERS["code"](written)
            if code:
                yield replace(mention, value="".join(code[0].value.split()))
        elif mention.field in ("amends.title", "amends.date_signed"):
            yield mention


def cited_together(cited: Sequence[Mention]) -> list[Mention]:
    """The mentions of the one agreement that is amended: what is called the original, else what is cited first.

    Other citations add what they say besides, as long as they contradict nothing.
    """
    groups: dict[tuple[int, int], list[Mention]] = {}
    for mention in sorted(cited, key=lambda m: (m.rank, m.start)):
        key = (mention.rank, 0 if mention.rank == _ORIGINAL else mention.group)
        groups.setdefault(key, []).append(mention)
    chosen: list[Mention] = []
    known: dict[str, str] = {}
    for group in groups.values():
        stated = {mention.field: _plain(mention) for mention in reversed(group)}
        if all(known.get(field, value) == value for field, value in stated.items()):
            known = stated | known
            chosen += group
    return chosen


def _plain(mention: Mention) -> str:
    return fold(str(mention.value), spaces=Spaces.DROP).text


def _as_totals(totals: Mapping[int, Mention], pairs: Sequence[AmountPair]) -> Iterator[Mention]:
    """The changed totals, by where they stand, in figures, then in the words beside them."""
    yield from (replace(total, field="total.amount") for total in totals.values())
    for pair in pairs:
        if (total := totals.get(pair.figures_span.start)) is not None:
            start, end = pair.words_span.start, pair.words_span.end
            yield replace(total, field="total.words", value=pair.words, start=start, end=end)


def as_supplement(supplement: Supplement, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """All mentions of a supplement: its own, the total and the end that it gives the other agreement, and what it cites
    of that."""
    own = supplement.own(mentions)
    totals = {m.start: m for m in stating(supplement.changed, "amendment.total")}
    if totals:
        own = [*(m for m in own if m.field not in _SUMS), *_as_totals(totals, pairs)]
    for name in ("end_date", "duration"):
        if not stating(own, f"period.{name}"):
            changed = stating(supplement.changed, f"{_AMENDMENT}{name}")
            own += [replace(m, field=f"period.{name}") for m in changed]
    return [*own, *cited_together(supplement.cited)]


def amendment_of(supplement: Supplement, contract: Contract) -> Amendment:
    """What the supplement changes of the other agreement; a value that it states twice differently is left out."""
    stated: dict[str, set[Value | None]] = {}
    for mention in supplement.changed:
        stated.setdefault(mention.field.removeprefix(_AMENDMENT), set()).add(mention.value)
    sure = {name: next(iter(values)) for name, values in stated.items() if len(values) == 1}
    if supplement.effect is not Effect.ENDS and len(sure) > 1:
        sure.pop("ended_on", None)  # 原合同于4月30日终止，现延长至…
    if supplement.effect is Effect.RENEWS:
        sure.setdefault("end_date", contract.deadlines.expires_on)
        sure.setdefault("total", contract.total.amount)
    return Amendment.model_validate(sure)
