"""The table, the user's tuning, and rules that crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hedui.extract.extraction import Extraction
from hedui.models.severity import Severity
from hedui.settings import Settings
from hedui.validate import INTERNAL_ERROR, RULES, is_code, validate
from hedui.validate.draft import Draft
from tests.validate.agreements import changed, codes, read

SHORT_CODE = changed(("103468533016", "10346853301"))


def _crash(extraction: Extraction) -> Iterator[Draft]:
    raise ZeroDivisionError("by nothing")


def test_codes_are_unique_and_known() -> None:
    names = [rule.code for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(is_code(name) for name in names)
    assert is_code(INTERNAL_ERROR)
    assert not is_code("no-such-code")


def test_a_code_can_be_left_out() -> None:
    found = validate(read(SHORT_CODE), Settings(disable=frozenset({"bank-code-invalid"})))
    assert codes(SHORT_CODE) == {"bank-code-invalid"}
    assert found == ()


def test_a_severity_can_be_changed() -> None:
    found = validate(read(SHORT_CODE), Settings(severity={"bank-code-invalid": Severity.INFO}))
    assert [finding.severity for finding in found] == [Severity.INFO]


def test_a_rule_that_crashes_becomes_a_finding_and_the_others_go_on() -> None:
    rules = [replace(rule, check=_crash) if rule.code == "email-invalid" else rule for rule in RULES]
    found = validate(read(SHORT_CODE), Settings(), rules)
    assert [finding.code for finding in found] == ["bank-code-invalid", INTERNAL_ERROR]
    assert "email-invalid" in found[1].message
    assert "ZeroDivisionError" in found[1].message


def test_findings_come_in_the_same_order_each_time() -> None:
    text = changed(("103468533016", "10346853301"), ("LH-WB-2024-031", ""), ("1.3 双方", "1.2 双方"))
    assert validate(read(text), Settings()) == validate(read(text), Settings())


def test_an_empty_document_is_no_crash() -> None:
    assert INTERNAL_ERROR not in codes("")
    assert INTERNAL_ERROR not in codes("\n\n")
