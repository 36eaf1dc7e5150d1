"""Lists of attachments: 附件： with numbers below it or behind it, or 附件一：…；附件二：… in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from hedui.extract.text.layout import Layout
from hedui.extract.text.outline import ordinal
from hedui.extract.values.looks import looks

_LOOKS = looks("attachments")
_OPENING = _LOOKS["opening"]
_BARE = _LOOKS["bare"]
_ENTRY = _LOOKS["entry"]
_INLINE = _LOOKS["inline"]
_LABELLED = _LOOKS["labelled"]
_POINT = _LOOKS["point"]
_BETWEEN = _LOOKS["between_entries"]
_TITLES = regex.compile(r"《([^《》\n]{2,40})》")
_SENTENCE = regex.compile(r"[。:：\t]|[,，;；].|^.{41,}")
_MOST = 20
_MOST_COUNTED = 99
"""Entries of a list whose numbers go up by one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: 附件, 附表 or 附录, its number if it has one, its title, and its interval of ``rows``."""

    kind: str
    number: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AttachmentList:
    """A list: the lines that it takes up, and its entries."""

    lines: range
    entries: tuple[Entry, ...]


def find_lists(layout: Layout) -> list[AttachmentList]:
    """All lists of attachments in reading order, wherever they stand."""
    found: list[AttachmentList] = []
    for index, line in enumerate(layout.text.lines):
        row = layout.text.line_text(line)
        if "附" not in row or (found and index in found[-1].lines):
            continue
        entries, last = _below(layout, index, row)
        if not entries:
            entries, last = _lines(layout, index)
        if not entries:
            entries, last = _within(layout, row, line.start), index
        if entries:
            found.append(AttachmentList(range(index, last + 1), tuple(entries)))
    return found


def _below(layout: Layout, index: int, row: str) -> tuple[list[Entry], int]:
    """The entries behind an opening and on the lines below it, and the last of these lines."""
    opening = _OPENING.match(row) or _BARE.match(row)
    if opening is None:
        return [], index
    behind = _behind(row, opening.end(), layout.text.lines[index].start)
    if row[opening.end() :].strip() and not behind:
        return [], index
    if behind and (behind[0].number is None or len(behind) > 1):
        return behind, index
    below = list(_counted(layout, index + 1, len(behind) + 1))
    entries = [*behind, *below]
    return (entries, index + len(below)) if entries else _unnumbered(layout, index + 1)


def _counted(layout: Layout, first: int, number: int) -> Iterator[Entry]:
    """The entries on the lines from ``first`` on, as long as they count on from the number."""
    for expected, line in enumerate(layout.text.lines[first : first + _MOST_COUNTED], number):
        entry = _ENTRY.match(layout.text.line_text(line))
        if entry is None or ordinal(entry["n"]) != expected or not _is_title(layout, entry["title"]):
            return
        yield Entry("附件", entry["n"], entry["title"], line.start, line.end)


def _behind(row: str, start: int, base: int) -> list[Entry]:
    """1、…；2、… or 《…》、《…》 behind the opening on its own line."""
    entries = [
        Entry("附件", match["n"], match["title"], base + match.start(), base + match.end())
        for match in _INLINE.finditer(row, start)
    ]
    if entries and _counts(entries) and _INLINE.match(row, start):
        return entries
    titles = list(_TITLES.finditer(row, start))
    if len(titles) < 2 or titles[0].start() != start or not _are_joined(row, titles):
        return []
    return [Entry("附件", None, title[1], base + title.start(), base + title.end()) for title in titles]


def _unnumbered(layout: Layout, first: int) -> tuple[list[Entry], int]:
    """Titles without numbers below 附件：, where nothing else follows to the end."""
    lines = layout.text.lines[first : first + _MOST]
    rows = [layout.text.line_text(line) for line in lines]
    ends = first + len(lines) == len(layout.text.lines)
    if not ends or len(rows) < 2 or not all(_is_title(layout, row) for row in rows):
        return [], first
    return [Entry("附件", None, row, line.start, line.end) for row, line in zip(rows, lines, strict=True)], first + len(
        rows
    ) - 1


def _lines(layout: Layout, index: int) -> tuple[list[Entry], int]:
    """(1)附件1：…； on a line each, at least two of them, numbered or ended as the points of a list are."""
    entries: list[Entry] = []
    for line in layout.text.lines[index : index + _MOST]:
        match = _POINT.fullmatch(layout.text.line_text(line))
        if match is None or not (match["point"] or match["end"]):
            break
        entries.append(Entry(match["kind"], match["n"], match["title"], line.start + match.start("kind"), line.end))
    if len(entries) < 2 or not _counts(entries) or any(_SENTENCE.search(entry.title) for entry in entries):
        return [], index
    return entries, index + len(entries) - 1


def _within(layout: Layout, row: str, base: int) -> list[Entry]:
    """附件一：…；附件二：… in one line, at least two of them one right behind the other."""
    matches = list(_LABELLED.finditer(row))
    if len(matches) < 2 or not _are_joined(row, matches):
        return []
    entries = [
        Entry(match["kind"], match["n"], match["title"], base + match.start(), base + match.end()) for match in matches
    ]
    return entries if _counts(entries) and all(_is_title(layout, entry.title) for entry in entries) else []


def _is_title(layout: Layout, text: str) -> bool:
    """Whether the words name a document and are no sentence."""
    return layout.says("attachment_title", text) and _SENTENCE.search(text) is None


def _are_joined(row: str, matches: Sequence[regex.Match[str]]) -> bool:
    """Whether only separators stand between the matches."""
    return all(_BETWEEN.fullmatch(row, one.end(), other.start()) for one, other in pairwise(matches))


def _counts(entries: Sequence[Entry]) -> bool:
    """Whether the numbers go up by one."""
    numbers = [ordinal(entry.number or "") for entry in entries]
    return numbers[0] is not None and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
