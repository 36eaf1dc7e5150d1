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
_OF_ANOTHER = Message(
    "{role}的签字人不是法定代表人，授权委托书授权的也不是此人：{signatory}；{representative}；{letter}",
    "{role}'s signatory is neither its legal representative nor the one whom the letter of authority names: "
    "{signatory}; {representative}; {letter}",
)
_DELEGATE = _LOOKS["delegate"]
_LEGAL = _LOOKS["legal"]
_NAMED = _LOOKS["agent_named"]


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
    """An agent signs, the legal representative is named and somebody else, and the agreement speaks of a letter of
    authority that is not in the file, or one in it names another. Silent where it speaks of none, as mostly; where the
    list of attachments has it, which attachment-missing tells of; where the names may be one with a slip."""
    letter, agents = _letter_spoken_of(extraction), tuple(_agents(extraction))
    message = _NO_AUTHORITY if letter is not None else _OF_ANOTHER
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


def _letter_spoken_of(extraction: Extraction) -> Side | None:
    """Where the agreement says that a letter of authority goes with it; None where it does, or a list has it."""
    layout = extraction.layout
    if any(part.kind is PartKind.AUTHORISATION for part in layout.parts):
        return None
    if any("授权" in (one.title or "") or "委托书" in (one.title or "") for one in extraction.contract.attachments):
        return None
    found = extraction.layout.catalogue.phrases["letter_enclosed"].search(layout.text.raw)
    if found is None:
        return None
    start, end = found.span("letter")
    return quote(extraction, start, end)


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
