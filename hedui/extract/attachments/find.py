"""Attachments: as the agreement lists them, as its clauses cite them, and those that are in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import dropwhile

import regex

from hedui.divide.headings import Where, load_headings
from hedui.extract.attachments.lists import AttachmentList, find_lists
from hedui.extract.extraction import AttachmentMention, AttachmentRole, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.text.outline import Clause
from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import is_not_applicable
from hedui.models.part import PartKind
from hedui.normalize import punctuation
from hedui.normalize.fold import fold
from hedui.normalize.numeral import as_integer
from hedui.normalize.words import counted

_LOOKS = looks("attachments")
_CITED = _LOOKS["cited"]
_ITSELF = _LOOKS["itself"]
"""The agreement's own file, which a page offers."""
_BEFORE = 24
_TITLE_TAIL = looks("told_in_text")["title_tail"]


_ATTACHED = frozenset({PartKind.AUTHORISATION, PartKind.CERTIFICATE, PartKind.OTHER})
_BEHIND = frozenset({Where.BEHIND, Where.OUTSIDE})
UNNUMBERED = frozenset({"附件", "附表", "附录"})
"""Labels that say no number."""
_ENCLOSED = regex.compile(r"[《〈<]([^《》〈〉<>]+)[》〉>]")
_NO_TITLE = regex.compile(r"[。;:]|^[(（]?\d")
_IN_ENGLISH = _LOOKS["in_english"]
"""The label once more: 附件一（Appendix 1）授权书."""


def find_attachments(layout: Layout) -> list[AttachmentMention]:
    """Every place that names an attachment of this agreement, in reading order."""
    heads = {clause.line for clause in layout.regions.bodies}
    lists = [found for found in find_lists(layout) if not _is_inside(layout, found, heads)]
    taken = frozenset(line for found in lists for line in found.lines)
    found = [
        *_headings(layout, lists, taken),
        *_listed(layout, lists),
        *_cited(layout, taken),
        *_own_parts(layout),
    ]
    named = (a for a in found if a.role is AttachmentRole.BODY or (a.title and not _is_sentence(layout, a)))
    return sorted((a for a in named if _ITSELF.fullmatch(a.title or "") is None), key=lambda a: a.span.start)


def _is_sentence(layout: Layout, attachment: AttachmentMention) -> bool:
    """Whether what stands behind 附件 alone says something of attachments: 附件与正文不一致的，以正文为准."""
    title = attachment.title or ""
    listed = attachment.role is AttachmentRole.LISTED and attachment.label in UNNUMBERED
    return listed and "," in fold(title).text and not layout.says("attachment_title", title)


def _headings(layout: Layout, lists: Sequence[AttachmentList], taken: Set[int]) -> Iterator[AttachmentMention]:
    """The lines of their own that name an attachment, outside of lists: as listed, or heading its text."""
    below = {found.lines[-1] + 1: found for found in lists}
    for clause in layout.regions.listed:
        if clause.line not in taken:
            late = _heads_what_was_listed(layout, clause, below.get(clause.line))
            yield _heading(layout, clause, AttachmentRole.BODY if late else AttachmentRole.LISTED)
    for clause in layout.regions.bodies:
        if clause.line not in taken:
            yield _heading(layout, clause, AttachmentRole.BODY)


def _own_parts(layout: Layout) -> Iterator[AttachmentMention]:
    """What is in the file behind an agreement as a part of its own, under its heading: a letter of authority.

    What stands before it, or may stand before one, such as an invoice, is no attachment by itself.
    """
    raw = layout.text.source
    for part in dropwhile(lambda one: one.kind is not PartKind.AGREEMENT, layout.parts):
        heading = raw[part.start : part.end].strip().partition("\n")[0].strip()
        told = load_headings().of("".join(fold(heading).text.split()))
        if part.kind in _ATTACHED and told is not None and told.where in _BEHIND:
            start = raw.index(heading, part.start)
            yield AttachmentMention("附件", tidy(heading), AttachmentRole.BODY, Span(start, start + len(heading)))


def label(number: str | None, kind: str = "附件") -> str:
    """附件一 for 1 and 一; 附表一, 附录一 where the agreement calls it so; 附件 alone where there is no number.

    A number that is none (二一) stays as it is written.
    """
    if not number or (number.isascii() and number.isalpha()):
        return kind + (number or "")
    value = as_integer(number)
    return kind + (number if value is None else counted(value) or "零")


def tidy(title: str) -> str | None:
    """A title without brackets, its label in English, blanks between Chinese characters and closing punctuation."""
    bare = _TITLE_TAIL.sub("", punctuation.unspaced(_IN_ENGLISH.sub("", title)).strip(" :：、.-"))
    inner = _ENCLOSED.fullmatch(bare)
    words = (inner[1] if inner else bare).replace("【", "").replace("】", "")
    return None if is_not_applicable(words) else words or None


def _heading(layout: Layout, clause: Clause, role: AttachmentRole) -> AttachmentMention:
    digits = _LOOKS["number"].search(clause.number)
    line = layout.text.lines[clause.line]
    start, end = layout.text.rows.raw_span(line.start, line.end)
    title = tidy(clause.text) or (_next_line(layout, clause) if role is AttachmentRole.BODY else None)
    return AttachmentMention(label(digits[0] if digits else None, clause.number[:2]), title, role, Span(start, end))


def _next_line(layout: Layout, clause: Clause) -> str | None:
    """The title on the line below 附件四."""
    if clause.line + 1 >= len(layout.text.lines):
        return None
    row = layout.text.line_text(layout.text.lines[clause.line + 1])
    return tidy(row) if len(row) <= 40 and "\t" not in row and not _NO_TITLE.search(row) else None


def _is_inside(layout: Layout, found: AttachmentList, heads: Set[int]) -> bool:
    """Whether the list stands in an attachment whose heading is not the list's own: it lists what is not ours."""
    if layout.regions.place(found.lines[0]) is not Place.ATTACHMENT:
        return False
    return heads.isdisjoint(found.lines)


def _heads_what_was_listed(layout: Layout, clause: Clause, above: AttachmentList | None) -> bool:
    """Whether the list right above names the attachment, so that this line, with more below it, is its heading."""
    if above is None or clause.line + 1 >= len(layout.text.lines) or clause.value is None:
        return False
    own = label(clause.number[2:])
    return any(label(entry.number) == own for entry in above.entries)


def _listed(layout: Layout, lists: Sequence[AttachmentList]) -> Iterator[AttachmentMention]:
    for entry in (entry for found in lists for entry in found.entries):
        span = Span(*layout.text.rows.raw_span(entry.start, entry.end))
        yield AttachmentMention(label(entry.number, entry.kind), tidy(entry.title), AttachmentRole.LISTED, span)


def _cited(layout: Layout, taken: frozenset[int]) -> Iterator[AttachmentMention]:
    """Named with their title in a clause, but for those of another document."""
    flow = layout.text.flow
    listed = {clause.line for clause in (*layout.regions.listed, *layout.regions.bodies)} | taken
    for match in _CITED.finditer(flow.text):
        start, end = flow.raw_span(*match.span())
        if layout.line_at(start) in listed or layout.place_at(start) is Place.ATTACHMENT:
            continue
        if layout.says(
            "of_another_document", flow.text, max(0, match.start("kind") - _BEFORE), match.start("kind")
        ) and (match.start("kind") == match.start()):
            continue
        name = label(match["n"], match["kind"])
        yield AttachmentMention(name, tidy(match["title"]), AttachmentRole.CITED, Span(start, end))
