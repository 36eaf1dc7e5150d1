"""The places of a finding side by side: pieces of pages where there are pictures, else the words around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hedui.desk.opened import Opened
from hedui.export.excerpt import around
from hedui.models.evidence import Box, Evidence

MOST = 8
"""So many places of one finding are shown; its sentence and the record have all."""
_AROUND = 30
"""Characters shown on either side of a quote."""
_BESIDE = 90.0
_ABOVE = 26.0
_LEAST_WIDTH = 300.0
_LEAST_HEIGHT = 70.0
_MOST_HEIGHT = 260.0
"""Points of the piece of a page around what is marked in it."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A piece of a page: ``view`` is x, y, width and height in points; without one the words around are shown."""

    place: Evidence
    page_size: tuple[float, float] | None
    view: Box | None
    before: str
    after: str

    @property
    def marks(self) -> tuple[Box, ...]:
        """What is marked: x, y, width and height."""
        return tuple((x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2) for x0, y0, x1, y1 in self.place.boxes)


def crops(opened: Opened, places: Sequence[Evidence]) -> Iterator[Crop]:
    """A piece of the page for each place."""
    for place in list(places)[:MOST]:
        size = opened.size(place.page) if place.boxes else None
        text = opened.text(place.page)
        view = _view(place.boxes, size) if size else None
        yield Crop(place, size, view, *around(text, place.start, place.end, _AROUND))


def _view(boxes: Sequence[Box], size: tuple[float, float]) -> Box:
    """What to show of a page so that the boxes can be read: their surroundings, within the page."""
    left, top = min(box[0] for box in boxes) - _BESIDE, min(box[1] for box in boxes) - _ABOVE
    right, bottom = max(box[2] for box in boxes) + _BESIDE, max(box[3] for box in boxes) + _ABOVE
    width = min(max(right - left, _LEAST_WIDTH), size[0])
    height = min(max(bottom - top, _LEAST_HEIGHT), _MOST_HEIGHT, size[1])
    x = min(max(0.0, (left + right - width) / 2), size[0] - width)
    y = min(max(0.0, top), size[1] - height)
    return (round(x, 2), round(y, 2), round(width, 2), round(height, 2))
