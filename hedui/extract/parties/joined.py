"""Two parties that a sentence names as those by whom it is signed: 本协议由A公司（一家…的公司）与B Limited签订."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from hedui.extract.parties.ner import Entity, EntityLabel
from hedui.extract.values.names import is_name, is_organisation
from hedui.extract.values.people import SURNAME
from hedui.extract.words.catalogue import Catalogue

_LONGEST_NAME, _LONGEST_PERSON = 80, 4
_MOST, _MOST_JOINS = 4, 8
"""Places of a sentence from which two names are looked for, and words behind each that may join them."""
_STOPS = regex.compile(r"[(,]|$")
"""Where a name may end."""


def can_be_party(words: str, label: EntityLabel, catalogue: Catalogue) -> bool:
    """Whether the words can be a party's name: an organisation's by its last word, a person's by its first."""
    if (
        any(word in words for word in ("双方", "甲方", "乙方", "、"))
        or words in catalogue.roles
        or words[:1] in "其该本各"
    ):
        return False
    if label is EntityLabel.ORG:
        return is_organisation(words)
    return is_name(words) and ("·" in words or SURNAME.match(words) is not None)


def entity(start: int, end: int) -> Entity:
    """A name of which only the length tells whether it is a person's."""
    return Entity(EntityLabel.ORG if end - start > _LONGEST_PERSON else EntityLabel.PERSON, start, end)


def joined_by(sentence: str, catalogue: Catalogue, *, begun: bool) -> tuple[Entity, Entity] | None:
    """The two names behind 由 that 与 joins before the sentence says that they sign, if there is one such pair.

    The first words, 本协议由, have been taken off a sentence that has ``begun``.
    """
    for start in [*[0][:begun], *(by.end() for by in catalogue.phrases["by_whom"].finditer(sentence))][:_MOST]:
        pairs = list(_pairs(sentence, start, catalogue))
        if len(pairs) == 1:
            return pairs[0]
    return None


def _pairs(sentence: str, start: int, catalogue: Catalogue) -> Iterator[tuple[Entity, Entity]]:
    signed = catalogue.phrases["signed_by"].search(sentence, start)
    if signed is None:
        return
    depths = _depths(sentence, start)
    joins = catalogue.phrases["joining_word"].finditer(sentence, start, signed.start())
    outside = (join for join in joins if depths[join.start() - start] == 0)
    for join in islice(outside, _MOST_JOINS):
        first = _first(sentence, start, join.start(), catalogue)
        second = _second(sentence, join.end(), catalogue) if first is not None else None
        if first is not None and second is not None:
            yield first, second


def _depths(sentence: str, start: int) -> list[int]:
    """For each character from ``start`` on how many brackets are open around it that close again."""
    closing = [0] * (len(sentence) - start + 1)
    for offset in range(len(sentence) - 1, start - 1, -1):
        closing[offset - start] = closing[offset - start + 1] + (sentence[offset] == ")")
    depth, depths = 0, []
    for offset in range(start, len(sentence)):
        depth += (sentence[offset] == "(" and closing[offset - start] > depth) - (sentence[offset] == ")" and depth > 0)
        depths.append(depth)
    return depths


def _first(sentence: str, start: int, join: int, catalogue: Catalogue) -> Entity | None:
    """The name from ``start`` on, what is told of it behind it left out."""
    if (before := catalogue.phrases["told_before_name"].match(sentence, start, join)) is not None:
        start = before.end()
    for end in (m.start() for m in _STOPS.finditer(sentence[:join], start)):
        if (name := _named(sentence, start, end, catalogue)) is not None:
            return name
    return None


def _second(sentence: str, start: int, catalogue: Catalogue) -> Entity | None:
    if (before := catalogue.phrases["told_before_name"].match(sentence, start)) is not None:
        start = before.end()
    ends = catalogue.phrases["second_name_ends"]
    for end in ends.finditer(sentence, start + 1, min(len(sentence), start + _LONGEST_NAME)):
        if (name := _named(sentence, start, end.start(), catalogue)) is not None:
            return name
    return None


def _named(sentence: str, start: int, end: int, catalogue: Catalogue) -> Entity | None:
    titled = catalogue.phrases["form_of_address"].search(sentence, start, end)
    name = entity(start, titled.start() if titled is not None else end)
    return name if can_be_party(sentence[name.start : name.end], name.label, catalogue) else None
