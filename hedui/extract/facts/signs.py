"""Signs: a candidate's features with their weights, as words that a person can read; asked for only where somebody asks
why. Numbers of features are hashes, so what each stands for is found by making the features once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from hedui.extract.candidates.spot import Candidate
from hedui.extract.facts.cues import PARTY_SIGNS, Context, Cue, number, written
from hedui.extract.trace import Side, Sign

Words = Mapping[tuple[Side, str], tuple[str, ...]]
"""Side and concept → the words there that mean it."""

_SHOWN = 12
"""Letters of a side that a sign quotes, the nearest."""
_WRITTEN = (Side.BEFORE, Side.BEHIND, Side.HEADING, Side.ITSELF)
_OF_TEMPLATES = {
    "<": Side.BEFORE, ">": Side.BEHIND, "<<": Side.BEFORE, ">>": Side.BEHIND,
    "<>": Side.AROUND, "+": Side.NEAR, "=": Side.CLAUSE, "heading": Side.HEADING,
    "^": Side.CLAUSE, "^^": Side.CLAUSE, "^>": Side.NEAR, "^^>": Side.NEAR,
    "size": Side.ITSELF, "among": Side.ITSELF,
}  # fmt: skip
_PARTIES = str.maketrans({sign: role for role, sign in PARTY_SIGNS.items()})
_Said = tuple[Side, tuple[str, ...], tuple[str, ...]]
"""Side, words, and what they stand for."""


def signs(around: Context, candidate: Candidate, words: Words, weights: npt.NDArray[np.float32]) -> tuple[Sign, ...]:
    """What speaks for and against the candidate by one field's weights, the weightiest first.

    Features that say the same (a word, and the same word at its distance) are one sign, and so are all letters of a
    side.
    """
    sums: dict[_Said, float] = {}
    counted: set[int] = set()
    for feature, said in (*_of_letters(around, candidate), *_of_cues(around.cues, words)):
        if feature not in counted:
            counted.add(feature)
            sums[said] = sums.get(said, 0.0) + float(weights[feature])
    weighty = sorted(sums.items(), key=lambda pair: -abs(pair[1]))
    return tuple(Sign(side, said, weight, kinds) for (side, said, kinds), weight in weighty if weight)


def _of_letters(around: Context, candidate: Candidate) -> Iterator[tuple[int, _Said]]:
    for side, grams in zip(_WRITTEN, written(around, candidate), strict=True):
        text = around.left[-_SHOWN:] if side is Side.BEFORE else grams.text[:_SHOWN]
        said = () if side is Side.ITSELF else (text.translate(_PARTIES),)
        for feature in grams.numbers.tolist():
            yield feature, (side, said, ())


def _of_cues(cues: Iterable[Cue], words: Words) -> Iterator[tuple[int, _Said]]:
    for cue in cues:
        template, *names = cue
        side = _OF_TEMPLATES.get(template) or _OF_TEMPLATES[template[0]]  # <@0 and <2 are < with a distance
        kinds = tuple(name for name in names if name) if side is not Side.ITSELF else ()
        if template == "<<":
            kinds = kinds[::-1]  # it names the nearer word first
        sides = (Side.BEFORE, Side.BEHIND) if side is Side.AROUND else (side,) * len(kinds)
        yield number(cue), (side, tuple(_words(words, *each) for each in zip(sides, kinds, strict=True)), kinds)


def _words(words: Words, side: Side, kind: str) -> str:
    sides = (side,) if side in (Side.BEFORE, Side.BEHIND, Side.HEADING) else (Side.BEFORE, Side.BEHIND)
    return "/".join(dict.fromkeys(word for each in sides for word in words.get((each, kind), ())))
