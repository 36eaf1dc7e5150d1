"""What an agreement of its kind says, and this one does not; who signs for a party, and by what right."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.names import is_person
from hedui.messages import Message
from hedui.models.part import PartKind
from hedui.validate.draft import Draft
from hedui.validate.quote import fields_of, party, quote_mention, stated

_ABSENT = Message("合同未提及：{missing}：{title}", "Nothing is said of {missing}: {title}")
_NO_AUTHORITY = Message(
    "{role}的签字人不是法定代表人，未见授权委托书：{signatory}；{representative}",
    "{role}'s signatory is not its legal representative, and no authorisation is attached or cited: "
    "{signatory}; {representative}",
)
_DELEGATE = regex.compile(r"委托|授权|代理|经办|代表(?!人?[(（]?法定)")
_LEGAL = regex.compile(r"法定代表|法人代表|法人")
_AUTHORISED = regex.compile(
    r"授权(?:委托)?书|委托书|授权(?:文件|证明|函|材料)|(?:已|充分|合法|有效|获得?|取得|经)[^。;\n]{0,6}授权|被授权"
)


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
    """Somebody signs as agent, the legal representative is named and somebody else, and nothing tells of a letter of
    authority; silent where the names are so alike that one may be a slip."""
    if _is_authorised(extraction):
        return
    for role in dict.fromkeys(m.role for m in extraction.of("signature.signatory") if m.role):
        signed = [m for m in extraction.of("signature.signatory", role) if m.place is Place.SIGNATURE]
        named = [m for m in extraction.of("party.legal_representative", role) if _LEGAL.search(m.rule)]
        if not signed or not named or not _is_delegate(signed[0]):
            continue
        if all(_are_two(one, other) for one in signed for other in named):
            sides = (quote_mention(extraction, signed[0]), quote_mention(extraction, named[0]))
            facts = {"role": party(role), "signatory": sides[0], "representative": sides[1]}
            yield Draft(_NO_AUTHORITY, facts, sides, fields_of(extraction, [signed[0], named[0]]))


def _is_delegate(signatory: Mention) -> bool:
    return _DELEGATE.search(signatory.rule) is not None


def _are_two(one: Mention, other: Mention) -> bool:
    """Whether two names are two people's: both are names, and more than a character of them differs."""
    first, second = ("".join(str(m.value).split()) for m in (one, other))
    if not is_person(first) or not is_person(second):
        return False
    same = sum(a == b for a, b in zip(first, second, strict=False))
    return same < max(len(first), len(second)) - 1


def _is_authorised(extraction: Extraction) -> bool:
    """Whether a letter of authority is in the file, listed or spoken of."""
    layout = extraction.layout
    return any(part.kind is PartKind.AUTHORISATION for part in layout.parts) or bool(
        _AUTHORISED.search(layout.text.source)
    )
