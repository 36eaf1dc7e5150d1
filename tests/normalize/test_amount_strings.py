"""Thousands of made strings of money: the well-formed ones exact, all others refused (``make bench-money``: more)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from benchmarks.money_strings import MALFORMED, WELL_FORMED, Made, misread, taken

COUNT = 1000


@pytest.mark.parametrize("make", WELL_FORMED, ids=lambda make: make.__name__)
def test_a_well_formed_one_is_exact(make: Callable[[random.Random], Made]) -> None:
    assert misread(make, COUNT) == []


@pytest.mark.parametrize("make", MALFORMED, ids=lambda make: make.__name__)
def test_a_malformed_one_is_refused(make: Callable[[random.Random], str]) -> None:
    assert taken(make, COUNT) == []
