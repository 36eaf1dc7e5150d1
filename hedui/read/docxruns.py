"""What a paragraph of a Word document shows: its runs with their boxes, symbols and blanks, without what is hidden,
struck through or deleted; and what that says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from docx.oxml.ns import qn

from hedui.models.page import Mark, MarkKind
from hedui.read import symbols
from hedui.read.docxlooks import Look, Styles, is_on
from hedui.read.symbols import EMPTY, TICKED

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_COMPATIBILITY}Choice", f"{_COMPATIBILITY}Fallback"
_SKIPPED = {qn(f"w:{name}") for name in ("txbxContent", "pPr", "rPr", "sdtPr", "rt")}
DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
INSERTED = frozenset({qn("w:ins"), qn("w:moveTo")})
_TAB_WIDTH = 4
_ENCLOSED = re.compile(r"(?i:eq)\\o\\a[clr]\((?P<sign>[□○◯〇]),(?P<inside>[^,()\\]{0,4})\)")
_TICKS = frozenset("√✓✔×✕✗✘xXvV")
_CIRCLED, _LAST_CIRCLED = 0x2460, 20
_UNFILLED = "____"
_SPACE = re.compile(r"[ \t\u3000\xa0]+")
_LABEL = re.compile(r"\s*[\u4e00-\u9fff（(）)/ ]{2,16}[:：]")
_ENDS_LABEL = re.compile(r"[:：][（(]?\Z")
_HINT = re.compile(r"[（(][盖签公印章字名大小写：:]{1,6}[)）]")
_FORM_WORDS = re.compile(r"[年月日时元份个天项条款第至共到、，。；：,.;:()（）/\-—]*")
_OF_DATE = re.compile(r"[年月日]")
_CLOSES = re.compile(r"\s*[。，、；：,.;:)）】》”]|\s|\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one run, whether it is underlined, why it is not read (None where it is), and whether it was inserted
    with changes tracked."""

    text: str
    underlined: bool = False
    aside: MarkKind | None = None
    inserted: bool = False

    @property
    def kind(self) -> MarkKind | None:
        """That of the mark that tells of it."""
        return MarkKind.REVISED if self.aside is None and self.inserted else self.aside


@dataclass(frozen=True, slots=True)
class _Around:
    """How what stands around an element looks, and whether it was deleted or inserted with changes tracked."""

    look: Look
    on_dark: bool
    deleted: bool = False
    inserted: bool = False

    def piece(self, text: str) -> Piece:
        look, aside = self.look, None
        if self.deleted:
            aside = MarkKind.REVISED
        elif look.vanished or look.tiny or look.is_lost or (look.pale and not look.shaded and not self.on_dark):
            aside = MarkKind.HIDDEN
        elif look.struck:
            aside = MarkKind.STRUCK
        return Piece(text, bool(look.underlined), aside, self.inserted)


class Runs:
    """Reads paragraphs, whose looks the document's styles tell."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def text(self, paragraph: Any) -> tuple[str, tuple[Mark, ...]]:
        """What a paragraph shows, line breaks as newlines and tabs as tabs; and what it holds besides, with its place
        there, but for what lines to write on make of blanks."""
        around = _Around(self._styles.of_paragraph(paragraph), False)
        pieces = list(self._pieces(paragraph, around))
        shown = [piece for piece in pieces if piece.aside is None]
        stretches = [
            (underlined, "".join(piece.text for piece in group))
            for underlined, group in groupby(shown, key=lambda piece: piece.underlined)
        ]
        text = []
        for number, (underlined, stretch) in enumerate(stretches):
            behind = stretches[number + 1][1] if number + 1 < len(stretches) else ""
            text.append(underlined_text(stretch, behind) if underlined else stretch)
        return "".join(text), tuple(_marks(pieces))

    def deleted(self, element: Any) -> str:
        """What the paragraphs of an element that was deleted with changes tracked said."""
        around = _Around(Look(), False, deleted=True)
        paragraphs = [element] if element.tag == qn("w:p") else element.iter(qn("w:p"))
        return "".join(piece.text for paragraph in paragraphs for piece in self._pieces(paragraph, around))

    def _pieces(self, element: Any, around: _Around) -> Iterator[Piece]:
        """The pieces of an element."""
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or is_copy(child):
                continue
            if tag == qn("w:r"):
                yield from self._pieces(child, self._within(child, around))
            elif tag in DELETED:
                yield from self._pieces(child, replace(around, deleted=True))
            elif tag in INSERTED:
                yield from self._pieces(child, replace(around, inserted=True))
            elif tag == qn("w:sdt"):
                sign = control_sign(child)
                yield from self._pieces(child, around) if sign is None else [Piece(sign)]
            elif (text := _text(child)) is not None:
                yield around.piece(text)
            else:
                yield from self._pieces(child, around)

    def _within(self, run: Any, around: _Around) -> _Around:
        look = self._styles.of_run(run, around.look)
        if look is around.look:
            return around
        if look.colour is not None and look.ground is None:
            look = replace(look, ground=self._styles.ground_of(run))
        on_dark = bool(look.pale) and not look.shaded and self._styles.is_shaded(run)
        return replace(around, look=look, on_dark=on_dark)


def _marks(pieces: Sequence[Piece]) -> Iterator[Mark]:
    """A mark for each stretch that is not read, or was inserted, and how many characters of the paragraph are shown
    before it; what was inserted beside what was deleted stands instead of it."""
    told = (piece for piece in pieces if piece.text)
    before = 0
    for kind, group in groupby(told, key=attrgetter("kind")):
        stretch = list(group)
        shown = "".join(piece.text for piece in stretch if piece.aside is None)
        text = "".join(piece.text for piece in stretch if piece.aside is not None).strip()
        if kind is not None and text != shown.strip():
            yield Mark(kind, text, before, shown.strip())
        before += len(shown)


def is_copy(element: Any) -> bool:
    """Whether an element repeats, for programs that do not know the new way, what stands beside it already."""
    return element.tag == _FALLBACK and element.getparent().find(_CHOICE) is not None


def control_sign(control: Any) -> str | None:
    """What stands for a content control: a box, or a blank where only its placeholder shows; None for its content."""
    properties = control.find(qn("w:sdtPr"))
    if properties is None:
        return None
    box = properties.find(f"{_W14}checkbox")
    if box is not None:
        checked = box.find(f"{_W14}checked")
        return TICKED if is_on(checked) else EMPTY
    return _UNFILLED if is_on(properties.find(qn("w:showingPlcHdr"))) else None


def underlined_text(stretch: str, behind: str = "") -> str:
    """Underlined runs as text. White space is a line to be written on, unless it only pads what was written there.

    ``behind`` is what follows in the paragraph: padding before a further label stays, for it sets the label apart.
    """
    unfilled = _FORM_WORDS.fullmatch(_HINT.sub("", "".join(stretch.split()))) is not None
    first, last = len(stretch) - len(stretch.lstrip()), len(stretch.rstrip())
    said = len(stretch.rstrip("。，、；：,.;:)）】》” "))

    def shown(gap: re.Match[str]) -> str:
        opens, ends = gap.start() <= first, gap.end() >= last
        if unfilled or _is_blank(stretch, gap, ends):
            return "_" * sum(_TAB_WIDTH if character == "\t" else 1 for character in gap[0])
        if (not opens and gap.end() < said) or (ends and _LABEL.match(behind)):
            return gap[0]
        closes = _CLOSES.match(stretch, gap.end()) if gap.end() < len(stretch) else _CLOSES.match(behind)
        return "" if opens or closes else " "

    return _SPACE.sub(shown, stretch)


def _is_blank(stretch: str, gap: re.Match[str], ends: bool) -> bool:
    """Whether a gap in a stretch where something is written is a blank: behind a label, or before 年, 月, 日."""
    start, end = gap.span()
    if _ENDS_LABEL.search(stretch, max(0, start - 2), start) and (ends or _LABEL.match(stretch, end)):
        return True
    return _OF_DATE.match(stretch, end) is not None and start > 0 and not stretch[start - 1].isdigit()


def _text(element: Any) -> str | None:
    """What one element of a run shows; None for one whose children are to be looked at."""
    tag = element.tag
    if tag in (qn("w:t"), qn("w:delText")):
        return _in_font(element.text or "", element.getparent())
    if tag == _MATH:
        return element.text or ""
    if tag in (qn("w:tab"), qn("w:ptab")):
        return "\t"
    if tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    if tag == qn("w:noBreakHyphen"):
        return "-"
    if tag == qn("w:sym"):
        return _symbol(element.get(qn("w:char"), ""), element.get(qn("w:font"), ""))
    if tag == qn("w:ffData"):
        return _field(element)
    return _enclosed(element) if tag == qn("w:fldChar") and element.get(qn("w:fldCharType")) == "begin" else None


def _enclosed(begin: Any) -> str | None:
    """What a field shows that sets a character in a sign, as Word's 带圈字符 does: ``eq \\o\\ac(□,√)``.

    None for other fields, whose result stands behind them.
    """
    code = ""
    for run in begin.getparent().itersiblings(qn("w:r")):
        if (mark := run.find(qn("w:fldChar"))) is not None:
            code = code if mark.get(qn("w:fldCharType")) == "end" else ""
            break
        code += "".join(part.text or "" for part in run.iter(qn("w:instrText")))
    found = _ENCLOSED.fullmatch("".join(code.split()))
    if found is None:
        return None
    if found["sign"] == EMPTY:
        return TICKED if found["inside"] in _TICKS else EMPTY if not found["inside"] else found["inside"]
    number = int(found["inside"]) if found["inside"].isdecimal() else 0
    return chr(_CIRCLED + number - 1) if 0 < number <= _LAST_CIRCLED else found["inside"]


def _in_font(text: str, run: Any) -> str:
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    font = "" if fonts is None else fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or ""
    if "wingdings" not in font.lower():
        return text
    return "".join(_symbol(f"{ord(character):x}", font) for character in text)


def _symbol(code: str, font: str) -> str:
    """A character of a pictorial font, by its code there or by that in Unicode's private use area."""
    try:
        number = int(code, 16)
        number = number & 0xFF if 0xF000 <= number <= 0xF0FF else number
        return "" if 0xD800 <= number <= 0xDFFF or number < 0x20 else symbols.in_font(chr(number), font)
    except (ValueError, OverflowError):
        return ""


def _field(data: Any) -> str:
    """A form field of older Word: a box, or the entry chosen from a list. Text stands in the runs behind it."""
    box = data.find(qn("w:checkBox"))
    if box is not None:
        checked = box.find(qn("w:checked"))
        return TICKED if is_on(box.find(qn("w:default")) if checked is None else checked) else EMPTY
    entries = [str(entry.get(qn("w:val"), "")) for entry in data.iterfind(f"{qn('w:ddList')}/{qn('w:listEntry')}")]
    for name in ("w:result", "w:default"):
        chosen = data.find(f"{qn('w:ddList')}/{qn(name)}")
        if chosen is not None and (number := chosen.get(qn("w:val"), "")).isdecimal() and int(number) < len(entries):
            return entries[int(number)]
    return entries[0] if entries else ""
