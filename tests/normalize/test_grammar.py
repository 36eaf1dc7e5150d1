"""What patterns of all rooms share: numerals, and the phrases that say what a party is called."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from hedui.normalize import grammar

CALLED = grammar.pattern(r"[(（]{called}(?P<role>\p{Han}{2,6}){quote}[)）]")


@pytest.mark.parametrize(
    "phrase",
    [
        "（以下简称“甲方”）",
        "（以下简称甲方）",
        "（以下称为甲方）",
        "(下称'甲方')",
        "（下文简称:甲方）",
        "（简称甲方）",
        "（以下统称甲方）",
        "（又称“甲方”）",
        "（或称甲方）",
    ],
)
def test_how_a_party_is_called(phrase: str) -> None:
    match = CALLED.fullmatch(phrase)
    assert match is not None and match["role"] == "甲方"


@pytest.mark.parametrize("phrase", ["（甲方）", "（职称证书）", "（以下甲方）", "（代称甲方）"])
def test_what_says_nothing_of_a_party(phrase: str) -> None:
    assert CALLED.fullmatch(phrase) is None


def test_names_stand_for_numerals_and_repetitions_for_themselves() -> None:
    article = grammar.pattern(r"第{number}{1,3}条", r"[{ten}零]{2}、")
    assert article.fullmatch("第十二条") and article.fullmatch("第12条") and article.fullmatch("十零、")
    assert not article.fullmatch("第一二三四条") and not article.fullmatch("一、")


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(regex.error):
        grammar.pattern("({number}")


def test_of_listed_words_the_longest_counts() -> None:
    assert regex.match(grammar.one_of(["甲方", "甲方代表", "No."]), "甲方代表签字")[0] == "甲方代表"
    assert regex.fullmatch(grammar.one_of(["No."]), "Not") is None


def test_of_listed_words_the_longest_counts_whatever_signs_they_hold() -> None:
    words = ("总价", "总价款", "USD", "US$", "[元]", "^", "a-b", "金 额", "-")
    pattern = regex.compile(grammar.one_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert pattern.findall("总价款与总价,US$5-USD 6") == ["总价款", "总价", "US$", "-", "USD"]
    assert not any(map(pattern.search, ("总", "US", "元", "]", "a", "\\")))
    assert regex.compile(rf"(?:{grammar.one_of(words)})额", regex.VERBOSE).fullmatch("金 额额")
    assert regex.compile(rf"(?<={grammar.one_of(words)})5").search("总价款5")


@given(
    st.sets(st.text("甲乙方a ", min_size=1, max_size=4).filter(str.strip), min_size=1),
    st.text("甲乙方a 丙", max_size=12),
)
def test_no_text_that_holds_a_word_is_passed_over_for_how_it_begins(words: set[str], text: str) -> None:
    holds = regex.search(grammar.one_of(words, " {0,2}"), text) is not None
    assert grammar.Heads(words).stand_in(text) or not holds


def test_a_text_without_the_beginning_of_a_word_is_passed_over() -> None:
    heads = grammar.Heads(["联系电话", "地址"])
    assert heads.stand_in("联  系电话") and heads.stand_in("地址:")
    assert not heads.stand_in("话电系联,址地。")


def test_where_words_may_begin_is_told_by_their_first_two_characters() -> None:
    heads = grammar.Heads(["开户行", "电 话"])
    assert list(heads.places("电话和开户行，电  话")) == [0, 3, 7]
    assert list(heads.places("开 户 户行")) == [0]
    assert list(grammar.Heads(["号"]).places("编 号")) == [0, 2]
