"""What a sentence multiplies: a quantity, a price and a sum that stand for each other, and nothing besides."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

AGREEMENT = """设备采购合同
甲方：鹿汀市岩雀展览有限公司
乙方：棣阳市恒杉机电有限责任公司
第一条 乙方向甲方供应展示设备一批。
第二条 {}
甲方（盖章）：鹿汀市岩雀展览有限公司
乙方（盖章）：棣阳市恒杉机电有限责任公司
"""
CODES = {"product-mismatch", "item-subtotal-mismatch", "rate-total-mismatch"}


def told(clause: str) -> list[str]:
    record = process(AGREEMENT.format(clause).encode(), name="a.txt")
    return [finding.code for finding in record.findings if finding.code in CODES]


@pytest.mark.parametrize(
    "clause",
    [
        "乙方提供设备35台，单价3,640元/台，合同总价128,000元，含运费及安装费。",
        "合同总价为人民币44,680元，即每套3,640元，共12套。",
        "合同总价44,680元，按每套3,640元共12套计算。",
        "面积120平方米，每平方米造价2,380元，合同总价合计286,600元。",
        "培训费按每人次380元计算，共46人次，总计17,840元。",
        "采购平板电脑25台，每台2,150元，货款总计53,570元。",
    ],
)
def test_a_product_that_does_not_hold_is_told_once(clause: str) -> None:
    assert told(clause) == ["product-mismatch"]


@pytest.mark.parametrize(
    "clause",
    [
        "乙方共提供设备35台，单价860元/台，另收安装费600元，合同总价30,700元。",
        "乙方提供设备35台，单价860元/台，备件2,000元，合同总价32,100元。",
        "乙方提供设备35台，单价860元/台，培训费2,000元，合计32,100元。",
        "乙方提供设备35台，单价860元/台，外加税费1,806元，合同总价31,906元。",
        "采购平板电脑25台，每台2,150元，保护壳1,250元，货款总计55,000元。",
        "采购平板电脑25台，每台2,150元，含运费；货款总计53,750元。",
        "合同总价为人民币43,680元，即每套3,640元，共12套。",
        "合同总价为人民币53,000元，即每套3,640元，共12套，加安装调试9,320元。",
        "合同总价为人民币53,000元（按每套3,640元，暂定12套，据实结算）。",
        "合同总价30,100元，由甲方支付，每台860元，共35台，其余15台赠送。",
        "面积约120平方米，每平方米造价2,380元，合计约285,000元。",
        "每套原价910元，12套让利后合同总价为人民币10,320元。",
    ],
)
def test_a_sum_that_may_hold_more_is_silent(clause: str) -> None:
    assert told(clause) == []
