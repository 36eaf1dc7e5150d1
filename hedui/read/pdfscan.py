"""Pages of PDFs as pictures."""

from __future__ import annotations

import ctypes
import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from hedui.models.page import Page
from hedui.read.crew import Shot, read_shots
from hedui.read.picture import RESOLUTION
from hedui.read.trust import Problem
from hedui.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POINTS = 72.0
_MEGA = 1_000_000
_DEEPEST = 3
_CLOSE = (0.85, 1.15)
_NO_FURTHER_PIXEL = 1 - 1e-6


def recognised(document: Any, pages: list[Page], settings: Settings) -> Iterator[Page]:
    """The same pages, read from their pictures. One whose picture is too large or damaged stays unread and says so."""
    return read_shots((_shot(document, page, settings) for page in pages), settings)


def render(page: Any, resolution: float, max_megapixels: int) -> NDArray[np.uint8]:
    """The picture of a ``pypdfium2.PdfPage`` as seen, red, green, blue; at a lower resolution where it would be too
    large."""
    width, height = page.get_size()
    most = max_megapixels * _MEGA / max(width * height, 1.0)
    bitmap = page.render(
        scale=min(resolution / _POINTS, most**0.5) * _NO_FURTHER_PIXEL, rev_byteorder=True, prefer_bgrx=False
    )
    picture = np.array(bitmap.to_numpy())
    bitmap.close()
    return picture[:, :, 0] if picture.shape[2] == 1 else np.ascontiguousarray(picture[:, :, :3])


def _shot(document: Any, page: Page, settings: Settings) -> Shot | Page:
    try:
        raw = document[page.number - 1]
    except pypdfium2.PdfiumError:
        return dataclasses.replace(page, problem=Problem.DAMAGED)
    try:
        width, height = _largest_image(raw)
        if width * height > settings.max_megapixels * _MEGA:
            return dataclasses.replace(page, problem=Problem.TOO_LARGE)
        picture = render(raw, _resolution(width, page.width), settings.max_megapixels)
        if picture.min() == picture.max() and _is_lost(raw):
            return dataclasses.replace(page, problem=Problem.DAMAGED)
        return Shot(page.number, picture, (page.width, page.height))
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return dataclasses.replace(page, problem=Problem.DAMAGED)
    finally:
        raw.close()


def _resolution(pixels: int, points: float) -> float:
    """That of the page's own picture where it is close to the usual one: then no pixel is moved."""
    own = _POINTS * pixels / max(points, 1.0)
    return own if _CLOSE[0] <= own / RESOLUTION <= _CLOSE[1] else RESOLUTION


def _is_lost(page: Any) -> bool:
    """Whether a page on which nothing is to be seen has an image that cannot be decoded."""
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST):
        bitmap = pdfium.FPDFImageObj_GetBitmap(thing.raw)
        if not bitmap:
            return True
        pdfium.FPDFBitmap_Destroy(bitmap)
    return False


def _largest_image(page: Any) -> tuple[int, int]:
    """The width and height in pixels of the largest image on a page, as seen, without decoding any."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    sizes = [(0, 0)]
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST):
        if pdfium.FPDFImageObj_GetImagePixelSize(thing.raw, width, height):
            sizes.append((width.value, height.value))
    largest = max(sizes, key=lambda size: size[0] * size[1])
    return largest[::-1] if page.get_rotation() in (90, 270) else largest
