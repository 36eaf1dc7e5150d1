"""Attachments: whether those listed and cited are there, under their own number and title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from math import inf
from operator import ne

from hedui.extract.attachments.find import UNNUMBERED
from hedui.extract.extraction import AttachmentMention, AttachmentRole, Extraction
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import Spaces, fold
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote

_TITLE = Message("{label}的标题不一致：{first}；{second}", "{label} bears two titles: {first}; {second}")
_NUMBER = Message(
    "附件《{title}》的编号不一致：{first}；{second}", "The attachment “{title}” bears two numbers: {first}; {second}"
)
_MISSING = Message("{label}《{title}》未附在文件中：{side}", "{label} “{title}” is not in the file: {side}")
_IGNORED = "《》“”\"'、,.:;。-—/\\·的"
_MOST = 1000
"""How often an agreement names an attachment at most: what does so more often is a register."""
_LONGEST = 160
"""Characters of a line that may be but a title and its number."""
_LEAST_SHARED = 4
_SEVERAL = 3
_NEAR_SHARE = 0.2
_OTHER_DOCUMENT = looks("rules")["of_another_document"]
_NUMBERED = grammar.pattern(r"^\s*附\s*[件表录]\s*(?:{numeral}{1,3}|\d{1,2})?[\s:;、.]*")
_BEFORE = 24


def attachment_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """An attachment's own heading, or a clause that cites it, and the list differ in title or number."""
    listed = _with_title(extraction, AttachmentRole.LISTED)
    if not listed:
        yield from _cited_otherwise(extraction)
    bodies = _with_title(extraction, AttachmentRole.BODY)
    own = () if _are_of_another(listed, bodies) else bodies
    for other in (*own, *_with_title(extraction, AttachmentRole.CITED)):
        same = list(filter(partial(_same_title, second=other), listed))
        under_label = _under_label(listed, other)
        if any(entry in same for entry in under_label):
            continue
        if same and _differ_in_number(same[0], other):
            yield _draft(extraction, _NUMBER, same[0], other)
        elif under_label and other.role is AttachmentRole.BODY:
            yield _draft(extraction, _TITLE, under_label[0], other)


def _are_of_another(listed: Sequence[AttachmentMention], bodies: Sequence[AttachmentMention]) -> bool:
    """Whether the headings in the file are another paper's, such as a tender's: several bear a listed number, and none
    a listed title."""
    numbered = {body.label for body in bodies if _under_label(listed, body)}
    alike = any(_same_title(entry, body) for entry in listed for body in bodies)
    return len(numbered) >= _SEVERAL and not alike


def _differ_in_number(first: AttachmentMention, second: AttachmentMention) -> bool:
    return _is_numbered(first, second) and _number(first) != _number(second)


def _under_label(entries: Iterable[AttachmentMention], other: AttachmentMention) -> list[AttachmentMention]:
    """Those of the entries that bear the other's number."""
    return [entry for entry in entries if entry.label == other.label] if _is_numbered(other) else []


def _cited_otherwise(extraction: Extraction) -> Iterator[Draft]:
    """Without a list the clauses' citations stand for it, where no heading in the file bears their title."""
    cited, bodies = (_with_title(extraction, role) for role in (AttachmentRole.CITED, AttachmentRole.BODY))
    for body in bodies:
        under_label = _under_label(cited, body)
        if not under_label or len(_under_label(bodies, body)) > 1 or _is_of_another(extraction, under_label[0]):
            continue
        if not any(_same_title(entry, other) for entry in under_label for other in bodies):
            yield _draft(extraction, _TITLE, under_label[0], body)


def _is_of_another(extraction: Extraction, citation: AttachmentMention) -> bool:
    """Whether a document is named just before, whose attachment it may be."""
    start = citation.span.start
    return _OTHER_DOCUMENT.search(extraction.layout.text.raw, max(0, start - _BEFORE), start) is not None


def attachment_missing(extraction: Extraction) -> Iterator[Draft]:
    """Listed, or cited with its title, but neither its number nor its title heads anything in the file."""
    known = [a for a in _attachments(extraction) if a.role is AttachmentRole.BODY]
    named = (*_with_title(extraction, AttachmentRole.LISTED), *_with_title(extraction, AttachmentRole.CITED))
    alone = _alone(extraction) if named else {}
    for attachment in named:
        if any(_is_same(attachment, one) for one in known):
            continue
        known.append(attachment)
        title = attachment.title or ""
        if alone.get(_plain(title), inf) > 2 * len(title) + _BEFORE:
            side = _side(extraction, attachment)
            facts = {"label": attachment.label, "title": title, "side": side}
            yield Draft(_MISSING, facts, (side,), _fields(extraction, attachment))


def _alone(extraction: Extraction) -> dict[str, int]:
    """What stands alone on a line, its number aside, and how long the shortest such line is.

    No list and no citation stands there: a title that does heads something.
    """
    layout = extraction.layout
    named = {layout.line_at(attachment.span.start) for attachment in extraction.attachments}
    found: dict[str, int] = {}
    for index, line in enumerate(layout.text.lines[:-1]):
        length = line.end - line.start
        if index not in named and length <= _LONGEST:
            words = _plain(_NUMBERED.sub("", layout.text.line_text(line)))
            found[words] = min(length, found.get(words, length))
    return found


def _attachments(extraction: Extraction) -> Sequence[AttachmentMention]:
    """All that are named; none where they are more than an agreement names, for each is compared with each."""
    return extraction.attachments if len(extraction.attachments) <= _MOST else ()


def _with_title(extraction: Extraction, role: AttachmentRole) -> list[AttachmentMention]:
    return [a for a in _attachments(extraction) if a.role is role and a.title]


def _is_same(first: AttachmentMention, second: AttachmentMention) -> bool:
    """Whether both are one attachment: by number, or by title where a number lacks or differs."""
    if first.label == second.label and _is_numbered(first):
        return True
    return bool(first.title and second.title) and _same_title(first, second)


def _is_numbered(*attachments: AttachmentMention) -> bool:
    return all(attachment.label not in UNNUMBERED for attachment in attachments)


def _number(attachment: AttachmentMention) -> str:
    """一 of 附件一 and of 附表一: a list may call 附件 what bears another heading."""
    return attachment.label[2:]


def _same_title(first: AttachmentMention, second: AttachmentMention) -> bool:
    """Whether the listed title and another are one, remarks and punctuation apart, or a slip of one character."""
    a, b = _plain(first.title or ""), _plain(second.title or "")
    if not a or not b:
        return False
    shorter, longer = sorted((a, b), key=len)
    if shorter in longer and len(shorter) >= _LEAST_SHARED:
        # What follows a title makes another one (…的说明); what stands before it does not, nor a title cut by a line.
        return longer.endswith(shorter) or longer == a
    return a == b or _is_slip(a, b)


def _is_slip(a: str, b: str) -> bool:
    """Whether two titles are of one length and differ in one character."""
    return len(a) == len(b) > 1 / _NEAR_SHARE and sum(map(ne, a, b)) <= 1


@lru_cache(maxsize=_MOST)
def _plain(title: str) -> str:
    folded = fold(title, spaces=Spaces.DROP).text.casefold()
    return punctuation.without(punctuation.ASIDE.sub("", folded) or folded, _IGNORED)


def _draft(extraction: Extraction, message: Message, listed: AttachmentMention, other: AttachmentMention) -> Draft:
    sides = (_side(extraction, listed), _side(extraction, other))
    facts = {"label": listed.label, "title": listed.title or "", "first": sides[0], "second": sides[1]}
    return Draft(message, facts, sides, _fields(extraction, listed))


def _side(extraction: Extraction, attachment: AttachmentMention) -> Side:
    return quote(extraction, attachment.span.start, attachment.span.end)


def _fields(extraction: Extraction, attachment: AttachmentMention) -> tuple[str, ...]:
    labels = [entry.label for entry in extraction.contract.attachments]
    return (f"/attachments/{labels.index(attachment.label)}",) if attachment.label in labels else ()
