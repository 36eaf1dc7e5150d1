"""Pictures of pages for the report: JPEG files whose resolution says how large the page is on paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from hedui.models.page import Page

DPI = 100
MOST_PIXELS = 1600
"""The longer side of a picture; a larger page is shown at a lower resolution."""
_QUALITY = 70
_POINTS_PER_INCH = 72


def page_pictures(path: Path, media_type: str, pages: Iterable[Page]) -> Iterator[tuple[int, bytes]]:
    """The number of each page and its picture as JPEG, from a PDF or an image file; nothing for text."""
    wanted = [page for page in pages if page.width > 0 and page.height > 0]
    if not wanted:
        return
    if media_type == "application/pdf":
        yield from _of_pdf(path, wanted)
    elif media_type.startswith("image/"):
        yield from _of_image(path, wanted)


def page_size(picture: Path) -> tuple[float, float] | None:
    """Width and height of the page in points, as its picture tells; None where there is no picture."""
    try:
        with Image.open(picture) as image:
            across, down = image.info.get("dpi", (DPI, DPI))
            return image.width * _POINTS_PER_INCH / across, image.height * _POINTS_PER_INCH / down
    except OSError:
        return None


def _of_pdf(path: Path, wanted: list[Page]) -> Iterator[tuple[int, bytes]]:
    with pypdfium2.PdfDocument(path) as document:
        for page in wanted:
            dpi = _resolution(page)
            sheet = document[page.number - 1]
            image = sheet.render(scale=dpi / _POINTS_PER_INCH).to_pil()
            sheet.close()
            yield page.number, _jpeg(image, dpi)


def _of_image(path: Path, wanted: list[Page]) -> Iterator[tuple[int, bytes]]:
    from PIL import ImageOps

    with Image.open(path) as file:
        for page in wanted:
            file.seek(page.number - 1)
            dpi = _resolution(page)
            size = round(page.width * dpi / _POINTS_PER_INCH), round(page.height * dpi / _POINTS_PER_INCH)
            yield page.number, _jpeg(ImageOps.exif_transpose(file).convert("RGB").resize(size), dpi)


def _resolution(page: Page) -> int:
    """Whole dots per inch, so that the file can say them."""
    return max(1, min(DPI, int(MOST_PIXELS * _POINTS_PER_INCH / max(page.width, page.height))))


def _jpeg(image: Image.Image, dpi: int) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=_QUALITY, dpi=(dpi, dpi))
    return buffer.getvalue()
