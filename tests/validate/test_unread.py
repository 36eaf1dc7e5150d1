"""What stands behind a label and gives no value is told; what is elsewhere, hidden, blank or a sentence is not."""

from __future__ import annotations

import pytest

from hedui.extract.extraction import Extraction
from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

REST = "乙方：临川百合有限公司\n一、其他。\n"


def findings_of(found: Extraction, *codes: str) -> list[str]:
    return [finding.message for finding in validate(found, Settings()) if finding.code in codes]


def unread(text: str) -> list[str]:
    return findings_of(read("设备合同\n编号：SB-1\n" + text), "value-unread")


@pytest.mark.parametrize(
    ("head", "quoted"),
    [
        ("甲方：3#楼A座、B座住户\n", "B座住户"),
        ("甲方：青岭电子有限公司\n税号：第1234-5678类\n", "1234-5678"),
        ("甲方：青岭电子有限公司\n账号：见第1234号通知\n", "1234"),
        ("甲方：青岭电子有限公司\n邮政编码：3126\n", "3126"),
        ("甲方：青岭电子有限公司\n法定代表人：笔名老酒馆里的人\n", "老酒馆"),
        ("甲方：青岭电子有限公司\n联系电话：总机转值班室8806\n", "8806"),
    ],
)
def test_a_label_whose_value_cannot_be_read(head: str, quoted: str) -> None:
    [message] = unread(head + REST)
    assert quoted in message


@pytest.mark.parametrize(
    "head",
    [
        "甲方：青岭电子有限公司\n",
        "甲方：\n",
        "甲方：/\n",
        "甲方：某某公司\n",
        "甲方：****有限公司\n",
        "甲方：[填写甲方名称]\n",
        "甲方：应按约定付款，不得拖延。\n",
        "甲方：（盖章）\n",
        "甲方：青岭电子有限公司\n税号：详见开票信息\n",
        "甲方：青岭电子有限公司\n账号：无\n",
        "甲方：青岭电子有限公司\n电话：见签署页\n",
        "甲方：青岭电子有限公司\n电子邮箱：待定\n",
        "甲方：青岭电子有限公司\n法定代表人：\n联系人：详见签署页\n",
        "甲方：________________证件类型及编号：\n",
    ],
)
def test_what_is_read_blank_hidden_or_a_sentence(head: str) -> None:
    assert unread(head + REST) == []
