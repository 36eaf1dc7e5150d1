"""Totals with tax, earnest money that is stated twice, arbitration or a court, a letter of authority in other words."""

from __future__ import annotations

import pytest

from hedui.models.record import Record
from hedui.pipeline import process

AGREEMENT = """设备采购合同
甲方：鹿汀市岩雀展览有限公司
法定代表人：俞伯安
乙方：棣阳市恒杉机电有限责任公司
法定代表人：靳以深
第一条 乙方向甲方供应展示设备一批，合同总价126,800元。
第二条 {}
甲方（盖章）：鹿汀市岩雀展览有限公司
代表：俞伯安
乙方（盖章）：棣阳市恒杉机电有限责任公司
代表：麦青禾
"""


def read(clause: str) -> Record:
    return process(AGREEMENT.format(clause).encode(), name="a.txt")


def told(clause: str, code: str) -> int:
    return sum(finding.code == code for finding in read(clause).findings)


def test_earnest_money_that_is_stated_twice_is_told_once() -> None:
    clause = "定金数额为50,720元（即合同总价的40%）。甲方不履行的，无权请求返还上述定金50,720元。"
    [finding] = [one for one in read(clause).findings if one.code == "deposit-limit"]
    assert len(finding.evidence) == 2


def test_a_deposit_that_nobody_may_ask_back_is_no_instalment() -> None:
    clause = "定金数额为25,000元。甲方不履行的，无权请求返还上述定金25,000元。"
    assert read(clause).contract.payment.instalments == ()


@pytest.mark.parametrize(
    ("clause", "conflict"),
    [
        ("争议解决方式：仲裁或诉讼，由提出争议的一方任选其一，仲裁机构为棣阳仲裁委员会，法院为甲方所在地法院。", 1),
        ("发生争议的，双方可选择仲裁或者诉讼解决争议。", 1),
        ("通过仲裁或诉讼解决争议所发生的费用由败诉方承担。", 0),
        ("因仲裁或诉讼产生的律师费由违约方承担。", 0),
        ("争议不影响仲裁或诉讼期间双方继续履行合同。", 0),
        ("发生争议时任何一方提起仲裁或诉讼的，不影响其他条款履行。", 0),
    ],
)
def test_arbitration_or_a_court(clause: str, conflict: int) -> None:
    assert told(clause, "dispute-conflict") == conflict


@pytest.mark.parametrize(
    ("clause", "absent"),
    [
        ("本合同由法定代表人签署；由他人代签的，应随附授权书。", 1),
        ("乙方须提交生产厂家的授权书。", 0),
        ("由他人代领货物的，应随附授权书。", 0),
    ],
)
def test_a_letter_of_authority_for_who_signs(clause: str, absent: int) -> None:
    assert told(clause, "authorisation-missing") == absent


@pytest.mark.parametrize(
    ("clause", "differs"),
    [
        ("合同含税总金额：人民币叁万元整（￥30,000.00）。\n第三条 本合同总价款人民币33,000元，为固定总价。", 1),
        ("合同含税总金额：￥31,800.00；不含税金额：￥30,000.00。\n第三条 本合同总价款人民币30,000元。", 0),
        ("合同含税总金额：￥31,800.00。\n第三条 原合同总价为人民币30,000元。", 0),
    ],
)
def test_a_total_with_tax_is_the_agreement_s_total(clause: str, differs: int) -> None:
    text = AGREEMENT.replace("，合同总价126,800元", "").format(clause)
    found = process(text.encode(), name="a.txt").findings
    assert sum(finding.code == "total-differs" for finding in found) == differs
