"""Our own pages as poor pictures: few dots, noise, facsimile, blur, photographs, seals, turned sheets."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

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
"""A seal is set over the last of these on a page, if it is not said over what else."""
_BY_HAND = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|(?<=（签字）：)[\u4e00-\u9fff]{2,4}")
"""What people write into a form."""
_HAND = "/usr/share/fonts/truetype/arphic/ukai.ttc"


@dataclass(frozen=True, slots=True)
class Dress:
    """What is done to a page that is drawn at ``dpi``: ``seal`` is how strong its ink is (0 for none), ``changes``
    follow on it."""

    dpi: int
    changes: tuple[Change, ...]
    seal: float = 0.0
    over: tuple[str, ...] = _UNDER_SEALS
    """The words of which the last on the page bears the seal."""
    by_hand: bool = False
    """Whether dates and signatories are written by hand."""


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
    if dress.by_hand:
        picture = _written(picture, page, dress.dpi, random.Random(seed))
    if dress.seal:
        picture = _sealed(picture, page, dress, random.Random(seed))
    for change in dress.changes:
        picture = change(picture, rng)
    return picture


def _sealed(picture: Picture, page: Page, dress: Dress, rng: random.Random) -> Picture:
    """A seal over the signature; ink darkens what is below it."""
    at = max(page.text.rfind(word) for word in dress.over)
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


def _written(picture: Picture, page: Page, dpi: int, rng: random.Random) -> Picture:
    """What people write, in place of the print: larger, aslant, in blue ink, no two characters on one level."""
    image, scale = Image.fromarray(picture), dpi / _POINTS
    draw = ImageDraw.Draw(image)
    for found in _BY_HAND.finditer(page.text):
        for at in range(*found.span()):
            for box in page.locate(at, at + 1):
                x0, top, x1, bottom = (value * scale for value in box)
                size = round((bottom - top) * 1.15)
                draw.rectangle((x0, top - 1, x1, bottom + 1), fill="white")
                glyph = Image.new("L", (2 * size, 2 * size), 0)
                font = ImageFont.truetype(_HAND, size)
                ImageDraw.Draw(glyph).text((size, size), page.text[at], font=font, fill=255, anchor="mm")
                glyph = glyph.rotate(rng.uniform(-8, 8), Image.Resampling.BICUBIC)
                place = ((x0 + x1) / 2 - size, (top + bottom) / 2 - size + rng.uniform(-0.1, 0.1) * size)
                image.paste((30, 40, 110), (round(place[0]), round(place[1])), glyph)
    return np.array(image)


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


def photographed(scale: float, angle: float = 1.0) -> Change:
    """On a desk, askew, its far end narrower, in the shadow of a hand, and ``scale`` times as large; the camera is held
    aslant by ``angle`` times as much."""

    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        edge, far = round(0.06 * width), 0.06 * width
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        laid = corners + edge + angle * np.array([[far, 20], [-far, 5], [10, -10], [-15, 0]], np.float32)
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


def laid(degrees: float) -> Change:
    """Laid askew by just so many degrees."""

    def change(picture: Picture, rng: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
        return np.asarray(cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,) * 3))

    return change


def screen(picture: Picture, rng: np.random.Generator) -> Picture:
    """A photograph of a screen: the grid of its dots beats with that of the camera, its light is bluish and uneven."""
    height, width = picture.shape[:2]
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    beat = np.sin(across / 2.1 + down / 37) * np.sin(down / 2.3 + across / 41) + np.sin((across + 0.3 * down) / 29)
    light = np.linspace(1.0, 0.8, width)[None, :] * np.linspace(0.85, 1.0, height)[:, None]
    lit = (picture * 0.85 + 25)[...] * light[..., None] + 9 * beat[..., None]
    return np.clip(lit * np.array([0.92, 0.97, 1.0]), 0, 255).astype(np.uint8)


def pale(picture: Picture, rng: np.random.Generator) -> Picture:
    """Printed with hardly any ink left."""
    return (255 - (255 - picture.astype(np.float64)) * 0.22).astype(np.uint8)


def on_paper(red: int, green: int, blue: int) -> Change:
    """On coloured paper."""
    return lambda picture, rng: (picture.astype(np.float64) * np.array([red, green, blue]) / 255).astype(np.uint8)


def carbon(picture: Picture, rng: np.random.Generator) -> Picture:
    """A copy under carbon paper: blue, blurred, patchy, smudged."""
    height, width = picture.shape[:2]
    ink = cv2.GaussianBlur(255.0 - cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float64), (0, 0), 1.3) / 255
    patches = cv2.resize(rng.uniform(0.45, 1.0, (height // 24, width // 24)), (width, height))
    smudges = cv2.GaussianBlur(rng.uniform(0, 1, (height, width)), (0, 0), 9)
    smudges = 0.12 * (smudges - smudges.min()) / (smudges.max() - smudges.min())
    strength = np.clip(ink * patches + smudges, 0, 1)[..., None]
    return np.clip(250 - strength * (250 - np.array([50, 60, 130])), 0, 255).astype(np.uint8)


def creased(picture: Picture, rng: np.random.Generator) -> Picture:
    """Folded in four and unfolded: along the folds dark and light, the ink broken, the sheet bent a little."""
    height, width = picture.shape[:2]
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bend = 5 * np.abs(np.sin(np.pi * down / height)) * np.sign(down - height / 2)
    bent = cv2.remap(picture, across, down + bend * across / width, cv2.INTER_CUBIC, borderValue=(255,) * 3)
    shade = np.ones((height, width))
    for axis, middle in ((down, height / 2), (across, width / 2)):
        apart = axis - middle
        shade *= 1 - 0.25 * np.exp(-((apart - 5) ** 2) / 60) + 0.0 * apart
        shade = np.where(np.abs(apart) < 1.5, 1.25, shade)
    return np.clip(bent * shade[..., None], 0, 255).astype(np.uint8)


def beside_itself(picture: Picture, rng: np.random.Generator) -> Picture:
    """Two sheets on one picture, side by side."""
    return np.hstack([picture, np.full((len(picture), 60, 3), 90, np.uint8), picture])


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
    "photograph, strong": Dress(200, (photographed(0.8, 2.5), soft(0.8), grain(5.0), jpeg(70))),
    "fax, 100 dpi": Dress(100, (skewed(0.7), grey, facsimile(204))),
    "screen": Dress(200, (screen, soft(0.7), grain(3.0), jpeg(80))),
    "stamp over the date": Dress(200, (soft(1.4), grain(4.0), jpeg(65)), 0.7, ("日期", "年", "盖章")),
    "red seal over the total": Dress(200, _office(200), 0.8, ("大写", "总价", "总额", "合计", "元")),
    "grey seal over the total": Dress(200, (*_office(200), grey), 0.8, ("大写", "总价", "总额", "合计", "元")),
    "askew by 3 degrees": Dress(200, (laid(3), soft(0.5), grain(4.0), jpeg(65), grey)),
    "two sheets": Dress(150, (beside_itself, soft(0.6), grain(4.0), jpeg(70))),
    "pale print": Dress(200, (pale, skewed(0.7), soft(0.7), grain(5.0), jpeg(65))),
    "coloured paper": Dress(200, (on_paper(240, 190, 150), skewed(0.7), soft(0.5), grain(4.0), jpeg(65))),
    "written by hand": Dress(200, _office(200), by_hand=True),
    "carbon copy": Dress(200, (carbon, skewed(0.7), grain(4.0), jpeg(65))),
    "creased": Dress(200, (creased, skewed(0.7), soft(0.6), grain(4.0), jpeg(65))),
    "grey seal, turned": Dress(200, (*_office(200), grey, turned), 0.8),
}
