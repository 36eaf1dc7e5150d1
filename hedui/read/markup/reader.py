"""From text with markup to pages as a reader of the rendered page would see them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.models.page import Page, Reading
from hedui.read.markup import html, pipes
from hedui.read.markup.comments import PAGE_BREAK, without_asides
from hedui.read.markup.embedded import with_tables_as_lines
from hedui.read.markup.inline import Pieces, pieces
from hedui.read.markup.marks import Marks, without_placeholders
from hedui.read.markup.pinyin import without_pronunciations
from hedui.read.markup.stars import settled

_SIGNS = regex.compile(r"[<&|｜\\$#*`\[!>~【(]|__|^[ \t]*(?:[-=]{3,}|\{\d)|:(?:un)?selected:", regex.MULTILINE)
_TOUCHED = regex.compile(r"[>#\[\]\\$`*!<&~]|-[ ]*-|==|__")
"""A line without any of these shows as it is written, but for marks in words."""
_HEADING = regex.compile(r"[ ]{0,3}#{1,6}[ ]+(?=\S)(?P<text>.*?)(?:[ ]+#+)?[ ]*")
_QUOTE = regex.compile(r"[ ]{0,3}(?:>[ ]?)+(?=\S|$)")
_DIVIDER = regex.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|={3,})[ \t]*")
_TASK = regex.compile(r"(?P<lead>[ \t]*)[-*+][ ]+\[(?P<tick>[ xX√✓])\](?=[ ]*\S)")
_FORM_FEED = "\U00100001"
"""Stands for a form feed of the source, which parsers of HTML do not take."""
_NO_PAGE = regex.compile(rf"\A(?:\s*{PAGE_BREAK})+|(?:{PAGE_BREAK}\s*)+\Z|{PAGE_BREAK}(?=\s*{_FORM_FEED})")
"""Marks of a page's beginning that open or close the text, or stand beside a form feed, divide nothing."""
_BREAKS = regex.compile(rf"{PAGE_BREAK}(?:\s*{PAGE_BREAK})*")
_THOUGHTS = regex.compile(r"\A\s*<think(?:ing)?>(?:(?!</think).)*+</think(?:ing)?>\s*", regex.DOTALL | regex.IGNORECASE)
"""What a model that reads pages said to itself before the text."""
_HARD_BREAK = regex.compile(r"(?<!\\)\\$")


def read_markup(text: str) -> tuple[Page, ...]:
    """The pages of a text that may hold Markdown, HTML, LaTeX."""
    return pages_of(*page_texts(text))


def page_texts(text: str) -> tuple[list[str], Marks]:
    """The texts of the pages, and the marks set aside meanwhile; one without any markup comes out as it went in.

    A form feed begins a page, and so does what recognition wrote to say so. Line breaks, indents, gaps and numbers
    stay as they stand in the source.
    """
    marks = Marks()
    if _SIGNS.search(text) is not None:
        text = _rendered(without_placeholders(_THOUGHTS.sub("", text)), marks)
    parts = without_pronunciations(text).split("\f")
    if not parts[-1].strip():
        parts.pop()
    return parts, marks


def pages_of(texts: list[str], marks: Marks) -> tuple[Page, ...]:
    """The pages of what ``page_texts`` gave."""
    return tuple(_page(number, text, marks) for number, text in enumerate(texts, 1))


def _page(number: int, part: str, marks: Marks) -> Page:
    text, found = marks.lift(part)
    return Page(number, text, Reading.PLAIN_TEXT, marks=found)


def _rendered(text: str, marks: Marks) -> str:
    text = without_asides(text.replace("\f", _FORM_FEED), marks)
    text = html.as_lines(text) if html.is_document(text) else with_tables_as_lines(text)
    lines = list(pipes.as_rows(list(_split(text)))) if pipes.may_hold(text) else text.split("\n")
    text = "\n".join(settled([_line(line, marks) for line in lines]))
    return str(_BREAKS.sub("\f", _NO_PAGE.sub("", text))).replace(_FORM_FEED, "\f")


def _split(text: str) -> Iterator[str]:
    """The text's lines; words before a table that begins on their line stand on one of their own."""
    for line in text.split("\n"):
        words, rest = pipes.before_bar(line)
        if words:
            yield words
        yield rest


def _line(line: str, marks: Marks) -> Pieces:
    """A line without the signs of blocks, and what stands on it."""
    if _TOUCHED.search(line) is None:
        return [marks.in_text(line)]
    if "\t" not in line:
        if (quote := _QUOTE.match(line)) is not None:
            line = line[quote.end() :]
        if _DIVIDER.fullmatch(line):
            return [""]
        if (heading := _HEADING.fullmatch(line)) is not None:
            line = heading["text"]
        elif (task := _TASK.match(line)) is not None:
            line = task["lead"] + ("□" if task["tick"] == " " else "☑") + line[task.end() :]
    return pieces(_HARD_BREAK.sub("", line) if line.endswith("\\") else line, marks)
