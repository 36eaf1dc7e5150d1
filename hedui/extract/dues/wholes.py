"""Wholes: what the steps of a plan make up together, and which of them are shares of something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, filterfalse

import regex

from hedui.extract.dues.portions import Portions
from hedui.extract.dues.sentences import sentences
from hedui.extract.dues.steps import Step
from hedui.extract.mention import Value
from hedui.extract.text.layout import Layout
from hedui.normalize import grammar, punctuation

_PHRASE_MARKS = ",;。:()\n"
_STROKE = regex.compile(r"(?<![A-Z])/(?![A-Z])")
"""What parts two languages, and is none of T/T."""
_ENGLISH = regex.compile(r"(?i)[a-z]{2,}[a-z/ ]{2,}")
_AROUND = 120
"""Characters around a plan within which another part's plan may stand."""
_AHEAD = 30
"""Characters before a sum that may call it the whole."""
_MOST = 12
"""Steps that may stand beside those that come to the whole."""
_BASE = 16
"""Characters before a share that may say what it is of."""


def with_own_shares(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps; none is cumulative where only the shares as they stand make up the whole: 15%, 付至45%, 30%, 10%."""
    portions = [step.portion for step in steps if step.portion is not None and not step.portion.partial]
    shares = [portion.share for portion in portions if portion.share is not None]
    if len(shares) < len(steps) or portions[-1].cumulative or sum(shares) != 1:
        return steps
    return tuple(
        replace(step, portion=replace(portion, cumulative=False)) for step, portion in zip(steps, portions, strict=True)
    )


def in_one_language(layout: Layout, steps: Sequence[Step]) -> list[Step]:
    """The steps without those in English that another one states in Chinese: 30% T/T in advance（预付30%）."""
    said = [(step, _is_english(layout, step)) for step in steps]
    english = [step for step, in_english in said if in_english]
    if not english or len(english) == len(steps):
        return list(steps)
    chinese = [_in_its_bracket(layout, step) for step, in_english in said if not in_english]
    said_again = Counter(map(share_of, english)) <= Counter(map(share_of, chinese))
    return chinese if said_again and None not in map(share_of, english) else list(steps)


def _is_english(layout: Layout, step: Step) -> bool:
    """Whether the words around a step's portion, between two marks, are English."""
    if step.portion is None:
        return False
    flow = layout.text.flow.text
    before = punctuation.before(flow, step.portion.start, _PHRASE_MARKS, _AROUND)
    behind = punctuation.behind(flow, step.portion.end, _PHRASE_MARKS, _AROUND)
    said = _STROKE.split(before)[-1] + _STROKE.split(behind)[0]
    return grammar.HAN.search(said) is None and _ENGLISH.search(said) is not None


def _in_its_bracket(layout: Layout, step: Step) -> Step:
    """The step with no more of its condition than stands in the bracket that says it in Chinese."""
    if step.condition is None:
        return step
    start, end = step.condition
    opened = layout.text.flow.text.rfind("(", start, end)
    closed = layout.text.flow.text.find(")", opened, end) >= 0
    return step if opened < 0 or closed else replace(step, condition=(opened + 1, end))


def called_whole(layout: Layout) -> frozenset[Value]:
    """The sums that their sentences call the whole: 培训费共计6000元, 报酬总额为叁拾万元整."""
    flow, before, portions = layout.text.flow.text, layout.phrases["whole_before"], Portions(layout)
    return frozenset(
        one.amount
        for start, end in sentences(layout, "whole_word")
        for one in portions.within(start, end)
        if one.amount is not None and before.search(flow[max(start, one.start - _AHEAD) : one.start]) is not None
    )


def adds_up(steps: Sequence[Step], wholes: Set[Value]) -> bool:
    """Whether each step is a sum with a time of its own, and all of them together are one of the wholes."""
    parts = [step.portion.amount for step in steps if step.portion is not None and (step.condition or step.days)]
    sums = [part for part in parts if part is not None]
    return len(sums) == len(steps) and sum(sums) in wholes


def runs_to(steps: Sequence[Step], wholes: Set[Value]) -> list[tuple[Step, ...]]:
    """The steps where they come to one of the wholes, else the longest of those in a row that do."""
    for length in range(len(steps), max(1, len(steps) - _MOST), -1):
        runs = (tuple(steps[first : first + length]) for first in range(len(steps) - length + 1))
        if found := [run for run in runs if adds_up(run, wholes)]:
            return found
    return []


def without_securities(steps: Sequence[Step], planned: int | None) -> tuple[Step, ...]:
    """The steps without a security that is given back, or paid, besides: the others make up the whole, are as many as
    are announced, or are called parts of a row in which it is none."""
    if (last := next((at for at, step in enumerate(steps) if _completes(step)), None)) is not None:
        return (*steps[: last + 1], *filterfalse(_is_kept_back, steps[last + 1 :]))
    kept = tuple(step for step in steps if not step.returned and not step.earnest)
    paid = tuple(filterfalse(_is_kept_back, kept))
    if len(paid) == planned or sum(_shares(paid)) >= 1:
        return paid
    return kept if _are_a_row(steps, kept) else tuple(steps)


def _is_kept_back(step: Step) -> bool:
    return step.returned or step.security


def _completes(step: Step) -> bool:
    """Whether all is paid with the step: 付至100%."""
    return step.portion is not None and step.portion.cumulative and step.portion.share == 1


def _are_a_row(steps: Sequence[Step], paid: Sequence[Step]) -> bool:
    """Whether those that are paid, and no earnest money, are called parts of a row: 第一期款, 第二期款."""
    staged = len(paid) > 1 and all(step.staged for step in paid)
    return staged and not any(step.staged for step in steps if step.earnest)


def share_of(step: Step) -> Decimal | None:
    """The step's own share of the whole, where it states one."""
    one = step.portion
    return None if one is None or one.cumulative or one.partial else one.share


def _shares(steps: Iterable[Step]) -> list[Decimal]:
    """Each step's own share, 0 where it states none."""
    return [share_of(step) or Decimal(0) for step in steps]


def are_several_wholes(steps: Sequence[Step]) -> bool:
    """Whether the shares of the first steps are all, and those of the others all of something else."""
    sums = list(accumulate(_shares(steps)))
    return len(sums) > 1 and sums[-1] > 1 and sums[-1] % 1 == 0 and Decimal(1) in sums


def of_one_base(layout: Layout, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps; of shares that do not make up the whole, one of a thing that others are not of is none of the whole:
    支付合同总价的30%, 设备款的60%, 安装费的100%."""
    named = [_is_of_part(layout, step) for step in steps]
    shares = _shares(steps)
    if len({base for base, share in zip(named, shares, strict=True) if share}) < 2 or sum(shares) == 1:
        return steps
    return tuple(
        replace(step, portion=replace(step.portion, partial=True)) if base and step.portion is not None else step
        for step, base in zip(steps, named, strict=True)
    )


def _is_of_part(layout: Layout, step: Step) -> str:
    """The part of what is agreed that the share is said to be of, empty where it is of the whole: so is what only
    calls the step, 调试款15%."""
    if step.portion is None or step.portion.share is None:
        return ""
    start = step.portion.share_at[0]
    found = layout.phrases["base_of_part"].search(layout.text.flow.text[max(0, start - _BASE) : start])
    return found["part"] if found is not None and not (step.staged and found[0][-1] != "的") else ""


def is_of_part(layout: Layout, start: int, end: int) -> bool:
    """Whether the plan in the flow's interval is that of a part, beside another part's.

    设备款：签订后支付30%，到货后支付70%；安装费：安装后付清.
    """
    flow, named = layout.text.flow.text, layout.catalogue.phrases["plan_of_part"]
    around = max(0, start - _AROUND), min(len(flow), end + _AROUND)
    return len({found["part"] for found in named.finditer(flow, *around)}) > 1
