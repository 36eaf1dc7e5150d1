"""Pages that are absent, out of order or there twice are told by their numbers; whatever may be right is let be."""

from __future__ import annotations

import pytest

from hedui.divide.paging import paged
from hedui.models.page import Page, Reading

BODY = "{n}.1 乙方应当在第{n}阶段完成现场勘查并提交书面报告，甲方应当予以配合。\n{n}.2 双方对第{n}阶段的成果各自保密。"


def pages(*feet: str | None, bodies: str = "", reading: Reading = Reading.TEXT_LAYER) -> tuple[Page, ...]:
    """Pages with their feet; ``bodies`` says by a letter for each which of them have one text."""
    letters = bodies or "abcdefghijklmnopqrstuvwxyz"[: len(feet)]
    return tuple(
        Page(number, f"维护服务合同\n{BODY.format(n=ord(letter) - 96)}\n{foot or ''}\n", reading)
        for number, (letter, foot) in enumerate(zip(letters, feet, strict=True), 1)
    )


def of(form: str, *numbers: int) -> list[str]:
    return [form.format(n=number) for number in numbers]


def absent(*feet: str | None, bodies: str = "", reading: Reading = Reading.TEXT_LAYER) -> list[tuple[int, ...]]:
    return [gap.numbers for gap in paged(pages(*feet, bodies=bodies, reading=reading))[1].gaps]


FORMS = [
    *("第{n}页 共5页", "第 {n} 页，共 5 页", "第{n}页/共5页", "共5页 第{n}页", "第{n}页（共5页）", "{n}/5", "{n} / 5"),
    *("Page {n} of 5", "P{n}/5", "页码：第{n}页 共5页", "编号：QM-3    第{n}页 共5页"),
]
ALONE = ["- {n} -", "— {n} —", "第{n}页", "~{n}~", "{n}", "Page {n}"]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_of_the_total_that_is_absent(form: str) -> None:
    assert absent(*of(form, 1, 2, 4, 5)) == [(3,)]
    assert absent(*of(form, 1, 2, 3)) == [(4, 5)]
    assert absent(*of(form, 3, 4, 5)) == [(1, 2)]
    assert absent(*of(form, 1, 2, 3, 4, 5)) == []


@pytest.mark.parametrize("form", ALONE)
def test_a_page_between_two_that_is_absent(form: str) -> None:
    assert absent(*of(form, 1, 2, 3, 5, 6)) == [(4,)]
    assert absent(*of(form, 1, 2, 3, 4, 5)) == []
    assert absent(*of(form, 2, 3, 4)) == []


def test_numbers_in_chinese_and_in_the_head() -> None:
    feet = [f"第{number}页 共十二页" for number in ("九", "十", "十二")]
    assert absent(*feet) == [(1, 2, 3, 4, 5, 6, 7, 8), (11,)]
    heads = [Page(n, f"第{said}页 共3页\n正文{n}\n" + "条款\n" * 9, Reading.TEXT_LAYER) for n, said in ((1, 1), (2, 3))]
    assert [gap.numbers for gap in paged(heads)[1].gaps] == [(2,)]


@pytest.mark.parametrize(
    "feet",
    [
        (None, *of("第{n}页 共4页", 2, 3, 4)),
        (*of("第{n}页 共4页", 1, 2, 3), None),
        ("- 1 -", "- 2 -", None, "- 4 -"),
        tuple(of("第{n}页 共3页", 1, 2, 3) + of("第{n}页 共2页", 1, 2)),
        tuple(of("- {n} -", 1, 2, 3) + of("- {n} -", 1, 2)),
        ("第1页 共1页",) * 3,
        ("1/2", "甲方：", "乙方："),
        ("3", "17", "4"),
        ("2026", "2027", "2029"),
        ("详见附件第3页", "按第7页", "见第9页"),
        ("第7页 共5页", "第9页 共5页"),
        (None, None, None),
    ],
)
def test_what_may_be_right_is_let_be(feet: tuple[str | None, ...]) -> None:
    kept, paging = paged(pages(*feet))
    assert (len(kept), paging.gaps, paging.disorder, paging.repeated) == (len(feet), (), (), ())


def test_a_sheet_that_is_empty_is_not_the_absent_page() -> None:
    one, _, two = pages(*of("第{n}页 共3页", 1, 2, 3))
    blank = Page(2, "", Reading.NONE, problem="blank")
    unread = Page(2, "", Reading.NONE, problem="no-text")
    assert [gap.numbers for gap in paged((one, blank, two))[1].gaps] == [(2,)]
    assert paged((one, unread, two))[1].gaps == ()


def test_pages_out_of_order() -> None:
    kept, paging = paged(pages(*of("第{n}页 共4页", 1, 3, 2, 4)))
    assert [(each.before.number, each.behind.number) for each in paging.disorder] == [(3, 2)]
    assert (len(kept), paging.gaps) == (4, ())
    assert len(paged(pages(*of("第{n}页 共4页", 4, 3, 2, 1)))[1].disorder) == 3


def test_a_page_that_is_there_twice_is_left_out() -> None:
    kept, paging = paged(pages(*of("第{n}页 共3页", 1, 2, 2, 3), bodies="abbc"))
    assert [page.number for page in kept] == [1, 2, 4]
    assert [(each.page, each.of, each.said and each.said.number) for each in paging.repeated] == [(3, 2, 2)]
    assert (paging.gaps, paging.disorder) == ((), ())


def test_a_long_text_without_a_number_is_there_twice_where_it_is_the_same_to_the_letter() -> None:
    text = "\n".join(BODY.format(n=number) for number in range(1, 6))
    for other, repeats in ((text, True), (text.replace("1.2 双方", "1.2 各方"), False)):
        two = (Page(1, text, Reading.TEXT_LAYER), Page(2, other, Reading.TEXT_LAYER))
        assert (len(paged(two)[0]) == 1) is repeats
    form = text + "\n验收人：____ 日期：____ 数量：____"
    assert len(paged((Page(1, form, Reading.TEXT_LAYER), Page(2, form, Reading.TEXT_LAYER)))[0]) == 2


@pytest.mark.parametrize(
    "two",
    [
        pages("第1页 共2页", "第2页 共2页", bodies="aa"),
        pages("第2页 共3页", "第2页 共3页", bodies="ab"),
        pages(None, None, bodies="aa"),
    ],
)
def test_other_pages_that_are_alike_are_two(two: tuple[Page, ...]) -> None:
    assert paged(two)[0] == two


def recognised(text: str, number: int) -> Page:
    return Page(number, text, Reading.OCR)


def test_a_sheet_that_was_scanned_twice_may_be_read_a_little_otherwise() -> None:
    text = "\n".join(BODY.format(n=number) for number in range(1, 6)) + "\n第4页 共9页\n"
    again = text.replace("勘查", "勘查", 1).replace("报告", "报吿", 2)
    assert [page.number for page in paged((recognised(text, 1), recognised(again, 2)))[0]] == [1]
    signed = [page.replace("\n第4页", "\n甲方签字：\n第4页") for page in (text, again)]
    assert len(paged([recognised(page, number) for number, page in enumerate(signed, 1)])[0]) == 2


@pytest.mark.parametrize(
    "feet",
    [of("第{n}页 共5页", 1, 2, 8, 4, 5), of("- {n} -", 1, 2, 8, 4), of("- {n} -", 7, 2, 3), of("- {n} -", 1, 2, 8)],
)
def test_a_number_that_may_be_misread_proves_nothing(feet: list[str]) -> None:
    assert absent(*feet, reading=Reading.OCR) == []


def test_a_total_that_was_misread_is_that_of_the_others() -> None:
    feet = [*of("第{n}页 共4页", 1, 2), "第3页 共9页", "第4页 共4页"]
    assert absent(*feet, reading=Reading.OCR) == []
