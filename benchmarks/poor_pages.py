"""Our own pages as poor pictures: few dots, noise, facsimile, blur, photographs, seals, turned sheets."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from fixtures.generator.scan import seal_picture
from hedui.models.page import Page
from hedui.read.pdf import read_pdf
from hedui.settings import OcrEngine, Settings

Picture = NDArray[np.uint8]
Change = Callable[[Picture, np.random.Generator], Picture]

_POINTS = 72
_SEAL = 42 / 25.4
"""A company's seal is 42 mm across; in inches."""
_UNDER_SEALS = ("盖章", "公章", "乙方", "甲方")
"""A seal is set over the last of these on a page."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What is done to a page that is drawn at ``dpi``: ``seal`` is how strong its ink is (0 for none), ``changes``
    follow on it."""

    dpi: int
    changes: tuple[Change, ...]
    seal: float = 0.0


def pages(paths: list[Path], count: int) -> Iterator[tuple[Path, Page]]:
    """``count`` pages, taken in turn from the files: the last of each, then the first, the last but one and so on."""
    texts = {path: read_pdf(path, Settings(ocr=OcrEngine.NONE)) for path in paths}
    turns = [order for n in range(max(map(len, texts.values()))) for order in (-1 - n, n)]
    places = [
        (path, pages[turn]) for turn in turns for path, pages in texts.items() if -len(pages) <= turn < len(pages)
    ]
    seen: set[tuple[Path, int]] = set()
    for path, page in places:
        if len(seen) < count and (path, page.number) not in seen:
            seen.add((path, page.number))
            yield path, page


def dressed(path: Path, page: Page, dress: Dress, seed: int) -> Picture:
    """The page in a dress; the same seed gives the same picture."""
    document = pypdfium2.PdfDocument(path)
    picture = np.array(document[page.number - 1].render(scale=dress.dpi / _POINTS).to_pil().convert("RGB"))
    document.close()
    rng = np.random.default_rng(seed)
    if dress.seal:
        picture = _sealed(picture, page, dress, random.Random(seed))
    for change in dress.changes:
        picture = change(picture, rng)
    return picture


def _sealed(picture: Picture, page: Page, dress: Dress, rng: random.Random) -> Picture:
    """A seal over the signature; ink darkens what is below it."""
    at = max(page.text.rfind(word) for word in _UNDER_SEALS)
    boxes = page.locate(at, at + 2) if at >= 0 else ()
    x, y = (boxes[0][0] + 60, boxes[0][1] + 8) if boxes else (page.width / 2, page.height / 2)
    stamp = seal_picture("云泽市恒信商贸有限公司", round(_SEAL * dress.dpi), rng).rotate(
        rng.uniform(-20, 20), fillcolor="white"
    )
    ink = 255 - (255 - np.array(stamp).astype(np.float64)) * dress.seal
    height, width = ink.shape[:2]
    left = round(np.clip(x * dress.dpi / _POINTS - width / 2, 0, picture.shape[1] - width))
    top = round(np.clip(y * dress.dpi / _POINTS - height / 2, 0, picture.shape[0] - height))
    sealed = picture.copy()
    below = sealed[top : top + height, left : left + width]
    sealed[top : top + height, left : left + width] = (below * ink / 255).astype(np.uint8)
    return sealed


def grey(picture: Picture, rng: np.random.Generator) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def soft(sigma: float) -> Change:
    return lambda picture, rng: np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def grain(deviation: float) -> Change:
    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        noise = rng.normal(0, deviation, picture.shape)
        return np.clip(picture * 0.95 + noise, 0, 255).astype(np.uint8)

    return change


def skewed(degrees: float) -> Change:
    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-degrees, degrees), 1.0)
        white = (255, 255, 255)
        return np.asarray(
            cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white), np.uint8
        )

    return change


def jpeg(quality: int) -> Change:
    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        buffer = io.BytesIO()
        Image.fromarray(picture).save(buffer, "JPEG", quality=quality)
        return np.array(Image.open(buffer))

    return change


def facsimile(lines: int) -> Change:
    """Black and white at 204 dots an inch across and ``lines`` down, then as a viewer shows it: square."""

    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        sent = cv2.resize(picture, (width, round(height * lines / 204)), interpolation=cv2.INTER_AREA)
        sent = np.where(sent + rng.normal(0, 20, sent.shape) < 150, 0, 255).astype(np.uint8)
        return np.asarray(cv2.resize(sent, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)

    return change


def photographed(scale: float) -> Change:
    """On a desk, askew, its far end narrower, in the shadow of a hand, and ``scale`` times as large."""

    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        edge, far = round(0.06 * width), 0.06 * width
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        laid = corners + edge + np.array([[far, 20], [-far, 5], [10, -10], [-15, 0]], np.float32)
        turn = cv2.getPerspectiveTransform(corners, laid.astype(np.float32))
        size = (width + 2 * edge, height + 2 * edge)
        desk = cv2.warpPerspective(picture, turn, size, flags=cv2.INTER_CUBIC, borderValue=(90, 105, 120))
        across, down = np.linspace(1.0, 0.7, size[0])[None, :], np.linspace(0.8, 1.0, size[1])[:, None]
        light = across * down * np.where(np.linspace(0, 1, size[1])[:, None] > 0.6, 0.8, 1.0)
        lit = np.clip(desk * cv2.GaussianBlur(light, (0, 0), 40)[..., None], 0, 255).astype(np.uint8)
        return np.asarray(cv2.resize(lit, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)

    return change


def in_pdf(dpi: int) -> Change:
    """As a page of a PDF is drawn for reading, at 200 dots an inch."""

    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        return np.asarray(
            cv2.resize(picture, None, fx=200 / dpi, fy=200 / dpi, interpolation=cv2.INTER_LINEAR), np.uint8
        )

    return change


def turned(picture: Picture, rng: np.random.Generator) -> Picture:
    return np.ascontiguousarray(np.rot90(picture))


def _office(dpi: int) -> tuple[Change, ...]:
    return (skewed(0.7), soft(0.5 * dpi / 200), grain(4.0), jpeg(65))


DRESSES: dict[str, Dress] = {
    "100 dpi": Dress(100, (*_office(100), grey)),
    "100 dpi, in a PDF": Dress(100, (*_office(100), grey, in_pdf(100))),
    "150 dpi": Dress(150, (*_office(150), grey)),
    "150 dpi, in a PDF": Dress(150, (*_office(150), grey, in_pdf(150))),
    "200 dpi": Dress(200, (*_office(200), grey)),
    "300 dpi": Dress(300, (*_office(300), grey)),
    "heavy noise": Dress(200, (skewed(0.7), soft(0.7), grain(35.0), jpeg(60), grey)),
    "fax, 204 × 196": Dress(204, (skewed(0.5), grey, facsimile(196))),
    "fax, 204 × 98": Dress(204, (skewed(0.5), grey, facsimile(98))),
    "blurred": Dress(200, (skewed(0.7), soft(1.8), grain(3.0), jpeg(65))),
    "photograph": Dress(200, (photographed(1.2), soft(0.9), grain(4.0), jpeg(80))),
    "small photograph": Dress(200, (photographed(0.42), soft(0.4), grain(3.0), jpeg(80))),
    "grey seal, 100 dpi": Dress(100, (*_office(100), grey, in_pdf(100)), 0.8),
    "grey seal, 150 dpi": Dress(150, (*_office(150), grey), 0.8),
    "grey seal, 200 dpi": Dress(200, (*_office(200), grey), 0.8),
    "grey seal, 300 dpi": Dress(300, (*_office(300), grey), 0.8),
    "pale grey seal": Dress(200, (*_office(200), grey), 0.4),
    "red seal, 100 dpi": Dress(100, (*_office(100), in_pdf(100)), 0.8),
    "red seal, 200 dpi": Dress(200, _office(200), 0.8),
    "red seal, photograph": Dress(200, (photographed(1.0), soft(0.8), grain(4.0), jpeg(80)), 0.8),
    "grey seal, turned": Dress(200, (*_office(200), grey, turned), 0.8),
}
