"""Notes to whoever fills in a form: （填写格式如：…）, 【注：份数按需要填写】, a line that begins with 填写说明：.

Nothing that they say is agreed, nor what heads a table of labels and values, 项目 内容: they are read as blank, by
every reader alike. What a bracket or a line adds to the agreement itself, （注：含安装费）, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import punctuation

Notes = Callable[[str], list[tuple[int, int]]]
"""Where the notes stand in a folded text, in order and apart."""

_CLOSING = {"(": ")", "【": "】", "[": "]"}
_LONGEST = 300
"""Characters of a note."""
_DEEPEST = 3
"""Brackets within each other."""


def notes_of(catalogue: Catalogue) -> Notes:
    """Finds notes by the catalogue's words."""
    return lambda text: list(_notes(text, catalogue))


def blanked(text: str, intervals: list[tuple[int, int]]) -> str:
    """The text with blanks in place of the intervals; its lines stay lines."""
    pieces, done = [], 0
    for start, end in intervals:
        pieces += [text[done:start], "\n".join(" " * len(line) for line in text[start:end].split("\n"))]
        done = end
    return "".join([*pieces, text[done:]])


def _notes(text: str, catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    done = 0
    for opening in catalogue.phrases["opens_note"].finditer(text):
        if opening.start() < done:
            continue
        bracket = opening["bracket"] or ""
        end = _closed(text, opening.end(), bracket) if bracket else _end_of_line(text, opening.end())
        said = text[opening.end() : end]
        if end and (opening["filling"] or catalogue.says("about_filling", said)):
            done = end + len(bracket)
            yield opening.start("note"), done


def _closed(text: str, start: int, bracket: str) -> int:
    """Where the bracket closes whose inside begins at ``start``; 0 where it does not, as far as a note is long."""
    depth = 1
    for place in punctuation.places(text, bracket + _CLOSING[bracket], start, start + _LONGEST):
        depth += 1 if text[place] == bracket else -1
        if depth == 0:
            return place
        if depth > _DEEPEST:
            break
    return 0


def _end_of_line(text: str, start: int) -> int:
    return punctuation.first(text, "\n", start, len(text))
