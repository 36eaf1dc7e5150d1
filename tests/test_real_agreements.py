"""Real agreements, where they lie beside the project: they are confidential and no part of it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from hedui.evaluation.compare import compare
from hedui.evaluation.tally import Tally
from hedui.extract.parties.ner import entities
from hedui.pipeline import process

FOLDER = Path(__file__).parents[2] / "shared" / "agreements"
NAMED = ("/name", "/contact", "/signatory", "/legal_representative")
NAMES = sorted(path.name.split(".")[0] for path in FOLDER.glob("*.expected.json"))

pytestmark = pytest.mark.skipif(not NAMES, reason=f"there are no agreements in {FOLDER}")


def tally(suffix: str) -> Tally:
    total = Tally()
    for name in NAMES:
        record = json.loads(process(FOLDER / f"{name}{suffix}").to_json())
        total.add(compare(record, json.loads((FOLDER / f"{name}.expected.json").read_text("utf-8"))))
    return total


@pytest.mark.parametrize(("suffix", "least"), [(".txt", 0.98), (".pdf", 0.97)])
def test_fields_and_findings(suffix: str, least: float) -> None:
    found = tally(suffix)
    assert found.f1 >= least, (found.wrong, found.missing, found.invented)
    assert found.invented == {}
    assert (found.lost, found.false) == ({}, {})


def test_names_are_found_by_the_model_alone() -> None:
    wanted, found = 0, 0
    for name in NAMES:
        fields = json.loads((FOLDER / f"{name}.expected.json").read_text("utf-8"))["fields"]
        text = (FOLDER / f"{name}.txt").read_text("utf-8")
        seen = {_plain(text[entity.start : entity.end]) for entity in entities(text)}
        names = {_plain(value) for key, value in fields.items() if key.endswith(NAMED)}
        wanted, found = wanted + len(names), found + len(names & seen)
    assert found >= 0.9 * wanted > 0


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).replace("【", "").replace("】", "").split())
