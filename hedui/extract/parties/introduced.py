"""Details of a party in the sentence that introduces it: A公司（以下简称甲方，统一社会信用代码…，住所：…）与B公司…."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.readers import READERS
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar, punctuation

_LOOKS = looks("told_of_parties")

_ROLE = grammar.pattern(r"(?=以下|下){called}(?<role>{lettered}){quote}")
_NAMED = frozenset({"party.name"})
_GOES_ON, _FOUNDED = _LOOKS["goes_on"], _LOOKS["founded"]
_BEFORE_SENTENCE = "\n 。;:、)."
_TYPES = {
    "tax_id": "tax_id",
    "address": "address",
    "legal_representative": "person",
    "contact": "person",
    "telephone": "telephone",
}
"""Field → type of its value. What stands before it is the catalogue's phrase ``introduced_`` and the field."""
_VALUE_END = _LOOKS["value_ends"]
_OTHER_FOLLOWS = _LOOKS["other_follows"]
_MOST_CHARACTERS = 3000


@lru_cache(maxsize=64)
def _labels(catalogue: Catalogue) -> Mapping[str, regex.Pattern[str]]:
    """Field → the words before its value, with what may stand around them."""
    phrases = {name: catalogue.phrases[f"introduced_{name}"].pattern for name in _TYPES}
    return {
        name: regex.compile(rf"(?<=[,;、(:)）\s”\"其]|^)(?:{words})(?:号码?)?(?:\([^()]*\))?(?:为|是|:|位于|在)*")
        for name, words in phrases.items()
    }


def _introductions(layout: Layout, text: str, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
    """Where in the flow a party has been introduced, and its role: behind 以下简称甲方, or its name
    and a comma, or when it was founded."""
    found = {match.end(): match["role"] for match in _ROLE.finditer(text)}
    offsets, names = layout.text.flow.offsets, dict[str, str]()
    for mention in mentions:
        if mention.field in _NAMED and mention.role and mention.place is not Place.SIGNATURE:
            start, end = bisect_left(offsets, mention.start), bisect_left(offsets, mention.end)
            if end < len(text) and _GOES_ON.match(text, end):
                found.setdefault(end, mention.role)
            names.setdefault(layout.text.flow.text[start:end], mention.role)
    for name, role in names.items():
        for again in _founded(name, text):
            found.setdefault(again, role)
    return sorted(found.items())


def _founded(name: str, text: str) -> Iterator[int]:
    """Where a sentence begins with a name and tells when it was founded: behind the name."""
    at = text.find(name) if name else -1
    while at >= 0:
        behind = at + len(name)
        if _FOUNDED.match(text, behind) is not None and (at == 0 or text[at - 1] in _BEFORE_SENTENCE):
            yield behind
        at = text.find(name, behind)


def read_introduced(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of ``party.*`` in the introduction, but for what a label before the signatures states of the party."""
    known = {(m.field, m.role) for m in mentions if m.place is not Place.SIGNATURE}
    text = layout.text.flow.text[:_MOST_CHARACTERS]
    labels = _labels(layout.catalogue.base)
    introduced = _introductions(layout, text, mentions)
    limits = [*(begin for begin, _ in introduced[1:]), len(text)]
    for (begin, role), limit in zip(introduced, limits, strict=False):
        end = _stop(_OTHER_FOLLOWS, text, begin, punctuation.first(text, "。\n", begin, limit))
        for name, label in labels.items():
            field = f"party.{name}"
            at = label.search(text, begin, end)
            if at is None or (field, role) in known:
                continue
            value = text[at.end() : _stop(_VALUE_END, text, at.end(), end)]
            for part in READERS[_TYPES[name]](value)[:1]:
                start = at.end() + part.start
                yield layout.flow_mention(field, part.value, start, at.end() + part.end, rule="preamble", role=role)


def _stop(pattern: regex.Pattern[str], text: str, start: int, limit: int) -> int:
    """Where the pattern is found first; the limit where it is not found before."""
    found = pattern.search(text, start, limit)
    return limit if found is None else int(found.start())
