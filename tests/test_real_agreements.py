"""Real agreements, where they lie beside the project: they are confidential and no part of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hedui.evaluation.compare import compare
from hedui.evaluation.tally import Tally
from hedui.pipeline import process

FOLDER = Path(__file__).parents[2] / "shared" / "agreements"
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
