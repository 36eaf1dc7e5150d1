"""The time of reading grows with the length of a text and not faster, whatever the text repeats."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from benchmarks.growth import UNITS, WITHIN, repeated, seconds, within
from hedui.read.docxruns import underlined_text

SIZE = 4000
SLACK = 0.4
"""CPU seconds that a small text may take whatever its length."""
TRIES = 5
"""Readings of each text before it counts as too slow."""


@pytest.fixture(scope="module", autouse=True)
def loaded() -> Iterator[None]:
    """Models and patterns are loaded before anything is timed, and what other tests left costs nothing.

    The search for cyclic garbage takes as long as the process holds objects: these are put aside.
    """
    seconds("甲方：青岭有限公司\n一、总价为人民币壹万元整。")
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear_in_the_length(unit: str) -> None:
    _assert_linear(repeated(unit, SIZE), repeated(unit, 4 * SIZE))


@pytest.mark.parametrize("line", WITHIN.values(), ids=WITHIN)
def test_time_is_linear_in_how_often_an_agreement_says_it(line: str) -> None:
    _assert_linear(within(line, SIZE), within(line, 4 * SIZE))


def test_time_is_linear_in_the_gaps_of_an_underlined_stretch() -> None:
    def taken(gaps: int) -> float:
        began = time.process_time()
        underlined_text("  青岭" * gaps)
        return time.process_time() - began

    assert min(taken(40_000) for _ in range(3)) < 8 * min(taken(10_000) for _ in range(3)) + SLACK


def _assert_linear(small: str, large: str) -> None:
    """Four times the text takes less than eight times the time: quadratic would be sixteen, cubic sixty-four.

    What else runs on the machine makes some readings slow, never one quick: a text that grows too fast fails every try.
    """
    tries = [(seconds(large), seconds(small))]
    while not _linear(tries) and len(tries) < TRIES:
        tries.append((seconds(large), seconds(small)))
    assert _linear(tries), tries


def _linear(tries: list[tuple[float, float]]) -> bool:
    """Whether the quickest reading of the large text keeps to what the quickest of the small one allows."""
    large, small = (min(taken) for taken in zip(*tries, strict=True))
    return large < 8 * small + SLACK
