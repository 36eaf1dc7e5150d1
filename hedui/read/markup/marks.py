"""Signatures and seals that models write in words: marks beside the text, never text.

While a text is read each mark is one character of a private plane, which stands where it was; ``lift`` takes them out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from hedui.models.page import Mark, MarkKind

_PLANE = 0xF0000
_MOST = 0xFFFD
_PLACED = regex.compile("[\U000f0000-\U000ffffd]")
_PRIVATE = regex.compile("[\U000f0000-\U0010fffd]")
_SIGNED = (
    r"(?:hand[- ]?written |illegible |electronic )?(?:signatures?|signed|initials?)(?: (?:here|illegible|present))?"
    r"|(?:手写|手书|亲笔|电子|个人)?(?:签名|签字|签章|手印|指印)(?:图片|图像|图|不清|模糊|难以辨认|无法识别)?"
)
_SEALED = (
    r"(?:company |official |corporate |red |round |circular )*(?:stamp|seal|chop)s?"
    r"|(?:红色|圆形|方形|椭圆形|骑缝|企业|公司|电子)*(?:印章|公章|合同专用章|印鉴|图章|盖章|章)(?:图片|图像|图|不清|模糊)?"
)
_SAID = r"(?:\s*(?:[:：\-–—(（]|of|reads)\s*(?P<said>[^\[\]【】<>\n]{0,200}))?"
_MARKER = regex.compile(
    rf"[\[【<(（]\s*(?=[\p{{Han}}A-Za-z])(?:(?P<signed>{_SIGNED})|(?P<sealed>{_SEALED})){_SAID}\s*[\]】>)）]",
    regex.IGNORECASE,
)
_OPENERS = "[【<"
_ANY_OPENER = frozenset("[【<(（")
_ALONE = regex.compile(rf"\s*(?:(?P<signed>{_SIGNED})|(?P<sealed>{_SEALED})){_SAID}\s*", regex.IGNORECASE)
_SEAL_SAYS = regex.compile(r"\p{Han}章(?!\p{Han})|公章|专用章|印章|印鉴|\b(?:seal|stamp)\b", regex.IGNORECASE)
_SIGNATURE_SAYS = regex.compile(r"签名|签字|手写|\bsign(?:ature|ed)\b", regex.IGNORECASE)
_ENGLISH = regex.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Marks:
    """The marks of one text in the order in which they were met."""

    found: list[tuple[MarkKind, str]] = field(default_factory=list)

    def place(self, kind: MarkKind, text: str) -> str:
        """Remember a mark; the character that stands for it."""
        if len(self.found) >= _MOST:
            return ""
        self.found.append((kind, " ".join(text.split())))
        return chr(_PLANE + len(self.found) - 1)

    def of_words(self, text: str) -> str:
        """The character for what a comment, a picture's title or a tag says; nothing where it is no mark."""
        alone = _ALONE.fullmatch(text)
        if alone is not None:
            return self._placed(alone)
        if _SEAL_SAYS.search(text):
            return self.place(MarkKind.SEAL, text)
        return self.place(MarkKind.SIGNATURE, text) if _SIGNATURE_SAYS.search(text) else ""

    def in_text(self, text: str) -> str:
        """The text with a character for each ``[Signature]``, ``[Stamp: …]``, ``【印章：…】``."""
        return str(_MARKER.sub(self._replaced, text)) if not _ANY_OPENER.isdisjoint(text) else text

    def lift(self, text: str) -> tuple[str, tuple[Mark, ...]]:
        """The text without the characters that stand for marks, and the marks with their places in it."""
        pieces: list[str] = []
        marks: list[Mark] = []
        done = length = 0
        for placed in _PLACED.finditer(text):
            pieces.append(text[done : placed.start()])
            length += placed.start() - done
            done = placed.end()
            number = ord(placed[0]) - _PLANE
            if number < len(self.found):
                marks.append(Mark(*self.found[number], length))
        return "".join([*pieces, text[done:]]), tuple(marks)

    def _replaced(self, match: regex.Match[str]) -> str:
        """Chinese words in parentheses call for a seal or a signature: （签字）, （盖章）; English ones do not."""
        if match[0][0] not in _OPENERS and not _ENGLISH.match(match["signed"] or match["sealed"]):
            return str(match[0])
        return self._placed(match)

    def _placed(self, match: regex.Match[str]) -> str:
        kind = MarkKind.SIGNATURE if match["signed"] else MarkKind.SEAL
        return self.place(kind, match["said"] or "")


def without_placeholders(text: str) -> str:
    """The text as it came, without characters that could be taken for those which stand for something."""
    return str(_PRIVATE.sub("", text))
