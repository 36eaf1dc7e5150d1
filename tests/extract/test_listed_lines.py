"""Lines of a list, each with a label of its own, that stand close below one another."""

from __future__ import annotations

import pytest

from hedui.models.contract import Contract

from .reading import read


def _read(lines: str) -> Contract:
    return read(f"服务合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n{lines}\n").contract


@pytest.mark.parametrize("price", ["服务费：43,500元", "租金：43,500元（含6%税）", "管理费：43,500元，一次付清"])
def test_a_date_at_the_end_of_a_line_does_not_run_on_in_the_label_below(price: str) -> None:
    contract = _read(f"服务期限：2025年4月1日至2027年3月31日\n{price}")
    assert str(contract.period.end_date) == "2027-03-31"
    assert not contract.rates


@pytest.mark.parametrize("price", ["服务费43,500元", "租金43,500元"])
@pytest.mark.parametrize("date", ["2025年4月1日至2027年3月31日", "2027年3月"])
def test_the_last_character_of_a_date_tells_no_period_of_a_price(date: str, price: str) -> None:
    assert not _read(f"{date}{price}。").rates


@pytest.mark.parametrize(("price", "per"), [("日租金260元。", "day"), ("月服务费2,600元。", "month")])
def test_the_period_that_a_price_is_named_by_is_read(price: str, per: str) -> None:
    [rate] = _read(price).rates
    assert rate.per == per


@pytest.mark.parametrize("between", ["：", " | ", "\t"])
@pytest.mark.parametrize(("first", "last"), [("开始日期", "结束日期"), ("起始日", "终止日"), ("起租日", "合同到期日")])
def test_the_days_of_a_term_are_read_behind_their_labels(first: str, last: str, between: str) -> None:
    contract = _read(f"{first}{between}2025年11月20日\n{last}{between}2026年3月25日")
    assert (str(contract.period.start_date), str(contract.period.end_date)) == ("2025-11-20", "2026-03-25")


@pytest.mark.parametrize(
    "line", ["投标截止日期：2026年3月25日", "质保期届满日：2026年3月25日", "保函到期日：2026年3月25日"]
)
def test_the_last_day_of_something_else_ends_no_agreement(line: str) -> None:
    assert _read(line).period.end_date is None


def test_who_is_sent_to_the_other_party_is_no_stranger() -> None:
    contract = _read("一、乙方向甲方派遣工人三十名，协议期两年，自2025年4月1日至2027年3月31日。")
    assert (contract.period.duration, str(contract.period.start_date)) == ("P2Y", "2025-04-01")
