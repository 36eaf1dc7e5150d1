"""The signature block: the lines on which the parties of an agreement sign."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Clause, Level, Outline
from hedui.extract.values.looks import looks
from hedui.extract.words.meanings import Kind, Topic

_FAR = 14
"""Lines without a label that end a signature block."""
_NEAR = 2
"""Lines above a signature block on which its date may stand."""
_LONGEST_NAME = 60
_LATE = 0.4
"""The share of the lines before which nobody signs without a seal."""
_LOOKS = looks("told_in_text")
_SEALED = _LOOKS["seal_called_for"]
_BY_HAND = _LOOKS["signed_by_hand"]


def signature_block(
    text: AgreementText, hits: Sequence[Hit], outline: Outline, attached: int
) -> tuple[int, int] | None:
    """The lines of the agreement's own block; ``attached``: the line from which on attachments repeat themselves."""
    return _with_date_above(_main_group(_signature_groups(text, hits, outline), attached), hits, outline)


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
        """Whether it stands where parties sign, of ``total`` lines and behind the ``first`` article, or is sealed.

        Before the first of the articles that follow a short head names one who has to sign, and the day or place of it.
        """
        heads = self.signed == 1 and self.start < first < total
        if self.sealed or self.closing or (self.start >= total * _LATE and not heads):
            return True
        return self.signed > 1 and self.start > first


def _signature_groups(text: AgreementText, hits: Sequence[Hit], outline: Outline) -> list[_Group]:
    """Runs of labels that begin with a party and hold what only a signature block holds."""
    total = len(text.lines)
    breaks = {c.line for c in outline.clauses if c.level <= Level.ARTICLE}
    groups = _runs(text, hits, breaks, {clause.line for clause in outline.clauses})
    first = min(breaks, default=total)
    articles = [clause for clause in outline.clauses if clause.level <= Level.ARTICLE] or outline.clauses
    closing = _behind_clauses(articles, total)
    named = _named_before(hits, articles[0].line if articles else total)
    for group in groups:
        group.closing = group.start in closing and len(group.roles) > 1 and named >= group.roles
    return [group for group in groups if group.is_signed() and group.is_late(total, first)]


def _behind_clauses(articles: Sequence[Clause], total: int) -> range:
    """The lines behind the last clause that is the agreement's own, up to the first attachment there."""
    own = next((n for n in range(len(articles) - 1, -1, -1) if articles[n].level is not Level.ATTACHMENT), None)
    if own is None:
        return range(0)
    return range(articles[own].line + 1, min((clause.line for clause in articles[own + 1 :]), default=total))


def _named_before(hits: Sequence[Hit], line: int) -> set[str | None]:
    """The parties whose own labels stand before the line."""
    return {hit.words.role for hit in hits if hit.words.kind is Kind.ROLE and hit.line < line}


def _runs(text: AgreementText, hits: Sequence[Hit], breaks: Collection[int], clauses: Collection[int]) -> list[_Group]:
    """Runs of labels that a party's begins, each up to the next heading, a long gap, or the party once more."""
    groups: list[_Group] = []
    current: _Group | None = None
    for hit in hits:
        if current is not None and (_is_apart(current, hit, breaks) or _opens_again(current, hit, text)):
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


def _opens_block(hit: Hit) -> bool:
    """Whether a signature block may begin with the label: a party's, its details' heading, or one for who signs."""
    details = hit.words.kind is Kind.HEADING and hit.words.topic is Topic.DETAILS
    return hit.words.kind is Kind.ROLE or (hit.words.role is not None and (details or _is_signing(hit)))


def _opens_again(group: _Group, hit: Hit, text: AgreementText) -> bool:
    """A party that already signed in this group begins another block, once both have; or 甲方代表 behind sentences.

    Not where both sign right below their seals: 甲方盖章：, 乙方盖章：, 甲方签字：.
    """
    words = hit.words
    if hit.line <= group.end and _BY_HAND.search(text.rows.text, hit.start, hit.value):
        return False
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
    return hit.words.kind is Kind.ROLE or hit.words.asks("party.name")


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
    near = [hit for hit in hits if first - _NEAR <= hit.line < end and hit.words.asks("signature.date")]
    if not near or any(hit.line >= first for hit in near):
        return main
    begin = near[0].line
    return main if any(begin <= clause.line < first for clause in outline.clauses) else (begin, end)
