"""Several who are one party: the first, or the one who leads, is named for all of them, the others are not."""

from __future__ import annotations

import regex

from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind, Words

_NUMBERED = regex.compile(
    r"(?P<party>[甲乙丙]方|Party[A-C])[之-]?[(（]?(?:(?P<first>[一1①壹Ⅰ]|I(?!I|V))|[二三四五六七八2-8②-⑧贰叁肆伍Ⅱ-Ⅵ]|I{2,3}|IV|V)[)）]?"
)
_MEMBER = regex.compile(r"(?P<party>[^()（）]+)[(（](?:联合体)?成员(?:单位|方)?\d?[)）](?:[(（][^()（）]*[)）])?")


def of_several(key: str, catalogue: Catalogue) -> Words | None:
    """What 甲方一, 甲方（2） and 承包人（联合体成员） mean: the party, or somebody who is not named for it."""
    if (numbered := _NUMBERED.fullmatch(key)) is not None:
        party = numbered["party"]
        role = catalogue.roles[party]
        return Words(Kind.ROLE, party, role=role, named=party) if numbered["first"] else Words(Kind.OTHER, key)
    member = _MEMBER.fullmatch(key)
    return Words(Kind.OTHER, key) if member is not None and member["party"] in catalogue.roles else None
