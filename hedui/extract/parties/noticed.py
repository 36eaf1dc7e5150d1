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
_READ = {"address": "address", "name": "person", "telephone": "telephone", "email": "email"}
"""Detail → the reader of its value."""
_VALUE = looks("notices")


def notices_in_words(layout: Layout) -> Iterator[Mention]:
    """Mentions of ``notice.*`` in running text, each party's details behind its word."""
    head, detail, lead = (layout.catalogue.notice[name] for name in ("head", "detail", "sentence"))
    roles = layout.party_words
    who = grammar.words_of(roles)
    flow = layout.text.flow.text
    said = 0
    parties = [m for m in who.finditer(flow) if layout.place_in_flow(m.start()) is Place.BODY]
    for index, party in enumerate(parties):
        begun = head.match(flow, party.end())
        if begun is None:
            continue
        before = flow[max(0, party.start() - _LEAD) : party.start()]
        if not (begun["own"] or lead.search(before) or said + _LONGEST > party.start() > said > 0):
            continue
        said = party.start()
        other = parties[index + 1].start() if index + 1 < len(parties) else len(flow)
        yield from _details(layout, detail, roles[party[0]], party.end(), min(party.end() + _LONGEST, other))


def _details(layout: Layout, detail: regex.Pattern[str], role: str, start: int, end: int) -> Iterator[Mention]:
    """The details between the offsets of the flow, the first of each kind, none of them behind a paragraph without."""
    flow = layout.text.flow.text
    told: set[str] = set()
    last = start
    for label in detail.finditer(flow, start, end):
        name = next(key for key, value in label.groupdict().items() if value is not None)
        if flow.count("\n", last, label.start()) > 1:
            return
        value = _VALUE[name].match(flow, label.end(), end)
        if value is None or name in told or not READERS[_READ[name]](value[0]):
            continue
        told.add(name)
        last = value.end()
        yield layout.flow_mention(
            f"notice.{name}", layout.as_written(*value.span()), *value.span(), rule=_RULE, role=role
        )
