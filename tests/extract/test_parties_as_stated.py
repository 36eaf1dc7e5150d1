"""Parties as agreements really state them: columns, blocks, lost words, names over lines, signatures without labels."""

from __future__ import annotations

import pytest

from hedui.models.contract import Contract
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

BODY = "一、乙方向甲方供应滤膜。\n二、本合同一式两份，双方各执一份。\n"


def parties(text: str) -> dict[str, str | None]:
    return {party.role: party.name for party in read(text).contract.parties}


def signatures(contract: Contract) -> list[tuple[str, str | None, str | None]]:
    return [(one.role, one.name, str(one.date) if one.date else None) for one in contract.signatures]


@pytest.mark.parametrize("first", ["青禾县财政局", "青禾县第一中学", "何静", "青岭电子有限公司"])
@pytest.mark.parametrize("words", [("甲方", "乙方"), ("采购人", "供应商")])
@pytest.mark.parametrize("apart", [" ", "\t", "    "])
def test_names_side_by_side_before_what_each_is_called(first: str, words: tuple[str, str], apart: str) -> None:
    row = f"{first}（{words[0]}）{apart}宁川科技有限公司（{words[1]}）\n"
    both = {"甲方": first, "乙方": "宁川科技有限公司"}
    assert parties("采购合同\n" + row + BODY) == both
    assert parties(f"采购合同\n甲方：{first}\n乙方：宁川科技有限公司\n" + BODY + row) == both


def test_one_name_is_not_taken_for_the_one_before_it() -> None:
    assert parties("采购合同\n青禾县财政局（采购人）与宁川科技有限公司（供应商）\n" + BODY) == {}
    below = "采购合同\n青禾县财政局（采购人）\n宁川科技有限公司（供应商）\n"
    assert parties(below + BODY) == {"甲方": "青禾县财政局", "乙方": "宁川科技有限公司"}
    placed = (
        "采购合同\n（1）宁川（南川）科技有限公司（以下简称“出租方”），联系电话：0899-6612345，地址：南川市学府路3号\n"
    )
    assert values(read(placed + BODY), "party.address", "甲方") == ["南川市学府路3号"]
    columns = "采购合同\n房东（甲方）\t租客（乙方）\n何静\t宁川科技有限公司\n"
    assert parties(columns + BODY) == {"甲方": "何静", "乙方": "宁川科技有限公司"}
    labelled = "采购合同\n客户（甲方）青禾县财政局\n定点学校（乙方）：青禾县第一中学\n"
    assert parties(labelled + BODY) == {"甲方": "青禾县财政局", "乙方": "青禾县第一中学"}


def test_columns_of_different_labels() -> None:
    found = read(
        "采购合同\n"
        "甲方：青岭材料研究所                   乙方：临川区微芯电子经营部\n"
        "税号：12330300470912345N               户名：陶小满\n"
        "开户行：工商银行                       开户行：交通银行\n"
        "账号：2010000012345670001              账号：6222000012345670002\n" + BODY
    )
    assert values(found, "account.name", "乙方") == ["陶小满"]
    assert values(found, "account.name", "甲方") == []
    assert values(found, "party.tax_id", "甲方") == ["12330300470912345N"]


def test_blocks_below_each_other_under_both_parties() -> None:
    found = read(
        "采购合同\n甲方：青岭材料研究所\n乙方：临川百合贸易有限公司\n"
        + BODY
        + "甲方：青岭材料研究所\t乙方：临川百合贸易有限公司\n"
        "税号：\n单位地址：青岭市大学路1号\n电话：\n税号：\n单位地址：临川市新城路6号\n电话：0755-86830001\n开户行：中国银行临川支行\n"
    )
    first, second = found.contract.parties
    assert (first.address, first.telephone) == ("青岭市大学路1号", None)
    assert (second.address, second.telephone) == ("临川市新城路6号", "0755-86830001")
    assert [account.bank for account in second.accounts] == ["中国银行临川支行"]


def test_who_a_party_is_in_a_bracket_is_no_name() -> None:
    text = "实习协议\n甲方：(用人单位)\n乙方：青岭县职业教育中心\n丙方：(学生)\n" + BODY
    assert parties(text) == {"乙方": "青岭县职业教育中心"}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("(86) 139 1234 5678", "(86)13912345678"),
        ("（+86）0991-2345678", "(+86)0991-2345678"),
        ("(0991)2345678", "(0991)2345678"),
    ],
)
def test_the_country_s_code_may_stand_in_brackets(written: str, read_as: str) -> None:
    found = read(f"采购合同\n甲方：青岭材料研究所\n乙方：临川百合贸易有限公司\n乙方电话：{written}\n" + BODY)
    assert values(found, "party.telephone", "乙方") == [read_as]


def test_the_role_alone_in_brackets() -> None:
    text = "技术开发合同\n委托人：\n（甲方） 青岭省商务厅\n研究开发人\n（乙方）：临川百合科技有限公司\n" + BODY
    assert parties(text) == {"甲方": "青岭省商务厅", "乙方": "临川百合科技有限公司"}
    assert parties("合同\n（甲方）应按时付款。\n（乙方）应按时交货。\n") == {}


def test_roles_in_brackets_behind_names_on_one_line() -> None:
    names = "采购人(全称): 青岭市第三医院 (甲方) 中标(成交)供应商(全称): 临川百合器械有限公司 (乙方) "
    text = f"采购合同\n{names}双方订立本合同。\n"
    assert parties(text) == {"甲方": "青岭市第三医院", "乙方": "临川百合器械有限公司"}


def test_a_name_over_two_lines_with_its_role_behind() -> None:
    text = (
        "分包协议\n承包人：青岭工程有限公司城北水厂迁建工程（取水泵房）\n第二标段指挥部（以下简称“甲方”）\n"
        "分包人：临川百合安装有限公司（以下简称“乙方”）\n" + BODY
    )
    assert parties(text)["甲方"] == "青岭工程有限公司城北水厂迁建工程（取水泵房）第二标段指挥部"
    assert parties(text)["乙方"] == "临川百合安装有限公司"


def test_a_name_glued_to_the_label_behind_it() -> None:
    found = read(
        "采购合同\n甲方：青岭大学附属医院地址：青岭市北湖路8号\n乙方：临川百合有限公司地址：临川市工业路6号\n" + BODY
    )
    assert [party.name for party in found.contract.parties] == ["青岭大学附属医院", "临川百合有限公司"]
    assert [party.address for party in found.contract.parties] == ["青岭市北湖路8号", "临川市工业路6号"]


def test_units_under_numbered_headings() -> None:
    found = read(
        "总承包合同\n2 签约各方\n2.1 发包人（甲方）\n单位：青岭玻璃有限公司 地址：青岭市石桥镇 法定代表人：邵明\n"
        "2.2 承包人（乙方）\n单位：临川建设有限公司 地址：临川市新城大道66号 开户行：中国建设银行临川支行\n"
    )
    first, second = found.contract.parties
    assert (first.name, first.legal_representative) == ("青岭玻璃有限公司", "邵明")
    assert (second.name, second.address) == ("临川建设有限公司", "临川市新城大道66号")


def test_more_of_a_party_in_the_sentence_behind_its_name() -> None:
    found = read(
        "转让协议\n双方于2024年3月8日（“签约日”）订立本协议：\n甲方：\n青岭动漫有限公司，依法成立的公司，其注册地址为青岭市临江大道8号；\n"
        "乙方：\n临川百合有限公司，其法定住所为临川市科苑路21号。\n" + BODY
    )
    assert [party.address for party in found.contract.parties] == ["青岭市临江大道8号", "临川市科苑路21号"]
    assert str(found.contract.date_signed) == "2024-03-08"


HEAD = "购销合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n" + BODY


def test_seals_behind_names_and_dates_without_labels() -> None:
    found = read(
        HEAD + "甲方：青岭电子有限公司（盖章）\n法定代表人：何晓岚\n2024年3月5日\n"
        "乙方：\n临川百合有限公司 （公章）\n法定代表人：陶小满\n2024年3月6日\n"
    )
    expected = [("甲方", "青岭电子有限公司", "2024-03-05"), ("乙方", "临川百合有限公司", "2024-03-06")]
    assert signatures(found.contract) == expected


def test_one_date_for_both() -> None:
    found = read(
        HEAD + "甲方（盖章）：青岭电子有限公司\n乙方（盖章）：临川百合有限公司\n双方签字/盖章日期：2024-03-08\n"
    )
    assert str(found.contract.date_signed) == "2024-03-08"


def test_parties_named_once_more_behind_the_last_clause() -> None:
    found = read(HEAD + "甲方：＿＿＿＿＿          乙方：＿＿＿＿＿\n＿＿年＿＿月＿＿日        ＿＿年＿＿月＿＿日\n")
    assert found.layout.regions.signature is not None
    assert {blank.field for blank in found.blanks} >= {"signature.name", "signature.date"}


def test_a_party_set_upright() -> None:
    found = read(
        "技术合同\n一、自2021年5月1日起履行。\n委\n托\n人\n（\n甲\n方\n）\n"
        "名称 青岭电子有限公司（签章）\n2021年4月15日\n"
    )
    assert signatures(found.contract) == [("甲方", "青岭电子有限公司", "2021-04-15")]


def test_a_code_that_the_end_of_a_line_cut_is_whole() -> None:
    found = read(
        "咨询合同\n编号：ZX-2024-3\n甲方：青岭电子有限公司，地址：青岭市云栖路349号，联系人：何静，电话：1389\n"
        "1234567，邮政编码：3120\n00。\n乙方：临川百合有限公司，地址：临川市东一路12号，电话：0575-8123\n4567，联系人：陶满。\n一、其他。\n"
    )
    one, other = found.contract.parties
    assert (one.telephone, one.postcode, other.telephone) == ("13891234567", "312000", "0575-81234567")


@pytest.mark.parametrize(
    ("stated", "name"),
    [("李云 周禾", "李云、周禾"), ("李云　　周小禾", "李云、周小禾"), ("李 云", "李云"), ("周　小　禾", "周小禾")],
)
def test_two_people_side_by_side_are_not_one_name(stated: str, name: str) -> None:
    text = f"购销合同\n甲方：青岭电子有限公司\n乙方：{stated}\n身份证号：330102198501011234 330102198702022345\n" + BODY
    found = read(text + "乙方（签字）：" + stated + "\n")
    assert found.contract.parties[1].name == name
    assert found.contract.parties[1].id_number is None
    assert "value-unread" not in {finding.code for finding in validate(found, Settings())}


def test_an_english_label_below_an_empty_one_is_no_value() -> None:
    found = read(
        "购销合同\n甲方：青岭电子有限公司\n地址：\nLegal Representative:\n乙方：临川百合有限公司\n"
        "地址：\nRoom 5, No. 12 Xuefu Road\n" + BODY
    )
    assert [party.address for party in found.contract.parties] == [None, "Room 5, No. 12 Xuefu Road"]


def test_a_name_stands_below_its_label_and_what_that_is_in_english() -> None:
    found = read(
        "股权转让合同\nEquity Transfer Contract\n受让方（甲方）：\nTransferee (Party A):\n青岭锂电科技有限公司\n"
        "Qingling Lithium Technology Co., Ltd.\n地址：\nAddress:\n转让方（乙方）：\nTransferor (Party B):\n何静\n"
        + BODY
    )
    assert [party.name for party in found.contract.parties] == ["青岭锂电科技有限公司", "何静"]
    assert [party.address for party in found.contract.parties] == [None, None]


@pytest.mark.parametrize("asked", ["选择企业身份", "请选择公司", "点击选择联系人"])
def test_what_a_page_asks_to_choose_is_nobody_s_name(asked: str) -> None:
    found = read(f"购销合同\n甲方：________ {asked}\n乙方：临川百合有限公司\n" + BODY)
    assert [party.name for party in found.contract.parties] == ["临川百合有限公司"]


def test_what_a_clause_s_line_runs_into_a_party_s_word_is_no_name() -> None:
    found = read(
        "采购合同\n甲方：青岭小学\n乙方：临川科技有限公司\n二、交货地址：\n甲方多媒体教室\n三、验收：乙方负责安装。\n"
    )
    assert {m.value for m in found.mentions if m.field == "party.name"} == {"青岭小学", "临川科技有限公司"}


def test_the_title_of_a_table_behind_the_seals_is_nobody_s_name() -> None:
    found = read(HEAD + "甲方（盖章）\n乙方（盖章）\n合同总价明细表\n汇总表\n序号 项目 金额\n")
    assert [one.name for one in found.contract.signatures] == [None, None]


def test_an_organisation_s_code_behind_a_number_of_papers_is_its_tax_id() -> None:
    found = read("监管合同\n甲方：青岭科技局\n证件号码：114403040075427690\n乙方：临川研究院\n" + "一、其他。\n")
    assert (found.contract.parties[0].tax_id, found.contract.parties[0].id_number) == ("114403040075427690", None)


def test_a_company_whose_trade_is_an_act_has_a_name() -> None:
    found = read(
        "服务合同\n甲方：云海联付支付股份有限公司山东分公司\n乙方：__银川通支付科技有限公司____\n第一条 服务。\n"
    )
    assert [party.name for party in found.contract.parties] == [
        "云海联付支付股份有限公司山东分公司",
        "银川通支付科技有限公司",
    ]
    assert (
        values(
            read("服务合同\n甲方：青岭电子有限公司\n乙方：由甲方支付给临川公司\n第一条 服务。\n"), "party.name", "乙方"
        )
        == []
    )


@pytest.mark.parametrize("alias", ["：（以下简称乙方）：", "（以下简称乙方）：", "：（以下简称“乙方”）"])
def test_a_word_that_nobody_knows_is_explained_before_the_name(alias: str) -> None:
    found = read(
        f"接入服务合同\n接入商{alias}青岭网维通信技术有限公司\n用户：（以下简称甲方）：临川百合有限公司\n一、服务\n"
    )
    assert {party.role: party.name for party in found.contract.parties} == {
        "甲方": "临川百合有限公司",
        "乙方": "青岭网维通信技术有限公司",
    }


@pytest.mark.parametrize("name", ["Halden & Ruiz Trading S.L.", "Halden Seiko K.K.", "Ödman Werke GmbH & Co. KG"])
def test_a_foreign_party_keeps_the_full_stop_of_its_legal_form(name: str) -> None:
    parties = read(
        f"代理协议\n甲方（委托人）：青岭阀门有限公司\n乙方（代理人）：{name}\n地址：Calle 88, Madrid\n"
    ).contract.parties
    assert [party.name for party in parties] == ["青岭阀门有限公司", name]


def test_a_fourth_and_a_fifth_party_are_parties() -> None:
    head = "合作协议\n甲方：青禾县财政局\n乙方：宁川科技有限公司\n丙方：何静\n丁方：青岭电子有限公司\n"
    found = read(head + "住所：南川市学府路3号\n戊方：陶小满\n二、本协议一式五份，甲、乙、丙、丁、戊五方各执一份。\n")
    assert [party.role for party in found.contract.parties] == ["甲方", "乙方", "丙方", "丁方", "戊方"]
    assert values(found, "party.address", "丁方") == ["南川市学府路3号"]
    assert found.contract.copies.held == dict.fromkeys(("甲方", "乙方", "丙方", "丁方", "戊方"), 1)
    assert parties("采购合同\n甲方：青禾县财政局\n乙方：宁川科技有限公司\n" + BODY).keys() == {"甲方", "乙方"}


def test_a_defined_term_is_no_label_of_a_party() -> None:
    head = "股份转让合同\n转让方（甲方）：何静\n受让方（乙方）：宁川科技有限公司\n第一条 定义\n"
    found = read(head + "1.1 目标公司：指本合同项下的公司，其名称、注册地址等信息以附件一载明为准。\n")
    assert {party.name for party in found.contract.parties} == {"何静", "宁川科技有限公司"}
    assert not [mention for mention in found.mentions if mention.field in ("party.address", "period.duration")]


def test_a_row_whose_first_cells_are_empty_is_of_the_party_in_whose_cell_it_begins() -> None:
    head = "装修合同\n发包人（甲方）\t何静\t承包人（乙方）\t宁川科技有限公司\n"
    head += "联系电话\t0899-6612345\t联系电话\t0899-6612346\n"
    assert values(read(head + "\t\t法定代表人\t陶小满\n" + BODY), "party.legal_representative", "乙方") == ["陶小满"]
    assert values(read(head + "联系人\t陶小满\n" + BODY), "party.contact", "乙方") == []


def test_a_name_before_the_word_for_its_bearer_without_a_bracket() -> None:
    both = {"甲方": "青禾县财政局", "乙方": "宁川科技有限公司"}
    assert parties("采购合同\n青禾县财政局 甲方\n宁川科技有限公司　乙方\n" + BODY) == both
    assert parties("采购合同\n验收单据 甲方\n送货单据 乙方\n" + BODY) == {}


def test_one_label_for_both_kinds_of_number_states_what_stands_there() -> None:
    found = read(
        "劳务合同\n甲方：宁川科技有限公司\n统一社会信用代码/身份证号：91350211M000100Y43\n"
        "乙方：何静\n统一社会信用代码/身份证号：11010519491231002X\n" + BODY
    )
    first, second = found.contract.parties
    assert (first.tax_id, first.id_number) == ("91350211M000100Y43", None)
    assert (second.tax_id, second.id_number) == (None, "11010519491231002X")


def test_who_acts_for_a_person_is_no_part_of_the_name() -> None:
    head = "房屋租赁合同\n出租人：何静（由陶小满代理）\n承租人：许文\n" + BODY
    found = read(head + "出租人：何静（陶小满代）\n承租人：许文\n")
    assert parties(head)["甲方"] == "何静"
    assert "party-name-mismatch" not in {finding.code for finding in validate(found, Settings())}


def test_an_attachment_below_the_places_for_seals_is_nobody_s_name() -> None:
    found = read(
        "采购合同\n甲方：青禾县财政局\n乙方：宁川科技有限公司\n"
        + BODY
        + "甲方（盖章）：\n乙方（盖章）：\n附件一\n滤膜2台\n"
    )
    assert signatures(found.contract) == [("甲方", None, None), ("乙方", None, None)]


def test_a_date_with_its_time_of_day_below_a_signature() -> None:
    text = (
        "采购合同\n"
        + BODY
        + "甲方（盖章）：青禾县财政局\n2024-03-05 12:28:10\n乙方（盖章）：宁川科技有限公司\n2024-03-06 09:30\n"
    )
    assert [date for _, _, date in signatures(read(text).contract)] == ["2024-03-05", "2024-03-06"]


def test_who_acts_for_an_organisation_is_no_second_name_of_it() -> None:
    table = "| | 姓名 | 电话 |\n|---|---|---|\n| 甲方 | 何静 | 13800001111 |\n| 乙方 | 陶小满 | 13800001112 |\n"
    companies = read(f"供货合同\n甲方：青岭有限公司\n乙方：滨和有限公司\n\n{table}")
    assert [party.name for party in companies.contract.parties] == ["青岭有限公司", "滨和有限公司"]
    assert values(companies, "party.name") == ["青岭有限公司", "滨和有限公司"]
    persons = read(f"租赁合同\n\n{table}")
    assert [party.name for party in persons.contract.parties] == ["何静", "陶小满"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("甲方青岭沃野股份有限公司（以下简称“质权人”）", "青岭沃野股份有限公司"),
        ("甲方青岭沃野股份有限公司（下称甲方）", "青岭沃野股份有限公司"),
        ("甲方：何静，中国公民；", "何静"),
        ("甲方：何静，中国公民", "何静"),
        ("甲方：青岭国际公民交流中心", "青岭国际公民交流中心"),
        ("甲方：青岭置业有限公司管理人", "青岭置业有限公司管理人"),
    ],
)
def test_a_name_with_what_is_said_of_it_on_its_line(line: str, name: str) -> None:
    assert parties(f"股权质押协议\n{line}\n乙方：宁川科技有限公司\n{BODY}") == {
        "甲方": name,
        "乙方": "宁川科技有限公司",
    }


def test_an_administrator_of_a_company_is_an_organisation() -> None:
    text = f"委托协议\n委托人：青岭置业有限公司管理人\n受托人：宁川律师事务所\n{BODY}"
    assert [str(party.kind) for party in read(text).contract.parties] == ["organisation", "organisation"]


@pytest.mark.parametrize(
    "label",
    [
        "乙方）：",
        "乙方）: ",
        "**乙方）：** ",
        "承包方乙方）：",
        "卖方）：",
        "（乙方：",
        "(乙方)：",
        "乙方（盖章：",
        "（乙方）：",
    ],
)
def test_a_bracket_that_lost_its_other_half_hides_no_party(label: str) -> None:
    text = f"净化协议\n甲方：灵犀制药有限公司\n{label}宁川净化工程有限公司\n住所：宁川市南街3号\n{BODY}"
    assert parties(text) == {"甲方": "灵犀制药有限公司", "乙方": "宁川净化工程有限公司"}
    assert read(text).contract.parties[1].address == "宁川市南街3号"


@pytest.mark.parametrize(
    "wrapped",
    [
        "乙方：宁川净化工程有限公司（以下简称“宁川”或\n乙方）：见营业执照",
        "乙方：宁川净化工程有限公司（以下简称\n乙方）",
        "乙方：宁川净化工程有限公司\n1）：交货地点",
        "乙方：宁川净化工程有限公司\n（经甲方书面通知\n乙方）：停工",
    ],
)
def test_a_bracket_closed_on_the_line_below_names_no_further_party(wrapped: str) -> None:
    text = f"净化协议\n甲方：灵犀制药有限公司\n{wrapped}\n{BODY}"
    assert parties(text) == {"甲方": "灵犀制药有限公司", "乙方": "宁川净化工程有限公司"}
    assert read(text).contract.parties[1].address is None
