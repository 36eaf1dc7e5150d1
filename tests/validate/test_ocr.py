"""Differences that may be the reader's, on pages that were read by OCR."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest

from hedui.extract import extract, load_catalogue
from hedui.extract.extraction import Doubt, Span
from hedui.models.finding import Finding
from hedui.models.page import Page, Reading, Seal
from hedui.models.severity import Severity
from hedui.settings import Settings
from hedui.validate import validate
from tests.validate.agreements import changed, pages

NAME = "东禾电梯维护有限公司"
SEALED = "乙方（盖章）：" + NAME


def _page(signed: str, *weak: str, confidence: float = 0.5, seal: bool = False) -> Page:
    """A recognised page on which the second party signs as ``signed``, its ``weak`` characters hardly read."""
    (page,) = pages(changed((SEALED, "乙方（盖章）：" + signed)), reading=Reading.OCR, confidence=0.98)
    start = page.text.index("乙方（盖章）：") + len("乙方（盖章）：")
    confidences = page.confidences[:]
    for offset, character in enumerate(signed):
        if character in weak:
            confidences[start + offset] = confidence
    boxes = array("d", [value for index in range(len(page.text)) for value in (index, 0.0, index + 1, 10.0)])
    seals = (Seal("", (start, 0.0, start + len(signed), 10.0), 0.0),) if seal else ()
    return replace(page, confidences=confidences, boxes=boxes, seals=seals)


def _findings(*read: Page) -> dict[str, Finding]:
    found = validate(extract(read, load_catalogue()), Settings())
    return {finding.code: finding for finding in found if finding.code not in ("low-confidence", "seal-missing")}


def test_a_look_alike_is_a_doubt_on_a_recognised_page_and_an_error_on_a_given_one() -> None:
    signed = "东禾申梯维护有限公司"
    found = _findings(_page(signed))
    assert set(found) == {"name-unsure"}
    assert found["name-unsure"].severity is Severity.INFO
    assert f"“{NAME}”" in found["name-unsure"].message
    assert f"“{signed}”" in found["name-unsure"].message
    given = _findings(*pages(changed((SEALED, "乙方（盖章）：" + signed))))
    assert given["party-name-mismatch"].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("signed", "weak"),
    [("东禾申掉维护有限公司", "申掉"), ("东禾梯维护有限公司", "梯"), ("东禾电棉梯维护有限公司", "棉")],
)
def test_a_difference_where_hardly_anything_was_legible_is_a_doubt(signed: str, weak: str) -> None:
    assert set(_findings(_page(signed, *weak))) == {"name-unsure"}


@pytest.mark.parametrize(("signed", "weak"), [("东禾电梯安装有限公司", ""), ("东禾电梯安装有限公司", "安")])
def test_another_word_is_an_error_on_any_page(signed: str, weak: str) -> None:
    found = _findings(_page(signed, *weak))
    assert set(found) == {"party-name-mismatch"}
    assert found["party-name-mismatch"].severity is Severity.ERROR


def test_under_a_seal_more_confidence_is_asked_for() -> None:
    signed = "东禾电梯安装有限公司"
    assert set(_findings(_page(signed, *"安装", confidence=0.9))) == {"party-name-mismatch"}
    assert set(_findings(_page(signed, *"安装", confidence=0.9, seal=True))) == {"name-unsure"}
    assert set(_findings(_page(signed, seal=True))) == {"party-name-mismatch"}


@pytest.mark.parametrize("signed", ["东禾电维护有限公司", "东禾电护有限公司", "东禾电梯维护有限公司通"])
def test_a_character_or_two_that_a_seal_hides_or_adds_are_a_doubt(signed: str) -> None:
    assert set(_findings(_page(signed, seal=True))) == {"name-unsure"}
    assert set(_findings(_page(signed))) == {"party-name-mismatch"}


@pytest.mark.parametrize(("signed", "code"), [("东禾申梯维", "name-unsure"), ("西苑扶梯维", "party-name-mismatch")])
def test_what_a_seal_or_an_edge_left_of_a_name_is_a_doubt(signed: str, code: str) -> None:
    assert set(_findings(_page(signed))) == {code}
    given = _findings(*pages(changed((SEALED, "乙方（盖章）：" + signed))))
    assert set(given) == {"party-name-mismatch"}


def test_a_representative_hardly_legible_is_a_doubt() -> None:
    (page,) = pages(changed(("法定代表人（签字）：高志远", "法定代表人（签字）：高志近")), reading=Reading.OCR)
    confidences = page.confidences[:]
    confidences[page.text.index("高志近") + 2] = 0.4
    assert set(_findings(replace(page, confidences=confidences))) == {"name-unsure"}
    assert set(_findings(page)) == {"representative-mismatch"}


def test_a_lost_character_is_info_with_both_readings() -> None:
    found = _findings(*pages(changed((SEALED, "乙方（盖章）：东禾电梯护有限公司"))))
    finding = found["party-name-mismatch"]
    assert finding.severity is Severity.INFO
    assert "东禾电梯维护有限公司" in finding.message
    assert "东禾电梯护有限公司" in finding.message


def test_a_clause_number_hardly_legible_is_no_duplicate() -> None:
    (page,) = pages(changed(("1.2 乙方每月", "1.1 乙方每月")), reading=Reading.OCR, confidence=0.98)
    confidences = page.confidences[:]
    confidences[page.text.index("1.1 乙方每月") + 2] = 0.4
    assert set(_findings(page)) == {"clause-number-duplicate", "clause-number-gap"}
    assert set(_findings(replace(page, confidences=confidences))) == set()


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        ("___2__年", set()),
        ("____2年", set()),
        ("2____年", set()),
        ("_____年", {"blank-field"}),
        ("20____年", {"blank-field"}),
    ],
)
def test_a_blank_with_figures_in_it_is_filled_although_its_end_was_lost(term: str, codes: set[str]) -> None:
    text = changed(("本合同有效期2年，自2024年3月1日起至2026年2月28日止。", f"本合同有效期{term}。"))
    found = _findings(*pages(text, reading=Reading.OCR, confidence=0.98))
    assert set(found) == codes


def _codes_with_doubt(page: Page, stretch: str, reading: str) -> set[str]:
    """The codes of what is found where a second reading of the stretch says something else."""
    extraction = extract((page,), load_catalogue())
    start = page.text.rindex(stretch)
    doubt = Doubt(Span(start, start + len(stretch)), (("second", reading),))
    found = validate(replace(extraction, doubts=(doubt,)), Settings())
    return {finding.code for finding in found} - {"second-reading-differs", "seal-missing"}


def test_a_second_reading_settles_what_the_first_made_of_a_name() -> None:
    page = _page("东禾电棉安装有限公司")
    assert _codes_with_doubt(page, "东禾电棉安装有限公司", "东禾 电梯 维护有限公司") == {"name-unsure"}
    assert _codes_with_doubt(page, "东禾电棉安装有限公司", "东禾电棉维护有限公司") == {"party-name-mismatch"}


def test_a_second_reading_settles_what_the_first_made_of_a_tax_id() -> None:
    code, read = "91370212742910433H", "91370212742910438H"
    (page,) = pages(changed((code, read)), reading=Reading.OCR, confidence=0.98)
    assert _codes_with_doubt(page, read, code) == set()
    assert _codes_with_doubt(page, read, "91370212742910488H") == {"tax-id-invalid"}


@pytest.mark.parametrize(("drawn", "codes"), [("__2__年", set()), ("2年", {"low-confidence"})])
def test_what_is_drawn_around_a_value_may_be_read_badly(drawn: str, codes: set[str]) -> None:
    (page,) = pages(changed(("有效期2年", f"有效期{drawn}")), reading=Reading.OCR, confidence=0.98)
    confidences = page.confidences[:]
    start = page.text.index("有效期") + 3
    for index in range(start, start + len(drawn)):
        confidences[index] = 0.5 if page.text[index] in "_" or drawn == "2年" else 0.98
    found = validate(extract((replace(page, confidences=confidences),), load_catalogue()), Settings())
    assert {finding.code for finding in found if finding.code == "low-confidence"} == codes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（大写：贰万肆仟元整）", "（大写：贰万\n\n1\n\n肆仟元整）"),
        ("人民币24,000.00元（", "人民币24,00\n0.00元（"),
        ("人民币24,000.00元（", "人民币24,000\n- 3 -\n.00元（"),
    ],
)
def test_amounts_that_the_end_of_a_line_tears_do_not_differ(old: str, new: str) -> None:
    found = _findings(*pages(changed((old, new))))
    assert not {"amount-words-mismatch", "amount-words-malformed", "total-mismatch"} & set(found)


@pytest.mark.parametrize("how", ["hardly legible", "not read"])
def test_a_page_that_cannot_be_read_lacks_no_party(how: str) -> None:
    (given,) = pages(
        "购销合同\n甲方：东禾电梯维护有限公司\n双方约定如下：\n合同总价：人民币1,200元（大写：壹仟贰佰元整）\n"
    )
    assert "party-missing" in _findings(given)
    if how == "hardly legible":
        read = replace(given, reading=Reading.OCR, confidences=array("d", [0.4] * len(given.text)))
        found = validate(extract((read,), load_catalogue()), Settings())
        assert any(f.code == "low-confidence" and f.message.startswith("第1页辨认把握不大") for f in found)
    else:
        unread = Page(2, "", Reading.NONE, problem="no-text")
        found = validate(extract((given, unread), load_catalogue()), Settings())
        assert "page-unreadable" in {finding.code for finding in found}
    assert "party-missing" not in {finding.code for finding in found}


GUESSES = "水展采购 合间\n2594.4=8 5-001\n乙 方，北审栏电有限公 司\n二·合河总 价为 人民币\n"
LATIN = "b4809547:0 0 17\nte e of the\nb7899547 4 7\n"


@pytest.mark.parametrize("text", [GUESSES, LATIN])
def test_a_page_that_is_hardly_legible_is_not_said_to_be_no_agreement_nor_to_lack_anything(text: str) -> None:
    (page,) = pages(text, reading=Reading.OCR, confidence=0.4)
    found = validate(extract((page,), load_catalogue()), Settings())
    assert {finding.code for finding in found} == {"low-confidence"}
    (legible,) = pages(
        "会议通知\n各部门：\n定于周五下午召开安全生产会议，请准时参加。\n", reading=Reading.OCR, confidence=0.98
    )
    (finding,) = validate(extract((legible,), load_catalogue()), Settings())
    assert finding.code == "not-an-agreement"


def test_a_number_that_lacks_on_a_first_page_that_was_not_read_is_not_missed() -> None:
    (given,) = pages("购销合同\n甲方：东禾电梯维护有限公司\n乙方：临江新程物流有限公司\n")
    assert "number-missing" in _findings(given)
    unread = Page(1, "", Reading.NONE, problem="no-text")
    assert "number-missing" not in _findings(unread, replace(given, number=2))


def test_an_empty_sheet_behind_an_agreement_hides_no_party() -> None:
    (given,) = pages("购销合同\n甲方：东禾电梯维护有限公司\n双方约定如下：\n")
    assert "party-missing" in _findings(given, Page(2, "", Reading.NONE, problem="blank"))


@pytest.mark.parametrize(("confidence", "codes"), [(0.5, set()), (0.98, {"amount-words-malformed"})])
def test_words_on_a_page_that_is_hardly_legible_prove_nothing(confidence: float, codes: set[str]) -> None:
    (page,) = pages(changed(("贰万肆仟元整", "贰万肆任元整")), reading=Reading.OCR, confidence=confidence)
    found = {finding.code for finding in validate(extract((page,), load_catalogue()), Settings())}
    assert found & {"amount-words-malformed", "amount-words-mismatch"} == codes


@pytest.mark.parametrize(
    ("old", "new", "hardly", "code"),
    [
        ("大写：贰万肆仟元整", "大写：贰万肆查仟元整", "查", "amount-words-malformed"),
        ("大写：贰万肆仟元整", "大写：贰万伍仟元整", "伍", "amount-words-mismatch"),
        ("2024年3月1日起", "2024年2月30日起", "0日起", "date-invalid"),
    ],
)
def test_what_was_hardly_read_does_not_accuse_the_agreement(old: str, new: str, hardly: str, code: str) -> None:
    (page,) = pages(changed((old, new)), reading=Reading.OCR, confidence=0.98)
    (accused,) = [f for f in validate(extract((page,), load_catalogue()), Settings()) if f.code == code]
    page.confidences[page.text.index(new) + new.index(hardly)] = 0.7
    found = validate(extract((page,), load_catalogue()), Settings())
    assert code not in {finding.code for finding in found}
    (unsure,) = [f for f in found if f.code == "low-confidence" and f.message.endswith(accused.message)]
    milder = Severity.WARNING if accused.severity is Severity.ERROR else Severity.INFO
    assert (unsure.severity, unsure.fields) == (milder, accused.fields)


@pytest.mark.parametrize(("sure", "both"), [(0.5, True), (0.7, False)])
def test_a_sign_that_was_hardly_told_from_the_other_is_quoted_as_both(sure: float, both: bool) -> None:
    stated = "每逾期一日按合同总价的0.3%支付违约金"
    text = changed(("本合同有效期2年", f"{stated}。本合同有效期2年"))
    (page,) = pages(text, reading=Reading.OCR, confidence=0.98)
    page.confidences[page.text.index(stated) + stated.index("%")] = sure
    found = validate(extract((page,), load_catalogue()), Settings())
    said = " ".join(finding.message for finding in found if finding.code == "low-confidence")
    assert ("也可读作“0.3‰”" in said) is both
