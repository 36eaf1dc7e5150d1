"""Facts by evidence: values of the clauses that no pattern of the catalogue states, found by what stands around them.

Every stretch that could be a value is spotted by its type; a linear model says from the words around it, from who owes
what, and from the clause's heading which field it is, if any. What the patterns found comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hedui.extract.candidates.convert import convert, convertible, count
from hedui.extract.candidates.spot import Candidate, day_type
from hedui.extract.clauses.copies import PHRASE, holders_of
from hedui.extract.dues.wholes import is_of_part
from hedui.extract.facts.decide import RIVAL, decided
from hedui.extract.facts.penalties import Penalties
from hedui.extract.facts.portions import RULE, complete, decided_with, step, together, value_for, whole
from hedui.extract.facts.scores import Scores
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Refusal, Why
from hedui.extract.words.entries import Fact, Kind, Portion
from hedui.models.codes import ROLES
from hedui.normalize import punctuation

__all__ = ["RANK", "RULE", "complete", "holders", "read_facts"]

_PARTS = frozenset({*Portion})
_OWED = frozenset({"liability.late_fee_daily_rate", "liability.cap", "liability.several_caps"})
"""Told of what is owed for a breach, and so no penalty beside."""
_BESIDE = 12
"""Characters between a sum in words and the same in figures."""
_NEAR = 30
RANK = 9
"""After everything that a pattern or a label states."""


@dataclass(frozen=True, slots=True)
class _Likely:
    """A candidate with its value and how likely it is; ``role``: whose it is, of a party's."""

    probability: float
    value: Value
    candidate: Candidate
    fact: Fact
    role: str | None = None


def read_facts(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of the fields that nothing else states, where the model is sure and the agreement says one thing."""
    scores = Scores(layout)
    given = [(ones, _decided(layout, scores, ones)) for ones in _rivals(layout, scores, mentions)]
    if layout.trace.fields:
        _note(layout, scores, given)
    sure = _agreeing([one for _, ones in given for one in ones], mentions)
    groups = {one.fact.name: one.candidate.start + 1 for one in sure if one.fact.portion is Portion.DEPOSIT}
    others = [one for one in sure if one.fact.portion is not Portion.PENALTY]
    found = [mention for one in others for mention in _mentions(layout, one, groups.get(one.fact.name, 0))]
    return [*found, *_penalties(layout, [one for one in sure if one.fact.portion is Portion.PENALTY])]


def _penalties(layout: Layout, sure: Sequence[_Likely]) -> Iterator[Mention]:
    """Mentions of ``penalty.*``, those of one penalty sharing ``group``."""
    for one, told in Penalties(layout).told(sure) if sure else ():
        for name, value, place in told:
            group, confidence = one.candidate.start + 1, round(one.probability, 3)
            yield layout.flow_mention(
                f"penalty.{name}", value, *place, rule=RULE, rank=RANK, confidence=confidence, group=group
            )


def _agreeing(sure: list[_Likely], mentions: Sequence[Mention]) -> list[_Likely]:
    """Those but for a court where disputes are arbitrated, or a tribunal where a court settles them, and for a total
    that is another than the one in words."""
    words = {convertible("total.amount", str(mention.value)) for mention in mentions if mention.field == "total.words"}
    sure = [one for one in sure if one.fact.field != "total.amount" or not words or one.value in words]
    ways = {str(mention.value) for mention in mentions if mention.field == "dispute.method"}
    ways |= {str(one.value) for one in sure if one.fact.field == "dispute.method"}
    return [
        one
        for one in sure
        if one.candidate.kind is not Kind.SEAT or not ways or str(convert("dispute.method", one.candidate.text)) in ways
    ]


def _rivals(layout: Layout, scores: Scores, mentions: Sequence[Mention]) -> Collection[list[_Likely]]:
    """The likely ones, those together that are decided together: of one field, and of one party."""
    likely: dict[tuple[str, str | None], list[_Likely]] = {}
    parts = [(m.start, m.end) for m in mentions if m.field.split(".")[0] in _PARTS or m.field in _OWED]
    for fact in _asked(layout, mentions):
        for one in _likely(layout, scores, fact):
            start, end = layout.text.flow.raw_span(one.candidate.start, one.candidate.end)
            if fact.portion is not None and any(
                first < end + _BESIDE and start < last + _BESIDE for first, last in parts
            ):
                continue  # told as another part already
            likely.setdefault((decided_with(fact, one.candidate), one.role), []).append(one)
    return likely.values()


def _decided(layout: Layout, scores: Scores, likely: Sequence[_Likely]) -> list[_Likely]:
    """What is given of the likely ones: of instalments those that are sure together."""
    if likely[0].fact.portion is Portion.INSTALMENT:
        plan = whole([one for one in likely if one.probability >= RIVAL], layout.text.flow.text)
        sure = together(one.probability for one in plan) >= scores.threshold(likely[0].fact)
        is_whole = sure and _announced(layout, plan) in (None, len(plan))
        of_part = is_whole and is_of_part(layout, plan[0].candidate.start, plan[-1].candidate.end)
        return plan if is_whole and not of_part else []
    return decided(likely, scores.threshold)


def _announced(layout: Layout, plan: Sequence[_Likely]) -> int | None:
    """In how many parts the line of a plan says that the price is paid."""
    flow, last = layout.text.flow.text, plan[-1].candidate.end
    found = layout.phrases["planned"].search(flow[flow.rfind("\n", 0, last) + 1 : last])
    return count(found["n"]) if found is not None else None


def _asked(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The facts of fields that nothing states, nor what rules them out."""
    trace = layout.trace
    known = {mention.field for mention in mentions}
    secured = {str(mention.value) for mention in mentions if mention.field == "deposit.kind"}
    for fact in layout.catalogue.facts:
        stated = known.intersection((fact.field, *fact.unless))
        if (fact.portion is Portion.DEPOSIT and fact.says not in secured) or fact.portion is Portion.PENALTY:
            stated = set()
        if not stated:
            yield fact
        elif trace.asks(fact.field):
            trace.not_asked[fact.field] = min(stated)


def _note(layout: Layout, scores: Scores, given: Sequence[tuple[Sequence[_Likely], Sequence[_Likely]]]) -> None:
    """Note what the model finds of what it gives and of what it does not, if somebody asks."""
    for ones, sure in given:
        for one in ones:
            if one.fact.field not in layout.trace.fields:
                continue
            if one in sure:
                judgement = scores.judgement(one.fact, one.candidate)
                place = layout.text.flow.raw_span(one.candidate.start, one.candidate.end)
                layout.trace.judgements[(one.fact.field, *place)] = judgement
            else:
                unlikely = one.probability < scores.threshold(one.fact)
                why = Why.UNLIKELY if unlikely else Why.RIVALS
                _refuse(layout, scores, one.fact, one.candidate, why, one.value, one.role)


def _refuse(
    layout: Layout,
    scores: Scores,
    fact: Fact,
    candidate: Candidate,
    why: Why,
    value: Value | None = None,
    role: str | None = None,
) -> None:
    """Note why a candidate is not the field's value, if somebody asks."""
    if layout.trace.asks(fact.field):
        place = layout.text.flow.raw_span(candidate.start, candidate.end)
        judgement = scores.judgement(fact, candidate)
        layout.trace.refuse(Refusal(fact.field, *place, why, value=value, role=role, rule=RULE, judgement=judgement))


def _likely(layout: Layout, scores: Scores, fact: Fact) -> Iterator[_Likely]:
    """The candidates that may be the field's value, of those that are no other field's."""
    known: dict[Candidate, tuple[Value | None, Why | None, Sequence[str | None]]] = {}
    for candidate in scores.candidates(fact):
        probability = scores.probability(fact, candidate)
        first = scores.alike(candidate)
        if first not in known:
            value, why = _value(scores, fact, first, probability)
            known[first] = value, why, holders(layout, first) if fact.held and value is not None else (None,)
        value, why, roles = known[first]
        if value is None or why is not None or not roles:
            _refuse(layout, scores, fact, candidate, why or Why.NOBODYS, value)
            continue
        for role in roles:
            yield _Likely(probability, value, candidate, fact, role)


def _value(scores: Scores, fact: Fact, candidate: Candidate, probability: float) -> tuple[Value | None, Why | None]:
    """What the candidate says, and why it is not the field's value; that is None where it may be."""
    if probability < min(scores.threshold(fact), RIVAL):
        return None, Why.UNLIKELY
    if scores.rather(fact, candidate) is not None:
        return None, Why.ANOTHER
    if scores.is_denied(fact, candidate):
        return None, Why.DENIED
    try:
        value = value_for(fact, candidate)
    except ValueError:
        return None, Why.NO_VALUE
    too_high = (
        fact.most is not None and candidate.kind is Kind.RATE and (not isinstance(value, Decimal) or value > fact.most)
    )
    return value, Why.TOO_HIGH if too_high else None


def holders(layout: Layout, candidate: Candidate) -> Sequence[str | None]:
    """The roles of who holds so many copies: whoever is named before the number in its clause, else behind it."""
    flow = layout.text.flow.text
    before = PHRASE.split(punctuation.before(flow, candidate.start, punctuation.PHRASE, _NEAR))[-1]
    behind = punctuation.behind(flow, candidate.end, punctuation.PHRASE, _NEAR)
    if layout.says("every_party", before):
        return [role for role in ROLES if role in layout.roles.values()] or list(ROLES[:2])
    return _roles(layout, before) or _roles(layout, behind)


def _roles(layout: Layout, words: str) -> list[str]:
    """The roles that hold what the words speak of, by their structure, else by the one party that they name."""
    if (found := holders_of(layout, words)) and set(found) <= set(ROLES):
        return found
    parties = set(layout.roles.values())
    known = {role for word, role in (layout.catalogue.roles | layout.roles).items() if len(word) > 1 and word in words}
    return list(known) if len(known) == 1 and known <= (parties or known) else []


def _mentions(layout: Layout, one: _Likely, group: int) -> Iterator[Mention]:
    fields: dict[str, Value] = {one.fact.field: one.value}
    if one.fact.portion is Portion.DEPOSIT and one.fact.says is not None:
        fields = {one.fact.field: one.fact.says, f"deposit.{step(one.candidate)}": one.value}
    if one.fact.portion is Portion.INSTALMENT:
        group = one.candidate.start + 1
    if one.fact.day_type is not None:
        fields[one.fact.day_type] = day_type(one.candidate)
    for field, value in fields.items():
        yield layout.flow_mention(
            field,
            value,
            one.candidate.start,
            one.candidate.end,
            rule=RULE,
            rank=RANK,
            confidence=round(one.probability, 3),
            role=one.role,
            group=group,
        )
