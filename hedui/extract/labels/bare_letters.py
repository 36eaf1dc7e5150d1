"""Agreements that call their parties 甲 and 乙 alone: 甲：青岭水务局, 乙（承租人）：许文; or lost 方 of one of them."""

from __future__ import annotations

from collections.abc import Mapping

from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import has_surname
from hedui.normalize import grammar

_NAMED = grammar.pattern(
    r"(?<![^\s　])(?P<letter>{stem})[\s　]{0,4}(?:[(（]\p{Han}{2,8}[)）])?[\s　]{0,2}[:：][ 　]*"
    r"【?(?P<name>[^\s　:：,，。;；【】]{2,40})"
)
_CALLED = grammar.pattern(r"(?P<letter>{stem})[\s　]?方(?:[(（][^()（）\n]{1,12}[)）])?[\s　]{0,2}[:：]")
_BOTH = ("甲", "乙")


def bare_letters(text: str) -> Mapping[str, str]:
    """The letters that stand before a name and a colon, with the roles that they mean, and no label 甲方 besides; none
    where only one of the first two parties has a letter or such a label."""
    called = {found["letter"] for found in _CALLED.finditer(text)}
    if called.issuperset(_BOTH) or any(letter not in text for letter in _BOTH):
        return {}
    letters = {found["letter"] for found in _NAMED.finditer(text) if _is_party(found["name"])}
    return {letter: f"{letter}方" for letter in letters - called} if (letters | called).issuperset(_BOTH) else {}


def _is_party(name: str) -> bool:
    return is_organisation(name) or has_surname(name)
