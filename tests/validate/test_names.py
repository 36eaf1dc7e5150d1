"""What is no difference between two names, what may be a slip, what is another name."""

from __future__ import annotations

import pytest

from hedui.validate.names import Likeness, likeness, plain_name

NAME = "东禾通信集团云州有限公司青岚分公司"


@pytest.mark.parametrize(
    "other",
    [
        "东禾通信集团云州有限公司【青岚分公司】",
        "东禾通信集团云州有限公司 青岚分公司（盖章）",
        "东禾通信集团\n云州有限公司青岚分公司（以下简称“乙方”）",
        "（2）东禾通信集团云州有限公司青岚分公司（乙方）",
        "户名：东禾通信集团云州有限公司青岚分公司",
        "东禾通信集团云州有限公司青岚分公司（非独立法人）",
        "东禾通信集团云州有限公司青岚分公司（原青岚电信局）",
    ],
)
def test_no_difference(other: str) -> None:
    assert likeness(NAME, other) is Likeness.SAME


def test_full_and_half_width() -> None:
    assert plain_name("星野（青岚）Ａ科技") == plain_name("星野(青岚)A科技")


@pytest.mark.parametrize("other", ["东禾通信集团云州有有限公司青岚分公司", "东禾通信集云州有限公司青岚分公司"])
def test_a_lost_or_doubled_character_may_be_a_slip(other: str) -> None:
    assert likeness(NAME, other) is Likeness.SLIP


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NAME, "东禾通信集团云州有限公司青岚公司"),
        (NAME, "东禾通信集团云州有限公司"),
        (NAME, "东禾通信集团云州有限公司临溪分公司"),
        ("临河市第三人民医院", "临河市三人民医院"),
    ],
)
def test_another_name(first: str, second: str) -> None:
    assert likeness(first, second) is Likeness.DIFFERENT


def test_another_character_is_another_name_unless_it_was_hardly_read() -> None:
    assert likeness("临河市人民医院", "临河县人民医院") is Likeness.ONE_OFF


def test_characters_of_the_same_look() -> None:
    assert likeness("东微电子有限公司", "东徽电子有限公司") is Likeness.LOOK_ALIKE
