"""Agreements in traditional characters: the same labels and words, values as the page writes them."""

from __future__ import annotations

import pytest

from hedui.normalize.simplified import is_traditional
from hedui.settings import Settings
from hedui.validate import validate

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


TAIWAN = """工程合約書
業主：青嵐建設股份有限公司（以下簡稱甲方）
承攬人：何靜（以下簡稱乙方）
一、契約價金：新臺幣參佰伍拾萬元整。
二、履約期限：自民國一百一十三年六月一日起至113年11月30日止。
三、乙方應於簽約時繳納履約保證金新臺幣參拾伍萬元整。
四、保固期間：自驗收合格日起二年。
五、每月租金新臺幣18,000元整。
六、雙方同意以臺灣高雄地方法院為第一審管轄法院，準據法為中華民國法律。
七、本合約壹式貳份，雙方各執乙份。
立合約書人
甲方：青嵐建設股份有限公司
統一編號：22345675
地址：高雄市前鎮區港口大道8號
電話：07-3345678
乙方：何靜
身分證字號：A123456789
電話：0912345678
中　華　民　國　113　年　5　月　20　日
"""


def test_an_agreement_of_taiwan() -> None:
    found = read(TAIWAN)
    contract = found.contract
    company, person = contract.parties
    assert (company.name, company.tax_id, company.telephone) == ("青嵐建設股份有限公司", "22345675", "07-3345678")
    assert (person.name, person.id_number, person.telephone) == ("何靜", "A123456789", "0912345678")
    assert (contract.total.words, contract.total.currency) == ("參佰伍拾萬元整", "TWD")
    assert (str(contract.period.start_date), str(contract.period.end_date)) == ("2024-06-01", "2024-11-30")
    assert [(one.kind, str(one.amount)) for one in contract.deposits] == [("performance", "350000.00")]
    assert contract.warranty.duration == "P2Y"
    assert [(str(rate.fee), rate.per) for rate in contract.rates] == [("18000", "month")]
    assert (contract.dispute.venue, contract.dispute.law) == ("臺灣高雄地方法院", "中華民國法律")
    assert str(contract.date_signed) == "2024-05-20"
    told = {finding.code for finding in validate(found, Settings())}
    assert told.isdisjoint({"telephone-invalid", "tax-id-invalid", "id-number-invalid", "currency-unclear"})


def test_evidence_of_a_year_of_the_republic_is_as_the_page_has_it() -> None:
    found = read(TAIWAN)
    stated = {
        name: found.layout.text.raw[one.start : one.end]
        for name in ("/period/start_date", "/period/end_date", "/date_signed")
        for one in found.sources[name][:1]
    }
    assert stated == {
        "/period/start_date": "民國一百一十三年六月一日",
        "/period/end_date": "113年11月30日",
        "/date_signed": "中　華　民　國　113　年　5　月　20　日",
    }


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("电话：07-3345678", {"telephone-invalid"}),
        ("统一编号：22345675", {"tax-id-invalid"}),
        ("开工日期：113年6月1日", {"value-unread"}),
    ],
)
def test_what_is_none_on_the_mainland(line: str, codes: set[str]) -> None:
    found = read(f"施工合同\n甲方：青岚建设有限公司\n{line}\n乙方：北岸营造有限公司\n一、内容。\n")
    assert found.contract.period.start_date is None
    assert codes <= {finding.code for finding in validate(found, Settings())} | {"value-unread"}


def test_a_person_behind_the_word_that_joins_the_parties() -> None:
    for opening in (
        "立合約書人：青嵐文化有限公司（下稱甲方）與何靜（下稱乙方），",
        "由青嵐文化有限公司（甲方）和何靜（乙方）簽訂，",
    ):
        parties = read(f"授權合約書\n{opening}茲就著作授權事宜，議定條款如下：\n第一條 內容。\n").contract.parties
        assert [party.name for party in parties] == ["青嵐文化有限公司", "何靜"]
    text = "合作协议\n由青岚文化有限公司（甲方）和北岸（乙方）签订。\n第一条 内容。\n"
    assert [party.name for party in read(text).contract.parties] == ["青岚文化有限公司"]
