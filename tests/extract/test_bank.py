"""The phrase bank: what a line says and what its file leaves unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.extract import load_catalogue
from training import phrases
from training.lines import of_phrases
from training.measure import measure
from training.phrases import KEPT, fields_of, read_phrases


def _bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[phrases.Phrase]:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "one.txt").write_text("# about days\n" + "\n".join(lines) + "\n", "utf-8")
    monkeypatch.setattr(phrases, "FOLDER", tmp_path)
    return read_phrases()


def test_a_mark_may_name_several_fields_and_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [phrase] = _bank(tmp_path, monkeypatch, "货款{月结|payment.cycle=month;payment.timing=postpaid}。")
    assert phrase.text == "货款月结。"
    assert phrase.marks == ((2, 4, "payment.cycle", "month"), (2, 4, "payment.timing", "postpaid"))


def test_what_a_file_is_not_about_is_no_trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = _bank(
        tmp_path,
        monkeypatch,
        "收票后{30日|payment.due_days}内付款，逾期60日可解除。",
        "甲方应在收货后{30日|payment.due_days}内付款，逾期{60日|?payment.due_days}的另议。",
        "乙方应在收款后5日内发货，第一期款于收货后30日内付。",
    )
    assert fields_of(bank) == {"x/one.txt": {"payment.due_days"}}
    facts = [fact for fact in load_catalogue().facts if fact.field in {"payment.due_days", "liability.overdue_days"}]
    first, second, third = of_phrases(bank, facts)
    assert [one.truth.get("payment.due_days") for one in first.seen] == [True, False]
    assert {one.truth.get("liability.overdue_days") for one in first.seen} == {None}
    assert [one.truth.get("payment.due_days") for one in second.seen] == [True, None]
    assert [one.truth.get("payment.due_days") for one in third.seen] == [False, False]
    assert first.gold == {"payment.due_days": {"30"}}


def test_what_repeats_a_value_is_no_trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [phrase] = _bank(tmp_path, monkeypatch, "收票后{三十日|payment.due_days}（即30日）内付款。")
    facts = [fact for fact in load_catalogue().facts if fact.field == "payment.due_days"]
    [line] = of_phrases([phrase], facts)
    assert [one.truth["payment.due_days"] for one in line.seen] in ([True], [True, None])


def test_what_is_found_is_measured_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = measure(
        _bank(
            tmp_path,
            monkeypatch,
            "甲方应在收货后{30日|payment.due_days}内付款。",
            "甲方看心情，{九十日|payment.due_days}。",
            "乙方应在收款后5日内发货。",
            "甲方应在收货后20日内付款。",
        )
    )
    assert (measured.stated["payment.due_days"], measured.found["payment.due_days"]) == (2, 1)
    assert measured.false["payment.due_days"] == 1, "the last line has no mark, so what is found of it is false"


def test_nothing_is_learned_from_the_hand_that_measures() -> None:
    learned, kept = read_phrases(), read_phrases(KEPT)
    assert kept
    assert {phrase.hand for phrase in learned}.isdisjoint(phrase.hand for phrase in kept)
    assert not {phrase.text for phrase in learned} & {phrase.text for phrase in kept}
