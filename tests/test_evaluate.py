"""Records beside their truth: equal meanings are equal, faults are told apart, and the command says how good it is."""

from __future__ import annotations

import json
import sys
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from hedui.cli.app import run
from hedui.evaluation.compare import Json, compare
from hedui.evaluation.tally import Tally
from hedui.pipeline import process

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "agreements"
REFERENCE = ROOT.parent / "shared" / "tools" / "evaluate.py"


def _tally(contract: dict[str, Json], fields: dict[str, Json], null: list[Json] | None = None) -> Tally:
    return compare({"contract": contract, "findings": []}, {"fields": fields, "null": null or []})


@pytest.mark.parametrize(
    ("pointer", "want", "contract"),
    [
        ("/number", "HT-1", {"number": "HT1"}),
        ("/total/amount", "98000.00", {"total": {"amount": "98000"}}),
        ("/period/duration", "P2Y", {"period": {"duration": "P24M"}}),
        ("/parties/乙方/name", "甲 乙（丙）公司", {"parties": [{"role": "乙方", "name": "甲乙(丙)公司"}]}),
        ("/parties/甲方/telephone", "0379-1234567", {"parties": [{"role": "甲方", "telephone": "03791234567"}]}),
        ("/items/0/quantity", "2", {"items": [{"quantity": "2.00"}]}),
        ("/rates/短信/fee", "300", {"rates": [{"service": "云MAS短信", "fee": "300"}]}),
        ("/rates/短信/fee", "3", {"rates": [{"service": "云短信", "fee": "300"}, {"service": "短信", "fee": "3"}]}),
        ("/attachments/附件一", "清单", {"attachments": [{"label": "附件一", "title": "清单"}]}),
        ("/support/telephones", ["4001", "4002"], {"support": {"telephones": ["4002", "4001"]}}),
        ("/parties/甲方/tax_id", "91E9999999999999", {"parties": [{"role": "甲方", "tax_id": "91E9999999999999"}]}),
    ],
)
def test_equal_meanings_are_right(pointer: str, want: Json, contract: dict[str, Json]) -> None:
    assert _tally(contract, {pointer: want}).right.total() == 1


def test_wrong_missing_and_invented_are_told_apart() -> None:
    contract: dict[str, Json] = {"number": "A1", "title": None, "period": {"renewal": "P1Y"}}
    tally = _tally(contract, {"/number": "A2", "/title": "协议"}, ["/period/renewal", "/period/end_date"])
    assert (tally.wrong, tally.missing, tally.invented) == ({"/number": 1}, {"/title": 1}, {"/period/renewal": 1})
    assert tally.precision == tally.recall == tally.f1 == 0
    assert tally.wrong_rate == 0.5


def test_account_numbers_are_not_compared_as_numbers() -> None:
    contract: dict[str, Json] = {
        "parties": [{"role": "甲方", "accounts": [{"purpose": "invoice", "number": "0012345678901"}]}]
    }
    assert _tally(contract, {"/parties/甲方/accounts/invoice/number": "12345678901"}).wrong.total() == 1


def test_an_untitled_attachment_that_should_not_be_there_is_invented() -> None:
    contract: dict[str, Json] = {"attachments": [{"label": "附件一", "title": None}]}
    assert _tally(contract, {}, ["/attachments/0"]).invented.total() == 1


def test_findings_and_clean_agreements_are_counted() -> None:
    record: dict[str, Json] = {"contract": {}, "findings": [{"code": "copies-mismatch"}]}
    alarmed = compare(record, {"fields": {}, "no_findings": ["copies-mismatch"]})
    assert (alarmed.clean, alarmed.clean_with_alarm, alarmed.false.total()) == (1, 1, 1)
    found = compare(record, {"fields": {}, "findings": ["copies-mismatch", "number-missing"]})
    assert (found.found.total(), found.lost, found.clean) == (1, {"number-missing": 1}, 0)
    alarmed.add(found)
    assert (alarmed.documents, alarmed.finding_recall, alarmed.finding_precision) == (2, 0.5, 0.5)
    assert list(alarmed.by_code()) == ["copies-mismatch", "number-missing"]


def _folder(tmp_path: Path, number: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("供货合同\n合同编号：HT-2025-17\n", "utf-8")
    (folder / "other.txt").write_text("合同编号：HT-2025-18\n", "utf-8")
    truth = {"fields": {"/number": number}, "null": ["/date_signed"], "no_findings": ["copies-mismatch"]}
    (folder / "a.expected.json").write_text(json.dumps(truth), "utf-8")
    return folder


def test_inputs_with_a_truth_are_read_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path, "HT-2025-17")
    assert run(["evaluate", str(folder), "--json", "--quiet", "--workers", "1"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["documents"], made["fields"]["right"], made["fields"]["f1"]) == (1, 1, 1.0)
    assert made["by_part"]["number"]["right"] == 1
    assert made["differences"] == []
    assert sorted(path.name for path in folder.iterdir()) == ["a.expected.json", "a.txt", "other.txt"]


def test_records_that_are_there_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, records = _folder(tmp_path, "HT-2025-71"), tmp_path / "out" / "records"
    records.mkdir(parents=True)
    (records / "a.txt.json").write_text(process(folder / "a.txt").to_json(), "utf-8")
    arguments = ["evaluate", str(folder), "--records", str(tmp_path / "out"), "--lang", "en", "--differences"]
    assert run(arguments) == 0
    shown = capsys.readouterr().out
    assert "wrong values 1.0000" in shown
    assert shown.splitlines()[-1] == 'a.txt  wrong  /number  "HT-2025-71" ≠ "HT-2025-17"'


def test_an_input_that_cannot_be_read_counts_as_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path, "HT-2025-17")
    (folder / "a.txt").write_bytes(b"")
    assert run(["evaluate", str(folder), "--json", "--quiet", "--workers", "1"]) == 3
    made = json.loads(capsys.readouterr().out)
    assert (made["without_record"], made["fields"]["missing"], made["fields"]["recall"]) == (["a.txt"], 1, 0.0)


@pytest.mark.parametrize("truth", [None, "{", "[]", '{"fields": []}'])
def test_no_truth_or_a_bad_one_is_wrong_usage(tmp_path: Path, truth: str | None) -> None:
    if truth is not None:
        (tmp_path / "a.expected.json").write_text(truth, "utf-8")
    assert run(["evaluate", str(tmp_path)]) == 2


def _reference() -> ModuleType:
    spec = util.spec_from_file_location("reference_evaluate", REFERENCE)
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference lies beside the project")
@pytest.mark.parametrize("other", ["cloud-mas", "office-goods"])
def test_counts_are_those_of_the_reference(other: str) -> None:
    """A record is also compared with another agreement's truth, so that there are faults of every kind."""
    record = json.loads(process(FIXTURES / "cloud-mas.txt").to_json())
    truth = json.loads((FIXTURES / f"{other}.expected.json").read_text("utf-8"))
    ours, theirs = compare(record, truth), _reference().compare(record, truth)
    assert (ours.right.total(), ours.found.total()) == (theirs["right"], theirs["found"])
    for name in ("wrong", "missing", "invented", "lost", "false"):
        assert getattr(ours, name).total() == len(theirs[name]), name
