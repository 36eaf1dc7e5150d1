"""Words that lines of a file are looked through for: each is shown by its examples."""

from __future__ import annotations

import pytest

from hedui.divide.words import data, said

CASES = [
    (name, text, key == "examples")
    for name, entry in data()["said"].items()
    for key in ("examples", "counterexamples")
    for text in entry[key]
]


@pytest.mark.parametrize(("name", "text", "found"), CASES)
def test_an_example_is_found_and_a_counterexample_is_not(name: str, text: str, found: bool) -> None:
    assert (said(name).search(text) is not None) is found
