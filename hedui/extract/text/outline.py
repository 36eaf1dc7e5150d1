"""The outline: clauses by number and heading, and where the attachments begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

import regex

from hedui.divide.headings import load_headings
from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.looks import looks
from hedui.normalize import grammar
from hedui.normalize.numeral import as_integer

_HAN_N = f"{grammar.TEN}百零〇"
_N = f"[{_HAN_N}]{{1,5}}"
_DASHES = "—–-"
"""What recognition makes of 一: 十—、不可抗力."""
_DASHED = dict.fromkeys(map(ord, _DASHES), "一")


class Level(IntEnum):
    """Depth of a clause's numbering, outermost first."""

    ATTACHMENT = 0
    CHAPTER = 1
    ARTICLE = 2
    SECTION = 3
    PARAGRAPH = 4
    ITEM = 5


_STYLES: tuple[tuple[Level, str, regex.Pattern[str]], ...] = tuple(
    (level, style, regex.compile(pattern))
    for level, style, pattern in (
        (
            Level.ATTACHMENT,
            "附件",
            rf"(附\s?[件表录](?:\s?(?:{_N}|\d{{1,2}}|[A-Z](?![A-Za-z])))?)(?=\s*[:;、.\s《【(-]|$)[:;、.\s-]*",
        ),
        (Level.CHAPTER, "章", rf"(第\s?(?:{_N}|\d{{1,3}})\s?[章篇部](?:分)?)[\s:：、.]*"),
        (Level.ARTICLE, "条", rf"(第\s?(?:{_N}|\d{{1,3}})\s?条)(?!、第|[的款项第之规约和,及至或与])[\s:：、.]*"),
        (Level.ARTICLE, "【一】", rf"([【〔]\s?{_N}\s?[】〕])\s*(?=\p{{Han}}{{2,14}}$)"),
        (Level.ARTICLE, "一、", rf"({_N}|[{grammar.TEN}]?十[{_DASHES}])\s?[、.．,](?!\d)\s*"),
        (Level.SECTION, "(一)", rf"([(（]\s?{_N}\s?[)）])\s*[、.]?\s*"),
        (
            Level.SECTION,
            "1.1",
            r"(\d{1,2}\s?[.．]\s?\d(?:\s?\d)?(?:\s?[.．]\s?\d{1,2}){0,3})(?![\d,%‰万元MGmK年天日个])[、.．)]?\s*"
            r"(?=[^\d\s,.%]|\s)",
        ),
        (Level.PARAGRAPH, "1、", r"(\d{1,2})\s?(?:[、.．]|[:,](?=\p{Han}))(?!\d)\s*"),
        (Level.ITEM, "(1)", r"([(（]\s?\d{1,2}\s?[)）])(?!\s*-)\s*[、.]?\s*"),
        (Level.ITEM, "1)", r"(\d{1,2}\s?[)）])\s*"),
        (Level.ITEM, "①", r"([①-⑳])\s*"),
    )
)
_OPENERS = frozenset("附第(（【〔①②③④⑤⑥⑦⑧⑨⑩0123456789" + grammar.TEN)
_BEGIN = {"附件": "附", "章": "第", "条": "第", "【一】": "【〔", "(一)": "(（", "(1)": "(（", "①": "①②③④⑤⑥⑦⑧⑨⑩"}
_STYLES_OF = {
    first: tuple(each for each in _STYLES if first in _BEGIN.get(each[1], "0123456789" if "1" in each[1] else _HAN_N))
    for first in _OPENERS
}
"""A line's first character → the styles that begin with it."""
_DEEPER = tuple([""] * (len(Level) - level - 1) for level in Level)
"""For each level the numbers of those below it where it begins anew."""
_NUMBERS = regex.compile(rf"\d+|{_N}|[①-⑳]|[A-Z]")
_LOOKS = looks("told_in_text")
_NO_ATTACHMENT = _LOOKS["no_attachment"]
_FIGURE_BEHIND = regex.compile(r"(\d{1,2})[.．](?=\d)")
_WITHIN = _LOOKS["article_within"]
_BEFORE_ARTICLE = " 第"
_EXHIBIT = grammar.pattern(r"附[件录表]:?[\d.．A-Z{ten}-]{0,8}")
_TOP = 5
"""Lines at a file's top among which it may be numbered as somebody's exhibit, and behind that its title stands."""
_MOST_ABOVE = 240
"""Characters of what a registry puts above that number."""
_HEADING_AHEAD = _LOOKS["heading_ahead"]
"""What stands before a gap in an article that is one line: 付款方式 签订后30日内付清。"""
_HEADING_END = regex.compile(r"[。;:：；\t]|(?<=.{4}),")


class Clause(NamedTuple):
    """A numbered line."""

    number: str
    """As written, without blanks."""
    heading: str | None
    level: Level
    style: str
    """The way of numbering."""
    value: int | None
    """The last of its numbers."""
    path: str
    """The numbers from the outermost clause on, joined: 九(一)."""
    line: int
    start: int
    """Raw offset where the number stands."""
    text: str
    """The line behind the number."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All clauses in reading order."""

    clauses: tuple[Clause, ...]
    _lines: tuple[int, ...]
    articles: tuple[Clause, ...]
    """Articles, chapters and attachments."""
    _article_lines: tuple[int, ...]

    def at_line(self, line: int) -> Clause | None:
        """The innermost clause that the line belongs to, or None before the first."""
        index = bisect_right(self._lines, line) - 1
        return self.clauses[index] if index >= 0 else None

    def article_at(self, line: int) -> Clause | None:
        """The article (or attachment) that the line belongs to."""
        index = bisect_right(self._article_lines, line) - 1
        return self.articles[index] if index >= 0 else None


def find_outline(text: AgreementText) -> Outline:
    """Every line that begins with a clause's number."""
    clauses: list[Clause] = []
    path = [""] * len(Level)
    last: Clause | None = None
    for index, line in enumerate(text.lines):
        row = text.line_text(line)
        if row[0] not in _OPENERS or _is_exhibit(text, index):
            continue
        clause = _clause(text, index, row, path) or _before_figure(text, index, row, path, last)
        if clause is not None and not _is_foreign(clause, clauses):
            found = [clause, *_further(text, index, row, path)]
            last = next((each for each in reversed(found) if each.level <= Level.PARAGRAPH), last)
            clauses += found
    articles = tuple(_articles(clauses))
    return Outline(tuple(clauses), _lines_of(clauses), articles, _lines_of(articles))


def _lines_of(clauses: Sequence[Clause]) -> tuple[int, ...]:
    return tuple(clause.line for clause in clauses)


def _articles(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The articles; where none is numbered as such, the headings 1. 2. 3. of which several have parts 1.1, 1.2."""
    numbered = any(clause.level is Level.ARTICLE for clause in clauses)
    heads = set() if numbered else _heads(clauses)
    return (clause for clause in clauses if clause.level <= Level.ARTICLE or clause.start in heads)


def _heads(clauses: Sequence[Clause]) -> set[int]:
    """Where the headings begin that have parts; of several of them, those between that go on counting, too."""
    parted = {clause.start for clause, following in pairwise(clauses) if _has_parts(clause, following)}
    heads: set[int] = set()
    before = 0
    for clause in clauses:
        goes_on = len(parted) > 1 and _is_heading(clause) and clause.value == before + 1
        if clause.start in parted or goes_on:
            heads.add(clause.start)
            before = before if clause.value is None else clause.value
    return heads


def _is_heading(clause: Clause) -> bool:
    return clause.style == "1、" and clause.heading is not None


def _has_parts(clause: Clause, following: Clause) -> bool:
    return _is_heading(clause) and following.number.replace("．", ".") == f"{clause.value}.1"


def _without_form(row: str) -> str:
    """租赁合同的形式 as 租赁合同."""
    kind = next(filter(row.endswith, ("形式", "格式", "表格")), "")
    return row.removesuffix(kind).removesuffix("的") if kind else row


def _is_exhibit(text: AgreementText, index: int) -> bool:
    """Whether 附件4.6 only says which paper of somebody else's the file is: at its top, the agreement's title below."""
    if index >= _TOP:
        return False
    title = load_headings().title
    rows = ["".join(text.line_text(line).split()) for line in text.lines[: index + 1 + _TOP]]
    above, below = rows[:index], takewhile(lambda row: not row.startswith("附"), rows[index + 1 :])
    if not _EXHIBIT.fullmatch(rows[index]) or sum(map(len, above)) > _MOST_ABOVE:
        return False
    if any(title.fullmatch(row) or row.startswith("附") for row in above):
        return False
    return any(title.fullmatch(_without_form(row).strip("《》")) for row in below)


def _before_figure(text: AgreementText, index: int, row: str, path: list[str], last: Clause | None) -> Clause | None:
    """2.2026年以后的设施 behind item 1: the number of an item, and the figure that its text begins with."""
    match = _FIGURE_BEHIND.match(row)
    if match is None or last is None or last.style != "1、" or last.value != int(match[1]) - 1:
        return None
    path[Level.PARAGRAPH] = match[1]
    rest, start = row[match.end() :], text.rows.offsets[text.lines[index].start]
    return Clause(match[1], heading(rest), Level.PARAGRAPH, "1、", int(match[1]), _path(path), index, start, rest)


def _is_foreign(clause: Clause, before: list[Clause]) -> bool:
    """Whether the clause only says in another language what the one before says under the same number."""
    return bool(before) and before[-1].number == clause.number and not grammar.HAN.search(clause.text)


def _further(text: AgreementText, index: int, row: str, path: list[str]) -> Iterator[Clause]:
    """Articles that begin within the line, behind the end of a sentence and a gap."""
    for match in _WITHIN.finditer(row) if _BEFORE_ARTICLE in row else ():
        number = "".join(match[1].split())
        path[Level.ARTICLE] = number
        rest, start = row[match.end() :], text.rows.offsets[text.lines[index].start + match.start(1)]
        yield Clause(number, None, Level.ARTICLE, "条", _value(number), _path(path), index, start, rest)


def _clause(text: AgreementText, index: int, row: str, path: list[str]) -> Clause | None:
    for level, style, pattern in _STYLES_OF[row[0]]:
        match = pattern.match(row)
        if match is None:
            continue
        rest = row[match.end() :]
        if level is Level.ATTACHMENT and not _is_attachment_heading(rest):
            return None
        number = "".join(match[1].split()).replace("．", ".")
        number = number.translate(_DASHED) if style == "一、" else number
        name = number.strip("第条章") if style == "一、" else number
        path[level:] = [name, *_DEEPER[level]]
        whole = name if style == "1.1" else _path(path)
        start = text.rows.offsets[text.lines[index].start]
        words = (_ahead(rest) if style == "条" else None) or heading(rest)
        return Clause(number, words, level, style, _value(number), whole, index, start, rest)
    return None


def _ahead(rest: str) -> str | None:
    """The heading that a gap parts from the article's sentences on its line."""
    found = _HEADING_AHEAD.match(rest)
    return found["words"] if found is not None else None


def _path(numbers: list[str]) -> str:
    """The numbers joined; a chapter's only where no article stands in it, as articles count on through the chapters."""
    chapter = "" if numbers[Level.ARTICLE] else numbers[Level.CHAPTER]
    return numbers[Level.ATTACHMENT] + chapter + "".join(numbers[Level.ARTICLE :])


def _is_attachment_heading(rest: str) -> bool:
    return len(rest) <= 50 and not _NO_ATTACHMENT.search(rest)


def heading(rest: str) -> str | None:
    """The heading behind a clause's number: a short line, or its first words before a colon."""
    if not rest:
        return None
    stop = _HEADING_END.search(rest)
    words = (rest[: stop.start()] if stop else rest).strip()
    if not words or len(words) > 30 or (stop and stop[0] in "。,；;"):
        return None
    return words.replace("【", "").replace("】", "").strip(" 《》*") or None


@lru_cache(maxsize=4096)
def _value(number: str) -> int | None:
    last = _NUMBERS.findall(number)
    return ordinal(last[-1]) if last else None


def ordinal(number: str) -> int | None:
    """The number of 一, 12, ③ or A, counted from 1; None for what is none."""
    for first, last in ("①⑳", "AZ"):
        if first <= number <= last and len(number) == 1:
            return ord(number) - ord(first) + 1
    return as_integer(number)
