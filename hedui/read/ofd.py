"""OFD (GB/T 33190), the fixed layout of Chinese public documents: text objects with their places, through ofdkit.

What later objects cover, what is invisible or as light as paper, and what a line strikes through is not read; the
page's marks tell it. A page of nothing but its picture is read as a scan.
"""

from __future__ import annotations

import io
import unicodedata
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hedui.errors import DamagedDocumentError, EmptyDocumentError, UnsupportedFileError
from hedui.models.page import MarkKind, Page, Reading
from hedui.read import messages
from hedui.read.asides import marks_of
from hedui.read.glyphs import Glyphs
from hedui.read.layout import arrange
from hedui.read.limits import check_pages
from hedui.read.ofdobjects import Drawn, drawn_on, picture_of
from hedui.read.struck import struck
from hedui.read.tables import as_strokes
from hedui.read.trust import SCAN_SHARE, Problem, is_garbled
from hedui.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POINTS = 72 / 25.4
"""Of a millimetre, in which OFD measures."""

_ASCENT, _DESCENT = 0.86, 0.14
"""Of a character's size, above and below its baseline."""

_BROKEN = (OSError, ValueError, KeyError, ArithmeticError, RuntimeError, LookupError)


def read_ofd(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The pages of an OFD file. One without text objects and without a picture of it says that it gave no text.

    Raises ``DamagedDocumentError``, ``EmptyDocumentError``, ``TooLargeError``, or ``UnsupportedFileError`` where things
    are nested too deeply.
    """
    import ofdkit
    from ofdkit.package import Package

    facts = {"name": path.name}
    try:
        with ofdkit.open(path) as document, Package(path) as package:
            check_pages(len(document.pages), path.name, settings)
            pages = tuple(_page(page, number, package, settings) for number, page in enumerate(document.pages, 1))
    except RecursionError as error:
        raise UnsupportedFileError(messages.TOO_DEEP.say(settings.lang, **facts)) from error
    except (ofdkit.OFDError, *_BROKEN) as error:
        raise DamagedDocumentError(messages.DAMAGED_OFD.say(settings.lang, **facts)) from error
    if not pages:
        raise EmptyDocumentError(messages.NO_PAGES.say(settings.lang, **facts))
    return pages


def _page(page: Any, number: int, package: Any, settings: Settings) -> Page:
    size = page.width * _POINTS, page.height * _POINTS
    drawn = drawn_on(package, page.location)
    runs = [run for run in page.runs if run.text.strip()]
    text = "".join(run.text for run in runs)
    if not text:
        return _of_picture(page, number, package, drawn, settings)
    if is_garbled("".join(text.split())):
        return Page(number, "", Reading.NONE, *size, problem=Problem.GARBLED)
    ids = [None if run.from_template else run.object_id for run in runs for _ in run.text]
    boxes = np.concatenate([_boxes(run) for run in runs])
    hidden = drawn.hides(ids, boxes)
    glyphs = Glyphs(text, boxes * _POINTS)
    strokes = np.array(drawn.strokes, np.float64).reshape(-1, 4) * _POINTS
    through, strikes = struck(glyphs, strokes)
    through &= ~hidden
    shown = Glyphs(text, np.where(hidden[:, None], np.nan, glyphs.boxes))
    arrangement = arrange(shown, as_strokes(strokes[~strikes])).without(through)
    asides = {MarkKind.HIDDEN: hidden, MarkKind.STRUCK: through}
    if not arrangement.text.strip():
        marks = marks_of(glyphs, asides, None)
        return Page(number, "", Reading.NONE, *size, problem=Problem.EMPTY, marks=marks)
    marks = marks_of(glyphs, asides, arrangement)
    return Page(number, arrangement.text, Reading.TEXT_LAYER, *size, boxes=arrangement.boxes(glyphs), marks=marks)


def _of_picture(page: Any, number: int, package: Any, drawn: Drawn, settings: Settings) -> Page:
    """A page without text, read from the picture that fills it; unread where there is none."""
    for resource, (x0, top, x1, bottom) in drawn.pictures:
        data = picture_of(package, resource)
        if data is not None and (x1 - x0) * (bottom - top) > SCAN_SHARE * page.width * page.height:
            from hedui.read.image import read_pictures

            return read_pictures([io.BytesIO(data)], number, settings)[0]
    size = page.width * _POINTS, page.height * _POINTS
    return Page(number, "", Reading.NONE, *size, problem=Problem.EMPTY)


def _boxes(run: Any) -> NDArray[np.float64]:
    """A box for each character of a run, in millimetres: its width is shared among them by their kind."""
    shares = [1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in run.text]
    edges = np.array([0.0, *accumulate(shares)])
    edges = run.x + edges / edges[-1] * max(run.width, run.size / 2)
    top, bottom = run.y - _ASCENT * run.size, run.y + _DESCENT * run.size
    rows = np.ones(len(shares))
    return np.column_stack((edges[:-1], rows * top, edges[1:], rows * bottom))
