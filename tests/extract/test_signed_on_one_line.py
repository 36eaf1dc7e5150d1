"""An agreement with nothing between its labels, the day beside each signature among them."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read

TEXT = (
    "数据专线服务合同合同编号：SX-2024-018甲方：棠溪市第三中学地址：棠溪市学府路18号联系人：何静电话：0899-6612345"
    "乙方：禾源通信有限公司地址：棠溪市汇流路6号联系人：陶小满电话：0899-6612399第一条 服务内容乙方为甲方开通专线一条。"
    "第二条 费用月租费每月3900元，服务期12个月，合计46800元。第三条 期限自2024年9月1日至2025年8月31日。"
    "第四条 本合同一式两份，双方各执一份。"
    "甲方（盖章）：棠溪市第三中学日期：2024年8月20日乙方（盖章）：禾源通信有限公司日期：2024年8月21日"
)


def test_who_signed_and_when() -> None:
    contract = read(TEXT).contract
    assert [(one.role, one.name, one.date) for one in contract.signatures] == [
        ("甲方", "棠溪市第三中学", date(2024, 8, 20)),
        ("乙方", "禾源通信有限公司", date(2024, 8, 21)),
    ]
    assert contract.date_signed == date(2024, 8, 21)


def test_the_day_on_which_something_is_done_is_not_that_of_signing() -> None:
    text = "采购合同\n甲方：棠溪小学\n乙方：岳家米业有限公司\n起始日期：2025年8月30日，完成日期：2026年7月5日。\n"
    contract = read(text).contract
    assert (contract.date_signed, contract.period.end_date) == (None, date(2026, 7, 5))
