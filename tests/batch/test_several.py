"""Several agreements in one file: a record each, through all that a batch writes."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

import hedui
from hedui.batch.run import Request, run
from hedui.batch.summary import Summary
from hedui.evaluation.run import evaluate
from hedui.export.records import read_records
from hedui.models.record import Record
from hedui.pipeline import Processed, process_file, process_with_pages
from hedui.settings import BatchSettings, Export, Language, Options
from tests.batch.test_run import listed
from tests.divide.test_several import A, C, agreement

pytestmark = pytest.mark.usefixtures("kept_workers")

FIRST = agreement(number="GX-2024-001")
SECOND = agreement("房屋租赁合同", A, C, "ZL-2024-02", "出租方 承租方", "{}、")
WARRANT = f"授权委托书\n委托人：{A}\n受托人：何晓岚\n"


def stack(folder: Path, *texts: str, name: str = "stack.txt") -> Path:
    """A file of several pages."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("\f".join(texts or (FIRST, WARRANT, SECOND)), "utf-8")
    return path


def batch(folder: Path, out: Path, *exports: Export) -> Summary:
    return run(Request(folder, out, Options(batch=BatchSettings(export=frozenset(exports), workers=1))))


def is_grounded(each: Processed) -> bool:
    texts = {page.number: page.text for page in each.pages}
    places = [place for places in each.record.evidence.values() for place in places]
    return bool(places) and all(texts[place.page][place.start : place.end] == place.text for place in places)


def test_each_has_its_own_values_pages_and_evidence(tmp_path: Path) -> None:
    first, second = process_file(stack(tmp_path))
    assert [first.record.contract.number, second.record.contract.number] == ["GX-2024-001", "ZL-2024-02"]
    assert [party.name for party in second.record.contract.parties] == [A, C]
    assert first.record.source.part is not None
    assert second.record.source.part is not None
    assert (first.record.source.part.index, first.record.source.part.pages) == (1, (1, 2))
    assert (second.record.source.part.index, second.record.source.part.pages) == (2, (3,))
    assert first.record.source.sha256 == second.record.source.sha256
    assert [page.number for page in second.pages] == [3]
    assert is_grounded(first)
    assert is_grounded(second)
    codes = {finding.code for each in (first, second) for finding in each.record.findings}
    assert not codes & {"party-name-mismatch", "number-mismatch", "title-mismatch", "clause-number-duplicate"}


def test_two_on_one_page_say_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST + SECOND, "utf-8")
    first, second = process_file(path)
    assert [first.record.contract.number, second.record.contract.number] == ["GX-2024-001", "ZL-2024-02"]
    assert is_grounded(second)
    assert first.record.parts[-1].kind.value == "other-agreement"
    assert second.record.parts[0].kind.value == "other-agreement"


def test_one_agreement_is_no_part_and_a_single_reading_gives_the_first(tmp_path: Path) -> None:
    [only] = process_file(stack(tmp_path, FIRST))
    assert only.record.source.part is None
    path = stack(tmp_path)
    assert hedui.process(path) == process_with_pages(path).record == process_file(path)[0].record


def test_a_record_a_text_and_a_row_for_each(tmp_path: Path) -> None:
    stack(tmp_path / "in")
    out = tmp_path / "out"
    made = batch(tmp_path / "in", out, *Export)
    assert (made.counts.done, made.counts.pages) == (1, 3)
    assert sorted(path.name for path in (out / "records").iterdir()) == [
        *("stack.txt.2.json", "stack.txt.2.txt", "stack.txt.json", "stack.txt.txt")
    ]
    second = Record.model_validate_json((out / "records/stack.txt.2.json").read_bytes())
    texts = (out / "records/stack.txt.2.txt").read_text("utf-8").split("\f")
    assert texts[:2] == ["", ""]
    place = second.evidence["/number"][0]
    assert texts[place.page - 1][place.start : place.end] == "ZL-2024-02"
    with (out / "contracts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["文件"], row["文件内第几份（页）"], row["合同编号"]) for row in rows] == [
        ("stack.txt", "1 (1-2)", "GX-2024-001"),
        ("stack.txt.2", "2 (3-3)", "ZL-2024-02"),
    ]
    lines = (out / "records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["contract"]["number"] for line in lines] == ["GX-2024-001", "ZL-2024-02"]
    assert "ZL-2024-02" in listed(out)
    assert "ZL-2024-02" in (out / "report/agreements/stack.txt.2.js").read_text("utf-8")
    assert {path for path, _ in read_records(out, Language.ZH)} == {"stack.txt", "stack.txt.2"}


def test_nothing_is_read_twice_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    path = stack(tmp_path / "in")
    out = tmp_path / "out"
    batch(tmp_path / "in", out)
    before = {each: each.stat().st_mtime_ns for each in (out / "records").iterdir()}
    batch(tmp_path / "in", out, Export.CSV)
    assert {each: each.stat().st_mtime_ns for each in (out / "records").iterdir()} == before
    assert "ZL-2024-02" in (out / "contracts.csv").read_text("utf-8-sig")
    path.write_text(FIRST, "utf-8")
    batch(tmp_path / "in", out, Export.CSV)
    assert sorted(each.name for each in (out / "records").iterdir()) == ["stack.txt.json", "stack.txt.txt"]
    assert "ZL-2024-02" not in (out / "contracts.csv").read_text("utf-8-sig")


def test_a_copy_gets_every_record(tmp_path: Path) -> None:
    path = stack(tmp_path / "in")
    shutil.copy(path, path.with_name("copy.txt"))
    made = batch(tmp_path / "in", tmp_path / "out")
    assert made.counts.done == 2
    names = {each.name for each in (tmp_path / "out/records").glob("*.json")}
    assert names == {"copy.txt.json", "copy.txt.2.json", "stack.txt.json", "stack.txt.2.json"}
    copied = Record.model_validate_json((tmp_path / "out/records/stack.txt.2.json").read_bytes())
    assert (copied.source.name, copied.contract.number) == ("stack.txt", "ZL-2024-02")


def test_each_has_its_truth(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    stack(folder)
    for name, number in (("stack", "GX-2024-001"), ("stack.2", "ZL-2024-02")):
        truth = {"fields": {"/number": number, "/title": "another" if name == "stack.2" else "设备购销合同"}}
        (folder / f"{name}.expected.json").write_text(json.dumps(truth), "utf-8")
    batch(folder, tmp_path / "out")
    made = evaluate(folder, tmp_path / "out", Language.ZH)
    assert [(each.path, each.tally.right.total(), each.tally.wrong.total()) for each in made.compared] == [
        ("stack.txt", 2, 0),
        ("stack.txt.2", 1, 1),
    ]
