"""Plain characters for parsing: one for one, so that an error can point at the raw character, blanks left out."""

from __future__ import annotations

from collections.abc import Mapping

from hedui.normalize.fold import fold_character

_BLANKS = " \n\t"
_ASCII = range(0x21, 0x7F)
_FULL_WIDTH = range(0xFF01, 0xFF5F)


class PlainTable(dict[int, str | None]):
    """A table for ``str.translate``.

    Every character becomes its folded form, Latin letters upper case; blanks and what cannot be seen are left out.
    ``spellings`` maps a plain character to all glyphs that stand for it; those in ``dropped`` are left out as
    blanks are.
    """

    def __init__(self, glyphs: Mapping[str, str], spellings: Mapping[str, str], dropped: str = "") -> None:
        super().__init__()
        self._glyphs = dict(glyphs)
        for plain, spelled in spellings.items():
            self._glyphs.update(dict.fromkeys(spelled + plain, plain))
        self._dropped = frozenset(_BLANKS + dropped)
        self.update({code: self[code] for code in (*map(ord, self._glyphs), *_ASCII, *_FULL_WIDTH, *b" \t\n")})

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        folded = fold_character(character)
        plain = self._glyphs.get(character) or self._glyphs.get(folded) or folded.upper()
        if not plain or plain in self._dropped:
            return None
        return plain if len(plain) == 1 else character

    def raw_position(self, text: str, position: int) -> int:
        """Where in ``text`` the character stands that is at ``position`` of the plain text."""
        for raw, character in enumerate(text):
            if self[ord(character)] is None:
                continue
            if not position:
                return raw
            position -= 1
        return len(text)
