"""Whether confidences can be relied on: of the values that are given as surely right, how many are?

    python -m benchmarks.calibration [--count 60] [--scans 6] [--folder FOLDER ...] [--write docs/benchmark.md]

Generated agreements of the test split, with a seed that nothing was fitted on, as text, noisy text, PDF and scan; and,
for one's own eyes only, folders of agreements with their truths. The table goes between two comments of the page named.
Exits with 1 where fewer than 99.5 of 100 values given with a confidence of 0.95 or more are right.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from fixtures.generator.make import make_agreement, write_agreement
from fixtures.generator.world import Split
from hedui.evaluation.calibration import SURE, Given, bands, given
from hedui.evaluation.compare import Truth
from hedui.pipeline import process
from hedui.settings import Settings

SEED = 48215
FORMS = {"text": ".txt", "noise": ".noise.txt", "pdf": ".pdf", "scan": ".scan.pdf"}
NAMES = {"text": "text", "noise": "noisy text", "pdf": "digital PDF", "scan": "scan"}
WANTED = 0.995
PART = re.compile(r"(?<=<!-- calibration -->\n).*?(?=<!-- end -->)", re.DOTALL)
"""Where the table stands in a page."""
_SUFFIXES = frozenset({".txt", ".md", ".html", ".docx", ".pdf"})


def values(task: tuple[Path, Path]) -> list[Given]:
    """The values that are given of one document."""
    document, truth = task
    record = json.loads(process(document, Settings()).model_dump_json())
    return list(given(record, Truth.model_validate_json(truth.read_text("utf-8"))))


def read_all(tasks: Sequence[tuple[Path, Path]]) -> list[Given]:
    with ProcessPoolExecutor(2) as pool:
        return list(chain.from_iterable(pool.map(values, tasks, chunksize=2)))


def of_form(folder: Path, suffix: str) -> list[tuple[Path, Path]]:
    """Each document of that suffix with its truth."""
    truths = sorted(folder.glob("*.expected.json"))
    found = [(truth.with_name(truth.name.removesuffix(".expected.json") + suffix), truth) for truth in truths]
    return [(document, truth) for document, truth in found if document.exists()]


def by_hand(folder: Path) -> list[tuple[Path, Path]]:
    """The one document beside each truth of a folder."""
    return [pair for suffix in sorted(_SUFFIXES) for pair in of_form(folder, suffix)]


def table(measured: dict[str, list[Given]]) -> Iterator[str]:
    """The values by band of confidence, over all forms; then of each form those that are given as sure."""
    known = list(chain.from_iterable(measured.values()))
    yield from ("| confidence | values | mean confidence | right |", "|---|---|---|---|")
    for band in bands(known):
        if band.count:
            above = f"{band.least:.2f} to {min(band.below, 1.0):.2f}"
            yield f"| {above} | {band.count} | {band.stated:.3f} | {band.share:.4f} |"
    yield from ("", f"| form | values | of them {SURE} or more | right of these |", "|---|---|---|---|")
    for name, found in (*measured.items(), ("all", known)):
        sure = [one for one in found if one.confidence >= SURE]
        yield f"| {name} | {len(found)} | {len(sure)} | {share(sure):.4f} |"


def share(found: Sequence[Given]) -> float:
    """How many are right; 1 of none."""
    return sum(one.right for one in found) / len(found) if found else 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60, help="generated agreements")
    parser.add_argument("--scans", type=int, default=6, help="how many of them are read as scans, too")
    parser.add_argument("--folder", type=Path, nargs="*", default=[], help="folders to measure instead")
    parser.add_argument("--write", type=Path, help="page whose table is written anew")
    options = parser.parse_args()
    if options.folder:
        measured = {folder.name: read_all(by_hand(folder)) for folder in options.folder}
    else:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            for index in range(options.count):
                forms = [form for form in FORMS if form != "scan" or index < options.scans]
                write_agreement(make_agreement(SEED, index, Split.TEST), folder, forms)
            measured = {NAMES[form]: read_all(of_form(folder, suffix)) for form, suffix in FORMS.items()}
    lines = "\n".join(table(measured))
    print(lines)
    if options.write:
        page = options.write.read_text("utf-8")
        options.write.write_text(PART.sub(lambda _: f"\n{lines}\n\n", page), "utf-8")
    sure = [one for one in chain.from_iterable(measured.values()) if one.confidence >= SURE]
    return int(share(sure) < WANTED)


if __name__ == "__main__":
    raise SystemExit(main())
