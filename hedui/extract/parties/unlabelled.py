"""Parties that no label and no 以下简称 names: A公司与B公司…签订本协议. Only here is the model of names asked.

A name is taken for a party's only where the sentence itself makes it one: exactly two names stand in it, of whichever
kind, and words join them that two parties are joined by. Everything else is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import regex

from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.mention import Mention, Place
from hedui.extract.parties.joined import can_be_party, entity, joined_by
from hedui.extract.parties.ner import Entity, EntityLabel, entities
from hedui.extract.text.hit import Hit
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind
from hedui.models.evidence import Method
from hedui.normalize import punctuation

_BEFORE_IT = 200
"""Characters before the word in which the sentence names the parties."""
_JOINS = frozenset("与和及同跟委聘雇招录选租售卖让借赠、")
"""Characters of which one stands between any two names that are joined so; where none does the model is not asked."""
_MOST_ASKED = 200
"""Sentences about something agreed of which the model is asked; the parties are named in one of the first."""
_CONFIDENCE = 0.6
"""Who comes first is taken for 甲方; nothing on the page says so."""
_PERSON_CONFIDENCE = 0.5
"""A person's name is short, and so sooner mistaken."""


def read_unlabelled(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The two parties that an opening sentence joins, where nothing else names one.

    Where the lines for an invoice name one of the two, the sentence tells who the other is.
    """
    if any(_names_a_party(layout, hit) for hit in layout.hits):
        return []
    joined = next(_openings(layout), [])
    named = {m.value: m.role for m in mentions if m.field in ("party.name", "signature.name")}
    roles = {m.value: m.role for m in joined}
    return [m for m in joined if m.value not in named] if named.items() <= roles.items() else []


def _names_a_party(layout: Layout, hit: Hit) -> bool:
    """Whether a party's label has something behind it, or its colon promises it; a table's heading 甲方 has neither."""
    behind = layout.text.rows.text[hit.value : hit.end].strip()
    return hit.words.kind is Kind.ROLE and (hit.colon or bool(behind))


def _openings(layout: Layout) -> Iterator[list[Mention]]:
    flow = layout.text.flow.text
    for sentence in islice(_agreeing(layout.catalogue, flow), _MOST_ASKED):
        if layout.place_in_flow(sentence.start()) is not Place.HEAD:
            return
        words = _role_words(sentence[0], layout.catalogue)
        bare, offsets = _without(
            sentence[0], [*words, *(aside.span() for aside in layout.phrases["told_of_name"].finditer(sentence[0]))]
        )
        method, named = _named(sentence[0], bare, layout.catalogue)
        if named is None:
            continue
        sides = _sides(layout.catalogue, bare, named, [_role_before(offsets[name.start], words) for name in named])
        spans = {role: _span(name, sentence.start(), offsets) for role, name in sides.items()}
        yield [
            layout.flow_mention(
                "party.name",
                layout.as_written(*spans[role]),
                *spans[role],
                rule="names",
                role=role,
                method=method,
                confidence=_CONFIDENCE if name.label is EntityLabel.ORG else _PERSON_CONFIDENCE,
            )
            for role, name in sorted(sides.items())
        ]


def _named(sentence: str, bare: str, catalogue: Catalogue) -> tuple[Method, tuple[Entity, Entity] | None]:
    """The two names that the sentence joins, by the model of names or else by its words alone."""
    if (by_model := _joined_names(bare, catalogue)) is not None:
        return Method.NER, by_model
    begun = catalogue.begins("begun_by", sentence)
    return Method.CLAUSE, _plainly_joined(bare, catalogue) or joined_by(bare, catalogue, begun=begun)


def _span(name: Entity, start: int, offsets: Sequence[int]) -> tuple[int, int]:
    """The interval of the flow in which a name stands, of a sentence that begins at ``start`` there."""
    return start + offsets[name.start], start + offsets[name.end - 1] + 1


def _agreeing(catalogue: Catalogue, flow: str) -> Iterator[regex.Match[str]]:
    """Each sentence that says that something is agreed: looked for by its word, for no place is tried twice."""
    done = 0
    while (word := catalogue.phrases["agreed_on"].search(flow, done)) is not None:
        low = max(done, word.start() - _BEFORE_IT)
        start = max(low, 1 + max(flow.rfind(stop, low, word.start()) for stop in "。\n"))
        sentence = catalogue.phrases["agreeing_sentence"].match(flow, start)
        if sentence is not None:
            yield sentence
        done = word.end() if sentence is None else sentence.end()


def _role_words(sentence: str, catalogue: Catalogue) -> dict[tuple[int, int], str]:
    """The words for a party right before what may be a name, with their roles: 出租方何静与承租方…."""
    pattern = regex.compile(rf"(?<=^|[与和由及,，、]){catalogue.role_prefix.pattern}(?=\p{{Han}}{{2}})")
    roles = {match.span(): catalogue.roles[match[0]] for match in pattern.finditer(sentence)}
    return {span: role for span, role in roles.items() if role in OPPOSITE}


def _role_before(offset: int, words: Mapping[tuple[int, int], str]) -> str | None:
    return next((role for (_, end), role in words.items() if end == offset), None)


def _without(sentence: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """The sentence without the spans, and the offset in it of each character left."""
    left_out = {offset for span in spans for offset in range(*span)}
    offsets = [offset for offset in range(len(sentence)) if offset not in left_out]
    return "".join(sentence[offset] for offset in offsets), offsets


def _joined_names(sentence: str, catalogue: Catalogue) -> tuple[Entity, Entity] | None:
    """The only two names of the sentence, if they can be parties' and its words join them as such."""
    if _JOINS.isdisjoint(sentence):
        return None
    names = [
        _bare(catalogue, sentence, e) for e in entities(sentence) if e.label in (EntityLabel.ORG, EntityLabel.PERSON)
    ]
    if len(names) != 2 or not all(_can_be_party(sentence, name, catalogue) for name in names):
        return None
    first, second = names
    if catalogue.phrases["joined_as_parties"].fullmatch(sentence, first.end, second.start):
        return first, second
    listed = sentence[first.end : second.start].strip() == "、" and catalogue.begins("who_agreed", sentence, second.end)
    return (first, second) if listed else None


def _plainly_joined(sentence: str, catalogue: Catalogue) -> tuple[Entity, Entity] | None:
    """Two names that fill the phrase before 协商一致 or 签订, where only one way of parting it gives two."""
    phrase = catalogue.phrases["names_before_agreed"].search(sentence)
    if phrase is None:
        return None
    first, last = phrase.span("names")
    joins = punctuation.places(sentence, "与和及、", first, last)
    pairs = [(entity(first, join), entity(join + 1, last)) for join in joins]
    sure = [pair for pair in pairs if all(_can_be_party(sentence, name, catalogue) for name in pair)]
    return sure[0] if len(sure) == 1 else None


def _bare(catalogue: Catalogue, sentence: str, name: Entity) -> Entity:
    """The name without 兹有 and the like before it, and with the character that was left outside."""
    if name.label is not EntityLabel.ORG:
        return name
    if lead := catalogue.phrases["lead_to_name"].match(sentence, name.start, name.end):
        return Entity(name.label, lead.end(), name.end)
    cut = catalogue.phrases["cut_off_name"].search(sentence, 0, name.start)
    return Entity(name.label, cut.start(), name.end) if cut else name


def _can_be_party(sentence: str, name: Entity, catalogue: Catalogue) -> bool:
    return can_be_party(sentence[name.start : name.end], name.label, catalogue)


def _sides(
    catalogue: Catalogue, sentence: str, names: tuple[Entity, Entity], before: Sequence[str | None]
) -> dict[str, Entity]:
    """The names by role: as the words before them say, the employer before who is employed, else in their order."""
    first, second = names
    if before[0] != before[1]:
        role = before[0] or OPPOSITE[before[1] or "乙方"]
        return {role: first, OPPOSITE[role]: second}
    employed = (
        first.label is EntityLabel.PERSON and second.label is EntityLabel.ORG and catalogue.says("employment", sentence)
    )
    return {"甲方": second, "乙方": first} if employed else {"甲方": first, "乙方": second}
