"""Where the parts of an agreement lie: head, body, signature block, attachments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Clause, Level, Outline
from hedui.extract.words.meanings import Kind, Topic
from hedui.normalize import grammar

_FAR = 14
"""Lines without a label that end a signature block."""
_NEAR = 2
"""Lines above a signature block on which its date may stand."""
_LONGEST_NAME = 60
_LATE = 0.4
"""The share of the lines before which nobody signs without a seal."""
_LONG = 120
"""Characters of an attachment that stands below its heading; a list's entry has fewer."""
_SEALED = regex.compile(
    r"[(（]\s*(?:加?盖)?(?:单位|合同)?\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|印\s*章)[^()（）]{0,8}[)）]\s*$"
)
_NUMBERED = grammar.pattern(
    r"\s*(?:[(（]?{number}{1,2}[)）.、．]+|[①-⑳][)）.、．]?)\s*(附\s?[件表录]\s?(?:{numeral}{1,3}|\d{1,2}))(?!\d)"
)
"""An entry of a numbered list of attachments: （1）附件一 报价明细；"""
_HEADER = regex.compile(r"\s*序\s?号\s")
_NO_TEXT = regex.compile(r"[(（]?以下无正文")


@dataclass(frozen=True, slots=True)
class Regions:
    """Lines; the signature block is half-open and may lie inside the attachments, which go on to the end."""

    head_end: int
    signature: tuple[int, int] | None
    bodies: tuple[Clause, ...]
    """The headings of attachments that are in the file, in order."""
    listed: tuple[Clause, ...]
    """Lines that name an attachment without being it."""

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
    groups = _signature_groups(text, hits, outline)
    main = _with_date_above(_main_group(groups, _first_body(headings, total)), hits, outline)
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


@dataclass(slots=True)
class _Group:
    start: int
    end: int
    roles: set[str]
    closing: bool = False
    """Whether it names the parties once more behind the last clause."""
    sealed: int = 0
    signed: int = 0
    """Labels for a signing person or a date."""
    filled: int = 0
    named: bool = False
    """Whether a party's own label stands in it, not only labels for who signs."""

    @property
    def score(self) -> float:
        each = 3 if self.named or self.sealed else 1
        return each * len(self.roles) + min(self.sealed, 3) + min(self.signed, 3) + 0.1 * self.filled

    def is_signed(self) -> bool:
        """Whether it calls for seals or signatures of somebody, or names the parties behind the last clause."""
        return bool(self.sealed or self.signed or self.closing) and bool(self.roles)

    def is_late(self, total: int, first: int) -> bool:
        """Whether it stands where parties sign, of ``total`` lines and behind the ``first`` article, or is sealed."""
        if self.sealed or self.closing or self.start >= total * _LATE:
            return True
        return self.signed > 1 and self.start > first


def _signature_groups(text: AgreementText, hits: Sequence[Hit], outline: Outline) -> list[_Group]:
    """Runs of labels that begin with a party and hold what only a signature block holds."""
    total = len(text.lines)
    breaks = {c.line for c in outline.clauses if c.level <= Level.ARTICLE}
    groups = _runs(text, hits, breaks, {clause.line for clause in outline.clauses})
    first = min(breaks, default=total)
    last = next((clause for clause in reversed(outline.clauses) if clause.level <= Level.ARTICLE), None)
    named = _named_before(hits, first)
    for group in groups:
        group.closing = len(group.roles) > 1 and named >= group.roles and _is_closing(group, last)
    return [group for group in groups if group.is_signed() and group.is_late(total, first)]


def _named_before(hits: Sequence[Hit], line: int) -> set[str | None]:
    """The parties whose own labels stand before the line."""
    return {hit.words.role for hit in hits if hit.words.kind is Kind.ROLE and hit.line < line}


def _runs(text: AgreementText, hits: Sequence[Hit], breaks: Collection[int], clauses: Collection[int]) -> list[_Group]:
    """Runs of labels that a party's begins, each up to the next heading, a long gap, or the party once more."""
    groups: list[_Group] = []
    current: _Group | None = None
    for hit in hits:
        if current is not None and (_is_apart(current, hit, breaks) or _opens_again(current, hit)):
            current = None
        if current is None:
            if not _opens_block(hit) or (hit.words.kind is not Kind.ROLE and _is_clause(text, hit.line, clauses)):
                continue
            current = _Group(hit.line, hit.line + 1, set())
            groups.append(current)
        _add(current, hit, text)
    return groups


def _is_apart(group: _Group, hit: Hit, breaks: Collection[int]) -> bool:
    """Whether many lines without a label, or an article's heading, part a label from the group above it."""
    return hit.line - group.end > _FAR or any(line in breaks for line in range(group.end, hit.line + 1))


def _is_clause(text: AgreementText, line: int, clauses: Collection[int]) -> bool:
    """Whether the line is a clause, numbered or a whole sentence: 二、甲方授权代表：…, who speaks for a party."""
    return line in clauses or text.line_text(text.lines[line]).rstrip().endswith(("。", ";"))


def _is_closing(group: _Group, last: Clause | None) -> bool:
    """Whether the last clause is the agreement's own, and stands above the group."""
    return last is not None and last.line < group.start and last.level is not Level.ATTACHMENT


def _opens_block(hit: Hit) -> bool:
    """Whether a signature block may begin with the label: a party's, its details' heading, or one for who signs."""
    details = hit.words.kind is Kind.HEADING and hit.words.topic is Topic.DETAILS
    return hit.words.kind is Kind.ROLE or (hit.words.role is not None and (details or _is_signing(hit)))


def _opens_again(group: _Group, hit: Hit) -> bool:
    """A party that already signed in this group begins another block, once both have; or 甲方代表 behind sentences."""
    words = hit.words
    behind = hit.line > group.end and not group.sealed and not group.signed
    if behind and words.role in group.roles and len(group.roles) > 1 and _is_signing(hit):
        return True
    return words.kind is Kind.ROLE and words.role in group.roles and len(group.roles) > 1 and hit.line > group.start + 1


def _add(group: _Group, hit: Hit, text: AgreementText) -> None:
    group.end = hit.line + 1
    words = hit.words
    if words.role and _opens_block(hit):
        group.roles.add(words.role)
    group.named = group.named or words.kind is Kind.ROLE
    group.sealed += words.sealed or (_names_party(hit) and _is_sealed_behind(hit, text))
    group.signed += _is_signing(hit)
    group.filled += hit.end - hit.value > 1


def _names_party(hit: Hit) -> bool:
    return hit.words.kind is Kind.ROLE or any(label.field == "party.name" for label in hit.words.labels)


def _is_sealed_behind(hit: Hit, text: AgreementText) -> bool:
    """Whether the name behind a party's label, or on the line below where none is, ends with its place for a seal."""
    value = text.rows.text[hit.value : hit.end]
    if not value.strip() and hit.line + 1 < len(text.lines):
        value = text.line_text(text.lines[hit.line + 1])
    return len(value) < _LONGEST_NAME and _SEALED.search(value) is not None


def _is_signing(hit: Hit) -> bool:
    return any(label.field in ("signature.signatory", "signature.date") for label in hit.words.labels)


def _main_group(groups: list[_Group], first_body: int) -> tuple[int, int] | None:
    """The agreement's own signature block: the fullest, the one before the attachments where two are equal."""
    if not groups:
        return None
    best = max(groups, key=lambda group: (round(group.score), group.start < first_body, -group.start))
    return best.start, best.end


def _with_date_above(main: tuple[int, int] | None, hits: Sequence[Hit], outline: Outline) -> tuple[int, int] | None:
    """The signature block from the date on that stands right above it, where it has no other."""
    if main is None:
        return None
    first, end = main
    near = [hit for hit in hits if first - _NEAR <= hit.line < end and _is_dated(hit)]
    if not near or any(hit.line >= first for hit in near):
        return main
    begin = near[0].line
    return main if any(begin <= clause.line < first for clause in outline.clauses) else (begin, end)


def _is_dated(hit: Hit) -> bool:
    return any(label.field == "signature.date" for label in hit.words.labels)


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
    return (len(lines) > 1 and _is_behind(main, heading)) or _are_text(lines)


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
