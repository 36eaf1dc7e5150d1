"""How long a document may take, by what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.batch import pace
from tests.read.words import paragraph, run, word


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr(pace, "_listener", seconds.append)
    return seconds


def test_long_texts_and_word_files_may_take_longer(tmp_path: Path, allowed: list[float]) -> None:
    (tmp_path / "a.txt").write_text("甲方", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"a" * 1_000_000)
    word(tmp_path / "c.docx", paragraph(run("甲方")))
    word(tmp_path / "d.docx", paragraph(run("甲" * 500_000)))
    word(tmp_path / "e.docx", parts={f"media/{n}.png": bytes(30_000 if n else 300) for n in range(4)})
    (tmp_path / "f.docx").write_bytes(b"PK\x03\x04")
    for path in sorted(tmp_path.iterdir()):
        pace.begin(path.name, path, None)
    least = pace.time_limit(1)
    assert allowed == [least, pace.time_limit(11), least, pace.time_limit(16), pace.time_limit(4), least]


def test_what_says_that_it_is_large_is_not_waited_for_all_day(tmp_path: Path, allowed: list[float]) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(4_000_000_000)
    pace.begin("a.txt", tmp_path / "a.txt", None)
    assert allowed == [pace.time_limit(501)]
    pace.begin("a.txt", tmp_path / "a.txt", 5.0)
    assert allowed[1:] == [5.0]
