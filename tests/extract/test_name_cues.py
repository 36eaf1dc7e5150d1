"""The hints that the model of names is given."""

from __future__ import annotations

from hedui.extract.values.name_cues import REACH, name_cues


def _kinds(text: str) -> str:
    return "".join(cue[0] for cue in name_cues(tuple(text)))


def test_each_character_knows_the_ending_that_follows() -> None:
    assert _kinds("由洛宁县水利局签订") == "OOOOOOO--"
    assert _kinds("开户行中信银行") == "BBBBBBB"
    assert _kinds("住育才路00号，") == "AAAAAAA-"


def test_no_hint_reaches_over_a_stop() -> None:
    assert _kinds("甲方：水利局") == "---OOO"
    assert _kinds("收到通知后，公司") == "------OO"


def test_hints_grow_coarser_and_end() -> None:
    cues = name_cues(tuple("远" * 40 + "公司"))
    assert cues[-1] == "O0"
    assert cues[0] == "-"
    assert [cue != "-" for cue in cues].index(True) == len(cues) - 1 - REACH
    numbers = [int(cue[1]) for cue in cues if cue != "-"]
    assert numbers == sorted(numbers, reverse=True)


def test_the_nearer_of_two_endings_counts() -> None:
    cues = name_cues(tuple("甲公司乙分公司"))
    assert cues[:3] == ["O0", "O0", "O0"]


def test_there_is_a_hint_for_every_character() -> None:
    characters = ("甲", "\n", "0", "：", "局")
    assert len(name_cues(characters)) == len(characters)
    assert name_cues(()) == []
