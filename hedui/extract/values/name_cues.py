"""How names end, as a hint for the model of names.

A name of an organisation is known by its end (…有限公司, …水利局), which may stand twenty characters behind its first;
the model's own view is shorter. So each character is told what ending follows it, and how far away.
"""

from __future__ import annotations

from hedui.extract.values.looks import looks

REACH = 26
"""Characters that a hint may look ahead."""

_ENDING = looks("names")["ending"]
_STOP = frozenset('，,。；;：:！!？?、《》“”"【】\t')
_BUCKETS = (2, 4, 7, 11, 16, REACH)


def name_cues(characters: tuple[str, ...]) -> list[str]:
    """For each character the kind of ending that follows before any stop, and about how far away; ``-`` for none."""
    text = "".join(character if len(character) == 1 else "?" for character in characters)
    ends: dict[int, str] = {}
    for match in _ENDING.finditer(text, overlapped=True):
        ends.setdefault(match.end() - 1, match.lastgroup or "-")
    cues = ["-"] * len(text)
    kind, place = "-", -1
    for index in range(len(text) - 1, -1, -1):
        if text[index] in _STOP:
            kind = "-"
            continue
        if index in ends:
            kind, place = ends[index], index
        if kind != "-" and place - index <= REACH:
            cues[index] = f"{kind}{_bucket(place - index)}"
    return cues


def _bucket(distance: int) -> int:
    return next(number for number, limit in enumerate(_BUCKETS) if distance <= limit)
