"""The catalogue's page: its worked example works, and its tables name what there is."""

from __future__ import annotations

from pathlib import Path

import hedui
from hedui.extract.values.readers import READERS
from hedui.extract.words.entries import Column, Label, Pattern, RoleWords, Sum, Supplement
from hedui.settings import OcrEngine, Settings
from tests.docs.pages import DOCS, blocks

PAGE = DOCS / "catalogue.md"


def test_the_worked_example_works(tmp_path: Path) -> None:
    agreement, own = tmp_path / "户外广告.txt", tmp_path / "advertising.toml"
    agreement.write_text(blocks(PAGE, "text")[0], "utf-8")
    own.write_text(blocks(PAGE, "toml")[0], "utf-8")

    without = hedui.process(agreement, Settings(ocr=OcrEngine.NONE)).contract
    assert (without.number, without.parties) == (None, ())

    contract = hedui.process(agreement, Settings(ocr=OcrEngine.NONE, catalogue=(own,))).contract
    assert contract.number == "DJ-2025-17"
    assert [(party.role, party.name) for party in contract.parties] == [
        ("甲方", "南屿市海湾旅游开发有限公司"),
        ("乙方", "南屿市晨光传媒有限公司"),
    ]
    assert [str(item.subtotal) for item in contract.items] == ["30000.00", "12000.00"]
    assert (str(contract.period.start_date), str(contract.period.end_date)) == ("2025-05-01", "2025-10-31")


def test_every_type_and_key_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name in READERS if f"`{name}`" not in text] == []
    keys = {key for model in (RoleWords, Label, Column, Pattern, Sum, Supplement) for key in model.model_fields}
    assert sorted(key for key in keys if f"`{key}`" not in text) == []
