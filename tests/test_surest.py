"""Names that were hardly legible at one place and surely read at another."""

from __future__ import annotations

from dataclasses import replace

from hedui.extract import extract, load_catalogue
from hedui.extract.extraction import Extraction
from hedui.models.page import Reading
from hedui.surest import with_surest_names
from tests.validate.agreements import changed, pages

NAME = "东禾电梯维护有限公司"
SIGNED = "乙方（盖章）："


def _read(signed: str, weak: str) -> Extraction:
    (page,) = pages(changed((SIGNED + NAME, SIGNED + signed)), reading=Reading.OCR, confidence=0.98)
    confidences = page.confidences[:]
    start = page.text.index(SIGNED) + len(SIGNED)
    for offset, character in enumerate(signed):
        if character in weak:
            confidences[start + offset] = 0.5
    return with_surest_names(extract([replace(page, confidences=confidences)], load_catalogue()))


def test_a_name_hardly_legible_takes_the_spelling_of_its_surest_witness_and_shows_both() -> None:
    found = _read("东禾申掉维护有限公司", "申掉")
    assert [signature.name for signature in found.contract.signatures] == ["临河市第二实验小学", NAME]
    assert [mention.value for mention in found.sources["/signatures/1/name"]] == [NAME, "东禾申掉维护有限公司"]


def test_a_name_surely_read_stays_as_it_stands() -> None:
    found = _read("东禾电梯安装有限公司", "")
    assert found.contract.signatures[1].name == "东禾电梯安装有限公司"
    assert [mention.value for mention in found.sources["/signatures/1/name"]] == ["东禾电梯安装有限公司"]


def test_a_name_without_a_witness_stays_as_it_was_read() -> None:
    assert _read("南川热力有限公司", "南川").contract.signatures[1].name == "南川热力有限公司"
