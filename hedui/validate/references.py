"""Cross references: whether the clause or attachment that the agreement refers to is there."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

import regex

from hedui.extract.attachments.find import label
from hedui.extract.extraction import AttachmentRole, Extraction
from hedui.extract.mention import Place
from hedui.extract.text.outline import Clause, Level
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.normalize import grammar
from hedui.normalize.numeral import as_integer
from hedui.validate.draft import Draft
from hedui.validate.quote import quote_flow

_LOOKS = looks("rules")

_CLAUSE = Message("所引条款{target}不存在：{side}", "A clause referred to, {target}, does not exist: {side}")
_ATTACHMENT = Message(
    "所引{target}不在附件清单（{listed}）之列：{side}", "{target} is not in the list of attachments ({listed}): {side}"
)
_ARTICLE = _LOOKS["article"]
_POINT = _LOOKS["point"]
_LAW = _LOOKS["of_a_law"]
_CITED_ATTACHMENT = grammar.pattern(r"附件(?P<n>{numeral}{1,3}|\d{1,2})(?!\d|[、.]\d)")
_LEAST_ARTICLES = 3
_LINE_NUMBER = _LOOKS["number_of_line"]
_OWN_TITLE = grammar.pattern(r"附件(?:{numeral}{1,3}|\d{1,2})[:、]?《[^《》\n]{2,40}》[^。;\n》《]*$")
"""An attachment of this agreement, not a law, is what the title before belongs to."""
_BEFORE_OWN = _LOOKS["before_own"]
"""What stands before 第十条所列 of this agreement: no other document's name."""
_FAR = 2
_BEFORE = 40
_TITLE_BEFORE = 80


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the outline of the main text numbers."""

    articles: frozenset[int]
    points: frozenset[str]


def cross_reference_broken(extraction: Extraction) -> Iterator[Draft]:
    """A clause or an attachment is referred to that the agreement does not have; laws' articles are not its own."""
    numbers = _numbers(extraction)
    seen: set[str] = set()
    for start, end, target in (*_articles(extraction, numbers), *_points(extraction, numbers)):
        if target not in seen:
            seen.add(target)
            side = quote_flow(extraction, start, end)
            yield Draft(_CLAUSE, {"side": side, "target": target}, (side,))
    yield from _attachments(extraction)


def _numbers(extraction: Extraction) -> _Numbers:
    """The numbers of articles; where none is numbered as such, those of headings and those that points begin with."""
    clauses = _main(extraction)
    points = frozenset(clause.number.rstrip(".") for clause in clauses if clause.style == "1.1")
    articles = {value for clause, value in clauses.items() if clause.level is Level.ARTICLE}
    if not articles:
        headings = {value for clause, value in clauses.items() if clause.style == "1、" and clause.heading is not None}
        articles = headings | {int(point.split(".")[0]) for point in points}
    return _Numbers(frozenset(articles), points)


def _main(extraction: Extraction) -> dict[Clause, int]:
    """The numbered clauses of the agreement itself."""
    clauses = extraction.layout.outline.clauses
    return {each: each.value for each in clauses if each.value is not None and _is_main(extraction, each)}


def _is_main(extraction: Extraction, clause: Clause) -> bool:
    return extraction.layout.place_at(clause.start) is not Place.ATTACHMENT


def _articles(extraction: Extraction, numbers: _Numbers) -> Iterator[tuple[int, int, str]]:
    """References such as 本合同第十四条, 违反第五条, 本协议第六项, to articles that are missing."""
    flow = extraction.layout.text.flow
    for match in _ARTICLE.finditer(flow.text):
        own = match["own"] is not None
        article = as_integer(match["n"]) if own or _leads_to_article(match) else None
        if article is None or not _is_missing(article, numbers.articles) or _begins_a_line(extraction, article):
            continue
        if _is_own(extraction, match, own):
            yield match.start(), match.end("unit"), f"第{match['n']}{match['unit']}"


def _leads_to_article(match: regex.Match[str]) -> bool:
    """Whether words without an agreement's name send the reader to an article: 违反第五条, 第十条所列."""
    if match["unit"] != "条":
        return False
    before = max(0, match.start() - _BEFORE)
    return bool(match["lead"] or (match["tail"] and _BEFORE_OWN.search(match.string, before, match.start())))


def _points(extraction: Extraction, numbers: _Numbers) -> Iterator[tuple[int, int, str]]:
    """References such as 本协议3.5条, 第3.2款, to points that are missing."""
    flow = extraction.layout.text.flow
    for match in _POINT.finditer(flow.text):
        point, own = match["p"], match["own"] is not None
        if not (own or (match["lead"] and match["unit"]) or match[0].startswith("第")):
            continue
        if point in numbers.points or not _is_numbered(point, numbers) or not _is_own(extraction, match, own):
            continue
        yield match.start(), match.end(), point


def _is_missing(article: int, known: frozenset[int]) -> bool:
    """Whether an article is not there, and not merely unread: the others are a sequence, or it lies far behind them."""
    if article in known or len(known) < _LEAST_ARTICLES:
        return False
    return _is_whole(known) or article > max(known) + _FAR


def _begins_a_line(extraction: Extraction, article: int) -> bool:
    """Whether any line begins with the article's number, however it was read."""
    text = extraction.layout.text
    return article in text.once(
        "numbers of lines", lambda: frozenset(map(_line_number, _LINE_NUMBER.finditer(text.rows.text)))
    )


def _line_number(found: regex.Match[str]) -> int | None:
    return as_integer("".join(found[1].split()))


def _is_whole(articles: frozenset[int]) -> bool:
    """Whether the articles were read as a sequence in which at most one number lacks."""
    return len(articles) >= _LEAST_ARTICLES and min(articles) == 1 and len(articles) >= max(articles) - 1


def _is_numbered(point: str, numbers: _Numbers) -> bool:
    """Whether the agreement numbers its clauses this way, so that a missing point is missing."""
    if point.count(".") > 1:
        parent = point.rpartition(".")[0]
        counted = len(numbers.articles) > 1 and numbers.articles == set(range(1, len(numbers.articles) + 1))
        return parent not in numbers.points and (_is_numbered(parent, numbers) if numbers.points else counted)
    article = point.split(".")[0]
    if not numbers.points or not _is_whole(numbers.articles):
        return False
    return int(article) not in numbers.articles or _counts_up(article, numbers.points)


def _counts_up(article: str, points: Set[str]) -> bool:
    """Whether the points of an article are all there but for one."""
    numbers = {
        int(number)
        for first, _, number in (point.partition(".") for point in points)
        if first == article and number.isdecimal()
    }
    return bool(numbers) and len(numbers) >= max(numbers) - 1


def _is_own(extraction: Extraction, match: regex.Match[str], own: bool) -> bool:
    """Whether the reference is to this agreement and stands in it, not in an attachment and not behind a law's name."""
    flow = extraction.layout.text.flow
    if extraction.layout.place_in_flow(match.start()) is Place.ATTACHMENT:
        return False
    before = flow.text[max(0, match.start() - _BEFORE) : match.start()]
    return own or _LAW.search(before) is None


def _attachments(extraction: Extraction) -> Iterator[Draft]:
    """附件五 where the agreement's own list, read without a gap, ends with 附件三."""
    listed = _counted_list(extraction)
    if not listed:
        return
    seen = {a.label for a in extraction.attachments if a.role is not AttachmentRole.CITED}
    flow = extraction.layout.text.flow
    for match in _CITED_ATTACHMENT.finditer(flow.text):
        target = label(match["n"])
        if target in seen or extraction.layout.place_in_flow(match.start()) is Place.ATTACHMENT:
            continue
        if not _is_a_laws(flow.text, match.start()):
            seen.add(target)
            side = quote_flow(extraction, *match.span())
            facts = {"side": side, "target": target, "listed": "、".join(listed)}
            yield Draft(_ATTACHMENT, facts, (side,), ("/attachments",))


def _counted_list(extraction: Extraction) -> list[str]:
    """The labels of the agreement's own list of attachments, where they count up without a gap; else none."""
    listed = [a.label for a in extraction.attachments if a.role is AttachmentRole.LISTED and a.label != "附件"]
    labels = list(dict.fromkeys(listed))
    return labels if set(labels) == {label(str(number)) for number in range(1, len(labels) + 1)} else []


def _is_a_laws(flow: str, start: int) -> bool:
    """Whether the attachment cited at ``start`` is that of a law or another document named before it."""
    if _OWN_TITLE.search(flow, max(0, start - _TITLE_BEFORE), start):
        return False
    return _LAW.search(flow[max(0, start - _BEFORE) : start]) is not None
