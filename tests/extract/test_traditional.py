"""Agreements in traditional characters: the same labels and words, values as the page writes them."""

from __future__ import annotations

import pytest

from hedui.normalize.simplified import is_traditional

from .reading import read, values

TEXT = """設備採購合約
合約編號：QS-2025-018
甲方：海嶽通訊設備有限公司
地址：青山市觀瀾道388號
授權代表：陳家輝
乙方：青山市北岸機電有限公司
聯絡電話：0571-66123450
第一條 合約價款
1.1 合約總價為人民幣350,000.00元（大寫：叁拾伍萬元整）。
第二條 合約期限
2.1 本合約有效期為壹年，自2025年3月10日起至2026年3月9日止。
第三條 其他
3.1 本合約一式貳份，甲方執壹份，乙方執壹份。

甲方（蓋章）：海嶽通訊設備有限公司
簽訂日期：2025年3月8日
乙方（蓋章）：青山市北岸機電有限公司
簽訂日期：2025年3月8日
"""


def test_labels_are_matched_and_values_kept_as_written() -> None:
    extraction = read(TEXT)
    contract = extraction.contract
    assert (contract.title, contract.number) == ("設備採購合約", "QS-2025-018")
    assert [party.name for party in contract.parties] == ["海嶽通訊設備有限公司", "青山市北岸機電有限公司"]
    assert contract.parties[0].address == "青山市觀瀾道388號"
    assert values(extraction, "signature.name") == ["海嶽通訊設備有限公司", "青山市北岸機電有限公司"]
    assert (str(contract.total.amount), contract.total.words) == ("350000.00", "叁拾伍萬元整")
    assert (contract.period.duration, str(contract.period.end_date)) == ("P1Y", "2026-03-09")
    assert (contract.copies.total, str(contract.date_signed)) == (2, "2025-03-08")


def test_evidence_quotes_the_page() -> None:
    extraction = read(TEXT)
    for mentions in extraction.sources.values():
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(extraction.layout.text.raw)
    (mention, *_) = extraction.sources["/parties/0/name"]
    assert extraction.layout.text.raw[mention.start : mention.end] == "海嶽通訊設備有限公司"


@pytest.mark.parametrize("name", ["海嶽通訊設備（香港）有限公司", "陳家輝", "鍾瞭後"])
def test_a_name_alone_makes_no_text_traditional(name: str) -> None:
    text = (
        f"设备采购合同\n合同编号：QS-1\n甲方：青山水务有限公司\n乙方：{name}\n"
        + "第一条 甲方向乙方采购通讯设备一批。\n" * 12
    )
    assert not is_traditional(text)
    assert read(text).contract.parties[0].name == "青山水务有限公司"


def test_a_lease_of_taiwan_with_years_of_the_republic_and_seals_beside_the_names() -> None:
    contract = read(
        "房屋租賃契約書\n出租人　王大同（以下簡稱甲方）　承租人　李小荷（以下簡稱乙方）。\n第二條\n"
        "租賃期間自民國 114 年 1 月 1 日起至 115 年 12 月 31 日止。\n"
        "第九條 因本契約涉訟時，雙方合意以臺灣臺中地方法院為第一審管轄法院。\n"
        "甲方（出租人）：王大同　印\n乙方（承租人）：李小荷　印\n"
    ).contract
    assert [party.name for party in contract.parties] == ["王大同", "李小荷"]
    assert contract.period.duration is None
    assert contract.dispute.venue == "臺灣臺中地方法院"
