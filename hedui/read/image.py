"""Images as documents: scans and photographs, several pages in one TIFF."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

from hedui.errors import DamagedDocumentError, TooLargeError
from hedui.models.page import Page, Reading
from hedui.read import messages
from hedui.read.crew import Shot, read_shots
from hedui.read.picture import RESOLUTION
from hedui.read.trust import Problem
from hedui.settings import OcrEngine, Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POINTS = 72.0
_MEGA = 1_000_000
_A4_LONG = 842.0
_PLAUSIBLE_DPI = (72.0, 1300.0)
_LONGEST_SIDE = 4400
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, MemoryError, Image.DecompressionBombError)


def read_image(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The pages of an image file, read by the engine of choice.

    A page's points come from the image's resolution where it states a plausible one; else its long side is taken for
    that of A4. Raises ``TooLargeError`` beyond ``max_megapixels`` or ``max_pages``, ``DamagedDocumentError`` where the
    first page cannot be decoded; a later page that cannot is unread and says so.
    """
    try:
        with _opened(path) as image:
            return _pages(image, path.name, settings)
    except _BROKEN as error:
        raise DamagedDocumentError(messages.DAMAGED_PICTURE.say(settings.lang, name=path.name)) from error


def picture_of(path: Path, number: int, settings: Settings) -> Shot | Page:
    """The picture of one page (counted from 1); a page with its problem where there is none. Errors as ``_BROKEN``."""
    with _opened(path) as image:
        return _shot(image, number, settings)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The image, whose size is checked by us and not by Pillow."""
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as image:
                yield image
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _pages(image: Image.Image, name: str, settings: Settings) -> tuple[Page, ...]:
    count = getattr(image, "n_frames", 1)
    if count > settings.max_pages:
        facts = {"pages": count, "limit": settings.max_pages}
        raise TooLargeError(messages.TOO_MANY_PAGES.say(settings.lang, name=name, **facts))
    megapixels = image.width * image.height // _MEGA
    if megapixels > settings.max_megapixels:
        facts = {"size": megapixels, "limit": settings.max_megapixels}
        raise TooLargeError(messages.TOO_MANY_PIXELS.say(settings.lang, name=name, **facts))
    shots = (_shot(image, number, settings) for number in range(1, count + 1))
    if settings.ocr is OcrEngine.NONE:
        return tuple(_unread(shot) for shot in shots)
    return tuple(read_shots(shots, settings))


def _unread(shot: Shot | Page) -> Page:
    if isinstance(shot, Page):
        return shot
    return Page(shot.number, "", Reading.NONE, *shot.size, problem=Problem.SCAN)


def _shot(image: Image.Image, number: int, settings: Settings) -> Shot | Page:
    try:
        image.seek(number - 1)
        if image.width * image.height > settings.max_megapixels * _MEGA:
            return Page(number, "", Reading.NONE, problem=Problem.TOO_LARGE)
        upright = ImageOps.exif_transpose(image)
        picture = _plain(upright)
    except _BROKEN:
        if number == 1:
            raise
        return Page(number, "", Reading.NONE, problem=Problem.DAMAGED)
    dots = _resolution(image, max(upright.size))
    return Shot(number, picture, (upright.width * _POINTS / dots, upright.height * _POINTS / dots))


def _plain(image: Image.Image) -> NDArray[np.uint8]:
    """Grey or red, green, blue; transparent parts white; no larger than reading needs."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    elif image.mode in ("I;16", "I;16B", "I", "F"):
        values = np.asarray(image, np.float64)
        image = Image.fromarray((values * (255.0 / max(float(values.max()), 1.0))).astype(np.uint8))
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    if max(image.size) > _LONGEST_SIDE:
        image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return np.array(image, np.uint8)


def _resolution(image: Image.Image, longest: int) -> float:
    """Dots per inch: as stated, or such that the long side is that of A4."""
    stated = float(image.info.get("dpi", (0.0, 0.0))[0] or 0.0)
    if _PLAUSIBLE_DPI[0] < stated < _PLAUSIBLE_DPI[1]:
        return stated
    return longest * _POINTS / _A4_LONG if longest else RESOLUTION
