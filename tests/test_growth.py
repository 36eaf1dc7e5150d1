"""The time of reading grows with the length of a text and not faster, whatever the text repeats."""

from __future__ import annotations

import pytest

from benchmarks.growth import UNITS, repeated, seconds

SIZE = 4000
SLACK = 0.4
"""CPU seconds that a small text may take whatever its length."""


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Models and patterns are loaded before anything is timed."""
    seconds("甲方：青岭有限公司\n一、总价为人民币壹万元整。")


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear_in_the_length(unit: str) -> None:
    """Four times the text takes less than eight times the time: quadratic would be sixteen, cubic sixty-four."""
    small, large = (_least(repeated(unit, size)) for size in (SIZE, 4 * SIZE))
    assert large < 8 * small + SLACK


def _least(text: str) -> float:
    """CPU seconds of the quicker of two readings: another program's load makes only one of them slow."""
    return min(seconds(text), seconds(text))
