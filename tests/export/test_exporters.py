"""One export that cannot be written costs none of the others; one that fails half-way leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch.test_run import batch, fill

from hedui.errors import ExitCode
from hedui.export.agreement import Agreement
from hedui.export.exporters import EXPORTERS, export_all
from hedui.settings import Export

from .samples import MISSING, agreement, entry, target


def test_every_kind_of_export_has_its_exporters() -> None:
    assert set(EXPORTERS) == set(Export)


def test_a_file_that_cannot_be_replaced_is_named_and_the_others_stand(tmp_path: Path) -> None:
    (tmp_path / "contracts.xlsx").mkdir()
    [said] = export_all(target(tmp_path), set(Export), [agreement(entry())], [MISSING])
    assert "contracts.xlsx" in said
    assert "无法写入" in said
    assert {path.name for path in tmp_path.iterdir()} >= {
        "contracts.csv",
        "findings.csv",
        "records.jsonl",
        "report.html",
    }


def test_a_failure_while_writing_leaves_nothing_half_written(tmp_path: Path) -> None:
    def agreements() -> Iterator[Agreement]:
        yield agreement(entry())
        raise ZeroDivisionError

    aim = target(tmp_path)
    with aim.folder.tidy(), aim.cache, pytest.raises(ZeroDivisionError):
        export_all(aim, set(Export), agreements(), [])
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"exports.sqlite"}


def test_a_batch_says_which_export_is_missing_and_keeps_its_records(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "contracts.csv").mkdir(parents=True)
    summary = batch(fill(tmp_path / "in", a_txt="甲-1"), out, export=frozenset({Export.CSV}))
    assert summary.counts.done == 1
    assert summary.exit_code(None) is ExitCode.USAGE
    written = json.loads((out / "summary.json").read_text("utf-8"))
    assert written["counts"]["done"] == 1
    assert "contracts.csv" in written["unwritten"][0]
