"""Details whose colons, blanks or columns were lost: run together on a line, or in rows with a value for each party."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

CLAUSES = "第一条 甲方委托乙方养护苗木。\n第二条 本合同一式两份，双方各执一份。\n"


def test_details_run_into_each_other() -> None:
    found = read(
        "劳动合同\n甲方青岭百合园艺有限责任公司\n地址青岭市临川区学府路9号法定代表人(主要负责人)\n"
        "乙方许文性别女身份证号码330102199001010029现通信地址青岭市临川区新城路6号联系电话13900001234为建立劳动关系，订立本合同。\n"
        + CLAUSES
    )
    assert [party.name for party in found.contract.parties] == ["青岭百合园艺有限责任公司", "许文"]
    assert values(found, "party.address") == ["青岭市临川区学府路9号", "青岭市临川区新城路6号"]
    assert values(found, "party.id_number", "乙方") == ["330102199001010029"]
    assert values(found, "party.telephone", "乙方") == ["13900001234"]


def test_a_name_with_its_details_under_a_heading() -> None:
    found = read(
        "服务合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n" + CLAUSES + "甲方发票信息\n"
        "青岭百合园艺有限公司 税号91330108MA28XXK12K 电话13900001234\n地址青岭市临川区学府路9号\n"
        "乙方账户信息\n临川微芯科技有限公司 税号91330108MA27YYL34P 电话0571-86830001\n"
    )
    assert values(found, "party.tax_id") == ["91330108MA28XXK12K", "91330108MA27YYL34P"]
    assert [m.role for m in found.of("party.tax_id")] == ["甲方", "乙方"]
    assert values(found, "party.address", "甲方") == ["青岭市临川区学府路9号"]


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方应保持投诉电话13900001234畅通。",
        "如遇故障，甲方可拨打服务电话0571-86830001报修，地址青岭市学府路9号的设备除外。",
        "款项由甲方转给临川微芯科技有限公司，地址不变，电话另行通知。",
        "乙方将货物送至甲方地址后，甲方应当签收。",
    ],
)
def test_a_sentence_is_no_list_of_details(sentence: str) -> None:
    found = read(f"服务合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n一、服务\n{sentence}\n{CLAUSES}")
    assert values(found, "party.telephone") == []
    assert values(found, "party.address") == []


def test_the_rest_of_a_bank_is_no_name() -> None:
    found = read(
        "租赁合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n一、付款\n"
        "甲方指定收款账户为：户名青岭百合园艺有限公司，开户\n行临川银行股份有限公司延安支行，账号9489995290324363\n"
        + CLAUSES
    )
    assert values(found, "account.name") == ["青岭百合园艺有限公司"]


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ("名称 青岭百合园艺有限公司 临川微芯科技有限公司", ["甲方", "乙方"]),
        ("名称 临川微芯科技有限公司 青岭百合园艺有限公司", ["乙方", "甲方"]),
        ("项目 甲方 乙方", ["甲方", "乙方"]),
    ],
)
def test_rows_with_a_value_for_each(names: str, roles: list[str]) -> None:
    found = read(
        "采购合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n"
        + CLAUSES
        + f"税务信息\n{names}\n纳税人识别号 91330108MA28XXK12K 91330108MA27YYL34P\n"
        "地址 青岭市学府路9号1幢 3楼 | 临川市新城路6号\n"
        "开户行及账号 青岭银行学府支行 2010000012345670001 | 临川银行 6222000012345670002\n乙方应开具发票。\n"
    )
    assert values(found, "party.tax_id") == ["91330108MA28XXK12K", "91330108MA27YYL34P"]
    assert [m.role for m in found.of("party.tax_id")] == roles
    assert [(m.role, m.value) for m in found.of("party.address")] == list(
        zip(roles, ["青岭市学府路9号1幢3楼", "临川市新城路6号"], strict=True)
    )
    assert values(found, "account.number") == ["2010000012345670001", "6222000012345670002"]


def test_a_row_for_one_is_none_for_two() -> None:
    found = read(
        "采购合同\n甲方 青岭百合园艺有限公司\n名称 滤膜 阀门\n地址 青岭市 学府路9号\n乙方：临川微芯科技有限公司\n"
        + CLAUSES
    )
    assert values(found, "party.address", "乙方") == []
    assert [party.name for party in found.contract.parties] == ["青岭百合园艺有限公司", "临川微芯科技有限公司"]


ENGLISH = (
    "SALES CONTRACT\n\nDate: 5th, Mar, 2024\nContract No: QL-2024-17\n\nThe Buyer: Mr Alan Whitby\n"
    "ADD: 12 Elm Road, Reading\nTel: 0118 496 0123\n\nThe Seller: Qingling Lily Filter Co., Ltd.\n"
    "Address: Floor 2, No. 9 Xuefu Road, Qingling, China\nTEL: +86 139 0000 1234\nE-mail: sale@qingling.example.cn\n\n"
    "1. Commodity: filters, 200 pcs.\n2. Total Amount: USD 12,600.00\n"
)


def test_an_agreement_in_english() -> None:
    contract = read(ENGLISH).contract
    first, second = contract.parties
    assert (contract.title, contract.kind, contract.number) == ("SALES CONTRACT", "purchase", "QL-2024-17")
    assert (first.name, first.address, first.telephone) == ("Mr Alan Whitby", "12 Elm Road, Reading", "01184960123")
    assert (second.name, second.telephone) == ("Qingling Lily Filter Co., Ltd.", "+8613900001234")
    assert str(contract.date_signed) == "2024-03-05"
    assert (str(contract.total.amount), contract.total.currency) == ("12600.00", "USD")


BILINGUAL = (
    "销售合同\nSALES CONTRACT\n合同编号 Contract No.: QL2024-SC-017\n签订日期 Date: MAR. 5, 2024\n"
    "卖方 The Seller: QINGLING LILY FILTER CO., LTD.\n地址 Address: NO. 9 XUEFU ROAD, QINGLING, CHINA\n"
    "买方 The Buyer: WHITBY WATER SUPPLIES LTD\n地址 Address: 12 ELM ROAD, READING, UK\n"
    "The undersigned Seller and Buyer have agreed to close the following transactions:\n"
    "货号 Item No. | 品名及规格 Description | 数量 Quantity | 单价 Unit Price | 金额 Amount\n"
    "A01 | Membrane filter 60cm | 500 PCS | USD 12.50 | USD 6,250.00\n"
    "A02 | Valve controller | 20 SETS | USD 317.50 | USD 6,350.00\n"
    "总金额 Total Amount: USD 12,600.00\nSAY US DOLLARS TWELVE THOUSAND SIX HUNDRED ONLY\n"
    "BENEFICIARY: QINGLING LILY FILTER CO., LTD.\nBANK NAME: BANK OF QINGLING\nACCOUNT NO: 2010000012345670001\n"
)


def test_an_export_contract_in_both_languages() -> None:
    contract = read(BILINGUAL).contract
    first, second = contract.parties
    assert (first.name, second.name) == ("WHITBY WATER SUPPLIES LTD", "QINGLING LILY FILTER CO., LTD.")
    assert [(i.description, str(i.quantity), i.unit, str(i.unit_price), str(i.subtotal)) for i in contract.items] == [
        ("Membrane filter 60cm", "500", "PCS", "12.50", "6250.00"),
        ("Valve controller", "20", "SETS", "317.50", "6350.00"),
    ]
    assert (str(contract.total.amount), contract.total.currency) == ("12600.00", "USD")
    assert (contract.total.words, str(contract.total.words_amount)) == ("TWELVE THOUSAND SIX HUNDRED", "12600")
    assert [(one.bank, one.number) for one in second.accounts] == [("BANK OF QINGLING", "2010000012345670001")]
    assert first.accounts == ()


def test_words_that_are_no_number_are_no_total() -> None:
    found = read(BILINGUAL.replace("TWELVE THOUSAND", "TWELVE DOZEN"))
    assert found.contract.total.words is None


def test_a_name_in_either_language_is_no_mismatch() -> None:
    found = read(
        "购销合同\n卖方：青岭百合园艺有限公司\nSeller: Qingling Lily Garden Co., Ltd.\n买方：\nBuyer: Mr Alan Whitby\n"
        + CLAUSES
    )
    codes = {finding.code for finding in validate(found, Settings())}
    assert not codes & {"party-name-mismatch", "party-missing", "blank-field"}


def test_parties_without_colons_before_persons() -> None:
    found = read(
        "房屋租赁合同\n出租方（甲方） 许文 身份证 330102199001010029 电话 13900001234\n"
        "承租方（乙方） 临川百合贸易有限公司 法定代表人 何静 统一社会信用代码 91330108MA28XXK12K\n"
        + CLAUSES
        + "甲方（签字） 许文      乙方（盖章） 临川百合贸易有限公司\n2024年2月26日          2024年2月26日\n"
    )
    first, second = found.contract.parties
    assert (first.name, first.id_number, first.telephone) == ("许文", "330102199001010029", "13900001234")
    assert (second.name, second.legal_representative) == ("临川百合贸易有限公司", "何静")
    assert [(one.name, str(one.date)) for one in found.contract.signatures] == [
        ("许文", "2024-02-26"),
        ("临川百合贸易有限公司", "2024-02-26"),
    ]


def test_a_bank_code_is_no_bank() -> None:
    found = read(ENGLISH + "Bank code CNQL0001\nBank Name: Bank of Qingling\nAccount No.: 2010000012345670001\n")
    assert values(found, "account.bank") == ["Bank of Qingling"]


def test_a_name_in_the_bracket_of_the_partys_label() -> None:
    found = read(
        "服务合同\n甲方：青岭百合信息咨询工作室\n乙方：临川微芯科技有限公司\n"
        + CLAUSES
        + "甲方（青岭百合信息咨询工作室）：\n"
        "（公司盖章）\n签署日期：__________\n乙方（临川微芯科技有限公司）：\n（公司盖章）\n签署日期：__________\n"
    )
    assert [one.name for one in found.contract.signatures] == ["青岭百合信息咨询工作室", "临川微芯科技有限公司"]


def test_an_account_without_a_colon_and_its_holder_behind_a_comma() -> None:
    found = read(
        "采购合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n第一条 付款\n"
        "甲方将货款支付至乙方以下账户：\n开户行：临川银行新城支行\n"
        "账号 6222 0000 1234 5670，户名临川微芯科技有限公司。\n" + CLAUSES
    )
    (account,) = found.contract.parties[1].accounts
    assert (account.number, account.name) == ("6222000012345670", "临川微芯科技有限公司")


def test_english_labels_without_values_are_no_values() -> None:
    contract = read(
        "SALES CONTRACT 购销合同\nSeller: Office Address: Postal Address: Tel. No.: Fax. No.:\n"
        "Buyer : Office Address: 5 Elm Road, Reading Postal Address: Tel. No. : 0118 496 0123 Fax. No. :\n"
        "Contract No. : QL/09\nThe Seller sells to the Buyer 20 lily bulbs.\n"
    ).contract
    assert [(party.name, party.address, party.telephone) for party in contract.parties if party.role == "乙方"] in (
        [],
        [(None, None, None)],
    )
    buyer = next(party for party in contract.parties if party.role == "甲方")
    assert (buyer.name, buyer.address, buyer.telephone) == (None, "5 Elm Road, Reading", "01184960123")


def test_a_detail_that_is_asked_for_behind_a_name_and_left_empty_is_no_part_of_it() -> None:
    found = read(
        "软件销售合同\n甲方 青岭百合园艺有限公司 网址\n地址 青岭市云栖路5号\n"
        "联系人 何静 电话 13891234567 邮箱 he@qingling.example\n"
        "乙方 临川微芯科技有限公司 传真\n地址 临川市东一路8号\n" + CLAUSES
    )
    one, other = found.contract.parties
    assert (one.name, one.contact, one.telephone) == ("青岭百合园艺有限公司", "何静", "13891234567")
    assert (other.name, other.address) == ("临川微芯科技有限公司", "临川市东一路8号")


def test_details_below_an_invoice_are_those_of_whom_it_is_issued_to_and_the_next_holder_opens_his_own() -> None:
    found = read(
        "软件销售合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n一、付款\n"
        "乙方应在甲方每次付款后三日内向甲方提供增值税普通发票。发票信息如下：\n名称：青岭百合园艺有限公司\n"
        "纳税人识别号：91110108MA01XPHY0T\n电话：0575-81234567\n开户行：青岭银行城东支行\n账号：110955953110001\n"
        "2、乙方户名：临川微芯科技有限公司\n账号：770580039521\n开户行：临川银行新城支行\n" + CLAUSES
    )
    one, other = found.contract.parties
    assert (one.tax_id, other.tax_id) == ("91110108MA01XPHY0T", None)
    assert [(a.purpose, a.number) for a in one.accounts] == [("invoice", "110955953110001")]
    assert [(a.purpose, a.number) for a in other.accounts] == [("settlement", "770580039521")]


def test_the_end_of_a_name_on_the_line_before_is_no_label() -> None:
    found = read(
        "销售合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n根据有关规定，临川微芯科技\n"
        "有限公司（以下简称乙方）与 青岭百合园艺有限公司（以下简称甲方）达成如下合同：\n" + CLAUSES
    )
    assert {(m.role, m.value) for m in found.mentions if m.field == "party.name"} == {
        ("甲方", "青岭百合园艺有限公司"),
        ("乙方", "临川微芯科技有限公司"),
    }


def test_a_label_behind_a_form_s_line_of_blanks_is_no_value() -> None:
    line = "项目名称:____________ 甲方:____________ 乙方:____________ 签订地点:____________ 有效期限:____________"
    assert (
        read("技术开发合同\n" + line.replace("____________", "_" * 90) + "\n" + CLAUSES).contract.place_signed is None
    )


def test_a_person_with_where_he_is_from_before_a_sentence() -> None:
    sentence = "教室地面不平,为了改善环境,达成以下协议:\n"
    found = read(f"铺地合同\n甲方:青岭镇小学\n乙方:周进生(青岭村民) {sentence}" + CLAUSES)
    assert [party.name for party in found.contract.parties] == ["青岭镇小学", "周进生"]
    assert found.contract.parties[1].address is None


def test_details_glued_to_a_party_s_own_word() -> None:
    found = read(
        "服务合同\n甲方：青岭电子有限公司\n甲方地址青岭市云泽路1号\n甲方法定代表人何静\n"
        "乙方（承包方）：__临川百合有限公司____\n乙方注册地址福建省厦门市湖边路9号\n乙方法定代表人/负责人陶小满\n"
        + CLAUSES
    )
    assert values(found, "party.address") == ["青岭市云泽路1号", "福建省厦门市湖边路9号"]
    assert [(m.role, str(m.value)) for m in found.of("party.legal_representative")] == [
        ("甲方", "何静"),
        ("乙方", "陶小满"),
    ]


def test_a_post_glued_to_a_name_is_no_label_of_its_own() -> None:
    found = read(
        "服务合同\n甲方：青岭电子有限公司\n法定代表人:何静职位:董事长电话:0571-88886666\n"
        "乙方：临川百合有限公司\n法定代表人：陶小满 职务：经理\n" + CLAUSES
    )
    assert values(found, "party.legal_representative") == ["何静", "陶小满"]
    assert values(found, "party.telephone", "甲方") == ["0571-88886666"]


@pytest.mark.parametrize("asked", ["名称", "单位名称", "全称"])
def test_what_is_asked_for_between_a_party_s_word_and_its_name(asked: str) -> None:
    for seal in ("", "（盖章）"):
        text = (
            f"采购合同\n甲方{asked}云泽水务局{seal}\n乙方{asked}青禾百川装卸有限公司{seal}\n第一条 标的\n仪器一台。\n"
        )
        assert [party.name for party in read(text).contract.parties] == ["云泽水务局", "青禾百川装卸有限公司"]
