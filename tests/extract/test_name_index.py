"""Names that are looked up by what they share are those that a look at all of them finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedui.extract.values.name_index import NameIndex

_NAMES = ("青岭有限公司", "青岭有限公司一分公司", "滨和厂", "厂", "青岭", "")
_WORDS = st.text("青岭滨和厂", max_size=7)


@pytest.mark.parametrize(
    ("text", "within", "around"),
    [
        ("青岭有限公司", {"青岭有限公司", "青岭"}, {"青岭有限公司", "青岭有限公司一分公司"}),
        ("滨和厂", {"滨和厂", "厂"}, {"滨和厂"}),
        ("厂", {"厂"}, {"滨和厂", "厂"}),
        ("青岭", {"青岭"}, {"青岭有限公司", "青岭有限公司一分公司", "青岭"}),
        ("滨", set(), {"滨和厂"}),
        ("禾木有限公司", set(), set()),
        ("", set(), {"青岭有限公司", "青岭有限公司一分公司", "滨和厂", "厂", "青岭"}),
    ],
)
def test_names_are_found_by_what_they_share(text: str, within: set[str], around: set[str]) -> None:
    index = NameIndex(_NAMES)
    assert set(index.within(text)) == within
    assert set(index.around(text)) == around


@given(st.lists(_WORDS), _WORDS)
def test_nothing_is_overlooked(names: list[str], text: str) -> None:
    index = NameIndex(names)
    assert set(index.within(text)) == {name for name in names if name and name in text}
    assert set(index.around(text)) == {name for name in names if name and text in name}
