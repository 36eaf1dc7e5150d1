"""Instalments: the steps of one clause in which the price is paid; none where one of them is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import dropwhile

from hedui.extract.candidates.convert import count
from hedui.extract.choices.find import without_unchosen
from hedui.extract.dues.portions import Interval, Portion
from hedui.extract.dues.stages import Stages
from hedui.extract.dues.steps import Step, Steps
from hedui.extract.dues.wholes import (
    adds_up,
    are_several_wholes,
    called_whole,
    in_one_language,
    is_of_part,
    of_one_base,
    runs_to,
    share_of,
    with_own_shares,
    without_securities,
)
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention, Value
from hedui.extract.text.agreement import SENTENCE
from hedui.extract.text.layout import Layout
from hedui.normalize.date import DateError, parse_date

_RULE = "instalments"
_FAR = 8
"""Lines without a step behind which a step is another plan's."""
_BELOW = 3
"""Lines below a heading on which its step may be told."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The steps of one clause, and how many it says that there are."""

    steps: tuple[Step, ...]
    planned: int | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the flow that speaks of payment."""

    number: int
    article: int
    """Where its article begins, -1 outside of any."""
    steps: list[Step]
    planned: int | None
    """How many steps it announces."""
    head: Step | None
    """The step of which it is nothing but the heading; ``steps`` holds another where the next line completed it."""


def read_instalments(layout: Layout, choices: Sequence[Choice], totals: Set[Value]) -> list[Mention]:
    """Mentions of ``instalment.*``, those of one step sharing ``group``; empty unless one plan is sure.

    Sums that nothing calls parts of the price are its parts where they make up one of its ``totals``, or a sum that
    is called the whole.
    """
    plans = [
        replace(plan, steps=of_one_base(layout, with_own_shares(plan.steps)))
        for plan in _called_or_proved(layout, choices, totals)
    ]
    if any(map(_is_doubtful, plans)) or len(set(map(_shape, plans))) != 1:
        return []
    plan = plans[0]
    if is_of_part(layout, plan.steps[0].start, plan.steps[-1].end) or _lacks_sums(layout, choices, plan):
        return []
    steps = [*plan.steps[:-1], replace(plan.steps[-1], last=plan.steps[-1].last or plan.planned is not None)]
    return [mention for step in _due(steps) for mention in _mentions(layout, step)]


def _called_or_proved(layout: Layout, choices: Sequence[Choice], totals: Set[Value]) -> list[_Plan]:
    """The plans; those that only arithmetic proves where no other one has a share, or comes to a total."""
    plans = _of_several(_plans(layout, choices, Steps(layout)))
    wholes = set() if any(map(_has_shares, plans)) else totals | called_whole(layout)
    if not wholes or any(adds_up(plan.steps, wholes) for plan in plans):
        return plans
    any_sums = _of_several(_plans(layout, choices, Steps(layout, any_sum=True)))
    return [replace(plan, steps=steps) for plan in any_sums for steps in runs_to(plan.steps, wholes)] or plans


def _due(steps: Sequence[Step]) -> list[Step]:
    """The steps that are still to be paid; where some were paid, the last of the others is not all that lacks."""
    due = [step for step in steps if not step.paid]
    return due if len(due) == len(steps) else [replace(step, last=False) for step in due]


def _lacks_sums(layout: Layout, choices: Sequence[Choice], plan: _Plan) -> bool:
    """Whether between the sums of a plan another one is paid, at a time of its own, that nothing calls a part."""
    if _has_shares(plan):
        return False
    known = {step.portion.start for step in plan.steps if step.portion is not None}
    every = (step for other in _plans(layout, choices, Steps(layout, any_sum=True)) for step in other.steps)
    between = (step for step in every if plan.steps[0].start < step.start < plan.steps[-1].start)
    return any(one is not None and one.start not in known for one in map(_sum_in_time, between))


def _sum_in_time(step: Step) -> Portion | None:
    """The step's portion, where that is a sum to be paid at a time of its own."""
    one = step.portion
    return one if one is not None and one.amount is not None and (step.condition or step.days) else None


def _has_shares(plan: _Plan) -> bool:
    return any(step.portion is not None and step.portion.share is not None for step in plan.steps)


def _of_several(plans: Iterable[_Plan]) -> list[_Plan]:
    """The plans of several steps that state something; of nothing but securities only where there is no other."""
    found = [plan for plan in plans if len(plan.steps) > 1 and _states_something(plan)]
    return [plan for plan in found if not all(step.earnest or step.returned for step in plan.steps)] or found


def _plans(layout: Layout, choices: Sequence[Choice], reader: Steps) -> Iterator[_Plan]:
    """The steps by the article in which they stand, and by the lines between them."""
    steps: list[Step] = []
    planned: int | None = None
    scope: tuple[int, int] = (0, 0)
    for line in _without_headings(_by_line(layout, choices, reader)):
        if steps and (line.article != scope[0] or line.number - scope[1] > _FAR):
            yield _Plan(without_securities(in_one_language(layout, steps), planned), planned)
            steps, planned = [], None
        if line.article != scope[0]:
            planned = None
        planned = line.planned or planned
        steps += line.steps
        scope = line.article, line.number if line.steps else scope[1]
    if steps:
        yield _Plan(without_securities(in_one_language(layout, steps), planned), planned)


def _without_headings(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines without those that only head the next one's step and state its share first: 预付款（10%）."""
    before: _Line | None = None
    for line in lines:
        if before is not None and not _states_again(before, line):
            yield before
        before = line
    if before is not None:
        yield before


def _states_again(heading: _Line, line: _Line) -> bool:
    """Whether the line states the share once more that the one before it heads its step with."""
    near = heading.article == line.article and line.number - heading.number <= _BELOW
    if heading.steps != [heading.head] or not near or not line.steps or line.head is not None:
        return False
    return share_of(heading.steps[0]) == share_of(line.steps[0])


def _by_line(layout: Layout, choices: Sequence[Choice], reader: Steps) -> list[_Line]:
    """Each line of the flow that speaks of payment."""
    tables = Stages(layout, reader)
    announces = layout.may_say(layout.phrases["planned"])
    found: list[_Line] = []
    if tables.is_empty and not announces and not any(map(reader.speaks, {line.text for line in layout.own_lines()})):
        return found
    above: list[Step] = []
    for number, start, text in layout.own_lines():
        planned = _planned(layout, text) if announces else None
        steps = _steps(reader, tables, start, text, above)
        where = _paying_article(layout, start) if steps or planned is not None else None
        above = []
        if where is not None:
            above = _chosen(layout, steps, choices)
            found.append(_Line(number, where, above, planned, _head(reader, above)))
    return found


def _head(reader: Steps, steps: Sequence[Step]) -> Step | None:
    """The one step of a line that is nothing but its heading."""
    return steps[0] if len(steps) == 1 and reader.is_heading(steps[0]) else None


def _steps(reader: Steps, tables: Stages, start: int, text: str, before: list[Step]) -> list[Step]:
    """The steps of a line: a table's, or those of its sentences, which may complete one of the line ``before``."""
    end = start + len(text)
    steps = tables.within(start, end)
    return steps if steps or tables.covers(start, end) else _of_sentences(reader, text, start, before)


def _of_sentences(reader: Steps, text: str, base: int, above: list[Step]) -> list[Step]:
    """The steps of a line's sentences. A sentence without one may say when the step before it is due; also the first
    one of a line, of the last of the line ``above``, which then is changed."""
    steps: list[Step] = []
    for sentence in SENTENCE.finditer(text):
        start, end = base + sentence.start(), base + sentence.end()
        found = list(reader.within(start, end))
        before = steps or above
        if before and not found:
            before[-1] = reader.completed(before[-1], start, end)
        steps += found
        above = []
    return steps


def _paying_article(layout: Layout, start: int) -> int | None:
    """Where the article of a place begins, -1 for none; None where it is about something else than payment."""
    phrases = layout.catalogue.phrases
    article = layout.article_at(layout.text.flow.offsets[start])
    heading = (article.heading or "") if article is not None else ""
    if phrases["no_heading"].search(heading) and not phrases["heading"].search(heading):
        return None
    return article.start if article is not None else -1


def _planned(layout: Layout, text: str) -> int | None:
    """In how many parts a line says that the price is paid; None where it says so of what somebody else pays."""
    phrases = layout.catalogue.phrases
    found = phrases["planned"].search(text)
    if found is None:
        return None
    begins = max(text.rfind(mark, 0, found.end()) for mark in "。;") + 1
    if phrases["of_others"].search(text, begins, found.end()):
        return None
    return 2 if found["n"] == "两" else count(found["n"])


def _chosen(layout: Layout, steps: list[Step], choices: Sequence[Choice]) -> list[Step]:
    """The steps without those of an option that nobody chose."""
    places = [
        (one.portion.start, one.portion.end) if one.portion is not None else (one.start, one.end) for one in steps
    ]
    marked = [layout.flow_mention("instalment", "", *place, rule=_RULE) for place in places]
    kept = {mention.start for mention in without_unchosen(marked, choices)}
    return [step for step, mention in zip(steps, marked, strict=True) if mention.start in kept]


def _states_something(plan: _Plan) -> bool:
    return any(one is not None and (one.doubtful or one.is_part) for one in (step.portion for step in plan.steps))


def _is_doubtful(plan: _Plan) -> bool:
    """A step that cannot be read, another number of steps than announced, or a first step behind a last one."""
    if any(map(_is_unread, plan.steps)):
        return True
    if (plan.planned is not None and plan.planned != len(plan.steps)) or are_several_wholes(plan.steps):
        return True
    behind_the_last = dropwhile(lambda step: step.first or not step.last, plan.steps)
    return any(step.first and not step.last for step in behind_the_last)


def _is_unread(step: Step) -> bool:
    """Whether the step's share cannot be read, or nothing is read of it, so that it would be no row of the list."""
    if step.portion is not None and (step.portion.doubtful or step.portion.is_part):
        return step.portion.doubtful
    return step.condition is None and step.days is None


def _shape(plan: _Plan) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
    return tuple((share_of(step), step.portion.amount if step.portion else None) for step in plan.steps)


def _mentions(layout: Layout, step: Step) -> Iterator[Mention]:
    for name, value, place in _stated(layout, step):
        yield layout.flow_mention(f"instalment.{name}", value, *place, rule=_RULE, group=step.start + 1)


def _stated(layout: Layout, step: Step) -> Iterator[tuple[str, Value, Interval]]:
    """What is read of the step: field, value, place."""
    if step.portion is not None:
        yield from _of_portion(step.portion)
    if step.condition is not None:
        yield "condition", layout.as_written(*step.condition), step.condition
        if (day := _due_on(layout, step.condition)) is not None:
            yield "due", day, step.condition
    if step.days is not None:
        number, kind, place = step.days
        yield from (("due_days", number, place), ("due_day_type", kind, place))
    if step.last:
        at = (step.portion.start, step.portion.end) if step.portion is not None else (step.start, step.end)
        yield "last", layout.as_written(step.start, step.end), at


def _of_portion(one: Portion) -> Iterator[tuple[str, Value, Interval]]:
    if one.share is not None and not one.partial:
        yield "cumulative_share" if one.cumulative else "share", one.share, one.share_at
    if one.amount is not None:
        yield "amount", one.amount, one.amount_at


def _due_on(layout: Layout, condition: tuple[int, int]) -> date | None:
    """The day that the condition is, where it is nothing else."""
    found = layout.phrases["due_on"].fullmatch(layout.text.flow.text, *condition)
    if found is None:
        return None
    try:
        return parse_date(found["day"])
    except DateError:
        return None
