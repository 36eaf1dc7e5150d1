"""What a batch costs beside the work itself: python benchmarks/batch.py [overhead] [memory] [scaling]

* overhead: processor seconds of the parent beside those of its workers, over generated texts and PDFs, and over scans;
* memory: the parent's resident memory after 100 and after 10,000 documents;
* scaling: two worker processes beside one, over scans, without the cache (for a machine that has nothing else to do).
"""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from hedui.batch.progress import Quiet
from hedui.batch.run import Request, run
from hedui.models.contract import Contract
from hedui.models.page import Page, Reading
from hedui.models.record import Record, Source
from hedui.pipeline import Processed
from hedui.settings import BatchSettings, Export, Options, Settings

EXPORTS = BatchSettings(export=frozenset({Export.XLSX, Export.CSV, Export.JSONL}))


def overhead(root: Path) -> None:
    for form, count in (("text,pdf", 100), ("scan", 6)):
        folder = _agreements(root / form, count, form)
        settings, nothing = Settings(cache=False), BatchSettings(export=frozenset())
        before, children = time.process_time(), _children()
        run(Request(folder, root / form / "out", Options(settings=settings, batch=nothing)))
        parent, workers = time.process_time() - before, _children() - children
        print(f"overhead on {form}: parent {parent:.1f} s, workers {workers:.1f} s: {parent / workers:.1%}")
        before = time.process_time()
        run(Request(folder, root / form / "out", Options(settings=settings, batch=EXPORTS)))
        exports = time.process_time() - before
        print(f"exports of {form}: {exports:.1f} s: {exports / workers:.1%}")


def memory(root: Path) -> None:
    for count in (100, 10_000):
        folder = root / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(f"合同 {number}\n", "utf-8")
        watching = Watching()
        batch = BatchSettings(workers=2)
        started = time.monotonic()
        run(Request(folder, root / f"{count}-out", Options(batch=batch), trivial), watching)
        seconds = time.monotonic() - started
        print(f"memory with {count} documents: {watching.peak:.0f} MiB ({1000 * seconds / count:.1f} ms a document)")


def scaling(root: Path) -> None:
    folder = _agreements(root / "scans", 12, "scan")
    seconds = {}
    for workers in (1, 2):
        settings = Settings(cache=False, ocr_threads=1)
        batch = BatchSettings(workers=workers, export=frozenset())
        started = time.monotonic()
        summary = run(Request(folder, root / f"scaling-{workers}", Options(settings=settings, batch=batch)))
        seconds[workers] = time.monotonic() - started
        rate = 60 * summary.counts.pages / seconds[workers]
        print(f"scans with {workers} workers: {seconds[workers]:.0f} s, {rate:.0f} pages a minute")
    print(f"two workers are {seconds[1] / seconds[2]:.2f} times as fast as one (load was {os.getloadavg()[0]:.1f})")


class Watching(Quiet):
    """Looks at the parent's memory now and then."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self.peak = 0.0

    def tick(self, reading: object = ()) -> None:
        self.peak = max(self.peak, self._process.memory_info().rss / 2**20)


def trivial(path: Path, settings: Settings) -> Processed:
    """As little work as can be."""
    data = path.read_bytes()
    source = Source(name=path.name, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", pages=1)
    page = Page(1, data.decode("utf-8"), Reading.PLAIN_TEXT)
    return Processed(Record(source=source, contract=Contract(number=page.text.strip())), (page,))


def _agreements(folder: Path, count: int, form: str) -> Path:
    command = [sys.executable, "-m", "fixtures.generator", "--seed", "7", "--count", str(count)]
    subprocess.run([*command, "--out", str(folder / "in"), "--as", form], check=True, stdout=subprocess.DEVNULL)
    for helper in (folder / "in").glob("*.json"):
        helper.unlink()
    return folder / "in"


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


PARTS: dict[str, Callable[[Path], None]] = {"overhead": overhead, "memory": memory, "scaling": scaling}


def main() -> None:
    for name in sys.argv[1:] or PARTS:
        root = Path(tempfile.mkdtemp(prefix="hedui-bench-"))
        try:
            PARTS[name](root)
        finally:
            shutil.rmtree(root)


if __name__ == "__main__":
    # Workers import ``trivial`` by name, so it must not belong to the main module.
    from benchmarks.batch import main as main_by_name

    main_by_name()
