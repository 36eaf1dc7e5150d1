"""How sure a value is: what is whole and stated twice is surer than what a line tore."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from benchmarks.calibration import PART, share, table
from hedui.evaluation.calibration import SURE, Given, bands, given
from hedui.evaluation.compare import Truth, lookup, lookup_at
from hedui.extract import extract, load_catalogue
from hedui.extract.extraction import Extraction
from hedui.models.page import Page, Reading
from hedui.pipeline import process
from hedui.sureness import BIAS, FILE, sureness
from hedui.sureness.cues import Standing
from training.sureness import fit, pairs

TEXT = """设备采购合同
合同编号：CG-2024-18
甲方：青岭电子有限公司
统一社会信用代码：{code}
地址：青川市延河路18号
乙方：临川百合有限公司
地址：临川市花园街9号
合同总价为人民币48,600元（大写：肆万捌仟陆佰元整）。
甲方（盖章）：青岭电子有限公司
乙方（盖章）：临川百合有限公司
"""
CODE = "91330100MA2CAA0F9Q"
TORN = TEXT.format(code=CODE).replace("地址：青川", "电子邮箱：lin@exa\nmple.cn\n地址：青川")


def extracted(text: str) -> Extraction:
    return extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue(), ner=False)


def cues_of(text: str, pointer: str) -> list[str]:
    extraction = extracted(text)
    return Standing(extraction).cues(pointer, extraction.sources[pointer])


def test_each_value_that_is_given_has_a_number_between_the_bounds() -> None:
    extraction = extracted(TEXT.format(code=CODE))
    sure = sureness(extraction)
    assert sure.keys() == extraction.sources.keys()
    assert all(0.3 <= value <= 0.995 for value in sure.values())


def test_what_a_line_tore_is_less_sure_than_what_is_whole() -> None:
    whole, torn = (sureness(extracted(text)) for text in (TORN.replace("exa\nmple", "example"), TORN))
    assert torn["/parties/0/email"] < SURE <= whole["/parties/0/email"]


def test_a_name_that_is_stated_twice_is_surer_than_one_stated_two_ways() -> None:
    twice = TEXT.format(code=CODE)
    otherwise = twice.replace("（盖章）：青岭电子有限公司", "（盖章）：青岭电气有限公司")
    assert sureness(extracted(otherwise))["/parties/0/name"] < 0.95 <= sureness(extracted(twice))["/parties/0/name"]


@pytest.mark.parametrize(
    ("text", "pointer", "cue"),
    [
        (TEXT.format(code=CODE), "/parties/0/address", "shape address whole"),
        (TEXT.format(code=CODE).replace("路18号", "路18号，法"), "/parties/0/address", "shape address odd"),
        (TEXT.format(code=CODE), "/parties/0/name", "witnesses agree"),
        (TEXT.format(code=CODE), "/number", "line label"),
        (TORN, "/parties/0/email", "line torn"),
        (TORN, "/parties/0/email", "odd line torn"),
        (TEXT.format(code=CODE), "/parties/0/tax_id", "shape tax_id whole"),
        (TEXT.format(code="91330100MA2CAA0F9H"), "/parties/0/tax_id", "shape tax_id odd"),
        (TEXT.format(code=CODE), "/total/amount", "witnesses none"),
        (TEXT.format(code=CODE), "/parties/1/address", "field /parties/*/address"),
    ],
)
def test_the_cues_of_a_value(text: str, pointer: str, cue: str) -> None:
    assert cue in cues_of(text, pointer)


def test_the_record_s_evidence_says_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format(code=CODE), "utf-8")
    record = process(tmp_path / "a.txt")
    sure = sureness(extract((Page(1, TEXT.format(code=CODE), Reading.PLAIN_TEXT),), load_catalogue()))
    assert {pointer: entries[0].confidence for pointer, entries in record.evidence.items()} == sure


def test_what_the_model_of_clauses_finds_is_as_sure_as_it_says() -> None:
    clause = "乙方交来发票以后，甲方须在二十个工作日里把款项打到乙方账户。\n"
    extraction = extracted(TEXT.format(code=CODE).replace("合同总价", f"{clause}合同总价"))
    stated = extraction.sources["/payment/due_days"][0]
    assert sureness(extraction)["/payment/due_days"] == stated.confidence


def test_the_weights_name_cues_that_there_are() -> None:
    weights = tomllib.loads((resources.files("hedui.sureness") / FILE).read_text("utf-8"))
    assert weights[BIAS] > 0
    assert {name.split()[0] for name in weights} <= {
        BIAS, "field", "method", "said", "place", "witnesses", "shape", "edge", "line", "odd", "above",
    }  # fmt: skip
    assert all(np.isfinite(weight) and abs(weight) < 10 for weight in weights.values())


def test_what_is_fitted_is_as_sure_as_the_share_that_is_right_less_what_nobody_generated() -> None:
    from training.sureness import UNSEEN

    rows = [(("good",), True)] * 990 + [(("good",), False)] * 10 + [(("bad",), True)] * 60 + [(("bad",), False)] * 40
    weights = fit(rows)
    for cue, right in (("good", 0.99), ("bad", 0.6)):
        odds = weights[BIAS] + weights[cue] + UNSEEN
        assert 1 / (1 + np.exp(-odds)) == pytest.approx(right, abs=0.02)


def test_the_documents_of_a_folder_are_paired_with_their_truths(tmp_path: Path) -> None:
    for name in ("a.txt", "a.noise.txt", "a.expected.json", "a.entities.json", "b.txt"):
        (tmp_path / name).write_text("{}")
    assert [path.name for path, _ in pairs(tmp_path)] == ["a.noise.txt", "a.txt"]


RECORD = {
    "contract": {
        "parties": [{"role": "甲方", "name": "A"}, {"role": "乙方", "name": "B"}],
        "rates": [{"service": "短信功能费", "fee": "200"}],
        "support": {"telephones": ["1", "2"]},
        "period": {"duration": "P1Y"},
    },
    "evidence": {
        "/parties/1/name": [{"confidence": 0.97, "method": "label"}, {"confidence": 0.1, "method": "clause"}],
        "/parties/0/name": [{"confidence": 0.9, "method": "label"}],
        "/rates/0/fee": [{"confidence": 0.8, "method": "clause"}],
        "/support/telephones/0": [{"confidence": 0.96, "method": "clause"}],
        "/support/telephones/1": [{"confidence": 0.7, "method": "clause"}],
        "/period/duration": [{"confidence": 0.95, "method": "clause"}],
    },
}


def test_what_is_given_is_compared_with_the_truth_at_its_first_place() -> None:
    truth = Truth(
        fields={"/parties/乙方/name": "B", "/parties/甲方/name": "C", "/rates/短信/fee": "200.00",
                "/support/telephones": ["1", "2"], "/number": "N-1"},
        null=("/period/duration", "/title"),
    )  # fmt: skip
    found = {one.at: (one.pointer, one.confidence, one.right) for one in given(RECORD, truth)}
    assert found == {
        "/parties/1/name": ("/parties/*/name", 0.97, True),
        "/parties/0/name": ("/parties/*/name", 0.9, False),
        "/rates/0/fee": ("/rates/*/fee", 0.8, True),
        "/support/telephones": ("/support/telephones", 0.7, True),
        "/period/duration": ("/period/duration", 0.95, False),
    }


def test_where_a_value_stands_is_where_it_is_found() -> None:
    contract = RECORD["contract"]
    assert lookup_at(contract, "/rates/短信/fee") == "/rates/0/fee"
    assert lookup(contract, "/rates/短信/fee") == "200"
    assert lookup(contract, "/rates/流量/fee") is None
    attached = {"attachments": [{"label": "附件一", "title": "清单"}]}
    assert lookup_at(attached, "/attachments/附件一") == "/attachments/0/title"
    assert lookup(attached, "/attachments/附件一") == "清单"


def test_bands_and_the_table() -> None:
    values = [Given("/a", "/a", confidence, right, ("label",)) for confidence, right in ((0.96, True), (0.96, False))]
    values += [Given("/a", "/a", 1.0, True, ("label",)), Given("/a", "/a", 0.2, False, ("label",))]
    assert [(band.least, band.right, band.count) for band in bands(values) if band.count] == [
        (0.0, 0, 1), (0.95, 1, 2), (0.99, 1, 1),
    ]  # fmt: skip
    assert share([one for one in values if one.confidence >= SURE]) == pytest.approx(2 / 3)
    lines = list(table({"text": values}))
    assert "| 0.95 to 0.97 | 2 | 0.960 | 0.5000 |" in lines
    assert "| text | 4 | 3 | 0.6667 |" in lines


def test_the_page_of_the_benchmark_has_the_table_and_its_bar() -> None:
    page = (Path(__file__).parents[2] / "docs" / "benchmark.md").read_text("utf-8")
    part = PART.search(page)
    assert part is not None
    *_, last = [line for line in part[0].splitlines() if line.startswith("| all |")]
    _, _, _, sure, right, _ = (cell.strip() for cell in last.split("|"))
    assert int(sure) >= 600
    assert Decimal(right) >= Decimal("0.995")
