"""How a batch shows that it is getting on."""

from __future__ import annotations

import io
import re
import sys

import pytest

from hedui.batch.outcome import Failure, Outcome
from hedui.batch.progress import Lines, Live, Quiet, for_terminal
from hedui.settings import Language

DONE = Outcome("a.pdf", 1.0, pages=12)
FAILED = Outcome("b.pdf", 1.0, failure=Failure("DamagedDocumentError", "x"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_where_standard_error_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    progress = for_terminal(Language.ZH, quiet=False)
    assert isinstance(progress, Lines)
    progress.begin(4)
    progress.advance(DONE)
    progress.advance(FAILED)
    progress.end()
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.fullmatch(r"2/4 个文件，每分钟 \d+ 页，约剩 \d+\.\d 分钟，失败 1 个\n", shown.err)


def test_a_line_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.batch.progress._LINE_SECONDS", 0.0)
    progress = Lines(Language.EN)
    progress.begin(2)
    progress.tick()
    progress.advance(DONE)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == ["0/2 documents", "1/2 documents"]
    assert "about ? minutes left" in lines[0]


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = for_terminal(Language.EN, quiet=False)
    assert isinstance(progress, Live)
    progress.begin(2)
    progress.advance(DONE)
    progress.advance(FAILED)
    progress.end()
    assert "2/2 documents" in terminal.getvalue()
    assert "1 failed" in terminal.getvalue()


def test_quiet_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    progress = for_terminal(Language.ZH, quiet=True)
    assert isinstance(progress, Quiet)
    progress.begin(1)
    progress.advance(DONE)
    progress.tick()
    progress.end()
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")
