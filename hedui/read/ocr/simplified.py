"""Traditional glyphs (稅, 貳, 風) that recognition takes simplified ones for on a simplified page."""

from __future__ import annotations

import functools

from hedui.normalize.simplified import in_gb2312, simplified_form

_MOST_TRADITIONAL = 0.1
_IN_NAMES = frozenset("昇甯鍾堃喆瑄祎镕淼赟頔")
"""Characters that names are written with to this day."""


def put_right(text: str) -> str:
    """The text of a page in simplified characters, one for one; unchanged where more than a few are traditional."""
    stray = {character: _simplified(character) for character in set(text) if character != _simplified(character)}
    found = sum(map(text.count, stray))
    written = sum("\u4e00" <= character <= "\u9fff" for character in text)
    if not 0 < found <= max(2.0, _MOST_TRADITIONAL * written):
        return text
    return text.translate({ord(character): plain for character, plain in stray.items()})


@functools.cache
def _simplified(character: str) -> str:
    """The one simplified character that a traditional one is written as; itself where it is no traditional one."""
    if not "\u4e00" <= character <= "\u9fff" or character in _IN_NAMES or in_gb2312(character):
        return character
    plain = simplified_form(character)
    return plain if in_gb2312(plain) else character
