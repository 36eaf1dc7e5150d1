"""Names at which file systems and records might stumble: each costs its file at most."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hedui.export.layout import input_path, record_name, text_name
from hedui.export.records import read_records
from hedui.settings import Language

from .test_run import batch, fill

pytestmark = pytest.mark.usefixtures("kept_workers")


@pytest.mark.parametrize("name", ["约" * 83 + "a.txt", "n" * 246 + ".txt", "n" * 251 + ".txt"])
def test_the_longest_names_have_records(tmp_path: Path, name: str) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", **{name: "乙-2"})
    for _ in range(2):
        assert batch(folder, tmp_path / "out").counts.done == 2
    found = dict(read_records(tmp_path / "out", Language.ZH))
    assert {path: record.contract.number for path, record in found.items()} == {"a.txt": "甲-1", name: "乙-2"}


def test_a_long_name_of_the_same_content_as_another(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", **{"n" * 246 + ".txt": "甲-1"})
    assert batch(folder, tmp_path / "out").counts.done == 2


def test_a_folder_named_like_the_record_of_a_file(tmp_path: Path) -> None:
    names = ("a.txt", "a.txt.json/b.txt", "a.txt.txt/c.txt", "a.txt.json~/d.txt", "a.TXT.JSON/e.txt")
    folder = fill(tmp_path / "in", **{name: f"{name}-1" for name in names})
    summary = batch(folder, tmp_path / "out")
    assert (summary.counts.done, summary.counts.failed) == (5, 0)
    assert batch(folder, tmp_path / "out").counts.done == 5
    assert {path for path, _ in read_records(tmp_path / "out", Language.ZH)} == set(names)


def test_no_two_inputs_share_a_place() -> None:
    folders = ["", "a", "a.json", "a.json~", "a.json~~", "a.txt", "a.txt~", "b.pdf.JSON", "~", "n" * 255, "n" * 254]
    names = ["a", "a.txt", "a.json", "n" * 255, "n" * 254 + "m", "约" * 85, "约" * 84 + "定"]
    paths = [f"{folder}/{name}" if folder else name for folder in folders for name in names]
    places = {record_name(path) for path in paths} | {text_name(path) for path in paths}
    assert len(places) == 2 * len(paths)
    assert {part for place in places for part in place.split("/") if len(os.fsencode(part)) > 255} == set()
    folders_of = {"/".join(place.split("/")[:n]) for place in places for n in range(1, place.count("/") + 1)}
    assert not folders_of & places


def test_an_input_is_known_by_its_record() -> None:
    for path in ("a.txt", "乙/b.pdf", "a.txt.json/b.txt", "a.json~/c~.txt", "x~/y.txt"):
        place = record_name(path).removeprefix("records/")
        assert input_path(place, path.rpartition("/")[2]) == path


def test_a_byte_that_is_no_text_beside_its_own_description(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", **{"\\xff.txt": "甲-1", "a.txt": "乙-2"})
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("丙-3")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    for _ in range(2):
        summary = batch(folder, tmp_path / "out")
        assert (summary.counts.done, summary.counts.failed) == (2, 1)
        assert [row.path for row in summary.failures] == ["./\\xff.txt"]
