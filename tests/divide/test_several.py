"""Where another agreement begins in a file; and what looks like one and belongs to the agreement before it."""

from __future__ import annotations

import itertools

import pytest

from hedui.divide import agreements
from hedui.extract import extract, load_catalogue
from hedui.models.page import Mark, MarkKind, Page, Reading
from hedui.models.part import PartKind
from hedui.settings import Settings
from hedui.validate import validate

A, B, C = "远岭市云帆电子有限公司", "临川市百合贸易有限公司", "青桐图片社有限公司"


def agreement(
    title: str = "设备购销合同",
    one: str = A,
    other: str = B,
    number: str | None = None,
    roles: str = "甲方 乙方",
    style: str = "第{}条",
) -> str:
    first, second = roles.split()
    numbers = "一二三四"
    clauses = "\n".join(
        f"{style.format(number)} {text}"
        for number, text in zip(numbers, ("标的", "价款及支付", "违约责任", "争议解决"), strict=True)
    )
    stated = f"合同编号：{number}\n" if number else ""
    return (
        f"{title}\n{stated}{first}：{one}\n{second}：{other}\n{clauses}\n本合同自双方盖章之日起生效。\n"
        f"{first}（盖章）：{one}\n日期：2024年3月1日\n{second}（盖章）：{other}\n日期：2024年3月1日\n"
    )


def found(*pages: str) -> list[str]:
    """The first line of each agreement."""
    raw = "\n".join(pages)
    made = tuple(Page(number, text, Reading.PLAIN_TEXT) for number, text in enumerate(pages, 1))
    sections = agreements(made)
    assert sections[0].start == 0
    assert sections[-1].end == len(raw)
    assert all(one.end == other.start for one, other in itertools.pairwise(sections))
    return [raw[section.start : section.end].strip().partition("\n")[0] for section in sections]


SECOND = agreement("房屋租赁合同", A, C, "ZL-2024-02", "出租方 承租方", "{}、")


@pytest.mark.parametrize("place", ["（章）", "（公章）", "（印）", "（合同章）", "（签章）", "（盖章）"])
def test_a_place_for_a_seal_in_other_words_ends_an_agreement(place: str) -> None:
    one, other = (
        agreement(title, number=number).replace("（盖章）", place)
        for title, number in (("净水设备买卖合同", "JS-51"), ("净水设备保养合同", "JS-52"))
    )
    assert found(one + other) == ["净水设备买卖合同", "净水设备保养合同"]


def test_a_seal_behind_the_name_ends_an_agreement() -> None:
    signed = f"甲方：{A}（章）  代表：何静\n乙方：{B}（章）  代表：陶小满\n签订日期：2031年2月1日\n"
    head, _, _ = agreement("商铺租赁合同", number="SP-118").partition("甲方（盖章）")
    second, _, _ = agreement("停车位使用协议", number="TC-027").partition("甲方（盖章）")
    assert found(head + signed + second + signed) == ["商铺租赁合同", "停车位使用协议"]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(SECOND, id="another title, number, party"),
        pytest.param(agreement("设备维修合同"), id="the same parties, no number"),
        pytest.param(agreement(number="GX-2024-002"), id="the same title, another number"),
        pytest.param(agreement(other="何晓岚"), id="the same title, another party"),
        pytest.param(agreement("补充协议").replace("甲方：", "原合同编号：GX-2024-001\n甲方：", 1), id="a supplement"),
        pytest.param(agreement("保密协议", A, C, "BM-1"), id="an accessory agreement with somebody else"),
        pytest.param("《广告发布合同》" + agreement("", C, A).lstrip("\n").join(["\n", ""]), id="in book marks"),
        pytest.param(agreement("技术开发（委托）合同书", C, A, None, "委托方 受托方"), id="brackets in the title"),
    ],
)
def test_another_agreement_behind_the_signatures(second: str) -> None:
    first = agreement(number="GX-2024-001")
    assert len(found(first + second)) == 2
    assert len(found(first, second)) == 2
    assert len(found(first.replace("价款", "价款\f"), second)) == 2


def test_many_of_one_form() -> None:
    people = ("何晓岚", "陶小满", "闻一舟", "许云归")
    pages = [agreement("劳动合同书", A, name, None, "用人单位 劳动者") for name in people]
    assert found(*pages) == ["劳动合同书"] * 4
    assert found("".join(pages)) == ["劳动合同书"] * 4


def test_what_stands_above_the_title_begins_with_it() -> None:
    second = "合同编号：ZL-2024-02\n" + agreement("房屋租赁合同", A, C)
    assert found(agreement() + second) == ["设备购销合同", "合同编号：ZL-2024-02"]
    assert found(agreement(), "远岭市房地产管理局监制\n" + second)[1] == "远岭市房地产管理局监制"


def test_an_approval_sheet_belongs_to_the_agreement_behind_it() -> None:
    sheet = "合同审批表\n合同名称\t合同\n部门意见：同意\n"
    assert found(sheet, agreement(), sheet, SECOND) == ["合同审批表", "合同审批表"]


def test_letters_and_licences_belong_to_the_agreement_before_them() -> None:
    letter = f"授权委托书\n委托人：{A}\n受托人：何晓岚\n"
    licence = f"营业执照\n名称 {A}\n"
    assert found(agreement(), letter, licence, SECOND) == ["设备购销合同", "房屋租赁合同"]


def test_a_cover_and_contents_of_the_second() -> None:
    cover = f"房屋租赁合同\n合同编号：ZL-2024-02\n出租方：{A}\n承租方：{C}\n"
    contents = "目录\n一、 标的……1\n二、 价款及支付……1\n"
    assert found(agreement(), cover, contents, SECOND) == ["设备购销合同", "房屋租赁合同"]


def test_an_annex_of_the_first_stays_with_it() -> None:
    annex = "附件一：设备清单\n投影仪\t2台\n"
    assert found(agreement(number="A-1"), annex, SECOND) == ["设备购销合同", "房屋租赁合同"]


def test_without_signatures_at_the_top_of_a_page() -> None:
    unsigned = agreement(number="GX-2024-001").partition("本合同自")[0]
    assert found(unsigned, SECOND) == ["设备购销合同", "房屋租赁合同"]
    assert found(unsigned + SECOND) == ["设备购销合同"]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((agreement() + "附件二 保密协议\n" + agreement("保密协议"),), id="annex named on the line above"),
        pytest.param((agreement(), "附件二：\n" + agreement("设备维修协议")), id="annex heading alone"),
        pytest.param((agreement(), agreement("廉洁协议书")), id="accessory without heading"),
        pytest.param(
            (agreement(), agreement("工程质量保修书（合同）"), agreement("安全生产管理协议")), id="accessories"
        ),
        pytest.param(
            (agreement().replace("违约责任", "违约责任\n附件一：设备维修协议"), agreement("设备维修协议")),
            id="listed as annex",
        ),
        pytest.param(
            (agreement().replace("违约责任", "违约责任\n见附件《设备维修协议》。"), agreement("设备维修协议")),
            id="cited as annex",
        ),
        pytest.param((agreement(), agreement()), id="two copies of one"),
        pytest.param((agreement(number="A-1"), agreement(number="A-1")), id="two copies with a number"),
        pytest.param((agreement(), "附件一：清单\n投影仪\n", agreement("设备维修协议")), id="among annexes"),
        pytest.param((agreement().partition("第三条")[0], "设备购销合同\n第三条 违约责任\n"), id="running head"),
        pytest.param(
            (agreement().partition("本合同自")[0], f"设备购销合同\n甲方（盖章）：{A}\n乙方（盖章）：{B}\n"),
            id="signature page",
        ),
        pytest.param(
            (agreement(), f"设备购销合同\n甲方（盖章）：{A}\n", f"设备购销合同\n乙方（盖章）：{B}\n"),
            id="signature pages",
        ),
        pytest.param(
            (
                f"设备购销合同\n编号：A-1\n甲方（盖章）：{A}\n乙方（盖章）：{B}\n",
                "目录\n第一条 标的……1\n",
                agreement(number="A-1"),
            ),
            id="sealed cover",
        ),
        pytest.param(
            (
                f"建设工程施工合同\n发包人：{A}\n承包人：{B}\n",
                "第一部分 " + agreement("合同协议书", roles="发包人 承包人"),
                "第二部分 通用合同条款\n一、一般约定\n二、发包人\n",
                "第三部分 专用合同条款\n一、一般约定\n",
            ),
            id="parts of one contract",
        ),
        pytest.param(
            (agreement() + f"第四章 合同协议书\n甲方：{A}\n乙方：{C}\n第一条 标的\n",),
            id="a numbered part of a document",
        ),
        pytest.param(
            (agreement() + "关于签订房屋租赁合同\n甲方：云帆\n乙方：青桐\n一、同意\n",), id="about signing one"
        ),
        pytest.param(
            (agreement().replace("违约责任", f"违约责任\n房屋租赁合同\n出租方：{A}\n承租方：{C}\n一、甲\n"),),
            id="quoted",
        ),
        pytest.param((agreement() + "房屋租赁合同\n一、租期\n二、租金\n",), id="a title without parties"),
        pytest.param((agreement() + f"采购订单\n甲方：{A}\n乙方：{C}\n投影仪\t2台\n",), id="no clauses"),
    ],
)
def test_one_agreement(pages: tuple[str, ...]) -> None:
    assert len(found(*pages)) == 1


def test_parts_of_each() -> None:
    letter = f"授权委托书\n委托人：{A}\n受托人：何晓岚\n"
    made = tuple(Page(n, text, Reading.PLAIN_TEXT) for n, text in enumerate((agreement(), letter, SECOND), 1))
    first, second = agreements(made)
    assert [part.kind for part in first.parts] == [PartKind.AGREEMENT, PartKind.AUTHORISATION]
    assert [part.kind for part in second.parts] == [PartKind.AGREEMENT]
    assert second.parts[0].start == second.start == first.parts[-1].end


def test_no_text_is_no_agreement() -> None:
    assert agreements((Page(1, "\n", Reading.PLAIN_TEXT),)) == ()


def test_each_on_a_page_of_both_is_read_for_itself() -> None:
    first = agreement(number="GX-2024-001").replace("价款及支付", "合同总价为5000元。")
    second = SECOND.replace("价款及支付", "合同总价为7000元。期限为?年。")
    text = first + second
    page = Page(1, text, Reading.PLAIN_TEXT, marks=(Mark(MarkKind.HIDDEN, "底价：4000元", len(first) + 40),))
    read = [section.of((page,)) for section in agreements((page,))]
    both = [extract(pages, load_catalogue(), parts=parts) for pages, parts in read]
    assert [one.contract.total.amount for one in both] == [5000, 7000]
    assert [len(one.layout.text.raw) for one in both] == [len(first), len(second)]
    for one in both:
        places = [
            e for each in one.sources.values() for m in each for e in one.layout.text.evidence(m.start, m.end, m.method)
        ]
        assert places
        assert all(text[place.start : place.end] == place.text for place in places)
    assert [[unread.field for unread in one.unread] for one in both] == [[], ["period.duration"]]
    told = [[f.code for f in validate(one, Settings()) if f.code == "text-hidden"] for one in both]
    assert told == [[], ["text-hidden"]]
