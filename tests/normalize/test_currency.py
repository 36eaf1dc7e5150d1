"""Amounts of any currency, in every dress, and figures that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.amount import AmountError, parse_amount, parse_money, to_words
from hedui.normalize.currency import currency_of, words
from hedui.normalize.misread import readings

QUICK = settings(max_examples=400, deadline=None)
AMOUNTS = st.one_of(
    st.decimals(1, 10**6, places=2), st.decimals(1, 10**12, places=2), st.integers(1, 10**9).map(Decimal)
)
NAMES = {
    "CNY": ("人民币", "RMB", "CNY"),
    "USD": ("美元", "美金", "USD"),
    "HKD": ("港币", "港元", "HKD"),
    "EUR": ("欧元", "歐元", "EUR"),
    "JPY": ("日元", "日圆", "JPY"),
    "GBP": ("英镑", "GBP"),
    "TWD": ("新台币", "台币", "NTD", "TWD"),
}
SIGNS = {"USD": "US$", "HKD": "HK$", "EUR": "€", "GBP": "£", "TWD": "NT$", "JPY": "JP¥"}
TRADITIONAL = str.maketrans("贰叁陆万亿元", "貳參陸萬億圓")
EVERYDAY = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟", "零一二三四五六七八九十百千")
FULL_WIDTH = str.maketrans("0123456789,.$", "０１２３４５６７８９，．＄")


def _figures(draw: st.DrawFn, amount: Decimal) -> str:
    plain = f"{amount:,.2f}" if draw(st.booleans()) else f"{amount:.2f}"
    return plain.translate(FULL_WIDTH) if draw(st.integers(0, 4)) == 0 else plain


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, Decimal, str | None]:
    """An amount as an agreement may write it, what it is, and its currency."""
    amount = draw(AMOUNTS).quantize(Decimal("0.01"))
    code = draw(st.sampled_from(sorted(NAMES)))
    name = draw(st.sampled_from(NAMES[code]))
    kind = draw(st.sampled_from(["behind", "before", "sign", "words before", "words in", "bracketed", "yuan"]))
    figures = _figures(draw, amount)
    spelled = draw(st.sampled_from([str, lambda w: w.translate(TRADITIONAL), lambda w: w.translate(EVERYDAY)]))
    stem = to_words(amount)
    if kind == "behind":
        return f"{figures}{draw(st.sampled_from(['', ' ']))}{name}", amount, code
    if kind == "before":
        return (
            f"{name}{draw(st.sampled_from(['', ' ', '：']))}{figures}{draw(st.sampled_from(['', '元', '元整']))}",
            amount,
            code,
        )
    if kind == "sign":
        sign = SIGNS.get(code, "￥")
        return f"{sign}{draw(st.sampled_from(['', ' ']))}{figures}", amount, code
    if kind == "words before":
        return f"{draw(st.sampled_from(['', '大写：', '（大写）']))}{name}{spelled(stem)}", amount, code
    if kind == "words in" and "元" in stem and code != "CNY" and not name.isascii():
        return stem.replace("元", name), amount, code
    if kind == "bracketed":
        return f"{name}（大写）：{stem}", amount, code
    return f"{draw(st.sampled_from(['¥', '￥', '']))}{figures}元", amount, "CNY"


@QUICK
@given(dressed())
def test_every_dress_is_read_exactly(sample: tuple[str, Decimal, str | None]) -> None:
    text, amount, code = sample
    money = parse_money(text)
    assert (money.amount, money.currency) == (amount, code)


@QUICK
@given(st.decimals(1, 10**6, places=2), st.sampled_from("万亿"), st.sampled_from(["元", "元整", "美元", "港币", ""]))
def test_figures_mixed_with_units(number: Decimal, unit: str, behind: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}[unit]
    assert parse_money(f"{number}{unit}{behind}").amount == number * factor


@pytest.mark.parametrize("text", ["$98000", "USD98000", "玖万捌仟美元", "98000港币", "HK$98,000.00"])
def test_yuan_only_where_yuan_are_asked_for(text: str) -> None:
    assert parse_money(text).amount == 98000
    with pytest.raises(AmountError):
        parse_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "人民币98000美元", "USD 98000 HKD", "玖万捌仟美元港币", "玖亿亿美元", "_拾贰美元", "71.090.00美元",
        "HK$1,23,456",
        "12,34.5元", "USD qo00", "1.2345美元", "3541.07万元2.3", "US$****.73", "****.73元", "1 98000.00",
        "98,000.000元", "美元", "US$", "港币元", "XUSD98000", "98000USDX", "1,2 3,4元", "98000.00.00英镑",
        "$$98000", "9 8000 港币",
    ],
)  # fmt: skip
def test_ill_formed_ones_are_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_money(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("港币叁拾伍万元整", "HKD"), ("日元¥350,000", "JPY"), ("HKD $5", "HKD"), ("$5", "USD"), ("伍元", "CNY"),
        ("伍佰", None), ("128,000", None), ("人民币5美元", None), ("新臺幣伍萬圓整", "TWD"),
        ("5 usd", "USD"), ("USDT 5", None),
    ],
)  # fmt: skip
def test_the_currency_is_as_stated(text: str, code: str | None) -> None:
    assert currency_of(text) == code


def test_errors_point_at_the_character_on_the_page() -> None:
    with pytest.raises(AmountError) as refused:
        parse_money("港币玖万捌任元整")
    assert (refused.value.text, refused.value.position) == ("港币玖万捌任元整", 5)
    with pytest.raises(AmountError) as ambiguous:
        parse_money("贰佰叁美元")
    assert ambiguous.value.readings == (Decimal("203.00"), Decimal("230.00"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("71.090.00", ["71090.00"]),
        ("128.600.00元", ["128600.00"]),
        ("128.600元", ["128600.00", "128.60"]),
        ("1,23,456", ["123456.00"]),
        ("12,34.5", ["1234.50"]),
        ("118,20000元", ["11820000.00", "118200.00"]),
        ("1,118,20000", ["111820000.00", "1118200.00"]),
        ("13,4567", ["134567.00"]),
        ("71,090,00元", ["71090.00"]),
        ("1 98000.00", ["198000.00", "98000.00"]),
        ("12O,000.00元", ["120000.00"]),
        ("98,000.00", []),
        ("****.73", []),
        ("qo00元", []),
        ("1" * 100, []),
    ],
)
def test_what_a_malformed_figure_may_mean(text: str, meant: list[str]) -> None:
    assert [str(reading) for reading in readings(text)] == meant


@QUICK
@given(st.decimals(1000, 10**9, places=2))
def test_a_point_for_each_comma_is_no_amount_but_may_be_meant(amount: Decimal) -> None:
    text = f"{amount:,.2f}".replace(",", ".")
    with pytest.raises(AmountError):
        parse_amount(text)
    assert readings(text) == (amount,)


def test_every_name_and_sign_is_read() -> None:
    for name in words(signs=False):
        assert parse_money(f"{name}98,000.00").amount == 98000
        assert parse_money(f"98,000.00{name}").currency == currency_of(f"{name}5")
    for sign in words(signs=True):
        assert parse_money(f"{sign}98,000.00").currency is not None
