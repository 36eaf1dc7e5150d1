"""What each stretch of the file is, as the record tells it: the file's parts, the agreement's own told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise

from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.models.part import Part, PartKind

_KINDS = {Place.SIGNATURE: PartKind.SIGNATURE_PAGE, Place.ATTACHMENT: PartKind.ANNEX}


def parts_of(layout: Layout) -> tuple[Part, ...]:
    """The file's parts in order, without gaps; cover, signature page and annexes are parts of their own."""
    parts: list[Part] = []
    own = list(_own(layout))
    for part in layout.parts:
        if part.kind is not PartKind.AGREEMENT:
            parts.append(part)
            continue
        inner = [(start, kind) for start, kind in own if part.start <= start < part.end]
        starts = [part.start, *(start for start, _ in inner[1:]), part.end]
        kinds = [kind for _, kind in inner] or [PartKind.AGREEMENT]
        parts += [Part(kind, *span) for kind, span in zip(kinds, pairwise(starts), strict=True)]
    return tuple(parts)


def _own(layout: Layout) -> Iterator[tuple[int, PartKind]]:
    """Where in the agreement a stretch of another kind begins."""
    cover = _ends_cover(layout)

    def kind(line: int) -> PartKind:
        return PartKind.COVER if line < cover else _KINDS.get(layout.regions.place(line), PartKind.AGREEMENT)

    starts = [part.start for part in layout.parts]

    def stretch(line: int) -> tuple[PartKind, int]:
        return kind(line), bisect_right(starts, layout.text.line_starts[line])

    for (found, _), lines in groupby(range(len(layout.text.lines)), key=stretch):
        yield layout.text.line_starts[next(lines)], found


def _ends_cover(layout: Layout) -> int:
    """Index of the first line behind the cover: the head's first page, where the head goes on behind it."""
    text = layout.text
    if len(text.pages) < 2 or layout.regions.head_end >= len(text.lines) or not text.lines:
        return 0
    first, last = text.page_of(text.line_starts[0]), text.page_of(text.line_starts[layout.regions.head_end])
    if first == last:
        return 0
    return next(line for line, start in enumerate(text.line_starts) if text.page_of(start) != first)
