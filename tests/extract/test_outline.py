"""Clauses by number and heading, in every style of numbering."""

from __future__ import annotations

import pytest

from hedui.extract.text.outline import Clause

from .reading import read

HEAD = "设备租赁合同\n\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n\n"


def clauses(body: str) -> list[Clause]:
    return list(read(HEAD + body).layout.outline.clauses)


def numbered(body: str) -> list[tuple[str, str | None]]:
    return [(clause.number, clause.heading) for clause in clauses(body)]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("第一章 总则", "第一章", "总则"),
        ("第一条 定义", "第一条", "定义"),
        ("第 三 条　付款", "第三条", "付款"),
        ("第12条：违约责任", "第12条", "违约责任"),
        ("一、租赁物", "一", "租赁物"),
        ("十二．其他", "十二", "其他"),
        ("（一）交付时间", "(一)", "交付时间"),
        ("(二) 交付地点", "(二)", "交付地点"),
        ("3.13.违约金", "3.13", "违约金"),
        ("3.1 租金", "3.1", "租金"),
        ("2.1.4 延期", "2.1.4", "延期"),
        ("4、押金", "4", "押金"),
        ("5．押金", "5", "押金"),
        ("6,押金", "6", "押金"),
        ("十—、不可抗力", "十一", "不可抗力"),
        ("二十－、附则", "二十一", "附则"),
        ("（3）运费", "(3)", "运费"),
        ("2）运费", "2)", "运费"),
        ("③运费", "③", "运费"),
        ("附件一：设备清单", "附件一", "设备清单"),
        ("附件2 设备清单", "附件2", "设备清单"),
    ],
)
def test_styles_of_numbering(line: str, number: str, heading: str) -> None:
    assert numbered(f"{line}\n约定如上。\n") == [(number, heading)]


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月1日签订",
        "3.5元每件，不含税",
        "0.035元/条",
        "10.5%的税率",
        "第三条规定的情形除外",
        "第一条和第二条同时适用",
        "附件一中所列的设备由乙方提供。",
        "1,000元",
        "2,3号楼",
        "—、租金",
    ],
)
def test_numbers_that_head_nothing(line: str) -> None:
    assert clauses(f"{line}\n") == []


def test_a_sentence_is_no_heading() -> None:
    (clause,) = clauses("1.1 乙方应当按照甲方的要求交付设备，并负责安装、调试以及对甲方人员的培训。\n")
    assert (clause.heading, clause.value) == (None, 1)
    assert clause.text.startswith("乙方应当")


def test_paths_join_the_numbers_above() -> None:
    body = "第二条 价款\n（一）总价\n1、设备款\n（1）主机\n①配件\n2、运费\n（二）押金\n第三条 期限\n（一）起租\n"
    assert [clause.path for clause in clauses(body)] == [
        "第二条",
        "第二条(一)",
        "第二条(一)1",
        "第二条(一)1(1)",
        "第二条(一)1①",
        "第二条(一)2",
        "第二条(二)",
        "第三条",
        "第三条(一)",
    ]
    assert [clause.path for clause in clauses("九、期限\n（一）租期\n9.1 租期\n")] == ["九", "九(一)", "9.1"]


def test_a_chapter_is_the_path_of_what_no_article_holds() -> None:
    body = "第一章 总则\n双方订立本合同。\n1、目的\n第一条 定义\n（一）设备\n第二章 价款\n（一）总价\n2.1 押金\n"
    assert [clause.path for clause in clauses(body)] == [
        "第一章",
        "第一章1",
        "第一条",
        "第一条(一)",
        "第二章",
        "第二章(一)",
        "2.1",
    ]


def test_where_a_line_belongs() -> None:
    body = "一、租赁物\n1、测量设备\n乙方提供全站仪。\n二、期限\n"
    layout = read(HEAD + body).layout
    offset = layout.text.raw.index("全站仪")
    inner, outer = layout.clause_at(offset), layout.article_at(offset)
    assert inner is not None and outer is not None
    assert (inner.path, outer.path) == ("一1", "一")
    assert layout.clause_at(layout.text.raw.index("青川市")) is None


def test_headings_whose_parts_bear_their_number_are_articles_where_nothing_else_is() -> None:
    layout = read(HEAD + "1. 标的\n1.1 甲方租用设备。\n2. 付款\n2.1 签订后付清。\n2.2 另议。\n3. 其他\n无。").layout
    articles = [layout.outline.article_at(line) for line in range(len(layout.text.lines))]
    assert [clause.number for clause in dict.fromkeys(a for a in articles if a)] == ["1", "2", "3"]
    layout = read(HEAD + "第一条 标的\n1. 设备\n1.1 甲方租用设备。\n第二条 付款\n签订后付清。").layout
    assert layout.outline.article_at(len(layout.text.lines) - 2).number == "第二条"  # type: ignore[union-attr]


def test_a_security_of_another_such_article_is_no_instalment() -> None:
    body = (
        "1. 价款\n1.1 合同总价100,000元。\n2. 付款方式\n2.1 甲方分两期付款：\n第一期：签订后付60,000元；\n"
        "第二期：验收后付40,000元。\n3. 质量\n3.1 甲方预留合同总价的5%作为质保金，期满返还。"
    )
    assert len(read(HEAD + body).contract.payment.instalments) == 2
