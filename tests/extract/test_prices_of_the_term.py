"""What a year's price is over the agreement's term, and the one sum that is called a price or that all comes to."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "保洁服务合同\n甲方：青岭商业管理有限公司\n乙方：临川清洁服务有限公司\n"
ONE_YEAR = "第一条 服务期限：自2025年1月1日至2025年12月31日。\n"
THREE_YEARS = "第一条 服务期限：自2025年1月1日至2027年12月31日。\n"


def total(text: str) -> tuple[str | None, str | None]:
    stated = read(HEAD + text).contract.total
    return str(stated.amount) if stated.amount is not None else None, stated.words


@pytest.mark.parametrize(
    "term",
    [
        ONE_YEAR,
        "第一条 服务期限：一年，自2025年1月1日至2025年12月31日。\n",
        "第一条 合同期限为12个月。\n",
        "第一条 服务期限：自2025年3月1日起至2026年3月1日止。\n",
        "第一条 合同有效期一年。\n",
    ],
)
@pytest.mark.parametrize(
    "price",
    [
        "第二条 年服务费：264,000元，大写贰拾陆万肆仟元整，按季度支付，每季度66,000元。\n",
        "第二条 服务费为每年264,000元（大写：贰拾陆万肆仟元整）。\n",
        "第二条 服务费：每月22,000元，全年264,000元（大写：贰拾陆万肆仟元整），按月支付。\n",
        "第二条 服务费：每月22,000元，全年费用共计264,000元（大写：贰拾陆万肆仟元整）。\n",
    ],
)
def test_a_year_s_price_of_an_agreement_of_one_year_is_its_total(term: str, price: str) -> None:
    assert total(term + price) == ("264000", "贰拾陆万肆仟元整")


@pytest.mark.parametrize(
    "text",
    [
        THREE_YEARS + "第二条 年服务费：264,000元，大写贰拾陆万肆仟元整。\n",
        THREE_YEARS + "第二条 服务费：每月22,000元，全年264,000元（大写：贰拾陆万肆仟元整）。\n",
        THREE_YEARS + "第二条 服务费：每月22,000元，全年费用共计264,000元（大写：贰拾陆万肆仟元整）。\n",
        "第一条 服务期限两年。\n第二条 服务费为每年264,000元（大写：贰拾陆万肆仟元整）。\n",
        "第一条 服务期限六个月。\n第二条 服务费为每年264,000元（大写：贰拾陆万肆仟元整）。\n",
        "第二条 服务费为每年264,000元（大写：贰拾陆万肆仟元整）。\n",
        ONE_YEAR + "第二条 服务费为每年264,000元（大写：贰拾陆万肆仟元整），押金5,000元（大写：伍仟元整）。\n",
    ],
)
def test_a_year_s_price_is_no_total_of_another_term(text: str) -> None:
    assert total(text) == (None, None)


@pytest.mark.parametrize(
    ("clause", "amount"),
    [
        ("一、保洁费共1,500元（壹仟伍佰元整），签约时付清。", "1500"),
        ("一、培训费总共1,500元（大写：壹仟伍佰元整）。", "1500"),
        ("一、清洗费一共为1,500元（大写：壹仟伍佰元整）。", "1500"),
        ("一、施划标线3000平方米，单价42元，暂定价126,000元（大写：壹拾贰万陆仟元整）。", "126000"),
        ("一、暂估价126,000元（大写：壹拾贰万陆仟元整），按实结算。", "126000"),
        ("一、清洗外墙，一口价1,500元（大写：壹仟伍佰元整）。", "1500"),
        ("一、乙方向甲方供应底漆5吨，单价每吨32,000元，合计160,000元（大写：壹拾陆万元整）。", "160000"),
    ],
)
def test_the_one_price_is_the_total_in_figures_and_words(clause: str, amount: str) -> None:
    assert total(clause + "\n")[0] == amount
    assert total(clause + "\n")[1] is not None


@pytest.mark.parametrize(
    "clause",
    [
        "一、每人保洁费共1,500元（壹仟伍佰元整）。",
        "一、逾期的，违约金共1,500元（壹仟伍佰元整）。",
        "一、押金共1,500元（壹仟伍佰元整），期满退还。",
        "一、每平方米暂定价42元（大写：肆拾贰元整）。",
        "一、单价42元，每日暂定价126,000元（大写：壹拾贰万陆仟元整）。",
        "一、预付保洁费共1,500元（壹仟伍佰元整）。",
    ],
)
def test_a_sum_of_something_else_is_no_total(clause: str) -> None:
    assert total(clause + "\n") == (None, None)
