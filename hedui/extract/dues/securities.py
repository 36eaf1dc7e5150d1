"""Deposits: what is paid or kept back as security, with its sum or its share of the price."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from hedui.extract.choices.find import without_unchosen
from hedui.extract.dues.portions import Interval, Portion, Portions
from hedui.extract.dues.sentences import sentences
from hedui.extract.dues.steps import Days, Due, Steps
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.models.codes import DepositKind

_KINDS = (
    ("deposit_rental", DepositKind.RENTAL),
    ("deposit_performance", DepositKind.PERFORMANCE),
    ("deposit_quality", DepositKind.QUALITY),
    ("deposit_earnest", DepositKind.EARNEST),
    ("deposit_other", DepositKind.OTHER),
)
"""Phrase and kind; where two meet at one place the first counts."""
_PLAIN = "保证金"
"""What alone may be any kind of deposit; 订金 is none of earnest money in whatever article."""
_FAR = 70
"""Characters between the word and its sum."""
_PIECE = regex.compile(r"(?:[^,;:]|(?<=\d),(?=\d))+")
_SUM_AHEAD = regex.compile(r"(?:[\p{Han}¥￥]{0,6}\d[\d,.]*万?元整?)?")
"""What a phrase may begin with before it says when: 30,000元合同期满."""


def read_deposits(layout: Layout, choices: Sequence[Choice]) -> list[Mention]:
    """Mentions of ``deposit.*``: of each kind what is stated first; those of one deposit share ``group``."""
    reader = _Deposits(layout)
    found = without_unchosen([m for phrase, kind in _KINDS for m in reader.of(phrase, kind)], choices)
    first = {
        DepositKind(str(m.value)): m.group for m in sorted(found, key=lambda m: -m.start) if m.field == "deposit.kind"
    }
    stated = [mention for mention in found if mention.group in first.values()]
    return stated + without_unchosen(list(reader.returned(first)), choices)


class _Deposits:
    """Finds deposits of each kind; a word that one kind took is no other's."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._flow = layout.text.flow.text
        self._phrases = layout.catalogue.phrases
        self._portions = Portions(layout)
        self._steps = Steps(layout)
        self._taken: set[int] = set()
        self._named: dict[int, DepositKind] = {}
        """Article → the kind that it names first; 保证金 alone is that one again."""

    def of(self, phrase: str, kind: DepositKind) -> Iterator[Mention]:
        for start, end in sentences(self._layout, phrase):
            for word in self._phrases[phrase].finditer(self._flow, start, end):
                if self._taken.isdisjoint(range(word.start(), word.end())):
                    self._taken.update(range(word.start(), word.end()))
                    article = self._layout.article_at(self._layout.text.flow.offsets[word.start()])
                    own = self._named.setdefault(article.start if article is not None else -1, kind)
                    yield from self._stated(own if _is_plain(kind, word[0]) else kind, word.span(), start, end)

    def returned(self, groups: Mapping[DepositKind, int]) -> Iterator[Mention]:
        """When each deposit is given back; nothing of one about which the agreement says two things."""
        for group, every in self._told(groups).items():
            dues = [due for due in every if due[1] is not None] or [due for due in every if due[0] is not None]
            if len({days and days[:2] for _, days in dues}) == 1:
                yield from self._return(*dues[0], group)

    def _told(self, groups: Mapping[DepositKind, int]) -> Mapping[int, Sequence[Due]]:
        """Group of a deposit → what the sentences about giving it back say."""
        told: dict[int, list[Due]] = defaultdict(list)
        for start, end in sentences(self._layout, "deposit_back") if groups else ():
            word, kind = self._named_in(start, end)
            group = groups.get(kind) if kind is not None else None
            if group is not None:
                told[group].append(self._given_back(start, end, word))
        return told

    def _named_in(self, start: int, end: int) -> tuple[Interval | None, DepositKind | None]:
        """The deposit that the sentence names first, and where; else the one that its article names."""
        words = [
            (found.span(), kind)
            for phrase, kind in _KINDS
            for found in self._phrases[phrase].finditer(self._flow, start, end)
        ]
        article = self._layout.article_at(self._layout.text.flow.offsets[start])
        own = self._named.get(article.start if article is not None else -1)
        if not words:
            return None, own
        at, kind = min(words, key=lambda each: each[0][0])
        return at, (own or kind) if _is_plain(kind, self._flow[slice(*at)]) else kind

    def _given_back(self, start: int, end: int, word: Interval | None) -> Due:
        """Upon what, and within how many days; nothing where that is only in case something happens."""
        back = self._phrases["deposit_back"].search(self._flow, start, end)
        assert back is not None
        if (label := self._phrases["back_label"].match(self._flow, back.end(), end)) is not None:
            return self._steps.due(label.end(), end)
        if word is None and not self._phrases["back_alone"].match(self._flow, back.end(), end):
            return None, None
        condition, days = self._steps.due(self._due_words(start, word, back.start()), back.start())
        if condition is None or self._phrases["in_case"].match(self._flow, *condition):
            return None, None
        known = days is not None or self._phrases["back_upon"].search(self._flow, *condition) is not None
        return (condition, days) if known else (None, None)

    def _due_words(self, start: int, word: Interval | None, back: int) -> int:
        """Where the words about when begin: behind the deposit's name where they stand there, with their clause."""
        due = self._phrases["due_word"]
        if word is not None and due.search(self._flow, word[1], max(word[1], back)):
            start = word[1]
        pieces = _PIECE.finditer(self._flow, start, back)
        told = [piece.span() for piece in pieces if due.search(self._flow, *piece.span())]
        start = next((piece[0] for piece in told if not self._pays(piece)), told[0][0] if told else start)
        ahead = _SUM_AHEAD.match(self._flow, start, back)
        return ahead.end() if ahead is not None else start

    def _pays(self, piece: Interval) -> bool:
        """Whether a phrase says when a deposit is paid: 签订之日起5日内缴纳履约保证金."""
        paid = self._phrases["deposit_paid"].search(self._flow, *piece) is not None
        return paid and any(self._phrases[phrase].search(self._flow, *piece) for phrase, _ in _KINDS)

    def _return(self, condition: Interval | None, days: Days | None, group: int) -> Iterator[Mention]:
        def mention(name: str, value: Value, at: Interval) -> Mention:
            return self._layout.flow_mention(f"deposit.{name}", value, *at, rule="deposits", group=group)

        if condition is not None:
            yield mention("return_condition", self._layout.as_written(*condition), condition)
        if days is not None:
            yield mention("return_days", days[0], days[2])
            yield mention("return_day_type", days[1], days[2])

    def _stated(self, kind: DepositKind, word: Interval, start: int, end: int) -> Iterator[Mention]:
        before = self._flow[max(start, word[0] - _FAR) : word[0]]
        if self._phrases["deposit_not"].search(before) or self._phrases["returned_deposit"].search(before):
            return
        portion = self._portion(word, start, end)
        if portion is None or portion.doubtful or portion.cumulative or portion.partial:
            return
        group = portion.start + 1
        yield self._layout.flow_mention("deposit.kind", kind, *word, rule="deposits", group=group)
        if portion.share is not None:
            yield self._layout.flow_mention(
                "deposit.share", portion.share, *portion.share_at, rule="deposits", group=group
            )
        if portion.amount is not None:
            yield self._layout.flow_mention(
                "deposit.amount", portion.amount, *portion.amount_at, rule="deposits", group=group
            )

    def _portion(self, word: Interval, start: int, end: int) -> Portion | None:
        """The sum or share right behind the word, or right before it where it is called so (3%作为质保金)."""
        portions = self._portions.within(max(start, word[0] - _FAR), min(end, word[1] + _FAR), secured=True)
        stated = [one for one in portions if one.doubtful or one.share is not None or one.amount is not None]
        if (both := self._share_and_sum(word, stated)) is not None:
            return both
        ahead = self._ahead(word[1], stated)
        if ahead is not None and self._phrases["deposit_is"].fullmatch(self._flow, word[1], ahead.start):
            return ahead
        return next((one for one in stated if self._is_called_so(one, word, only=ahead is None)), ahead)

    def _share_and_sum(self, word: Interval, stated: Sequence[Portion]) -> Portion | None:
        """The share before the word with the sum right behind it: 合同价10%的履约保证金（10,000元）."""
        for share, amount in itertools.pairwise(stated):
            known = not (share.doubtful or amount.doubtful or amount.rest)
            halves = known and share.amount is None and amount.share is None
            if not halves or share.end > word[0] or amount.start < word[1]:
                continue
            apart = self._phrases["deposit_in_figures"].fullmatch(self._flow, word[1], amount.start)
            if apart is not None and self._is_called_so(share, word, only=True):
                return replace(share, amount=amount.amount, amount_at=amount.amount_at)
        return None

    def _ahead(self, behind: int, stated: Sequence[Portion]) -> Portion | None:
        """The first of these behind a word that is not paid for each piece, where little stands between."""
        ahead = next((one for one in stated if one.start >= behind and not self._is_each(behind, one.start)), None)
        near = ahead is not None and self._phrases["deposit_ahead"].fullmatch(self._flow, behind, ahead.start)
        return ahead if near else None

    def _is_called_so(self, portion: Portion, word: Interval, *, only: bool) -> bool:
        """Whether the portion holds the word, or stands right before it; with a comma between only where no other
        does."""
        if portion.start < word[0] and word[1] < portion.end:
            return True
        gap = self._phrases["deposit_behind"].fullmatch(self._flow, portion.end, word[0])
        return portion.end <= word[0] and gap is not None and (only or "," not in gap[0])

    def _is_each(self, behind: int, start: int) -> bool:
        """Whether a sum is what is paid for one piece: 押金：每台500元，共计5000元."""
        return self._phrases["deposit_each"].search(self._flow, behind, start) is not None


def _is_plain(kind: DepositKind, word: str) -> bool:
    """Whether the word leaves open what kind of deposit it is."""
    return kind is DepositKind.OTHER and word.endswith(_PLAIN)
