"""What an agreement calls its parties: its own words first, then their opposites, then the catalogue's convention."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from hedui.extract.labels.sides import sides
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.names import is_organisation
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Pair
from hedui.extract.words.meanings import Kind, Words
from hedui.normalize import grammar

OPPOSITE = {"甲方": "乙方", "乙方": "甲方"}
_CALLED = grammar.pattern(
    r"[^。;:,，]{2,60}?(?:[(（]\s*|, ?|\s){called}(?P<role>{lettered}){quote}\s*(?:[)）]|[。;,]?$)",
    flags=regex.MULTILINE,
)


def told_apart(hits: Sequence[Hit], catalogue: Catalogue) -> tuple[Hit, ...]:
    """The labels where both sides got one letter: of 甲方（出租方） and 甲方（承租方） the second is 乙方."""
    called = _called(hits)
    slips = {word for pair in catalogue.pairs for word in _slips(pair, called)} if len(called) > 1 else set()
    return tuple(
        replace(hit, words=_turned_around(hit.words)) if hit.words.named in slips and _is_explicit(hit.words) else hit
        for hit in hits
    )


def _called(hits: Sequence[Hit]) -> dict[str, set[str]]:
    """The words for parties that stand beside a letter, with the letters."""
    called: dict[str, set[str]] = {}
    for hit in hits:
        if _is_explicit(hit.words):
            called.setdefault(hit.words.named or "", set()).add(hit.words.role or "")
    return called


def _is_explicit(words: Words) -> bool:
    """Whether a label has two words for its party, of which one says which party that is: 承租方（甲方）."""
    return words.kind is Kind.ROLE and words.text != words.named


def _slips(pair: Pair, called: Mapping[str, set[str]]) -> Sequence[str]:
    """The words for whom the letter is wrong where both sides of a pair have one: 甲方 stands before 乙方."""
    is_first = {word: word in pair.first for word in called if word in pair.first or word in pair.second}
    roles = {role for word in is_first for role in called[word]}
    if len(set(is_first.values())) < 2 or roles not in ({"甲方"}, {"乙方"}):
        return ()
    opening = next(iter(is_first.values()))
    return [word for word, side in is_first.items() if (side is opening) is (roles == {"乙方"})]


def _turned_around(words: Words) -> Words:
    role = OPPOSITE[words.role or ""]
    return replace(words, text=role, role=role)


def name_roles(text: AgreementText, hits: Sequence[Hit], catalogue: Catalogue) -> dict[str, str]:
    """Each word that the agreement uses for a party, with its role.

    承租方（甲方） makes 出租方 the 乙方, whatever both are by convention; so does 承租人 with 出租人, which are of the
    same pair. Two words that are one role by convention, and the only ones, are 甲方 and 乙方 in their order.
    """
    explained = _explained(text, hits)
    naming = dict(_paired(explained, catalogue)) | explained
    used = [hit.words.named for hit in hits if hit.words.kind is Kind.ROLE and hit.words.named]
    by_convention = {word: catalogue.roles[word] for word in used if word not in naming and word in catalogue.roles}
    naming |= _opened(hits, naming, catalogue) or _turned(by_convention, explained, catalogue)
    others = catalogue.others - explained.keys()
    return {word: role for word, role in (by_convention | naming).items() if word not in others}


def renamed(words: Words, naming: Mapping[str, str], catalogue: Catalogue) -> Words:
    """A label's words with the role that the agreement itself gives to the word that they use."""
    if words.role is None or words.named is None or _is_explicit(words):
        return words
    convention, own = catalogue.roles.get(words.named), naming.get(words.named)
    if own is None or own == convention:
        return words
    # 支付至承租方… opens the account of the other side.
    return replace(words, role=own if words.role == convention else OPPOSITE.get(own, own))


def rename(hits: Sequence[Hit], naming: Mapping[str, str], catalogue: Catalogue) -> tuple[Hit, ...]:
    """The labels with the roles that the agreement itself gives."""
    return tuple(replace(hit, words=renamed(hit.words, naming, catalogue)) for hit in hits)


def _explained(text: AgreementText, hits: Sequence[Hit]) -> dict[str, str]:
    """Words for parties that the agreement itself explains, whatever the catalogue takes them for.

    采购单位（甲方） does, and so does 承租人：A公司（以下简称甲方）.
    """
    explained: dict[str, str] = {}
    ends = _with_line_below(text, hits)
    for hit in hits:
        words = hit.words
        if _is_explicit(words) and words.named and words.role:
            explained.setdefault(words.named, words.role)
        elif (
            words.kind is Kind.ROLE and words.named and (called := _CALLED.match(text.rows.text, hit.value, ends[hit]))
        ):
            explained.setdefault(words.named, called["role"])
    return explained


def _with_line_below(text: AgreementText, hits: Sequence[Hit]) -> dict[Hit, int]:
    """Each label with the end of its value, on the line below where that has no label of its own."""
    labelled = {hit.line for hit in hits}
    return {
        hit: text.lines[hit.line + 1].end
        if hit.end == text.lines[hit.line].end
        and hit.line + 1 < len(text.lines)
        and hit.line + 1 not in labelled
        and not is_organisation(text.rows.text[hit.value : hit.end])
        else hit.end
        for hit in hits
    }


def _paired(explained: Mapping[str, str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The other words of the pairs that the explained ones belong to."""
    for pair in catalogue.pairs:
        for side, other in ((pair.first, pair.second), (pair.second, pair.first)):
            role = next((explained[word] for word in side if word in explained), None)
            if role in OPPOSITE:
                yield from ((word, role) for word in side)
                yield from ((word, OPPOSITE[role]) for word in other)


def _opened(hits: Sequence[Hit], naming: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Both sides by the words that the agreement opens with, of which one would be somebody else's by convention."""
    both = sides(hits, catalogue)
    if not any(len(both) == 2 and both[0] in pair.first and both[1] in pair.second for pair in catalogue.openings):
        return {}
    first, second = both
    role = naming.get(first) or OPPOSITE.get(naming.get(second, "乙方"), "甲方")
    return {first: role, second: OPPOSITE.get(role, "乙方")}


def _turned(by_convention: Mapping[str, str], explained: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """The words whose conventional role another word has taken, with the other role."""
    named = _not_their_own(by_convention)
    own = set(by_convention) & set(OPPOSITE)  # 甲方 itself
    against = {role for word, role in explained.items() if catalogue.roles.get(word, role) != role}
    if against:
        free = set(OPPOSITE) - set(explained.values()) - own
        turned = against & {role for role, other in OPPOSITE.items() if other in free}
        return {word: OPPOSITE[role] for word, role in named.items() if role in turned}
    return {} if explained or own else _parted(named, catalogue)


def _parted(named: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Two words of one conventional role: the first is 甲方, the other 乙方, unless they are words for one side."""
    alike = len(named) == 2 and len(set(named.values())) == 1
    return dict(zip(named, OPPOSITE, strict=True)) if alike and not _are_of_one_side(named, catalogue) else {}


def _are_of_one_side(words: Collection[str], catalogue: Catalogue) -> bool:
    """Whether all of the words are words for the same side of a pair."""
    return any(set(words) <= set(side) for pair in catalogue.pairs for side in (pair.first, pair.second))


def _not_their_own(words: Mapping[str, str]) -> dict[str, str]:
    """The words for 甲方 and 乙方 but for these two."""
    return {word: role for word, role in words.items() if word not in OPPOSITE and role in OPPOSITE}
