"""Scans for the tests: pages of small PDFs as pictures, with what scanners and office life do to them."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from .paper import Paper

Picture = NDArray[np.uint8]

RED = (205, 45, 55)
DPI = 200


def scan(folder: Path, draw: Callable[[Paper], object], size: tuple[float, float] = (420, 300)) -> Picture:
    """What ``draw`` puts on a page, at 200 dots per inch."""
    paper = Paper(folder / "drawn.pdf", size)
    draw(paper)
    document = pypdfium2.PdfDocument(paper.save())
    picture = np.array(document[0].render(scale=DPI / 72).to_pil().convert("RGB"))
    document.close()
    return picture


def worn(picture: Picture, degrees: float = 0.0, noise: float = 4.0) -> Picture:
    """Skewed (clockwise), a little soft and grainy."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    picture = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    picture = cv2.GaussianBlur(picture, (0, 0), 0.6)
    grain = np.random.default_rng(3).normal(0, noise, picture.shape[:2])[:, :, None]
    return np.clip(picture * 0.96 + grain, 0, 255).astype(np.uint8)


def sealed(picture: Picture, x: int, y: int, name: str, font: Path, radius: int = 157) -> Picture:
    """A round red seal with its middle at (x, y) that says ``name`` along its ring."""
    stamp = Image.new("RGB", (picture.shape[1], picture.shape[0]), "white")
    pen = ImageDraw.Draw(stamp)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=6)
    star = [
        (x + r * math.sin(math.pi * k / 5), y - r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in [radius * (0.32 if k % 2 == 0 else 0.13)]
    ]
    pen.polygon(star, fill=RED)
    letter = ImageFont.truetype(str(font), 34)
    span = math.radians(22 * (len(name) - 1))
    for number, character in enumerate(name):
        angle = -span / 2 + span * number / (len(name) - 1)
        glyph = Image.new("L", (80, 80), 0)
        ImageDraw.Draw(glyph).text((40, 40), character, font=letter, fill=255, anchor="mm")
        glyph = glyph.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        at = (int(x + radius * 0.78 * math.sin(angle)) - 40, int(y - radius * 0.78 * math.cos(angle)) - 40)
        stamp.paste(RED, at, glyph)
    return (picture.astype(np.uint16) * np.array(stamp) // 255).astype(np.uint8)


def save(picture: Picture, path: Path, **options: object) -> Path:
    Image.fromarray(picture).save(path, dpi=(DPI, DPI), **options)
    return path
