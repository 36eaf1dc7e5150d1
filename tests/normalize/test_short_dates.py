"""Dates that are written short, in full."""

from __future__ import annotations

import pytest

from hedui.normalize.fold import fold
from hedui.normalize.short_dates import in_full


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("租期自2026年元月1日起", "租期自2026年1月1日起"),
        ("租期自【2026】年【元】月1日起", "租期自【2026】年【1】月1日起"),
        ("签于2026年2月3日，自26年3月1日至27年2月28日", "签于2026年2月3日,自2026年3月1日至2027年2月28日"),
        ("签于2026-02-03，26年3月1日交货", "签于2026-02-03,2026年3月1日交货"),
        ("自26年3月1日至27年2月28日", "自26年3月1日至27年2月28日"),
        ("签于2026年2月3日，何静，85年3月1日出生", "签于2026年2月3日,何静,85年3月1日出生"),
        ("签于2026年2月3日，累计26年3个月", "签于2026年2月3日,累计26年3个月"),
        ("每月10元月结", "每月10元月结"),
        ("签于06/29/2023,自02/01/2024至01/31/2027", "签于2023/06/29,自2024/02/01至2027/01/31"),
        ("自28/02/2024至01/03/2027", "自2024/02/28至2027/03/01"),
        ("签于06/29/2023,自13/02/2024至01/02/2025", "签于2023/06/29,自2024/02/13至01/02/2025"),
        ("自02/01/2024至01/03/2027", "自02/01/2024至01/03/2027"),
        ("编号13/15/2024,签于02/01/2024", "编号13/15/2024,签于02/01/2024"),
        ("签于2023/06/29,自2024/02/01", "签于2023/06/29,自2024/02/01"),
        ("签于2026年2月3日，自20\n26年3月1日起", "签于2026年2月3日,自20\n26年3月1日起"),
    ],
)
def test_a_short_date_is_given_in_full_where_it_is_sure(text: str, expected: str) -> None:
    assert in_full(fold(text)).text == expected


def test_each_character_stays_where_it_stood() -> None:
    text = "签于2026年2月3日，自26年元月1日起"
    full = in_full(fold(text))
    start = full.text.index("自")
    assert full.text[start:] == "自2026年1月1日起"
    assert [text[slice(*full.raw_span(start + 1, start + 5))], text[slice(*full.raw_span(start + 6, start + 7))]] == [
        "26",
        "元",
    ]
