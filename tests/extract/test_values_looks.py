"""What values look like: each entry of the looks is shown by its examples."""

from __future__ import annotations

import pytest
import regex

from hedui.extract.values.looks import files, looks

CASES = [
    pytest.param(looks(topic)[name], text, key == "examples", id=f"{topic}-{name}-{text}")
    for topic, file in files().items()
    for name, entry in file["look"].items()
    if isinstance(entry, dict)
    for key in ("examples", "counterexamples")
    for text in entry.get(key, ())
]


@pytest.mark.parametrize(("look", "text", "found"), CASES)
def test_an_example_is_found_and_a_counterexample_is_not(look: regex.Pattern[str], text: str, found: bool) -> None:
    assert (look.search(text) is not None) is found


def test_the_words_of_a_table_are_known() -> None:
    known = {"words", "examples", "counterexamples"}
    tables = [entry for file in files().values() for entry in file["look"].values() if isinstance(entry, dict)]
    assert tables
    assert all(entry.keys() <= known for entry in tables)
