"""The fields and checks that clerks asked for, one by one: generated agreements as text, PDF and scan.

    python -m benchmarks.by_name [--text 400] [--pdf 120] [--scan 24] [--planted 12] [--write docs/benchmark.md]

Prints, and writes behind the page's other parts, how many values of each of these fields are right, and of each check
how often it found what was planted and how often it was a false alarm. The agreements are those of
``benchmarks.documents``: test split, the same seed. Exits with 1 where a field's F1 or a check's recall is below its
bar in text, or a check cries wolf.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import planted
from benchmarks.documents import NAMES, SEED, measure
from fixtures.generator.make import make_agreement, write_agreement
from fixtures.generator.world import Split
from hedui.evaluation.tally import Tally
from hedui.settings import Settings
from hedui.validate import RULES

FIELD_BAR, CHECK_BAR = 0.98, 0.95
FIELDS = (
    *("/amends/", "/place_signed", "/effective/", "/total/net", "/total/tax", "/total/currency", "/deadlines/"),
    *("/payment/instalments/", "/payment/invoice/", "/deposits/", "/warranty/", "/delivery/", "/liability/penalties/"),
    *("/liability/cap", "/dispute/law", "/confidentiality/"),
    *("/parties/*/notice/", "/parties/*/kind", "/parties/*/id_number", "/parties/*/accounts/settlement/swift"),
)
"""How the pointers of these fields begin."""
HEADING = "## What clerks asked for, one by one\n"
_SUFFIXES = {"text": ".txt", "pdf": ".pdf", "scan": ".scan.pdf"}


def f1(tally: Tally, pointer: str) -> float:
    """Of one field; 1 where nothing was to be read and nothing was."""
    right, wrong = tally.right[pointer], tally.wrong[pointer]
    faults = 2 * wrong + tally.missing[pointer] + tally.invented[pointer]
    return 2 * right / (2 * right + faults) if right + faults else 1.0


def recall(tally: Tally, code: str) -> float:
    """Of one check; 1 where nothing was planted."""
    planted = tally.found[code] + tally.lost[code]
    return tally.found[code] / planted if planted else 1.0


def fields_of(tallies: Mapping[str, Tally]) -> list[str]:
    """The fields that any form states, by pointer."""
    known = (pointer for tally in tallies.values() for pointer in (*tally.right, *tally.missing, *tally.invented))
    return sorted({pointer for pointer in known if pointer.startswith(FIELDS)})


def codes_of(tallies: Mapping[str, Tally]) -> list[str]:
    """The checks that were planted in any form, or raised an alarm."""
    return sorted({code for tally in tallies.values() for code in (*tally.found, *tally.lost, *tally.false)})


def page(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """The part of the page, line by line; what is below its bar is bold."""
    forms = [f"{NAMES[form]} ({tally.documents})" for form, tally in tallies.items()]
    yield HEADING
    yield "Written by `make bench-by-name`. Of each field the F1 and how many values the truth states, of each check"
    yield "how many of those planted were found and how many false alarms there were; in bold what is below"
    yield from (f"{FIELD_BAR} and {CHECK_BAR}, and each check that cried wolf.", "")
    for name, rows in (("field", _fields(tallies)), ("check", _checks(tallies))):
        yield from (f"| {name} | {' | '.join(forms)} |", "|---" * (len(forms) + 1) + "|")
        yield from rows
        yield ""


def _fields(tallies: Mapping[str, Tally]) -> Iterator[str]:
    for pointer in fields_of(tallies):
        yield f"| `{pointer}` | {' | '.join(_field(tally, pointer) for tally in tallies.values())} |"


def _field(tally: Tally, pointer: str) -> str:
    stated = tally.right[pointer] + tally.wrong[pointer] + tally.missing[pointer]
    share = f1(tally, pointer)
    return _bold(f"{share:.3f} of {stated}", share < FIELD_BAR)


def _checks(tallies: Mapping[str, Tally]) -> Iterator[str]:
    for code in codes_of(tallies):
        yield f"| `{code}` | {' | '.join(_check(tally, code) for tally in tallies.values())} |"


def _check(tally: Tally, code: str) -> str:
    said = f"{tally.found[code]} of {tally.found[code] + tally.lost[code]}"
    said += f", {tally.false[code]} false" if tally.false[code] else ""
    return _bold(said, recall(tally, code) < CHECK_BAR or tally.false[code] > 0)


def _bold(text: str, below: bool) -> str:
    return f"**{text}**" if below else text


def not_planted(tallies: Mapping[str, Tally], counts: dict[str, planted.Counts]) -> Iterator[str]:
    """The sentence that names the checks which nothing here puts to the test."""
    tried = {code for tally in tallies.values() for code in (*tally.found, *tally.lost)} | planted.codes(counts)
    left = sorted({rule.code for rule in RULES} - tried)
    text = "Not planted, so not counted: " + ", ".join(f"`{code}`" for code in left) + "."
    yield from (*textwrap.wrap(text, 120, break_on_hyphens=False), "")


def holds(tally: Tally) -> bool:
    """Whether every field and check of a form keeps its bar, and none cries wolf."""
    known = {"": tally}
    kept = all(f1(tally, pointer) >= FIELD_BAR for pointer in fields_of(known))
    return kept and all(recall(tally, code) >= CHECK_BAR and not tally.false[code] for code in codes_of(known))


def write(path: Path, lines: list[str]) -> None:
    """Put the part behind the page's others, in place of an earlier one."""
    before = path.read_text("utf-8").partition(HEADING)[0].rstrip("\n")
    path.write_text(before + "\n\n" + "\n".join(lines).rstrip("\n") + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for form, count in (("text", 400), ("pdf", 120), ("scan", 24)):
        parser.add_argument(f"--{form}", type=int, default=count, help="agreements")
    parser.add_argument("--planted", type=int, default=12, help="files for each fault of pages, Word files and folders")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    tallies: dict[str, Tally] = {}
    for form, suffix in _SUFFIXES.items():
        with tempfile.TemporaryDirectory() as folder:
            for index in range(getattr(options, form)):
                write_agreement(make_agreement(SEED, index, Split.TEST), Path(folder), (form,))
            if getattr(options, form):
                tallies[form] = measure(Path(folder), suffix, Settings()).tally
    counts = planted.measure(options.planted, SEED) if options.planted else {}
    lines = [*page(tallies), *(planted.page(counts) if counts else ()), *not_planted(tallies, counts)]
    print("\n".join(lines))
    if options.write is not None:
        write(options.write, lines)
    return 0 if "text" in tallies and holds(tallies["text"]) and planted.holds(counts) else 1


if __name__ == "__main__":
    sys.exit(main())
