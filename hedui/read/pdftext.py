"""The characters of a PDF page and their boxes, straight from pdfium's buffers.

One call a character is what pdfium's interface allows; everything else is done on whole arrays.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2.raw as pdfium

from hedui.read import symbols
from hedui.read.glyphs import Glyphs
from hedui.read.pdfgeometry import Geometry

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HYPHENS = {0xFFFE: "-", 0x02: "-", 0xAD: "-"}
"""What pdfium gives for a hyphen at a line's end, and the soft hyphen, which is drawn as one."""

_ANGLE_SAMPLES = 12
_ASKEW = 8

_PICTURE = re.compile(rf"(?<![A-Za-z0-9])[{re.escape(symbols.AMBIGUOUS)}](?![A-Za-z0-9])")
"""A character that may be a picture: no neighbour makes it part of a word or number."""

_FIXES = {**symbols.PRIVATE, **_HYPHENS}

_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""``FPDFText_GetLooseCharBox`` taking plain addresses, so that a box costs one call and no object."""


_NO_TEXT = 2
"""Bytes that end a text."""


class PageText:
    """The text layer of a ``pypdfium2.PdfPage``. Close it before the page."""

    def __init__(self, page: Any, geometry: Geometry) -> None:
        self._layer = page.get_textpage()
        self._geometry = geometry
        self._raw = self._layer.raw
        self.count: int = pdfium.FPDFText_CountChars(self._raw)

    def close(self) -> None:
        self._layer.close()

    def glyphs(self) -> Glyphs:
        """All characters in the order in which the page draws them."""
        if self.count <= 0:
            return Glyphs("", np.empty((0, 4)))
        text = self._characters()
        return Glyphs(self._pictorial(text.translate(_FIXES)), self._geometry.boxes(self._rectangles(text)))

    def unmapped_share(self, samples: int = 32) -> float:
        """The share of characters (of a sample spread over the page) whose font does not say what they are."""
        numbers = range(0, self.count, max(self.count // samples, 1))
        return sum(bool(pdfium.FPDFText_HasUnicodeMapError(self._raw, n) == 1) for n in numbers) / max(len(numbers), 1)

    def angle(self, number: int) -> int:
        """How far a character is turned on the page as seen: degrees clockwise, 0 to 359; 0 beyond the text layer."""
        if number >= self.count:
            return 0
        degrees = math.degrees(pdfium.FPDFText_GetCharAngle(self._raw, number))
        return round(degrees + self._geometry.rotation) % 360

    def drawn_by(self, numbers: Iterable[int], things: Sequence[Any]) -> list[int]:
        """Which of the page's text objects draws each of the characters; -1 where none does."""
        places = {_address(thing): number for number, thing in enumerate(things)}
        get, raw = pdfium.FPDFText_GetTextObject, self._raw
        return [places.get(_address(get(raw, number)), -1) if number < self.count else -1 for number in numbers]

    def is_told_already(self, thing: Any) -> bool:
        """Whether a text object has no characters of its own here, as where it draws another's once more."""
        return int(pdfium.FPDFTextObj_GetText(thing, self._raw, None, 0)) <= _NO_TEXT

    def _characters(self) -> str:
        """One Python character for each of pdfium's."""
        units = np.zeros(self.count + 1, np.uint16)
        buffer = units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))
        written = pdfium.FPDFText_GetText(self._raw, 0, self.count, buffer)
        plain = (units[:-1] < 0xD800) | (units[:-1] > 0xDFFF)
        if written == self.count + 1 and plain.all():
            return units[:-1].tobytes().decode("utf-16-le")
        codes = [pdfium.FPDFText_GetUnicode(self._raw, number) for number in range(self.count)]
        return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd" for code in codes)

    def _rectangles(self, text: str) -> NDArray[np.float64]:
        """Boxes of the font's height (left, bottom, right, top), or of the ink where a font gives no height."""
        loose = np.zeros((self.count, 4), np.float32)
        address, handle = loose.ctypes.data, ctypes.cast(self._raw, ctypes.c_void_p).value
        box = _loose_box
        for number, target in enumerate(range(address, address + 16 * self.count, 16)):
            box(handle, number, target)
        rectangles = loose[:, [0, 3, 2, 1]].astype(np.float64)
        flat = (rectangles[:, 2] <= rectangles[:, 0]) | (rectangles[:, 3] <= rectangles[:, 1])
        for number in np.flatnonzero(flat).tolist():
            rectangles[number] = np.nan if text[number].isspace() else self._ink(number)
        return rectangles

    def _ink(self, number: int) -> tuple[float, float, float, float]:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._raw, number, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def _pictorial(self, text: str) -> str:
        """The text with boxes and ticks for letters that a pictorial font draws as such."""
        candidates = [match.start() for match in _PICTURE.finditer(text)]
        if not candidates:
            return text
        characters = list(text)
        for number in candidates:
            characters[number] = symbols.in_font(characters[number], self._font(number))
        return "".join(characters)

    def _font(self, number: int) -> str:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, number, name, len(name), flags)
        return name.value.decode("utf-8", "replace") if 0 < length <= len(name) else ""


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def text_angles(
    text: PageText, boxes: NDArray[np.float64], visible: NDArray[np.bool_]
) -> tuple[int, NDArray[np.intp] | None]:
    """The angle at which most of a page's text stands (0, 90, 180 or 270 degrees clockwise), and each glyph's angle.

    The latter is None where all are alike. Glyphs that stand askew, as a watermark's do, have the angle -1.
    """
    solid = np.flatnonzero(visible[: text.count])
    samples = [_quarter(text.angle(number)) for number in solid[:: max(len(solid) // _ANGLE_SAMPLES, 1)].tolist()]
    if not samples:
        return 0, None
    upright = max((0, 90, 180, 270), key=samples.count)
    if all(sample == upright for sample in samples) and not _climbs(boxes[solid]):
        return upright, None
    angles = np.full(len(boxes), upright, np.intp)
    angles[solid] = [_quarter(text.angle(number)) for number in solid.tolist()]
    return upright, angles


def _quarter(degrees: int) -> int:
    """The multiple of 90 that an angle comes close to, else -1."""
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= _ASKEW else -1


def _climbs(boxes: NDArray[np.float64]) -> bool:
    """Whether some glyphs follow each other up or down a slope, as those of a watermark across the page do."""
    x, y = boxes[:, 0], boxes[:, 1]
    step_x, step_y = np.abs(np.diff(x)), np.abs(np.diff(y))
    size = boxes[1:, 3] - boxes[1:, 1]
    slope = (step_y > 0.2 * size) & (step_x > 0.2 * size) & (step_y < 3 * size) & (step_x < 3 * size)
    return bool((slope[1:] & slope[:-1]).any())
