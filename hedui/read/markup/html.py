"""HTML as lines: tables as ruled tables of a PDF give them, a line a row and a tab between cells; blocks as lines.

A numbered heading that a block bears only as its ``title`` is a line of its own.

lxml's parser closes what nobody closed. What stands within cells may be Markdown, so inline tags are kept for
``hedui.read.markup.inline`` to read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

import regex
from lxml import etree

from hedui.normalize import grammar
from hedui.read.layout import LABEL_LINE, abreast
from hedui.read.markup.fields import OptionList, input_text
from hedui.read.markup.tags import BREAKS, CELLS

_DOCUMENT = regex.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", regex.IGNORECASE)
_CELLS = CELLS | {"caption"}
_KEPT = frozenset({"u", "ins", "sup", "sub", "del", "s", "strike"})
_HIDDEN = frozenset({"script", "style", "title", "template", "noscript"})
_BLOCKS = frozenset({"div", "section", "article"})
_NUMBERED = grammar.pattern(r"\s*(?:第{number}{1,3}[条章节]|[(（]?{number}{1,3}[)）、.．])")
"""How a heading begins that a block bears as its title; any other title is a tip for the mouse."""
_ENTITLED = "\ue0f7"
"""Stands before a heading that is a block's title."""
_WHITE = regex.compile(r"[ \t\r\n]+")
_DRESS = regex.compile(r"[*\\]|</?[a-z]+>")
_MOST_SPANNED = 100
"""Columns and rows over which a cell goes; those behind so many columns reach down over none."""
_DEEPEST = 8
"""Tables within tables; deeper ones are lines of their cell."""
_FEWEST_ALIGNED = 3


def is_document(text: str) -> bool:
    """Whether the text is a whole page of HTML."""
    return _DOCUMENT.match(text) is not None


def as_lines(source: str) -> str:
    """The lines of HTML, be it a whole page or one table."""
    target = _Target()
    parser = etree.HTMLParser(target=target, huge_tree=True)
    try:
        parser.feed(source)
        parser.close()
    except etree.ParserError:
        return ""
    return target.text()


@dataclass(slots=True)
class _Cell:
    """A cell under construction: its text, and over how many columns and rows it goes."""

    across: int = 1
    down: int = 1
    pieces: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return _lines("".join(self.pieces))


@dataclass(slots=True)
class _Table:
    """A table under construction: the rows that are done, the row that is open, and what reaches down into it."""

    done: list[str] = field(default_factory=list)
    row: list[_Cell] = field(default_factory=list)
    reaching: list[int] = field(default_factory=list)
    """For each column over how many further rows the cell above reaches down."""
    regular: bool = False
    """Whether a row of several cells, none of them wide, was there: the header of a grid."""

    def end_row(self) -> None:
        """Lay the open row out as lines."""
        if self.row:
            cells = self._placed()
            self.done += row_lines(cells)
            self.done += [line for cell in self.row for table in cell.tables for line in table.split("\n")]
            self.regular |= len(self.row) >= _FEWEST_ALIGNED and all(cell.across == 1 for cell in self.row)
        self.row = []

    def _placed(self) -> list[list[str]]:
        """The lines of each of the row's places: none where a cell above reaches down or, in a grid, one is wide."""
        aligned = self.regular and sum(bool(cell.lines()) for cell in self.row) >= _FEWEST_ALIGNED
        places: list[list[str]] = []
        reaching: list[int] = []
        waiting = deque(self.row)
        while waiting or len(reaching) < len(self.reaching):
            column = len(reaching)
            above = self.reaching[column] if column < len(self.reaching) else 0
            if above or not waiting:
                reaching.append(max(above - 1, 0))
                if above:
                    places.append([])
                continue
            cell = waiting.popleft()
            places += [cell.lines(), *[[]] * ((cell.across - 1) * aligned)]
            reaching += [cell.down - 1] * cell.across
        self.reaching = reaching[:_MOST_SPANNED]
        return places


def row_lines(cells: list[list[str]]) -> list[str]:
    """A row as one line; blocks of labelled lines, and what stands alone in its row, keep their lines."""
    filled = [cell for cell in cells if cell]
    blocks = any(sum(LABEL_LINE.match(_DRESS.sub("", line)) is not None for line in cell) >= 2 for cell in filled)
    if len(cells) == 1 or blocks:
        return abreast(cells)
    return ["\t".join(_joined(cell) for cell in cells)]


def _joined(lines: list[str]) -> str:
    """A cell's lines as one, with a blank only between Latin words."""
    text = ""
    for line in lines:
        apart = text[-1:].isascii() and text[-1:].isalpha() and line[0].isascii() and line[0].isalpha()
        text += " " + line if apart else line
    return text.replace("\t", " ")


def _lines(text: str) -> list[str]:
    return [stripped for line in text.split("\n") if (stripped := line.strip(" \t\xa0"))]


class _Target:
    """Takes the parser's events; lxml calls ``start``, ``end``, ``data`` and ``close``."""

    def __init__(self) -> None:
        self._outside: list[str] = []
        self._tables: list[_Table] = []
        self._hidden = 0
        self._list: OptionList | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "select":
            self._list = OptionList()
        elif tag == "option" and self._list is not None:
            self._list.begin(attributes)
        elif tag == "table" and len(self._tables) < _DEEPEST:
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].end_row()
        elif tag in _CELLS:
            self._cell(tag, attributes)
        else:
            self._add(_stands_for(tag, attributes))
            if tag in _BLOCKS and not self._tables and _NUMBERED.match(heading := attributes.get("title") or ""):
                self._add(f"{_ENTITLED}{_WHITE.sub(' ', heading)}\n")

    def end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden -= 1
        elif tag == "select":
            self._end_list()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in ("tr", "caption") and self._tables:
            self._tables[-1].end_row()
        elif tag in _KEPT:
            self._add(f"</{tag}>")
        elif tag in BREAKS and tag != "br":
            self._add("\n")

    def data(self, data: str) -> None:
        if self._list is not None:
            self._list.add(data)
        elif not self._hidden:
            self._add(str(_WHITE.sub(" ", data)))

    def close(self) -> None:
        self._end_list()
        while self._tables:
            self._end_table()

    def text(self) -> str:
        """The lines of all that was met."""
        lines = (line if "\t" in line else line.strip(" ") for line in "".join(self._outside).split("\n"))
        return "\n".join(_headed([line for line in lines if line]))

    def _cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self._tables:
            self._tables.append(_Table())
        if tag == "caption":
            self._tables[-1].end_row()
        across, down = (_span(attributes.get(name, "")) for name in ("colspan", "rowspan"))
        self._tables[-1].row.append(_Cell(across, down))

    def _add(self, text: str) -> None:
        if not self._tables:
            self._outside.append(text)
        elif self._tables[-1].row:
            self._tables[-1].row[-1].pieces.append(text)
        elif text.strip():
            self._tables[-1].done += _lines(text)

    def _end_list(self) -> None:
        done, self._list = self._list, None
        self._add(done.text() if done is not None else "")

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.end_row()
        text = "\n".join(table.done)
        if self._tables and self._tables[-1].row:
            self._tables[-1].row[-1].tables.append(text)
        elif self._tables:
            self._tables[-1].done += table.done
        else:
            self._outside += ["\n", text, "\n"]


def _headed(lines: list[str]) -> Iterator[str]:
    """The lines, of blocks' titles those that the line behind does not say again."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        words = "".join(line.removeprefix(_ENTITLED).split())
        if not line.startswith(_ENTITLED):
            yield line
        elif not "".join(following.split()).startswith(words):
            yield line.removeprefix(_ENTITLED)


def _stands_for(tag: str, attributes: Mapping[str, str]) -> str:
    """The text that stands for a tag that is part of no table."""
    if tag == "img" and attributes.get("alt"):
        return f"![{attributes['alt']}](picture.png)"
    if tag == "input":
        return input_text(attributes)
    if tag in _KEPT:
        return f"<{tag}>"
    return "\n" if tag in BREAKS else ""


def _span(value: str) -> int:
    return min(max(int(value), 1), _MOST_SPANNED) if value.isascii() and value.isdigit() else 1
