from __future__ import annotations

import pickle
import tomllib
from collections.abc import Callable
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.amount import AmountError, parse_amount, parse_price, suggest, to_words

TABLE = tomllib.loads(Path(__file__).with_name("amounts.toml").read_text("utf-8"))
AMOUNTS = st.one_of(
    st.decimals(0, 10**6, places=2),
    st.decimals(0, 10**13, places=2),
    st.decimals(0, Decimal(10) ** 16 - 1, places=2),
    st.builds(lambda digit, zeros: Decimal(digit * 10**zeros), st.integers(1, 9999), st.integers(0, 12)),
)
WORDS = AMOUNTS.map(to_words)
QUICK = settings(max_examples=300, deadline=None)


def test_the_table_is_large_enough() -> None:
    assert sum(map(len, TABLE.values())) >= 300


@pytest.mark.parametrize(("text", "yuan"), TABLE["exact"].items())
def test_well_formed(text: str, yuan: str) -> None:
    amount = parse_amount(text)
    assert amount == Decimal(yuan)
    assert amount.as_tuple().exponent == -2


@pytest.mark.parametrize(("text", "fault"), TABLE["refused"].items())
def test_malformed(text: str, fault: str) -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount(text)
    assert refused.value.fault.name == fault
    assert 0 <= refused.value.position <= len(text)
    assert refused.value.reason in str(refused.value)


@pytest.mark.parametrize(("text", "readings"), TABLE["ambiguous"].items())
def test_ambiguous(text: str, readings: list[str]) -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount(text)
    assert [str(reading) for reading in refused.value.readings] == readings
    assert refused.value.fault.name == "AMBIGUOUS"
    assert all(reading in str(refused.value) for reading in readings)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("玖万捌任元整", 3),
        ("人民币（大写）：玖万捌任元整", 11),
        ("玖 万 捌 任 元 整", 6),
        ("贰佰叁元", 2),
        ("伍佰陆佰贰元", 3),
        ("3万12千元", 4),
        ("【玖万捌任】元整", 4),
        ("1,00.00", 1),
        ("98.000.00", 6),
        ("叁元伍厘", 3),
        ("玖万捌仟元整abc", 6),
        ("", 0),
        ("伍佰零", 2),
    ],
)
def test_errors_point_at_the_raw_character(text: str, position: int) -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount(text)
    assert refused.value.position == (5 if text.endswith("abc") else position)


@QUICK
@given(AMOUNTS)
def test_words_read_back(amount: Decimal) -> None:
    assert parse_amount(to_words(amount)) == amount


@QUICK
@given(AMOUNTS)
def test_figures_read_back(amount: Decimal) -> None:
    for written in (f"{amount:f}", f"￥{amount:,f}", f"{amount:f}元"):
        assert parse_amount(written) == amount


@QUICK
@given(WORDS, st.data())
def test_any_foreign_character_inside_is_refused(words: str, data: st.DataObject) -> None:
    foreign = data.draw(st.characters(exclude_categories=["Z", "C"]).filter(_is_foreign))
    position = data.draw(st.integers(1, len(words) - 1))
    with pytest.raises(AmountError):
        parse_amount(words[:position] + foreign + words[position:])
    with pytest.raises(AmountError):
        parse_amount(words[:position] + foreign + words[position + 1 :] + "元整")


def _is_foreign(character: str) -> bool:
    """No numeral, unit, mark or variant of one: it does not make an amount of 壹?元 or 壹元?."""
    for context in ("{}元", "壹{}元", "壹{}", "壹元{}", "壹元零{}分", "贰{}壹元", "{}贰元", "{}壹元)", "壹佰{}壹元"):
        try:
            parse_amount(context.format(character))
        except AmountError as refused:
            if refused.fault.name != "FOREIGN":
                return False
        else:
            return False
    return True


@QUICK
@given(WORDS, st.data())
def test_a_lost_character_never_gives_the_amount_another_character_would(words: str, data: st.DataObject) -> None:
    """Without one of its characters an amount is refused or read as what it now says: never as a third thing."""
    position = data.draw(st.integers(0, len(words) - 1))
    damaged = words[:position] + words[position + 1 :]
    try:
        amount = parse_amount(damaged)
    except AmountError:
        return
    assert parse_amount(to_words(amount)) == amount
    if words[position] in "壹贰叁肆伍陆柒捌玖" and words[position + 1] in "佰仟万亿角分":
        assert words[position - 1 : position] in tuple("拾佰仟万零亿")


@QUICK
@given(WORDS, st.data())
def test_blanks_and_line_breaks_do_not_matter(words: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(words)))
    blank = data.draw(st.sampled_from([" ", "\n", "\u3000", "\u00a0", "  \n", "\u200b"]))
    assert parse_amount(words[:position] + blank + words[position:]) == parse_amount(words)


@QUICK
@given(st.text("壹贰叁玖零〇十拾佰仟万亿元角分整×0123456789.,￥【】_ ()点-", max_size=14))
def test_what_is_read_can_be_written_and_read_again(text: str) -> None:
    try:
        amount = parse_amount(text)
    except AmountError as refused:
        assert 0 <= refused.position <= len(text)
        return
    assert amount >= 0
    if amount < 10**16:
        assert parse_amount(to_words(amount)) == amount


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("98000", "玖万捌仟元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100050000", "壹亿零伍万元整"),
        ("1E+12", "壹万亿元整"),
        ("298.800", "贰佰玖拾捌元捌角整"),
    ],
)
def test_formal_words(yuan: str, words: str) -> None:
    assert to_words(Decimal(yuan)) == words


@pytest.mark.parametrize("amount", ["-1", "0.001", "NaN", "Infinity", "1E+24"])
def test_amounts_without_words(amount: str) -> None:
    with pytest.raises(ValueError, match=r"amount|fen"):
        to_words(Decimal(amount))


def test_errors_travel_between_processes() -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount("贰佰叁元")
    again = pickle.loads(pickle.dumps(refused.value))
    assert (str(again), again.readings) == (str(refused.value), refused.value.readings)


def test_the_decimal_context_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 3
        assert parse_amount("壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分") == Decimal("123456789.12")
        assert parse_amount("1.23456万元") == Decimal("12345.60")
        assert to_words(Decimal("123456789.12")).startswith("壹亿贰仟叁佰")


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("0.035元", "0.035"),
        ("0.00001", "0.00001"),
        ("叁分伍厘", "0.035"),
        ("叁角零伍厘", "0.305"),
        ("壹元零伍厘", "1.005"),
        ("零点零三五元", "0.035"),
        ("伍毫", "0.0005"),
        ("98,000.00", "98000"),
        ("24.9", "24.90"),
    ],
)
def test_prices(text: str, price: str) -> None:
    assert parse_price(text) == Decimal(price)


@pytest.mark.parametrize("text", ["0.0000000001", "", "0.29元/M", "1.2.3", "叁厘伍分"])
def test_no_prices(text: str) -> None:
    with pytest.raises(AmountError):
        parse_price(text)


@pytest.mark.parametrize(
    ("text", "meant", "yuan"),
    [
        ("玖万捌任元整", "玖万捌仟元整", "98000"),
        ("叁伯元", "叁佰元", "300"),
        ("伍抬元", "伍拾元", "50"),
        ("伍捡元", "伍拾元", "50"),
        ("贰佰无整", "贰佰元整", "200"),
        ("陵佰元", "陆佰元", "600"),
        ("壹忆元整", "壹亿元整", "100000000"),
        ("玖方捌仟元", "玖万捌仟元", "98000"),
    ],
)
def test_suggestions(text: str, meant: str, yuan: str) -> None:
    first = suggest(text)[0]
    assert (first.text, first.amount) == (meant, Decimal(yuan))
    assert (text[first.position], meant[first.position]) == (first.found, first.meant)


@pytest.mark.parametrize("text", ["玖万捌仟元整", "贰佰叁元", "叁万伍万元", "", "/", "任" * 100])
def test_nothing_to_suggest(text: str) -> None:
    assert suggest(text) == []


@pytest.mark.parametrize(
    "piece", ["壹", "零", "亿", "壹佰", "佰 ", "1", "1,", "1 ", ".", "【1】", "元_", "(", "×", "点一", "①"]
)
def test_long_hostile_texts_take_linear_time(piece: str, assert_linear: Callable[..., None]) -> None:
    assert_linear(parse_amount, lambda length: "壹" + piece * (length // len(piece)) + "元")
    with pytest.raises(AmountError):
        parse_amount("壹" + piece * 1000 + "元")
