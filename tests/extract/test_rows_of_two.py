"""Tables about both parties whose first row names them: which cell is whose."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

BUYER, SELLER = "柳河县青禾建筑科技有限公司", "江岭青达电缆有限公司"
HEAD = f"采购合同\n甲方：{BUYER}\n乙方：{SELLER}\n一、税务信息如下：\n"


def _details(table: str) -> list[tuple[str | None, str | None]]:
    return [(party.telephone, party.address) for party in read(HEAD + table).contract.parties]


@pytest.mark.parametrize(
    "table",
    [
        f"名称\t{BUYER}\t{SELLER}\n电话\t021-55667788\t0510-87654321\n地址\t青浦路1号\t官林路3号\n",
        f"单位名称\t{SELLER}\t{BUYER}\n电话\t0510-87654321\t021-55667788\n地址\t官林路3号\t青浦路1号\n",
        f"名称 {BUYER} {SELLER}\n电话 021-55667788 0510-87654321\n地址 青浦路1号 官林路3号\n",
        "项目\t甲方\t乙方\n电话\t021-55667788\t0510-87654321\n地址\t青浦路1号\t官林路3号\n",
    ],
)
def test_each_cell_is_of_the_party_that_its_column_names(table: str) -> None:
    assert _details(table) == [("021-55667788", "青浦路1号"), ("0510-87654321", "官林路3号")]


@pytest.mark.parametrize(
    ("row", "telephones"),
    [("电话\t021-55667788\t", ["021-55667788", None]), ("电话\t\t0510-87654321", [None, "0510-87654321"])],
)
def test_an_empty_cell_leaves_the_other_its_party(row: str, telephones: list[str | None]) -> None:
    table = f"名称\t{BUYER}\t{SELLER}\n{row}\n地址\t青浦路1号\t官林路3号\n"
    assert [telephone for telephone, _ in _details(table)] == telephones


def test_labels_in_turn_with_values_are_no_columns_of_parties() -> None:
    text = (
        f"采购合同\n甲方：{BUYER}\n名称\t{BUYER}\t电话\t021-55667788\n地址\t青浦路1号\t邮编\t201700\n乙方：{SELLER}\n"
    )
    buyer = read(text).contract.parties[0]
    assert (buyer.telephone, buyer.address, buyer.postcode) == ("021-55667788", "青浦路1号", "201700")


@pytest.mark.parametrize(
    "head", ["甲方\t\t乙方\t", "甲方（采购人）：\t\t乙方（供应商）：\t", f"甲方：\t{BUYER}\t乙方：\t{SELLER}"]
)
@pytest.mark.parametrize(
    ("rows", "details"),
    [
        (
            "电话：\t\t电话：\t0510-87654321\n地址：\t\t地址：\t官林路3号",
            [(None, None), ("0510-87654321", "官林路3号")],
        ),
        ("电话：\t021-55667788\t电话：\t\n地址：\t青浦路1号\t地址：\t", [("021-55667788", "青浦路1号"), (None, None)]),
        (
            f"单位\t{BUYER}\t供应商\t{SELLER}\n电话\t021-55667788\t地址\t官林路3号",
            [("021-55667788", None), (None, "官林路3号")],
        ),
        (
            f"地址\t青浦路1号\t单位名称\t{SELLER}\n联系人\t何文\t电话\t0510-87654321",
            [(None, "青浦路1号"), ("0510-87654321", None)],
        ),
    ],
)
def test_below_two_parties_with_two_cells_each_every_label_is_of_the_one_above(
    head: str, rows: str, details: list[tuple[str | None, str | None]]
) -> None:
    assert _details(f"{head}\n{rows}\n") == details
