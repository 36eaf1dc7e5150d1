"""Details of the parties in sections, sentences and columns that say only once whose they are."""

from __future__ import annotations

import pytest

from hedui.models.codes import AccountPurpose
from hedui.models.contract import Party

from .reading import read

TAIL = "\n\n第一条 服务内容\n乙方向甲方提供专线服务。\n第二条 其他\n未尽事宜，双方另行协商。\n"


def parties(head: str, tail: str = TAIL) -> list[Party]:
    return list(read(f"专线服务合同\n\n{head}{tail}").contract.parties)


DETAILS = """单位名称：青川市测绘院
统一社会信用代码：12370212742910433H
法定代表人：许文
联系地址：青川市学府路12号
联系电话：0899-6612345"""
OTHER_DETAILS = """单位名称：青川恒达通信有限公司
统一社会信用代码：91370212742910433H
负责人：高远
联系地址：青川市西街1号
联系电话：13912345678"""
COVER = "甲  方：青川市测绘院\n乙  方：青川恒达通信有限公司\n签订日期：2024年3月18日\n\n"

SECTIONS = {
    "explained-headings": f"{COVER}甲方（客户）信息\n{DETAILS}\n\n乙方（服务方）信息\n{OTHER_DETAILS}",
    "registration-forms": f"{COVER}甲方登记表\n{DETAILS}\n\n乙方基本情况表\n{OTHER_DETAILS}",
    "by-the-names-of-the-cover": f"{COVER}客户登记\n{DETAILS}\n\n服务登记\n{OTHER_DETAILS}",
    "explained-names": "\n\n".join(
        details.replace("单位名称：", f"单位名称（{role}）：")
        for role, details in (("甲方", DETAILS), ("乙方", OTHER_DETAILS))
    ),
    "explained-names-without-colons": "\n\n".join(
        details.replace("单位名称：", f"客户名称（{role}）：").replace("：", "    ")
        for role, details in (("甲方", DETAILS), ("乙方", OTHER_DETAILS))
    ),
    "parties-alone-on-their-lines": f"甲方（委托单位）\n{DETAILS}\n\n乙方（服务单位）\n{OTHER_DETAILS}",
    "headings-in-brackets": f"{COVER}【甲方信息】\n{DETAILS}\n\n【乙方信息】\n{OTHER_DETAILS}",
    "a-second-name-is-the-other-party's": f"甲方资料\n{DETAILS}\n\n服务单位资料\n{OTHER_DETAILS}",
}


@pytest.mark.parametrize("head", SECTIONS.values(), ids=SECTIONS)
def test_whose_the_details_of_a_section_are(head: str) -> None:
    found = [
        (party.role, party.name, party.tax_id, party.legal_representative, party.address, party.telephone)
        for party in parties(head)
    ]
    assert found == [
        ("甲方", "青川市测绘院", "12370212742910433H", "许文", "青川市学府路12号", "0899-6612345"),
        ("乙方", "青川恒达通信有限公司", "91370212742910433H", "高远", "青川市西街1号", "13912345678"),
    ]


def test_details_in_sentences_that_the_lines_cut() -> None:
    head = """本协议由以下双方于2025年6月12日签署：

  青川市测绘院（以下简称“甲方”），统一社会信用代码
12370212742910433H，住所地青川市学府路12号测绘大厦六层，法定代表
人：许文，联系人：唐蕾，电话：0899-6612345；

  青川恒达通信有限公司青川新城区分公司（以下简称“乙方”），统一社会信用代码
91370212742910433H，住所地青川市西街1号，负责人：高远，联
系人：何嘉，电话：13912345678。"""
    found = [
        (party.name, party.tax_id, party.legal_representative, party.contact, party.telephone)
        for party in parties(head)
    ]
    assert found == [
        ("青川市测绘院", "12370212742910433H", "许文", "唐蕾", "0899-6612345"),
        ("青川恒达通信有限公司青川新城区分公司", "91370212742910433H", "高远", "何嘉", "13912345678"),
    ]


def test_details_inside_the_introducing_sentence() -> None:
    head = """    委托人青川市测绘院（以下简称“甲方”，统一社会信用代码 12370212742910433H，住所：青川市学府路
12号，法定代表人许文，联系电话 0899-6612345）与受托人青川恒达通信有限公司（以下简称“乙方”，统一社会信用代码
91370212742910433H，住所：青川市西街1号，法定代表人为高远，联系电话 13912345678），经协商一致，订立本合同。"""
    found = [(one.tax_id, one.legal_representative, one.address, one.telephone) for one in parties(head)]
    assert found == [
        ("12370212742910433H", "许文", "青川市学府路12号", "0899-6612345"),
        ("91370212742910433H", "高远", "青川市西街1号", "13912345678"),
    ]


def test_contacts_in_each_party_s_duties() -> None:
    tail = """

【一】服务内容
乙方向甲方提供专线服务。

【二】甲方责任
1. 提供机房和电力。
2. 指定联系人：唐蕾，电话：0899-6612345。

【三】乙方责任
1. 负责安装和维护。
2. 联系人：何嘉，电话：13912345678。
"""
    found = [(party.role, party.contact, party.telephone) for party in parties(COVER, tail)]
    assert found == [("甲方", "唐蕾", "0899-6612345"), ("乙方", "何嘉", "13912345678")]


ACCOUNT = ("青川恒达通信有限公司", "青川农村商业银行城中支行", "46001005236050001234")
BELOW = "户名：{}\n开户行：{}\n账号：{}".format(*ACCOUNT)


@pytest.mark.parametrize(
    "sentence",
    [
        "甲方应在收到乙方发票后30日内，以银行转账方式向以下账户支付：",
        "付款：甲方应在订单签署后10个工作日内，将全部款项以银行电汇方式一次性支付至",
        "乙方收款账户",
    ],
)
def test_whose_account_is_paid_into(sentence: str) -> None:
    tail = f"\n第一条 付款\n{sentence}\n{BELOW}\n第二条 其他\n未尽事宜，双方另行协商。\n"
    first, second = parties(COVER, tail)
    assert first.accounts == ()
    assert [(one.name, one.bank, one.number) for one in second.accounts] == [ACCOUNT]


@pytest.mark.parametrize(
    "lines",
    [
        "{}收款账户：{}，{}，账号{}。".format("乙方", *ACCOUNT),
        f"收款账户：\n{BELOW}",
        f"款项汇入以下账户：\n{BELOW}".replace("青川恒达通信", "青川恒达通讯"),
    ],
)
def test_an_account_whose_holder_tells_whose_it_is(lines: str) -> None:
    first, second = parties(COVER, f"\n第一条 付款\n{lines}\n第二条 其他\n未尽事宜，双方另行协商。\n")
    assert first.accounts == ()
    assert [(one.bank, one.number) for one in second.accounts] == [ACCOUNT[1:]]


def test_an_account_of_somebody_else_is_nobody_s() -> None:
    lines = f"收款账户：\n{BELOW}".replace("青川恒达通信", "东山市第二")
    assert [party.accounts for party in parties(COVER, f"\n第一条 付款\n{lines}\n第二条 其他\n无。\n")] == [(), ()]


INVOICED = ("青川市测绘院", "青川市商业银行学府支行", "622202100100123")
BUYER_S = "名称：{}\n税号：12370212742910433H\n开户行及账号：{} {}".format(*INVOICED)


@pytest.mark.parametrize(
    "heading",
    [
        "4.2 采购单位开票信息：",
        "（二）甲方开具发票信息：",
        "2.6 甲方索取发票的资料：",
        "4.5 服务单位凭到账记录开具发票。采购单位开票信息：",
        "乙方应按以下信息开具增值税专用发票：",
        "3、结算账户如下：\n项目\t甲方\t乙方\n开户行\t东山银行\t青岚银行\n4、开票资料如下：",
    ],
)
def test_whose_invoice_the_details_are_for(heading: str) -> None:
    cover = COVER.replace("甲  方：", "采购单位（甲方）：").replace("乙  方：", "服务单位（乙方）：")
    tail = f"\n第一条 付款\n{heading}\n{BUYER_S}\n第二条 其他\n未尽事宜，双方另行协商。\n"
    found = [
        (party.role, one.name, one.bank, one.number)
        for party in parties(cover, tail)
        for one in party.accounts
        if one.purpose is AccountPurpose.INVOICE
    ]
    assert found == [("甲方", *INVOICED)]


def test_the_agreement_comes_before_its_annex() -> None:
    block = "\n{}（盖章）：{}\n法定代表人：{}\n日期：2024年3月18日\n"
    signed = block.format("甲方", "青川市测绘院", "许文") + block.format("乙方", "青川恒达通信有限公司", "高远")
    annex = """
附：廉洁责任书
双方不得请客送礼。
甲方：青川市测绘院   法定代表人：许文
乙方：青川恒达通信有限公司   法定代表人：高达
"""
    assert [party.legal_representative for party in parties(COVER, TAIL + signed + annex)] == ["许文", "高远"]


def test_a_line_behind_the_signatures_is_an_annex_s_whole_text() -> None:
    signed = "\n甲方（盖章）：青川市测绘院\n乙方（盖章）：青川恒达通信有限公司\n2024年3月18日\n"
    found = read(COVER + "第一条 合同总价：50000元\n" + signed + "附件一 安装协议\n合同总价：人民币9000元\n")
    assert {str(mention.value) for mention in found.of("total.amount")} == {"50000"}


def test_an_account_in_one_column_of_the_signature_block() -> None:
    block = """
甲  方：青川市测绘院（盖章）          乙  方：青川恒达通信有限公司（盖章）
地  址：青川市学府路12号              地  址：青川市西街1号
授权代表：许文                        授权代表：高远
                                      开户银行：青川农村商业银行城中支行
                                      银行账号：46001005236050001234
签订日期：2025年2月20日               签订日期：2025年2月20日
"""
    first, second = parties(COVER, TAIL + block)
    assert first.accounts == ()
    assert [(one.bank, one.number) for one in second.accounts] == [ACCOUNT[1:]]


def test_accounts_side_by_side_and_the_one_on_the_invoice() -> None:
    tail = """
第一条 付款
   甲方付款账户                    乙方收款账户
   户名：青川市测绘院              户名：青川恒达通信有限公司
   开户行：中国工商银行青川支行    开户行：青川农村商业银行城中支行
   账号：6222021001001234567       账号：46001005236050001234
开票信息：
   购方名称：青川市测绘院
   纳税人识别号：12370212742910433H
   购方开户行及账号：中国工商银行青川支行 6222021001001234567
第二条 其他
未尽事宜，双方另行协商。
"""
    first, second = parties(COVER, tail)
    assert [(str(one.purpose), one.name, one.number) for one in first.accounts] == [
        ("settlement", "青川市测绘院", "6222021001001234567"),
        ("invoice", "青川市测绘院", "6222021001001234567"),
    ]
    assert [(one.name, one.bank, one.number) for one in second.accounts] == [ACCOUNT]


def test_an_account_whose_holder_is_known() -> None:
    tail = (
        "\n第一条 付款\n2、收款单位名称：{}\n   收款银行：{}\n   收款帐号：{}\n第二条 其他\n未尽事宜，双方另行协商。\n"
    )
    first, second = parties(COVER, tail.format(*ACCOUNT))
    assert first.accounts == ()
    assert [(one.name, one.bank, one.number) for one in second.accounts] == [ACCOUNT]


def test_signatures_in_sections() -> None:
    signed = """

【甲方信息】
单位名称：青川市测绘院（盖章）
经办人：许文
签订日期：2025年5月14日

【乙方信息】
单位名称：青川恒达通信有限公司（盖章）
经办人：高  远
签订日期：2025年5月13日
"""
    contract = read(f"专线服务合同\n\n{COVER.replace('签订日期：2024年3月18日', '')}{TAIL}{signed}").contract
    assert [(one.role, one.name, one.signatory, str(one.date)) for one in contract.signatures] == [
        ("甲方", "青川市测绘院", "许文", "2025-05-14"),
        ("乙方", "青川恒达通信有限公司", "高远", "2025-05-13"),
    ]


def test_what_a_line_cuts_in_sentences_about_the_parties() -> None:
    head = """托运方（以下称甲方）：青川市测绘院，注册地址：青川市学府路12号测绘大厦，法定代表人：许
文，统一社会信用代码：12370212742910433H，联系电话：0899-6612345。
承运方（以下称乙方）：青川恒达通信有限公司，注册地址：青川市西街1号，法定代表人：
高远，统一社会信用代码：91370212742910433H，联系电话：13912345678。"""
    assert [one.legal_representative for one in parties(head)] == ["许文", "高远"]


def test_a_table_within_an_article_is_no_attachment() -> None:
    tail = """
第1条 租用内容
号码以附表为准。

附表：
号码区间                          用途
0899-63580120至0899-63580125      回访

第2条 期限
本合同有效期一年，自2023年11月15日起至2024年11月14日止。
第3条 份数
本合同一式肆份，双方各执贰份。
"""
    contract = read(f"专线服务合同\n\n{COVER}{tail}").contract
    assert (contract.period.duration, str(contract.period.end_date), contract.copies.total) == ("P1Y", "2024-11-14", 4)


def test_dates_behind_those_who_sign() -> None:
    tail = f"""{TAIL}
甲方：青川市测绘院（盖章）
代表：许  文          2023年12月25日

乙方：青川恒达通信有限公司（盖章）
代表：高远            2023年12月26日
"""
    contract = read(f"专线服务合同\n\n{COVER.replace('签订日期：2024年3月18日', '')}{tail}").contract
    assert [(one.role, one.signatory, str(one.date)) for one in contract.signatures] == [
        ("甲方", "许文", "2023-12-25"),
        ("乙方", "高远", "2023-12-26"),
    ]


def test_a_signature_block_before_the_general_terms() -> None:
    block = """

甲  方：青川市测绘院（盖章）          乙  方：青川恒达通信有限公司（盖章）
地  址：青川市学府路12号              地  址：青川市西街1号
授权代表：许文                        授权代表：高远
签订日期：2025年2月20日               签订日期：2025年2月20日

第二部分 通用条款

"""
    general = "\n".join(f"{number}. 定义\n{number}.1 本条款中的词语与协议书同义。" for number in range(1, 12))
    contract = read(f"专线服务合同\n\n{COVER}第一部分 协议书\n{TAIL}{block}{general}").contract
    assert [(one.role, one.name, one.signatory, str(one.date)) for one in contract.signatures] == [
        ("甲方", "青川市测绘院", "许文", "2025-02-20"),
        ("乙方", "青川恒达通信有限公司", "高远", "2025-02-20"),
    ]
