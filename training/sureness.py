"""How sure values are: learn from agreements whose truth is known what speaks for a value's being right.

    python -m training.sureness [--count 75] [--also FOLDER ...]

Generated agreements of the training split, as text, noisy text, PDF and in the dresses in which files come, and folders
of agreements with their truths (NAME.expected.json). Writes the weights of ``hedui.sureness``: one number a cue.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from fixtures.generator.dress import DRESSES, write_dressed
from fixtures.generator.make import make_agreement, write_agreement
from fixtures.generator.world import Split
from hedui.evaluation.calibration import given
from hedui.evaluation.compare import Truth
from hedui.extract.facts import RULE
from hedui.pipeline import extractions, record_of
from hedui.settings import Settings
from hedui.sureness import BIAS, FILE
from hedui.sureness.cues import Standing

SEED = 7310
FORMS = ("text", "noise", "pdf")
OUT = Path(__file__).parents[1] / "hedui" / "sureness" / FILE
_FEWEST = 8
"""Values that a cue must have had to be learned."""
_SUFFIXES = frozenset({".txt", ".md", ".html", ".docx", ".pdf"})
_PENALTY = 1.0
UNSEEN = 1.0
"""Log odds by which values of agreements that nobody generated are less sure: of some 1,600 values of public agreements
97 of 100 were right where weights fitted without it promised 98.5."""
_ROUNDS = 30
_NOTHING = 1e-6

Row = tuple[tuple[str, ...], bool]
"""The cues of a value, and whether it is right."""


def rows_of(task: tuple[Path, Path]) -> list[Row]:
    """The values that are given of one document, and whether they are right."""
    document, truth = task
    known = Truth.model_validate_json(truth.read_text("utf-8"))
    own, extraction, part = next(iter(extractions(document, Settings())))
    record = json.loads(record_of(own, extraction, Settings(), part).model_dump_json())
    standing = Standing(extraction)
    rows = []
    for one in given(record, known):
        stated = extraction.sources.get(one.at, ())
        if stated and stated[0].rule != RULE:
            rows.append((tuple(standing.cues(one.at, stated)), one.right))
    return rows


def generated(folder: Path, count: int) -> list[Path]:
    """Write agreements of the training split in all forms, some in each dress; the folders that hold them."""
    homes = {dress: folder / dress for dress in DRESSES}
    for home in (plain := folder / "plain", *homes.values()):
        home.mkdir()
    for index in range(count):
        made = make_agreement(SEED, index, Split.TRAIN)
        write_agreement(made, plain, [form for form in FORMS if form != "pdf" or index % 3 == 0])
        for number, (dress, home) in enumerate(homes.items()):
            if index % len(homes) == number:
                write_dressed(made, home, dress)
    return [plain, *homes.values()]


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Each document of a folder with its truth."""
    found = []
    for truth in sorted(folder.glob("*.expected.json")):
        name = truth.name.removesuffix(".expected.json")
        found += [(path, truth) for path in sorted(folder.glob(f"{name}.*")) if path.suffix in _SUFFIXES]
    return found


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each cue, of a logistic regression with a penalty on the weights (iterated least squares)."""
    seen = Counter(chain.from_iterable(cues for cues, _ in rows))
    names = [BIAS, *sorted(cue for cue, times in seen.items() if times >= _FEWEST)]
    at = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    table[:, 0] = 1.0
    for number, (cues, _) in enumerate(rows):
        table[number, [at[cue] for cue in cues if cue in at]] = 1.0
    right = np.array([float(is_right) for _, is_right in rows])
    penalty = np.full(len(names), _PENALTY)
    penalty[0] = 1e-3
    weights: npt.NDArray[np.float64] = np.zeros(len(names))
    weights[0] = np.log(right.mean() / (1 - right.mean()))

    def cost(tried: npt.NDArray[np.float64]) -> float:
        sums = table @ tried
        return float(np.logaddexp(0, sums).sum() - right @ sums + (penalty * tried**2).sum() / 2)

    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - likely) - penalty * weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        while cost(weights + step) > cost(weights) and abs(step).max() > _NOTHING:
            step = step / 2
        weights = weights + step
    weights[0] -= UNSEEN
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def write(weights: dict[str, float], rows: int) -> None:
    head = ["# How sure a value is: weights of its cues. Written by `make sureness`; do not edit it by hand.", ""]
    lines = [f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in weights.items()]
    OUT.write_text("\n".join([*head, *lines, ""]), "utf-8")
    print(f"{rows} values, {len(weights)} weights")


def read_all(tasks: Iterable[tuple[Path, Path]]) -> list[Row]:
    with ProcessPoolExecutor(2) as pool:
        return list(chain.from_iterable(pool.map(rows_of, tasks, chunksize=4)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=75, help="generated agreements")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="folders of agreements with their truths")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folders = generated(Path(temporary), options.count)
        rows = read_all([pair for folder in (*folders, *options.also) for pair in pairs(folder)])
    write(fit(rows), len(rows))


if __name__ == "__main__":
    main()
