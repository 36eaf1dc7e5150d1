"""Amounts with marks of what was filled in: 【玖万捌仟】元整, __98000__元, 98 000.00. A gap is not passed over."""

from __future__ import annotations

import re
from decimal import Decimal

from hedui.normalize.amount_grammar import AmountFault, Precision, read
from hedui.normalize.fold import fold
from hedui.normalize.numeral import NumeralError

_PAIRED = re.compile(r"(?:[^【】]|【[^【】_]+】)*")
_LINES_AT_EDGES = re.compile(r"_*[^_]*_*(?:元[^_]*_*)?|_+[^_]+_+[百千]?[万亿]元整?_*")
_HALF_FRAMED = re.compile(r"_+[十百千万亿][^_]*|[^_]*[十百千]_(?:元.*)?|[^_]*\.[0-9]_+(?:元.*)?")
"""An underscore at one side only, at the place of a digit: _拾贰元, 壹拾_元, 98.7_元."""

_MARKS = r"[ \n\t_【】]+"
_SPLIT = re.compile(rf"[0-9]{_MARKS}[0-9]")
_AROUND_SEPARATOR = re.compile(r" ?([,.]) ?")
_RUN = re.compile(r"[0-9][0-9,. ]*")
_ENCLOSED = re.compile(r"(?:¥|人民币:?|RMB|CNY) ?[0-9][0-9,. ]*元", re.IGNORECASE)
_LETTERSPACED = re.compile(r"[0-9](?:[ ,.][0-9]){2,}")
_BY_THREE = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_LONGEST_RUN = 80


def read_filled_in(body: str, precision: Precision) -> Decimal:
    """``read`` without 【】 and underscores, once it is clear that they are marks and no blanks left open."""
    _check_marks(body)
    origins = [index for index, character in enumerate(body) if character not in "【】_"]
    try:
        return read("".join([body[index] for index in origins]), precision)
    except NumeralError as error:
        position = origins[error.position] if error.position < len(origins) else len(body)
        raise NumeralError(position, error.fault, error.alternatives) from None


def _check_marks(body: str) -> None:
    """Refuse brackets that are not paired, and an underscore at which a digit may be missing."""
    if not _PAIRED.fullmatch(body):
        raise NumeralError(min(i for i, c in enumerate(body) if c in "【】"), AmountFault.BRACKETS)
    if not _LINES_AT_EDGES.fullmatch(body) or _HALF_FRAMED.fullmatch(body):
        raise NumeralError(body.rindex("_"), AmountFault.UNFILLED)


def check_gaps(text: str) -> None:
    """Refuse a gap between figures at which two numbers may stand: 1 98000.00.

    Not refused: figures grouped by three (GB/T 15835-2011, 5.1.1), each digit apart, and gaps at which one side alone
    would be no number, or whose number is enclosed by ￥ and 元.
    """
    folded = fold(text).text
    gap = _SPLIT.search(folded)
    if not gap:
        return
    spaced = _AROUND_SEPARATOR.sub(r"\1", re.sub(_MARKS, " ", folded))
    if _ENCLOSED.search(spaced):
        return
    if any(not _is_one(run[0].strip()) for run in _RUN.finditer(spaced)):
        raise NumeralError(_printed(folded, gap.end() - 1), AmountFault.SPLIT)


def _is_one(run: str) -> bool:
    """Whether figures with single blanks between them are one number."""
    if " " not in run or _LETTERSPACED.fullmatch(run) or _BY_THREE.fullmatch(run):
        return True
    pieces = run.split(" ")
    if len(run) > _LONGEST_RUN:
        return False
    return not any(
        _NUMBER.fullmatch("".join(pieces[:cut])) and _NUMBER.fullmatch("".join(pieces[cut:]))
        for cut in range(1, len(pieces))
    )


def _printed(folded: str, position: int) -> int:
    """How many characters other than blanks stand before ``position``."""
    return len("".join(folded[:position].split()))
