"""What kind of agreement it is: by the words of its title, and by what it says of itself first where no title tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from hedui.extract.clauses.supplements import Supplement, effect_of
from hedui.extract.mention import Mention, stating
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.models.codes import Kind
from hedui.models.evidence import Method
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold

_BEGINNING = 2500
"""Characters of the flow in which an agreement says what it is about."""
_FIRST_LINES = 15
_LONGEST = 80
_OF_TITLE, _OF_LINE, _OF_OBJECT = 0.9, 0.8, 0.7
_RULE = "kind"


def read_kind(layout: Layout, mentions: Sequence[Mention], supplement: Supplement | None) -> list[Mention]:
    """The kind, stated by the title or else by the beginning; nothing where neither tells or both tell several.

    What makes a ``supplement`` of an agreement without a title is the sentence that opens it.
    """
    titles = stating(mentions, "title")[:1]
    if supplement is not None:
        stated = [replace(m, confidence=min(m.confidence, _OF_TITLE)) for m in titles] or [
            replace(m, confidence=_OF_OBJECT) for m in stating(supplement.found, "amends.opening")[:1]
        ]
        return [_as_kind(m, Kind.SUPPLEMENT) for m in stated]
    for title in titles:
        if (kind := kind_of_title(layout.catalogue, _without_names(str(title.value), mentions))) is not None:
            return [replace(_as_kind(title, kind), confidence=min(title.confidence, _OF_TITLE))]
    return list(islice(_of_first_lines(layout), 1)) or _of_object(layout)


def _as_kind(mention: Mention, kind: Kind) -> Mention:
    return replace(mention, field="kind", value=kind, rule=_RULE, method=Method.DERIVED)


def _without_names(title: str, mentions: Sequence[Mention]) -> str:
    """The title without the parties in it: a company for machines does not make a purchase of its lease."""
    names = {str(mention.value) for mention in mentions if mention.field == "party.name"}
    for name in sorted(names, key=len, reverse=True):
        title = title.replace(name, "")
    return title


def _of_first_lines(layout: Layout) -> Iterator[Mention]:
    """What lines at the top say that were not taken for the title, and the names of projects there."""
    for span in layout.text.lines[:_FIRST_LINES]:
        line = layout.text.line_text(span)
        named = layout.phrases["titled_line"].search(line) if len(line) <= _LONGEST else None
        kind = kind_of_title(layout.catalogue, named["title"]) if named is not None else None
        if named is not None and kind is not None:
            start, end = span.start + named.start("title"), span.start + named.end("title")
            yield layout.row_mention("kind", kind, start, end, rule=_RULE, method=Method.DERIVED, confidence=_OF_LINE)


@lru_cache(maxsize=1024)
def kind_of_title(catalogue: Catalogue, title: str) -> Kind | None:
    """The kind that a title names; None where it names none."""
    if effect_of(catalogue, title) is not None:
        return Kind.SUPPLEMENT
    bare = fold(title, spaces=Spaces.DROP).text
    return _named(catalogue, punctuation.ASIDE.sub("", bare)) or _named(catalogue, bare)


def _named(catalogue: Catalogue, title: str) -> Kind | None:
    found = [
        (entry.rank, -match.end(), -len(match[0]), entry.kind)
        for pattern, entry in catalogue.kinds_of_titles
        for match in pattern.finditer(title)
    ]
    return min(found)[-1] if found else None


def _of_object(layout: Layout) -> list[Mention]:
    """The one kind of which the agreement's beginning speaks most, by the number of different words."""
    flow = layout.text.flow.text[:_BEGINNING]
    found = {
        entry.kind: matches
        for pattern, entry in layout.catalogue.kinds_of_objects
        if (matches := list(pattern.finditer(flow)))
    }
    ranked = sorted(((len({match[0] for match in found[kind]}), kind) for kind in found), reverse=True)
    if not ranked or [words for words, _ in ranked].count(ranked[0][0]) > 1:
        return []
    first = found[ranked[0][1]][0]
    return [
        layout.flow_mention(
            "kind", ranked[0][1], first.start(), first.end(), rule=_RULE, method=Method.DERIVED, confidence=_OF_OBJECT
        )
    ]
