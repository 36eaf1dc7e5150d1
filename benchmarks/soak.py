"""Thousands of documents, hostile ones among them, killed at random moments and started again.

    python benchmarks/soak.py [--count 2000] [--kills 3] [--seed 1] [--folder out/soak]

At the end every good document must have exactly one right record, every bad one a failure with its reason; anything
else is said, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import hostile

HOSTILE_SHARE = 0.05
VANISHING = 5
FORMS = ("txt", "noise.txt", "pdf")


def main() -> int:
    options = _options()
    chance = random.Random(options.seed)
    folder, out = options.folder / "in", options.folder / "out"
    shutil.rmtree(options.folder, ignore_errors=True)
    bad, vanishing, numbers = _fill(folder, options.count, options.seed, chance)
    print(f"{len(numbers)} good, {len(bad)} bad, {len(vanishing)} that disappear", flush=True)
    for kill in range(options.kills):
        _start_and_kill(folder, out, chance.uniform(3, options.longest), kill, vanishing if kill == 0 else [])
    seconds, peak = _finish(folder, out)
    faults = _faults(folder, out, bad, vanishing, numbers)
    print(f"the last run took {seconds:.0f} s; the parent held at most {peak:.0f} MiB")
    print("\n".join(faults) or "every document is accounted for")
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=30, help="seconds after which a run is killed at the latest")
    parser.add_argument("--folder", type=Path, default=Path("out/soak"))
    return parser.parse_args()


def _fill(folder: Path, count: int, seed: int, chance: random.Random) -> tuple[list[str], list[str], dict[str, str]]:
    """The names of bad files and of those that will disappear, and the contract number of each good one."""
    agreements = round(count * (1 - HOSTILE_SHARE) / len(FORMS))
    command = [sys.executable, "-m", "fixtures.generator", "--seed", str(seed), "--count", str(agreements)]
    subprocess.run([*command, "--out", str(folder), "--as", "text,noise,pdf"], check=True)
    numbers: dict[str, str] = {}
    for truth in sorted(folder.glob("*.expected.json")):
        name = truth.name.removesuffix(".expected.json")
        expected = json.loads(truth.read_text("utf-8")).get("fields", {}).get("/number")
        numbers |= {f"{name}.{form}": expected for form in FORMS if (folder / f"{name}.{form}").exists()}
    for helper in folder.glob("*.json"):
        helper.unlink()
    bad = hostile.write(folder, round(count * HOSTILE_SHARE), sorted(folder.glob("*.pdf")), chance)
    vanishing = []
    for number in range(VANISHING):  # last in order, so that they are gone by the time their turn comes
        vanishing.append(f"zz-vanishing-{number}.txt")
        (folder / vanishing[-1]).write_text(f"合同编号：ZZ-{number}\n", "utf-8")
    return bad, vanishing, numbers


def _command(folder: Path, out: Path) -> list[str]:
    program = "from hedui.cli import main; main()"
    return [sys.executable, "-c", program, "import", str(folder), "--out", str(out), "--quiet"]


def _start_and_kill(folder: Path, out: Path, seconds: float, kill: int, vanishing: list[str]) -> None:
    run = subprocess.Popen(_command(folder, out), stdout=subprocess.DEVNULL)
    while vanishing and not _is_planned(out):
        time.sleep(0.05)
    for name in vanishing:
        (folder / name).unlink()
    try:
        run.wait(seconds)
        print(f"run {kill + 1} ended before it was killed")
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        records = list((out / "records").rglob("*.json"))
        for path in records:
            json.loads(path.read_bytes())
        print(f"killed after {seconds:.1f} s with {len(records)} records, all whole", flush=True)


def _finish(folder: Path, out: Path) -> tuple[float, float]:
    """Seconds that the last run took, and the most memory that its parent process held, in MiB."""
    started = time.monotonic()
    run = subprocess.Popen(_command(folder, out))
    parent, peak = psutil.Process(run.pid), 0.0
    while run.poll() is None:
        try:
            peak = max(peak, parent.memory_info().rss / 2**20)
        except psutil.Error:
            break
        time.sleep(0.2)
    run.wait()
    return time.monotonic() - started, peak


def _is_planned(out: Path) -> bool:
    """Whether the run has begun to read, so that everything has been found."""
    return any((out / ".partial").glob("*"))


def _faults(folder: Path, out: Path, bad: list[str], vanishing: list[str], numbers: dict[str, str]) -> list[str]:
    with closing(sqlite3.connect(out / "hedui.sqlite")) as base:
        rows = {row[0]: row[1:] for row in base.execute("SELECT path, status, error, sentence FROM inputs")}
    faults = []
    for name, number in numbers.items():
        faults += _faults_of_good(folder, out, name, number, rows.get(name))
    for name in [*bad, *vanishing]:
        row = rows.get(name)
        if row is None or row[0] != "failed" or not row[2]:
            faults.append(f"{name}: {row}")
    records = {path.relative_to(out / "records").as_posix() for path in (out / "records").rglob("*.json")}
    faults += [f"{name}: a record too many" for name in records - {f"{name}.json" for name in numbers}]
    faults += ["something incomplete was left"] if (out / ".partial").exists() else []
    print(Counter(row[1] for row in rows.values() if row[0] == "failed"))
    return faults


def _faults_of_good(
    folder: Path, out: Path, name: str, number: str | None, row: tuple[str, str, str] | None
) -> list[str]:
    if row is None or row[0] != "done":
        return [f"{name}: {row}"]
    record = json.loads((out / "records" / f"{name}.json").read_bytes())
    content = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    if (record["source"]["name"], record["source"]["sha256"]) != (name, content):
        return [f"{name}: has the record of {record['source']['name']}"]
    read = record["contract"]["number"]
    # How much is found is measured elsewhere; what is found on clean paper must be this document's.
    if number and read and "noise" not in name and _plain(read) != _plain(number):
        return [f"{name}: number {read!r} instead of {number!r}"]
    return []


def _plain(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


if __name__ == "__main__":
    sys.exit(main())
