"""Where the parts of an agreement lie: head, body, signature block, attachments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Clause, Level, Outline
from hedui.extract.text.signature_block import signature_block
from hedui.extract.values.looks import looks
from hedui.normalize import grammar

_LONG = 120
"""Characters of an attachment that stands below its heading; a list's entry has fewer."""
_NUMBERED = grammar.pattern(
    r"\s*(?:[(（]?{number}{1,2}[)）.、．]+|[①-⑳][)）.、．]?)\s*(附\s?[件表录]\s?(?:{numeral}{1,3}|\d{1,2}))(?!\d)"
)
"""An entry of a numbered list of attachments: （1）附件一 报价明细；"""
_LOOKS = looks("told_in_text")
_HEADER = _LOOKS["numbered_head"]
_SAYS = _LOOKS["says_something"]
"""What a single line says that is an attachment's whole text."""
_NO_TEXT = _LOOKS["no_text_below"]


@dataclass(frozen=True, slots=True)
class Regions:
    """Lines; the signature block is half-open and may lie inside the attachments, which go on to the end."""

    head_end: int
    signature: tuple[int, int] | None
    bodies: tuple[Clause, ...]
    """The headings of attachments that are in the file, in order."""
    listed: tuple[Clause, ...]
    """Lines that name an attachment without being it."""

    def unsigned(self) -> Regions:
        """The same lines where nobody signs: what looks like a signature block names parties and a day in passing."""
        return replace(self, signature=None)

    def place(self, line: int) -> Place:
        """The part that a line belongs to."""
        if self.signature is not None and self.signature[0] <= line < self.signature[1]:
            return Place.SIGNATURE
        if self.bodies and self.bodies[0].line <= line:
            return Place.ATTACHMENT
        return Place.HEAD if line < self.head_end else Place.BODY


def find_regions(text: AgreementText, hits: Sequence[Hit], outline: Outline) -> Regions:
    """Tell the parts apart by numbering, labels and headings."""
    total = len(text.lines)
    headings = [clause for clause in outline.clauses if clause.level is Level.ATTACHMENT]
    main = signature_block(text, hits, outline, _first_body(headings, total))
    articles = [clause for clause in outline.clauses if clause.level is Level.ARTICLE]
    among = {heading.line for heading in headings if _is_among(articles, heading)}
    listed, bodies = _attachments(text, headings, among, main, total)
    first = next((clause.line for clause in outline.clauses if clause.level <= Level.SECTION), total)
    return Regions(min(first, main[0] if main else total), main, tuple(bodies), tuple(listed))


def _is_among(articles: Sequence[Clause], heading: Clause) -> bool:
    """Whether the agreement's own articles count on behind the heading: a table within an article, no attachment."""
    at = bisect_left(articles, heading.line, key=lambda clause: clause.line)
    if not 0 < at < len(articles) or articles[at - 1].style != articles[at].style:
        return False
    last, following = articles[at - 1].value, articles[at].value
    return last is not None and following == last + 1


def _first_body(headings: list[Clause], total: int) -> int:
    seen: set[int | None] = set()
    for clause in headings:
        if clause.value in seen:
            return clause.line
        seen.add(clause.value)
    return total


def _attachments(
    text: AgreementText, headings: list[Clause], among: set[int], main: tuple[int, int] | None, total: int
) -> tuple[list[Clause], list[Clause]]:
    """Tell the lines that list attachments from those that head them, which none does ``among`` the articles."""
    heads = (clause.line for clause in _heading_a_text(text, headings, main, total) if clause.line not in among)
    first = next(heads, None)
    listed = [clause for clause in headings if first is None or clause.line < first]
    return listed, headings[len(listed) :]


def _heading_a_text(
    text: AgreementText, headings: list[Clause], main: tuple[int, int] | None, total: int
) -> Iterator[Clause]:
    """Those of the lines that name an attachment for the second time, or with its text below them."""
    seen = _numbered(text)
    ends = [*(clause.line for clause in headings[1:]), total]
    for before, clause, end in zip([None, *headings], headings, ends, strict=False):
        own_lines = _below(text, clause, end, main)
        above = before if before is not None and before.line == clause.line - 1 else None
        named = seen.setdefault(clause.number, clause.line) < clause.line
        if named or _is_titled(clause, own_lines) or _is_above_text(clause, above, own_lines, main):
            yield clause


def _below(text: AgreementText, heading: Clause, end: int, main: tuple[int, int] | None) -> list[str]:
    """The lines below a heading up to the next one, or up to the signatures."""
    last = min(end, main[0]) if main is not None and heading.line < main[0] else end
    return [text.line_text(line) for line in text.lines[heading.line + 1 : last]]


def _is_above_text(heading: Clause, above: Clause | None, lines: Sequence[str], main: tuple[int, int] | None) -> bool:
    """Whether an attachment's own text stands below its heading, ``above`` which another one may stand."""
    if not lines or (above is not None and not _is_divider(above)):
        return False
    if above is not None:
        return _is_behind(main, above) or _are_text(lines)
    behind = _is_behind(main, heading) and (len(lines) > 1 or _SAYS.search(lines[0]) is not None)
    return behind or _are_text(lines)


def _is_behind(main: tuple[int, int] | None, heading: Clause) -> bool:
    """Whether a heading stands behind the agreement's signatures."""
    return main is not None and heading.line >= main[1]


def _are_text(lines: Sequence[str]) -> bool:
    """Whether the lines are what an attachment says: long, or a table."""
    long = sum(map(len, lines)) > _LONG and _is_text(lines)
    return long or sum("\t" in line for line in lines) > 1 or _HEADER.match(lines[0]) is not None


def _numbered(text: AgreementText) -> dict[str, int]:
    """The attachments that numbered lists name, with the line of each."""
    found: dict[str, int] = {}
    for index, line in enumerate(text.lines):
        if (match := _NUMBERED.match(text.rows.text, line.start, line.end)) is not None:
            found.setdefault("".join(match[1].split()), index)
    return found


def _is_titled(heading: Clause, lines: Sequence[str]) -> bool:
    """Whether the line below the heading is its own title again, which heads the attachment."""
    return bool(heading.text) and lines[:1] == [heading.text]


def _is_divider(heading: Clause) -> bool:
    """附录 alone on its line: what follows are the attachments."""
    return heading.value is None and not heading.text


def _is_text(lines: Sequence[str]) -> bool:
    return not any(_NO_TEXT.match(line) for line in lines[:2])
