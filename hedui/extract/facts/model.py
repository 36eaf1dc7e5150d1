"""The trained model: weights of each field's features, and from which probability on a candidate is a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
import numpy.typing as npt

from hedui.extract.facts.cues import SIZE

FILE = "model.npz"


@dataclass(frozen=True)
class Model:
    """One logistic regression a field over the features of ``cues``."""

    fields: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    """[field, feature]; those of one feature lie side by side where a model was unpacked"""
    bias: npt.NDArray[np.float32]
    """[field]"""
    thresholds: npt.NDArray[np.float32]
    """[field], probabilities"""

    def probabilities(self, numbers: npt.NDArray[np.int64], fields: Sequence[int]) -> npt.NDArray[np.float64]:
        """How likely the candidate with these features is the value of each of some fields."""
        sums = self.weights.T.take(numbers, axis=0).sum(axis=0, dtype=np.float64) + self.bias
        return np.asarray(1 / (1 + np.exp(-sums[np.array(fields, dtype=np.intp)])))


def pack(model: Model, least: float = 0.02) -> bytes:
    """The model as a small file: weights under ``least`` are left out, the others rounded to half precision."""
    rows, columns = np.nonzero(np.abs(model.weights) >= least)
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        fields=np.array(model.fields),
        rows=rows.astype(np.uint8),
        columns=columns.astype(np.uint32),
        values=model.weights[rows, columns].astype(np.float16),
        bias=model.bias,
        thresholds=model.thresholds,
    )
    return buffer.getvalue()


def unpack(data: bytes) -> Model:
    """The model of a packed file."""
    with np.load(BytesIO(data), allow_pickle=False) as stored:
        fields = tuple(str(name) for name in stored["fields"])
        weights = np.zeros((SIZE, len(fields)), dtype=np.float32).T
        weights[stored["rows"], stored["columns"]] = stored["values"]
        return Model(fields, weights, stored["bias"], stored["thresholds"])


@cache
def load() -> Model:
    """The model that is shipped with hedui, made by ``make facts``."""
    return unpack((resources.files("hedui.extract.facts") / FILE).read_bytes())
