"""PDFs: pages whose text layer can be trusted are read from it, the others from their picture."""

from __future__ import annotations

import dataclasses
import mmap
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2

from hedui.errors import (
    DamagedDocumentError,
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
)
from hedui.models.page import Mark, MarkKind, Page, Reading
from hedui.read import messages
from hedui.read.asides import marks_of, placed, without_halves
from hedui.read.crossed import crossed
from hedui.read.glyphs import Arrangement, Glyphs
from hedui.read.layout import arrange
from hedui.read.limits import check_pages
from hedui.read.pdfblank import lost_pages, maimed_pages
from hedui.read.pdffields import open_form
from hedui.read.pdfforms import Filled, read_filled
from hedui.read.pdfgeometry import Geometry, geometry_of, turned
from hedui.read.pdfmarks import Shape, drawn, overlap, with_marks
from hedui.read.pdfobjects import read_objects
from hedui.read.pdfpens import MOST, Points
from hedui.read.pdftext import PageText, text_angles
from hedui.read.pdfunseen import is_layer, on_paper, unseen
from hedui.read.struck import struck
from hedui.read.tables import as_strokes
from hedui.read.trust import NEED_OCR, Problem, problem_of
from hedui.settings import OcrEngine, Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TAIL = 64 * 1024
_OBJECT = re.compile(rb"\b[0-9]{1,10} [0-9]{1,5} obj\b")
_MEBIBYTE = 1024 * 1024
_ACROSS = [1, 0, 3, 2]
"""The columns of boxes as the page lies when it is laid over its diagonal."""
_OVER_LINE = 3.0
"""How far, in points, the line to write on may stand out of the field that is written in."""


def read_pdf(path: Path, settings: Settings) -> tuple[Page, ...]:
    """All pages of a PDF. Those without a trustworthy text layer are read from their picture; those that give no text
    then either, or because ``settings.ocr`` is ``none``, are empty and name their ``problem``.

    Raises a ``DocumentError`` for a file that is damaged, locked, without pages or has more than ``max_pages``.
    """
    with open_pdf(path, settings) as document:
        pages = [read_page(document, number) for number in range(1, len(document) + 1)]
        for number, problem in _damaged(path, pages).items():
            pages[number - 1] = dataclasses.replace(pages[number - 1], problem=problem)
        unread = [page for page in pages if page.problem in NEED_OCR]
        if unread and settings.ocr is not OcrEngine.NONE:
            from hedui.read.pdfscan import recognised

            for page in recognised(document, unread, settings):
                marks = placed(pages[page.number - 1].marks, page)
                pages[page.number - 1] = dataclasses.replace(page, marks=marks + page.marks)
        return tuple(without_halves(pages))


def _damaged(path: Path, pages: Sequence[Page]) -> dict[int, Problem]:
    """What is wrong with pages of which the file holds more than they show, by number."""
    blank = [page.number for page in pages if page.problem is Problem.BLANK]
    lost = lost_pages(path, blank) if blank else ()
    maimed = maimed_pages(path, [page.number for page in pages if page.reading is Reading.TEXT_LAYER])
    return dict.fromkeys(lost, Problem.DAMAGED) | dict.fromkeys(maimed, Problem.MAIMED)


@contextmanager
def open_pdf(path: Path, settings: Settings) -> Iterator[Any]:
    """The PDF as a ``pypdfium2.PdfDocument`` with 1 to ``max_pages`` pages; errors as ``read_pdf``."""
    lang, name = settings.lang, path.name
    if _is_cut_off(path):
        raise DamagedDocumentError(messages.CUT_OFF.say(lang, name=name))
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _reason(path, settings) from error
    try:
        open_form(document, path)
        pages = len(document)
        if pages < 1:
            raise EmptyDocumentError(messages.NO_PAGES.say(lang, name=name))
        check_pages(pages, name, settings)
        yield document
    finally:
        document.close()


def read_page(document: Any, number: int) -> Page:
    """One page (counted from 1) from its text layer; empty, with its ``problem``, where that cannot be trusted."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Page(number, "", Reading.NONE, problem=Problem.DAMAGED)
    try:
        geometry = geometry_of(page)
        text = PageText(page, geometry)
        try:
            return _Reader(page, text, geometry).read(number)
        finally:
            text.close()
    finally:
        page.close()


class _Reader:
    """Reads one ``pypdfium2.PdfPage`` from its text layer."""

    def __init__(self, page: Any, text: PageText, geometry: Geometry) -> None:
        self._text, self._geometry = text, geometry
        self._objects = read_objects(page)
        self._filled = read_filled(page, geometry)
        self._layer = text.glyphs()
        self._strokes = self._objects.strokes(geometry)
        self._is_layer = is_layer(self._objects, geometry)
        self._asides = self._not_read(page)

    def read(self, number: int) -> Page:
        """The page, counted from 1, without what cannot be seen or is struck through; its marks tell that."""
        width, height = self._geometry.size
        signs = self._objects.small_shapes(self._geometry) + list(map(drawn, self._pens(self._filled.pens)))
        glyphs = _with_filled(self._layer, signs, self._strokes, self._filled)
        hidden, through = (self._mask(kind, len(glyphs.text)) for kind in (MarkKind.HIDDEN, MarkKind.STRUCK))
        left_out = hidden | through
        shown = glyphs.keep(~left_out).text if left_out.any() else glyphs.text
        problem = problem_of(
            shown,
            unmapped_share=self._text.unmapped_share(),
            picture_share=self._objects.picture_share(self._geometry),
            is_layer=self._is_layer,
            drawn=self._objects.objects + self._filled.drawn,
        )
        if problem is not None:
            marks = () if problem is Problem.GARBLED else self._marks(None)
            return Page(number, "", Reading.NONE, width, height, problem=problem, marks=marks)
        arrangement = self._arrange(glyphs, ~hidden).without(through)
        if not arrangement.text.strip():
            return Page(number, "", Reading.NONE, width, height, problem=Problem.EMPTY, marks=self._marks(None))
        boxes, marks = arrangement.boxes(glyphs), self._marks(arrangement, glyphs)
        page = Page(number, arrangement.text, Reading.TEXT_LAYER, width, height, boxes=boxes, marks=marks)
        return dataclasses.replace(page, is_layer=self._is_layer)

    def _not_read(self, page: Any) -> dict[MarkKind, NDArray[np.bool_]]:
        """The text layer's glyphs that do not count, by the reason; nothing where all do."""
        if not self._layer.text:
            return {}
        objects, filled, geometry = self._objects, self._filled, self._geometry
        hidden = unseen(page, self._text, self._layer, objects, filled, geometry)
        through, strikes = self._through()
        self._strokes = self._strokes[~strikes]
        through &= ~hidden
        return {kind: mask for kind, mask in ((MarkKind.HIDDEN, hidden), (MarkKind.STRUCK, through)) if mask.any()}

    def _through(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which glyphs are struck through or crossed out, and which strokes do the first; a pen crosses none out where
        strokes draw what an invisible text layer says."""
        pens = [] if self._is_layer else self._pens(self._objects.pens + self._filled.pens)
        layer, strokes, quads = self._layer, self._strokes, self._filled.struck
        if layer.is_sideways():
            layer = Glyphs(layer.text, layer.boxes[:, _ACROSS])
            strokes, pens = strokes[:, _ACROSS], [pen[:, ::-1] for pen in pens]
            quads = [(top, x0, bottom, x1) for x0, top, x1, bottom in quads]
        through, strikes = struck(layer, strokes, quads)
        return through | crossed(layer, pens), strikes

    def _pens(self, pens: list[Points]) -> list[NDArray[np.float64]]:
        """Strokes as they lie on the page as seen; none of a drawing."""
        return [self._geometry.points(pen) for pen in pens] if len(pens) <= MOST else []

    def _mask(self, kind: MarkKind, length: int) -> NDArray[np.bool_]:
        """Which of ``length`` glyphs are not read for a reason."""
        mask = np.zeros(length, bool)
        if kind in self._asides:
            mask[: len(self._asides[kind])] = self._asides[kind]
        return mask

    def _marks(self, arrangement: Arrangement | None, glyphs: Glyphs | None = None) -> tuple[Mark, ...]:
        return marks_of(glyphs or self._layer, self._asides, arrangement) if self._asides else ()

    def _arrange(self, glyphs: Glyphs, read: NDArray[np.bool_]) -> Arrangement:
        """The page's text, most of which decides which way is up; text set sideways to it follows at the end."""
        geometry = self._geometry
        visible = self._visible(glyphs, read)
        upright, angles = text_angles(self._text, glyphs.boxes, visible)
        groups = []
        for angle in (upright, *((upright + turn) % 360 for turn in (90, 180, 270))):
            members = visible if angles is None else visible & (angles == angle)
            if angle == upright or (angles is not None and members.any()):
                boxes = np.where(members[:, None], turned(glyphs.boxes, geometry.size, -angle % 360), np.nan)
                lines = as_strokes(turned(self._strokes, geometry.size, -angle % 360)) if angle == upright else []
                groups.append(arrange(Glyphs(glyphs.text, boxes), lines))
        return Arrangement("".join(group.text for group in groups), np.concatenate([group.order for group in groups]))

    def _visible(self, glyphs: Glyphs, read: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which glyphs are read, lie on the paper and are drawn so that they are seen."""
        visible = on_paper(glyphs.boxes, self._geometry) & read
        if self._objects.invisible and not self._is_layer:
            numbers = np.flatnonzero(visible).tolist()
            drawn = self._text.drawn_by(numbers, self._objects.texts)
            visible[numbers] = [number not in self._objects.invisible for number in drawn]
        return visible


def _with_filled(glyphs: Glyphs, shapes: list[Shape], strokes: NDArray[np.float64], filled: Filled) -> Glyphs:
    """The glyphs, with the boxes that the page draws and what is filled in on top of it behind them.

    A tick within a box, a box under a form field's own and a line under what is written on it give way.
    """
    signs, hidden = with_marks(glyphs, shapes, strokes)
    signs = [sign for sign in signs if not any(overlap(sign[1], own[1]) for own in filled.signs)]
    added = [*signs, *filled.signs, *filled.letters]
    if not added:
        return glyphs
    boxes = glyphs.boxes.copy()
    boxes[hidden] = np.nan
    lines = np.array([character in "_＿" for character in glyphs.text], bool)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    for x0, top, x1, bottom in filled.fields:
        with np.errstate(invalid="ignore"):
            boxes[lines & (x >= x0) & (x <= x1) & (y >= top - _OVER_LINE) & (y <= bottom + _OVER_LINE)] = np.nan
    places = np.array([box for _, box in added])
    return Glyphs(glyphs.text + "".join(character for character, _ in added), np.concatenate((boxes, places)))


def _is_cut_off(path: Path) -> bool:
    """Whether the end mark that every PDF closes with is missing: the download or copy broke off.

    Data that is no PDF may stand behind it, as mail and web servers add it.
    """
    if b"%%EOF" in _ends(path, _TAIL)[1]:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        end = max(data.rfind(b"%%EOF"), data.rfind(b"startxref"))
        return end < 0 or _OBJECT.search(data, end) is not None


def _ends(path: Path, size: int) -> tuple[bytes, bytes]:
    """The first and the last ``size`` bytes of a file."""
    with path.open("rb") as file:
        head = file.read(size)
        file.seek(max(file.seek(0, os.SEEK_END) - size, 0))
        return head, file.read()


def _reason(path: Path, settings: Settings) -> DocumentError:
    """Why pdfium refused a file. Its own error code may be that of an earlier file, so the file is asked."""
    ends = b"".join(_ends(path, _MEBIBYTE))
    if b"/Encrypt" in ends:
        return EncryptedDocumentError(messages.LOCKED.say(settings.lang, name=path.name))
    if re.search(rb"/Count\s+0\b", ends) and not re.search(rb"/Count\s+[1-9]", ends):
        return EmptyDocumentError(messages.NO_PAGES.say(settings.lang, name=path.name))
    return DamagedDocumentError(messages.DAMAGED_PDF.say(settings.lang, name=path.name))
