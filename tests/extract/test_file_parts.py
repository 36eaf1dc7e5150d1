"""What stands around the agreement is kept from it."""

from __future__ import annotations

from hedui.extract.resolve.overview import parts_of
from tests.extract.reading import read, values

PARTIES = "甲方：远岭市云帆电子有限公司\n乙方：临川市百合贸易有限公司\n"
SEALS = """甲方（盖章）：远岭市云帆电子有限公司
日期：2024年3月1日
乙方（盖章）：临川市百合贸易有限公司
日期：2024年3月1日
"""
SHEET = "合同审批表\n合同编号\tYF-2024-031\n合同总额：人民币12,800.00元\n"


def test_the_approval_sheet_lends_nothing_but_its_number() -> None:
    found = read(SHEET + "设备购销合同\n" + PARTIES + "第一条 合同总价为人民币15,000.00元。\n")
    assert values(found, "total.amount") == ["15000.00"]
    assert values(found, "number") == ["YF-2024-031"]
    assert found.contract.title == "设备购销合同"


def test_the_agreements_own_number_comes_first() -> None:
    found = read(SHEET + "设备购销合同\n合同编号：GX-2024-007\n" + PARTIES)
    assert values(found, "number") == ["GX-2024-007"]


def test_a_letter_of_authority_states_no_party_but_is_in_the_file() -> None:
    letter = "授权书\n授权方（甲方）：青桐图片社有限公司\n甲方（盖章）：青桐图片社有限公司\n"
    found = read("购销合同\n" + PARTIES + "第一条 乙方的授权书见附件《授权书》。\n" + SEALS + letter)
    assert "青桐图片社有限公司" not in values(found, "party.name") + values(found, "signature.name")
    assert [a.title for a in found.attachments if a.label == "附件" and a.role.value == "body"] == ["授权书"]


def test_a_notice_alone_is_no_attachment_of_an_agreement() -> None:
    notice = f"租赁合同公告\n现将仓库租赁合同予以公告。\n合同编号：GX-2024-007\n{PARTIES}附件：合同.pdf\n"
    assert read(notice).contract.attachments == ()


def test_lettered_annexes_are_annexes() -> None:
    rows = "1\t图书合同\t甲方：青桐图片社有限公司\n2\t漫画合同\t乙方：青桐图片社有限公司\n"
    table = "附件A 合同清单\n序号\t名称\t缔约各方\n" + rows
    found = read("转让协议\n" + PARTIES + "一、附件A所列合同由甲方转让给乙方。\n" + table)
    assert values(found, "party.name") == ["远岭市云帆电子有限公司", "临川市百合贸易有限公司"]
    assert [(a.label, a.title) for a in found.attachments if a.role.value == "body"] == [("附件A", "合同清单")]


def test_points_of_a_list_of_annexes() -> None:
    found = read("协议\n" + PARTIES + "一、附件\n（1）附件1：供货目录；\n（2）附件 2：对账表（样表）。\n" + SEALS)
    assert [(a.label, a.title) for a in found.contract.attachments] == [
        ("附件一", "供货目录"),
        ("附件二", "对账表(样表)"),
    ]


def test_a_sentence_about_annexes_is_no_title() -> None:
    found = read("协议\n" + PARTIES + "第二条 其他\n附件：附件随本合同一并生效，与正文不可拆分\n" + SEALS)
    assert found.contract.attachments == ()


def test_parts_as_the_record_tells_them() -> None:
    cover = "设备购销合同\n合同编号：GX-2024-007\n"
    body = PARTIES + "第一条 标的\n甲方向乙方购买投影仪两台。\n" + SEALS
    found = read(SHEET, cover, body, "附件一：清单\n投影仪两台\n另有幕布两幅\n")
    kinds = [part.kind.value for part in parts_of(found.layout)]
    assert kinds == ["approval", "cover", "agreement", "signature-page", "annex"]


def test_what_stands_before_an_agreement_is_no_attachment_of_it() -> None:
    for before in ("报价单\n致：远岭市云帆电子有限公司\n", "授权委托书\n委托人：何晓岚\n"):
        found = read(before + "购销合同\n" + PARTIES + "第一条 乙方供货。\n" + SEALS)
        assert found.contract.attachments == ()


def test_a_number_kept_by_one_party_comes_behind_the_agreement_s() -> None:
    found = read("购销合同\n甲方合同编号：JF-1\n合同编号：GX-2024-007\n" + PARTIES)
    assert found.contract.number == "GX-2024-007"
    assert read("购销合同\n甲方合同编号：JF-1\n" + PARTIES).contract.number == "JF-1"


def test_the_head_of_a_message_is_no_part_of_the_agreement_that_it_brings() -> None:
    mail = "发件人：何静\n收件人：陶小满\n发送时间：2024年3月1日\n附件：购销合同.docx\n总价改为12,000元。\n\n"
    contract = read(f"{mail}购销合同\n{PARTIES}第一条 总价15,000元。\n").contract
    assert (contract.title, contract.total.amount, contract.attachments) == ("购销合同", 15000, ())


def test_a_title_with_its_number_begins_the_agreement_that_a_message_brings() -> None:
    contract = read(f"发件人：何静\n收件人：陶小满\n购销合同 YH-2024-0312\n{PARTIES}总价：15,000元。\n").contract
    assert (contract.title, contract.number, contract.total.amount) == ("购销合同", "YH-2024-0312", 15000)
