"""Seals on hand-built pages: whose they are, and where one is called for and lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hedui.extract import extract, load_catalogue
from hedui.models.finding import Finding
from hedui.models.page import Page, Reading, Seal
from hedui.settings import Language, Settings
from hedui.validate import validate
from tests.validate.agreements import CLEAN, changed, pages

BOX = (100.0, 600.0, 220.0, 720.0)
OWN = "东禾电梯维护有限公司"
FOREIGN = "青岚市北辰物业服务有限公司"


def _sealed(
    *seals: tuple[str, float], reading: Reading = Reading.OCR, text: str = CLEAN, in_colour: bool = True
) -> tuple[Page, ...]:
    (page,) = pages(text, reading=reading, confidence=0.98)
    return (replace(page, seals=tuple(Seal(words, BOX, sure) for words, sure in seals), in_colour=in_colour),)


def _found(code: str, read: tuple[Page, ...], lang: Language = Language.ZH) -> list[Finding]:
    found = validate(extract(read, load_catalogue()), Settings(lang=lang))
    return [finding for finding in found if finding.code == code]


def test_a_seal_of_another_organisation() -> None:
    (finding,) = _found("seal-name-mismatch", _sealed((OWN, 0.95), (FOREIGN, 0.95)))
    assert FOREIGN in finding.message
    assert OWN in finding.message
    assert finding.evidence[0].boxes == (BOX,)
    (english,) = _found("seal-name-mismatch", _sealed((FOREIGN, 0.95)), Language.EN)
    assert english.message.startswith("The seal on page 1 reads")


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        (OWN, 0.95),
        ("东禾申梯维沪有限公司", 0.95),
        ("维护有限公司东禾电梯", 0.95),
        ("禾电梯维护有限", 0.95),
        (OWN + "合同专用章", 0.95),
        (FOREIGN, 0.6),
        ("北辰物业", 0.95),
        ("合同专用章3702120045", 0.95),
        ("", 0.0),
    ],
)
def test_no_seal_of_another_organisation(words: str, sure: float) -> None:
    assert _found("seal-name-mismatch", _sealed((words, sure))) == []


def test_a_witness_who_signs_too_may_seal() -> None:
    text = changed(("乙方（盖章）", f"见证方：{FOREIGN}\n\n乙方（盖章）"))
    assert _found("seal-name-mismatch", _sealed((FOREIGN, 0.95), text=text)) == []


def test_a_seal_that_lacks_on_a_scan() -> None:
    (finding,) = _found("seal-missing", _sealed())
    assert "第1页" in finding.message
    assert "甲方（盖章）" in finding.message
    assert "乙方（盖章）" in finding.message
    assert [entry.page for entry in finding.evidence] == [1, 1]


def test_no_seal_is_asked_of_text_nor_where_one_lies_nor_where_none_is_called_for() -> None:
    assert _found("seal-missing", _sealed((OWN, 0.9))) == []
    assert _found("seal-missing", _sealed(("", 0.0))) == []
    assert _found("seal-missing", _sealed(in_colour=False)) == []
    assert _found("seal-missing", _sealed(text=CLEAN.replace("（盖章）", "（签字）"))) == []
