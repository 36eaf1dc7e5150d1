"""Records beside their truth: equal meanings are equal, faults are told apart, and the command says how good it is."""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from hedui.cli.app import run
from hedui.evaluation.compare import Json, compare
from hedui.evaluation.run import read_truths
from hedui.evaluation.tally import Tally
from hedui.export.labels import place_name
from hedui.pipeline import process
from hedui.settings import Language

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "agreements"
REFERENCE = ROOT.parent / "shared" / "tools" / "evaluate.py"


def _tally(contract: dict[str, Json], fields: dict[str, Json], null: list[Json] | None = None) -> Tally:
    return compare({"contract": contract, "findings": []}, {"fields": fields, "null": null or []})


@pytest.mark.parametrize(
    ("pointer", "want", "contract"),
    [
        (
            "/parties/甲方/accounts/invoice/number",
            "12-3",
            {"parties": [{"role": "甲方", "accounts": [{"purpose": "invoice", "number": "123"}]}]},
        ),
        ("/total/amount", ["98000", "98000.50"], {"total": {"amount": "98000.50"}}),
        ("/deposits/rental/amount", "500", {"deposits": [{"kind": "rental", "amount": "500.00"}]}),
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


def test_a_numbers_hyphen_is_its_own() -> None:
    assert _tally({"number": "HT1"}, {"/number": "HT-1"}).wrong.total() == 1


def _findings(*places: int, code: str = "blank-field") -> dict[str, Json]:
    return {"contract": {}, "findings": [{"code": code, "evidence": [{}] * number} for number in places]}


def test_each_place_of_a_blank_is_a_false_alarm() -> None:
    tally = compare(_findings(3, 1, 0), {"fields": {}, "no_findings": ["blank-field"]})
    assert (tally.false, tally.false_per_document, tally.passed) == ({"blank-field": 5}, 5.0, 0)


def test_a_finding_with_two_sides_is_one() -> None:
    tally = compare(_findings(2, 2, code="total-mismatch"), {"fields": {}, "no_findings": ["total-mismatch"]})
    assert tally.false == {"total-mismatch": 2}


@pytest.mark.parametrize(("most", "false"), [(1, 2), (3, 0), (4, 0)])
def test_more_findings_than_there_may_be_are_false(most: int, false: int) -> None:
    tally = compare(_findings(2, 1), {"fields": {}, "findings": ["blank-field"], "most": {"blank-field": most}})
    assert (tally.false.total(), tally.found.total(), tally.passed) == (false, 1, int(not false))


def test_findings_that_may_be_there_cost_nothing_and_others_are_unjudged() -> None:
    record = _findings(2)
    allowed = compare(record, {"fields": {}, "may_findings": ["blank-field"]})
    assert (allowed.false.total(), allowed.unjudged.total(), allowed.passed) == (0, 0, 1)
    unknown = compare(record, {"fields": {}})
    assert (unknown.false.total(), unknown.unjudged, unknown.passed) == (0, {"blank-field": 2}, 1)


_PARTIES: list[Json] = [
    {"role": "甲方", "name": "云岭公司", "accounts": [{"number": "6222-1"}, {"number": "7333"}]},
    {"role": "乙方", "name": "星河公司"},
    {"role": "丙方", "name": "长风公司"},
]


def test_parties_and_accounts_that_nobody_named_are_invented() -> None:
    fields: dict[str, Json] = {"/parties/甲方/name": "云岭公司", "/parties/乙方/name": "星河公司"}
    accounts: dict[str, Json] = {"/parties/甲方/accounts/0/number": "62221"}
    assert _tally({"parties": _PARTIES}, fields).invented == {"/parties/*/name": 1}
    assert _tally({"parties": _PARTIES}, accounts).invented == {"/parties/*/accounts": 1}
    record: dict[str, Json] = {"contract": {"parties": _PARTIES}}
    opened = compare(record, {"fields": fields | accounts, "open": ["/parties", "/parties/甲方/accounts"]})
    assert opened.invented.total() == 0


def test_evidence_that_is_not_where_it_is_said_to_be_makes_its_value_wrong() -> None:
    quoted: dict[str, Json] = {"page": 1, "start": 2, "end": 4, "text": "丙丁", "method": "label"}
    typed: dict[str, Json] = quoted | {"method": "person"}
    record: dict[str, Json] = {"contract": {"number": "丙丁"}, "evidence": {"/number": [quoted], "/title": [typed]}}
    truth: dict[str, Json] = {"fields": {"/number": "丙丁"}}
    assert compare(record, truth, ["甲乙丙丁"]).passed == 1
    shifted = compare(record, truth, ["甲丙丁"])
    assert (shifted.ungrounded, shifted.wrong, shifted.passed) == ({"/number": 1}, {"/number": 1}, 0)
    assert compare(record, truth, []).ungrounded.total() == 1
    assert compare(record, truth).ungrounded.total() == 0


def _folder(tmp_path: Path, number: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("供货合同\n合同编号：HT-2025-17\n", "utf-8")
    (folder / "other.txt").write_text("合同编号：HT-2025-18\n", "utf-8")
    truth = {
        "fields": {"/number": number},
        "null": ["/date_signed"],
        "no_findings": ["copies-mismatch"],
        "kind": "供货",
    }
    (folder / "a.expected.json").write_text(json.dumps(truth), "utf-8")
    return folder


@pytest.mark.usefixtures("kept_workers")
def test_inputs_with_a_truth_are_read_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path, "HT-2025-17")
    assert run(["evaluate", str(folder), "--json", "--quiet", "--workers", "1"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["documents"], made["fields"]["right"], made["fields"]["f1"]) == (1, 1, 1.0)
    assert (made["passed"], made["ungrounded"], made["findings"]["false_per_agreement"]) == (1, 0, 0.0)
    assert made["by_kind"] == {"供货": {"documents": 1, "passed": 1, "unjudged": made["unjudged"], "ungrounded": 0}}
    assert made["by_part"]["number"]["right"] == 1
    assert {each["fault"] for each in made["differences"]} == {"unjudged"}
    assert sorted(path.name for path in folder.iterdir()) == ["a.expected.json", "a.txt", "other.txt"]


def test_records_that_are_there_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, records = _folder(tmp_path, "HT-2025-71"), tmp_path / "out" / "records"
    records.mkdir(parents=True)
    (records / "a.txt.json").write_text(process(folder / "a.txt").to_json(), "utf-8")
    shifted = json.loads((records / "a.txt.json").read_text("utf-8"))["evidence"]["/number"][0]
    (records / "a.txt.txt").write_text("。" * (shifted["start"] + 1) + shifted["text"], "utf-8")
    arguments = ["evaluate", str(folder), "--records", str(tmp_path / "out"), "--lang", "en", "--differences"]
    assert run(arguments) == 0
    shown = capsys.readouterr().out
    assert "wrong values 1.0000" in shown
    assert "0 of 1 agreements without any fault" in shown
    assert "0 false alarms, 0.0000 per agreement" in shown
    assert 'a.txt  wrong  /number  "HT-2025-71" ≠ "HT-2025-17"' in shown.splitlines()
    assert "a.txt  ungrounded  /number" in shown.splitlines()


@pytest.mark.usefixtures("kept_workers")
def test_an_input_that_cannot_be_read_counts_as_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path, "HT-2025-17")
    (folder / "a.txt").write_bytes(b"")
    assert run(["evaluate", str(folder), "--json", "--quiet", "--workers", "1"]) == 3
    made = json.loads(capsys.readouterr().out)
    assert (made["without_record"], made["fields"]["missing"], made["fields"]["recall"]) == (["a.txt"], 1, 0.0)


@pytest.mark.parametrize(
    ("truth", "said"),
    [
        (None, "没有标准答案"),
        (b"{", "第1行第1列不符合 JSON 格式"),
        (b'{"fields": {}\n', "第2行第0列不符合 JSON 格式"),
        ('{"fields": {"/number": "甲"}}'.encode("gb18030"), "不是 UTF-8 编码"),
        (b"[]", "（最外层不是 { }）"),
        (b'{"contract": {}}', "（缺少 fields）"),
        (b'{"fields": []}', "（fields 的值不是应有的形式）"),
        (b'{"fields": {}, "most": {"blank-field": "x"}}', "（most.blank-field 的值"),
    ],
)
def test_no_truth_or_a_bad_one_is_wrong_usage(
    tmp_path: Path, truth: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if truth is not None:
        (tmp_path / "a.expected.json").write_bytes(truth)
    assert run(["evaluate", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err


def test_a_truth_that_notepad_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.expected.json").write_text('{"fields": {"/number": "甲-1"}}', "utf-8-sig")
    assert read_truths(tmp_path, Language.ZH)["a"].fields == {"/number": "甲-1"}


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
    for name in ("wrong", "missing", "invented", "lost", "false", "unjudged", "ungrounded"):
        assert getattr(ours, name).total() == len(theirs[name]), name


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        ("/parties/*/tax_id", "当事人 税号", "party tax id"),
        ("/parties/乙方/tax_id", "乙方 税号", "乙方 tax id"),
        ("/parties/*/accounts/settlement/number", "当事人 账户 收付款 账号", "party account settlement number"),
        ("/parties/乙方/accounts/*/name", "乙方 账户 户名", "乙方 account holder"),
        ("/payment/invoice/before_payment", "付款 发票 先票后款", "payment invoice before payment"),
        ("/deposits/earnest/amount", "保证金 定金 金额", "deposit earnest money amount"),
        ("/items/3/description", "明细 4 名称", "item 4 description"),
        ("/copies/held/乙方", "份数 各执 乙方", "copies held by 乙方"),
        ("/number", "编号", "number"),
        ("parties", "当事人", "party"),
        ("accounts", "账户", "account"),
        ("/custom/保密等级", "自定义 保密等级", "own 保密等级"),
    ],
)
def test_fields_have_the_names_that_people_call_them_by(place: str, zh: str, en: str) -> None:
    assert (place_name(place, Language.ZH), place_name(place, Language.EN)) == (zh, en)


@pytest.mark.usefixtures("kept_workers")
def test_in_chinese_every_line_about_a_field_or_code_says_what_it_is_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names for programs stay, since a truth is written with them."""
    shutil.copy(FIXTURES / "office-goods.txt", tmp_path)
    truth = json.loads((FIXTURES / "office-goods.expected.json").read_text("utf-8"))
    truth["fields"]["/parties/乙方/tax_id"] = "91370212461125763X"
    (tmp_path / "office-goods.expected.json").write_text(json.dumps(truth), "utf-8")
    shown = {}
    for lang in Language:
        assert run(["evaluate", str(tmp_path), "--differences", "--quiet", "--workers", "1", "--lang", lang]) == 0
        shown[lang] = capsys.readouterr().out.splitlines()
    about = [line for line in shown[Language.ZH] if re.match(r"/?[a-z][a-z_/*-]+ {2}", line)]
    assert len(about) > 40
    assert not [line for line in about if not re.search(r"[\d”] {2}[\u4e00-\u9fff]", line)]
    assert shown[Language.ZH][-1].endswith("  乙方 税号")
    assert not [line for line in shown[Language.EN] if re.search(r"[\u4e00-\u9fff]", line.replace("乙方", ""))]
