"""Images as documents: scans and photographs, several pages in one TIFF."""

from __future__ import annotations

import dataclasses
import functools
import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image, ImageOps

from hedui.errors import DamagedDocumentError, TooLargeError
from hedui.models.page import Page, Reading
from hedui.read import messages
from hedui.read.crew import Shot, read_shots
from hedui.read.limits import check_pages
from hedui.read.picture import RESOLUTION
from hedui.read.trust import Problem
from hedui.settings import OcrEngine, Settings

_POINTS = 72.0
_ORIENTATION = 0x0112
_ON_ITS_SIDE, _LAST_ORIENTATION = 5, 8
"""Of the orientations of Exif, those from here on turn a picture by a quarter."""
_MEGA = 1_000_000
_A4_LONG = 842.0
_PLAUSIBLE_DPI = (72.0, 1300.0)
_LONGEST_SIDE = 4400
_LEAST_SQUEEZED, _MOST_SQUEEZED = 1.1, 2.6
"""Of dots an inch across to those down, or the other way round: less is square enough, more is a slip."""

_DEEP = ("I;16", "I;16B", "I", "F")
BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, MemoryError, Image.DecompressionBombError),
    *(LookupError, TypeError, ArithmeticError, AttributeError, RuntimeError, struct.error, zlib.error),
)
"""What Pillow raises for files that are damaged in one way or another."""

_BAND = 16_000_000
"""Pixels that are made grey or red, green, blue at a time."""


def read_image(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The pages of an image file, read by the engine of choice.

    A page's points come from the image's resolution where it states a plausible one; else its long side is taken for
    that of A4. Raises ``TooLargeError`` beyond ``max_megapixels`` or ``max_pages``, ``DamagedDocumentError`` where the
    first page cannot be decoded; a later page that cannot is unread and says so.
    """
    try:
        with _opened(path) as image:
            return _pages(image, path.name, settings)
    except BROKEN as error:
        raise DamagedDocumentError(messages.DAMAGED_PICTURE.say(settings.lang, name=path.name)) from error


def read_pictures(sources: Sequence[Path | IO[bytes]], first: int, settings: Settings) -> tuple[Page, ...]:
    """The pages that pictures show, one each, numbered from ``first``; one that cannot be decoded is
    unread and says so."""
    shots = (_picture(source, number, settings) for number, source in enumerate(sources, first))
    if settings.ocr is OcrEngine.NONE:
        return tuple(_unread(shot) for shot in shots)
    return tuple(read_shots(shots, settings))


def _picture(source: Path | IO[bytes], number: int, settings: Settings) -> Shot | Page:
    try:
        shot = picture_of(source, 1, settings)
    except BROKEN:
        return Page(number, "", Reading.NONE, problem=Problem.DAMAGED)
    return dataclasses.replace(shot, number=number)


def picture_of(path: Path | IO[bytes], number: int, settings: Settings) -> Shot | Page:
    """The picture of one page (counted from 1); a page with its problem where there is none. Errors as ``BROKEN``."""
    with _opened(path) as image:
        return _shot(image, number, settings)


@functools.cache
def _with_heic() -> None:
    """Let Pillow open photographs as telephones take them."""
    import pi_heif

    pi_heif.register_heif_opener()


@contextmanager
def _opened(path: Path | IO[bytes]) -> Iterator[Image.Image]:
    """The image, whose size is checked by us and not by Pillow."""
    _with_heic()
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
    check_pages(count, name, settings)
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
        if min(image.size) < 1:
            raise ValueError("a picture without pixels")
        dots = _resolution(image, max(image.size))
        width, height = round(image.width * _squeeze(image)[0]), round(image.height * _squeeze(image)[1])
        orientation = int(image.getexif().get(_ORIENTATION, 1))
        upright = _upright(_square(image), orientation)
    except BROKEN:
        if number == 1:
            raise
        return Page(number, "", Reading.NONE, problem=Problem.DAMAGED)
    if _ON_ITS_SIDE <= orientation <= _LAST_ORIENTATION:
        width, height = height, width
    return Shot(number, np.array(upright, np.uint8), (width * _POINTS / dots, height * _POINTS / dots))


def _square(image: Image.Image) -> Image.Image:
    """As ``_plain``, its pixels made square: facsimile has half as many lines as columns an inch."""
    across, down = _squeeze(image)
    plain = _plain(image)
    return plain if across == down else plain.resize((round(plain.width * across), round(plain.height * down)))


def _squeeze(image: Image.Image) -> tuple[float, float]:
    """By how much a picture is to be stretched across and down until its pixels are square."""
    try:
        across, down = (float(value) for value in image.info.get("dpi", (1.0, 1.0)))
        ratio = across / down
    except (TypeError, ValueError, ArithmeticError):
        return 1.0, 1.0
    if not _LEAST_SQUEEZED <= max(ratio, 1 / ratio) <= _MOST_SQUEEZED:
        return 1.0, 1.0
    return max(1 / ratio, 1.0), max(ratio, 1.0)


def _plain(image: Image.Image) -> Image.Image:
    """Grey or red, green, blue; transparent parts white; no larger than reading needs.

    Only a band of the picture is converted at a time: a whole one in four channels and more takes gigabytes.
    """
    image.load()
    shrink = max(max(image.size) // _LONGEST_SIDE, 1)
    levels = _bands(image, shrink) if image.mode in _DEEP else ()
    top = max((float(np.asarray(band).max()) for _, band in levels), default=1.0)
    mode = "L" if image.mode in ("1", "L", *_DEEP) and "transparency" not in image.info else "RGB"
    paper = Image.new(mode, (-(-image.width // shrink), -(-image.height // shrink)), "white")
    for start, band in _bands(image, shrink):
        shown = _shown(band, max(top, 1.0))
        paper.paste(shown.reduce(shrink) if shrink > 1 else shown, (0, start // shrink))
    if max(paper.size) > _LONGEST_SIDE:
        paper.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return paper


def _bands(image: Image.Image, shrink: int) -> Iterator[tuple[int, Image.Image]]:
    """Bands of whole multiples of ``shrink`` rows from top to bottom, each with its first row's number."""
    rows = max(_BAND // image.width // shrink, 1) * shrink
    for start in range(0, image.height, rows):
        yield start, image.crop((0, start, image.width, min(start + rows, image.height)))


def _shown(band: Image.Image, top: float) -> Image.Image:
    """A band in 8 bits a channel on white paper; ``top`` is the whole picture's lightest level."""
    if band.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in band.info:
        band = band.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", band.size, "white"), band).convert("RGB")
    if band.mode in _DEEP:
        return Image.fromarray(np.clip(np.asarray(band, np.float32) * (255.0 / top), 0, 255).astype(np.uint8))
    return band.convert("L" if band.mode in ("1", "L") else "RGB")


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture turned and mirrored as Exif says."""
    picture.getexif()[_ORIENTATION] = orientation
    return ImageOps.exif_transpose(picture)


def _resolution(image: Image.Image, longest: int) -> float:
    """Dots per inch: as stated, or such that the long side is that of A4."""
    try:
        stated = max(float(value or 0.0) for value in image.info.get("dpi", (0.0, 0.0)))
    except (TypeError, ValueError, ArithmeticError, LookupError):
        stated = 0.0
    if _PLAUSIBLE_DPI[0] < stated < _PLAUSIBLE_DPI[1]:
        return stated
    return longest * _POINTS / _A4_LONG if longest else RESOLUTION
