"""Several who are one party, places of signing over two lines, marks misread for the colon behind a party."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

CLAUSES = "第一条 内容\n乙方为甲方提供服务。\n第二条 份数\n本合同一式两份，双方各执一份。\n"
FIRST, SECOND, OTHER = "柏川资本管理有限公司", "雁塘实业有限公司", "青檀生物科技有限公司"


def names(text: str) -> list[tuple[str, str | None]]:
    """Each party's name; no mismatch is told."""
    found = read(text)
    told = {finding.code for finding in validate(found, Settings())}
    assert told.isdisjoint({"party-name-mismatch", "party-missing", "value-unread"})
    return [(str(party.role), party.name) for party in found.contract.parties]


@pytest.mark.parametrize(
    ("head", "signed", "name"),
    [
        (f"甲方：{FIRST}、{SECOND}\n", f"甲方（盖章）：{FIRST}\n", f"{FIRST}、{SECOND}"),
        (f"甲方：柏川大学{SECOND[:4]}中心、柏川市企业联合会\n", "", f"柏川大学{SECOND[:4]}中心、柏川市企业联合会"),
        (f"甲方：{FIRST}（牵头人）、{SECOND}（成员）\n", f"甲方（盖章）：{FIRST}\n", FIRST),
        (f"甲方：{FIRST}（联合体牵头方）、{SECOND}（联合体成员）\n", "", FIRST),
        (f"甲方：{FIRST}（牵头人）与{SECOND}（成员）组成的联合体\n", "", FIRST),
        (f"甲方：{FIRST}、{SECOND}联合体\n", "", f"{FIRST}、{SECOND}"),
        (f"甲方：{FIRST}/{SECOND}（联合体）\n", "", f"{FIRST}/{SECOND}"),
        (f"甲方：{FIRST}（牵头单位）\n", f"甲方（盖章）：{FIRST}\n", FIRST),
        (f"甲\n方\n名称：{FIRST}\n乙\n方\n名称：{OTHER}\n", "", FIRST),
        (f"甲方一：{FIRST}\n甲方二：{SECOND}\n", f"甲方一（盖章）：{FIRST}\n甲方二（盖章）：{SECOND}\n", FIRST),
        (f"甲方（1）：{FIRST}\n甲方（2）：{SECOND}\n", "", FIRST),
        (f"甲方（联合体）：\n牵头人：{FIRST}\n成员：{SECOND}\n", "", FIRST),
        (
            f"甲方（联合体牵头人）：{FIRST}\n甲方（联合体成员）：{SECOND}\n",
            f"甲方（联合体牵头人）（盖章）：{FIRST}\n甲方（联合体成员）（盖章）：{SECOND}\n",
            FIRST,
        ),
    ],
    ids=[
        "joined",
        "joined-bodies",
        "joined-consortium",
        "leader",
        "led",
        "strokes",
        "leading",
        "upright",
        "of-several",
        "numbered",
        "in-brackets",
        "consortium",
        "members",
    ],
)
def test_several_who_are_one_party(head: str, signed: str, name: str) -> None:
    text = f"投资合作协议\n{head}乙方：{OTHER}\n{CLAUSES}{signed}乙方（盖章）：{OTHER}\n"
    assert names(text) == [("甲方", name), ("乙方", OTHER)]


@pytest.mark.parametrize("join", ["及", "以及", "与", "和"])
@pytest.mark.parametrize("signed", [FIRST, SECOND, f"{FIRST}\n{SECOND}"])
def test_several_whom_a_word_joins(join: str, signed: str) -> None:
    name = f"{FIRST}{join}{SECOND}"
    text = f"投资合作协议\n甲方：{name}\n乙方：{OTHER}\n{CLAUSES}甲方（盖章）：{signed}\n乙方（盖章）：{OTHER}\n"
    assert names(text) == [("甲方", name), ("乙方", OTHER)]


def test_another_than_the_several_who_are_one_party() -> None:
    text = f"投资合作协议\n甲方：{FIRST}及{SECOND}\n乙方：{OTHER}\n{CLAUSES}"
    text += f"甲方（盖章）：雁塘贸易有限公司\n乙方（盖章）：{OTHER}\n"
    assert "party-name-mismatch" in {finding.code for finding in validate(read(text), Settings())}


def test_what_another_of_several_says_of_himself_is_not_the_party_s() -> None:
    found = read(
        f"投资合作协议\n甲方1：{FIRST}\n住所：柏川市一路1号\n甲方2：{SECOND}\n住所：雁塘市二路2号\n乙方：{OTHER}\n{CLAUSES}"
    )
    assert [m.value for m in found.of("party.address")] == ["柏川市一路1号"]


def test_a_third_party_that_is_explained_by_a_word_for_somebody_else_is_a_party() -> None:
    head = f"服务合同\n甲方：{FIRST}\n乙方：{OTHER}\n丙方（监理单位）：{SECOND}\n"
    assert names(head + CLAUSES) == [("甲方", FIRST), ("乙方", OTHER), ("丙方", SECOND)]


def test_a_mark_misread_for_the_colon_behind_a_party() -> None:
    assert names(f"服务合同\n甲方、{FIRST}\n乙方.{OTHER}\n{CLAUSES}") == [("甲方", FIRST), ("乙方", OTHER)]


def test_a_sentence_about_both_names_nobody() -> None:
    text = f"服务合同\n甲方：{FIRST}\n乙方：{OTHER}\n{CLAUSES}甲方、{OTHER}应当共同验收。\n甲方、监理单位应当配合。\n"
    assert names(text) == [("甲方", FIRST), ("乙方", OTHER)]


def test_public_bodies_and_suppliers_of_taiwan() -> None:
    text = f"清潔服務採購契約\n立約人\n機關名稱：雲山縣立圖書館\n廠商名稱：青檀清潔股份有限公司\n{CLAUSES}"
    assert names(text) == [("甲方", "雲山縣立圖書館"), ("乙方", "青檀清潔股份有限公司")]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("签订地点：柏川市\n雁塘区人民路8号\n", "柏川市雁塘区人民路8号"),
        ("合同签订地：柏川市雁塘\n区\n", "柏川市雁塘区"),
        ("签订地点：\n柏川市雁塘区\n", "柏川市雁塘区"),
        ("签订地点：柏川市\n合同编号：BJ-7\n", "柏川市"),
        ("签订地点：柏川市\n第一章 总则\n", "柏川市"),
        ("签订地点：\n总则\n", None),
        ("签订地点：\n签订时间：2024年3月5日\n", None),
    ],
)
def test_a_place_of_signing_over_two_lines(lines: str, place: str | None) -> None:
    found = read(f"服务合同\n甲方：{FIRST}\n乙方：{OTHER}\n{lines}{CLAUSES}")
    assert found.contract.place_signed == place


@pytest.mark.parametrize(
    ("several", "holder"),
    [
        ("青禾百川装卸有限公司、青禾宏基防水有限公司", "青禾百川装卸有限公司"),
        ("青禾百川装卸有限公司及青禾宏基防水有限公司（联合体）", "青禾宏基防水有限公司"),
        ("青禾百川装卸有限公司与青禾宏基防水有限公司组成的联合体", "青禾宏基防水有限公司"),
        ("青禾百川装卸有限公司/青禾宏基防水有限公司", "青禾百川装卸有限公司"),
        ("青禾百川装卸有限公司，青禾宏基防水有限公司", "青禾宏基防水有限公司"),
        ("王建国、李秀英", "李秀英"),
    ],
)
def test_the_account_of_one_of_several_is_the_party_s(several: str, holder: str) -> None:
    account = f"乙方账户：\n户名：{holder}\n账号：6222021001007654321\n"
    text = f"工程合同\n甲方：云泽水务局\n乙方：{several}\n第一条 账户\n{account}"
    assert "account-holder-mismatch" not in codes(text)
    assert "account-holder-mismatch" in codes(text.replace(f"户名：{holder}", "户名：平川远航商贸有限公司"))


def test_persons_who_are_one_party_are_named() -> None:
    head = "租赁合同\n出租方（甲方）：王建国、李秀英\n承租方（乙方）：云泽水务局\n"
    account = "第一条 账户\n甲方账户：户名：李秀英，账号：6222021001007654321\n"
    assert "party-missing" not in codes(f"{head}{account}甲方（签字）：王建国\n")


def codes(text: str) -> set[str]:
    return {finding.code for finding in validate(read(text), Settings())}


def test_several_by_roman_and_latin_numbers() -> None:
    several = "Party B (I): Beichuan Hengzhu Co., Ltd.\nParty B (II): Chengjiang Hongji Co., Ltd."
    head = f"Party A: Yunling Transport Co., Ltd.\n{several}"
    parties = [("甲方", "Yunling Transport Co., Ltd."), ("乙方", "Beichuan Hengzhu Co., Ltd.")]
    for text in (head, head.replace(" (I)", "1").replace(" (II)", "2")):
        assert names(f"Cooperation Agreement\n{text}\n1. Scope\nParty B shall build.\n") == parties
        assert "party-name-mismatch" not in codes(f"Cooperation Agreement\n{text}\n1. Scope\nParty B shall build.\n")


@pytest.mark.parametrize(
    "line",
    [
        "立契約書人：出租人 王大明（以下簡稱甲方） 承租人 陳小華（以下簡稱乙方）",
        "立契約書人：出租人 王大明 承租人 陳小華，茲為房屋租賃事宜訂立本契約：",
        "立約人：出租人：王大明，承租人：陳小華，雙方同意如下：",
    ],
)
def test_both_parties_on_the_line_of_who_makes_the_agreement(line: str) -> None:
    assert names(f"房屋租賃契約書\n{line}\n第一條 租賃標的\n臺北市中山路12號。\n") == [
        ("甲方", "王大明"),
        ("乙方", "陳小華"),
    ]


def test_numbered_by_what_each_does() -> None:
    text = f"股权转让协议\n转让方：{OTHER}\n受让方一：{FIRST}\n受让方二：{SECOND}\n{CLAUSES}"
    assert names(text) == [("甲方", OTHER), ("乙方", FIRST)]


@pytest.mark.parametrize("first, second", [("一", "二"), ("1", "2"), ("（一）", "（二）")])
def test_several_sellers_by_their_numbers(first: str, second: str) -> None:
    """The first is named for all, and his number is no other's."""
    code, other = "110105199003071239", "110105198803074329"
    head = f"房屋买卖合同\n出卖人{first}：何静\n身份证号：{code}\n出卖人{second}：陶小满\n身份证号：{other}\n"
    text = f"{head}买受人：周明远\n第一条 房屋\n出卖人将房屋卖给买受人。\n"
    assert names(text) == [("甲方", "周明远"), ("乙方", "何静")]
    assert [party.id_number for party in read(text).contract.parties] == [None, code]


@pytest.mark.parametrize("code", ["（1）{}（2）{}", "何静{}；陶小满{}", "{}/{}"])
def test_several_identity_numbers_of_joint_sellers_are_no_finding(code: str) -> None:
    numbers = code.format("110105199003071239", "110105198803074329")
    head = f"房屋买卖合同\n出卖人：何静、陶小满\n身份证号：{numbers}\n买受人：周明远\n"
    assert names(f"{head}第一条 房屋\n出卖人将房屋卖给买受人。\n") == [("甲方", "周明远"), ("乙方", "何静、陶小满")]
