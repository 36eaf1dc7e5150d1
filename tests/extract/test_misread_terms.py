"""A number of which a character was misread gives no shorter time: l2个月 is not two months."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TEXT = """设备服务合同
甲方：播远通讯技术（北京）有限公司
乙方：北岸大云网络技术有限公司
一、标的
合同总价594000.00元。
二、期限
{}
三、其他
本合同一式两份。
"""


@pytest.mark.parametrize(
    ("sentence", "duration", "days"),
    [
        ("合同期限：l2个月", None, None),
        ("本合同有效期为l2个月。", None, None),
        ("服务期：口2个月", None, None),
        ("甲方应在收到发票后l5日内付款。", None, None),
        ("合同期限：12个月", "P12M", None),
        ("A项目服务期限为2年。", "P2Y", None),
        ("甲方应在收到发票后15日内付款。", None, 15),
    ],
)
def test_only_whole_numbers_count(sentence: str, duration: str | None, days: int | None) -> None:
    found = read(TEXT.format(sentence)).contract
    assert (found.period.duration, found.payment.due_days) == (duration, days)
