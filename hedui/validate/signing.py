"""Signing: when, by whom, under which number and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Blank, Mention, Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.evidence import Method
from hedui.normalize import grammar
from hedui.validate.draft import Draft, Side
from hedui.validate.named import forms, roles
from hedui.validate.names import plain_name
from hedui.validate.quote import party, quote, quote_mention, stated

_LOOKS = looks("rules")

_AFTER_START = Message("签订日期晚于开始日期：{signed}；{start}", "Signed after the start: {signed}; {start}")
_NO_DATE = Message(
    "{role}签署处没有日期，或日期不完整：{side}", "{role} signed without a date, or without all of it: {side}"
)
_NO_SIGNATORY = Message("{role}签署处没有签字人姓名：{side}", "{role} signed without a signing person's name: {side}")
_NO_NUMBER = Message("没有合同编号", "There is no contract number")
_NUMBER_BLANK = Message("合同编号未填写：{side}", "The contract number is left blank: {side}")
_TITLE = Message("合同名称前后不一致：{cover}；{signature}", "The title differs: {cover}; {signature}")
_SIGNED_TO = _LOOKS["signed_to"]
_REMARK = grammar.pattern(r"[(（](?!{number}{1,3}[)）])[^()（）]*[)）]$")
_SIGNING_DATE = _LOOKS["signing_date"]
_NUMBER_IN_HEAD = _LOOKS["number_in_head"]
_HEAD_LINES = 12
_SEALED = _LOOKS["asks_for_seal"]
"""A place for a seal alone."""
_PERSON = _LOOKS["person"]
_OWN_BLOCK = 400
_AROUND = 60
"""Characters around the start that say that it is agreed upon later."""
_COVER_LINES = 8
_BEHIND_BLOCK = 6


def signed_after_start(extraction: Extraction) -> Iterator[Draft]:
    """The last signature is later than the start of the period; a supplement may repeat the start of what it amends."""
    if extraction.amendment is not None:
        return
    start = stated(extraction, "/period/start_date")
    dates = [mention for mention in extraction.of("signature.date") if isinstance(mention.value, date)]
    last = max(dates, key=lambda mention: str(mention.value), default=None)
    if start is None or last is None or not isinstance(start.value, date) or not isinstance(last.value, date):
        return
    if last.value > start.value and not _is_agreed_before(extraction, start):
        sides = (quote_mention(extraction, last), quote_mention(extraction, start))
        yield Draft(
            _AFTER_START, {"signed": sides[0], "start": sides[1]}, sides, ("/date_signed", "/period/start_date")
        )


def _is_agreed_before(extraction: Extraction, start: Mention) -> bool:
    """Whether the agreement says itself that it holds for what was before it: 效力追溯至2024年3月1日."""
    raw = extraction.layout.text.raw
    around = raw[max(0, start.start - _AROUND) : start.end + _AROUND]
    return extraction.says("retroactive", "".join(around.split()))


def signature_date_missing(extraction: Extraction) -> Iterator[Draft]:
    """A signature block in which a party left the date blank, or which has no date at all."""
    if extraction.layout.regions.signature is None:
        return
    dated = {mention.role for mention in extraction.of("signature.date")}
    undated = not dated and not _SIGNING_DATE.search(_block(extraction)) and not _is_dated_elsewhere(extraction)
    missing: list[_Missing] = []
    for index, role in enumerate(_signing(extraction)):
        sides = _undated(extraction, role, undated) if role not in dated else None
        if sides is not None:
            missing.append(_Missing(role, sides, f"/signatures/{index}/date"))
    yield from _together(_NO_DATE, missing)


def _undated(extraction: Extraction, role: str, undated: bool) -> tuple[Side, ...] | None:
    """What shows that a party left the date out; None where it may stand elsewhere."""
    blank = _blank(extraction, role, ("signature.date",))
    if blank is not None:
        return (_blank_side(extraction, blank),)
    return _name_sides(extraction, role) if undated or _signs_behind_a_date(extraction, role) else None


def signatory_missing(extraction: Extraction) -> Iterator[Draft]:
    """A place for the signing person's name that was left blank."""
    if extraction.layout.regions.signature is None:
        return
    named = {
        mention.role
        for field in ("signature.signatory", "party.legal_representative", "party.contact")
        for mention in extraction.of(field)
        if mention.place is Place.SIGNATURE
    }
    missing: list[_Missing] = []
    for index, role in enumerate(_signing(extraction)):
        blank = _blank(extraction, role, ("signature.signatory", "party.legal_representative"))
        blank = blank or _unsigned_person(extraction, role)
        if role not in named and blank is not None:
            missing.append(_Missing(role, (_blank_side(extraction, blank),), f"/signatures/{index}/signatory"))
    yield from _together(_NO_SIGNATORY, missing)


@dataclass(frozen=True, slots=True)
class _Missing:
    """What one party's signature lacks."""

    role: str
    sides: tuple[Side, ...]
    field: str


def _together(message: Message, missing: Sequence[_Missing]) -> Iterator[Draft]:
    """One finding for all parties of whose signatures the same is missing."""
    if missing:
        named = [party(each.role) for each in missing]
        roles = Message("、".join(each.zh for each in named), ", ".join(each.en for each in named))
        sides = tuple(side for each in missing for side in each.sides)
        yield Draft(message, {"role": roles, "side": sides}, sides, tuple(each.field for each in missing))


def number_missing(extraction: Extraction) -> Iterator[Draft]:
    """No contract number, or its label with nothing behind it; silent where the head has one that was not made out, or
    stands on a page that was not read, or hardly, where a mask hides it, and of a note of hand."""
    layout = extraction.layout
    if any(page.proves_nothing for page in layout.text.pages[:1]):
        return
    head = "\n".join(map(layout.text.line_text, layout.text.lines[: max(layout.regions.head_end, _HEAD_LINES)]))
    hidden = any(mention.field == "number" for mention in extraction.hidden)
    numbered = extraction.contract.number is not None or _NUMBER_IN_HEAD.search(head) is not None
    if hidden or numbered or extraction.says("note_of_hand", head):
        return
    blank = next((blank for blank in extraction.blanks if blank.field == "number"), None)
    if blank is None:
        yield Draft(_NO_NUMBER, fields=("/number",))
    else:
        side = _blank_side(extraction, blank)
        yield Draft(_NUMBER_BLANK, {"side": side}, (side,), ("/number",))


def title_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The title that the signature page repeats is not the cover's; a party's name before it is no difference."""
    cover = stated(extraction, "/title")
    if cover is None:
        return
    for start, end in _repeated_titles(extraction):
        if start > cover.end:
            side = quote(extraction, start, end, Method.LABEL)
            if not _is_same_title(extraction, str(cover.value), side.text):
                sides = (quote_mention(extraction, cover), side)
                yield Draft(_TITLE, {"cover": sides[0], "signature": side}, sides, ("/title",))
            return


def _repeated_titles(extraction: Extraction) -> Iterator[tuple[int, int]]:
    """Where the signature page says what it is signed to: 协议名称：…, （本页无正文，为《…》签署页）."""
    layout = extraction.layout
    half = layout.text.line_starts[len(layout.text.lines) // 2] if layout.text.lines else 0
    for mention in extraction.of("title"):
        if (
            mention.start > half
            and mention.place is not Place.ATTACHMENT
            and extraction.says("title_label", mention.rule)
        ):
            yield mention.start, mention.end
    for match in _SIGNED_TO.finditer(layout.text.flow.text):
        yield layout.text.flow.raw_span(*match.span("title"))


def _signing(extraction: Extraction) -> list[str]:
    return [signature.role for signature in extraction.contract.signatures]


def _blank(extraction: Extraction, role: str, fields: tuple[str, ...]) -> Blank | None:
    return next(
        (
            blank
            for blank in extraction.blanks
            if blank.role == role and blank.field in fields and blank.place is Place.SIGNATURE
        ),
        None,
    )


def _unsigned_person(extraction: Extraction, role: str) -> Blank | None:
    """The blank behind 甲方（签字） where a person signs with the own name, or, on a form, whoever is filled in."""
    blank = _blank(extraction, role, ("signature.name",))
    if blank is None:
        return None
    names = forms(extraction, role)
    if any(_PERSON.fullmatch(name) for name in names):
        return blank
    asked = extraction.layout.line_text_at(blank.start)
    return blank if not names and _SEALED.match(asked) is None else None


def _block(extraction: Extraction) -> str:
    """The text of the signature block and of the few lines behind it."""
    layout = extraction.layout
    assert layout.regions.signature is not None
    start, end = layout.regions.signature
    return "\n".join(layout.text.line_text(line) for line in layout.text.lines[start : end + _BEHIND_BLOCK])


def _signs_behind_a_date(extraction: Extraction, role: str) -> bool:
    """Whether the parties sign one below the other, and one before this one has a date of its own."""
    name = next(iter(extraction.of("signature.name", role)), None)
    dates = extraction.of("signature.date")
    invalid = name is not None and _SIGNING_DATE.search(extraction.layout.text.raw, name.end, name.end + _OWN_BLOCK)
    return name is not None and not invalid and any(date.end < name.start for date in dates)


def _is_dated_elsewhere(extraction: Extraction) -> bool:
    """Whether the head, the introduction or a clause says when it was signed."""
    return extraction.contract.date_signed is not None or extraction.says(
        "signed_in_text", extraction.layout.text.flow.text
    )


def _blank_side(extraction: Extraction, blank: Blank) -> Side:
    return quote(extraction, blank.start, blank.end, Method.LABEL)


def _name_sides(extraction: Extraction, role: str) -> tuple[Side, ...]:
    return tuple(quote_mention(extraction, mention) for mention in extraction.of("signature.name", role)[:1])


def _is_same_title(extraction: Extraction, cover: str, other: str) -> bool:
    """Whether the titles are one, or the cover shows the other one in full, on more lines than were joined."""
    if _bare_title(extraction, cover) == _bare_title(extraction, other):
        return True
    lines = extraction.layout.text.lines[:_COVER_LINES]
    return plain_name(other) in plain_name("".join(map(extraction.layout.text.line_text, lines)))


def _bare_title(extraction: Extraction, title: str) -> str:
    """The title without a closing remark in brackets and without a party's name before it."""
    bare = plain_name(_REMARK.sub("", title))
    for role in roles(extraction):
        for name in forms(extraction, role):
            bare = bare.removeprefix(plain_name(name)) or bare
    return bare
