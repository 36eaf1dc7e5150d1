"""What makes the house readable, as far as it can be counted; the linter counts the rest."""

from __future__ import annotations

from pathlib import Path

import hedui

_MOST_LINES = 300


def test_no_module_is_long() -> None:
    house = Path(hedui.__file__).parent
    lines = {path.relative_to(house): path.read_text("utf-8").count("\n") for path in house.rglob("*.py")}
    assert lines
    assert {path: count for path, count in lines.items() if count > _MOST_LINES} == {}
