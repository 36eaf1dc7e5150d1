"""Steps: sentences about payment, each taken apart into what is due upon which condition within how many days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.dues.portions import Interval, Portion, Portions
from hedui.extract.dues.sentences import behind_heading, commas
from hedui.extract.text.agreement import SENTENCE
from hedui.extract.text.layout import Layout
from hedui.models.codes import DayType
from hedui.normalize import grammar

_LONGEST = 1500
"""Characters of a sentence that can be one about payment."""
_ANNOUNCED = 260
"""Characters before a sentence in which a line may announce what is paid."""
_WEEK = ("周", "星期", "礼拜")
_DAYS_OF_A_WEEK = 7
_NEAR = 6
_PAID_BEHIND = 20
"""Characters behind a portion that may say that it was paid."""
_STEP_AHEAD = grammar.pattern(r"[(]\d{1,2}[)]|[①-⑳]|(?<![付缴交纳汇清])第{numeral}[期笔次]")

Days = tuple[int, DayType, Interval]
"""A number of days, which days, and where that stands."""
Due = tuple[Interval | None, Days | None]
"""Where the condition stands, and the days behind it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the price: its stretch of the flow, the portion, when it is due."""

    start: int
    end: int
    portion: Portion | None
    """None where only the stage is named: 尾款：验收后付清."""
    condition: Interval | None
    days: Days | None
    first: bool
    """Whether it is called the first: 预付款, 首付."""
    last: bool
    """Whether nothing is left to pay after it: 余款, 质保金."""
    returned: bool
    """Whether it is given back rather than paid, and not said to have been kept back."""
    earnest: bool
    """Whether it is 定金, which may be part of the price or stand beside it."""
    security: bool
    """Whether nothing is said but how much a security is: 质保金比例：5%."""
    staged: bool
    """Whether it is called one of several: 第一期, 进度款."""
    paid: bool
    """Whether it was paid before the agreement, which says so."""


class Steps:
    """Takes sentences apart into steps; with ``any_sum`` also those with sums that nothing calls parts of the price."""

    def __init__(self, layout: Layout, *, any_sum: bool = False) -> None:
        self._any_sum = any_sum
        self._layout = layout
        self._flow = layout.text.flow.text
        self._phrases = layout.catalogue.phrases
        self._portions = Portions(layout, spoken=any_sum)

    def speaks(self, text: str) -> bool:
        """Whether a line may state a step, or say when one is due: by itself, whatever stands around it."""
        label = self._phrases["label"]
        return self._phrases["pay"].search(text) is not None or any(
            label.match(text, sentence.start()) is not None for sentence in SENTENCE.finditer(text)
        )

    def within(self, start: int, end: int) -> Iterator[Step]:
        """The steps that the sentence in the flow's interval states; none where it is about something else."""
        told = self._layout.text.once(("step", start, end), lambda: self._told(start, end))
        if told is None:
            return
        start, label, pays = told
        named = self._portions.within(start, end)
        portions = self._parts(label, named, start, end)
        if self._is_announced(portions, start):
            start, portions = portions[0].end, portions[1:]
        if portions:
            yield from self._of_portions(self._behind_whole(start, named, portions[0]), end, portions)
        elif pays and label is not None and label["colon"]:
            yield self._step(start, end, None)

    def _told(self, start: int, end: int) -> tuple[int, regex.Match[str] | None, bool] | None:
        """Where a sentence that may state a step begins behind its heading, its label, and whether it is of paying."""
        start = behind_heading(self._layout, start, end)
        label = self._phrases["label"].match(self._flow, start, end)
        pays = self._phrases["pay"].search(self._flow, start, end) is not None
        may_be = label or pays or self._is_bare(start, end)
        return (start, label, pays) if may_be and not self._is_no_step(start, end) else None

    def _is_no_step(self, start: int, end: int) -> bool:
        """Whether the sentence is too long for a step, or about something else."""
        return end - start > _LONGEST or self._phrases["no_step"].search(self._flow, start, end) is not None

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether a sentence under a heading about payment says nothing but when and how much: 到货后60%."""
        if self._phrases["bare_step"].fullmatch(self._flow, start, end) is None:
            return False
        article = self._layout.article_at(self._layout.text.flow.offsets[start])
        return article is not None and self._phrases["heading"].search(article.heading or "") is not None

    def _of_portions(self, start: int, end: int, portions: Sequence[Portion]) -> Iterator[Step]:
        """A step for each of the portions."""
        for portion, (low, high) in zip(portions, pairwise([*self._begins(start, portions), end]), strict=True):
            yield self._step(low, high, portion)

    def _begins(self, begin: int, portions: Sequence[Portion]) -> Iterator[int]:
        """Where the words about each of the portions begin, those about the first at ``begin``."""
        yield begin
        for one, other in pairwise(portions):
            begin = self._between(begin, one, other)
            yield begin

    def _parts(self, label: regex.Match[str] | None, named: Sequence[Portion], start: int, end: int) -> list[Portion]:
        """The parts of the price that the sentence states; what is called the last has no rest beside a part."""
        portions = [one for one in named if self._is_part(one, start, end)]
        if label is None or not self._phrases["last"].search(self._flow, *label.span("label")):
            return portions
        return portions[:1] + [one for one in portions[1:] if not one.rest or one.share is not None]

    def _behind_whole(self, start: int, named: Sequence[Portion], first: Portion) -> int:
        """Where the words about the first part begin: 总报酬3000元,演出前支付20% says what the whole is before."""
        wholes = [one.end for one in named if one.end <= first.start]
        breaks = commas(self._flow, wholes[-1], wholes[-1] + _NEAR) if wholes else []
        return breaks[0] if breaks else start

    def _is_announced(self, portions: Sequence[Portion], start: int) -> bool:
        """Whether the first only says how much is paid, and the second upon what: 支付比例90%,验收后支付合同价的90%."""
        if len(portions) < 2:
            return False
        one, other = portions[:2]
        same = one.share is not None and one.share == other.share and one.amount is None
        return same and self._phrases["share_ahead"].search(self._flow, start, one.start) is not None

    def is_heading(self, step: Step) -> bool:
        """Whether the step is all that its line says, and that is no sentence: 4.2.1预付款(10%)."""
        flow, one = self._flow, step.portion
        if one is None or one.share is None or one.amount is not None or step.days is not None:
            return False
        first, last = flow.rfind("\n", 0, step.start) + 1, flow.find("\n", one.end)
        line = flow[first : last if last >= 0 else len(flow)]
        return self._phrases["share_heading"].fullmatch(line) is not None

    def _is_part(self, portion: Portion, start: int, end: int) -> bool:
        """A sum alone is a part of the price only where the sentence calls it one."""
        if not portion.is_sum_alone:
            return True
        low = max(start, portion.start - 60)
        before = self._flow[low : portion.start]
        if any(self._phrases[name].search(before) for name in ("whole_before", "each_before")):
            return False
        return (
            self._any_sum
            or self._phrases["stage"].search(self._flow, low, portion.end) is not None
            or self._phrases["stage_behind"].search(self._flow[portion.end : min(end, portion.end + 20)]) is not None
            or self._phrases["rest"].search(self._flow, low, portion.start) is not None
            or self._is_listed(start, portion)
            or self._is_before_later(low, portion, end)
        )

    def _is_before_later(self, low: int, portion: Portion, end: int) -> bool:
        """Whether the sum is said to be paid, and a later part of the price follows: 付3万元，余款7万元."""
        paid = self._phrases["paid_ahead"].search(self._flow[low : portion.start]) is not None
        return paid and self._phrases["later_behind"].match(self._flow, portion.end, end) is not None

    def _is_listed(self, start: int, portion: Portion) -> bool:
        """Whether the sum is one of those that a line announces, and its sentence says when: 按如下方式支付:…"""
        above = self._flow[max(0, start - _ANNOUNCED) : start]
        when = self._phrases["due_word"].search(self._flow, start, portion.start) is not None
        return when and self._phrases["listed"].search(above) is not None

    def _between(self, start: int, one: Portion, other: Portion) -> int:
        """Where the words about the second portion begin; those about the first begin at ``start``."""
        flow, pays = self._flow, self._phrases["pay"]
        if (ahead := _STEP_AHEAD.search(flow, one.end, other.start)) is not None:
            return int(ahead.start())
        breaks = commas(flow, one.end, other.start)
        if not breaks:
            return one.end
        direct = other.start - breaks[-1] <= 1 or self._phrases["label"].match(flow, breaks[-1], other.end) is not None
        if direct and pays.search(flow, one.end, breaks[-1]):
            return breaks[-1]
        said = pays.search(flow, start, one.start) is not None
        return next((b for b in breaks if not said and pays.search(flow, one.end, b)), breaks[0])

    def of_words(self, start: int, end: int, portion: Portion) -> Step:
        """The step of a table's row without its condition: what its words call it."""
        return replace(self._step(start, end, portion), condition=None, days=None, returned=False)

    def completed(self, step: Step, start: int, end: int) -> Step:
        """The step with what the next sentence says of when it is due, where its own says nothing of that.

        预付款：合同总价的30%。甲方应在合同签订后10日内支付。
        """
        if step.condition is not None or step.days is not None or step.portion is None:
            return step
        pays = self._phrases["pay"].search(self._flow, start, end)
        if pays is None or self._is_no_step(start, end) or any(self._portions.within(start, end)):
            return step
        condition, days = self._due_within(start, self._before_payment(start, end))
        return replace(step, condition=condition, days=days) if days is not None else step

    def due(self, start: int, end: int) -> Due:
        """The condition and the days that a cell states."""
        days = self._days(start, end)
        return self._condition(start, days[2][0] if days is not None else end), days

    def _step(self, start: int, end: int, portion: Portion | None) -> Step:
        flow, phrases = self._flow, self._phrases
        label = phrases["label"].match(flow, start, end)
        lead = label or phrases["number"].match(flow, start, end)
        condition, days = self._due(lead.end() if lead is not None else start, end, portion)
        returned = phrases["returned"].search(flow, start, end) is not None
        return Step(
            start,
            end,
            portion,
            condition,
            days,
            first=phrases["first"].search(flow, start, end) is not None,
            last=(portion is not None and portion.rest) or phrases["last"].search(flow, start, end) is not None,
            earnest=phrases["deposit_earnest"].search(flow, start, end) is not None,
            returned=returned and phrases["kept"].search(flow, start, end) is None,
            security=phrases["security_alone"].fullmatch(flow, start, end) is not None,
            staged=label is not None,
            paid=portion is not None and self._is_paid(start, portion),
        )

    def _is_paid(self, start: int, portion: Portion) -> bool:
        """Whether the words before the portion, or those behind it, say that it has been paid."""
        flow, behind = self._flow, portion.end + _PAID_BEHIND
        if self._phrases["paid_behind"].search(flow[portion.end : behind]) is not None:
            return True
        upon = flow[portion.end : portion.end + 3].lstrip("元整)")[:1] in ("后", "时")
        return not upon and self._phrases["paid_already"].search(flow[start : portion.start]) is not None

    def _due(self, start: int, end: int, portion: Portion | None) -> Due:
        """The condition before the portion, else behind it, and the days that it names."""
        if portion is None:
            return self._due_within(start, self._before_payment(start, end))
        head = self._flow.rfind(":", start, portion.start) + 1 or start
        base = self._phrases["base"].search(self._flow, head, portion.start)
        stop = base.start() if base is not None else portion.start
        condition, days = self._due_within(head, self._before_payment(head, stop, first=True))
        if condition is None and days is None:
            condition, days = self._due_within(portion.end, self._before_payment(portion.end, end))
        return condition, days

    def _before_payment(self, low: int, high: int, *, first: bool = False) -> int:
        """Where the words about paying begin; the interval's end where none do, or, but for ``first``, at its start."""
        pays = self._phrases["pay"].search(self._flow, low, high)
        return high if pays is None or (pays.start() <= low + 1 and not first) else pays.start()

    def _due_within(self, low: int, high: int) -> Due:
        days = self._days(low, high)
        condition = self._condition(low, days[2][0] if days is not None else high)
        if condition is not None and not self._phrases["due_word"].search(self._flow, *condition):
            condition = None
        return condition, days

    def _days(self, low: int, high: int) -> Days | None:
        """The last number of days in the interval, where nothing else is to be done within them."""
        ends = min(high + 4, len(self._flow))
        found = next(reversed(list(self._phrases["days"].finditer(self._flow, low, ends))), None)
        if found is None or found.start("days") >= high:
            return None
        if self._phrases["other_deed"].search(self._flow, found.end(), high):
            return None
        try:
            number = count(found["days"])
        except ValueError:
            return None
        working = found["kind"].endswith("工作日") or found["kind"] == "营业日"
        number *= _DAYS_OF_A_WEEK if found["kind"] in _WEEK else 1
        return number, DayType.WORKING if working else DayType.CALENDAR, (found.start("days"), found.end("kind"))

    def _condition(self, low: int, high: int) -> Interval | None:
        """The words of the interval without who pays, at either end; None where nothing is left."""
        lead = self._phrases["lead"].match(self._flow, low, high)
        low = lead.end() if lead is not None else low
        while low < high and self._flow[low] in ",:、)( ":
            low += 1
        text = self._flow[low:high]
        trail = self._phrases["trail"].search(text)
        high = low + (trail.start() if trail is not None else len(text))
        return (low, high) if high - low >= 2 else None
