from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.percent import PercentError, parse_percent


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("3%", "0.03"),
        ("３％", "0.03"),
        ("3 %", "0.03"),
        ("【6】%", "0.06"),
        ("13.00%", "0.13"),
        ("0.05%", "0.0005"),
        ("100%", "1"),
        ("150%", "1.5"),
        ("1000%", "10"),
        ("0%", "0"),
        ("3‰", "0.003"),
        ("0.5‰", "0.0005"),
        ("5‱", "0.0005"),
        ("百分之十", "0.1"),
        ("百分之6", "0.06"),
        ("百分之三十", "0.3"),
        ("百分之百", "1"),
        ("百分之一百", "1"),
        ("百分之十五点五", "0.155"),
        ("百分之零点五", "0.005"),
        ("千分之三", "0.003"),
        ("千分之叁", "0.003"),
        ("万分之五", "0.0005"),
        ("万分之0.5", "0.00005"),
        ("十万分之五", "0.00005"),
        ("百万分之五十", "0.00005"),
    ],
)
def test_fractions(text: str, fraction: str) -> None:
    assert str(parse_percent(text)) == fraction


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "NO_NUMBER"),
        ("6", "NO_SIGN"),
        ("六", "NO_SIGN"),
        ("%", "NO_NUMBER"),
        ("【】%", "NO_NUMBER"),
        ("百分之", "NO_NUMBER"),
        ("3%%", "MALFORMED"),
        (".5%", "MALFORMED"),
        ("5.%", "MALFORMED"),
        ("05%", "MALFORMED"),
        ("1.2.3%", "MALFORMED"),
        ("-3%", "FOREIGN"),
        ("3%/日", "NO_SIGN"),
        ("百分之X", "FOREIGN"),
        ("百分之一点", "MALFORMED"),
        ("百分之三四", "TWO_DIGITS"),
        ("百分之一百二", "AMBIGUOUS"),
        ("百分之一亿亿", "TOO_LARGE"),
        ("一百分之三", "NO_SIGN"),
    ],
)
def test_no_fractions(text: str, fault: str) -> None:
    with pytest.raises(PercentError) as refused:
        parse_percent(text)
    assert refused.value.fault.name == fault
    assert 0 <= refused.value.position <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.decimals(0, 10**6, places=4), st.sampled_from([("%", 100), ("‰", 1000), ("‱", 10000)]))
def test_figures_are_exact(number: Decimal, sign: tuple[str, int]) -> None:
    assert parse_percent(f"{number:f}{sign[0]}") * sign[1] == number


def test_tenths_are_shares() -> None:
    assert parse_percent("三成") == Decimal("0.3")
    for text in ("成", "成本", "三成五", "完成"):
        with pytest.raises(PercentError):
            parse_percent(text)
