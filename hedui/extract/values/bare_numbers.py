"""What was meant for a number and gives none: 质保期：12 (of what), 税率：十三, 一式③份, 按日千分之支付, .00元."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.values.looks import looks

_NUMBER = looks("bare_numbers")["bare_number"]


def bare_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The intervals of numbers that lack their unit or a digit, or are none, where one is asked for.

    >>> [text[slice(*span)] for text in ["质保期:12。", "质保期:12个月。"] for span in bare_numbers(text)]
    ['12']
    """
    for match in _NUMBER.finditer(text):
        yield match.span("number")
