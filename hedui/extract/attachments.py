"""Attachments: as the agreement lists them, as its clauses cite them, and those that are in the file."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.extract.extraction import AttachmentMention, AttachmentRole, Span
from hedui.extract.layout import Layout
from hedui.extract.mention import Place
from hedui.extract.outline import Clause
from hedui.normalize.numeral import parse_integer

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_CITED = regex.compile(
    rf"附(?:件|表|录)(?<n>{_N})?(?:[:：、]?)《(?<title>[^》\n]{{2,60}})》|《(?<title>[^》\n]{{2,60}})》\(?(?:见|详见"
    rf"|即)?附(?:件|表)(?<n>{_N})?\)?"
)
_LIST_OPENING = regex.compile(r"(?:本?(?:合同|协议))?附件(?:清单|目录|包括|如下)?[:：]\s*")
_ENTRY = regex.compile(rf"^[(（]?(?<n>{_N})[)）、.．:：]\s*(?<title>\S.{{1,50}}?)[;。,]?$")
_DIGITS = "零一二三四五六七八九"
_HAN_BLANK = regex.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_TITLE_TAIL = regex.compile(r"\s*[(（](?:共?\s*\d+\s*(?:页|份)|另附|见后|略|附后|详见[^)）]*)[)）]$|[;；。,，]+$")


def find_attachments(layout: Layout) -> list[AttachmentMention]:
    """Every place that names an attachment, in reading order."""
    found = [
        *(_heading(layout, clause, AttachmentRole.LISTED) for clause in layout.regions.listed),
        *(_heading(layout, clause, AttachmentRole.BODY) for clause in layout.regions.bodies),
        *_numbered_list(layout),
        *_cited(layout),
    ]
    return sorted((a for a in found if a.title or a.role is AttachmentRole.BODY), key=lambda a: a.span.start)


def label(number: str | None) -> str:
    """附件一 for 1 and 一; 附件 where there is no number."""
    if not number:
        return "附件"
    value = parse_integer(number)
    if value < 10:
        return "附件" + _DIGITS[value]
    tens, ones = divmod(value, 10)
    return "附件" + (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def tidy(title: str) -> str | None:
    """A title without brackets around it, blanks between Chinese characters and closing punctuation."""
    bare = _TITLE_TAIL.sub("", _HAN_BLANK.sub("", title).strip(" :：、.-"))
    inner = regex.fullmatch(r"《([^《》]+)》", bare)
    return (inner[1] if inner else bare).replace("【", "").replace("】", "") or None


def _heading(layout: Layout, clause: Clause, role: AttachmentRole) -> AttachmentMention:
    digits = regex.search(_N, clause.number)
    line = layout.text.lines[clause.line]
    start, end = layout.text.rows.raw_span(line.start, line.end)
    title = tidy(clause.text) or (_next_line(layout, clause) if role is AttachmentRole.BODY else None)
    return AttachmentMention(label(digits[0] if digits else None), title, role, Span(start, end))


def _next_line(layout: Layout, clause: Clause) -> str | None:
    """The title on the line below 附件四."""
    if clause.line + 1 >= len(layout.text.lines):
        return None
    row = layout.text.line_text(layout.text.lines[clause.line + 1])
    return tidy(row) if len(row) <= 40 and not regex.search(r"[。;:]|^[(（]?\d", row) else None


def _numbered_list(layout: Layout) -> Iterator[AttachmentMention]:
    """附件： on a line of its own, then 1、… 2、…"""
    for index, line in enumerate(layout.text.lines):
        row = layout.text.line_text(line)
        opening = _LIST_OPENING.match(row)
        if opening is None or layout.regions.place(index) is Place.ATTACHMENT or index >= len(layout.text.lines) - 1:
            continue
        following = [(row[opening.end() :], line.start + opening.end())] if opening.end() < len(row) else []
        following += [
            (layout.text.line_text(other), other.start) for other in layout.text.lines[index + 1 : index + 16]
        ]
        expected = 1
        for text, start in following:
            entry = _ENTRY.match(text)
            if entry is None or parse_integer(entry["n"]) != expected:
                break
            span = layout.text.rows.raw_span(start, start + len(text))
            yield AttachmentMention(label(entry["n"]), tidy(entry["title"]), AttachmentRole.LISTED, Span(*span))
            expected += 1


def _cited(layout: Layout) -> Iterator[AttachmentMention]:
    flow = layout.text.flow
    listed = {clause.line for clause in (*layout.regions.listed, *layout.regions.bodies)}
    for match in _CITED.finditer(flow.text):
        start, end = flow.raw_span(*match.span())
        if layout.line_at(start) in listed or layout.place_at(start) is Place.ATTACHMENT:
            continue
        yield AttachmentMention(label(match["n"]), tidy(match["title"]), AttachmentRole.CITED, Span(start, end))
