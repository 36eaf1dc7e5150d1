"""The generator's command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fixtures.generator.__main__ import main


def test_it_writes_what_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--seed", "2", "--count", "3", "--out", str(tmp_path), "--as", "text,noise", "--kind", "lease"]
    assert main([*arguments, "--faults", "none", "--split", "test"]) == 0
    assert sorted(path.name for path in tmp_path.glob("*.txt")) == [
        f"lease-2-000{index}{form}.txt" for index in range(3) for form in (".noise", "")
    ]
    truths = [json.loads(path.read_text("utf-8")) for path in tmp_path.glob("*.expected.json")]
    assert [truth["findings"] for truth in truths] == [[], [], []]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("wrong", [["--as", "fax"], ["--faults", "lies"], ["--kind", "marriage"]])
def test_unknown_words_are_refused_with_those_known(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), *wrong])
    message = capsys.readouterr().err
    assert wrong[1] in message
    assert "known are" in message or "choose from" in message
