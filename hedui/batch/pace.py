"""How long one document may take, and the way in which its worker asks the supervisor for that time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from hedui.read import advance, sniff
from hedui.read.original import Original, files_of

FIRST_SECONDS = 120.0
"""For starting a worker and opening the document, before its number of pages is known."""
BASE_SECONDS = 60.0
SECONDS_PER_PAGE = 30.0
"""OCR of a bad scan, read twice, on a slow machine."""

_BYTES_PER_PAGE = 100_000
"""Of text, or of the XML that a Word file holds it in: what has no pages takes time by its length."""
_LEAST_PICTURE = 25_000
"""Bytes of a picture in a Word file that may be a page's."""
_MOST_PAGES = 500
"""Of what has none: a file that only says that it is large is not waited for all day."""

_listener: Callable[[float], None] | None = None


def listen(listener: Callable[[float], None]) -> None:
    """Have ``listener`` called with the seconds that a document may take from now on."""
    global _listener
    _listener = listener


def allow(seconds: float) -> None:
    """Tell whoever supervises this process how long the document may take from now on."""
    if _listener is not None:
        _listener(seconds)


def begin(name: str, original: Original, seconds: float | None) -> None:
    """Tell how many pages the document has, and how long it may take: by them unless so many seconds are given."""
    pages = sum(map(count_pages, files_of(original)))
    advance.begin(name, pages)
    allow(seconds or time_limit(pages + sum(map(_more_than_one, files_of(original)))))


def time_limit(pages: int) -> float:
    """Seconds that a document of so many pages may take; a file that cannot be opened gets the least."""
    return BASE_SECONDS + SECONDS_PER_PAGE * max(1, pages)


def count_pages(path: Path) -> int:
    """The pages of a PDF or TIFF, 1 for anything else, 0 for what cannot be opened."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".pdf":
            import pypdfium2

            with pypdfium2.PdfDocument(path) as document:
                return len(document)
        if suffix in (".tif", ".tiff"):
            from PIL import Image

            with Image.open(path) as image:
                return int(getattr(image, "n_frames", 1))
    except Exception:  # whatever is wrong with the file, its reader will say
        return 0
    return 1


def _more_than_one(path: Path) -> int:
    """The pages that a text or a Word file comes to by its length and its pictures, beside the one it counts as."""
    kind = sniff.by_name(path)
    try:
        if kind is sniff.Kind.DOCX:
            with zipfile.ZipFile(path) as archive:
                return min(sum(map(_pages_in, archive.infolist())), _MOST_PAGES)
        if kind is not None and kind.is_text:
            return min(path.stat().st_size // _BYTES_PER_PAGE, _MOST_PAGES)
    except Exception:  # whatever is wrong with the file, its reader will say
        return 0
    return 0


def _pages_in(part: zipfile.ZipInfo) -> int:
    """What a part of a Word file comes to: one for a picture that may be a page, more for long XML."""
    if "/media/" in part.filename:
        return int(part.file_size >= _LEAST_PICTURE)
    return part.file_size // _BYTES_PER_PAGE
