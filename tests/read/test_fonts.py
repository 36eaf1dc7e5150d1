"""Letters for PDFs that bring none of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .paper import Paper

INK = """
import sys
from hedui import fonts
fonts.SYSTEM = ()
import hedui.read
import pypdfium2
print(int((pypdfium2.PdfDocument(sys.argv[1])[0].render().to_numpy() < 128).sum()))
"""
"""Tells how much is drawn of a page where the system has no fonts."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have Chinese fonts of their own")
def test_chinese_letters_are_drawn_where_neither_the_file_nor_the_system_has_them(tmp_path: Path) -> None:
    written = Paper(tmp_path / "a.pdf").text(72, 72, "甲方应在十日内付款").save()
    drawn = subprocess.run([sys.executable, "-c", INK, written], capture_output=True, text=True, check=True)
    assert int(drawn.stdout) > 300
