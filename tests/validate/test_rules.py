"""Each code fires where it must and is silent where it must be, on text as it really looks."""

from __future__ import annotations

import pytest

from hedui.extract import extract, load_catalogue
from hedui.models.page import Page, Reading
from hedui.settings import Language, Settings
from hedui.validate import RULES, validate
from tests.validate import agreements
from tests.validate.agreements import Case, codes, findings
from tests.validate.cases import amounts, completeness, dues, nature, parties, period, structure

CASES = (
    *amounts.CASES,
    *completeness.CASES,
    *dues.CASES,
    *nature.CASES,
    *parties.CASES,
    *period.CASES,
    *structure.CASES,
)
READING = {
    *("low-confidence", "name-unsure", "second-reading-differs", "page-unreadable", "text-hidden"),
    *("text-struck", "revision-pending", "text-layer-differs", "page-missing", "page-duplicate"),
    *("seal-name-mismatch", "seal-missing", "field-missing"),
    *("signature-broken", "signature-signer", "signature-unchecked"),
}


OWN = {"field-missing"}
"""Codes that need fields of the user's own: tests/validate/test_own_fields.py."""


def _name(case: Case) -> str:
    return f"{case.code}: {'' if case.quotes is None else 'not '}silent on {case.about}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_fires_where_it_must_and_only_there(case: Case) -> None:
    found = findings(case.code, case.text)
    if case.quotes is None:
        assert not found
        return
    assert len(found) >= 1
    said = " ".join(finding.message for finding in found)
    assert [quote for quote in case.quotes if quote not in said] == []


def test_every_code_has_a_firing_and_a_silent_case() -> None:
    every = {rule.code for rule in RULES} - READING - OWN
    assert {case.code for case in CASES if case.quotes is not None} == every
    assert {case.code for case in CASES if case.quotes is None} == every


def test_a_clean_agreement_comes_out_clean() -> None:
    assert codes(agreements.CLEAN) == set()


@pytest.mark.parametrize("case", [case for case in nature.CASES if case.quotes is not None], ids=_name)
def test_nothing_else_is_said_of_what_is_no_agreement(case: Case) -> None:
    assert codes(case.text) == {case.code}


def test_what_is_no_agreement_is_checked_where_the_code_is_disabled() -> None:
    extraction = agreements.read("项目启动会议纪要\n时间：2024年3月5日\n")
    found = validate(extraction, Settings(disable=frozenset({nature.CODE})))
    assert {finding.code for finding in found} == {"party-missing", "number-missing"}
    assert "没有找到有名称的合同当事人，合同至少应有两方" in [finding.message for finding in found]


def test_a_page_without_text_may_hold_the_agreement() -> None:
    letter = Page(1, "关于催缴租金的函\n请于本月底前付清。\n", Reading.PLAIN_TEXT)
    blank = Page(2, "", Reading.NONE, problem="blank")
    extraction = extract((letter, blank), load_catalogue())
    assert nature.CODE not in {finding.code for finding in validate(extraction, Settings())}


@pytest.mark.parametrize("case", [case for case in CASES if case.quotes is not None], ids=_name)
def test_evidence_quotes_the_page_and_messages_exist_in_both_languages(case: Case) -> None:
    pages = agreements.pages(case.text)
    extraction = agreements.read(case.text)
    chinese = [f for f in validate(extraction, Settings()) if f.code == case.code]
    english = [f for f in validate(extraction, Settings(lang=Language.EN)) if f.code == case.code]
    assert len(chinese) == len(english)
    for one, other in zip(chinese, english, strict=True):
        assert one.message != other.message
        assert "{" not in one.message + other.message
        assert all(pages[e.page - 1].text[e.start : e.end] == e.text for e in one.evidence)
        assert one.evidence or case.code in ("number-missing", "party-missing")


def test_a_page_without_text_is_an_error_and_an_empty_sheet_is_none() -> None:
    first = agreements.pages(agreements.CLEAN)
    scanned = Page(number=2, text="", reading=Reading.NONE, problem="scan")
    blank = Page(number=3, text="", reading=Reading.NONE, problem="blank")
    found = validate(extract((*first, scanned, blank), load_catalogue()), Settings())
    assert [(f.code, "第2页" in f.message) for f in found] == [("page-unreadable", True)]


def test_where_no_page_gave_text_every_page_is_told() -> None:
    problems = ("scan", "blank", "no-text", "damaged")
    pages = [Page(number, "", Reading.NONE, problem=problem) for number, problem in enumerate(problems, 1)]
    for lang in Language:
        found = validate(extract(tuple(pages), load_catalogue()), Settings(lang=lang))
        told = [finding.message for finding in found if finding.code == "page-unreadable"]
        assert [str(number) in message for number, message in enumerate(told, 1)] == [True] * 4


@pytest.mark.parametrize(("confidence", "expected"), [(0.4, True), (0.99, False)])
def test_low_confidence_is_told_of_recognised_text(confidence: float, expected: bool) -> None:
    pages = agreements.pages(agreements.CLEAN, reading=Reading.OCR, confidence=confidence)
    found = validate(extract(pages, load_catalogue()), Settings())
    assert ("low-confidence" in {f.code for f in found}) is expected
