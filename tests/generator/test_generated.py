"""Generated agreements state what their truth says, and nothing else is true of them."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from fixtures.generator import figures
from fixtures.generator.deadlines import COUNTED
from fixtures.generator.faults import FAULTS
from fixtures.generator.foreign import in_currency
from fixtures.generator.kinds import kind_named, kinds
from fixtures.generator.layout import PartyBlock
from fixtures.generator.make import Generated, make_agreement, write_agreement
from fixtures.generator.noise import MODELS, noisy
from fixtures.generator.statement import Ledger, Stated, lift_marks, unmarked
from fixtures.generator.text import marked_text
from fixtures.generator.truth import truth_of
from fixtures.generator.world import Split
from hedui.validate import RULES

_SAMPLE = range(34)


@cache
def _made(index: int, split: Split = Split.TRAIN) -> Generated:
    return make_agreement(11, index, split)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("_", "")


def test_there_are_the_kinds_that_were_promised() -> None:
    assert len(kinds()) >= 15
    with pytest.raises(ValueError, match="known are cloud-mas"):
        kind_named("marriage")


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_agreement(make_agreement(3, 5, Split.TRAIN), tmp_path / name, ("text", "noise"))
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 5
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


@pytest.mark.parametrize("index", _SAMPLE)
def test_every_text_value_of_the_truth_stands_in_the_text(index: int) -> None:
    text = _bare(unmarked(marked_text(_made(index).agreement)))
    for pointer, value in truth_of(_made(index).agreement).fields.items():
        if re.search(r"/(name|number|address|telephone|tax_id|bank|words|title|email|signatory)$", pointer):
            assert _bare(str(value)) in text, pointer


@pytest.mark.parametrize("index", _SAMPLE)
def test_truth_does_not_contradict_itself(index: int) -> None:
    truth = truth_of(_made(index).agreement)
    assert not set(truth.fields) & set(truth.null)
    assert not set(truth.findings) & set(truth.no_findings)
    assert set(truth.findings) | set(truth.no_findings) <= {rule.code for rule in RULES}


@pytest.mark.parametrize("index", _SAMPLE)
def test_an_agreement_without_faults_agrees_with_itself(index: int) -> None:
    agreement = make_agreement(12, index, Split.TEST, faults=()).agreement
    fields = truth_of(agreement).fields
    if "/total/words" in fields:
        assert figures.amount_in_words(Decimal(str(fields["/total/words_amount"]))) == fields["/total/words"]
    subtotals = [Decimal(str(value)) for pointer, value in fields.items() if pointer.endswith("/subtotal")]
    if subtotals and "/total/amount" in fields:
        assert sum(subtotals) == Decimal(str(fields["/total/amount"]))
    held = [value for pointer, value in fields.items() if pointer.startswith("/copies/held/")]
    assert sum(int(str(value)) for value in held) == fields["/copies/total"]
    labelled = agreement.layout.parties is not PartyBlock.UNLABELLED
    for role in ("甲方", "乙方") if labelled else ():
        assert fields[f"/parties/{role}/name"] == fields[f"/signatures/{role}/name"]
        assert f"/signatures/{role}/date" in fields
        assert f"/signatures/{role}/signatory" in fields
    dates = [str(fields[p]) for p in ("/date_signed", "/period/start_date", "/period/end_date") if p in fields]
    assert dates == sorted(dates)


@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_can_be_planted_and_shows(code: str) -> None:
    shown = [truth_of(make_agreement(2, index, Split.TRAIN, faults=[code]).agreement) for index in range(34)]
    assert any(code in truth.findings for truth in shown)
    assert all(set(truth.findings) <= {code} for truth in shown)


def test_a_third_of_the_agreements_is_clean() -> None:
    clean = sum(not make_agreement(9, index, Split.TRAIN).agreement.plan.faults for index in range(90))
    assert 18 <= clean <= 45


def test_the_splits_share_no_name() -> None:
    names: dict[Split, set[str]] = {}
    for split in Split:
        texts = (lift_marks(marked_text(make_agreement(1, index, split).agreement)) for index in range(60))
        names[split] = {re.sub(r"\s|_", "", text[s.start : s.end]) for text, spans in texts for s in spans}
    assert not names[Split.TRAIN] & names[Split.TEST]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_noise_keeps_names_letters_and_digits(model: object) -> None:
    marked = marked_text(_made(5).agreement)
    lines = model(marked.splitlines(), Random(1))  # type: ignore[operator]
    (before, spans), (after, kept) = lift_marks(marked), lift_marks("\n".join(lines))
    assert [s.label for s in spans] == [s.label for s in kept]
    for old, new in zip(spans, kept, strict=True):
        assert _bare(before[old.start : old.end]) == _bare(after[new.start : new.end]).replace("|", "")


def test_entities_are_slices_of_the_text(tmp_path: Path) -> None:
    made = _made(3)
    write_agreement(made, tmp_path, ("text", "noise"))
    for form in ("", ".noise"):
        text = (tmp_path / f"{made.name}{form}.txt").read_text("utf-8")
        rows = json.loads((tmp_path / f"{made.name}{form}.entities.json").read_text("utf-8"))
        assert rows
        assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_noise_is_drawn_from_its_generator() -> None:
    marked = marked_text(_made(1).agreement)
    assert noisy(marked, Random(4)) == noisy(marked, Random(4)) != noisy(marked, Random(5))


def test_agreements_state_what_clerks_ask_for() -> None:
    made = [_made(index, split) for split in Split for index in _SAMPLE]
    pointers = {pointer for one in made for pointer in truth_of(one.agreement).fields}
    stated = {re.sub(r"/(\d+|甲方|乙方)(?=/)", "", pointer) for pointer in pointers}
    assert stated >= {
        "/payment/instalments/share",
        "/payment/instalments/condition",
        "/payment/instalments/due_days",
        "/payment/invoice/kind",
        "/payment/invoice/before_payment",
        "/liability/penalties/share",
        "/liability/penalties/role",
        "/liability/cap",
        "/confidentiality/duration",
        "/effective/condition",
        "/dispute/law",
        "/place_signed",
        "/parties/notice/address",
        "/payment/instalments/due",
        "/deposits/rental/return_condition",
        "/deadlines/expires_on",
        "/deadlines/dues/date",
        "/deadlines/confidential_until",
    }


@pytest.mark.parametrize("index", _SAMPLE)
def test_the_days_that_follow_lie_behind_what_they_count_from(index: int) -> None:
    truth = truth_of(make_agreement(12, index, Split.TEST, faults=()).agreement)
    days = {pointer: str(value) for pointer, value in truth.fields.items() if pointer.startswith("/deadlines/")}
    for pointer, origin in days.items():
        if pointer.endswith("/counted_from"):
            counted = days[pointer.replace("counted_from", "date")]
            assert counted > str(truth.fields[origin])
    assert days.get("/deadlines/expires_on", "") < days.get("/deadlines/renewed_until", "9999")
    assert not any(pointer.endswith(COUNTED) and pointer not in days for pointer in truth.fields)


def test_the_rows_of_a_list_count_in_the_order_in_which_they_are_printed() -> None:
    ledger = Ledger()
    for name, value in (("late", "0.1"), ("early", "0.2"), ("late", "0.1")):
        ledger.enter(Stated("x", ((f"/liability/penalties/@{name}/share", value),)))
    assert ledger.facts == {"/liability/penalties/0/share": "0.1", "/liability/penalties/1/share": "0.2"}


@pytest.mark.parametrize("index", _SAMPLE)
def test_instalments_make_up_the_whole(index: int) -> None:
    fields = truth_of(_made(index).agreement).fields
    shares = [Decimal(str(value)) for pointer, value in fields.items() if re.search(r"instalments/\d/share", pointer)]
    if len(shares) == len({pointer.split("/")[3] for pointer in fields if "/instalments/" in pointer}):
        assert sum(shares) in (0, 1)


def test_some_agreements_amend_another_one_and_some_are_priced_in_foreign_money() -> None:
    truths = [truth_of(make_agreement(11, index, Split.TRAIN).agreement).fields for index in range(200)]
    amending = [fields for fields in truths if "/amends/number" in fields]
    assert len(amending) >= 4
    assert all({"/amends/title", "/amends/date_signed"} <= fields.keys() for fields in amending)
    assert {fields["/kind"] for fields in amending if "/kind" in fields} == {"supplement"}
    abroad = {str(fields["/total/currency"]) for fields in truths if "/total/currency" in fields} - {"CNY"}
    assert len(abroad) >= 2
    assert in_currency("总价人民币5,000元（大写：伍仟元整），单位：人民币元。另付300元。", "USD") == (
        "总价美元5,000元（大写：伍仟元整），单位：美元。另付300美元。"
    )
