"""Two parties that one word names, as two contractors do: their letters and names tell which is meant."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

MISMATCH = "party-name-mismatch"
SCHOOL, BUILDER, DESIGNER = "临江县青禾学校", "远澄建设（杭州）有限公司", "杭州明远设计院有限公司"
HEADS = (
    f"发包人（甲方）：{SCHOOL}\n承包人（乙方）：{BUILDER}\n承包人（丙方）：{DESIGNER}",
    f"发包人（全称，甲方）：{SCHOOL}\n承包人（全称，乙方）：{BUILDER}\n承包人（全称，丙方）：{DESIGNER}",
)
BLOCKS = (
    f"发包人：{SCHOOL}\t承包人：{BUILDER}\t承包人：{DESIGNER}\n地址：青禾路1号\t地址：西山路6号\t地址：民生路55号",
    f"发包人：（公章）{SCHOOL}（甲方）\t承包人：（公章）{BUILDER}（乙方）\t承包人：（公章）{DESIGNER}（丙方）\n"
    "地址：青禾路1号\t地址：西山路6号\t地址：民生路55号",
    f"发包人：{SCHOOL}\n地址：青禾路1号\n承包人：{BUILDER}\n地址：西山路6号\n承包人：{DESIGNER}\n地址：民生路55号",
)


def _codes(extraction: Extraction) -> list[str]:
    return [finding.code for finding in validate(extraction, Settings())]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("block", BLOCKS)
def test_the_name_tells_whose_the_details_are(head: str, block: str) -> None:
    text = f"工程总承包合同\n{head}\n一、工程名称：学生宿舍。\n二、工期：420日历天。\n{block}\n"
    found = read(text)
    assert [(party.name, party.address) for party in found.contract.parties] == [
        (SCHOOL, "青禾路1号"),
        (BUILDER, "西山路6号"),
        (DESIGNER, "民生路55号"),
    ]
    assert MISMATCH not in _codes(found)


def test_a_word_of_one_party_keeps_its_party_whatever_name_stands_behind() -> None:
    text = (
        f"承揽合同\n定作人（甲方）：{SCHOOL}\n承揽人（乙方）：{BUILDER}\n一、承揽内容：课桌。\n"
        f"定作人：{SCHOOL}\n承揽人：{SCHOOL}\n"
    )
    assert MISMATCH in _codes(read(text))


def test_a_line_of_one_label_for_each_column_is_read_from_the_left_below_blocks_that_are_stacked() -> None:
    text = (
        f"工程总承包合同\n{HEADS[0]}\n一、工程名称：学生宿舍。\n发包人：{SCHOOL}\t承包人：{BUILDER}\t承包人：{DESIGNER}\n"
        "开户银行：临江银行青禾支行\n账号：104433221100\n开户银行：临江银行西郊支行\n账号：50002200330044005\n"
        "开户银行：临江银行民主支行\n账号：17005500660077008\n"
        "电话：0571-66120033\t电话：13900120034\t电话：0571-88340912\n"
    )
    telephones = [party.telephone for party in read(text).contract.parties]
    assert telephones == ["0571-66120033", "13900120034", "0571-88340912"]
