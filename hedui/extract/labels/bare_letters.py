"""Agreements that call their parties 甲 and 乙 alone: 甲：青岭水务局, 乙（承租人）：许文."""

from __future__ import annotations

from collections.abc import Mapping

from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.normalize import grammar

_NAMED = grammar.pattern(
    r"(?<![^\s　])(?P<letter>{stem})[\s　]{0,4}(?:[(（]\p{Han}{2,8}[)）])?[\s　]{0,2}[:：][ 　]*"
    r"(?P<name>[^\s　:：,，。;；]{2,40})"
)
_CALLED = grammar.pattern(r"[甲乙][\s　]?方(?:[(（][^()（）\n]{1,12}[)）])?[\s　]{0,2}[:：]")
_BOTH = ("甲", "乙")


def bare_letters(text: str) -> Mapping[str, str]:
    """The letters that stand before a name and a colon, with the roles that they mean; none where one of the first two
    does not, or where the label of a party is 甲方 or 乙方."""
    if any(letter not in text for letter in _BOTH) or _CALLED.search(text) is not None:
        return {}
    letters = {found["letter"] for found in _NAMED.finditer(text) if _is_party(found["name"])}
    return {letter: f"{letter}方" for letter in letters} if letters.issuperset(_BOTH) else {}


def _is_party(name: str) -> bool:
    return is_organisation(name) or (is_person(name) and SURNAME.match(name) is not None)
