"""What resembles a value of a label's type without being one: it was meant as a value, and its reader gave none."""

from __future__ import annotations

import regex

from hedui.extract.values.garbled import garbled_sum
from hedui.extract.values.names import is_sentence
from hedui.extract.values.pieces import SEAL, is_not_applicable

_EDGES = " \t\n。,;、:()（）【】_"
_ANOTHER = regex.compile(r"^[\s_]{3,}.*[:：]\s*$")
"""A blank, and the next label behind it."""
_LONGEST_NAME = 40
_CODE = regex.compile(r"[0-9]{4}|[零〇一二三四五六七八九]{4}|(?=[OolISBZ]*[0-9])[0-9OolISBZ]{3}")
SUMS = frozenset({"figures", "words", "sum"})
"""Types of sums of money: one that is garbled is no sentence, so that it is told of in clauses, too."""
_LIKE = {
    **dict.fromkeys(("tax_id", "id_number", "account", "bank_code", "code_digits", "telephone", "postcode"), _CODE),
    **dict.fromkeys(("bank", "address"), regex.compile(r"^[\d\- ]{7,}$")),
    "email": regex.compile(r"[@＠]|[A-Za-z0-9][?□#][A-Za-z0-9]"),
    "date": regex.compile(
        r"\d{2}\s*[年.\-/]\s*\d{1,2}\s*(?:[月.\-/]\s*(?:\d{1,2}|[上中下]旬|底|$)|月?$)|第[一二三四]季度"
        r"|^\s*\d{1,2}\s*月\s*\d{1,2}\s*日?\s*$|\b\d{3,5}\s*年\s*\d{1,2}\s*月"
        r"|(?=[^年]{0,3}[?□囗�#])[\dOoIl?□囗�#]{2,4}\s*年"
    ),
    "person": regex.compile(
        r"(?!.*(?:[见同详待如另由无空签章印附上下本该等以]|职务|电话|身份|日期))[\p{Han}·]{5,12}|[\d\- ]{7,}"
    ),
}


_WHOLE_DAY = regex.compile(
    r"(?<!\d)(?:\d{2}|\d{4})\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}(?!\d)|(?<!\d)\d{1,2}([.\-/])\d{1,2}\1\d{4}(?!\d)"
)

"""Year, month and day, though in a writing that its reader refuses: 25.3.1, 03/01/2025, 2025年3月1."""


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


def resembles_no_day(text: str) -> bool:
    """Whether the text was meant for a date and lacks a part, or is jumbled."""
    return resembles("date", text) and _WHOLE_DAY.search(text) is None


def resembles_name(text: str) -> bool:
    """Whether what stands behind a party's label was meant for its name: some words, and no sentence."""
    bare = text.strip(_EDGES)
    words = len(bare) > 1 and "\n" not in bare and len(bare) <= _LONGEST_NAME and not _ANOTHER.search(text)
    return words and not is_sentence(bare) and not is_not_applicable(bare) and SEAL.fullmatch(bare) is None
