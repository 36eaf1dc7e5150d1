"""Every sentence is there in both languages, names the same facts in both, and is said somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import hedui
from hedui.cli import messages
from hedui.messages import Message, load

HOUSE = Path(hedui.__file__).parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FACT = re.compile(r"\{(\w+)\}")
GROUPS = {"PLACE_OF": messages.PLACE_OF, "SCORE_HEADS": messages.SCORE_HEADS, "FAULTS": messages.FAULTS}
EVERY = messages.SENTENCES | {f"{name}.{key}": said for name, group in GROUPS.items() for key, said in group.items()}
SAME_IN_BOTH = {"EXTRA", "SCORE_HEADS.f1", "PLACE_OF.CODE=LEVEL", "AT_FILE", "FAILED_FILE", "LEFT_FILE", "ALARM"}
"""What has no words of its own, or hardly any."""


def in_code() -> Iterator[tuple[str, str, str]]:
    """Each sentence that stands in the code: where, and in both languages."""
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                values = [*node.args, *(keyword.value for keyword in node.keywords)]
                texts = [value.value for value in values if isinstance(value, ast.Constant)]
                if len(texts) == 2:
                    yield f"{path.relative_to(HOUSE)}:{node.lineno}", str(texts[0]), str(texts[1])


def test_a_sentence_is_whole_in_both_languages() -> None:
    for name, said in EVERY.items():
        assert said.zh.strip() and said.en.strip(), name
        assert CHINESE.search(said.zh) or name in SAME_IN_BOTH, name
        assert not CHINESE.search(said.en) or name == "APP", name


def test_both_languages_name_the_same_facts() -> None:
    assert len(list(in_code())) > 300
    for name, zh, en in [*((name, said.zh, said.en) for name, said in EVERY.items()), *in_code()]:
        systems_own_words = en == "{text}"
        assert systems_own_words or set(FACT.findall(zh)) == set(FACT.findall(en)), name


def test_what_is_said_is_in_the_file_and_what_is_in_the_file_is_said() -> None:
    asked = {
        node.attr
        for path in (HOUSE / "cli").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "messages"
    }
    assert asked - set(GROUPS) == set(messages.SENTENCES)
    assert set(GROUPS) < asked


def test_a_sentence_that_is_not_there_is_missed() -> None:
    with pytest.raises(AttributeError, match=r"\[NONSENSE\]"):
        assert messages.NONSENSE


@pytest.mark.parametrize("text", ['[A]\nzh = "甲"\n', '[A]\nen = "a"\n', '[A]\nzh = "甲"\nen = "a"\nfr = "a"\n'])
def test_half_a_sentence_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some.toml").write_text(text, "utf-8")
    monkeypatch.setattr("hedui.messages.resources.files", lambda _: tmp_path)
    with pytest.raises(TypeError):
        load("hedui.cli", "some.toml")


def test_a_file_of_sentences_has_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some.toml").write_text('[A]\nzh = "甲"\nen = "a"\n[B.c]\nzh = "丙"\nen = "c"\n', "utf-8")
    monkeypatch.setattr("hedui.messages.resources.files", lambda _: tmp_path)
    assert load("hedui.cli", "some.toml") == ({"A": Message("甲", "a")}, {"B": {"c": Message("丙", "c")}})
