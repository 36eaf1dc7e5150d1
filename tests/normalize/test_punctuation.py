"""Texts cut at marks."""

import pytest

from hedui.normalize import punctuation

TEXT = "甲方付款;乙方交货,验收后结清。完"


def test_the_sentence_around_a_place() -> None:
    place = TEXT.index("验收")
    assert punctuation.since(TEXT[:place], punctuation.SENTENCE) == "乙方交货,"
    assert punctuation.before(TEXT, place, punctuation.SENTENCE, 3) == "交货,"
    assert punctuation.before(TEXT, place, punctuation.PHRASE, 40) == ""
    assert punctuation.behind(TEXT, place, punctuation.SENTENCE, 40) == "验收后结清"
    assert punctuation.behind(TEXT, place, punctuation.SENTENCE, 2) == "验收"


def test_what_has_no_mark_is_whole() -> None:
    assert punctuation.up_to("验收", punctuation.PHRASE) == punctuation.since("验收", punctuation.PHRASE) == "验收"
    assert punctuation.first("验收", punctuation.PHRASE, 0, 2) == 2
    assert not punctuation.holds("验收", punctuation.PHRASE)


def test_pieces_are_what_stands_between_the_marks() -> None:
    assert [TEXT[start:end] for start, end in punctuation.pieces(TEXT, punctuation.PHRASE)] == [
        "甲方付款",
        "乙方交货",
        "验收后结清",
        "完",
    ]
    assert list(punctuation.pieces(";;a;", ";", 1, 3)) == [(2, 3)]
    assert punctuation.places("a;b,c", ";,") == [1, 3]


@pytest.mark.parametrize("marks", [r"[]^-\&|", "(){}"])
def test_any_character_may_be_a_mark(marks: str) -> None:
    assert punctuation.places(f"a{marks}b", marks) == list(range(1, len(marks) + 1))


def test_blanks_beside_chinese_characters_go() -> None:
    assert punctuation.unspaced("合同  名称 A B\t乙 方") == "合同名称A B乙方"
