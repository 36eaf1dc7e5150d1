"""Pictures of pages for the report, within the same limits as the reading."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from hedui.export.pictures import MOST_PIXELS, page_pictures
from hedui.models.page import Page, Reading
from hedui.read.sniff import Kind
from hedui.settings import Settings


def page(number: int, width: float, height: float) -> Page:
    return Page(number, "甲", Reading.OCR, width, height)


@pytest.mark.parametrize("limit", [1, 300])
def test_an_image_is_shown_where_it_may_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)
    Image.new("1", (2000, 3000), 1).save(tmp_path / "a.png")
    shown = list(page_pictures(tmp_path / "a.png", Kind.PNG, [page(1, 595, 842)], Settings(max_megapixels=limit)))
    assert [number for number, _ in shown] == ([1] if limit == 300 else [])
    for _, data in shown:
        with Image.open(io.BytesIO(data)) as picture:
            assert max(picture.size) <= MOST_PIXELS


def test_a_picture_lies_as_its_page_was_read(tmp_path: Path) -> None:
    image = Image.new("L", (300, 200), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=exif)
    [(_, data)] = page_pictures(tmp_path / "a.jpg", Kind.JPEG, [page(1, 200, 300)], Settings())
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.width < picture.height


def test_what_cannot_be_drawn_costs_only_its_picture(tmp_path: Path) -> None:
    for name, kind in (("a.png", Kind.PNG), ("a.docx", Kind.DOCX)):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" if kind is Kind.PNG else b"PK\x03\x04")
        assert list(page_pictures(tmp_path / name, kind, [page(1, 595, 842)], Settings())) == []
