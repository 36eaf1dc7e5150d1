"""What is filled in on a PDF page beside its content: form fields and text typed on top of it (FreeText annotations).

Neither stands in the page's text layer; viewers draw them over the page. Source: ISO 32000-2, 12.5.6.6 and 12.7.
"""

from __future__ import annotations

import ctypes
import html
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2.raw as pdfium

from hedui.read.pdfmarks import Rectangle
from hedui.read.pdfpens import Points, annotated
from hedui.read.runs import FIRST_WIDE
from hedui.read.symbols import EMPTY, TICKED

if TYPE_CHECKING:
    from hedui.read.pdfgeometry import Geometry

_MOST = 5000
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_UNSEEN = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_CHOICES = (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_COVERS = (
    *(pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_STAMP),
    *(pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET),
)
_MOST_QUADS = 200
_SIZE = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)\s+Tf")
_PARAGRAPH, _TAG = re.compile(r"</p>|<br ?/?>"), re.compile(r"<[^<>]{0,400}>")
_SMALLEST, _USUAL, _LARGEST = 4.0, 11.0, 30.0
_PITCH = 1.2
_MARGIN = 2.0
_NARROW = 0.5


@dataclass(slots=True)
class Filled:
    """``signs`` are the boxes of form fields (□ or ☑) and ``letters`` the characters of text, each with its box in
    points from the page's top left; ``fields`` are the boxes that hold the text; ``drawn`` counts the annotations that
    show anything, ``covers`` are the boxes of those that may lie over text, ``struck`` the boxes of text that one
    strikes out, and ``pens`` the strokes of those drawn with a pen, in user space.
    """

    signs: list[tuple[str, Rectangle]] = field(default_factory=list)
    letters: list[tuple[str, Rectangle]] = field(default_factory=list)
    fields: list[Rectangle] = field(default_factory=list)
    drawn: int = 0
    covers: list[Rectangle] = field(default_factory=list)
    struck: list[Rectangle] = field(default_factory=list)
    pens: list[Points] = field(default_factory=list)


def read_filled(page: Any, geometry: Geometry) -> Filled:
    """What is filled in on a ``pypdfium2.PdfPage``; form fields only where its document's forms were initialised."""
    found = Filled()
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                found.drawn += pdfium.FPDFAnnot_GetSubtype(annotation) not in _UNSEEN
                _read(annotation, page, geometry, found)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _read(annotation: Any, page: Any, geometry: Geometry, found: Filled) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    box = _box(annotation, geometry)
    if box is None:
        return
    if kind in _COVERS:
        found.covers.append(box)
    elif kind == pdfium.FPDF_ANNOT_STRIKEOUT:
        found.struck += _quads(annotation, geometry)
    found.pens += annotated(annotation)
    form = page.formenv.raw if kind == pdfium.FPDF_ANNOT_WIDGET and page.formenv is not None else None
    if form is not None and pdfium.FPDFAnnot_GetFormFieldType(form, annotation) in _BOXES:
        found.signs.append((_sign(form, annotation), box))
    text = _typed_on(annotation, kind) if form is None else _filled_in(form, annotation)
    if text.strip():
        found.letters += lettering(text, box, _font_size(annotation))
        found.fields.append(box)


def _sign(form: Any, annotation: Any) -> str:
    """The sign for a form's box to tick."""
    return TICKED if pdfium.FPDFAnnot_IsChecked(form, annotation) else EMPTY


def _typed_on(annotation: Any, kind: int) -> str:
    """The text of an annotation that is typed on top of the page."""
    if kind != pdfium.FPDF_ANNOT_FREETEXT:
        return ""
    return _string(annotation, b"Contents") or _plain(_string(annotation, b"RC"))


def _filled_in(form: Any, annotation: Any) -> str:
    """The text in a form field that holds any."""
    type_ = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if type_ in _CHOICES:
        return "、".join(_chosen(form, annotation)) or _value(form, annotation)
    return _value(form, annotation) if type_ == pdfium.FPDF_FORMFIELD_TEXTFIELD else ""


def lettering(text: str, box: Rectangle, size: float = 0.0) -> list[tuple[str, Rectangle]]:
    """The characters of a text with a place for each in its box: one line in the middle, several from the top.

    ``size`` is that of the letters in points; 0 where the box's height decides.
    """
    x0, top, x1, bottom = box
    if x1 <= x0 or bottom <= top:
        return []
    height = min(max(size or min((bottom - top) * 0.7, _USUAL), _SMALLEST), _LARGEST)
    room = x1 - x0 - 2 * _MARGIN
    wraps = (bottom - top) >= 2 * _PITCH * height and room > height
    lines = list(_lines(text, room / height if wraps else math.inf))
    first = top + _MARGIN if len(lines) > 1 else (top + bottom - height) / 2
    placed = (_set(line, x0 + _MARGIN, first + i * _PITCH * height, room, height) for i, line in enumerate(lines))
    return list(chain.from_iterable(placed))


def _lines(text: str, room: float) -> Iterator[str]:
    """The lines of a text that say something, in pieces that fit into ``room``, in heights of a letter."""
    for line in re.split(r"[\r\n]+", text):
        if line.strip():
            yield from _wrapped(line, room)


def _set(line: str, x0: float, top: float, room: float, height: float) -> Iterator[tuple[str, Rectangle]]:
    """The characters of a line with their places, squeezed into ``room``."""
    widths = [height * _width(character) for character in line]
    squeeze = min(1.0, max(room, 1.0) / max(sum(widths), 1.0))
    edges = x0 + squeeze * np.concatenate(([0.0], np.cumsum(widths)))
    for letter, left, right in zip(line, edges, edges[1:], strict=False):
        yield letter, (left, top, right, top + height)


def _wrapped(line: str, room: float) -> Iterator[str]:
    """The line in pieces that fit into ``room``, in heights of a letter."""
    start, used = 0, 0.0
    for number, character in enumerate(line):
        if used + _width(character) > room and number > start:
            yield line[start:number]
            start, used = number, 0.0
        used += _width(character)
    yield line[start:]


def _width(character: str) -> float:
    return 1.0 if ord(character) >= FIRST_WIDE else _NARROW


def _box(annotation: Any, geometry: Geometry) -> Rectangle | None:
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rectangle):
        return None
    return _seen((rectangle.left, rectangle.right), (rectangle.bottom, rectangle.top), geometry)


def _quads(annotation: Any, geometry: Geometry) -> Iterator[Rectangle]:
    """The boxes of the stretches of text that a markup annotation marks."""
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_QUADS)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            yield _seen((quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4), geometry)


def _seen(xs: Sequence[float], ys: Sequence[float], geometry: Geometry) -> Rectangle:
    """The box around points in user space, on the page as seen."""
    around = np.array([[min(xs), min(ys), max(xs), max(ys)]], np.float64)
    x0, top, x1, bottom = geometry.boxes(around)[0].tolist()
    return x0, top, x1, bottom


def _font_size(annotation: Any) -> float:
    size = _SIZE.search(_string(annotation, b"DA"))
    return float(size[1]) if size else 0.0


def _string(annotation: Any, key: bytes) -> str:
    return _text(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _plain(rich: str) -> str:
    """The words of rich text (XHTML; ISO 32000-2, 12.7.3.4), a paragraph a line."""
    return html.unescape(_TAG.sub("", _PARAGRAPH.sub("\n", rich))).strip()


def _value(form: Any, annotation: Any) -> str:
    return _text(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _chosen(form: Any, annotation: Any) -> Iterator[str]:
    for number in range(min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), _MOST)):
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, number):
            yield _text(
                lambda buffer, size, number=number: pdfium.FPDFAnnot_GetOptionLabel(
                    form, annotation, number, buffer, size
                )
            )


def _text(get: Any) -> str:
    """What one of pdfium's functions writes as UTF-16 into a buffer whose size it tells when given none."""
    size = get(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\0", "")
