"""Who is called stands before the telephone behind its label: 联系方式：郭老师 0899-6612345."""

from __future__ import annotations

import pytest

from .reading import read, values

HEAD = "绿地养护合同\n甲方：青岭水务局\n{}\n乙方：临川百合园艺有限公司\n电话：0571-66123777\n养护费共计36,000元。\n"


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("联系方式：郭老师 0899-6612345", "郭老师"),
        ("联系方式：谢永宁 0899-6612345", "谢永宁"),
        ("联系电话：何静/0899-6612345", "何静"),
        ("电话：何静，0899-6612345", "何静"),
        ("地址：学府路12号 联系方式：王主任0899-6612345", "王主任"),
        ("联系人：陶小满\n电话：0899-6612345", "陶小满"),
    ],
)
def test_who_is_called_is_the_contact(line: str, contact: str) -> None:
    party = read(HEAD.format(line)).contract.parties[0]
    assert (party.contact, party.telephone) == (contact, "0899-6612345")


@pytest.mark.parametrize(
    "line",
    [
        "电话：项目部 0899-6612345",
        "联系电话：白天0899-6612345",
        "电话：办公室 0899-6612345",
        "电话：总机0899-6612345",
        "联系方式：手机 0899-6612345",
        "联系方式：0899-6612345",
    ],
)
def test_an_office_or_a_time_is_nobody(line: str) -> None:
    party = read(HEAD.format(line)).contract.parties[0]
    assert (party.contact, party.telephone) == (None, "0899-6612345")


def test_who_answers_complaints_is_no_partys_contact() -> None:
    found = read(HEAD.format("地址：学府路12号") + "投诉电话：许文 0899-6612399\n")
    assert values(found, "party.contact") == []
    assert found.contract.messaging.complaint_telephone == "0899-6612399"
