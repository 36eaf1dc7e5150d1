"""A list of thousands of labels of the same words says nothing of a party: so many are read, and no more."""

import pytest

from hedui.extract.text import hit

from .reading import read


def test_so_many_labels_of_the_same_words_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"乙方账号：6222020200100000{n:03}\n" for n in range(6))
    head = "甲方：青岭有限公司\n乙方：滨和有限公司\n"
    assert len(read(head + text).of("account.number")) == 6
    monkeypatch.setattr(hit, "_MANY", 4)
    assert len(read(head + text + "\n").of("account.number")) == 4


def test_labels_of_other_words_behind_them_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hit, "_MANY", 2)
    text = "甲方：青岭有限公司\n" + "甲方电话：0899-6612345\n" * 4 + "乙方：滨和有限公司\n合同编号：QL-2031-7\n"
    contract = read(text).contract
    assert [party.name for party in contract.parties] == ["青岭有限公司", "滨和有限公司"]
    assert contract.number == "QL-2031-7"
