"""Differences that may be the reader's, on pages that were read by OCR."""

from __future__ import annotations

from hedui.extract import extract, load_catalogue
from hedui.models.finding import Severity
from hedui.models.page import Reading
from hedui.settings import Settings
from hedui.validate import validate
from tests.validate.agreements import changed, pages

SEALED = "乙方（盖章）：东禾电梯维护有限公司"


def _severities(text: str, reading: Reading) -> list[Severity]:
    found = validate(extract(pages(text, reading=reading, confidence=0.98), load_catalogue()), Settings())
    return [finding.severity for finding in found if finding.code == "party-name-mismatch"]


def test_a_look_alike_is_info_on_a_recognised_page_and_an_error_on_a_given_one() -> None:
    text = changed((SEALED, "乙方（盖章）：东禾申梯维护有限公司"))
    assert _severities(text, Reading.OCR) == [Severity.INFO]
    assert _severities(text, Reading.PLAIN_TEXT) == [Severity.ERROR]


def test_another_word_is_an_error_on_any_page() -> None:
    text = changed((SEALED, "乙方（盖章）：东禾电梯安装有限公司"))
    assert _severities(text, Reading.OCR) == [Severity.ERROR]


def test_a_lost_character_is_info_with_both_readings() -> None:
    text = changed((SEALED, "乙方（盖章）：东禾电梯护有限公司"))
    found = validate(extract(pages(text), load_catalogue()), Settings())
    finding = next(finding for finding in found if finding.code == "party-name-mismatch")
    assert finding.severity is Severity.INFO
    assert "东禾电梯维护有限公司" in finding.message
    assert "东禾电梯护有限公司" in finding.message
