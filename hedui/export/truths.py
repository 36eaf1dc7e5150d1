"""truths/: what people confirmed, in the form that ``hedui evaluate`` compares with (docs/evaluation.md).

``hedui evaluate OUT/truths --records OUT`` then says how well hedui reads the agreements of this office.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath

from hedui.export.agreement import Agreement
from hedui.export.entry import Missing
from hedui.export.layout import part_path
from hedui.export.target import Target
from hedui.models.record import Record
from hedui.models.review import ReviewStatus, Verdict
from hedui.review.pointers import leaves, stable, steps

FOLDER = "truths"
NAME = f"{FOLDER}/truths.json"
"""Which agreements there are truths of."""
SUFFIX = ".expected.json"
_NO_FACTS = frozenset({"role", "purpose", "label"})
"""What says which row a value is of."""
_DERIVED = "deadlines"


class Truths:
    """Writes one file for each agreement that is confirmed."""

    takes_hidden = True

    def __init__(self, target: Target) -> None:
        self._folder = target.folder
        self.names: list[str] = []

    def add(self, agreement: Agreement) -> None:
        """Write the truth of an agreement that is confirmed."""
        if not agreement.review or agreement.review.status is not ReviewStatus.CONFIRMED:
            return
        truth = truth_of(Record.model_validate_json(agreement.read()))
        name = f"{FOLDER}/{_name(agreement)}{SUFFIX}"
        data = json.dumps(truth, ensure_ascii=False, indent=2) + "\n"
        self._folder.write(name, data.encode("utf-8", "replace"), durable=False)
        self.names.append(name)

    def miss(self, missing: Missing) -> None:
        """Nobody confirms what was not read."""


def truth_of(record: Record) -> Mapping[str, object]:
    """What is known of a reviewed record: its values, what it does not state, which findings are so."""
    contract = record.contract.model_dump(mode="json")
    review = record.review
    fields = {p: v for p, v in leaves(contract) if steps(p)[0] != _DERIVED and steps(p)[-1] not in _NO_FACTS}
    so = _judged(record, Verdict.TRUE, Verdict.SETTLED)
    false = _judged(record, Verdict.FALSE_ALARM) - so
    codes = {finding.code for finding in record.findings}
    corrections = review.corrections if review else ()
    return {
        "fields": fields,
        "null": sorted(stable(each.pointer, contract) for each in corrections if each.new is None and not each.open),
        "findings": sorted(so),
        "no_findings": sorted(false),
        "may_findings": sorted(codes - so - false),
    }


def _judged(record: Record, *verdicts: Verdict) -> set[str]:
    """The codes of the findings that were judged so."""
    said = {each.finding: each.verdict for each in record.review.findings} if record.review else {}
    return {finding.code for at, finding in enumerate(record.findings) if said.get(at) in verdicts}


def _name(agreement: Agreement) -> str:
    """The input's path up to the first dot in its last part, as ``hedui evaluate`` looks for it."""
    path = PurePosixPath(agreement.input)
    return part_path(path.with_name(path.name.split(".")[0] or path.name).as_posix(), agreement.index)


@contextmanager
def truths(target: Target) -> Iterator[Truths]:
    """The truths in their folder; those of agreements that are confirmed no longer go."""
    made = Truths(target)
    yield made
    kept = {target.folder.root / name for name in made.names}
    for path in (target.folder.root / FOLDER).rglob(f"*{SUFFIX}"):
        if path not in kept:
            with contextlib.suppress(OSError):
                path.unlink()
    target.folder.write(NAME, (json.dumps(made.names, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
