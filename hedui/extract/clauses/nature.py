"""Whether what was read is an agreement at all: minutes, a letter, an invoice are none."""

from __future__ import annotations

from hedui.divide.headings import Headings, load_headings
from hedui.extract.extraction import Foreign, Span
from hedui.extract.text.layout import Layout
from hedui.models.contract import Contract
from hedui.models.part import PartKind
from hedui.normalize.fold import fold

_FEW = 12
"""Characters outside every part that tell nothing: a page's number, a mark of a printer."""
_HEAD = 40
"""Lines among which a title stands."""
_LEAST_WORDS = 2
"""Different words of an agreement's vocabulary that speak for one."""
_FOREIGN = (PartKind.APPROVAL, PartKind.OTHER, PartKind.CERTIFICATE)


def find_foreign(layout: Layout, contract: Contract) -> Foreign | None:
    """What the whole of it is instead of an agreement; None for an agreement, and where that cannot be told.

    It cannot be told where a page gave no text: what is not there may be the agreement.
    """
    text = layout.text
    if not text.source.strip() or any(page.problem or not page.text.strip() for page in text.pages):
        return None
    kinds = [part for part in layout.parts if part.kind in _FOREIGN]
    if kinds and len("".join(text.raw.split())) <= _FEW:
        return Foreign(_first_line(text.source, kinds[0].start), headed=True)
    named = sum(party.name is not None for party in contract.parties)
    if named > 1 or contract.number or _speaks(layout, load_headings()):
        return None
    return Foreign(_first_line(text.source, 0), headed=False)


def _first_line(source: str, start: int) -> Span:
    """The first filled line from the offset on."""
    start += len(source[start:]) - len(source[start:].lstrip())
    end = source.find("\n", start)
    return Span(start, len(source) if end < 0 else end)


def _speaks(layout: Layout, headings: Headings) -> bool:
    """Whether the head bears an agreement's title, or the text uses an agreement's words."""
    text = layout.text
    head = ("".join(fold(text.line_text(line)).text.split()).strip("《》#*_") for line in text.lines[:_HEAD])
    if any(headings.title.fullmatch(line) for line in head):
        return True
    words: set[str] = set()
    for found in headings.vocabulary.finditer(text.source):
        words.add("".join(found[0].split()))
        if len(words) >= _LEAST_WORDS:
            return True
    return False
