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


TAIL = "\n第九条 其他\n本合同一式两份。\n甲方（盖章）：晨汐科技有限公司\n乙方（盖章）：蓝栎信息技术有限公司\n"
BOTH = (("海州市东湖区学苑路12号", "何静", "13900001234"), ("青岚县柳营巷9号2单元801室", "陶小满", "0899-6612345"))


def notices(clause: str) -> list[tuple[str | None, ...]]:
    """Of each party: where its notices go, to whom, and the telephone."""
    read_ = [party.notice for party in read(f"{HEAD}{clause}{TAIL}").contract.parties]
    return [(notice.address, notice.name, notice.telephone) if notice else (None,) * 3 for notice in read_]


SENT = [
    "任何通知均应以书面方式递交：递交甲方的，寄往{0[0]}（{0[1]}收）；递交乙方的，寄往{1[0]}（{1[1]}收）。",
    "给甲方的通知寄至{0[0]}，{0[1]}收；给乙方的通知寄至{1[0]}，{1[1]}收。",
    "甲方送达信息\n收件人：{0[1]}\n地址：{0[0]}\n乙方送达信息\n收件人：{1[1]}\n地址：{1[0]}",
    "甲方联系方式：\n联系人：{0[1]}\n送达地址：{0[0]}\n乙方联系方式：\n联系人：{1[1]}\n送达地址：{1[0]}",
]


@pytest.mark.parametrize("clause", SENT)
def test_where_and_to_whom_letters_go_is_told_without_labels_and_below_a_heading(clause: str) -> None:
    told = [(address, name) for address, name, _ in notices(f"第八条 通知\n{clause.format(*BOTH)}")]
    assert told == [(address, name) for address, name, _ in BOTH]


@pytest.mark.parametrize(
    "clause",
    [
        "给甲方的货物寄至{0[0]}，{0[1]}收；给乙方的样品寄至{1[0]}，{1[1]}收。",
        "甲方将货物寄往{0[0]}（{0[1]}收）。",
        "乙方收货信息\n收件人：{1[1]}\n地址：{1[0]}",
    ],
)
def test_where_things_are_sent_is_no_address_for_notices(clause: str) -> None:
    assert notices(clause.format(*BOTH)) == [(None, None, None)] * 2


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("法律文书送达地址：甲方为{0[0]}，乙方为{1[0]}。", 1),
        ("书面通知寄至下列地址：\n甲方：{0[0]}\n乙方：{1[0]}", 1),
        ("函件寄往：甲方：{0[0]}；乙方：{1[0]}。", 1),
        (
            "双方确认的有效送达地址及联系方式：\n甲方确认：{0[0]}，{0[1]}（收），{0[2]}。\n乙方确认：{1[0]}，{1[1]}（收），{1[2]}。",
            3,
        ),
        ("文件、信函按以下地址送达：\n1. 甲方：{0[0]} {0[1]} {0[2]}\n2. 乙方：{1[0]} {1[1]} {1[2]}", 3),
        ("送达信息：甲方为{0[0]}，{0[1]}，{0[2]}；乙方为{1[0]}，{1[1]}，{1[2]}。", 3),
        (
            "双方往来函件寄至下列地址：\n（1）甲方：{0[0]}，联系人{0[1]}，电话{0[2]}；\n（2）乙方：{1[0]}，联系人{1[1]}，电话{1[2]}。",
            3,
        ),
    ],
)
def test_the_addresses_of_both_stand_behind_their_words_alone(clause: str, told: int) -> None:
    assert [found[:told] for found in notices(clause.format(*BOTH))] == [each[:told] for each in BOTH]


@pytest.mark.parametrize(
    "clause",
    [
        "书面通知寄至下列地址：\n甲方：本合同首部载明的地址\n乙方：本合同首部载明的地址",
        "通知送达对方地址即为有效。乙方为小规模纳税人，位于青岚县柳营巷9号。",
        "文件送达地址变更的，甲方为通知义务人，乙方为接收人。",
        "付款地址：甲方为付款人，乙方为收款人。",
    ],
)
def test_what_else_stands_behind_a_partys_word_is_no_address(clause: str) -> None:
    assert notices(clause) == [(None,) * 3, (None,) * 3]


@pytest.mark.parametrize(
    "clause", ["甲方的通讯地址：{}，一方变更的应提前通知对方。", "甲方地址：{}，如有变动应书面告知。"]
)
def test_an_address_ends_where_the_clause_goes_on(clause: str) -> None:
    assert read(f"{HEAD}{clause.format(PLACE)}\n").contract.parties[0].address == PLACE


@pytest.mark.parametrize("room", ["57号2单元801室", "6号院", "12号冷链仓库", "3号1栋2单元302室"])
def test_where_somebody_lives_is_no_name_of_his(room: str) -> None:
    clause = f"双方往来函件寄至下列地址：\n甲方：海州市东湖路{room}\n乙方：海州市学苑路12号\n"
    names = {mention.value for mention in read(HEAD + clause + TAIL).mentions if mention.field == "party.name"}
    assert names == {"晨汐科技有限公司", "蓝栎信息技术有限公司"}
