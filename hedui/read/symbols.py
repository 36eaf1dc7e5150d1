"""Characters of pictorial fonts, as Unicode has them: ticked and empty boxes above all, on which choices hang."""

from __future__ import annotations

EMPTY, TICKED, FILLED = "□", "☑", "■"
"""How a page's text shows a box: open, ticked or crossed, filled."""

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xA8: "□",
    0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "●", 0xA2: "■", 0xA3: "□", 0x2A: "□",
}  # fmt: skip

_SYMBOL = {0xB7: "•", 0xD6: "√", 0xB4: "×", 0xB1: "±", 0xB0: "°", 0xA3: "≤", 0xB3: "≥"}

AMBIGUOUS = "".join(chr(code) for code in sorted(_WINGDINGS.keys() | _WINGDINGS_2.keys()))
"""Characters that may be pictures, if a pictorial font draws them."""

PRIVATE = str.maketrans(
    {0xF000 + code: sign for code, sign in _WINGDINGS_2.items() if code not in _WINGDINGS}
    | {0xF000 + code: sign for code, sign in _WINGDINGS.items()}
)
"""For ``str.translate``: characters of these fonts that were left in Unicode's private use area."""


def in_font(character: str, font: str) -> str:
    """The character that ``font`` shows for ``character``; itself where the font is no pictorial one."""
    name = font.lower().replace(" ", "").replace("-", "")
    if "wingdings2" in name:
        return _WINGDINGS_2.get(ord(character), character)
    if "wingdings" in name and "wingdings3" not in name:
        return _WINGDINGS.get(ord(character), character)
    if name == "symbol":
        return _SYMBOL.get(ord(character), character)
    return character
