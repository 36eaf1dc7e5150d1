"""What people decided comes out again: in the tables, in records.jsonl, in confirmed.jsonl and as truths."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hedui.cli.app import run as cli
from hedui.desk.office import Office
from hedui.evaluation.run import evaluate
from hedui.export.layout import details_name, record_name
from hedui.export.records import as_read
from hedui.models.record import Record
from hedui.models.review import ReviewStatus, Verdict
from hedui.review.entries import About, Identity
from hedui.settings import Export, Language
from tests.desk.clients import Desk

from .test_run import batch, fill

pytestmark = pytest.mark.usefixtures("kept_workers")

EVERY = frozenset(Export)
TABLES = frozenset(
    {Export.CSV, Export.JSONL, Export.CONFIRMED, Export.TRUTHS, Export.XLSX, Export.CHANGES, Export.SQLITE}
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "in", a_txt="甲-1\n不符", b_txt="甲-2")


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    batch(folder, tmp_path / "out", export=TABLES)
    return tmp_path / "out"


class Person:
    """Somebody who decides about the agreement in a file."""

    def __init__(self, out: Path, name: str) -> None:
        self._office = Office.of(out, Language.ZH)
        self._office.index.update()
        identity = self._office.index.named(name)
        assert identity
        self._identity: Identity = identity
        self._deeds = self._office.deeds("王丽")

    @property
    def _opened(self) -> Any:
        return self._office.find(self._identity)

    def correct(self, pointer: str, text: str | None) -> None:
        based = self._opened.decisions.based(About.VALUE, pointer)
        self._deeds.correct(self._opened, pointer, text, based, (), "看过原件")

    def judge(self, verdict: Verdict) -> None:
        self._deeds.judge(self._opened, self._opened.keys[0], verdict, 0, "看过原件")

    def say(self, status: ReviewStatus) -> None:
        self._deeds.set_status(self._opened, status, self._opened.decisions.number, "看过原件")


def rows(out: Path, name: str = "contracts.csv") -> dict[str, dict[str, str]]:
    with (out / name).open(encoding="utf-8-sig", newline="") as file:
        return {row["文件"]: row for row in csv.DictReader(file)}


def lines(out: Path, name: str) -> list[Record]:
    return [Record.model_validate_json(line) for line in (out / name).read_text("utf-8").splitlines()]


def test_nobody_decided_anything(out: Path) -> None:
    assert lines(out, "confirmed.jsonl") == []
    assert json.loads((out / "truths" / "truths.json").read_text("utf-8")) == []
    assert (out / "changes.jsonl").read_bytes() == b""
    assert {row["处理状态"] for row in rows(out).values()} == {""}


def test_a_correction_stands_in_tables_and_records(folder: Path, out: Path) -> None:
    Person(out, "a.txt").correct("/number", "甲-01")
    Person(out, "a.txt").judge(Verdict.FALSE_ALARM)
    batch(folder, out, export=TABLES)
    row = rows(out)["a.txt"]
    assert (row["合同编号"], row["处理状态"], row["核对人"], row["更正的字段"]) == ("甲-01", "待核对", "王丽", "编号")
    found = rows(out, "findings.csv")["a.txt"]
    assert (found["处理"], found["处理人"], found["理由"]) == ("误报", "王丽", "看过原件")
    first, second = lines(out, "records.jsonl")
    assert first.contract.number == "甲-01" and first.review and first.review.corrections[0].old == "甲-1"
    assert second.review is None
    path = out / record_name("a.txt")
    assert Record.model_validate_json(path.read_bytes()) == first
    assert Record.model_validate_json(as_read(path)).contract.number == "甲-1"
    assert lines(out, "confirmed.jsonl") == []


def test_downstream_gets_what_is_confirmed_and_no_longer_what_is_not(folder: Path, out: Path) -> None:
    person = Person(out, "b.txt")
    person.correct("/number", "甲-02")
    person.say(ReviewStatus.CONFIRMED)
    batch(folder, out, export=TABLES)
    (record,) = lines(out, "confirmed.jsonl")
    assert (record.source.name, record.contract.number) == ("b.txt", "甲-02")
    assert rows(out)["b.txt"]["处理状态"] == "已核对"
    person.say(ReviewStatus.RETURNED)
    batch(folder, out, export=TABLES)
    assert lines(out, "confirmed.jsonl") == []
    assert list((out / "truths").glob("*.expected.json")) == []


def test_exports_are_left_alone_while_nobody_decides_anything(folder: Path, out: Path) -> None:
    Person(out, "b.txt").say(ReviewStatus.CONFIRMED)
    batch(folder, out, export=TABLES)
    before = {name: (out / name).stat().st_mtime_ns for name in ("confirmed.jsonl", "contracts.csv", "contracts.xlsx")}
    batch(folder, out, export=TABLES)
    assert before == {name: (out / name).stat().st_mtime_ns for name in before}


def test_what_is_confirmed_is_a_truth_to_be_compared_with(folder: Path, out: Path) -> None:
    one, other = Person(out, "a.txt"), Person(out, "b.txt")
    one.judge(Verdict.FALSE_ALARM)
    one.correct("/number", "甲-01")
    one.correct("/title", "采购合同")
    other.correct("/number", None)
    for person in (one, other):
        person.say(ReviewStatus.CONFIRMED)
    batch(folder, out, export=TABLES)
    truth = json.loads((out / "truths" / "a.expected.json").read_text("utf-8"))
    assert truth["fields"] == {"/number": "甲-01", "/title": "采购合同"}
    assert truth["no_findings"] == ["total-mismatch"]
    made = evaluate(out / "truths", out, Language.ZH)
    assert dict(made.total.wrong) == {"/number": 1}
    assert dict(made.total.missing) == {"/title": 1}
    assert dict(made.total.invented) == {"/number": 1}
    assert dict(made.total.false) == {"total-mismatch": 1}


def test_decisions_are_no_input_and_survive_that_everything_is_read_again(folder: Path, out: Path) -> None:
    Person(out, "b.txt").correct("/number", "甲-02")
    (folder / "b.txt").rename(folder / "c.txt")
    batch(folder, out, export=TABLES, force=True)
    assert rows(out)["c.txt"]["合同编号"] == "甲-02"
    assert set(rows(out)) == {"a.txt", "c.txt"}


def details(out: Path, name: str) -> str:
    return (out / details_name(name)).read_text("utf-8")


def test_records_and_report_say_what_was_decided_and_what_was_read_is_kept(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(folder, out, export=EVERY)
    path = out / record_name("b.txt")
    before = path.read_bytes()
    person = Person(out, "b.txt")
    person.correct("/number", "甲-02")
    batch(folder, out, export=EVERY)
    made = Record.model_validate_json(path.read_bytes())
    assert (made.contract.number, made.review and made.review.corrections[0].old) == ("甲-02", "甲-2")
    assert as_read(path) == before
    index = "".join(path.read_text("utf-8") for path in (out / "report" / "index").glob("*.js"))
    assert "甲-02" in index
    assert "甲-02（王丽 更正，读数：甲-2）" in details(out, "b.txt")
    assert "处理状态" in details(out, "b.txt") and "处理状态" not in details(out, "a.txt")
    assert person._opened.record.contract.number == "甲-2"
    stamps = {each: each.stat().st_mtime_ns for each in out.rglob("*.json") if each.name != "summary.json"}
    summary = batch(folder, out, export=EVERY)
    assert summary.read == 0
    assert stamps == {each: each.stat().st_mtime_ns for each in stamps}
    person.correct("/title", "采购合同（二）")
    batch(folder, out, export=EVERY)
    again = Record.model_validate_json(path.read_bytes())
    assert (again.contract.title, again.contract.number) == ("采购合同（二）", "甲-02")
    batch(folder, out, export=EVERY, force=True)
    assert Record.model_validate_json(path.read_bytes()).contract == again.contract
    assert Record.model_validate_json(as_read(path)).contract.number == "甲-2"


def test_a_record_that_somebody_removed_is_made_again_with_what_was_decided(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(folder, out, export=EVERY)
    Person(out, "b.txt").correct("/number", "甲-02")
    batch(folder, out, export=EVERY)
    for name in (record_name("b.txt"), details_name("b.txt")):
        (out / name).unlink()
        batch(folder, out, export=EVERY)
        assert Record.model_validate_json((out / record_name("b.txt")).read_bytes()).contract.number == "甲-02"
        assert "更正" in details(out, "b.txt")


def test_the_file_of_changes_tells_what_the_desk_tells(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hedui.export.changes._AT_ONCE", 2)
    somebody = Person(out, "a.txt")
    somebody.correct("/number", "甲-01")
    somebody.judge(Verdict.TRUE)
    somebody.say(ReviewStatus.CONFIRMED)
    batch(folder, out, export=TABLES)
    told = [json.loads(line) for line in (out / "changes.jsonl").read_text("utf-8").splitlines()]
    assert [(each["number"], each["about"], each["new"]) for each in told] == [
        (1, "value", "甲-01"),
        (2, "finding", "true"),
        (3, "status", "confirmed"),
    ]
    assert told == Desk(out).person().get("/api/changes?since=0").json()["entries"]
    with closing(sqlite3.connect(out / "contracts.sqlite")) as base:
        numbers = base.execute("SELECT file, number FROM contracts ORDER BY file").fetchall()
    assert numbers == [("a.txt", "甲-01"), ("b.txt", "甲-2")]


def filled_in(out: Path, **cells: str) -> None:
    """Write into the first agreement's row of the workbook."""
    book = openpyxl.load_workbook(out / "contracts.xlsx")
    headings = [cell.value for cell in book["合同"][1]]
    for heading, text in cells.items():
        book["合同"].cell(2, headings.index(heading) + 1, text)
    book.save(out / "contracts.xlsx")


def row_of(out: Path) -> dict[object, object]:
    sheet = openpyxl.load_workbook(out / "contracts.xlsx")["合同"]
    return dict(zip(*([cell.value for cell in sheet[row]] for row in (1, 2)), strict=True))


def imported(folder: Path, out: Path, *more: str) -> None:
    assert cli(["import", str(folder), "--out", str(out), "--quiet", "--workers", "1", "--export", "xlsx", *more]) == 0


def test_what_was_filled_in_in_the_workbook_outlasts_the_next_import(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    imported(folder, out)
    filled_in(out, 处理状态="有问题", 责任人="李明", 备注="原件在二楼")
    imported(folder, out)
    said = capsys.readouterr().err
    assert "从“contracts.xlsx”读回 3 处" in said and "contracts.old.xlsx" in said
    for _ in range(2):
        row = row_of(out)
        assert [row[name] for name in ("处理状态", "责任人", "备注")] == ["有问题", "李明", "原件在二楼"]
        imported(folder, out)
        assert capsys.readouterr().err == ""
    assert (out / "contracts.old.xlsx").stat().st_mode & 0o077 == (out / "contracts.xlsx").stat().st_mode & 0o077


def test_what_cannot_be_taken_from_it_is_said_and_kept_beside_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    imported(folder, out)
    filled_in(out, 处理状态="差不多")
    imported(folder, out)
    assert "差不多" in capsys.readouterr().err
    assert row_of(out)["处理状态"] is None
    (out / "contracts.xlsx").rename(out / "now.xlsx")
    (out / "contracts.old.xlsx").rename(out / "contracts.xlsx")
    assert row_of(out)["处理状态"] == "差不多"


def test_a_workbook_in_which_nothing_is_filled_in_is_written_anew_without_a_word(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    imported(folder, out)
    filled_in(out)
    imported(folder, out)
    assert capsys.readouterr().err == "" and not (out / "contracts.old.xlsx").exists()
    (out / "contracts.xlsx").write_bytes(b"x")
    imported(folder, out)
    assert "不是" in capsys.readouterr().err and (out / "contracts.old.xlsx").read_bytes() == b"x"
    assert row_of(out)["文件"] == "a.txt"
