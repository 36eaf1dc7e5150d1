"""Penalties in words that no pattern knows: what is told of one, and what the model gives and leaves alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hedui.extract import load_catalogue
from hedui.extract.candidates.spot import Candidate, spot
from hedui.extract.facts import RULE
from hedui.extract.facts.model import load
from hedui.extract.facts.penalties import Penalties
from hedui.extract.facts.portions import value_for
from hedui.extract.mention import Value
from hedui.extract.words.entries import Fact, Kind
from tests.extract.reading import read

_TEXT = "服务合同\n合同编号：FW-2024-7\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n第三条 {}\n"
_FACTS = {fact.name: fact for fact in load_catalogue().facts if fact.name.startswith("penalty.")}
trained = pytest.mark.skipif(not set(_FACTS) <= set(load().fields), reason="the model has not learned penalties yet")


@dataclass(frozen=True)
class _Sure:
    candidate: Candidate
    fact: Fact
    probability: float = 0.99

    @property
    def value(self) -> Value:
        return value_for(self.fact, self.candidate)


def _told(clause: str) -> list[dict[str, str]]:
    """What is told of each penalty, where each sum and share of the clause is one."""
    layout = read(_TEXT.format(clause)).layout
    sure = [_Sure(one, fact) for fact in _FACTS.values() for one in spot(layout, frozenset(map(Kind, fact.kinds)))]
    return [{name: str(value) for name, value, _ in told} for _, told in Penalties(layout).told(sure)]


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("乙方偷工减料，认罚工钱的三成。", {"role": "乙方", "share": "0.3", "base": "工钱"}),
        ("甲方说话不算数，拿六千元出来赔乙方。", {"role": "甲方", "amount": "6000.00"}),
        ("甲方误了乙方的工，每耽误一天补乙方1200元。", {"role": "甲方", "amount": "1200", "per": "day"}),
        ("乙方缺岗一人扣150元。", {"role": "乙方", "amount": "150", "each": "人"}),
        ("乙方每少派一辆车扣300元。", {"role": "乙方", "amount": "300", "each": "辆"}),
        ("乙方漏发一次罚两百块一回。", {"role": "乙方", "amount": "200.00", "each": "次"}),
        ("乙方拒修，罚五百元一回。", {"role": "乙方", "amount": "500.00", "each": "回"}),
        ("乙方擅换项目经理，甲方罚款50000元。", {"role": "乙方", "amount": "50000"}),
        ("资料作假的，甲方可从货款里扣乙方八千元。", {"role": "乙方", "amount": "8000.00"}),
        ("甲方反悔，一次性赔乙方五千元。", {"role": "甲方", "amount": "5000.00"}),
        ("谁反悔谁赔两千块。", {"amount": "2000.00"}),
        ("乙方转包，罚合同价的10%，即5万元。", {"role": "乙方", "share": "0.1", "amount": "50000", "base": "合同价"}),
        ("乙方泄密，赔甲方人民币50000元（大写：伍万元整）。", {"role": "乙方", "amount": "50000"}),
    ],
)
def test_what_is_told_of_a_penalty(clause: str, told: dict[str, str]) -> None:
    [found] = _told(clause)
    same = {name: value.removesuffix(".00") for name, value in found.items()}
    assert same == {name: value.removesuffix(".00") for name, value in told.items()}


def test_two_penalties_of_a_sentence_are_two_and_one_told_again_is_one() -> None:
    first, second = _told("乙方少来一人扣100元，中途走人罚5000元。")
    assert (first.get("each"), second.get("each")) == ("人", None)
    assert len(_told("乙方反悔罚两千元。\n乙方反悔罚两千元。")) == 1


def test_nothing_is_read_of_a_model_that_knows_no_penalties() -> None:
    if trained.args[0]:
        assert not read(_TEXT.format("乙方偷工减料，倒扣五千元。")).contract.liability.penalties


@trained
@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("乙方反悔的，认罚工钱的三成。", "penalty.share", "0.3"),
        ("乙方擅自转包，罚五万元。", "penalty.amount", "50000.00"),
        ("乙方每缺勤一人扣二百元。", "penalty.amount", "200.00"),
        ("甲方反悔的，赔乙方一万块。", "penalty.amount", "10000.00"),
    ],
)
def test_a_penalty_in_words_that_no_pattern_knows(clause: str, field: str, value: str) -> None:
    [found] = [m for m in read(_TEXT.format(clause)).of(field) if m.rule == RULE]
    assert str(found.value) == value


@trained
@pytest.mark.parametrize(
    "clause",
    [
        "甲方晚付一天，按欠款的千分之三加付。",
        "罚款累计不超过合同价的百分之五。",
        "乙方交押金两千元，走时退还。",
        "违反交通规则的，由交警罚款二百元。",
        "乙方与分包人约定旷工罚三百元，与甲方无关。",
        "损失多少赔多少，去年赔了九千元。",
        "货款一共四万八千元，秋后付清。",
        "提前完工的，甲方奖励乙方二千元。",
    ],
)
def test_what_is_no_penalty(clause: str) -> None:
    assert not [m for m in read(_TEXT.format(clause)).mentions if m.field.startswith("penalty.")]
