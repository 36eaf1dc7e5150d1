from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.duration import Duration, DurationError, parse_duration
from hedui.normalize.words import plain_numerals

TABLE = tomllib.loads(Path(__file__).with_name("durations.toml").read_text("utf-8"))
RECORD_PATTERN = re.compile(r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?$")
QUICK = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(("text", "iso"), TABLE["exact"].items())
def test_lengths_of_time(text: str, iso: str) -> None:
    duration = parse_duration(text)
    assert duration.iso() == iso
    assert not duration.working
    assert RECORD_PATTERN.match(iso)


@pytest.mark.parametrize(("text", "iso"), TABLE["working"].items())
def test_working_days_are_kept_apart(text: str, iso: str) -> None:
    duration = parse_duration(text)
    assert (duration.iso(), duration.working) == (iso, True)


@pytest.mark.parametrize(("text", "fault"), TABLE["refused"].items())
def test_no_lengths_of_time(text: str, fault: str) -> None:
    with pytest.raises(DurationError) as refused:
        parse_duration(text)
    assert refused.value.fault.name == fault
    assert 0 <= refused.value.position <= len(text)


@QUICK
@given(st.integers(1, 99), st.sampled_from([("年", "P{}Y"), ("个月", "P{}M"), ("日", "P{}D"), ("小时", "PT{}H")]))
def test_numbers_in_every_spelling(number: int, unit: tuple[str, str]) -> None:
    words = plain_numerals(number)
    for spelled in (str(number), words, f"【{number}】", f"{words}({number})", f"{number}（{words}）"):
        assert parse_duration(spelled + unit[0]).iso() == unit[1].format(number)


@QUICK
@given(st.integers(1, 99), st.integers(1, 99))
def test_two_numbers_must_agree(first: int, second: int) -> None:
    text = f"{plain_numerals(first)}（{second}）年"
    if first == second:
        assert parse_duration(text) == Duration(years=first)
    else:
        with pytest.raises(DurationError):
            parse_duration(text)


@QUICK
@given(st.text("0123456789一二十半年个月日周小时分钟零()（）.工作内", max_size=12))
def test_whatever_is_read_fits_the_record(text: str) -> None:
    try:
        duration = parse_duration(text)
    except DurationError as refused:
        assert 0 <= refused.position <= len(text)
        return
    assert RECORD_PATTERN.match(duration.iso())
    assert len(duration.iso()) >= 3


@pytest.mark.parametrize("piece", ["1", "年", "1年", "半", "个", "一", "(", "1(", "零", "①"])
def test_long_hostile_texts_take_linear_time(piece: str, assert_linear: Callable[..., None]) -> None:
    assert_linear(parse_duration, lambda length: piece * (length // len(piece)) + "x")
    with pytest.raises(DurationError):
        parse_duration(piece * 1000 + "x")


def test_it_shows_only_what_was_stated() -> None:
    assert repr(parse_duration("15个工作日")) == "Duration(days=15, working=True)"
