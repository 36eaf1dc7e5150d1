"""How fast the desk is over very many agreements: python benchmarks/desk.py [COUNT]

The records are made, not read: each is that of a real reading of a generated agreement under a number, parties and a
content of its own. The desk runs in a process of its own, as ``hedui review`` opens it. Exits 1 where the list takes
half a second of that process's time or an agreement 0.3, also when it is the first; what a clock beside it shows
is more where others use the machine.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.million import simulated
from hedui.export.layout import PAGE_BREAK, record_name, text_name
from hedui.settings import Settings

LIST_SECONDS = 0.5
AGREEMENT_SECONDS = 0.3
PER_FOLDER = 1000
TIMES = 15


def lay(out: Path, count: int) -> list[str]:
    """Put so many records in an output, as an import leaves them: their identities."""
    place = out.parent / "number.txt"
    found = []
    for at in range(count):
        place.write_text(str(at), "ascii")
        made = simulated(place, Settings())
        path = f"{at // PER_FOLDER}/{at}.pdf"
        sha256 = hashlib.sha256(str(at).encode("ascii")).hexdigest()
        source = made.record.source.model_copy(update={"path": path, "name": f"{at}.pdf", "sha256": sha256})
        record = made.record.model_copy(update={"source": source})
        text = PAGE_BREAK.join(page.text for page in made.pages)
        for name, data in ((record_name(path), record.to_json()), (text_name(path), text)):
            file = out / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(data, "utf-8")
        found.append(f"{sha256}.1")
    return found


class Asked:
    """A person's browser: how long each answer takes."""

    def __init__(self, link: str, desk: int) -> None:
        parts = urlsplit(link)
        self._process = psutil.Process(desk)
        self._desk = http.client.HTTPConnection(parts.hostname or "", parts.port)
        self._token = parts.path.rpartition("/")[2]

    def used(self) -> float:
        """Seconds of processor time that the desk has used."""
        times = self._process.cpu_times()
        return float(times.user + times.system)

    def seconds(self, path: str) -> tuple[float, float]:
        """Of the processor, and by the clock."""
        before, began = self.used(), time.perf_counter()
        self._desk.request("GET", path, headers={"Authorization": f"Bearer {self._token}", "Accept": "text/html"})
        answer = self._desk.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)
        return self.used() - before, time.perf_counter() - began


def measured(asked: Asked, identities: list[str]) -> bool:
    """Say how long each page takes, at first and then; whether all is fast enough."""
    pages = {
        "list": ["/"],
        "list, the last page": [f"/?page={len(identities) // 50}"],
        "list, one found": [f"/?q={quote('71,090 有限公司')}"],
        "list, a filter": ["/?status=pending&worst=error"],
        "agreement": [f"/agreements/{identity}" for identity in identities[:: max(1, len(identities) // TIMES)]],
        "agreement's panel": [f"/agreements/{identities[1]}/panel"],
    }
    good = True
    first_agreement = asked.seconds(f"/agreements/{identities[0]}")
    first_list = asked.seconds("/")
    for name, paths in pages.items():
        most = LIST_SECONDS if name.startswith("list") else AGREEMENT_SECONDS
        taken = [asked.seconds(paths[at % len(paths)]) for at in range(TIMES)]
        first = {"list": first_list, "agreement": first_agreement}.get(name, taken[0])
        used, passed = (statistics.median(each) for each in zip(*taken, strict=True))
        good &= max(first[0], used) < most
        print(
            f"{name:22} first {first[0]:5.2f} s, clock {first[1]:5.2f} s   then {used:5.2f} s, clock {passed:5.2f} s"
            f"   bar {most} s"
        )
    return good


def main(count: int) -> int:
    with tempfile.TemporaryDirectory(prefix="hedui-desk-") as folder:
        out = Path(folder) / "out"
        began = time.perf_counter()
        identities = lay(out, count)
        print(f"{count} records made in {time.perf_counter() - began:.0f} s")
        good = True
        for start in ("indexed", "opened again"):
            command = [sys.executable, "-m", "hedui", "review", str(out), "--as", "王丽", "--no-browser", "--quiet"]
            began = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
                assert process.stdout
                link = next(filter(None, (re.search(r"http://\S+", line) for line in process.stdout)))[0]
                asked = Asked(link, process.pid)
                print(
                    f"{start}: {asked.used():.1f} s of the processor, by the clock {time.perf_counter() - began:.1f} s"
                )
                good &= measured(asked, identities)
                process.terminate()
        return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
