"""What very many agreements cost besides reading them: python benchmarks/million.py [COUNT]

The records are made, not read: each is that of a real reading of a generated agreement (its size, evidence, findings)
under a number, parties and a content of its own, so that ledger, resume, exports, memory and disk are as they would be.
A batch of COUNT inputs is stopped after a tenth, goes on, runs again when nothing has changed, when one input has, and
when a thousandth has.
"""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from fixtures.generator.make import make_agreement, write_agreement
from fixtures.generator.world import Split
from hedui.batch.outcome import Outcome
from hedui.batch.progress import Quiet
from hedui.batch.run import Request, run
from hedui.pipeline import Processed, process_file
from hedui.settings import BatchSettings, Export, Options, Settings

KINDS = 20
"""Agreements that are read once by each worker; every record is made from one of them."""
FOLDER = 1000
"""Inputs in one folder."""


class Watching(Quiet):
    """Notes when the work begins and ends, stops after ``limit`` inputs, and looks at this process's memory."""

    def __init__(self, stop: threading.Event, limit: int | None) -> None:
        self._process = psutil.Process()
        self._stop = stop
        self._left = limit
        self.began = self.ended = time.monotonic()
        self.peak = 0.0

    def begin(self, total: int) -> None:
        self.began = time.monotonic()

    def advance(self, outcome: Outcome) -> None:
        if self._left is not None:
            self._left -= 1
            if self._left <= 0:
                self._stop.set()

    def tick(self, reading: object = ()) -> None:
        self.look()

    def end(self) -> None:
        self.ended = time.monotonic()

    def look(self) -> None:
        """Take this moment's memory into the peak."""
        self.peak = max(self.peak, self._process.memory_info().rss / 2**20)


def simulated(path: Path, settings: Settings) -> Processed:
    """A record as one of ``KINDS`` readings gave it, under the number that the input says."""
    data = path.read_bytes()
    number = data.decode("ascii").strip()
    made = _kinds()[int(number) % KINDS]
    source = made.record.source.model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})
    parties = tuple(
        party.model_copy(update={"name": f"{party.name}{number}"}) for party in made.record.contract.parties
    )
    own = {"number": f"{made.record.contract.number}-{number}", "parties": parties}
    contract = made.record.contract.model_copy(update=own)
    return Processed(made.record.model_copy(update={"source": source, "contract": contract}), made.pages)


@functools.cache
def _kinds() -> tuple[Processed, ...]:
    with tempfile.TemporaryDirectory(prefix="hedui-bench-") as name:
        folder = Path(name)
        for index in range(KINDS):
            write_agreement(make_agreement(7, index, Split.TRAIN, None, None), folder, ["text"])
        texts = sorted(path for path in folder.glob("*.txt"))
        return tuple(process_file(path, Settings())[0] for path in texts)


def measure(root: Path, title: str, limit: int | None = None) -> None:
    """One run, and what it cost; ``limit`` stops it after so many inputs."""
    stop = threading.Event()
    watching = Watching(stop, limit)
    threading.Thread(target=_look_on, args=(watching, done := threading.Event()), daemon=True).start()
    options = Options(batch=BatchSettings(export=frozenset(Export)))
    started, used = time.monotonic(), time.process_time()
    summary = run(Request(root / "in", root / "out", options, simulated), watching, stop)
    ended, used = time.monotonic(), time.process_time() - used
    done.set()
    phases = watching.began - started, watching.ended - watching.began, ended - watching.ended
    print(
        f"{title}: {ended - started:.1f} s (looking {phases[0]:.1f}, work {phases[1]:.1f}, exports {phases[2]:.1f};"
        f" this process {used:.1f} s of processor), {watching.peak:.0f} MiB, {summary.counts.done} done",
        flush=True,
    )


def _look_on(watching: Watching, done: threading.Event) -> None:
    while not done.wait(0.2):
        watching.look()


def disk(out: Path) -> None:
    """What stands in the output, in bytes and in files."""
    kinds: dict[str, list[int]] = {}
    for folder, _, names in os.walk(out):
        top = Path(folder).relative_to(out).parts
        for name in names:
            kind = "/".join(top[:2] if top[:1] == ("report",) else top[:1]) or name
            kinds.setdefault(kind, []).append((Path(folder) / name).stat().st_size)
    for kind, sizes in sorted(kinds.items(), key=lambda each: -sum(each[1])):
        print(f"  {kind}: {sum(sizes) / 1e6:.1f} MB in {len(sizes)} files")


def write(root: Path, numbers: range, mark: str = "") -> None:
    """Inputs with these numbers."""
    for number in numbers:
        path = root / "in" / f"{number // FOLDER:06}" / f"{number:09}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}{mark}\n", "ascii")


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    root = Path(tempfile.mkdtemp(prefix="hedui-bench-"))
    try:
        write(root, range(count))
        print(f"{count} inputs")
        measure(root, "stopped after a tenth", limit=count // 10)
        measure(root, "the rest")
        measure(root, "nothing changed")
        write(root, range(count // 2, count // 2 + 1), " ")
        measure(root, "one changed")
        write(root, range(0, count, 1000), "  ")
        measure(root, "a thousandth changed")
        disk(root / "out")
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    # Workers import ``simulated`` by name, so it must not belong to the main module.
    from benchmarks.million import main as main_by_name

    main_by_name()
