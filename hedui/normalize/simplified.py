"""Simplified forms of traditional characters, one for one, as OpenCC knows them.

>>> simplified("採購合約編號：叁拾貳萬圓")
'采购合约编号：叁拾贰万圆'
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_LEAST_TRADITIONAL = 0.03
_FEWEST = 8
_DENSE, _FEW = 0.1, 4
"""A short text may hold few traditional characters where they are many of its own."""


def simplified(text: str) -> str:
    """The text with each traditional character in the one simplified form that it has; as long as before."""
    return text.translate(_changes(frozenset(text)))


def as_on_the_mainland(text: str) -> str:
    """A text in traditional characters in simplified ones and with the mainland's word for an agreement; as long."""
    return simplified(text).replace("合约", "合同")


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters, and not only a name in it."""
    characters = frozenset(text)
    foreign = [character for character in characters if simplified_form(character) != character]
    found = sum(map(text.count, foreign))
    if found < _FEW:
        return False
    share = found / sum(map(text.count, filter(_is_chinese, characters)))
    return share >= (_LEAST_TRADITIONAL if found >= _FEWEST else _DENSE)


@functools.cache
def simplified_form(character: str) -> str:
    """The simplified form of one character; itself where it has none or several characters stand for it."""
    if not _is_chinese(character):
        return character
    plain: str = _converter().convert(character)
    return plain if len(plain) == 1 else character


def _changes(characters: frozenset[str]) -> dict[int, str]:
    return {ord(one): plain for one in characters if (plain := simplified_form(one)) != one}


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@functools.cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def in_gb2312(character: str) -> bool:
    """Whether GB 2312, the set of simplified characters, has it."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
