"""How long one document may take, and the way in which its worker asks the supervisor for that time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hedui.read import advance
from hedui.read.original import Original, files_of

FIRST_SECONDS = 120.0
"""For starting a worker and opening the document, before its number of pages is known."""
BASE_SECONDS = 60.0
SECONDS_PER_PAGE = 30.0
"""OCR of a bad scan, read twice, on a slow machine."""

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
    allow(seconds or time_limit(pages))


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
