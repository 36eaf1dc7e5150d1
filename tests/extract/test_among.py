"""A candidate among its like: what its size and the others of its sentence say."""

from __future__ import annotations

from hedui.extract.candidates.spot import Candidate, spot
from hedui.extract.facts.among import Among
from hedui.extract.words.entries import Kind
from training.lines import laid_out


def _cues(text: str, kind: Kind) -> list[tuple[str, set[str]]]:
    layout = laid_out(f"{text}\n")
    found = sorted(spot(layout, frozenset({kind})), key=lambda one: one.start)
    among = Among(found)
    return [(one.text, {cue[2] for cue in among.cues(one, 0, len(layout.text.flow.text))}) for one in found]


def test_of_two_dates_whole_months_apart_the_first_begins_and_the_second_ends() -> None:
    [(_, ends), (_, begins)] = _cues("止于2027年6月30日,始于2025年7月1日", Kind.DATE)
    assert {"ends", "latest", "first"} <= ends
    assert {"begins", "earliest", "last"} <= begins


def test_dates_days_apart_begin_nothing() -> None:
    [(_, first), (_, second)] = _cues("2025年6月3日发售,2025年6月20日停止", Kind.DATE)
    assert not {"begins", "ends"} & (first | second)


def test_the_shorter_of_two_lengths_is_told() -> None:
    [(_, first), (_, second)] = _cues("2小时内答复,24小时内修复", Kind.HOURS)
    assert "smallest" in first
    assert "largest" in second


def test_a_number_says_how_large_it_is_however_it_is_written() -> None:
    [(_, figures)] = _cues("收票后30日内", Kind.DAYS)
    [(_, words)] = _cues("收票后三十日内", Kind.DAYS)
    assert figures == words
    assert "alone" in figures


def test_what_is_no_value_of_its_type_has_no_size() -> None:
    assert list(Among([one := Candidate(Kind.RATE, 0, 5, "万分之零点")]).cues(one, 0, 9)) == [
        ("among", "rate", "alone")
    ]
