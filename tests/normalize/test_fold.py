from __future__ import annotations

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedui.normalize.fold import Folded, Spaces, fold, fold_character, legible
from hedui.normalize.lookalike import resolve

TEXTS = st.text(
    st.one_of(st.sampled_from("合同【】［〔〕 \u3000\u00a0\t\n\r\u200bAb19，。：（）㈠㎡⼀⻓①²…½﹝ﬁ"), st.characters()),
    max_size=80,
)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("ＡＢＣ１２３，：；（）！？％", "ABC123,:;()!?%"),
        ("。、《》“”‘’【】", "。、《》“”‘’【】"),
        ("〔1〕〖2〗［3］[4]﹝5﹞", "【1】【2】【3】【4】【5】"),
        ("⼀年⻓期⺠法", "一年长期民法"),
        ("开⼾⾏⼾名", "开户行户名"),
        ("㈠概述 20㎡ №5", "(一)概述 20m2 No5"),
        ("①2个 98000² ½", "①2个 98000² ½"),
        ("合\u3000同\u00a0书\u2009号\u202f甲\u2800方", "合 同 书 号 甲 方"),
        ("合\u200b同\u200d书\ufeff号\u00ad甲\u2060方\u200e", "合同书号甲方"),
        ("71,0\u200d90.00\u202c元\ufe0f", "71,090.00元"),
        ("⽅⼤⺠⻘⼩⼄⽉⾦⺒⻲", "方大民青小乙月金巳亀"),
        ("一\t二\n三\r\n四\u2028五", "一\t二\n三 \n四\n五"),
        ("￥98,000.00", "¥98,000.00"),
        ("甲方∶乙方……", "甲方:乙方……"),
    ],
)
def test_plain_forms(raw: str, folded: str) -> None:
    assert fold(raw).text == folded


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("甲 方 ： 张 三", "甲方:张三"),
        ("云 MAS 业务", "云MAS业务"),
        ("China  Mobile \t Ltd", "China Mobile Ltd"),
        ("2024. 5. 14", "2024.5.14"),
        ("10086 7*24 小时", "10086 7*24小时"),
        ("  甲方 \n 乙方\t", "甲方\n乙方"),
        ("【 2 】年", "【2】年"),
        ("   ", ""),
        ("China\tMobile", "China Mobile"),
        ("é b", "é b"),
    ],
)
def test_blanks_dropped(raw: str, folded: str) -> None:
    assert fold(raw, spaces=Spaces.DROP).text == folded


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("云川市⻘禾\u200b公司", "云川市青禾公司"),
        ("⼭⻔\u00adＡ（甲）：①", "山门Ａ（甲）：①"),
        ("\uf90a融", "金融"),
        ("青禾 公司", "青禾 公司"),
    ],
)
def test_what_is_given_as_written_is_of_ordinary_characters(raw: str, shown: str) -> None:
    assert legible(raw) == shown


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(Spaces))
def test_each_character_maps_back_to_the_one_it_came_from(raw: str, spaces: Spaces) -> None:
    folded = fold(raw, spaces=spaces)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for character, offset in zip(folded.text, folded.offsets, strict=True):
        assert character in fold_character(raw[offset]) or (character == " " and raw[offset] == "\t")


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(Spaces))
def test_folding_twice_changes_nothing(raw: str, spaces: Spaces) -> None:
    once = fold(raw, spaces=spaces)
    assert fold(once.text, spaces=spaces).text == once.text


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_a_span_maps_to_raw_text_that_folds_to_it(raw: str, data: st.DataObject) -> None:
    folded = fold(raw)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    raw_start, raw_end = folded.raw_span(start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    assert folded.text[start:end] in fold(raw[raw_start:raw_end]).text


def test_many_different_characters_fold_as_each_alone() -> None:
    raw = "".join(map(chr, range(0xFF01, 0xFF5F)))
    assert fold(raw).text == "".join(fold_character(character) for character in raw)


def test_spans_at_the_edges() -> None:
    folded = fold("㈠ab")
    assert folded.text == "(一)ab"
    assert folded.raw_span(0, 3) == (0, 1)
    assert folded.raw_span(1, 2) == (0, 1)
    assert folded.raw_span(3, 3) == (1, 1)
    assert folded.raw_span(5, 5) == (3, 3)
    assert fold("").raw_span(0, 0) == (0, 0)
    for start, end in ((-1, 1), (2, 1), (0, 6)):
        with pytest.raises(IndexError):
            folded.raw_span(start, end)


def test_what_is_written_instead_comes_from_the_same_place() -> None:
    folded = fold("１ ２\u200b３ 年")
    assert folded.replaced([]) is folded
    edited = folded.replaced([(0, 1, "xyz"), (1, 2, ""), (4, 6, "-")])
    assert edited.text == "xyz23-"
    assert list(edited.offsets) == [0, 0, 0, 2, 4, 5]
    assert edited.raw_span(5, 6) == (5, 6)


def test_long_texts_have_offsets_too() -> None:
    assert fold("甲" * 20_000).offsets == array("I", range(20_000))


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("1OO5", "1005"),
        ("8l7I2", "81712"),
        ("2〇24", "2024"),
        ("二O二四年", "二〇二四年"),
        ("二0二0年", "二〇二〇年"),
        ("Oil 5 lines", "Oil 5 lines"),
        ("5O元", "5O元"),
        ("MEA5649646O", "MEA5649646O"),
    ],
)
def test_look_alikes_between_digits(text: str, resolved: str) -> None:
    assert resolve(fold(text)).text == resolved


def test_look_alikes_keep_their_offsets() -> None:
    folded = Folded("1O5", array("I", [4, 5, 6]))
    assert resolve(folded).offsets == folded.offsets
