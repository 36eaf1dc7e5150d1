"""‰ and % drawn as pictures of lines, small and soft as scans show them."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from reportlab.pdfbase.pdfmetrics import stringWidth

from hedui.read.ocr.permille import tell

from .scans import Picture, scan, worn

SURE = 0.9


def line(folder: Path, text: str, font: str, size: float) -> tuple[Picture, NDArray[np.float64]]:
    """A line as it is cut out of a page, and where the middles of its characters lie."""
    widths = [stringWidth(character, font, size) for character in text]
    page = (sum(widths) + 2 * size, 1.5 * size)
    picture = worn(scan(folder, lambda paper: paper.text(size, 0.2 * size, text, size, font), page))
    ends = np.array(list(accumulate(widths)))
    return np.ascontiguousarray(picture[:, :, 0]), (size + ends - np.array(widths) / 2) / page[0]


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold"])
@pytest.mark.parametrize("size", [9, 12, 16])
@pytest.mark.parametrize("text", ["3‰.", "[0.5‰]", "10‰", "(8‰ 6)", "3%.", "[0.5%]", "100%", "(8% 60)", "9.8% 00"])
def test_signs_are_told_apart(tmp_path: Path, text: str, size: int, font: str) -> None:
    picture, middles = line(tmp_path, text, font, size)
    found, _, sure = tell(picture, text.replace("‰", "%"), middles, np.full(len(text), SURE))
    assert found == text
    assert sure.min() == SURE


def test_the_ring_that_was_read_as_a_zero_goes(tmp_path: Path) -> None:
    picture, middles = line(tmp_path, "5‰ 0", "Helvetica", 12)
    ring = middles[1] + 0.3 * picture.shape[0] / picture.shape[1]
    found, places, sure = tell(picture, "5%00", np.array([*middles[:2], ring, middles[3]]), np.full(4, SURE))
    assert (found, places.tolist(), len(sure)) == ("5‰0", middles[[0, 1, 3]].tolist(), 3)


def test_other_text_stays_as_it_is() -> None:
    middles, sure = np.array([0.2, 0.8]), np.array([0.5, 0.6])
    assert tell(np.full((48, 200), 255, np.uint8), "甲方", middles, sure) == ("甲方", middles, sure)
    assert tell(np.full((48, 200), 255, np.uint8), "3%", middles, sure)[0] == "3%"
