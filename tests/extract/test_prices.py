"""Prices: line items in tables however they were flattened, rates in sentences, amounts in words beside figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hedui.extract import Extraction
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

PARTIES = "甲方：青岭电子有限公司\n乙方：临川百合有限公司\n"

AGREEMENT = """测量设备购销合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 标的与价款
{body}

第二条 其他
未尽事宜，由双方协商解决。

甲方（盖章）：青川市测绘院
乙方（盖章）：青川恒达仪器有限公司
日期：2024年3月6日
"""


def agreement(body: str) -> Extraction:
    return read(AGREEMENT.format(body=body))


def items(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return [
        (
            item.description,
            *(None if x is None else str(x) for x in (item.quantity, item.unit, item.unit_price, item.subtotal)),
        )
        for item in extraction.contract.items
    ]


TWO = [("全站仪", "2", "台", "18500.00", "37000.00"), ("水准仪", "3", "台", "3200.00", "9600.00")]

TABLES = {
    "tabs": """序号\t名称\t数量\t单位\t单价（元）\t金额（元）
1\t全站仪\t2\t台\t18500.00\t37000.00
2\t水准仪\t3\t台\t3200.00\t9600.00
合计\t\t\t\t\t46600.00""",
    "spaces": """序号  名称  数量  单位  单价  金额
1  全站仪  2  台  18500.00  37000.00
2  水准仪  3  台  3200.00  9600.00""",
    "one-space": """序号 名称 数量 单位 单价 金额
1 全站仪 2 台 18500.00 37000.00
2 水准仪 3 台 3200.00 9600.00
合计 46600.00""",
    "pipes": """| 序号 | 名称 | 数量 | 单位 | 单价 | 金额 |
|---|---|---|---|---|---|
| 1 | 全站仪 | 2 | 台 | 18,500.00 | 37,000.00 |
| 2 | 水准仪 | 3 | 台 | 3,200.00 | 9,600.00 |""",
    "one-cell-a-line": """序号
名称
数量
单位
单价
金额
1
全站仪
2
台
18500.00
37000.00
2
水准仪
3
台
3200.00
9600.00""",
    "other-columns": """序号\t货物名称\t品牌型号\t单位\t数量\t单价\t小计\t备注
1\t全站仪\tHD-2\t台\t2\t￥18,500.00\t￥37,000.00\t/
2\t水准仪\tHD-7\t台\t3\t￥3,200.00\t￥9,600.00\t含脚架""",
    "rules-between-cells": """仪器与附件|数量|单位|单价|金额
全站仪|2|台|18,500.00|37,000.00
水准仪|3|台|3,200.00|9,600.00
合计||||46,600.00""",
    "a-drawn-frame": """┏━━━━━━┳━━━━┳━━━━┳━━━━━━┳━━━━━━┓
┃ 仪器    ┃ 数量 ┃ 单位 ┃ 单价      ┃ 金额      ┃
┣━━━━━━╋━━━━╋━━━━╋━━━━━━╋━━━━━━┫
┃ 全站仪  ┃ 2    ┃ 台   ┃ 18500.00  ┃ 37000.00  ┃
┃ 水准仪  ┃ 3    ┃ 台   ┃ 3200.00   ┃ 9600.00   ┃
┗━━━━━━┻━━━━┻━━━━┻━━━━━━┻━━━━━━┛""",
    "a-header-without-gaps": """序号  名称  数量(台)单位单价（元）金额（元）
1  全站仪  2  台  18500.00  37000.00
2  水准仪  3  台  3200.00  9600.00
合计  46600.00""",
    "columns-at-unlike-distances": """序号    名称\t数量    单位\t单价    金额
1\t全站仪\t2\t台\t18500.00\t37000.00
2\t水准仪\t3\t台\t3200.00\t9600.00
合计\t46600.00""",
    "one-cell-a-line-with-blanks-and-a-quantity-like-the-next-index": """序号
名称
品牌型号
单位
数量
供货单价（元）
合价（元）

1
全站仪
恒达 HD-2
台
2
18500.00
37000.00

2
水准仪
P2060
台
3
3200.00
9600.00

合计
46600.00""",
    "one-cell-a-line-without-an-index": """金额单位：元
所供仪器
数量
单位
单价（元/台）
合价
全站仪
2
台
18,500.00
37,000.00
水准仪
3
台
3,200.00
9,600.00
合计
46,600.00""",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_line_items_of_a_table(table: str) -> None:
    assert items(agreement(f"乙方供应下列设备：\n{table}")) == TWO


def test_a_table_in_parts() -> None:
    header, first, second, *sums = TABLES["tabs"].split("\n")
    part = "\t小计\t\t\t\t\t1.00"
    rows = [header.replace("名称", "名  称"), "（一）测绘", first, part, "Ⅱ 制图", second, part, *sums]
    extraction = agreement("乙方供应下列设备：\n" + "\n".join(rows))
    assert items(extraction) == TWO
    assert str(extraction.contract.total.amount) == "46600.00"


def test_prices_that_stand_too_close_to_be_two_cells() -> None:
    first = TABLES["tabs"].split("\n")[1].split("\t")
    close = TABLES["tabs"].replace("\t".join(first[-2:]), " ".join(first[-2:]))
    assert close != TABLES["tabs"]
    assert items(agreement(f"乙方供应下列设备：\n{close}")) == TWO


def test_a_header_whose_words_a_reader_ran_together() -> None:
    table = """序号 商品名称品牌型号配置要求
数量
单位 单价 小计
1 全站仪- 恒达 自动照准 3 台 3200.00 9600.00
合计 9600.00"""
    assert items(agreement(f"乙方供应下列设备：\n{table}")) == [("全站仪", "3", "台", "3200.00", "9600.00")]


def test_a_table_that_a_page_divides() -> None:
    before, after = AGREEMENT.split("{body}")
    first, second = TABLES["tabs"].split("\n2\t")
    header = first.split("\n")[0]
    for repeated in ("", header + "\n"):
        extraction = read(f"{before}{first}\n第1页 共2页", f"{repeated}2\t{second}{after}第2页 共2页")
        assert items(extraction) == TWO


def test_what_and_how_much_will_do() -> None:
    extraction = agreement(
        "检定项目 | 精度等级 | 检定费（元）\n全站仪 | 一级 | 1,500\n水准仪 | 二级 | 800\n合计 | | 2,300"
    )
    assert items(extraction) == [
        ("全站仪", None, None, None, "1500"),
        ("水准仪", None, None, None, "800"),
    ]


def test_instalments_are_no_items() -> None:
    assert items(agreement("付款内容\t付款比例\t金额（元）\n预付款\t30%\t13980.00\n尾款\t70%\t32620.00")) == []


def test_the_rent_of_a_month_is_the_price_of_a_unit() -> None:
    extraction = agreement(
        "序号　车型　数量（辆）　月租金（元/辆）　租期（月）　小计（元）\n1　商务车　2　4,800.00　12　115,200.00\n"
        "2　中型客车　1　13,500.00　12　162,000.00\n租金合计　　　　277,200.00"
    )
    assert items(extraction) == [
        ("商务车", "2", "辆", "4800.00", "115200.00"),
        ("中型客车", "1", "辆", "13500.00", "162000.00"),
    ]


def test_a_page_ends_within_a_table_of_one_cell_a_line() -> None:
    before, after = AGREEMENT.split("{body}")
    first, second = TABLES["one-cell-a-line"].split("3200.00\n")
    assert first.endswith("\n3\n台\n")
    extraction = read(before + first.removesuffix("台\n"), "台\n3200.00\n" + second, after)
    assert items(extraction) == TWO


def test_the_sum_is_no_item_but_the_total() -> None:
    extraction = agreement(f"{TABLES['tabs']}\n合同总价：人民币46,600.00元。")
    assert items(extraction) == TWO
    assert extraction.contract.total.amount == Decimal("46600.00")


RATE = "每月功能费【300】元，包含【8571】条短信，每月超过【8571】条部分按【0.035】元/条计收，合计6个月共1800元。"


def rate(body: str) -> dict[str, Any]:
    (found,) = agreement(body).contract.rates
    return {key: value for key, value in found.model_dump(mode="json").items() if value is not None}


@pytest.mark.parametrize(
    "sentence",
    [
        RATE,
        RATE.replace("【", "").replace("】", ""),
        RATE.replace("，", ","),
        RATE.replace("，包含", "，\n包含"),
    ],
)
def test_a_rate_in_one_sentence(sentence: str) -> None:
    found = rate(f"短信业务资费：{sentence}")
    assert found.pop("service")
    assert found == {
        "fee": "300",
        "per": "month",
        "included": 8571,
        "included_unit": "条",
        "overage_from": 8571,
        "unit_price": "0.035",
        "unit": "条",
        "periods": 6,
        "total": "1800",
    }


def test_what_is_included_and_what_exceeds_may_differ() -> None:
    found = rate(f"短信业务资费：{RATE.replace('超过【8571】', '超过【1】')}")
    assert (found["included"], found["overage_from"]) == (8571, 1)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("套餐费每月300元；\n本合同期内共6个月，合计1800元。", {"periods": 6, "total": "1800"}),
        ("套餐费每月300元。\n（二）套餐费首期计费6个月，合计1800元。", {"periods": 6, "total": "1800"}),
        ("套餐费每月300元，全年共计3600元。", {"periods": 12, "total": "3600"}),
        ("套餐费每年300元，两年共计600元。", {"per": "year", "periods": 2, "total": "600"}),
        (
            "套餐费每月300元。\n套餐费内含8571条短信，超过8571条以后，按每条0.035元计收。",
            {"included": 8571, "included_unit": "条", "overage_from": 8571, "unit_price": "0.035", "unit": "条"},
        ),
        ("套餐费每月300元。\n合同终止后3个月内，违约金合计1800元。", {}),
        ("套餐费每月300元，首月免收，全年费用共计3300元。", {}),
        ("套餐费每月300元，6个月合计1700元（已优惠）。", {}),
        ("套餐费每月300元。\n本合同期内2个月培训服务费共计8000元。", {}),
        ("套餐费每月300元。\n乙方另派人员驻场，6个月服务费合计12000元。", {}),
    ],
)
def test_what_the_lines_below_add_to_a_price(lines: str, expected: dict[str, Any]) -> None:
    assert rate(lines) == {"service": "套餐费", "fee": "300", "per": "month"} | expected


PAIRS = [
    ("人民币46,600.00元（大写：肆万陆仟陆佰元整）", "46600.00", "肆万陆仟陆佰元整"),
    ("人民币肆万陆仟陆佰元整（￥46,600.00）", "46600.00", "肆万陆仟陆佰元整"),
    ("人民币（大写）肆万陆仟陆佰元整（小写：￥46600元）", "46600", "肆万陆仟陆佰元整"),
    ("【46600】元，大写【肆万陆仟陆佰元整】", "46600", "肆万陆仟陆佰元整"),
    ("￥46600元 ( 大写 人民币 肆万陆仟陆佰元整 )", "46600", "肆万陆仟陆佰元整"),
    ("4.66万元（大写：肆万陆仟陆佰元整）", "46600", "肆万陆仟陆佰元整"),
    ("46600元（大写：肆万陆任陆佰元整）", "46600", "肆万陆任陆佰元整"),
]


@pytest.mark.parametrize(("stated", "figures", "words"), PAIRS)
def test_words_beside_figures(stated: str, figures: str, words: str) -> None:
    extraction = agreement(f"押金为{stated}，于签订时支付。")
    (pair,) = extraction.amounts
    assert (pair.figures, pair.words) == (Decimal(figures), words)
    assert "押金" in pair.subject
    raw = extraction.layout.text.raw
    assert raw[pair.words_span.start : pair.words_span.end] == words
    assert extraction.contract.total.amount is None


@pytest.mark.parametrize(("stated", "figures", "words"), PAIRS)
def test_the_total_in_a_sentence(stated: str, figures: str, words: str) -> None:
    total = agreement(f"合同总价为{stated}。").contract.total
    assert (total.amount, total.words, total.currency) == (Decimal(figures), words, "CNY")
    assert total.words_amount == (None if "任" in words else Decimal(46600))


@pytest.mark.parametrize(
    ("body", "amount"),
    [
        ("审计费为人民币86,000元（大写：捌万陆仟元整）。", "86000"),
        ("服务费每月600元，全年共计7200元（大写：柒仟贰佰元整）。\n项目    月费用\n人员    600\n合计    600", "7200"),
        ("押金为人民币86,000元（大写：捌万陆仟元整）。", "None"),
        ("审计费为人民币86,000元（大写：捌万陆仟元整），差旅费为人民币600元（大写：陆佰元整）。", "None"),
    ],
)
def test_the_only_price_is_the_total(body: str, amount: str) -> None:
    assert str(agreement(body).contract.total.amount) == amount


def test_words_of_what_is_paid_first_are_not_the_totals_whose_own_could_not_be_read() -> None:
    first = "三、定稿时甲方先付人民币5600元\n（大写：伍仟陆佰元整），余款完工时付清。"
    total = agreement(f"二、绘制费总额：人民币18600元（大写：查万衡仟陆佰元整）。\n{first}").contract.total
    assert (total.amount, total.words) == (Decimal(18600), None)


def test_words_and_figures_under_labels_of_their_own() -> None:
    extraction = agreement("合同总价（元）：46,600.00\n合同总价（大写）：肆万陆仟陆佰元整")
    assert [(str(pair.figures), pair.words) for pair in extraction.amounts] == [("46600.00", "肆万陆仟陆佰元整")]
    assert set(values(extraction, "total.amount")) == {"46600.00"}


@pytest.mark.parametrize(
    "sentence",
    [
        "甲方应支付履约保证金5000元。",
        "违约方应支付合同总价20%的违约金。",
        "赔偿总额不超过50000元。",
        "每月租金为3000元。",
        "本合同由双方于⒛15年7月8日订立：",
        "甲方应付合同总金额的50%（小写：25000元，大写：贰万伍仟元整）。",
        "验收后需支付合同总价的90%，大写：肆万伍仟元整（小写：¥45000）。",
        "合同总价为【】元（大写：【】）。",
        "合同总价：8.4万元/年（大写：捌万肆仟元整）。服务期限三年。",
        "合同金额：人民币捌万肆仟元整/年（¥84000元/年），合同期三年。",
        "合同金额（万元/年）：8.4\n服务期限：3年",
        "合同价款：年服务费人民币捌万肆仟元整（¥84000.00），服务期限叁年。",
    ],
)
def test_other_amounts_are_not_the_total(sentence: str) -> None:
    total = agreement(sentence).contract.total
    assert (total.amount, total.words, total.currency) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "fees", "periods"),
    [
        (
            "租金：2031年、2032年每年租金分别为￥51600.00元；2033年每年租金为￥54000.00元。",
            ["51600.00", "54000.00"],
            [],
        ),
        ("转正以后的工资为ao00元/月。", [], []),
        ("转正以后的工资为4l00元/月。", [], []),
        ("转正以后的工资为4,100元/月。", ["4100"], []),
        ("短信按照0.065元/条缴纳。", [], []),
    ],
)
def test_years_are_no_periods_and_what_is_left_of_a_figure_is_no_fee(
    line: str, fees: list[str], periods: list[str]
) -> None:
    extraction = agreement(line)
    assert [str(m.value) for m in extraction.of("rate.fee")] == fees
    assert [str(m.value) for m in extraction.of("rate.periods")] == periods
    assert "按照" not in [m.value for m in extraction.of("rate.service")]


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("合同总金额48300元，计人民币肆万捌仟圆整，作为费用。", [("肆万捌仟圆整", "48300")]),
        ("总额400,000元，（大写：人民币拾万元整）。", [("拾万元整", "400000")]),
        ("总额¥1,500,000元，壹佰伍拾万元整（含税）。", [("壹佰伍拾万元整", "1500000")]),
        ("合同金额小写：316700.00元\n合计金额大写：叁拾壹万柒仟陆佰元整", [("叁拾壹万柒仟陆佰元整", "316700.00")]),
        ("合计（大写）\t叁万元整\t（小写）\t¥30,000.00", [("叁万元整", "30000.00")]),
        ("每幅人民币陆佰柒元/【幅】（¥【670】元/【幅】，含税）。", [("陆佰柒元", "670")]),
        ("价款为港币叁拾伍万元整（HK$350,000.00）。", [("叁拾伍万元整", "350000.00")]),
        ("合同总金额壹佰万元整（含税），即1,100,000元。", [("壹佰万元整", "1100000")]),
        ("合同总价为人民币1,100,000.00元 壹佰万元整。", [("壹佰万元整", "1100000.00")]),
        ("合同总价为人民币1,100,000.00元［壹佰万元整］。", [("壹佰万元整", "1100000.00")]),
        ("合同总价\n人民币大写：壹佰万元整\n￥1,100,000.00", [("壹佰万元整", "1100000.00")]),
        ("合同总价\n（大写）人民币：壹佰万元整\nRMB：1,100,000.00", [("壹佰万元整", "1100000.00")]),
        ("合同总价\n人民币大写：壹佰万元整\n￥5,000.00元作为押金", []),
        ("押金1,000元伍角。", []),
        ("软件费30,000元，硬件费20,000元，合计人民币大写：伍万元整。", []),
        ("每台3,000元，计人民币叁万元整。", []),
        ("2.1 合同金额：人民币伍万元整。", []),
        ("预付款30,000元，余款伍万元整于验收后支付。", []),
        ("定稿时甲方先付5,600元\n（大写：伍仟陆佰元整），余款完工时付清。", [("伍仟陆佰元整", "5600")]),
        ("样稿3份，印数5,600册\n（大写）伍仟陆佰元整", []),
    ],
)
def test_words_and_figures_that_stand_side_by_side(line: str, pairs: list[tuple[str, str]]) -> None:
    extraction = agreement(line)
    assert [(pair.words, str(pair.figures)) for pair in extraction.amounts] == pairs


@pytest.mark.parametrize(
    ("line", "currency"),
    [
        ("合同总价为128,000.00美元（大写：壹拾贰万捌仟美元整）。", "USD"),
        ("合同总价为港币叁拾伍万元整（HK$350,000.00）。", "HKD"),
        ("合同总价（欧元）：128,000.00", "EUR"),
        ("合同总价为£128,000.00。", "GBP"),
        ("合同总价为新台币叁拾万元整（NT$300,000）。", "TWD"),
        ("合同总价为日元5,000,000（大写：伍佰万日元整）。", "JPY"),
        ("合同总价为人民币5,000元（大写：伍仟元整）。", "CNY"),
        ("合同总价为5,000元（大写：伍仟美元整）。", None),
        ("合同总价：¥500,000（越南盾）。", "VND"),
        ("合同总价：12000迪拉姆。", "AED"),
        ("合同总价：THB350,000。", "THB"),
        ("合同总价：CNH 88000.00。", "CNY"),
        ("金额单位：英镑。\n合同总价（大写）：伍仟元整；合同总价：5,000.00", "GBP"),
        ("价格单位：英镑。\n合同总价：5,000元（大写：伍仟元整）", "CNY"),
        ("乙方的注册资本为500万美元。\n合同总价（大写）：伍仟元整；合同总价：5,000.00", "CNY"),
    ],
)
def test_the_total_s_currency_is_as_stated(line: str, currency: str | None) -> None:
    extraction = agreement(line)
    assert extraction.contract.total.amount is not None
    assert extraction.contract.total.currency == currency


def test_words_go_on_behind_the_end_of_a_page() -> None:
    head = "服务合同\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n第一条 费用\n"
    texts = (
        head + "合同总价为128,600.00元（大写：壹拾贰万\n",
        "测绘院合同专用纸 编号见封面\n捌仟陆佰元整），含税。\n第二条 其他\n未尽事宜协商解决。\n",
    )
    assert read(*texts).contract.total.words_amount == 128600


@pytest.mark.parametrize(
    "clause",
    [
        "合同总价暂定为不超过128600元，以实际结算为准。其中预付款38580元，大写：叁万捌仟伍佰捌拾元整。",
        "双方签订的《采购合同》（编号：QH-1，总价99000元）已履行完毕。",
        "类似项目业绩：2023年与某公司签订合同，合同总价为88000元。",
    ],
)
def test_what_is_paid_in_advance_or_was_agreed_elsewhere_is_no_total(clause: str) -> None:
    assert agreement(clause).contract.total.amount is None


@pytest.mark.parametrize("clause", ["增值税税率6%或13%，以实际开票为准。", "可开具3%或1%税率的发票。"])
def test_of_two_rates_offered_none_is_taken(clause: str) -> None:
    assert agreement(clause).contract.total.tax_rate is None


def test_the_price_of_the_agreement_that_is_signed_is_the_total() -> None:
    assert agreement("双方签订的设备采购合同总价为128600元。").contract.total.amount == 128600


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("本合同费用每月300元，包含通话100分钟，超出部分0.1元/分钟。", (None, "300", "0.1")),
        ("本合同单价为每月200元，共12个月合计2400元。", (None, "200", None)),
        ("单价：0.035元/条。", (None, None, "0.035")),
        ("本项目短信单价为0.03元/条。", ("短信", None, "0.03")),
        ("本合同服务费为每月200元。", ("服务费", "200", None)),
        ("每月300元包含8571条短信，超过8571条按0.035元/条计费。", ("短信", "300", "0.035")),
        ("自2025年4月1日起月租金为8500元。", ("月租金", "8500", None)),
        ("现修改月租金为3500元，其他不变。", ("月租金", "3500", None)),
        ("原月租金3000元，现修改为月租金3500元。", ("月租金", "3500", None)),
        ("原服务费每月3000元，现调整为每月2500元。", ("服务费", "2500", None)),
        ("短信单价由0.05元/条调整为0.045元/条。", ("短信", None, "0.045")),
        ("年租金8.4万元，租期3年。", ("年租金", "84000", None)),
        ("月租金=3000元。", ("月租金", "3000", None)),
        ("月租金=1.8元/㎡/天×500㎡×30天=27000元。", ("月租金", None, "1.8")),
        ("每月服务费12,000元×12个月=144,000元。", ("服务费", "12000", None)),
        ("月租金：3500元×12=42000元。", ("月租金", "3500", None)),
        ("月租金：3,500元*12个月=42000元。", ("月租金", "3500", None)),
        ("土地租金每年1,200元/亩。", ("土地租金", None, "1200")),
        ("每年支付12万元服务费。", ("服务费", "120000", None)),
        ("每月增加服务费300元。", ("服务费", "300", None)),
        ("现场支持费每月3000元。", ("现场支持费", "3000", None)),
        ("起重机租赁费每月3000元。", ("起重机租赁费", "3000", None)),
        ("原材料检测费每月3000元。", ("原材料检测费", "3000", None)),
        ("现金管理服务费每月3000元。", ("现金管理服务费", "3000", None)),
        ("新增用户费每月30元。", ("新增用户费", "30", None)),
        ("今年起重机租赁费每月3000元。", ("今年起重机租赁费", "3000", None)),
        ("双方同意将服务费调整为每月300元。", ("服务费", "300", None)),
        ("现将服务费由每月3000元调整为每月3500元。", ("服务费", "3500", None)),
        ("现服务费每月3500元，原为每月3000元。", ("服务费", "3500", None)),
        ("服务费每月3500元（原每月3000元）。", ("服务费", "3500", None)),
        ("原服务费为每月3000元，现服务费为每月3500元。", ("服务费", "3500", None)),
        ("原每月3000元的服务费不变。", ("服务费", "3000", None)),
    ],
)
def test_a_service_is_called_by_what_it_is(line: str, expected: tuple[str | None, ...]) -> None:
    [rate] = agreement(line).contract.rates
    assert tuple(None if x is None else str(x) for x in (rate.service, rate.fee, rate.unit_price)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("月租金为45元/㎡。", [("月租金", "45", "㎡")]),
        ("物业费每月3.5元/平方米。", [("物业费", "3.5", "平方米")]),
        ("运费：0.45元/吨公里，装卸费：12元/吨。", [("运费", "0.45", "吨公里"), ("装卸费", "12", "吨")]),
        ("运输单价：0.45元/吨·公里。", [("运输", "0.45", "吨·公里")]),
        ("仓储费：0.8元/㎡/天，物业费：2.5元/㎡/月。", [("仓储费", "0.8", "㎡"), ("物业费", "2.5", "㎡")]),
        ("水费3.5元/吨+污水处理费1.2元/吨。", [("水费", "3.5", "吨"), ("污水处理费", "1.2", "吨")]),
        ("托管费每年12万元，另收电费0.9元/度。", [("托管费", "120000", None), ("电费", "0.9", "度")]),
        ("平台使用费每月500元，短信费0.05元/条。", [("平台使用费", "500", None), ("短信费", "0.05", "条")]),
        ("宽带服务费：每月300元，设备租金：每月20元。", [("宽带服务费", "300", None), ("设备租金", "20", None)]),
        ("每月300元包含8571条短信，短信费0.035元/条。", [("短信费", "300", "条")]),
        ("月租金8,000元，物业费每月2元/㎡。", [("月租金", "8000", None), ("物业费", "2", "㎡")]),
        ("年租金60,000元，水费每月5元/吨。", [("年租金", "60000", None), ("水费", "5", "吨")]),
        ("服务费每月300元，现场支持费每月20元。", [("服务费", "300", None), ("现场支持费", "20", None)]),
        ("原租金每月300元，现租金每月350元。", [("租金", "350", None)]),
    ],
)
def test_prices_beside_each_other_keep_their_names_and_units(
    line: str, expected: list[tuple[str, str, str | None]]
) -> None:
    found = agreement(line).contract.rates
    assert [(rate.service, str(rate.fee or rate.unit_price), rate.unit) for rate in found] == expected


@pytest.mark.parametrize(
    "line",
    [
        "乙方每年完成销售任务100万元。",
        "借款人每月还款1万元。",
        "公司每年研发投入300万元。",
        "甲方每年采购金额约200万元。",
        "租金每年增加1万元。",
        "租金每年增加1000元。",
        "每人每年保额50万元。",
        "每年销售指标为500万元。",
        "承租人每年消费5万元。",
        "每月租金35元×1200平方米。",
        "每月租金35元×12个月×1200平方米。",
        "每月租金35元*12户。",
    ],
)
def test_a_target_a_rise_or_a_factor_is_no_fee(line: str) -> None:
    assert not [rate for rate in agreement(line).contract.rates if rate.fee]


@pytest.mark.parametrize("heading", ["4.2 费用计算规则", "4.2费用计算规则", "5 付款方式", "第五条 付款方式"])
@pytest.mark.parametrize("total", ["合计：人民币（大写）：____元整（小写）：¥______。", "总价："])
def test_the_number_of_a_heading_below_a_blank_total_is_no_sum(total: str, heading: str) -> None:
    found = read(f"服务合同\n{PARTIES}第四条 费用\n4.1 本合同服务费用{total}\n{heading}\n（1）按人数计算。\n")
    assert found.contract.total.amount is None


def test_a_sum_below_its_label_is_read_whatever_stands_behind_it() -> None:
    assert read(f"服务合同\n{PARTIES}合同总价：\n98 万元\n第五条 付款\n").contract.total.amount == 980000


def test_a_price_without_tax_beside_its_tax_is_not_what_is_to_be_paid() -> None:
    total = read(f"服务合同\n{PARTIES}三、不含税金额100000元，增值税额13000元。\n").contract.total
    assert (total.amount, total.net, total.tax) == (None, 100000, 13000)
    assert read(f"服务合同\n{PARTIES}三、不含税价款为人民币100000元。\n").contract.total.amount == 100000


@pytest.mark.parametrize(
    ("stated", "amount"),
    [
        ("总价为 450000*0.97=436500 元", 436500),
        ("总价：500元/月×12个月=6000元", 6000),
        ("总价：5000元/月×12个月＝6万元（大写：陆万元整）", 60000),
        ("金额为：3000×12＝36000元", 36000),
        ("总价为人民币1,500元/台×20台=30,000.00元", 30000),
        ("总价：500元/月×12个月=6000元(大写:陆仟元整),付款方式×2", 6000),
        ("总价：5000元/月×12个月=6万元", 60000),
        ("总额为：每月8000元×6个月=48000元", 48000),
        ("总价：35元/㎡/月×200㎡×12月=人民币84000元", 84000),
        ("总价（大写）：陆万元整（小写：5000元/月×12个月=60000元）", 60000),
        ("总价：500元×12", None),
        ("总价：500元/月×12个月=6000元，优惠后5800元", None),
        ("总价：500元/月×12个月=6000元×0.9=5400元", None),
        ("总价=单价×数量", None),
    ],
)
def test_a_sum_whose_calculation_is_told_first(stated: str, amount: int | None) -> None:
    assert read(f"服务合同\n{PARTIES}三、合同{stated}。\n").contract.total.amount == amount


@pytest.mark.parametrize(
    ("stated", "total"),
    [
        ("：100000元（不含税），税额：13000元，价税合计：113000元", (113000, 100000, 13000)),
        ("为人民币100000元（不含税），税额13000元，价税合计113000元", (113000, 100000, 13000)),
        ("为113000元（含税），其中不含税价100000元，税额13000元", (113000, 100000, 13000)),
        ("：100000元（不含增值税）", (100000, 100000, None)),
        ("：113000元（不含税100000元）", (113000, 100000, None)),
    ],
)
def test_a_bracket_behind_a_total_says_that_it_is_without_tax(stated: str, total: tuple[int | None, ...]) -> None:
    found = read(f"采购合同\n{PARTIES}第三条 合同总价{stated}。\n").contract.total
    assert (found.amount, found.net, found.tax) == total


def test_what_is_paid_first_is_no_total() -> None:
    found = read(f"房屋租赁合同\n{PARTIES}四、月租金20378元。首期款项合计人民币158988.00元。\n")
    assert found.contract.total.amount is None


@pytest.mark.parametrize(
    ("lines", "amount"),
    [
        ("合同总价（万元）：12.86", "128600"),
        ("合同总价（单位：万美元）：12.86", "128600"),
        ("合同总价（含税，万元）：12.86", "128600"),
        ("合同总价12.86（万元）", "128600"),
        ("合同总价为12.86（单位：人民币万元）。", "128600"),
        ("单位：万元\n合同总价：12.86", "128600"),
        ("合同总价（万元）：12.86（大写：壹拾贰万捌仟陆佰元整）", "128600"),
        ("合同总价（万元）：128600.00（大写：壹拾贰万捌仟陆佰元整）", "128600"),
        ("合同总价（万元）：12.86万元", "128600"),
        ("合同总价（元）：128600.00", "128600"),
        ("计量单位：台\n合同总价：128600.00", "128600"),
        ("名称\t数量\t单价（万元）\t金额（万元）\n卡尺\t2\t6.43\t12.86\n合计\t\t\t12.86", "128600"),
        ("单位：万元\n名称\t数量\t单价\t金额\n卡尺\t2\t6.43\t12.86\n合计\t\t\t12.86", "128600"),
        ("名称\t数量\t单价\t金额\n卡尺\t2\t6.43万元\t12.86万元\n合计\t\t\t12.86万元", "128600"),
        ("合同总价（单位：万元）：4.66", "46600"),
        ("项目\t金额（千元）\n运费\t2.1\n合同总价\t46.6", "46600"),
    ],
)
def test_a_unit_that_stands_apart_from_the_total_is_multiplied_out(lines: str, amount: str) -> None:
    extraction = agreement(lines)
    assert extraction.contract.total.amount == Decimal(amount)
    assert not {"amount-words-mismatch", "total-mismatch"} & {f.code for f in validate(extraction, Settings())}


@pytest.mark.parametrize(
    "clause", ["月租金由18000元调减为15000元", "月租金调整至15000元", "月服务费由人民币1.8万元变更为15000元"]
)
def test_a_fee_that_was_changed_is_the_one_that_holds_now(clause: str) -> None:
    text = (
        "补充协议\n甲方：青岭物业有限公司\n乙方：临川百合园艺有限公司\n"
        f"一、自2025年1月1日起，{clause}，六个月合计90000元。\n二、自2025年7月1日起恢复按月租金18000元执行。\n"
    )
    contract = read(text).contract
    assert (str(contract.rates[0].fee), str(contract.rates[0].total)) == ("15000", "90000")


@pytest.mark.parametrize(
    ("header", "row", "quantity"),
    [
        ("课时\t人数", "16\t40\t50\t32000", None),
        ("学员人数\t课时数", "30\t24\t600\t18000", "30"),
        ("件数\t每件米数\t总米数", "20\t50\t1000\t12\t12000", "1000"),
        ("箱数\t每箱数量", "100\t24\t1.5\t3600", None),
        ("规格型号\t数量", "5号\t3\t100\t500", "3"),
        ("箱数\t数量", "5\t3\t100\t900", "3"),
    ],
)
def test_the_quantity_is_what_the_price_is_multiplied_by(header: str, row: str, quantity: str | None) -> None:
    [item] = agreement(f"名称\t{header}\t单价（元）\t金额（元）\n全站仪\t{row}").contract.items
    assert (str(item.quantity) if item.quantity else None) == quantity


@pytest.mark.parametrize("row", ["定金（30%）", "预付款", "余款", "已收定金"])
def test_what_is_paid_of_the_sum_is_no_item_below_it(row: str) -> None:
    assert items(agreement(f"{TABLES['tabs']}\n{row}\t\t\t\t\t13980.00")) == TWO


def test_a_list_of_tariffs_is_one_of_rates() -> None:
    found = agreement("资费项目\t单位\t资费标准（元）\n国内语音\t分钟\t0.15\n国内短信\t条\t0.10").contract
    assert not found.items
    assert [(rate.service, str(rate.unit_price), rate.unit) for rate in found.rates] == [
        ("国内语音", "0.15", "分钟"),
        ("国内短信", "0.10", "条"),
    ]


@pytest.mark.parametrize("header", ["押金（元）", "设备价值（元）", "履约保证金"])
def test_a_security_or_a_worth_beside_the_sums_is_no_subtotal(header: str) -> None:
    rows = f"名称\t数量\t单价（元）\t金额（元）\t{header}\n氧气瓶\t10\t50\t500\t3000\n合计\t\t\t500\t3000\n"
    contract = read(f"采购合同\n甲方：青岭物业有限公司\n乙方：临川百合园艺有限公司\n一、货物清单\n{rows}").contract
    assert [(str(item.unit_price), str(item.subtotal)) for item in contract.items] == [("50", "500")]
    assert contract.total.amount in (None, 500)


@pytest.mark.parametrize(
    ("title", "clause", "fees"),
    [
        ("租赁合同", "月租金3,000元。续租期租金为每月3,500元。", ["3000"]),
        ("租赁合同", "月租金3,000元。续租的，租金按每月3,500元执行。", ["3000"]),
        ("租赁合同", "租金总额为36,000元。续租时，租金为每月3,500元。", []),
        ("续租协议", "续租期内租金为每月3,500元，共计42,000元。", ["3500"]),
        ("租赁合同", "连续租用期间，租金为每月3,500元，物业费每月300元。", ["3500", "300"]),
        ("租赁合同", "租金标准原为每月4,500元，自2025年3月1日起调整为每月5,000元。", ["5000"]),
        ("补充协议", "一、月租金由3,000元变更为3,500元。", ["3500"]),
        ("借款合同", "每月等额偿还本息4,500元，共12期。", []),
        ("运输合同", "货物延误的，每天扣运费500元。", []),
    ],
)
def test_what_is_to_be_paid_now_is_a_fee(title: str, clause: str, fees: list[str]) -> None:
    contract = read(f"{title}\n{PARTIES}一、费用\n{clause}\n").contract
    assert [str(rate.fee) for rate in contract.rates] == fees


def test_a_sum_before_a_price_of_one_is_not_what_that_comes_to() -> None:
    body = "塔吊租赁费每台每月18,000元，2台，租期6个月，租赁费共计216,000元；进出场费每台25,000元。"
    assert [(str(rate.total or ""), rate.periods) for rate in agreement(body).contract.rates] == [
        ("216000", 6),
        ("", None),
    ]


def test_a_rent_told_as_a_price_in_figures_and_words_is_no_total() -> None:
    extraction = read(
        "租赁合同\n甲方：青岭安居有限公司\n乙方：何静\n"
        "一、租金价格为人民币 2610.00元(大写：贰仟陆佰壹拾圆整)，按月支付。\n"
    )
    assert extraction.contract.total.amount is None
    assert extraction.contract.total.words is None


def test_prices_of_several_measures_on_one_line_are_each_its_own() -> None:
    found = read(
        f"物业服务合同\n{PARTIES}第三条 物业服务费由乙方按建筑面积收取："
        "高层住宅每月每平方米1.80元，商铺每月每平方米3.50元。地面停车位每位每月150元。\n"
    )
    rates = [(one.service, str(one.unit_price), one.unit, one.fee) for one in found.contract.rates]
    assert rates == [
        ("高层住宅", "1.80", "平方米", None),
        ("商铺", "3.50", "平方米", None),
        ("地面停车位", "150", "位", None),
    ]
