"""The rows of an agreement: a line of the paper each, tidied, those joined that the paper's width or a page cut."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

import regex

from hedui.extract.text.broken import pieces
from hedui.extract.text.unwound import Breaks
from hedui.extract.text.view import HAN, Line, View
from hedui.extract.text.wrapping import full_lines, goes_on
from hedui.models.codes import ROLES
from hedui.models.page import Page
from hedui.normalize.fold import Folded
from hedui.normalize.punctuation import BULLET, BULLETS

_RULES = "|｜│┃┆┇┊┋║"
_RULE = regex.compile(rf"[ \t\u3000]*[{_RULES}][ \t\u3000]*")
_ANY_RULE = frozenset(_RULES)
_STROKES = _ANY_RULE | frozenset("+:=-") | frozenset(map(chr, range(0x2500, 0x2580)))
_MARKED = _ANY_RULE | frozenset(BULLETS) | frozenset(" \t")
"""Characters of which a line has one that has any mark."""
_LONE_RULE = regex.compile(rf"[ \t\u3000]+[{_RULES}](?:[ \t\u3000]+|$)")
"""The one rule on a line that does not begin with one: between blanks, for a letter or figure may be read as one."""
_DRAWN = regex.compile(rf"[\s{_RULES}+:=\u2500-\u257f-]*[\u2500-\u257f{_RULES}+][\s{_RULES}+:=\u2500-\u257f-]*")
"""A line of nothing but a table's rules."""
_ONE = regex.compile(r"\s*[\p{Han}()（）:：]\s*")
_LEAST_UPRIGHT = 3
"""Lines of one character each that are a word set upright; two may be anything but a party's letter: 甲/方."""
_EDGE = " \t\r\u3000"
_GAP = regex.compile(r"[ ]{2,}(?![ ]*\t)|[ ]*\t[ ]*")
_SPACED = regex.compile(rf"(?<={HAN}) (?={HAN})")
_PAIR = regex.compile(rf"(?<={HAN}) ?(?={HAN})")
_SINGLES = regex.compile(r"\s*\p{Han}(?:\s+\p{Han}){3,}\s*")
_SPREAD = regex.compile(
    rf"(?:^|[\t{_RULES}])[ \u3000]*(?P<word>\p{{Han}}(?:[ \u3000]+\p{{Han}}){{1,3}})[ \u3000]*(?=[\t{_RULES}]|$)"
)
"""A cell, divided by tabs or rules from the others, that is one word set apart: 名    称."""
_SET_APART = regex.compile(r"(?<=\S)(\s+)(?=\S)")


def rows_view(
    folded: Folded,
    pages: Sequence[Page],
    starts: Sequence[int],
    left_out: frozenset[int],
    opens: Callable[[str], bool],
    breaks: Breaks,
) -> tuple[Folded, tuple[Line, ...]]:
    """The kept lines of the folded text, wrapped ones joined, blanks tidied.

    ``left_out`` holds the starts of lines that are furniture.
    """
    kept = list(_cut(folded.text, left_out, breaks))
    full = full_lines(kept, folded, pages, starts)
    view = View()
    lines: list[Line] = []
    texts = [line for line, _ in kept]
    on = _upright(texts) | pieces(texts)
    for number, (line, start) in enumerate(kept):
        joined = number in on or (number - 1 in full and goes_on(kept[number - 1][0], line, opens))
        begin = lines.pop().start if joined and lines else view.length
        if begin == view.length and lines:
            before = lines[-1].end - 1
            view.add("\n", view.offsets[before : before + 1])
            begin = view.length
        _row(view, line, start, folded.offsets)
        if view.length > begin:
            lines.append(Line(begin, view.length))
    return view.folded(), tuple(lines)


def is_parted(line: str) -> bool:
    """Whether a gap parts the line."""
    return "\t" in line or "  " in line


def _cut(text: str, left_out: frozenset[int], breaks: Breaks) -> Iterator[tuple[str, int]]:
    """The lines that are no furniture, cut where they were run together; each with its start."""
    for line, start in _filled(text):
        if start not in left_out:
            cuts = breaks(line)
            yield from _pieces(line, start, cuts) if cuts else [(line, start)]


def _upright(lines: Sequence[str]) -> frozenset[int]:
    """Indices of lines that go on with a word set upright, a character to a line: 委/托/人."""
    alone = (index for index, line in enumerate(lines) if len(line.strip()) == 1 and _ONE.fullmatch(line) is not None)
    found: set[int] = set()
    for _, run in groupby(enumerate(alone), key=lambda pair: pair[1] - pair[0]):
        indices = [index for _, index in run]
        if len(indices) >= _LEAST_UPRIGHT or "".join(lines[at].strip() for at in indices) in ROLES:
            found.update(indices[1:])
    return frozenset(found)


def _filled(text: str) -> Iterator[tuple[str, int]]:
    """Each line that is not blank or nothing but drawn, with its start."""
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace() and not _is_drawn(line):
            yield line, start
        start += len(line) + 1


def _is_drawn(line: str) -> bool:
    return (line[0] in _STROKES or line[0].isspace()) and _DRAWN.fullmatch(line) is not None


def _pieces(line: str, start: int, cuts: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The line's pieces between the cuts, with their starts."""
    for low, high in pairwise((0, *cuts, len(line))):
        if line[low:high].strip():
            yield line[low:high], start + low


def _row(view: View, line: str, start: int, offsets: array[int]) -> None:
    """Append one line without the marks of lists and the rules of tables, with tidy gaps."""
    low, high = len(line) - len(line.lstrip(_EDGE)), len(line.rstrip(_EDGE))
    spaced = _is_spaced(line)
    marks = _marks(line, spaced) if spaced or not _MARKED.isdisjoint(line) else ()
    inner = _inner_gaps(line) if marks else frozenset()
    copied = low
    for mark in marks:
        first, last = max(mark.start(), low), min(mark.end(), high)
        if first < copied or first >= last:
            continue
        view.add(line[copied:first], offsets[start + copied : start + first])
        gap = "" if first == low or first in inner else _gap(mark[0], spaced, last < high)
        view.add(gap, array("I", [offsets[start + first]] * len(gap)))
        copied = last
    view.add(line[copied:high], offsets[start + copied : start + high])


def _gap(mark: str, spaced: bool, goes_on: bool) -> str:
    """What is written for a mark within a line: a tab or a wide gap; nothing for what divides no cells."""
    if mark.isspace():
        return "" if spaced and mark == " " else "\t" if "\t" in mark else "  "
    return "\t" if goes_on and _RULE.fullmatch(mark) else ""


def _marks(line: str, spaced: bool) -> list[regex.Match[str]]:
    found = []
    if is_parted(line):
        found += list(_GAP.finditer(line))
    if line.lstrip().startswith(tuple(BULLETS)) and (bullet := BULLET.match(line)) is not None:
        found.append(bullet)
    if not _ANY_RULE.isdisjoint(line):
        rules = list(_RULE.finditer(line))
        inside = len(rules) > 1 or line.lstrip(_EDGE)[:1] in _RULES
        found += rules if inside else list(_LONE_RULE.finditer(line))
    if spaced:
        found += list(_SPACED.finditer(line))
    return sorted(found, key=lambda mark: (mark.start(), -mark.end())) if len(found) > 1 else found


def _inner_gaps(line: str) -> frozenset[int]:
    """Where the gaps lie that only set a word's characters apart, wider ones between the words: 甲  方      乙  方."""
    if "\t" in line or not _ANY_RULE.isdisjoint(line):
        words = (found.span("word") for found in _SPREAD.finditer(line))
        return frozenset(gap.start() for span in words for gap in _GAP.finditer(line, *span))
    if _SINGLES.fullmatch(line) is None:
        return frozenset()
    gaps = {gap.start(1): len(gap[1]) for gap in _SET_APART.finditer(line)}
    least, widest = min(gaps.values()), max(gaps.values())
    return frozenset(start for start, width in gaps.items() if width <= least + 1 and widest > 2 * width + 1)


def _is_spaced(line: str) -> bool:
    """Whether a reader put a blank between most of the line's Chinese characters."""
    if line.count(" ") < 4:
        return False
    pairs = [pair[0] for pair in _PAIR.finditer(line)]
    return len(pairs) >= 4 and pairs.count(" ") > 0.6 * len(pairs)
