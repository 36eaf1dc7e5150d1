"""Who is named without a word of its own: members of a consortium, persons under a heading, witnesses, agents."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

A, B, C = "江州宏远机电有限公司", "海川盛和设备有限公司", "东林建设有限公司"
HEAD = f"技术服务合同\n甲方：{A}\n乙方：{B}\n"


def codes(text: str) -> set[str]:
    return {finding.code for finding in validate(read(text), Settings())}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"联合体协议书\n联合体成员：{B}、{C}、江州设计院\n达成如下协议：", [B, C, "江州设计院"]),
        (f"联合体协议\n联合体：{B}，{C}\n第一条 总价10000元。", [B, C]),
        (f"联合体协议\n联合体牵头人：{B}\n联合体成员：{C}\n第一条 分工。", [B, C]),
        (f"合作协议\n合作双方：{B} 与 {C}\n第一条 共同投资。", [B, C]),
        (f"合作协议\n协议各方：{B}和{C}\n第一条 共同投资。", [B, C]),
        (f"工程总承包合同\n发包人：{A}\n联合体：{B}、{C}\n第一条 总价10000元。", [A, f"{B}、{C}"]),
        (f"工程总承包合同\n发包人：{A}\n联合体牵头人：{B}\n联合体成员：{C}\n第一条 总价10000元。", [A, B]),
        # Sides that are named keep their names, and a line that lists something else names nobody.
        (f"工程总承包合同\n发包人：{A}\n承包人：{B}\n联合体成员：{C}\n第一条 总价。", [A, B]),
        (f"合作协议\n甲方：{A}\n乙方：{B}\n合作方：技术支持、市场推广\n第一条 合作。", [A, B]),
        (f"{HEAD}第一条 联合体：指由{B}、{C}组成的联合体。", [A, B]),
    ],
)
def test_those_who_agree_without_a_word_for_each(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(values(read(text), "party.name"))) == names
    assert not codes(text) & {"party-missing", "party-name-mismatch"}


@pytest.mark.parametrize(
    "clause",
    [
        "2、联系人：\n甲方：何静\n乙方：陶小满\n3、本合同一式两份。",
        "2、联系人：甲方：何静；乙方：陶小满",
        "第八条 双方联系人如下：\n甲方：何静，电话：13800138000\n乙方：陶小满，电话：13900139000",
        "第八条 双方指定下列人员为项目联系人：\n（1）甲方：何静\n（2）乙方：陶小满",
        "第八条 项目负责人\n甲方：何静\n乙方：陶小满",
    ],
)
def test_persons_under_a_heading_of_contacts(clause: str) -> None:
    found = read(HEAD + clause)
    assert values(found, "party.contact") == ["何静", "陶小满"]
    assert "party-name-mismatch" not in codes(HEAD + clause)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("借款合同\n联系人：\n甲方：何静\n乙方：陶小满\n第一条 借款10000元", ["何静", "陶小满"]),
        (f"{HEAD}联系人：何静\n第八条 联系方式\n甲方：{A}\n乙方：{B}", [A, B]),
        (f"{HEAD}联系人：\n甲方：{A}\n乙方：{C}", [A, B, C]),
    ],
)
def test_parties_under_a_heading_of_contacts(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(values(read(text), "party.name") + values(read(text), "signature.name"))) == names


def test_who_only_attests_signs_nothing() -> None:
    text = (
        f"{HEAD}1、服务费总额10000元。\n\n委托方（甲方） | 受托方（乙方） | 鉴证方\n"
        f"单位名称：{A} | 单位名称：{B} | 鉴证意见：\n经办人：张一山 | 经办人：李小海 | 经办人：\n"
        "签订日期：2026年3月1日 | 签订日期：2026年3月1日 | 鉴证日期：\n"
    )
    signed = read(text).contract.signatures
    assert [(one.role, one.signatory) for one in signed] == [("甲方", "张一山"), ("乙方", "李小海")]
    assert not codes(text) & {"signatory-missing", "signature-date-missing"}


SELLER = "房屋买卖合同\n甲方（出卖人）：周文海\n"
BUYER = "\n乙方（买受人）：赵月明\n第一条 房屋总价100万元。"
OWN, OTHER = "11010519491231002X", "110105194912310030"


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (f"身份证号：{OWN}\n代理人：吴小山\n身份证号：{OTHER}", [OWN]),
        (f"代理人：吴小山 身份证号：{OTHER}", []),
        (f"身份证号：{OWN}\n共有人：李萍\n身份证号：{OTHER}", [OWN]),
        (f"身份证号：{OWN}\n委托代理人（签字）：吴小山，身份证号：{OTHER}", [OWN]),
        (f"代理人：\n身份证号：{OWN}", [OWN]),
        (f"联系人：吴小山\n身份证号：{OWN}", [OWN]),
    ],
)
def test_an_agent_s_identity_number_is_not_the_party_s(lines: str, numbers: list[str]) -> None:
    assert values(read(SELLER + lines + BUYER), "party.id_number") == numbers


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("提交上仲仲裁。", "上仲"),
        ("由上仲裁决。", "上仲"),
        ("提交贸仲上海分会仲裁。", "贸仲上海分会"),
        ("双方同意提交仲裁，仲裁机构为贸仲委。", "贸仲委"),
        ("提交青岚仲裁委员会仲裁。", "青岚仲裁委员会"),
        ("可以提交仲裁。", None),
    ],
)
def test_a_tribunal_s_short_name(sentence: str, venue: str | None) -> None:
    assert read(f"{HEAD}第二条 发生争议，{sentence}").contract.dispute.venue == venue


LEASE = f"房屋租赁合同\n出租方：{A}\n承租方：{B}\n第一条 "


@pytest.mark.parametrize(
    ("body", "rates"),
    [
        ("月租金为(人民币，下同)2915元，按季支付。", [("月租金", "2915", "month")]),
        ("租金：\n第一年：8000元/月\n第二年：8400元/月", [("第一年", "8000", "month"), ("第二年", "8400", "month")]),
        (
            "租金：\n| 期间 | 月租金（元） | 年租金（元） |\n|---|---|---|\n"
            "| 第一年 | 8000 | 96000 |\n| 第二年 | 8400 | 100800 |",
            [("第一年", "8000", "month"), ("第二年", "8400", "month")],
        ),
        (
            "租金：\n| 年度 | 租金（元/年） |\n|---|---|\n| 第1年 | 96000 |\n| 第2年 | 100800 |",
            [("第1年", "96000", "year"), ("第2年", "100800", "year")],
        ),
        (
            "租金：\n| 项目 | 第一年 | 第二年 |\n|---|---|---|\n| 月租金（元） | 8000 | 8400 |",
            [("第一年", "8000", "month"), ("第二年", "8400", "month")],
        ),
        (
            "租金：\n租赁期间                        月租金\n2026年1月1日至2026年12月31日    8000元\n"
            "2027年1月1日至2027年12月31日    8400元",
            [("2026年1月1日至2026年12月31日", "8000", "month"), ("2027年1月1日至2027年12月31日", "8400", "month")],
        ),
        ("租金：\n| 期数 | 付款时间 | 金额 |\n|---|---|---|\n| 第一期 | 3月 | 8000 |\n| 第二期 | 6月 | 8400 |", []),
        ("租期第一年为每月8000元。", [("租期第一年", "8000", "month")]),
    ],
)
def test_rents_by_period(body: str, rates: list[tuple[str, str, str]]) -> None:
    stated = read(LEASE + body).contract.rates
    assert [(rate.service, str(rate.fee), str(rate.per)) for rate in stated] == rates


UPRIGHT = ["单位名称", A], ["地址", "江州市青石路8号"], ["电话", "0512-66660001"]


@pytest.mark.parametrize("gap", ["  ", "\t", " | "])
@pytest.mark.parametrize("words", ["委托人受托人", "甲 方乙 方", "转让方受让方"])
def test_a_party_s_word_set_upright_beside_labels(gap: str, words: str) -> None:
    details = [*UPRIGHT, ["单位名称", B], ["地址", "海川市白云路9号"], ["电话", "0571-88880002"]]
    rows = [f"{word}{gap}{label}{gap}{value}" for word, (label, value) in zip(words, details, strict=True)]
    found = read("技术合同\n" + "\n".join(rows).replace(f"\n {gap}", f"\n{gap}"))
    assert [(party.role, party.name, party.telephone) for party in found.contract.parties] == [
        ("甲方", A, "0512-66660001"),
        ("乙方", B, "0571-88880002"),
    ]


def test_characters_before_labels_that_are_no_party() -> None:
    found = read(f"{HEAD}序 | 名称 | 甲\n号 | 地址 | 乙\n用  途  办公\n户  型  两室")
    assert values(found, "party.name") == [A, B]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("江州市青石片区\n供水管网改造工程\n施工合同", "江州市青石片区供水管网改造工程施工合同"),
        ("2026年度江州市环卫设备\n采购项目（第二标段）\n合  同  书", "2026年度江州市环卫设备采购项目(第二标段)合同书"),
        (f"{A}办公楼\n中央空调系统采购及安装\n合同", f"{A}办公楼中央空调系统采购及安装合同"),
        (f"{A}\n设备采购合同", "设备采购合同"),
        ("2026年3月1日\n设备采购合同", "设备采购合同"),
        ("正本\n设备采购合同", "设备采购合同"),
    ],
)
def test_a_title_over_lines_of_the_cover(lines: str, title: str) -> None:
    assert values(read(f"{lines}\n甲方：{A}\n乙方：{B}"), "title") == [title]


@pytest.mark.parametrize("text", ["请选择", "选择一项。", "单击此处输入文字。", "〔地址〕", "请从列表中选择"])
def test_what_a_form_asks_for_is_no_place(text: str) -> None:
    assert read(f"{HEAD}交货地点：{text}\n第一条 电机10台。").contract.delivery.place is None
