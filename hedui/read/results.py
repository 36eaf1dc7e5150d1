"""Results of recognition as JSON, with the places of what was recognised: of MinerU, PaddleOCR and docling.

* MinerU, ``…_content_list.json``: a list of blocks with ``type``, ``page_idx``, ``text`` or ``table_body`` (HTML) and
  ``bbox`` in thousandths of the page.
* PaddleOCR 3: ``rec_texts``, ``rec_boxes``, ``rec_scores`` in pixels; PP-Structure: ``parsing_res_list`` with
  ``block_label``, ``block_content``, ``block_bbox``; PaddleOCR 2: lines of corners and (text, score); PaddleOCR-json.
* docling: see ``hedui.read.docling``.

Sources: the projects' documentation of their outputs. Any other JSON is none of ours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from hedui.models.evidence import Box
from hedui.read import docling
from hedui.read.blocks import Block, ResultPage

_HEAD_BYTES = 1 << 16
_KEYS = (b'"page_idx"', b'"rec_texts"', b'"dt_polys"', b'"parsing_res_list"', b'"DoclingDocument"')
_NOT_OURS = (b'"pdf_info"', b'"layout_dets"')
_LINES = regex.compile(rb"\s*\[\s*(?:\[\s*){2,4}-?\d")
_DATA = regex.compile(rb'\s*\{\s*"code"\s*:\s*100\b')
_OUTSIDE = frozenset(
    {"header", "footer", "page_number", "page_footnote", "aside_text", "number", "header_image", "footer_image"}
)
"""Blocks at a page's edge that are no part of the agreement."""
_SEALS = frozenset({"seal", "stamp"})
_NOTES = "table_footnote"
_CAPTIONS = ("table_caption", "image_caption", "img_caption", _NOTES, "list_items")
_THOUSANDTHS = 1000.0
_MOST_PAGES = 20_000


def is_result(path: Path) -> bool:
    """Whether a JSON file begins like one of these results. Raises ``OSError`` where it cannot be opened."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if any(key in head for key in _NOT_OURS):
        return False
    return any(key in head for key in _KEYS) or bool(_LINES.match(head) or _DATA.match(head))


def pages_of(data: bytes) -> tuple[ResultPage, ...]:
    """The pages of a result. Raises ``ValueError`` for what is none."""
    try:
        found = json.loads(data)
        pages = tuple(_pages(found))
    except (RecursionError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise ValueError("no result of recognition") from error
    if not pages:
        raise ValueError("no result of recognition")
    return pages


def _pages(found: Any) -> Iterator[ResultPage]:
    if isinstance(found, dict):
        document = docling.document_in(found)
        yield from [_of_paddle(found)] if document is None else docling.pages_of(document)
    elif not isinstance(found, list) or not found:
        return
    elif not all(isinstance(one, dict) for one in found):
        yield from _of_lines(found)
    elif all("page_idx" in block for block in found):
        yield from _of_mineru(found)
    else:
        for one in sorted(found, key=lambda page: page.get("page_index") or 0):
            yield _of_paddle(one)


def _of_lines(found: Sequence[Any]) -> Iterator[ResultPage]:
    """The pages of PaddleOCR 2: one page's lines, or those of each page."""
    for page in [found] if _is_line(found[0]) else found:
        if page is not None:
            yield _sized([_line(line[0], *line[1]) for line in page], "PaddleOCR")


def _of_mineru(found: Sequence[dict[str, Any]]) -> Iterator[ResultPage]:
    by_page: dict[int, list[dict[str, Any]]] = {}
    for block in found:
        by_page.setdefault(int(block["page_idx"]), []).append(block)
    last = max(by_page)
    if not 0 <= min(by_page) <= last < _MOST_PAGES:
        raise ValueError("pages that cannot be")
    for number in range(last + 1):
        own = [block for block in by_page.get(number, []) if block.get("type") not in _OUTSIDE]
        blocks = (Block(_markup(block), _box(block.get("bbox"))) for block in own)
        filled = tuple(block for block in blocks if block.text.strip())
        yield ResultPage(filled, (_THOUSANDTHS, _THOUSANDTHS), "MinerU")


def _markup(block: dict[str, Any]) -> str:
    """A block's text: captions, the HTML of a table, the entries of a list."""
    captions = [text for key in _CAPTIONS for text in _captions(block, key)]
    if not _SEALS.isdisjoint((block.get("type"), block.get("sub_type"))):
        return "".join(map(_seal, filter(None, (block.get("text"), *captions))))
    body = block.get("table_body") or block.get("text") or block.get("code_body") or ""
    notes = _captions(block, _NOTES)
    before = [text for text in captions if text not in notes]
    return "\n".join(filter(None, [*before, str(body), *notes]))


def _seal(text: str) -> str:
    return f"<!-- 印章：{text} -->"


def _captions(block: dict[str, Any], key: str) -> list[str]:
    return [text for text in block.get(key) or () if isinstance(text, str)]


def _of_paddle(found: dict[str, Any]) -> ResultPage:
    inner = found.get("res", found)
    if isinstance(inner, dict) and "parsing_res_list" in inner:
        return _of_blocks(inner)
    if isinstance(inner, dict) and "rec_texts" in inner:
        return _sized(_recognised(inner), "PaddleOCR")
    return _sized([_line(one["box"], one["text"], one.get("score", 1.0)) for one in found["data"]], "PaddleOCR")


def _of_blocks(found: dict[str, Any]) -> ResultPage:
    """A page of PP-Structure."""
    blocks = tuple(_structured(block) for block in found["parsing_res_list"] if _is_shown(block))
    size = (float(found.get("width") or 0), float(found.get("height") or 0))
    return ResultPage(blocks, size if all(size) else _extent(blocks), "PaddleOCR")


def _recognised(found: dict[str, Any]) -> list[Block]:
    """The lines of a page of PaddleOCR 3."""
    places = found.get("rec_boxes") or found.get("rec_polys") or found["dt_polys"]
    scores = found.get("rec_scores") or [1.0] * len(places)
    return [_line(place, text, score) for place, text, score in zip(places, found["rec_texts"], scores, strict=True)]


def _is_shown(block: dict[str, Any]) -> bool:
    return block.get("block_label") not in _OUTSIDE and bool(str(block.get("block_content") or "").strip())


def _structured(block: dict[str, Any]) -> Block:
    text = str(block["block_content"])
    seal = block.get("block_label") in _SEALS
    return Block(f"<!-- 印章：{text} -->" if seal else text, _box(block.get("block_bbox")))


def _is_line(found: Any) -> bool:
    """Whether it is corners with (text, score)."""
    return isinstance(found, list) and len(found) == 2 and isinstance(found[1], list) and isinstance(found[1][0], str)


def _line(place: Sequence[Any], text: str, score: float) -> Block:
    box = _box(place)
    if box is None or not isinstance(text, str):
        raise ValueError("a line without a place")
    return Block(text, box, min(max(float(score), 0.0), 1.0))


def _sized(lines: list[Block], engine: str) -> ResultPage:
    return ResultPage(tuple(lines), _extent(lines), engine, are_lines=True)


def _extent(blocks: Sequence[Block]) -> tuple[float, float]:
    """The size of a page that is only known by what stands on it, with a margin as wide as on the left."""
    boxes = [block.box for block in blocks if block.box is not None]
    left, top = (min((box[side] for box in boxes), default=0.0) for side in (0, 1))
    return tuple(max((box[side] for box in boxes), default=1.0) + edge for side, edge in ((2, left), (3, top)))  # type: ignore[return-value]


def _box(place: Any) -> Box | None:
    """x0, top, x1, bottom of four numbers or of corners; None where there are none."""
    if not place:
        return None
    flat = [float(number) for corner in place for number in (corner if isinstance(corner, list) else [corner])]
    if len(flat) < 4 or len(flat) % 2 or not all(map(math.isfinite, flat)):
        raise ValueError("no place")
    return min(flat[::2]), min(flat[1::2]), max(flat[::2]), max(flat[1::2])
