"""Which characters of a PDF's text layer cannot be seen: white on white, covered, clipped, off the paper, invisible.

What is suspect is told from what the page draws, without a picture. Only then is the place rendered, once with the
suspect texts and once without them: characters whose place looks the same both times cannot be seen.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2.raw as pdfium

from hedui.read.trust import SCAN_SHARE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.glyphs import Glyphs
    from hedui.read.pdfforms import Filled
    from hedui.read.pdfgeometry import Geometry
    from hedui.read.pdfobjects import PageObjects
    from hedui.read.pdftext import PageText

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

SLACK = 12.0
"""Points by which text may stand out of the page and still be taken for visible."""

_SMALLEST = 2.5
"""Height of a line of letters, in points, that nobody can read."""
_SCALE = 1.5
_MOST_PIXELS = 12_000_000
_INSIDE = 0.2
_DRAWING = 40
"""Paths from which on a page may draw its letters as such, with an invisible text layer over them."""
_CHANGED = 24
_NEAR = 0.25
"""Of a text's height, how far from each other it may be drawn twice."""


def unseen(
    page: Any, text: PageText, glyphs: Glyphs, objects: PageObjects, filled: Filled, geometry: Geometry
) -> Truths:
    """Which glyphs of a ``pypdfium2.PdfPage`` cannot be seen, though they do not belong to the text layer of a scan."""
    boxes = glyphs.boxes
    solid = glyphs.solid()
    off = solid & ~on_paper(boxes, geometry)
    tiny = _tiny(glyphs, solid)
    suspect = np.zeros(len(boxes), bool)
    over = _candidates(boxes, objects, filled, geometry) & solid & ~off
    plain = objects.faint | objects.clipped | (objects.invisible - _layer(objects, geometry))
    asked = np.flatnonzero(solid & ~off if plain else over)
    drawn = np.full(len(boxes), -1)
    if len(asked):
        drawn[asked] = text.drawn_by(asked.tolist(), objects.texts)
        suspect = np.isin(drawn, list(plain)) | (over & _covered(boxes, drawn, objects, filled, geometry))
    if suspect.any():
        suspect &= ~np.isin(drawn, list(_shown_again(text, set(drawn[suspect].tolist()), objects, plain)))
    if suspect.any():
        suspect &= _looks_the_same(page, glyphs, suspect, [objects.texts[n] for n in set(drawn[suspect].tolist())])
    return off | tiny | suspect


def _shown_again(text: PageText, numbers: set[int], objects: PageObjects, plain: set[int]) -> set[int]:
    """Which of the texts of these numbers are drawn once more at their place, to be seen: browsers draw a word with a
    shadow so, and the text layer has it once."""
    others = (thing for number, thing in enumerate(objects.texts) if number not in plain)
    shown = np.array([_place(thing) for thing in others if text.is_told_already(thing)]).reshape(-1, 4)
    asked = ((number, np.array(_place(objects.texts[number]))) for number in numbers & objects.faint)
    return {number for number, place in asked if (np.abs(shown - place) <= _NEAR * (place[3] - place[1])).all(1).any()}


def _place(thing: Any) -> tuple[float, ...]:
    """From where to where an object is drawn, in its own space: left, bottom, right, top."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    return tuple(side.value for side in sides)


def _tiny(glyphs: Glyphs, solid: Truths) -> Truths:
    """Which glyphs nobody can read for their size. A stop is small in any size; it is as the letter before it."""
    sides = glyphs.boxes[:, 2:] - glyphs.boxes[:, :2]
    with np.errstate(invalid="ignore"):
        small = solid & (sides.max(axis=1) < _SMALLEST)
    found, before = np.zeros(len(small), bool), -2
    for number in np.flatnonzero(small).tolist():
        found[number] = glyphs.text[number].isalnum() or (before == number - 1 and bool(found[before]))
        before = number
    return found


def on_paper(boxes: Floats, geometry: Geometry) -> Truths:
    """Which boxes have their middle on the page, or just beside it."""
    width, height = geometry.size
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    with np.errstate(invalid="ignore"):
        return np.asarray((x >= -SLACK) & (x <= width + SLACK) & (y >= -SLACK) & (y <= height + SLACK))


def is_layer(objects: PageObjects, geometry: Geometry) -> bool:
    """Whether the page's text says what a picture or drawing shows which fills the page: drawn invisibly, or behind a
    picture."""
    if not objects.invisible:
        return len(_covers(objects, geometry)[0]) < len(objects.covers)
    whole = len(objects.invisible) == len(objects.texts)
    return objects.picture_share(geometry) >= SCAN_SHARE or (whole and objects.paths >= _DRAWING)


def _layer(objects: PageObjects, geometry: Geometry) -> set[int]:
    """The invisible texts that say what a picture or a drawing shows."""
    return objects.invisible if is_layer(objects, geometry) else set()


def _candidates(boxes: Floats, objects: PageObjects, filled: Filled, geometry: Geometry) -> Truths:
    """Which boxes have something opaque at their place that may hide them."""
    found = np.zeros(len(boxes), bool)
    for box in (*_covers(objects, geometry)[1].tolist(), *filled.covers):
        found |= _within(boxes, box)
    return found


def _covered(boxes: Floats, drawn: NDArray[Any], objects: PageObjects, filled: Filled, geometry: Geometry) -> Truths:
    """Which boxes were drawn before something opaque at their place, or in a dark tone on something dark."""
    found = np.zeros(len(boxes), bool)
    bright = np.isin(drawn, list(objects.faint)) if objects.faint else found.copy()
    covers, places = _covers(objects, geometry)
    for number, box in zip(covers, places.tolist(), strict=True):
        cover = objects.covers[number]
        hides = drawn < cover.order
        found |= _within(boxes, box) & ((hides | ~bright) if cover.dark else hides)
    for box in filled.covers:
        found |= _within(boxes, box)
    return found & (drawn >= 0)


def _covers(objects: PageObjects, geometry: Geometry) -> tuple[list[int], Floats]:
    """The covers' numbers and their boxes on the page as seen, without pictures whose text layer lies under them."""
    if not objects.covers:
        return [], np.empty((0, 4))
    places = geometry.boxes(np.array([cover.box for cover in objects.covers]))
    width, height = geometry.size
    sizes = (places[:, 2] - places[:, 0]) * (places[:, 3] - places[:, 1])
    numbers = [
        number
        for number, cover in enumerate(objects.covers)
        if not (cover.picture and sizes[number] >= SCAN_SHARE * width * height)
    ]
    return numbers, places[numbers]


def _within(boxes: Floats, box: Any) -> Truths:
    x0, top, x1, bottom = box
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    with np.errstate(invalid="ignore"):
        return np.asarray((x > x0) & (x < x1) & (y > top) & (y < bottom))


def _looks_the_same(page: Any, glyphs: Glyphs, suspect: Truths, things: list[Any]) -> Truths:
    """Which of the suspect glyphs can be left out, with the texts that draw them, without anything changing."""
    boxes = glyphs.boxes[suspect]
    width, height = page.get_size()
    left, top = max(boxes[:, 0].min() - 1, 0), max(boxes[:, 1].min() - 1, 0)
    right, bottom = min(boxes[:, 2].max() + 1, width), min(boxes[:, 3].max() + 1, height)
    same = np.zeros(len(glyphs.boxes), bool)
    scale = min(_SCALE, (_MOST_PIXELS / max((right - left) * (bottom - top), 1.0)) ** 0.5)
    if right - left < 1 or bottom - top < 1:
        return same
    crop = (left, height - bottom, width - right, top)
    before = _picture(page, scale, crop)
    try:
        for thing in things:
            pdfium.FPDFPageObj_SetIsActive(thing, False)
        after = _picture(page, scale, crop)
    finally:
        for thing in things:
            pdfium.FPDFPageObj_SetIsActive(thing, True)
    changed = (np.abs(before - after) > _CHANGED).any(axis=2)
    for number in np.flatnonzero(suspect).tolist():
        x0, high, x1, low = (glyphs.boxes[number] - [left, top, left, top]) * scale
        across, down = _INSIDE * (x1 - x0), _INSIDE * (low - high)
        rows = slice(max(int(high + down), 0), int(low - down) + 1)
        same[number] = not changed[rows, max(int(x0 + across), 0) : int(x1 - across) + 1].any()
    return _joined(glyphs.text, suspect, same)


def _joined(text: str, suspect: Truths, same: Truths) -> Truths:
    """A sign that leaves its middle white, as a full stop does, is seen where the letters before it are."""
    found, before = same.copy(), True
    for number in np.flatnonzero(suspect).tolist():
        if text[number].isalnum():
            before = bool(same[number])
        elif not before:
            found[number] = False
    return found


def _picture(page: Any, scale: float, crop: tuple[float, ...]) -> NDArray[np.int16]:
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=False)
    picture = np.array(bitmap.to_numpy(), np.int16)
    bitmap.close()
    return picture if picture.ndim == 3 else picture[:, :, None]
