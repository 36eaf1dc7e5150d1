"""Numbers on a line of which one is the product of two others: quantity × price = sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from hedui.extract.candidates.convert import figure
from hedui.extract.tables.cells import Cell
from hedui.normalize import punctuation
from hedui.normalize.figures import BEGINS_CELL, RUN

_CENT = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on a line and its interval there."""

    value: Decimal
    start: int
    end: int


def figures(text: str) -> Iterator[Figure]:
    """The numbers of a line in reading order."""
    for match in RUN.finditer(text):
        yield Figure(figure(match[0]), *match.span())


def triples(figures: Sequence[Figure], text: str) -> Iterator[tuple[Figure, ...]]:
    """Three numbers side by side, one of two apart where they may have run together: 12001.80."""
    for at in range(len(figures) - 2):
        yield tuple(figures[at : at + 3])
    for one, other in pairwise(figures):
        yield from ((*parts, other) for parts in _apart(one, text))
        yield from ((one, *parts) for parts in _apart(other, text))


def _apart(joined: Figure, text: str) -> Iterator[tuple[Figure, Figure]]:
    for at in range(joined.start + 1, joined.end):
        left, right = text[joined.start : at], text[at : joined.end]
        if BEGINS_CELL.fullmatch(left) and BEGINS_CELL.fullmatch(right):
            yield Figure(figure(left), joined.start, at), Figure(figure(right), at, joined.end)


def comes_to(quantity: Decimal, price: Decimal, total: Decimal) -> bool:
    """Whether quantity and price give the total, to half a fen."""
    return total > 0 and abs(quantity * price - total) <= _CENT


def value(text: str) -> Decimal | None:
    """The first number in a cell."""
    match = RUN.search(text)
    return figure(match[0]) if match else None


def number(row: Mapping[str, Cell], name: str) -> Decimal | None:
    """What the cell of that meaning counts; None for a share."""
    cell = row.get(name)
    return value(cell.text) if cell is not None and not punctuation.holds(cell.text, "%‰") else None


def multiplies(row: Mapping[str, Cell]) -> bool:
    """Whether a row says a quantity, a price, and the sum that they come to."""
    quantity = number(row, "item.quantity")
    return quantity is not None and is_product(row, quantity)


def is_product(row: Mapping[str, Cell], quantity: Decimal) -> bool:
    """Whether a row says a price and the sum that it comes to with a quantity."""
    price, total = number(row, "item.unit_price"), number(row, "item.subtotal")
    return price is not None and total is not None and comes_to(quantity, price, total)
