"""Pictures of pages for the report: JPEG files whose resolution says how large the page is on paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from hedui.models.page import Page
from hedui.read.original import Original, page_in
from hedui.read.sniff import Kind
from hedui.settings import Settings

DPI = 100
MOST_PIXELS = 1600
"""The longer side of a picture; a larger page is shown at a lower resolution."""
_QUALITY = 70
_POINTS_PER_INCH = 72


def page_pictures(
    original: Original, media_type: str, pages: Iterable[Page], settings: Settings
) -> Iterator[tuple[int, bytes]]:
    """The number of each page and its picture as JPEG, from a PDF, image files or a Word file of pictures; nothing
    for text, nor for a page that cannot be drawn again: the report does without."""
    wanted = [page for page in pages if page.width > 0 and page.height > 0]
    if not wanted:
        return
    if isinstance(original, Path) and media_type == Kind.PDF:
        yield from _of_pdf(original, wanted, settings)
        return
    from hedui.read import docx, image
    from hedui.read.again import picture_in
    from hedui.read.crew import Shot

    for page in wanted:
        try:
            shot = picture_in(*page_in(original, page.number), settings)
        except (*image.BROKEN, *docx.BROKEN):
            continue
        if isinstance(shot, Shot):
            yield page.number, _resized(Image.fromarray(shot.picture), page)


def page_size(picture: BinaryIO) -> tuple[float, float] | None:
    """Width and height of the page in points, as its picture tells; None where there is no picture."""
    try:
        with Image.open(picture) as shown:
            across, down = shown.info.get("dpi", (DPI, DPI))
            return shown.width * _POINTS_PER_INCH / across, shown.height * _POINTS_PER_INCH / down
    except OSError:
        return None


def _of_pdf(path: Path, wanted: list[Page], settings: Settings) -> Iterator[tuple[int, bytes]]:
    import pypdfium2

    from hedui.read.pdf import open_pdf
    from hedui.read.pdfscan import render

    with open_pdf(path, settings) as document:
        for page in wanted:
            dpi = _resolution(page)
            try:
                sheet = document[page.number - 1]
            except pypdfium2.PdfiumError:
                continue
            try:
                picture = render(sheet, dpi, settings.max_megapixels)
            except (pypdfium2.PdfiumError, MemoryError, ValueError):
                continue
            finally:
                sheet.close()
            yield page.number, _resized(Image.fromarray(picture), page)


def _resized(picture: Image.Image, page: Page) -> bytes:
    dpi = _resolution(page)
    size = max(round(page.width * dpi / _POINTS_PER_INCH), 1), max(round(page.height * dpi / _POINTS_PER_INCH), 1)
    return _jpeg(picture if picture.size == size else picture.resize(size), dpi)


def _resolution(page: Page) -> int:
    """Whole dots per inch, so that the file can say them."""
    return max(1, min(DPI, int(MOST_PIXELS * _POINTS_PER_INCH / max(page.width, page.height))))


def _jpeg(picture: Image.Image, dpi: int) -> bytes:
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=_QUALITY, dpi=(dpi, dpi))
    return buffer.getvalue()
