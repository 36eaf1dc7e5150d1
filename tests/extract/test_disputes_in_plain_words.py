"""Disputes as people say it who avoid the lawyer's words, and courts that have nothing to do with the agreement."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TEXT = (
    "供菜约\n甲方：棠溪小学食堂\n乙方：岳家菜园\n第一条 乙方向甲方供菜。\n第二条 {}\n第三条 本约写了两份，各拿一份。\n"
)


@pytest.mark.parametrize(
    ("clause", "method", "venue"),
    [
        ("谈崩了去棠溪区法院。", "litigation", "棠溪区法院"),
        ("诉讼在乙方登记地的人民法院进行。", "litigation", "乙方登记地的人民法院"),
        ("吵起来找棠溪区法院。", "litigation", "棠溪区法院"),
        ("讲不清的到甲方这边的法院讲。", "litigation", "甲方这边的法院"),
        ("打官司上棠溪区法院。", "litigation", "棠溪区法院"),
        ("扯不清到这条街归属的区法院去。", "litigation", "这条街归属的区法院"),
        ("任何一方得向菜园所在地法院起诉。", "litigation", "菜园所在地法院"),
        ("闹起来由食堂所在的县法院断。", "litigation", "食堂所在的县法院"),
        ("扯皮了去临泊仲裁委员会，一次裁完。", "arbitration", "临泊仲裁委员会"),
        ("讼事归临泊市棠溪区人民法院。", "litigation", "临泊市棠溪区人民法院"),
        ("谁再闹，找乙方所在地法院。", "litigation", "乙方所在地法院"),
    ],
)
def test_who_decides_is_read(clause: str, method: str, venue: str) -> None:
    dispute = read(TEXT.format(clause)).contract.dispute
    assert (dispute.method, dispute.venue) == (method, venue)


@pytest.mark.parametrize(
    "clause",
    [
        "乙方正在棠溪区法院打官司，与本约无关。",
        "甲方起诉丰和公司的官司由棠溪区法院审理。",
        "乙方与邻居的地界纠纷由县法院判过。",
        "乙方说不清去向的，甲方可报警。",
        "菜说不清来路的，乙方到检测站去查。",
        "价钱谈不拢的，本约终止。",
        "食堂在棠溪区法院对面。",
        "打官司的费用由败诉方承担。",
    ],
)
def test_courts_in_passing_decide_nothing(clause: str) -> None:
    dispute = read(TEXT.format(clause)).contract.dispute
    assert (dispute.method, dispute.venue) == (None, None)
