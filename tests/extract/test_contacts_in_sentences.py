"""Who is a party's contact in a sentence, and what is none: a form's next label."""

from __future__ import annotations

import pytest

from .reading import read

PARTIES = "服务合同\n甲方：青禾商贸有限公司\n乙方：远山机械有限公司\n"


def contacts(text: str) -> list[str | None]:
    return [party.contact for party in read(PARTIES + text).contract.parties]


@pytest.mark.parametrize(
    "text",
    [
        "第一条 甲方指定张建国（电话13800001234）为联系人，乙方指定李大海（电话：13900001234）为项目联系人。",
        "第一条 甲方指定联系人为张建国，联系电话13800001234；乙方联系人李大海，联系电话13900001234。",
        "第一条 甲方联系人为张建国，乙方联系人为李大海。",
        "第一条 甲方的联系人：张建国；乙方的联系人：李大海。",
    ],
)
def test_a_contact_named_in_a_sentence_is_read(text: str) -> None:
    assert contacts(text) == ["张建国", "李大海"]


@pytest.mark.parametrize(
    "text",
    [
        "甲方联系人：______________   联系电话：______________\n乙方联系人：________ 联系电话：________",
        "甲方联系人：      联系电话：\n乙方联系人：      电话：",
        "第一条 甲方联系人变更的，应当通知乙方。乙方联系人负责联络甲方。",
        "第一条 甲方指定专人为联系人，乙方联系人如下：另行通知。",
    ],
)
def test_what_follows_an_empty_place_for_a_contact_is_no_name(text: str) -> None:
    assert contacts(text) == [None, None]
