"""The same facts in other words: who holds copies, what it takes to be in force, what a breach costs."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TEXT = "加工协议\n甲方：青岭食品有限公司\n乙方：临川百合有限公司\n\n1. {}\n"


@pytest.mark.parametrize(
    ("clause", "total", "held"),
    [
        ("此约写成两份，甲方乙方一人收一份为凭。", 2, {"甲方": 1, "乙方": 1}),
        ("本协议一式四份，签署完毕后双方各得两份原件。", 4, {"甲方": 2, "乙方": 2}),
        ("本协议印六份，甲方得四份，乙方得二份。", 6, {"甲方": 4, "乙方": 2}),
        ("协议书本身为三份，甲方执二，乙方执一。", 3, {"甲方": 2, "乙方": 1}),
        ("本合同一式两份，双方每方持一份。", 2, {"甲方": 1, "乙方": 1}),
        ("本合同一式叁份，甲方收执贰份，乙方收壹份。", 3, {"甲方": 2, "乙方": 1}),
        ("本合同一式两份，任何一方不得复印一份给他人。", 2, {}),
        ("资料三份，由乙方收一份。", None, {}),
    ],
)
def test_copies(clause: str, total: int | None, held: dict[str, int]) -> None:
    copies = read(TEXT.format(clause)).contract.copies
    assert (copies.total, copies.held) == (total, held)


@pytest.mark.parametrize(
    ("clause", "condition"),
    [
        ("双方法定代表人签名并加盖公章即生效。", "双方法定代表人签名并加盖公章"),
        ("本协议不须公证，双方法定代表人签名并加盖公章即生效。", "双方法定代表人签名并加盖公章"),
        ("本协议须乙方股东会通过后生效。", "须乙方股东会通过后"),
        ("合同、签字盖章生效。", "签字盖章"),
        ("乙方须甲方书面批准后，转让方可生效。", None),
        ("对合同的修改，须甲方批准后生效。", None),
        ("验收通过后，质保期生效。", None),
    ],
)
def test_what_it_takes_to_be_in_force(clause: str, condition: str | None) -> None:
    assert read(TEXT.format(clause)).contract.effective.condition == condition


@pytest.mark.parametrize(
    ("clause", "role", "stated"),
    [
        ("乙方泄露配方的，须付违约金三十万元。", "乙方", "300000"),
        ("甲方毁约的，应向乙方支付五万元违约金。", "甲方", "50000"),
        ("谁先毁约，谁拿出五万元给对方作违约金。", None, "50000"),
        ("甲方无故撤单，应向乙方付该订单金额15%的违约金。", "甲方", "0.15"),
    ],
)
def test_what_a_breach_costs(clause: str, role: str | None, stated: str) -> None:
    (penalty,) = read(TEXT.format(clause)).contract.liability.penalties
    value = penalty.amount if penalty.share is None else penalty.share
    assert (penalty.role, value) == (role, type(value)(stated))


def test_a_sum_for_each_time_is_no_penalty_due_once() -> None:
    (penalty,) = read(TEXT.format("乙方每迟到一次付违约金五百元。")).contract.liability.penalties
    assert (penalty.role, penalty.amount, penalty.each) == ("乙方", 500, "次")


def test_what_repairs_cost_at_most_is_no_penalty() -> None:
    assert read(TEXT.format("乙方在三年内支付五百元以下的维修费。")).contract.liability.penalties == ()
