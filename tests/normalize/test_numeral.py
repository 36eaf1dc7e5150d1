from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.numeral import IntegerError, NumeralError, parse_integer, read_integer
from hedui.normalize.words import look_up, plain_numerals


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("零", 0),
        ("12", 12),
        ("１２", 12),
        ("007", 7),
        ("1,200", 1200),
        ("3万", 30000),
        ("【5】", 5),
        (" 5 ", 5),
        ("__5__", 5),
        ("肆", 4),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("壹拾贰", 12),
        ("廿三", 23),
        ("贰佰", 200),
        ("一百零二", 102),
        ("一百一十", 110),
        ("叁万零伍", 30005),
        ("二千零二十四", 2024),
    ],
)
def test_counts(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize(
    ("text", "fault", "position"),
    [
        ("", "EMPTY", 0),
        ("【】", "EMPTY", 2),
        ("一百二", "AMBIGUOUS", 2),
        ("一二", "TWO_DIGITS", 1),
        ("二〇二四", "TWO_DIGITS", 1),
        ("五份", "FOREIGN", 1),
        ("1.5", "FOREIGN", 0),
        ("-3", "FOREIGN", 0),
        ("百", "NO_DIGIT", 0),
        ("1,20", "FOREIGN", 0),
        ("三万五万", "ORDER", 3),
        ("/", "FOREIGN", 0),
    ],
)
def test_no_counts(text: str, fault: str, position: int) -> None:
    with pytest.raises(IntegerError) as refused:
        parse_integer(text)
    assert (refused.value.fault.name, refused.value.position) == (fault, position)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.integers(0, 100_000), st.integers(0, 10**16 - 1)))
def test_words_read_back(number: int) -> None:
    assert parse_integer(plain_numerals(number)) == number
    assert parse_integer(str(number)) == number


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 10**16 - 1))
def test_numbers_by_the_rules_need_no_reading(number: int) -> None:
    words = plain_numerals(number)
    assert look_up(words) == number == read_integer(words)


@settings(max_examples=500, deadline=None)
@given(st.text("〇一二九十百千万亿", max_size=12), st.booleans())
def test_looking_up_knows_nothing_that_reading_does_not(words: str, closed: bool) -> None:
    found = look_up(words)
    if found is not None:
        assert read_integer(words, closed=closed) == found


@settings(max_examples=500, deadline=None)
@given(st.text("〇一二九十百千万亿×廿", max_size=12))
def test_reading_never_drops_a_digit(words: str) -> None:
    """What is read has each digit of the words, and no other but the 1 of a bare 十."""
    try:
        number = read_integer(words, closed=True)
    except NumeralError:
        return
    stated = sorted(words.replace("廿", "二").translate(str.maketrans("一二九", "129")).translate(_UNITS))
    assert sorted(str(number).replace("0", "")) == sorted([*stated, *"1" * words.startswith("十")])


_UNITS = str.maketrans("", "", "〇十百千万亿×")
