"""What was written is looked at by the next run, every part of it, and made again where it is not as it was."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hedui.batch.run import Request, run
from hedui.batch.store import UrlStore
from hedui.batch.summary import Summary
from hedui.settings import BatchSettings, Export, Language, Options

from .fakes import process_each_page
from .test_run import fill

pytestmark = pytest.mark.usefixtures("kept_workers")

PARTS = ("a.txt", "a.txt.2", "a.txt.3")


def batch(folder: Path, out: Path | str, *export: Export) -> Summary:
    options = Options(batch=BatchSettings(workers=1, export=frozenset(export)))
    return run(Request(folder, out, options, process_each_page))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "in", a_txt="甲-1\n不符\f甲-2\n不符\f甲-3", b_txt="乙")


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    batch(folder, tmp_path / "out", Export.HTML, Export.JSONL)
    return tmp_path / "out"


def contents(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted((out / "records").rglob("*"))}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def edited(path: Path) -> None:
    """As somebody's editor leaves it: as long as before, and good JSON."""
    path.write_bytes(path.read_bytes().replace("甲".encode(), "丙".encode()))


@pytest.mark.parametrize("suffix", [".json", ".txt"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("harm", [cut, edited, Path.unlink])
def test_a_file_of_any_part_that_is_not_as_it_was_is_mended(
    folder: Path, out: Path, part: str, suffix: str, harm: Callable[[Path], None]
) -> None:
    before = contents(out)
    harm(out / "records" / f"{part}{suffix}")
    assert contents(out) != before
    summary = batch(folder, out, Export.HTML, Export.JSONL)
    assert (summary.counts.done, summary.counts.failed) == (2, 0)
    assert contents(out) == before


def times(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (out / "records").iterdir()}


def test_an_output_that_was_copied_is_not_read_again(folder: Path, out: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(out, tmp_path / "copied", copy_function=shutil.copyfile))
    for path in copied.rglob("*"):
        os.utime(path, (1, 1))
    before = times(copied)
    batch(folder, copied, Export.HTML, Export.JSONL)
    batch(folder, copied, Export.HTML, Export.JSONL)
    assert times(copied) == before


@pytest.mark.parametrize("part", PARTS)
def test_what_only_the_report_needs_is_made_again_from_the_record(folder: Path, out: Path, part: str) -> None:
    before, script = times(out), out / "report/agreements" / f"{part}.js"
    data = script.read_bytes()
    script.unlink()
    batch(folder, out, Export.HTML)
    assert script.read_bytes() == data
    cut(script)
    batch(folder, out, Export.HTML)
    assert script.read_bytes() == data
    assert times(out) == before


def test_parts_that_are_no_longer_there_take_their_files_with_them(folder: Path, out: Path) -> None:
    fill(folder, a_txt="甲-1\n不符")
    batch(folder, out, Export.HTML)
    left = {path.name for path in (out / "records").iterdir()}
    assert left == {"a.txt.json", "a.txt.txt", "b.txt.json", "b.txt.txt"}
    assert {path.name for path in (out / "report/agreements").iterdir()} == {"a.txt.js", "b.txt.js"}


def test_behind_a_url_what_is_not_as_it_was_is_mended_too(folder: Path) -> None:
    url = f"file://{folder.parent}/far"
    batch(folder, url, Export.JSONL)
    far = folder.parent / "far"
    before = contents(far)
    (far / "records/a.txt.2.json").unlink()
    cut(far / "records/b.txt.txt")
    assert batch(folder, url, Export.JSONL).counts.done == 2
    assert contents(far) == before


def test_behind_a_url_exports_are_written_where_something_changed(folder: Path) -> None:
    url, far = f"file://{folder.parent}/far", folder.parent / "far"
    names = ("records.jsonl", "report.html")

    def written() -> list[int]:
        return [(far / name).stat().st_mtime_ns for name in names]

    batch(folder, url, Export.JSONL, Export.HTML)
    before = written()
    batch(folder, url, Export.JSONL, Export.HTML)
    assert written() == before
    fill(folder, b_txt="乙-2", c_txt="丙")
    batch(folder, url, Export.JSONL, Export.HTML)
    assert all(now > then for now, then in zip(written(), before, strict=True))
    lines = (far / "records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["contract"]["number"] for line in lines] == ["甲-1", "甲-2", "甲-3", "乙-2", "丙"]
    assert len(list((far / "report/index").iterdir())) == 2


def test_many_are_asked_for_folder_by_folder(tmp_path: Path) -> None:
    fill(tmp_path, **{"a.txt": "一", "b/a.txt": "二二", "b/c/a.txt": "三三三", "c.txt": "四"})
    store = UrlStore(f"file://{tmp_path}", Language.ZH)
    asked: list[str] = []
    list_folder = store.listing
    store.listing = lambda folder: asked.append(folder) or list_folder(folder)  # type: ignore[method-assign, func-returns-value]
    look = store.looks()
    for name in ("a.txt", "b/a.txt", "b/c/a.txt", "b/c/none.txt", "c.txt", "none/a.txt"):
        assert look(name) == store.look(name)
    assert asked == ["", "b", "b/c", "none"]
