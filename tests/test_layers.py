"""Text layers that do not say what the page shows are found out; those that do cost a look and change nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hedui import critical, layers
from hedui.errors import EngineMissingError
from hedui.extract import extract, load_catalogue
from hedui.models.document import Document
from hedui.models.page import Mark, MarkKind, Page, Reading
from hedui.models.record import Record
from hedui.pipeline import process
from hedui.read.shown import Shown
from hedui.settings import OcrEngine, Settings
from tests.conftest import FONTS

A4 = (595.28, 841.89)
SETTINGS = Settings(cache=False)
CODE = "text-layer-differs"
LINES = (
    "办公设备采购合同",
    "合同编号：QM-CG-2026-017",
    "甲方：临河启明商贸有限公司",
    "乙方：东禾明德制造有限公司",
    "乙方账号：6222031507004518293",
    "第一条 甲方向乙方采购办公设备一批，规格型号以双方确认的清单为准。",
    "第二条 合同总价：人民币71,600.00元（大写：柒万壹仟陆佰元整）。",
    "第三条 因本合同发生的争议，由甲方所在地人民法院管辖。",
    "签订日期：2026年3月18日",
)


def written(
    path: Path,
    lines: tuple[str, ...] = LINES,
    *,
    mode: int = 0,
    behind: bytes = b"",
    over: bytes = b"",
    then: Callable[[Canvas], object] = lambda canvas: None,
) -> Path:
    """The lines in an embedded font, drawn in a render mode, before or after a picture that fills the page."""
    if "ming" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("ming", str(FONTS[0]), subfontIndex=0))
    canvas = Canvas(str(path), pagesize=A4, pageCompression=0)
    if behind:
        canvas.drawImage(ImageReader(io.BytesIO(behind)), 0, 0, *A4)
    for number, line in enumerate(lines):
        text = canvas.beginText(72, 740 - 30 * number)
        text.setFont("ming", 12)
        text.setTextRenderMode(mode)
        text.textOut(line)
        canvas.drawText(text)
    if over:
        canvas.drawImage(ImageReader(io.BytesIO(over)), 0, 0, *A4)
    then(canvas)
    canvas.save()
    return path


def photographed(path: Path) -> bytes:
    """The first page as a scanner gives it."""
    document = pypdfium2.PdfDocument(path)
    file = io.BytesIO()
    document[0].render(scale=200 / 72).to_pil().convert("L").save(file, "JPEG", quality=85)
    document.close()
    return file.getvalue()


def misnamed(path: Path, names: dict[str, str]) -> Path:
    """The PDF with other names in its fonts' tables of characters: what is drawn stays."""
    data = path.read_bytes()
    codes = {f"{ord(one):04X}".encode(): f"{ord(other):04X}".encode() for one, other in names.items()}

    def renamed(table: re.Match[bytes]) -> bytes:
        return re.sub(rb"(<[0-9A-Fa-f]{2}> )?<([0-9A-Fa-f]{4})>", of_code, table[0])

    def of_code(code: re.Match[bytes]) -> bytes:
        return (code[1] or b"") + b"<" + codes.get(code[2].upper(), code[2]) + b">"

    changed = re.sub(rb"begin(?:bfchar|bfrange).*?end(?:bfchar|bfrange)", renamed, data, flags=re.DOTALL)
    assert changed != data
    path.write_bytes(changed)
    return path


def codes_of(record: Record) -> set[str]:
    return {finding.code for finding in record.findings}


def total(record: Record) -> str:
    return str(record.contract.total.amount)


@pytest.mark.needs("fonts")
def test_a_layer_that_says_what_the_page_shows_is_read(tmp_path: Path) -> None:
    record = process(written(tmp_path / "a.pdf"), SETTINGS)
    assert total(record) == "71600.00"
    assert CODE not in codes_of(record)
    assert [reading.method for reading in record.source.reading] == ["text-layer"]


@pytest.mark.needs("fonts")
def test_digits_that_the_font_names_falsely(tmp_path: Path) -> None:
    names = dict(zip("0123456789", "9182736450", strict=True))
    record = process(misnamed(written(tmp_path / "a.pdf"), names), SETTINGS)
    assert total(record) == "71600.00"
    assert record.contract.number == "QM-CG-2026-017"
    (finding,) = (finding for finding in record.findings if finding.code == CODE)
    assert finding.severity == "error"
    assert "文字层为“41,699.99”，页面显示“71,600.00”（第1页）" in finding.message
    assert any("600.00" in evidence.text for evidence in finding.evidence)
    assert all(evidence.boxes for evidence in finding.evidence)


@pytest.mark.needs("fonts")
def test_words_of_an_amount_that_the_font_names_falsely(tmp_path: Path) -> None:
    record = process(misnamed(written(tmp_path / "a.pdf"), {"柒": "玖"}), SETTINGS)
    assert record.contract.total.words == "柒万壹仟陆佰元整"
    assert CODE in codes_of(record)


@pytest.mark.needs("fonts")
def test_nothing_is_compared_where_that_is_switched_off(tmp_path: Path) -> None:
    path = misnamed(written(tmp_path / "a.pdf"), {"7": "9", "9": "7"})
    for settings in (Settings(compare_layers=False), Settings(ocr=OcrEngine.NONE)):
        record = process(path, settings)
        assert total(record) == "91600.00"
        assert CODE not in codes_of(record)


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("behind", [False, True], ids=["invisible", "behind the picture"])
def test_the_layer_of_a_scan(tmp_path: Path, behind: bool) -> None:
    """It is read as it is while its values are what the picture shows."""
    picture = photographed(written(tmp_path / "drawn.pdf"))
    look: dict[str, object] = {"over": picture} if behind else {"behind": picture, "mode": 3}

    def read(name: str, **changes: str) -> Record:
        lines = tuple(changes.get(f"line{number}", line) for number, line in enumerate(LINES))
        return process(written(tmp_path / name, lines, **look), SETTINGS)  # type: ignore[arg-type]

    right = read("right.pdf")
    assert (total(right), [each.method for each in right.source.reading]) == ("71600.00", ["text-layer"])
    assert not codes_of(right) & {CODE, "text-hidden"}

    wrong = read("wrong.pdf", line6=LINES[6].replace("71,600", "91,600"))
    assert (total(wrong), [each.method for each in wrong.source.reading]) == ("71600.00", ["ocr"])
    assert [finding.severity for finding in wrong.findings if finding.code == CODE] == ["info"]


@pytest.mark.needs("fonts")
@pytest.mark.parametrize(
    "lines",
    [
        ("4% \\F] iS ea RIG ala lA 4<5: QM-CG-2026-017 FA J: ENT Gr AN (a SBA A BRA AT",) * 9,
        (
            "内设各釆狗台向",
            "合冋编写一二三",
            "田万临可启朋商买有限公司",
            "乙力东木明惠制选有限公司",
            "木合同发生的争仪由田万听在地入民去完管",
        )
        * 2,
    ],
    ids=["by a program that knows no Chinese", "of look-alikes"],
)
def test_a_layer_of_gibberish_is_not_read(tmp_path: Path, lines: tuple[str, ...]) -> None:
    picture = photographed(written(tmp_path / "drawn.pdf"))
    record = process(written(tmp_path / "a.pdf", lines, behind=picture, mode=3), SETTINGS)
    assert total(record) == "71600.00"
    assert [reading.method for reading in record.source.reading] == ["ocr"]


@pytest.mark.needs("fonts")
def test_a_picture_of_another_price_over_the_price(tmp_path: Path) -> None:
    lines = tuple(line.replace("71,600.00", "91,600.00") for line in LINES)
    shot = Image.open(io.BytesIO(photographed(written(tmp_path / "other.pdf", lines))))
    scale = 200 / 72
    before, price = LINES[6].split("71,600.00")[0], "71,600.00"
    left, right = (72 + pdfmetrics.stringWidth(text, "ming", 12) for text in (before, before + price))
    top, bottom = A4[1] - 740 + 6 * 30 - 11, A4[1] - 740 + 6 * 30 + 3
    patch = shot.crop(tuple(round(scale * side) for side in (left, top, right, bottom)))  # type: ignore[arg-type]
    patched = (ImageReader(patch), left, A4[1] - bottom, right - left, bottom - top)
    written(tmp_path / "a.pdf", then=lambda canvas: canvas.drawImage(*patched))
    record = process(tmp_path / "a.pdf", SETTINGS)
    assert total(record) == "91600.00"
    assert "71,600.00" in next(f.message for f in record.findings if f.code == "text-hidden")


@contextmanager
def _failing(error: Exception, path: Path, settings: Settings) -> Iterator[None]:
    raise error
    yield


def drawn(text: str) -> Page:
    """A page of a text layer on which each character is 10 points wide."""
    boxes = []
    for number, line in enumerate(text.split("\n")):
        boxes += [(10.0 * n, 20.0 * number, 10.0 * n + 10, 20.0 * number + 12) for n in range(len(line) + 1)]
    flat = np.array(boxes[: len(text)]).ravel()
    page = Page(1, text, Reading.TEXT_LAYER, 595.0, 842.0)
    return replace(page, boxes=type(page.boxes)("d", flat.tobytes()))


PRICE = "合同总价为人民币71,600.00元，含税。"


class Seer:
    """Says that a page shows what the test says, in turn."""

    def __init__(self, *readings: str, sure: Sequence[float] = (0.99,), of_marks: float | None = None) -> None:
        self.readings, self.sure, self.of_marks, self.asked = readings, sure, of_marks, 0

    def read(self, *_: object) -> Shown:
        text, sure = (each[min(self.asked, len(each) - 1)] for each in (self.readings, self.sure))
        self.asked += 1
        marks = sure if self.of_marks is None else self.of_marks
        return Shown(text, tuple(sure if character.isalnum() else marks for character in text))

    def read_whole(self, pages: list[Page]) -> list[Page]:
        return [replace(page, reading=Reading.OCR) for page in pages]


def compared(monkeypatch: pytest.MonkeyPatch, seer: Seer, text: str = PRICE) -> tuple[str, ...]:
    """What differs on a page, as the page shows it."""

    @contextmanager
    def looking(*_: object) -> Iterator[Seer]:
        yield seer

    monkeypatch.setattr(layers, "viewer", looking)
    document = Document("a.pdf", "0", "application/pdf", (drawn(text),))
    extraction = extract(document.pages, load_catalogue())
    found = layers.as_shown(Path("a.pdf"), document, [extraction], Settings())
    return tuple(mark.instead for page in found.document.pages for mark in page.marks if mark.kind is MarkKind.LAYER)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ((PRICE.replace("7", "9"),), ("91,600.00",)),
        ((PRICE.replace("71,600.00", "171,600.00"),), ("171,600.00",)),
        ((PRICE,), ()),
        ((PRICE.replace(",", "."),), ()),
        ((PRICE.replace("0", "O").replace("1", "l"),), ()),
        ((PRICE.replace("7", "9"), PRICE), ()),
        ((PRICE.replace("7", "9"), PRICE.replace("7", "1")), ()),
        (("",), ()),
        (("合同总价为人民币元，含税。",), ()),
        (("71,6",), ()),
        ((PRICE.replace("71,600.00", "600.00"), PRICE.replace("71,600.00", "600.00"), PRICE), ()),
        ((PRICE.replace("71,600.00", "600.00"),), ("600.00",)),
        (("甲乙丙丁戊己庚辛600.00元",), ()),
    ],
)
def test_only_two_equal_readings_that_fit_are_a_difference(
    monkeypatch: pytest.MonkeyPatch, readings: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert compared(monkeypatch, Seer(*readings)) == expected


@pytest.mark.parametrize(
    ("sure", "expected"),
    [((0.7,), ()), ((0.99, 0.7), ("91,600.00",)), ((0.7, 0.99), ("91,600.00",)), ((0.99, 0.5), ()), ((0.5, 0.99), ())],
)
def test_a_difference_is_what_one_reading_surely_shows_and_the_other_bears_out(
    monkeypatch: pytest.MonkeyPatch, sure: Sequence[float], expected: tuple[str, ...]
) -> None:
    assert compared(monkeypatch, Seer(PRICE.replace("7", "9"), sure=sure)) == expected


@pytest.mark.parametrize(("shown", "sure", "is_read"), [("91,600.00；", 0.99, True), ("91,600.00；", 0.7, False)])
def test_what_is_shown_over_a_covered_price_is_as_sure_as_its_figures(
    monkeypatch: pytest.MonkeyPatch, shown: str, sure: float, is_read: bool
) -> None:
    @contextmanager
    def looking(*_: object) -> Iterator[Seer]:
        yield Seer(shown, sure=(sure,), of_marks=0.3)

    monkeypatch.setattr(layers, "viewer", looking)
    covered = Mark(MarkKind.HIDDEN, "71,600.00", 0, "", ((72.0, 100.0, 130.0, 112.0),))
    page = replace(drawn("合同总价如下。"), marks=(covered,))
    document = Document("a.pdf", "0", "application/pdf", (page,))
    found = layers.as_shown(Path("a.pdf"), document, [extract((page,), load_catalogue())], Settings())
    assert (found.document.pages[0].reading is Reading.OCR) == is_read


def test_no_more_than_twelve_places_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = "\n".join(f"开户银行账号：62220315070045182{number:02}" for number in range(20))
    seer = Seer("")
    compared(monkeypatch, seer, f"甲方：临河启明商贸有限公司\n{accounts}\n{PRICE}\n")
    assert 0 < seer.asked <= critical.MOST


def test_lines_with_figures_are_read_where_no_value_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    seer = Seer("")
    compared(monkeypatch, seer, "编码 4009118202\n说明\n" * 3)
    assert seer.asked == 3


@pytest.mark.parametrize(
    ("error", "reason"),
    [(EngineMissingError("Get the engine."), "Get the engine."), (RuntimeError("broken"), "RuntimeError")],
)
def test_where_the_engine_is_missing_or_fails_the_layer_is_read_and_the_reason_told(
    monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    monkeypatch.setattr(layers, "viewer", partial(_failing, error))
    document = Document("a.pdf", "0", "application/pdf", (drawn(PRICE),))
    extraction = extract(document.pages, load_catalogue())
    found = layers.as_shown(Path("a.pdf"), document, [extraction], Settings())
    assert found.document is document
    assert found.failed.startswith(reason)


def test_a_file_that_is_gone_before_it_was_compared(tmp_path: Path) -> None:
    document = Document("a.pdf", "0", "application/pdf", (drawn(PRICE),))
    extraction = extract(document.pages, load_catalogue())
    found = layers.as_shown(tmp_path / "a.pdf", document, [extraction], SETTINGS)
    assert found.document is document
    assert found.failed == "文件或文件夹不存在"


@pytest.mark.needs("fonts")
def test_what_could_not_be_compared_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "viewer", partial(_failing, EngineMissingError("没有安装引擎。")))
    record = process(written(tmp_path / "a.pdf"), SETTINGS)
    assert total(record) == "71600.00"
    (finding,) = (finding for finding in record.findings if finding.code == CODE)
    assert finding.severity == "info"
    assert finding.message == "未能将文字层与页面显示的内容比对，已按文字层读取：没有安装引擎。"


@pytest.mark.parametrize(
    "change",
    [
        lambda document: replace(document, media_type="text/plain"),
        lambda document: replace(document, pages=(replace(document.pages[0], reading=Reading.OCR),)),
    ],
)
def test_other_documents_are_not_looked_at(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Document], Document]
) -> None:
    monkeypatch.setattr(layers, "viewer", partial(_failing, EngineMissingError("missing")))
    document = change(Document("a.pdf", "0", "application/pdf", (drawn(PRICE),)))
    extraction = extract(document.pages, load_catalogue())
    assert layers.as_shown(Path("a.pdf"), document, [extraction], Settings()) == layers.Compared(document)


@pytest.mark.needs("fonts")
def test_a_sum_that_is_no_total_is_read_where_its_words_contradict_it(tmp_path: Path) -> None:
    lines = (*LINES[:6], "第二条 每月服务费6,000.00元，全年合计72,000.00元（大写：柒万贰仟元整）。", *LINES[7:])
    picture = photographed(written(tmp_path / "drawn.pdf", lines))
    wrong = tuple(line.replace("72,000", "78,000") for line in lines)
    record = process(written(tmp_path / "a.pdf", wrong, behind=picture, mode=3), SETTINGS)
    assert (total(record), CODE in codes_of(record)) == ("72000.00", True)
    assert "amount-words-mismatch" not in codes_of(record)


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("at", [(72, -30), (72, 860), (620, 400), (-400, 400)])
def test_text_beside_the_paper_does_not_keep_the_rest_from_being_compared(tmp_path: Path, at: tuple[int, int]) -> None:
    def beside(canvas: Canvas) -> None:
        canvas.setFont("ming", 12)
        canvas.drawString(*at, "合同总价为99,999.00元（大写：玖万玖仟玖佰玖拾玖元整）")

    record = process(misnamed(written(tmp_path / "a.pdf", then=beside), {"7": "9", "9": "7"}), SETTINGS)
    assert (total(record), codes_of(record) >= {CODE, "text-hidden"}) == ("71600.00", True)
