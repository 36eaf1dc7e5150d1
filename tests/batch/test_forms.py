"""The same agreement in several forms, and agreements that are only alike."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal

from hedui.batch.facts import Facts, likeness, sketch
from hedui.batch.forms import groups, is_same
from tests.batch.test_supplements import A, C, facts

CHANCE = random.Random(7)
WORDS = "甲方乙方应当按照约定支付货款并在验收合格之后十日内交付设备安装调试培训质保维修更换违约责任争议解决管辖法院"
TEXT = "".join(CHANCE.choice(WORDS) for _ in range(3000))


def noisy(text: str, share: float) -> str:
    return "".join(CHANCE.choice(WORDS) if CHANCE.random() < share else each for each in text)


def form(path: str, text: str = TEXT, **values: object) -> Facts:
    return facts(path, sketch=sketch(text), **values)


def paths(*members: Facts) -> list[list[str]]:
    return [[each.path for each in group] for group in groups([members])]


PDF = form("a.pdf", reading=3)
SCAN = form("b.pdf", noisy(TEXT, 0.04), reading=1, confidence=0.93)
PLAIN = form("a.txt", noisy(TEXT, 0.01), reading=2)


def test_a_text_is_alike_whatever_a_recognition_mixes_up() -> None:
    assert likeness(PDF.sketch, SCAN.sketch) > 0.6
    other = "".join(CHANCE.choice(WORDS) for _ in range(3000))
    assert likeness(PDF.sketch, sketch(other)) < 0.2
    assert likeness("", "") == 0.0


def test_pdf_scan_and_text_are_one_with_the_best_reading_first() -> None:
    assert paths(SCAN, PDF, PLAIN) == [["a.pdf", "a.txt", "b.pdf"]]


def test_copies_are_one_whatever_they_lack() -> None:
    one, two = (facts(path, sha256="c" * 64, number=None, sketch="") for path in ("a.pdf", "b.pdf"))
    assert paths(one, two) == [["a.pdf", "b.pdf"]]


def test_two_agreements_of_one_file_are_two() -> None:
    assert not is_same(form("a.pdf", sha256="c" * 64), form("a.pdf.2", sha256="c" * 64, part=2))


def test_a_value_that_differs_keeps_them_apart() -> None:
    for values in (
        {"number": "CG-2023-019"},
        {"total": Decimal("128601.00")},
        {"date_signed": datetime.date(2023, 5, 2)},
        {"expires_on": datetime.date(2025, 4, 30)},
        {"parties": (A, C)},
        {"parties": (A, "澄江数码设备有限公司（北）")},
    ):
        assert paths(PDF, form("c.pdf", **values)) == [], values


def test_a_name_misread_on_a_scan_only() -> None:
    misread = (A, "澄江数码没备有限公司")
    assert is_same(PDF, form("c.pdf", reading=1, parties=misread))
    assert not is_same(PDF, form("c.pdf", reading=3, parties=misread))


def test_another_text_under_the_same_number_is_another_agreement() -> None:
    other = "".join(CHANCE.choice(WORDS) for _ in range(3000))
    assert not is_same(PDF, form("c.pdf", other))


def test_without_numbers_title_parties_and_more_have_to_agree() -> None:
    bare = {"number": None}
    assert is_same(form("a.pdf", **bare), form("b.pdf", **bare))
    nothing = bare | {"date_signed": None, "total": None, "expires_on": None}
    assert not is_same(form("a.pdf", **nothing), form("b.pdf", **nothing))


def test_two_that_contradict_each_other_are_not_joined_by_a_third() -> None:
    """A reading without the total goes with either, but makes no one of both."""
    vague = form("b.pdf", reading=1, total=None)
    other = form("c.pdf", total=Decimal("1.00"))
    [home] = groups([(PDF, vague, other)])
    assert {each.path for each in home} == {"a.pdf", "b.pdf"}


def test_very_many_of_one_number_are_not_compared() -> None:
    assert paths(*(form(f"{number:04}.pdf") for number in range(150))) == []


def test_two_texts_that_differ_in_a_clause_are_two_agreements() -> None:
    changed = TEXT[:1000] + "".join(CHANCE.choice(WORDS) for _ in range(300)) + TEXT[1300:]
    assert not is_same(PDF, form("b.txt", changed, reading=2))
