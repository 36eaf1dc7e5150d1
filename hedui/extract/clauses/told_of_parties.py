"""Lines of an announcement below which details are one party's: its name (1、青禾公司), or its word (（一）发包人).

Details are told of parties before they sign, and often without a label of the party's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.text.layout import Layout
from hedui.extract.values.stated_names import StatedNames
from hedui.normalize.fold import fold

_LONGEST = 24
"""Characters of a heading that is a party's word."""
_MOST_NAMES = 24


def told_below(layout: Layout, names: StatedNames) -> dict[int, str | None]:
    """The numbers of such lines, each with the party of which what stands there and below is told; None: of nobody."""
    return dict(_lines(layout, names))


def _lines(layout: Layout, names: StatedNames) -> Iterator[tuple[int, str | None]]:
    stated = islice(names.names(), _MOST_NAMES)
    known = {fold(name).text: role for name in stated if (role := names.role(name)) is not None}
    for index, line in enumerate(layout.text.lines):
        row = "".join(layout.text.line_text(line).split())
        number, lead = (layout.phrases[name].match(row) for name in ("number_of_heading", "leads_to_details"))
        own = row[number.end() :] if number is not None else row
        if (heading := _heading(layout, own)) is not None:
            yield index, heading if heading in OPPOSITE else None
        starts = {0, len(row) - len(own), lead.end() if lead is not None else 0}
        for name, at in product(known, starts):
            if row.startswith(name, at) and layout.begins("told_behind_name", row[at + len(name) :]):
                yield index, known[name]


def _heading(layout: Layout, words: str) -> str | None:
    """The role of a party's word that is all of a line, or that word where it is nobody's."""
    heading = layout.phrases["party_heads_details"].fullmatch(words) if len(words) <= _LONGEST else None
    if heading is None:
        return None
    word = heading["word"]
    found = layout.party_words.get(word) or layout.catalogue.roles.get(word)
    return found or (word if word in layout.catalogue.others else None)
