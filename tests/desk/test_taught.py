"""What corrections teach: a label that nobody knew, tried on all that is confirmed before it counts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hedui.batch.taught import TAUGHT, with_taught
from hedui.desk.taught import label_before
from hedui.extract import load_catalogue
from hedui.pipeline import process
from hedui.settings import OcrEngine, Options, Settings
from tests.desk.clients import Desk, address, correct
from tests.review.papers import put

QUICK = Settings(ner=False, ocr=OcrEngine.NONE)
TEXT = (
    "设备采购合同\n合同编号：晨采-2026-01\n甲方：晨光学校\n乙方：远山设备有限公司\n纳税代号：91370212461125762N\n"
    "归档流水：WD-7788\n一、甲方向乙方购买台式机七台。\n二、本合同自双方签字之日起生效。\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "out", options=Options(settings=QUICK))


def lay(desk: Desk, text: str, name: str) -> Any:
    """An agreement that was read, laid on the desk."""
    made = process(text.encode(), QUICK, name=name)
    made = made.model_copy(update={"source": made.source.model_copy(update={"path": name})})
    put(desk.out, made, text)
    desk.office.index.update()
    return made


def pick(desk: Desk, made: Any, text: str, pointer: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    place = {"page": 1, "start": start, "end": start + len(words), "text": words}
    answer = correct(desk.person(), made, pointer, words, places=[place])
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def confirm(desk: Desk, made: Any) -> None:
    client = desk.person()
    seen = client.get(address(made)).json()
    for key in seen["findings"]:
        body = {"finding": key, "verdict": "true", "based": 0}
        assert client.post(f"{address(made)}/findings", json=body).status_code == 200
    based = client.get(address(made)).json()["number"]
    body = {"status": "confirmed", "based": based}
    assert client.post(f"{address(made)}/status", json=body).status_code == 200


def test_a_value_behind_an_unknown_label_is_proposed_accepted_and_counts_at_the_next_import(desk: Desk) -> None:
    made = lay(desk, TEXT, "a.txt")
    assert made.contract.parties[1].tax_id is None
    entry = pick(desk, made, TEXT, "/parties/乙方/tax_id", "91370212461125762N")
    client = desk.person()
    page = client.get(address(made).removeprefix("/api")).text
    assert "“纳税代号”可作为“乙方 税号”的标签" in page and f'data-entry="{entry["number"]}"' in page
    answer = client.post(f"{address(made)}/taught", json={"entry": entry["number"]})
    assert answer.json() == {"label": "纳税代号", "field": "party.tax_id", "tried": 0, "gained": 0}
    [label] = tomllib.loads((desk.out / TAUGHT).read_text("utf-8"))["label"]
    assert (label["spellings"], label["type"]) == (["纳税代号"], "tax_id")
    taught = with_taught(QUICK, desk.out)
    assert process(TEXT.encode(), taught).contract.parties[1].tax_id == "91370212461125762N"
    assert "学会这个标签" not in client.get(address(made).removeprefix("/api")).text.partition("<script")[0]
    again = client.post(f"{address(made)}/taught", json={"entry": entry["number"]})
    assert again.status_code == 422 and "已经采纳" in again.json()["error"]


def test_a_second_label_is_added_to_the_first(desk: Desk) -> None:
    made = lay(desk, TEXT, "a.txt")
    for pointer, words in (("/parties/乙方/tax_id", "91370212461125762N"), ("/number", "WD-7788")):
        entry = pick(desk, made, TEXT, pointer, words)
        assert desk.person().post(f"{address(made)}/taught", json={"entry": entry["number"]}).status_code == 200
    labels = tomllib.loads((desk.out / TAUGHT).read_text("utf-8"))["label"]
    assert [each["field"] for each in labels] == ["party.tax_id", "number"]
    load_catalogue((desk.out / TAUGHT,))


def test_what_would_make_a_confirmed_agreement_read_worse_is_refused(desk: Desk) -> None:
    other = "设备采购合同\n归档流水：WD-9\n甲方：晨光学校\n乙方：远山设备有限公司\n合同编号：晨采-2026-02\n"
    known = lay(desk, other, "b.txt")
    assert known.contract.number == "晨采-2026-02"
    confirm(desk, known)
    made = lay(desk, TEXT, "a.txt")
    entry = pick(desk, made, TEXT, "/number", "WD-7788")
    answer = desk.person().post(f"{address(made)}/taught", json={"entry": entry["number"]})
    assert answer.status_code == 422
    assert "归档流水" in answer.json()["error"] and "b.txt" in answer.json()["error"]
    assert not (desk.out / TAUGHT).exists()
    assert not list(desk.out.glob(".taught*"))


def test_values_that_are_typed_or_stand_behind_words_that_are_known_teach_nothing(desk: Desk) -> None:
    made = lay(desk, TEXT, "a.txt")
    typed = correct(desk.person(), made, "/number", "WD-7788").json()
    known = pick(desk, made, TEXT, "/title", "远山设备有限公司")
    free = pick(desk, made, TEXT, "/place_signed", "台式机")
    for entry in (typed, known, free):
        answer = desk.person().post(f"{address(made)}/taught", json={"entry": entry["number"]})
        assert answer.status_code == 422
    assert "学会" not in desk.person().get(address(made).removeprefix("/api")).text.partition("<script type")[0]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("收款账户编码：", "收款账户编码"),
        ("3、收款账户编码 ： ", "收款账户编码"),
        ("（一）收 款 编 码：", "收款编码"),
        ("电话：0571-1234  开户代号：", "开户代号"),
        ("名称\t开户代号\t", "开户代号"),
        ("付款方式：转账；开户代号（人民币）：", "开户代号"),
        ("甲方应当把款项付到账户", None),
        ("由甲方支付", None),
        ("", None),
        ("：", None),
        ("2026：", None),
    ],
)
def test_which_words_are_a_label(line: str, label: str | None) -> None:
    text = f"前一行：x\n{line}6222001"
    assert label_before(text, text.index("6222001")) == label
