"""What holds for every record, on all fixtures as text and as PDF, and how well they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hedui.evaluation.compare import Json, compare
from hedui.evaluation.tally import Tally
from hedui.models.contract import Contract
from hedui.models.record import Record
from hedui.pipeline import Processed, process, process_with_pages
from hedui.settings import Settings

FOLDER = Path(__file__).parents[1] / "fixtures" / "agreements"
NAMES = sorted(path.name.split(".")[0] for path in FOLDER.glob("*.expected.json"))
FILES = [f"{name}{suffix}" for name in NAMES for suffix in (".txt", ".pdf")]
SCHEMA = Draft202012Validator(Record.json_schema())

on_every_file = pytest.mark.parametrize("file", FILES)


@cache
def processed(file: str) -> Processed:
    return process_with_pages(FOLDER / file)


@cache
def as_json(file: str) -> dict[str, Json]:
    """The record as downstream systems get it."""
    record: dict[str, Json] = json.loads(processed(file).record.to_json())
    return record


def leaves(node: Json, pointer: str = "") -> Iterator[tuple[str, Json]]:
    """Everything below ``node`` that is neither null nor a list nor an object, with its JSON Pointer."""
    if isinstance(node, dict):
        for key, member in node.items():
            yield from leaves(member, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, member in enumerate(node):
            yield from leaves(member, f"{pointer}/{index}")
    elif node is not None:
        yield pointer, node


@on_every_file
def test_evidence_is_what_the_page_says(file: str) -> None:
    pages = {page.number: page for page in processed(file).pages}
    record = processed(file).record
    found = [evidence for places in record.evidence.values() for evidence in places]
    found += [evidence for finding in record.findings for evidence in finding.evidence]
    assert found
    for evidence in found:
        assert evidence.text
        assert pages[evidence.page].text[evidence.start : evidence.end] == evidence.text


@on_every_file
def test_evidence_of_a_pdf_lies_on_the_paper(file: str) -> None:
    pages = {page.number: page for page in processed(file).pages}
    for places in processed(file).record.evidence.values():
        for evidence in places:
            page = pages[evidence.page]
            assert bool(evidence.boxes) == bool(page.boxes)
            for x0, top, x1, bottom in evidence.boxes:
                assert 0 <= x0 < x1 <= page.width
                assert 0 <= top < bottom <= page.height


@on_every_file
def test_every_value_has_evidence_and_all_evidence_a_value(file: str) -> None:
    record = processed(file).record
    values = dict(leaves(as_json(file)["contract"]))
    assert set(values) == set(record.evidence)
    assert all(record.evidence.values())


@on_every_file
def test_brackets_are_what_the_page_says(file: str) -> None:
    pages = {page.number: page for page in processed(file).pages}
    values = dict(leaves(as_json(file)["contract"]))
    brackets = processed(file).record.brackets
    for bracket in brackets:
        assert pages[bracket.page].text[bracket.start : bracket.end] == bracket.text
        assert bracket.field is None or bracket.field in values
    assert [(b.page, b.start) for b in brackets] == sorted((b.page, b.start) for b in brackets)


@on_every_file
def test_the_outline_points_at_its_numbers(file: str) -> None:
    pages = {page.number: page for page in processed(file).pages}
    outline = processed(file).record.outline
    assert len(outline) >= 5
    for entry in outline:
        stated = "".join(pages[entry.page].text[entry.start : entry.start + 2 * len(entry.number) + 4].split())
        assert stated.translate(str.maketrans("（）．", "().")).startswith(entry.number), entry


@on_every_file
def test_records_validate_against_their_schema(file: str) -> None:
    assert [error.message for error in SCHEMA.iter_errors(as_json(file))] == []


@on_every_file
def test_money_is_never_a_float(file: str) -> None:
    assert [pointer for pointer, value in leaves(as_json(file)["contract"]) if isinstance(value, float)] == []


@on_every_file
def test_findings_point_at_what_they_are_about(file: str) -> None:
    record = processed(file).record
    assert all(finding.message for finding in record.findings)
    for field in (field for finding in record.findings for field in finding.fields):
        node: Json = as_json(file)["contract"]
        for step in field.strip("/").split("/"):
            assert isinstance(node, dict | list), field
            node = node[int(step)] if isinstance(node, list) and step.isdigit() else dict(node)[step]


@on_every_file
def test_the_same_file_gives_the_same_bytes(file: str) -> None:
    assert process(FOLDER / file).to_json() == processed(file).record.to_json()


def test_money_is_exact_in_the_record() -> None:
    contract = Contract.model_validate({"total": {"amount": "10000000000000000.10"}, "items": [{"quantity": "1E+3"}]})
    plain = json.loads(contract.model_dump_json())
    assert plain["total"]["amount"] == "10000000000000000.10"
    assert plain["items"][0]["quantity"] == "1000"


def test_a_record_is_read_back_as_it_was_written() -> None:
    record = processed(FILES[0]).record
    assert Record.model_validate_json(record.to_json()) == record


def tally(file: str) -> Tally:
    return compare(as_json(file), json.loads((FOLDER / f"{file.split('.')[0]}.expected.json").read_text("utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_read_as_expected(name: str) -> None:
    found = tally(f"{name}.txt")
    assert (found.wrong, found.missing, found.invented) == ({}, {}, {})


def test_pdfs_are_read_as_expected() -> None:
    total = Tally()
    for name in NAMES:
        total.add(tally(f"{name}.pdf"))
    assert total.f1 >= 0.99, (total.wrong, total.missing, total.invented)


@on_every_file
def test_findings_are_those_expected(file: str) -> None:
    found = tally(file)
    assert (found.lost, found.false) == ({}, {})


def test_a_record_names_what_was_switched_off() -> None:
    file = FOLDER / "cloud-mas.txt"
    code = processed("cloud-mas.txt").record.findings[0].code
    record = process(file, Settings(disable=frozenset({code})))
    assert record.checks.disabled == (code,)
    assert code not in {finding.code for finding in record.findings}
