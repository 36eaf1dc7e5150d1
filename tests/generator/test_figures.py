"""Numbers that the generator invents are valid by the rules that others wrote."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from stdnum.cn import uscc

from fixtures.generator import figures


@pytest.mark.parametrize("kind", ["11", "12", "91", "92", "31"])
def test_tax_ids_pass_an_independent_check(kind: str) -> None:
    rng = Random(kind)
    for _ in range(50):
        assert uscc.validate(figures.tax_id(rng, kind, "410300"))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("98000", "玖万捌仟元整"),
        ("298.80", "贰佰玖拾捌元捌角"),
        ("100001", "壹拾万零壹元整"),
        ("10000000.05", "壹仟万元零伍分"),
        ("20010", "贰万零壹拾元整"),
        ("0.50", "伍角"),
        ("1010000", "壹佰零壹万元整"),
        ("305.04", "叁佰零伍元零肆分"),
        ("100000000", "壹亿元整"),
    ],
)
def test_amounts_in_formal_words(amount: str, words: str) -> None:
    assert figures.amount_in_words(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_everyday_numbers(number: int, words: str) -> None:
    assert figures.small(number) == words


def test_telephones_and_bank_codes_have_their_lengths() -> None:
    rng = Random(1)
    assert len(figures.mobile(rng)) == 11
    assert len(figures.landline(rng, "010").replace("-", "")) == 11
    assert len(figures.landline(rng, "0379").replace("-", "")) == 11
    assert len(figures.hotline(rng)) == 10
    assert len(figures.bank_code(rng)) == 12
    assert 15 <= len(figures.account_number(rng)) <= 20
