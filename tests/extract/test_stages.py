"""Stages of reading say truly what they need and what they give."""

from fnmatch import fnmatchcase
from typing import Any

import pytest

from hedui.divide import divide
from hedui.extract import extract, lay_out, load_catalogue
from hedui.extract.draft import Draft, Sieve, Stage
from hedui.extract.stages import STAGES
from hedui.models.page import Page, Reading

_GIVEN = {"layout", "sheet", "ner", "mentions", "chosen"}
"""What every stage may use: the text, and the draft's own ways."""
_STATED = {name for name in Draft.__slots__ if name not in _GIVEN}
_PAPER = """合同编号：HX-2026-018
技术服务合同
甲方：青禾数据有限公司
乙方：远山软件有限公司
一、合同总价为人民币98,000元（大写：玖万捌仟元整），税率为☑6% □3%。
二、服务期限自2026年1月1日起至2026年12月31日止。
三、争议由甲方所在地人民法院管辖。
四、本合同一式两份，双方各执一份。
"""
_PAGES = (Page(1, _PAPER, Reading.PLAIN_TEXT),)


class _Watched(Draft):
    """A draft that notes which of its attributes are used."""

    used: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in _STATED:
            object.__getattribute__(self, "used").add(name)
        return super().__getattribute__(name)

    def __setattr__(self, name: str, value: object) -> None:
        if name in _STATED and "used" in self.__dict__:
            self.used.add(name)
        super().__setattr__(name, value)


def _overlap(need: str, gift: str) -> bool:
    return fnmatchcase(gift, need) or fnmatchcase(need, gift)


@pytest.mark.parametrize("number", range(len(STAGES)))
def test_what_a_stage_needs_is_given_before_it(number: int) -> None:
    gifts = {gift for stage in STAGES[:number] for gift in stage.gives}
    for need in STAGES[number].needs:
        assert any(_overlap(need, gift) and (need in _STATED) == (gift in _STATED) for gift in gifts), need


def test_a_stage_uses_nothing_of_the_draft_that_it_does_not_name() -> None:
    catalogue = load_catalogue()
    draft = _Watched(lay_out(_PAGES, catalogue, divide(_PAGES)))
    for stage in STAGES:
        draft.used = set()
        draft.run([stage])
        assert draft.used <= {*stage.needs, *stage.gives}, stage


def test_fields_that_are_given_are_those_that_were_named() -> None:
    catalogue = load_catalogue()
    draft = Draft(lay_out(_PAGES, catalogue, divide(_PAGES)))
    for stage in STAGES:
        before = {id(mention) for mention in draft.mentions}
        draft.run([stage])
        new = {m.field for m in draft.mentions if id(m) not in before}
        allowed = stage.gives if isinstance(stage, Stage) else stage.needs
        assert all(any(fnmatchcase(name, one) for one in allowed) for name in new), (stage, new)


def test_a_sieve_keeps_what_it_is_not_shown() -> None:
    draft = Draft(lay_out(_PAGES, load_catalogue(), divide(_PAGES))).run(STAGES[:3])
    fields = [m.field for m in draft.mentions]
    draft.run([Sieve(lambda draft, known: [], needs=("party.*",))])
    assert [m.field for m in draft.mentions] == [name for name in fields if not name.startswith("party.")]
    assert any(name.startswith("party.") for name in fields)


def test_a_stage_sees_only_the_mentions_that_it_needs() -> None:
    seen: list[str] = []
    draft = Draft(lay_out(_PAGES, load_catalogue(), divide(_PAGES))).run(STAGES[:3])
    draft.run([Stage(lambda draft, known: seen.extend(m.field for m in known) or [], needs=("party.name",))])
    assert seen == ["party.name", "party.name"]


def test_the_whole_of_it_reads_the_paper() -> None:
    contract = extract(_PAGES, load_catalogue()).contract
    assert (contract.number, contract.total.amount, contract.copies.total) == ("HX-2026-018", 98000, 2)
