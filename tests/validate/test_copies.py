"""Copies that are counted by 张, 套, 纸 and 本, and said in other words, add up as 份 do."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

AGREEMENT = """设备采购合同
甲方：鹿汀市岩雀展览有限公司
乙方：棣阳市恒杉机电有限责任公司
第一条 乙方向甲方供应展示设备一批。
第二条 {}
甲方（盖章）：鹿汀市岩雀展览有限公司
乙方（盖章）：棣阳市恒杉机电有限责任公司
"""


def is_told(clause: str) -> bool:
    record = process(AGREEMENT.format(clause).encode(), name="a.txt")
    return "copies-mismatch" in {finding.code for finding in record.findings}


@pytest.mark.parametrize(
    "clause",
    [
        "本合同连同附件一式伍套，甲方三套，乙方一套。",
        "本合同一式四张，甲方持有二张，乙方持有一张，签字后生效。",
        "本合同一式叁纸，甲方收执壹纸，乙方收执壹纸。",
        "合同共四本，甲、乙双方各执一本。",
        "合同一样五份，甲方两份，乙方两份。",
        "本协议壹式陆份，甲方保存叁份，乙方保存贰份，均具同等效力。",
    ],
)
def test_copies_that_do_not_add_up_are_told(clause: str) -> None:
    assert is_told(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "本合同连同附件一式伍套，甲方三套，乙方两套。",
        "本合同一式四张，甲方持有二张，乙方持有二张。",
        "合同共两本，甲、乙双方各执一本。",
        "本合同一式四份，甲乙双方各执一份，其余两份报主管部门备案。",
        "本合同一式三套，双方各持一套，另一套由见证人留存。",
        "本合同一式捌份，甲方伍份，乙方叁份。附图共12张，每份合同附1张。",
        "本合同共12页，一式两份，双方各执一份。",
        "本合同一式两份，双方各执一份。发票一式三联，甲方两联。",
        "乙方提交图纸一式六套，甲方三套，监理一套。",
        "本合同一式伍份，甲方叁份。",
    ],
)
def test_copies_that_add_up_or_may_are_silent(clause: str) -> None:
    assert not is_told(clause)
