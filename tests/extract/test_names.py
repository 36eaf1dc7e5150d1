"""A party's name in the text behind its label, and what stands behind the name without being part of it."""

from __future__ import annotations

import pytest

from hedui.extract.values.names import is_organisation, read_name

NAME = "临川百合贸易有限公司"


@pytest.mark.parametrize(
    "behind",
    [
        "(笔名:纸鹤)",
        " (艺名：纸鹤)",
        "(原名临川百合商行)",
        "(曾用名:百合商行)",
        "(英文名:Lily Trading)",
        "(统一社会信用代码:91460200MA5T0XW12L)",
        "(或简称“乙方”)",
        "(又称“卖方”)",
        "(“乙方”)",
        " 以下简称乙方",
        "，以下称“乙方”",
        "(客户)",
        " (买受方)",
        "（供应商）",
        "合同专用章",
        " 合同专用章(3)",
        "公章",
        "(盖章)",
        " 一、货物名称：投影仪两台。",
        "甲方为办公需要，向乙方购买投影仪",
        " 双方经协商，达成如下协议：",
        "根据《中华人民共和国民法典》，订立本合同",
    ],
)
def test_what_stands_behind_a_name(behind: str) -> None:
    found = read_name(NAME + behind)
    assert [(part.value, part.start, part.end) for part in found] == [(NAME, 0, len(NAME))]


@pytest.mark.parametrize(
    "name",
    [
        "青岭电子(北京)有限公司",
        "星原创投中心(有限合伙)",
        "星原创投(有限合伙)",
        "青岭市第二中学(南校区)",
        "Halden Kreativ Inc",
        "Halden Kreativ Co., Ltd.",
        "OAKRIDGE TRADING LIMITED",
        "Halden Werke GmbH",
        "Halden & Ruiz Trading S.L.",
        "Ödman Werke GmbH & Co. KG",
        "Halden Seiko K.K.",
        "PT Halden Jaya",
    ],
)
def test_brackets_that_belong_to_a_name_and_foreign_names(name: str) -> None:
    assert [part.value for part in read_name(name)] == [name]
    assert is_organisation(name)


@pytest.mark.parametrize(
    "text", ["赵一诺(身份证:110100198711042715)", "赵一诺(公民身份号码 110100198711042715)", "赵一诺(笔名：一诺)"]
)
def test_a_person_s_name_alone(text: str) -> None:
    assert [part.value for part in read_name(text)] == ["赵一诺"]


@pytest.mark.parametrize(
    "text",
    [
        "合同专用章",
        "公章",
        "应向公司支付货款",
        "Contract Number",
        "(以下简称乙方)",
        "为提高效率,双方约定",
        "根据采购结果",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert read_name(text) == ()


@pytest.mark.parametrize("text", ["  ；货款", "; 债权", "。合同", " ；临川百合贸易有限公司"])
def test_what_stands_behind_a_closing_mark_is_no_name(text: str) -> None:
    assert read_name(text) == ()


@pytest.mark.parametrize("unit", ["万元", "元", "千元", "万美元", "人民币万元", "元/台", "公斤", "万吨", "平方米"])
def test_the_unit_of_a_table_is_nobody_s_name(unit: str) -> None:
    assert not read_name(f"{unit}）")


@pytest.mark.parametrize("name", ["于海洋", "于洋", "于建国", "向晚晴", "应采薇", "应天长", "和静文"])
def test_surnames_that_are_words_of_sentences_begin_names(name: str) -> None:
    assert [part.value for part in read_name(f"{name}（笔名：纸鹤）（以下简称“作者”）")] == [name]


@pytest.mark.parametrize(
    "words",
    ["于次日", "于2025年", "于是", "应付款", "应当配合", "应采取", "应验收", "向乙方", "向甲方交付", "和解", "向前"],
)
def test_words_of_sentences_are_no_names(words: str) -> None:
    assert read_name(words) == ()
