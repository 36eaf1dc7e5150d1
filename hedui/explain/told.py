"""An explanation in lines: the value, where it stands and by what it was read; what was not chosen, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.explain import messages
from hedui.explain.pointers import Asked
from hedui.explain.reasons import how, judged, later, refused
from hedui.explain.spots import Spot, spot
from hedui.export import labels, names
from hedui.extract.extraction import Extraction
from hedui.extract.mention import Blank, Mention, Unread, Value
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Refusal
from hedui.messages import Message
from hedui.models.contract import Contract
from hedui.models.evidence import Method
from hedui.review.pointers import join, leaves, lookup, place, positional, steps
from hedui.settings import Language
from hedui.sureness import sureness

_MOST = 8
"""Candidates that are told of one kind."""


def missing(about: Asked, contract: Contract, lang: Language) -> str | None:
    """The sentence for a row that the agreement does not have, though it has others of its kind."""
    node: object = contract.model_dump(mode="json")
    path: list[str] = []
    for step in steps(about.pointer):
        if isinstance(node, list) and node and place(node, step) is None:
            nearest = join(
                [*path, str(len(node) - 1 if step.isdecimal() else 0), *steps(about.pointer)[len(path) + 1 :]]
            )
            return messages.NO_ROW.say(lang, pointer=about.pointer, nearest=nearest)
        node = lookup(node, join([step]))
        path.append(step)
    return None


def tell(about: Asked, extraction: Extraction, lang: Language) -> Iterator[str]:
    """Lines about the value at a pointer, or about the values below it."""
    contract = extraction.contract.model_dump(mode="json")
    pointer = positional(about.pointer, contract)
    below = [] if about.is_value else list(leaves(lookup(contract, pointer), tuple(steps(pointer))))
    if below:
        yield messages.BELOW.say(lang, pointer=pointer)
        for lasting, _ in below:
            yield _row(positional(lasting, contract), extraction, lang)
        yield messages.ASK_ONE.say(lang)
        return
    called = _called(pointer, extraction, lang)
    if not about.is_value or lookup(contract, pointer) in (None, [], {}):
        yield messages.NULL.say(lang, pointer=pointer, label=called)
        yield from _nothing(about, pointer, extraction, lang)
    else:
        value = _said(pointer, extraction, lang)
        yield messages.VALUE.say(lang, pointer=pointer, label=called, value=value)
        yield from _chosen(pointer, extraction, lang)
        yield from _looked_at(_refusals(about, pointer, extraction), extraction.layout, lang)


def _called(pointer: str, extraction: Extraction, lang: Language) -> str:
    """What people call the field."""
    own = {f"/custom/{own.name}": own.declared.title for own in extraction.layout.catalogue.own}
    return own.get(pointer) or labels.label(pointer, extraction.contract, lang)


def _said(pointer: str, extraction: Extraction, lang: Language) -> str:
    return labels.field(pointer, extraction.contract, lang).say(lang)


def _row(pointer: str, extraction: Extraction, lang: Language) -> str:
    """One of several values, with what it was read by."""
    stated = extraction.sources.get(pointer, ())
    read = names.say(stated[0].method, "method", lang) if stated else ""
    called, value = _called(pointer, extraction, lang), _said(pointer, extraction, lang)
    return messages.BELOW_VALUE.say(lang, pointer=pointer, label=called, value=value, how=read)


def _chosen(pointer: str, extraction: Extraction, lang: Language) -> Iterator[str]:
    """Where the value stands and what it was read by; then the places that say the same, and those that do not."""
    layout, stated = extraction.layout, extraction.sources.get(pointer, ())
    if not stated:
        return
    chosen = stated[0]
    if chosen.method is Method.DERIVED:
        yield messages.FROM.say(lang)
        for mention in stated:
            yield _where(spot(layout, mention.start, mention.end), "    ", lang)
        return
    yield _where(spot(layout, chosen.start, chosen.end), "  ", lang)
    yield messages.HOW.say(
        lang,
        indent="  ",
        how=how(chosen.rule, chosen.method, layout, lang),
        confidence=_sure(chosen, sureness(extraction)[pointer], layout),
    )
    judgement = layout.trace.judgements.get((chosen.field, chosen.start, chosen.end))
    if judgement is not None:
        yield from judged(judgement, "  ", lang)
    yield from _also(stated, layout, lang)
    yield from _not_chosen(pointer, stated, layout, lang)


def _sure(mention: Mention, sure: float, layout: Layout) -> float:
    """How sure the value is: by what it was read, and how legibly it stands there."""
    found = layout.text.evidence(mention.start, mention.end, mention.method, sure)
    return min((each.confidence for each in found), default=sure)


def _also(stated: Sequence[Mention], layout: Layout, lang: Language) -> Iterator[str]:
    places = {(m.start, m.end) for m in stated[1:] if m.value == stated[0].value} - {(stated[0].start, stated[0].end)}
    pages = dict.fromkeys(layout.text.place(start)[0] for start, _ in sorted(places))
    if places:
        said = messages.SEPARATOR.say(lang).join(messages.PAGE.say(lang, page=page) for page in pages)
        yield messages.SAME.say(lang, count=len(places), places=said)


def _not_chosen(pointer: str, stated: Sequence[Mention], layout: Layout, lang: Language) -> Iterator[str]:
    """What else is stated for the value, in the order in which it would have been chosen."""
    others = [mention for mention in stated[1:] if mention.value != stated[0].value]
    if others:
        yield messages.OTHERS.say(lang)
    for mention in others[:_MOST]:
        yield _candidate(spot(layout, mention.start, mention.end), mention.field, mention.value, lang)
        why = later(mention, stated[0], lang, surest=pointer in layout.trace.surest)
        by = how(mention.rule, mention.method, layout, lang)
        yield messages.REASON_FOUND.say(lang, how=by, why=why)
    if len(others) > _MOST:
        yield messages.MORE.say(lang, count=len(others) - _MOST)


def _nothing(about: Asked, pointer: str, extraction: Extraction, lang: Language) -> Iterator[str]:
    """Why there is no value."""
    role, layout = _role(pointer, extraction), extraction.layout
    left_open = list(_left_open(about, role, extraction, lang))
    refusals = _refusals(about, pointer, extraction)
    judges = any(fact.field in about.fields for fact in layout.catalogue.facts)
    without = messages.NO_CANDIDATE_OF_KIND if judges else messages.NO_CANDIDATE
    yield (messages.NOT_STATED if left_open or refusals else without).say(lang)
    yield from left_open
    yield from _looked_at(refusals, layout, lang)


def _left_open(about: Asked, role: str | None, extraction: Extraction, lang: Language) -> Iterator[str]:
    """Places that would state it, were something legible written there."""
    kinds: list[tuple[Message, Sequence[Blank | Unread | Mention]]] = [
        (messages.NOT_APPLICABLE, [one for one in extraction.blanks if one.not_applicable]),
        (messages.BLANK, [one for one in extraction.blanks if not one.not_applicable]),
        (messages.UNREAD, extraction.unread),
        (messages.HIDDEN, extraction.hidden),
    ]
    told = [
        (message, one.start, one.end)
        for message, found in kinds
        for one in found
        if one.field in about.fields and _is_of(one.role, role)
    ]
    for message, start, end in told[:_MOST]:
        where = spot(extraction.layout, start, end)
        yield message.say(lang, page=where.page, clause=where.clause, quote=where.quote)


def _role(pointer: str, extraction: Extraction) -> str | None:
    """Whose value it is, of a party's."""
    path = steps(pointer)
    if path[:2] == ["copies", "held"]:
        return path[2] if len(path) > 2 else None
    if path[0] not in ("parties", "signatures") or len(path) < 2:
        return None
    rows = getattr(extraction.contract, path[0])
    return rows[int(path[1])].role if path[1].isdecimal() and int(path[1]) < len(rows) else path[1]


def _is_of(whose: str | None, role: str | None) -> bool:
    return whose is None or role is None or whose == role


def _refusals(about: Asked, pointer: str, extraction: Extraction) -> list[Refusal]:
    """What was looked at and not taken, the likeliest first, each place once; not what is a source all the same."""
    role = _role(pointer, extraction)
    taken = {(m.start, m.end) for m in extraction.sources.get(pointer, ())}
    found: dict[tuple[int, int], Refusal] = {}
    for one in extraction.layout.trace.refusals:
        if one.field in about.fields and _is_of(one.role, role) and (one.start, one.end) not in taken:
            known = found.get((one.start, one.end))
            if known is None or _likely(one) > _likely(known):
                found[one.start, one.end] = one
    return sorted(found.values(), key=lambda one: (-_likely(one), one.start))


def _likely(refusal: Refusal) -> float:
    """How near it came to being the value: what a label or a pattern found comes before what the model judged."""
    if refusal.judgement is not None:
        return refusal.judgement.probability
    return 2.0 if refusal.rule is not None else -1.0


def _looked_at(refusals: Sequence[Refusal], layout: Layout, lang: Language) -> Iterator[str]:
    for field in sorted({one.field for one in refusals} & layout.trace.not_asked.keys()):
        yield messages.NOT_ASKED.say(lang, field=layout.trace.not_asked[field])
    if refusals:
        yield messages.REFUSED.say(lang)
    for number, one in enumerate(refusals[:_MOST]):
        yield _candidate(spot(layout, one.start, one.end), one.field, one.value, lang)
        yield refused(one, layout, lang)
        if one.judgement is not None:
            yield from judged(one.judgement, "      ", lang, brief=number > 0)
    if len(refusals) > _MOST:
        yield messages.MORE.say(lang, count=len(refusals) - _MOST)


def _where(where: Spot, indent: str, lang: Language) -> str:
    return messages.WHERE.say(lang, indent=indent, page=where.page, clause=where.clause, quote=where.quote)


def _candidate(where: Spot, field: str, value: Value | None, lang: Language) -> str:
    said = names.say(value, field.rpartition(".")[2], lang) if value is not None else where.text
    return messages.CANDIDATE.say(lang, value=said, page=where.page, clause=where.clause, quote=where.quote)
