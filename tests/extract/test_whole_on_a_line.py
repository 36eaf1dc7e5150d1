"""Whole agreements that a page republished on one line read as they did on many."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hedui.extract import load_catalogue
from hedui.extract.text.unwound import breaks_of
from hedui.extract.words.vocabulary import vocabulary

from .reading import read

ARTICLES = (
    "第一条 服务内容",
    "1.1 乙方负责青山市三座泵站水泵的日常维护，服务地点为甲方各泵站。",
    "1.2 乙方应于每月5日前提交上月的维护报告。",
    "第二条 服务期限",
    "服务期限自2024年2月5日起至2025年2月4日止。",
    "第三条 价款",
    "3.1 本合同总价为人民币98000元（大写：玖万捌仟元整）。",
    "3.2 付款计划如下：",
    "期次 | 应付日期 | 应付比例 | 应付金额（元）",
    "第一期 | 2024年3月1日 | 40% | 39200.00",
    "第二期 | 2024年12月1日 | 60% | 58800.00",
    "第四条 违约责任",
    "甲方逾期付款的，每逾期一日按欠付金额的万分之五支付违约金。",
    "第五条 其他",
    "5.1 甲方确认其有效送达地址：青山市学府路12号。",
    "5.2 本合同一式两份，双方各执一份。",
    "5.3 本合同包括以下附件：",
    "附件一、泵站清单",
)
SIGNED = (
    "甲方（盖章）：青山市水务管理处",
    "授权代表（签字）：何静",
    "签订日期：2024年2月1日",
    "乙方（盖章）：北岸机电有限公司",
    "授权代表（签字）：陆平",
    "签订日期：2024年2月1日",
)
HEADS = {
    "named before what they are called": (
        "合同编号：QLW-2024-0712",
        "泵站设备维护服务合同",
        "青山市水务管理处（以下简称“甲方”）",
        "法定代表人：何静",
        "地址：青山市学府路12号",
        "电 话：0571-66123450",
        "E-mail：water@example.com.cn",
        "北岸机电有限公司（以下简称“乙方”）",
        "法定代表人：陆平",
        "地址：北岸市工业路9号",
        "电 话：0571-66123777",
        "E-mail：north@example.com.cn",
    ),
    "a number in brackets": (
        "泵站设备维护服务合同",
        "（编号：青水〔2024〕12号）",
        "鉴于双方在设备维护方面的合作意愿，青山市水务管理处（以下简称甲方）与北岸机电有限公司（以下简称乙方）达成如下合同。",
    ),
    "pairs in a table": (
        "泵站设备维护服务合同",
        "合同编号：QLW-2024-0712",
        "甲方（委托方） | 青山市水务管理处",
        "统一社会信用代码 | 12330100470000123X",
        "地址 | 青山市学府路12号",
        "联系电话 | 0571-66123450",
        "乙方（受托方） | 北岸机电有限公司",
        "统一社会信用代码 | 91330109MA2B1C3D4E",
        "地址 | 北岸市工业路9号",
        "联系电话 | 0571-66123777",
    ),
    "named by labels, then with their details": (
        "合同编号：QLW-2024-0712",
        "泵站设备维护服务合同",
        "甲方：青山市水务管理处",
        "乙方：北岸机电有限公司",
        "青山市水务管理处（以下简称“甲方”）",
        "住所地：（略）",
        "法定代表人：何静",
        "传 真：0571-66123451",
        "北岸机电有限公司（以下简称“乙方”）",
        "住所地：北岸市工业路9号",
        "法定代表人：陆平",
        "传 真：0571-66123778",
    ),
}


@pytest.mark.parametrize("between", ["", " ", "  ", "\u3000\u3000"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_an_agreement_on_one_line_reads_as_on_many(head: tuple[str, ...], between: str) -> None:
    lines = (*head, *ARTICLES, *SIGNED)
    whole, one = read("\n".join(lines)).contract, read(between.join(lines)).contract
    assert one.title == "泵站设备维护服务合同"
    assert [party.name for party in one.parties] == ["青山市水务管理处", "北岸机电有限公司"]
    assert one.model_dump() == whole.model_dump()


def cut(line: str) -> list[str]:
    ends = [0, *breaks_of(vocabulary(load_catalogue(())))(line), len(line)]
    return [line[one:other] for one, other in pairwise(ends)]


@pytest.mark.parametrize(
    "line",
    [
        "根据双方2023年5月1日签订的水泵采购合同（编号：CG-18），现补充约定如下。",
        "货物清单及合同价款见下表（单位：元），由双方共同确认后执行，不再另行签字。",
        "甲方接收通知的地址：青山市学府路12号，乙方接收通知的地址：北岸市工业路9号。",
        "甲方开票信息的地址、电话：青山市学府路12号、0571-66123450",
        "附件一、附件二是本合同的组成部分，与正文具有同等法律效力，甲方应当保存。",
        "采  购  合  同  甲  方  乙  方  共  同  签  订  于  青  山  市  学  府  路",
    ],
)
def test_what_only_looks_like_a_line_s_end_cuts_none(line: str) -> None:
    assert cut(line) == [line]


def test_who_receives_notices_is_the_contact_only_where_nobody_is_named_as_such() -> None:
    notices = "第二条 通知\n甲方收件人：金恒\n送达地址：青山市学府路12号\n"
    parties = "服务合同\n甲方：青山市水务管理处\n乙方：北岸机电有限公司\n第一条 联络\n"
    named = read(f"{parties}甲方联系人为杜立娥，乙方联系人为陆平。\n{notices}").contract.parties[0]
    assert (named.contact, named.notice.name) == ("杜立娥", "金恒")
    assert read(f"{parties}双方应指定专人。\n{notices}").contract.parties[0].contact == "金恒"
