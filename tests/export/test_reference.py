"""The page of findings is made from the tables, and leaves no code out."""

from __future__ import annotations

from pathlib import Path

from hedui.export.codes import CODES
from hedui.export.reference import page
from hedui.validate import INTERNAL_ERROR

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_docs_is_the_table() -> None:
    assert (DOCS / "findings.md").read_text("utf-8") == page()


def test_every_code_is_on_the_page_once() -> None:
    rows = [line.split("`")[1] for line in page().split("\n") if line.startswith("| [`") or INTERNAL_ERROR in line[:20]]
    assert rows == [code.code for code in CODES]


def test_what_only_a_batch_sees_has_its_section() -> None:
    assert "\n## content-duplicate\n" in page()
    assert "\n## number-duplicate\n" in page()
