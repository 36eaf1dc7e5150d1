"""Where letters and notices are to be sent, as a clause says it of a party."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "技术服务合同\n甲方：晨汐科技有限公司\n乙方：蓝栎信息技术有限公司\n第八条 通知\n"
PLACE = "海州市东湖区学苑路12号"


def addresses(clause: str) -> tuple[str | None, str | None]:
    """The first party's own address, and where its notices go."""
    party = read(f"{HEAD}{clause}\n").contract.parties[0]
    return party.address, party.notice.address if party.notice else None


@pytest.mark.parametrize(
    "clause",
    [
        f"甲方的函件寄至：{PLACE}，收件人：李明。",
        f"致甲方的通知应寄至以下地址：{PLACE}。",
        f"甲方的通知寄至：{PLACE}。",
        f"甲方函件一律寄往：{PLACE}。",
        f"甲方文书送达地址：{PLACE}。",
        f"甲方的书面通知均邮寄至下列地址：{PLACE}。",
    ],
)
def test_where_a_partys_letters_are_sent_is_its_address_for_notices(clause: str) -> None:
    assert addresses(clause) == (None, PLACE)


@pytest.mark.parametrize(
    "clause",
    [
        f"甲方的货物寄至：{PLACE}。",
        f"甲方的发票寄至：{PLACE}。",
        f"甲方的样品应寄至以下地址：{PLACE}。",
        f"甲方函件寄至乙方：{PLACE}。",
        "甲方的函件寄至：另行通知的地址。",
        "甲方的通知应寄至乙方最后告知的地址。",
    ],
)
def test_what_else_is_sent_tells_no_address_for_notices(clause: str) -> None:
    assert addresses(clause)[1] is None
