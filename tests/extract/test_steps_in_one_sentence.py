"""Steps that one sentence lists, what a discount beside them is, and where they say that they are all."""

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


def read(clause: str) -> tuple[list[str], bool]:
    """The shares of the steps, with a plus where it counts what was paid before; whether they are told to be wrong."""
    record = process(AGREEMENT.format(clause).encode(), name="a.txt")
    shares = [
        f"+{one.cumulative_share}" if one.cumulative_share is not None else str(one.share)
        for one in record.contract.payment.instalments
    ]
    return shares, "instalments-mismatch" in {finding.code for finding in record.findings}


@pytest.mark.parametrize(
    ("clause", "shares", "told"),
    [
        ("若甲方一次性付清，享受2%的优惠；否则签约后付50%，交付后付50%。", ["0.5", "0.5"], False),
        ("签约后支付40%，验收后支付60%；提前付清的享受1%的让利。", ["0.4", "0.6"], False),
        (
            "付款方式：预付款30%，到货款40%，调试款15%，质保金10%，分四期付清全部价款。",
            ["0.3", "0.4", "0.15", "0.1"],
            True,
        ),
        (
            "付款方式：预付款30%，到货款40%，调试款20%，质保金10%，分四期付清全部价款。",
            ["0.3", "0.4", "0.2", "0.1"],
            False,
        ),
        ("签约后支付30%，到货后支付40%，验收后支付25%，以上为全部价款。", ["0.3", "0.4", "0.25"], True),
        ("签约后支付30%，到货后支付40%，验收后支付25%，其余作为质保金。", [], False),
        (
            "合同签订当月付至合同总价的30%；中期检查通过后付至80%；剩余20%于全部工作完成后付清。",
            ["+0.3", "+0.8", "0.2"],
            False,
        ),
        ("每月25日支付至当月完成产值的80%，竣工后付至95%，余款5%一年后付清。", ["None", "+0.95", "0.05"], False),
    ],
)
def test_steps_of_one_sentence(clause: str, shares: list[str], told: bool) -> None:
    assert read(clause) == (shares, told)
