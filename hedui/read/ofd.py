"""OFD (GB/T 33190), the fixed layout of Chinese public documents: text objects with their places, through ofdkit."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hedui.errors import DamagedDocumentError, EmptyDocumentError
from hedui.models.page import Page, Reading
from hedui.read import messages
from hedui.read.glyphs import Glyphs
from hedui.read.layout import arrange
from hedui.read.limits import check_pages
from hedui.read.trust import Problem, is_garbled
from hedui.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POINTS = 72 / 25.4
"""Of a millimetre, in which OFD measures."""

_ASCENT, _DESCENT = 0.86, 0.14
"""Of a character's size, above and below its baseline."""

_BROKEN = (OSError, ValueError, KeyError, ArithmeticError, RuntimeError, RecursionError, LookupError)


def read_ofd(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The pages of an OFD file. One without text objects shows pictures only, and says that it gave no text.

    Raises ``DamagedDocumentError``, ``EmptyDocumentError`` or ``TooLargeError``.
    """
    import ofdkit

    facts = {"name": path.name}
    try:
        with ofdkit.open(path) as document:
            check_pages(len(document.pages), path.name, settings)
            pages = tuple(_page(page, number) for number, page in enumerate(document.pages, 1))
    except (ofdkit.OFDError, *_BROKEN) as error:
        raise DamagedDocumentError(messages.DAMAGED_OFD.say(settings.lang, **facts)) from error
    if not pages:
        raise EmptyDocumentError(messages.NO_PAGES.say(settings.lang, **facts))
    return pages


def _page(page: Any, number: int) -> Page:
    size = page.width * _POINTS, page.height * _POINTS
    runs = [run for run in page.runs if run.text.strip()]
    text = "".join(run.text for run in runs)
    if not text or is_garbled("".join(text.split())):
        problem = Problem.GARBLED if text else Problem.EMPTY
        return Page(number, "", Reading.NONE, *size, problem=problem)
    glyphs = Glyphs(text, np.concatenate([_boxes(run) for run in runs]) * _POINTS)
    arrangement = arrange(glyphs, [])
    return Page(number, arrangement.text, Reading.TEXT_LAYER, *size, boxes=arrangement.boxes(glyphs))


def _boxes(run: Any) -> NDArray[np.float64]:
    """A box for each character of a run, in millimetres: its width is shared among them by their kind."""
    shares = [1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in run.text]
    edges = np.array([0.0, *accumulate(shares)])
    edges = run.x + edges / edges[-1] * max(run.width, run.size / 2)
    top, bottom = run.y - _ASCENT * run.size, run.y + _DESCENT * run.size
    rows = np.ones(len(shares))
    return np.column_stack((edges[:-1], rows * top, edges[1:], rows * bottom))
