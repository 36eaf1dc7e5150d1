"""Those who agree without a word for each, all of them or one side together: 联合体：A公司、B公司.

Beside them the other ways to name parties than by a label of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from hedui.extract.labels.listed import listed_parties
from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.labels.persons_named import with_persons_named
from hedui.extract.labels.sides import names_party
from hedui.extract.labels.upright import upright_parties
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.words.meanings import Kind
from hedui.extract.words.vocabulary import Vocabulary
from hedui.models.codes import ROLES
from hedui.normalize import punctuation

_LINES = 60
"""Lines of the head in which they are named."""
_JOINTS = looks("labels")["joins_names"]
_IS = punctuation.any_of("为是:：)）")
"""Behind a party's word before its name: 买方为A公司，（卖方）B公司."""
_Name = tuple[str | None, int, int, int]
"""The role that its word gives a name, its line, and where it begins and ends in ``rows``."""


def with_named(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> list[Hit]:
    """The labels with those of parties that are named together or in a list, and of persons that parties name."""
    hits = [*hits, *upright_parties(text, hits, vocabulary)]
    named = with_persons_named(text, _with_parties_together(text, hits, vocabulary), vocabulary)
    return [*named, *listed_parties(text, named, vocabulary)]


def _with_parties_together(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> list[Hit]:
    """The labels, with a party's before each such name in place of those of its line."""
    lines = list(_lines(text, vocabulary))
    parties = _parties(hits, lines, vocabulary) if lines else []
    taken = {hit.line for hit in parties}
    return [*(hit for hit in hits if hit.line not in taken), *parties]


def _parties(hits: Sequence[Hit], lines: Sequence[tuple[bool, list[_Name]]], vocabulary: Vocabulary) -> list[Hit]:
    stated = {hit.words.role for hit in hits if hit.words.kind is Kind.ROLE and names_party(hit)}
    names = [name for _, found in lines for name in found]
    if not stated:
        said = [name[0] for name in names if name[0] is not None]
        roles = said if len(set(said)) == len(names) else ROLES
        pairs = zip(roles, names, strict=False) if len(names) > 1 else ()
        return [_party(vocabulary, role, *name[1:]) for role, name in pairs]
    whole, first = lines[0]
    if not whole or len(stated) != 1 or (role := next(iter(stated))) not in OPPOSITE:
        return []
    return [_party(vocabulary, OPPOSITE[role], first[0][1], first[0][2], first[-1][3])]


def _party(vocabulary: Vocabulary, role: str, line: int, start: int, end: int) -> Hit:
    return Hit(vocabulary.role(role, role, sealed=False), line, start, start, end, True)


def _lines(text: AgreementText, vocabulary: Vocabulary) -> Iterator[tuple[bool, list[_Name]]]:
    """The names of each such line, and whether the line is a consortium's, which is one side of an agreement."""
    for index, line in enumerate(islice(text.lines, _LINES)):
        row = text.line_text(line)
        lead = vocabulary.catalogue.phrases["agree_together"].match(row)
        if lead is not None and (names := _names(row, lead.end(), vocabulary)):
            yield (
                vocabulary.catalogue.says("one_side_together", lead[0]),
                [(role, index, line.start + start, line.start + end) for role, start, end in names],
            )


def _names(row: str, begin: int, vocabulary: Vocabulary) -> list[tuple[str | None, int, int]]:
    """Where the names stand that are all of a line from ``begin`` on; none where something else is among them."""
    end = len(row.rstrip(" 。;；,，"))
    joints = [(begin, begin), *(joint.span() for joint in _JOINTS.finditer(row, begin, end)), (end, end)]
    spans = [(before[1], after[0]) for before, after in pairwise(joints) if before[1] < after[0]]
    named = [_with_role(row, start, stop, vocabulary) for start, stop in spans]
    return named if all(_is_name(row[start:stop]) for _, start, stop in named) else []


def _with_role(row: str, start: int, stop: int, vocabulary: Vocabulary) -> tuple[str | None, int, int]:
    """The role that a word before the name gives it, and where the name itself stands."""
    catalogue = vocabulary.catalogue
    prefix = catalogue.role_prefix.match(row, start + row.startswith(("(", "（"), start), stop)
    joint = _IS.match(row, prefix.end(), stop) if prefix is not None else None
    return (None, start, stop) if prefix is None or joint is None else (catalogue.roles[prefix[0]], joint.end(), stop)


def _is_name(name: str) -> bool:
    return is_organisation(name) or (is_person(name) and SURNAME.match(name) is not None)
