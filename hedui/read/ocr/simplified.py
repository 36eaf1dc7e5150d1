"""Traditional glyphs (稅, 貳, 風) that recognition takes simplified ones for on a simplified page.

``simplified.txt`` holds pairs of a traditional character and the simplified one that it stands for: those of OpenCC's
``TSCharacters`` (Apache License 2.0) that have one simplified form, which GB 2312 has, and are not in GB 2312
themselves; without those that names are written with to this day (昇, 甯, 鍾).
"""

from __future__ import annotations

import functools
from importlib.resources import files

_MOST_TRADITIONAL = 0.1


def put_right(text: str) -> str:
    """The text of a page in simplified characters, one for one; unchanged where more than a few are traditional."""
    found = [character for character in text if ord(character) in _table()]
    written = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return text.translate(_table()) if 0 < len(found) <= max(2.0, _MOST_TRADITIONAL * written) else text


@functools.cache
def _table() -> dict[int, str]:
    pairs = "".join(files("hedui.read.ocr").joinpath("simplified.txt").read_text("utf-8").split())
    return {ord(pairs[index]): pairs[index + 1] for index in range(0, len(pairs), 2)}
