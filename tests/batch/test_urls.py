"""Inputs and outputs behind URLs, here ``file://``; ``make test-cluster`` does the same with an S3 server."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hedui.batch.places import UrlInputs
from hedui.batch.run import Request, run
from hedui.batch.store import UrlStore
from hedui.batch.summary import Summary
from hedui.errors import EngineMissingError, UsageError
from hedui.settings import BatchSettings, Export, Joining, Language, Options

from .fakes import process
from .test_resume import stamps
from .test_run import fill, record

pytestmark = pytest.mark.usefixtures("kept_workers")


def batch(folder: Path, out: Path) -> Summary:
    options = Options(batch=BatchSettings(workers=1, export=frozenset({Export.CSV})))
    return run(Request(folder.as_uri(), out.as_uri(), options, process))


def test_a_batch_between_urls_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", sub__b_txt="乙-2", c_txt="DAMAGED", d_exe="x"), tmp_path / "out"
    summary = batch(folder, out)
    assert (summary.counts.done, summary.counts.failed, summary.counts.skipped) == (2, 1, 1)
    assert record(out, "sub/b.txt").contract.number == "乙-2"
    assert {path.name for path in out.iterdir()} == {
        "contracts.csv",
        "exports.sqlite",
        "findings.csv",
        "hedui.log",
        "hedui.sqlite",
        "records",
        "summary.json",
    }
    before = stamps(out)
    fill(folder, a_txt="甲-3")
    assert batch(folder, out).counts.done == 2
    after = stamps(out)
    assert after["b.txt.json"] == before["b.txt.json"]
    assert record(out, "a.txt").contract.number == "甲-3"


def test_outputs_below_the_input_and_hidden_files_are_no_inputs(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", **{".git/x.txt": "x", "~$a.docx": "x"})
    batch(folder, folder / "out")
    fill(folder / "older", **{"hedui.sqlite": "", "records/a.txt.txt": "x"})
    inputs = UrlInputs(folder.as_uri(), (folder / "out").as_uri(), Language.ZH)
    assert [found.path for found in inputs.discover()] == ["a.txt"]


def test_a_kind_of_url_that_is_unknown_is_said_to_be_so() -> None:
    with pytest.raises(UsageError, match="不认识的地址"):
        UrlStore("nosuchkind://x", Language.ZH)


def test_a_kind_of_url_that_needs_more_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(EngineMissingError, match=r"\.\[dask\]"):
        UrlStore("s3://x", Language.ZH)


def test_what_lies_behind_a_url_is_found_tree_by_tree_and_outputs_are_passed_over(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", **{"z.txt": "甲", "a/b/c.txt": "乙", "a/out/hedui.sqlite": "", "a/out/d.txt": "丙"})
    fill(folder, **{".b/e.txt": "丁", "out/f.txt": "戊", "out2/g.txt": "己"})
    url = f"file://{folder}"
    inputs = UrlInputs(url, f"{url}/out", Language.ZH, Joining.NUMBERED)
    assert [found.path for found in inputs.discover()] == ["z.txt", "a/b/c.txt", "out2/g.txt"]
    assert list(UrlInputs(f"{url}/none", "", Language.ZH, Joining.NUMBERED).discover()) == []
