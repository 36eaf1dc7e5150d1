"""A required field of the user's own that an agreement does not state: told once, and never where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.extract import extract, load_catalogue
from hedui.models.finding import Finding
from hedui.models.page import Page, Reading
from hedui.settings import Language, Settings
from hedui.validate import validate
from tests.extract.test_own import AGREEMENT, field

DECLARED = field("code", "项目编号", "立项号", rest='title = "项目编号"\nrequired = true\n')
CHOICE = field("choice", "是否加急", rest="required = true\n")


def findings(tmp_path: Path, declared: str, line: str, **settings: object) -> list[Finding]:
    path = tmp_path / "own.toml"
    path.write_text(declared, "utf-8")
    text = AGREEMENT.format(head="", body=line)
    chosen = Settings.model_validate(settings)
    extraction = extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue((path,), chosen.lang))
    return [one for one in validate(extraction, chosen) if "own" in str(one.fields) or "custom" in str(one.fields)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1. 检测管网。", "没有写明（查找的标签：项目编号、立项号）"),
        ("项目编号：______", "未填写：“项目编号：______”"),
        ("项目编号：【】", "未填写：“项目编号：【】”"),
        ("立项号：/", "未填写：“立项号：/”"),
    ],
)
def test_what_is_required_and_absent_is_one_finding(tmp_path: Path, line: str, said: str) -> None:
    found = findings(tmp_path, DECLARED, line)
    assert [(one.code, one.severity.value, one.fields) for one in found] == [
        ("field-missing", "warning", ("/custom/own",))
    ]
    assert said in found[0].message
    assert bool(found[0].evidence) is ("未填写" in said)


@pytest.mark.parametrize(
    "line",
    ["项目编号：HX-2025-07", "立项号：HX-1", "本合同项目编号为HX-2025-07。"],
)
def test_what_is_stated_is_not_missing(tmp_path: Path, line: str) -> None:
    assert findings(tmp_path, DECLARED, line) == []


@pytest.mark.parametrize("line", ["项目编号：HX-****", "项目编号：****"])
def test_what_is_masked_is_told_as_that_and_not_missing(tmp_path: Path, line: str) -> None:
    assert [one.code for one in findings(tmp_path, DECLARED, line)] == ["value-unread"]


def test_what_gives_no_value_is_told_as_that_and_only_once(tmp_path: Path) -> None:
    [found] = findings(tmp_path, DECLARED.replace("code", "date"), "项目编号：2025年2月30日")
    assert found.code == "value-unread"
    assert "“项目编号”" in found.message
    assert findings(tmp_path, DECLARED.replace("code", "date"), "项目编号：2025年2月30日\n立项号：2025年3月1日") == []


def test_a_choice_that_was_not_made_has_its_own_code(tmp_path: Path) -> None:
    assert findings(tmp_path, CHOICE, "是否加急：□是 □否") == []
    assert [one.code for one in findings(tmp_path, CHOICE, "检测管网。")] == ["field-missing"]


def test_what_need_not_be_stated_is_told_only_where_it_is_left_blank(tmp_path: Path) -> None:
    optional = field("code", "项目编号")
    assert findings(tmp_path, optional, "1. 检测管网。") == []
    [found] = findings(tmp_path, optional, "项目编号：______")
    assert (found.code, found.fields) == ("blank-field", ("/custom/own",))


def test_it_is_switched_off_and_changed_like_any_other(tmp_path: Path) -> None:
    assert findings(tmp_path, DECLARED, "无", disable={"field-missing"}) == []
    [found] = findings(tmp_path, DECLARED, "检测。", severity={"field-missing": "error"}, lang=Language.EN)
    assert found.severity == "error"
    assert "required field" in found.message
