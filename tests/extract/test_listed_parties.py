"""Parties that a list or one sentence names, without a label of their own."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from tests.extract.reading import read

A, B, C = "青岚恒远科技有限公司", "东山数联信息服务有限公司", "柳河启明股权投资合伙企业（有限合伙）"
REST = "\n\n一、合作内容\n各方同意共同开发本项目。\n\n二、其他\n本协议自签署之日起生效。\n"


def parties(head: str) -> list[tuple[str, str | None]]:
    return [(party.role, party.name) for party in _read(head).contract.parties]


def _read(head: str) -> Extraction:
    return read("合作协议\n\n" + head + REST)


@pytest.mark.parametrize(
    "head",
    [
        f"本协议由以下各方于2024年3月8日在青岚市签订：\n（1）{A}（以下简称“恒远”），一家依中国法律成立的公司；\n（2）{B}（“数联”）。",
        f"本协议由下列双方签署：\n1、{A}\n2、{B}",
        f"本协议由以下各方当事人于2024年3月8日签署。\n(一) {A}\n住所：青岚市西街1号\n(二) {B}\n住所：东山市南路2号",
        f"本协议由以下双方签订:\n(1) | {A}（以下简称“恒远”）为外商独资企业，地址为西街1号； |\n(2) | {B}（“数联”） |",
        f"协议各方：\nA. {A}\nB. {B}",
        f"本协议由以下两方订立：\n{A}是一家根据中国法律成立的公司；与\n{B}是一家根据中国法律成立的公司。",
        f"本协议由以下双方签订：\n{A}\n和\n{B}",
        f"签约各方如下：\n① {A}，住所地为青岚市西街1号\n② {B}，住所地为东山市南路2号",
    ],
)
def test_those_listed_below_the_sentence_are_the_parties_in_their_order(head: str) -> None:
    assert parties(head) == [("甲方", A), ("乙方", B)]


def test_a_person_may_be_listed_and_three_are_three_parties() -> None:
    head = f"本协议由以下各方签署：\n（1）{A}（“公司”）；\n（2）何静先生，中国公民，身份证号：***；\n（3）{C}。"
    assert parties(head) == [("甲方", A), ("乙方", "何静"), ("丙方", C)]


def test_roles_that_the_items_state_go_before_their_order() -> None:
    head = f"本协议由以下双方签署：\n（1）{A}（以下简称“借款人”）；\n（2）{B}（以下简称“出借人”）。"
    assert parties(head) == [("甲方", B), ("乙方", A)]
    head = f"本协议由以下各方签署：\n{A}是一家公司，地址为西街1号3层（乙方）。\n{B}是一家依法成立的公司（甲方）。"
    assert parties(head) == [("甲方", B), ("乙方", A)]


def test_of_several_who_are_one_party_the_first_is_named() -> None:
    head = (
        f"本协议由以下各方签署：\n{A}是一家公司（甲方）。\n{B}是一家公司（东山）。\n"
        "何静，中国公民（何静与东山共同为股东或乙方）。\n" + C + "（丙方或目标公司）。"
    )
    assert parties(head) == [("甲方", A), ("乙方", B), ("丙方", C)]
    assert parties(f"甲方（或“原始权益人”）：\n1、{A}（以下简称“恒远”）\n2、{C}\n乙方：\n{B}") == [
        ("甲方", A),
        ("乙方", B),
    ]


def test_details_below_an_item_or_behind_its_name_are_of_its_party() -> None:
    head = (
        f"本协议由以下双方签署：\n（1）{A}（“恒远”）是一家依法成立的公司，地址为青岚市西街1号3层（恒远）。\n"
        f"（2）{B}\n法定代表人：何静\n地址：东山市南路2号（原粮站）"
    )
    contract = _read(head).contract
    assert [party.address for party in contract.parties] == ["青岚市西街1号3层", "东山市南路2号（原粮站）"]
    assert contract.parties[1].legal_representative == "何静"


def test_one_of_several_transferors_is_known_by_its_number() -> None:
    head = f"转让方1（甲方）：{A}\n地址：青岚市西街1号\n转让方2（“乙方”）：{B}\n受让方（丙方）：{C}"
    assert parties(head) == [("甲方", A), ("乙方", B), ("丙方", C)]


@pytest.mark.parametrize(
    "head",
    [
        f"本协议由以下文件组成：\n1、{A}的报价书\n2、{B}的说明书",
        f"以下各方为项目参与单位：\n1、{A}\n2、{B}",
        f"本协议由以下各方签署：\n（1）{A}",
        "本协议由以下各方签署：\n一、合作内容\n二、合作期限",
        f"本协议由以下各方签署：\n见签署页。\n1、{A}\n2、{B}",
        f"各方同意将以下公司列为供应商：\n1、{A}\n2、{B}",
    ],
)
def test_what_is_listed_otherwise_names_no_party(head: str) -> None:
    assert parties(head) == []


def test_labels_go_before_a_list() -> None:
    head = f"甲方：{A}\n乙方：{B}\n\n本协议由以下各方签署：\n1、柳河电子厂\n2、柳河五金厂"
    assert parties(head) == [("甲方", A), ("乙方", B)]


LATIN = "Qinglan Trading HK Limited"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (f"本协议（“本协议”）日期为2024年3月8日，由{A}与{LATIN}（{LATIN}）签订，{A}是一家私人公司。", [A, LATIN]),
        (
            f"本终止协议自2024年3月8日起由中国公民何静先生与{LATIN}（一家根据开曼群岛法律注册的公司）签订。",
            ["何静", LATIN],
        ),
        (
            f"本协议于2024年3月8日由在青岚市注册成立的{A}（以下简称“恒远”）与特拉华州注册成立的公司Orevia, Inc.签署。",
            [A, "Orevia, Inc."],
        ),
        (f"本协议由{A}，一家根据中国法律和章程成立的公司，与{B}订立。", [A, B]),
        (f"本协议由{LATIN}和Dorn Systems GmbH之间于2024年3月8日订立。", [LATIN, "Dorn Systems GmbH"]),
    ],
)
def test_parties_of_one_sentence_without_roles(sentence: str, names: list[str]) -> None:
    assert parties(sentence) == list(zip(["甲方", "乙方"], names, strict=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "本协议由双方授权代表与见证人签订。",
        f"本协议由{A}与其关联公司签订。",
        f"任何由{A}与第三方签订的合同不受影响。",
        "本协议由各方协商一致后签订。",
    ],
)
def test_what_no_two_names_sign_names_no_party(sentence: str) -> None:
    assert parties(sentence) == []


@pytest.mark.parametrize("opening", ["合同方：", "协议双方：", "订约方：-", "本协议于2024年3月8日签订合同方："])
def test_a_list_below_a_heading_alone(opening: str) -> None:
    assert parties(f"{opening}\n(A) {A}（「受托方」）；及\n(B) {B}（「委托方」）。") == [("甲方", B), ("乙方", A)]


def test_a_party_whose_word_is_unknown_is_the_other_one() -> None:
    head = f"本协议由以下双方签立：\n（甲） {A}，一家在中国成立的公司（「委托人」）；\n（乙） {B}（「集成商」）。"
    assert parties(head) == [("甲方", A), ("乙方", B)]


@pytest.mark.parametrize("latin", ["Qinglan Services Co., Limited", "Orevia Brands, Inc."])
def test_a_foreign_name_is_listed_whole(latin: str) -> None:
    head = f"本协议由以下双方签署：\n1. {latin}，一家依据美国法律设立的公司；\n2. {B}，一家依据中国法律设立的公司。"
    assert parties(head) == [("甲方", latin), ("乙方", B)]


def test_a_chinese_name_in_brackets_behind_a_foreign_one() -> None:
    head = f"（1） 甲方：{LATIN}（青岚控股有限公司），一家于香港注册成立的有限公司；\n（2） 乙方：{B}。"
    assert parties(head) == [("甲方", LATIN), ("乙方", B)]


def test_the_date_at_the_head_is_when_it_was_signed() -> None:
    lines = "服务协议\n日期：二零二三年七月八日\n"
    listed = f"协议双方：\n(1) {A}；\n(2) {B}。\n第一条 服务\n{A}提供服务。\n"
    assert str(read(lines + listed).contract.date_signed) == "2023-07-08"
    assert read("服务协议\n" + listed + "日期：二零二三年七月八日\n交付服务。").contract.date_signed is None


def test_what_somebody_is_stands_before_what_he_is_called() -> None:
    text = (
        "借款合同\n云泽水务局（出借人，以下简称甲方）\n（二）青禾百川装卸有限公司（下称“乙方”）；\n"
        "吴大江（保证人，以下简称丙方）\n第一条 借款\n甲方向乙方出借款项。\n"
    )
    parties = read(text).contract.parties
    assert [party.name for party in parties] == ["云泽水务局", "青禾百川装卸有限公司", "吴大江"]


def test_persons_with_latin_names_let_and_rent() -> None:
    parties = read(
        "租房协议\n房东：Peter Müller\n租户：Maria Garcia\n第一条 房屋\n房东出租房屋一套。\n"
    ).contract.parties
    assert [(party.role, party.name) for party in parties] == [("甲方", "Peter Müller"), ("乙方", "Maria Garcia")]


def test_what_a_form_asks_to_click_is_no_name() -> None:
    text = "租房协议\n房东：Peter Müller\n租户：MARIA CLICK HERE\n第一条 房屋\n房东出租房屋一套。\n"
    assert [party.name for party in read(text).contract.parties] == ["Peter Müller"]


@pytest.mark.parametrize("called", ["（以下简称“被许可人”）。", "（下称“乙方”）；", "（以下称为“被许可人”）"])
def test_what_a_party_is_called_is_no_part_of_its_address(called: str) -> None:
    text = f"许可协议\n许可人：{A}\n被许可人：{B}\n注册地址：青川市学士弄17号401室{called}\n第一条 许可\n"
    assert [party.address for party in read(text).contract.parties] == [None, "青川市学士弄17号401室"]
