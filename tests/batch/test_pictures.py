"""Pictures that are the pages of one agreement, through all that a batch writes."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from hedui.batch.found import Found, Problem
from hedui.batch.joining import Joiner
from hedui.batch.places import open_inputs
from hedui.batch.run import Request, run
from hedui.batch.summary import Summary
from hedui.models.evidence import Evidence, Method
from hedui.models.page import Page, Reading
from hedui.models.record import PageReading, Record, Source, SourceFile
from hedui.pipeline import Processed
from hedui.read.document import hash_of_all
from hedui.read.original import Original, files_of
from hedui.settings import BatchSettings, Export, Joining, Language, Options, Settings

pytestmark = pytest.mark.usefixtures("kept_workers")


def process(original: Original, settings: Settings) -> Processed:
    """A stand-in for the pipeline: each file's bytes are the text of a page."""
    paths = files_of(original)
    data = [path.read_bytes() for path in paths]
    hashes = [hashlib.sha256(each).hexdigest() for each in data]
    pages = tuple(Page(number, each.decode(), Reading.OCR) for number, each in enumerate(data, 1))
    place = Evidence(page=len(pages), start=0, end=1, text=pages[-1].text[:1], confidence=1.0, method=Method.LABEL)
    source = Source(
        name="?",
        sha256=hashes[0] if isinstance(original, Path) else hash_of_all(hashes),
        media_type="image/jpeg",
        pages=len(pages),
        reading=tuple(PageReading(page=page.number, method=page.reading) for page in pages),
        files=()
        if isinstance(original, Path)
        else tuple(SourceFile(path=path.name, sha256=each) for path, each in zip(paths, hashes, strict=True)),
    )
    return Processed(
        Record.model_validate({"source": source, "contract": {}, "evidence": {"/number": (place,)}}), pages
    )


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return folder


def inputs(folder: Path, mode: Joining = Joining.NUMBERED) -> dict[str, tuple[str, ...]]:
    opened = open_inputs(str(folder), str(folder.parent / "out"), Language.ZH, BatchSettings(pictures=mode))
    return {found.path: found.files for found in opened.discover() if not found.problem}


def batch(folder: Path, out: Path, **options: object) -> Summary:
    chosen = BatchSettings.model_validate({"export": frozenset(), "workers": 1} | options)
    return run(Request(folder, out, Options(batch=chosen), process))


def record(out: Path, name: str) -> Record:
    return Record.model_validate_json((out / "records" / f"{name}.json").read_bytes())


NINE = tuple(f"{number}.jpg" for number in range(1, 11))


def test_a_folder_of_their_own_is_one_input(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", *(f"图书馆/{name}" for name in NINE), "其他/a.txt", "其他/b.jpg")
    assert inputs(folder) == {
        "其他/a.txt": (),
        "其他/b.jpg": (),
        "图书馆": tuple(f"图书馆/{name}" for name in NINE),
    }


def test_the_imported_folder_itself_and_names_that_are_shared(tmp_path: Path) -> None:
    assert inputs(fill(tmp_path / "图书馆", *NINE)) == {"图书馆": NINE}
    shared = fill(tmp_path / "in", "x/甲_01.jpg", "x/甲_02.jpg", "x/乙_1.jpg", "x/乙_2.jpg", "x/丙.jpg")
    assert inputs(shared) == {
        "x/丙.jpg": (),
        "x/乙": ("x/乙_1.jpg", "x/乙_2.jpg"),
        "x/甲": ("x/甲_01.jpg", "x/甲_02.jpg"),
    }


def test_what_stays_apart(tmp_path: Path) -> None:
    names = ("IMG_2031.jpg", "IMG_2032.jpg", "a/1.jpg", "b/1.jpg", "b/2.jpg", "b/合同.pdf", "c/1.jpg", "c/3.jpg")
    assert inputs(fill(tmp_path / "in", *names)) == dict.fromkeys(names, ())
    months = ("2024.5/1.jpg", "2024.5/2.jpg")
    assert inputs(fill(tmp_path / "in3", *months)) == dict.fromkeys(months, ())
    beside = ("x/甲_1.jpg", "x/甲_2.jpg", "x/丁.jpg", "x/甲/a.txt")
    assert inputs(fill(tmp_path / "in2", *beside)) == dict.fromkeys(sorted(beside), ())


def test_the_settings_file_decides(tmp_path: Path) -> None:
    names = ("x/IMG_2031.jpg", "x/IMG_2040.jpg", "x/说明.txt", "y/1.jpg", "y/2.jpg", "z/1.jpg")
    folder = fill(tmp_path / "in", *names)
    assert inputs(folder, Joining.SEPARATE) == dict.fromkeys(names, ())
    assert inputs(folder, Joining.FOLDER) == {
        "x": ("x/IMG_2031.jpg", "x/IMG_2040.jpg"),
        "x/说明.txt": (),
        "y": ("y/1.jpg", "y/2.jpg"),
        "z/1.jpg": (),
    }


def test_a_picture_with_a_problem_joins_nothing() -> None:
    found = [Found("x/1.jpg"), Found("x/2.jpg", problem=Problem.LEADS_OUT)]
    assert (
        list(Joiner("in", Joining.NUMBERED, Joining.NUMBERED, lambda path: True, lambda path: None)(found, "x", ()))
        == found
    )


def test_one_record_with_the_files_of_its_pages(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "图书馆/1.jpg", "图书馆/2.jpg"), tmp_path / "out"
    made = batch(folder, out, export=frozenset(Export))
    assert (made.counts.done, made.counts.pages) == (1, 2)
    assert sorted(path.name for path in (out / "records").iterdir()) == ["图书馆.json", "图书馆.txt"]
    source = record(out, "图书馆").source
    assert (source.name, source.path) == ("图书馆", "图书馆")
    assert [file.path for file in source.files] == ["图书馆/1.jpg", "图书馆/2.jpg"]
    assert source.sha256 == hash_of_all(file.sha256 for file in source.files)
    assert (out / "records/图书馆.txt").read_text("utf-8") == "图书馆/1.jpg\f图书馆/2.jpg"
    assert "图书馆/1.jpg" in (out / "contracts.csv").read_text("utf-8-sig")
    [details] = (path for path in (out / "report").rglob("*.js") if "details" in path.read_text("utf-8")[:40])
    assert '"input":"图书馆/1.jpg"' in details.read_text("utf-8")


def test_a_run_goes_on_and_notices_what_comes_changes_and_goes(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "x/1.jpg", "x/2.jpg"), tmp_path / "out"
    batch(folder, out)
    before = (out / "records/x.json").stat().st_mtime_ns
    assert batch(folder, out).counts.done == 1
    assert (out / "records/x.json").stat().st_mtime_ns == before
    os.utime(folder / "x/1.jpg", (1, 1))  # a time that changes is no change of content
    batch(folder, out)
    assert (out / "records/x.json").stat().st_mtime_ns == before
    fill(folder, "x/3.jpg")
    batch(folder, out)
    assert record(out, "x").source.pages == 3
    (folder / "x/2.jpg").write_text("X/2.JPG", "utf-8")
    batch(folder, out)
    assert "X/2.JPG" in (out / "records/x.txt").read_text("utf-8")
    fill(folder, "x/合同.pdf")
    assert batch(folder, out).counts.done + batch(folder, out).counts.failed >= 3
    assert (out / "records/x/1.jpg.json").exists()


def test_copies_of_a_folder_get_their_records(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "x/1.jpg", "x/2.jpg"), tmp_path / "out"
    shutil.copytree(folder / "x", folder / "y")
    made = batch(folder, out)
    assert (made.counts.done, made.counts.forms) == (2, 1)
    copied = record(out, "y")
    assert [file.path for file in copied.source.files] == ["y/1.jpg", "y/2.jpg"]
    assert [finding.code for finding in copied.findings] == ["content-duplicate"]


def test_behind_a_url(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "x/1.jpg", "x/2.jpg", "x/y/甲_1.png", "x/y/甲_2.png"), tmp_path / "out"
    made = run(Request(folder.as_uri(), str(out), Options(batch=BatchSettings(export=frozenset(), workers=1)), process))
    assert made.counts.done == 2
    assert [file.path for file in record(out, "x").source.files] == ["x/1.jpg", "x/2.jpg"]
    assert record(out, "x/y").source.pages == 2
