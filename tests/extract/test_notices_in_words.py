"""Where notices go, as running text says it of each party."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

HEAD = """设备采购合同
甲方：鹿汀市岩雀展览有限公司
乙方：棣阳市恒杉机电有限责任公司
"""
END = """
甲方（盖章）：鹿汀市岩雀展览有限公司
乙方（盖章）：棣阳市恒杉机电有限责任公司
"""
A, B = "鹿汀市银杏路61号", "棣阳市东二环南段119号"


def notices(text: str) -> list[tuple[str | None, ...]]:
    record = process((HEAD + text + END).encode(), name="a.txt")
    found = (one.notice for one in record.contract.parties)
    return [(one.address, one.name, one.telephone, one.email) for one in found]


@pytest.mark.parametrize("before", ["第一条 乙方供货。\n第七条 ", "1.标的：乙方供货。\n7.联络与送达："])
@pytest.mark.parametrize(
    ("clause", "details"),
    [
        (
            f"甲方接收文件的地址：{A}，收件人林静，手机15991428985；乙方接收文件的地址：{B}，收件人仇沛然，手机18667999185。",
            [(A, "林静", "15991428985", None), (B, "仇沛然", "18667999185", None)],
        ),
        (
            f"书面通知按下列信息寄送即视为送达：\n甲方：{A}，林静（收），电话15991428985\n乙方：{B}，仇沛然（收），电话18667999185",
            [(A, "林静", "15991428985", None), (B, "仇沛然", "18667999185", None)],
        ),
        (
            f"甲方送达地址为{A}，电子邮箱为jia@ludi-\nmail.cn；乙方送达地址为{B}，电子邮箱\n为yi@ludi-mail.cn。",
            [(A, None, None, "jia@ludi-mail.cn"), (B, None, None, "yi@ludi-mail.cn")],
        ),
    ],
)
def test_each_party_s_place_for_notices_is_read(
    before: str, clause: str, details: list[tuple[str | None, ...]]
) -> None:
    assert notices(before + clause) == details


@pytest.mark.parametrize(
    "clause",
    [
        f"货物送到甲方地址：{A}，收货人林静，手机15991428985。",
        f"乙方将文件送甲方接收，甲方地址：{A}。",
        f"甲方地址：{A}，乙方到该处施工。",
        f"乙方应将文件装订成册。施工地址：{A}。",
    ],
)
def test_another_address_is_none_for_notices(clause: str) -> None:
    assert notices("第一条 乙方供货。\n第七条 " + clause) == [(None,) * 4] * 2
