"""How text of a Word document looks, as far as that decides whether it can be seen and whether it holds.

What a run does not say of itself its style says, then the style's own model, then its paragraph's.
Source: ISO/IEC 29500-1, 17.3.2 (run properties) and 17.7 (styles).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

from docx.oxml.ns import qn

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = ("0", "false", "off", "none")
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PALE = 0xF4
"""From here on each of red, green and blue is white on paper."""
_TINY = 4
"""Half-points up to which nobody can read a letter."""
_DEEPEST = 20
_ALIKE = 24
"""By how many levels of red, green and blue each two colours may differ that nobody tells apart."""
_MARKERS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkRed": "800000",
    "darkMagenta": "800080",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
"""The colours of marker pens (17.18.40)."""


def is_on(switch: Any) -> bool:
    """Whether an element that switches something says so; one without a value does."""
    return switch is not None and (switch.get(qn("w:val")) or switch.get(f"{_W14}val") or "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Look:
    """What one place says of how its text looks; None where it says nothing."""

    underlined: bool | None = None
    vanished: bool | None = None
    struck: bool | None = None
    pale: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = None
    """Whether something other than white lies behind it."""
    colour: str | None = None
    """Of the letters, as six hexadecimal digits; ``auto`` for black or white, whichever shows."""
    ground: str | None = None
    """The colour of what lies behind it."""

    @property
    def is_lost(self) -> bool:
        """Whether the letters have the colour of what lies behind them, other than white on paper."""
        known = self.colour is not None and self.ground is not None and _HEX.fullmatch(self.colour) is not None
        return known and _are_alike(self.colour or "", self.ground or "")

    def over(self, other: Look) -> Look:
        """This look, and the other where it says nothing."""
        if self == PLAIN:
            return other
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return Look(**{name: getattr(other, name) if value is None else value for name, value in own.items()})


PLAIN = Look()


class Styles:
    """The looks of a document's styles, by their ids."""

    def __init__(self, root: Any) -> None:
        """Takes the root of the part, or None where a document has none."""
        self._own: dict[str, Look] = {}
        self._models: dict[str, str] = {}
        self._shaded_tables: set[str] = set()
        self._known: dict[str | None, Look] = {None: PLAIN}
        for style in () if root is None else root.iterfind(qn("w:style")):
            name = style.get(qn("w:styleId"), "")
            self._own[name] = look_of(style.find(qn("w:rPr"))).over(_shade_of(style.find(qn("w:pPr"))))
            model = style.find(qn("w:basedOn"))
            if model is not None:
                self._models[name] = model.get(qn("w:val"), "")
            if style.get(qn("w:type")) == "table" and any(_is_dark(shade) for shade in style.iter(qn("w:shd"))):
                self._shaded_tables.add(name)

    def of_paragraph(self, paragraph: Any) -> Look:
        """The look that the paragraph gives its runs."""
        properties = paragraph.find(qn("w:pPr"))
        return PLAIN if properties is None else _shade_of(properties).over(self._look(value_of(properties, "w:pStyle")))

    def of_run(self, run: Any, around: Look) -> Look:
        """The look of a run within what looks ``around``."""
        properties = run.find(qn("w:rPr"))
        if properties is None or not len(properties):
            return around
        return look_of(properties).over(self._look(value_of(properties, "w:rStyle"))).over(around)

    def is_shaded(self, paragraph: Any) -> bool:
        """Whether what the paragraph stands in may be darker than paper: a cell, a table, a box."""
        for around in paragraph.iterancestors():
            if around.tag == qn("w:txbxContent"):
                return True
            properties = around.find(f"{around.tag}Pr") if around.tag in (qn("w:tc"), qn("w:tbl")) else None
            if properties is not None and (
                _is_dark(properties.find(qn("w:shd"))) or value_of(properties, "w:tblStyle") in self._shaded_tables
            ):
                return True
        return False

    def ground_of(self, run: Any) -> str | None:
        """The colour of the cell or table that a run stands in, where that says one."""
        for around in run.iterancestors(qn("w:tc"), qn("w:tbl"), qn("w:txbxContent")):
            properties = around.find(f"{around.tag}Pr")
            ground = None if properties is None else _ground_of(properties.find(qn("w:shd")))
            if ground is not None or around.tag == qn("w:txbxContent"):
                return ground
        return None

    def _look(self, name: str | None) -> Look:
        if name not in self._known:
            look, at, steps = PLAIN, name, 0
            while at is not None and steps < _DEEPEST:
                look = look.over(self._own.get(at, PLAIN))
                at, steps = self._models.get(at), steps + 1
            self._known[name] = look
        return self._known[name]


def look_of(properties: Any) -> Look:
    """What the properties of a run, or of a style's runs, say."""
    if properties is None or not len(properties):
        return PLAIN
    said = {child.tag: child for child in properties}
    underline, size = said.get(qn("w:u")), said.get(qn("w:sz"))
    points = "" if size is None else size.get(qn("w:val"), "")
    return Look(
        underlined=None if underline is None else underline.get(qn("w:val")) not in _OFF,
        vanished=_is_switched_on(said, "w:vanish"),
        struck=_is_switched_on(said, "w:strike", "w:dstrike"),
        pale=_is_pale(said[qn("w:color")].get(qn("w:val"), "")) if qn("w:color") in said else None,
        tiny=int(points) <= _TINY if points.isdecimal() else None,
        shaded=_is_shaded(said),
        colour=said[qn("w:color")].get(qn("w:val")) if qn("w:color") in said else None,
        ground=_marker_of(said) or _ground_of(said.get(qn("w:shd"))),
    )


def _is_switched_on(said: dict[str, Any], *names: str) -> bool | None:
    """Whether one of the properties of these names is on; None where none is there."""
    switches = [is_on(said[qn(name)]) for name in names if qn(name) in said]
    return any(switches) if switches else None


def _is_shaded(said: dict[str, Any]) -> bool | None:
    marker = said.get(qn("w:highlight"))
    if marker is not None and marker.get(qn("w:val")) not in ("none", "white"):
        return True
    return _is_dark(said[qn("w:shd")]) if qn("w:shd") in said else None


def _marker_of(said: dict[str, Any]) -> str | None:
    marker = said.get(qn("w:highlight"))
    return None if marker is None else _MARKERS.get(marker.get(qn("w:val"), ""))


def _ground_of(shade: Any) -> str | None:
    """The colour of a shade without a pattern, or whose pattern is all of it; None where it has none."""
    if shade is None:
        return None
    colour = shade.get(qn("w:color" if shade.get(qn("w:val")) == "solid" else "w:fill"), "auto")
    return colour if _HEX.fullmatch(colour) and not _is_pale(colour) else None


def _are_alike(one: str, other: str) -> bool:
    return all(abs(int(one[n : n + 2], 16) - int(other[n : n + 2], 16)) <= _ALIKE for n in (0, 2, 4))


def _shade_of(properties: Any) -> Look:
    shade = None if properties is None else properties.find(qn("w:shd"))
    return PLAIN if shade is None else Look(shaded=_is_dark(shade), ground=_ground_of(shade))


def _is_dark(shade: Any) -> bool:
    """Whether a shade is other than white: by its filling, or by a pattern of another colour."""
    if shade is None:
        return False
    pattern, filling = shade.get(qn("w:val"), "clear"), shade.get(qn("w:fill"), "auto")
    return (filling != "auto" and not _is_pale(filling)) or pattern not in ("clear", "nil")


def _is_pale(colour: str) -> bool:
    return _HEX.fullmatch(colour) is not None and all(int(colour[n : n + 2], 16) >= _PALE for n in (0, 2, 4))


def value_of(element: Any, tag: str) -> str | None:
    """The value that an element's child of that tag states."""
    child = element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))
