"""Texts that are the pages of one agreement, through all that a batch writes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import hedui
from hedui.batch.places import open_inputs
from hedui.batch.run import Request, run
from hedui.batch.summary import Summary
from hedui.errors import UnreadableFileError
from hedui.models.record import Record
from hedui.read.document import hash_of_all
from hedui.read.loose import text_sets
from hedui.settings import BatchSettings, Export, Joining, Language, Options
from tests.divide.loose_pages import APART, ONE

pytestmark = pytest.mark.usefixtures("kept_workers")

PAGES = ONE["clauses-go-on"].split("¶")
OTHERS = APART["each-an-agreement"].split("¶")


def fill(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def counted(name: str, pages: list[str], first: int = 1) -> dict[str, str]:
    return {name.format(number): page for number, page in enumerate(pages, first)}


def inputs(folder: Path, mode: Joining = Joining.NUMBERED) -> dict[str, tuple[str, ...]]:
    opened = open_inputs(str(folder), str(folder.parent / "out"), Language.ZH, BatchSettings(texts=mode))
    return {found.path: found.files for found in opened.discover() if not found.problem}


def batch(folder: Path, out: Path, **options: object) -> Summary:
    chosen = BatchSettings.model_validate({"export": frozenset(), "workers": 1} | options)
    return run(Request(folder, out, Options(batch=chosen)))


def record(out: Path, name: str) -> Record:
    return Record.model_validate_json((out / "records" / f"{name}.json").read_bytes())


def as_blocks(page: str) -> str:
    """A page as PaddleOCR's result."""
    lines = page.split()
    boxes = [[100, 40 * at, 100 + 20 * len(line), 40 * at + 30] for at, line in enumerate(lines)]
    return json.dumps({"rec_texts": lines, "rec_boxes": boxes, "rec_scores": [0.99] * len(lines)})


NAMES = {
    "bare": ("{}.txt", 1),
    "padded": ("{:03}.md", 1),
    "page-words": ("page_{:03}.md", 1),
    "chinese": ("第{}页.txt", 1),
    "from-zero-as-paddle-counts": ("{}.md", 0),
    "a-camera": ("IMG_{}.md", 2031),
    "html": ("{}.html", 1),
}


@pytest.mark.parametrize(("name", "first"), NAMES.values(), ids=NAMES)
def test_a_folder_of_their_own_is_one_input(name: str, first: int, tmp_path: Path) -> None:
    files = counted(f"图书馆/{name}", PAGES, first)
    assert inputs(fill(tmp_path / "in", files)) == {"图书馆": tuple(files)}


def test_what_names_share_and_other_files_beside(tmp_path: Path) -> None:
    files = counted("合同_{:02}.txt", PAGES)
    assert inputs(fill(tmp_path / "in", files | {"a.txt": OTHERS[0]})) == {"a.txt": (), "合同": tuple(files)}
    assert inputs(fill(tmp_path / "in2", counted("x/{}.txt", PAGES) | {"x/a.pdf": "%PDF-"})).keys() == {"x", "x/a.pdf"}
    ten = [PAGES[0], *("续页" for _ in range(9))]
    assert text_sets(counted("{}.txt", ten))[0].files[-1] == "10.txt"


def test_both_forms_that_a_program_writes_of_each_page(tmp_path: Path) -> None:
    files = {f"合同_{at}_res.json": as_blocks(page) for at, page in enumerate(PAGES)} | counted("合同_{}.md", PAGES, 0)
    assert inputs(fill(tmp_path / "in", files)) == {
        "合同": tuple(f"合同_{at}_res.json" for at in range(3)),
        "合同.md": tuple(f"合同_{at}.md" for at in range(3)),
    }
    made = batch(tmp_path / "in", tmp_path / "out", export=frozenset(Export))
    assert (made.counts.done, made.counts.forms) == (2, 1)
    found = record(tmp_path / "out", "合同")
    assert found.evidence["/number"][0].boxes


GAPS = {
    "each-an-agreement": counted("{}.txt", OTHERS),
    "a-gap": {"1.txt": PAGES[0], "3.txt": PAGES[1]},
    "twice": {"1.txt": PAGES[0], "01.txt": PAGES[1], "2.txt": PAGES[2]},
    "two-forms": {"1.txt": PAGES[0], "2.md": PAGES[1]},
    "no-encoding": {"1.txt": PAGES[0], "2.txt": PAGES[1] + "\0"},
    "too-large": {"1.txt": PAGES[0], "2.txt": PAGES[1] + "又" * 100_000},
}


@pytest.mark.parametrize("files", GAPS.values(), ids=GAPS)
def test_what_stays_apart(files: dict[str, str], tmp_path: Path) -> None:
    assert inputs(fill(tmp_path / "in", files)) == dict.fromkeys(sorted(files), ())


def test_the_settings_file_decides(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", counted("x/{}.txt", PAGES) | {"y/b.txt": OTHERS[0], "y/a.txt": OTHERS[1]})
    (folder / "hedui.toml").write_text('[batch]\ntexts = "separate"\n', "utf-8")
    apart = ("x/1.txt", "x/2.txt", "x/3.txt", "y/a.txt", "y/b.txt")
    assert inputs(folder, Joining.SEPARATE) == dict.fromkeys(apart, ())
    assert inputs(folder, Joining.FOLDER) == {"x": apart[:3], "y": apart[3:]}


def test_an_agreement_is_read_with_its_files(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", counted("图书馆/{}.txt", PAGES)), tmp_path / "out"
    made = batch(folder, out, export=frozenset(Export))
    assert (made.counts.done, made.counts.pages) == (1, 3)
    assert sorted(path.name for path in (out / "records").iterdir()) == ["图书馆.json", "图书馆.txt"]
    found = record(out, "图书馆")
    assert [file.path for file in found.source.files] == ["图书馆/1.txt", "图书馆/2.txt", "图书馆/3.txt"]
    assert found.source.sha256 == hash_of_all(file.sha256 for file in found.source.files)
    assert found.contract.total is not None
    assert str(found.contract.total.amount) == "128600.00"
    (place, *_) = found.evidence["/total/amount"]
    assert (place.page, PAGES[1][place.start : place.end]) == (2, place.text)
    assert {finding.code for finding in found.findings} <= {"clause-absent", "signatory-missing"}
    assert (out / "records/图书馆.txt").read_text("utf-8").split("\f")[1] == PAGES[1]
    [details] = (path for path in (out / "report").rglob("*.js") if "details" in path.read_text("utf-8")[:40])
    assert '"input":"图书馆/1.txt"' in details.read_text("utf-8")


def test_a_run_goes_on_and_notices_a_page_that_changes(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", counted("x/{}.txt", PAGES)), tmp_path / "out"
    batch(folder, out)
    before = (out / "records/x.json").stat().st_mtime_ns
    assert batch(folder, out).counts.done == 1
    assert (out / "records/x.json").stat().st_mtime_ns == before
    fill(folder, {"x/2.txt": PAGES[1].replace("128,600", "128,900")})
    batch(folder, out)
    total = record(out, "x").contract.total
    assert total is not None
    assert str(total.amount) == "128900.00"
    fill(folder, {"x/2.txt": OTHERS[1]})
    assert batch(folder, out).counts.done == 3
    assert record(out, "x/1.txt").contract.number == "QL-2025-071"


def test_alone_in_an_archive_and_behind_a_url(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", counted("图书馆/{}.txt", PAGES))
    assert hedui.process(folder / "图书馆").source.pages == 3
    with pytest.raises(UnreadableFileError, match="不只是一份合同"):
        hedui.process(fill(tmp_path / "others", counted("{}.txt", OTHERS)))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in counted("图书馆/{}.txt", PAGES).items():
            archive.writestr(name, text)
    assert inputs(tmp_path / "a.zip").keys() == {"a.zip/图书馆"}
    made = run(
        Request(folder.as_uri(), str(tmp_path / "out"), Options(batch=BatchSettings(export=frozenset(), workers=1)))
    )
    assert (made.counts.done, record(tmp_path / "out", "图书馆").source.pages) == (1, 3)
