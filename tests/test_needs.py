"""What ``--all-programs`` promises: nothing goes untested, for whatever reason it was skipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = """
import pytest

needs = pytest.mark.needs()

@needs
def test_that_skips(): pytest.skip("for a reason")

@needs
@pytest.mark.skipif(True, reason="for another")
def test_that_is_skipped(): pass

@needs
@pytest.mark.xfail(strict=True)
def test_that_is_expected_to_fail(): assert False
"""
PASSED_OVER = "import pytest\npytest.importorskip('a_package_that_nobody_has')\n"
SETTINGS = "[pytest]\nmarkers = needs: x\n"


def test_a_skip_of_any_kind_fails_where_all_programs_are_said_to_be_there(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    for name, text in (("test_one.py", SKIPPED), ("test_two.py", PASSED_OVER), ("pytest.ini", SETTINGS)):
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    bare, full = (
        subprocess.run([*command, *more], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        for more in ((), ("--all-programs", "--continue-on-collection-errors"))
    )
    assert bare.returncode == 0 and "3 skipped" in bare.stdout, bare.stdout
    assert full.returncode == 1 and "skipped" not in full.stdout.splitlines()[-1], full.stdout
    for name in ("test_that_skips", "test_that_is_skipped", "test_two.py"):
        assert any(line.startswith(("FAILED", "ERROR")) and name in line for line in full.stdout.splitlines()), name
    assert "1 xfailed" in full.stdout
