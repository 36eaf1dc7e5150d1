"""Values as the agreement writes them: labels are matched in simplified characters, values keep their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hedui.extract.mention import Mention
from hedui.extract.text.agreement import AgreementText
from hedui.normalize.fold import fold
from hedui.normalize.simplified import as_on_the_mainland


def as_written(text: AgreementText, found: Iterable[Mention]) -> list[Mention]:
    """The mentions with their texts in the characters of the page; unchanged where it is in simplified ones."""
    if not text.is_traditional:
        return list(found)
    return [replace(one, value=_written(text, one, one.value)) if isinstance(one.value, str) else one for one in found]


def _written(text: AgreementText, mention: Mention, value: str) -> str:
    """The value spelt as its place on the page spells it, where it stands there character for character."""
    own = fold(text.source[mention.start : mention.end]).text
    plain = as_on_the_mainland(own)
    spelt = []
    at = -1
    for character, sought in zip(value, as_on_the_mainland(value), strict=True):
        at = plain.find(sought, at + 1)
        if at < 0:
            return value
        spelt.append(own[at] if own[at] != plain[at] else character)
    return "".join(spelt)
