"""What a finding calls the amount whose words and figures differ: its name in the agreement, without 人民币."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

AGREEMENT = "采购合同\n合同编号：A-1\n甲方：青屿市档案馆\n乙方：青屿洁美物业有限公司\n三、{}\n四、其他。\n"


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("合同总价：人民币大写壹拾贰万元整（¥120,500.00元）", "合同总价"),
        ("合同总价：人民币（大写）壹拾贰万元整（¥120,500.00元）", "合同总价"),
        ("合同总价人民币壹拾贰万元整（¥120,500.00元）", "合同总价"),
        ("合同总价为人民币（大写）：壹拾贰万元整（小写：120,500.00元）", "合同总价"),
        ("合同价款（大写）：人民币壹拾贰万元整（¥120,500.00元）", "合同价款"),
        ("合同总价（人民币）：120,500.00元（大写：壹拾贰万元整）", "合同总价"),
        ("押金：人民币壹拾贰万元整（¥120,500.00元）", "押金"),
        ("人民币服务费（大写）：壹拾贰万元整（¥120,500.00元）", "人民币服务费"),
        ("人民币大写：壹拾贰万元整（小写：120,500.00元）", ""),
    ],
)
def test_the_amount_is_called_what_the_agreement_calls_it(clause: str, subject: str) -> None:
    findings = process(AGREEMENT.format(clause).encode(), name="a.txt").findings
    told = [finding.message for finding in findings if finding.code == "amount-words-mismatch"]
    assert [message.partition("大小写不一致")[0] for message in told] == [subject]
