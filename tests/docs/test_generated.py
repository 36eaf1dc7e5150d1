"""What is generated in the documents is what the code says today."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from hedui.export.codes import CODES
from hedui.models.record import Record
from tests.docs.pages import DOCS, ROOT, blocks, generator

generate = generator()


@pytest.mark.usefixtures("kept_workers")
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


def test_the_record_in_chinese_is_up_to_date() -> None:
    chinese = generate.beside("chinese")
    assert chinese.PAGE.read_text("utf-8") == chinese.page(generate.models(), generate.meaning), "run: make docs"


def test_the_record_in_chinese_names_the_findings_that_the_english_names() -> None:
    english, chinese = (
        {*re.findall(r"`([a-z]+(?:-[a-z]+)+)`", (DOCS / name).read_text("utf-8"))}
        for name in ("record.md", "record.zh-CN.md")
    )
    assert english & {each.code for each in CODES} <= chinese


def test_the_chinese_meanings_are_of_fields_that_there_are() -> None:
    meanings = tomllib.loads((DOCS / "meanings.zh-CN.toml").read_text("utf-8"))
    for name, fields in meanings.items():
        model: type[BaseModel] = generate.models()[name][0]
        known = {info.alias or field for field, info in model.model_fields.items()} | {*model.model_computed_fields}
        assert set(fields) <= known, name
    assert set(tomllib.loads((DOCS / "notes.zh-CN.toml").read_text("utf-8"))) <= set(generate.models())


FOR_DEVELOPERS = {"benchmark", "contributing", "model-card"}
IN_BOTH = {"findings"}
"""The page itself is in both languages."""
GENERATED = {"cli", "record"}
MEASURED = ("poor-pictures", "scale")
IN_CHINESE = sorted(DOCS.glob("*.zh-CN.md"))
BY_HAND = ("batch", "catalogue", "container", "desk", "evaluation", "own-fields")


def test_every_page_that_users_need_is_in_chinese_too_and_compared() -> None:
    english = {page.stem for page in DOCS.glob("*.md") if ".zh-CN" not in page.name}
    assert english - FOR_DEVELOPERS - IN_BOTH == {*GENERATED, *MEASURED, *BY_HAND}
    assert {page.name.removesuffix(".zh-CN.md") for page in DOCS.glob("*.zh-CN.md")} == {
        *GENERATED,
        *MEASURED,
        *BY_HAND,
    }


@pytest.mark.parametrize("page", [ROOT / "README.zh-CN.md", *IN_CHINESE], ids=lambda page: page.name)
def test_a_page_in_chinese_leads_to_pages_in_chinese(page: Path) -> None:
    for name in re.findall(r"\]\(([\w./-]+\.md)[#)]", page.read_text("utf-8")):
        own = name == page.name.replace(".zh-CN", "")
        assert own or not (page.parent / name.replace(".md", ".zh-CN.md")).exists(), name


@pytest.mark.parametrize("name", MEASURED)
def test_a_page_of_figures_has_the_same_in_two_languages(name: str) -> None:
    """As many headings and paragraphs, and in each row of each table the same figures."""
    ours, theirs = ((DOCS / f"{name}{language}").read_text("utf-8") for language in (".md", ".zh-CN.md"))
    for what in (r"^(#+) ", r"^(?=[^|\n])(?<=\n\n)"):
        assert len(re.findall(what, ours, re.MULTILINE)) == len(re.findall(what, theirs, re.MULTILINE))
    rows = [[_figures(line) for line in text.splitlines() if line.startswith("|")] for text in (ours, theirs)]
    assert rows[0] == rows[1] and len(rows[0]) > 20


def _figures(row: str) -> list[str]:
    """The figures of a row, in order of size: the languages order their words differently."""
    found = re.findall(r"\d[\d.,]*", row.replace("3 million", "300"))
    return sorted(each.rstrip(".,") for each in found)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_page_in_two_languages_has_the_same_parts(name: str) -> None:
    """As many headings of each rank, the same first cells of tables, and the same blocks: neither runs ahead."""
    english, chinese = (DOCS / f"{name}{language}" for language in (".md", ".zh-CN.md"))
    for what in (r"^(#+) ", r"^\| ([`A-Z1-9][^|]*) \|", r"^(\*) "):
        texts = (page.read_text("utf-8").replace("`、`", "`, `") for page in (english, chinese))
        ours, theirs = (re.findall(what, text, re.MULTILINE) for text in texts)
        assert ours == theirs
    for language in ("python", "toml", "console", "text"):
        assert blocks(english, language) == blocks(chinese, language)
    flags = [{*re.findall(r"--[a-z-]+", page.read_text("utf-8"))} for page in (english, chinese)]
    assert flags[0] == flags[1]


def test_a_word_of_a_measured_table_without_chinese_is_missed() -> None:
    with pytest.raises(KeyError, match="green seal"):
        generate._cell("green seal, 100 dpi", {"grey seal": "灰色印章"})
    assert generate._cell("22 of 23", {}) == "23 处中 22 处"
