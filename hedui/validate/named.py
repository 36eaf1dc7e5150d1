"""Which names the agreement gives its parties, and which of them can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from weakref import WeakKeyDictionary

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.looks import looks
from hedui.models.codes import ROLES, AccountPurpose
from hedui.models.page import Reading
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold
from hedui.validate.doubt import Legible, differ_by_reading, is_near_seal, may_be_left_of, read_otherwise, weak_places
from hedui.validate.draft import Side
from hedui.validate.names import plain_name
from hedui.validate.plausible import ORGANISATION, PREFIX, is_piece, is_plausible, is_whole
from hedui.validate.quote import quote_flow, quote_mention

_LOOKS = looks("rules")

_NAME = regex.compile(r"(?P<name>[^\s,。;:、()“”]*(?:\([^\s,。;:、()]*\)[^\s,。;:、()“”]*)?)$")
_LONGEST = 60
_SUPPLIER = "乙方"
_CHOSEN = "确定"
_JOINED_NAME = _LOOKS["joined_name"]
_MOST_CHARACTERS = 3000
_BEHIND_NAME = _LOOKS["behind_name"]
_LEAD = _LOOKS["lead"]
_CLOSE = 0.6
_LENGTHS = 3
_STEMS = "".join(role[0] for role in ROLES)
_MOST = 100
"""Names of a party that others are compared with."""
_NAMES: WeakKeyDictionary[Extraction, dict[str, tuple[Stated, ...]]] = WeakKeyDictionary()
_BEARERS: WeakKeyDictionary[Extraction, dict[str, str]] = WeakKeyDictionary()
_OWNERS: WeakKeyDictionary[Extraction, dict[tuple[str | None, int, AccountPurpose | None], str | None]]
_OWNERS = WeakKeyDictionary()
"""What was found, as long as the extraction lives: many rules ask for the same names, and whose they are."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A name at one place, and how it was read there."""

    text: str
    side: Side
    mention: Mention | None
    weak: frozenset[int] = frozenset()
    """Which characters of the plain name were hardly read."""
    recognised: bool = False
    sealed: bool = False
    """Whether a seal lies over it or beside it."""
    otherwise: tuple[str, ...] = ()
    """What second readings made of it, where they differ."""

    @property
    def legible(self) -> Legible:
        return Legible(self.text, self.weak, self.sealed)


def roles(extraction: Extraction) -> list[str]:
    """The roles that mentions speak of: 甲方, 乙方, 丙方."""
    found = {m.role for m in extraction.mentions if m.role}
    return sorted(found, key=lambda role: (ROLES.index(role) if role in ROLES else len(ROLES), role))


def names(extraction: Extraction, role: str) -> tuple[Stated, ...]:
    """Every name of a party in reading order, those within sentences last; attachments and accounts are left out."""
    known = _NAMES.setdefault(extraction, {})
    if role not in known:
        known[role] = tuple(_names(extraction, role))
    return known[role]


def _names(extraction: Extraction, role: str) -> list[Stated]:
    mentions = [
        mention
        for field in ("party.name", "signature.name")
        for mention in extraction.of(field, role)
        if mention.place is not Place.ATTACHMENT and mention.purpose is None and is_plausible(extraction, mention)
    ]
    found = [state(extraction, mention) for mention in mentions]
    if found:
        known = {mention.start for mention in mentions}
        found += _in_clauses(extraction, role, found[0].text, known)
        found += _in_opening(extraction, role, found[0].text, known)
    return found


def distinct_names(extraction: Extraction, role: str) -> list[Stated]:
    """The first names of a party that differ, each as it was read most surely: those that others are compared with."""
    return distinct(names(extraction, role))[:_MOST]


def forms(extraction: Extraction, role: str) -> tuple[str, ...]:
    """All names that the agreement gives a party, as text."""
    return tuple(stated.text for stated in names(extraction, role))


def state(extraction: Extraction, mention: Mention) -> Stated:
    """A mention's value with its quotation and how surely it was read."""
    side = quote_mention(extraction, mention)
    return _stated(extraction, str(mention.value), side, mention, mention.start, mention.end)


def differs_by_reading(first: Stated, other: Stated) -> bool:
    """Whether two names are surely one that a page's reader read otherwise at one of the two places."""
    if not (first.recognised or other.recognised) or plain_name(first.text) == plain_name(other.text):
        return False
    for one, another in ((first, other), (other, first)):
        left = one.recognised and may_be_left_of(one.legible, another.legible)
        if left or plain_name(another.text) in map(plain_name, one.otherwise):
            return True
    return differ_by_reading(first.legible, other.legible)


def distinct(stated: Iterable[Stated]) -> list[Stated]:
    """Of the statements of each name the one that was read most surely, in the order of the names."""
    found: dict[str, Stated] = {}
    for one in stated:
        known = found.setdefault(plain_name(one.text), one)
        if len(one.weak) < len(known.weak):
            found[plain_name(one.text)] = one
    return list(found.values())


def surest(stated: Sequence[Stated]) -> Stated:
    """The statement of the name that was read most surely, and of several such that which is made most often."""
    spelled = Counter(plain_name(one.text) for one in stated)
    return min(stated, key=lambda one: (len(one.weak), one.sealed, -spelled[plain_name(one.text)]))


def owner(extraction: Extraction, mention: Mention) -> str | None:
    """Whose an account or tax id is: the party by whose name the account with it goes, else the mention's own."""
    known = _OWNERS.setdefault(extraction, {})
    key = mention.role, mention.group, mention.purpose
    if key not in known:
        known[key] = _owner(extraction, mention)
    return known[key]


def _owner(extraction: Extraction, mention: Mention) -> str | None:
    beside = {other.role for other in extraction.of("account.number", group=mention.group)}
    for holder in extraction.of("account.name", mention.role, mention.group) if len(beside) < 2 else ():
        if mention.purpose in (None, holder.purpose) and (role := _bearer(extraction, plain_name(str(holder.value)))):
            return role
    return mention.role


def _bearer(extraction: Extraction, name: str) -> str | None:
    """The first of the parties that the agreement gives the plain name."""
    known = _BEARERS.get(extraction)
    if known is None:
        known = _BEARERS[extraction] = {}
        for role in roles(extraction):
            for form in forms(extraction, role):
                known.setdefault(plain_name(form), role)
    return known.get(name)


def own(extraction: Extraction, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those whose value is stated of another party too: one of the two is misassigned."""
    found = list(mentions)
    fields = {mention.field for mention in found}
    owners: dict[str, set[str | None]] = {}
    for mention in extraction.mentions:
        if mention.field in fields and mention.role:
            owners.setdefault(str(mention.value), set()).add(mention.role)
    return [mention for mention in found if len(owners.get(str(mention.value), ())) < 2]


def _in_clauses(extraction: Extraction, role: str, name: str, known: set[int]) -> Iterator[Stated]:
    """Names before （乙方） and （以下简称乙方） within sentences, where they begin as the party's name does."""
    flow = extraction.layout.text.flow
    start_of_name = fold(name, spaces=Spaces.DROP).text[:PREFIX]
    words = frozenset(word for word, owner in extraction.layout.roles.items() if owner == role) | {role}
    for match in _BEHIND_NAME.finditer(flow.text):
        if not (role == _SUPPLIER if match["winner"] else match["word"] in words):
            continue
        before = _NAME.search(flow.text, max(0, match.start() - _LONGEST), match.start())
        if before is None or (match["winner"] and _CHOSEN not in before["name"]):
            continue
        at = _start_of_name(before["name"], start_of_name, name)
        span = before.start("name") + at, before.end("name")
        if at >= 0 and (stated := _stated_in_flow(extraction, span, known)) is not None:
            yield stated


def _stated_in_flow(extraction: Extraction, span: tuple[int, int], known: set[int]) -> Stated | None:
    """The name at an interval of the flow, unless it is ``known``, of an attachment, or a piece of another."""
    flow = extraction.layout.text.flow
    name, raw = flow.text[slice(*span)], flow.raw_span(*span)
    plain = plain_name(name)
    if raw[0] in known or extraction.layout.place_at(raw[0]) is Place.ATTACHMENT or not is_whole(extraction, plain):
        return None
    if is_piece(extraction, *raw, plain):
        return None
    return _stated(extraction, name, quote_flow(extraction, *span), None, *raw)


def _in_opening(extraction: Extraction, role: str, name: str, known: set[int]) -> Iterator[Stated]:
    """A name in the opening sentence that is close to the party's but another one, where the other party's is right."""
    named = {party.role: plain_name(party.name) for party in extraction.contract.parties if party.name}
    others = [other for other_role, other in named.items() if other_role != role]
    flow = extraction.layout.text.flow
    for sentence in _openings(extraction, others):
        for match in _JOINED_NAME.finditer(flow.text[slice(*sentence)]):
            other = plain_name(match["name"])
            if other in named.values() or not _is_close(other, plain_name(name)):
                continue
            span = sentence[0] + match.start("name"), sentence[0] + match.end("name")
            if (stated := _stated_in_flow(extraction, span, known)) is not None:
                yield stated


def _openings(extraction: Extraction, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the sentences before the first clause stand in which parties agree, one of these names among them."""
    text = extraction.layout.text.flow.text
    for start, end in punctuation.pieces(text, "。\n", 0, min(_MOST_CHARACTERS, len(text))):
        if extraction.layout.place_in_flow(start) is not Place.HEAD:
            return
        sentence = text[start:end]
        if extraction.says("parties_agree", sentence) and any(name in plain_name(sentence) for name in names):
            yield start, end


def _is_close(stated: str, name: str) -> bool:
    """Whether a name is likely meant to be this one: it begins the same, and most of it is."""
    alike = SequenceMatcher(None, stated, name, autojunk=False).ratio() >= _CLOSE
    return alike and stated[:2] == name[:2] and abs(len(stated) - len(name)) <= _LENGTHS


def _start_of_name(text: str, beginning: str, name: str) -> int:
    """Where in the text before a bracket the name begins: with its first characters, so that its length fits best."""
    starts = [start for start in range(len(text)) if text.startswith(beginning, start)]
    if not starts:
        return _start_of_another(text, name)
    return min(starts, key=lambda start: abs(len(text) - start - len(name)))


def _start_of_another(text: str, name: str) -> int:
    """Where in the text a name begins that is another one, but close to the party's; -1 where none does."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    other = plain_name(text[start:])
    likeness = SequenceMatcher(None, other, plain_name(name), autojunk=False).ratio()
    close = likeness >= _CLOSE and abs(len(other) - len(plain_name(name))) <= _LENGTHS
    return start if close and ORGANISATION.search(other) else -1


def _stated(extraction: Extraction, text: str, side: Side, mention: Mention | None, start: int, end: int) -> Stated:
    """A name with how the raw interval was read."""
    pages = extraction.layout.text.pages
    if not any(page.number == side.page and page.reading is Reading.OCR for page in pages):
        return Stated(text, side, mention)
    otherwise = read_otherwise(extraction, start, end)
    return Stated(text, side, mention, weak_places(pages, side), True, is_near_seal(pages, side), otherwise)
