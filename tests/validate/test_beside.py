"""What a file holds beside its pages' text is told where it may be a value, and not where it is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hedui.extract import extract, load_catalogue
from hedui.models.finding import Finding
from hedui.models.page import Mark, MarkKind
from hedui.settings import Language, Settings
from hedui.validate import validate
from tests.validate import agreements

PLACE = agreements.CLEAN.index("24,000.00元")
HIDDEN, STRUCK, REVISED = MarkKind.HIDDEN, MarkKind.STRUCK, MarkKind.REVISED
CODES = {HIDDEN: "text-hidden", STRUCK: "text-struck", REVISED: "revision-pending"}


def told(*marks: Mark, lang: Language = Language.ZH) -> list[Finding]:
    """The findings about marks on a page of which nothing else is to be said."""
    (page,) = agreements.pages(agreements.CLEAN)
    found = validate(extract((replace(page, marks=marks),), load_catalogue()), Settings(lang=lang))
    return [finding for finding in found if finding.code in CODES.values()]


@pytest.mark.parametrize("kind", [HIDDEN, STRUCK])
@pytest.mark.parametrize("texts", [(), ("§", " ", "TC"), ("", "——")])
def test_what_says_nothing_is_not_told(kind: MarkKind, texts: tuple[str, ...]) -> None:
    assert told(*(Mark(kind, text, PLACE) for text in texts)) == []


@pytest.mark.parametrize("kind", [HIDDEN, STRUCK])
@pytest.mark.parametrize("text", ["底价：999,999.00元{0}", "起草说明", "3", "壹"])
def test_what_may_be_a_value_is_quoted_with_its_line(kind: MarkKind, text: str) -> None:
    (finding,) = told(Mark(kind, text, PLACE), Mark(kind, "§", 0))
    assert (finding.code, finding.severity) == (CODES[kind], "warning")
    assert f"“{text}”（第1页）" in finding.message
    assert [e.text for e in finding.evidence] == [
        "3.1 合同总价：人民币24,000.00元（大写：贰万肆仟元整），含税，税率6%。"
    ]


def test_what_shows_instead_is_quoted_and_pointed_at() -> None:
    box = (100.0, 200.0, 150.0, 212.0)
    (finding,) = told(Mark(HIDDEN, "26,000.00", PLACE, "24,000.00", (box,)))
    assert "“26,000.00”（第1页，该处显示为“24,000.00”）" in finding.message
    assert [(e.text, e.start, e.boxes) for e in finding.evidence] == [("24,000.00", PLACE, (box,))]


def test_many_are_one_finding_that_shows_five() -> None:
    (finding,) = told(*(Mark(STRUCK, f"第{number}项", PLACE) for number in range(1, 9)))
    assert "第5项" in finding.message
    assert "第6项" not in finding.message
    assert len(finding.evidence) == 1


@pytest.mark.parametrize(
    ("text", "instead", "chinese", "english"),
    [
        ("26,000.00", "24,000.00", "“26,000.00”改为“24,000.00”", "“26,000.00” became “24,000.00”"),
        ("", "24,000.00", "插入“24,000.00”", "“24,000.00” was inserted"),
        ("不含税", "", "删除“不含税”", "“不含税” was deleted"),
    ],
)
def test_a_revision_quotes_both_sides(text: str, instead: str, chinese: str, english: str) -> None:
    mark = Mark(REVISED, text, PLACE, instead)
    (finding,) = told(mark)
    assert finding.code == "revision-pending"
    assert chinese in finding.message
    assert english in told(mark, lang=Language.EN)[0].message


def test_a_revision_of_blanks_is_none() -> None:
    assert told(Mark(REVISED, "", PLACE, " "), Mark(REVISED, "。", PLACE, "；")) == []


def test_one_that_stands_on_no_line_is_told_without_a_place() -> None:
    (page,) = agreements.pages(agreements.CLEAN)
    marks = (Mark(HIDDEN, "底价九十万元", agreements.CLEAN.index("\n\n") + 1),)
    found = validate(extract((replace(page, marks=marks),), load_catalogue()), Settings())
    assert [f.evidence for f in found if f.code == "text-hidden"] == [()]


@pytest.mark.parametrize(("of_scan", "severity"), [(False, "error"), (True, "info")])
def test_what_the_layer_says_otherwise_is_an_error_unless_a_scanner_wrote_it(of_scan: bool, severity: str) -> None:
    (page,) = agreements.pages(agreements.CLEAN)
    mark = Mark(MarkKind.LAYER, "26,000.00", PLACE, "24,000.00")
    for lang, quoted in (
        (Language.ZH, "文字层为“26,000.00”，页面显示“24,000.00”"),
        (Language.EN, "“26,000.00” in the"),
    ):
        extraction = extract((replace(page, marks=(mark,), is_layer=of_scan),), load_catalogue())
        (finding,) = (f for f in validate(extraction, Settings(lang=lang)) if f.code == "text-layer-differs")
        assert quoted in finding.message
        assert (finding.severity, [e.text for e in finding.evidence]) == (severity, ["24,000.00"])
