"""What the words of a label are about, whatever stands behind them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hedui.extract.labels.in_cells import opens_account
from hedui.extract.text.hit import Hit
from hedui.extract.words.meanings import Kind, Words

_GLUED = regex.compile(r"[\p{Han})）]$|[A-Za-z] ?$")
"""The end of a word that what follows belongs to: 证书编号, Account No."""


def is_anothers(words: Words, before: str) -> bool:
    """Whether what stands right before a label's words makes another label of them: QQ账号."""
    if any(before.endswith(label.not_behind) for label in words.labels if label.not_behind):
        return True
    return _GLUED.search(before) is not None and any(label.alone for label in words.labels)


def opens_list(words: Words) -> bool:
    """Whether labels without colons may be listed behind a label: a heading, a party, an account."""
    return words.topic is not None or words.kind is Kind.ROLE or opens_account(words)


def names_person(words: Words) -> bool:
    """Whether a person's name may stand behind the label."""
    return words.kind is Kind.ROLE or any(label.type in ("person", "contact") for label in words.labels)


def may_be_cut(found: Sequence[Hit], colon: int) -> bool:
    """Whether what stands before a line's first colon can be the rest of a label that began on the line above."""
    first = found[0] if found else None
    return first is None or first.start > colon or (not first.words.role and first.words.kind is Kind.HEADING)
