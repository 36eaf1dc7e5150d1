"""What stands around a quote of a text: whole lines where there are some near by, no pieces of them without a mark."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hedui.export.details import details
from hedui.models.evidence import Evidence, Method
from hedui.models.severity import Severity
from hedui.settings import Language

from .samples import entry, finding

LONG = "本条约定由双方另行协商并且以书面形式确认后方能生效执行不得擅自变更"


def around(text: str, quoted: str) -> tuple[str, str]:
    start = text.index(quoted)
    place = Evidence(
        page=1, start=start, end=start + len(quoted), text=quoted, confidence=0.9, method=Method.LABEL, boxes=()
    )
    made = entry("a.txt", finding("total-mismatch", Severity.ERROR, "不符", place))
    script = details(replace(made, text=text), {}, Language.ZH).decode()
    shown = json.JSONDecoder().raw_decode(script[script.index("{") :])[0]["findings"][0]["evidence"][0]
    return shown["before"], shown["after"]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("甲方：南屿市档案馆\n合计98000元\n", "甲方：南屿市档案馆\n合计", "元\n"),
        (f"{LONG}\n合计98000元\n{LONG}", "合计", "元"),
        (
            f"编号：A-1\n项目编号：HX-2025-19\n甲方：档案馆\n号：98000\n乙方：某公司\n{LONG}",
            "甲方：档案馆\n号：",
            "\n乙方：某公司",
        ),
        (f"{LONG}98000{LONG}", f"…{LONG[-24:]}", f"{LONG[:24]}…"),
        (f"{LONG[:24]}98000{LONG[:24]}", LONG[:24], LONG[:24]),
        (f"一\n{LONG[:24]}98000{LONG[:24]}\n二", LONG[:24], LONG[:24]),
        ("98000", "", ""),
    ],
)
def test_lines_are_shown_whole_or_cut_with_a_mark(text: str, before: str, after: str) -> None:
    assert around(text, "98000") == (before, after)
