"""By what a mention was read, what the model found of it, and why others were not taken, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.explain import messages
from hedui.export import names
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Judgement, Refusal, Sign
from hedui.models.evidence import Method
from hedui.settings import Language

_SIGNS, _SIGNS_IN_BRIEF = 5, 2
"""Signs for and against that are told one by one."""


def how(rule: str, method: Method | None, layout: Layout, lang: Language) -> str:
    """By what a mention was read."""
    if rule in messages.HOWS:
        return messages.HOWS[rule].say(lang)
    if any(pattern.source.rule == rule for pattern in layout.catalogue.patterns):
        return messages.PATTERN.say(lang, rule=rule)
    named = {Method.LABEL: messages.LABEL, Method.BRACKET: messages.BRACKETED, Method.CLAUSE: messages.CALLED}
    if method in named:
        return named[method].say(lang, rule=rule)
    return names.say(method, "method", lang) if method else messages.CALLED.say(lang, rule=rule)


def later(mention: Mention, chosen: Mention, lang: Language, *, surest: bool) -> str:
    """Why another mention was chosen before this one."""
    if surest and (mention.rank, mention.start) <= (chosen.rank, chosen.start):
        return messages.SUREST.say(lang)
    if mention.rank > chosen.rank:
        return messages.RANK.say(lang, rank=mention.rank, chosen=chosen.rank)
    return messages.BEHIND.say(lang)


def refused(refusal: Refusal, layout: Layout, lang: Language) -> str:
    """By what it was found, if by anything, and why it was not taken."""
    why = messages.WHYS[refusal.why].say(lang, words=refusal.words)
    if refusal.rule is None:
        return messages.REASON.say(lang, why=why)
    return messages.REASON_FOUND.say(lang, how=how(refusal.rule, None, layout, lang), why=why)


def judged(judgement: Judgement, indent: str, lang: Language, *, brief: bool = False) -> Iterator[str]:
    """What the model found: the weightiest signs for and against, and what all of them add up to.

    ``brief``: fewer signs.
    """
    yield messages.FOR_AND_AGAINST.say(lang, indent=indent)
    most = _SIGNS_IN_BRIEF if brief else _SIGNS
    told = [*_first(judgement.signs, 1, most), *_first(judgement.signs, -1, most)]
    for sign in told:
        yield messages.SIGN.say(lang, indent=indent, weight=sign.weight, said=_said(sign, lang))
    rest = sum(sign.weight for sign in judgement.signs) - sum(sign.weight for sign in told)
    if len(judgement.signs) > len(told):
        yield messages.REST.say(lang, indent=indent, weight=rest, count=len(judgement.signs) - len(told))
    yield messages.BIAS.say(lang, indent=indent, weight=judgement.bias)
    log_odds = judgement.bias + sum(sign.weight for sign in judgement.signs)
    numbers = {"sum": log_odds, "probability": judgement.probability, "threshold": judgement.threshold}
    yield messages.SUM.say(lang, indent=indent, **numbers)
    if judgement.other is not None:
        yield messages.OTHER.say(lang, indent=indent, field=judgement.other, probability=judgement.others)


def _first(signs: Sequence[Sign], direction: int, most: int) -> list[Sign]:
    return [sign for sign in signs if sign.weight * direction > 0][:most]


def _said(sign: Sign, lang: Language) -> str:
    words = messages.SEPARATOR.say(lang).join(f"“{word}”" for word in sign.words)
    of = messages.SIDES if sign.kinds else messages.LETTERS
    return of[sign.side].say(lang, words=words)
