"""Vetoes: a value that its sentence calls void, another agreement's, denied, or an example is none of the agreement's.

Patterns and the model of clauses both ask here, so that a pattern is a strong cue and no law.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from hedui.extract.clauses.cover import own_title
from hedui.extract.clauses.dealings import Parties
from hedui.extract.clauses.denials import without_denied_at_all
from hedui.extract.clauses.scopes import is_put_aside
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.models.evidence import Method
from hedui.normalize import punctuation

_BETWEEN = ("payment.", "period.", "liability.", "dispute.", "warranty.", "support.", "confidentiality.")
_OF_CLAUSES = (*_BETWEEN, "copies.", "delivery.", "deposit.", "invoice.", "total.")
"""Fields of which a label within a clause may tell what is another thing's, or somebody else's."""
_SENTENCE, _TRIBUNAL = 160, 4
"""Characters of a sentence before a value; at the end of what names a tribunal."""
_PORTIONS = frozenset({"instalment.amount", "instalment.share"})
"""Of instalments one of which is denied so none is sure."""
_SUMS = frozenset({"deposit.amount", "deposit.share", "penalty.amount", "penalty.share"})
"""Without which nothing is left of a deposit or penalty."""
_LABEL = 12
"""Characters of a line that may be a label."""
_BEFORE, _BEHIND = 48, 40
"""Characters of the sentence that are looked at on either side."""


def is_denied(catalogue: Catalogue, field: str, flow: str, start: int, end: int, title: str = "") -> bool:
    """Whether a veto of the catalogue speaks of the value ``[start, end)`` of the flow of an agreement so titled."""
    before = _instead(catalogue, _sentence(flow[max(0, start - _BEFORE) : start]))
    behind = _rest(catalogue, flow[end : end + 2 * _BEHIND])
    return _is_vetoed(catalogue, _about(catalogue, field, title), before, behind)


@lru_cache(maxsize=4096)
def _is_vetoed(catalogue: Catalogue, numbers: tuple[int, ...], before: str, behind: str) -> bool:
    """Whether one of the vetoes takes a value between these words; the fields of one sentence ask the same."""
    return any(catalogue.vetoes[number].speaks(before, behind) for number in numbers)


@lru_cache(maxsize=1024)
def _about(catalogue: Catalogue, field: str, title: str) -> tuple[int, ...]:
    """The numbers of the vetoes that may take a value of the field."""
    return tuple(number for number, veto in enumerate(catalogue.vetoes) if veto.is_about(field, title))


def _sentence(text: str) -> str:
    """The sentence that the text ends in, with the label before the value where a semicolon stands for its colon."""
    own = punctuation.since(text, punctuation.SENTENCE)
    above = text.removesuffix(own)
    label = punctuation.since(above[:-1], punctuation.SENTENCE)
    labelled = above.endswith(";") and not own.strip(" 【[［(（") and len(label) <= _LABEL
    return f"{label}:{own}" if labelled else own


def _instead(catalogue: Catalogue, before: str) -> str:
    """What stands behind the words that something else holds from now on: 原仲裁条款不再适用，争议改由…."""
    changed = catalogue.phrases["holds_instead"].search(before)
    return before if changed is None else before[changed.end() :]


def _rest(catalogue: Catalogue, text: str) -> str:
    """The rest of the sentence, and the next one where that speaks of what was said: 上述三处全部作废."""
    own = punctuation.up_to(text, punctuation.SENTENCE)
    if len(own) >= _BEHIND:
        return text[:_BEHIND]
    following = punctuation.up_to(text[len(own) + 1 :], punctuation.SENTENCE)
    return f"{own},{following}" if catalogue.begins("said_above", following) else own


def without_denied(layout: Layout, mentions: Sequence[Mention], parties: Sequence[str] = ()) -> list[Mention]:
    """The mentions of clauses without those of which a veto speaks, or whose sentence is about somebody else.

    ``parties`` are the parties' names, where two are known: a sentence that names another company says what is agreed
    with that company.
    """
    known = layout.text.once(("parties", *parties), lambda: Parties(layout, parties))
    held = without_denied_at_all(layout, _without_vetoed(layout, mentions))
    kept = [m for m in held if not _is_others(layout, m, known)]
    emptied = _summed(mentions) - _summed(kept)
    return [m for m in kept if _told(m) not in emptied]


def without_denied_labels(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those of labels within a clause that a veto speaks of, or that is about somebody else."""
    told = [
        m for m in mentions if m.method is Method.LABEL and m.clause is not None and m.field.startswith(_OF_CLAUSES)
    ]
    parties = sorted({str(m.value) for m in mentions if m.field == "party.name"})
    denied = set(told) - set(without_denied(layout, told, parties))
    return [m for m in mentions if m not in denied]


def _summed(mentions: Sequence[Mention]) -> set[tuple[str, int]]:
    """The deposits, penalties and instalments of which a sum or share is told."""
    return {_told(m) for m in mentions if m.group and m.field in _SUMS | _PORTIONS}


def _told(mention: Mention) -> tuple[str, int]:
    """Of what a mention tells: its kind of thing, and which one."""
    return mention.field.split(".")[0], mention.group


def _without_vetoed(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those of which a veto speaks; without any instalment where one is denied."""
    kept, unsure = [], False
    flow, title = layout.text.flow.text, own_title(layout)
    for mention in mentions:
        if is_denied(layout.catalogue, mention.field, flow, *_in_flow(layout, mention), title):
            unsure = unsure or mention.field in _PORTIONS
        else:
            kept.append(mention)
    return [m for m in kept if not (unsure and m.field.startswith("instalment."))]


def sentence_before(layout: Layout, mention: Mention) -> str:
    """The words of its sentence before a mention, at most so many as a veto looks at."""
    start, _ = _in_flow(layout, mention)
    return _sentence(layout.text.flow.text[max(0, start - _BEFORE) : start])


def _in_flow(layout: Layout, mention: Mention) -> tuple[int, int]:
    """Where a mention stands in the flow; of what names a tribunal the end alone."""
    start, end = (bisect_left(layout.text.flow.offsets, offset) for offset in (mention.start, mention.end))
    return (max(start, end - _TRIBUNAL) if mention.field.startswith("dispute.") else start), end


def _is_others(layout: Layout, mention: Mention, parties: Parties) -> bool:
    """Whether the sentence of a mention is about what is agreed with somebody who is no party."""
    flow, (start, end) = layout.text.flow.text, _in_flow(layout, mention)
    if is_put_aside(layout, start):
        return True
    before = punctuation.before(flow, start, punctuation.SENTENCE, _SENTENCE)
    if mention.field.startswith(_BETWEEN) and parties.are_others_named(before):
        return True
    behind = punctuation.behind(flow, end, punctuation.SENTENCE, _BEHIND)
    return parties.deal_with_strangers(mention.field, before, flow[start:end], behind)
