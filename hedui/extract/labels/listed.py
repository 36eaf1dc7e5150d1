"""Parties that a list names below the sentence which says that they sign: 由以下各方签订：(1) A公司（“出借人”）…."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.words.meanings import Kind
from hedui.extract.words.vocabulary import Vocabulary
from hedui.models.codes import ROLES
from hedui.normalize import grammar, punctuation

_LOOKS = looks("names")

_OPENS = looks("labels")["parties_listed"]
NUMBERED = grammar.pattern(
    r"\s*(?:[(（]?(?:{number}{1,2}|[甲乙丙丁])[)）]|{number}{1,2}\s?[、.．]|[(（]?[A-Za-z][、.．)）]|[①-⑳]|[·●■◆-])[\s|]*"
)
_ONLY_JOINS = looks("labels")["only_joins"]
_LONGEST_NAME = 80
_ALIAS = grammar.pattern(
    r"\(\s*(?:{called}|[“\"'‘「『])?(?P<word>\p{Han}{2,6}){quote}(?:或[^()]{1,16})?\)",
    r"\([^()]{2,80}(?:[为或]|{called})[“\"]?(?P<word>{lettered}){quote}\)",
)
_LINES_BEFORE, _LINES_OF_LIST = 150, 60


@dataclass(frozen=True, slots=True)
class _Item:
    line: int
    start: int
    end: int
    """Where the name begins and ends on its line."""
    role: str | None
    """What the item itself says: its role, or that of all since the last one that has one."""
    together: bool


def listed_parties(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> list[Hit]:
    """A party's label before each name of the list, where no label of the head names a party.

    Roles are those that the items state; where none does, the parties are 甲方, 乙方, 丙方 in their order.
    """
    opening = _opening(text, hits)
    if opening is None:
        return []
    items = list(_items(text, {hit.line: hit for hit in reversed(hits)}, opening, vocabulary))
    if len(items) < 2:
        return []
    return [
        Hit(
            vocabulary.role(role, role, sealed=False),
            item.line,
            text.lines[item.line].start + item.start,
            text.lines[item.line].start + item.start,
            text.lines[item.line].start + item.end,
            True,
        )
        for role, item in _sides(items).items()
    ]


def _opening(text: AgreementText, hits: Sequence[Hit]) -> int | None:
    """The line that opens the list, unless a label before it names a party."""
    named = min((hit.line for hit in hits if hit.words.kind is Kind.ROLE), default=len(text.lines))
    for index, line in enumerate(islice(text.lines, min(named, _LINES_BEFORE))):
        if _OPENS.search(text.line_text(line)[-160:]):
            return index
    return None


def _items(text: AgreementText, first: dict[int, Hit], opening: int, vocabulary: Vocabulary) -> Iterator[_Item]:
    """The items below the line ``opening`` up to what is neither one nor a label of its details."""
    for index in range(opening + 1, min(opening + 1 + _LINES_OF_LIST, len(text.lines))):
        row = text.line_text(text.lines[index])
        numbered = NUMBERED.match(row)
        start = numbered.end() if numbered is not None else len(row) - len(row.lstrip())
        hit = first.get(index)
        if hit is not None and hit.words.kind is Kind.ROLE:
            return
        if hit is not None and hit.start <= text.lines[index].start + start:
            continue
        if (end := _name_end(row, start)) is not None:
            yield _Item(index, start, end, *_called(row, end, vocabulary.catalogue.roles))
        elif hit is None and _ONLY_JOINS.fullmatch(row) is None:
            return


def _called(row: str, end: int, roles: Mapping[str, str]) -> tuple[str | None, bool]:
    """The role that what an item is called gives it, behind its name, and whether several are called so together."""
    words = [alias for alias in _ALIAS.finditer(row, end) if alias["word"] in roles]
    own = next((alias for alias in reversed(words) if alias["word"] in ROLES), None)
    alias = own or next(iter(words), None)
    if alias is None:
        return None, False
    return roles[alias["word"]], any(word in row[end : alias.end()] for word in ("共同", "统称", "合称", "一起"))


def _name_end(row: str, start: int) -> int | None:
    """Where the name ends that the item begins with; an organisation's goes before a person's."""
    ends = [
        end.start() for end in _LOOKS["ends"].finditer(row, start, start + _LONGEST_NAME) if end.start() > start + 1
    ]
    return (_organisation_end(row, start, ends) or _person_end(row, start, ends[0])) if ends else None


def _organisation_end(row: str, start: int, ends: Sequence[int]) -> int | None:
    """The first of the ends at which an organisation's name is whole, with its legal form behind."""
    for end in ends:
        if punctuation.holds(row[start:end], ',;。:“”"\t') and not row[start:end].isascii():
            return None
        if is_organisation(row[start:end]):
            form = _LOOKS["form_behind"].match(row, end)
            return end if form is None else int(form.end())
    return None


def _person_end(row: str, start: int, end: int) -> int | None:
    bare: str = _LOOKS["form_of_address"].sub("", row[start:end])
    return start + len(bare) if is_person(bare) and SURNAME.match(bare) else None


def _sides(items: Sequence[_Item]) -> dict[str, _Item]:
    """The parties by role: as the items say, of several that are one party the first; else in their order."""
    if not any(item.role for item in items):
        return dict(zip(ROLES, items, strict=False))
    sides = _as_said(items)
    if len(items) == 2 and len(sides) == 1 and not items[1].together:
        ((role, said),) = sides.items()
        if role in OPPOSITE:
            sides[OPPOSITE[role]] = items[1] if said is items[0] else items[0]
    return sides


def _as_said(items: Sequence[_Item]) -> dict[str, _Item]:
    """The parties whose roles the items say."""
    sides: dict[str, _Item] = {}
    since: list[_Item] = []
    for item in items:
        since.append(item)
        if item.role is not None:
            sides.setdefault(item.role, since[0] if item.together else item)
            since = []
    return sides
