"""Exports are written where something changed, from what is kept of each record, and come out as if written afresh."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

from hedui.batch.linking import Linking
from hedui.errors import ExitCode
from hedui.export.workbook import Workbook
from hedui.models.record import Record
from hedui.settings import Export, Settings

from .test_run import batch, fill, record

pytestmark = pytest.mark.usefixtures("kept_workers")

NAMES = ("contracts.xlsx", "contracts.csv", "findings.csv", "records.jsonl", "report.html")
EVERY = frozenset(Export)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(
        tmp_path / "in",
        **{f"{name}.txt": f"甲-{number}\n不符{number}" for number, name in enumerate("acegikm")},
    )


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    batch(folder, tmp_path / "out", export=EVERY)
    return tmp_path / "out"


def times(out: Path) -> dict[str, int]:
    return {name: (out / name).stat().st_mtime_ns for name in NAMES}


def contents(out: Path) -> dict[str, bytes]:
    """What does not depend on when it was written: tables, workbook, lines, and the list of the report."""
    listed = {path.name: path.read_bytes() for path in (out / "report/index").iterdir()}
    return {name: (out / name).read_bytes() for name in NAMES} | listed


def afresh(folder: Path, out: Path) -> dict[str, bytes]:
    shutil.rmtree(out)
    batch(folder, out, export=EVERY)
    return contents(out)


def test_where_nothing_changed_nothing_is_written(folder: Path, out: Path) -> None:
    before = times(out)
    batch(folder, out, export=EVERY)
    assert times(out) == before


def test_where_nothing_changed_agreements_are_not_compared_again(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[object] = []
    links = Linking._links
    monkeypatch.setattr(Linking, "_links", lambda linking: compared.append(linking) or links(linking))
    batch(folder, out, export=EVERY)
    assert not compared
    remove(folder)
    batch(folder, out, export=EVERY)
    batch(folder, out, Settings(disable=frozenset({"amended-elsewhere"})), export=EVERY)
    assert len(compared) == 2


@pytest.mark.parametrize("name", NAMES)
def test_an_export_that_is_gone_or_was_changed_is_written_again_alone(folder: Path, out: Path, name: str) -> None:
    before = times(out)
    (out / name).write_bytes(b"somebody's own")
    batch(folder, out, export=EVERY)
    after = times(out)
    assert {each for each in NAMES if after[each] != before[each]} == {name}
    assert (out / name).read_bytes() != b"somebody's own"
    (out / name).unlink()
    batch(folder, out, export=EVERY)
    assert (out / name).is_file()


def change(folder: Path) -> None:
    (folder / "a.txt").write_text("甲-新\n这一份比原来长得多", "utf-8")


def add_first_middle_and_last(folder: Path) -> None:
    fill(folder, **{"0.txt": "甲-零", "f.txt": "甲-中\n不符", "z.txt": "甲-末"})


def remove(folder: Path) -> None:
    (folder / "e.txt").unlink()
    (folder / "m.txt").unlink()


def fail(folder: Path) -> None:
    (folder / "g.txt").write_text("DAMAGED", "utf-8")


def duplicate(folder: Path) -> None:
    shutil.copy(folder / "c.txt", folder / "d.txt")


@pytest.mark.parametrize("alter", [change, add_first_middle_and_last, remove, fail, duplicate])
def test_what_changed_shows_in_all_exports_as_if_written_afresh(folder: Path, out: Path, alter: object) -> None:
    assert callable(alter)
    before = times(out)
    alter(folder)
    batch(folder, out, export=EVERY)
    assert all(time != before[name] for name, time in times(out).items())
    assert contents(out) == afresh(folder, out)


def test_lines_are_the_records_in_the_order_of_their_paths(folder: Path, out: Path) -> None:
    add_first_middle_and_last(folder)
    batch(folder, out, export=EVERY)
    lines = (out / "records.jsonl").read_text("utf-8").splitlines()
    expected = [record(out, path.name) for path in sorted(folder.iterdir())]
    assert [Record.model_validate_json(line) for line in lines] == expected


def lose(out: Path) -> None:
    (out / "exports.sqlite").unlink()


def scribble(out: Path) -> None:
    (out / "exports.sqlite").write_bytes(b"no database at all" * 1000)


def damage_rows(out: Path) -> None:
    with sqlite3.connect(out / "exports.sqlite") as base:
        base.execute("UPDATE digests SET digest = x'00ff'")
        base.execute("UPDATE ready SET rows = x'00ff'")
    base.close()


def damage_inside(out: Path) -> None:
    data = bytearray((out / "exports.sqlite").read_bytes())
    for place in range(4096, len(data)):
        data[place] ^= 0xFF
    (out / "exports.sqlite").write_bytes(data)


@pytest.mark.parametrize("harm", [lose, scribble, damage_rows, damage_inside])
def test_a_cache_that_is_lost_or_damaged_costs_only_time(folder: Path, out: Path, harm: object) -> None:
    assert callable(harm)
    harm(out)
    change(folder)
    assert batch(folder, out, export=EVERY).counts.failed == 0
    assert contents(out) == afresh(folder, out)


def test_rows_of_the_workbook_that_did_not_change_are_not_made_again(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    of = Workbook._made
    monkeypatch.setattr(Workbook, "_made", lambda book, *about: made.append(about) or of(book, *about))
    change(folder)
    batch(folder, out, export=EVERY)
    assert len(made) == 1
    afresh(folder, out)
    assert len(made) == 1 + len(list(folder.iterdir()))


def age(out: Path) -> None:
    """An output as it was before the ledger kept how records look, and exports were made from digests."""
    with sqlite3.connect(out / "hedui.sqlite") as base:
        for column in ("record", "kept"):
            base.execute(f"ALTER TABLE inputs DROP COLUMN {column}")
    base.close()
    lose(out)
    shutil.rmtree(out / "report")
    (out / "report.html").write_text("<p>one large page</p>", "utf-8")


def test_the_output_of_an_older_hedui_is_taken_over(folder: Path, out: Path) -> None:
    before = contents(out)
    kept = (out / "records/c.txt.json").stat().st_mtime_ns
    age(out)
    batch(folder, out, export=EVERY)
    assert contents(out) == before
    assert (out / "records/c.txt.json").stat().st_mtime_ns == kept
    assert len(list((out / "report/agreements").glob("*.js"))) == 7


def test_a_damaged_record_in_the_output_of_an_older_hedui_is_said_and_mended(folder: Path, out: Path) -> None:
    age(out)
    (out / "records/c.txt.json").write_text('{"schema": "hed', "utf-8")
    summary = batch(folder, out, export=EVERY)
    assert (summary.counts.done, summary.exit_code(None)) == (6, ExitCode.DOCUMENT_FAILED)
    assert "再次运行会重新读取" in str(summary.failures[0].sentence)
    assert batch(folder, out, export=EVERY).counts.done == 7
    assert record(out, "c.txt").contract.number == "甲-1"


def test_digests_of_another_layout_are_made_again(folder: Path, out: Path) -> None:
    before = contents(out)
    with sqlite3.connect(out / "exports.sqlite") as base:
        base.execute("UPDATE layouts SET layout = 'older'")
        base.execute("UPDATE digests SET digest = ?", (zlib.compress(b"[[1],[],[]]"),))
    base.close()
    (out / "contracts.csv").unlink()
    batch(folder, out, export=EVERY)
    assert contents(out) == before


def test_the_same_input_gives_the_same_bytes(folder: Path, out: Path, tmp_path: Path) -> None:
    batch(folder, tmp_path / "again", export=EVERY)
    assert contents(tmp_path / "again") == contents(out)
    for name in ("contracts.xlsx", *(f"report/agreements/{path.name}.js" for path in folder.iterdir())):
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


def test_numbers_that_several_files_bear_are_told_in_order(folder: Path, out: Path) -> None:
    fill(folder, **{"p.txt": "甲-3\n二", "b.txt": "甲-1\n二", "d.txt": "甲-1\n三", "q.txt": "甲-0\n不符0"})
    summary = batch(folder, out)
    assert [(each.number, each.paths) for each in summary.same_numbers] == [
        ("甲-1", ("b.txt", "c.txt", "d.txt")),
        ("甲-3", ("g.txt", "p.txt")),
    ]
    assert summary.same_number_count == 2


def test_links_follow_the_folders_where_they_lie_now(folder: Path, out: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere/out"
    moved.parent.mkdir()
    out.rename(moved)
    batch(folder, moved, export=EVERY)
    assert '"base":"../../in/"' in (moved / "report.html").read_text("utf-8")
    assert "../../in/a.txt" in (moved / "contracts.csv").read_text("utf-8-sig")


def test_the_list_of_a_former_run_goes_when_the_report_of_this_one_stands(folder: Path, out: Path) -> None:
    change(folder)
    batch(folder, out, export=EVERY)
    names = {path.name for path in (out / "report/index").iterdir()}
    data = (out / "report.html").read_text("utf-8").partition('id="data">')[2].partition("</script>")[0]
    index = json.loads(data)["index"].removeprefix("report/index/")
    assert names == {f"{index}0.js", f"{index}said-0.js"}


def test_rows_of_the_workbook_that_cannot_be_read_are_made_again(folder: Path, out: Path) -> None:
    with sqlite3.connect(out / "exports.sqlite") as base:
        base.execute("UPDATE ready SET rows = x'00ff'")
    base.close()
    before = contents(out)
    (out / "contracts.xlsx").unlink()
    batch(folder, out, export=EVERY)
    assert contents(out) == before
