"""Pages of digital PDFs as an office scanner would give them back: skewed, soft, grainy, sealed, some turned."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from hedui.read.pdf import read_pdf
from hedui.settings import OcrEngine, Settings

Picture = NDArray[np.uint8]

DPI = 200
_RED = (205, 45, 55)


def pages(paths: list[Path], count: int, seed: int = 7) -> Iterator[tuple[Path, str, Picture]]:
    """The first ``count`` pages, taken in turn from the files: where from, what they say, and their scan."""
    texts = {path: read_pdf(path, Settings(ocr=OcrEngine.NONE)) for path in paths}
    places = [(path, n) for n in range(max(map(len, texts.values()))) for path in paths if n < len(texts[path])]
    for number, (path, page) in enumerate(places[:count]):
        rng = np.random.default_rng([seed, number])
        yield path, texts[path][page].text, scanned(_drawn(path, page), rng)


def scanned(page: Picture, rng: np.random.Generator) -> Picture:
    """A page as a scanner sees it; every third with a seal, every eighth turned, every fourth grey."""
    if rng.random() < 1 / 3:
        page = _sealed(page, rng)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-0.7, 0.7), 1.0)
    page = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.4, 0.8))
    noise = rng.normal(0, rng.uniform(2, 6), page.shape[:2])[:, :, None]
    page = np.clip(page * rng.uniform(0.93, 1.0) + noise, 0, 255).astype(np.uint8)
    if rng.random() < 1 / 4:
        page = np.repeat(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)
    if rng.random() < 1 / 8:
        page = np.ascontiguousarray(np.rot90(page, rng.integers(1, 4)))
    buffer = io.BytesIO()
    Image.fromarray(page).save(buffer, "JPEG", quality=60)
    return np.array(Image.open(buffer))


def _drawn(path: Path, number: int) -> Picture:
    document = pypdfium2.PdfDocument(path)
    picture = np.array(document[number].render(scale=DPI / 72).to_pil().convert("RGB"))
    document.close()
    return picture


def _sealed(page: Picture, rng: np.random.Generator) -> Picture:
    """A ring with a star of 40 mm; ink darkens what is below it."""
    radius = round(20 / 25.4 * DPI)
    height, width = page.shape[:2]
    x, y = int(rng.integers(radius, width - radius)), int(rng.integers(height // 4, height - radius))
    stamp = np.full_like(page, 255)
    cv2.circle(stamp, (x, y), radius, _RED, 7, cv2.LINE_AA)
    star = [
        (x + r * math.sin(math.pi * k / 5), y - r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in [radius * (0.33 if k % 2 == 0 else 0.13)]
    ]
    cv2.fillPoly(stamp, [np.array(star, np.int32)], _RED, cv2.LINE_AA)
    return (page.astype(np.uint16) * stamp // 255).astype(np.uint8)
