"""What resembles a value of a label's type without being one: it was meant as a value, and its reader gave none."""

from __future__ import annotations

import regex

from hedui.extract.values.garbage import is_garbage
from hedui.extract.values.garbled import garbled_sum
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_sentence
from hedui.extract.values.pieces import SEAL, is_not_applicable
from hedui.normalize import grammar
from hedui.normalize.mask import masks

_EDGES = " \t\n。,;、:()（）【】_"
_ANOTHER = regex.compile(r"^[\s_]{3,}.*[:：]\s*$")
"""A blank, and the next label behind it."""
_LONGEST_NAME = 40
_LIKE = looks("resembling")
SUMS = frozenset({"figures", "words", "sum"})
"""Types of sums of money: one that is garbled is no sentence, so that it is told of in clauses, too."""


def resembles(kind: str, text: str) -> bool:
    """Whether the text, which the reader of a type gives no value of, was meant for one.

    >>> resembles("telephone", "内线6612转见名片"), resembles("email", "见名片"), resembles("date", "2024年3月")
    (True, False, True)
    """
    if kind in SUMS:
        return garbled_sum(text) is not None
    like, bare = _LIKE.get(kind), text.strip(_EDGES)
    if like is None or "\n" in bare:
        return False
    return (like.fullmatch(bare) if kind == "person" else like.search(bare)) is not None


def is_meant(kind: str, text: str, *, apart: bool) -> bool:
    """Whether a text is meant for a value of the type: garbage, or like one where no sentence could go on.

    ``apart``: whether it stands outside the agreement's sentences.
    """
    ended = apart or kind in SUMS or grammar.HAN.search(text) is None
    return is_garbage(text) or (ended and resembles(kind, text))


def resembles_no_day(text: str) -> bool:
    """Whether the text was meant for a date and lacks a part, or is jumbled."""
    return resembles("date", text) and _LIKE["whole_day"].search(text) is None


def is_hidden(text: str) -> bool:
    """Whether a mask hides some or all of a value, where no sentence could go on.

    >>> is_hidden(" 138****1234"), is_hidden("¥***。"), is_hidden("按附件执行，不得****变更"), is_hidden("3*4")
    (True, True, False, False)
    """
    bare = text.partition("\n")[0].strip(_EDGES)
    masked = bool(masks(bare)) or _LIKE["starred"].search(bare) is not None
    return len(bare) <= _LONGEST_NAME and masked and not is_sentence(bare)


def resembles_name(text: str) -> bool:
    """Whether what stands behind a party's label was meant for its name: some words, and no sentence."""
    bare = text.strip(_EDGES)
    words = len(bare) > 1 and "\n" not in bare and len(bare) <= _LONGEST_NAME and not _ANOTHER.search(text)
    return words and not is_sentence(bare) and not is_not_applicable(bare) and SEAL.fullmatch(bare) is None
