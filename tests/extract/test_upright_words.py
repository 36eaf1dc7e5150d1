"""Words for a party that stand upright before its details, a character to a line, and some alone on theirs."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

BELOW = """第一条 乙方提供服务。
第二条 服务费合计人民币24,000元。
甲方（盖章）：青岚市图书馆
乙方（盖章）：澄江保洁公司
"""
ROWS = [
    ("单位名称：青岚市图书馆", "地    址：青岚市大学路8号", "电    话：0998-6123456", "账    号：6217001234567890123"),
    (
        "单位名称：澄江保洁有限公司",
        "地    址：澄江市南街6号",
        "电    话：0998-6123457",
        "账    号：6217001234567890456",
    ),
]
WORDS = {
    "lettered": (["供", "热", "方", "（甲", "方）"], ["用", "热", "方", "（乙", "方）"]),
    "trade": (["委", "托", "人", "（甲", "方）"], ["受", "托", "人", "（乙", "方）"]),
    "whole-bracket": (["采", "购", "人", "（甲方）"], ["供", "应", "商", "（乙方）"]),
    "letters": (["甲", "方"], ["乙", "方"]),
    "plain": (["委", "托", "方"], ["受", "托", "方"]),
}


def beside(word: list[str], rows: tuple[str, ...], alone: int) -> str:
    """The word's characters before the rows, so many of them alone on their lines."""
    rest = word[alone:]
    heads = [rest[at] if at < len(rest) else "" for at in range(len(rows))]
    lines = [f"{head}{'　' * (4 - len(head))}{row}" for head, row in zip(heads, rows, strict=True)]
    return "".join(f"{line}\n" for line in (*word[:alone], *lines, *rest[len(rows) :]))


@pytest.mark.parametrize("alone", [0, 1])
@pytest.mark.parametrize("name", WORDS)
def test_details_are_of_the_party_that_stands_upright(name: str, alone: int) -> None:
    one, two = (beside(word, rows, alone) for word, rows in zip(WORDS[name], ROWS, strict=True))
    below = BELOW if name != "plain" else BELOW.replace("甲方（盖", "委托方（盖").replace("乙方（盖", "受托方（盖")
    found = read(f"技术服务合同\n编号：QL-1\n{one}{two}{below}").contract.parties
    told = [(party.name, party.address, party.telephone, party.accounts[0].number) for party in found]
    assert told == [tuple(row.partition("：")[2] for row in rows) for rows in ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        "序\t名称\t数量\n方\t木料\t2\n甲\t板材\t3\n",
        "供\n货\n清单见附件\n",
        "（甲方）\n青岚市图书馆\n（乙方）\n澄江保洁公司\n",
    ],
)
def test_single_characters_that_are_no_word_for_a_party(rows: str) -> None:
    head = "服务合同\n编号：QL-1\n甲方：青岚市图书馆\n乙方：澄江保洁公司\n"
    found = read(f"{head}第一条 如下\n{rows}{BELOW}").contract.parties
    assert [party.name for party in found] == ["青岚市图书馆", "澄江保洁公司"]
