"""Labels in two languages that stand right behind a value: 代表：何静 日期/Date：."""

from __future__ import annotations

from collections.abc import Callable

import regex

from hedui.extract.values.people import is_person
from hedui.extract.words.meanings import Words

_CHINESE_FIRST = regex.compile(r"(\p{Han}[\p{Han} \t]{1,16}?)[\s/(（]{0,2}(?=[A-Za-z])")


def behind_value(core: str, words: Words, meaning: Callable[[str], Words | None]) -> tuple[int, Words]:
    """Where in ``core`` a label begins that its English word alone told, and that was taken with the value before it:
    何静日期/Date, 何静Date; and what it means. ``words`` is what that word does, ``meaning`` tells it of others."""
    chinese = _CHINESE_FIRST.match(core)
    if chinese is None or meaning(chinese[1]) is not None:
        return 0, words
    asked = {label.field for label in words.labels}
    for start in range(1, chinese.end(1) - 1):
        own = None if core[start].isspace() else meaning(core[start : chinese.end(1)])
        if own is not None and asked & {label.field for label in own.labels}:
            return start, own
    return (chinese.end() if is_person(chinese[1]) else 0), words
