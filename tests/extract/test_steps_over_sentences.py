"""Instalments whose share stands in one sentence and whose time stands in the next."""

from __future__ import annotations

import pytest

from hedui.models.contract import Instalment
from tests.extract.reading import read

TEXT = """设备采购合同
甲方：播远通讯技术（北京）有限公司
乙方：北岸大云网络技术有限公司
一、标的
合同总价594000.00元。
二、付款方式
{}
三、其他
本合同一式两份。
"""


def instalments(*lines: str) -> tuple[Instalment, ...]:
    return read(TEXT.format("\n".join(lines))).contract.payment.instalments


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    ("next_sentence", "condition", "days"),
    [
        ("甲乙双方签订合同后20天内将预付款支付给乙方。", "甲乙双方签订合同后", 20),
        ("合同生效之日起10个工作日内，甲方应支付给乙方。", "合同生效之日起", 10),
        ("货到现场且收到发票后20日内，甲方应将到货款支付给乙方。", "货到现场且收到发票后", 20),
        ("甲方逾期支付的，每日按0.1%支付违约金。", None, None),
        ("乙方收款后5日内开具发票。", None, None),
        ("乙方应在收款后3日内发货。", None, None),
        ("由甲方另行支付。", None, None),
    ],
)
def test_the_next_sentence_says_when(gap: str, next_sentence: str, condition: str | None, days: int | None) -> None:
    first, last = instalments(f"1、预付款：合同总价的30%。{gap}{next_sentence}", "2、尾款：合同总价的70%，验收后付清。")
    assert (first.condition, first.due_days) == (condition, days)
    assert (last.condition, last.due_days) == ("验收后", None)


def test_what_a_step_says_itself_counts() -> None:
    first, _ = instalments("1、合同签订后5日内支付30%。甲方收到发票后10日内支付。", "2、验收合格后支付剩余70%。")
    assert (first.condition, first.due_days) == ("合同签订后", 5)
