"""Whether the agreement names the same parties and representatives wherever it names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.messages import Message
from hedui.models.finding import Severity
from hedui.models.page import Reading
from hedui.validate.draft import Draft, Side
from hedui.validate.names import Likeness, likeness, plain_name
from hedui.validate.quote import fields_of, label_of, party, quote_flow, quote_mention

_MISMATCH = Message("{role}名称不一致：{sides}", "{role} bears different names: {sides}")
_SLIP = Message(
    "{role}名称有两种读法，可能是识别或录入差错：{sides}",
    "{role} is read in two ways, perhaps a slip of reading: {sides}",
)
_MISSING = Message(
    "只找到{count}个有名称的合同当事人，合同至少应有两方",
    "Only {count} named parties were found; an agreement has at least two",
)
_REPRESENTATIVE = Message(
    "{role}法定代表人（负责人）不一致：{sides}", "{role}'s legal representative differs between places: {sides}"
)
_IN_CLAUSE = regex.compile(r"([^\s,。;:、()“”]*(?:\([^\s,。;:、()]*\)[^\s,。;:、()“”]*)?)\(([甲乙丙]方)\)")
_KIND = (
    ("代表人", regex.compile(r"法定代表人|法人代表|^法定代表$|^法人$")),
    ("负责人", regex.compile(r"负责人")),
)
_DELEGATE = regex.compile(r"委托|授权|代理|经办")
_NO_NAME = regex.compile(r"(?:的?(?:权利|义务|责任|承诺|保证|权责)|应当?|有权|不得|负责)")
_PREFIX = 4
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class _Stated:
    """A name at one place, and how surely its least sure character was read."""

    text: str
    side: Side
    mention: Mention | None
    recognised: bool
    confidence: float


def party_name_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """One party, two names: on the cover, in the preamble, in a clause or in the signature block."""
    for role in _roles(extraction):
        stated = _names(extraction, role)
        draft = _differing(extraction, role, stated, _MISMATCH)
        if draft is not None:
            yield draft


def party_missing(extraction: Extraction) -> Iterator[Draft]:
    """Fewer than two parties have a name; a name left blank is another finding."""
    named = {mention.role for mention in extraction.mentions if mention.field in ("party.name", "signature.name")}
    blank = {blank.role for blank in extraction.blanks if blank.field in ("party.name", "signature.name")}
    if len(named | blank) < 2:
        sides = tuple(quote_mention(extraction, mention) for mention in extraction.of("party.name")[:1])
        yield Draft(_MISSING, {"count": len(named)}, sides, ("/parties",))


def representative_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The legal representative, or the person in charge, is someone else at another place."""
    for role in _roles(extraction):
        for kind, words in _KIND:
            stated = [
                _stated(extraction, mention)
                for field in ("party.legal_representative", "signature.signatory")
                for mention in extraction.of(field, role)
                if _is_kind(extraction, mention, kind, words)
            ]
            draft = _differing(extraction, role, stated, _REPRESENTATIVE)
            if draft is not None:
                yield draft
                break


def forms(extraction: Extraction, role: str) -> tuple[str, ...]:
    """All names that the agreement gives a party."""
    return tuple(stated.text for stated in _names(extraction, role))


def _roles(extraction: Extraction) -> list[str]:
    return sorted({m.role for m in extraction.mentions if m.role}, key=lambda role: "甲乙丙丁".find(role[0]))


def _names(extraction: Extraction, role: str) -> list[_Stated]:
    mentions = [
        mention
        for field in ("party.name", "signature.name")
        for mention in extraction.of(field, role)
        if mention.place is not Place.ATTACHMENT and mention.purpose is None and not _NO_NAME.match(str(mention.value))
    ]
    stated = [_stated(extraction, mention) for mention in mentions]
    if stated:
        stated += _in_clauses(extraction, role, stated[0].text, {mention.start for mention in mentions})
    return stated


def _in_clauses(extraction: Extraction, role: str, name: str, known: set[int]) -> Iterator[_Stated]:
    """Names before （乙方） within sentences, where they begin as the party's name does."""
    flow = extraction.layout.text.flow
    start_of_name = plain_name(name)[:_PREFIX]
    for match in _IN_CLAUSE.finditer(flow.text):
        at = match[1].rfind(start_of_name)
        if match[2] != role or at < 0:
            continue
        start = match.start(1) + at
        raw = flow.offsets[start]
        if raw in known or extraction.layout.place_at(raw) is Place.ATTACHMENT:
            continue
        side = quote_flow(extraction, start, match.end(1))
        yield _Stated(match[1][at:], side, None, *_reading(extraction, raw, side))


def _stated(extraction: Extraction, mention: Mention) -> _Stated:
    side = quote_mention(extraction, mention)
    return _Stated(str(mention.value), side, mention, *_reading(extraction, mention.start, side))


def _reading(extraction: Extraction, raw: int, side: Side) -> tuple[bool, float]:
    number = extraction.layout.text.page_of(raw)
    page = next(page for page in extraction.layout.text.pages if page.number == number)
    sureness = min((page.confidence(e.start, e.end) for e in side.evidence if e.page == number), default=1.0)
    return page.reading is Reading.OCR, sureness


def _differing(extraction: Extraction, role: str, stated: Sequence[_Stated], message: Message) -> Draft | None:
    """A draft with the first statement and each one that differs from it, or None where all agree."""
    if not stated:
        return None
    first = stated[0]
    others: dict[str, _Stated] = {}
    for other in stated[1:]:
        if likeness(first.text, other.text) is not Likeness.SAME:
            others.setdefault(plain_name(other.text), other)
    if not others:
        return None
    doubtful = all(_is_doubtful(first, other) for other in others.values())
    shown = (first, *others.values())
    mentions = [one.mention for one in shown if one.mention is not None]
    return Draft(
        _SLIP if doubtful and message is _MISMATCH else message,
        {"role": party(role), "sides": tuple(one.side for one in shown)},
        tuple(one.side for one in shown),
        fields_of(extraction, mentions),
        Severity.INFO if doubtful else None,
    )


def _is_doubtful(first: _Stated, other: _Stated) -> bool:
    """Whether the difference may be the reader's, not the agreement's."""
    found = likeness(first.text, other.text)
    if found is Likeness.SLIP:
        return True
    recognised = [one for one in (first, other) if one.recognised]
    return bool(recognised) and (found is Likeness.LOOK_ALIKE or min(one.confidence for one in recognised) < _SURE)


def _is_kind(extraction: Extraction, mention: Mention, kind: str, words: regex.Pattern[str]) -> bool:
    """Whether the label before the mention asks for this person and for nobody else."""
    label = label_of(extraction, mention) or mention.rule
    return mention.place is not Place.ATTACHMENT and bool(words.search(label)) and not _DELEGATE.search(label)
