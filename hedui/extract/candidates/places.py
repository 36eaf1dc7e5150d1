"""Places: courts and tribunals by their names, and where things are brought to or handed over.

What stands before a place ends where a word of going there does, what stands behind it begins with a verb or a mark:
which place is meant, if any, the model of clauses says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar, punctuation

_ALONE = frozenset("县区镇市乡")
_LONGEST = 24
_HAN = grammar.pattern(r"\p{Han}++")


def courts_and_tribunals(layout: Layout) -> Iterator[tuple[int, int]]:
    """Where a court or tribunal is named by its place: 青岚区人民法院, not 法院 alone, nor one of two."""
    flow = layout.text.flow.text
    for body in layout.phrases["a_body"].finditer(flow):
        if layout.begins("or_another_body", flow, body.end()):
            continue
        words = punctuation.before(flow, body.start(), ",:;。、\t\n()“”", _LONGEST)
        if "或" not in words and (length := _place_before(layout.catalogue, words)):
            yield body.start() - length, body.end()


@lru_cache(maxsize=1024)
def _place_before(catalogue: Catalogue, words: str) -> int:
    """How many characters at the end of the words before a court or tribunal say where it is; 0 where they do not."""
    lead = catalogue.phrases["to_a_body"].match(words)
    own = words[lead.end() :] if lead else words
    place = catalogue.phrases["competent_body"].sub("", own)
    is_place = (len(place) > 1 or place in _ALONE) and _HAN.fullmatch(place) is not None
    return len(own) if is_place and not catalogue.says("no_place_of_body", place) else 0


def places_of_goods(layout: Layout) -> Iterator[tuple[int, int]]:
    """What stands behind words of bringing and handing over, as far as it can be a place."""
    flow, last = layout.text.flow.text, -1
    for lead in layout.phrases["brought_to"].finditer(flow):
        if (place := layout.phrases["place_of_goods"].match(flow, lead.end())) is not None and place.end() != last:
            last = place.end()
            yield place.span()
