"""What an agreement of its kind says, and this one does not; who signs for a party, and by what right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, starmap

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.looks import looks
from hedui.extract.values.people import is_person
from hedui.messages import Message
from hedui.models.evidence import Method
from hedui.models.part import PartKind
from hedui.normalize import punctuation
from hedui.validate.draft import Draft, Side
from hedui.validate.named import forms
from hedui.validate.quote import fields_of, party, quote, quote_mention, stated

_LOOKS = looks("rules")

_ABSENT = Message("合同未提及：{missing}：{title}", "Nothing is said of {missing}: {title}")
_NO_AUTHORITY = Message(
    "{role}的签字人不是法定代表人，合同所称授权委托书未见于文件：{signatory}；{representative}；{letter}",
    "{role}'s signatory is not its legal representative, and the letter of authority that the agreement speaks of is "
    "not in the file: {signatory}; {representative}; {letter}",
)
_MUST_SIGN = Message(
    "{role}的签字人不是法定代表人，合同约定由法定代表人签字，文件中也没有授权委托书：{signatory}；{representative}；{letter}",
    "{role}'s signatory is not its legal representative, who is to sign by the agreement, and no letter of authority "
    "is in the file: {signatory}; {representative}; {letter}",
)
_ASKED = {"letter_enclosed": _NO_AUTHORITY, "legal_representative_signs": _MUST_SIGN}
"""What the agreement says that asks for a letter of authority where an agent signs, and what is told then."""
_OF_ANOTHER = Message(
    "{role}的签字人不是法定代表人，授权委托书授权的也不是此人：{signatory}；{representative}；{letter}",
    "{role}'s signatory is neither its legal representative nor the one whom the letter of authority names: "
    "{signatory}; {representative}; {letter}",
)
_DELEGATE = _LOOKS["delegate"]
_LEGAL = _LOOKS["legal"]
_NAMED, _ERRAND, _TO_SIGN = _LOOKS["agent_named"], _LOOKS["agent_on_errand"], _LOOKS["letter_to_sign"]
_AROUND = 60
"""Characters of a sentence about a letter that are looked at on either side."""


@dataclass(frozen=True, slots=True)
class _Agent:
    """Whom a letter of authority in the file names, and the letter's words."""

    name: str
    letter: str
    side: Side

    def acts_for(self, extraction: Extraction, role: str, signed: Sequence[Mention]) -> bool:
        """Whether the letter is that party's, and names none of those who signed."""
        text = "".join(self.letter.split())
        is_of = any("".join(name.split()) in text for name in forms(extraction, role))
        return is_of and not any("".join(str(one.value).split()) in text for one in signed)


def clause_absent(extraction: Extraction) -> Iterator[Draft]:
    """An agreement that is there from title to signatures has no word of what its kind settles; silent on forms,
    excerpts, supplements and where the kind is unclear."""
    title = stated(extraction, "/title")
    if not extraction.absent or title is None:
        return
    missing = tuple(Message(entry.zh, entry.en) for entry in extraction.absent)
    side = quote_mention(extraction, title)
    yield Draft(_ABSENT, {"missing": missing, "title": side}, (side,), ("/kind",))


def authorisation_missing(extraction: Extraction) -> Iterator[Draft]:
    """An agent signs, the legal representative is named and somebody else, and the agreement asks for a letter of
    authority or for the representative's own signature and no letter is in the file, or one in it names another.
    Silent where it asks for neither, as mostly; where the list of attachments has the letter, which attachment-missing
    tells of; where the names may be one with a slip."""
    asked, agents = _asked_for(extraction), tuple(_agents(extraction))
    message, letter = asked or (_OF_ANOTHER, None)
    signed = extraction.of("signature.signatory") if letter is not None or agents else ()
    for role in dict.fromkeys(filter(None, (mention.role for mention in signed))):
        pair = _signed_by_another(extraction, role)
        missing = letter or _letter_of_another(extraction, role, agents)
        if pair is not None and missing is not None:
            sides = (*(quote_mention(extraction, mention) for mention in pair), missing)
            facts = {"role": party(role), "signatory": sides[0], "representative": sides[1], "letter": missing}
            yield Draft(message, facts, sides, fields_of(extraction, pair))


def _letter_of_another(extraction: Extraction, role: str, agents: Sequence[_Agent]) -> Side | None:
    """The party's letter in the file that names none of those who signed for it."""
    signed = [m for m in extraction.of("signature.signatory", role) if m.place is Place.SIGNATURE]
    return next((agent.side for agent in agents if agent.acts_for(extraction, role, signed)), None)


def _signed_by_another(extraction: Extraction, role: str) -> tuple[Mention, Mention] | None:
    """The agent who signs for the party and its legal representative, where these are surely two people."""
    signed = [m for m in extraction.of("signature.signatory", role) if m.place is Place.SIGNATURE]
    named = [m for m in extraction.of("party.legal_representative", role) if _LEGAL.search(m.rule)]
    if not signed or not named or not _is_delegate(signed[0]):
        return None
    return (signed[0], named[0]) if all(starmap(_are_two, product(signed, named))) else None


def _is_delegate(signatory: Mention) -> bool:
    return _DELEGATE.search(signatory.rule) is not None


def _are_two(one: Mention, other: Mention) -> bool:
    """Whether two names are two people's: both are names, and more than a character of them differs."""
    first, second = ("".join(str(m.value).split()) for m in (one, other))
    if not is_person(first) or not is_person(second):
        return False
    same = sum(a == b for a, b in zip(first, second, strict=False))
    return same < max(len(first), len(second)) - 1


def _asked_for(extraction: Extraction) -> tuple[Message, Side] | None:
    """Where the agreement says that a letter of authority goes with it, or that the legal representative signs, and
    what is told of it; None where it has the letter, or a list has it."""
    layout = extraction.layout
    if any(part.kind is PartKind.AUTHORISATION for part in layout.parts):
        return None
    if any("授权" in (one.title or "") or "委托书" in (one.title or "") for one in extraction.contract.attachments):
        return None
    raw = layout.text.raw
    for name, message in _ASKED.items():
        for found in layout.catalogue.phrases[name].finditer(raw):
            start, end = found.span("letter")
            if _is_for_who_signs(raw, start, end):
                return message, quote(extraction, start, end)
    return None


def _is_for_who_signs(raw: str, start: int, end: int) -> bool:
    """Whether the sentence is about who signs the agreement, not about an errand or what the goods are sold by."""
    before = punctuation.since(raw[max(0, start - _AROUND) : start], "。;；\n")
    sentence = before + raw[start:end] + punctuation.up_to(raw[end : end + _AROUND], "。;；\n")
    return _TO_SIGN.search(sentence) is not None and _ERRAND.search(sentence) is None


def _agents(extraction: Extraction) -> Iterator[_Agent]:
    """The agents whom the letters of authority in the file name."""
    text = extraction.layout.text
    for part in extraction.layout.parts:
        if part.kind is not PartKind.AUTHORISATION:
            continue
        for found in _NAMED.finditer(text.source, part.start, part.end):
            if is_person(found["agent"]):
                start, end = found.span("agent")
                evidence = text.evidence(start, end, Method.CLAUSE, 1.0)
                side = Side(found["agent"], Place.ATTACHMENT, text.page_of(start), None, evidence)
                yield _Agent(found["agent"], text.source[part.start : part.end], side)
