"""Second readings by engines of which the test says what they read."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hedui import reread
from hedui.extract import Extraction, extract, load_catalogue
from hedui.models.evidence import Box
from hedui.models.page import Page, Reading
from hedui.read.again import SecondReading
from hedui.reread import read_doubtful_again
from hedui.settings import OcrEngine, Settings
from hedui.validate import validate
from tests.validate import agreements

ACCOUNT = "15330101040008862"
CODE = "second-reading-differs"
PATH = Path("a.pdf")


def scanned(text: str = agreements.CLEAN, doubtful: str = ACCOUNT) -> Extraction:
    """An agreement as a scan in which one place was read badly; every character has a box of its own."""
    (page,) = agreements.pages(text, reading=Reading.OCR, confidence=0.98)
    page.confidences[text.index(doubtful)] = 0.5
    boxes = array("d", [value for index in range(len(text)) for value in (index, 0.0, index + 1, 1.0)])
    return extract((replace(page, boxes=boxes),), load_catalogue())


class Engine:
    """Reads what was read first, with words exchanged; counts the places."""

    def __init__(self, *changes: tuple[str, str], confidence: float = 0.99, name: str = "second") -> None:
        self.changes, self.confidence, self.name, self.places = changes, confidence, name, 0

    def __call__(
        self, path: Path, page: Page, places: Sequence[Sequence[Box]], settings: Settings
    ) -> tuple[tuple[SecondReading, ...], ...]:
        self.places += len(places)
        return tuple((self.reading(page, boxes),) for boxes in places)

    def reading(self, page: Page, boxes: Sequence[Box]) -> SecondReading:
        text = "".join(page.text[int(box[0]) : int(box[2])] for box in boxes)
        for old, new in self.changes:
            text = text.replace(old, new)
        return SecondReading(text, (self.confidence,) * len(text), self.name)


def again(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, extraction: Extraction, settings: Settings | None = None
) -> Extraction:
    monkeypatch.setattr(reread, "read_again", engine)
    return read_doubtful_again(PATH, extraction, settings or Settings())


def sureness(extraction: Extraction) -> float:
    (page,) = extraction.layout.text.pages
    start = page.text.index(ACCOUNT)
    return page.confidence(start, start + len(ACCOUNT))


def codes(extraction: Extraction) -> set[str]:
    """The findings' codes, but for the seals, which these pages without a picture cannot show."""
    return {finding.code for finding in validate(extraction, Settings())} - {"seal-missing"}


def test_agreement_raises_the_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    first, engine = scanned(), Engine()
    found = again(monkeypatch, engine, first)
    assert (engine.places, sureness(first), sureness(found)) == (1, 0.5, 0.99)
    assert codes(first) == {"low-confidence"}
    assert codes(found) == set()


@pytest.mark.parametrize(("old", "new"), [("8862", "8882"), ("1533", "11533"), ("8862", "886")])
def test_a_difference_is_told_with_both_readings(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    first = scanned()
    found = again(monkeypatch, Engine((old, new)), first)
    assert (sureness(found), found.contract) == (0.5, first.contract)
    (finding,) = [finding for finding in validate(found, Settings()) if finding.code == CODE]
    assert ACCOUNT in finding.message
    assert f"“{ACCOUNT.replace(old, new)}”（second）" in finding.message
    assert [evidence.text for evidence in finding.evidence] == [ACCOUNT]
    assert any(field.endswith("/number") for field in finding.fields)


def test_a_reading_less_sure_than_the_first_is_no_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    found = again(monkeypatch, Engine(("8862", "8882"), confidence=0.4), scanned())
    assert (found.doubts, sureness(found)) == ((), 0.5)
    (finding,) = [finding for finding in validate(found, Settings()) if finding.code == "low-confidence"]
    assert f"“{ACCOUNT}”" in finding.message
    assert finding.message.endswith(f"，也可读作“{ACCOUNT.replace('8862', '8882')}”")


def test_a_failed_check_is_read_again_however_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    text = agreements.changed(("91370212742910433H", "91370212742910433X"))
    engine = Engine(("433X", "433H"))
    found = again(monkeypatch, engine, scanned(text, "第一条"))
    assert [doubt.readings for doubt in found.doubts] == [(("second", "91370212742910433H"),)]
    assert found.contract.parties[1].tax_id == "91370212742910433X"


def test_an_engine_that_fails_costs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> tuple[tuple[SecondReading, ...], ...]:
        raise RuntimeError("out of order")

    monkeypatch.setattr(reread, "read_again", crash)
    first = scanned()
    found = read_doubtful_again(PATH, first, Settings())
    assert (found.contract, sureness(found)) == (first.contract, 0.5)
    (message,) = [finding.message for finding in validate(found, Settings()) if finding.code == CODE]
    assert "RuntimeError" in message
    assert "out of order" not in message, "an internal error's own words stand in the log"


@pytest.mark.parametrize("settings", [Settings(ocr=OcrEngine.NONE), Settings(second_readings=0), Settings(sure=0.3)])
def test_nothing_is_read_again_where_nothing_is_wanted(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    engine = Engine()
    assert again(monkeypatch, engine, scanned(), settings).doubts == ()
    assert engine.places == 0


def test_given_text_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, given = Engine(), agreements.read(agreements.CLEAN)
    assert again(monkeypatch, engine, given) is given
    assert engine.places == 0


def test_no_more_places_than_the_settings_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    again(monkeypatch, engine, scanned(), Settings(sure=1, second_readings=3))
    assert engine.places == 3
