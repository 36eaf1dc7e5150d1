"""Who owes a penalty, and of what it is a share, by the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from hedui.extract.text.layout import Layout
from hedui.models.codes import Per
from hedui.normalize import grammar, punctuation

Interval = tuple[int, int]
"""Half-open, in offsets of the flow."""
_AROUND = 40
_TO = ("向", "给", "对", "付", "赔", "补", "贴", "补偿", "赔偿")
_LONGEST_BASE = 24
_SHORT = range(2, 5)
"""Characters of a name's end by which a party may be called."""
_FAR = 1500
"""Characters between an article's heading and what it says of a penalty at most."""


class Owing:
    """Tells debtors and bases in the sentences of one agreement."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._flow = layout.text.flow.text
        self._phrases = layout.catalogue.phrases
        self._ends = _ends_of_names(layout.names, layout.party_words)
        self._roles = layout.party_words | self._ends
        self._party = grammar.words_of(self._roles)
        self._known = sorted(set(layout.roles.values()) | {"甲方", "乙方"})

    def base(self, start: int, end: int) -> Interval | None:
        """What the share that stands at ``end`` is of: the words right before it."""
        low = max(start, end - _AROUND)
        stops = [m.end() for m in self._phrases["base_stop"].finditer(self._flow, low, end)]
        stops += [m.end() for m in self._party.finditer(self._flow, low, end)]
        low = max([*stops, end - len(punctuation.since(self._flow[low:end], ",;。:"))])
        words = self._phrases["base_tail"].sub("", self._flow[low:end])
        high = low + len(words)
        fits = 2 <= len(words) <= _LONGEST_BASE and self._phrases["base_noun"].search(words) is not None
        return (low, high) if fits else None

    def debtor(self, portion: Interval, start: int, end: int) -> tuple[str, Interval] | None:
        """Who owes the portion, and the word that says so; None where it is either, or nobody is named."""
        debtors, payees = self._sides(portion, start, end)
        if self._is_eithers(debtors, start, portion[0]):
            return None
        if debtors:
            return self._roles[debtors[-1][0]], debtors[-1].span()
        if (bearing := self._bearing(portion[1], end)) is not None:
            return bearing
        if not payees and (headed := self._of_heading(start)) is not None:
            return headed
        low, stop = max(start, portion[0] - _AROUND), min(end, portion[1] + _AROUND)
        if not payees or len(self._known) != 2 or self._phrases["claiming_verb"].search(self._flow, low, stop):
            return None
        owed = self._roles[payees[-1][0]]
        return next(role for role in self._known if role != owed), payees[-1].span()

    def for_each(self, low: int, first: int, last: int) -> tuple[str, str, Interval] | None:
        """The day (``per``) or the thing (``each``) for which what stands at ``[first, last)`` is owed again and again.

        It is told by the words from ``low`` up to it, or right behind it.
        """
        flow, phrases = self._flow, self._phrases
        if day := phrases["fined_a_day"].search(flow, low, first) or phrases["a_day_behind"].match(flow, last):
            return "per", Per.DAY, day.span()
        if thing := phrases["fined_each"].search(flow, low, first) or phrases["each_behind"].match(flow, last):
            return "each", thing["thing"], thing.span("thing")
        return None

    def _bearing(self, start: int, end: int) -> tuple[str, Interval] | None:
        """Who bears what stands before ``start``: 按合同总价的0.05%计算，由乙方承担."""
        ahead = self._phrases["borne_by"].match(self._flow, start, end)
        party = self._party.match(self._flow, ahead.end(), end) if ahead is not None else None
        if party is None or self._phrases["bearing_verb"].match(self._flow, party.end(), end) is None:
            return None
        return self._roles[party[0]], party.span()

    def _of_heading(self, start: int) -> tuple[str, Interval] | None:
        """Whose liability the article is about by its heading: 第五条 出租方责任."""
        article = self._layout.article_at(self._layout.text.flow.offsets[start])
        heading = (article.heading if article is not None else None) or ""
        party = self._party.match(heading)
        if party is None or not self._layout.begins("own_liability", heading, party.end()):
            return None
        at = self._flow.find(heading, max(0, start - _FAR), start)
        return (self._roles[party[0]], (at, at + party.end())) if at >= 0 else None

    def _sides(self, portion: Interval, start: int, end: int) -> tuple[list[regex.Match[str]], list[regex.Match[str]]]:
        """The words for those who owe, before the portion, and for those to whom, around it."""
        debtors: list[regex.Match[str]] = []
        payees: list[regex.Match[str]] = []
        for party in self._party.finditer(self._flow, start, min(end, portion[1] + _AROUND)):
            before, behind = self._flow[max(start, party.start() - 2) : party.start()], self._flow[party.end() : end]
            if self._phrases["not_owing"].search(before) or not self._may_be_named(party, before):
                continue
            if before.endswith(_TO) and not self._layout.begins("claimed", behind):
                payees.append(party)
            elif not self._is_none(behind) and party.start() < portion[0]:
                debtors.append(party)
        return debtors, payees

    def _may_be_named(self, party: regex.Match[str], before: str) -> bool:
        """Whether the end of a party's name begins a clause, or something goes to it: 批发部 in 赔批发部两千块."""
        return party[0] not in self._ends or not before[-1:].isalpha() or before.endswith((*_TO, "条"))

    def _is_none(self, behind: str) -> bool:
        """Whether what a party does, by the words behind it, is not to owe."""
        return any(self._layout.begins(words, behind) for words in ("no_debtor", "deducts"))

    def _is_eithers(self, debtors: Sequence[regex.Match[str]], start: int, end: int) -> bool:
        """Whether either party may owe: 任何一方 with nobody named behind, or one party or the other."""
        either = [m.end() for m in self._phrases["either"].finditer(self._flow, start, end)]
        if either and (not debtors or debtors[-1].start() < either[-1]):
            return True
        if len(debtors) < 2 or len({self._roles[one[0]] for one in debtors[-2:]}) < 2:
            return False
        return "或" in self._flow[debtors[-2].end() : debtors[-1].start()]


def _ends_of_names(names: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Words with which one party's name ends, and that stand in no other's: what an agreement may call it in short."""
    ends: dict[str, str] = {}
    for name, role in names.items():
        others = [other for other, its in names.items() if its != role]
        for length in _SHORT:
            word = name[-length:]
            if len(name) > length and word.isalpha() and word not in known and not any(word in one for one in others):
                ends[word] = role
    return ends
