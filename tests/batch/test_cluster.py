"""A batch on a Dask cluster: a real scheduler and real workers, one of which dies; and an S3 server at both ends.

Not part of the quick tests: ``make test-cluster``.
"""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hedui.batch.run import Request, run
from hedui.batch.summary import Summary
from hedui.errors import UsageError
from hedui.models.record import Record
from hedui.settings import BatchSettings, Export, Options

from .fakes import process
from .test_run import fill, record

try:
    import distributed
    import moto.server as moto_server
except ImportError:  # then none of them is asked for: make test-cluster brings both along
    distributed = moto_server = None

pytestmark = [pytest.mark.cluster, pytest.mark.skipif(moto_server is None, reason="Dask or moto is not installed")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", scheduler_port=0
    ) as made:
        yield made


def batch(cluster: object, folder: Path | str, out: Path | str, **options: object) -> Summary:
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    chosen = {"dask": address, "export": frozenset(), "memory": 300} | options
    return run(Request(folder, out, Options(batch=BatchSettings.model_validate(chosen)), process))


def test_documents_are_read_on_the_workers(cluster: object, tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", **{f"{number}.txt": f"甲-{number}" for number in range(20)})
    assert batch(cluster, folder, tmp_path / "out").counts.done == 20
    assert record(tmp_path / "out", "7.txt").contract.number == "甲-7"


def test_a_document_that_misbehaves_does_no_harm_to_the_worker(cluster: object, tmp_path: Path) -> None:
    before = pids(cluster)
    folder = fill(tmp_path / "in", a_txt="HANG", b_txt="CRASH", c_txt="EAT", d_txt="甲-1", e_txt="DAMAGED")
    summary = batch(cluster, folder, tmp_path / "out", timeout=1)
    assert {row.path: row.error for row in summary.failures} == {
        "a.txt": "TimedOutError",
        "b.txt": "CrashedError",
        "c.txt": "OutOfMemoryError",
        "e.txt": "DamagedDocumentError",
    }
    assert summary.counts.done == 1
    assert pids(cluster) == before


def pids(cluster: object) -> set[int]:
    with distributed.Client(cluster, set_as_default=False) as client:
        return set(client.run(os.getpid).values())


def test_a_worker_that_is_killed_costs_no_document(cluster: object, tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", **{f"{number:02}.txt": f"SLOW 0.2 {number}" for number in range(30)})
    victim = min(pids(cluster))

    def kill() -> None:
        while not list((tmp_path / "out").glob("records/*.json")):
            time.sleep(0.05)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    summary = batch(cluster, folder, tmp_path / "out")
    killer.join()
    assert (summary.counts.done, summary.counts.failed, summary.counts.waiting) == (30, 0, 0)
    assert len(list((tmp_path / "out").glob("records/*.json"))) == 30
    assert victim not in pids(cluster)


def test_a_scheduler_that_does_not_answer_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.batch.cluster._CONNECT_SECONDS", 1)
    options = Options(batch=BatchSettings(dask="tcp://127.0.0.1:9", export=frozenset()))
    with pytest.raises(UsageError, match="无法连接 Dask 调度器"):
        run(Request(fill(tmp_path / "in", a_txt="甲"), tmp_path / "out", options, process))


def test_a_cluster_that_has_lost_its_workers_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.batch.cluster._ALONE_SECONDS", 2)
    folder = fill(tmp_path / "in", **{f"{number:02}.txt": f"SLOW 0.2 {number}" for number in range(30)})
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as alone:

        def dismiss() -> None:
            while not list((tmp_path / "out").glob("records/*.json")):
                time.sleep(0.05)
            alone.scale(0)

        dismissing = threading.Thread(target=dismiss)
        dismissing.start()
        summary = batch(alone, folder, tmp_path / "out")
        dismissing.join()
        assert "没有任何工作进程" in str(summary.lost)
        assert summary.counts.done + summary.counts.waiting == 30


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """An S3 server of its own, and the file system that leads to its bucket ``agreements``."""
    import s3fs

    server = moto_server.ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    files.mkdir("agreements")
    yield files
    server.stop()


def test_inputs_and_outputs_may_be_urls(bucket: object) -> None:
    files: object = bucket
    files.pipe({f"agreements/in/合同 {number}.txt": f"甲-{number}".encode() for number in range(5)})  # type: ignore[attr-defined]
    files.pipe("agreements/in/bad.txt", b"DAMAGED")  # type: ignore[attr-defined]
    files.pipe("agreements/in/.hidden.txt", b"x")  # type: ignore[attr-defined]
    # Workers take their environment when they start, so these must know the server.
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        exports = frozenset({Export.CSV, Export.HTML, Export.XLSX})
        summary = batch(cluster, "s3://agreements/in", "s3://agreements/out", export=exports)
        assert (summary.counts.done, summary.counts.failed) == (5, 1)
        made = Record.model_validate_json(files.cat_file("agreements/out/records/合同 3.txt.json"))  # type: ignore[attr-defined]
        assert made.contract.number == "甲-3"
        listed = {place.rpartition("/")[2] for place in files.ls("agreements/out")}  # type: ignore[attr-defined]
        assert {"contracts.csv", "contracts.xlsx", "report.html", "hedui.sqlite", "hedui.log", "records"} <= listed
        before = stamps(files)
        time.sleep(1.1)  # stamps are whole seconds
        files.pipe("agreements/in/合同 1.txt", "乙-1".encode())  # type: ignore[attr-defined]
        summary = batch(cluster, "s3://agreements/in", "s3://agreements/out", export=exports)
    assert (summary.counts.done, summary.counts.failed) == (5, 1)
    changed = {name for name, stamp in stamps(files).items() if before.get(name) != stamp}
    assert changed == {"合同 1.txt.json"}


def stamps(files: object) -> dict[str, object]:
    """When each record was last written."""
    files.invalidate_cache()  # type: ignore[attr-defined]
    found = files.find("agreements/out/records", detail=True)  # type: ignore[attr-defined]
    stamps = {
        place.rpartition("/")[2]: json.dumps(state["LastModified"], default=str) for place, state in found.items()
    }
    return {name: stamp for name, stamp in stamps.items() if name.endswith(".json")}
