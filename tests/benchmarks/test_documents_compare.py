"""The benchmark's comparison: equal meanings are equal, and what is wrong, missing and invented is told apart."""

from __future__ import annotations

import pytest

from benchmarks.documents_compare import Json, Tally, compare


def _tally(contract: dict[str, Json], fields: dict[str, Json], null: list[Json] | None = None) -> Tally:
    record: dict[str, Json] = {"contract": contract, "findings": []}
    return compare(record, {"fields": fields, "null": null or [], "findings": [], "no_findings": []})


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
        ("/attachments/附件一", "清单", {"attachments": [{"label": "附件一", "title": "清单"}]}),
        ("/support/telephones", ["4001", "4002"], {"support": {"telephones": ["4002", "4001"]}}),
    ],
)
def test_equal_meanings_are_right(pointer: str, want: Json, contract: dict[str, Json]) -> None:
    assert _tally(contract, {pointer: want}).right == 1


def test_wrong_missing_and_invented_are_told_apart() -> None:
    contract: dict[str, Json] = {"number": "A1", "title": None, "period": {"renewal": "P1Y"}}
    tally = _tally(contract, {"/number": "A2", "/title": "协议"}, ["/period/renewal", "/period/end_date"])
    assert (tally.wrong, tally.missing, tally.invented) == ({"/number": 1}, {"/title": 1}, {"/period/renewal": 1})
    assert tally.precision == tally.recall == tally.f1 == 0


def test_account_numbers_are_not_compared_as_numbers() -> None:
    contract: dict[str, Json] = {
        "parties": [{"role": "甲方", "accounts": [{"purpose": "invoice", "number": "0012345678901"}]}]
    }
    assert _tally(contract, {"/parties/甲方/accounts/invoice/number": "12345678901"}).wrong.total() == 1


def test_findings_and_clean_agreements_are_counted() -> None:
    record: dict[str, Json] = {"contract": {}, "findings": [{"code": "copies-mismatch"}]}
    truth: dict[str, Json] = {"fields": {}, "null": [], "findings": [], "no_findings": ["copies-mismatch"]}
    alarmed = compare(record, truth)
    assert (alarmed.clean, alarmed.clean_with_alarm, alarmed.false.total()) == (1, 1, 1)
    found = compare(record, truth | {"findings": ["copies-mismatch", "number-missing"], "no_findings": []})
    assert (found.found, found.lost, found.clean) == (1, {"number-missing": 1}, 0)
    alarmed.add(found)
    assert (alarmed.documents, alarmed.finding_recall, alarmed.finding_precision) == (2, 0.5, 0.5)
