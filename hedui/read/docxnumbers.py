"""Automatic paragraph numbers of Word documents, which stand in no text but are what clauses are cited by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from hedui.read.docxlooks import is_on, value_of

_DIGITS = "零一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_CIRCLED = 0x2460
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"}
_CAPITAL = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: its number format, its pattern (``第%1条``), its first number, and whether all levels' numbers
    stand in it in figures (``isLgl``, ISO/IEC 29500-1, 17.9.4)."""

    kind: str = "decimal"
    pattern: str = ""
    first: int = 1
    in_figures: bool = False


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Takes the roots of the two parts, or None where a document has none; what makes no sense there counts for
        nothing."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: Any) -> str:
        """The number that Word shows before a paragraph (``第三条 ``, ``1.2 ``), or an empty string; counts it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        levels = self._levels.get(self._lists.get(number, ""), {})
        if level not in levels:
            return ""
        shape = levels[level]
        counts = self._counted(number, level, shape)
        if shape.kind in ("bullet", "none"):
            return ""
        shown = re.sub(r"%(\d)", lambda match: self._shown(levels, counts, int(match[1]) - 1, shape), shape.pattern)
        return f"{shown} " if shown and shown[-1].isalnum() else shown

    def _counted(self, number: str, level: int, shape: _Level) -> dict[int, int]:
        """The numbers on the levels of a list, one more on the paragraph's own and none below it."""
        counts = self._counts.setdefault(self._lists.get(number, ""), {})
        for restarted, first in self._restarts.pop(number, {}).items():
            if restarted == level or restarted in counts:
                counts[restarted] = first - 1
        counts[level] = counts.get(level, shape.first - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return counts

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        style = properties.find(qn("w:pStyle"))
        inherited = self._styles.get(style.get(qn("w:val"))) if style is not None else None
        own = properties.find(qn("w:numPr"))
        if own is None:
            return inherited
        number, level = value_of(own, "w:numId"), value_of(own, "w:ilvl")
        if number is None:
            number = inherited[0] if inherited else None
        return None if number in (None, "0") else (str(number), _whole(level, 0))

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int, around: _Level) -> str:
        shape = levels.get(level, _Level())
        return written(counts.get(level, shape.first), "decimal" if around.in_figures else shape.kind)

    def _read_lists(self, root: Any) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"))] = {
                _whole(level.get(qn("w:ilvl")), -1): _Level(
                    value_of(level, "w:numFmt") or "decimal",
                    value_of(level, "w:lvlText") or "",
                    _whole(value_of(level, "w:start"), 1),
                    is_on(level.find(qn("w:isLgl"))),
                )
                for level in abstract.findall(qn("w:lvl"))
            }
        for number in root.findall(qn("w:num")):
            self._lists[number.get(qn("w:numId"))] = value_of(number, "w:abstractNumId") or ""
            starts = {
                _whole(override.get(qn("w:ilvl")), -1): value_of(override, "w:startOverride")
                for override in number.findall(qn("w:lvlOverride"))
            }
            self._restarts[number.get(qn("w:numId"))] = {
                level: _whole(start, 1) for level, start in starts.items() if start is not None
            }

    def _read_styles(self, root: Any) -> None:
        for style in root.findall(qn("w:style")):
            place = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            number = value_of(place, "w:numId") if place is not None else None
            if number not in (None, "0"):
                self._styles[style.get(qn("w:styleId"))] = (str(number), _whole(value_of(place, "w:ilvl"), 0))


def written(number: int, kind: str) -> str:
    """A list number in one of Word's number formats; in figures where the format is not known."""
    last, write = _FORMATS.get(kind, (0, str))
    if 0 < number <= last:
        return write(number)
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    return "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]


def _chinese(number: int, digits: str, ten: str) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else (ten if tens == 1 and ten == "十" else digits[tens] + ten)
    return head + (digits[ones] if ones else "")


_FORMATS: dict[str, tuple[int, Callable[[int], str]]] = {
    **dict.fromkeys(_CHINESE, (99, lambda number: _chinese(number, _DIGITS, "十"))),
    **dict.fromkeys(_CAPITAL, (99, lambda number: _chinese(number, _CAPITALS, "拾"))),
    "lowerLetter": (26, lambda number: chr(ord("a") + number - 1)),
    "upperLetter": (26, lambda number: chr(ord("A") + number - 1)),
    "lowerRoman": (39, _roman),
    "upperRoman": (39, lambda number: _roman(number).upper()),
    "decimalEnclosedCircle": (20, lambda number: chr(_CIRCLED + number - 1)),
}
"""Word's name of a number format → the last number that it has, and how it writes one."""


def _whole(text: str | None, otherwise: int) -> int:
    """A whole number of at most nine digits, or ``otherwise`` for anything else."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
