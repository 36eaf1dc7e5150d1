"""How well agreements that nobody has seen are read: generated ones, as text, noisy text, PDF and scan.

    python benchmarks/documents.py [--count 200] [--scans 20] [--out docs/benchmark.md]

The agreements are of the generator's test split and a seed of their own, so neither the rules nor the model of names
were made on them. Documents are read by two processes; the table goes to ``--out`` and to stdout.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from fixtures.generator.dress import DRESSES, write_dressed
from fixtures.generator.layout import PartyBlock
from fixtures.generator.make import make_agreement, write_agreement
from fixtures.generator.world import Split
from hedui.evaluation.compare import Json, compare
from hedui.evaluation.tally import Tally
from hedui.pipeline import process
from hedui.settings import Settings

SEED = 20240
CALIBRATION = "## How far confidences can be relied on\n"
"""The heading of what ``make calibration`` writes; it comes last."""
FORMS = {"text": ".txt", "noise": ".noise.txt", "pdf": ".pdf", "scan": ".scan.pdf"}
NAMES = {"text": "text", "noise": "noisy text", "pdf": "digital PDF", "scan": "scan"}


@dataclass
class Result:
    """One form of the agreements, read one way."""

    tally: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=dict)
    unlabelled: Tally = field(default_factory=Tally)
    """Of the agreements in which no label names a party."""
    seconds: float = 0.0
    failed: int = 0


def read(task: tuple[Path, Settings]) -> dict[str, Json] | None:
    """The record as JSON, or None where the document could not be processed."""
    path, settings = task
    try:
        record: dict[str, Json] = json.loads(process(path, settings).model_dump_json())
    except Exception as error:  # the benchmark counts failures of any kind; it does not stop at one
        print(f"{path.name}: {type(error).__name__}: {error}")
        return None
    return record


def measure(folder: Path, suffix: str, settings: Settings) -> Result:
    """Read every agreement of that suffix and compare it with its truth."""
    truths = sorted(folder.glob("*.expected.json"))
    pairs = [(path, path.with_name(path.name.split(".")[0] + suffix)) for path in truths]
    pairs = [(truth, document) for truth, document in pairs if document.exists()]
    result = Result()
    began = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        records = list(pool.map(read, [(document, settings) for _, document in pairs], chunksize=4))
    result.seconds = time.perf_counter() - began
    for (truth, _), record in zip(pairs, records, strict=True):
        expected = json.loads(truth.read_text("utf-8"))
        result.failed += record is None
        tally = compare(record or {"contract": {}, "findings": []}, expected)
        result.tally.add(tally)
        if expected["party_block"] == PartyBlock.UNLABELLED:
            result.unlabelled.add(tally)
        result.kinds.setdefault(str(expected["kind"]), Tally()).add(tally)
    return result


def ways() -> dict[str, Settings]:
    """The ways of reading that are compared: with names from the model, and without where that can be set."""
    if "ner" not in Settings.model_fields:
        return {"patterns": Settings()}
    return {"patterns and model": Settings(), "patterns alone": Settings.model_validate({"ner": False})}


def report(results: dict[tuple[str, str], Result]) -> Iterator[str]:
    yield "| form | read by | agreements | precision | recall | F1 | invented | findings: precision | recall |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for (form, way), result in results.items():
        tally = result.tally
        cells = [NAMES[form], way, tally.documents, f"{tally.precision:.4f}", f"{tally.recall:.4f}", f"{tally.f1:.4f}"]
        cells += [tally.invented.total(), f"{tally.finding_precision:.3f}", f"{tally.finding_recall:.3f}"]
        yield "| " + " | ".join(map(str, cells)) + " |"
    yield ""
    for (form, way), result in results.items():
        alarmed = f"{result.tally.clean_with_alarm} of {result.tally.clean}"
        failed = f"; {result.failed} could not be processed" if result.failed else ""
        yield f"* {NAMES[form]}, {way}: clean agreements with a false alarm: {alarmed}; {result.seconds:.0f} s{failed}."
    yield from ("", "## Agreements in which no label names a party", "")
    yield from ("| form | read by | agreements | precision | recall | F1 |", "|---|---|---|---|---|---|")
    for (form, way), result in results.items():
        tally = result.unlabelled
        scores = f"{tally.precision:.4f} | {tally.recall:.4f} | {tally.f1:.4f}"
        yield f"| {NAMES[form]} | {way} | {tally.documents} | {scores} |"
    form, way = next(iter(results))
    first = results[form, way]
    yield from ("", f"## By kind ({NAMES[form]}, {way})", "", "| kind | precision | recall | F1 |", "|---|---|---|---|")
    for kind, tally in sorted(first.kinds.items()):
        yield f"| {kind} | {tally.precision:.4f} | {tally.recall:.4f} | {tally.f1:.4f} |"
    yield from (
        "",
        f"## What goes wrong most ({NAMES[form]}, {way})",
        "",
        "| field or finding | how | times |",
        "|---|---|---|",
    )
    faults = [(count, name, how) for how in ("wrong", "missing", "invented", "lost", "false")
              for name, count in getattr(first.tally, how).items()]  # fmt: skip
    for count, name, how in sorted(faults, reverse=True)[:20]:
        yield f"| `{name}` | {how} | {count} |"


def dresses(count: int) -> Iterator[str]:
    """The table of the same agreements in the dresses in which files come, read by patterns and model."""
    yield from ("## As files come", "", "| dress | agreements | precision | recall | F1 | invented | false findings |")
    yield "|---|---|---|---|---|---|---|"
    for dress, suffix in DRESSES.items():
        with tempfile.TemporaryDirectory() as temporary:
            for index in range(count):
                write_dressed(make_agreement(SEED, index, Split.TEST), Path(temporary), dress)
            tally = measure(Path(temporary), suffix, Settings()).tally
        scores = f"{tally.precision:.4f} | {tally.recall:.4f} | {tally.f1:.4f}"
        yield f"| {dress} | {tally.documents} | {scores} | {tally.invented.total()} | {tally.false.total()} |"
        faults = [(n, f"{name} {how}") for how in ("wrong", "missing", "invented", "lost", "false")
                  for name, n in getattr(tally, how).items()]  # fmt: skip
        print(dress, sorted(faults, reverse=True)[:12], file=sys.stderr)


def calibrated(page: Path) -> Iterator[str]:
    """The part of the page that ``make calibration`` writes, as it is."""
    if page.exists():
        yield "".join(page.read_text("utf-8").partition(CALIBRATION)[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200, help="agreements")
    parser.add_argument(
        "--scans", type=int, default=20, help="how many of them are scanned as well; OCR takes its time"
    )
    parser.add_argument("--dressed", type=int, default=51, help="agreements in each dress")
    parser.add_argument("--out", type=Path, default=Path("docs/benchmark.md"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for index in range(options.count):
            forms = ("text", "noise", "pdf", "scan") if index < options.scans else ("text", "noise", "pdf")
            write_agreement(make_agreement(SEED, index, Split.TEST), folder, forms)
        results = {
            (form, way): measure(folder, suffix, settings)
            for form, suffix in FORMS.items()
            if form != "scan" or options.scans
            for way, settings in ways().items()
        }
    lines = [
        "# Benchmark",
        "",
        f"{options.count} generated agreements that neither the patterns nor the model were made on (test split, seed",
        f"{SEED}), {options.scans} of them also as scans. Written by `make bench`; the model has a card of its own,",
        "`model-card.md`.",
        "",
        *report(results),
        "",
        *dresses(options.dressed),
        "",
        *calibrated(options.out),
    ]
    options.out.write_text("\n".join(lines), "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
