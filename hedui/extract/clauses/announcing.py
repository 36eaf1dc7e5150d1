"""Who signed what an announcement republishes, by its sentence: 公司与青禾公司于2031年3月5日签订了《阀门采购合同》.

Short names are resolved, there and behind labels (甲方：公司): the announcing company is 公司 or 本公司 where nothing
says what its short name is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from hedui.extract.clauses.announced import HEAD, sentence_of, sentence_start, signing_of, signings_of
from hedui.extract.clauses.nature import is_republished
from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.values.names import is_organisation
from hedui.extract.words.meanings import Kind
from hedui.models.evidence import Method
from hedui.normalize import punctuation
from hedui.normalize.fold import Folded, Spaces, fold

_LONGEST = 60
"""Characters of a name with what leads to it."""
_MOST_NAMES = 60
_LONGEST_ROLE = 6
"""Characters of a word for a party before its name."""
_OWN_NAMES = ("公司", "本公司")
_BY_WORDS, _BY_ORDER = 0.9, 0.6
"""How sure a side is that words tell, and one that follows from who is paid or named first."""


class _Named(NamedTuple):
    """A name that the announcement gives in full, with its place in the raw text and the short names given to it."""

    name: str
    start: int
    end: int
    aliases: tuple[str, ...] = ()


def read_signers(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The parties that the sentence names, where no label does, and those whom a label calls by a short name."""
    if not is_republished(layout):
        return
    known = _known(layout)
    named = {mention.role: str(mention.value) for mention in mentions if mention.field == "party.name"}
    for role, one in _behind_labels(layout, known):
        if named.get(role, one.name) != one.name or role not in named:
            named[role] = one.name
            yield _party(layout, role, one, _BY_WORDS)
    left, right = _sides(layout, known)
    if left is None or right is None:
        left, right = _company_and_other(layout, known, named)
    if left is None or right is None:
        return
    for role, one, sure in _roles(layout, left, right, named):
        if role not in named and one.name not in named.values():
            yield _party(layout, role, one, sure)


def _party(layout: Layout, role: str, one: _Named, sure: float) -> Mention:
    name = punctuation.unspaced(" ".join(layout.text.source[one.start : one.end].split()))
    return layout.raw_mention(
        "party.name", name, one.start, one.end, rule="announced", role=role, method=Method.CLAUSE, confidence=sure
    )


def _known(layout: Layout) -> dict[str, _Named]:
    """Each short name with whom it is given to."""
    folded = fold(layout.text.source, spaces=Spaces.DROP)
    known: dict[str, _Named] = {}
    for bracket in islice(layout.phrases["short_names"].finditer(folded.text), _MOST_NAMES):
        low = max(0, bracket.start() - _LONGEST)
        for start, end in _names(layout, folded.text, low, bracket.start(), {}):
            if end == bracket.start():
                aliases = _quoted(bracket["names"])
                one = _Named(folded.text[start:end], *folded.raw_span(start, end), aliases)
                known = dict.fromkeys(aliases, one) | known
    company = known.get("公司") or known.get("本公司") or _announcing(layout, folded)
    return (dict.fromkeys(_OWN_NAMES, company) if company is not None else {}) | known


def _quoted(names: str) -> tuple[str, ...]:
    pieces = names.replace("”", "“").replace('"', "“").split("“")
    return tuple(piece for piece in (pieces[1::2] if len(pieces) > 1 else pieces) if piece)


def _announcing(layout: Layout, folded: Folded) -> _Named | None:
    """The company whose name stands above or in the announcement's title."""
    found = layout.phrases["announcing_company"].search(folded.text, 0, HEAD)
    return _Named(found["name"], *folded.raw_span(*found.span("name"))) if found is not None else None


def _names(layout: Layout, text: str, start: int, stop: int, known: Mapping[str, _Named]) -> Iterator[tuple[int, int]]:
    """Where organisations or short names stand in a stretch, apart and in order."""
    ends = [end.start() for end in layout.phrases["party_ends"].finditer(text, start, stop)] + [stop]
    done = start
    for lead in layout.phrases["leads_to_party"].finditer(text, start, stop):
        first = lead.end()
        if first < done:
            continue
        near = (end for end in ends if first < end <= first + _LONGEST)
        found = next((end for end in near if _is_one(layout, text[first:end], known)), None)
        if found is not None:
            yield first, found
            done = found


def _is_one(layout: Layout, words: str, known: Mapping[str, _Named]) -> bool:
    if words in known:
        return True
    is_name = is_organisation(words) or layout.phrases["foreign_name"].fullmatch(words) is not None
    return words not in _OWN_NAMES and is_name and not layout.says("no_single_name", words)


def _behind_labels(layout: Layout, known: Mapping[str, _Named]) -> Iterator[tuple[str, _Named]]:
    """Roles behind whose label a short name stands alone."""
    rows = layout.text.rows.text
    for hit in layout.hits:
        if hit.words.kind is Kind.ROLE and hit.colon and hit.words.role is not None:
            words = "".join(rows[hit.value : hit.end].split()).strip(",;。，；“”")
            if words in known and words != known[words].name:
                yield hit.words.role, known[words]


def _sides(layout: Layout, known: Mapping[str, _Named]) -> tuple[_Named | None, _Named | None]:
    """The sides of the first of the signings, its agreement's own before all, whose sentence names them."""
    both = (_sides_of(layout, signing, known) for signing in signings_of(layout))
    return next((sides for sides in both if sides[0] is not None), (None, None))


def _sides_of(
    layout: Layout, signing: regex.Match[str], known: Mapping[str, _Named]
) -> tuple[_Named | None, _Named | None]:
    """Who stands before the word that joins them, and who behind it; without the first it is the company."""
    begin = sentence_start(layout, signing)
    kept = _outside_brackets(layout, sentence_of(layout, signing))
    bare = "".join(character for _, character in kept)
    begun = max(0, bare.rfind("收到") + 2) if "收到" in bare else 0
    found = _without_parents(bare, [*_names(layout, bare, begun, len(bare), known)])
    joins = [join.start() for join in layout.phrases["joins_signers"].finditer(bare, begun)]
    for join in joins:
        right = next((at for at in found if at[0] >= join), None)
        left = next((at for at in found if at[1] <= join), None)
        if right is not None and not any(start < join < end for start, end in found):
            second = _named(layout, bare, kept, begin, right, known)
            return (_named(layout, bare, kept, begin, left, known) if left else known.get("公司")), second
    return None, None


def _company_and_other(
    layout: Layout, known: Mapping[str, _Named], named: Mapping[str | None, str]
) -> tuple[_Named | None, _Named | None]:
    """Who announces, and the one party that a label names, that is called 甲方, or whom one calls the other side."""
    folded = fold(layout.text.source, spaces=Spaces.DROP)
    company, told = _acting(layout, folded, known), [name for role, name in named.items() if role in OPPOSITE]
    if company is None or len(told) > 1:
        return None, None
    one = next((name for name in told if name != company.name), None)
    called = next((each for word, each in known.items() if word in OPPOSITE and each.name != company.name), None)
    other = _Named(one, 0, 0) if one is not None else called or _counterparty(layout, folded, known)
    return (company, other) if other is not None and other.name != company.name else (None, None)


def _acting(layout: Layout, folded: Folded, known: Mapping[str, _Named]) -> _Named | None:
    """The announcing company, or its subsidiary where the head speaks of one by its name."""
    subsidiary = layout.phrases["of_subsidiary"].search(folded.text, 0, HEAD)
    if subsidiary is None:
        return known.get("公司")
    each = layout.phrases["of_subsidiary"].finditer(folded.text, 0, HEAD)
    return next((one for match in each if (one := _named_at(layout, folded, match.end(), known)) is not None), None)


def _counterparty(layout: Layout, folded: Folded, known: Mapping[str, _Named]) -> _Named | None:
    """Whom a label calls the other side, or the first name below a heading about it."""
    labels = layout.phrases["counterparty"].finditer(folded.text)
    return next((one for label in labels if (one := _named_at(layout, folded, label.end(), known)) is not None), None)


def _named_at(layout: Layout, folded: Folded, start: int, known: Mapping[str, _Named]) -> _Named | None:
    """The name that stands right there, on its line."""
    stop = folded.text.find("\n", start)
    stop = min(start + _LONGEST, stop if stop >= 0 else len(folded.text))
    first = next(_names(layout, folded.text, start, stop, known), None)
    if first is None or first[0] != start:
        return None
    words = folded.text[slice(*first)]
    return known.get(words) or _Named(words, *folded.raw_span(*first))


def _without_parents(bare: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names without those of companies whose subsidiary's follows."""
    behind = [bare[one[1] : other[0]] for one, other in pairwise(found)]
    return [
        one for one, words in zip(found, [*behind, ""], strict=False) if "子公司" not in words and "孙公司" not in words
    ]


def _outside_brackets(layout: Layout, sentence: str) -> list[tuple[int, str]]:
    """The characters that stand in no brackets but those of a name, with their offsets."""
    asides = [aside.span() for aside in layout.phrases["aside_of_name"].finditer(sentence)]
    hidden = {offset for aside in asides for offset in range(*aside)}
    return [(at, each) for at, each in enumerate(sentence) if at not in hidden and not each.isspace()]


def _named(
    layout: Layout,
    bare: str,
    kept: Sequence[tuple[int, str]],
    begin: int,
    at: tuple[int, int],
    known: Mapping[str, _Named],
) -> _Named:
    """Whom the words of the sentence name, with the role's word right before them among the short names."""
    words = bare[slice(*at)]
    prefixes = layout.catalogue.role_prefix.finditer(bare, max(0, at[0] - _LONGEST_ROLE), at[0])
    before = [prefix[0] for prefix in prefixes if prefix.end() == at[0]]
    if words in known:
        one = known[words]
        return one._replace(aliases=(*before, *one.aliases))
    start, end = begin + kept[at[0]][0], begin + kept[at[1] - 1][0] + 1
    aliases = next((one.aliases for one in known.values() if one.name == words), ())
    return _Named(words, *layout.text.flow.raw_span(start, end), (*before, *aliases))


def _roles(
    layout: Layout, left: _Named, right: _Named, named: Mapping[str | None, str]
) -> Iterator[tuple[str, _Named, float]]:
    """The sides by role: as their short names and the labels say, else who pays first, else as they are named."""
    told = {role: name for role, name in named.items() if role in OPPOSITE}
    for one, other in ((left, right), (right, left)):
        role = next((layout.catalogue.roles[word] for word in one.aliases if word in layout.catalogue.roles), None)
        role = role or next((role for role, name in told.items() if name == one.name), None)
        if role in OPPOSITE:
            yield role, one, _BY_WORDS
            yield OPPOSITE[role], other, _BY_WORDS
            return
    head = layout.text.source[:HEAD]
    sentence = sentence_of(layout, signing) if (signing := signing_of(layout)) is not None else ""
    pays = any(layout.says("company_pays", "".join(text.split())) for text in (head, sentence))
    rents = any(layout.says("company_rents", "".join(text.split())) for text in (head, sentence))
    later = rents or (not pays and layout.says("company_earns", layout.text.source))
    first, second = (right, left) if later else (left, right)
    yield "甲方", first, _BY_ORDER
    yield "乙方", second, _BY_ORDER
