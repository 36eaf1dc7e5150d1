"""What is no agreement, and what looks like none and is one."""

from __future__ import annotations

from tests.validate.agreements import CLEAN, Case, fires, silent

CODE = "not-an-agreement"
_MINUTES = "时间：2024年3月5日\n参会人：何晓岚、陶小满\n一、讨论了设备采购合同的进度。\n二、确定由乙方提供方案。\n"

CASES: tuple[Case, ...] = (
    *(
        fires(CODE, f"headed {text[:12]!r}", text, text.split("\n")[0].strip())
        for text in (
            "项目启动会议纪要\n" + _MINUTES,
            "关于电梯改造的会议记录\n" + _MINUTES,
            "江苏增值税电子普通发票\n购买方名称：云帆电子有限公司\n销售方名称：百合贸易有限公司\n合计 ¥10.00\n",
            "合同审批表\n合同名称\t设备购销合同\n合同金额\t128,000.00\n部门意见：同意\n",
            "关于催缴租金的函\n百合公司：\n请按租赁合同支付拖欠的租金及违约金，否则将解除合同。\n",
            "固定资产管理办法\n第一条 为加强管理，制定本办法。\n第二条 各部门应签订责任书，违约的，追究责任。\n",
            "中标通知书\n百合贸易有限公司：\n贵公司已中标，请在三十日内与我方签订合同。\n",
        )
    ),
    *(
        fires(CODE, f"nothing of an agreement in {text[:12]!r}", text, "似乎不是合同", text.split("\n")[0])
        for text in (
            "各位同事：\n本周五下午三点进行消防演练，请准时参加。\n综合部\n2024年5月6日\n",
            "营业执照\n统一社会信用代码 91110000000000000X\n名称 远岭市云帆电子有限公司\n",
            "姓名：何晓岚\n学历：本科\n工作经历：2015年至今任工程师\n",
        )
    ),
    *(
        silent(CODE, about, text)
        for about, text in (
            ("a clean agreement", CLEAN),
            ("one behind its approval sheet", "合同审批表\n部门意见：同意\n" + CLEAN),
            ("one behind a letter", "中标通知书\n百合贸易有限公司：\n贵公司已中标。\n" + CLEAN),
            ("one without title", "出租方：何晓岚\n承租方：陶小满\n一、房屋坐落于北街一号。\n二、租金每月一千元。\n"),
            ("one in plain words", "何晓岚将摩托车一辆卖给陶小满，价款三千元，双方当日交付，如有违约，赔偿五百元。\n"),
            ("one in English", "SALES CONTRACT\nThe Seller: Bright Lamp Ltd.\nThe Buyer: Far Hill Ltd.\n1. Goods\n"),
            ("a letter of intent", "合作意向书\n远岭市云帆电子有限公司拟采购投影仪。\n"),
            ("minutes as an annex", CLEAN + "\n附件一：\n项目启动会议纪要\n一、讨论了方案。\n"),
        )
    ),
)
