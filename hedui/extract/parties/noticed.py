"""Where notices go, as sentences say it: 甲方的送达地址为…，收件人…，联系电话…；乙方的送达地址为…"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.readers import READERS
from hedui.normalize import grammar

_RULE = "notice-in-words"
_LONGEST = 400
"""Characters behind a party's word in which its details stand."""
_LEAD = 80
"""Characters before a party's word in which it may be said that details are for notices."""
_ALONE = 160
"""Characters behind a party's word in which the next one stands whose address is given without a label as well."""
_READ = {"address": "address", "name": "person", "telephone": "telephone", "email": "email"}
"""Detail → the reader of its value."""
_OF_ONE_PIECE = ("email", "telephone")
"""Details that have no blank where a line's end cuts them."""
_VALUE = looks("notices")
_Detail = tuple[str, regex.Match[str]]
"""What a detail is, and its value."""


def notices_in_words(layout: Layout) -> Iterator[Mention]:
    """Mentions of ``notice.*`` in running text, each party's details behind its word."""
    words = layout.catalogue.notice
    roles = layout.party_words
    flow = layout.text.flow.text
    said, alone = -_LONGEST, -_LONGEST
    who = grammar.words_of(roles)
    parties = [m for m in who.finditer(flow) if _is_in_text(layout, m.start())]
    ends = [*(other.start() for other in parties[1:]), len(flow)]
    for party, end in zip(parties, ends, strict=False):
        role, start, last = roles[party[0]], party.end(), min(party.end() + _LONGEST, end)
        before = flow[max(0, party.start() - _LEAD) : party.start()]
        bare = words["bare"].match(flow, start)
        near = party.start() < alone + _ALONE
        if bare is not None and (near or bare["own"] or words["bare_lead"].search(before)):
            alone = party.start()
            yield from _mentions(layout, role, start, _unlabelled(flow, bare.end(), last))
            continue
        begun = words["head"].match(flow, start)
        if begun is not None and (begun["own"] or words["sentence"].search(before) or party.start() < said + _LONGEST):
            said = party.start()
            yield from _mentions(layout, role, start, _labelled(flow, words["detail"], start, last))


def _is_in_text(layout: Layout, offset: int) -> bool:
    """Whether the offset of the flow stands in the agreement's text: behind its head, or in a clause that is in it."""
    place = layout.place_in_flow(offset)
    return place is Place.BODY or (
        place is Place.HEAD and layout.clause_at(layout.text.flow.offsets[offset]) is not None
    )


def _labelled(flow: str, detail: regex.Pattern[str], start: int, end: int) -> Iterator[_Detail]:
    """The details between the offsets of the flow, each behind its word."""
    for label in detail.finditer(flow, start, end):
        name = next(key for key, value in label.groupdict().items() if value is not None)
        if (value := _VALUE[name].match(flow, label.end(), end)) is not None:
            yield name, value


def _unlabelled(flow: str, start: int, end: int) -> Iterator[_Detail]:
    """An address without a word before it, and the person and the telephone behind it, told by how they look."""
    for name in ("alone", "name", "telephone"):
        found = _VALUE[name].match(flow, start, end)
        if found is not None:
            yield ("address" if name == "alone" else name), found
            start = _VALUE["between"].match(flow, found.end(), end).end()
        elif name == "alone":
            return


def _mentions(layout: Layout, role: str, start: int, details: Iterator[_Detail]) -> Iterator[Mention]:
    """The first detail of each kind, none of them behind a paragraph without."""
    told: set[str] = set()
    last = start
    for name, value in details:
        if layout.text.flow.text.count("\n", last, value.start()) > 1:
            return
        if name in told or not READERS[_READ[name]](value[0]):
            continue
        told.add(name)
        last = value.end()
        said = layout.as_written(*value.span())
        said = "".join(said.split()) if name in _OF_ONE_PIECE else said
        yield layout.flow_mention(f"notice.{name}", said, *value.span(), rule=_RULE, role=role)
