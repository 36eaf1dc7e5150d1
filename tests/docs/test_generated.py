"""What is generated in the documents is what the code says today."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from hedui.models.record import Record
from tests.docs.pages import DOCS, generator

generate = generator()


@pytest.mark.parametrize("page", generate.PAGES, ids=lambda page: page.name)
def test_the_page_is_up_to_date(page: Path) -> None:
    text = page.read_text("utf-8")
    assert generate.rewrite(text) == text, "run: make docs"


def test_every_model_of_the_record_has_its_table() -> None:
    tables = {what for kind, what in generate.parts((DOCS / "record.md").read_text("utf-8")) if kind == "fields"}
    assert tables == set(generate.models())
    assert {"Record", "Contract", "Party", "Account", "Evidence", "Finding"} <= tables


def test_every_field_of_the_schema_is_on_the_page() -> None:
    text = (DOCS / "record.md").read_text("utf-8")
    schema = Record.json_schema()
    for name, definition in {"Record": schema, **schema["$defs"]}.items():
        for field in definition.get("properties", {}):
            assert f"`{generate.models()[name][1]}/{field}`" in text


def test_meanings_are_of_fields_that_do_not_describe_themselves() -> None:
    for name, fields in generate.meanings().items():
        model: type[BaseModel] = generate.models()[name][0]
        for field in fields:
            assert not model.model_fields[field].description, f"{name}.{field} is described twice"


def test_a_part_is_made_anew() -> None:
    stale = "before\n<!-- fields: Attachment -->\nold\n<!-- end -->\nafter"
    fresh = generate.rewrite(stale)
    assert fresh.startswith("before\n<!-- fields: Attachment -->\n| path |")
    assert fresh.endswith("<!-- end -->\nafter")
    assert "old" not in fresh
