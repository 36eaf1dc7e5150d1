"""How a price is made up: a row below 不含税金额, 税率, 税额, 价税合计, or three rows of a figure each that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from hedui.extract.mention import Mention, Place
from hedui.extract.tables.cells import Cell
from hedui.extract.tables.rate_tables import table_mention
from hedui.extract.text.layout import Layout
from hedui.extract.text.paper import cells_on
from hedui.normalize import figures
from hedui.normalize.percent import PercentError, parse_percent

_FIELDS = {
    "breakdown_net": "total.net",
    "breakdown_tax": "total.tax",
    "breakdown_rate": "total.tax_rate",
    "breakdown_gross": "total.amount",
}
"""Phrase for a column's heading → what stands below it."""
_STACKED = ("total.net", "total.tax", "total.amount")
_RANK = 2


def read_breakdown(layout: Layout) -> Iterator[Mention]:
    """Mentions of ``total.*``; nothing of tables of several rows, or with columns of other things."""
    if layout.phrases["breakdown_tax"].search("".join(layout.text.rows.text.split())) is None:
        return  # no column, and no row, is headed so
    rows = [_cells(layout, number) for number in range(len(layout.text.lines))]
    yield from _below_headings(layout, rows)
    blocks = [block for block in zip(rows, rows[1:], rows[2:], strict=False) if _is_stacked(layout, block)]
    if len(blocks) == 1 and layout.regions.place(layout.line_at(blocks[0][0][0].start)) is not Place.ATTACHMENT:
        yield from _added_up(layout, blocks[0])


def _below_headings(layout: Layout, rows: Sequence[Sequence[Cell]]) -> Iterator[Mention]:
    """What single rows hold below the headings."""
    for number, (header, row, below) in enumerate(zip(rows, rows[1:], [*rows[2:], []], strict=False)):
        fields = _fields(layout, header) if 1 < len(header) == len(row) != len(below) else []
        found = [(field, _value(field, cell.text), cell) for field, cell in zip(fields, row, strict=False) if field]
        known = {field: value for field, value, _ in found if value is not None}
        if len(known) < len(found) or not _holds(known, named="" in fields):
            continue
        if known and layout.regions.place(number) is not Place.ATTACHMENT:
            for field, _, cell in found:
                yield table_mention(layout, field, known[field], cell, 0, rank=_RANK)


def _holds(known: Mapping[str, Decimal], *, named: bool) -> bool:
    """Whether the row says how the price is made up: not what is left of it without the tax, nor, where something is
    named in it, what does not add up."""
    net, tax, gross = map(known.get, _STACKED)
    if net is None or tax is None or gross is None:
        return not named
    return net + tax == gross or not (named or net - tax == gross)


def _is_stacked(layout: Layout, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether three rows are headed net, tax and both."""
    headed = zip(rows, _STACKED, strict=True)
    return all(len(row) > 1 and _field(layout, row[0]) == field for row, field in headed)


def _added_up(layout: Layout, rows: Sequence[Sequence[Cell]]) -> Iterator[Mention]:
    """Net and tax of three rows that end in net, tax and what both make together."""
    net, tax, gross = (_value(field, row[-1].text) for field, row in zip(_STACKED, rows, strict=True))
    if net is None or tax is None or gross is None or net + tax != gross:
        return
    yield table_mention(layout, "total.net", net, rows[0][-1], 0, rank=_RANK)
    yield table_mention(layout, "total.tax", tax, rows[1][-1], 0, rank=_RANK)


def _cells(layout: Layout, number: int) -> list[Cell]:
    """The line's cells, where a gap divides several."""
    line, text = layout.text.lines[number], layout.text.rows.text
    if text.find("\t", line.start, line.end) < 0 and text.find("  ", line.start, line.end) < 0:
        return []
    return [Cell(text[cell.start : cell.end], cell.start, cell.end) for cell in cells_on(layout.text, number)]


def _fields(layout: Layout, header: Sequence[Cell]) -> list[str]:
    """What stands below each heading, ``""`` below a first one of names; nothing unless all are known, each once, net
    and tax among them."""
    fields = [_field(layout, cell) for cell in header]
    if fields[0] is None and layout.phrases["breakdown_named"].fullmatch("".join(header[0].text.split())):
        fields[0] = ""
    known = [field for field in fields if field is not None]
    is_whole = len(known) == len(set(known)) == len(header) and {"total.net", "total.tax"} <= set(known)
    return known if is_whole else []


def _field(layout: Layout, cell: Cell) -> str | None:
    heading = "".join(cell.text.split())
    known = (field for name, field in _FIELDS.items() if layout.phrases[name].fullmatch(heading))
    return next(known, None)


def _value(field: str, text: str) -> Decimal | None:
    if field == "total.tax_rate":
        try:
            return parse_percent(text)
        except PercentError:
            return None
    found = figures.PAID.fullmatch(text)
    return (
        Decimal(found["figure"].replace(",", ""))
        if found is not None and not found["scale"] and not found["per"]
        else None
    )
