"""Ticks: boxes with and without a tick, and the words that each of them stands for.

A box is □ or ☑, a circle ○ or ●, a pair of brackets that is empty or has a tick in it: （ ）, （√）, 【√】. It stands
before its words (□仲裁 ☑诉讼) or behind them (是□ 否☑).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

import regex

from hedui.extract.candidates.offered import are_opposites
from hedui.extract.values.looks import looks
from hedui.normalize import grammar, punctuation

_LOOKS = looks("picks")

_CIRCLES = "○◯〇"
_DISCS = "●◉⊙"
_MARK = grammar.pattern(
    r"(?<slot>[(【][ ]*(?:(?<tick>[{ticks}■●vV]|(?<=【[ ]*)[xX])|(?<cross>[×xX✗✘])|[{empty}])?[ ]*[)】])",
    r"(?<both>[{empty}][√✓✔](?=[ ]?\p{Han})|[√✓✔][{empty}])",
    r"(?<box>[{marks}{empty}])",
    rf"(?<circle>[{_DISCS}○◯]|(?<![零{{ten}}〇])〇(?![零{{ten}}〇年月日]))",
    r"(?<letter>(?<![A-Za-z])[R£](?=[ ]?\p{Han})|(?<=^|[\s:、(【])(?:[×✗✘](?=[ ]?\p{Han})|口(?=[ ]?\p{Han}{2})))",
)
_TOLD = _LOOKS["mark_told"]
_INSIDE = _LOOKS["marked_inside"]
_WORDS_END = "。;,\t\n"
_SLOT_ENDS = regex.compile(r"\s*(?:[)）。;,\n]|$)|  ")
_BEFORE_LEAD = ":。;,\t\n(【"
_NEXT_LABEL = regex.compile(r"(?:(?<=\S)\s+|[。;,、]\s*)[^\s:、。;,]{1,16}:\s*$")
_LABEL = regex.compile(r"[;。][^:;。]{0,24}:|(?<=\S)[ ]{2,}[^\s:;。]{1,16}:")
"""The label of another choice on the same line."""
_BETWEEN = grammar.pattern(
    r"(?:,[^,;。:\n]{1,40};)?[\s、,;/或)】]*(?:[(]?(?:\d{1,2}|[{ten}①-⑳A-H])[)）、.．]|[①-⑳])?\s*"
)
"""A separator, with the next one's number or the rest of what was said before."""
_NEXT_NUMBER = grammar.pattern(r"(?<![\d.\-])\s*(?:\d{1,2}|{numeral})[、.．)]?\s*$")
_NUMBER = regex.compile(r"\s*(?:[(（]?\d{1,2}[)）、.．]|\d{1,2}(?:\.\d{1,2})+)\s*(?=\D)")
_ASKED = _LOOKS["tick_asked"]
_WAY_ASKED = _LOOKS["way_asked"]
_COUNTED = _LOOKS["counted"]
_EDGES = " 】)）,、(（/或"
_LONGEST = 40
_MOST = 500
"""Marks on a line; a line with more is drawn, and offers nothing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A mark and its words, as intervals of the text."""

    kind: str
    mark: tuple[int, int]
    glyph: str
    ticked: bool
    words: tuple[int, int] = (0, 0)
    behind: bool = False
    """Whether the mark stands behind its words."""

    @property
    def span(self) -> tuple[int, int]:
        """Mark and words together."""
        return min(self.mark[0], self.words[0]), max(self.mark[1], self.words[1])


def find_boxes(text: str) -> list[tuple[Box, ...]]:
    """The boxes of one choice each, side by side or line by line, in reading order."""
    groups: list[list[Box]] = []
    said: set[str] = set()
    for start, end, marks in _marked_lines(text):
        for group in _groups(text, start, end, marks):
            words = {text[slice(*box.words)] for box in group}
            if groups and _goes_on(text, groups[-1][-1], group[0]) and said.isdisjoint(words):
                groups[-1] += group
                said |= words
            else:
                groups.append(group)
                said = words
    return [tuple(_settled(group)) for group in groups if _is_choice(text, group)]


def _marked_lines(text: str) -> Iterator[tuple[int, int, list[regex.Match[str]]]]:
    """Start and end of each line with marks, and these; a line that is drawn is left out."""
    start, end = 0, -1
    marks: list[regex.Match[str]] = []
    for mark in _MARK.finditer(text):
        if mark.start() > end:
            if 0 < len(marks) <= _MOST:
                yield start, end, marks
            start, end, marks = text.rfind("\n", 0, mark.start()) + 1, text.find("\n", mark.start()), []
            end = end if end >= 0 else len(text)
        if len(marks) <= _MOST:
            marks.append(mark)
    if 0 < len(marks) <= _MOST:
        yield start, end, marks


def words_end(text: str, start: int) -> int:
    """Where the words end that go on at ``start``: at punctuation, a blank or another mark, within 40 characters."""
    limit = min(len(text), start + _LONGEST)
    mark = _MARK.search(text, start, limit)
    return punctuation.first(text, "。;,:、 \t\n", start, limit if mark is None else mark.start())


def _box(match: regex.Match[str]) -> Box:
    kind = next(name for name in ("slot", "both", "box", "circle", "letter") if match[name] is not None)
    kind = "slot" if kind == "slot" else "box"
    glyph = "×" if match["cross"] else match["tick"] or match[0]
    ticked = match["both"] is not None or match["tick"] is not None or glyph == "R"
    ticked = ticked or (match["slot"] is None and glyph in grammar.CHOSEN + _DISCS)
    return Box(kind, match.span(), glyph, ticked)


def _is_told(text: str, match: regex.Match[str]) -> bool:
    """Whether the mark offers nothing itself: an instruction speaks of it, or a value is to be filled in."""
    if match["slot"] is not None and _SLOT_ENDS.match(text, match.end()):
        return _follows_colon(text, match.start())
    if match["slot"] is None and _TOLD.search(text, max(0, match.start() - 8), match.start()):
        return True
    return match["tick"] is None and _INSIDE.match(text, match.end()) is not None


def _follows_colon(text: str, start: int) -> bool:
    """Whether nothing but blanks stands between a colon and ``start``."""
    while text[start - 1 : start] == " ":
        start -= 1
    return text[start - 1 : start] == ":"


def _groups(text: str, start: int, end: int, found: Iterable[regex.Match[str]]) -> Iterator[list[Box]]:
    """The line's boxes with their words, parted where another label or sentence begins."""
    marks = [_box(mark) for mark in found if not _is_told(text, mark)]
    first = 0
    for index in range(1, len(marks) + 1):
        label = _LABEL.search(text, marks[index - 1].mark[1], marks[index].mark[0]) if index < len(marks) else None
        if label is not None or index == len(marks):
            stop = end if label is None else label.start()
            yield from _side_by_side(text, start, stop, marks[first:index])
            first, start = index, stop


def _side_by_side(text: str, start: int, end: int, marks: Sequence[Box]) -> Iterator[list[Box]]:
    behind = _stand_behind(text, start, end, marks)
    group: list[Box] = []
    for index, mark in enumerate(marks):
        before = marks[index - 1].mark[1] if index else start
        after = marks[index + 1].mark[0] if index + 1 < len(marks) else end
        box = _behind(text, before, mark) if behind else _before(text, mark, after)
        if group and not _is_beside(text, group[-1], box):
            yield group
            group = []
        group.append(box)
    yield group


def _stand_behind(text: str, start: int, end: int, marks: Sequence[Box]) -> bool:
    """Whether the marks stand behind their words: words before the first, none behind the last, or plain opposites."""
    words = punctuation.since(text[start : marks[0].mark[0]], _BEFORE_LEAD).split("  ")[-1].strip()
    if not grammar.LETTER.search(words) or _NEXT_NUMBER.fullmatch(words):
        return False
    if len(marks) > 1:
        following = text[marks[0].mark[1] : marks[1].mark[0]].strip(" /、或")
        if any(are_opposites(words[-size:], following) for size in range(1, len(words) + 1)):
            return True
    rest = punctuation.ASIDE.sub("", punctuation.up_to(text[marks[-1].mark[1] : end], _WORDS_END))
    return len(marks) > 1 and not grammar.LETTER.search(rest)


def _before(text: str, mark: Box, after: int) -> Box:
    """The mark with the words behind it, without the label of what follows."""
    stops = punctuation.places(text, _WORDS_END, mark.mark[1], after)
    stop = next((stop for stop in stops if _ends(text, mark.mark[1], stop)), after)
    end = _inside(text, mark.mark[1], min(stop, mark.mark[1] + _LONGEST))
    if end == after and (label := _NEXT_LABEL.search(text, mark.mark[1], after)) is not None:
        end = label.start()
    if end == after and _MARK.match(text, after) and (number := _NEXT_NUMBER.search(text, mark.mark[1], end)):
        end = number.start()
    return replace(mark, words=_trimmed(text, mark.mark[1], end))


def _behind(text: str, before: int, mark: Box) -> Box:
    start = mark.mark[0] - len(punctuation.since(text[before : mark.mark[0]], _BEFORE_LEAD))
    gap = text.rfind("  ", start, mark.mark[0])
    if gap >= 0 and grammar.LETTER.search(text[gap : mark.mark[0]]):
        start = gap
    if (number := _NUMBER.match(text, start, mark.mark[0])) is not None:
        start = number.end()
    return replace(mark, words=_trimmed(text, start, mark.mark[0]), behind=True)


def _ends(text: str, start: int, stop: int) -> bool:
    """Whether punctuation ends the words: not a comma within parentheses."""
    return text[stop] in "\t\n" or text.count("(", start, stop) <= text.count(")", start, stop)


def _inside(text: str, start: int, end: int) -> int:
    """Where a bracket closes that opened before ``start``, else ``end``."""
    depth = 0
    for offset in range(start, end):
        depth += (text[offset] in "【(") - (text[offset] in "】)")
        if depth < 0:
            return offset
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _is_beside(text: str, last: Box, box: Box) -> bool:
    """Whether nothing but a separator stands between the two."""
    return last.kind == box.kind and _BETWEEN.fullmatch(text, last.span[1], box.span[0]) is not None


def _goes_on(text: str, last: Box, following: Box) -> bool:
    """Whether the next line's first box may offer more of the same choice."""
    return last.behind == following.behind and _is_beside(text, last, following)


def _is_choice(text: str, group: Sequence[Box]) -> bool:
    """Whether the marks offer something: no bullets, no brackets to be filled in with words, no names left out."""
    glyphs = set[str]().union(*(box.glyph for box in group))
    if not all(box.words[0] < box.words[1] for box in group) or _are_letters(glyphs, len(group)):
        return False
    ticked = any(box.ticked for box in group)
    if group[0].kind == "slot" and not ticked:
        return _are_slots(text, group, glyphs)
    return (ticked or "口" not in glyphs) and not _are_bullets(text, group, glyphs)


def _are_slots(text: str, group: Sequence[Box], glyphs: Set[str]) -> bool:
    """Whether empty brackets ask to choose."""
    if len(group) == 1 or not glyphs.isdisjoint("×口"):
        return False
    return _is_asked(text, group[0].span[0]) or _are_ways(text, group)


def _are_bullets(text: str, group: Sequence[Box], glyphs: Set[str]) -> bool:
    """Whether nothing but circles or discs stands there, none of them right behind what asks for a way."""
    return glyphs <= set(_DISCS) or (glyphs <= set(_CIRCLES) and not _are_ways(text, group))


def _are_ways(text: str, group: Sequence[Box]) -> bool:
    """Whether the line asks for a way right before the first of several marks, and none asks for a number: （ ）%."""
    start = group[0].span[0]
    if len(group) == 1 or _WAY_ASKED.search(text, text.rfind("\n", 0, start) + 1, start) is None:
        return False
    return not any(_COUNTED.match(text, box.words[0], box.words[1]) for box in group)


def _are_letters(glyphs: Set[str], count: int) -> bool:
    """Whether what may be boxes of a symbol font are letters and crosses of the text: R, ×, or one £ alone."""
    crosses = not glyphs.isdisjoint("R×✗✘") and glyphs.isdisjoint(grammar.EMPTY + grammar.TICKS + "£")
    return crosses or (glyphs == {"£"} and count == 1)


def _is_asked(text: str, first: int) -> bool:
    """Whether the line of the first box, or the one above, asks to choose."""
    line = text.rfind("\n", 0, max(0, text.rfind("\n", 0, first))) + 1
    return _ASKED.search(text, line, first) is not None


def _settled(group: Sequence[Box]) -> Iterator[Box]:
    """A crossed box beside one with a check is the one that was not chosen."""
    checked = any(box.glyph in grammar.TICKS for box in group)
    for box in group:
        yield replace(box, ticked=False) if checked and box.glyph in grammar.CROSSED else box
