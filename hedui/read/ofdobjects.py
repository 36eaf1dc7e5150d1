"""What the pages of an OFD file draw beside their text (GB/T 33190, 8.2 and 9): what covers text, what strikes it,
lines of tables, pictures of whole pages. Places are in millimetres from the page's top left."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_OTHER_THAN_LINES = re.compile(r"[BQA]")
_THIN = 0.9
"""Of a filled box, its side up to which it is a line."""
_PALE = 244
_MOST_POINTS = 400
_MOST, _MOST_COVERS = 20_000, 1000


@dataclass(slots=True)
class Drawn:
    """``covers`` are the boxes that are filled, with their order and whether they are pale; ``strokes`` straight lines;
    ``texts`` the orders of texts by their ids; ``unseen`` the ids of texts that are invisible, ``pale`` of those that
    are as light as paper; ``pictures`` the resources of pictures with their boxes."""

    covers: list[tuple[int, Box, bool]] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)
    pale: set[str] = field(default_factory=set)
    pictures: list[tuple[str, Box]] = field(default_factory=list)

    def hides(self, ids: Sequence[str | None], boxes: Floats) -> NDArray[np.bool_]:
        """Which characters do not show: each with the id of the page's text that it is of, None for a template's."""
        orders = np.array([self.texts.get(name or "", -1) for name in ids])
        hidden = np.array([name in self.unseen for name in ids], bool)
        on_colour = ~np.array([name in self.pale for name in ids], bool)
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        for order, (x0, top, x1, bottom), is_pale in self.covers[:_MOST_COVERS]:
            within = (x > x0) & (x < x1) & (y > top) & (y < bottom)
            hidden |= within & (orders < order)
            on_colour |= within & (orders > order) & (not is_pale)
        return np.asarray(hidden | ~on_colour, bool)


def drawn_on(package: Any, location: str | None) -> Drawn:
    """What the page whose content lies at ``location`` draws; nothing where it has none."""
    drawn = Drawn()
    if location is not None:
        for order, (element, x, y) in enumerate(_objects(package.read_xml(location))):
            _add(drawn, order, element, x, y)
            if order >= _MOST:
                break
    return drawn


def picture_of(package: Any, resource: str) -> bytes | None:
    """The file of a picture that resources list under an id; None where there is none."""
    for name in package.names:
        if not name.lower().endswith("res.xml"):
            continue
        root = package.read_xml(name)
        for media in root.iter():
            if _name(media) == "MultiMedia" and media.get("ID") == resource:
                file = next((child.text or "" for child in media if _name(child) == "MediaFile"), "").strip()
                base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc", ""), file)
                found = package.find(posixpath.normpath(base)) or package.resolve(name, file)
                return bytes(package.read(found)) if found else None
    return None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _objects(root: Any) -> Iterator[tuple[Any, float, float]]:
    """The objects of a page's layers in the order in which they are drawn, with where their boxes begin."""
    for element in root.iter():
        if _name(element) in ("TextObject", "PathObject", "ImageObject"):
            left, top, *_ = (*_numbers(element.get("Boundary")), 0.0, 0.0)
            yield element, left, top


def _numbers(text: str | None) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text or "")[: 2 * _MOST_POINTS]]


def _add(drawn: Drawn, order: int, element: Any, x: float, y: float) -> None:
    kind, name = _name(element), element.get("ID", "")
    box = _numbers(element.get("Boundary"))
    invisible = element.get("Visible") == "false" or element.get("Alpha") == "0"
    if kind == "TextObject" and name:
        drawn.texts[name] = order
        if invisible or _alpha(element) == 0:
            drawn.unseen.add(name)
        elif _is_pale(_colour(element)):
            drawn.pale.add(name)
    elif kind == "TextObject" or invisible or len(box) < 4:
        return
    elif kind == "ImageObject":
        whole = (x, y, x + box[2], y + box[3])
        drawn.pictures.append((element.get("ResourceID", ""), whole))
    else:
        _add_path(drawn, order, element, x, y)


def _add_path(drawn: Drawn, order: int, element: Any, x: float, y: float) -> None:
    """A filled box covers; a line, and a box as thin as one, is a stroke."""
    data = next((child.text or "" for child in element if _name(child) == "AbbreviatedData"), "")
    numbers = _numbers(data)
    points = np.array(numbers[: len(numbers) // 2 * 2]).reshape(-1, 2)
    if _OTHER_THAN_LINES.search(data) or not 2 <= len(points) <= _MOST_POINTS:
        return
    turn = _numbers(element.get("CTM"))
    if len(turn) == 6:
        points = points @ np.array(turn[:4]).reshape(2, 2) + np.array(turn[4:])
    (x0, top), (x1, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    x0, top, x1, bottom = float(x0 + x), float(top + y), float(x1 + x), float(bottom + y)
    filled = element.get("Fill") == "true" and _alpha(element) == 255 and element.get("Alpha", "255") == "255"
    if min(x1 - x0, bottom - top) <= _THIN:
        drawn.strokes.append((x0, top, x1, bottom))
    elif filled and len(points) >= 4:
        drawn.covers.append((order, (x0, top, x1, bottom), _is_pale(_colour(element))))
    elif not filled and element.get("Stroke") != "false" and len(points) in (4, 5):
        sides = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
        drawn.strokes.extend(sides)


def _fill_of(element: Any) -> Any:
    return next((child for child in element if _name(child) == "FillColor"), None)


def _colour(element: Any) -> list[float]:
    """Red, green and blue of what an object is filled with; empty where it says none, or by another means."""
    fill = _fill_of(element)
    values = [] if fill is None else _numbers(fill.get("Value"))
    return values if len(values) == 3 else []


def _is_pale(colour: list[float]) -> bool:
    return bool(colour) and min(colour) >= _PALE


def _alpha(element: Any) -> int:
    """0 for nothing, 255 for what hides what it lies on; a path that says no colour is filled with none."""
    fill = _fill_of(element)
    if fill is None:
        return 255 if _name(element) == "TextObject" else 0
    return int(fill.get("Alpha", "255")) if fill.get("Alpha", "255").isdigit() else 255
