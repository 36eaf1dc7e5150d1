"""The engines' table, the cache, hostile pictures, and engines that fail."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hedui.errors import DamagedDocumentError, DocumentError, EngineMissingError, TooLargeError
from hedui.models.page import Reading
from hedui.read import ocr, read_document
from hedui.read.cache import Cache, folder
from hedui.read.ocr.engine import Recognition, TextLine, corners_of, even_spans
from hedui.read.ocr.none import NoEngine
from hedui.read.scan import read_scan
from hedui.read.sight import Sight
from hedui.read.trust import Problem
from hedui.settings import Language, OcrEngine, Settings

from .scans import Picture, save, scan

SIZE = (100.0, 50.0)


class Scripted(NoEngine):
    """Reads the same line in every picture, and counts how often it was asked: of a small picture more than once."""

    name = "scripted"

    def __init__(self, text: str = "甲方：青禾公司", version: str = "1") -> None:
        self.version = version
        self.asked = 0
        self._text = text

    def read(self, picture: Picture) -> Recognition:
        self.asked += 1
        return Recognition(0, (self.read_line(picture),))

    def read_line(self, picture: Picture) -> TextLine:
        count = len(self._text)
        return TextLine(self._text, corners_of(picture), even_spans(count), np.full(count, 0.9))


def inked(seed: int = 0) -> Picture:
    picture = np.full((100, 200), 255, np.uint8)
    picture[40:60, 20:180] = np.random.default_rng(seed).integers(0, 2, (20, 160)) * 255
    return picture


def test_every_engine_of_the_settings_has_its_place() -> None:
    assert set(ocr.MODULES) == set(ocr.GET) == set(OcrEngine)


@pytest.mark.parametrize("choice", [OcrEngine.RAPIDOCR, OcrEngine.TESSERACT])
def test_a_missing_engine_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, choice: OcrEngine) -> None:
    def missing() -> None:
        raise ImportError("nothing there")

    monkeypatch.setattr(ocr, "_loader", lambda _: missing)
    for lang in Language:
        with pytest.raises(EngineMissingError, match=r"tesseract-ocr-chi-sim|uv tool install --force"):
            ocr.load_engine(choice, lang)


def test_rapidocr_without_its_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    from hedui.read.ocr import nets

    monkeypatch.setattr(nets, "_PACKAGE", "rapidocr_that_is_not_there")
    with pytest.raises(ImportError):
        nets.model("*.onnx")


def test_without_ocr_images_and_scans_say_that_they_are_unread(tmp_path: Path) -> None:
    path = save(inked(), tmp_path / "a.png")
    (page,) = read_document(path, Settings(ocr=OcrEngine.NONE)).pages
    assert (page.reading, page.problem, page.text) == (Reading.NONE, Problem.SCAN, "")


def test_what_was_recognised_is_not_recognised_again(tmp_path: Path) -> None:
    engine, cache = Scripted(), Cache(tmp_path, 1)
    first = read_scan(inked(), 1, SIZE, engine, cache)
    once = engine.asked
    again = read_scan(inked(), 1, SIZE, engine, cache)
    assert (first.text, first.boxes.tobytes(), engine.asked) == (again.text, again.boxes.tobytes(), once)
    read_scan(inked(seed=1), 1, SIZE, engine, cache)
    newer = Scripted(version="2")
    read_scan(inked(), 1, SIZE, newer, cache)
    assert (engine.asked, newer.asked) == (2 * once, once)
    assert read_scan(inked(), 1, SIZE, Scripted(), None).boxes.tobytes() == first.boxes.tobytes()


def test_a_damaged_cache_counts_as_none_and_an_unwritable_one_is_no_error(tmp_path: Path) -> None:
    engine, cache = Scripted(), Cache(tmp_path, 1)
    read_scan(inked(), 1, SIZE, engine, cache)
    once = engine.asked
    for path in tmp_path.rglob("*.sight"):
        path.write_bytes(b"rubbish")
    assert read_scan(inked(), 1, SIZE, engine, cache).text == "甲方：青禾公司\n"
    (tmp_path / "file").write_text("")
    assert read_scan(inked(), 1, SIZE, engine, Cache(tmp_path / "file", 1)).text == "甲方：青禾公司\n"
    assert engine.asked == 3 * once


def test_the_cache_forgets_what_was_not_used_for_longest(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 1)
    for number in range(3):
        path = tmp_path / f"{number}.sight"
        path.write_bytes(bytes(500 * 1024))
        stamp = 1_000_000 + number
        os.utime(path, (stamp, stamp))
    cache.trim()
    assert sorted(path.name for path in tmp_path.glob("*.sight")) == ["2.sight"]


def test_the_place_of_the_cache_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEDUI_CACHE", str(tmp_path))
    assert folder() == tmp_path


def test_a_sight_survives_the_cache() -> None:
    line = Scripted().read_line(inked())
    sight = Sight((200.0, 100.0), 90, 0.5, (line,), np.array([[1.0, 2.0, 3.0, 2.0]]), broken=(0,))
    back = sight.rounded()
    assert (back.turn, back.skew, back.lines[0].text) == (90, 0.5, line.text)
    assert np.allclose(back.lines[0].corners, line.corners)
    assert np.allclose(back.strokes, sight.strokes)
    assert back.broken == (0,)
    with pytest.raises((ValueError, KeyError, TypeError)):
        Sight.from_json("[]")


def test_boxes_of_a_recognised_line_lie_on_the_page(tmp_path: Path) -> None:
    page = read_scan(inked(), 1, SIZE, Scripted("甲方乙"), None)
    ((x0, top, x1, bottom),) = page.locate(1, 2)
    assert (x0, x1) == (pytest.approx(33.33, abs=0.1), pytest.approx(66.67, abs=0.1))
    assert 0 <= top < bottom <= 50
    assert page.confidence(0, 3) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("name", "make", "error"),
    [
        ("truncated.jpg", lambda data: data[: len(data) // 2], DamagedDocumentError),
        ("rubbish.png", lambda data: b"\x89PNG\r\n\x1a\n" + bytes(100), DamagedDocumentError),
        ("rubbish.tif", lambda data: b"II*\x00" + b"\xff" * 100, DamagedDocumentError),
    ],
)
def test_damaged_images(tmp_path: Path, name: str, make: object, error: type[DocumentError]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), np.uint8)
    whole = save(noise, tmp_path / "whole.jpg").read_bytes()
    path = tmp_path / name
    path.write_bytes(make(whole))  # type: ignore[operator]
    with pytest.raises(error) as caught:
        read_document(path, Settings(ocr=OcrEngine.NONE))
    assert name in str(caught.value)


def test_a_decompression_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(TooLargeError, match="max_megapixels"):
        read_document(path, Settings(ocr=OcrEngine.NONE))


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        (OcrEngine.NONE, Problem.EMPTY),
        (OcrEngine.RAPIDOCR, Problem.TOO_LARGE),
        pytest.param(OcrEngine.TESSERACT, Problem.TOO_LARGE, marks=pytest.mark.needs("tesseract")),
    ],
)
def test_a_bomb_inside_a_pdf_costs_only_its_page(tmp_path: Path, choice: OcrEngine, problem: Problem) -> None:
    Image.new("L", (3000, 3000)).save(tmp_path / "bomb.pdf", resolution=100)
    (page,) = read_document(tmp_path / "bomb.pdf", Settings(max_megapixels=4, ocr=choice)).pages
    assert page.problem == problem


def test_images_of_every_mode_are_read(tmp_path: Path) -> None:
    picture = Image.fromarray(inked())
    for mode in ("1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"):
        path = tmp_path / f"{mode.replace(';', '')}.tif"
        deep = Image.fromarray(inked().astype(np.uint16) * 256)
        (deep if mode == "I;16" else picture.convert(mode)).save(path)
        (page,) = read_document(path, Settings(ocr=OcrEngine.NONE)).pages
        assert page.problem == Problem.SCAN, mode


def test_the_engines_are_loaded_only_when_a_picture_needs_them() -> None:
    code = "import sys, hedui.read; print([name for name in ('cv2', 'onnxruntime', 'rapidocr') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_engine_that_crashes_is_not_silent(tmp_path: Path) -> None:
    class Crashing(Scripted):
        def read(self, picture: Picture) -> Recognition:
            raise MemoryError("out of memory")

    with pytest.raises(MemoryError):
        read_scan(inked(), 1, SIZE, Crashing(), None)


def test_a_page_keeps_its_number_and_size() -> None:
    page = read_scan(inked(), 7, SIZE, Scripted(), None)
    assert dataclasses.astuple(page)[0] == 7
    assert (page.width, page.height) == SIZE


@pytest.mark.needs("tesseract")
def test_tesseract_reads_where_it_is_installed(tmp_path: Path) -> None:
    engine = ocr.load_engine(OcrEngine.TESSERACT, Language.ZH)
    picture = scan(
        tmp_path, lambda paper: paper.lines(40, 40, *["合同编号：20240117", "联系电话：01055501234"] * 3, pitch=40)
    )
    page = read_scan(picture, 1, (420.0, 300.0), engine, None)
    assert page.text.count("20240117") == page.text.count("01055501234") == 3
    start = page.text.index("20240117")
    ((x0, top, x1, bottom),) = page.locate(start, start + 8)
    assert (x0, x1) == (pytest.approx(100, abs=6), pytest.approx(150, abs=10))
    assert 38 < top < bottom < 60
