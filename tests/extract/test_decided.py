"""What is decided among likely values of one field: one that is sure beside all others, or none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hedui.extract import load_catalogue
from hedui.extract.facts.decide import certainties, decided
from hedui.extract.words.entries import Fact

FACTS = {fact.field: fact for fact in load_catalogue().facts}


@dataclass(frozen=True)
class Found:
    probability: float
    value: int
    fact: Fact = FACTS["payment.due_days"]


@pytest.mark.parametrize(
    ("found", "value"),
    [
        ([(0.95, 30)], 30),
        ([(0.89, 30)], None),
        ([(0.95, 30), (0.6, 30)], 30),  # said twice
        ([(0.99, 30), (0.55, 7)], 30),
        ([(0.95, 30), (0.8, 7)], None),  # neither is sure beside the other
        ([(0.99, 30), (0.98, 7)], None),
        ([(0.9999, 30), (0.91, 7)], None),  # both would be given alone
        ([(1.0, 30), (1.0, 7)], None),
    ],
)
def test_a_value_is_given_where_it_is_sure_beside_all_others(found: list[tuple[float, int]], value: int | None) -> None:
    given = decided([Found(*one) for one in found], lambda _: 0.9)
    assert {one.value for one in given} == ({value} if value is not None else set())


def test_all_values_are_given_of_a_field_that_has_many() -> None:
    many = FACTS["support.telephones"]
    given = decided([Found(0.95, 1, many), Found(0.93, 2, many), Found(0.6, 3, many)], lambda _: 0.9)
    assert [one.value for one in given] == [1, 2]


def test_certainties_are_shares_of_one_with_nothing() -> None:
    """Odds of 9 and 1 beside 1 for none: 9/11 and 1/11."""
    beside = certainties([Found(0.9, 30), Found(0.5, 7)])
    assert beside == pytest.approx({"30": 9 / 11, "7": 1 / 11})
    assert certainties([Found(0.9, 30)]) == pytest.approx({"30": 0.9})
