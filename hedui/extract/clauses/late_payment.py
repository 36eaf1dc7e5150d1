"""Late payment: the daily rate and the days of grace of whoever pays; what else a day of delay costs is a penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.clauses.asides import is_to_others
from hedui.extract.clauses.daily_penalties import DailyPenalties
from hedui.extract.clauses.day_rates import rate_of_a_day
from hedui.extract.mention import Mention
from hedui.extract.text.agreement import SENTENCE
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar

_DUTY = 12
"""Characters behind a word for paying that say what is paid."""
_CASE = grammar.pattern(r"[(]?(?:\d{1,2}|{numeral}{1,2})(?:[)、]|\.(?!\d))|[①-⑳]|[a-h][)、.]")
_OF_PAYER = (
    "payer_obliged",
    "payer_as_subject",
    "payer_or_nobody",
    "payer_entitled",
    "payer_at_fault",
    "paid_to_payer",
)
"""The phrases about who is obliged, owes and is entitled."""


@dataclass(frozen=True, slots=True)
class _Payer:
    """Who pays by this agreement, and how to see of whom a sentence without the word speaks."""

    role: str | None
    roles: dict[str, str]
    subject: regex.Pattern[str]
    bare: regex.Pattern[str]
    entitled: regex.Pattern[str]
    at_fault: regex.Pattern[str]
    paid_to: regex.Pattern[str]
    catalogue: Catalogue

    def is_not_subject(self, sentence: str) -> bool:
        """Whether the sentence begins with a party that is known not to be the one who pays."""
        subject = self.subject.match(sentence)
        return self.role is not None and subject is not None and self.roles[subject["who"]] != self.role

    def has_case(self, heading: str, case: str) -> bool:
        """Whether a case under a heading can be the payer's: not where it may itself end the agreement for it."""
        fault, entitled = self.at_fault.search(heading), self.entitled.search(heading)
        subject = self.subject.match(case) or fault
        late = self.role if subject is None else self.roles[subject["who"]]
        if late is None:
            return True
        return late == (self.role or late) and (entitled is None or self.roles[entitled["who"]] != late)

    def owes_others(self, sentence: str, before: str) -> bool:
        """Whether what is late is no price of this agreement: a deposit, wages, a yield paid out, what the payer itself
        is to get. A late payment that nothing names is what the sentence before is about."""
        paid = self.paid_to.search(sentence)
        if paid is not None and self.roles[paid["who"]] == self.role:
            return True
        late = self.catalogue.phrases["late_phrase"].search(sentence)
        if late is None:
            return False
        subject = self.subject.match(sentence)
        buys = subject is not None and self.roles[subject["who"]] == (self.role or "甲方")
        return (
            is_to_others(late[0], self.catalogue.phrases["to_others"], self.roles)
            or self.catalogue.says("late_deposit", late[0])
            or self.catalogue.says("late_yield", before + late[0] if self._is_unnamed(late[0]) else late[0])
            or (self.catalogue.says("late_materials", late[0]) and not buys)
        )

    def _is_unnamed(self, late: str) -> bool:
        return self.catalogue.says("late_unnamed", late)

    def is_late(self, sentence: str) -> bool:
        """Whether a bare 逾期超过30日 must be the payer's: by its subject, or by who may then end the agreement."""
        late = self.bare.search(sentence)
        if self.role is None or late is None:
            return False
        if late["who"]:
            return self.roles[late["who"]] == self.role
        entitled = self.entitled.search(sentence)
        return entitled is not None and self.roles[entitled["who"]] != self.role


def read_late_payment(layout: Layout) -> Iterator[Mention]:
    """Mentions of ``liability.late_fee_daily_rate`` and ``liability.overdue_days``; of ``penalty.*`` for each day."""
    reader = _Reader(layout, _payer(layout))
    if not reader.may_read(layout.text.flow.text):
        return
    for _, base, text in layout.own_lines():
        yield from reader.read(text, base)


class _Reader:
    """Reads line by line, knowing whether the lines before were about a payment, and which cases they head."""

    def __init__(self, layout: Layout, payer: _Payer) -> None:
        self._layout, self._payer = layout, payer
        self._daily = DailyPenalties(layout)
        self._paying, self._heading = False, ""

    def may_read(self, text: str) -> bool:
        """Whether a text speaks of delay, or of what is paid for each day."""
        return self._layout.says("late_at_all", text) or self._daily.may_be_told(text)

    def read(self, text: str, base: int) -> Iterator[Mention]:
        """What the line states that begins at ``base`` of the flow."""
        raw = self._layout.text.flow.offsets[base]
        clause = self._layout.clause_at(raw)
        if clause is None or clause.line == self._layout.line_at(raw):
            self._paying = False
        if self._layout.says("late_cases", text):
            self._heading = text
        elif not _CASE.match(text):
            self._heading = ""
        said = ""
        read = self._sentence if self._layout.says("late_at_all", text) else self._daily.within
        for sentence in SENTENCE.finditer(text) if self.may_read(text) else ():
            yield from read(sentence[0], said, base + sentence.start())
            said = sentence[0]

    def _sentence(self, said: str, before: str, start: int) -> Iterator[Mention]:
        """What a sentence states about being late with the payment, or, by the way, of either party's being late."""
        goes_on = self._paying and not self._payer.is_not_subject(said)
        speaks = _speaks_of_payment(self._layout, said, goes_on or _is_late_with_it(self._layout, said, before))
        self._paying = speaks or self._payer.is_late(said)
        if not self._paying and _is_of_either(self._layout, said):
            yield from _rate(self._layout, said, start, rank=1)
        elif not self._paying or self._payer.owes_others(said, before):
            yield from self._daily.within(said, before, start)
        else:
            is_case = self._heading != "" and self._payer.has_case(self._heading, said)
            yield from _stated(self._layout, said, start, is_case)
            yield from self._daily.sums(said, before, start)


def _payer(layout: Layout) -> _Payer:
    roles = layout.party_words
    obliged, *of_payer = _of_roles(layout.catalogue.base, grammar.one_of(roles))
    flow = layout.text.flow.text
    duties = ((match["who"], flow[match.start() : match.end() + _DUTY]) for match in obliged.finditer(flow))
    counts = Counter(roles[who] for who, said in duties if not layout.says("late_yield", said))
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    subject, bare, entitled, at_fault, paid_to = of_payer
    role = first if most > 2 * second else None
    return _Payer(role, roles, subject, bare, entitled, at_fault, paid_to, layout.catalogue)


@lru_cache(maxsize=64)
def _of_roles(catalogue: Catalogue, words: str) -> tuple[regex.Pattern[str], ...]:
    """The phrases of the payer for what an agreement calls its parties."""
    return tuple(grammar.of_parties(catalogue.phrases[name], words) for name in _OF_PAYER)


def _stated(layout: Layout, sentence: str, base: int, is_case: bool) -> Iterator[Mention]:
    """The rate and the days that one sentence states."""
    yield from _rate(layout, sentence, base, rank=0)
    words = layout.phrases["overdue_case" if is_case else "overdue"]
    for overdue in words.finditer(sentence, overlapped=True):
        days = _number(overdue["days"])
        if days is not None and days >= 2:
            start, end = overdue.span("days")
            yield layout.flow_mention("liability.overdue_days", days, base + start, base + end, rule="overdue")
            return


def _rate(layout: Layout, sentence: str, base: int, rank: int) -> Iterator[Mention]:
    """The rate of a day that one sentence states."""
    if (rate := rate_of_a_day(layout, sentence)) is not None:
        start, end = (base + offset for offset in rate.at)
        field = "liability.late_fee_daily_rate"
        yield layout.flow_mention(field, rate.fraction, start, end, rule="late-payment", rank=rank)


def _speaks_of_payment(layout: Layout, sentence: str, before: bool) -> bool:
    pays, delivers = (layout.phrases[words].search(sentence) for words in ("late_payment", "late_delivery"))
    if pays is None and delivers is None:
        return before
    if pays is None or delivers is None:
        return pays is not None
    return (pays.start(), pays.end()) < (delivers.start(), delivers.end())


def _is_of_either(layout: Layout, sentence: str) -> bool:
    """Whether the sentence is about whichever party is late with whatever it owes."""
    either = layout.phrases["either_late"].search(sentence)
    return either is not None and not any(layout.says("no_payment_duty", thing) for thing in either.captures("thing"))


def _is_late_with_it(layout: Layout, sentence: str, before: str) -> bool:
    """Whether a bare 逾期的 takes up the payment that the sentence before is about."""
    owed = layout.says("payment_due", before) and not layout.says("task_due", before)
    return owed and layout.says("bare_late", sentence)


def _number(text: str) -> int | None:
    try:
        return count(text)
    except ValueError:
        return None
