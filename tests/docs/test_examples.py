"""What the documents show other programs doing with the output works as it stands there."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from hedui.batch.run import Request, run
from hedui.errors import EngineMissingError
from hedui.models.record import Record
from hedui.settings import BatchSettings, Export, Options

from .pages import DOCS

AGREEMENT = """设备采购合同
合同编号：{number}
甲方：云泽市第三中学
乙方：云泽启明教学设备有限公司
合同总价：人民币71,090.00元（大写：柒万壹仟零玖元整）
合同期限：2025年5月1日至2026年4月30日
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, kept_workers_of_module: None) -> Path:
    """Where an import has filled ``out`` from two files of one name."""
    root = tmp_path_factory.mktemp("examples")
    for name, number in (("一部", "GX-1"), ("二部", "GX-2")):
        (root / "in" / name).mkdir(parents=True)
        (root / "in" / name / "合同.txt").write_text(AGREEMENT.format(number=number), "utf-8")
    options = BatchSettings(workers=1, export=frozenset({Export.JSONL, Export.PARQUET, Export.SQLITE}))
    run(Request(root / "in", root / "out", Options(batch=options)))
    return root


def test_every_example_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    section = (DOCS / "record.md").read_text("utf-8").partition("## With other programs")[2]
    examples = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(examples) == 4
    for example in examples:
        exec(compile(example, "record.md", "exec"), {})
    shown = capsys.readouterr().out
    assert "71090.00" in shown
    assert "一部/合同.txt 71090 2026-04-30 " in shown
    with closing(sqlite3.connect("register.sqlite")) as register:
        rows = register.execute("SELECT path, number, total, expires_on FROM agreements ORDER BY number").fetchall()
    assert rows == [
        ("一部/合同.txt", "GX-1", "71090.00", "2026-04-30"),
        ("二部/合同.txt", "GX-2", "71090.00", "2026-04-30"),
    ]


def test_parquet_has_types_and_names_that_stay(folder: Path) -> None:
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(folder / "out/contracts.parquet")
    assert {"file", "number", "party_a", "worst_finding", "expires_on", "account_b", "sha_256"} <= {*table.column_names}
    assert table.column("total").to_pylist() == [Decimal("71090.0000000000")] * 2
    assert str(table.schema.field("expires_on").type) == "date32[day]"
    assert (
        pyarrow.parquet.read_table(folder / "out/findings.parquet").column("code").to_pylist()[0]
        == "amount-words-mismatch"
    )


def test_parquet_is_written_only_where_asked_for() -> None:
    assert Export.PARQUET not in BatchSettings().export
    assert BatchSettings().export < {*Export}


def test_the_schema_has_an_identity_and_holds_for_every_record(folder: Path) -> None:
    schema = Record.json_schema()
    assert schema["$id"] == "urn:hedui:record:1"
    for line in (folder / "out/records.jsonl").read_text("utf-8").splitlines():
        jsonschema.Draft202012Validator(schema).validate(
            Record.model_validate_json(line).model_dump(mode="json", by_alias=True)
        )


def test_without_the_extra_nothing_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.export.exporters.importlib.util.find_spec", lambda name: None)
    options = Options(batch=BatchSettings(export=frozenset({Export.PARQUET})))
    with pytest.raises(EngineMissingError, match="parquet"):
        run(Request(folder / "in", folder / "none", options))
    assert not (folder / "none").exists()
