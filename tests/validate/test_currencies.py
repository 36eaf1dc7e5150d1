"""Messages about sums in another currency than yuan do not call them yuan."""

from __future__ import annotations

import pytest

from hedui.settings import Language, Settings
from hedui.validate import validate
from tests.extract.reading import read

PARTIES = "采购合同\n甲方：青岭电子有限公司\n乙方：临川机械有限公司\n"


def told(said: str, lang: Language = Language.ZH) -> str:
    """What is told of the words and figures of a sum."""
    found = validate(read(f"{PARTIES}{said}\n"), Settings(lang=lang))
    return next(each.message for each in found if each.code.startswith("amount-words"))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("合同总价：美元12,600.00（大写：壹万贰仟捌佰美元整）", "12800.00，"),
        ("合同总价：HKD 12,600.00（大写：港币壹万贰仟捌佰元整）", "12800.00，"),
        ("合同总价：USD 12,600.00（大写：壹万贰仟捌佰元整）", "12800.00，"),
        ("合同总价：12,600.00欧元（大写：壹万贰仟捌佰欧元整）", "12800.00，"),
        ("合同总价：12,600.00元（大写：壹万贰仟捌佰元整）", "12800.00元，"),
        ("合同总价：人民币12,600.00元（大写：壹万贰仟捌佰元整）", "12800.00元，"),
    ],
)
def test_what_words_come_to_is_told_in_yuan_only_where_it_is_yuan(said: str, value: str) -> None:
    assert f"即{value}小写" in told(said)


@pytest.mark.parametrize(("said", "value"), [("USD 12,600.00", "12800.00, the"), ("¥12,600.00", "12800.00 yuan, the")])
def test_so_in_english(said: str, value: str) -> None:
    assert f"say {value}" in told(f"合同总价：{said}（大写：壹万贰仟捌佰元整）", Language.EN)


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("合同总价：￥54,000.00美元", None),
        ("合同总价：￥54,000.00（美元）", "USD"),
        ("合同总价：￥54,000.00 EUR", None),
        ("合同总价：¥54,000.00港币", None),
        ("合同总价：￥54,000.00元（大写：美元伍万肆仟元整）", None),
        ("合同总价：￥54,000日元", "JPY"),
        ("合同总价：日元¥54,000", "JPY"),
        ("合同总价：港币￥54,000.00元（港币伍万肆仟元整）", "HKD"),
        ("合同总价：￥54,000.00元人民币", "CNY"),
        ("合同总价：RMB￥54,000.00", "CNY"),
        ("合同总价：$54,000.00（美元伍万肆仟元整）", "USD"),
        ("合同总价：54,000.00美元（折合人民币￥388,000.00元）", "USD"),
    ],
)
def test_a_sign_before_figures_and_another_currency_behind_them(said: str, currency: str | None) -> None:
    extraction = read(f"{PARTIES}{said}\n")
    unclear = any(each.code == "currency-unclear" for each in validate(extraction, Settings()))
    assert (extraction.contract.total.currency, unclear) == (currency, currency is None)


TABLE = "名称\t数量\t单价（美元）\t金额（美元）\n刨床\t2\t6,300\t12,600\n合计\t\t\t{sum}\n"


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("单位：美元\n合同总价：￥12,600.00", None),
        ("币种：欧元\n合同总价：￥12,600.00元", None),
        ("本合同价格以英镑计价。\n合同总价：¥12,600.00", None),
        ("计价货币：港币\n合同总价：￥12,600.00", None),
        (TABLE.format(sum="￥12,600"), None),
        (TABLE.format(sum="12,600"), "USD"),
        (TABLE.format(sum="$12,600"), "USD"),
        ("（金额单位：港币元）\n合同总价：12,600.00", "HKD"),
        ("币种：港币\n合同总价：12,600.00元", "HKD"),
        ("币种：日元\n合同总价：￥12,600", "JPY"),
        ("本合同价格以美元计价。\n合同总价：12,600.00", "USD"),
        ("单位：人民币元\n合同总价：￥12,600.00", "CNY"),
        ("单位：台\n合同总价：￥12,600.00", "CNY"),
        ("单价（美元）：1,750.00\n以上按汇率7.2折算。\n合同总价：￥12,600.00", "CNY"),
        ("单价（美元）：1,750.00\n以下为人民币价格。\n合同总价：￥12,600.00", "CNY"),
        ("单位：美元\n合同总价：人民币12,600.00元", "CNY"),
        ("合同总价：￥12,600.00\n以美元支付的，另行约定。", "CNY"),
        ("合同总价：￥12,600.00\n二、运费\n运费（美元）：300", "CNY"),
    ],
)
def test_what_a_head_says_of_all_figures_is_compared_with_the_total_s_sign(said: str, currency: str | None) -> None:
    extraction = read(f"{PARTIES}一、{said}\n")
    unclear = any(each.code == "currency-unclear" for each in validate(extraction, Settings()))
    assert (extraction.contract.total.currency, unclear) == (currency, currency is None)
