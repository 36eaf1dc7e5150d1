"""Blanks: what was to be filled in and was not, apart from what nobody needs to fill in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import regex

from hedui.extract.extraction import Choice, ChoiceState, Extraction, Option, Span
from hedui.extract.mention import Blank, Place
from hedui.extract.text.outline import Level
from hedui.extract.values.looks import looks
from hedui.extract.words.own_entries import OWN
from hedui.messages import Message
from hedui.models.codes import Timing
from hedui.models.evidence import Method
from hedui.models.severity import Severity
from hedui.normalize import grammar, punctuation
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import is_filled_below, party, quote
from hedui.validate.slots import has_slot, slots

_LOOKS = looks("rules")

_SLOT = Message("未填写：{side}", "Left blank: {side}")
_LABELLED = Message("{role}未填写：{side}", "{role} left blank: {side}")
_SLOTS = Message("{count}处未填写：{sides}", "{count} places left blank: {sides}")
_LABELLED_MORE = Message("{role}有{count}处未填写：{sides}", "{role} left {count} places blank: {sides}")
_ARTICLES = Message(
    "{articles}条条款中共有{count}处未填写：{sides}……", "{count} places left blank in {articles} articles: {sides} …"
)
_FORM = 4
"""Articles with blanks of which more make a form that was not filled in."""
_QUOTED = 5
"""Places that a message quotes; the evidence has all."""
_BOX_BELOW = grammar.pattern(r"\s*[{marks}{empty}]")
"""Options behind a label, which has its value in the one that is ticked."""
_OWN_CODES = frozenset({"number", "signature.date", "signature.signatory", "signature.name"})
_OPTIONAL = frozenset({"party.fax", "party.postcode", "party.email", "account.bank_code", "party.contact"})
_BRANCHES = {Timing.PREPAID: "后付费", Timing.POSTPAID: "预付费"}
_CONDITION = 40
_CLAUSE_BEGINS = regex.compile(r"(?:^|[\n;；。])[\s\d（(）)、.．]*$")
_CLAUSE_ENDS = punctuation.any_of(";；。\n")
_SPOKEN_OF = _LOOKS["blank_spoken_of"]
_SPEAKS_OF = _LOOKS["speaks_of_blank"]
_QUOTES = ("“", "”", '"', "'", "‘", "’")
_WORDS_BEFORE = 12
_TO_SLOT, _NEAREST = " \t:：为是", 4
"""What leads from the words of an option straight to its blank, and how much of it."""


def blank_field(extraction: Extraction) -> Iterator[Draft]:
    """An empty 【】, ____, gap or labelled field that the agreement needs; an error where it forbids blanks."""
    forbidden = extraction.says("blanks_forbidden", extraction.layout.text.flow.text)
    severity = Severity.ERROR if forbidden else None
    groups: dict[object, list[_Place]] = {}
    for key, place in (*_of_labels(extraction, forbidden), *_of_slots(extraction, forbidden)):
        groups.setdefault(key, []).append(place)
    articles = [key for key in groups if isinstance(key, int)]
    if len(articles) > _FORM:
        form = [place for key in articles for place in groups.pop(key)]
        yield _draft(form, severity, len(articles))
        groups = _by_party(groups)
    for places in groups.values():
        yield _draft(places, severity)


def _by_party(groups: Mapping[object, list[_Place]]) -> dict[object, list[_Place]]:
    """The blanks of a form, which are told once for each party, wherever it is asked something."""
    found: dict[object, list[_Place]] = {}
    for key, places in groups.items():
        found.setdefault(places[0].role or key, []).extend(places)
    return found


def _of_labels(extraction: Extraction, forbidden: bool) -> Iterator[tuple[object, _Place]]:
    """The labels with nothing behind them, by the party and the part of the agreement, or where they are nobody's."""
    for blank in _told_here(extraction):
        if _counts(extraction, blank, forbidden):
            side = _side(extraction, Span(blank.start, blank.end), Method.LABEL)
            key = (blank.role, blank.place) if blank.role is not None else _where(extraction, blank.start)
            yield key, _Place(side, blank.role, _field(extraction, blank))


def _of_slots(extraction: Extraction, forbidden: bool) -> Iterator[tuple[object, _Place]]:
    """The slots that were not filled in, by where they stand."""
    unread = {one.start for one in extraction.unread}
    for span in slots(extraction):
        if span.start not in unread and _is_open(extraction, span, forbidden) and _is_needed(extraction, span):
            side = _side(extraction, _with_words(extraction, span), Method.BRACKET)
            yield _where(extraction, span.start), _Place(side)


def _where(extraction: Extraction, start: int) -> object:
    """The beginning of the article that a blank stands in, or the part of the agreement outside of any."""
    article = extraction.layout.article_at(start)
    return article.start if article is not None else extraction.layout.place_at(start)


def _is_open(extraction: Extraction, span: Span, forbidden: bool) -> bool:
    """Whether a slot is one to be filled in: no label's, none that the text only speaks of, none for more of a list."""
    if _is_spoken_of(extraction.layout.text.raw, span):
        return False
    if any(_overlap(span, Span(blank.start, blank.end)) for blank in extraction.blanks):
        return False
    return forbidden or not _is_for_more(extraction, span)


@dataclass(frozen=True, slots=True)
class _Place:
    """One blank: as quoted, whose it is, and the field that it leaves empty."""

    side: Side
    role: str | None = None
    fields: tuple[str, ...] = ()


def _draft(places: Sequence[_Place], severity: Severity | None, articles: int = 1) -> Draft:
    """One finding for all blanks of a party's block, of an article, or of all articles of a form that nobody filled in:
    what belongs together is told once."""
    first, sides = places[0], tuple(dict.fromkeys(place.side for place in places))
    fields = tuple(dict.fromkeys(field for place in places for field in place.fields))
    facts: dict[str, object] = {"side": sides[0], "sides": sides[:_QUOTED], "count": len(sides), "articles": articles}
    if articles > 1:
        return Draft(_ARTICLES, facts, sides, fields, severity)
    if first.role is not None:
        facts["role"] = party(first.role)
        return Draft(_LABELLED if len(sides) == 1 else _LABELLED_MORE, facts, sides, fields, severity)
    return Draft(_SLOT if len(sides) == 1 else _SLOTS, facts, sides, fields, severity)


def _is_spoken_of(raw: str, span: Span) -> bool:
    """Whether the sentence is about the brackets themselves: 以“【】”标注, 所留【】空白处."""
    quoted = raw[span.start - 1 : span.start] in _QUOTES and raw[span.end : span.end + 1] in _QUOTES
    before = _SPEAKS_OF.search(raw, max(span.start - _WORDS_BEFORE, 0), span.start)
    return quoted or before is not None or _SPOKEN_OF.match(raw, span.end) is not None


def _field(extraction: Extraction, blank: Blank) -> tuple[str, ...]:
    """The party's field that was left blank; an account that is not there has no pointer."""
    section, _, step = blank.field.partition(".")
    if section == "custom":
        return (f"/custom/{step}",)
    indices = [index for index, party_ in enumerate(extraction.contract.parties) if party_.role == blank.role]
    return (f"/parties/{indices[0]}/{step}",) if section == "party" and indices else ()


def _counts(extraction: Extraction, blank: Blank, forbidden: bool) -> bool:
    """Whether a label without a value is a fault: a slot was drawn for it, or the value is stated nowhere else."""
    if not _is_asked(extraction, blank):
        return False
    if has_slot(extraction, Span(blank.start, blank.end)) and blank.place is not Place.SIGNATURE:
        return blank.field != "party.fax"
    needed = blank.field not in _OPTIONAL and not _is_given(extraction, blank)
    if blank.place is Place.SIGNATURE:
        needed = needed or forbidden or _other_filled(extraction, blank)
        return needed and blank.field != "party.legal_representative"
    return needed


def _is_given(extraction: Extraction, blank: Blank) -> bool:
    """Whether it is stated elsewhere; who signs fills in no head of which the other party's is filled in."""
    stated = [mention.place for mention in extraction.of(blank.field, blank.role)]
    signed = blank.field == "party.legal_representative" and blank.place is not Place.SIGNATURE
    if signed and _other_filled(extraction, blank):
        stated = [place for place in stated if place is not Place.SIGNATURE]
    return bool(stated)


def _is_asked(extraction: Extraction, blank: Blank) -> bool:
    """Whether a label asks for a value that is to stand there; none is to stand in a form of an attachment."""
    if blank.not_applicable or blank.field in _OWN_CODES or blank.place is Place.ATTACHMENT:
        return False
    if _is_named_above(extraction, blank):
        return False
    return not _stands_below(extraction, blank) and not _is_form(extraction, blank.start)


def _is_named_above(extraction: Extraction, blank: Blank) -> bool:
    """Whether a clause asks for a name that the head asks for as well: 生产商： of the goods is no party."""
    is_name = blank.field == "party.name" and blank.place is Place.BODY
    return is_name and blank.role in extraction.layout.text.once("named above", lambda: _named_above(extraction))


def _named_above(extraction: Extraction) -> Set[str | None]:
    """The parties whose name the head asks for or states; none in particular among them where it states any."""
    named = {one.role for one in extraction.of("party.name") if one.place is Place.HEAD}
    asked = {one.role for one in extraction.blanks if one.field == "party.name" and one.place is Place.HEAD}
    return named | asked | ({None} if named else set())


def _stands_below(extraction: Extraction, blank: Blank) -> bool:
    """Whether what the label asks for stands below it: the value, a box to tick, the name in another language."""
    named = blank.field == "party.name" and _is_named_below(extraction, blank)
    boxed = _BOX_BELOW.match(extraction.layout.text.raw, blank.end) is not None
    return named or boxed or is_filled_below(extraction, blank)


def _is_named_below(extraction: Extraction, blank: Blank) -> bool:
    """Whether the party's name stands on the line below in another language: 买方： over Buyer: Mr Singh."""
    layout, line, role = extraction.layout, extraction.layout.line_at(blank.start), blank.role
    named = layout.text.once(
        ("named", role), lambda: {layout.line_at(m.start) for m in extraction.of("party.name", role)}
    )
    return line + 1 in named or line + 2 in named


def _told_here(extraction: Extraction) -> list[Blank]:
    """The labels without a value but those of users' own fields that have their own code or hedui's own labels tell."""
    required = {own.field for own in extraction.layout.catalogue.own if own.required}
    starts = {blank.start for blank in extraction.blanks if not blank.field.startswith(OWN)}
    return [
        blank
        for blank in extraction.blanks
        if not blank.field.startswith(OWN) or (blank.field not in required and blank.start not in starts)
    ]


def _is_form(extraction: Extraction, start: int) -> bool:
    """Whether it stands behind the signatures, where no article follows them: a form for renewals and the like."""
    signature, line = extraction.layout.regions.signature, extraction.layout.line_at(start)
    if signature is None or line < signature[1]:
        return False
    clauses = extraction.layout.outline.clauses
    articles = extraction.layout.text.once("articles", lambda: [c.line for c in clauses if c.level <= Level.ARTICLE])
    first = bisect_left(articles, signature[1])
    return first == len(articles) or articles[first] > line


def _other_filled(extraction: Extraction, blank: Blank) -> bool:
    """Whether another party filled in the same line of the signature block, or of the head."""
    return any(mention.place is blank.place and mention.role != blank.role for mention in extraction.of(blank.field))


def _is_needed(extraction: Extraction, span: Span) -> bool:
    """Whether the blank belongs to the agreement as it was chosen, and is no place for a signature."""
    layout = extraction.layout
    if layout.place_at(span.start) is Place.ATTACHMENT or _is_form(extraction, span.start):
        return False
    if any(_is_not_chosen(extraction, choice, span) for choice in extraction.choices):
        return False
    before = layout.text.raw[max(0, span.start - _CONDITION) : span.start]
    timing = extraction.contract.payment.timing
    if timing is not None and _BRANCHES[timing] in before:
        return False
    return not (layout.place_at(span.start) is Place.SIGNATURE and extraction.says("slot_to_sign", before))


def _is_not_chosen(extraction: Extraction, choice: Choice, span: Span) -> bool:
    """Whether the blank is one of the choice's own boxes, or of what was not chosen, or not yet."""
    if choice.state is ChoiceState.UNRESOLVED and _overlap(span, choice.span):
        return True
    others = [_branch(extraction, choice, option) for option in choice.options if option not in choice.chosen]
    ends = any(_ends_in(extraction, span, other) for other in others)
    return ends or any(_overlap(span, other) for other in (*choice.marks, *others))


def _branch(extraction: Extraction, choice: Choice, option: Option) -> Span:
    """All that an option says: where its box begins a clause, what follows up to the clause's end."""
    raw = extraction.layout.text.raw
    box = next((mark for mark in reversed(choice.marks) if mark.end <= option.span.start), None)
    if box is None or not _CLAUSE_BEGINS.search(raw, max(0, box.start - _CONDITION), box.start):
        return option.span
    stop = _CLAUSE_ENDS.search(raw, option.span.end)
    return Span(option.span.start, stop.start() if stop else len(raw))


def _is_for_more(extraction: Extraction, span: Span) -> bool:
    """Whether the slot is for what the parties may add and need not: 其他约定：____."""
    raw = extraction.layout.text.raw
    return extraction.says("slot_for_more", raw, max(0, span.start - _CONDITION), span.start)


def _ends_in(extraction: Extraction, blank: Span, option: Span) -> bool:
    """Whether the option's words lead straight to the blank: （2）甲方申请的号码【】."""
    between = extraction.layout.text.raw[option.end : blank.start]
    return blank.start >= option.end and len(between) <= _NEAREST and not between.strip(_TO_SLOT)


def _with_words(extraction: Extraction, span: Span) -> Span:
    """The blank with the words around it, so that a reader sees what is missing."""
    raw = extraction.layout.text.raw
    start, end = span.start, span.end
    while start > max(0, span.start - 14) and raw[start - 1] not in "\n。；;，,":
        start -= 1
    while start < span.start and raw[start] in "0123456789.、 （(）)":
        start += 1
    while end < min(len(raw), span.end + 6) and raw[end] not in "\n。；;，,":
        end += 1
    return Span(start, end)


def _side(extraction: Extraction, span: Span, method: Method) -> Side:
    return quote(extraction, span.start, span.end, method)


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end
