"""What agreements call their parties: by their own explanation, by its opposite, by convention."""

from __future__ import annotations

import pytest

from hedui.extract import load_catalogue
from hedui.extract.parties import introduced

from .reading import read

LESSOR, LESSEE = "青川市恒达仪器有限公司", "青川市第三中学"
TEXT = """测量设备租赁合同

{head}
第一条 租赁物
{lessor}向{lessee}出租测量设备一批。
第二条 份数
本合同一式肆份，{lessor}执叁份，{lessee}执壹份。

{lessor}（盖章）：青川市恒达仪器有限公司
日期：2024年3月5日
{lessee}（盖章）：青川市第三中学
日期：2024年3月6日
"""


def parties(head: str, lessor: str = "出租方", lessee: str = "承租方") -> dict[str, tuple[str | None, str, int]]:
    """Each party's name, date of signing and copies held, by role."""
    contract = read(TEXT.format(head=head, lessor=lessor, lessee=lessee)).contract
    return {
        party.role: (party.name, str(signature.date), contract.copies.held[party.role])
        for party, signature in zip(contract.parties, contract.signatures, strict=True)
    }


LESSOR_FIRST = {"甲方": (LESSOR, "2024-03-05", 3), "乙方": (LESSEE, "2024-03-06", 1)}
LESSEE_FIRST = {"甲方": (LESSEE, "2024-03-06", 1), "乙方": (LESSOR, "2024-03-05", 3)}


@pytest.mark.parametrize(
    "head",
    [
        f"出租方：{LESSOR}\n承租方：{LESSEE}",
        f"出租方（甲方）：{LESSOR}\n承租方：{LESSEE}",
        f"甲方（出租方）：{LESSOR}\n乙方（承租方）：{LESSEE}",
        f"{LESSOR}（以下简称“出租方”）\n{LESSEE}（以下简称“承租方”）",
    ],
)
def test_convention(head: str) -> None:
    assert parties(head) == LESSOR_FIRST


@pytest.mark.parametrize(
    "head",
    [
        f"承租方（甲方）：{LESSEE}\n出租方（乙方）：{LESSOR}",
        f"承租方（甲方）：{LESSEE}\n出租方：{LESSOR}",
        f"承租方：{LESSEE}\n出租方（乙方）：{LESSOR}",
        f"甲方（承租方）：{LESSEE}\n出租方：{LESSOR}",
        f"甲方（即承租方）：{LESSEE}\n乙方（即出租方）：{LESSOR}",
        f"甲方/承租方：{LESSEE}\n乙方/出租方：{LESSOR}",
        f"承租方（以下简称为“甲方”）：{LESSEE}\n出租方（以下简称为“乙方”）：{LESSOR}",
        f"承租方：{LESSEE}（以下简称“甲方”）\n出租方：{LESSOR}（以下简称“乙方”）",
        f"| 项目 | 承租方（甲方） | 出租方 |\n| 名称 | {LESSEE} | {LESSOR} |",
    ],
)
def test_the_agreements_own_words_come_first(head: str) -> None:
    assert parties(head) == LESSEE_FIRST


def test_words_of_a_pair_follow_their_side() -> None:
    assert parties(f"承租方（甲方）：{LESSEE}\n出租方：{LESSOR}", "出租人", "承租人") == LESSEE_FIRST


def test_a_word_that_no_catalogue_knows_explained_behind_the_role() -> None:
    assert (
        parties(f"甲方（设备使用者）：{LESSEE}\n乙方（设备出借商）：{LESSOR}", "设备出借商", "设备使用者")
        == LESSEE_FIRST
    )


def test_two_words_of_one_role_are_the_parties_in_their_order() -> None:
    assert parties(f"出租方：{LESSOR}\n使用单位：{LESSEE}", lessee="使用单位") == LESSOR_FIRST


def test_remarks_behind_a_role_are_no_words_for_it() -> None:
    extraction = read(
        TEXT.format(head=f"甲方（自然人）：{LESSOR}\n乙方（全称）：{LESSEE}", lessor="甲方", lessee="乙方")
    )
    assert extraction.layout.roles == {"甲方": "甲方", "乙方": "乙方"}


def test_the_sides_of_a_pair_are_opposite_by_convention_or_the_catalogue_says_otherwise() -> None:
    catalogue = load_catalogue()
    for pair in catalogue.pairs:
        sides = [{catalogue.roles[word] for word in side} for side in (pair.first, pair.second)]
        assert sides == [{"甲方"}, {"乙方"}]
        assert not set(pair.first) & set(pair.second)


def test_only_a_whole_phrase_introduces_a_party_with_details() -> None:
    """（简称乙方） of a blank form stands behind a label, not behind a name: no details of anybody follow."""
    assert introduced._ROLE.search("承租方:(简称乙方)住址:") is None
    assert introduced._ROLE.search("青岭物业管理有限公司(以下简称乙方,住所:东山路9号)") is not None


def test_of_two_sides_with_one_letter_the_first_is_party_a() -> None:
    """A slip of whoever made the form: 甲方（出租方） and 甲方（承租方） are two parties, and so are two 乙方."""
    text = TEXT.format(head="{a}（出租方）：\n{b}（承租方）：", lessor="出租方", lessee="承租方")
    for one in ("甲方", "乙方"):
        found = read(text.format(a=one, b=one)).contract
        assert [(party.role, party.name) for party in found.parties] == [("甲方", LESSOR), ("乙方", LESSEE)]
        assert [(signature.role, signature.name) for signature in found.signatures] == [
            ("甲方", LESSOR),
            ("乙方", LESSEE),
        ]
    found = read(text.format(a="乙方", b="甲方")).contract
    assert [(party.role, party.name) for party in found.parties] == [("甲方", LESSEE), ("乙方", LESSOR)]


def test_one_side_with_two_letters_is_corrected_by_nothing() -> None:
    head = f"甲方（出租方）：{LESSOR}\n乙方（承租方）：{LESSEE}"
    text = TEXT.format(head=head, lessor="出租方", lessee="甲方（承租方）").replace("甲方（承租方）执", "承租方执")
    names = {party.role: party.name for party in read(text).contract.parties}
    assert names == {"甲方": LESSOR, "乙方": LESSEE}


def test_a_word_alone_of_its_pair_keeps_its_letter() -> None:
    head = f"采购单位（甲方）：{LESSEE}\n服务单位（乙方）：{LESSOR}"
    found = read(TEXT.format(head=head, lessor="乙方", lessee="甲方")).contract
    assert {party.role: party.name for party in found.parties} == {"甲方": LESSEE, "乙方": LESSOR}
