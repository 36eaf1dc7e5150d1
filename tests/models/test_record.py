"""The record: exact numbers as strings, ISO dates and durations, nothing unknown, nothing changed afterwards."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from hedui.models.contract import Contract, Item, Period, Total
from hedui.models.evidence import Evidence
from hedui.models.record import Record
from hedui.models.severity import Severity

EVIDENCE = {"page": 1, "start": 3, "end": 8, "text": "青川市测绘", "confidence": 0.9, "method": "label"}
RECORD: dict[str, Any] = {
    "schema": "hedui/1",
    "source": {"name": "甲 乙.txt", "sha256": "0" * 64, "media_type": "text/plain", "pages": 1},
    "contract": {"parties": [{"role": "甲方", "name": "青川市测绘院"}], "total": {"amount": "46600.00"}},
    "evidence": {"/parties/0/name": [EVIDENCE]},
}
SCHEMA = Record.json_schema()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15))
def test_money_is_the_same_string_there_and_back(amount: Decimal) -> None:
    text = json.loads(Total(amount=amount).model_dump_json())["amount"]
    assert isinstance(text, str)
    assert Total.model_validate({"amount": text}).amount == amount
    assert "E" not in text


@pytest.mark.parametrize("quantity", ["1E+3", "1E-7", "0.10", "1000000"])
def test_numbers_are_written_plainly(quantity: str) -> None:
    text = json.loads(Item(quantity=Decimal(quantity)).model_dump_json())["quantity"]
    assert Decimal(text) == Decimal(quantity)
    assert set(text) <= set("0123456789.")


@pytest.mark.parametrize("duration", ["P2Y", "P12M", "P1Y6M", "P90D", "PT48H", "P2W"])
def test_durations_of_iso_8601(duration: str) -> None:
    assert Period(duration=duration).duration == duration


@pytest.mark.parametrize("duration", ["", "P", "2年", "P-1Y", "P1.5Y", "p2y", "P2Y\n"])
def test_what_is_no_duration_is_refused(duration: str) -> None:
    with pytest.raises(ValidationError):
        Period(duration=duration)


def test_a_record_validates_and_comes_back() -> None:
    record = Record.model_validate(RECORD)
    plain = json.loads(record.to_json())
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(plain)
    assert plain["schema"] == "hedui/1"
    assert plain["contract"]["parties"][0]["name"] == "青川市测绘院"
    assert plain["contract"]["total"]["words"] is None
    assert Record.model_validate(plain) == record


def test_the_json_is_readable_and_ends_its_line() -> None:
    text = Record.model_validate(RECORD).to_json()
    assert "青川市测绘院" in text
    assert text.endswith("}\n")
    assert Record.model_validate(RECORD).to_json(indent=None).count("\n") == 1


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"schema": "hedui/2"},
        {"source": RECORD["source"] | {"sha256": "0"}},
        {"contract": {"number": 12}},
        {"contract": {"period": {"start_date": "2024-02-30"}}},
        {"evidence": {"/number": [EVIDENCE | {"page": 0}]}},
        {"evidence": {"/number": [EVIDENCE | {"confidence": 1.2}]}},
        {"evidence": {"/number": [EVIDENCE | {"method": "guess"}]}},
    ],
)
def test_what_does_not_belong_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate(RECORD | change)


def test_the_schema_refuses_money_as_a_number() -> None:
    plain = json.loads(Record.model_validate(RECORD).to_json())
    plain["contract"]["total"]["amount"] = 46600.0
    assert not Draft202012Validator(SCHEMA).is_valid(plain)


@pytest.mark.parametrize("model", [Contract(), Evidence.model_validate(EVIDENCE), Record.model_validate(RECORD)])
def test_models_are_frozen(model: Contract | Evidence | Record) -> None:
    name = next(iter(type(model).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(model, name, None)


def test_severities_are_ordered() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == [Severity.INFO, Severity.WARNING, Severity.ERROR]
