"""Catalogue files that are well formed and mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.errors import CatalogueError
from hedui.extract import load_catalogue

PATTERNS = tuple(pattern.source for pattern in load_catalogue().patterns)

LABEL = '[[label]]\nfield = "number"\ntype = "code"\nspellings = ["登记流水"]\n'
PATTERN = """[[pattern]]
rule = "some-rule"
fields = { start = "period.start_date" }
pattern = '(?<start>{day})首演'
examples = [["2025年5月1日首演", { start = "2025-05-01" }]]
"""

MEANINGLESS = {
    "no-regex": (PATTERN.replace("首演'", "(首演'"), "some-rule"),
    "no-such-group": (PATTERN.replace("{ start =", "{ begin =", 1), "some-rule.*begin"),
    "no-such-type": (LABEL.replace('"code"', '"colour"'), "colour"),
    "no-such-field": (LABEL.replace('"number"', '"party.colour"'), r"party\.colour"),
    "no-such-field-of-a-pattern": (PATTERN.replace("period.start_date", "period.begin"), r"period\.begin"),
    "no-such-column": ('[[column]]\nfield = "item.colour"\nspellings = ["颜色"]\n', r"item\.colour"),
    "no-regex-of-a-column": ('[[column]]\nfield = "other"\nspellings = ["颜色"]\npattern = "(颜"\n', r"\(颜"),
    "no-such-role": ('[[role]]\nrole = "壬方"\nwords = ["驻演方"]\n', "壬方"),
    "rule-twice": (PATTERN + PATTERN, "some-rule"),
    "rule-of-hedui-s-own": (PATTERN.replace("some-rule", PATTERNS[0].rule), PATTERNS[0].rule),
}


@pytest.mark.parametrize(("text", "place"), MEANINGLESS.values(), ids=MEANINGLESS)
def test_a_wrong_file_is_refused_with_its_name_and_the_place(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=rf"(?s)own\.toml.*{place}"):
        load_catalogue((path,))
