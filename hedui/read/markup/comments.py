"""What models write around the text: comments, page markers, fences, tags of their own, notes of where a piece lies."""

from __future__ import annotations

import regex

from hedui.read.markup.marks import Marks

PAGE_BREAK = "\U00100000"
"""Stands where the text says that a page begins."""
_COMMENT = regex.compile(r"<!--(?P<inside>(?:(?!<!--).)*?)-->", regex.DOTALL)
_CUT_COMMENT = regex.compile(r"<!--[^\n]*")
_PAGE = regex.compile(
    r"\s*(?:page|第|p\.?|slide)?[\s_-]*(?:break|separator|(?:no\.?|number)?\s*[:=#]?\s*\"?(?P<n>\d{1,4})\"?)?\s*(?:页|/\s*\d+|of\s*\d+)?"
    r"\s*(?:start|begin|开始)?\s*",
    regex.IGNORECASE,
)
_PAGE_WORD = regex.compile(r"page|第\s*\d+\s*页|分页", regex.IGNORECASE)
_PAGE_END = regex.compile(r"end|结束|footer|header|number", regex.IGNORECASE)
_PAGE_OF = r"(?:page|PAGE|Page|第)[ \t]*\d{1,4}(?:[ \t]*页)?(?:[ \t]*(?:/|of)[ \t]*\d+)?"
_PAGE_LINE = regex.compile(
    rf"^[ \t]*(?:\{{\d{{1,4}}\}}-{{20,}}|(?:[-=*#]{{2,}}|\[)[ \t]*{_PAGE_OF}[ \t]*(?:[-=*#]{{2,}}|\])"
    r"|<\|?(?:page_?break|PAGE_?BREAK)\|?/?>|#{1,6}[ \t]+(?:Page|PAGE)[ \t]+\d{1,4})[ \t]*$",
    regex.MULTILINE,
)
_FENCE = regex.compile(r"^[ \t]*(?:```|~~~)[ \t]*[A-Za-z]*[ \t]*$", regex.MULTILINE)
_GROUNDING = regex.compile(
    r"<\|(?:ref|det|/ref|/det|box_start|box_end|object_ref_start|object_ref_end)\|>|\[\[\d+(?:, ?\d+){3}\]\](?=<\|/det)"
)
_TAGGED = regex.compile(
    r"<(?P<tag>page_number|watermark|signature|seal|stamp|logo|img|rt|rp)>(?P<inside>[^<>]{0,400})</(?P=tag)>",
    regex.IGNORECASE,
)
_ATTESTED = regex.compile(r"<::(?P<inside>[^<>]{0,2000}?)::>", regex.DOTALL)
_SELECTED = {":selected:": "☑", ":unselected:": "□"}


def without_asides(text: str, marks: Marks) -> str:
    """The text without them; what says that a page begins becomes ``PAGE_BREAK``, seals and signatures become marks."""
    if "<" in text:
        text = _COMMENT.sub(lambda match: _comment(match["inside"], marks), text)
        text = _CUT_COMMENT.sub("", text)
        text = _GROUNDING.sub("", text)
        text = _TAGGED.sub(lambda match: _tagged(match["tag"].lower(), match["inside"], marks), text)
        text = _ATTESTED.sub(lambda match: marks.of_words(match["inside"]), text)
    for word, sign in _SELECTED.items():
        text = text.replace(word, sign)
    return str(_FENCE.sub("", _PAGE_LINE.sub(PAGE_BREAK, text)))


def _comment(inside: str, marks: Marks) -> str:
    if _PAGE_WORD.search(inside) and len(inside) < 60:
        begins = _PAGE.fullmatch(inside) is not None and not _PAGE_END.search(inside)
        return PAGE_BREAK if begins else ""
    return marks.of_words(inside)


def _tagged(tag: str, inside: str, marks: Marks) -> str:
    if tag in ("signature", "seal", "stamp"):
        return marks.of_words(f"{tag}: {inside}")
    return marks.of_words(inside) if tag == "img" else ""
