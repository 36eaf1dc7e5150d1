"""Dresses change how an agreement comes, and its truth only where they hide or respell a value."""

from __future__ import annotations

from functools import cache

import pytest

from fixtures.generator.dress import Dress, dressed
from fixtures.generator.make import Generated, make_agreement
from fixtures.generator.truth import truth_of
from fixtures.generator.world import Split


@cache
def _made(index: int) -> Generated:
    return make_agreement(31, index, Split.TEST, faults=())


@pytest.mark.parametrize("dress", Dress)
def test_a_dress_is_drawn_by_seed(dress: Dress) -> None:
    made = _made(3)
    assert dressed(made, dress) == dressed(made, dress) == dressed(make_agreement(31, 3, Split.TEST, faults=()), dress)


@pytest.mark.parametrize("dress", Dress)
@pytest.mark.parametrize("index", range(6))
def test_names_of_the_truth_stand_in_the_text_and_null_is_no_field(dress: Dress, index: int) -> None:
    text, truth = dressed(_made(index), dress)
    bare = "".join(text.split())
    for role in ("甲方", "乙方"):
        assert "".join(str(truth.fields[f"/parties/{role}/name"]).split()) in bare
    assert not set(truth.fields) & set(truth.null)
    assert not set(truth.findings) & set(truth.no_findings)


@pytest.mark.parametrize("dress", [Dress.ONELINE, Dress.FORM])
def test_what_is_hidden_stands_nowhere_and_is_null(dress: Dress) -> None:
    hidden = 0
    for index in range(12):
        before = truth_of(_made(index).agreement)
        text, truth = dressed(_made(index), dress)
        gone = set(before.fields) & set(truth.null)
        hidden += len(gone)
        assert all(str(before.fields[pointer]) not in text for pointer in gone)
        assert not gone or dress is not Dress.FORM or "blank-field" in truth.findings
    assert hidden


def test_only_the_announcement_is_on_one_line() -> None:
    lines = {dress: dressed(_made(2), dress)[0].count("\n") for dress in Dress}
    assert lines.pop(Dress.ONELINE) == 1
    assert min(lines.values()) > 20
