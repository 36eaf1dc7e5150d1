from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.date import DateError, PartialDate, parse_date, parse_partial, parse_range

TABLE = tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(9999, 12, 31))
QUICK = settings(max_examples=200, deadline=None)
NUMERALS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"


@pytest.mark.parametrize(("text", "day"), TABLE["day"].items())
def test_days(text: str, day: str) -> None:
    assert parse_date(text) == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(("text", "fault"), TABLE["refused_day"].items())
def test_no_days(text: str, fault: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert refused.value.fault.name == fault
    assert 0 <= refused.value.position <= len(text)


@pytest.mark.parametrize(("text", "stated"), TABLE["partial"].items())
def test_partial_dates(text: str, stated: str) -> None:
    assert parse_partial(text).isoformat() == stated


@pytest.mark.parametrize(("text", "fault"), TABLE["refused_partial"].items())
def test_no_partial_dates(text: str, fault: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_partial(text)
    assert refused.value.fault.name == fault


@pytest.mark.parametrize(("text", "days"), TABLE["range"].items())
def test_ranges(text: str, days: str) -> None:
    stated = parse_range(text)
    assert f"{stated.start.isoformat()}/{stated.end.isoformat()}" == days


@pytest.mark.parametrize(("text", "fault"), TABLE["refused_range"].items())
def test_no_ranges(text: str, fault: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_range(text)
    assert refused.value.fault.name == fault


def spell(number: int, digits: str, ten: str) -> str:
    """A month or day in words."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else ten if tens == 1 else digits[tens] + ten) + (digits[ones] if ones else "")


def cheque(number: int, *, tens: bool) -> str:
    """A month or day as a cheque asks for it: 零伍, 壹拾肆, 零贰拾."""
    ten, ones = divmod(number, 10)
    words = (FORMAL[ten] + "拾" if ten else "") + (FORMAL[ones] if ones else "")
    return "零" + words if not ones or (tens and not ten) or (not tens and number < 3) else words


@QUICK
@given(DAYS)
def test_every_day_in_every_spelling(day: datetime.date) -> None:
    year = f"{day.year:04d}"
    words = "".join(NUMERALS[int(figure)] for figure in year)
    formal = "".join(FORMAL[int(figure)] for figure in year)
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}. {day.month}. {day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"【{day.year}】年【{day.month:02d}】月【{day.day:02d}】日",
        f"{words}年{spell(day.month, NUMERALS, '十')}月{spell(day.day, NUMERALS, '十')}日",
        f"{formal}年{spell(day.month, FORMAL, '拾')}月{spell(day.day, FORMAL, '拾')}日",
        f"{formal}年{cheque(day.month, tens=False)}月{cheque(day.day, tens=True)}日",
    ):
        assert parse_date(text) == day


@QUICK
@given(DAYS, st.data())
def test_a_foreign_character_inside_is_refused(day: datetime.date, data: st.DataObject) -> None:
    text = f"{day.year}年{day.month}月{day.day}日"
    position = data.draw(st.integers(0, len(text) - 1))
    foreign = data.draw(st.sampled_from("X?*的/:+元%（"))
    with pytest.raises(DateError):
        parse_date(text[:position] + foreign + text[position:])
    with pytest.raises(DateError):
        parse_date(text[:position] + foreign + text[position + 1 :])


@QUICK
@given(st.text("0123456789年月日号-/. 二〇四十廿零O【】_至自", max_size=16))
def test_whatever_is_read_is_a_day_that_the_text_states(text: str) -> None:
    try:
        day = parse_date(text)
    except DateError as refused:
        assert 0 <= refused.position <= len(text)
        return
    assert day.year >= 1900
    assert parse_partial(text) == PartialDate(day.year, day.month, day.day)


def test_errors_point_at_the_raw_character() -> None:
    with pytest.raises(DateError) as refused:
        parse_date("【2024】年【2】月【30】日")
    assert refused.value.position == "【2024】年【2】月【30】日".index("3")
    assert refused.value.fault.en in ("there is no such day",)


@pytest.mark.parametrize("piece", ["1", "年", "1年", "2024年5月14日", "-", "二", "○", " ", "①"])
def test_long_hostile_texts_take_linear_time(piece: str, assert_linear: Callable[..., None]) -> None:
    for parse in (parse_date, parse_partial, parse_range):
        assert_linear(parse, lambda length: "2024年" + piece * (length // len(piece)) + "x")
        with pytest.raises(DateError):
            parse("2024年" + piece * 1000 + "x")
