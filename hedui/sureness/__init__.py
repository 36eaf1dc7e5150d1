"""How sure each value of a contract is: of values that were read in its way and stand as it does, how many are right.

It is learned from agreements whose truth is known (``make sureness``), by a linear model over a handful of cues: the
field, what found the value, whether it looks whole, how the line behind it goes on, what other places say.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from hedui.extract.extraction import Extraction
from hedui.extract.facts import RULE
from hedui.extract.prices.mended import RULE as MENDED
from hedui.extract.resolve.supposed import RULE as LOOK_ALIKE
from hedui.sureness.cues import Standing

_SAY_THEMSELVES = frozenset({RULE, MENDED, LOOK_ALIKE})
"""What found a value and says itself how sure it is: the model of clauses, and repairs."""
FILE = "weights.toml"
BIAS = "bias"
_LEAST, _MOST = 0.3, 0.995


def sureness(extraction: Extraction) -> dict[str, float]:
    """Pointer into the contract → how sure its value is, 0.3 to 0.995, how legibly it was read left out."""
    weights, standing = _weights(), Standing(extraction)
    found: dict[str, float] = {}
    for pointer, mentions in extraction.sources.items():
        if mentions[0].rule in _SAY_THEMSELVES:
            found[pointer] = mentions[0].confidence
        else:
            odds = weights[BIAS] + sum(weights.get(cue, 0.0) for cue in standing.cues(pointer, mentions))
            found[pointer] = round(min(max(1 / (1 + math.exp(-odds)), _LEAST), _MOST), 3)
    return found


@cache
def _weights() -> Mapping[str, float]:
    """Cue → its weight."""
    return tomllib.loads((resources.files("hedui.sureness") / FILE).read_text("utf-8"))
