"""Folding: text made comparable, with a way back to where each character came from.

``fold`` never guesses. It replaces a character by what Unicode (or a short table below) calls its plain form:
full-width letters, digits and punctuation, compatibility glyphs (⼀, ㈠, ㎡), every kind of blank, and the variants of
【】. What no reader can see (zero-width characters, soft hyphens, marks of direction) is gone. What changes a
character's meaning, such as reading O as 0 between digits, is a step of its own: ``lookalike.resolve``.

Kept although Unicode (NFKC, UAX #15) would change them: superscripts, subscripts, circled numbers and fractions,
because ``98000²`` is not 980002 and ``①2个`` not 12个; and the ellipsis, which is no row of full stops.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_SPECIAL = str.maketrans(
    # Variants of the lenticular brackets that agreements put around what was filled in. NFKC has run before this.
    dict.fromkeys("〔〖[〘〚⟦❲⦗", "【")
    | dict.fromkeys("〕〗]〙〛⟧❳⦘", "】")
    | dict.fromkeys("‐−﹣", "-")
    | dict.fromkeys("‧・•∙⋅", "·")
    | {"∶": ":", "︰": ":"}
)

# Radicals that PDF text layers use for whole characters and that NFKC does not know. Source: the Unicode Character
# Database, EquivalentUnifiedIdeograph.txt, the entries whose radical is the character itself.
_RADICALS = dict(
    zip(
        "⼾⾭⺁⺎⺐⺒⺓⺛⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "户青厂兀尢巳幺旡母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)

_LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
# Format characters and variation selectors. Source: the Unicode Character Database, Default_Ignorable_Code_Point.
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u180f\ufeff"
    + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0200))))
)
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show as a blank: those of Hangul and the empty pattern of Braille."""
_KEPT_COMPATIBILITY = ("<super>", "<sub>", "<circle>", "<fraction>")
_KEPT = "…‥"
_MANY = 64
# All but what most of a page consists of and folding leaves alone.
_UNUSUAL = re.compile(r"[^\n -Z\\^-~。、\u4e00-\u9fff]")
_BLANKS = re.compile(r"[ \t]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Spaces(StrEnum):
    """What becomes of blanks."""

    KEEP = "keep"
    """Every blank is a ' ', one for one; tabs and newlines stay."""
    DROP = "drop"
    """Blanks and tabs beside a Chinese character, punctuation or a line's end go; between two words one ' ' stays."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``offsets[i]`` is the offset in the raw text of the character that ``text[i]`` came from."""

    text: str
    offsets: array[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open raw interval that ``text[start:end]`` came from.

        An empty interval stands before the raw character of ``start``, or behind the last one. Raises ``IndexError``
        where ``0 <= start <= end <= len(text)`` does not hold.
        """
        if not 0 <= start <= end <= len(self.offsets):
            raise IndexError(f"[{start}, {end}) does not lie in a text of {len(self.offsets)} characters")
        if start < end:
            return self.offsets[start], self.offsets[end - 1] + 1
        if start < len(self.offsets):
            return self.offsets[start], self.offsets[start]
        behind = self.offsets[-1] + 1 if self.offsets else 0
        return behind, behind

    def replaced(self, edits: Iterable[tuple[int, int, str]]) -> Folded:
        """The text with each ``[start, end)`` of ``edits``, in order and apart, written as the string beside it.

        What is written instead comes from the same raw interval: its first character from the first one there, the
        others from the last.
        """
        pieces: list[str] = []
        offsets = array("I")
        copied = 0
        for start, end, written in edits:
            pieces += [self.text[copied:start], written]
            offsets += self.offsets[copied:start]
            if written:
                offsets += array("I", [self.offsets[start], *[self.offsets[end - 1]] * (len(written) - 1)])
            copied = end
        if not copied:
            return self
        return Folded("".join([*pieces, self.text[copied:]]), offsets + self.offsets[copied:])


def fold(text: str, *, spaces: Spaces = Spaces.KEEP) -> Folded:
    """``text`` in plain forms, with the raw offset of each of its characters.

    ，：；（！ become half-width; 。、《》“” stay. Folding a folded text changes nothing.
    """
    plain, offsets = _fold_characters(text)
    if spaces is Spaces.KEEP:
        return Folded(plain, offsets)
    return _drop_blanks(plain, offsets)


@lru_cache(maxsize=1 << 16)
def fold_character(character: str) -> str:
    """The plain form of one character, blanks included; none where nothing of it can be seen."""
    if character in _LINE_ENDS:
        return "\n"
    if character == "\t":
        return character
    if character in _INVISIBLE:
        return ""
    if character in _FILLERS or character == "\r" or unicodedata.category(character) == "Zs":
        return " "
    if character in _KEPT or unicodedata.decomposition(character).startswith(_KEPT_COMPATIBILITY):
        return character
    plain = unicodedata.normalize("NFKC", _RADICALS.get(character, character)).translate(_SPECIAL)
    return character if " " in plain else plain


def legible(text: str) -> str:
    """Text as the page writes it, full width and all, of ordinary characters: radicals and compatibility glyphs that
    only look like a Chinese character become it, what cannot be seen is gone."""
    changes: dict[str, str | int | None] = {glyph: _legible(glyph) for glyph in set(_UNUSUAL.findall(text))}
    return text.translate(str.maketrans(changes)) if changes else text


def _legible(character: str) -> str:
    plain = fold_character(character)
    return plain if not plain or (len(plain) == 1 and _HAN.match(plain)) else character


def _fold_characters(text: str) -> tuple[str, array[int]]:
    """Each character by its plain form. Agreements use few characters that change, so each is replaced in one go."""
    changes = {
        character: plain
        for character in set(_UNUSUAL.findall(text))
        if (plain := fold_character(character)) != character
    }
    folded = text
    if len(changes) > _MANY:
        folded = "".join([changes.get(character, character) for character in text])
    else:
        for character, plain in changes.items():
            folded = folded.replace(character, plain)
    if len(folded) == len(text):
        return folded, _identity(len(text))
    offsets = array("I")
    for offset, character in enumerate(text):
        offsets.extend([offset] * len(changes.get(character, character)))
    return folded, offsets


def _drop_blanks(text: str, offsets: array[int]) -> Folded:
    pieces: list[str] = []
    kept = array("I")
    copied = 0
    for blanks in _BLANKS.finditer(text):
        start, end = blanks.span()
        between_words = start > 0 and end < len(text) and _WORD.match(text, start - 1) and _WORD.match(text, end)
        stop = start + 1 if between_words else start
        if between_words and text[start] == "\t":
            pieces += (text[copied:start], " ")
        else:
            pieces.append(text[copied:stop])
        kept.extend(offsets[copied:stop])
        copied = end
    if not copied:
        return Folded(text, offsets)
    pieces.append(text[copied:])
    kept.extend(offsets[copied:])
    return Folded("".join(pieces), kept)


_first_offsets = array("I", range(1 << 14))


def _identity(length: int) -> array[int]:
    """0, 1, 2 … of that length; a slice of a ready one is a hundred times faster than counting."""
    return _first_offsets[:length] if length <= len(_first_offsets) else array("I", range(length))
