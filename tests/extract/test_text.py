"""The text as extraction reads it: page furniture, wrapped lines, and evidence over a page's edge."""

from __future__ import annotations

import pytest

from hedui.models.evidence import Method

from .reading import read

FIRST = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 租赁物
乙方向甲方出租测量设备一批，设备的名称、型号和数量由双方在交付时共同清点确认并签字，
"""
SECOND = """甲方在清点时提出异议的，乙方应当更换。
第二条 租期
租期【2】年，自2024年4月1日起至2026年3月31日止。
"""
THIRD = """第三条 其他
未尽事宜，由双方协商解决。

甲方（盖章）：青川市测绘院
乙方（盖章）：青川恒达仪器有限公司
日期：2024年3月6日
"""


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", "第{n}页 共3页"),
        ("", "- {n} -"),
        ("", "{n} / 3"),
        ("", "{n}"),
        ("", "Page {n} of 3"),
        ("青川恒达合同范本", ""),
        ("青川恒达合同范本 QC-2024", "第 {n} 页"),
        ("", "第{n}页，共3页\n青川恒达内部资料"),
    ],
)
def test_furniture_ends_up_in_no_sentence(head: str, foot: str) -> None:
    pages = [f"{head}\n{page}{foot.format(n=n)}" for n, page in enumerate((FIRST, SECOND, THIRD), 1)]
    flow = read(*pages).layout.text.flow.text
    assert "共同清点确认并签字,甲方在清点时提出异议的" in flow
    for word in ("第1页", "- 1 -", "Page", "内部资料"):
        assert word not in flow
    assert not head or flow.count(head.split(" ")[0]) == 1, "what opens the document may be its title, but only once"


def test_a_paragraph_that_a_page_break_repeats_is_read_once() -> None:
    sentence = "甲方应当妥善保管设备，因保管不善造成损坏的，应当赔偿。"
    extraction = read(FIRST + sentence + "\n第1页 共2页", sentence + "\n" + SECOND + THIRD + "第2页 共2页")
    assert extraction.layout.text.raw.count(sentence) == 2
    assert extraction.layout.text.flow.text.count("因保管不善造成损坏的") == 1


def test_an_agreement_that_says_the_same_of_both_parties_keeps_both() -> None:
    extraction = read(
        "设备租赁合同\n\n甲方：青川市测绘院\n联系电话：0899-6612345\n乙方：青川恒达仪器有限公司\n联系电话：0899-6612345\n"
        + THIRD
    )
    assert [p.telephone for p in extraction.contract.parties] == ["0899-6612345"] * 2


def test_wrapped_lines_are_one_sentence() -> None:
    sentence = (
        "本合同有效期为贰年，自二〇二四年四月一日起至二〇二六年三月三十一日止，期满前三十日内任何一方均可以书面形式"
        "通知对方终止本合同，逾期未通知的，本合同自动顺延壹年，顺延的次数不限，租金标准不变，由甲方按季度支付给乙方，"
        "支付时乙方应当先行提供等额的增值税专用发票，否则甲方有权顺延支付租金的时间，且不承担逾期付款的违约责任，"
        "因乙方原因延误的，由乙方自行承担由此产生的全部损失，并应当继续履行本合同约定的各项义务直至合同终止之日为止。"
    )
    lines = "\n".join(sentence[i : i + 36] for i in range(0, len(sentence), 36))
    extraction = read(f"{FIRST}{SECOND.split('租期【')[0]}{lines}\n{THIRD}")
    period = extraction.contract.period
    assert (period.duration, period.renewal, period.notice_days) == ("P2Y", "P1Y", 30)
    assert (str(period.start_date), str(period.end_date)) == ("2024-04-01", "2026-03-31")


def test_evidence_over_a_page_s_edge_has_a_part_on_each() -> None:
    before, after = "第二条 租期\n设备的租期为二年，届满前由双方另行协商续租，自2024年4", "月1日起至2026年3月31日止。\n"
    extraction = read(FIRST + before, after + THIRD)
    assert str(extraction.contract.period.start_date) == "2024-04-01"
    (mention,) = extraction.of("period.start_date")
    parts = extraction.layout.text.evidence(mention.start, mention.end, Method.CLAUSE)
    assert [(part.page, part.text) for part in parts] == [(1, "2024年4"), (2, "月1日")]


def test_a_value_s_evidence_is_the_value_as_it_stands_there() -> None:
    extraction = read(FIRST.replace("青川市测绘院", "【 青川市 测绘院 】") + SECOND + THIRD)
    (mention, *_) = extraction.sources["/parties/0/name"]
    assert mention.value == "青川市测绘院"
    assert extraction.layout.text.raw[mention.start : mention.end] == "青川市 测绘院"


def test_no_text_states_nothing() -> None:
    extraction = read("", "\n \n")
    assert (extraction.mentions, extraction.brackets, extraction.contract.parties) == ((), (), ())


@pytest.mark.parametrize("text", ["③\n", "甲方：云岭公司\n①\n", "一、总则\n²\n③④\n", "１\n"])
def test_circled_and_raised_numbers_alone_on_a_line(text: str) -> None:
    assert read(text).layout.text.raw == text


@pytest.mark.parametrize("rule", ["_" * 40, "_" * 8, "＿" * 12])
def test_a_line_drawn_within_the_running_head_is_no_blank(rule: str) -> None:
    head = f"青川恒达精密测绘仪器有限公司{rule}仪器租赁合同"
    pages = [f"{head}\n{page}{n}" for n, page in enumerate(("仪器租赁合同\n" + FIRST, SECOND, THIRD), 1)]
    found = read(*pages)
    assert found.contract.title == "仪器租赁合同"
    assert rule not in found.layout.text.flow.text.replace("_", rule[0])


def test_a_blank_that_the_head_of_every_page_names_is_kept_once() -> None:
    head = "合同编号：________ 版本：第三版"
    pages = [f"{head}\n{page}{n}" for n, page in enumerate(("仪器租赁合同\n" + FIRST, SECOND, THIRD), 1)]
    assert read(*pages).layout.text.flow.text.count("合同编号") == 1


def test_a_short_cover_keeps_the_title_that_is_the_running_head_of_every_page() -> None:
    title = "仪器租赁合同"
    cover = f"{title}\n合同编号：YZ-2024-7\n{title}\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司"
    pages = [f"{title}\n{page}第{n}页" for n, page in enumerate((FIRST, SECOND, THIRD), 2)]
    found = read(cover, *pages)
    assert found.contract.title == title
    assert found.layout.text.flow.text.count(title) == 1


PARTIES = ("出租方（甲方）：青川市测绘院", "承租方（乙方）：何静")
BLOCK = "\n".join(
    (
        PARTIES[0],
        "联系人：陶小满",
        "住所地：青川市银河街333号",
        PARTIES[1],
        "住所地：青川市西坪乡上湾村",
        "双方订立本合同。",
    )
)
SIGNED = "\n".join((*PARTIES, "法定代表人：于铭翔\t签字：何静", "签署日期：2026年9月10日\t签署日期：2026年9月10日"))


@pytest.mark.parametrize("number", ["- {} -", "第{}页", "{}/4"])
@pytest.mark.parametrize("cover", ["商铺租赁合同\n协议号：2026-8", "商铺租赁合同"])
def test_parties_on_cover_above_the_clauses_and_among_the_signatures_are_no_running_heads(
    number: str, cover: str
) -> None:
    body = f"第一条 租金每月5000元。\n第二条 {FIRST}"
    pages = ("\n".join((cover, *PARTIES)), BLOCK, body, SIGNED)
    numbered = [f"{page}\n{number.format(n)}" for n, page in enumerate(pages, 1)]
    for found in (read(*numbered), read("\n".join(numbered))):
        addresses = {party.role: party.address for party in found.contract.parties}
        assert addresses == {"甲方": "青川市银河街333号", "乙方": "青川市西坪乡上湾村"}


@pytest.mark.parametrize(
    "head", ["合同编号：YZ-2024-7", "项目名称：仪器租赁", "采购人：青川市测绘院　乙方：何静", "密级：内部"]
)
def test_what_has_a_label_and_stands_at_one_place_of_every_page_is_a_running_head(head: str) -> None:
    pages = [f"{head}\n{page}第{n}页" for n, page in enumerate(("仪器租赁合同\n" + FIRST, SECOND, THIRD), 1)]
    assert read(*pages).layout.text.flow.text.count(head.replace("：", ":").split("\u3000")[0]) == 1
