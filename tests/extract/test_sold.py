"""What is sold and what is let, in sentences: items, and prices in words alone."""

from __future__ import annotations

import pytest

from .reading import read, values

HEAD = "供货合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n第一条 标的\n"


def items(text: str) -> list[tuple[str | None, str, str | None, str, str | None]]:
    return [
        (i.description, str(i.quantity), i.unit, str(i.unit_price), str(i.subtotal) if i.subtotal else None)
        for i in read(HEAD + text).contract.items
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. 阀门控制器，型号 QL-2，数量 20 台，单价 6,340 元；\n2. 滤膜，数量 500 张，单价 12 元。\n",
            [("阀门控制器", "20", "台", "6340", None), ("滤膜", "500", "张", "12", None)],
        ),
        (
            "甲方向乙方采购阀门控制器，数量20台，单价6340元，总金额126800元。\n",
            [("阀门控制器", "20", "台", "6340", "126800")],
        ),
        (
            "甲方向乙方采购以下设备：控制器20台，单价6,340元，小计126,800元；滤膜500张，单价12元，小计6,000元。\n",
            [("控制器", "20", "台", "6340", "126800"), ("滤膜", "500", "张", "12", "6000")],
        ),
        (
            "甲方采购以下产品：离心机（型号：LX-200，产地：滨和），数量：10台，单价：1,050元，金额10,500元。\n",
            [("离心机(型号:LX-200,产地:滨和)", "10", "台", "1050", "10500")],
        ),
        (
            "采购内容为地板（600×600×35mm）1200平方米，单价185元/平方米。\n",
            [("地板(600×600×35mm)", "1200", "平方米", "185", None)],
        ),
        (
            "1. 产品名称：滤膜。\n2. 规格型号：QL60。\n3. 数量：5 吨。\n4. 单价：人民币 3,600 元/吨（含税）。\n"
            "5. 合同总价：人民币 18,000 元。\n",
            [("滤膜", "5", "吨", "3600", None)],
        ),
    ],
)
def test_items_in_sentences(text: str, expected: list[tuple[str, str, str, str, str | None]]) -> None:
    assert items(text) == expected
    assert read(HEAD + text).contract.rates == ()


@pytest.mark.parametrize(
    "text",
    [
        "乙方派驻保洁人员，数量20人，单价3200元/人/月。\n",
        "甲方租用车辆，数量2辆，单价每月6340元。\n",
        "短信数量1000条，单价0.05元/条。\n",
        "数量不足20台的，单价按6340元执行。\n",
        "数量在20台以下的，滤膜5张，单价按6340元执行。\n",
    ],
)
def test_no_items(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize(
    ("text", "fee", "per", "words"),
    [
        ("该房屋月租金为（人民币大写）伍仟捌佰元整，租金一次性付清。", "5800.00", "month", "伍仟捌佰元整"),
        ("甲乙双方议定月租金(人民币)__2000__元(大写__两千元___)，每季支付一次。", "2000", "month", "两千元"),
        ("该房屋月租金为人民币捌仟元整（¥8,000）。", "8000", "month", "捌仟元整"),
        ("约定年管理服务费25000元（含税，按年支付）。", "25000", "year", None),
        ("月薪为人民币18,000元，每月10日前支付。", "18000", "month", None),
    ],
)
def test_prices_of_a_month_or_a_year(text: str, fee: str, per: str, words: str | None) -> None:
    (rate,) = read(HEAD + text + "\n").contract.rates
    assert (str(rate.fee), rate.per, rate.fee_words) == (fee, per, words)


@pytest.mark.parametrize(
    "text",
    [
        "逾期的，每月租金伍仟元的违约金由乙方承担。",
        "押金为月租金的两倍，乙方另付保证金伍仟元整。",
        "2024年管理服务费25000元。",
    ],
)
def test_no_prices_of_a_month(text: str) -> None:
    assert read(HEAD + text + "\n").contract.rates == ()


def test_a_sum_that_becomes_a_deposit_is_no_total() -> None:
    found = read(HEAD + "1、自本合同签订之日起，由乙方支付甲方_壹仟元(人民币大写)作为押金。\n")
    assert values(found, "total.words") == []


INSTALMENTS = (
    "3.1 基础服务费：人民币壹拾捌万元整（¥180,000.00），包含部署及培训费用。\n3.2 支付方式：\n"
    "(1) 合同签订后10个工作日内支付30%，计人民币伍万肆仟元整（¥54,000.00）；\n"
    "(2) 验收通过后10个工作日内支付70%，计人民币壹拾贰万陆仟元整（¥126,000.00）。\n"
)


def test_the_price_that_its_parts_add_up_to_is_the_total() -> None:
    total = read(HEAD + INSTALMENTS).contract.total
    assert (str(total.amount), total.words, total.currency) == ("180000.00", "壹拾捌万元整", "CNY")


def test_parts_that_do_not_add_up_make_no_total() -> None:
    text = INSTALMENTS.replace("¥126,000.00", "¥120,000.00").replace("壹拾贰万陆仟元整", "壹拾贰万元整")
    assert read(HEAD + text).contract.total.amount is None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("衣柜，单价8000元，数量1件。餐桌，单价3000元，数量2张。", [("衣柜", "1", "8000"), ("餐桌", "2", "3000")]),
        (
            "衣柜：单价8000元，数量1件，小计8000元；餐桌：单价3000元，数量2张，小计6000元。",
            [("衣柜", "1", "8000"), ("餐桌", "2", "3000")],
        ),
        ("衣柜，单价8000元，保修3年，含安装1次。", []),
    ],
)
def test_a_price_may_stand_before_what_is_called_a_quantity(clause: str, expected: list[tuple[str, str, str]]) -> None:
    items = read(
        f"家具定制合同\n甲方：青岭酒店有限公司\n乙方：临川百合家具有限公司\n一、标的\n{clause}\n"
    ).contract.items
    assert [(item.description, str(item.quantity), str(item.unit_price)) for item in items] == expected
