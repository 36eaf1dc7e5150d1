"""What was meant for a number and gives none: 质保期：12 (of what), 税率：十三, 一式③份, 按日千分之支付, .00元."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.values.looks import looks

_LOOKS = looks("bare_numbers")
_NUMBER = _LOOKS["bare_number"]


def bare_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The intervals of numbers that lack their unit or a digit, or are none, where one is asked for.

    >>> [text[slice(*span)] for text in ["质保期:12。", "质保期:12个月。"] for span in bare_numbers(text)]
    ['12']
    """
    for match in _NUMBER.finditer(text):
        yield match.span("number")


def sums_elsewhere(text: str) -> Iterator[tuple[int, int]]:
    """The intervals of what stands behind a total's label and says that the sum is told elsewhere.

    >>> [text[slice(*span)] for text in ["合同总价:详见附件一。", "合同总价:100元。"] for span in sums_elsewhere(text)]
    ['详见附件一']
    """
    for match in _LOOKS["sum_elsewhere"].finditer(text):
        yield match.span("number")
