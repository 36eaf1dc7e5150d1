"""Several who are one party: the first, or the one who leads, is named for all of them, the others are not."""

from __future__ import annotations

from collections.abc import Callable

from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind, Words

_LOOKS = looks("told_in_text")
_NUMBERED = _LOOKS["numbered_label"]
_MEMBER = _LOOKS["member"]
_COUNTED = _LOOKS["counted_label"]


def of_several(key: str, catalogue: Catalogue) -> Words | None:
    """What 甲方一, 受让方（2） and 承包人（联合体成员） mean: the party, or somebody who is not named for it."""
    word = catalogue.role_prefix.match(key)
    if word is not None and (numbered := _NUMBERED.fullmatch(key, word.end())) is not None:
        party, role = word[0], catalogue.roles[word[0]]
        return Words(Kind.ROLE, party, role=role, named=party) if numbered["first"] else Words(Kind.OTHER, key)
    member = _MEMBER.fullmatch(key)
    return Words(Kind.OTHER, key) if member is not None and member["party"] in catalogue.roles else None


def counted(key: str, meaning: Callable[[str], Words | None]) -> Words | None:
    """What 账号1, 收款账户二 and 开户行（1） mean: what is stated of one account among several."""
    found = _COUNTED.fullmatch(key)
    words = meaning(found["label"]) if found is not None else None
    return words if words is not None and words.asks_only("account.") and words.kind is Kind.FIELD else None
