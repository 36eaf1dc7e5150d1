"""Sums in English words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.normalize.english import parse_english


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("THREE THOUSAND TWO HUNDRED", "3200"),
        ("One hundred and five", "105"),
        ("EIGHTY-NINE THOUSAND SIX HUNDRED", "89600"),
        ("NINE THOUSAND TWO HUNDRED NINE AND CENTS THIRTEEN", "9209.13"),
        ("NINE THOUSAND TWO HUNDRED NINE AND THIRTEEN CENTS", "9209.13"),
        ("TWO MILLION ONE HUNDRED THOUSAND", "2100000"),
    ],
)
def test_words_of_a_sum(words: str, amount: str) -> None:
    assert parse_english(words) == Decimal(amount)


@pytest.mark.parametrize("words", ["", "TWENTY TWENTY", "TWELVE DOZEN", "THOUSAND", "ONE THOUSAND TWO MILLION", "ONLY"])
def test_no_sum(words: str) -> None:
    with pytest.raises(ValueError, match="number"):
        parse_english(words)
