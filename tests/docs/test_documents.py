"""What the documents name exists: commands, targets, links, files, settings and codes of findings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from hedui.cli.app import VERBS, build
from hedui.errors import ExitCode
from hedui.export.codes import CODES
from hedui.settings import BatchSettings, Language, OcrEngine, Settings
from hedui.validate import RULES
from tests.docs.pages import DOCS, PAGES, READMES, ROOT, blocks, prose

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
BOTH_READMES = pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_VERB = re.compile(r"\bhedui ([a-z]+)(?= |`|$)", re.MULTILINE)
_TARGET = re.compile(r"\bmake ([a-z-]+)(?=[`\s,;.，。；）]|$)", re.MULTILINE)
_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_CODE = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")
_FILE = re.compile(r"`((?:hedui|docs|tests|fixtures|tools|benchmarks)/[a-z][\w./-]*)`")


def code_of(page: Path) -> str:
    """All that a page sets as code, within lines and in blocks."""
    text = page.read_text("utf-8")
    return "\n".join([*re.findall(r"`([^`\n]+)`", prose(page)), *re.findall(r"^\$ (.+)$", text, re.MULTILINE)])


def targets() -> set[str]:
    lines = [
        *(ROOT / "Makefile").read_text().splitlines(),
        *(ROOT / "benchmarks" / "bench.mk").read_text().splitlines(),
    ]
    return {line.split(":")[0] for line in lines if re.match(r"[a-z][a-z-]*:", line)}


def flags() -> set[str]:
    group = typer.main.get_command(build(Language.EN))
    found = {"--help"}
    for command in (group, *group.commands.values()):  # type: ignore[attr-defined]
        for parameter in command.params:
            found |= {*parameter.opts, *parameter.secondary_opts}
    return found


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made where Markdown is shown."""
    headings = _HEADING.findall(prose(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@EVERY_PAGE
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (page.parent / name) if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@EVERY_PAGE
def test_commands_exist(page: Path) -> None:
    assert set(_VERB.findall(code_of(page))) <= {entry.name for entry in VERBS}


@EVERY_PAGE
def test_targets_exist(page: Path) -> None:
    assert set(_TARGET.findall(code_of(page))) <= targets()


@EVERY_PAGE
def test_files_exist(page: Path) -> None:
    for name in _FILE.findall(page.read_text("utf-8")):
        assert (ROOT / name).exists(), name


@BOTH_READMES
def test_the_readme_names_every_command_and_both_first_targets(page: Path) -> None:
    code = code_of(page)
    assert set(_VERB.findall(code)) == {entry.name for entry in VERBS}
    assert {"demo", "test"} <= set(_TARGET.findall(code))


@BOTH_READMES
def test_options_exist(page: Path) -> None:
    lines = [line for line in code_of(page).splitlines() if line.startswith(("hedui ", "-"))]
    assert set(_FLAG.findall("\n".join(lines))) <= flags()


@BOTH_READMES
def test_codes_of_findings_exist(page: Path) -> None:
    tables = "\n".join(line for line in prose(page).splitlines() if line.startswith("| ") and line.count("`") > 4)
    named = set(_CODE.findall(tables))
    assert len(named) > 10
    assert named <= {code.code for code in CODES}


@BOTH_READMES
def test_every_exit_code_is_named(page: Path) -> None:
    text = page.read_text("utf-8")
    for code in ExitCode:
        assert f"| {int(code)} |" in text


@BOTH_READMES
def test_every_engine_is_named(page: Path) -> None:
    assert all(f"`{engine}`" in page.read_text("utf-8") for engine in OcrEngine)


@BOTH_READMES
def test_the_settings_file_is_understood(page: Path) -> None:
    (block,) = blocks(page, "toml")
    data = tomllib.loads(block)
    BatchSettings.model_validate(data.pop("batch"))
    assert set(data["disable"]) | set(data["severity"]) <= {code.code for code in CODES}
    Settings.model_validate(data)


def test_every_rule_is_described() -> None:
    text = (DOCS / "findings.md").read_text("utf-8")
    assert [rule.code for rule in RULES if f"`{rule.code}`" not in text] == []


@BOTH_READMES
def test_the_python_example_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = blocks(page, "python")
    exec(block.replace("合同/a.pdf", str(ROOT / "fixtures" / "agreements" / "office-goods.txt")))
    total, place = capsys.readouterr().out.splitlines()
    assert total.startswith("71090.00 ['amount-words-mismatch'")
    assert place == "1"
