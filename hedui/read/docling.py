"""docling's documents as JSON (``DoclingDocument``): texts, groups, tables and pictures that refer to each other.

``body.children`` gives the order of reading, as references (``#/texts/3``) to items that may have children themselves.
An item's ``prov`` says on which page it stands and where, from the bottom left or the top left; ``pages`` how large
each page is. A table's cells have offsets and spans. What is no part of the body (``content_layer``: running heads,
notes) is left out. Source: the JSON Schema that docling-core publishes.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hedui.models.evidence import Box
from hedui.read.blocks import Block, ResultPage

_NAME = "DoclingDocument"
_ENGINE = "docling"
_MOST_CELLS = 200_000
_DEEPEST = 200
_TICKS = {"checkbox_selected": "☑", "checkbox_unselected": "□"}
_BOXES = tuple("☑☒□☐√")
_NO_TEXT = frozenset({"page_header", "page_footer"})
_SEALS = frozenset({"stamp", "seal"})
_A4 = (595.28, 841.89)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Markup in one place of a page; 0 is the page of what stands before it."""

    text: str
    page: int = 0
    box: dict[str, Any] | None = None


@dataclass(slots=True)
class _Reader:
    """Walks the items, each once: what refers to itself ends."""

    document: dict[str, Any]
    seen: set[str] = field(default_factory=set)

    def below(self, item: dict[str, Any], depth: int = 0) -> Iterator[_Piece]:
        """The pieces of an item's children in their order. Raises ``ValueError`` where they go too deep."""
        if depth > _DEEPEST:
            raise ValueError("items too deep within each other")
        for child in self._items(item.get("children")):
            yield from self._pieces(child, depth)

    def _pieces(self, item: dict[str, Any], depth: int) -> Iterator[_Piece]:
        if (item.get("content_layer") or "body") != "body" or item.get("label") in _NO_TEXT:
            return
        if "data" in item and "table_cells" in (item["data"] or {}):
            yield from self._table(item)
            return
        if item.get("label") == "inline":
            yield from _joined(list(self.below(item, depth + 1)))
            return
        if _classified(item) in _SEALS:
            words = "".join(piece.text for piece in self.below(item, depth + 1))
            yield from _placed(item, f"<!-- 印章：{words} -->" if words else "")
            return
        yield from _texts(item)
        yield from self.below(item, depth + 1)

    def _table(self, item: dict[str, Any]) -> Iterator[_Piece]:
        """What stands above a table, its rows, what stands below it; the texts of its cells stand in these already."""
        notes = [piece for note in self._items(item.get("footnotes")) for piece in _texts(note)]
        for caption in self._items(item.get("captions")):
            yield from _texts(caption)
        yield from _placed(item, _rows(item["data"]["table_cells"]))
        yield from notes

    def _items(self, references: Any) -> list[dict[str, Any]]:
        """The items that are referred to and were not read yet."""
        found = []
        for reference in references or ():
            name = str(reference["$ref"])
            if name not in self.seen:
                self.seen.add(name)
                _, kind, number = name.split("/")
                found.append(self.document[kind][int(number)])
        return found


def document_in(found: dict[str, Any]) -> dict[str, Any] | None:
    """docling's document, which its server puts in ``document.json_content``; None where there is none."""
    inner = found.get("document")
    for one in (found, inner, inner.get("json_content") if isinstance(inner, dict) else None):
        if isinstance(one, dict) and one.get("schema_name") == _NAME:
            return one
    return None


def pages_of(document: dict[str, Any]) -> tuple[ResultPage, ...]:
    """The pages of a document; one without pages (a Word file's) is one page without places.

    Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``IndexError`` for what is no such document.
    """
    sizes = {int(number): _size(page) for number, page in (document.get("pages") or {}).items()}
    by_page: dict[int, list[Block]] = {number: [] for number in sizes}
    current = min(sizes, default=1)
    for piece in _Reader(document).below(document["body"]):
        current = piece.page or current
        by_page.setdefault(current, []).append(Block(piece.text, _box(piece.box, sizes.get(current))))
    return tuple(ResultPage(tuple(by_page[number]), sizes.get(number, _A4), _ENGINE) for number in sorted(by_page))


def _size(page: dict[str, Any]) -> tuple[float, float]:
    size = page.get("size") or {}
    width, height = float(size.get("width") or 0), float(size.get("height") or 0)
    return (width, height) if width > 0 and height > 0 else _A4


def _box(box: dict[str, Any] | None, size: tuple[float, float] | None) -> Box | None:
    """x0, top, x1, bottom; None for an item without a place."""
    if box is None or size is None:
        return None
    left, top, right, bottom = (float(box[side]) for side in "ltrb")
    if box.get("coord_origin") == "BOTTOMLEFT":
        top, bottom = size[1] - top, size[1] - bottom
    return left, min(top, bottom), right, max(top, bottom)


def _classified(item: dict[str, Any]) -> str:
    """What a picture was found to show, "" where nothing says."""
    told = [(item.get("meta") or {}).get("classification"), *(item.get("annotations") or ())]
    classes = [one for kind in told if kind for one in (kind.get("predictions") or kind.get("predicted_classes") or ())]
    return str(classes[0].get("class_name") or "") if classes else ""


def _texts(item: dict[str, Any]) -> Iterator[_Piece]:
    """An item's own text; one that goes on over the page's end in a piece for each page."""
    text = str(item.get("text") or "")
    places = item.get("prov") or []
    spans = [tuple(place.get("charspan") or ()) for place in places]
    ends = [0, *(span[0] for span in spans[1:] if len(span) == 2), len(text)]
    if len(places) > 1 and len(ends) == len(places) + 1 and ends == sorted(ends):
        for number, (place, start, end) in enumerate(zip(places, ends, ends[1:], strict=False)):
            yield from _placed({"prov": [place]}, _shown(item, text[start:end].strip(" "), first=number == 0))
    else:
        yield from _placed(item, _shown(item, text))


def _shown(item: dict[str, Any], text: str, *, first: bool = True) -> str:
    """The text as markup, with its number or box before it."""
    if not text.strip():
        return ""
    shown = html.escape(text, quote=False)
    if (item.get("formatting") or {}).get("strikethrough"):
        shown = f"<s>{shown}</s>"
    tick = _TICKS.get(str(item.get("label")), "")
    marker = str(item.get("marker") or "") if item.get("enumerated") else ""
    before = "" if tick and text.lstrip().startswith(_BOXES) else tick or marker
    return f"{before} {shown}" if first and before and not text.startswith(before) else shown


def _placed(item: dict[str, Any], text: str) -> Iterator[_Piece]:
    place = next(iter(item.get("prov") or ()), None)
    if text:
        yield _Piece(text) if place is None else _Piece(text, int(place.get("page_no") or 0), place.get("bbox"))


def _joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Pieces of one line: what is written in several fonts."""
    text = ""
    for piece in pieces:
        apart = text[-1:].isascii() and piece.text[:1].isascii() and text[-1:].isalnum() and piece.text[:1].isalnum()
        text += " " * apart + piece.text
    if text:
        yield _Piece(text, pieces[0].page, pieces[0].box)


def _rows(cells: Sequence[dict[str, Any]]) -> str:
    """A table's cells as HTML."""
    rows: dict[int, list[tuple[int, str]]] = {}
    if len(cells) > _MOST_CELLS:
        raise ValueError("too many cells")
    for cell in cells:
        row, column = int(cell["start_row_offset_idx"]), int(cell["start_col_offset_idx"])
        spans = f' rowspan="{int(cell.get("row_span") or 1)}" colspan="{int(cell.get("col_span") or 1)}"'
        text = html.escape(str(cell.get("text") or ""), quote=False).replace("\n", "<br>")
        rows.setdefault(row, []).append((column, f"<td{spans}>{text}</td>"))
    lines = ("".join(text for _, text in sorted(rows[row])) for row in sorted(rows))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>" if rows else ""
