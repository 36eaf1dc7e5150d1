"""Columns: which lines stand side by side and are to be read one side after the other.

Signature blocks set the parties beside each other; read line by line, one party's label would get the other's value.
Lines of an unruled table, on the other hand, must stay rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hedui.read.abreast import abreast, shared_labels
from hedui.read.lines import Line
from hedui.read.unwrapping import Row, unwrapped

_GUTTER = 0.8
_LONGEST_PAUSE = 4.0
_PROSE_LINES = 6
_SHARED = 3
"""Labels that two columns have in common whose lines stand at unlike heights."""
_PROSE_CHARACTERS = 12
_PARTY = re.compile(r"[（(【\[]?([\u4e00-\u9fff]{1,5}?(?:方|人|商|单位|者|公司)|[客用]户)[】\]）)]?(?=[（(：:]|$)")
_PERSON = re.compile(r"代表|代理|联系|经办|负责|收件|签字|签名|签署|责任|本人")
_ASIDE = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]?")
_OWNER = re.compile(r"[甲乙丙丁供需买卖]方")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}\s+\S")
_COLON = re.compile(r"[:：]")
_UNANSWERED = re.compile(r"[:：]\s*$")
_DETAIL = re.compile(
    r"开户|账[号户]|帐[号户]|户名|税号|纳税|统一社会|信用代码|地址|住所|电话|手机|传真|邮编|邮政|邮箱|电子邮"
)
"""A label of what is one party's alone."""


@dataclass(slots=True)
class _Block:
    """Consecutive lines divided by one gutter (an interval of x that none of their segments enters)."""

    left: list[Row]
    right: list[Row]
    pairs: list[tuple[str, str]]
    end: int

    def add(self, held: list[Row], left: Row, right: Row) -> None:
        """Take a line's sides in, behind lines ``held`` that have a left side only."""
        self.left += [*held, left] if left else held
        self.right.append(right)
        if left:
            self.pairs.append((" ".join(segment.text for segment in left), right[0].text))


def reading_rows(lines: list[Line]) -> list[Row]:
    """The lines' segments in reading order; segments in one row are to stand on one line of text."""
    rows: list[Row] = []
    edge = max((line.segments[0].x1 for line in lines if len(line.segments) == 1), default=0.0)
    index = 0
    while index < len(lines):
        block = _block_at(lines, index) if len(lines[index].segments) > 1 else None
        if block is None:
            rows.append(lines[index].segments)
            index += 1
            continue
        rows += _rows_of(block, lines[index : block.end], edge)
        index = block.end
    return rows


def _rows_of(block: _Block, lines: list[Line], edge: float) -> list[Row]:
    """One column behind the other; beside each other where the page names nobody whom either is about.

    The right one is as wide as the left one, but no wider than up to the ``edge`` of lines that go across.
    """
    begins = min(row[0].x0 for row in block.right)
    pitch = begins - min((row[0].x0 for row in block.left), default=0.0)
    reached = max(row[-1].x1 for row in block.right) - begins
    width = min(pitch, edge - begins) if reached <= edge - begins else pitch
    columns = [unwrapped(block.left, pitch), unwrapped(_again(block.right, lines), width)]
    beside = None if _names_parties(block) else abreast(columns, pitch, _label)
    return beside if beside is not None else columns[0] + columns[1]


def _again(right: list[Row], lines: list[Line]) -> list[Row]:
    """The right side of a block may hold columns of its own."""
    tops = {id(segment): line for line in lines for segment in line.segments}
    return reading_rows([Line(row, tops[id(row[0])].top, tops[id(row[0])].bottom) for row in right])


def _block_at(lines: list[Line], start: int) -> _Block | None:
    for gutter in lines[start].gaps:
        block = _grow(lines, start, gutter)
        if _is_side_by_side(block.pairs) or _asks_alike(block):
            return block
    return None


def _grow(lines: list[Line], start: int, gutter: tuple[float, float]) -> _Block:
    """The longest block from ``start`` on whose lines all leave a gutter within ``gutter``."""
    block = _Block([], [], [], start)
    held_left: list[Row] = []
    left_edge = lines[start].segments[0].x0
    for index, (left, right) in enumerate(_divided(lines, start, gutter), start):
        if right:
            block.add(held_left, left, right)
            held_left = []
            block.end = index + 1
        elif left[0].x0 >= left_edge - lines[index].height:
            held_left.append(left)
        else:
            break
    for row in held_left:
        if not _continues(row, lines, block):
            break
        block.left.append(row)
        block.end += 1
    return block


def _divided(lines: list[Line], start: int, gutter: tuple[float, float]) -> Iterator[tuple[Row, Row]]:
    """The left and the right side of each line from ``start`` on, up to a long pause or one that stops the gutter."""
    before = lines[start]
    for line in lines[start:]:
        narrowed = _narrow(gutter, line)
        if narrowed is None or line.top - before.bottom > _LONGEST_PAUSE * line.height:
            return
        left, right = gutter = narrowed
        yield (
            [segment for segment in line.segments if segment.x1 <= left],
            [segment for segment in line.segments if segment.x0 >= right],
        )
        before = line


def _narrow(gutter: tuple[float, float], line: Line) -> tuple[float, float] | None:
    """The part of ``gutter`` that the line leaves free, or None where it leaves too little."""
    start, end = gutter
    middle = (start + end) / 2
    for segment in line.segments:
        if segment.x1 <= gutter[0] or segment.x0 >= gutter[1]:
            continue
        if segment.x0 <= gutter[0] or segment.x1 <= middle:
            start = max(start, segment.x1)
        else:
            end = min(end, segment.x0)
    return (start, end) if end - start >= _GUTTER * line.height else None


def _continues(row: Row, lines: list[Line], block: _Block) -> bool:
    """Whether a line on the left only, behind the last pair, still belongs to the left side: it is the wrapped rest of
    the line before, or the value of its label, or bears a label that the right side has too, or a party's detail."""
    before, line = lines[block.end - 1], lines[block.end]
    if len(row) > 1 or line.top - before.bottom > line.height:
        return False
    text = row[0].text
    if _COLON.search(text):
        asked = {_label(segment.text) for other in block.right for segment in other}
        return _label(text) in asked or _DETAIL.match(_label(text)) is not None
    return len(text) < _PROSE_CHARACTERS or (
        bool(block.left) and _UNANSWERED.search(block.left[-1][-1].text) is not None
    )


def _is_side_by_side(pairs: list[tuple[str, str]]) -> bool:
    if _is_table(pairs):
        return False
    if any(_parties_differ(left, right) for left, right in pairs[:2]):
        return True
    same = sum(bool(_label(left)) and _label(left) == _label(right) for left, right in pairs)
    return (same >= 2 and 2 * same >= len(pairs)) or _is_prose(pairs)


def _asks_alike(block: _Block) -> bool:
    """Whether both sides have the same labels in the same order, at whatever height."""
    asked = [[_label(row[0].text) for row in side] for side in (block.left, block.right)]
    return len(shared_labels([[label for label in labels if label] for labels in asked])) >= _SHARED


def _is_prose(pairs: list[tuple[str, str]]) -> bool:
    """Whether both sides run on as text does."""
    long = (sum(len(pair[side]) for pair in pairs) >= _PROSE_CHARACTERS * len(pairs) for side in (0, 1))
    return len(pairs) >= _PROSE_LINES and all(long)


def _names_parties(block: _Block) -> bool:
    """Whether a line says of whom its column is, so that no page's end cut the block off from its parties."""
    left, right = ([segment.text for row in side for segment in row] for side in (block.left, block.right))
    return any(map(_OWNER.match, left + right)) or set(map(_party, left)) != set(map(_party, right))


def _is_table(pairs: list[tuple[str, str]]) -> bool:
    """Whether the parties head two columns whose rows bear their labels once, on the left."""
    rows = pairs[1:]
    labelled = [left for left, right in rows if _LABELLED.match(left) and not _LABELLED.match(right)]
    unlabelled = not any(_COLON.search(text) for pair in pairs for text in pair)
    return unlabelled and len(rows) > 1 and 2 * len(labelled) > len(rows)


def _parties_differ(left: str, right: str) -> bool:
    one, other = _party(left), _party(right)
    return one is not None and other is not None and one != other


def _party(text: str) -> str | None:
    match = _PARTY.match(text.replace(" ", ""))
    return match[1] if match and not _PERSON.search(match[1]) else None


def _label(text: str) -> str:
    """What stands before the colon, without spaces, asides and the party that it belongs to."""
    label, colon, _ = _COLON.sub("：", text.replace(" ", "")).partition("：")
    bare = _OWNER.sub("", _ASIDE.sub("", label))
    return bare if colon and len(bare) <= 12 else ""
