"""Agreements without a cover, whose first sentence says what they are called and numbered."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

PARTIES = """
甲方：青岚市图书馆
乙方：澄江保洁有限公司
一、乙方向甲方提供保洁服务。
二、服务费合计人民币24,000元。
甲方（盖章）：青岚市图书馆
乙方（盖章）：澄江保洁有限公司
"""

OWN = [
    "本《保洁服务合同》（“本合同”，编号：QL-2025-071）由以下双方于2025年3月2日订立：",
    "本《保洁服务合同》（以下简称“本合同”，合同编号：QL-2025-071）由下列双方签署：",
    "本《保洁服务合同》（下称“本合同”；编号QL-2025-071）由以下各方签订：",
    "本《保洁服务合同》（编号：QL-2025-071，下称“本合同”）由以下双方在青岚市签订：",
    "本《保洁服务合同》（“本合同”）（编号：QL-2025-071）由以下双方签订：",
    "本份《保洁服务合同》（协议编号：QL-2025-071）由以下双方共同签署：",
    "草拟稿第3稿\n本《保洁服务合同》由下列双方于2025年3月2日订立，编号为QL-2025-071。",
]

OTHERS = [
    "保洁服务合同\n编号：QL-2025-071\n鉴于双方签有《设备租赁合同》（“主合同”，编号：ZL-2024-001），",
    "保洁服务合同\n编号：QL-2025-071\n本《保洁服务管理制度》（编号：ZD-2024-001）为附件。",
    "保洁服务合同（QL-2025-071）\n甲方根据《政府采购目录》（编号：ZFCG-2024-3）采购。",
    "《保洁服务合同》\n编号：QL-2025-071\n经双方同意，原《保洁服务协议》（编号QL-2024-001）终止。",
]


@pytest.mark.parametrize("opening", OWN + OTHERS)
def test_its_own_title_and_number(opening: str) -> None:
    contract = read(opening + PARTIES).contract
    assert (contract.title, contract.number) == ("保洁服务合同", "QL-2025-071")


@pytest.mark.parametrize("opening", ["根据《采购合同》（编号：CG-2024-018）制定。", "本《管理办法》由双方制定。"])
def test_what_is_no_name_of_its_own(opening: str) -> None:
    assert read(opening + PARTIES).contract.title is None
