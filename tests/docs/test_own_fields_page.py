"""The pages about fields and checks of one's own: what they show works, and every key, type and sign is there."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from hedui.extract import load_catalogue
from hedui.extract.own.sheet import TYPES
from hedui.extract.words.own_entries import OwnCheck, OwnField
from hedui.models.custom import FieldType
from hedui.validate.own import compiled
from hedui.validate.table import TAKEN
from tests.docs.pages import DOCS, ROOT, blocks

PAGES = pytest.mark.parametrize("page", [DOCS / name for name in ("own-fields.md", "own-fields.zh-CN.md")], ids=str)


@PAGES
def test_what_the_page_shows_works(tmp_path: Path, page: Path) -> None:
    own = tmp_path / "hedui.toml"
    own.write_text("\n".join(blocks(page, "toml")), "utf-8")
    book = openpyxl.Workbook()
    book.active.append(["岚川明澈检测有限公司"])
    book.save(tmp_path / "供应商名单.xlsx")
    catalogue = load_catalogue((), settings=own)
    assert [field.name for field in catalogue.own] == ["project_number", "on_site_staff", "inspections"]
    codes = [each.check.code for each in compiled(catalogue, TAKEN)]
    assert codes == ["large-contract", "unknown-supplier", "prepayment-high"]


@PAGES
def test_every_key_and_type_is_on_the_page(page: Path) -> None:
    text = page.read_text("utf-8")
    for name in (*OwnField.model_fields, *OwnCheck.model_fields, *FieldType):
        assert f"`{name}`" in text, name
    for words in TYPES.values():
        assert words[0] in text, words[0]


def test_the_example_is_one() -> None:
    catalogue = load_catalogue((), settings=ROOT / "examples" / "hedui.toml")
    assert len(catalogue.own) == 3
    assert "prepayment-high" in {each.check.code for each in compiled(catalogue, TAKEN)}
