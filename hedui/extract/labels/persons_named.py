"""Whom each party names below a heading of contacts, 联系人：, on lines such as 甲方：何静 and 乙方：陶小满."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hedui.extract.labels.listed import NUMBERED
from hedui.extract.labels.sides import names_party
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.people import SURNAME, read_person
from hedui.extract.words.vocabulary import Vocabulary

_CONTACT = "联系人"
_LONGEST_HEADING = 40


def with_persons_named(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> list[Hit]:
    """The labels, a party's own made one for its contact where it stands below such a heading.

    Only where the party is named elsewhere, too, and a person behind the label.
    """
    named = Counter(hit.words.role for hit in hits if names_party(hit))
    contact = vocabulary.meaning(_CONTACT)
    assert contact is not None
    found: list[Hit] = []
    headed = -1
    for hit in hits:
        again = names_party(hit) and named[hit.words.role] > 1
        if again and _is_person(text, hit) and _is_headed(text, hit, vocabulary, headed):
            headed = hit.line
            found.append(replace(hit, words=replace(contact, role=hit.words.role)))
        else:
            found.append(hit)
    return found


def _is_person(text: AgreementText, hit: Hit) -> bool:
    value = text.rows.text[hit.value : hit.end]
    return SURNAME.match(value.lstrip()) is not None and bool(read_person(value))


def _is_headed(text: AgreementText, hit: Hit, vocabulary: Vocabulary, headed: int) -> bool:
    """Whether the words before the label, or on the line above, head contacts; or the line above is ``headed`` so."""
    if headed == hit.line:
        return True
    line = text.lines[hit.line]
    before = text.rows.text[line.start : hit.start].strip()
    if before and NUMBERED.fullmatch(before) is None:
        return vocabulary.catalogue.says("heads_contacts", before[-_LONGEST_HEADING:])
    above = text.line_text(text.lines[hit.line - 1]).strip() if hit.line else ""
    return headed == hit.line - 1 >= 0 or vocabulary.catalogue.says("heads_contacts", above[-_LONGEST_HEADING:])
