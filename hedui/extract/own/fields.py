"""The user's own fields: what their labels and patterns state, beside everything that hedui reads itself.

They are looked for on their own, with their labels in the place of hedui's, so that a label that means something to
hedui as well takes nothing away from that, whatever a user declares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from hedui.extract.extraction import Choice, ChoiceState
from hedui.extract.labels.find import find_labels
from hedui.extract.labels.grids.find import place_cells
from hedui.extract.labels.naming import rename
from hedui.extract.labels.recorder import Given, Owner, Recorder, without_blanks
from hedui.extract.labels.stretches import Stretches
from hedui.extract.labels.values_below import place_values_below
from hedui.extract.mention import Found, Mention, Place, Unread, Value
from hedui.extract.own.values import QUANTITIES, value_of
from hedui.extract.text.hit import Hit
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import SEAL, Part, is_blank, is_not_applicable
from hedui.extract.values.readers import READERS
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.own_entries import READER, OwnField
from hedui.extract.words.vocabulary import vocabulary
from hedui.models.custom import FieldType
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold

_LOOKS = looks("told_of_parties")

_BEHIND_LABEL, _IN_SENTENCE = 0, 1
"""Ranks: what a label before a colon states comes before what a sentence says."""
_SAYS = _LOOKS["says"]
_AT_ONCE = _LOOKS["at_once"]
_BEFORE_LABEL = _LOOKS["before_label"]
_BEFORE = 8
_STATED = 60
"""Characters behind a label in a sentence in which its value may stand."""
_CODE = regex.compile(r"[A-Za-z0-9\p{Han}]{0,6}[\[(【〔]?[A-Za-z0-9][A-Za-z0-9\-_/.\[\]()【】〔〕]{2,40}号?")
_SPOKEN = QUANTITIES | {FieldType.CODE, FieldType.TELEPHONE}
"""Types whose values end where they end, so that a sentence may state one."""


def read_own(layout: Layout, choices: Sequence[Choice]) -> Found:
    """Mentions of ``custom.*``, blanks of their labels, and what stands behind these and is no value of the type."""
    return _OwnReader(layout, choices).read() if layout.catalogue.own else Found()


class _OwnReader:
    """Reads the declared fields of one agreement."""

    def __init__(self, layout: Layout, choices: Sequence[Choice]) -> None:
        self._layout = layout
        self._choices = sorted(choices, key=lambda choice: choice.span.start)
        self._fields = {field.field: field for field in layout.catalogue.own}
        self._hits = _hits(layout, layout.catalogue.with_own())
        self._stretches = Stretches(layout.text, self._hits, layout.outline, layout.regions)
        self._recorder = Recorder(layout.text, layout.outline, layout.regions, layout.catalogue)

    def read(self) -> Found:
        """Everything of them."""
        for hit in self._hits:
            place = self._layout.regions.place(hit.line)
            for label in hit.words.labels if place is not Place.ATTACHMENT else ():
                if (field := self._fields.get(label.field)) is not None:
                    self._label(field, label, hit, Owner(hit.words.role, place))
        found = self._recorder.found
        for field in self._fields.values():
            if field.type in _SPOKEN:
                found.mentions += _spoken(self._layout, field)
        found.mentions += _patterns(self._layout)
        return found

    def _label(self, field: OwnField, label: Label, hit: Hit, owner: Owner) -> None:
        """The value behind a label, or that it is none, or that there is nothing."""
        if field.type is FieldType.CHOICE and (choice := self._choice(hit)) is not None:
            self._chosen(field, choice)
            return
        text, parts = self._stretches.value(label, hit)
        given = Given(field.type not in QUANTITIES, lambda stated: _value(field, stated))
        before = len(self._recorder.found.mentions)
        for part in parts[:1]:
            self._recorder.mention(field.field, part, hit.value, hit, owner, None, given)
        if len(self._recorder.found.mentions) > before:
            return
        if (not parts and is_blank(SEAL.sub("", text).rstrip(" 。;,"))) or (
            is_not_applicable(text) and not punctuation.holds(text, "*×xX")
        ):
            self._recorder.blank(field.field, hit, owner, text)
        elif hit.colon:
            self._recorder.miss(field.field, hit, owner, text)

    def _choice(self, hit: Hit) -> Choice | None:
        """The choice that stands behind a label."""
        start, end = self._layout.text.rows.raw_span(hit.value, max(hit.end, hit.value + 1))
        first = bisect_left(self._choices, start, key=lambda choice: choice.span.start)
        choice = next(iter(self._choices[first : first + 1]), None)
        return choice if choice is not None and choice.span.start < end else None

    def _chosen(self, field: OwnField, choice: Choice) -> None:
        """The chosen option of a choice, or that it gives no value."""
        option = choice.chosen[0] if choice.state is ChoiceState.CHOSEN and len(choice.chosen) == 1 else None
        value = _value(field, option.text) if option is not None else None
        if option is None or value is None:
            self._recorder.found.missed.append(Unread(field.field, choice.span.start, choice.span.end))
            return
        mention = self._layout.raw_mention(
            field.field, value, option.span.start, option.span.end, rule=field.name, rank=_BEHIND_LABEL
        )
        self._recorder.found.mentions.append(mention)


def _hits(layout: Layout, catalogue: Catalogue) -> tuple[Hit, ...]:
    """The labels of the agreement, those of own fields for what they mean to the user."""
    words = vocabulary(catalogue)
    hits = rename(find_labels(layout.text, words), layout.roles, catalogue)
    return place_values_below(layout.text, place_cells(layout.text, words, hits, layout.roles))


def _value(field: OwnField, text: str) -> Value | None:
    """The value that the text behind a label states; None where it states none of the field's type."""
    if field.type in QUANTITIES:
        try:
            return value_of(field.type, text)
        except ValueError:
            return None
    value = without_blanks(text.strip("_"))
    if field.type is FieldType.TELEPHONE and value is not None:
        return "".join(value.split())
    if field.options and value is not None:
        return next((option for option in field.options if _same(option, value)), None)
    return value


def _same(option: str, value: str) -> bool:
    return bool(fold(option, spaces=Spaces.DROP).text == fold(value, spaces=Spaces.DROP).text)


def _spoken(layout: Layout, field: OwnField) -> Iterator[Mention]:
    """What a sentence states: 本合同服务期为3年, where the label is not the end of another word."""
    flow = layout.text.flow.text
    for label in field.labels:
        words = fold(label, spaces=Spaces.DROP).text
        at = flow.find(words)
        while at >= 0:
            behind = at + len(words)
            says = _SAYS.match(flow, behind) or (_AT_ONCE.match(flow, behind) if field.type in QUANTITIES else None)
            if says is not None and _opens(flow, at) and layout.place_in_flow(at) is not Place.ATTACHMENT:
                yield from _stated(layout, field, says.end())
            at = flow.find(words, behind)


def _opens(flow: str, at: int) -> bool:
    return at == 0 or _BEFORE_LABEL.search(flow, max(0, at - _BEFORE), at) is not None


def _stated(layout: Layout, field: OwnField, start: int) -> Iterator[Mention]:
    piece = layout.text.flow.text[start : start + _STATED]
    if field.type not in (FieldType.AMOUNT, FieldType.COUNT):
        piece = punctuation.up_to(piece, punctuation.PHRASE)
    if field.type is FieldType.CODE:
        code = _CODE.match(piece)
        parts: tuple[Part, ...] = (Part(code[0], 0, code.end()),) if code else ()
    else:
        parts = READERS[READER[field.type]](piece)[:1]
    for part in parts:
        value = _value(field, part.value)
        if value is not None:
            yield layout.flow_mention(
                field.field, value, start + part.start, start + part.end, rule=field.name, rank=_IN_SENTENCE
            )


def _patterns(layout: Layout) -> Iterator[Mention]:
    """What the fields' own patterns find in the flow: the group ``value``, else the first, else the whole match."""
    flow = layout.text.flow.text
    for pattern, field in layout.catalogue.own_patterns:
        for match in pattern.finditer(flow):
            group = "value" if "value" in pattern.groupindex else min(pattern.groups, 1)
            start, end = match.span(group)
            if start < 0 or start == end or layout.place_in_flow(start) is Place.ATTACHMENT:
                continue
            value = _value(field, flow[start:end])
            if value is not None:
                yield layout.flow_mention(field.field, value, start, end, rule=field.name, rank=_IN_SENTENCE)
