"""Dates in which recognition left blanks, lost a sign or took a dash for a one."""

from __future__ import annotations

import pytest

from hedui.normalize.date_noise import restored
from hedui.normalize.fold import fold


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2 026-05-20", "2026-05-20"),
        ("日期：20 26-05-20。", "日期:2026-05-20。"),
        ("2026- 05-20", "2026-05-20"),
        ("2026-05 20", "2026-05-20"),
        ("【2026 05-20】", "【2026-05-20】"),
        ("2026.5. 2 0\n", "2026.5.20\n"),
        ("2 026年5月", "2026年5月"),
        ("【2024-04-08】一【2024-10-07】", "【2024-04-08】-【2024-10-07】"),
        ("2024年4月8日一2024年10月7日", "2024年4月8日-2024年10月7日"),
        ("2024-04-08一202\n4-10-07", "2024-04-08-202\n4-10-07"),
    ],
)
def test_a_date_is_put_right_and_each_character_knows_where_it_came_from(read: str, meant: str) -> None:
    folded, found = fold(read), restored(fold(read))
    assert found.text == meant
    assert len(found.offsets) == len(found.text)
    plain = dict(zip(folded.offsets, folded.text, strict=True))
    changed = [(plain[at], c) for at, c in zip(found.offsets, found.text, strict=True) if plain[at] != c]
    assert set(changed) <= {(" ", "-"), ("一", "-")}


@pytest.mark.parametrize(
    "text",
    [
        "2024-05 10个",
        "共2 024元",
        "3.2024-05-20 2人",
        "2024-05-1 2人",
        "2024年 第一期",
        "2024-05-20 一次性支付2024年的费用",
        "10 2024-05-20",
        "每年5月8日一份",
        "0993 2026-05-201",
    ],
)
def test_what_is_no_date_stays(text: str) -> None:
    assert restored(fold(text)).text == fold(text).text
