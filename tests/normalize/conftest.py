from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest


@pytest.fixture
def assert_linear() -> Callable[[Callable[[str], object], Callable[[int], str]], None]:
    """Asserts that a parser's time grows in proportion to the length of what ``text_of_length`` gives."""

    def seconds(parse: Callable[[str], object], text: str) -> float:
        started = time.process_time()
        with contextlib.suppress(ValueError):
            parse(text)
        return time.process_time() - started

    def check(parse: Callable[[str], object], text_of_length: Callable[[int], str]) -> None:
        short = min(seconds(parse, text_of_length(5_000)) for _ in range(3))
        assert seconds(parse, text_of_length(50_000)) < 30 * short + 0.05

    return check
