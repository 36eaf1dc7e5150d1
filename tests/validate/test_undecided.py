"""Labels whose value was left open: 待定, 另行协商."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

AGREEMENT = """设备采购合同
合同编号：KQ2025-118
甲方：鹿汀市岩雀展览有限公司
乙方：棣阳市恒杉机电有限责任公司
第一条 乙方向甲方供应展示设备一批。
{}
第九条 一方违约的，赔偿对方损失。
甲方（盖章）：鹿汀市岩雀展览有限公司
乙方（盖章）：棣阳市恒杉机电有限责任公司
"""


def told(clause: str) -> list[str]:
    record = process(AGREEMENT.format(clause).encode(), name="a.txt")
    return [finding.message for finding in record.findings if finding.code == "value-unread"]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("第二条 乙方收款账号：待双方确认后填写。", "账号"),
        ("第二条 质量保修期：另行协商确定。", "质保期"),
        ("二、质保期为待定。", "质保期"),
        ("2.1 履约保证金金额：待定。", "保证金金额"),
        ("第二条 押金：双方另行商定", "保证金金额"),
        ("服务期限：【待定】", "期限"),
        ("第二条 合同总价为人民币待定元。", "总价"),
        ("第二条 工程造价：尚未确定。", "总价"),
        ("第二条 合同总价：面议。", "总价"),
        ("第二条 合同总价为另议。", "总价"),
        ("第二条 付款期限：双方另行协商", "付款天数"),
        ("第二条 交付时间：待甲方通知后确定。", "交货日期"),
        ("第二条 签订地点：待定", "签订地点"),
        ("第二条 税率：待定", "税率"),
        ("第二条 保密期限：由双方另行商定。", "保密期限"),
    ],
)
def test_a_value_that_is_left_open_is_told_once(clause: str, name: str) -> None:
    [message] = told(clause)
    assert message.startswith(f"此处应有{name}，但")


@pytest.mark.parametrize(
    "clause",
    [
        "第二条 合同总价：以实际结算价为准。",
        "第二条 合同总价：另行约定。",
        "第二条 租赁期限：双方另行约定。",
        "第二条 合同总价：详见附件一报价单。",
        "第二条 交货地点：甲方指定地点。",
        "第二条 交货时间：另行通知。",
        "第二条 交货时间：以甲方书面通知为准。",
        "第二条 服务标准：详见附件三。",
        "第二条 合同总工期：详见附件。",
        "第二条 违约情形：另行协商解决。",
        "第二条 备注：待定事项由双方项目经理商定。",
        "第二条 保密期限：长期有效。",
        "第二条 质保期：待定。质保期自验收合格之日起十二个月。",
        "第二条 质保期外的维修费用由双方另行协商。",
        "第二条 租赁期限届满，续租事宜由双方另行协商。",
        "第二条 合同总价：待定。合同总价为人民币5000元（大写：伍仟元整）。",
        "第二条 服务期一年。\n第三条 续期的服务期限：另行约定。",
        "第二条 定金：无。",
        "第二条 工期延误的处理另行约定。",
        "第二条 价格调整的，另议。",
        "第二条 超出部分的价格：面议。",
    ],
)
def test_what_needs_no_value_or_has_it_elsewhere_is_silent(clause: str) -> None:
    assert told(clause) == []
