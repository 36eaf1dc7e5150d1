"""The command line as people and scripts meet it: exit codes, what goes where, languages, settings files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from batch import fakes
from divide.test_several import agreement as agreement_text

import hedui
from hedui.batch import alone
from hedui.cli.app import VERBS, run
from hedui.errors import DamagedDocumentError, EngineMissingError
from hedui.models.severity import Severity
from hedui.pipeline import process_file
from hedui.settings import Language, LimitSettings, Settings


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        alone, "process_alone", lambda path, settings, _: alone.Alone((fakes.process(path, settings).record,))
    )


def agreement(folder: Path, text: str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_read_writes_one_record_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(agreement(tmp_path, "甲-1"))]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["contract"]["number"] == "甲-1"
    assert shown.err == ""


def test_check_says_what_stands_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(agreement(tmp_path, "甲-1\n不符"))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "“a.txt”：1 条核对结果",
        "",
        "[错误] 各项金额之和不等于总价（total-mismatch）",
        "  合计不符",
        "    第1页  “甲-1”",
    ]


def test_check_of_a_clean_agreement_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(agreement(tmp_path, "甲-1")), "--lang", "en", "--fail-on", "info"]) == 0
    assert capsys.readouterr().out == "“a.txt”: nothing found.\n"


@pytest.mark.parametrize(("threshold", "code"), [("error", 1), ("warning", 1), ("info", 1)])
def test_fail_on_turns_findings_into_an_exit_code(tmp_path: Path, threshold: str, code: int) -> None:
    assert run(["check", str(agreement(tmp_path, "甲-1\n不符")), "--fail-on", threshold]) == code


def test_explain_hands_on_file_pointer_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(alone, "explain_alone", lambda *given: (given[0].name, given[1], given[2].lang))
    assert run(["explain", str(agreement(tmp_path, "甲-1")), "/number", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "a.txt\n/number\nen\n"


def test_a_bad_document_is_one_sentence_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(agreement(tmp_path, "DAMAGED"))]) == DamagedDocumentError.exit_code == 3
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "hedui: 文件不完整，请重新复制。\n")


def test_a_missing_engine_has_its_own_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise EngineMissingError("no such engine")

    monkeypatch.setattr(alone, "process_alone", missing)
    assert run(["read", str(agreement(tmp_path, "甲-1"))]) == 4


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["nonsense"], ["import", "x"], ["read", "x", "--max-pages", "0"], ["check", "x", "--severity", "a"]],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_an_unknown_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(tmp_path / "none"), "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert "does not exist" in capsys.readouterr().err


@pytest.mark.usefixtures("kept_workers")
def test_import_reports_on_standard_output_and_progress_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    agreement(folder, "", "empty.txt")
    command = ["import", str(folder), "--out", str(tmp_path / "out"), "--export", "csv"]
    assert run(command) == 3
    shown = capsys.readouterr()
    assert "失败 empty.txt：" in shown.out
    assert "1/1" in shown.err
    assert run([*command, "--quiet"]) == 3
    assert capsys.readouterr().err == ""


def hedui_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; from hedui.cli import main; main()"
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, encoding="utf-8")


def test_several_agreements_of_a_file_are_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path, settings: Settings, _: object) -> alone.Alone:
        return alone.Alone(tuple(each.record for each in process_file(path, settings)))

    monkeypatch.setattr(alone, "process_alone", read)
    path = tmp_path / "stack.txt"
    path.write_text(agreement_text(number="GX-1") + agreement_text("房屋租赁合同", number="ZL-2"), "utf-8")
    assert run(["read", str(path)]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [record["contract"]["number"] for record in records] == ["GX-1", "ZL-2"]
    assert run(["check", str(path), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "stack.txt, agreement 1 (pages 1-1)" in said
    assert "stack.txt, agreement 2 (pages 1-1)" in said


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_options_reach_the_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    def remember(path: Path, settings: Settings, limits: LimitSettings) -> object:
        assert limits.timeout == 77
        seen.append(settings)
        return alone.Alone((fakes.process(path, settings).record,))

    monkeypatch.setattr(alone, "process_alone", remember)
    (tmp_path / "hedui.toml").write_text(
        'disable = ["title-mismatch"]\nmax_pages = 7\n[severity]\ntotal-mismatch = "info"\n', "utf-8"
    )
    arguments = ["--disable", "date-invalid,tax-id-invalid", "--disable", "party-missing", "--lang", "en"]
    arguments += ["--severity", "number-missing=error", "--timeout", "77"]
    assert run(["read", str(agreement(tmp_path, "甲-1")), *arguments]) == 0
    [settings] = seen
    assert settings.disable == {"title-mismatch", "date-invalid", "tax-id-invalid", "party-missing"}
    assert settings.severity == {"total-mismatch": Severity.INFO, "number-missing": Severity.ERROR}
    assert (settings.max_pages, settings.lang) == (7, Language.EN)


@pytest.mark.parametrize("lang", list(Language))
def test_help_lists_every_verb(lang: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", lang.value, "--help"]) == 0
    shown = capsys.readouterr().out
    for entry in VERBS:
        assert entry.name in shown
    assert ("Exit codes:" in shown) == (lang is Language.EN)


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert capsys.readouterr().out.startswith("用法：hedui ")


@pytest.mark.parametrize(("arguments", "begins"), [(["--lang", "en"], "Usage: hedui"), (["--lang=zh"], "用法：hedui")])
def test_a_language_alone_is_answered_in_it(
    arguments: list[str], begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 0
    assert capsys.readouterr().out.startswith(begins)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"hedui {hedui.__version__}\n"


def test_help_is_quick() -> None:
    hedui_command("--help")
    assert min(processor_seconds("--help") for _ in range(3)) <= 0.5


def processor_seconds(*arguments: str) -> float:
    """What the command costs, however busy the machine is with other things."""
    before = os.times()
    assert hedui_command(*arguments).returncode == 0
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


@pytest.mark.parametrize("text", ["98000", "玖万捌仟元整", "￥98,000.00"])
def test_amount_goes_both_ways(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["amount", text]) == 0
    assert capsys.readouterr().out == "98000.00\n玖万捌仟元整\n"


def test_an_amount_that_is_none_is_refused_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["amount", "玖万捌任元整"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "第4字“任”" in shown.err


@pytest.mark.parametrize("text", ["-5", "-5元", "-￥5", "-五元", "-1,000.00"])
def test_an_amount_below_nothing_is_no_option(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["amount", text], ["amount", text, "--lang", "zh"], ["amount", "--", text]):
        assert run(arguments) == 2
        assert capsys.readouterr().err == f"hedui: “{text}”第1字“-”：金额不能为负\n"
    assert run(["amount", text, "--help"]) == 0
    assert run(["amount", "-x"]) == run(["amount", "--x", text]) == 2
    assert capsys.readouterr().err.count("没有选项 -") == 2


def test_an_amount_for_which_there_are_no_words_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["amount", "9999999999999999.99"]) == 0
    assert run(["amount", "10000000000000000"]) == 2
    assert capsys.readouterr().err == "hedui: “10000000000000000”太大，只能换算不到一亿亿元的金额。\n"


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["--lang", "fr"], "zh、en", None),
        (["check", "a.pdf", "--fail-on", "bad"], "error、warning、info", "error, warning, info"),
        (["fields"], "from-excel、template、names", "from-excel, template, names"),
        (["fields", "name"], "from-excel、template、names", "from-excel, template, names"),
    ],
)
def test_what_can_be_chosen_is_listed_as_the_language_lists(
    arguments: list[str], zh: str, en: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert f"可选：{zh}。" in capsys.readouterr().err
    if en:
        assert run([*arguments, "--lang", "en"]) == 2
        assert en in capsys.readouterr().err


def test_an_unknown_code_is_refused_with_the_one_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(agreement(tmp_path, "甲-1")), "--disable", "totals-mismatch"]) == 2
    shown = capsys.readouterr().err
    assert "没有代码为 totals-mismatch 的核对项。是不是 total-mismatch" in shown
    assert "hedui rules" in shown


def test_rules_lists_every_code_for_people_and_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--lang", "en"]) == 0
    listed = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert run(["rules", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert listed == [[row["code"], row["severity"]] for row in rows]
    assert {"total-mismatch", "content-duplicate", "number-duplicate", "internal-error"} <= {
        row["code"] for row in rows
    }


def test_rules_lists_checks_of_one_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = '[[check]]\ncode = "large-contract"\nrule = "合同总价 <= 1000000"\nmessage = "超过{上限}，须报批"\n'
    (tmp_path / "hedui.toml").write_text(own, "utf-8")
    assert run(["rules", "--config", str(tmp_path / "hedui.toml")]) == 0
    named = capsys.readouterr().out.splitlines()
    monkeypatch.chdir(tmp_path)
    assert run(["rules"]) == 0
    assert capsys.readouterr().out.splitlines() == named
    assert named[-1].split() == ["large-contract", "警告", "超过{上限}，须报批"]
    assert run(["rules", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[-1]["code"] == "large-contract"
    (tmp_path / "hedui.toml").write_text(own.replace("合同总价", "合同总阶"), "utf-8")
    assert run(["rules"]) == 2
    assert "合同总阶" in capsys.readouterr().err


def test_a_watch_begins_once_there_is_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 2
    shown = capsys.readouterr().err
    assert "守候" not in shown and shown.count("\n") == 1


def test_deadlines_go_on_to_the_end_of_the_calendar_and_no_further(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "records").mkdir()
    assert run(["deadlines", str(tmp_path), "--since", "9999-12-01", "--within", "99999w"]) == 0
    assert "9999-12-01 至 9999-12-31 之间没有到期的合同" in capsys.readouterr().err


@pytest.mark.parametrize(("written", "meant"), [("--forse", "--force"), ("--worker", "--workers"), ("--out", None)])
def test_what_may_have_been_meant_is_like_it(
    written: str, meant: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = "import" if meant else "check"
    assert run([verb, str(tmp_path), written, "x"]) == 2
    said = capsys.readouterr().err
    assert f"是不是 {meant}" in said if meant else "--ocr" not in said
